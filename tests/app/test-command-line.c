/* test-command-line.c: the real program: one instance a session, and all that can be given to it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "notebook/dossier-article-list.h"
#include "notebook/dossier-feeds.h"
#include "tests/support/dossier-test-server.h"

#define OBJECT_PATH "/io/github/dossier_notebook/Dossier"

#define PAGE                                                                                         \
  "<!DOCTYPE html><html lang='en'><head><title>Swans winter on the lake</title></head><body>"        \
  "<article><h1>Swans winter on the lake</h1><p>Forty swans have stayed on the lake since the "      \
  "first snow, the warden said on Friday, and they are fed by nobody but the reeds.</p><p>In an "    \
  "ordinary winter there are a dozen. “They know that it is warm here,” said Tomas Riedel, who " \
  "counts them.</p></article></body></html>"

typedef struct
{
  char               *path;
  DossierTestServer  *server;
  GSubprocess        *first; /* the instance that has the window */
  DossierNotebook    *notebook;
  DossierArticleList *articles;
} Fixture;

static GSubprocess *
start_program (Fixture *fixture, const char *argument)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "app", "dossier", NULL);
  const char *const arguments[] = { program, argument, NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "DOSSIER_NOTEBOOK", fixture->path, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  return process;
}

static void
waited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *is_over = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *is_over = TRUE;
}

static int
wait_for_exit (GSubprocess *process)
{
  gboolean is_over = FALSE;

  g_subprocess_wait_async (process, NULL, waited_cb, &is_over);
  app_test_wait_until (is_over);
  g_assert_true (g_subprocess_get_if_exited (process));
  return g_subprocess_get_exit_status (process);
}

/* Hands @argument to the program that runs; by a process of its own, which ends well. */
static void
hand_over (Fixture *fixture, const char *argument)
{
  g_autoptr (GSubprocess) second = start_program (fixture, argument);

  g_assert_cmpint (wait_for_exit (second), ==, 0);
  g_assert_null (g_subprocess_get_identifier (second));
  g_assert_nonnull (g_subprocess_get_identifier (fixture->first));
}

static gboolean
has_owner (GDBusConnection *bus)
{
  g_autoptr (GVariant) reply = g_dbus_connection_call_sync (bus,
                                                            "org.freedesktop.DBus",
                                                            "/org/freedesktop/DBus",
                                                            "org.freedesktop.DBus",
                                                            "NameHasOwner",
                                                            g_variant_new ("(s)", DOSSIER_APP_ID),
                                                            G_VARIANT_TYPE ("(b)"),
                                                            G_DBUS_CALL_FLAGS_NONE,
                                                            -1,
                                                            NULL,
                                                            NULL);
  gboolean has_owner = FALSE;

  g_variant_get (reply, "(b)", &has_owner);
  return has_owner;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DossierNotebook **notebook = user_data;
  g_autoptr (GError) error = NULL;

  *notebook = dossier_notebook_open_finish (result, &error);
  g_assert_no_error (error);
}

static guint
count_articles (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->articles));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  fixture->path = app_test_dup_notebook_path ();
  fixture->server = dossier_test_server_new ();
  dossier_test_server_add_page (fixture->server, "/swans", PAGE);
  /* There already, so that no welcome article comes in between. */
  dossier_notebook_open_async (fixture->path, NULL, opened_cb, &fixture->notebook);
  app_test_wait_until (fixture->notebook != NULL);
  fixture->articles = dossier_article_list_new (fixture->notebook);
  fixture->first = start_program (fixture, NULL);
  app_test_wait_until (has_owner (bus));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);

  g_dbus_connection_call (bus,
                          DOSSIER_APP_ID,
                          OBJECT_PATH,
                          "org.gtk.Actions",
                          "Activate",
                          g_variant_new ("(sava{sv})", "quit", NULL, NULL),
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          NULL,
                          NULL);
  g_assert_cmpint (wait_for_exit (fixture->first), ==, 0);
  app_test_wait_until (!has_owner (bus));
  g_object_unref (fixture->first);
  g_object_unref (fixture->articles);
  dossier_notebook_close (fixture->notebook);
  g_object_unref (fixture->notebook);
  dossier_test_server_free (fixture->server);
  app_test_remove_notebook (fixture->path);
  g_free (fixture->path);
}

static void
hand_over_option (Fixture *fixture, const char *option)
{
  g_autoptr (GSubprocess) second = start_program (fixture, option);

  g_assert_cmpint (wait_for_exit (second), ==, 0);
}

static void
test_an_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, "/swans");

  hand_over (fixture, url);
  app_test_wait_until (count_articles (fixture) == 1);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/swans"), ==, 1);
}

static void
test_a_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "swans.html", PAGE);

  hand_over (fixture, file);
  app_test_wait_until (count_articles (fixture) == 1);
}

static void
test_a_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, "/swans");
  g_autofree char *escaped = g_uri_escape_string (url, NULL, FALSE);
  g_autofree char *link = g_strconcat ("dossier:add?url=", escaped, NULL);

  hand_over (fixture, link);
  app_test_wait_until (count_articles (fixture) == 1);
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/swans"), ==, 1);
}

/* As a file manager or a browser does by "Open with". */
static void
test_open_with (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autofree char *file = app_test_write_file (fixture->path, "swans.html", PAGE);
  g_autofree char *uri = g_filename_to_uri (file, NULL, NULL);
  g_autofree char *opml =
      app_test_write_file (fixture->path,
                           "feeds.opml",
                           "<opml version='2.0'><body><outline text='Lake' type='rss' "
                           "xmlUrl='http://127.0.0.1:9/feed'/></body></opml>");
  g_autofree char  *opml_uri = g_filename_to_uri (opml, NULL, NULL);
  const char *const uris[] = { uri, opml_uri, NULL };
  DossierFeeds     *feeds = dossier_notebook_get_feeds (fixture->notebook);
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_sync (bus,
                                   DOSSIER_APP_ID,
                                   OBJECT_PATH,
                                   "org.freedesktop.Application",
                                   "Open",
                                   g_variant_new ("(^asa{sv})", uris, NULL),
                                   NULL,
                                   G_DBUS_CALL_FLAGS_NONE,
                                   -1,
                                   NULL,
                                   &error);

  g_assert_no_error (error);
  app_test_wait_until (count_articles (fixture) == 1);
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (feeds)) == 1);
}

static void
test_nothing (Fixture *fixture, gconstpointer data)
{
  hand_over (fixture, NULL);
  g_assert_cmpuint (count_articles (fixture), ==, 0);
}

static void
test_a_list_of_feeds (Fixture *fixture, gconstpointer data)
{
  DossierFeeds    *feeds = dossier_notebook_get_feeds (fixture->notebook);
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, "/feed");
  g_autofree char *opml =
      g_strdup_printf ("<opml version='2.0'><body><outline text='Lake' type='rss' xmlUrl='%s'/>"
                       "</body></opml>",
                       url);
  g_autofree char *file = app_test_write_file (fixture->path, "feeds.opml", opml);

  hand_over (fixture, file);
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (feeds)) == 1);
}

/* The same when it is given to the first: before there is a notebook. */
static void
test_a_list_at_the_start (void)
{
  Fixture          fixture = { .path = app_test_dup_notebook_path () };
  g_autofree char *file = app_test_write_file (fixture.path,
                                               "feeds.opml",
                                               "<opml version='2.0'><body><outline text='Lake' "
                                               "type='rss' xmlUrl='http://127.0.0.1:9/feed'/>"
                                               "</body></opml>");
  DossierFeeds    *feeds;

  fixture.server = dossier_test_server_new ();
  dossier_notebook_open_async (fixture.path, NULL, opened_cb, &fixture.notebook);
  app_test_wait_until (fixture.notebook != NULL);
  fixture.articles = dossier_article_list_new (fixture.notebook);
  feeds = dossier_notebook_get_feeds (fixture.notebook);
  fixture.first = start_program (&fixture, file);
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (feeds)) == 1);
  tear_down (&fixture, NULL);
}

/* As the session starts it, where the reader switched the background on: without a window. */
static GSubprocess *
start_in_background (Fixture *fixture, const char *folder)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_NONE);
  g_autofree char *program =
      g_test_build_filename (G_TEST_BUILT, "..", "src", "app", "dossier", NULL);
  g_autofree char  *settings = g_build_filename (folder, "glib-2.0", "settings", NULL);
  g_autofree char  *file = g_build_filename (settings, "keyfile", NULL);
  const char *const arguments[] = { program, "--gapplication-service", NULL };
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_assert_cmpint (g_mkdir_with_parents (settings, 0700), ==, 0);
  g_assert_true (
      g_file_set_contents (file,
                           "[io/github/dossier_notebook/Dossier]\nbackground-feeds=true\n",
                           -1,
                           NULL));
  g_subprocess_launcher_setenv (launcher, "DOSSIER_NOTEBOOK", fixture->path, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", folder, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, arguments, &error);
  g_assert_no_error (error);
  return process;
}

/* It has no window to close, and ends when it is asked to. */
static void
test_quitting (void)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  Fixture          fixture = { .path = app_test_dup_notebook_path () };
  g_autofree char *parent = g_path_get_dirname (fixture.path);
  g_autofree char *folder = g_build_filename (parent, "config", NULL);

  fixture.first = start_in_background (&fixture, folder);
  /* It opens the notebook to ask its feeds: so it is there to stay. */
  app_test_wait_until (has_owner (bus) && g_file_test (fixture.path, G_FILE_TEST_EXISTS));
  hand_over_option (&fixture, "--quit");
  g_assert_cmpint (wait_for_exit (fixture.first), ==, 0);
  app_test_wait_until (!has_owner (bus));
  /* That none runs is as good. */
  hand_over_option (&fixture, "--quit");
  g_object_unref (fixture.first);
  app_test_remove_notebook (fixture.path);
  g_free (fixture.path);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  add ("/app/command-line/an-address-goes-to-the-program-that-runs", test_an_address);
  add ("/app/command-line/a-file-goes-to-the-program-that-runs", test_a_file);
  add ("/app/command-line/a-link-goes-to-the-program-that-runs", test_a_link);
  add ("/app/command-line/open-with-leads-here-too", test_open_with);
  add ("/app/command-line/without-anything-the-window-comes-forward", test_nothing);
  add ("/app/command-line/a-list-of-feeds-is-imported", test_a_list_of_feeds);
  g_test_add_func ("/app/command-line/a-list-of-feeds-is-imported-at-the-start",
                   test_a_list_at_the_start);
  g_test_add_func ("/app/command-line/quitting-ends-what-has-no-window", test_quitting);
  return g_test_run ();
}
