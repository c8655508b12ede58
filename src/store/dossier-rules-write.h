/* dossier-rules-write.h: one row of the table of rules, written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-rules.h"

G_BEGIN_DECLS

/**
 * DossierRuleRow:
 * @action: "is", "is-not", "name", "split" or "made"
 * @article_id: its scope; 0 for everywhere
 *
 * Borrows its words.
 */
typedef struct
{
  const char       *folded;
  const char       *words;
  DossierEntityKind kind;
  const char       *action;
  DossierGesture    gesture;
  DossierEntityKind target_kind;
  gint64            entity_id;
  gint64            article_id;
  gint64            origin_article_id;
  const char       *origin_sentence;
} DossierRuleRow;

const char *dossier_gesture_to_string (DossierGesture gesture);
/* CONFIRM for what a newer program wrote. */
DossierGesture dossier_gesture_from_string (const char *name);

/* Adds it, or puts it in place of what the same article said of the same name before. @id (out) */
gboolean dossier_rules_write (DossierDb *db, const DossierRuleRow *row, gint64 *id, GError **error);
gboolean dossier_rules_delete (DossierDb *db, gint64 id, GError **error);
gboolean
dossier_rules_rewrite (DossierDb *db, gint64 id, const DossierRuleRow *row, GError **error);
/* Takes away the rule by which @row's entity means the other one. */
gboolean dossier_rules_forget_opposite (DossierDb            *db,
                                        const DossierRuleRow *row,
                                        gint64                other_id,
                                        GError              **error);

gboolean dossier_rules_set_name (DossierDb *db, gint64 entity_id, const char *name, GError **error);
/* Somebody else of that kind who has this name, or 0. */
gboolean dossier_rules_find_namesake (DossierDb        *db,
                                      DossierEntityKind kind,
                                      const char       *name,
                                      gint64            entity_id,
                                      gint64           *namesake_id,
                                      GError          **error);

G_END_DECLS
