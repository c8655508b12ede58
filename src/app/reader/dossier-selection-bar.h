/* dossier-selection-bar.h: what can be done with the words selected: five colours, note, kinds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_SELECTION_BAR (dossier_selection_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierSelectionBar, dossier_selection_bar, DOSSIER, SELECTION_BAR, GtkWidget)

/**
 * DossierSelectionBar:
 *
 * Its buttons activate reader.highlight, reader.note, reader.tag; Escape activates reader.dismiss.
 * It stands in an overlay and asks to be placed at an area of it.
 */
GtkWidget *dossier_selection_bar_new (void);
/* @notebook: (nullable): whose names for the colours are shown. */
void dossier_selection_bar_set_notebook (DossierSelectionBar *self, DossierNotebook *notebook);
/* @area: what was selected, in the overlay's coordinates; shows the bar. */
void dossier_selection_bar_show_at (DossierSelectionBar *self, const GdkRectangle *area);
void dossier_selection_bar_hide (DossierSelectionBar *self);
/* Where it goes in an overlay of that size: above the area if there is room, else below it. */
void dossier_selection_bar_get_place (DossierSelectionBar *self,
                                      int                  width,
                                      int                  height,
                                      GdkRectangle        *place);

G_END_DECLS
