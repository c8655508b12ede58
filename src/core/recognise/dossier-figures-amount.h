/* dossier-figures-amount.h: reads a number with its unit, as one printed amount.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-units.h"

G_BEGIN_DECLS

/**
 * DossierAmount:
 * @number_start: first token of the number, after a currency sign before it
 * @number_end: first token after the number
 * @end: first token after it all
 * @has_unit: @unit was read; else it counts something, or nothing
 * @is_compound: written with a hyphen: "12-mile"
 */
typedef struct
{
  int              start;
  int              number_start;
  int              number_end;
  int              end;
  DossierNumber    number;
  DossierUnitMatch unit;
  gboolean         has_unit;
  gboolean         has_prefix;
  gboolean         is_compound;
} DossierAmount;

/**
 * dossier_amount_match:
 *
 * "$3.2bn", "310 sq km", "5 ft 2 in", "half an hour", "12".
 *
 * Returns: how many tokens, 0 for none
 */
int dossier_amount_match (const DossierTokens *tokens, int index, DossierAmount *amount);
/* "an hour", "a mile" where the words before it say that it is as much as that: "for an hour". */
int dossier_amount_match_article (const DossierTokens *tokens, int index, DossierAmount *amount);
/* Gives @amount the scale of @other: the first of "5 to 6 million". */
void dossier_amount_share (DossierAmount *amount, const DossierAmount *other);

G_END_DECLS
