/* dossier-command-summary.c: captures articles and prints who, where and how many, as a window
 * would show it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli-reading.h"

#include "notebook/dossier-capture.h"

#include <stdio.h>

static gboolean
print_summary (DossierNotebook *notebook, gint64 article_id, GError **error)
{
  g_autoptr (DossierReading) reading = dossier_cli_open_reading (notebook, article_id, 0, error);
  const DossierDocument *document;

  if (reading == NULL)
    return FALSE;
  document = dossier_reading_get_document (reading);
  printf ("%s\n", document->title);
  if (document->published != NULL)
    printf ("%s\n", document->published);
  dossier_cli_print_entities (reading);
  printf ("\n");
  return TRUE;
}

/* @input NULL captures the welcome article. */
static gboolean
summarise (DossierNotebook *notebook, const char *input, GError **error)
{
  DossierCliWait wait = { NULL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DossierCaptured) captured = NULL;

  if (input != NULL)
    dossier_capture_input_async (notebook, input, NULL, dossier_cli_finished_cb, &wait);
  else
    dossier_capture_welcome_async (notebook, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  captured = dossier_capture_finish (notebook, result, error);
  return captured != NULL && print_summary (notebook, captured->article_id, error);
}

int
dossier_command_summary (int argc, char **argv)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GError) opening_error = NULL;
  int status;

  if (!dossier_cli_parse ("summary", NULL, &argc, &argv, 0, -1, &status))
    return status;
  notebook = dossier_cli_open_notebook (&opening_error);
  if (notebook == NULL)
    return dossier_cli_fail (opening_error);

  for (int i = 1; i < argc || (argc == 1 && i == 1); i++)
    {
      g_autoptr (GError) error = NULL;

      if (!summarise (notebook, argv[i], &error))
        status = dossier_cli_fail (error);
    }
  return status;
}
