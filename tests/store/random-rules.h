/* random-rules.h: rules withdrawn and changed at random, in a notebook and in its model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "tests/store/rules-model.h"

G_BEGIN_DECLS

/* One undo step each, where there is a rule. */
void random_rules_withdraw (RulesModel *model);
/* Another name, another one who is meant, or another reach, whatever the rule's gesture knows. */
void random_rules_edit (RulesModel *model);

/* The id in the notebook of one of the model. */
gint64 random_rules_get_database_id (RulesModel *model, int entity);

G_END_DECLS
