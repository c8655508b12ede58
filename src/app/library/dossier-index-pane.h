/* dossier-index-pane.h: one index of the notebook, its people for example, to choose from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-index.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_INDEX_PANE (dossier_index_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierIndexPane, dossier_index_pane, DOSSIER, INDEX_PANE, GtkWidget)

/* Choosing an entry activates "library.show-entity" (ixs): kind, id, name. The button back
 * activates "sidebar.show-home". */
GtkWidget *dossier_index_pane_new (void);
/* @notebook: (nullable): empties the pane */
void
dossier_index_pane_set (DossierIndexPane *self, DossierNotebook *notebook, DossierIndexKind kind);
/* Forgets what was chosen, without telling. */
void dossier_index_pane_unselect (DossierIndexPane *self);
/* Puts the cursor into the filter. */
void dossier_index_pane_focus (DossierIndexPane *self);

/* "People", "Places", …; translated. */
const char *dossier_index_kind_get_title (DossierIndexKind kind);
/* The style class that colours it: "kind-person", …; "" for tags. */
const char *dossier_index_kind_get_css_class (DossierIndexKind kind);

G_END_DECLS
