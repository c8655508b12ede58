/* dossier-entity-search.h: the notebook's people, places and organisations by name, as a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-live-list.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ENTITY_HIT (dossier_entity_hit_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntityHit, dossier_entity_hit, DOSSIER, ENTITY_HIT, GObject)

gint64            dossier_entity_hit_get_id (DossierEntityHit *self);
DossierEntityKind dossier_entity_hit_get_kind (DossierEntityHit *self);
const char       *dossier_entity_hit_get_name (DossierEntityHit *self);
/* How many articles mention it. */
guint dossier_entity_hit_get_n_articles (DossierEntityHit *self);
/* (nullable): where it lies. */
const DossierPlace *dossier_entity_hit_get_place (DossierEntityHit *self);

#define DOSSIER_TYPE_ENTITY_SEARCH (dossier_entity_search_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntitySearch,
                      dossier_entity_search,
                      DOSSIER,
                      ENTITY_SEARCH,
                      DossierLiveList)

/**
 * DossierEntitySearch:
 *
 * A #GListModel of #DossierEntityHit, the most recently mentioned first; without words, those of
 * the latest articles. Only the answer to the latest words is shown. Property "is-loaded"
 * (boolean, read only): whether the list is of the words that were set last.
 */
DossierEntitySearch *dossier_entity_search_new (DossierNotebook *notebook);
void                 dossier_entity_search_set_words (DossierEntitySearch *self, const char *words);
gboolean             dossier_entity_search_is_loaded (DossierEntitySearch *self);

G_END_DECLS
