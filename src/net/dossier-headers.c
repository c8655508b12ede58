/* dossier-headers.c: a response's headers as JSON, for keeping beside the bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-headers.h"

#include <json-glib/json-glib.h>

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
