/* dossier-dates-parts.h: the parts that dates are made of; shared by the files that read dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-dates-match.h"

G_BEGIN_DECLS

/* Those that match return how many tokens they took, 0 for none. */
gboolean dossier_dates_is_hyphen (const DossierToken *token);
gboolean dossier_dates_is_glued_to_next (const DossierTokens *tokens, int index);
gboolean
dossier_dates_get_integer (const DossierTokens *tokens, int index, int min, int max, int *value);
gboolean dossier_dates_get_year (const DossierTokens *tokens, int index, int *year);
int      dossier_dates_match_day (const DossierTokens *tokens, int index, int *day);
int      dossier_dates_match_month (const DossierTokens *tokens, int index, int *month);
int      dossier_dates_match_following_year (const DossierTokens *tokens, int index, int *year);
void     dossier_dates_set_point (DossierDateMatch *match, int year, int month, int day);
void dossier_dates_set_range (DossierDateMatch *match, DossierDatePoint from, DossierDatePoint to);
int  dossier_dates_match_decade (const DossierTokens *tokens, int index, DossierDateMatch *match);
int  dossier_dates_match_year (const DossierTokens *tokens, int index, DossierDateMatch *match);
int  dossier_dates_match_century (const DossierTokens *tokens, int index, DossierDateMatch *match);
int  dossier_dates_match_quarter (const DossierTokens *tokens, int index, DossierDateMatch *match);
int  dossier_dates_match_season (const DossierTokens *tokens, int index, DossierDateMatch *match);

G_END_DECLS
