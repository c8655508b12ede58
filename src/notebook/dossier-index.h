/* dossier-index.h: the notebook's tags, most mentioned entities and saved searches as list models.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-live-list.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_INDEX_ITEM (dossier_index_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierIndexItem, dossier_index_item, DOSSIER, INDEX_ITEM, GObject)

/* Properties: "id" (int64), "name", "count" (uint): articles, "words" (string): of a saved search.
 */
gint64      dossier_index_item_get_id (DossierIndexItem *self);
const char *dossier_index_item_get_name (DossierIndexItem *self);
guint       dossier_index_item_get_count (DossierIndexItem *self);
const char *dossier_index_item_get_words (DossierIndexItem *self);

typedef enum
{
  DOSSIER_INDEX_TAGS,
  DOSSIER_INDEX_PEOPLE,
  DOSSIER_INDEX_PLACES,
  DOSSIER_INDEX_ORGANISATIONS,
  DOSSIER_INDEX_SAVED_SEARCHES,
} DossierIndexKind;

#define DOSSIER_TYPE_INDEX (dossier_index_get_type ())
G_DECLARE_FINAL_TYPE (DossierIndex, dossier_index, DOSSIER, INDEX, DossierLiveList)

/* A #GListModel of #DossierIndexItem: tags and searches by name, entities by how many articles
 * mention them; follows the notebook. Property "words" (string): only those with these words in
 * their name. */
DossierIndex *dossier_index_new (DossierNotebook *notebook, DossierIndexKind kind);
void          dossier_index_set_words (DossierIndex *self, const char *words);

G_END_DECLS
