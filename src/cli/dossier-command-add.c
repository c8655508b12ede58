/* dossier-command-add.c: captures addresses and files, several at once, each acknowledged after its
 * commit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "notebook/dossier-capture.h"
#include "notebook/dossier-mention-json.h"

#include <gio/gunixinputstream.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* Captures under way at once; servers are spared by the fetcher's own limit per host. */
#define MAX_AT_ONCE 8

typedef struct
{
  DossierNotebook *notebook;
  gboolean         is_json;
  gboolean         is_terminal;

  char **words; /* those of the command line that are still to come */
  /* Standard input, while addresses are read from it. */
  GDataInputStream *lines;
  gboolean          is_reading;
  gboolean          is_first_line;

  guint n_running;
  guint n_done;
  guint n_failed;
} Adding;

typedef struct
{
  Adding *adding;
  char   *input;
} Errand;

static void pump (Adding *adding);

static void
print_progress (Adding *adding)
{
  if (adding->is_terminal)
    fprintf (stderr,
             "\r\033[K%u captured, %u failed, %u under way",
             adding->n_done - adding->n_failed,
             adding->n_failed,
             adding->n_running);
}

static void
clear_progress (Adding *adding)
{
  if (adding->is_terminal)
    fputs ("\r\033[K", stderr);
}

static void
print_captured (Adding *adding, const DossierCaptured *captured)
{
  JsonBuilder *builder;

  if (!adding->is_json)
    {
      printf ("%" G_GINT64_FORMAT "\t%s\t%s\n",
              captured->article_id,
              captured->is_new_article   ? "new"
              : captured->is_new_version ? "new version"
              : captured->is_duplicate   ? "duplicate"
                                         : "unchanged",
              captured->title);
      fflush (stdout);
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dossier_mention_json_add_number (builder, "id", captured->article_id);
  dossier_mention_json_add_string (builder, "url", captured->url);
  dossier_mention_json_add_string (builder, "title", captured->title);
  if (captured->missing_url != NULL)
    dossier_mention_json_add_string (builder, "missing_page", captured->missing_url);
  dossier_mention_json_add_number (builder, "version", captured->version);
  json_builder_set_member_name (builder, "new");
  json_builder_add_boolean_value (builder, captured->is_new_version);
  json_builder_end_object (builder);
  dossier_cli_print_json (builder);
}

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  adding->n_running--;
  adding->n_done++;
  clear_progress (adding);
  if (captured != NULL)
    print_captured (adding, captured);
  else
    {
      adding->n_failed++;
      dossier_cli_fail (error);
    }
  print_progress (adding);
  pump (adding);
}

static void
capture (Adding *adding, const char *input)
{
  adding->n_running++;
  dossier_capture_input_async (adding->notebook, input, NULL, captured_cb, adding);
}

/* A line that cannot be an address or a file's name is the beginning of an article. */
static gboolean
is_article_line (const char *line)
{
  return strpbrk (line, " \t<") != NULL && !g_file_test (line, G_FILE_TEST_EXISTS);
}

static void
article_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Errand *errand = user_data;
  g_autofree char   *first_line = errand->input;
  Adding            *adding = errand->adding;
  GOutputStream     *memory = G_OUTPUT_STREAM (source);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  adding->is_reading = FALSE;
  if (g_output_stream_splice_finish (memory, result, &error) < 0)
    {
      g_prefix_error (&error, "reading standard input: ");
      adding->n_failed++;
      dossier_cli_fail (error);
      return;
    }
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
  adding->n_running++;
  dossier_capture_bytes_async (adding->notebook, bytes, NULL, NULL, captured_cb, adding);
}

/* The rest of the stream belongs to the article that its first line began. */
static void
read_article (Adding *adding, char *first_line)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  Errand *errand = g_new0 (Errand, 1);

  errand->adding = adding;
  errand->input = first_line;
  g_output_stream_write_all (memory, first_line, strlen (first_line), NULL, NULL, NULL);
  g_output_stream_write_all (memory, "\n", 1, NULL, NULL, NULL);
  adding->is_reading = TRUE;
  g_output_stream_splice_async (memory,
                                G_INPUT_STREAM (adding->lines),
                                G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT,
                                NULL,
                                article_read_cb,
                                errand);
  g_clear_object (&adding->lines);
}

static void
line_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *line =
      g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (source), result, NULL, &error);

  adding->is_reading = FALSE;
  if (line == NULL)
    {
      if (error != NULL)
        {
          g_prefix_error (&error, "reading standard input: ");
          adding->n_failed++;
          dossier_cli_fail (error);
        }
      g_clear_object (&adding->lines);
      pump (adding);
      return;
    }
  if (adding->is_first_line && is_article_line (line))
    {
      read_article (adding, g_steal_pointer (&line));
      return;
    }
  g_strstrip (line);
  if (*line != '\0')
    {
      adding->is_first_line = FALSE;
      capture (adding, line);
    }
  pump (adding);
}

/* Starts as much as may run at once. */
static void
pump (Adding *adding)
{
  while (adding->n_running < MAX_AT_ONCE && !adding->is_reading)
    {
      const char *word;

      if (adding->lines != NULL)
        {
          adding->is_reading = TRUE;
          g_data_input_stream_read_line_async (adding->lines,
                                               G_PRIORITY_DEFAULT,
                                               NULL,
                                               line_read_cb,
                                               adding);
          return;
        }
      word = *adding->words;
      if (word == NULL)
        return;
      adding->words++;
      if (strcmp (word, "-") == 0)
        {
          g_autoptr (GInputStream) input = g_unix_input_stream_new (STDIN_FILENO, FALSE);

          adding->lines = g_data_input_stream_new (input);
          g_data_input_stream_set_newline_type (adding->lines, G_DATA_STREAM_NEWLINE_TYPE_ANY);
          adding->is_first_line = TRUE;
        }
      else
        capture (adding, word);
    }
}

int
dossier_command_add (int argc, char **argv)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;
  Adding             adding = { 0 };
  const GOptionEntry entries[] = {
    { "json",
      0,
      0,
      G_OPTION_ARG_NONE,
      &adding.is_json,
      "Print one JSON object for each article after it is safely committed",
      NULL },
    { NULL },
  };
  int status;

  if (!dossier_cli_parse ("add", entries, &argc, &argv, 1, -1, &status))
    return status;
  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);

  adding.notebook = notebook;
  adding.is_terminal = isatty (STDERR_FILENO);
  adding.words = argv + 1;
  pump (&adding);
  while (adding.n_running > 0 || adding.is_reading || adding.lines != NULL || *adding.words != NULL)
    g_main_context_iteration (NULL, TRUE);
  clear_progress (&adding);
  dossier_notebook_close (notebook);
  return adding.n_failed > 0 ? DOSSIER_CLI_FAILED : DOSSIER_CLI_OK;
}
