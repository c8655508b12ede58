/* test-feeds.c: the commands for feeds through the built program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli-test.h"

#include "tests/support/dossier-test-server.h"

#include <string.h>

#define RSS                                                                                        \
  "<rss version='2.0'><channel><title>Sundholm Post</title><item><title>Causeway open</title>"     \
  "<link>/causeway</link></item></channel></rss>"

typedef struct
{
  char              *folder;
  DossierTestServer *server;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  DossierTestAnswer answer = { .content_type = "application/rss+xml", .body = RSS };

  fixture->folder = cli_test_make_folder ();
  fixture->server = dossier_test_server_new ();
  dossier_test_server_add_answer (fixture->server, "/feed.xml", &answer);
  dossier_test_server_add_page (
      fixture->server,
      "/page",
      "<link rel=alternate type=application/rss+xml href=/feed.xml><p>Words</p>");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_test_server_free (fixture->server);
  cli_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

#define add_test(name, function)                                                                   \
  g_test_add ("/cli/feeds/" name, Fixture, NULL, set_up, function, tear_down)

static void
subscribe (Fixture *fixture)
{
  g_autofree char *page = dossier_test_server_dup_url (fixture->server, "/page");
  g_autofree char *url = dossier_test_server_dup_url (fixture->server, "/feed.xml");
  g_autoptr (CliTestRun) run =
      cli_test_run (fixture->folder, NULL, "subscribe", "--json", page, NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (run->output);
  JsonObject *line;

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpuint (lines->len, ==, 1);
  line = cli_test_get_line (lines, 0);
  g_assert_cmpstr (json_object_get_string_member (line, "url"), ==, url);
  g_assert_cmpstr (json_object_get_string_member (line, "title"), ==, "Sundholm Post");
  g_assert_cmpint (json_object_get_int_member (line, "new"), ==, 1);
}

static void
test_a_page_leads_to_its_feed (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CliTestRun) entries = NULL;
  g_autoptr (CliTestRun) refresh = NULL;
  g_autoptr (GPtrArray) lines = NULL;

  subscribe (fixture);
  entries = cli_test_run (fixture->folder, NULL, "feeds", "--entries", "--json", "1", NULL);
  lines = cli_test_parse (entries->output);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (json_object_get_string_member (cli_test_get_line (lines, 0), "title"),
                   ==,
                   "Causeway open");
  g_assert_cmpstr (json_object_get_string_member (cli_test_get_line (lines, 0), "state"),
                   ==,
                   "new");

  refresh = cli_test_run (fixture->folder, NULL, "feeds", "--refresh", NULL);
  g_assert_cmpint (refresh->status, ==, 0);
  g_assert_nonnull (strstr (refresh->output, "0 new  Sundholm Post"));
}

static void
test_a_feed_that_fails_says_why (Fixture *fixture, gconstpointer data)
{
  DossierTestAnswer gone = { .status = 404, .body = "x" };
  g_autoptr (CliTestRun) refresh = NULL;
  g_autoptr (CliTestRun) list = NULL;

  subscribe (fixture);
  dossier_test_server_add_answer (fixture->server, "/feed.xml", &gone);
  refresh = cli_test_run (fixture->folder, NULL, "feeds", "--refresh", "1", NULL);
  g_assert_cmpint (refresh->status, ==, 1);
  g_assert_nonnull (strstr (refresh->errors, "404"));
  list = cli_test_run (fixture->folder, NULL, "feeds", NULL);
  g_assert_nonnull (strstr (list->output, "404"));
}

static void
test_lists_go_out_and_in (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CliTestRun) export = NULL;
  g_autoptr (CliTestRun) gone = NULL;
  g_autoptr (CliTestRun) empty = NULL;
  g_autoptr (CliTestRun) import = NULL;
  g_autoptr (CliTestRun) list = NULL;
  g_autofree char *path = NULL;

  subscribe (fixture);
  export = cli_test_run (fixture->folder, NULL, "feeds", "--export-opml", NULL);
  g_assert_nonnull (strstr (export->output, "xmlUrl=\"http://127.0.0.1"));
  path = cli_test_write (fixture->folder, "feeds.opml", export->output);
  gone = cli_test_run (fixture->folder, NULL, "unsubscribe", "1", NULL);
  g_assert_cmpint (gone->status, ==, 0);
  empty = cli_test_run (fixture->folder, NULL, "feeds", NULL);
  g_assert_cmpstr (empty->output, ==, "");
  import = cli_test_run (fixture->folder, NULL, "feeds", "--import-opml", path, NULL);
  g_assert_cmpstr (import->output, ==, "1 feeds, 1 of them new\n");
  list = cli_test_run (fixture->folder, NULL, "feeds", NULL);
  g_assert_nonnull (strstr (list->output, "Sundholm Post"));
}

static void
test_wrong_usage_is_told (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][3] = {
    { "feeds", "stray", NULL },
    { "feeds", "--refresh", "77" },
    { "feeds", "--entries", "77" },
    { "feeds", "--refresh", "--export-opml" },
    { "unsubscribe", "77", NULL },
    { "subscribe", NULL, NULL },
    { "subscribe", "--interval=-1", "x" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (CliTestRun) run =
          cli_test_run (fixture->folder, NULL, cases[i][0], cases[i][1], cases[i][2], NULL);

      g_test_message ("%s", cases[i][1]);
      g_assert_cmpint (run->status, ==, 2);
      g_assert_true (g_str_has_prefix (run->errors, "dossier-cli: "));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("a-page-leads-to-its-feed", test_a_page_leads_to_its_feed);
  add_test ("a-feed-that-fails-says-why", test_a_feed_that_fails_says_why);
  add_test ("lists-go-out-and-in", test_lists_go_out_and_in);
  add_test ("wrong-usage-is-told", test_wrong_usage_is_told);
  return g_test_run ();
}
