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

void
dossier_usual_notebook_remember (const char *path)
{
  g_autoptr (GSettings) settings = get_settings ();
  g_autofree char *usual = dossier_notebook_dup_default_path ();

  g_return_if_fail (path != NULL);

  /* The default one is known without being remembered. */
  if (settings != NULL)
    g_settings_set_string (settings,
                           DOSSIER_SETTING_NOTEBOOK,
                           g_str_equal (path, usual) ? "" : path);
}
