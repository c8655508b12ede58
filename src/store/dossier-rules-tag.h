/* dossier-rules-tag.h: says of words that they are a name, wherever texts say them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-rules.h"

G_BEGIN_DECLS

/**
 * DossierTagging:
 * @span: the words that the reader selected
 * @kind: a person, place or organisation
 * @place: (nullable): where the place lies, when that is known
 * @scope: where texts that say these words mean it
 */
typedef struct
{
  gint64              version_id;
  DossierSpan         span;
  DossierEntityKind   kind;
  const DossierPlace *place;
  DossierRuleScope    scope;
} DossierTagging;

/**
 * dossier_rules_tag:
 * @meant: (out) (optional) (nullable): whom the words name, where that one is called otherwise
 * @n_mentions: (out) (optional): how many the text has of it now that it had not before
 *
 * The words selected become a mention by the reader's hand, whatever was found in them; all other
 * places of the text that say them follow by the rule that is kept, where nothing else was found
 * and the reader did not decide otherwise. Call it inside an undo step.
 *
 * Errors: CONSTRAINT for a span that is no words, or a kind that has no names.
 */
gboolean dossier_rules_tag (DossierDb            *db,
                            const DossierTagging *tagging,
                            char                **meant,
                            guint                *n_mentions,
                            GError              **error);

G_END_DECLS
