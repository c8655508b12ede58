/* dossier-note-list.h: all annotations of the notebook as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-note-item.h"
#include "notebook/dossier-windowed-list.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_NOTES_NEWEST,
  DOSSIER_NOTES_BY_ARTICLE,
  DOSSIER_NOTES_BY_TAG,
} DossierNotesOrder;

#define DOSSIER_TYPE_NOTE_LIST (dossier_note_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteList, dossier_note_list, DOSSIER, NOTE_LIST, DossierWindowedList)

/**
 * DossierNoteList:
 *
 * A #GListModel of #DossierNoteItem over ordered rows: 100,000 annotations cost 1.6 MB. Before each
 * group stands its head. Everything else of it is #DossierWindowedList's.
 *
 * Properties: "n-notes" (uint: annotations in the list, each counted once).
 */
DossierNoteList *dossier_note_list_new (DossierNotebook *notebook);
void             dossier_note_list_set_order (DossierNoteList *self, DossierNotesOrder order);
/* Must all occur in the note or the quote. */
void dossier_note_list_set_words (DossierNoteList *self, const char *words);
/* A bit for each DossierHighlight that is wanted; 0 for all. */
void     dossier_note_list_set_highlights (DossierNoteList *self, guint highlights);
void     dossier_note_list_set_tag_id (DossierNoteList *self, gint64 tag_id);
gboolean dossier_note_list_is_loading (DossierNoteList *self);
guint    dossier_note_list_get_n_notes (DossierNoteList *self);
/* Of the annotation at a position, without loading it; 0 for a head. */
gint64 dossier_note_list_get_id (DossierNoteList *self, guint position);

G_END_DECLS
