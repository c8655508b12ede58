/* dossier-command-check.c: checks the notebook's integrity, and copies it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include <stdio.h>

int
dossier_command_check (int argc, char **argv)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) problems = NULL;
  DossierCliWait wait = { NULL };
  int            status;

  if (!dossier_cli_parse ("check", NULL, &argc, &argv, 0, 0, &status))
    return status;
  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);

  dossier_notebook_check_async (notebook, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  problems = dossier_notebook_check_finish (notebook, result, &error);
  if (problems == NULL)
    return dossier_cli_fail (error);
  for (gsize i = 0; problems[i] != NULL; i++)
    puts (problems[i]);
  if (problems[0] != NULL)
    return DOSSIER_CLI_FAILED;
  puts ("ok");
  return DOSSIER_CLI_OK;
}

int
dossier_command_backup (int argc, char **argv)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierCliWait wait = { NULL };
  int            status;

  if (!dossier_cli_parse ("backup", NULL, &argc, &argv, 1, 1, &status))
    return status;
  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);

  dossier_notebook_backup_async (notebook, argv[1], NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  if (!dossier_notebook_finish (notebook, result, &error))
    return dossier_cli_fail (error);
  return DOSSIER_CLI_OK;
}
