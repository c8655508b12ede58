/* dossier-undo.h: what the reader did, step by step, and how to take it back; kept in the notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * dossier_undo_begin:
 * @name: what the step does, in the reader's language, as in "Undo …" ("highlight")
 *
 * From here to commit, every change to what a reader owns (annotations, tags, mentions, entities,
 * aliases, rules, flags of articles) belongs to this step. Steps that were undone are forgotten.
 */
gboolean dossier_undo_begin (DossierDb *db, const char *name, GError **error);
/* Takes the last step back, or does the last one taken back again. @name (out) (nullable): of the
 * step, NULL when there was none, which is no error. */
gboolean dossier_undo_undo (DossierDb *db, char **name, GError **error);
gboolean dossier_undo_redo (DossierDb *db, char **name, GError **error);
/* What the next undo and redo would do; NULL for nothing. */
gboolean dossier_undo_peek (DossierDb *db, char **undo_name, char **redo_name, GError **error);

G_END_DECLS
