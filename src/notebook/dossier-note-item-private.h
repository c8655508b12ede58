/* dossier-note-item-private.h: how the list fills its lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-note-item.h"
#include "store/dossier-note-rows.h"

G_BEGIN_DECLS

DossierNoteItem *dossier_note_item_new (const DossierNoteRow *row);
/* Of a head. */
void dossier_note_item_set_group (DossierNoteItem *self, const char *name, guint count);
/* Takes both. */
void dossier_note_item_load (DossierNoteItem   *self,
                             DossierAnnotation *annotation,
                             DossierNoteOrigin *origin);

G_END_DECLS
