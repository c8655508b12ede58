/* dossier-command-import.c: brings what other programs wrote into the notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "notebook/import/dossier-import.h"

#include <stdio.h>

static DossierImportReport *
import (DossierNotebook *notebook, const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  DossierCliWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;

  dossier_import_async (notebook, file, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  return dossier_import_finish (notebook, result, error);
}

static void
print_report (const char *path, const DossierImportReport *report)
{
  g_autofree char *summary = dossier_import_report_dup_summary (report);
  g_auto (GStrv) lines = g_strsplit (summary, "\n", -1);

  printf ("%s: %s\n", path, report->format);
  for (char **line = lines; *line != NULL; line++)
    printf ("  %s\n", *line);
  for (guint i = 0; i < report->problems->len; i++)
    {
      g_autofree char *problem = g_strdup (g_ptr_array_index (report->problems, i));

      printf ("  ! %s\n", g_strdelimit (problem, "\r\n", ' '));
    }
  fflush (stdout);
}

static void
add_number (JsonBuilder *builder, const char *name, guint number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
print_json (const char *path, const DossierImportReport *report)
{
  JsonBuilder     *builder = json_builder_new ();
  g_autofree char *name = g_filename_display_name (path);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "file");
  json_builder_add_string_value (builder, name);
  json_builder_set_member_name (builder, "format");
  json_builder_add_string_value (builder, report->format);
  add_number (builder, "new", report->n_new);
  add_number (builder, "versions", report->n_versions);
  add_number (builder, "known", report->n_known);
  add_number (builder, "waiting", report->n_waiting);
  add_number (builder, "feeds", report->n_feeds);
  add_number (builder, "exact", report->n_exact);
  add_number (builder, "approximate", report->n_approximate);
  add_number (builder, "orphans", report->n_orphans);
  add_number (builder, "same", report->n_same);
  add_number (builder, "others", report->n_others);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < report->problems->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (report->problems, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dossier_cli_print_json (builder);
}

int
dossier_command_import (int argc, char **argv)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;
  gboolean           is_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "One JSON object a file", NULL },
    { NULL },
  };
  int status;

  if (!dossier_cli_parse ("import", entries, &argc, &argv, 1, -1, &status))
    return status;
  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);
  status = DOSSIER_CLI_OK;
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (DossierImportReport) report = import (notebook, argv[i], &local_error);

      if (report == NULL)
        status = dossier_cli_fail (local_error);
      else if (is_json)
        print_json (argv[i], report);
      else
        print_report (argv[i], report);
    }
  return status;
}
