/* test-feeds.c: feeds in the window: subscribing, reading what is new, capturing, properties.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"
#include "key-watch.h"

#include "app/feeds/dossier-feed-dialog.h"
#include "app/feeds/dossier-feed-entry-line.h"
#include "app/feeds/dossier-feed-folder-line.h"
#include "app/feeds/dossier-feed-line.h"
#include "app/feeds/dossier-feed-page.h"
#include "app/feeds/dossier-feed-shelf.h"
#include "app/feeds/dossier-subscribe-dialog.h"
#include "app/library/dossier-articles-view.h"
#include "app/library/dossier-library-page.h"
#include "app/preferences/dossier-shortcuts.h"
#include "notebook/dossier-feed-actions.h"
#include "notebook/dossier-feeds.h"
#include "tests/support/dossier-test-server.h"

#include <string.h>

typedef struct
{
  char              *path;
  DossierWindow     *window;
  DossierTestServer *server;
  DossierNotebook   *notebook;
  DossierFeeds      *feeds;
  GtkWidget         *widget;
  GtkWidget         *shelf;
  GtkWidget         *page;
  GListModel        *entries;
} Fixture;

static void
open_window (Fixture *fixture)
{
  GtkWidget *list;

  fixture->window = app_test_open_window (fixture->path);
  fixture->widget = GTK_WIDGET (fixture->window);
  fixture->notebook = dossier_window_get_notebook (fixture->window);
  fixture->feeds = dossier_notebook_get_feeds (fixture->notebook);
  fixture->shelf = app_test_find (fixture->widget, DOSSIER_TYPE_FEED_SHELF, NULL);
  fixture->page = app_test_find (fixture->widget, DOSSIER_TYPE_FEED_PAGE, NULL);
  list = app_test_find (fixture->page, GTK_TYPE_LIST_VIEW, "list");
  fixture->entries = G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_test_dup_notebook_path ();
  fixture->server = dossier_test_server_new ();
  open_window (fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_test_close_window (fixture->window);
  dossier_test_server_free (fixture->server);
  app_test_remove_notebook (fixture->path);
  g_free (fixture->path);
}

#define add_test(name, function)                                                                   \
  g_test_add ("/app/feeds/" name, Fixture, NULL, set_up, function, tear_down)

static const struct
{
  const char *path;
  const char *title;
  const char *author;
  const char *summary;
} stories[] = {
  { "/owl",
    "An owl moves into the town hall of Brixen",
    "Jonas Mair",
    "It sits above the door of the registry office, and the couples who marry there have begun to "
    "greet it." },
  { "/bridge",
    "The footbridge over the Isarco opens in spring",
    "Greta Pichler",
    "Eighty-four metres of larch from the valley, without a single screw. Cyclists will have to "
    "push." },
  { "/bread",
    "Baker gives away 300 loaves after a power cut",
    "Ida Muster",
    "The ovens had stopped at four in the morning with everything inside. “It was perfect bread, "
    "only a little late,” she said." },
};

static void
serve_feed (Fixture *fixture, const char *path)
{
  g_autoptr (GString) rss = g_string_new ("<rss version='2.0'><channel><title>Etschtaler Tagblatt"
                                          "</title><link>https://tagblatt.example/</link>");
  DossierTestAnswer answer = { .content_type = "application/rss+xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (stories); i++)
    {
      g_autofree char *url = dossier_test_server_dup_url (fixture->server, stories[i].path);
      g_autofree char *html =
          g_strdup_printf ("<title>%s</title><article><h1>%s</h1><p>%s</p><p>%s It was the talk of "
                           "the valley for a week, and then something else was.</p></article>",
                           stories[i].title,
                           stories[i].title,
                           stories[i].summary,
                           stories[i].summary);

      dossier_test_server_add_page (fixture->server, stories[i].path, html);
      g_string_append_printf (rss,
                              "<item><title>%s</title><link>%s</link><author>a@b.example (%s)"
                              "</author><description>%s</description>"
                              "<pubDate>%d Nov 2025 10:00 GMT</pubDate></item>",
                              stories[i].title,
                              url,
                              stories[i].author,
                              stories[i].summary,
                              20 - (int) i);
    }
  g_string_append (rss, "</channel></rss>");
  answer.body = rss->str;
  dossier_test_server_add_answer (fixture->server, path, &answer);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static gint64
subscribe (Fixture *fixture, const char *path)
{
  g_autofree char   *url = dossier_test_server_dup_url (fixture->server, path);
  DossierFeedOptions options = { .url = url, .interval = 3600 };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  gint64 id;

  dossier_feed_subscribe_async (fixture->notebook, &options, 1, NULL, finished_cb, &result);
  app_test_wait_until (result != NULL);
  ids = dossier_feed_subscribe_finish (fixture->notebook, result, NULL, NULL);
  g_assert_nonnull (ids);
  id = g_array_index (ids, gint64, 0);
  app_test_wait_until (dossier_feeds_find (fixture->feeds, id) != NULL);
  return id;
}

static DossierFeedItem *
show_feed (Fixture *fixture, gint64 id)
{
  DossierFeedItem *item = dossier_feeds_find (fixture->feeds, id);

  dossier_feeds_refresh (fixture->feeds, item);
  app_test_wait_until (!dossier_feed_item_is_refreshing (item));
  app_test_wait_until (dossier_feed_item_get_fetched (item) != 0 ||
                       dossier_feed_item_get_error (item) != NULL);
  gtk_widget_activate_action (fixture->shelf, "library.show-feed", "x", id);
  app_test_settle (fixture->widget);
  return item;
}

static gint64
show_filled_feed (Fixture *fixture)
{
  gint64 id;

  serve_feed (fixture, "/feed");
  id = subscribe (fixture, "/feed");
  show_feed (fixture, id);
  app_test_wait_until (g_list_model_get_n_items (fixture->entries) == G_N_ELEMENTS (stories));
  app_test_settle (fixture->widget);
  return id;
}

static void
select_entry (Fixture *fixture, guint position)
{
  GtkWidget *list = app_test_find (fixture->page, GTK_TYPE_LIST_VIEW, "list");

  gtk_widget_grab_focus (list);
  gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
  gtk_widget_activate_action (list, "list.select-item", "(ubb)", position, FALSE, FALSE);
  app_test_settle (fixture->widget);
}

static DossierEntryState
get_state (Fixture *fixture, guint position)
{
  g_autoptr (DossierFeedEntryItem) entry = g_list_model_get_item (fixture->entries, position);

  return dossier_feed_entry_item_get_state (entry);
}

/* @dialog: destroyed when the program closes it. */
static GtkWidget *
find_window (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static void
test_subscribing_leads_to_the_entries (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, "/page");
  GtkWidget       *dialog;
  GtkWidget       *entry;
  GtkWidget       *rows;

  serve_feed (fixture, "/feed");
  dossier_test_server_add_page (
      fixture->server,
      "/page",
      "<link rel=alternate type=application/rss+xml href=/feed><p>Words</p>");
  gtk_widget_activate_action (fixture->widget, "win.subscribe", NULL);
  dialog = find_window (DOSSIER_TYPE_SUBSCRIBE_DIALOG);
  g_assert_nonnull (dialog);
  dossier_subscribe_dialog_set_input (DOSSIER_SUBSCRIBE_DIALOG (dialog), url);
  app_test_settle (dialog);
  app_test_check_names (dialog);
  entry = app_test_find (dialog, GTK_TYPE_ENTRY, "entry");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (dialog)), entry));

  /* Return looks for feeds once, however often it is pressed, and keeps the keyboard there. */
  g_signal_emit_by_name (entry, "activate");
  g_assert_false (gtk_editable_get_editable (GTK_EDITABLE (entry)));
  g_assert_true (gtk_widget_is_sensitive (entry));
  g_signal_emit_by_name (entry, "activate");
  rows = app_test_find (dialog, GTK_TYPE_LIST_BOX, "found_list");
  app_test_wait_until (gtk_list_box_get_row_at_index (GTK_LIST_BOX (rows), 0) != NULL);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/page"), ==, 1);
  app_test_settle (dialog);
  app_test_check_names (dialog);
  g_assert_nonnull (app_test_find_label (dialog, "Etschtaler Tagblatt"));

  g_signal_emit_by_name (app_test_find (dialog, GTK_TYPE_BUTTON, "subscribe_button"), "clicked");
  app_test_wait_until (find_window (DOSSIER_TYPE_SUBSCRIBE_DIALOG) == NULL);
  app_test_wait_until (g_list_model_get_n_items (fixture->entries) == G_N_ELEMENTS (stories));
  g_assert_true (gtk_widget_get_mapped (fixture->page));
  app_test_settle (fixture->widget);
  app_test_check_names (fixture->widget);
}

static void
test_nonsense_is_refused_beside_the_field (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, "/missing");
  const char      *inputs[] = { "", "ftp://example.org/", url };
  GtkWidget       *dialog;
  GtkWidget       *revealer;

  gtk_widget_activate_action (fixture->widget, "win.subscribe", NULL);
  dialog = find_window (DOSSIER_TYPE_SUBSCRIBE_DIALOG);
  revealer = app_test_find (dialog, GTK_TYPE_REVEALER, "trouble_revealer");
  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      dossier_subscribe_dialog_set_input (DOSSIER_SUBSCRIBE_DIALOG (dialog), "x");
      dossier_subscribe_dialog_set_input (DOSSIER_SUBSCRIBE_DIALOG (dialog), inputs[i]);
      g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
      g_signal_emit_by_name (app_test_find (dialog, GTK_TYPE_BUTTON, "find_button"), "clicked");
      app_test_wait_until (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
    }
  gtk_window_close (GTK_WINDOW (dialog));
}

static void
test_the_sidebar_counts_what_is_new (Fixture *fixture, gconstpointer data)
{
  GtkWidget *line;
  gint64     first;
  gint64     second;

  g_assert_null (app_test_find (fixture->shelf, DOSSIER_TYPE_FEED_LINE, NULL));
  serve_feed (fixture, "/feed");
  first = subscribe (fixture, "/feed");
  line = app_test_find (fixture->shelf, DOSSIER_TYPE_FEED_LINE, NULL);
  g_assert_cmpint (dossier_feed_line_get_id (DOSSIER_FEED_LINE (line)), ==, first);
  show_feed (fixture, first);
  app_test_wait_until (app_test_find_label (fixture->shelf, "3") != NULL);
  g_assert_nonnull (app_test_find_label (fixture->shelf, "Etschtaler Tagblatt"));

  /* With a second one comes a line for all. */
  second = subscribe (fixture, "/other");
  g_assert_cmpint (second, !=, first);
  line = app_test_find (fixture->shelf, DOSSIER_TYPE_FEED_LINE, NULL);
  g_assert_cmpint (dossier_feed_line_get_id (DOSSIER_FEED_LINE (line)), ==, 0);
  app_test_click (line, 1);
  app_test_wait_until (app_test_find_label (fixture->page, "New in All Feeds") != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->entries), ==, 3);
}

static void
import (Fixture *fixture, const char *opml)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (opml, strlen (opml));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  dossier_feed_import_opml_async (fixture->notebook, bytes, NULL, finished_cb, &result);
  app_test_wait_until (result != NULL);
  ids = dossier_feed_subscribe_finish (fixture->notebook, result, NULL, &error);
  g_assert_no_error (error);
}

/* The lines of the shelf that can be seen, a letter each: a folder, a feed in one, another. */
static char *
describe_shelf (Fixture *fixture)
{
  GtkListBox    *list = GTK_LIST_BOX (app_test_find (fixture->shelf, GTK_TYPE_LIST_BOX, "list"));
  GString       *lines = g_string_new (NULL);
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)))
      g_string_append_c (lines,
                         DOSSIER_IS_FEED_FOLDER_LINE (row)                          ? 'F'
                         : gtk_widget_has_css_class (GTK_WIDGET (row), "in-folder") ? 'i'
                                                                                    : 'o');
  return g_string_free (lines, FALSE);
}

static gboolean
shows (Fixture *fixture, const char *lines)
{
  g_autofree char *shown = describe_shelf (fixture);

  return g_str_equal (shown, lines);
}

static void
test_folders_are_groups (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *folder;
  g_autofree char *opml = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  import (fixture,
          "<opml version='2.0'><body><outline text='Press'>"
          "<outline text='Valley'><outline type='rss' text='A' xmlUrl='http://127.0.0.1:1/a'/>"
          "</outline><outline type='rss' text='B' xmlUrl='http://127.0.0.1:1/b'/>"
          "<outline type='rss' text='C' xmlUrl='http://127.0.0.1:1/c'/></outline>"
          "<outline type='rss' text='D' xmlUrl='http://127.0.0.1:1/d'/></body></opml>");
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->feeds)) == 4);
  app_test_wait_until (shows (fixture, "ooFiiFi"));
  g_assert_nonnull (app_test_find_label (fixture->shelf, "Press › Valley"));

  /* By the pointer, and by the keyboard. */
  folder = app_test_find (fixture->shelf, DOSSIER_TYPE_FEED_FOLDER_LINE, NULL);
  app_test_settle (fixture->widget);
  app_test_click (folder, 1);
  app_test_wait_until (shows (fixture, "ooFFi"));
  gtk_widget_grab_focus (folder);
  app_test_press_key (fixture->widget, GDK_KEY_Right, 0);
  app_test_wait_until (shows (fixture, "ooFiiFi"));
  app_test_press_key (fixture->widget, GDK_KEY_Left, 0);
  app_test_wait_until (shows (fixture, "ooFFi"));
  app_test_press_key (fixture->widget, GDK_KEY_Return, 0);
  app_test_wait_until (shows (fixture, "ooFiiFi"));
  app_test_press_key (fixture->widget, GDK_KEY_Return, 0);

  /* A closed one stays closed when the feeds change. */
  subscribe (fixture, "/feed");
  app_test_wait_until (shows (fixture, "oooFFi"));

  dossier_feed_export_opml_async (fixture->notebook, NULL, finished_cb, &result);
  app_test_wait_until (result != NULL);
  opml = dossier_feed_export_opml_finish (fixture->notebook, result, NULL);
  g_assert_nonnull (strstr (opml, "Press"));
  g_assert_nonnull (strstr (opml, "Valley"));
}

static void
test_closed_folders_stay_closed (Fixture *fixture, gconstpointer data)
{
  GtkWidget *folder;

  import (fixture,
          "<opml version='2.0'><body><outline text='Wharf'>"
          "<outline type='rss' text='A' xmlUrl='http://127.0.0.1:1/a'/></outline></body></opml>");
  app_test_wait_until (shows (fixture, "Fi"));
  folder = app_test_find (fixture->shelf, DOSSIER_TYPE_FEED_FOLDER_LINE, NULL);
  dossier_feed_folder_line_toggle (DOSSIER_FEED_FOLDER_LINE (folder));
  app_test_wait_until (shows (fixture, "F"));
  app_test_close_window (fixture->window);

  open_window (fixture);
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (fixture->feeds)) == 1);
  app_test_wait_until (shows (fixture, "F"));
  folder = app_test_find (fixture->shelf, DOSSIER_TYPE_FEED_FOLDER_LINE, NULL);
  dossier_feed_folder_line_toggle (DOSSIER_FEED_FOLDER_LINE (folder));
  app_test_close_window (fixture->window);

  open_window (fixture);
  app_test_wait_until (shows (fixture, "Fi"));
}

static void
test_keys_capture_and_dismiss (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierFeedEntryItem) second = NULL;

  show_filled_feed (fixture);
  second = g_list_model_get_item (fixture->entries, 1);
  select_entry (fixture, 0);
  app_test_press_key (fixture->widget, GDK_KEY_d, 0);
  app_test_wait_until (g_list_model_get_n_items (fixture->entries) == 2);
  g_assert_true (gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (fixture->entries)) ==
                 second);

  gtk_widget_activate_action (fixture->widget, "win.undo", NULL);
  app_test_wait_until (g_list_model_get_n_items (fixture->entries) == 3);

  select_entry (fixture, 2);
  app_test_press_key (fixture->widget, GDK_KEY_a, 0);
  app_test_wait_until (g_list_model_get_n_items (fixture->entries) == 2 ||
                       get_state (fixture, 2) == DOSSIER_ENTRY_WAITING);
}

/* Each key of the table, among the entries, reaches the action that is told of it. */
static void
test_every_key_arrives (Fixture *fixture, gconstpointer data)
{
  gsize                  n = 0;
  const DossierShortcut *shortcuts = dossier_shortcuts_get (&n);
  guint                  n_wrong = 0;
  g_autoptr (KeyWatch) watch = NULL;

  show_filled_feed (fixture);
  app_test_focus_window (GTK_WINDOW (fixture->window));
  select_entry (fixture, 0);
  watch = key_watch_new (fixture->widget);
  for (gsize i = 0; i < n; i++)
    if (shortcuts[i].accelerators != NULL && shortcuts[i].action != NULL &&
        (g_str_has_prefix (shortcuts[i].action, "entries.") ||
         g_str_has_prefix (shortcuts[i].action, "feed.")))
      n_wrong += key_watch_check (watch, shortcuts[i].action, shortcuts[i].accelerators);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static void
test_all_can_be_captured_and_dismissed (Fixture *fixture, gconstpointer data)
{
  show_filled_feed (fixture);
  gtk_widget_activate_action (fixture->page, "feed.dismiss-all", NULL);
  app_test_wait_until (g_list_model_get_n_items (fixture->entries) == 0);
  app_test_wait_until (app_test_find_label (fixture->page, "Nothing New") != NULL);
  gtk_widget_activate_action (fixture->page, "feed.show-all", NULL);
  app_test_wait_until (g_list_model_get_n_items (fixture->entries) == 3);
  g_assert_cmpint (get_state (fixture, 0), ==, DOSSIER_ENTRY_DISMISSED);
  gtk_widget_activate_action (fixture->widget, "win.undo", NULL);
  app_test_wait_until (get_state (fixture, 0) == DOSSIER_ENTRY_NEW);
  select_entry (fixture, 0);
  app_test_press_key (fixture->widget, GDK_KEY_a, GDK_SHIFT_MASK);
  for (guint i = 0; i < 3; i++)
    app_test_wait_until (get_state (fixture, i) != DOSSIER_ENTRY_NEW);
}

static void
test_errors_stand_above_the_entries (Fixture *fixture, gconstpointer data)
{
  gint64           id = subscribe (fixture, "/feed");
  DossierFeedItem *item = show_feed (fixture, id);
  GtkWidget       *revealer = app_test_find (fixture->page, GTK_TYPE_REVEALER, "trouble_revealer");

  g_assert_nonnull (dossier_feed_item_get_error (item));
  app_test_wait_until (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  app_test_settle (fixture->widget);
  app_test_check_names (fixture->widget);

  serve_feed (fixture, "/feed");
  g_signal_emit_by_name (app_test_find (fixture->page, GTK_TYPE_BUTTON, "try_button"), "clicked");
  app_test_wait_until (g_list_model_get_n_items (fixture->entries) == 3);
  app_test_wait_until (!gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
}

static void
test_properties_are_kept_and_undone (Fixture *fixture, gconstpointer data)
{
  gint64           id = show_filled_feed (fixture);
  DossierFeedItem *item = dossier_feeds_find (fixture->feeds, id);
  GtkWidget       *dialog;

  gtk_widget_activate_action (fixture->page, "feed.edit", NULL);
  dialog = find_window (DOSSIER_TYPE_FEED_DIALOG);
  app_test_settle (dialog);
  app_test_check_names (dialog);
  gtk_editable_set_text (GTK_EDITABLE (app_test_find (dialog, ADW_TYPE_ENTRY_ROW, "name")),
                         "The valley");
  gtk_switch_set_active (GTK_SWITCH (app_test_find (dialog, GTK_TYPE_SWITCH, "automatic")), TRUE);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (app_test_find (dialog, GTK_TYPE_DROP_DOWN, "interval")),
      dossier_feed_intervals_find (0));
  g_signal_emit_by_name (app_test_find (dialog, GTK_TYPE_BUTTON, "save_button"), "clicked");
  app_test_wait_until (g_strcmp0 (dossier_feed_item_get_title (item), "The valley") == 0);
  g_assert_true (dossier_feed_item_is_automatic (item));
  g_assert_cmpuint (dossier_feed_item_get_interval (item), ==, 0);
  app_test_wait_until (app_test_find_label (fixture->page, "The valley") != NULL);

  gtk_widget_activate_action (fixture->widget, "win.undo", NULL);
  app_test_wait_until (app_test_find_label (fixture->page, "Etschtaler Tagblatt") != NULL);
  g_assert_cmpuint (dossier_feed_item_get_interval (item), ==, 3600);
}

static void
test_unsubscribing_leads_back_to_the_articles (Fixture *fixture, gconstpointer data)
{
  gint64 id = show_filled_feed (fixture);

  gtk_widget_activate_action (fixture->page, "feed.unsubscribe", NULL);
  app_test_wait_until (!gtk_widget_get_visible (fixture->page));
  g_assert_null (app_test_find (fixture->shelf, DOSSIER_TYPE_FEED_LINE, NULL));
  gtk_widget_activate_action (fixture->widget, "win.undo", NULL);
  app_test_wait_until (dossier_feeds_find (fixture->feeds, id) != NULL);
  g_assert_nonnull (app_test_find (fixture->shelf, DOSSIER_TYPE_FEED_LINE, NULL));
}

static void
test_escape_and_search_lead_to_the_articles (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search;
  gint64     id = show_filled_feed (fixture);

  gtk_widget_activate_action (fixture->widget, "win.escape", NULL);
  g_assert_false (gtk_widget_get_visible (fixture->page));
  gtk_widget_activate_action (fixture->shelf, "library.show-feed", "x", id);
  g_assert_true (gtk_widget_get_visible (fixture->page));
  search = app_test_find (fixture->widget, GTK_TYPE_SEARCH_ENTRY, "search");
  gtk_editable_set_text (GTK_EDITABLE (search), "owl");
  app_test_wait_until (!gtk_widget_get_visible (fixture->page));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  add_test ("folders-are-groups", test_folders_are_groups);
  add_test ("a-closed-folder-stays-closed-at-the-next-start", test_closed_folders_stay_closed);
  add_test ("subscribing-leads-to-the-entries", test_subscribing_leads_to_the_entries);
  add_test ("nonsense-is-refused-beside-the-field", test_nonsense_is_refused_beside_the_field);
  add_test ("the-sidebar-counts-what-is-new", test_the_sidebar_counts_what_is_new);
  add_test ("keys-capture-and-dismiss", test_keys_capture_and_dismiss);
  add_test ("every-key-arrives", test_every_key_arrives);
  add_test ("all-can-be-captured-and-dismissed", test_all_can_be_captured_and_dismissed);
  add_test ("errors-stand-above-the-entries", test_errors_stand_above_the_entries);
  add_test ("properties-are-kept-and-undone", test_properties_are_kept_and_undone);
  add_test ("unsubscribing-leads-back-to-the-articles",
            test_unsubscribing_leads_back_to_the_articles);
  add_test ("escape-and-search-lead-to-the-articles", test_escape_and_search_lead_to_the_articles);
  return g_test_run ();
}
