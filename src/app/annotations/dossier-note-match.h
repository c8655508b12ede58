/* dossier-note-match.h: which annotations of an article a reader wants to see.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-annotation-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTE_MATCH (dossier_note_match_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteMatch, dossier_note_match, DOSSIER, NOTE_MATCH, GtkFilter)

/* Matches #DossierAnnotationItem. */
DossierNoteMatch *dossier_note_match_new (void);
/* @words: (nullable): must all occur, in any letters, in the note, the quote or a tag; @highlights:
 * a bit for each colour that is wanted, 0 for all; @tag: (nullable). An equal call changes nothing.
 */
void dossier_note_match_set (DossierNoteMatch *self,
                             const char       *words,
                             guint             highlights,
                             const char       *tag);

G_END_DECLS
