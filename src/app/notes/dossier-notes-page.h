/* dossier-notes-page.h: all annotations of the notebook, to search, group, edit and export.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-note-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTES_PAGE (dossier_notes_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotesPage, dossier_notes_page, DOSSIER, NOTES_PAGE, GtkWidget)

/**
 * DossierNotesPage:
 *
 * Actions, on the annotations that are selected: annotations.open, annotations.edit,
 * annotations.delete, annotations.highlight (s); annotations.export (s format): of those selected,
 * or else of all listed; annotations.group (s): "none", "article", "tag"; annotations.filter.
 *
 * Needs of its window: win.open-annotation (xx), win.export-annotations (sax), win.toast-undo (s),
 * win.report (ss).
 */
GtkWidget *dossier_notes_page_new (void);
/* @notebook: (nullable). Nothing is read of it before the page is on the screen. */
void dossier_notes_page_set_notebook (DossierNotesPage *self, DossierNotebook *notebook);
/* Puts the keyboard on the list. */
void dossier_notes_page_focus (DossierNotesPage *self);
/* Clears the filter; FALSE when there was none. */
gboolean dossier_notes_page_escape (DossierNotesPage *self);

G_END_DECLS
