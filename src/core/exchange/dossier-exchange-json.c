/* dossier-exchange-json.c: tells files of JSON apart; reads lists of Omnivore and wallabag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/exchange/dossier-exchange-readers.h"

#include "core/text/dossier-core-error.h"

#include <string.h>

/* A member that may be true, 1 or "1". */
static gboolean
is_set (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return FALSE;
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return strcmp (json_node_get_string (node), "1") == 0;
  return json_node_get_boolean (node) || json_node_get_int (node) != 0;
}

/* Strings, or objects with a label or name. */
static void
add_tags (GPtrArray *tags, JsonArray *array)
{
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode   *node = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *name = dossier_exchange_get_string (object, "label");

      if (name == NULL)
        name = dossier_exchange_get_string (object, "name");
      if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
        name = json_node_get_string (node);
      dossier_exchange_add_tags (tags, name, "\n");
    }
}

static void
read_wallabag_annotations (DossierImported        *imported,
                           DossierImportedArticle *article,
                           JsonArray              *annotations)
{
  static const DossierExchangeMember members[] = {
    { "quote", DOSSIER_EXCHANGE_TEXT },      { "text", DOSSIER_EXCHANGE_TEXT },
    { "created_at", DOSSIER_EXCHANGE_TEXT }, { "updated_at", DOSSIER_EXCHANGE_TEXT },
    { NULL, DOSSIER_EXCHANGE_TEXT },
  };

  for (guint i = 0; annotations != NULL && i < json_array_get_length (annotations); i++)
    {
      JsonObject                *object = dossier_exchange_get_element (annotations, i);
      DossierImportedAnnotation *annotation;
      g_autofree char           *what = g_strdup_printf ("%s, note %u", article->url, i + 1);

      if (object == NULL)
        {
          dossier_imported_add_problem (imported, "%s is no object", what);
          continue;
        }
      dossier_exchange_check_members (imported, object, what, members);
      annotation = dossier_imported_article_add_annotation (article);
      annotation->quote = g_strdup (dossier_exchange_get_string (object, "quote"));
      annotation->note = g_strdup (dossier_exchange_get_string (object, "text"));
      annotation->created =
          dossier_exchange_parse_time (dossier_exchange_get_string (object, "created_at"));
      annotation->modified =
          dossier_exchange_parse_time (dossier_exchange_get_string (object, "updated_at"));
    }
}

/* The content is the article alone; what it lacks of a page is what the entry says beside it. */
static GBytes *
make_page (const DossierImportedArticle *article, const char *content)
{
  const char      *title = article->title != NULL ? article->title : "";
  g_autofree char *page = NULL;

  page = g_markup_printf_escaped ("<!DOCTYPE html><html lang=\"%s\"><head><title>%s</title>"
                                  "<meta name=\"author\" content=\"%s\">"
                                  "<meta property=\"article:published_time\" content=\"%s\">"
                                  "</head><body><article><h1>%s</h1>\n",
                                  article->language != NULL ? article->language : "",
                                  title,
                                  article->byline != NULL ? article->byline : "",
                                  article->published != NULL ? article->published : "",
                                  title);
  return g_bytes_new_take (g_strconcat (page, content, "\n</article></body></html>\n", NULL),
                           strlen (page) + strlen (content) +
                               strlen ("\n</article></body></html>\n"));
}

static void
read_wallabag_entry (DossierImported *imported, JsonObject *entry, const char *url)
{
  DossierImportedArticle *article = dossier_imported_add_article (imported, url);
  const char             *content = dossier_exchange_get_string (entry, "content");
  JsonArray              *authors = dossier_exchange_get_array (entry, "published_by");
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  article->title = g_strdup (dossier_exchange_get_string (entry, "title"));
  article->language = g_strdup (dossier_exchange_get_string (entry, "language"));
  article->published = g_strdup (dossier_exchange_get_string (entry, "published_at"));
  article->added = dossier_exchange_parse_time (dossier_exchange_get_string (entry, "created_at"));
  if (is_set (entry, "is_archived"))
    article->flags |= DOSSIER_IMPORTED_ARCHIVED | DOSSIER_IMPORTED_READ;
  if (is_set (entry, "is_starred"))
    article->flags |= DOSSIER_IMPORTED_STARRED;
  add_tags (article->tags, dossier_exchange_get_array (entry, "tags"));
  add_tags (names, authors);
  if (names->len > 0)
    {
      g_ptr_array_add (names, NULL);
      article->byline = g_strjoinv (", ", (char **) names->pdata);
    }
  if (content != NULL)
    {
      article->page = make_page (article, content);
      article->content_type = g_strdup ("text/html; charset=utf-8");
    }
  read_wallabag_annotations (imported, article, dossier_exchange_get_array (entry, "annotations"));
}

static void
read_omnivore_entry (DossierImported *imported, JsonObject *entry, const char *url)
{
  DossierImportedArticle *article = dossier_imported_add_article (imported, url);
  const char             *state = dossier_exchange_get_string (entry, "state");

  article->title = g_strdup (dossier_exchange_get_string (entry, "title"));
  article->byline = g_strdup (dossier_exchange_get_string (entry, "author"));
  article->published = g_strdup (dossier_exchange_get_string (entry, "publishedAt"));
  article->added = dossier_exchange_parse_time (dossier_exchange_get_string (entry, "savedAt"));
  if (state != NULL && g_ascii_strcasecmp (state, "archived") == 0)
    article->flags |= DOSSIER_IMPORTED_ARCHIVED;
  add_tags (article->tags, dossier_exchange_get_array (entry, "labels"));
}

typedef struct
{
  /* A member that only this program's entries have. */
  const char                  *member;
  const char                  *name;
  const DossierExchangeMember *members;
  void (*read_entry) (DossierImported *imported, JsonObject *entry, const char *url);
} ListFormat;

static const DossierExchangeMember wallabag_members[] = {
  { "title", DOSSIER_EXCHANGE_TEXT },        { "language", DOSSIER_EXCHANGE_TEXT },
  { "published_at", DOSSIER_EXCHANGE_TEXT }, { "created_at", DOSSIER_EXCHANGE_TEXT },
  { "content", DOSSIER_EXCHANGE_TEXT },      { "published_by", DOSSIER_EXCHANGE_LIST },
  { "tags", DOSSIER_EXCHANGE_LIST },         { "annotations", DOSSIER_EXCHANGE_LIST },
  { "is_archived", DOSSIER_EXCHANGE_FLAG },  { "is_starred", DOSSIER_EXCHANGE_FLAG },
  { NULL, DOSSIER_EXCHANGE_TEXT },
};

static const DossierExchangeMember omnivore_members[] = {
  { "title", DOSSIER_EXCHANGE_TEXT },       { "author", DOSSIER_EXCHANGE_TEXT },
  { "publishedAt", DOSSIER_EXCHANGE_TEXT }, { "savedAt", DOSSIER_EXCHANGE_TEXT },
  { "state", DOSSIER_EXCHANGE_TEXT },       { "labels", DOSSIER_EXCHANGE_LIST },
  { NULL, DOSSIER_EXCHANGE_TEXT },
};

static const ListFormat list_formats[] = {
  { "is_archived", "wallabag", wallabag_members, read_wallabag_entry },
  { "savedAt", "Omnivore", omnivore_members, read_omnivore_entry },
};

static DossierImported *
read_list (JsonArray *array, const ListFormat *format)
{
  DossierImported *imported = dossier_imported_new (format->name);

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject      *entry = dossier_exchange_get_element (array, i);
      g_autofree char *what = g_strdup_printf ("entry %u", i + 1);
      const char      *url = dossier_exchange_get_string (entry, "url");

      if (entry == NULL)
        dossier_imported_add_problem (imported, "%s is no object", what);
      else if (dossier_exchange_check_url (imported, url, what))
        {
          dossier_exchange_check_members (imported, entry, what, format->members);
          format->read_entry (imported, entry, url);
        }
    }
  return imported;
}

static DossierImported *
read_array (JsonArray *array, GError **error)
{
  JsonObject *first =
      json_array_get_length (array) > 0 ? dossier_exchange_get_element (array, 0) : NULL;

  for (guint i = 0; first != NULL && i < G_N_ELEMENTS (list_formats); i++)
    if (json_object_has_member (first, list_formats[i].member))
      return read_list (array, &list_formats[i]);
  if (first != NULL && json_object_has_member (first, "uri"))
    return dossier_exchange_read_hypothesis (array, error);
  g_set_error_literal (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_UNSUPPORTED,
                       "the file is a list in JSON, but of no program that is known here");
  return NULL;
}

DossierImported *
dossier_exchange_read_json (JsonNode *root, GError **error)
{
  JsonObject *object;

  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root) &&
      (json_array_get_length (json_node_get_array (root)) == 0 ||
       dossier_exchange_get_element (json_node_get_array (root), 0) == NULL ||
       !json_object_has_member (dossier_exchange_get_element (json_node_get_array (root), 0),
                                "@context")))
    return read_array (json_node_get_array (root), error);
  if (root != NULL && JSON_NODE_HOLDS_ARRAY (root))
    return dossier_exchange_read_web_annotations (root, error);
  object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  if (dossier_exchange_get_array (object, "rows") != NULL)
    return dossier_exchange_read_hypothesis (dossier_exchange_get_array (object, "rows"), error);
  if (g_strcmp0 (dossier_exchange_get_string (object, "format"), "dossier") == 0 &&
      dossier_exchange_get_array (object, "articles") != NULL)
    return dossier_exchange_read_own (dossier_exchange_get_array (object, "articles"), error);
  if (object != NULL && json_object_has_member (object, "@context"))
    return dossier_exchange_read_web_annotations (root, error);
  g_set_error_literal (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_UNSUPPORTED,
                       "the file is JSON, but of no program that is known here");
  return NULL;
}
