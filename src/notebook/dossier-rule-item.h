/* dossier-rule-item.h: one remembered correction, as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-entity-actions.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_RULE_ITEM (dossier_rule_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierRuleItem, dossier_rule_item, DOSSIER, RULE_ITEM, GObject)

gint64            dossier_rule_item_get_id (DossierRuleItem *self);
DossierFix        dossier_rule_item_get_fix (DossierRuleItem *self);
DossierEntityKind dossier_rule_item_get_kind (DossierRuleItem *self);
/* What the mentions are called. */
const char       *dossier_rule_item_get_words (DossierRuleItem *self);
DossierEntityKind dossier_rule_item_get_target_kind (DossierRuleItem *self);
/* (nullable): whom they mean; of a renaming, the new name. */
const char *dossier_rule_item_get_target (DossierRuleItem *self);
gint64      dossier_rule_item_get_target_id (DossierRuleItem *self);
/* Whether it can be changed to mean somebody else: not where it says what a name is not, that it is
 * what it is, or how somebody is called. */
gboolean dossier_rule_item_can_mean_other (DossierRuleItem *self);
/* (nullable): where that lies. */
const DossierPlace *dossier_rule_item_get_place (DossierRuleItem *self);
/* In one article, else everywhere. */
gboolean dossier_rule_item_is_here_only (DossierRuleItem *self);
gint64   dossier_rule_item_get_article_id (DossierRuleItem *self);
/* (nullable): NULL when the article is gone. */
const char *dossier_rule_item_get_title (DossierRuleItem *self);
/* (nullable): what was looked at. */
const char *dossier_rule_item_get_sentence (DossierRuleItem *self);
/* Unix time in milliseconds. */
gint64 dossier_rule_item_get_created (DossierRuleItem *self);
/* How many mentions it made what they are. */
guint dossier_rule_item_get_count (DossierRuleItem *self);
/* What it says, after the words: "is Jared Kushner", "is no person", … (transfer full) */
char *dossier_rule_item_dup_meaning (DossierRuleItem *self);

G_END_DECLS
