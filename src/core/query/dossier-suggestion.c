/* dossier-suggestion.c: what somebody who types a search may mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/query/dossier-suggestion.h"

void
dossier_suggestion_free (DossierSuggestion *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->value);
  g_free (self);
}
