/* dossier-command-reindex.c: recognises again what an older recogniser read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"
#include "notebook/dossier-reindex.h"

#include <stdio.h>
#include <unistd.h>

static void
print_progress (guint n_read, guint n_stale, gpointer user_data)
{
  if (isatty (STDERR_FILENO))
    fprintf (stderr, "\r%u of %u", n_read, n_stale);
}

int
dossier_command_reindex (int argc, char **argv)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierCliWait wait = { NULL };
  guint          n_read = 0;
  gboolean       is_done;
  int            status;

  if (!dossier_cli_parse ("reindex", NULL, &argc, &argv, 0, 0, &status))
    return status;
  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);

  dossier_reindex_async (notebook, print_progress, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  is_done = dossier_reindex_finish (notebook, result, &n_read, &error);
  if (isatty (STDERR_FILENO) && n_read > 0)
    fputc ('\n', stderr);
  dossier_notebook_close (notebook);
  if (!is_done)
    return dossier_cli_fail (error);
  printf ("%u\n", n_read);
  return DOSSIER_CLI_OK;
}
