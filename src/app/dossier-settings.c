/* dossier-settings.c: what the app remembers about itself: window, panes, reading size.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-settings.h"

/* GSettings ends the program over a missing schema, so it is looked up first. */
static GSettingsSchema *
find_schema (void)
{
  GSettingsSchemaSource *installed = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchemaSource) built = NULL;
  GSettingsSchema *schema = NULL;

  if (installed != NULL)
    schema = g_settings_schema_source_lookup (installed, DOSSIER_APP_ID, TRUE);
  if (schema != NULL)
    return schema;

  built = g_settings_schema_source_new_from_directory (DOSSIER_BUILD_DATA_DIR, NULL, TRUE, NULL);
  return built == NULL ? NULL : g_settings_schema_source_lookup (built, DOSSIER_APP_ID, FALSE);
}

GSettings *
dossier_settings_new (void)
{
  g_autoptr (GSettingsSchema) schema = find_schema ();

  if (schema == NULL)
    {
      g_info ("the settings schema %s is not installed; nothing is remembered", DOSSIER_APP_ID);
      return NULL;
    }
  return g_settings_new_full (schema, NULL, NULL);
}
