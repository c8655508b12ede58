/* dossier-notes.h: finds the footnotes of an article and what refers to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * DossierNote:
 * @node: the element that holds the note
 * @name: what references call it: "note-1", "note-2", … in the order of their first references
 * @mark: what stands in the text for it: "1", "a", "†"
 */
typedef struct
{
  guint node;
  char *name;
  char *mark;
} DossierNote;

/**
 * DossierNotes:
 * @notes: (element-type DossierNote): in the order of their first references
 *
 * A reference is a short link ("1", "[a]", "*"), raised, bracketed or named so, that leads to an
 * element further down the same page.
 */
typedef struct
{
  GArray *notes;
  /*< private >*/
  GHashTable *by_reference;
} DossierNotes;

/**
 * dossier_notes_take:
 * @root: the article
 *
 * Finds the notes that the article refers to, wherever on the page they stand, and cuts them from
 * where they stand: they are to be written behind the text.
 */
DossierNotes *dossier_notes_take (DossierPage *page, guint root);
void          dossier_notes_free (DossierNotes *self);
/* The note that the link at @node refers to; NULL when it is no reference. */
const DossierNote *dossier_notes_look_up (const DossierNotes *self, guint node);
/* Takes back the cut of a note, but for the links that lead back to the text. */
void dossier_notes_restore (DossierPage *page, const DossierNote *note);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierNotes, dossier_notes_free)

G_END_DECLS
