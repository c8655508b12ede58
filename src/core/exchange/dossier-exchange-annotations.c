/* dossier-exchange-annotations.c: reads W3C Web Annotation JSON-LD, and rows of Hypothesis.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The model lets nearly every member be a value, an object, or an array of either; so does this.
 */
#include "config.h"

#include "core/exchange/dossier-exchange-readers.h"

#include "core/text/dossier-core-error.h"

#include <string.h>

/* Each gets all bodies, so many targets with many bodies would be very many. */
#define MAX_TARGETS 16

typedef struct
{
  DossierImported *imported;
  GHashTable      *by_url;
  guint            n_read;
} Reader;

/* Calls @each for the value, or for each value of the array. */
static void
for_each (JsonNode *node, void (*each) (JsonNode *value, gpointer data), gpointer data)
{
  JsonArray *array;

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      each (node, data);
      return;
    }
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    each (json_array_get_element (array, i), data);
}

static const char *
get_text (JsonNode *node)
{
  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;
  return json_node_get_string (node);
}

/* Whether a member is this word, or an array that holds it. */
typedef struct
{
  const char *word;
  gboolean    is_found;
} Word;

static void
match_word (JsonNode *value, gpointer data)
{
  Word       *word = data;
  const char *text = get_text (value);

  if (text != NULL && strcmp (text, word->word) == 0)
    word->is_found = TRUE;
}

static gboolean
has_word (JsonObject *object, const char *name, const char *word_text)
{
  Word word = { word_text, FALSE };

  for_each (json_object_get_member (object, name), match_word, &word);
  return word.is_found;
}

static gint64
get_offset (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return -1;
  return MAX (json_node_get_int (node), -1);
}

static void
replace (char **field, const char *text)
{
  if (text == NULL || *field != NULL)
    return;
  *field = g_strdup (text);
}

static void
read_selector (JsonNode *value, gpointer data)
{
  DossierImportedAnnotation *annotation = data;
  JsonObject                *selector;

  if (!JSON_NODE_HOLDS_OBJECT (value))
    return;
  selector = json_node_get_object (value);
  if (has_word (selector, "type", "TextQuoteSelector"))
    {
      replace (&annotation->quote, dossier_exchange_get_string (selector, "exact"));
      replace (&annotation->prefix, dossier_exchange_get_string (selector, "prefix"));
      replace (&annotation->suffix, dossier_exchange_get_string (selector, "suffix"));
    }
  if (has_word (selector, "type", "TextPositionSelector"))
    {
      annotation->start = get_offset (selector, "start");
      annotation->end = get_offset (selector, "end");
    }
  for_each (json_object_get_member (selector, "refinedBy"), read_selector, annotation);
}

/* What the bodies of an annotation say. */
typedef struct
{
  GString   *note;
  GPtrArray *tags;
  guint      n_unknown;
} Bodies;

static void
add_note (Bodies *bodies, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (bodies->note->len > 0)
    g_string_append (bodies->note, "\n\n");
  g_string_append (bodies->note, text);
}

static gboolean
is_empty_text (JsonObject *body)
{
  const char *value = get_text (json_object_get_member (body, "value"));

  return value != NULL && *value == '\0';
}

/* A body is a tag when it says so; else its words are the note. A body that is elsewhere is kept
 * as its address. */
static void
read_body (JsonNode *value, gpointer data)
{
  Bodies     *bodies = data;
  JsonObject *body;
  const char *text;

  if (!JSON_NODE_HOLDS_OBJECT (value))
    {
      add_note (bodies, get_text (value));
      bodies->n_unknown += get_text (value) == NULL;
      return;
    }
  body = json_node_get_object (value);
  text = dossier_exchange_get_string (body, "value");
  if (text != NULL && has_word (body, "purpose", "tagging"))
    dossier_exchange_add_tags (bodies->tags, text, "\n");
  else if (text != NULL)
    add_note (bodies, text);
  else if (dossier_exchange_get_string (body, "source") != NULL)
    add_note (bodies, dossier_exchange_get_string (body, "source"));
  else if (dossier_exchange_get_string (body, "id") != NULL)
    add_note (bodies, dossier_exchange_get_string (body, "id"));
  else if (text == NULL && !is_empty_text (body))
    bodies->n_unknown++;
}

/* The address that a target, or its source, names. */
static const char *
get_address (JsonNode *target)
{
  JsonObject *object;
  JsonNode   *source;

  if (!JSON_NODE_HOLDS_OBJECT (target))
    return get_text (target);
  object = json_node_get_object (target);
  source = json_object_get_member (object, "source");
  if (source == NULL)
    return dossier_exchange_get_string (object, "id");
  return JSON_NODE_HOLDS_OBJECT (source)
             ? dossier_exchange_get_string (json_node_get_object (source), "id")
             : get_text (source);
}

static const char *
skip_urn (const char *id)
{
  return id != NULL && g_str_has_prefix (id, "urn:uuid:") ? id + strlen ("urn:uuid:") : id;
}

typedef struct
{
  Reader     *reader;
  JsonObject *annotation;
  guint       n_targets;
} Targets;

/* A place that is told in a way which is not known here. */
static void
check_selector (Reader                          *reader,
                JsonObject                      *target,
                const DossierImportedAnnotation *annotation,
                const char                      *what)
{
  JsonNode *selector = json_object_get_member (target, "selector");

  if (selector == NULL || JSON_NODE_HOLDS_NULL (selector) || annotation->quote != NULL ||
      annotation->start >= 0)
    return;
  dossier_imported_add_problem (reader->imported,
                                "%s names its passage in a way that is not known here; it is kept "
                                "as a note about the whole article",
                                what);
}

static void
read_bodies (Reader                    *reader,
             JsonObject                *object,
             DossierImportedAnnotation *annotation,
             const char                *what)
{
  g_autoptr (GString) note = g_string_new (NULL);
  Bodies bodies = { note, annotation->tags, 0 };

  add_note (&bodies, dossier_exchange_get_string (object, "bodyValue"));
  for_each (json_object_get_member (object, "body"), read_body, &bodies);
  if (note->len > 0)
    annotation->note = g_strdup (note->str);
  if (bodies.n_unknown > 0)
    dossier_imported_add_problem (reader->imported,
                                  "%s: %u bodies are neither words nor tags, and were left out",
                                  what,
                                  bodies.n_unknown);
}

static void
read_target (JsonNode *target, gpointer data)
{
  Targets         *targets = data;
  Reader          *reader = targets->reader;
  JsonObject      *object = JSON_NODE_HOLDS_OBJECT (target) ? json_node_get_object (target) : NULL;
  const char      *address = get_address (target);
  g_autofree char *url = NULL;
  g_autofree char *what = g_strdup_printf ("annotation %u", reader->n_read);
  DossierImportedAnnotation *annotation;

  if (++targets->n_targets > MAX_TARGETS)
    {
      if (targets->n_targets == MAX_TARGETS + 1)
        dossier_imported_add_problem (reader->imported,
                                      "%s has more than %d targets",
                                      what,
                                      MAX_TARGETS);
      return;
    }
  if (address != NULL)
    url = g_strndup (address, strcspn (address, "#"));
  if (!dossier_exchange_check_url (reader->imported, url, what))
    return;
  annotation = dossier_imported_article_add_annotation (
      dossier_imported_ensure_article (reader->imported, reader->by_url, url));
  annotation->uuid = g_strdup (skip_urn (dossier_exchange_get_string (targets->annotation, "id")));
  annotation->created =
      dossier_exchange_parse_time (dossier_exchange_get_string (targets->annotation, "created"));
  annotation->modified =
      dossier_exchange_parse_time (dossier_exchange_get_string (targets->annotation, "modified"));
  read_bodies (reader, targets->annotation, annotation, what);
  if (object == NULL)
    return;
  annotation->colour = g_strdup (dossier_exchange_get_string (object, "styleClass"));
  for_each (json_object_get_member (object, "selector"), read_selector, annotation);
  check_selector (reader, object, annotation, what);
}

static void
read_annotation (JsonNode *value, gpointer data)
{
  Reader *reader = data;
  Targets targets = { reader, NULL, 0 };

  reader->n_read++;
  if (!JSON_NODE_HOLDS_OBJECT (value))
    {
      dossier_imported_add_problem (reader->imported, "annotation %u is no object", reader->n_read);
      return;
    }
  targets.annotation = json_node_get_object (value);
  if (json_object_get_member (targets.annotation, "target") == NULL)
    dossier_imported_add_problem (reader->imported, "annotation %u has no target", reader->n_read);
  for_each (json_object_get_member (targets.annotation, "target"), read_target, &targets);
}

/* A collection holds pages, a page annotations; or the file is one annotation, or a list. Pages
 * that are elsewhere are said as a problem: nothing is fetched. */
static void
read_container (JsonNode *value, gpointer data)
{
  Reader     *reader = data;
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;
  JsonNode   *first = object != NULL ? json_object_get_member (object, "first") : NULL;

  if (first != NULL && !JSON_NODE_HOLDS_OBJECT (first))
    dossier_imported_add_problem (reader->imported,
                                  "the collection's first page is not in the file but at %s",
                                  get_text (first) != NULL ? get_text (first) : "another place");
  else if (first != NULL)
    read_container (first, reader);
  else if (object != NULL && json_object_has_member (object, "items"))
    {
      for_each (json_object_get_member (object, "items"), read_annotation, reader);
      if (json_object_has_member (object, "next"))
        dossier_imported_add_problem (reader->imported,
                                      "the collection goes on in another file: %s",
                                      dossier_exchange_get_string (object, "next"));
    }
  else
    read_annotation (value, reader);
}

DossierImported *
dossier_exchange_read_web_annotations (JsonNode *root, GError **error)
{
  Reader reader = { dossier_imported_new ("Web Annotation"), NULL, 0 };
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);

  reader.by_url = by_url;
  for_each (root, read_container, &reader);
  return reader.imported;
}

/* Hypothesis
 * -------------------------------------------------------------------------------------*/

static void
read_tag (JsonNode *value, gpointer data)
{
  dossier_exchange_add_tags (data, get_text (value), "\n");
}

static const DossierExchangeMember row_members[] = {
  { "id", DOSSIER_EXCHANGE_TEXT },      { "created", DOSSIER_EXCHANGE_TEXT },
  { "updated", DOSSIER_EXCHANGE_TEXT }, { "text", DOSSIER_EXCHANGE_TEXT },
  { "tags", DOSSIER_EXCHANGE_LIST },    { "target", DOSSIER_EXCHANGE_LIST },
  { NULL, DOSSIER_EXCHANGE_TEXT },
};

static void
read_row (Reader *reader, JsonObject *row, const char *url, const char *what)
{
  DossierImportedArticle *article =
      dossier_imported_ensure_article (reader->imported, reader->by_url, url);
  DossierImportedAnnotation *annotation = dossier_imported_article_add_annotation (article);
  JsonArray                 *targets = dossier_exchange_get_array (row, "target");
  JsonArray                 *titles =
      dossier_exchange_get_array (dossier_exchange_get_object (row, "document"), "title");
  JsonObject *own = dossier_exchange_get_object (row, "dossier");

  dossier_exchange_check_members (reader->imported, row, what, row_members);
  if (article->title == NULL && titles != NULL && json_array_get_length (titles) > 0)
    article->title = g_strdup (get_text (json_array_get_element (titles, 0)));
  annotation->uuid = g_strdup (dossier_exchange_get_string (row, "id"));
  annotation->created = dossier_exchange_parse_time (dossier_exchange_get_string (row, "created"));
  annotation->modified = dossier_exchange_parse_time (dossier_exchange_get_string (row, "updated"));
  annotation->note = g_strdup (dossier_exchange_get_string (row, "text"));
  annotation->colour = g_strdup (dossier_exchange_get_string (own, "colour"));
  for_each (json_object_get_member (row, "tags"), read_tag, annotation->tags);
  for (guint i = 0; targets != NULL && i < json_array_get_length (targets); i++)
    if (dossier_exchange_get_element (targets, i) != NULL)
      {
        JsonObject *target = dossier_exchange_get_element (targets, i);

        for_each (json_object_get_member (target, "selector"), read_selector, annotation);
        check_selector (reader, target, annotation, what);
      }
}

DossierImported *
dossier_exchange_read_hypothesis (JsonArray *rows, GError **error)
{
  Reader reader = { dossier_imported_new ("Hypothesis"), NULL, 0 };
  g_autoptr (GHashTable) by_url = g_hash_table_new (g_str_hash, g_str_equal);

  reader.by_url = by_url;
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonObject      *row = dossier_exchange_get_element (rows, i);
      g_autofree char *what = g_strdup_printf ("row %u", i + 1);
      const char      *url = dossier_exchange_get_string (row, "uri");

      if (row == NULL)
        dossier_imported_add_problem (reader.imported, "%s is no object", what);
      else if (dossier_exchange_check_url (reader.imported, url, what))
        read_row (&reader, row, url, what);
    }
  return reader.imported;
}
