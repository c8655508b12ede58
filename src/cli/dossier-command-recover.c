/* dossier-command-recover.c: makes a whole notebook of a damaged one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "notebook/dossier-recovery.h"

#include <stdio.h>

int
dossier_command_recover (int argc, char **argv)
{
  g_autofree char *path = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DossierRecovered) recovered = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  DossierCliWait   wait = { NULL };
  int              status;

  if (!dossier_cli_parse ("recover", NULL, &argc, &argv, 0, 1, &status))
    return status;
  path = dossier_cli_dup_notebook_path ();
  dossier_recovery_run_async (path,
                              argc > 1 ? argv[1] : NULL,
                              NULL,
                              dossier_cli_finished_cb,
                              &wait);
  result = dossier_cli_wait (&wait);
  recovered = dossier_recovery_run_finish (result, &error);
  if (recovered == NULL)
    return dossier_cli_fail (error);

  summary = dossier_recovered_dup_summary (recovered);
  puts (summary);
  for (gsize i = 0; recovered->problems[i] != NULL; i++)
    puts (recovered->problems[i]);
  if (recovered->aside != NULL)
    printf ("The damaged notebook is kept as %s\n", recovered->aside);
  return DOSSIER_CLI_OK;
}
