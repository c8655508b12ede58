/* dossier-note-row.h: one line of the page of all annotations: a card, or the head of a group.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/annotations/dossier-annotation-card.h"
#include "notebook/dossier-note-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTE_ROW (dossier_note_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteRow, dossier_note_row, DOSSIER, NOTE_ROW, GtkWidget)

/* DossierNoteRow::shown: it shows another annotation, or the same as it is now. */

/* @drafts: see dossier_annotation_card_new() */
GtkWidget *dossier_note_row_new (GHashTable *drafts);
/* @item: (nullable). Where the annotation is from is left out below a head that says it. */
void dossier_note_row_set_item (DossierNoteRow   *self,
                                DossierNotebook  *notebook,
                                DossierNoteItem  *item,
                                DossierNotesOrder order);
/* (transfer none) (nullable) */
DossierNoteItem *dossier_note_row_get_item (DossierNoteRow *self);
/* (transfer none) */
DossierAnnotationCard *dossier_note_row_get_card (DossierNoteRow *self);
/* For a screen reader: the head's words; colour, quote, note and origin. (transfer full) */
char *dossier_note_row_dup_description (DossierNoteRow *self);

G_END_DECLS
