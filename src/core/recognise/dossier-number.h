/* dossier-number.h: reads one number in digits, words, or both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tokens.h"

G_BEGIN_DECLS

/**
 * DossierNumberForm:
 * @DOSSIER_NUMBER_DIGITS: starts with digits
 * @DOSSIER_NUMBER_PLAIN: only digits, without separators: may be a year
 * @DOSSIER_NUMBER_DECIMAL: has digits after the point
 * @DOSSIER_NUMBER_SCALED: "million", "bn", "dozen"
 * @DOSSIER_NUMBER_OPEN: "dozens", "tens of thousands": only a lower bound
 * @DOSSIER_NUMBER_PARTS: ends in a fraction: "two thirds", "a quarter", "1/2"
 * @DOSSIER_NUMBER_ARTICLE: starts with "a": "a dozen"
 * @DOSSIER_NUMBER_SIGNED: has a sign before it
 */
typedef enum
{
  DOSSIER_NUMBER_DIGITS = 1 << 0,
  DOSSIER_NUMBER_PLAIN = 1 << 1,
  DOSSIER_NUMBER_DECIMAL = 1 << 2,
  DOSSIER_NUMBER_SCALED = 1 << 3,
  DOSSIER_NUMBER_OPEN = 1 << 4,
  DOSSIER_NUMBER_PARTS = 1 << 5,
  DOSSIER_NUMBER_ARTICLE = 1 << 6,
  DOSSIER_NUMBER_SIGNED = 1 << 7,
} DossierNumberForm;

/**
 * DossierNumber:
 * @value: what it means
 * @mantissa: what it would mean without its last scale: 1.2 of "1.2 million"
 * @scale: the last scale, or 1
 * @forms: DossierNumberForm bits
 */
typedef struct
{
  double value;
  double mantissa;
  double scale;
  guint  forms;
} DossierNumber;

/**
 * dossier_number_match:
 * @index: the token it starts at
 *
 * Reads forward only; takes time in proportion to the tokens it takes.
 *
 * Returns: how many tokens are the number, 0 for none
 */
int dossier_number_match (const DossierTokens *tokens, int index, DossierNumber *number);

/**
 * dossier_number_match_ordinal:
 *
 * "third", "twenty-first", "14th".
 */
int dossier_number_match_ordinal (const DossierTokens *tokens, int index, double *value);

/* A product of decimals as people mean it: 8.2 times a million is 8200000. */
double dossier_number_multiply (double value, double factor);
/* The value of a token of kind NUMBER. */
double dossier_number_get_digits (const DossierTokens *tokens, const DossierToken *token);

G_END_DECLS
