/* test-commands.c: the notebook's commands through the built program: output, errors, exit
 * statuses.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli-test.h"

#include <glib/gstdio.h>
#include <string.h>

#define STORY                                                                                      \
  " date 2026-01-20 Storm closes the Sundholm causeway\n\n"                                        \
  "Waves washed over the causeway to Sundholm on Monday night, and 14 families left their "        \
  "houses.\n\n"                                                                                    \
  "“We counted at least 30 boats adrift,” said harbour master Tove Lindqvist.\n"

/* Captures the story; its id is 1 in a new notebook. */
static char *
make_story (void)
{
  char            *folder = cli_test_make_folder ();
  g_autofree char *file = cli_test_write (folder, "story.txt", STORY);
  g_autoptr (CliTestRun) run = cli_test_run (folder, NULL, "add", file, NULL);

  g_assert_cmpstr (run->errors, ==, "");
  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->output, ==, "1\tnew\tStorm closes the Sundholm causeway\n");
  return folder;
}

static void
test_add_tells_after_the_commit (void)
{
  g_autofree char *folder = make_story ();
  g_autofree char *file = g_build_filename (folder, "story.txt", NULL);
  g_autofree char *other = cli_test_write (folder, "other.txt", "Calm\n\nNothing moved.\n");
  g_autoptr (CliTestRun) run = cli_test_run (folder, NULL, "add", "--json", file, other, NULL);
  g_autoptr (CliTestRun) list = cli_test_run (folder, NULL, "list", "--json", NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (run->output);
  g_autoptr (GPtrArray) listed = cli_test_parse (list->output);
  guint n_new = 0;

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpuint (lines->len, ==, 2);
  for (guint i = 0; i < lines->len; i++)
    {
      JsonObject *line = cli_test_get_line (lines, i);

      g_assert_true (g_str_has_prefix (json_object_get_string_member (line, "url"), "file:///"));
      g_assert_cmpint (json_object_get_int_member (line, "version"), ==, 1);
      n_new += json_object_get_boolean_member (line, "new");
    }
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpuint (listed->len, ==, 2);
  g_assert_cmpstr (json_object_get_string_member (cli_test_get_line (listed, 0), "title"),
                   ==,
                   "Calm");
  g_assert_cmpstr (json_object_get_string_member (cli_test_get_line (listed, 1), "published"),
                   ==,
                   "2026-01-20");
  cli_test_remove_folder (folder);
}

static void
test_add_goes_on_past_failures (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *good = cli_test_write (folder, "good.txt", STORY);
  g_autofree char *bad = cli_test_write (folder, "bad.txt", "%PDF-1.4\n%âãÏÓ\n1 0 obj\n");
  g_autoptr (CliTestRun) run = cli_test_run (folder,
                                             NULL,
                                             "add",
                                             "/no/such/file.txt",
                                             bad,
                                             "http://127.0.0.1:1/",
                                             good,
                                             NULL);
  g_auto (GStrv) errors = g_strsplit (g_strchomp (run->errors), "\n", -1);

  g_assert_cmpint (run->status, ==, 1);
  g_assert_nonnull (strstr (run->output, "Storm closes"));
  g_assert_cmpuint (g_strv_length (errors), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (g_str_has_prefix (errors[i], "dossier-cli: "));
  cli_test_remove_folder (folder);
}

static void
test_add_reads_addresses_or_an_article_from_input (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *one = cli_test_write (folder, "one.txt", "One\n\nThe first of them.\n");
  g_autofree char *two = cli_test_write (folder, "two.txt", "Two\n\nThe second of them.\n");
  g_autofree char *addresses = g_strdup_printf ("%s\n\n%s\n", one, two);
  g_autoptr (CliTestRun) many = cli_test_run (folder, addresses, "add", "-", NULL);
  g_autoptr (CliTestRun) text = cli_test_run (folder, STORY, "add", "-", NULL);
  g_autoptr (CliTestRun) list = cli_test_run (folder, NULL, "list", "--json", "--limit", "1", NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (list->output);

  g_assert_cmpstr (many->errors, ==, "");
  g_assert_nonnull (strstr (many->output, "new\tOne"));
  g_assert_nonnull (strstr (many->output, "new\tTwo"));
  g_assert_cmpstr (text->errors, ==, "");
  g_assert_cmpint (text->status, ==, 0);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpstr (json_object_get_string_member (cli_test_get_line (lines, 0), "title"),
                   ==,
                   "Storm closes the Sundholm causeway");
  g_assert_true (
      g_str_has_prefix (json_object_get_string_member (cli_test_get_line (lines, 0), "url"),
                        "dossier:text/"));
  cli_test_remove_folder (folder);
}

static void
test_show_prints_the_document (void)
{
  g_autofree char *folder = make_story ();
  g_autoptr (CliTestRun) plain = cli_test_run (folder, NULL, "show", "1", NULL);
  g_autoptr (CliTestRun) run = cli_test_run (folder, NULL, "show", "1", "--json", NULL);
  g_autoptr (CliTestRun) missing = cli_test_run (folder, NULL, "show", "9", NULL);
  g_autoptr (CliTestRun) old = cli_test_run (folder, NULL, "show", "1", "--version", "3", NULL);
  g_autoptr (CliTestRun) word = cli_test_run (folder, NULL, "show", "first", NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (run->output);
  JsonObject *reply = cli_test_get_line (lines, 0);

  g_assert_true (g_str_has_prefix (plain->output, "Storm closes the Sundholm causeway\n"));
  g_assert_true (g_str_has_prefix (json_object_get_string_member (reply, "text"),
                                   "Storm closes the Sundholm causeway\nWaves washed"));
  g_assert_cmpstr (json_object_get_string_member (reply, "published"), ==, "2026-01-20");
  g_assert_cmpuint (strlen (json_object_get_string_member (reply, "sha256")), ==, 64);
  g_assert_cmpint (missing->status, ==, 1);
  g_assert_true (g_str_has_prefix (missing->errors, "dossier-cli: reading article 9: "));
  g_assert_cmpint (old->status, ==, 1);
  g_assert_cmpint (word->status, ==, 2);
  cli_test_remove_folder (folder);
}

static void
test_search_finds_folded_prefixes (void)
{
  static const struct
  {
    const char *words;
    guint       n_found;
  } searches[] = {
    { "causeway", 1 },
    { "CAUSEWAY", 1 },
    { "cause", 1 },
    { "“causeway", 1 },
    { "lindqvist boats", 1 },
    { "\"boats adrift\"", 1 },
    { "\"adrift boats\"", 0 },
    { "submarine", 0 },
    { "\"", 0 },
    { "submarine OR causeway", 1 },
  };
  g_autofree char *folder = make_story ();

  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_autoptr (CliTestRun) run =
          cli_test_run (folder, NULL, "search", "--json", "--", searches[i].words, NULL);
      g_autoptr (GPtrArray) lines = cli_test_parse (run->output);

      g_test_message ("%s", searches[i].words);
      g_assert_cmpint (run->status, ==, 0);
      if (strcmp (searches[i].words, "\"") != 0)
        g_assert_cmpuint (lines->len, ==, searches[i].n_found);
    }
  cli_test_remove_folder (folder);
}

static void
test_entities_of_and_figures (void)
{
  g_autofree char *folder = make_story ();
  g_autoptr (CliTestRun) entities = cli_test_run (folder, NULL, "entities-of", "1", "--json", NULL);
  g_autoptr (CliTestRun) figures = cli_test_run (folder, NULL, "figures", "--json", "boats", NULL);
  g_autoptr (GPtrArray) entity_lines = cli_test_parse (entities->output);
  g_autoptr (GPtrArray) figure_lines = cli_test_parse (figures->output);
  gboolean has_boats = FALSE;

  for (guint i = 0; i < entity_lines->len; i++)
    if (strcmp (json_object_get_string_member (cli_test_get_line (entity_lines, i), "name"),
                "≥ 30 boats") == 0)
      has_boats = TRUE;
  g_assert_true (has_boats);
  g_assert_cmpuint (figure_lines->len, ==, 1);
  g_assert_cmpint (json_object_get_int_member (cli_test_get_line (figure_lines, 0), "value"),
                   ==,
                   30);
  g_assert_nonnull (
      strstr (json_object_get_string_member (cli_test_get_line (figure_lines, 0), "sentence"),
              "We counted at least 30 boats"));
  cli_test_remove_folder (folder);
}

static void
test_annotate_by_quote_and_by_offsets (void)
{
  g_autofree char *folder = make_story ();
  g_autoptr (CliTestRun) quoted = cli_test_run (folder,
                                                NULL,
                                                "annotate",
                                                "1",
                                                "--quote",
                                                "30 boats adrift",
                                                "--note",
                                                "Ask the coast guard.",
                                                "--colour",
                                                "green",
                                                "--tag",
                                                "storm",
                                                "--tag",
                                                "boats",
                                                NULL);
  g_autoptr (CliTestRun) placed =
      cli_test_run (folder, NULL, "annotate", "1", "--start", "0", "--end", "5", NULL);
  g_autoptr (CliTestRun) twice =
      cli_test_run (folder, NULL, "annotate", "1", "--quote", "causeway", NULL);
  g_autoptr (CliTestRun) chosen = cli_test_run (folder,
                                                NULL,
                                                "annotate",
                                                "1",
                                                "--quote",
                                                "causeway",
                                                "--suffix",
                                                " to Sundholm",
                                                NULL);
  g_autoptr (CliTestRun) nowhere =
      cli_test_run (folder, NULL, "annotate", "1", "--quote", "submarine", NULL);
  g_autoptr (CliTestRun) outside =
      cli_test_run (folder, NULL, "annotate", "1", "--start", "5", "--end", "99999", NULL);
  g_autoptr (CliTestRun) colourless = cli_test_run (folder,
                                                    NULL,
                                                    "annotate",
                                                    "1",
                                                    "--quote",
                                                    "boats",
                                                    "--colour",
                                                    "octarine",
                                                    NULL);
  g_autoptr (CliTestRun) neither = cli_test_run (folder, NULL, "annotate", "1", NULL);
  g_autoptr (CliTestRun) list = cli_test_run (folder, NULL, "list", "--json", NULL);
  g_autoptr (CliTestRun) exported =
      cli_test_run (folder, NULL, "export", "--format", "json", "1", NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (list->output);

  g_assert_cmpstr (quoted->errors, ==, "");
  g_assert_cmpint (quoted->status, ==, 0);
  g_assert_cmpint (g_ascii_strtoll (quoted->output, NULL, 10), >, 0);
  g_assert_cmpint (placed->status, ==, 0);
  g_assert_cmpint (twice->status, ==, 1);
  g_assert_cmpint (chosen->status, ==, 0);
  g_assert_cmpint (nowhere->status, ==, 1);
  g_assert_true (g_str_has_prefix (nowhere->errors, "dossier-cli: annotating article 1: "));
  g_assert_cmpint (outside->status, ==, 1);
  g_assert_cmpint (colourless->status, ==, 1);
  g_assert_cmpint (neither->status, ==, 2);
  g_assert_cmpint (json_object_get_int_member (cli_test_get_line (lines, 0), "annotations"), ==, 3);
  g_assert_nonnull (strstr (exported->output, "\"tags\":[\"boats\",\"storm\"]"));
  g_assert_nonnull (strstr (exported->output, "Ask the coast guard."));
  cli_test_remove_folder (folder);
}

static void
test_check_and_backup (void)
{
  g_autofree char *folder = make_story ();
  g_autofree char *copy = g_build_filename (folder, "copy.dossier", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "such", "copy", NULL);
  g_autoptr (CliTestRun) check = cli_test_run (folder, NULL, "check", NULL);
  g_autoptr (CliTestRun) backup = cli_test_run (folder, NULL, "backup", copy, NULL);
  g_autoptr (CliTestRun) failed = cli_test_run (folder, NULL, "backup", nowhere, NULL);
  g_autoptr (CliTestRun) list =
      cli_test_run (folder, NULL, "list", "--json", "--notebook", copy, NULL);
  g_autoptr (GPtrArray) lines = cli_test_parse (list->output);

  g_assert_cmpint (check->status, ==, 0);
  g_assert_cmpstr (check->output, ==, "ok\n");
  g_assert_cmpstr (backup->errors, ==, "");
  g_assert_cmpint (backup->status, ==, 0);
  g_assert_cmpuint (lines->len, ==, 1);
  g_assert_cmpint (failed->status, ==, 1);
  cli_test_remove_folder (folder);
}

static void
test_export_to_a_file_is_the_same (void)
{
  g_autofree char *folder = make_story ();
  g_autofree char *file = g_build_filename (folder, "out.json", NULL);
  g_autofree char *contents = NULL;
  g_autoptr (CliTestRun) to_output =
      cli_test_run (folder, NULL, "export", "--format", "json", NULL);
  g_autoptr (CliTestRun) to_file =
      cli_test_run (folder, NULL, "export", "--format", "json", "--output", file, NULL);
  g_autoptr (CliTestRun) unknown = cli_test_run (folder, NULL, "export", "--format", "tea", NULL);
  g_autoptr (CliTestRun) missing =
      cli_test_run (folder, NULL, "export", "--format", "json", "7", NULL);

  g_assert_cmpint (to_file->status, ==, 0);
  g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, to_output->output);
  g_assert_cmpint (unknown->status, ==, 2);
  g_assert_cmpint (missing->status, ==, 1);
  cli_test_remove_folder (folder);
}

/* Wrong words: status 2 and one line. */
static void
test_wrong_usage_is_status_2 (void)
{
  static const char *const lines[][4] = {
    { "fly" },
    { "add" },
    { "list", "extra" },
    { "show" },
    { "show", "1", "2" },
    { "search" },
    { "backup" },
    { "list", "--no-such-option" },
    { "export" },
    { "list", "--limit", "-3" },
  };
  g_autofree char *folder = cli_test_make_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autoptr (CliTestRun) run =
          cli_test_run (folder, NULL, lines[i][0], lines[i][1], lines[i][2], NULL);

      g_test_message ("%s: %s", lines[i][0], run->errors);
      g_assert_cmpint (run->status, ==, 2);
      g_assert_true (g_str_has_prefix (run->errors, "dossier-cli: "));
      g_assert_true (strchr (run->errors, '\n') == run->errors + strlen (run->errors) - 1);
    }
  cli_test_remove_folder (folder);
}

static void
test_every_command_has_help (void)
{
  static const char *const commands[] = { "add",         "summary", "list",     "show",   "search",
                                          "entities-of", "figures", "annotate", "export", "check",
                                          "backup",      "extract", "entities" };
  g_autofree char         *folder = cli_test_make_folder ();

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autoptr (CliTestRun) run = cli_test_run (folder, NULL, commands[i], "--help", NULL);

      g_assert_cmpint (run->status, ==, 0);
      g_assert_nonnull (strstr (run->output, commands[i]));
      g_assert_nonnull (strstr (run->output, "--notebook"));
    }
  cli_test_remove_folder (folder);
}

/* Files that are no notebook of ours are told apart, and left as they were. */
static void
test_bad_notebooks_are_left_alone (void)
{
  g_autofree char *folder = cli_test_make_folder ();
  g_autofree char *garbage = cli_test_write (folder, "garbage", "This is a shopping list.\n");
  g_autofree char *contents = NULL;
  g_autofree char *in_folder = g_build_filename (folder, "garbage", "notebook", NULL);
  g_autoptr (CliTestRun) no_database =
      cli_test_run (folder, NULL, "list", "--notebook", garbage, NULL);
  g_autoptr (CliTestRun) no_folder =
      cli_test_run (folder, NULL, "list", "--notebook", in_folder, NULL);

  g_assert_cmpint (no_database->status, ==, 1);
  g_assert_cmpint (no_folder->status, ==, 1);
  g_assert_true (g_file_get_contents (garbage, &contents, NULL, NULL));
  g_assert_cmpstr (contents, ==, "This is a shopping list.\n");
  cli_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    GTestFunc   run;
  } tests[] = {
    { "add-tells-after-the-commit", test_add_tells_after_the_commit },
    { "add-goes-on-past-failures", test_add_goes_on_past_failures },
    { "add-reads-addresses-or-an-article-from-input",
      test_add_reads_addresses_or_an_article_from_input },
    { "show-prints-the-document", test_show_prints_the_document },
    { "search-finds-folded-prefixes", test_search_finds_folded_prefixes },
    { "entities-of-and-figures", test_entities_of_and_figures },
    { "annotate-by-quote-and-by-offsets", test_annotate_by_quote_and_by_offsets },
    { "check-and-backup", test_check_and_backup },
    { "export-to-a-file-is-the-same", test_export_to_a_file_is_the_same },
    { "wrong-usage-is-status-2", test_wrong_usage_is_status_2 },
    { "every-command-has-help", test_every_command_has_help },
    { "bad-notebooks-are-left-alone", test_bad_notebooks_are_left_alone },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *name = g_strconcat ("/cli/commands/", tests[i].name, NULL);

      g_test_add_func (name, tests[i].run);
    }
  return g_test_run ();
}
