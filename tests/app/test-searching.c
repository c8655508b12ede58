/* test-searching.c: help while a search is typed, its order, and searches that are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/library/dossier-articles-view.h"
#include "app/library/dossier-library-page.h"
#include "app/library/dossier-search-help.h"
#include "app/library/dossier-search-shelf.h"
#include "notebook/dossier-article-item.h"

#define HARBOUR_TEXT                                                                               \
  " date 2026-03-03 Harbour wall holds\n\n"                                                        \
  "The new wall in Porto kept the water out, said mayor Clara Nunes on Tuesday. A theatre beside " \
  "it stayed dry.\n\n"                                                                             \
  "Nunes counted 14 boats that had come loose.\n"
#define THEATRE_TEXT                                                                               \
  " date 2026-03-05 Theatre opens its roof\n\n"                                                    \
  "The theatre of Trieste opened its roof, and the theatre's 90 lamps, for the first time.\n"
#define ORCHARD_TEXT                                                                               \
  " date 2026-03-04 Orchard wakes early\n\n"                                                       \
  "Apple trees near Porto bloom, three weeks before their time, and no theatre was near, which "   \
  "nobody who came to see them on foot and by bus from the town seemed to regret at all.\n"

typedef struct
{
  char          *path;
  DossierWindow *window;
  GtkWidget     *page;
  GtkEditable   *search;
  GtkWidget     *help;
  GtkListBox    *suggestions;
  GtkWidget     *shelf;
  GtkListBox    *saved;
  GListModel    *articles;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  fixture->path = app_test_dup_notebook_path ();
  fixture->window = app_test_open_window (fixture->path);
  fixture->page = app_test_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_LIBRARY_PAGE, NULL);
  fixture->search = GTK_EDITABLE (app_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, "search"));
  fixture->help = app_test_find (GTK_WIDGET (fixture->search), DOSSIER_TYPE_SEARCH_HELP, NULL);
  fixture->suggestions = GTK_LIST_BOX (app_test_find (fixture->help, GTK_TYPE_LIST_BOX, NULL));
  fixture->shelf = app_test_find (fixture->page, DOSSIER_TYPE_SEARCH_SHELF, NULL);
  fixture->saved = GTK_LIST_BOX (app_test_find (fixture->shelf, GTK_TYPE_LIST_BOX, NULL));
  view = app_test_find (fixture->page, DOSSIER_TYPE_ARTICLES_VIEW, NULL);
  fixture->articles = G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (app_test_find (view, GTK_TYPE_LIST_VIEW, "list"))));
  app_test_capture_text (fixture->window, "harbour.txt", HARBOUR_TEXT);
  app_test_capture_text (fixture->window, "theatre.txt", THEATRE_TEXT);
  app_test_capture_text (fixture->window, "orchard.txt", ORCHARD_TEXT);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 3);
  app_test_settle (GTK_WIDGET (fixture->window));
  app_test_focus_window (GTK_WINDOW (fixture->window));
  app_test_press_key (GTK_WIDGET (fixture->window), GDK_KEY_f, GDK_CONTROL_MASK);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_test_close_window (fixture->window);
  app_test_remove_notebook (fixture->path);
  g_free (fixture->path);
}

static void
press (Fixture *fixture, guint key)
{
  app_test_press_key (GTK_WIDGET (fixture->window), key, 0);
}

static gboolean
is_help_shown (Fixture *fixture)
{
  return gtk_widget_get_visible (fixture->help);
}

/* Whether the first suggestion says so. */
static gboolean
is_suggested (Fixture *fixture, const char *text)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (fixture->suggestions, 0);

  return is_help_shown (fixture) && row != NULL &&
         app_test_find_label (GTK_WIDGET (row), text) != NULL;
}

static const char *
get_title (Fixture *fixture, guint position)
{
  g_autoptr (DossierArticleItem) item = g_list_model_get_item (fixture->articles, position);

  app_test_wait_until (item == NULL || dossier_article_item_is_loaded (item));
  return item == NULL ? "" : dossier_article_item_get_title (item);
}

static void
test_help (Fixture *fixture, gconstpointer data)
{
  app_test_type (GTK_WIDGET (fixture->window), "pers");
  app_test_wait_until (is_suggested (fixture, "person:"));
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Return);
  g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "person:");

  /* What could follow is offered at once, and narrows. */
  app_test_wait_until (is_suggested (fixture, "Clara Nunes"));
  app_test_type (GTK_WIDGET (fixture->window), "nu");
  app_test_wait_until (is_suggested (fixture, "Clara Nunes"));
  app_test_check_names (fixture->help);
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Tab);
  g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "person:\"Clara Nunes\" ");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  g_assert_cmpstr (get_title (fixture, 0), ==, "Harbour wall holds");
  app_test_wait_until (!is_help_shown (fixture));
}

static void
test_help_steps_aside (Fixture *fixture, gconstpointer data)
{
  app_test_type (GTK_WIDGET (fixture->window), "has:");
  app_test_wait_until (is_suggested (fixture, "note"));

  /* Escape puts the help away, once more the search. */
  press (fixture, GDK_KEY_Escape);
  app_test_wait_until (!is_help_shown (fixture));
  g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "has:");
  press (fixture, GDK_KEY_Escape);
  g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "");

  /* Up leads back to the field; Return without a choice is the search's own. */
  app_test_press_key (GTK_WIDGET (fixture->window), GDK_KEY_f, GDK_CONTROL_MASK);
  app_test_type (GTK_WIDGET (fixture->window), "place:");
  app_test_wait_until (is_suggested (fixture, "Porto"));
  press (fixture, GDK_KEY_Down);
  press (fixture, GDK_KEY_Up);
  g_assert_null (gtk_list_box_get_selected_row (fixture->suggestions));

  /* What is set by the program asks for no help. */
  press (fixture, GDK_KEY_Escape);
  gtk_widget_activate_action (fixture->page, "library.focus-list", NULL);
  gtk_editable_set_text (fixture->search, "tag:");
  app_test_settle (GTK_WIDGET (fixture->window));
  g_assert_false (is_help_shown (fixture));
}

static void
test_doubt (Fixture *fixture, gconstpointer data)
{
  app_test_type (GTK_WIDGET (fixture->window), "before:<soon> ");
  app_test_wait_until (
      app_test_find_label (fixture->page,
                           "“before:<soon>” asks for nothing that Dossier knows, so it was looked "
                           "for as words. Type the name of an operator and a colon, and what can "
                           "follow is offered.") != NULL);
}

static void
test_click (Fixture *fixture, gconstpointer data)
{
  app_test_type (GTK_WIDGET (fixture->window), "place:");
  app_test_wait_until (is_suggested (fixture, "Porto"));
  g_signal_emit_by_name (fixture->suggestions,
                         "row-activated",
                         gtk_list_box_get_row_at_index (fixture->suggestions, 0));
  g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "place:Porto ");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 2);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (fixture->window)),
                                         GTK_WIDGET (fixture->search)));
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  GtkWidget *tools = app_test_find (fixture->page, GTK_TYPE_BOX, "search_tools");
  GtkWidget *order = app_test_find (tools, GTK_TYPE_TOGGLE_BUTTON, NULL);

  g_assert_false (gtk_widget_get_mapped (order));
  app_test_type (GTK_WIDGET (fixture->window), "theatre");
  app_test_wait_until (g_strcmp0 (get_title (fixture, 0), "Orchard wakes early") == 0);
  app_test_click (order, GDK_BUTTON_PRIMARY);
  app_test_wait_until (g_strcmp0 (get_title (fixture, 0), "Theatre opens its roof") == 0);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->articles), ==, 3);
  app_test_click (order, GDK_BUTTON_PRIMARY);
  app_test_wait_until (g_strcmp0 (get_title (fixture, 0), "Orchard wakes early") == 0);
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  GtkWidget *save = app_test_find (fixture->page, GTK_TYPE_BUTTON, "save_button");
  GtkWidget *row;

  g_assert_false (gtk_widget_get_visible (fixture->shelf));
  app_test_type (GTK_WIDGET (fixture->window), "boats");
  app_test_wait_until (gtk_widget_get_mapped (save));
  app_test_click (save, GDK_BUTTON_PRIMARY);
  app_test_wait_until (gtk_widget_get_visible (fixture->shelf) && !gtk_widget_get_mapped (save));

  gtk_editable_set_text (fixture->search, "");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 3);
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (fixture->saved, 0));
  app_test_click (row, GDK_BUTTON_PRIMARY);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  g_assert_cmpstr (gtk_editable_get_text (fixture->search), ==, "boats");

  /* Another name, by keys. */
  gtk_widget_grab_focus (row);
  press (fixture, GDK_KEY_F2);
  app_test_press_key (GTK_WIDGET (fixture->window), GDK_KEY_a, GDK_CONTROL_MASK);
  app_test_type (GTK_WIDGET (fixture->window), "Loose ones");
  press (fixture, GDK_KEY_Return);
  app_test_wait_until (app_test_find_label (fixture->shelf, "Loose ones") != NULL);

  /* Away, and back again. */
  gtk_widget_grab_focus (GTK_WIDGET (gtk_list_box_get_row_at_index (fixture->saved, 0)));
  press (fixture, GDK_KEY_Delete);
  app_test_wait_until (!gtk_widget_get_visible (fixture->shelf));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
  app_test_wait_until (gtk_widget_get_visible (fixture->shelf));
  g_assert_nonnull (app_test_find_label (fixture->shelf, "Loose ones"));
}

static void
test_save_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  app_test_type (GTK_WIDGET (fixture->window), "boats");
  gtk_widget_activate_action (fixture->page, "library.save-search", NULL);
  app_test_wait_until (gtk_widget_get_visible (fixture->shelf));
  app_test_settle (GTK_WIDGET (fixture->window));
  row = GTK_WIDGET (gtk_list_box_get_row_at_index (fixture->saved, 0));
  app_test_click (row, GDK_BUTTON_SECONDARY);
  app_test_wait_until (app_test_find (GTK_WIDGET (fixture->saved), GTK_TYPE_POPOVER_MENU, NULL) !=
                       NULL);
  app_test_check_names (GTK_WIDGET (fixture->window));
  gtk_widget_activate_action (fixture->shelf, "searches.remove", NULL);
  app_test_wait_until (!gtk_widget_get_visible (fixture->shelf));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

#define ADD(path, test) g_test_add ("/app/searching/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("operators-and-names-are-offered", test_help);
  ADD ("the-help-steps-aside", test_help_steps_aside);
  ADD ("a-click-takes-a-suggestion-and-typing-goes-on", test_click);
  ADD ("what-is-no-operator-is-told", test_doubt);
  ADD ("the-best-come-first-when-asked", test_order);
  ADD ("a-search-is-saved-renamed-removed-and-brought-back", test_saved);
  ADD ("a-saved-search-has-a-menu", test_save_menu);

  return g_test_run ();
}
