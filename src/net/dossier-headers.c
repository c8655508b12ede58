/* dossier-headers.c: a response's headers as JSON, for keeping beside the bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-headers.h"

#include <json-glib/json-glib.h>

#include <string.h>

/* A century; a number of seconds that a server names stays one that can be added to. */
#define MAX_SECONDS (G_GINT64_CONSTANT (100) * 366 * 24 * 60 * 60)

static const char *const private_headers[] = { "set-cookie", "set-cookie2", NULL };

static int
compare_names (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return g_strcmp0 (a, b);
}

/* A tree, so that the same headers in another order give the same JSON. */
static GTree *
collect_headers (SoupMessageHeaders *headers)
{
  GTree                 *values = g_tree_new_full (compare_names, NULL, g_free, g_free);
  SoupMessageHeadersIter iter;
  const char            *name;
  const char            *value;

  soup_message_headers_iter_init (&iter, headers);
  while (soup_message_headers_iter_next (&iter, &name, &value))
    {
      g_autofree char *valid_name = g_utf8_make_valid (name, -1);
      g_autofree char *key = g_ascii_strdown (valid_name, -1);
      g_autofree char *valid = g_utf8_make_valid (value, -1);
      const char      *before = g_tree_lookup (values, key);

      if (g_strv_contains (private_headers, key))
        continue;
      if (before != NULL)
        {
          char *joined = g_strconcat (before, ", ", valid, NULL);

          g_tree_replace (values, g_steal_pointer (&key), joined);
        }
      else
        g_tree_insert (values, g_steal_pointer (&key), g_steal_pointer (&valid));
    }
  return values;
}

static gboolean
add_member (gpointer key, gpointer value, gpointer user_data)
{
  json_builder_set_member_name (user_data, key);
  json_builder_add_string_value (user_data, value);
  return FALSE;
}

char *
dossier_headers_to_json (SoupMessageHeaders *headers)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GTree) values = collect_headers (headers);
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  g_tree_foreach (values, add_member, builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Unix seconds; -1 for none and for what is no date. */
static gint64
parse_date (SoupMessageHeaders *headers, const char *name)
{
  const char *value = soup_message_headers_get_one (headers, name);
  g_autoptr (GDateTime) date = value != NULL ? soup_date_time_new_from_http_string (value) : NULL;

  return date != NULL ? g_date_time_to_unix (date) : -1;
}

/* What is past all numbers is the longest, as the standards want; -1 for what is no number. */
static gint64
parse_seconds (const char *text)
{
  gint64 seconds;
  char  *end;

  if (text == NULL)
    return -1;
  text += strspn (text, " \t");
  if (!g_ascii_isdigit (*text))
    return -1;
  seconds = g_ascii_strtoll (text, &end, 10);
  return end[strspn (end, " \t")] == '\0' ? MIN (seconds, MAX_SECONDS) : -1;
}

/* How far off a date is by the server's own clock, which may differ from ours; -1 for none. */
static gint64
measure_to_date (SoupMessageHeaders *headers, const char *name, gint64 now)
{
  gint64 date = parse_date (headers, name);
  gint64 server_now = parse_date (headers, "Date");

  if (date < 0)
    return -1;
  return MAX (date - (server_now >= 0 ? server_now : now), 0);
}

gint64
dossier_headers_get_retry_after (SoupMessageHeaders *headers, gint64 now)
{
  gint64 seconds = parse_seconds (soup_message_headers_get_one (headers, "Retry-After"));

  return seconds >= 0 ? seconds : MIN (measure_to_date (headers, "Retry-After", now), MAX_SECONDS);
}

/* Of Cache-Control: 0 when the answer must not be kept, -1 when it does not say. */
static gint64
parse_max_age (SoupMessageHeaders *headers)
{
  const char *control = soup_message_headers_get_list (headers, "Cache-Control");
  GHashTable *parameters;
  gint64      seconds;

  if (control == NULL)
    return -1;
  parameters = soup_header_parse_param_list (control);
  seconds = parse_seconds (g_hash_table_lookup (parameters, "max-age"));
  if (g_hash_table_contains (parameters, "no-cache") ||
      g_hash_table_contains (parameters, "no-store"))
    seconds = 0;
  soup_header_free_param_list (parameters);
  return seconds;
}

gint64
dossier_headers_get_freshness (SoupMessageHeaders *headers, gint64 now)
{
  gint64 age = parse_seconds (soup_message_headers_get_one (headers, "Age"));
  gint64 seconds = parse_max_age (headers);

  if (seconds < 0)
    seconds = MIN (measure_to_date (headers, "Expires", now), MAX_SECONDS);
  return MAX (seconds - MAX (age, 0), 0);
}
