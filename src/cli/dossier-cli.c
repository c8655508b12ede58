/* dossier-cli.c: what the commands share: options, waiting, errors, JSON lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include <stdio.h>
#include <string.h>

static char *notebook_path;

static const GOptionEntry common_entries[] = {
  { "notebook",
    0,
    0,
    G_OPTION_ARG_FILENAME,
    &notebook_path,
    "The notebook's file (default: the app's own)",
    "FILE" },
  { NULL },
};

gboolean
dossier_cli_parse (const char         *name,
                   const GOptionEntry *entries,
                   int                *argc,
                   char             ***argv,
                   int                 min_arguments,
                   int                 max_arguments,
                   int                *status)
{
  const DossierCommand *command = dossier_cli_find_command (name);
  g_autoptr (GOptionContext) context = g_option_context_new (command->arguments);
  g_autoptr (GError) error = NULL;
  g_autofree char   *program = g_strdup_printf ("dossier-cli %s", name);
  gboolean           is_help = FALSE;
  const GOptionEntry help_entries[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, &is_help, "Show this help", NULL },
    { NULL },
  };
  int n_arguments;

  *status = DOSSIER_CLI_OK;
  g_set_prgname (program);
  g_option_context_set_summary (context, command->summary);
  g_option_context_set_help_enabled (context, FALSE);
  if (entries != NULL)
    g_option_context_add_main_entries (context, entries, NULL);
  g_option_context_add_main_entries (context, common_entries, NULL);
  g_option_context_add_main_entries (context, help_entries, NULL);
  if (!g_option_context_parse (context, argc, argv, &error))
    {
      *status = dossier_cli_misuse ("%s: %s", name, error->message);
      return FALSE;
    }
  if (is_help)
    {
      g_autofree char *help = g_option_context_get_help (context, FALSE, NULL);

      fputs (help, stdout);
      return FALSE;
    }

  /* "--" only ends the options. */
  if (*argc > 1 && strcmp ((*argv)[1], "--") == 0)
    {
      (*argv)[1] = (*argv)[0];
      (*argv)++;
      (*argc)--;
    }
  n_arguments = *argc - 1;
  if (n_arguments < min_arguments || (max_arguments >= 0 && n_arguments > max_arguments))
    {
      *status = dossier_cli_misuse ("%s: too %s arguments; usage: dossier-cli %s [OPTION…] %s",
                                    name,
                                    n_arguments < min_arguments ? "few" : "many",
                                    name,
                                    command->arguments);
      return FALSE;
    }
  return TRUE;
}

/* Errors are one line, whatever a page or a server put into them. */
static void
print_error (const char *message)
{
  g_autofree char *line = g_strdelimit (g_strdup (message), "\r\n", ' ');

  fprintf (stderr, "dossier-cli: %s\n", line);
}

int
dossier_cli_fail (const GError *error)
{
  print_error (error->message);
  return DOSSIER_CLI_FAILED;
}

int
dossier_cli_misuse (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_error (message);
  return DOSSIER_CLI_USAGE;
}

void
dossier_cli_finished_cb (GObject *source, GAsyncResult *result, gpointer wait)
{
  ((DossierCliWait *) wait)->result = g_object_ref (result);
}

GAsyncResult *
dossier_cli_wait (DossierCliWait *wait)
{
  while (wait->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return g_steal_pointer (&wait->result);
}

char *
dossier_cli_dup_notebook_path (void)
{
  return notebook_path != NULL ? g_strdup (notebook_path) : dossier_notebook_dup_default_path ();
}

DossierNotebook *
dossier_cli_open_notebook (GError **error)
{
  g_autofree char *path = dossier_cli_dup_notebook_path ();
  DossierCliWait   wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  DossierNotebook *notebook;

  dossier_notebook_open_async (path, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  notebook = dossier_notebook_open_finish (result, error);
  if (notebook != NULL && dossier_notebook_get_recogniser_error (notebook) != NULL)
    print_error (dossier_notebook_get_recogniser_error (notebook)->message);
  return notebook;
}

char *
dossier_cli_dup_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  g_object_unref (builder);
  return json_to_string (root, FALSE);
}

void
dossier_cli_print_json (JsonBuilder *builder)
{
  g_autofree char *line = dossier_cli_dup_json (builder);

  puts (line);
  fflush (stdout);
}

gboolean
dossier_cli_parse_id (const char *word, gint64 *id)
{
  return g_ascii_string_to_signed (word, 10, 1, G_MAXINT64, id, NULL);
}

char *
dossier_cli_format_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (milliseconds / 1000);

  return time != NULL ? g_date_time_format_iso8601 (time) : g_strdup ("");
}
