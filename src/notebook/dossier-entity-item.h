/* dossier-entity-item.h: somebody, some place, a figure or a date with all its mentions in one
 * version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ENTITY_ITEM (dossier_entity_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntityItem, dossier_entity_item, DOSSIER, ENTITY_ITEM, GObject)

/* Properties: "kind" (int), "name" (what a row shows: a name; of a figure "≥ 2,300 homes"),
 * "detail" (second line: "50.45° N, 30.52° E · Ukraine", "195 square miles", a date's day; NULL for
 * none), "speaker" and "cue" (of a figure: who gave it, and "said", "according to"; NULL for
 * nobody), "count" (uint), "is-unsure". */
DossierEntityKind dossier_entity_item_get_kind (DossierEntityItem *self);
/* Of the notebook; 0 for figures and dates. */
gint64      dossier_entity_item_get_entity_id (DossierEntityItem *self);
const char *dossier_entity_item_get_name (DossierEntityItem *self);
const char *dossier_entity_item_get_detail (DossierEntityItem *self);
const char *dossier_entity_item_get_speaker (DossierEntityItem *self);
const char *dossier_entity_item_get_cue (DossierEntityItem *self);
guint       dossier_entity_item_get_count (DossierEntityItem *self);
/* Of the surest mention, 0 to 1; 1 for what a person decided. */
double dossier_entity_item_get_confidence (DossierEntityItem *self);
/* The recogniser's confidence in its best mention is low and nobody confirmed it. */
gboolean dossier_entity_item_is_unsure (DossierEntityItem *self);
/* (element-type DossierMention) (transfer none): in the order of the text, at least one. */
GPtrArray *dossier_entity_item_get_mentions (DossierEntityItem *self);

G_END_DECLS
