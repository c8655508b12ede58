/* dossier-library-page.h: the library: shelves on the left, articles in the middle, one search
 * field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_LIBRARY_PAGE (dossier_library_page_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibraryPage, dossier_library_page, DOSSIER, LIBRARY_PAGE, GtkWidget)

/**
 * DossierLibraryPage:notebook: (nullable)
 *
 * Actions of its own:
 *   library.show-shelf (i), library.show-tag (xs), library.show-entity (ixs), library.show-all
 *   library.show-feed (x), library.show-notes, library.clear-search, library.focus-list,
 * library.toggle-sidebar
 */
GtkWidget *dossier_library_page_new (void);
void       dossier_library_page_set_notebook (DossierLibraryPage *self, DossierNotebook *notebook);
/* Puts the cursor into the search field, its words selected. */
void dossier_library_page_start_search (DossierLibraryPage *self);
/* The same, with these words. */
void dossier_library_page_search_for (DossierLibraryPage *self, const char *words);
/* What this feed announced, in place of the articles; 0 for the new entries of all feeds. */
void dossier_library_page_show_feed (DossierLibraryPage *self, gint64 feed_id);
/* Puts the keyboard where reading goes on: on the list. */
void dossier_library_page_focus_list (DossierLibraryPage *self);
/* (transfer full) (element-type gint64): of the articles that it lists. */
GArray *dossier_library_page_copy_ids (DossierLibraryPage *self);
/* The same of those that are selected. */
GArray *dossier_library_page_copy_selected (DossierLibraryPage *self);
/* Leaves one level: several that are selected, a search, then a tag or entity; FALSE when there was
 * nothing to leave. */
gboolean dossier_library_page_escape (DossierLibraryPage *self);

G_END_DECLS
