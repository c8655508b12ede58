/* test-notes.c: the page of all annotations: found, grouped, opened, edited, recoloured, deleted.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/annotations/dossier-note-filter.h"
#include "app/library/dossier-library-page.h"
#include "app/notes/dossier-note-row.h"
#include "app/notes/dossier-notes-page.h"

typedef struct
{
  ReaderTest reader;
  GtkWidget *page;
  GtkWidget *list;
  gint64     slept, tea;
} Fixture;

static void
open_page (Fixture *fixture)
{
  ReaderTest *test = &fixture->reader;
  GtkWidget  *library = app_test_find (GTK_WIDGET (test->window), DOSSIER_TYPE_LIBRARY_PAGE, NULL);

  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.show-library", NULL);
  app_test_wait_until (gtk_widget_get_mapped (library));
  gtk_widget_activate_action (library, "library.show-notes", NULL);
  fixture->page = app_test_find (library, DOSSIER_TYPE_NOTES_PAGE, NULL);
  fixture->list = app_test_find (fixture->page, GTK_TYPE_LIST_VIEW, NULL);
  app_test_wait_until (gtk_widget_get_mapped (fixture->page));
}

static GListModel *
get_model (Fixture *fixture)
{
  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list)));
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (get_model (fixture));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  reader_test_open (&fixture->reader, STORY);
  fixture->slept =
      reader_test_annotate (&fixture->reader, "Nobody slept.", DOSSIER_HIGHLIGHT_BLUE, "Is it so?");
  fixture->tea =
      reader_test_annotate (&fixture->reader, "handed out tea", DOSSIER_HIGHLIGHT_GREEN, NULL);
  open_page (fixture);
  app_test_wait_until (count (fixture) == 2);
  app_test_settle (GTK_WIDGET (fixture->reader.window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  reader_test_close (&fixture->reader);
}

static gint64
get_id (Fixture *fixture, guint position)
{
  g_autoptr (DossierNoteItem) item = g_list_model_get_item (get_model (fixture), position);

  return item != NULL ? dossier_note_item_get_id (item) : -1;
}

static void
select_only (Fixture *fixture, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (get_model (fixture)), position, TRUE);
  app_test_settle (GTK_WIDGET (fixture->reader.window));
}

static void
test_shown (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (get_id (fixture, 0), ==, fixture->tea);
  g_assert_cmpint (get_id (fixture, 1), ==, fixture->slept);
  app_test_wait_until (app_test_find_label (fixture->list, "Is it so?") != NULL);
  app_test_wait_until (app_test_find_label (fixture->page, "2 annotations") != NULL);
  app_test_check_names (fixture->page);
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (fixture->page, "annotations.filter", NULL);
  app_test_type (GTK_WIDGET (fixture->reader.window), "slep");
  app_test_wait_until (count (fixture) == 1);
  g_assert_cmpint (get_id (fixture, 0), ==, fixture->slept);
  app_test_type (GTK_WIDGET (fixture->reader.window), "qq");
  app_test_wait_until (count (fixture) == 0);
  app_test_wait_until (app_test_find_label (fixture->page, "No Annotation Matches") != NULL);
  app_test_press_key (GTK_WIDGET (fixture->reader.window), GDK_KEY_Escape, 0);
  app_test_wait_until (count (fixture) == 2);
}

static void
test_groups (Fixture *fixture, gconstpointer data)
{
  g_object_set (fixture->page, "group", "article", NULL);
  app_test_wait_until (count (fixture) == 3);
  g_assert_cmpint (get_id (fixture, 0), ==, 0);
  g_assert_cmpint (get_id (fixture, 1), ==, fixture->slept);
  app_test_wait_until (app_test_find_label (fixture->list, "A ferry runs dry of coffee") != NULL);
  g_object_set (fixture->page, "group", "tag", NULL);
  app_test_wait_until (app_test_find_label (fixture->list, "Without a tag") != NULL);
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  ReaderTest *test = &fixture->reader;

  gtk_widget_grab_focus (fixture->list);
  select_only (fixture, 1);
  gtk_widget_activate_action (fixture->page, "annotations.open", NULL);
  app_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (test->view)));
  app_test_wait_until (dossier_annotation_pane_get_selected (test->pane) == fixture->slept);
}

static void
test_edited (Fixture *fixture, gconstpointer data)
{
  GtkWindow *window = GTK_WINDOW (fixture->reader.window);
  GtkWidget *row;

  select_only (fixture, 0);
  row = app_test_find (fixture->list, DOSSIER_TYPE_NOTE_ROW, NULL);
  app_test_wait_until (dossier_note_item_get_annotation (
                           dossier_note_row_get_item (DOSSIER_NOTE_ROW (row))) != NULL);
  gtk_widget_activate_action (fixture->page, "annotations.edit", NULL);
  app_test_settle (GTK_WIDGET (window));
  /* Keys of the list are letters here. */
  app_test_type (GTK_WIDGET (window), "een 12");
  app_test_press_key (GTK_WIDGET (window), GDK_KEY_Return, GDK_CONTROL_MASK);
  app_test_wait_until (app_test_find_label (fixture->list, "een 12") != NULL);
  g_assert_cmpuint (count (fixture), ==, 2);
}

static void
test_recoloured_and_deleted (Fixture *fixture, gconstpointer data)
{
  ReaderTest        *test = &fixture->reader;
  GtkSelectionModel *model = GTK_SELECTION_MODEL (get_model (fixture));

  gtk_widget_grab_focus (fixture->list);
  gtk_selection_model_select_all (model);
  app_test_settle (GTK_WIDGET (test->window));
  gtk_widget_activate_action (fixture->page, "annotations.highlight", "s", "purple");
  app_test_wait_until (
      dossier_annotation_item_get_highlight (reader_test_get_annotation (test, "handed out tea")) ==
      DOSSIER_HIGHLIGHT_PURPLE);
  app_test_wait_until (
      dossier_annotation_item_get_highlight (reader_test_get_annotation (test, "Nobody slept.")) ==
      DOSSIER_HIGHLIGHT_PURPLE);
  gtk_selection_model_select_all (model);
  app_test_press_key (GTK_WIDGET (test->window), GDK_KEY_Delete, 0);
  app_test_wait_until (count (fixture) == 0);
  app_test_wait_until (app_test_find_label (fixture->page, "No Annotations Yet") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (test->window), "win.undo", NULL);
  app_test_wait_until (count (fixture) == 2);
}

static void
test_escape (Fixture *fixture, gconstpointer data)
{
  DossierNoteFilter *filter =
      DOSSIER_NOTE_FILTER (app_test_find (fixture->page, DOSSIER_TYPE_NOTE_FILTER, NULL));

  gtk_widget_activate_action (GTK_WIDGET (filter), "filter.highlight", "s", "green");
  app_test_wait_until (count (fixture) == 1);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader.window), "win.escape", NULL);
  app_test_wait_until (count (fixture) == 2);
  gtk_widget_activate_action (GTK_WIDGET (fixture->reader.window), "win.escape", NULL);
  app_test_wait_until (!gtk_widget_get_mapped (fixture->page));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/notes/they-stand-newest-first", test_shown },
    { "/notes/words-find-them", test_search },
    { "/notes/they-are-grouped-by-article-and-tag", test_groups },
    { "/notes/one-opens-its-article-at-the-passage", test_opens },
    { "/notes/one-is-edited-in-place", test_edited },
    { "/notes/several-are-recoloured-deleted-and-brought-back", test_recoloured_and_deleted },
    { "/notes/escape-leaves-the-filter-and-then-the-page", test_escape },
  };

  app_test_init (&argc, &argv);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
