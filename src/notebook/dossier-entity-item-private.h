/* dossier-entity-item-private.h: how a reading gathers mentions into entities.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-entity-item.h"
#include "store/dossier-mentions.h"

G_BEGIN_DECLS

/**
 * dossier_entity_item_gather:
 * @mentions: (element-type DossierStoredMention): of one version, in order
 * @kind: which of them
 *
 * Mentions of one entity, equal figures and equal dates become one item each.
 *
 * Returns: (transfer full) (element-type DossierEntityItem): by first mention
 */
GPtrArray *dossier_entity_item_gather (GPtrArray *mentions, DossierEntityKind kind);
/* The ids of its mentions in the store. (element-type gint64) (transfer none) */
GArray *dossier_entity_item_get_ids (DossierEntityItem *self);
/* Whether both show the same in the same places. */
gboolean dossier_entity_item_equal (DossierEntityItem *self, DossierEntityItem *other);

G_END_DECLS
