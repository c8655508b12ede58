/* dossier-theme.c: light, dark, sepia or what the system says, remembered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/preferences/dossier-theme.h"

#include "app/dossier-settings.h"
#include "app/dossier-style.h"

#include <adwaita.h>

static const struct
{
  const char    *name;
  AdwColorScheme scheme;
} THEMES[DOSSIER_N_THEMES] = {
  [DOSSIER_THEME_SYSTEM] = { "system", ADW_COLOR_SCHEME_DEFAULT },
  [DOSSIER_THEME_LIGHT] = { "light", ADW_COLOR_SCHEME_FORCE_LIGHT },
  [DOSSIER_THEME_DARK] = { "dark", ADW_COLOR_SCHEME_FORCE_DARK },
  [DOSSIER_THEME_SEPIA] = { "sepia", ADW_COLOR_SCHEME_FORCE_LIGHT },
};

static DossierTheme current = DOSSIER_THEME_SYSTEM;

static void
apply (DossierTheme theme)
{
  current = theme;
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), THEMES[theme].scheme);
  dossier_style_set_sepia (theme == DOSSIER_THEME_SEPIA);
}

void
dossier_theme_restore (void)
{
  g_autoptr (GSettings) settings = dossier_settings_new ();
  g_autofree char *name = NULL;

  if (settings == NULL)
    return;
  name = g_settings_get_string (settings, DOSSIER_SETTING_THEME);
  for (guint i = 0; i < DOSSIER_N_THEMES; i++)
    if (g_str_equal (name, THEMES[i].name))
      apply (i);
}

void
dossier_theme_set (DossierTheme theme)
{
  g_autoptr (GSettings) settings = NULL;

  g_return_if_fail (theme < DOSSIER_N_THEMES);

  if (theme == current)
    return;
  apply (theme);
  settings = dossier_settings_new ();
  if (settings != NULL)
    g_settings_set_string (settings, DOSSIER_SETTING_THEME, THEMES[theme].name);
}

DossierTheme
dossier_theme_get (void)
{
  return current;
}
