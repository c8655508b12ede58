/* test-keyboard-job.c: a day's work with the keys alone: capture, read, mark, note, find, undo.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/library/dossier-add-dialog.h"
#include "app/reader/dossier-reader-page.h"

#define PAGE                                                                                       \
  "<html><head><title>Well dried up</title></head><body><article><h1>Well dried up</h1>"           \
  "<p>The old well of the village gave no water for the first time since it was dug, said "        \
  "mayor Anna Keller on Sunday, and nobody knows why it stopped.</p><p>Keller has asked two "      \
  "engineers to look into it, and into the well, before the end of the month.</p></article>"       \
  "</body></html>"

static GtkWindow *
find_add_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_ADD_DIALOG (window))
        return window;
    }
  return NULL;
}

/* (nullable): what is open in the reading room. */
static DossierReading *
get_reading (DossierWindow *window)
{
  GtkWidget *page = app_test_find (GTK_WIDGET (window), DOSSIER_TYPE_READER_PAGE, NULL);

  return page != NULL && gtk_widget_get_mapped (page)
             ? dossier_reader_page_get_reading (DOSSIER_READER_PAGE (page))
             : NULL;
}

static guint
count_annotations (DossierWindow *window)
{
  return g_list_model_get_n_items (dossier_reading_get_annotations (get_reading (window)));
}

static DossierAnnotationItem *
get_annotation (DossierWindow *window)
{
  GListModel *annotations = dossier_reading_get_annotations (get_reading (window));
  g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, 0);

  return item;
}

static void
press (DossierWindow *window, guint key, GdkModifierType modifiers)
{
  app_test_press_key (GTK_WIDGET (window), key, modifiers);
}

static void
capture (DossierWindow *window, const char *file)
{
  press (window, GDK_KEY_n, GDK_CONTROL_MASK);
  app_test_wait_until (find_add_dialog () != NULL);
  app_test_focus_window (find_add_dialog ());
  app_test_type (GTK_WIDGET (find_add_dialog ()), file);
  app_test_press_key (GTK_WIDGET (find_add_dialog ()), GDK_KEY_Return, 0);
  app_test_wait_until (app_test_find_label (GTK_WIDGET (window), "Captured “Well dried up”") !=
                       NULL);
  app_test_focus_window (GTK_WINDOW (window));
}

/* Finds the article by a word and opens it. */
static void
open_by_search (DossierWindow *window)
{
  press (window, GDK_KEY_f, GDK_CONTROL_MASK);
  app_test_type (GTK_WIDGET (window), "engineers");
  press (window, GDK_KEY_Down, 0);
  press (window, GDK_KEY_Return, 0);
  app_test_wait_until (get_reading (window) != NULL);
  app_test_settle (GTK_WIDGET (window));
}

static void
test_job (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  g_autofree char *file = app_test_write_file (path, "page.html", PAGE);
  DossierWindow   *window = app_test_open_window (path);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), "some words");
  app_test_focus_window (GTK_WINDOW (window));
  capture (window, file);
  open_by_search (window);

  /* The second sentence gets a colour and a note. */
  press (window, GDK_KEY_j, 0);
  press (window, GDK_KEY_j, 0);
  press (window, GDK_KEY_h, 0);
  app_test_wait_until (count_annotations (window) == 1);
  press (window, GDK_KEY_n, 0);
  app_test_type (GTK_WIDGET (window), "ask the mayor");
  press (window, GDK_KEY_Return, GDK_CONTROL_MASK);
  app_test_wait_until (
      g_strcmp0 (dossier_annotation_item_get_note (get_annotation (window)), "ask the mayor") == 0);

  /* Back to the library, where the note is found; and both steps are taken back. */
  press (window, GDK_KEY_Left, GDK_ALT_MASK);
  app_test_wait_until (get_reading (window) == NULL);
  open_by_search (window);
  g_assert_cmpuint (count_annotations (window), ==, 1);
  press (window, GDK_KEY_z, GDK_CONTROL_MASK);
  app_test_wait_until (
      g_strcmp0 (dossier_annotation_item_get_note (get_annotation (window)), "ask the mayor") != 0);
  app_test_wait_until (dossier_notebook_get_undo_name (dossier_window_get_notebook (window)) !=
                       NULL);
  press (window, GDK_KEY_z, GDK_CONTROL_MASK);
  app_test_wait_until (count_annotations (window) == 0);
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/keyboard-job/from-an-address-to-a-note-and-back", test_job);
  return g_test_run ();
}
