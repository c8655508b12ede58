/* dossier-card-tools.h: the foot of a card: when it was written, and what can be done with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-palette.h"
#include "notebook/dossier-notebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CARD_TOOLS (dossier_card_tools_get_type ())
G_DECLARE_FINAL_TYPE (DossierCardTools, dossier_card_tools, DOSSIER, CARD_TOOLS, GtkWidget)

/* Its buttons activate card.edit, card.colour (s), card.delete. */
GtkWidget *dossier_card_tools_new (void);
void       dossier_card_tools_set (DossierCardTools *self, const char *time, DossierTone tone);
/* @notebook: (nullable): whose names the colours have. */
void dossier_card_tools_set_notebook (DossierCardTools *self, DossierNotebook *notebook);
/* Closes the menu of colours. */
void dossier_card_tools_popdown (DossierCardTools *self);

G_END_DECLS
