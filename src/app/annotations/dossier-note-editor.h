/* dossier-note-editor.h: the fields of a note and its tags, inside a card.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTE_EDITOR (dossier_note_editor_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteEditor, dossier_note_editor, DOSSIER, NOTE_EDITOR, GtkWidget)

/* Its keys activate card.save and card.cancel. Signal "left": the keyboard went elsewhere. */
GtkWidget *dossier_note_editor_new (void);
/* Both (nullable). */
void dossier_note_editor_set (DossierNoteEditor *self, const char *note, const char *const *tags);
/* @notebook: (nullable): whose tags are proposed. */
void dossier_note_editor_set_notebook (DossierNoteEditor *self, DossierNotebook *notebook);
/* Without white space at the end. (transfer full) */
char *dossier_note_editor_dup_note (DossierNoteEditor *self);
/* Trimmed, each once. (transfer full) */
char **dossier_note_editor_dup_tags (DossierNoteEditor *self);

G_END_DECLS
