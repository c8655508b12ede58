/* dossier-damage-bar.h: says that the notebook is damaged, and offers the ways out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_DAMAGE_BAR (dossier_damage_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierDamageBar, dossier_damage_bar, DOSSIER, DAMAGE_BAR, GtkWidget)

/* Its buttons are the window's actions: win.recover, win.show-backups. */
GtkWidget *dossier_damage_bar_new (void);
void       dossier_damage_bar_show (DossierDamageBar *self);
void       dossier_damage_bar_hide (DossierDamageBar *self);

G_END_DECLS
