/* dossier-listed.h: which of what was recognised the reader wants to see listed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-entity-item.h"

G_BEGIN_DECLS

typedef struct _DossierListed DossierListed;

/* @filter: (nullable): told when the answer may have become another one; must outlive the new
 * object. */
DossierListed *dossier_listed_new (GtkFilter *filter);
void           dossier_listed_free (DossierListed *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierListed, dossier_listed_free)

/* Whether the settings let the item be listed: by its kind, and how sure the recogniser is. */
gboolean dossier_listed_has (const DossierListed *self, DossierEntityItem *item);

G_END_DECLS
