/* test-desktop.c: windows side by side, the desktop's search, notifications and the background.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desktop-test.h"

#include "app/desktop/dossier-shared-notebook.h"
#include "app/dossier-settings.h"
#include "app/dossier-window-private.h"
#include "notebook/dossier-capture-queue.h"
#include "notebook/dossier-capture.h"
#include "notebook/dossier-feed-actions.h"
#include "notebook/dossier-feeds.h"
#include "notebook/dossier-index.h"
#include "tests/support/dossier-test-server.h"

#include <glib/gstdio.h>

#define PROVIDER_PATH "/io/github/dossier_notebook/Dossier/SearchProvider"
#define PROVIDER      "org.gnome.Shell.SearchProvider2"

#define STORY                                                                                      \
  " date 2026-03-03 Bridge reopens\n\n"                                                            \
  "The bridge at Mostar reopened on Monday, said Lejla Hadzic. She had waited for nine years.\n"
#define OTHER_STORY                                                                                \
  " date 2026-03-04 Owls move in\n\n"                                                              \
  "Two owls have moved into the belfry of Tartu, and nobody rings the bell at night any more.\n"

typedef DesktopTest Fixture;

/* --- What the tests do --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(DossierNotebook **) user_data = dossier_shared_notebook_open_finish (result, &error);
  g_assert_no_error (error);
}

/* As a window or a service does: the caller closes it. */
static DossierNotebook *
open_notebook (Fixture *fixture)
{
  DossierNotebook *notebook = NULL;

  dossier_shared_notebook_open_async (fixture->path, NULL, opened_cb, &notebook);
  app_test_wait_until (notebook != NULL);
  return notebook;
}

static void
close_notebook (DossierNotebook *notebook)
{
  dossier_shared_notebook_close (notebook);
  g_object_unref (notebook);
}

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  g_assert_no_error (error);
  *(gint64 *) user_data = captured->article_id;
}

/* An article that is in the notebook before anybody asks. */
static gint64
keep_story (Fixture *fixture, const char *name, const char *text)
{
  DossierNotebook *notebook = open_notebook (fixture);
  g_autofree char *file = app_test_write_file (fixture->path, name, text);
  gint64           id = 0;

  dossier_capture_input_async (notebook, file, NULL, captured_cb, &id);
  app_test_wait_until (id != 0);
  close_notebook (notebook);
  return id;
}

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  *(GVariant **) user_data =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);
  g_assert_no_error (error);
}

static GVariant *
call (Fixture *fixture, const char *path, const char *interface, const char *method, GVariant *what)
{
  GVariant *reply = NULL;

  g_dbus_connection_call (fixture->desktop,
                          DOSSIER_APP_ID,
                          path,
                          interface,
                          method,
                          what,
                          NULL,
                          G_DBUS_CALL_FLAGS_NO_AUTO_START,
                          -1,
                          NULL,
                          answered_cb,
                          &reply);
  app_test_wait_until (reply != NULL);
  return reply;
}

static char **
search (Fixture *fixture, const char *words)
{
  const char *const terms[] = { words, NULL };
  g_autoptr (GVariant) reply = call (fixture,
                                     PROVIDER_PATH,
                                     PROVIDER,
                                     "GetInitialResultSet",
                                     g_variant_new ("(^as)", terms));
  char **ids = NULL;

  g_variant_get (reply, "(^as)", &ids);
  return ids;
}

static DossierWindow *
get_window (Fixture *fixture, guint i)
{
  GList *windows = gtk_application_get_windows (GTK_APPLICATION (fixture->application));

  return g_list_nth_data (windows, i);
}

static const char *
get_page (DossierWindow *window)
{
  return gtk_stack_get_visible_child_name (window->stack);
}

/* A window by the desktop's own way in. */
static DossierWindow *
activate_program (Fixture *fixture)
{
  GVariantBuilder data;
  g_autoptr (GVariant) reply = NULL;

  g_variant_builder_init (&data, G_VARIANT_TYPE_VARDICT);
  reply = call (fixture,
                "/io/github/dossier_notebook/Dossier",
                "org.freedesktop.Application",
                "Activate",
                g_variant_new ("(a{sv})", &data));
  app_test_wait_until (desktop_test_count_windows (fixture) > 0 &&
                       dossier_window_get_notebook (get_window (fixture, 0)) != NULL);
  return get_window (fixture, 0);
}

/* --- Search --- */

static void
test_search (Fixture *fixture)
{
  gint64           id = keep_story (fixture, "bridge.txt", STORY);
  g_autofree char *article = g_strdup_printf ("article:%" G_GINT64_FORMAT, id);
  g_auto (GStrv) ids = search (fixture, "Mostar");
  g_auto (GStrv) none = search (fixture, "zeppelin");
  const char *name = NULL;
  const char *icon = NULL;
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariant) metas = NULL;
  g_autoptr (GVariant) icons = NULL;

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  /* The place, then the article. */
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  g_assert_true (g_str_has_prefix (ids[0], "entity:"));
  g_assert_cmpstr (ids[1], ==, article);
  reply = call (fixture, PROVIDER_PATH, PROVIDER, "GetResultMetas", g_variant_new ("(^as)", ids));
  metas = g_variant_get_child_value (reply, 0);
  g_assert_cmpuint (g_variant_n_children (metas), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GVariant) meta = g_variant_get_child_value (metas, i);

      g_assert_true (g_variant_lookup (meta, "id", "&s", &icon));
      g_assert_cmpstr (icon, ==, ids[i]);
      g_assert_true (g_variant_lookup (meta, "name", "&s", &name));
      g_assert_cmpstr (name, ==, i == 0 ? "Mostar" : "Bridge reopens");
      icons = g_variant_lookup_value (meta, "icon", NULL);
      g_assert_nonnull (icons);
      g_clear_pointer (&icons, g_variant_unref);
    }
  g_assert_cmpuint (desktop_test_count_windows (fixture), ==, 0);
}

static void
test_search_of_nothing (Fixture *fixture)
{
  g_auto (GStrv) ids = search (fixture, "Mostar");

  g_assert_cmpuint (g_strv_length (ids), ==, 0);
  g_assert_false (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
}

static void
choose (Fixture *fixture, const char *id)
{
  const char *const terms[] = { "Mostar", NULL };
  g_autoptr (GVariant) reply = call (fixture,
                                     PROVIDER_PATH,
                                     PROVIDER,
                                     "ActivateResult",
                                     g_variant_new ("(s^asu)", id, terms, 0));

  app_test_wait_until (desktop_test_count_windows (fixture) == 1);
}

static void
test_results_open (Fixture *fixture)
{
  g_auto (GStrv) ids = NULL;
  DossierWindow *window;

  keep_story (fixture, "bridge.txt", STORY);
  keep_story (fixture, "owls.txt", OTHER_STORY);
  ids = search (fixture, "Mostar");
  g_assert_cmpuint (g_strv_length (ids), ==, 2);
  choose (fixture, ids[1]);
  window = get_window (fixture, 0);
  app_test_wait_until (g_strcmp0 (get_page (window), PAGE_READER) == 0);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Bridge reopens");

  choose (fixture, ids[0]);
  g_assert_cmpstr (get_page (window), ==, PAGE_LIBRARY);
  g_assert_cmpuint (desktop_test_count_windows (fixture), ==, 1);
}

static void
test_search_goes_on (Fixture *fixture)
{
  const char *const terms[] = { "owls", "belfry", NULL };
  g_autoptr (GVariant) reply = NULL;
  GtkWidget *entry;

  keep_story (fixture, "owls.txt", OTHER_STORY);
  reply =
      call (fixture, PROVIDER_PATH, PROVIDER, "LaunchSearch", g_variant_new ("(^asu)", terms, 0));
  app_test_wait_until (desktop_test_count_windows (fixture) == 1);
  app_test_wait_until (dossier_window_get_notebook (get_window (fixture, 0)) != NULL);
  entry = app_test_find (GTK_WIDGET (get_window (fixture, 0)), GTK_TYPE_SEARCH_ENTRY, "search");
  app_test_wait_until (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0');
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "owls belfry");
}

/* --- Windows --- */

static void
test_windows_share (Fixture *fixture)
{
  gint64         id = keep_story (fixture, "bridge.txt", STORY);
  DossierWindow *first = activate_program (fixture);
  DossierWindow *second = NULL;
  g_autoptr (DossierNotebook) notebook = g_object_ref (dossier_window_get_notebook (first));

  gtk_widget_activate_action (GTK_WIDGET (first), "win.open-in-new-window", "x", id);
  app_test_wait_until (desktop_test_count_windows (fixture) == 2);
  second = get_window (fixture, 0) == first ? get_window (fixture, 1) : get_window (fixture, 0);
  app_test_wait_until (g_strcmp0 (get_page (second), PAGE_READER) == 0);
  g_assert_true (dossier_window_get_notebook (second) == notebook);
  /* Each keeps its own place. */
  g_assert_cmpstr (get_page (first), ==, PAGE_LIBRARY);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (second)), ==, "Bridge reopens");

  /* The one that stays goes on as before. */
  app_test_settle (GTK_WIDGET (second));
  gtk_window_close (GTK_WINDOW (first));
  app_test_wait_until (desktop_test_count_windows (fixture) == 1);
  g_assert_true (dossier_shared_notebook_is_open (notebook));
  g_assert_cmpint (app_test_capture_text (second, "owls.txt", OTHER_STORY), >, id);
  gtk_window_close (GTK_WINDOW (second));
  app_test_wait_until (desktop_test_count_windows (fixture) == 0);
  app_test_wait_until (!dossier_shared_notebook_is_open (notebook));
}

static void
test_file_is_replaced (Fixture *fixture)
{
  DossierWindow *first = activate_program (fixture);
  DossierWindow *second;

  gtk_widget_activate_action (GTK_WIDGET (first), "win.new-window", NULL);
  app_test_wait_until (desktop_test_count_windows (fixture) == 2);
  second = get_window (fixture, 0) == first ? get_window (fixture, 1) : get_window (fixture, 0);
  app_test_wait_until (dossier_window_get_notebook (second) != NULL);
  dossier_window_leave_notebook (first);
  g_assert_null (dossier_window_get_notebook (first));
  g_assert_null (dossier_window_get_notebook (second));
  dossier_window_return_to_notebook (first);
  app_test_wait_until (dossier_window_get_notebook (first) != NULL &&
                       dossier_window_get_notebook (second) != NULL);
  g_assert_true (dossier_window_get_notebook (first) == dossier_window_get_notebook (second));
}

static gboolean
is_open_at (DossierWindow *window, const char *path)
{
  DossierNotebook *notebook = dossier_window_get_notebook (window);

  return notebook != NULL && g_str_equal (dossier_notebook_get_path (notebook), path);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Who asks for the file meanwhile is not given it, nor a new one in its place. The old file is what
 * DOSSIER_NOTEBOOK names, so it stays. */
static void
test_windows_move (Fixture *fixture)
{
  gint64           id = keep_story (fixture, "bridge.txt", STORY);
  DossierWindow   *first = activate_program (fixture);
  g_autofree char *parent = g_path_get_dirname (fixture->path);
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autofree char *folder = g_build_filename (parent, "elsewhere", NULL);
  g_autofree char *moved = g_build_filename (folder, name, NULL);
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autoptr (GAsyncResult) refused = NULL;
  g_autoptr (GError) error = NULL;
  DossierWindow *second;

  gtk_widget_activate_action (GTK_WIDGET (first), "win.open-in-new-window", "x", id);
  app_test_wait_until (desktop_test_count_windows (fixture) == 2);
  second = get_window (fixture, 0) == first ? get_window (fixture, 1) : get_window (fixture, 0);
  app_test_wait_until (g_strcmp0 (get_page (second), PAGE_READER) == 0);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  dossier_window_move_notebook (first, file);
  dossier_shared_notebook_open_async (fixture->path, NULL, asked_cb, &refused);
  app_test_wait_until (refused != NULL);
  g_assert_null (dossier_shared_notebook_open_finish (refused, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_BUSY);
  app_test_wait_until (is_open_at (first, moved) && is_open_at (second, moved));
  g_assert_true (dossier_window_get_notebook (first) == dossier_window_get_notebook (second));
  g_assert_true (g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  gtk_window_close (GTK_WINDOW (second));
  gtk_window_close (GTK_WINDOW (first));
  app_test_wait_until (desktop_test_count_windows (fixture) == 0);
  app_test_remove_notebook (moved);
}

static void
test_opening_is_shared (Fixture *fixture)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierNotebook *first = NULL;
  DossierNotebook *second = NULL;

  dossier_shared_notebook_open_async (fixture->path, NULL, opened_cb, &first);
  dossier_shared_notebook_open_async (fixture->path, NULL, opened_cb, &second);
  app_test_wait_until (first != NULL && second != NULL);
  g_assert_true (first == second);
  close_notebook (first);
  g_assert_true (dossier_shared_notebook_is_open (second));
  close_notebook (second);
}

/* --- Notifications --- */

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
      dossier_capture_queue_add_finish (DOSSIER_CAPTURE_QUEUE (source), result, &error);

  g_assert_no_error (error);
  *(guint *) user_data = ids->len;
}

static void
ended_cb (DossierCaptureQueue *queue, gpointer item, gpointer captured, gpointer user_data)
{
  ++*(guint *) user_data;
}

/* Adds them and waits until all are worked off. */
static void
capture (DossierWindow *window, const char *const *files)
{
  DossierCaptureQueue *queue =
      dossier_notebook_get_capture_queue (dossier_window_get_notebook (window));
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);
  guint  n = 0;
  guint  n_ended = 0;
  gulong handler = g_signal_connect (queue, "ended", G_CALLBACK (ended_cb), &n_ended);

  for (guint i = 0; files[i] != NULL; i++)
    g_ptr_array_add (urls, g_filename_to_uri (files[i], NULL, NULL));
  g_ptr_array_add (urls, NULL);
  dossier_capture_queue_add_async (queue, (const char *const *) urls->pdata, NULL, added_cb, &n);
  app_test_wait_until (n > 0 && n_ended == n);
  g_signal_handler_disconnect (queue, handler);
}

/* The reader turns to another program. */
static GtkWidget *
look_elsewhere (DossierWindow *window)
{
  GtkWidget *other = gtk_window_new ();

  gtk_window_present (GTK_WINDOW (other));
  app_test_settle (other);
  app_test_focus_window (GTK_WINDOW (other));
  app_test_wait_until (!gtk_window_is_active (GTK_WINDOW (window)));
  return other;
}

static void
test_batch_is_told (Fixture *fixture)
{
  DossierWindow   *window = activate_program (fixture);
  GtkWidget       *other = look_elsewhere (window);
  g_autofree char *bridge = app_test_write_file (fixture->path, "bridge.txt", STORY);
  g_autofree char *owls = app_test_write_file (fixture->path, "owls.txt", OTHER_STORY);
  const char      *files[] = { bridge, owls, "/nowhere/at/all.txt", NULL };
  const char      *body;

  capture (window, files);
  app_test_wait_until (g_hash_table_contains (fixture->shown, "captures"));
  body = g_hash_table_lookup (fixture->shown, "captures");
  g_assert_cmpstr (body, ==, "2 articles are in the notebook. 1 could not be captured.");
  g_assert_cmpuint (fixture->n_added, ==, 1);
  g_assert_cmpstr (fixture->defaults->pdata[0], ==, "app.show-captures");

  /* Whoever comes to look needs no telling any more. */
  app_test_focus_window (GTK_WINDOW (window));
  app_test_wait_until (!g_hash_table_contains (fixture->shown, "captures"));
  gtk_window_destroy (GTK_WINDOW (other));
}

/* Whatever was going to be told has been. */
static void
turn_loop (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
test_short_capture_is_no_news (Fixture *fixture)
{
  DossierWindow   *window = activate_program (fixture);
  g_autofree char *bridge = app_test_write_file (fixture->path, "bridge.txt", STORY);
  g_autofree char *owls = app_test_write_file (fixture->path, "owls.txt", OTHER_STORY);
  const char      *one[] = { bridge, NULL };
  const char      *two[] = { owls, "/nowhere/at/all.txt", NULL };
  GtkWidget       *other = look_elsewhere (window);

  capture (window, one);
  turn_loop ();
  g_assert_cmpuint (fixture->n_added, ==, 0);

  /* Nor is a batch that the reader watches. */
  app_test_focus_window (GTK_WINDOW (window));
  app_test_wait_until (gtk_window_is_active (GTK_WINDOW (window)));
  capture (window, two);
  turn_loop ();
  g_assert_cmpuint (fixture->n_added, ==, 0);
  gtk_window_destroy (GTK_WINDOW (other));
}

/* --- The background --- */

static gboolean
get_switch (Fixture *fixture)
{
  g_autoptr (GVariant) state =
      g_action_group_get_action_state (G_ACTION_GROUP (fixture->application), "background-feeds");

  return g_variant_get_boolean (state);
}

static void
turn (Fixture *fixture, gboolean is_on)
{
  g_action_group_change_action_state (G_ACTION_GROUP (fixture->application),
                                      "background-feeds",
                                      g_variant_new_boolean (is_on));
}

static gboolean
get_setting (void)
{
  g_autoptr (GSettings) settings = dossier_settings_new ();

  return g_settings_get_boolean (settings, DOSSIER_SETTING_BACKGROUND_FEEDS);
}

static gboolean
may_switch (Fixture *fixture)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (fixture->application),
                                            "background-feeds");
}

static void
appear_as_portal (Fixture *fixture)
{
  desktop_test_appear (fixture,
                       1,
                       "org.freedesktop.portal.Desktop",
                       "/org/freedesktop/portal/desktop",
                       "org.freedesktop.portal.Background");
}

static void
test_background_is_asked_for (Fixture *fixture)
{
  gboolean                autostart = FALSE;
  g_autofree const char **command = NULL;

  appear_as_portal (fixture);
  g_assert_false (get_switch (fixture));
  g_assert_false (get_setting ());
  turn (fixture, TRUE);
  app_test_wait_until (get_setting () && may_switch (fixture));
  g_assert_true (get_switch (fixture));
  g_assert_cmpuint (fixture->n_requests, ==, 1);
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &autostart));
  g_assert_true (autostart);
  g_assert_true (g_variant_lookup (fixture->options, "commandline", "^a&s", &command));
  g_assert_cmpstr (command[1], ==, "--gapplication-service");
  /* Again is no question. */
  turn (fixture, TRUE);
  g_assert_cmpuint (fixture->n_requests, ==, 1);

  turn (fixture, FALSE);
  app_test_wait_until (fixture->n_requests == 2 && may_switch (fixture));
  g_assert_false (get_setting ());
  g_assert_false (get_switch (fixture));
  g_assert_true (g_variant_lookup (fixture->options, "autostart", "b", &autostart));
  g_assert_false (autostart);
}

static void
test_background_is_refused (Fixture *fixture)
{
  DossierWindow *window = activate_program (fixture);

  appear_as_portal (fixture);
  fixture->is_allowed = FALSE;
  turn (fixture, TRUE);
  app_test_wait_until (dossier_notice_is_shown (window->notice));
  g_assert_false (get_setting ());
  g_assert_false (get_switch (fixture));
}

/* Desktops have portals, but not each has this one. */
static void
test_no_portal (Fixture *fixture)
{
  DossierWindow *window = activate_program (fixture);

  desktop_test_appear (fixture,
                       1,
                       "org.freedesktop.portal.Desktop",
                       "/org/freedesktop/portal/desktop",
                       "org.gtk.Notifications");
  turn (fixture, TRUE);
  app_test_wait_until (dossier_notice_is_shown (window->notice));
  g_assert_false (get_setting ());
  g_assert_false (get_switch (fixture));
  g_assert_true (may_switch (fixture));
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
      dossier_feed_subscribe_finish (DOSSIER_NOTEBOOK (source), result, NULL, &error);

  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

static gint64
get_time (gpointer data)
{
  return *(gint64 *) data;
}

static void
serve_feed (DossierTestServer *server, guint n_entries)
{
  g_autoptr (GString) rss = g_string_new ("<rss version='2.0'><channel><title>Etschtaler "
                                          "Tagblatt</title><link>https://tagblatt.example/</link>");
  DossierTestAnswer answer = { .content_type = "application/rss+xml" };

  for (guint i = 0; i < n_entries; i++)
    g_string_append_printf (rss,
                            "<item><title>Owl number %u</title>"
                            "<link>https://tagblatt.example/owl/%u</link></item>",
                            i,
                            i);
  g_string_append (rss, "</channel></rss>");
  answer.body = rss->str;
  dossier_test_server_add_answer (server, "/feed", &answer);
}

/* Nobody has a window, and feeds are asked all the same. */
static void
test_feeds_in_the_background (Fixture *fixture)
{
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  g_autofree char         *url = dossier_test_server_dup_url (server, "/feed");
  DossierNotebook         *notebook = open_notebook (fixture);
  DossierFeeds            *feeds = dossier_notebook_get_feeds (notebook);
  gint64                   now = G_GINT64_CONSTANT (1790000000000);
  gboolean                 is_subscribed = FALSE;
  const DossierFeedOptions options = { .url = url, .interval = 3600 };

  dossier_feeds_set_clock (feeds, get_time, &now);
  serve_feed (server, 2);
  appear_as_portal (fixture);
  turn (fixture, TRUE);
  app_test_wait_until (get_setting ());
  dossier_feed_subscribe_async (notebook, &options, 1, NULL, subscribed_cb, &is_subscribed);
  app_test_wait_until (is_subscribed);
  app_test_wait_until (g_hash_table_contains (fixture->shown, "feeds"));
  g_assert_cmpstr (g_hash_table_lookup (fixture->shown, "feeds"), ==, "2 new entries wait.");
  g_assert_cmpstr (fixture->defaults->pdata[0], ==, "app.show-feeds");

  /* Two hours later; and nothing is told twice. */
  serve_feed (server, 3);
  now += 2 * 3600 * 1000;
  dossier_feeds_wake (feeds);
  app_test_wait_until (fixture->n_added == 2);
  g_assert_cmpstr (g_hash_table_lookup (fixture->shown, "feeds"), ==, "3 new entries wait.");
  g_assert_cmpuint (desktop_test_count_windows (fixture), ==, 0);
  turn (fixture, FALSE);
  app_test_wait_until (!get_setting () && may_switch (fixture));
  g_assert_true (dossier_shared_notebook_is_open (notebook));
  close_notebook (notebook);
}

/* The windows close and the background with them; what was switched on is on the next time. */
static void
test_quitting (Fixture *fixture)
{
  DossierWindow   *window;
  DossierNotebook *notebook;

  appear_as_portal (fixture);
  turn (fixture, TRUE);
  app_test_wait_until (get_setting () && may_switch (fixture));
  window = activate_program (fixture);
  app_test_wait_until (dossier_window_get_notebook (window) != NULL);
  notebook = g_object_ref (dossier_window_get_notebook (window));
  gtk_window_close (GTK_WINDOW (window));
  app_test_wait_until (desktop_test_count_windows (fixture) == 0);
  g_assert_true (dossier_shared_notebook_is_open (notebook));

  activate_program (fixture);
  g_action_group_activate_action (G_ACTION_GROUP (fixture->application), "quit", NULL);
  app_test_wait_until (desktop_test_count_windows (fixture) == 0);
  g_assert_false (dossier_shared_notebook_is_open (notebook));
  g_assert_true (get_setting ());
  g_assert_true (get_switch (fixture));
  g_object_unref (notebook);
}

#define add_test(name, function)                                                                   \
  g_test_add ("/app/desktop/" name,                                                                \
              Fixture,                                                                             \
              (gconstpointer) function,                                                            \
              desktop_test_set_up,                                                                 \
              desktop_test_run,                                                                    \
              desktop_test_tear_down)

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  add_test ("search-finds-names-and-articles-without-a-window", test_search);
  add_test ("search-makes-no-notebook", test_search_of_nothing);
  add_test ("a-result-opens-in-a-window", test_results_open);
  add_test ("a-search-goes-on-in-the-window", test_search_goes_on);
  add_test ("windows-share-a-notebook-and-keep-their-own-place", test_windows_share);
  add_test ("all-windows-leave-a-file-that-is-replaced", test_file_is_replaced);
  add_test ("a-notebook-moves-with-all-its-windows", test_windows_move);
  add_test ("who-waits-for-a-file-gets-the-same-notebook", test_opening_is_shared);
  add_test ("a-batch-of-captures-is-told-once", test_batch_is_told);
  add_test ("what-was-seen-or-short-is-no-news", test_short_capture_is_no_news);
  add_test ("the-background-is-asked-for-and-given-back", test_background_is_asked_for);
  add_test ("a-refused-background-stays-off", test_background_is_refused);
  add_test ("without-a-portal-there-is-no-background", test_no_portal);
  add_test ("feeds-are-asked-and-told-of-without-a-window", test_feeds_in_the_background);
  add_test ("quitting-ends-the-background-too-and-keeps-the-switch", test_quitting);
  return g_test_run ();
}
