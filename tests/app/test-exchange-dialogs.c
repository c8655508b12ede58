/* test-exchange-dialogs.c: files dropped on the window come in and are told of; exports are asked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/dossier-window-private.h"
#include "app/exchange/dossier-export-dialog.h"
#include "app/exchange/dossier-import-window.h"

static GtkWidget *
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type) && gtk_widget_get_mapped (window))
        return window;
    }
  return NULL;
}

static void
test_dropped_files_are_imported (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (path);
  g_autofree char *good = app_test_write_file (path,
                                               "readwise.csv",
                                               "Highlight,Book Title,Color\n"
                                               "Three hundred geese came,Geese,mauve\n");
  g_autofree char *bad = app_test_write_file (path, "broken.json", "{\"rows\":[,]}");
  g_autofree char *good_uri = g_filename_to_uri (good, NULL, NULL);
  g_autofree char *bad_uri = g_filename_to_uri (bad, NULL, NULL);
  g_autofree char *text = g_strconcat (good_uri, "\n", bad_uri, "\n", NULL);
  GtkWidget       *report;
  GtkWidget       *list;

  dossier_window_drop (window, text);
  app_test_wait_until (find_toplevel (DOSSIER_TYPE_IMPORT_WINDOW) != NULL);
  report = find_toplevel (DOSSIER_TYPE_IMPORT_WINDOW);
  app_test_settle (report);
  app_test_check_names (report);
  list = app_test_find (report, GTK_TYPE_LIST_VIEW, NULL);
  /* The file, its unknown colour, and the file that was refused. */
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))),
      ==,
      3);
  gtk_window_destroy (GTK_WINDOW (report));
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
test_other_texts_are_not (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (path);
  const char      *inputs[] = { "https://paper.example/a.csv",
                                "file:///tmp/page.html",
                                "/tmp/page.html",
                                "relative.csv",
                                NULL };
  g_auto (GStrv) rest = dossier_window_import_inputs (window, inputs);

  g_assert_true (g_strv_equal ((const char *const *) rest, inputs));
  app_test_settle (GTK_WIDGET (window));
  g_assert_null (find_toplevel (DOSSIER_TYPE_IMPORT_WINDOW));
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
test_export_is_asked_for (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (path);
  GtkWidget       *dialog;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
  app_test_wait_until (find_toplevel (DOSSIER_TYPE_EXPORT_DIALOG) != NULL);
  dialog = find_toplevel (DOSSIER_TYPE_EXPORT_DIALOG);
  app_test_settle (dialog);
  app_test_check_names (dialog);
  g_assert_cmpint (dossier_export_dialog_get_scope (DOSSIER_EXPORT_DIALOG (dialog)),
                   ==,
                   DOSSIER_EXPORT_EVERYTHING);
  g_assert_cmpint (dossier_export_dialog_get_format (DOSSIER_EXPORT_DIALOG (dialog)),
                   ==,
                   DOSSIER_EXPORT_HTML);
  g_assert_false (dossier_export_dialog_wants_folder (DOSSIER_EXPORT_DIALOG (dialog)));
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/exchange/dropped-files-are-imported-and-told-of",
                   test_dropped_files_are_imported);
  g_test_add_func ("/app/exchange/addresses-and-pages-are-not", test_other_texts_are_not);
  g_test_add_func ("/app/exchange/an-export-asks-what-and-how", test_export_is_asked_for);
  return g_test_run ();
}
