/* dossier-document-layout.c: blocks and inlines of a document as JSON, there and back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-document.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-json-guard.h"

#include <json-glib/json-glib.h>
#include <string.h>

/* Lists of objects in an object. */
#define MAX_DEPTH 4

static const char *const INLINE_KIND_NAMES[] = {
  [DOSSIER_INLINE_LINK] = "link",           [DOSSIER_INLINE_EMPHASIS] = "emphasis",
  [DOSSIER_INLINE_STRONG] = "strong",       [DOSSIER_INLINE_CODE] = "code",
  [DOSSIER_INLINE_REFERENCE] = "reference", [DOSSIER_INLINE_ANCHOR] = "anchor",
  [DOSSIER_INLINE_CREDIT] = "credit",       [DOSSIER_INLINE_IMAGE] = "image",
};

static void
add_number (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
}

/* Absent stands for NULL and for zero: most blocks have no more than kind, start and end. */
static void
add_optional_number (JsonBuilder *builder, const char *name, gint64 value)
{
  if (value != 0)
    add_number (builder, name, value);
}

static void
add_optional_string (JsonBuilder *builder, const char *name, const char *value)
{
  if (value == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_block (JsonBuilder *builder, const DossierBlock *block)
{
  json_builder_begin_object (builder);
  add_optional_string (builder, "kind", dossier_block_kind_to_string (block->kind));
  add_number (builder, "start", block->span.start);
  add_number (builder, "end", block->span.end);
  add_optional_number (builder, "level", block->level);
  add_optional_number (builder, "number", block->number);
  add_optional_string (builder, "image", block->image_url);
  add_optional_string (builder, "fallback", block->fallback_url);
  add_optional_string (builder, "alternative", block->alternative);
  json_builder_end_object (builder);
}

static void
add_inline (JsonBuilder *builder, const DossierInline *run)
{
  json_builder_begin_object (builder);
  add_optional_string (builder, "kind", INLINE_KIND_NAMES[run->kind]);
  add_number (builder, "start", run->span.start);
  add_number (builder, "end", run->span.end);
  add_optional_string (builder, "target", run->target);
  json_builder_end_object (builder);
}

char *
dossier_document_serialize_layout (const DossierDocument *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL, NULL);
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->blocks->len; i++)
    add_block (builder, &g_array_index (self->blocks, DossierBlock, i));
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "inlines");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->inlines->len; i++)
    add_inline (builder, &g_array_index (self->inlines, DossierInline, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  return json_generator_to_data (generator, NULL);
}

static gint64
read_number (JsonObject *object, const char *name, gint64 fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return fallback;
  return json_node_get_int (node);
}

static const char *
read_string (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

static gboolean
is_boundary (const DossierDocument *self, gint64 offset)
{
  if (offset < 0 || (guint64) offset > self->text_length)
    return FALSE;
  return (guint64) offset == self->text_length || ((guchar) self->text[offset] & 0xc0) != 0x80;
}

static gboolean
read_span (const DossierDocument *self, JsonObject *object, DossierSpan *span)
{
  gint64 start = read_number (object, "start", -1);
  gint64 end = read_number (object, "end", -1);

  if (start > end || !is_boundary (self, start) || !is_boundary (self, end))
    return FALSE;
  span->start = start;
  span->end = end;
  return TRUE;
}

/* Blocks cover the text: the next one starts after the newline that ends the one before. */
static gboolean
follows (const DossierDocument *self, const GArray *blocks, const DossierSpan *span)
{
  const DossierBlock *last;

  if (blocks->len == 0)
    return span->start == 0;
  last = &g_array_index (blocks, DossierBlock, blocks->len - 1);
  return span->start == last->span.end + 1 && self->text[last->span.end] == '\n';
}

static gboolean
read_block (const DossierDocument *self, JsonObject *object, GArray *blocks)
{
  DossierBlock block = { 0 };
  gint64       level = read_number (object, "level", 0);
  gint64       number = read_number (object, "number", 0);

  if (!dossier_block_kind_from_string (read_string (object, "kind"), &block.kind) ||
      !read_span (self, object, &block.span) || !follows (self, blocks, &block.span) || level < 0 ||
      level > G_MAXINT || number < 0 || number > G_MAXINT)
    return FALSE;
  block.level = level;
  block.number = number;
  block.image_url = g_strdup (read_string (object, "image"));
  block.fallback_url = g_strdup (read_string (object, "fallback"));
  block.alternative = g_strdup (read_string (object, "alternative"));
  g_array_append_val (blocks, block);
  return TRUE;
}

static gboolean
read_inline (const DossierDocument *self, JsonObject *object, GArray *inlines)
{
  const char   *name = read_string (object, "kind");
  DossierInline run = { 0 };

  while (run.kind < G_N_ELEMENTS (INLINE_KIND_NAMES) &&
         g_strcmp0 (name, INLINE_KIND_NAMES[run.kind]) != 0)
    run.kind++;
  if (run.kind == G_N_ELEMENTS (INLINE_KIND_NAMES) || !read_span (self, object, &run.span))
    return FALSE;
  if (inlines->len > 0 &&
      g_array_index (inlines, DossierInline, inlines->len - 1).span.start > run.span.start)
    return FALSE;
  run.target = g_strdup (read_string (object, "target"));
  g_array_append_val (inlines, run);
  return TRUE;
}

typedef gboolean (*ReadItem) (const DossierDocument *self, JsonObject *object, GArray *items);

static gboolean
read_items (const DossierDocument *self, JsonObject *root, const char *name, ReadItem read)
{
  JsonNode  *node = json_object_get_member (root, name);
  GArray    *items = read == read_block ? self->blocks : self->inlines;
  JsonArray *array;

  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    return FALSE;
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (item) || !read (self, json_node_get_object (item), items))
        return FALSE;
    }
  return TRUE;
}

static gboolean
covers_text (const DossierDocument *self)
{
  if (self->blocks->len == 0)
    return self->text_length == 0;
  return g_array_index (self->blocks, DossierBlock, self->blocks->len - 1).span.end ==
         self->text_length;
}

gboolean
dossier_document_deserialize_layout (DossierDocument *self, const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) local_error = NULL;
  JsonNode *root;

  g_return_val_if_fail (self != NULL && json != NULL, FALSE);
  g_array_set_size (self->blocks, 0);
  g_array_set_size (self->inlines, 0);
  if (!dossier_json_guard_check (json, strlen (json), MAX_DEPTH, G_MAXSIZE, &local_error) ||
      !json_parser_load_from_data (parser, json, -1, &local_error))
    {
      g_set_error (error,
                   DOSSIER_CORE_ERROR,
                   DOSSIER_CORE_ERROR_BAD_DATA,
                   "reading the layout of a document: %s",
                   local_error->message);
      return FALSE;
    }
  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root) &&
      read_items (self, json_node_get_object (root), "blocks", read_block) &&
      read_items (self, json_node_get_object (root), "inlines", read_inline) && covers_text (self))
    return TRUE;
  g_array_set_size (self->blocks, 0);
  g_array_set_size (self->inlines, 0);
  g_set_error_literal (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_BAD_DATA,
                       "reading the layout of a document: it does not fit its text");
  return FALSE;
}
