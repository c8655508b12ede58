/* test-refresh.c: pages that change become new versions through the built program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli-test.h"

#include "tests/support/dossier-test-server.h"

#include <string.h>

#define PAGE                                                                                       \
  "<article><h1>%s</h1><p>The causeway to Sundholm stays closed until the end of the week, said "  \
  "the harbour master, Ona Petraitis.</p><p>In all %u cars wait on the island, and nobody knows "  \
  "for how long they will have to.</p></article>"

typedef struct
{
  char              *folder;
  DossierTestServer *server;
} Fixture;

static void
serve (Fixture *fixture, const char *path, const char *title, guint n_cars)
{
  g_autofree char  *html = g_strdup_printf (PAGE, title, n_cars);
  g_autofree char  *headers = g_strdup_printf ("ETag: \"%u\"", n_cars);
  DossierTestAnswer answer = { .content_type = "text/html", .body = html, .headers = headers };

  dossier_test_server_add_answer (fixture->server, path, &answer);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autoptr (CliTestRun) run = NULL;

  fixture->folder = cli_test_make_folder ();
  fixture->server = dossier_test_server_new ();
  serve (fixture, "/causeway", "Causeway closed", 40);
  serve (fixture, "/ferry", "Ferry late", 7);
  first = dossier_test_server_dup_url (fixture->server, "/causeway");
  second = dossier_test_server_dup_url (fixture->server, "/ferry");
  run = cli_test_run (fixture->folder, NULL, "add", first, NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_clear_pointer (&run, cli_test_run_free);
  run = cli_test_run (fixture->folder, NULL, "add", second, NULL);
  g_assert_cmpint (run->status, ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  dossier_test_server_free (fixture->server);
  cli_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}

static void
check_line (GPtrArray *lines, gint64 id, gint64 version, gboolean is_new)
{
  for (guint i = 0; i < lines->len; i++)
    {
      JsonObject *line = cli_test_get_line (lines, i);

      if (json_object_get_int_member (line, "id") != id)
        continue;
      g_assert_cmpint (json_object_get_int_member (line, "version"), ==, version);
      g_assert_cmpint (json_object_get_boolean_member (line, "new"), ==, is_new);
      return;
    }
  g_error ("no line about article %" G_GINT64_FORMAT, id);
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CliTestRun) run = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autofree char *sent = NULL;

  serve (fixture, "/causeway", "Causeway closed", 55);
  dossier_test_server_add_answer (fixture->server, "/ferry", &(DossierTestAnswer){ .status = 304 });
  run = cli_test_run (fixture->folder, NULL, "refresh", "--json", NULL);
  g_assert_cmpint (run->status, ==, 0);
  lines = cli_test_parse (run->output);
  g_assert_cmpuint (lines->len, ==, 2);
  check_line (lines, 1, 2, TRUE);
  check_line (lines, 2, 1, FALSE);
  sent = dossier_test_server_dup_request_header (fixture->server, "/ferry", "If-None-Match");
  g_assert_cmpstr (sent, ==, "\"7\"");
}

static void
test_one (Fixture *fixture, gconstpointer data)
{
  guint n_before = dossier_test_server_count_requests (fixture->server, "/causeway");
  g_autoptr (CliTestRun) run = NULL;

  serve (fixture, "/ferry", "Ferry later", 8);
  run = cli_test_run (fixture->folder, NULL, "refresh", "2", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->output, ==, "2\tnew version\tFerry later\n");
  g_assert_cmpuint (dossier_test_server_count_requests (fixture->server, "/causeway"),
                    ==,
                    n_before);
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (CliTestRun) run = NULL;
  g_autoptr (CliTestRun) unknown = NULL;
  g_autoptr (CliTestRun) misuse = NULL;

  serve (fixture, "/causeway", "Causeway closed", 55);
  dossier_test_server_add_answer (
      fixture->server,
      "/ferry",
      &(DossierTestAnswer){ .status = 410, .content_type = "text/html", .body = "gone" });
  run = cli_test_run (fixture->folder, NULL, "refresh", NULL);
  g_assert_cmpint (run->status, ==, 1);
  g_assert_cmpstr (run->output, ==, "1\tnew version\tCauseway closed\n");
  g_assert_nonnull (strstr (run->errors, "dossier-cli: refreshing article 2: "));

  unknown = cli_test_run (fixture->folder, NULL, "refresh", "77", NULL);
  g_assert_cmpint (unknown->status, ==, 1);
  g_assert_nonnull (strstr (unknown->errors, "article 77 is not in the notebook"));
  misuse = cli_test_run (fixture->folder, NULL, "refresh", "one", NULL);
  g_assert_cmpint (misuse->status, ==, 2);
}

#define add_test(name, function)                                                                   \
  g_test_add ("/cli/refresh/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("all-are-asked-conditionally-and-what-changed-is-a-new-version", test_all);
  add_test ("one-by-its-number", test_one);
  add_test ("what-fails-is-told-and-the-rest-goes-on", test_failures);
  return g_test_run ();
}
