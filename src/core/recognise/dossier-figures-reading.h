/* dossier-figures-reading.h: one figure while it is read; shared by the files that read its parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-figures-amount.h"

#include <math.h>

G_BEGIN_DECLS

/* How many other renderings a bracket may hold. */
#define DOSSIER_READING_MAX_ALSO 4

typedef struct
{
  double value;
  char   id[DOSSIER_UNIT_MAX_ID];
} DossierRendering;

/**
 * DossierReading:
 * @amount: the number, or the first of a range, with its unit
 * @second: the other end of a range
 * @is_title_case: the line is a headline in which words start with capitals
 * @is_result: behind a name in a row of results: "Osaka 3, Kobe 1"
 * @has_antecedent: a figure stands before of which this may be another, "Coles 29" of stores
 * @has_age_before: the line has told somebody's age
 * @has_share_before: the sentence has told a per cent a little before
 * @start: first token of the figure
 * @end: first token after it
 * @hedge_start: first token of the words that bound it; @start without any
 * @counted_start: first token of the noun phrase that is counted; it may lie behind @end
 * @counted_end: first token after that; 0 without one
 * @noun: (nullable): what is counted when another line tells it; then there is no @counted_end
 * @noun_length: its bytes
 * @unit: canonical name of the unit, "" for counts
 */
typedef struct
{
  const DossierTokens *tokens;
  DossierAmount        amount;
  DossierAmount        second;
  gboolean             is_range;
  gboolean             is_title_case;
  gboolean             is_result;
  gboolean             has_antecedent;
  gboolean             has_age_before;
  gboolean             has_share_before;
  int                  start;
  int                  end;
  int                  hedge_start;
  int                  counted_start;
  int                  counted_end;
  const char          *noun;
  gsize                noun_length;
  char                 unit[DOSSIER_UNIT_MAX_ID];
  DossierHedge         hedge;
  DossierRendering     also[DOSSIER_READING_MAX_ALSO];
  int                  n_also;
} DossierReading;

/* Reads the other end of a range: "10 to 12", "5-6 million", "between €3 and €4". */
void dossier_reading_read_range (DossierReading *self);
/* Reads the unit of the first of two figures that only the second prints: "from 3 to 5 per cent".
 */
void dossier_reading_read_unit_behind (DossierReading *self);
/* Reads the same quantity a second way: "(120 sq miles)", "(£3m; $4m)". */
void dossier_reading_read_brackets (DossierReading *self);
/* Reads what an amount with a unit is of: "tonnes of wheat", "a $5m contract". */
void dossier_reading_read_measured (DossierReading *self);
/* Reads what a number without a unit counts. FALSE when it is no figure at all. */
gboolean dossier_reading_read_count (DossierReading *self, gboolean has_hedge);
/* Whether a number without unit and noun is somebody's age; sets the unit. */
gboolean dossier_reading_read_age (DossierReading *self);
/* Reads "of the vote"; with @is_plural_only, only what can be counted. */
gboolean dossier_reading_read_of (DossierReading *self, gboolean is_plural_only);
/* Reads the noun behind a second number: "42 of 50 drones", "a third of the 1,500 troops". */
gboolean dossier_reading_read_of_number (DossierReading *self);
/* One past the articles and pronouns at @index. */
int dossier_reading_skip_determiners (const DossierTokens *tokens, int index);

static inline gboolean
dossier_reading_is_dash (const DossierToken *token)
{
  return token->kind == DOSSIER_TOKEN_HYPHEN || token->kind == DOSSIER_TOKEN_DASH ||
         dossier_token_is_mark (token, 0x2212);
}

static inline gboolean
dossier_reading_is_whole (double value)
{
  return value == floor (value);
}

/* Whether the number is in words, not digits. */
static inline gboolean
dossier_reading_is_in_words (const DossierNumber *number)
{
  return (number->forms & DOSSIER_NUMBER_DIGITS) == 0;
}

/* Whether it is the word "one", which more often counts nothing. */
static inline gboolean
dossier_reading_is_one (const DossierReading *self)
{
  return self->amount.number.value == 1 && dossier_reading_is_in_words (&self->amount.number) &&
         (self->amount.number.forms & (DOSSIER_NUMBER_PARTS | DOSSIER_NUMBER_SCALED)) == 0;
}

G_END_DECLS
