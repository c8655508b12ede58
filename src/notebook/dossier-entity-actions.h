/* dossier-entity-actions.h: puts the entities of an article right, for it or for the whole
 * notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-reading.h"

G_BEGIN_DECLS

/**
 * DossierFix: what can be said of entities.
 *
 * Confirmed, rejected, of another kind, of another name, the same as somebody else, one mention not
 * the same as the others, known by one more name, a place that lies elsewhere. What was tagged in
 * the text is a rule too, but nothing that can be said of entities.
 */
typedef enum
{
  DOSSIER_FIX_CONFIRM,
  DOSSIER_FIX_REJECT,
  DOSSIER_FIX_RETYPE,
  DOSSIER_FIX_RENAME,
  DOSSIER_FIX_MERGE,
  DOSSIER_FIX_SPLIT,
  DOSSIER_FIX_ALIAS,
  DOSSIER_FIX_LOCATE,
  DOSSIER_FIX_TAG,
} DossierFix;

#define DOSSIER_N_FIXES 8

/**
 * DossierFixNamesake:
 *
 * Two are never made one without a word: with ASK the finish function gives G_IO_ERROR_EXISTS where
 * somebody else has the name, and nothing is done.
 */
typedef enum
{
  DOSSIER_FIX_NAMESAKE_ASK,
  DOSSIER_FIX_NAMESAKE_SAME,
  DOSSIER_FIX_NAMESAKE_OTHER,
} DossierFixNamesake;

/**
 * DossierFixDraft:
 * @is_here_only: holds in this article, not in the whole notebook
 * @mention: which mention of the first entity the reader looked at, from 0; -1 for none. A
 *   splitting is of this one
 * @kind: of a retyping
 * @name: (nullable): of a renaming, a splitting or a further name
 * @namesake: of a renaming or a splitting: what it means when somebody else has the name
 * @entity_id: of a merger
 * @entity_name: (nullable): the same one's name, for saying what was done
 * @place: (nullable): of a locating
 */
typedef struct
{
  DossierFix          fix;
  gboolean            is_here_only;
  int                 mention;
  DossierEntityKind   kind;
  const char         *name;
  DossierFixNamesake  namesake;
  gint64              entity_id;
  const char         *entity_name;
  const DossierPlace *place;
} DossierFixDraft;

/**
 * dossier_entity_actions_fix_async:
 * @items: (element-type DossierEntityItem): of the reading
 *
 * Applies to every mention in the article at once and is one undo step; a rule is kept and reaches
 * the rest of the notebook in the background.
 */
void dossier_entity_actions_fix_async (DossierReading        *reading,
                                       GPtrArray             *items,
                                       const DossierFixDraft *draft,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data);
/* Returns: (transfer full) (nullable): what was done, as a sentence; NULL with an error */
char *
dossier_entity_actions_fix_finish (DossierReading *reading, GAsyncResult *result, GError **error);

/* The step as in "Undo merge of 3 people". (transfer full) */
char *dossier_entity_actions_dup_step (GPtrArray *items, const DossierFixDraft *draft);

/**
 * dossier_entity_actions_is_possible:
 * @items: (element-type DossierEntityItem)
 *
 * Whether it makes sense for these: only places lie somewhere, figures have no names, …
 */
gboolean dossier_entity_actions_is_possible (GPtrArray *items, DossierFix fix);

G_END_DECLS
