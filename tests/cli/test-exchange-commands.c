/* test-exchange-commands.c: import and export as a script would run them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli-test.h"

#include <string.h>

#define READWISE                                                                                   \
  "Highlight,Book Title,Color\nThree hundred geese came,Geese,yellow\nThey left,Geese,mauve\n"

static gint64
get_number (const CliTestRun *run, const char *name)
{
  g_autoptr (GPtrArray) lines = cli_test_parse (run->output);

  g_assert_cmpuint (lines->len, ==, 1);
  return json_object_get_int_member (cli_test_get_line (lines, 0), name);
}

static void
test_imports_and_reports (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *good = cli_test_write (folder, "readwise.csv", READWISE);
  g_autofree char *bad = cli_test_write (folder, "broken.json", "{\"rows\":[\n,]}");
  g_autoptr (CliTestRun) first = cli_test_run (folder, NULL, "import", good, NULL);
  g_autoptr (CliTestRun) again = cli_test_run (folder, NULL, "import", "--json", good, NULL);
  g_autoptr (CliTestRun) both = cli_test_run (folder, NULL, "import", bad, good, NULL);
  g_autoptr (CliTestRun) none = cli_test_run (folder, NULL, "import", NULL);

  g_assert_cmpint (first->status, ==, 0);
  g_assert_nonnull (strstr (first->output, "readwise.csv: Readwise\n"));
  g_assert_nonnull (strstr (first->output, "2 notes placed exactly"));
  g_assert_nonnull (strstr (first->output, "mauve"));
  g_assert_cmpint (again->status, ==, 0);
  g_assert_cmpint (get_number (again, "same"), ==, 2);
  g_assert_cmpint (get_number (again, "new"), ==, 0);
  g_assert_cmpint (both->status, ==, 1);
  g_assert_nonnull (strstr (both->errors, "importing broken.json: line 2"));
  g_assert_nonnull (strstr (both->output, "2 notes were here before"));
  g_assert_cmpint (none->status, ==, 2);
  cli_test_remove_folder (folder);
}

static void
test_a_bundle_makes_an_equal_notebook (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *other = cli_test_make_folder ();
  g_autofree char *readwise = cli_test_write (folder, "readwise.csv", READWISE);
  g_autofree char *bundle = g_build_filename (other, "all.dossier-bundle", NULL);
  g_autoptr (CliTestRun) in = cli_test_run (folder, NULL, "import", readwise, NULL);
  g_autoptr (CliTestRun) out =
      cli_test_run (folder, NULL, "export", "--format", "bundle", "--output", bundle, NULL);
  g_autoptr (CliTestRun) back = cli_test_run (other, NULL, "import", "--json", bundle, NULL);
  g_autoptr (CliTestRun) expected = cli_test_run (folder, NULL, "export", "--format", "json", NULL);
  g_autoptr (CliTestRun) found = cli_test_run (other, NULL, "export", "--format", "json", NULL);

  g_assert_cmpint (in->status, ==, 0);
  g_assert_cmpint (out->status, ==, 0);
  g_assert_cmpint (back->status, ==, 0);
  g_assert_cmpint (get_number (back, "new"), ==, 1);
  g_assert_cmpstr (expected->output, ==, found->output);
  cli_test_remove_folder (folder);
  cli_test_remove_folder (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cli/exchange/files-come-in-and-are-reported", test_imports_and_reports);
  g_test_add_func ("/cli/exchange/a-bundle-makes-an-equal-notebook",
                   test_a_bundle_makes_an_equal_notebook);
  return g_test_run ();
}
