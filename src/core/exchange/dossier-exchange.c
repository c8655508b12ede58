/* dossier-exchange.c: reads what other programs export: addresses, articles, annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/exchange/dossier-exchange.h"

#include "core/exchange/dossier-exchange-readers.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-json-guard.h"

#include <stdio.h>
#include <string.h>

/* A bookmark file says what it is within so many bytes. */
#define PROLOGUE_BYTES 1024

gint64
dossier_exchange_parse_time (const char *text)
{
  g_autoptr (GDateTime) time = NULL;
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *spaceless = NULL;
  char            *rest = NULL;
  double           number;

  if (text == NULL || *text == '\0')
    return 0;
  number = g_ascii_strtod (text, &rest);
  if (*rest == '\0')
    {
      /* Seconds of our day have ten digits, milliseconds thirteen. */
      if (!(number >= 1e8 && number <= 1e14))
        return 0;
      return (gint64) (number < 1e11 ? number * 1000 : number);
    }
  spaceless = g_strstrip (g_strdup (text));
  if (strlen (spaceless) > 10 && spaceless[10] == ' ')
    spaceless[10] = 'T';
  time = g_date_time_new_from_iso8601 (spaceless, utc);
  return time != NULL
             ? g_date_time_to_unix (time) * 1000 + g_date_time_get_microsecond (time) / 1000
             : 0;
}

void
dossier_exchange_add_tags (GPtrArray *tags, const char *text, const char *separators)
{
  g_auto (GStrv) parts = text != NULL ? g_strsplit_set (text, separators, -1) : NULL;

  for (char **part = parts; part != NULL && *part != NULL; part++)
    {
      const char *tag = g_strstrip (*part);

      /* One more than is kept says that there were more. */
      if (tags->len > DOSSIER_EXCHANGE_MAX_TAGS)
        return;
      if (*tag != '\0' && !g_ptr_array_find_with_equal_func (tags, tag, g_str_equal, NULL))
        g_ptr_array_add (tags, g_strdup (tag));
    }
}

const char *
dossier_exchange_get_string (JsonObject *object, const char *name)
{
  JsonNode   *node = object != NULL ? json_object_get_member (object, name) : NULL;
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) &&
                             json_node_get_value_type (node) == G_TYPE_STRING
                         ? json_node_get_string (node)
                         : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

JsonObject *
dossier_exchange_get_object (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

JsonArray *
dossier_exchange_get_array (JsonObject *object, const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

JsonObject *
dossier_exchange_get_element (JsonArray *array, guint i)
{
  JsonNode *node = json_array_get_element (array, i);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static gboolean
is_of_kind (JsonNode *node, DossierExchangeKind kind)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;
  switch (kind)
    {
    case DOSSIER_EXCHANGE_TEXT:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
    case DOSSIER_EXCHANGE_NUMBER:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64;
    case DOSSIER_EXCHANGE_FLAG:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) != G_TYPE_DOUBLE;
    case DOSSIER_EXCHANGE_LIST:
      return JSON_NODE_HOLDS_ARRAY (node);
    case DOSSIER_EXCHANGE_OBJECT:
      return JSON_NODE_HOLDS_OBJECT (node);
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
dossier_exchange_check_members (DossierImported             *imported,
                                JsonObject                  *object,
                                const char                  *what,
                                const DossierExchangeMember *members)
{
  static const char *const kinds[] = {
    [DOSSIER_EXCHANGE_TEXT] = "a text",      [DOSSIER_EXCHANGE_NUMBER] = "a whole number",
    [DOSSIER_EXCHANGE_FLAG] = "a flag",      [DOSSIER_EXCHANGE_LIST] = "a list",
    [DOSSIER_EXCHANGE_OBJECT] = "an object",
  };

  for (const DossierExchangeMember *member = members; member->name != NULL; member++)
    {
      JsonNode *node = json_object_get_member (object, member->name);

      if (node != NULL && !is_of_kind (node, member->kind))
        dossier_imported_add_problem (imported,
                                      "%s: “%s” is not %s, and was left out",
                                      what,
                                      member->name,
                                      kinds[member->kind]);
    }
}

gboolean
dossier_exchange_check_url (DossierImported *imported, const char *url, const char *what)
{
  if (url != NULL && (g_ascii_strncasecmp (url, "http://", 7) == 0 ||
                      g_ascii_strncasecmp (url, "https://", 8) == 0))
    return TRUE;
  dossier_imported_add_problem (imported,
                                "%s: “%s” is no address of the web",
                                what,
                                url != NULL ? url : "");
  return FALSE;
}

/* json-glib says "<data>:3:2: Parse error: …". */
static void
set_json_error (GError **error, const char *message)
{
  guint line = 0;
  guint column = 0;
  int   length = 0;

  if (sscanf (message, "<data>:%u:%u: Parse error: %n", &line, &column, &length) < 2)
    length = 0;
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_BAD_REQUEST,
               "line %u, character %u of the JSON: %s",
               line,
               column,
               message + length);
}

static DossierImported *
read_json (const char *data, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (GError) local_error = NULL;

  if (!dossier_json_guard_check (data, length, DOSSIER_EXCHANGE_MAX_DEPTH, G_MAXSIZE, error))
    return NULL;
  if (json_parser_load_from_data (parser, data, (gssize) length, &local_error))
    return dossier_exchange_read_json (json_parser_get_root (parser), error);
  set_json_error (error, local_error->message);
  return NULL;
}

/* The page is the article; its own words tell where it was. */
static DossierImported *
read_page (const char *data, gsize length, const char *file_name)
{
  DossierImported        *imported = dossier_imported_new ("saved page");
  DossierImportedArticle *article = dossier_imported_add_article (imported, NULL);

  article->page = g_bytes_new (data, length);
  article->content_type = g_strdup ("text/html");
  article->title = file_name != NULL ? g_filename_display_basename (file_name) : NULL;
  article->place = 1;
  return imported;
}

static gboolean
contains (const char *data, gsize length, const char *words)
{
  return g_strstr_len (data, (gssize) MIN (length, PROLOGUE_BYTES), words) != NULL;
}

static DossierImported *
read_markup (const char *data, gsize length, const char *file_name, GError **error)
{
  if (contains (data, length, "NETSCAPE-Bookmark-file") ||
      contains (data, length, "<title>Pocket Export</title>"))
    return dossier_exchange_read_bookmarks (data, length, error);
  return read_page (data, length, file_name);
}

static DossierImported *
read_table (const char *data, gsize length, GError **error)
{
  g_autoptr (DossierCsv) csv = dossier_csv_new (data, length, error);

  return csv != NULL ? dossier_exchange_read_table (csv, error) : NULL;
}

static gboolean
check_utf8 (const char *data, gsize length, GError **error)
{
  const char *bad = NULL;
  guint       line = 1;

  if (g_utf8_validate_len (data, length, &bad))
    return TRUE;
  for (const char *at = data; at < bad; at++)
    line += *at == '\n';
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_NOT_TEXT,
               "the file is not UTF-8 text: line %u, byte %" G_GSIZE_FORMAT,
               line,
               (gsize) (bad - data) + 1);
  return FALSE;
}

static DossierImported *
read_text (const char *data, gsize length, const char *file_name, GError **error)
{
  gsize start = length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;
  gsize first = start;

  if (!check_utf8 (data, length, error))
    return NULL;
  while (first < length && g_ascii_isspace (data[first]))
    first++;
  if (first == length)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_EMPTY,
                           "the file is empty");
      return NULL;
    }
  if (data[first] == '{' || data[first] == '[')
    return read_json (data + first, length - first, error);
  if (dossier_exchange_is_markdown (data + first, length - first))
    return dossier_exchange_read_markdown (data + first, length - first, file_name);
  return read_table (data, length, error);
}

static gboolean
trim_tags (GPtrArray *tags)
{
  if (tags->len <= DOSSIER_EXCHANGE_MAX_TAGS)
    return FALSE;
  g_ptr_array_set_size (tags, DOSSIER_EXCHANGE_MAX_TAGS);
  return TRUE;
}

/* Nobody has so many tags, but what is left out is said. */
static DossierImported *
trim (DossierImported *imported)
{
  for (guint i = 0; imported != NULL && i < imported->articles->len; i++)
    {
      DossierImportedArticle *article = g_ptr_array_index (imported->articles, i);
      gboolean                is_trimmed = trim_tags (article->tags);

      for (guint j = 0; j < article->annotations->len; j++)
        {
          DossierImportedAnnotation *annotation = g_ptr_array_index (article->annotations, j);

          is_trimmed = trim_tags (annotation->tags) || is_trimmed;
        }
      if (is_trimmed)
        dossier_imported_add_problem (imported,
                                      "%s has more than %d tags; the others were left out",
                                      article->title != NULL ? article->title
                                      : article->url != NULL ? article->url
                                                             : "an article",
                                      DOSSIER_EXCHANGE_MAX_TAGS);
    }
  return imported;
}

static DossierImported *
read_any (const char *data, gsize length, const char *file_name, GError **error)
{
  gsize first = 0;

  if (length >= 5 && memcmp (data, "WARC/", 5) == 0)
    return dossier_exchange_read_warc (data, length, error);
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    first = 3;
  while (first < length && g_ascii_isspace (data[first]))
    first++;
  /* A page may be of any encoding; extraction finds out which. */
  if (first < length && data[first] == '<')
    return read_markup (data, length, file_name, error);
  return read_text (data, length, file_name, error);
}

DossierImported *
dossier_exchange_read (const char *data, gsize length, const char *file_name, GError **error)
{
  g_return_val_if_fail (data != NULL || length == 0, NULL);

  return trim (read_any (data, length, file_name, error));
}
