/* dossier-entity-row.h: one line of the entity sidebar: a heading, or somebody with a count.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_ENTITY_ROW (dossier_entity_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntityRow, dossier_entity_row, DOSSIER, ENTITY_ROW, GtkWidget)

/**
 * DossierEntityRow:
 *
 * Signals: "clicked", "pointed" (boolean: the pointer came, or left), "menu-requested" (double x,
 * double y).
 */
GtkWidget *dossier_entity_row_new (void);
/* @item: (nullable): a DossierEntitySection or a DossierEntityItem */
void dossier_entity_row_set_item (DossierEntityRow *self, GObject *item);
/* (transfer none) (nullable) */
GObject *dossier_entity_row_get_item (DossierEntityRow *self);
/* "2 of 5" instead of the count; @current from 0, -1 for the count. */
void dossier_entity_row_set_current (DossierEntityRow *self, int current);
/* What a screen reader says. (transfer full) */
char *dossier_entity_row_dup_description (DossierEntityRow *self);

G_END_DECLS
