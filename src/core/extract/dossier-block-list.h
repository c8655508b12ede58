/* dossier-block-list.h: numbers the items of lists, and tells how an item is to be written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * DossierItemForm:
 * @DOSSIER_ITEM_PLAIN: all of it is one block
 * @DOSSIER_ITEM_OPENING: its first lines are the item; what follows stands on its own
 * @DOSSIER_ITEM_SECTION: a section in a list's clothes: a heading with text, figures
 */
typedef enum
{
  DOSSIER_ITEM_PLAIN,
  DOSSIER_ITEM_OPENING,
  DOSSIER_ITEM_SECTION,
} DossierItemForm;

DossierItemForm dossier_block_list_get_form (const DossierPage *page, guint item);

/* Whether an element starts a section: headings, tables, code, quotes, figures. */
gboolean dossier_block_list_is_section (guint tag);

/* Pushes a list element on @lists (element-type guint64, opaque). */
void dossier_block_list_push (GArray *lists, const DossierPage *page, guint list);
void dossier_block_list_pop (GArray *lists);
/* The number of the next item of the innermost list; 0 when that has bullets. */
guint dossier_block_list_next (GArray *lists, const DossierPage *page, guint item);

G_END_DECLS
