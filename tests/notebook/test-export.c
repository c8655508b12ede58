/* test-export.c: what goes out is complete, the same each time, and valid.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/export/dossier-export.h"

#include <json-glib/json-glib.h>

static GBytes *export(DossierNotebook *notebook, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GAsyncResult) result = NULL;

  dossier_export_async (notebook,
                        DOSSIER_EXPORT_JSON,
                        NULL,
                        memory,
                        NULL,
                        notebook_test_finished_cb,
                        &result);
  notebook_test_wait_until (result != NULL);
  if (!dossier_export_finish (notebook, result, error))
    return NULL;
  g_assert_true (g_output_stream_close (memory, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_the_export_has_everything (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);
  g_autoptr (DossierCaptured) b =
      notebook_test_capture_text (notebook,
                                  "https://paper.example/b",
                                  "Second\n\nA dozen swans came back to Rauma.\n");
  g_autoptr (DossierCaptured) a =
      notebook_test_capture_text (notebook,
                                  "https://paper.example/a",
                                  "First\n\nThe café at the pier sold 90 waffles.\n");
  g_autoptr (DossierReading) reading = notebook_test_read (notebook, a->article_id, 0);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) again = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *root;
  JsonObject *article;
  JsonObject *version;
  JsonObject *annotation;

  notebook_test_annotate (reading, "at the pier", DOSSIER_HIGHLIGHT_GREEN, "Which pier?");
  bytes = export(notebook, &error);
  g_assert_no_error (error);
  again = export(notebook, NULL);
  g_assert_true (g_bytes_equal (bytes, again));

  g_assert_true (json_parser_load_from_data (parser,
                                             g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes),
                                             &error));
  root = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "articles")), ==, 2);
  article = json_array_get_object_element (json_object_get_array_member (root, "articles"), 0);
  g_assert_cmpstr (json_object_get_string_member (article, "url"), ==, "https://paper.example/a");
  g_assert_false (json_object_has_member (article, "id"));
  version = json_array_get_object_element (json_object_get_array_member (article, "versions"), 0);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (version, "mentions")),
                    >=,
                    1);
  annotation =
      json_array_get_object_element (json_object_get_array_member (version, "annotations"), 0);
  g_assert_cmpstr (json_object_get_string_member (annotation, "note"), ==, "Which pier?");
  /* "First\nThe café " is sixteen bytes and one less in code points. */
  g_assert_cmpint (json_object_get_int_member (annotation, "start"), ==, 15);
  g_assert_cmpint (json_object_get_int_member (annotation, "end"), ==, 26);

  g_clear_object (&reading);
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/export/it-has-everything-and-is-the-same-each-time",
                   test_the_export_has_everything);
  return g_test_run ();
}
