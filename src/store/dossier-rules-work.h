/* dossier-rules-work.h: applies rules to the whole notebook, a few texts at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierRulesProgress:
 * @n_rules: how many rules have still to be applied or taken back
 * @words: (nullable): what the one is about whose turn it is
 * @n_done: versions that were looked at for it
 * @n_versions: about how many there are
 */
typedef struct
{
  guint  n_rules;
  char  *words;
  gint64 n_done;
  gint64 n_versions;
} DossierRulesProgress;

void dossier_rules_progress_clear (DossierRulesProgress *self);

/* What is left to do. */
gboolean dossier_rules_get_progress (DossierDb *db, DossierRulesProgress *progress, GError **error);

/**
 * dossier_rules_work:
 * @milliseconds: about how long; at least one text is looked at
 * @progress: (out caller-allocates): what is left afterwards
 *
 * Carries on where the last call stopped, in whatever program that was. What it changes belongs to
 * no undo step: it follows from the rules.
 */
gboolean dossier_rules_work (DossierDb            *db,
                             guint                 milliseconds,
                             DossierRulesProgress *progress,
                             GError              **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierRulesProgress, dossier_rules_progress_clear)

G_END_DECLS
