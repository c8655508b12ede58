/* dossier-usual-notebook.c: which notebook is opened when nobody says which.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/preferences/dossier-usual-notebook.h"

#include "app/dossier-settings.h"
#include "notebook/dossier-notebook.h"

/* (nullable): NULL where something else decides. */
static GSettings *
get_settings (void)
{
  return g_getenv ("DOSSIER_NOTEBOOK") == NULL ? dossier_settings_new () : NULL;
}

char *
dossier_usual_notebook_dup_path (void)
{
  g_autoptr (GSettings) settings = get_settings ();
  g_autofree char *last =
      settings != NULL ? g_settings_get_string (settings, DOSSIER_SETTING_NOTEBOOK) : NULL;

  if (last != NULL && *last != '\0')
    return g_steal_pointer (&last);
  return dossier_notebook_dup_default_path ();
}

/* A notebook was opened the last time, and now there is no file. */
static gboolean
is_missing (GSettings *settings)
{
  g_autofree char *last = g_settings_get_string (settings, DOSSIER_SETTING_NOTEBOOK);

  return *last != '\0' && !g_file_test (last, G_FILE_TEST_EXISTS);
}

gboolean
dossier_usual_notebook_remember (const char *path)
{
  g_autoptr (GSettings) settings = get_settings ();
  g_autofree char *usual = dossier_notebook_dup_default_path ();
  gboolean         is_usual;

  g_return_val_if_fail (path != NULL, FALSE);

  is_usual = g_str_equal (path, usual);
  if (settings == NULL || (is_usual && is_missing (settings)))
    return FALSE;
  /* The default one is known without being remembered. */
  return g_settings_set_string (settings, DOSSIER_SETTING_NOTEBOOK, is_usual ? "" : path);
}

void
dossier_usual_notebook_forget_missing (void)
{
  g_autoptr (GSettings) settings = get_settings ();

  if (settings != NULL && is_missing (settings))
    g_settings_reset (settings, DOSSIER_SETTING_NOTEBOOK);
}
