/* dossier-export-html-lists.h: items of lists, each in the list it belongs to.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"

G_BEGIN_DECLS

#define DOSSIER_EXPORT_LISTS_MAX_DEPTH 8

/* The lists that are open, the outermost first; all zero is none. */
typedef struct
{
  guint    depth;
  gboolean is_ordered[DOSSIER_EXPORT_LISTS_MAX_DEPTH];
} DossierExportLists;

/* Opens what the item, a block of the kind LIST_ITEM, stands in, and the item; its words follow. */
void
dossier_export_lists_begin_item (DossierExportLists *self, GString *out, const DossierBlock *block);
/* Before any other block, and at the end. */
void dossier_export_lists_end (DossierExportLists *self, GString *out);

G_END_DECLS
