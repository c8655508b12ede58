/* dossier-exchange-own.c: reads what Dossier itself writes as JSON.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each version comes as the page that was received, with its time; annotations by their words, at
 * the version that they were made on. What was found in the text is found again.
 */
#include "config.h"

#include "core/exchange/dossier-exchange-readers.h"

#include <string.h>

/* The source of a text that is only what another program kept of its article. */
#define KEPT "dossier:kept"

static gint64
get_number (JsonObject *object, const char *name, gint64 otherwise)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) ||
      json_node_get_value_type (node) != G_TYPE_INT64)
    return otherwise;
  return json_node_get_int (node);
}

static gboolean
is_true (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
         json_node_get_value_type (node) == G_TYPE_BOOLEAN && json_node_get_boolean (node);
}

static void
add_tags (GPtrArray *tags, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        dossier_exchange_add_tags (tags, json_node_get_string (node), "\n");
    }
}

static void
read_annotation (DossierImported *imported, DossierImportedArticle *article, JsonObject *object)
{
  static const DossierExchangeMember members[] = {
    { "uuid", DOSSIER_EXCHANGE_TEXT },      { "quote", DOSSIER_EXCHANGE_TEXT },
    { "prefix", DOSSIER_EXCHANGE_TEXT },    { "suffix", DOSSIER_EXCHANGE_TEXT },
    { "colour", DOSSIER_EXCHANGE_TEXT },    { "note", DOSSIER_EXCHANGE_TEXT },
    { "start", DOSSIER_EXCHANGE_NUMBER },   { "end", DOSSIER_EXCHANGE_NUMBER },
    { "created", DOSSIER_EXCHANGE_NUMBER }, { "modified", DOSSIER_EXCHANGE_NUMBER },
    { "tags", DOSSIER_EXCHANGE_LIST },      { NULL, DOSSIER_EXCHANGE_TEXT },
  };
  DossierImportedAnnotation *annotation = dossier_imported_article_add_annotation (article);
  g_autofree char           *what =
      g_strdup_printf ("%s, annotation %u", article->url, article->annotations->len);

  dossier_exchange_check_members (imported, object, what, members);
  annotation->uuid = g_strdup (dossier_exchange_get_string (object, "uuid"));
  annotation->quote = g_strdup (dossier_exchange_get_string (object, "quote"));
  annotation->prefix = g_strdup (dossier_exchange_get_string (object, "prefix"));
  annotation->suffix = g_strdup (dossier_exchange_get_string (object, "suffix"));
  annotation->colour = g_strdup (dossier_exchange_get_string (object, "colour"));
  annotation->note = g_strdup (dossier_exchange_get_string (object, "note"));
  annotation->start = get_number (object, "start", -1);
  annotation->end = get_number (object, "end", -1);
  annotation->created = get_number (object, "created", 0);
  annotation->modified = get_number (object, "modified", 0);
  add_tags (annotation->tags, dossier_exchange_get_array (object, "tags"));
}

/* The type that the server gave the page; headers are strings in an object. */
static char *
dup_content_type (JsonObject *version)
{
  JsonObject *headers = dossier_exchange_get_object (version, "headers");
  const char *type = dossier_exchange_get_string (headers, "content-type");

  if (type == NULL)
    type = dossier_exchange_get_string (headers, "Content-Type");
  return g_strdup (type);
}

/* Pictures stand once, whatever versions have them. */
static void
read_pictures (DossierImported *imported, JsonArray *images, gint64 received)
{
  for (guint i = 0; images != NULL && i < json_array_get_length (images); i++)
    {
      JsonObject *image = dossier_exchange_get_element (images, i);
      const char *url = dossier_exchange_get_string (image, "url");
      const char *bytes = dossier_exchange_get_string (image, "bytes");
      gsize       length = 0;

      if (url == NULL || bytes == NULL)
        {
          dossier_imported_add_problem (imported, "a picture has no address or no bytes");
          continue;
        }
      dossier_imported_add_picture (imported,
                                    url,
                                    g_bytes_new_take (g_base64_decode (bytes, &length), length))
          ->received = received;
    }
}

/* What the reader decided about names and numbers is not made again from the page. */
static void
tell_decisions (DossierImported *imported, JsonArray *mentions, const char *url)
{
  guint n_decided = 0;

  for (guint i = 0; mentions != NULL && i < json_array_get_length (mentions); i++)
    {
      const char *origin =
          dossier_exchange_get_string (dossier_exchange_get_element (mentions, i), "origin");

      n_decided += origin != NULL && strcmp (origin, "recognised") != 0;
    }
  if (n_decided > 0)
    dossier_imported_add_problem (imported,
                                  "%s: %u corrections of names and numbers were left out; a bundle "
                                  "has them",
                                  url,
                                  n_decided);
}

static void
read_version (DossierImported *imported, JsonObject *own, JsonObject *version, const char *url)
{
  DossierImportedArticle *article = dossier_imported_add_article (imported, url);
  JsonArray              *annotations = dossier_exchange_get_array (version, "annotations");
  const char             *raw = dossier_exchange_get_string (version, "raw");
  gsize                   length = 0;

  article->title = g_strdup (dossier_exchange_get_string (version, "title"));
  article->byline = g_strdup (dossier_exchange_get_string (version, "byline"));
  article->published = g_strdup (dossier_exchange_get_string (version, "published"));
  article->language = g_strdup (dossier_exchange_get_string (version, "lang"));
  article->added = get_number (own, "added", 0);
  article->received = get_number (version, "fetched", 0);
  article->content_type = dup_content_type (version);
  /* What another program kept is made again of the annotations. */
  if (raw != NULL && g_strcmp0 (dossier_exchange_get_string (version, "source"), KEPT) != 0)
    {
      guchar *bytes = g_base64_decode (raw, &length);

      article->page = g_bytes_new_take (bytes, length);
    }
  article->flags |= is_true (own, "read") ? DOSSIER_IMPORTED_READ : 0;
  article->flags |= is_true (own, "starred") ? DOSSIER_IMPORTED_STARRED : 0;
  article->flags |= is_true (own, "archived") ? DOSSIER_IMPORTED_ARCHIVED : 0;
  add_tags (article->tags, dossier_exchange_get_array (own, "tags"));
  read_pictures (imported, dossier_exchange_get_array (version, "images"), article->received);
  tell_decisions (imported, dossier_exchange_get_array (version, "mentions"), url);
  for (guint i = 0; annotations != NULL && i < json_array_get_length (annotations); i++)
    if (dossier_exchange_get_element (annotations, i) != NULL)
      read_annotation (imported, article, dossier_exchange_get_element (annotations, i));
    else
      dossier_imported_add_problem (imported, "%s: annotation %u is no object", url, i + 1);
}

static const DossierExchangeMember version_members[] = {
  { "title", DOSSIER_EXCHANGE_TEXT },       { "byline", DOSSIER_EXCHANGE_TEXT },
  { "published", DOSSIER_EXCHANGE_TEXT },   { "lang", DOSSIER_EXCHANGE_TEXT },
  { "fetched", DOSSIER_EXCHANGE_NUMBER },   { "raw", DOSSIER_EXCHANGE_TEXT },
  { "source", DOSSIER_EXCHANGE_TEXT },      { "images", DOSSIER_EXCHANGE_LIST },
  { "annotations", DOSSIER_EXCHANGE_LIST }, { "headers", DOSSIER_EXCHANGE_OBJECT },
  { NULL, DOSSIER_EXCHANGE_TEXT },
};

static void
read_versions (DossierImported *imported, JsonObject *own, JsonArray *versions, const char *url)
{
  for (guint i = 0; i < json_array_get_length (versions); i++)
    {
      JsonObject      *version = dossier_exchange_get_element (versions, i);
      g_autofree char *what = g_strdup_printf ("%s, version %u", url, i + 1);

      if (version == NULL)
        {
          dossier_imported_add_problem (imported, "%s is no object", what);
          continue;
        }
      dossier_exchange_check_members (imported, version, what, version_members);
      read_version (imported, own, version, url);
    }
}

DossierImported *
dossier_exchange_read_own (JsonArray *articles, GError **error)
{
  DossierImported *imported = dossier_imported_new ("Dossier JSON");

  for (guint i = 0; i < json_array_get_length (articles); i++)
    {
      JsonObject *own = dossier_exchange_get_element (articles, i);
      const char *url = dossier_exchange_get_string (own, "url");
      JsonArray  *versions = dossier_exchange_get_array (own, "versions");

      if (url == NULL || versions == NULL)
        dossier_imported_add_problem (imported, "article %u has no address or no versions", i + 1);
      else
        read_versions (imported, own, versions, url);
    }
  return imported;
}
