/* test-safety.c: several programs on one notebook lose nothing, and a damaged one is recovered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli-test.h"

#include <string.h>

#define N_ADDERS      2
#define N_PAGES       24
#define N_ANNOTATIONS 12

static char *
write_page (const char *folder, guint adder, guint number)
{
  g_autofree char *name = g_strdup_printf ("page-%u-%u.html", adder, number);
  g_autofree char *page = g_strdup_printf (
      "<html><head><title>Barge %u-%u is late</title></head><body><article>"
      "<h1>Barge %u-%u is late</h1>"
      "<p>The barge %u-%u left the harbour of Kotka %u minutes late on Monday, and people waited "
      "for it in the rain, the port said in a statement.</p>"
      "<p>Nobody had seen so many people on the quay before, and the kiosk sold all of its "
      "coffee before noon, its owner told the reporter.</p></article></body></html>",
      adder,
      number,
      adder,
      number,
      adder,
      number,
      number + 11);

  return cli_test_write (folder, name, page);
}

/* A program that adds all its pages, in one go. */
static GSubprocess *
start_adder (const char *folder, guint adder)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autofree char *notebook = g_build_filename (folder, "notebook.dossier", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (words, g_strdup (g_getenv ("DOSSIER_CLI")));
  g_ptr_array_add (words, g_strdup ("add"));
  g_ptr_array_add (words, g_strdup ("--json"));
  for (guint i = 0; i < N_PAGES; i++)
    g_ptr_array_add (words, write_page (folder, adder, i));
  g_ptr_array_add (words, NULL);
  g_subprocess_launcher_setenv (launcher, "DOSSIER_NOTEBOOK", notebook, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  return process;
}

/* Adds, and gives the id of the only article. */
static char *
add_one (const char *folder, const char *name)
{
  g_autofree char *path = cli_test_write (
      folder,
      name,
      "The pond froze\n\nThe pond behind the school froze over on Tuesday, and forty children "
      "walked across it before the first lesson.\n");
  g_autoptr (CliTestRun) run = cli_test_run (folder, NULL, "add", "--json", path, NULL);
  g_autoptr (GPtrArray) lines = NULL;

  g_assert_cmpint (run->status, ==, 0);
  lines = cli_test_parse (run->output);
  g_assert_cmpuint (lines->len, ==, 1);
  return g_strdup_printf ("%" G_GINT64_FORMAT,
                          json_object_get_int_member (cli_test_get_line (lines, 0), "id"));
}

static void
annotate (const char *folder, const char *id, guint number)
{
  g_autofree char *note = g_strdup_printf ("note %u", number);
  g_autoptr (CliTestRun) run = cli_test_run (folder,
                                             NULL,
                                             "annotate",
                                             id,
                                             "--quote",
                                             "forty children",
                                             "--note",
                                             note,
                                             NULL);

  if (run->status != 0)
    g_error ("%s", run->errors);
}

static guint
count_lines (const char *text)
{
  guint n = 0;

  for (const char *at = text; (at = strchr (at, '\n')) != NULL; at++)
    n++;
  return n;
}

static void
assert_whole (const char *folder)
{
  g_autoptr (CliTestRun) run = cli_test_run (folder, NULL, "check", NULL);

  g_assert_cmpstr (run->output, ==, "ok\n");
}

static guint
count_articles (const char *folder)
{
  g_autoptr (CliTestRun) run = cli_test_run (folder, NULL, "list", "--json", NULL);

  g_assert_cmpint (run->status, ==, 0);
  return count_lines (run->output);
}

static guint
count_annotations (const char *folder)
{
  g_autoptr (CliTestRun) run =
      cli_test_run (folder, NULL, "export", "--format", "csv-annotations", NULL);

  g_assert_cmpint (run->status, ==, 0);
  return count_lines (run->output) - 1;
}

static void
test_together (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *id = add_one (folder, "pond.txt");
  GSubprocess     *adders[N_ADDERS];

  for (guint i = 0; i < N_ADDERS; i++)
    adders[i] = start_adder (folder, i);
  for (guint i = 0; i < N_ANNOTATIONS; i++)
    annotate (folder, id, i);
  for (guint i = 0; i < N_ADDERS; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *output = NULL;

      g_subprocess_communicate_utf8 (adders[i], NULL, NULL, &output, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (g_subprocess_get_exit_status (adders[i]), ==, 0);
      g_assert_cmpuint (count_lines (output), ==, N_PAGES);
      g_object_unref (adders[i]);
    }
  g_assert_cmpuint (count_articles (folder), ==, 1 + N_ADDERS * N_PAGES);
  g_assert_cmpuint (count_annotations (folder), ==, N_ANNOTATIONS);
  assert_whole (folder);
  cli_test_remove_folder (folder);
}

static void
hurt (const char *folder, gsize offset, gsize n_bytes)
{
  g_autofree char *path = g_build_filename (folder, "notebook.dossier", NULL);
  g_autofree char *bytes = NULL;
  gsize            length = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, offset + n_bytes);
  memset (bytes + offset, 0x5a, n_bytes);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* The name of the file that begins so; the test fails when there is none. */
static char *
find_file (const char *folder, const char *prefix)
{
  GDir       *dir = g_dir_open (folder, 0, NULL);
  const char *name;
  char       *found = NULL;

  while (found == NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      found = g_strdup (name);
  g_dir_close (dir);
  g_assert_nonnull (found);
  return found;
}

static void
test_recover (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *id = add_one (folder, "pond.txt");
  g_autofree char *kept = NULL;
  g_autoptr (CliTestRun) refused = NULL;
  g_autoptr (CliTestRun) run = NULL;

  annotate (folder, id, 1);
  hurt (folder, 0, 4096);
  refused = cli_test_run (folder, NULL, "list", NULL);
  g_assert_cmpint (refused->status, ==, 1);

  run = cli_test_run (folder, NULL, "recover", NULL);
  g_assert_cmpint (run->status, ==, 0);
  g_assert_true (g_str_has_prefix (run->output, "Saved: 1 article and 1 annotation."));
  kept = find_file (folder, "notebook.dossier.damaged-");
  g_assert_cmpuint (count_articles (folder), ==, 1);
  g_assert_cmpuint (count_annotations (folder), ==, 1);
  assert_whole (folder);
  cli_test_remove_folder (folder);
}

static void
test_recover_to (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *id = add_one (folder, "pond.txt");
  g_autofree char *path = g_build_filename (folder, "saved.dossier", NULL);
  g_autoptr (CliTestRun) first = NULL;
  g_autoptr (CliTestRun) second = NULL;
  g_autoptr (CliTestRun) list = NULL;

  first = cli_test_run (folder, NULL, "recover", path, NULL);
  g_assert_cmpint (first->status, ==, 0);
  list = cli_test_run (folder, NULL, "list", "--notebook", path, "--json", NULL);
  g_assert_cmpuint (count_lines (list->output), ==, 1);

  /* No file is written over. */
  second = cli_test_run (folder, NULL, "recover", path, NULL);
  g_assert_cmpint (second->status, ==, 1);
  cli_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cli/safety/three-programs-at-once-lose-nothing", test_together);
  g_test_add_func ("/cli/safety/a-damaged-notebook-is-recovered-in-its-place", test_recover);
  g_test_add_func ("/cli/safety/what-is-recovered-goes-where-one-wants", test_recover_to);

  return g_test_run ();
}
