/* test-library.c: the library: finding, opening, marking and deleting articles with real widgets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/library/dossier-article-row.h"
#include "app/library/dossier-article-summary.h"
#include "app/library/dossier-articles-view.h"
#include "app/library/dossier-library-page.h"
#include "app/library/dossier-library-sidebar.h"
#include "app/library/dossier-nothing.h"

#define HARBOUR_TEXT                                                                               \
  " date 2026-03-03 Harbour wall holds\n\n"                                                        \
  "The new wall in Porto kept the water out, said mayor Clara Nunes on Tuesday.\n\n"               \
  "Nunes counted 14 boats that had come loose.\n"
#define ORCHARD_TEXT                                                                               \
  " date 2026-03-04 Orchard wakes early\n\n"                                                       \
  "Apple trees near Bolzano bloom, three weeks before their time.\n"
#define THEATRE_TEXT                                                                               \
  " date 2026-03-05 Theatre opens its roof\n\n"                                                    \
  "The theatre of Trieste opened its roof for the first time in sixty years.\n"

typedef struct
{
  char          *path;
  DossierWindow *window;
  GtkWidget     *page;
  GtkWidget     *search;
  GtkWidget     *list;
  GListModel    *articles;
  GtkStack      *stack;
  gint64         harbour, orchard, theatre;
} Fixture;

static void
find_widgets (Fixture *fixture)
{
  GtkWidget *view;

  fixture->page = app_test_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_LIBRARY_PAGE, NULL);
  fixture->search = app_test_find (fixture->page, GTK_TYPE_SEARCH_ENTRY, "search");
  view = app_test_find (fixture->page, DOSSIER_TYPE_ARTICLES_VIEW, NULL);
  fixture->list = app_test_find (view, GTK_TYPE_LIST_VIEW, "list");
  fixture->stack = GTK_STACK (gtk_widget_get_ancestor (view, GTK_TYPE_STACK));
  fixture->articles = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (fixture->list)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_test_dup_notebook_path ();
  fixture->window = app_test_open_window (fixture->path);
  find_widgets (fixture);
}

static void
set_up_filled (Fixture *fixture, gconstpointer data)
{
  set_up (fixture, data);
  fixture->harbour = app_test_capture_text (fixture->window, "harbour.txt", HARBOUR_TEXT);
  fixture->orchard = app_test_capture_text (fixture->window, "orchard.txt", ORCHARD_TEXT);
  fixture->theatre = app_test_capture_text (fixture->window, "theatre.txt", THEATRE_TEXT);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 3);
  app_test_settle (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_test_close_window (fixture->window);
  app_test_remove_notebook (fixture->path);
  g_free (fixture->path);
}

static DossierArticleItem *
get_article (Fixture *fixture, guint position)
{
  g_autoptr (DossierArticleItem) item = g_list_model_get_item (fixture->articles, position);

  /* The list keeps it. */
  app_test_wait_until (item == NULL || dossier_article_item_is_loaded (item));
  return item;
}

static guint
count_selected (Fixture *fixture)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (fixture->articles));

  return (guint) gtk_bitset_get_size (selected);
}

/* Of the one that is. */
static guint
get_selected (Fixture *fixture)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (fixture->articles));

  g_assert_cmpuint (gtk_bitset_get_size (selected), ==, 1);
  return gtk_bitset_get_minimum (selected);
}

static void
select_article (Fixture *fixture, guint position)
{
  gtk_widget_grab_focus (fixture->list);
  gtk_widget_activate_action (fixture->list, "list.select-item", "(ubb)", position, FALSE, FALSE);
  app_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (get_selected (fixture), ==, position);
}

static const char *
get_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->stack);
}

static const char *
get_window_page (Fixture *fixture)
{
  GtkWidget *stack = gtk_widget_get_ancestor (GTK_WIDGET (fixture->page), GTK_TYPE_STACK);

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static DossierNothing *
get_nothing (Fixture *fixture)
{
  return DOSSIER_NOTHING (app_test_find (fixture->page, DOSSIER_TYPE_NOTHING, NULL));
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  app_test_wait_until (g_strcmp0 (get_shown (fixture), "nothing") == 0);
  g_assert_cmpint (dossier_nothing_get_reason (get_nothing (fixture)), ==, DOSSIER_NOTHING_YET);
  g_assert_nonnull (app_test_find_label (fixture->page, "An Empty Notebook"));
}

static void
test_newest_first (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (get_shown (fixture), ==, "list");
  g_assert_cmpint (dossier_article_item_get_id (get_article (fixture, 0)), ==, fixture->theatre);
  g_assert_cmpint (dossier_article_item_get_id (get_article (fixture, 2)), ==, fixture->harbour);
  g_assert_nonnull (app_test_find_label (fixture->page, "3 articles"));
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = app_test_find_label (fixture->list, "Harbour wall holds");
  GtkWidget *row;

  g_assert_nonnull (title);
  row = gtk_widget_get_ancestor (title, DOSSIER_TYPE_ARTICLE_ROW);
  g_assert_true (gtk_widget_has_css_class (row, "unread"));
  g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                                   GTK_ACCESSIBLE_PROPERTY_LABEL));
}

/* A list of hundreds is laid out before their words are; see DossierArticleSummary. */
static void
test_rows_are_of_one_height (Fixture *fixture, gconstpointer data)
{
  static const char *const titles[] = { "Harbour wall holds", "A title", "Orchard wakes early" };
  int                      height = 0;

  app_test_capture_text (
      fixture->window,
      "long.txt",
      " date 2026-03-06 The council of the old town has met for the ninth time about the "
      "one bridge that nobody crosses and that everybody wants to keep as it is, it says\n\n"
      "Nothing was decided.\n");
  app_test_capture_text (fixture->window, "short.txt", " date 2026-03-07 A title\n\nWords.\n");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 5);
  app_test_settle (GTK_WIDGET (fixture->window));
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *row = gtk_widget_get_ancestor (app_test_find_label (fixture->list, titles[i]),
                                                DOSSIER_TYPE_ARTICLE_ROW);

      g_assert_cmpint (gtk_widget_get_height (row), >, 60);
      g_assert_true (height == 0 || gtk_widget_get_height (row) == height);
      height = gtk_widget_get_height (row);
    }
}

/* Whether the frame shows any words of the widget. */
static gboolean
draws_words (GtkWidget *widget)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
  GtkSnapshot   *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  gboolean       has_words = FALSE;

  gdk_paintable_snapshot (paintable,
                          snapshot,
                          gtk_widget_get_width (widget),
                          gtk_widget_get_height (widget));
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      g_autoptr (GBytes) written = gsk_render_node_serialize (node);

      has_words = g_strstr_len (g_bytes_get_data (written, NULL),
                                (gssize) g_bytes_get_size (written),
                                "glyphs:") != NULL;
      gsk_render_node_unref (node);
    }
  return has_words;
}

/* Rows are there before their articles are read. */
static void
test_words_that_come_late (Fixture *fixture, gconstpointer data)
{
  GtkWidget             *found = app_test_find (fixture->list, DOSSIER_TYPE_ARTICLE_SUMMARY, NULL);
  DossierArticleSummary *summary = DOSSIER_ARTICLE_SUMMARY (found);

  app_test_wait_until (draws_words (found));
  dossier_article_summary_set (summary, "", "", "", FALSE);
  app_test_settle (found);
  g_assert_false (draws_words (found));
  dossier_article_summary_set (summary, "Harbour", "Tuesday", "The <b>wall</b>", TRUE);
  app_test_wait_until (draws_words (found));
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  app_test_check_names (GTK_WIDGET (fixture->window));
  dossier_library_sidebar_show_index (
      DOSSIER_LIBRARY_SIDEBAR (app_test_find (fixture->page, DOSSIER_TYPE_LIBRARY_SIDEBAR, NULL)),
      DOSSIER_INDEX_PLACES);
  app_test_settle (GTK_WIDGET (fixture->window));
  app_test_check_names (GTK_WIDGET (fixture->window));
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->search), "appl");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  g_assert_cmpint (dossier_article_item_get_id (get_article (fixture, 0)), ==, fixture->orchard);
  app_test_wait_until (dossier_article_item_get_snippet (get_article (fixture, 0)) != NULL);

  g_signal_emit_by_name (fixture->search, "stop-search");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->search)), ==, "");
}

static void
test_search_finds_nothing (Fixture *fixture, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (fixture->search), "<b>zeppelin</b> & co");
  app_test_wait_until (g_strcmp0 (get_shown (fixture), "nothing") == 0);
  g_assert_cmpint (dossier_nothing_get_reason (get_nothing (fixture)), ==, DOSSIER_NOTHING_FOUND);
  g_assert_nonnull (app_test_find_label (fixture->page, "Nothing About “<b>zeppelin</b> & co”"));

  gtk_widget_activate_action (fixture->page, "library.clear-search", NULL);
  app_test_wait_until (g_strcmp0 (get_shown (fixture), "list") == 0);
}

static void
test_keys_of_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->window);

  app_test_focus_window (GTK_WINDOW (fixture->window));
  app_test_press_key (widget, GDK_KEY_f, GDK_CONTROL_MASK);
  app_test_type (widget, "roof");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (fixture->search)), ==, "roof");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);

  app_test_press_key (widget, GDK_KEY_Down, 0);
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (widget)), fixture->list));
  app_test_press_key (widget, GDK_KEY_Return, 0);
  app_test_wait_until (g_strcmp0 (get_window_page (fixture), "reader") == 0);

  app_test_press_key (widget, GDK_KEY_Left, GDK_ALT_MASK);
  app_test_wait_until (g_strcmp0 (get_window_page (fixture), "library") == 0);
  app_test_press_key (widget, GDK_KEY_Escape, 0);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 3);
}

static void
test_click_opens (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = app_test_find_label (fixture->list, "Orchard wakes early");

  app_test_focus_window (GTK_WINDOW (fixture->window));
  app_test_click (title, GDK_BUTTON_PRIMARY);
  app_test_wait_until (g_strcmp0 (get_window_page (fixture), "reader") == 0);
  app_test_wait_until (dossier_article_item_is_read (get_article (fixture, 1)));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Orchard wakes early");
}

static void
test_letters (Fixture *fixture, gconstpointer data)
{
  GtkWidget          *widget = GTK_WIDGET (fixture->window);
  DossierArticleItem *article;

  app_test_focus_window (GTK_WINDOW (fixture->window));
  select_article (fixture, 1);
  article = get_article (fixture, 1);
  app_test_press_key (widget, GDK_KEY_s, 0);
  app_test_wait_until (dossier_article_item_is_starred (article));
  app_test_press_key (widget, GDK_KEY_s, 0);
  app_test_wait_until (!dossier_article_item_is_starred (article));
  app_test_press_key (widget, GDK_KEY_u, 0);
  app_test_wait_until (dossier_article_item_is_read (article));
  app_test_press_key (widget, GDK_KEY_a, 0);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 2);
  g_assert_nonnull (app_test_find_label (widget, "Archived"));
}

static void
test_star_button (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = app_test_find_label (fixture->list, "Harbour wall holds");
  GtkWidget *row = gtk_widget_get_ancestor (title, DOSSIER_TYPE_ARTICLE_ROW);
  GtkWidget *star = app_test_find (row, GTK_TYPE_BUTTON, "star");

  g_signal_emit_by_name (star, "clicked");
  app_test_wait_until (dossier_article_item_is_starred (get_article (fixture, 2)));
  g_assert_true (gtk_widget_has_css_class (star, "starred"));
  gtk_widget_activate_action (fixture->page, "library.show-shelf", "i", DOSSIER_SHELF_STARRED);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
}

static void
test_shelves (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DossierShelf         shelf;
    DossierNothingReason reason;
    const char          *heading;
  } cases[] = {
    { DOSSIER_SHELF_STARRED, DOSSIER_NOTHING_STARRED, "Starred" },
    { DOSSIER_SHELF_ARCHIVE, DOSSIER_NOTHING_ARCHIVED, "Archive" },
  };
  GtkWidget *heading = app_test_find (fixture->page, GTK_TYPE_LABEL, "heading");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gtk_widget_activate_action (fixture->page, "library.show-shelf", "i", cases[i].shelf);
      app_test_wait_until (g_strcmp0 (get_shown (fixture), "nothing") == 0);
      g_assert_cmpint (dossier_nothing_get_reason (get_nothing (fixture)), ==, cases[i].reason);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (heading)), ==, cases[i].heading);
      gtk_widget_activate_action (fixture->page, "library.show-all", NULL);
      app_test_wait_until (g_strcmp0 (get_shown (fixture), "list") == 0);
    }
  gtk_widget_activate_action (fixture->page, "library.show-shelf", "i", 99);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (heading)), ==, "All Articles");
}

static void
test_delete_and_undo (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->window);

  app_test_focus_window (GTK_WINDOW (fixture->window));
  select_article (fixture, 1);
  app_test_press_key (widget, GDK_KEY_Delete, 0);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 2);
  app_test_wait_until (app_test_find_label (widget, "Article deleted") != NULL);
  /* The keyboard stays on the one below. */
  g_assert_cmpint (dossier_article_item_get_id (get_article (fixture, get_selected (fixture))),
                   ==,
                   fixture->harbour);

  app_test_press_key (widget, GDK_KEY_z, GDK_CONTROL_MASK);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 3);
  g_assert_cmpint (dossier_article_item_get_id (get_article (fixture, 1)), ==, fixture->orchard);

  app_test_press_key (widget, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 2);
}

static void
test_delete_last (Fixture *fixture, gconstpointer data)
{
  app_test_focus_window (GTK_WINDOW (fixture->window));
  select_article (fixture, 2);
  app_test_press_key (GTK_WIDGET (fixture->window), GDK_KEY_KP_Delete, 0);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 2);
  g_assert_cmpuint (get_selected (fixture), ==, 1);
}

static void
close_menu (Fixture *fixture)
{
  GtkWidget *menu = app_test_find (fixture->list, GTK_TYPE_POPOVER_MENU, NULL);

  app_test_press_key (GTK_WIDGET (fixture->window), GDK_KEY_Escape, 0);
  app_test_wait_until (!gtk_widget_get_mapped (menu));
  app_test_move_pointer (fixture->search, 5, 5);
}

static void
test_menu (Fixture *fixture, gconstpointer data)
{
  GtkWidget *widget = GTK_WIDGET (fixture->window);
  GtkWidget *menu;

  app_test_focus_window (GTK_WINDOW (fixture->window));
  select_article (fixture, 0);
  app_test_press_key (widget, GDK_KEY_F10, GDK_SHIFT_MASK);
  menu = app_test_find (fixture->list, GTK_TYPE_POPOVER_MENU, NULL);
  g_assert_nonnull (menu);
  app_test_wait_until (gtk_widget_get_mapped (menu));
  g_assert_nonnull (app_test_find_label (menu, "Remove Star") == NULL
                        ? app_test_find_label (menu, "Star")
                        : NULL);
  close_menu (fixture);
}

static void
test_right_click (Fixture *fixture, gconstpointer data)
{
  GtkWidget *title = app_test_find_label (fixture->list, "Harbour wall holds");

  app_test_focus_window (GTK_WINDOW (fixture->window));
  app_test_click (title, GDK_BUTTON_SECONDARY);
  app_test_wait_until (app_test_find (fixture->list, GTK_TYPE_POPOVER_MENU, NULL) != NULL);
  g_assert_cmpuint (get_selected (fixture), ==, 2);
  g_assert_cmpstr (get_window_page (fixture), ==, "library");
  close_menu (fixture);
}

static void
test_index (Fixture *fixture, gconstpointer data)
{
  GtkWidget  *sidebar = app_test_find (fixture->page, DOSSIER_TYPE_LIBRARY_SIDEBAR, NULL);
  GtkWidget  *pane, *list, *heading;
  GListModel *model;

  dossier_library_sidebar_show_index (DOSSIER_LIBRARY_SIDEBAR (sidebar), DOSSIER_INDEX_PLACES);
  pane = app_test_find (sidebar, g_type_from_name ("DossierIndexPane"), NULL);
  list = app_test_find (pane, GTK_TYPE_LIST_VIEW, "list");
  model = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
  app_test_settle (GTK_WIDGET (fixture->window));
  if (g_list_model_get_n_items (model) == 0)
    app_test_wait_until (g_list_model_get_n_items (model) > 0);

  gtk_editable_set_text (GTK_EDITABLE (app_test_find (pane, GTK_TYPE_SEARCH_ENTRY, "filter")),
                         "Bolz");
  app_test_wait_until (g_list_model_get_n_items (model) == 1);
  gtk_single_selection_set_selected (GTK_SINGLE_SELECTION (model), 0);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  heading = app_test_find (fixture->page, GTK_TYPE_LABEL, "heading");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (heading)), ==, "Bolzano");

  g_assert_true (dossier_library_page_escape (DOSSIER_LIBRARY_PAGE (fixture->page)));
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 3);
  g_assert_false (dossier_library_page_escape (DOSSIER_LIBRARY_PAGE (fixture->page)));
}

static GtkWidget *
find_bar (Fixture *fixture)
{
  GtkWidget *bar = app_test_find (fixture->page, GTK_TYPE_REVEALER, "bar");

  g_assert_nonnull (bar);
  return bar;
}

static gboolean
is_bar_shown (Fixture *fixture)
{
  return gtk_revealer_get_reveal_child (GTK_REVEALER (find_bar (fixture)));
}

static void
press (Fixture *fixture, guint keysym, GdkModifierType modifiers)
{
  app_test_press_key (GTK_WIDGET (fixture->window), keysym, modifiers);
}

/* As somebody does who comes from the search field. */
static void
start_at_first (Fixture *fixture)
{
  app_test_focus_window (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (fixture->search);
  dossier_library_page_focus_list (DOSSIER_LIBRARY_PAGE (fixture->page));
  app_test_settle (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (get_selected (fixture), ==, 0);
}

/* Several are selected, the bar tells how many, Escape goes back to one, and then leaves nothing.
 */
static void
test_select_several (Fixture *fixture, gconstpointer data)
{
  start_at_first (fixture);
  g_assert_false (is_bar_shown (fixture));
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  app_test_wait_until (count_selected (fixture) == 2);
  g_assert_true (is_bar_shown (fixture));
  g_assert_nonnull (app_test_find_label (find_bar (fixture), "2 selected"));
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  app_test_wait_until (count_selected (fixture) == 3);
  g_assert_nonnull (app_test_find_label (find_bar (fixture), "3 selected"));
  app_test_check_names (GTK_WIDGET (fixture->window));
  press (fixture, GDK_KEY_Escape, 0);
  app_test_wait_until (count_selected (fixture) == 1);
  g_assert_false (is_bar_shown (fixture));
}

static void
click_with (Fixture *fixture, const char *title, guint key)
{
  app_test_hold_key (fixture->list, key);
  app_test_click (app_test_find_label (fixture->list, title), GDK_BUTTON_PRIMARY);
  app_test_let_go_of_key (fixture->list, key);
}

/* As everywhere: Control adds and takes away, Shift reaches as far as the click. */
static void
test_clicks_select (Fixture *fixture, gconstpointer data)
{
  start_at_first (fixture);
  click_with (fixture, "Harbour wall holds", GDK_KEY_Control_L);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  g_assert_true (is_bar_shown (fixture));
  click_with (fixture, "Theatre opens its roof", GDK_KEY_Control_L);
  g_assert_cmpuint (get_selected (fixture), ==, 2);
  click_with (fixture, "Orchard wakes early", GDK_KEY_Shift_L);
  g_assert_cmpuint (count_selected (fixture), ==, 2);
  g_assert_cmpstr (get_window_page (fixture), ==, "library");
}

/* Undoes the last step, which must have this name. */
static void
undo (Fixture *fixture, const char *step)
{
  DossierNotebook *notebook = NULL;

  g_object_get (fixture->page, "notebook", &notebook, NULL);
  app_test_wait_until (g_strcmp0 (dossier_notebook_get_undo_name (notebook), step) == 0);
  g_object_unref (notebook);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL);
}

static void
test_act_on_several (Fixture *fixture, gconstpointer data)
{
  /* One of them is starred already: the first key stars all. */
  app_test_focus_window (GTK_WINDOW (fixture->window));
  select_article (fixture, 1);
  press (fixture, GDK_KEY_s, 0);
  app_test_wait_until (dossier_article_item_is_starred (get_article (fixture, 1)));
  press (fixture, GDK_KEY_a, GDK_CONTROL_MASK);
  press (fixture, GDK_KEY_s, 0);
  app_test_wait_until (dossier_article_item_is_starred (get_article (fixture, 0)) &&
                       dossier_article_item_is_starred (get_article (fixture, 2)));
  undo (fixture, "stars on 3 articles");
  app_test_wait_until (!dossier_article_item_is_starred (get_article (fixture, 0)));
  g_assert_true (dossier_article_item_is_starred (get_article (fixture, 1)));

  press (fixture, GDK_KEY_u, 0);
  app_test_wait_until (dossier_article_item_is_read (get_article (fixture, 0)) &&
                       dossier_article_item_is_read (get_article (fixture, 2)));
  undo (fixture, "marking of 3 articles as read");
  app_test_wait_until (!dossier_article_item_is_read (get_article (fixture, 0)));

  press (fixture, GDK_KEY_Delete, 0);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 0);
  g_assert_false (is_bar_shown (fixture));
  undo (fixture, "deletion of 3 articles");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 3);
}

static void
test_delete_some (Fixture *fixture, gconstpointer data)
{
  start_at_first (fixture);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  app_test_wait_until (count_selected (fixture) == 2);
  press (fixture, GDK_KEY_Delete, 0);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  g_assert_cmpuint (get_selected (fixture), ==, 0);
  g_assert_cmpint (dossier_article_item_get_id (get_article (fixture, 0)), ==, fixture->harbour);
}

static GtkWindow *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window))
        return window;
    }
  return NULL;
}

static void
test_tag_several (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = NULL;

  start_at_first (fixture);
  press (fixture, GDK_KEY_Down, GDK_SHIFT_MASK);
  app_test_wait_until (count_selected (fixture) == 2);
  press (fixture, GDK_KEY_t, 0);
  app_test_wait_until ((dialog = find_dialog (fixture)) != NULL);
  app_test_settle (GTK_WIDGET (dialog));
  g_assert_cmpstr (gtk_window_get_title (dialog), ==, "Tag 2 Articles");
  app_test_focus_window (dialog);
  app_test_type (GTK_WIDGET (dialog), "spring");
  app_test_press_key (GTK_WIDGET (dialog), GDK_KEY_Return, 0);
  app_test_wait_until (find_dialog (fixture) == NULL);
  gtk_editable_set_text (GTK_EDITABLE (fixture->search), "tag:spring ");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 2);
  undo (fixture, "tagging of 2 articles");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 0);
}

static void
test_narrow (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sidebar = app_test_find (fixture->page, DOSSIER_TYPE_LIBRARY_SIDEBAR, NULL);
  GtkWidget *content = app_test_find (fixture->page, GTK_TYPE_BOX, "content");

  g_assert_true (gtk_widget_get_visible (sidebar));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 480, 760);
  app_test_wait_until (!gtk_widget_get_visible (sidebar));
  g_assert_true (gtk_widget_get_visible (content));

  gtk_widget_activate_action (fixture->page, "library.toggle-sidebar", NULL);
  g_assert_true (gtk_widget_get_visible (sidebar));
  g_assert_false (gtk_widget_get_visible (content));
  gtk_widget_activate_action (fixture->page, "library.show-shelf", "i", DOSSIER_SHELF_UNREAD);
  g_assert_false (gtk_widget_get_visible (sidebar));

  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 760);
  app_test_wait_until (gtk_widget_get_visible (sidebar) && gtk_widget_get_visible (content));
}

static void
add (const char *name,
     void (*prepare) (Fixture *, gconstpointer),
     void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, prepare, test, tear_down);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  add ("/app/library/an-empty-notebook-says-what-to-do", set_up, test_empty);
  add ("/app/library/the-newest-article-comes-first", set_up_filled, test_newest_first);
  add ("/app/library/a-row-shows-its-article-and-has-its-name", set_up_filled, test_rows);
  add ("/app/library/rows-are-of-one-height", set_up_filled, test_rows_are_of_one_height);
  add ("/app/library/words-that-come-late-are-drawn", set_up_filled, test_words_that_come_late);
  add ("/app/library/everything-has-an-accessible-name", set_up_filled, test_names);
  add ("/app/library/searching-narrows-while-typing", set_up_filled, test_search);
  add ("/app/library/a-search-without-results-says-so", set_up_filled, test_search_finds_nothing);
  add ("/app/library/search-list-and-article-work-by-keys", set_up_filled, test_keys_of_search);
  add ("/app/library/a-click-opens-and-marks-as-read", set_up_filled, test_click_opens);
  add ("/app/library/letters-star-archive-and-mark", set_up_filled, test_letters);
  add ("/app/library/the-star-of-a-row-stars-it", set_up_filled, test_star_button);
  add ("/app/library/empty-shelves-explain-themselves", set_up_filled, test_shelves);
  add ("/app/library/deleting-can-be-undone-and-redone", set_up_filled, test_delete_and_undo);
  add ("/app/library/deleting-the-last-selects-the-one-above", set_up_filled, test_delete_last);
  add ("/app/library/a-key-opens-the-menu", set_up_filled, test_menu);
  add ("/app/library/a-right-click-selects-and-opens-the-menu", set_up_filled, test_right_click);
  add ("/app/library/an-entry-of-an-index-filters", set_up_filled, test_index);
  add ("/app/library/several-can-be-selected", set_up_filled, test_select_several);
  add ("/app/library/clicks-with-control-and-shift-select", set_up_filled, test_clicks_select);
  add ("/app/library/what-is-done-to-several-is-one-step", set_up_filled, test_act_on_several);
  add ("/app/library/after-several-are-deleted-the-next-is-selected",
       set_up_filled,
       test_delete_some);
  add ("/app/library/several-get-a-tag", set_up_filled, test_tag_several);
  add ("/app/library/a-narrow-window-shows-one-pane", set_up_filled, test_narrow);
  return g_test_run ();
}
