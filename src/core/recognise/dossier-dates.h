/* dossier-dates.h: finds dates, and says which day is meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * dossier_dates_find:
 * @published: (nullable): ISO 8601, what relative dates are resolved against; without it they
 *   have no value
 * @mentions: (element-type DossierMention): new mentions are added, by start
 */
void
dossier_dates_find (const char *text, gsize length, const char *published, GPtrArray *mentions);

G_END_DECLS
