/* dossier-command-export.c: writes articles, annotations and entities in an open format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "notebook/export/dossier-export.h"

#include <gio/gunixoutputstream.h>
#include <unistd.h>

/* Standard output, or a file that appears under its name only when all of it is written. */
static GOutputStream *
open_output (const char *path, GError **error)
{
  g_autoptr (GFile) file = NULL;

  if (path == NULL)
    return g_unix_output_stream_new (STDOUT_FILENO, FALSE);
  file = g_file_new_for_commandline_arg (path);
  return G_OUTPUT_STREAM (
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL, error));
}

static GArray *
parse_ids (int argc, char **argv, int *status)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (int i = 1; i < argc; i++)
    {
      gint64 id;

      if (!dossier_cli_parse_id (argv[i], &id))
        {
          *status = dossier_cli_misuse ("“%s” is not the number of an article", argv[i]);
          return NULL;
        }
      g_array_append_val (ids, id);
    }
  return g_steal_pointer (&ids);
}

static gboolean
export_folder (DossierNotebook    *notebook,
               DossierExportFormat format,
               GArray             *ids,
               const char         *path,
               GError            **error)
{
  g_autoptr (GFile) folder = g_file_new_for_commandline_arg (path);
  g_autoptr (GAsyncResult) result = NULL;
  DossierCliWait wait = { NULL };

  dossier_export_folder_async (notebook,
                               format,
                               ids->len > 0 ? ids : NULL,
                               folder,
                               NULL,
                               dossier_cli_finished_cb,
                               &wait);
  result = dossier_cli_wait (&wait);
  return dossier_export_finish (notebook, result, error);
}

static gboolean export(GArray *ids, DossierExportFormat format, const char *path, GError **error)
{
  g_autoptr (DossierNotebook) notebook = dossier_cli_open_notebook (error);
  g_autoptr (GOutputStream) stream = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GCancellable) giving_up = g_cancellable_new ();
  DossierCliWait wait = { NULL };

  if (notebook == NULL)
    return FALSE;
  if (path != NULL && g_file_test (path, G_FILE_TEST_IS_DIR))
    return export_folder (notebook, format, ids, path, error);
  stream = open_output (path, error);
  if (stream == NULL)
    {
      g_prefix_error (error, "exporting to %s: ", path);
      return FALSE;
    }
  dossier_export_async (notebook,
                        format,
                        ids->len > 0 ? ids : NULL,
                        stream,
                        NULL,
                        dossier_cli_finished_cb,
                        &wait);
  result = dossier_cli_wait (&wait);
  if (!dossier_export_finish (notebook, result, error))
    {
      /* Closing as cancelled leaves a file that was there before as it was. */
      g_cancellable_cancel (giving_up);
      g_output_stream_close (stream, giving_up, NULL);
      return FALSE;
    }
  return g_output_stream_close (stream, NULL, error);
}

/* "json, markdown, …" (transfer full) */
static char *
dup_formats (void)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < DOSSIER_N_EXPORT_FORMATS; i++)
    g_string_append_printf (names,
                            "%s%s",
                            i > 0 ? ", " : "",
                            dossier_export_format_to_string ((DossierExportFormat) i));
  return g_string_free (g_steal_pointer (&names), FALSE);
}

int
dossier_command_export (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree char   *format_name = NULL;
  g_autofree char   *path = NULL;
  g_autofree char   *formats = NULL;
  const GOptionEntry entries[] = {
    { "format",
      0,
      0,
      G_OPTION_ARG_STRING,
      &format_name,
      "How: json, markdown, csv-figures, …",
      "FORMAT" },
    { "output",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &path,
      "Write to this file; to a folder, a file for each article",
      "FILE" },
    { NULL },
  };
  DossierExportFormat format;
  int                 status;

  if (!dossier_cli_parse ("export", entries, &argc, &argv, 0, -1, &status))
    return status;
  formats = dup_formats ();
  if (format_name == NULL)
    return dossier_cli_misuse ("export: which --format? There are %s", formats);
  if (!dossier_export_format_from_string (format_name, &format))
    return dossier_cli_misuse ("export: there is no format “%s”; there are %s",
                               format_name,
                               formats);
  ids = parse_ids (argc, argv, &status);
  if (ids == NULL)
    return status;
  return export(ids, format, path, &error) ? DOSSIER_CLI_OK : dossier_cli_fail (error);
}
