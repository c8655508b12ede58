/* dossier-export-json.c: the format "json": everything there is of the articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/export/dossier-export-private.h"

#include "store/dossier-images.h"

static void
add_bytes (JsonBuilder *builder, const char *name, GBytes *bytes)
{
  gsize            length;
  const guchar    *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = g_base64_encode (data, length);

  dossier_mention_json_add_string (builder, name, text);
}

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

/* Layout and headers are JSON in the store already; what cannot be parsed is kept as a string. */
static void
add_json (JsonBuilder *builder, const char *name, const char *json)
{
  g_autoptr (JsonNode) node = json != NULL ? json_from_string (json, NULL) : NULL;

  if (node == NULL)
    {
      dossier_mention_json_add_string (builder, name, json);
      return;
    }
  json_builder_set_member_name (builder, name);
  json_builder_add_value (builder, g_steal_pointer (&node));
}

static gboolean
add_mentions (DossierDb              *db,
              JsonBuilder            *builder,
              const DossierVersion   *version,
              const DossierTextIndex *index,
              GError                **error)
{
  static const char *const origins[] = {
    [DOSSIER_ORIGIN_RECOGNISED] = "recognised",
    [DOSSIER_ORIGIN_CONFIRMED] = "confirmed",
    [DOSSIER_ORIGIN_MADE] = "made",
    [DOSSIER_ORIGIN_REJECTED] = "rejected",
  };
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);

  if (!dossier_mentions_list (db, version->id, mentions, error))
    return FALSE;
  json_builder_set_member_name (builder, "mentions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mentions->len; i++)
    {
      DossierStoredMention *stored = g_ptr_array_index (mentions, i);

      json_builder_begin_object (builder);
      dossier_mention_json_add_string (builder, "origin", origins[stored->origin]);
      json_builder_set_member_name (builder, "mention");
      dossier_mention_json_add (builder, stored->mention, version->document->text, index);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static gboolean
add_images (DossierDb *db, JsonBuilder *builder, const DossierVersion *version, GError **error)
{
  g_autoptr (GPtrArray) images =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_image_free);

  if (!dossier_images_list (db, version->id, images, error))
    return FALSE;
  json_builder_set_member_name (builder, "images");
  json_builder_begin_array (builder);
  for (guint i = 0; i < images->len; i++)
    {
      DossierImage *image = g_ptr_array_index (images, i);

      json_builder_begin_object (builder);
      dossier_mention_json_add_string (builder, "url", image->url);
      dossier_mention_json_add_string (builder, "type", image->content_type);
      add_bytes (builder, "bytes", image->bytes);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

/* An annotation stands with the version that it was made on. */
static gboolean
add_annotations (DossierDb              *db,
                 JsonBuilder            *builder,
                 const DossierVersion   *version,
                 const DossierTextIndex *index,
                 GError                **error)
{
  g_autoptr (GPtrArray) annotations =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_annotation_free);

  if (!dossier_annotations_list (db, version->id, annotations, error))
    return FALSE;
  json_builder_set_member_name (builder, "annotations");
  json_builder_begin_array (builder);
  for (guint i = 0; i < annotations->len; i++)
    {
      DossierAnnotation     *annotation = g_ptr_array_index (annotations, i);
      const DossierSelector *selector = annotation->selector;

      if (annotation->version_id != version->id)
        continue;
      json_builder_begin_object (builder);
      dossier_mention_json_add_string (builder, "uuid", annotation->uuid);
      dossier_mention_json_add_number (
          builder,
          "start",
          dossier_text_index_to_code_point (index, selector->position.start));
      dossier_mention_json_add_number (
          builder,
          "end",
          dossier_text_index_to_code_point (index, selector->position.end));
      dossier_mention_json_add_string (builder, "quote", selector->quote);
      dossier_mention_json_add_string (builder, "prefix", selector->prefix);
      dossier_mention_json_add_string (builder, "suffix", selector->suffix);
      dossier_mention_json_add_string (builder,
                                       "colour",
                                       dossier_colour_to_string (annotation->colour));
      dossier_mention_json_add_string (builder, "note", annotation->note);
      json_builder_set_member_name (builder, "tags");
      json_builder_begin_array (builder);
      for (char **tag = annotation->tags; *tag != NULL; tag++)
        json_builder_add_string_value (builder, *tag);
      json_builder_end_array (builder);
      dossier_mention_json_add_number (builder, "created", annotation->created);
      dossier_mention_json_add_number (builder, "modified", annotation->modified);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static gboolean
add_version (DossierDb *db, JsonBuilder *builder, const DossierVersion *version, GError **error)
{
  const DossierDocument *document = version->document;
  g_autoptr (DossierTextIndex) index =
      dossier_text_index_new (document->text, document->text_length);
  g_autofree char *layout = dossier_document_serialize_layout (document);
  g_autoptr (GBytes) raw = dossier_versions_get_raw (db, version->id, error);

  if (raw == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  dossier_mention_json_add_number (builder, "number", version->number);
  dossier_mention_json_add_number (builder, "fetched", version->fetched);
  dossier_mention_json_add_string (builder, "source", version->source_url);
  dossier_mention_json_add_string (builder, "title", document->title);
  dossier_mention_json_add_string (builder, "byline", document->byline);
  dossier_mention_json_add_string (builder, "published", document->published);
  dossier_mention_json_add_string (builder, "modified", document->modified);
  dossier_mention_json_add_string (builder, "site", document->site);
  dossier_mention_json_add_string (builder, "lang", document->language);
  dossier_mention_json_add_string (builder, "lead", document->lead);
  dossier_mention_json_add_string (builder, "access", document->access);
  dossier_mention_json_add_string (builder, "text", document->text);
  add_json (builder, "layout", layout);
  add_json (builder, "headers", version->headers);
  dossier_mention_json_add_string (builder, "sha256", version->sha256);
  add_bytes (builder, "raw", raw);
  if (!add_images (db, builder, version, error) ||
      !add_mentions (db, builder, version, index, error) ||
      !add_annotations (db, builder, version, index, error))
    return FALSE;
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
add_article (DossierDb *db, JsonBuilder *builder, const DossierArticle *article, GError **error)
{
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "url", article->url);
  dossier_mention_json_add_number (builder, "added", article->added);
  add_boolean (builder, "read", (article->flags & DOSSIER_ARTICLE_READ) != 0);
  add_boolean (builder, "starred", (article->flags & DOSSIER_ARTICLE_STARRED) != 0);
  add_boolean (builder, "archived", (article->flags & DOSSIER_ARTICLE_ARCHIVED) != 0);
  json_builder_set_member_name (builder, "versions");
  json_builder_begin_array (builder);
  for (guint number = 1; number <= article->version; number++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (DossierVersion) version =
          dossier_versions_get (db, article->id, number, &local_error);

      if (version != NULL)
        add_version (db, builder, version, &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  return TRUE;
}

static int
compare_entities (gconstpointer a, gconstpointer b)
{
  const DossierEntity *const *left = a;
  const DossierEntity *const *right = b;

  if ((*left)->kind != (*right)->kind)
    return (int) (*left)->kind - (int) (*right)->kind;
  return strcmp ((*left)->name, (*right)->name);
}

static gboolean
add_entities (DossierDb *db, gpointer state, GString *out, GError **error)
{
  g_autoptr (GPtrArray) entities =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_free);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  for (DossierEntityKind kind = DOSSIER_ENTITY_PERSON; kind <= DOSSIER_ENTITY_ORGANISATION; kind++)
    if (!dossier_entities_list (db, kind, NULL, 0, entities, error))
      return FALSE;
  g_ptr_array_sort (entities, compare_entities);

  json_builder_begin_array (builder);
  for (guint i = 0; i < entities->len; i++)
    {
      const DossierEntity *entity = g_ptr_array_index (entities, i);

      json_builder_begin_object (builder);
      dossier_mention_json_add_string (builder,
                                       "type",
                                       dossier_entity_kind_to_string (entity->kind));
      dossier_mention_json_add_string (builder, "name", entity->name);
      if (entity->place != NULL)
        {
          dossier_mention_json_add_number (builder, "lat", entity->place->latitude);
          dossier_mention_json_add_number (builder, "lon", entity->place->longitude);
          dossier_mention_json_add_string (builder, "country", entity->place->country);
        }
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  g_string_append (out, "\n],\n\"entities\":");
  dossier_export_append_built (out, builder);
  return TRUE;
}

static gboolean
add_item (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (!add_article (item->db, builder, item->article, error))
    return FALSE;
  dossier_export_append_built (out, builder);
  return TRUE;
}

const DossierExportWriter dossier_export_json = {
  .name = "json",
  .suffix = "json",
  .opening = "{\"format\":\"dossier\",\"revision\":1,\"articles\":[\n",
  .separator = ",\n",
  .closing = "}\n",
  .add = add_item,
  .finish = add_entities,
};
