/* dossier-rule-item-private.h: how a list makes rules of records.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-rule-item.h"
#include "store/dossier-rules.h"

G_BEGIN_DECLS

/* @rule: (transfer full) */
DossierRuleItem *dossier_rule_item_new (DossierRule *rule);
gboolean         dossier_rule_item_shows (DossierRuleItem *self, const DossierRule *rule);

G_END_DECLS
