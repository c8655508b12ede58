/* dossier-rule-row.h: one rule as a line of their list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-rule-item.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_RULE_ROW (dossier_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (DossierRuleRow, dossier_rule_row, DOSSIER, RULE_ROW, GtkWidget)

/* Its menu activates "rules.withdraw", "rules.open", "rules.scope" and "rules.change" with the
 * rule's id (int64). */
GtkWidget *dossier_rule_row_new (void);
/* @item: (nullable) */
void dossier_rule_row_set_item (DossierRuleRow *self, DossierRuleItem *item);
/* What a screen reader says. (transfer full) */
char *dossier_rule_row_dup_description (DossierRuleRow *self);

G_END_DECLS
