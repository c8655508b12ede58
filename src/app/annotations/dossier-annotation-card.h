/* dossier-annotation-card.h: shows one annotation and edits it in place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_ANNOTATION_CARD (dossier_annotation_card_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationCard,
                      dossier_annotation_card,
                      DOSSIER,
                      ANNOTATION_CARD,
                      GtkWidget)

/**
 * DossierAnnotationCard:
 *
 * With GTK_STATE_FLAG_SELECTED it shows its tools.
 *
 * Signals: "activated" (the reader clicked it or went to it), "edit-ended".
 * Actions: card.edit, card.save, card.cancel, card.delete, card.colour (s).
 */

/* @drafts: id (gint64 *) → text that was typed and not saved; shared by the cards of a pane. */
GtkWidget *dossier_annotation_card_new (GHashTable *drafts);
/* An equal call changes nothing. What is being edited is saved first when another item comes. */
void dossier_annotation_card_set_item (DossierAnnotationCard *self,
                                       DossierReading        *reading,
                                       DossierAnnotationItem *item);
/* The same in a list outside the reading room, which has keys and clicks of its own: the card takes
 * neither. */
void dossier_annotation_card_set_line (DossierAnnotationCard *self,
                                       DossierNotebook       *notebook,
                                       DossierAnnotationItem *item);
/* (transfer none) (nullable) */
DossierAnnotationItem *dossier_annotation_card_get_item (DossierAnnotationCard *self);
/* Puts the keyboard into the note. */
void     dossier_annotation_card_edit (DossierAnnotationCard *self);
gboolean dossier_annotation_card_is_editing (DossierAnnotationCard *self);
/* Shows or hides the tools, as the state flag says. */
void dossier_annotation_card_update_state (DossierAnnotationCard *self);
/* "Yellow: the words. The note." @notebook: (nullable): whose names the colours have. (transfer
 * full) */
char *
dossier_annotation_card_dup_description (DossierNotebook *notebook, DossierAnnotationItem *item);

G_END_DECLS
