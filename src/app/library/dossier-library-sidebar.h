/* dossier-library-sidebar.h: where articles come from: shelves, feeds, indexes and tags.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-article-list.h"
#include "notebook/dossier-index.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_LIBRARY_SIDEBAR (dossier_library_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DossierLibrarySidebar,
                      dossier_library_sidebar,
                      DOSSIER,
                      LIBRARY_SIDEBAR,
                      GtkWidget)

/* What the reader chooses goes out as "library.show-shelf" (i), "library.show-feed" (x),
 * "library.show-notes", "library.show-tag" (xs) and "library.show-entity" (ixs). */
GtkWidget *dossier_library_sidebar_new (void);
/* @notebook: (nullable) */
void dossier_library_sidebar_set_notebook (DossierLibrarySidebar *self, DossierNotebook *notebook);
/* Show, without telling, that a shelf is chosen, and no tag or entity; a tag; an entity. */
void dossier_library_sidebar_mark_shelf (DossierLibrarySidebar *self, DossierShelf shelf);
void dossier_library_sidebar_mark_tag (DossierLibrarySidebar *self);
void dossier_library_sidebar_mark_entity (DossierLibrarySidebar *self);
void dossier_library_sidebar_mark_notes (DossierLibrarySidebar *self);
/* 0 for the new entries of all feeds. */
void dossier_library_sidebar_mark_feed (DossierLibrarySidebar *self, gint64 feed_id);
/* Opens one of the indexes of entities. */
void dossier_library_sidebar_show_index (DossierLibrarySidebar *self, DossierIndexKind kind);

/* "All Articles", "Unread", …; translated. */
const char *dossier_shelf_get_title (DossierShelf shelf);

G_END_DECLS
