/* dossier-search-shelf.h: the saved searches in the library's sidebar.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_SEARCH_SHELF (dossier_search_shelf_get_type ())
G_DECLARE_FINAL_TYPE (DossierSearchShelf, dossier_search_shelf, DOSSIER, SEARCH_SHELF, GtkWidget)

/* Not shown while there are none. A row activates "library.show-search" with what was typed. */
GtkWidget *dossier_search_shelf_new (void);
/* @notebook (nullable) */
void dossier_search_shelf_set_notebook (DossierSearchShelf *self, DossierNotebook *notebook);

G_END_DECLS
