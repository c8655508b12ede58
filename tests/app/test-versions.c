/* test-versions.c: refreshing in the window, what changed between versions, annotations that have
 * lost their passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/dossier-window.h"
#include "app/library/dossier-library-page.h"
#include "app/versions/dossier-change-item.h"
#include "notebook/dossier-capture-queue.h"
#include "tests/support/dossier-test-server.h"

#include <string.h>

#define HEAD                                                                                       \
  "<title>Slope gives way above Sundholm</title><article><h1>Slope gives way above Sundholm</h1>"
#define FIRST                                                                                      \
  "<p>A slope above the village of Sundholm gave way at dawn on Tuesday, said the mayor, Ona "     \
  "Petraitis. She had been awake since four.</p>"
#define OLD_TOLL "<p>At least 11 people died, and the road to the valley stays closed.</p>"
#define NEW_TOLL "<p>At least 14 people died, and the road to the valley is open again.</p>"
#define GONE     "<p>Nobody had seen it coming. Farmers had heard the forest groan all night.</p>"
#define CAME     "<p>Geologists led by Ida Muster had warned of the slope two years ago.</p>"
#define LAST     "<p>Rescuers came over the lake, with dogs and lamps and three boats.</p>"

#define KEPT "gave way at dawn"
#define LOST "Nobody had seen it coming"

typedef struct
{
  ReaderTest         reader;
  DossierTestServer *server;
  gint64             lost_id;
} Fixture;

static guint
get_n_versions (Fixture *fixture)
{
  return dossier_reading_get_n_versions (fixture->reader.reading);
}

static void
serve_new_version (Fixture *fixture)
{
  dossier_test_server_add_page (fixture->server,
                                "/slope",
                                HEAD FIRST NEW_TOLL CAME LAST "</article>");
}

static void
article_captured_cb (DossierCaptureQueue   *queue,
                     DossierCaptureItem    *item,
                     const DossierCaptured *captured,
                     gpointer               user_data)
{
  *(gint64 *) user_data = dossier_capture_item_get_article_id (item);
}

static gint64
capture (Fixture *fixture, const char *path)
{
  g_autofree char     *url = dossier_test_server_dup_url (fixture->server, path);
  DossierNotebook     *notebook = dossier_window_get_notebook (fixture->reader.window);
  DossierCaptureQueue *queue = dossier_notebook_get_capture_queue (notebook);
  gint64               id = 0;
  gulong handler = g_signal_connect (queue, "ended", G_CALLBACK (article_captured_cb), &id);

  gtk_widget_activate_action (GTK_WIDGET (fixture->reader.window), "win.capture", "s", url);
  app_test_wait_until (id != 0);
  g_signal_handler_disconnect (queue, handler);
  return id;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  ReaderTest *reader = &fixture->reader;

  fixture->server = dossier_test_server_new ();
  dossier_test_server_add_page (fixture->server,
                                "/slope",
                                HEAD FIRST OLD_TOLL GONE LAST "</article>");
  reader->path = app_test_dup_notebook_path ();
  reader->window = app_test_open_window (reader->path);
  reader->article_id = capture (fixture, "/slope");
  reader_test_show (reader);
  reader_test_annotate (reader, KEPT, DOSSIER_HIGHLIGHT_YELLOW, NULL);
  fixture->lost_id = reader_test_annotate (reader, LOST, DOSSIER_HIGHLIGHT_GREEN, "Who says so?");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  reader_test_close (&fixture->reader);
  dossier_test_server_free (fixture->server);
}

#define add_test(name, function)                                                                   \
  g_test_add ("/app/versions/" name, Fixture, NULL, set_up, function, tear_down)

static void
refresh (Fixture *fixture)
{
  guint n = get_n_versions (fixture);

  serve_new_version (fixture);
  reader_test_press (&fixture->reader, GDK_KEY_F5);
  app_test_wait_until (get_n_versions (fixture) == n + 1);
  app_test_settle (GTK_WIDGET (fixture->reader.window));
}

static void
open_newest (Fixture *fixture)
{
  ReaderTest *reader = &fixture->reader;

  reader_test_activate (reader, "reader.open-newest", NULL);
  app_test_wait_until (
      dossier_reading_get_number (dossier_reader_page_get_reading (reader->page)) == 2);
  reader->reading = dossier_reader_page_get_reading (reader->page);
  app_test_settle (GTK_WIDGET (reader->window));
}

/* --- refreshing --- */

static GtkWidget *
find_text (Fixture *fixture, const char *text)
{
  return app_test_find_label (GTK_WIDGET (fixture->reader.window), text);
}

static void
test_refresh_one (Fixture *fixture, gconstpointer data)
{
  reader_test_press (&fixture->reader, GDK_KEY_F5);
  app_test_wait_until (find_text (fixture, "The article has not changed") != NULL);
  g_assert_cmpuint (get_n_versions (fixture), ==, 1);
  refresh (fixture);
  app_test_wait_until (find_text (fixture,
                                  "1 passage changed, 1 added, 1 removed · ≥ 11 → ≥ 14 people "
                                  "· 1 note has lost its passage") != NULL);
}

static void
test_refresh_shelf (Fixture *fixture, gconstpointer data)
{
  GtkWidget *library;

  dossier_test_server_add_page (fixture->server, "/other", HEAD LAST GONE CAME "</article>");
  capture (fixture, "/other");
  dossier_test_server_add_answer (
      fixture->server,
      "/other",
      &(DossierTestAnswer){ .status = 410, .content_type = "text/html", .body = "gone" });
  serve_new_version (fixture);
  library = app_test_find (GTK_WIDGET (fixture->reader.window), DOSSIER_TYPE_LIBRARY_PAGE, NULL);
  gtk_widget_activate_action (library, "library.refresh-shelf", NULL);
  app_test_wait_until (find_text (fixture, "1 of 2 changed, 1 failed") != NULL);
}

/* --- what changed --- */

static DossierChangesView *
show_changes (Fixture *fixture)
{
  ReaderTest         *reader = &fixture->reader;
  DossierChangesView *changes;

  refresh (fixture);
  reader_test_press (reader, GDK_KEY_F4);
  changes = dossier_reader_page_get_changes (reader->page);
  g_assert_nonnull (changes);
  app_test_wait_until (dossier_changes_view_get_comparison (changes) != NULL);
  app_test_settle (GTK_WIDGET (reader->window));
  return changes;
}

static char *
dup_body (DossierChangesView *changes)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (dossier_changes_view_get_body (changes)));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* "#" headings; otherwise "detail: title". */
static char *
dup_list (DossierChangesView *changes)
{
  GListModel *items = dossier_changes_view_get_items (changes);
  GString    *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DossierChangeItem) item = g_list_model_get_item (items, i);

      if (dossier_change_item_is_heading (item))
        g_string_append_printf (text, "# %s\n", dossier_change_item_get_title (item));
      else
        g_string_append_printf (text,
                                "%s: %.24s\n",
                                dossier_change_item_get_detail (item),
                                dossier_change_item_get_title (item));
    }
  return g_string_free (text, FALSE);
}

static void
test_what_changed (Fixture *fixture, gconstpointer data)
{
  DossierChangesView *changes = show_changes (fixture);
  g_autofree char    *body = dup_body (changes);
  g_autofree char    *list = dup_list (changes);

  g_assert_cmpstr (body,
                   ==,
                   "Slope gives way above Sundholm\n"
                   "A slope above the village of Sundholm gave way at dawn on Tuesday, said the "
                   "mayor, Ona Petraitis. She had been awake since four.\n"
                   "At least 11 14 people died, and the road to the valley stays closed is open "
                   "again.\n"
                   "Nobody had seen it coming. Farmers had heard the forest groan all night.\n"
                   "Geologists led by Ida Muster had warned of the slope two years ago.\n"
                   "Rescuers came over the lake, with dogs and lamps and three boats.");
  g_assert_nonnull (strstr (list, "Changed: ≥ 11 → ≥ 14 people\n"));
  g_assert_nonnull (strstr (list, "Its passage is gone: Nobody had seen it comin\n"));
  g_assert_nonnull (strstr (list, "Stands where it stood: gave way at dawn\n"));
  g_assert_nonnull (strstr (list, "# Passages (3)\n"));
  app_test_check_names (GTK_WIDGET (changes));
}

static guint
get_cursor (DossierChangesView *changes)
{
  GtkTextBuffer *buffer =
      gtk_text_view_get_buffer (GTK_TEXT_VIEW (dossier_changes_view_get_body (changes)));
  int position;

  g_object_get (buffer, "cursor-position", &position, NULL);
  return (guint) position;
}

static void
test_keyboard (Fixture *fixture, gconstpointer data)
{
  DossierChangesView *changes = show_changes (fixture);
  const GArray       *ranges =
      dossier_changes_body_get_text (dossier_changes_view_get_body (changes))->ranges;
  GtkWidget *body = GTK_WIDGET (dossier_changes_view_get_body (changes));

  g_assert_cmpuint (ranges->len, ==, 3);
  g_assert_cmpuint (get_cursor (changes), ==, g_array_index (ranges, DossierChangeRange, 0).start);
  app_test_press_key (body, GDK_KEY_n, 0);
  g_assert_cmpuint (get_cursor (changes), ==, g_array_index (ranges, DossierChangeRange, 1).start);
  app_test_press_key (body, GDK_KEY_n, 0);
  g_assert_cmpuint (get_cursor (changes), ==, g_array_index (ranges, DossierChangeRange, 2).start);
  app_test_press_key (body, GDK_KEY_p, 0);
  g_assert_cmpuint (get_cursor (changes), ==, g_array_index (ranges, DossierChangeRange, 1).start);
  app_test_press_key (body, GDK_KEY_Escape, 0);
  g_assert_null (dossier_reader_page_get_changes (fixture->reader.page));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->reader.view)));
}

/* A line of the list leads to its place, in the old text too. */
static void
test_list (Fixture *fixture, gconstpointer data)
{
  DossierChangesView *changes = show_changes (fixture);
  GListModel         *items = dossier_changes_view_get_items (changes);
  GtkWidget          *list = app_test_find (GTK_WIDGET (changes), GTK_TYPE_LIST_VIEW, "list");
  g_autofree char    *body = dup_body (changes);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (DossierChangeItem) item = g_list_model_get_item (items, i);

      if (g_strcmp0 (dossier_change_item_get_detail (item), "Its passage is gone") == 0)
        g_signal_emit_by_name (list, "activate", i);
    }
  g_assert_cmpuint (get_cursor (changes), ==, g_utf8_strlen (body, strstr (body, LOST) - body));
}

static void
test_versions_are_chosen (Fixture *fixture, gconstpointer data)
{
  DossierChangesView *changes = show_changes (fixture);
  GtkWidget          *old = app_test_find (GTK_WIDGET (changes), GTK_TYPE_DROP_DOWN, "old_choice");

  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (old)), ==, 0);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (old), 1);
  app_test_wait_until (
      dossier_comparison_get_old_number (dossier_changes_view_get_comparison (changes)) == 2);
  app_test_wait_until (app_test_find_label (GTK_WIDGET (changes), "Nothing has changed") != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (dossier_changes_view_get_items (changes)), ==, 2);
}

/* --- orphans --- */

static void
test_reattach (Fixture *fixture, gconstpointer data)
{
  ReaderTest            *reader = &fixture->reader;
  DossierNotebook       *notebook = dossier_window_get_notebook (reader->window);
  DossierAnnotationItem *item;
  GtkWidget             *button;

  refresh (fixture);
  open_newest (fixture);
  item = reader_test_get_annotation (reader, LOST);
  g_assert_true (dossier_annotation_item_is_orphan (item));
  g_object_set (reader->pane, "as-list", TRUE, NULL);
  app_test_settle (GTK_WIDGET (reader->window));
  button = reader_test_find_target (GTK_WIDGET (reader->pane), "reader.reattach", NULL);
  g_assert_nonnull (button);

  /* Without a selection nothing happens but a word of advice. */
  g_signal_emit_by_name (button, "clicked");
  app_test_wait_until (find_text (fixture, "Select the passage in the article first.") != NULL);

  reader_test_select (reader, "had warned of the slope");
  g_signal_emit_by_name (button, "clicked");
  app_test_wait_until (
      g_strcmp0 (dossier_notebook_get_undo_name (notebook), "re-attaching of annotation") == 0);
  app_test_wait_until (reader_test_find_annotation (reader, "had warned of the slope") != NULL);
  item = reader_test_get_annotation (reader, "had warned of the slope");
  g_assert_false (dossier_annotation_item_is_orphan (item));
  g_assert_cmpint (dossier_annotation_item_get_id (item), ==, fixture->lost_id);

  gtk_widget_activate_action (GTK_WIDGET (reader->window), "win.undo", NULL);
  app_test_wait_until (
      g_strcmp0 (dossier_notebook_get_undo_name (notebook), "re-attaching of annotation") != 0);
  app_test_wait_until (
      reader_test_find_annotation (reader, LOST) != NULL &&
      dossier_annotation_item_is_orphan (reader_test_get_annotation (reader, LOST)));
}

static void
test_origin (Fixture *fixture, gconstpointer data)
{
  ReaderTest *reader = &fixture->reader;
  GtkWidget  *button;

  refresh (fixture);
  open_newest (fixture);
  g_object_set (reader->pane, "as-list", TRUE, NULL);
  app_test_settle (GTK_WIDGET (reader->window));
  button = reader_test_find_target (GTK_WIDGET (reader->pane), "reader.show-origin", NULL);
  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
  app_test_wait_until (
      dossier_reading_get_number (dossier_reader_page_get_reading (reader->page)) == 1);
  reader->reading = dossier_reader_page_get_reading (reader->page);
  app_test_settle (GTK_WIDGET (reader->window));
  g_assert_false (dossier_annotation_item_is_orphan (reader_test_get_annotation (reader, LOST)));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  add_test ("one-article-is-refreshed-and-the-bar-tells-what-changed", test_refresh_one);
  add_test ("a-shelf-is-refreshed-and-counted", test_refresh_shelf);
  add_test ("both-texts-in-one-and-a-list", test_what_changed);
  add_test ("keys-go-from-change-to-change-and-leave", test_keyboard);
  add_test ("a-line-of-the-list-leads-to-its-place", test_list);
  add_test ("any-two-versions-are-compared", test_versions_are_chosen);
  add_test ("an-orphan-is-put-on-another-passage-in-one-step", test_reattach);
  add_test ("an-orphan-is-shown-where-it-was-made", test_origin);
  return g_test_run ();
}
