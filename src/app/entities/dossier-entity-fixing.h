/* dossier-entity-fixing.h: corrects entities, and asks for what a correction needs to know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-entity-actions.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * dossier_entity_fixing_start:
 * @widget: on whose window questions are asked and news is told
 * @items: (element-type DossierEntityItem): of the reading; at least one
 * @mention: which mention of the first the reader looks at, from 0; -1 for none
 * @is_here_only: what the questions offer first, and what is done where nothing is asked
 *
 * Confirming and rejecting are done at once, all else after a question. What makes no sense for the
 * items is told in a toast.
 */
void dossier_entity_fixing_start (GtkWidget      *widget,
                                  DossierReading *reading,
                                  GPtrArray      *items,
                                  int             mention,
                                  DossierFix      fix,
                                  gboolean        is_here_only);

G_END_DECLS
