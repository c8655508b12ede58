/* dossier-suggestion.h: what somebody who types a search may mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/query/dossier-query.h"

G_BEGIN_DECLS

/**
 * DossierSuggestion:
 * @kind: what it would search by
 * @text: what takes the place of the piece that is being typed; ends with a colon where a value
 *   has still to come
 * @value: the name, tag, site, day or thing; "" for an operator alone
 * @count: how many articles or figures have it; 0 where that is not known
 */
typedef struct
{
  DossierQueryKind kind;
  char            *text;
  char            *value;
  guint            count;
} DossierSuggestion;

void dossier_suggestion_free (DossierSuggestion *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSuggestion, dossier_suggestion_free)

G_END_DECLS
