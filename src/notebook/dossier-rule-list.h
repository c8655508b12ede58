/* dossier-rule-list.h: the notebook's rules as a list model, the newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-live-list.h"
#include "notebook/dossier-rule-item.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_RULE_LIST (dossier_rule_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierRuleList, dossier_rule_list, DOSSIER, RULE_LIST, DossierLiveList)

/* A #GListModel of #DossierRuleItem; follows the notebook. Properties: "words" (string): only those
 * with these words; "is-loaded" (boolean, read only). */
DossierRuleList *dossier_rule_list_new (DossierNotebook *notebook);
void             dossier_rule_list_set_words (DossierRuleList *self, const char *words);
gboolean         dossier_rule_list_is_loaded (DossierRuleList *self);

/* Takes a rule's effects back, in the background for all but what the reader did by hand. One undo
 * step. */
void dossier_rule_list_withdraw_async (DossierRuleList    *self,
                                       DossierRuleItem    *rule,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);

/**
 * DossierRuleDraft:
 * @is_here_only: holds in the article where it was made, not everywhere
 * @entity_id: who is meant; 0 leaves that as it is
 * @name: (nullable): of a renaming, the new name
 */
typedef struct
{
  gboolean    is_here_only;
  gint64      entity_id;
  const char *name;
} DossierRuleDraft;

void dossier_rule_list_edit_async (DossierRuleList        *self,
                                   DossierRuleItem        *rule,
                                   const DossierRuleDraft *draft,
                                   GCancellable           *cancellable,
                                   GAsyncReadyCallback     callback,
                                   gpointer                user_data);
/* Of both. */
gboolean dossier_rule_list_finish (DossierRuleList *self, GAsyncResult *result, GError **error);

G_END_DECLS
