/* dossier-entity-sidebar.h: who, where and how many: everything found in an article, by kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_ENTITY_SIDEBAR (dossier_entity_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntitySidebar,
                      dossier_entity_sidebar,
                      DOSSIER,
                      ENTITY_SIDEBAR,
                      GtkWidget)

/**
 * DossierEntitySidebar:
 *
 * Properties: "reading" (DossierReading, nullable), "here-only" (boolean): corrections hold in this
 * article, not in the whole notebook; "order" (string): "mention", "frequency" or "name".
 *
 * Signals:
 *   marked: other mentions are to be marked in the text, see dossier_entity_sidebar_get_marked()
 *   mention-shown (pointer DossierMention): the reader stepped to this one
 *
 * Actions: entities.next, .previous, .next-unsure, .clear, .select-all; of what
 * is selected, several rows at once: entities.confirm, .reject, .retype, .rename, .merge, .split,
 * .alias, .locate; entities.fix-here (string: one of these) in this article only.
 */
GtkWidget *dossier_entity_sidebar_new (void);
void       dossier_entity_sidebar_set_reading (DossierEntitySidebar *self, DossierReading *reading);
void       dossier_entity_sidebar_focus_filter (DossierEntitySidebar *self);
/* The keys go to the chosen row; to the first, which is chosen then, when there is none. */
void dossier_entity_sidebar_focus_list (DossierEntitySidebar *self);

/* The entity that is chosen; (transfer none) (nullable). */
DossierEntityItem *dossier_entity_sidebar_get_chosen (DossierEntitySidebar *self);
/* Which of its mentions is shown, from 0; -1 when nothing is chosen. */
int dossier_entity_sidebar_get_current (DossierEntitySidebar *self);
/* Chooses it and its first mention; (nullable): nothing. */
void dossier_entity_sidebar_choose (DossierEntitySidebar *self, DossierEntityItem *item);
/* Chooses whoever that mention names, without scrolling to it: the reader is there already. */
void
dossier_entity_sidebar_choose_mention (DossierEntitySidebar *self, const DossierMention *mention);
/**
 * dossier_entity_sidebar_get_marked:
 *
 * The entity that the pointer is at, else the chosen one.
 *
 * Returns: (transfer none) (nullable)
 */
DossierEntityItem *dossier_entity_sidebar_get_marked (DossierEntitySidebar *self);

G_END_DECLS
