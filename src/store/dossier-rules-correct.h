/* dossier-rules-correct.h: puts mentions of one text right, and remembers it as a rule.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-rules.h"

G_BEGIN_DECLS

/**
 * DossierNamesake: what a new name means that somebody else has already: the same one, another one
 * who is called so too, or that the reader has to say which.
 */
typedef enum
{
  DOSSIER_NAMESAKE_SAME,
  DOSSIER_NAMESAKE_OTHER,
  DOSSIER_NAMESAKE_ASK,
} DossierNamesake;

/**
 * DossierCorrection:
 * @ids: (element-type gint64): mentions of the version
 * @seen_id: the one of them that the reader looked at, or 0; its sentence is the rule's origin
 * @kind: of a retyping, what they are
 * @name: (nullable): of a renaming, a splitting or a further name
 * @namesake: of a renaming or a splitting
 * @entity_id: of a merger, who is meant
 * @place: (nullable): of a locating, where it lies
 */
typedef struct
{
  DossierGesture      gesture;
  DossierRuleScope    scope;
  gint64              version_id;
  GArray             *ids;
  gint64              seen_id;
  DossierEntityKind   kind;
  const char         *name;
  DossierNamesake     namesake;
  gint64              entity_id;
  const DossierPlace *place;
} DossierCorrection;

/**
 * dossier_rules_correct:
 *
 * Does it to the mentions, which from then on are the reader's own decision, and keeps a rule for
 * each name that they had. A splitting is of one mention; renaming, a further name and a place are
 * of one entity. Call it inside an undo step.
 *
 * Errors: NOT_FOUND when a mention or entity is not there (any more), CONSTRAINT when the gesture
 * makes no sense for what was chosen; G_IO_ERROR_EXISTS when the reader has to say whether somebody
 * of the same name is meant.
 */
gboolean dossier_rules_correct (DossierDb *db, const DossierCorrection *correction, GError **error);

G_END_DECLS
