/* dossier-number-reader.h: a number while it is read; shared by the files that read its parts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-number.h"
#include "core/recognise/dossier-tokens-words.h"

G_BEGIN_DECLS

/* No number has more words; keeps the time for a text of nothing but number words linear. */
#define DOSSIER_NUMBER_MAX_TOKENS 32

/* What was read last, which decides what may come next. */
typedef enum
{
  DOSSIER_NUMBER_LAST_NONE,
  DOSSIER_NUMBER_LAST_DIGIT,
  DOSSIER_NUMBER_LAST_TEEN,
  DOSSIER_NUMBER_LAST_TEN,
  DOSSIER_NUMBER_LAST_HUNDRED,
  DOSSIER_NUMBER_LAST_SCALE,
  DOSSIER_NUMBER_LAST_FIGURES,
} DossierNumberLast;

/* The number read so far: @total is what its scales have closed, @group what is still below the
 * next one. */
typedef struct
{
  const DossierTokens *tokens;
  int                  start;
  int                  position;
  double               total;
  double               group;
  double               scale;
  double               mantissa;
  DossierNumberLast    last;
  guint                forms;
} DossierNumberReader;

/* What stands in the table of number words for a token; NULL for other tokens. */
const DossierNumberWord *dossier_number_get_word (const DossierTokens *tokens, int index);
/* One past a hyphen inside a compound at @index; @index when there is none. */
int dossier_number_skip_hyphen (const DossierTokens *tokens, int index);
/* Multiplies what was read since the last scale. */
void dossier_number_apply_scale (DossierNumberReader *self, double scale);
/* Whether the number word may come next, and if so adds it. */
gboolean dossier_number_add_word (DossierNumberReader *self, const DossierNumberWord *word);

/* Each reads on from the position and says whether it did. */
void     dossier_number_read_point (DossierNumberReader *self);
gboolean dossier_number_read_parts (DossierNumberReader *self);
void     dossier_number_read_and_part (DossierNumberReader *self);
gboolean dossier_number_read_many (DossierNumberReader *self);
gboolean dossier_number_read_vague_start (DossierNumberReader *self);

static inline gboolean
dossier_number_is_kind (const DossierNumberWord *word, DossierNumberKind kind)
{
  return word != NULL && word->kind == kind;
}

static inline gboolean
dossier_number_is_small (const DossierNumberWord *word)
{
  return dossier_number_is_kind (word, DOSSIER_NUMBER_DIGIT) ||
         dossier_number_is_kind (word, DOSSIER_NUMBER_TEEN) ||
         dossier_number_is_kind (word, DOSSIER_NUMBER_TEN);
}

static inline gboolean
dossier_number_is_article (const DossierTokens *tokens, int index)
{
  return dossier_tokens_match (tokens, index, "a") || dossier_tokens_match (tokens, index, "an");
}

/* Digits without a decimal point. */
static inline gboolean
dossier_number_is_plain_integer (const DossierToken *token)
{
  return token->kind == DOSSIER_TOKEN_NUMBER && token->payload == 0;
}

G_END_DECLS
