/* dossier-decided.h: which proposals contradict what a person decided about a text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store. Pure.
 */
#pragma once

#include "store/dossier-mentions.h"

G_BEGIN_DECLS

typedef struct _DossierDecided DossierDecided;

/* @mentions (element-type DossierStoredMention) (nullable): borrowed. */
DossierDecided *dossier_decided_new (GPtrArray *mentions);
void            dossier_decided_free (DossierDecided *self);

/* A name that overlaps a confirmed or made name, a figure or date that overlaps one of its kind,
 * or the very mention that was rejected. Logarithmic time. */
gboolean dossier_decided_contradicts (const DossierDecided *self, const DossierMention *proposal);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDecided, dossier_decided_free)

G_END_DECLS
