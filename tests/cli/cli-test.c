/* cli-test.c: runs the built program as a script would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli-test.h"

#include <glib/gstdio.h>

static GPtrArray *
collect_words (va_list arguments)
{
  GPtrArray  *words = g_ptr_array_new ();
  const char *word;

  g_ptr_array_add (words, (char *) g_getenv ("DOSSIER_CLI"));
  while ((word = va_arg (arguments, const char *)) != NULL)
    g_ptr_array_add (words, (char *) word);
  g_ptr_array_add (words, NULL);
  g_assert_nonnull (words->pdata[0]);
  return words;
}

static GSubprocess *
start (const char *folder, GPtrArray *words)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_PIPE |
                                 G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autofree char *notebook = g_build_filename (folder, "notebook.dossier", NULL);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "DOSSIER_NOTEBOOK", notebook, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);
  return process;
}

CliTestRun *
cli_test_run (const char *folder, const char *input, ...)
{
  g_autoptr (GPtrArray) words = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  CliTestRun *run = g_new0 (CliTestRun, 1);
  va_list     arguments;

  va_start (arguments, input);
  words = collect_words (arguments);
  va_end (arguments);
  process = start (folder, words);
  g_subprocess_communicate_utf8 (process,
                                 input != NULL ? input : "",
                                 NULL,
                                 &run->output,
                                 &run->errors,
                                 &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  run->status = g_subprocess_get_exit_status (process);
  return run;
}

GSubprocess *
cli_test_start (const char *folder, ...)
{
  g_autoptr (GPtrArray) words = NULL;
  va_list arguments;

  va_start (arguments, folder);
  words = collect_words (arguments);
  va_end (arguments);
  return start (folder, words);
}

void
cli_test_run_free (CliTestRun *self)
{
  g_free (self->output);
  g_free (self->errors);
  g_free (self);
}

GPtrArray *
cli_test_parse (const char *output)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_auto (GStrv) words = g_strsplit (output, "\n", -1);

  for (char **line = words; *line != NULL; line++)
    {
      g_autoptr (GError) error = NULL;
      JsonNode *node;

      if (**line == '\0')
        continue;
      node = json_from_string (*line, &error);
      g_assert_no_error (error);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
      g_ptr_array_add (lines, node);
    }
  return lines;
}

JsonObject *
cli_test_get_line (GPtrArray *lines, guint line)
{
  g_assert_cmpuint (line, <, lines->len);
  return json_node_get_object (g_ptr_array_index (lines, line));
}

char *
cli_test_make_folder (void)
{
  char *folder = g_dir_make_tmp ("dossier-cli-XXXXXX", NULL);

  g_assert_nonnull (folder);
  return folder;
}

void
cli_test_remove_folder (const char *folder)
{
  g_autoptr (GDir) files = g_dir_open (folder, 0, NULL);
  const char *name;

  while (files != NULL && (name = g_dir_read_name (files)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        cli_test_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

char *
cli_test_write (const char *folder, const char *name, const char *contents)
{
  char *path = g_build_filename (folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
  return path;
}
