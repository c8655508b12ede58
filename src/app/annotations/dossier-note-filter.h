/* dossier-note-filter.h: where a reader says which annotations to show: by words, colour and tag.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-annotation-item.h"
#include "notebook/dossier-notebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTE_FILTER (dossier_note_filter_get_type ())
G_DECLARE_FINAL_TYPE (DossierNoteFilter, dossier_note_filter, DOSSIER, NOTE_FILTER, GtkWidget)

/**
 * DossierNoteFilter:
 *
 * Signals:
 *   changed: something else is wanted
 *   opening: the menu is about to show; the moment for dossier_note_filter_set_tags()
 *   left: Escape was pressed where there was nothing to clear
 *
 * Actions: filter.highlight (s) and filter.tag (s) turn a colour or a tag on and off; filter.clear.
 */
GtkWidget *dossier_note_filter_new (void);
/* @notebook: (nullable): whose names the colours have. */
void dossier_note_filter_set_notebook (DossierNoteFilter *self, DossierNotebook *notebook);
/* As typed. */
const char *dossier_note_filter_get_words (DossierNoteFilter *self);
/* A bit for each colour; 0 for all. */
guint dossier_note_filter_get_highlights (DossierNoteFilter *self);
/* (nullable): NULL for any. */
const char *dossier_note_filter_get_tag (DossierNoteFilter *self);
/* Whether it asks for less than everything. */
gboolean dossier_note_filter_is_set (DossierNoteFilter *self);
/* The tags to choose among, by name. */
void dossier_note_filter_set_tags (DossierNoteFilter *self, const char *const *tags);
/* What it found, in words; shown while it is set. */
void dossier_note_filter_set_result (DossierNoteFilter *self, const char *result);
/* Back to everything; FALSE when it was that already. */
gboolean dossier_note_filter_clear (DossierNoteFilter *self);

G_END_DECLS
