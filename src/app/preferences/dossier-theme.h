/* dossier-theme.h: light, dark, sepia or what the system says, remembered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_THEME_SYSTEM,
  DOSSIER_THEME_LIGHT,
  DOSSIER_THEME_DARK,
  DOSSIER_THEME_SEPIA,
} DossierTheme;

#define DOSSIER_N_THEMES 4

/* Once, when the program starts: the theme of the last time. */
void dossier_theme_restore (void);
/* At once, in all windows, and the next time. */
void         dossier_theme_set (DossierTheme theme);
DossierTheme dossier_theme_get (void);

G_END_DECLS
