/* dossier-number-parts.c: reads fractions, decimals in words, and vague numbers such as "dozens".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-number-reader.h"

/* "five point two five" */
void
dossier_number_read_point (DossierNumberReader *self)
{
  double place = 0.1;
  int    i = self->position + 1;

  if (!dossier_tokens_match (self->tokens, self->position, "point") ||
      (self->forms & DOSSIER_NUMBER_DIGITS) != 0 ||
      !dossier_number_is_small (dossier_number_get_word (self->tokens, i)))
    return;

  for (; dossier_number_is_small (dossier_number_get_word (self->tokens, i)) && place > 1e-12; i++)
    {
      const DossierNumberWord *word = dossier_number_get_word (self->tokens, i);
      const DossierNumberWord *next =
          dossier_number_get_word (self->tokens, dossier_number_skip_hyphen (self->tokens, i + 1));

      if (word->value >= 10)
        {
          gboolean has_digit = dossier_number_is_kind (word, DOSSIER_NUMBER_TEN) &&
                               dossier_number_is_kind (next, DOSSIER_NUMBER_DIGIT);

          self->group += (word->value + (has_digit ? next->value : 0)) * place / 10;
          i = has_digit ? dossier_number_skip_hyphen (self->tokens, i + 1) + 1 : i + 1;
          break;
        }
      self->group += word->value * place;
      place /= 10;
    }

  self->position = i;
  self->forms |= DOSSIER_NUMBER_DECIMAL;
  self->last = DOSSIER_NUMBER_LAST_FIGURES;
  if (dossier_number_is_kind (dossier_number_get_word (self->tokens, i), DOSSIER_NUMBER_SCALE))
    {
      dossier_number_apply_scale (self, dossier_number_get_word (self->tokens, i)->value);
      self->position++;
    }
}

static gboolean
is_plural_part (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return g_ascii_tolower (tokens->text[token->end - 1]) == 's';
}

/* "one hundred thirty fifths": a ten before the part was read as the number's own; with an "and" it
 * is. */
static double
take_back_tens (DossierNumberReader *self)
{
  const DossierNumberWord *word = dossier_number_get_word (self->tokens, self->position - 1);

  if (!dossier_number_is_kind (word, DOSSIER_NUMBER_TEN) || self->position - 1 <= self->start ||
      self->group <= word->value || dossier_tokens_match (self->tokens, self->position - 2, "and"))
    return 0;
  self->group -= word->value;
  return word->value;
}

/* "two thirds", "one-fifth", "3 quarters" */
gboolean
dossier_number_read_parts (DossierNumberReader *self)
{
  int                      i = dossier_number_skip_hyphen (self->tokens, self->position);
  const DossierNumberWord *word = dossier_number_get_word (self->tokens, i);
  double                   numerator = 0;
  double                   tens = 0;

  /* "one twenty-fifth" */
  if (dossier_number_is_kind (word, DOSSIER_NUMBER_TEN))
    {
      tens = word->value;
      i = dossier_number_skip_hyphen (self->tokens, i + 1);
      word = dossier_number_get_word (self->tokens, i);
    }
  if (!(dossier_number_is_kind (word, DOSSIER_NUMBER_PART) ||
        (tens > 0 && dossier_number_is_kind (word, DOSSIER_NUMBER_ORDINAL))) ||
      (tens > 0 && word->value >= 10) ||
      (self->forms & (DOSSIER_NUMBER_DECIMAL | DOSSIER_NUMBER_PARTS)) != 0)
    return FALSE;
  if (!is_plural_part (self->tokens, i) &&
      !(self->total + self->group == 1 && self->position == self->start + 1 && word->value <= 1000))
    return FALSE;

  if (tens == 0 && word->value < 10)
    tens = take_back_tens (self);
  numerator = self->total + self->group;
  self->total = 0;
  self->group = numerator / (tens + word->value);
  self->mantissa = self->group;
  self->scale = 1;
  self->last = DOSSIER_NUMBER_LAST_FIGURES;
  self->position = i + 1;
  self->forms = (self->forms & ~(guint) (DOSSIER_NUMBER_SCALED | DOSSIER_NUMBER_PLAIN)) |
                DOSSIER_NUMBER_PARTS;

  /* "two thirds of a million" */
  if (dossier_tokens_match (self->tokens, self->position, "of") &&
      dossier_number_is_article (self->tokens, self->position + 1) &&
      dossier_number_is_kind (dossier_number_get_word (self->tokens, self->position + 2),
                              DOSSIER_NUMBER_SCALE))
    {
      dossier_number_apply_scale (
          self,
          dossier_number_get_word (self->tokens, self->position + 2)->value);
      self->position += 3;
      self->forms &= ~(guint) DOSSIER_NUMBER_PARTS;
    }
  return TRUE;
}

/* "fifty-four" of "and fifty-four hundredths"; leaves @index at its last word. */
static double
read_numerator (const DossierNumberReader *self, int *index)
{
  double                   value = dossier_number_get_word (self->tokens, *index)->value;
  int                      i = dossier_number_skip_hyphen (self->tokens, *index + 1);
  const DossierNumberWord *word = dossier_number_get_word (self->tokens, i);

  if (value < 20 || !dossier_number_is_kind (word, DOSSIER_NUMBER_DIGIT))
    return value;
  *index = i;
  return value + word->value;
}

/* "and a half", "and three quarters", and a scale after them. */
void
dossier_number_read_and_part (DossierNumberReader *self)
{
  int                      i = dossier_number_skip_hyphen (self->tokens, self->position);
  double                   numerator = 1;
  double                   part = 0;
  const DossierNumberWord *word = NULL;
  const DossierNumberWord *scale = NULL;

  if (!dossier_tokens_match (self->tokens, i, "and"))
    return;

  i = dossier_number_skip_hyphen (self->tokens, i + 1);
  word = dossier_number_get_word (self->tokens, i);
  if (dossier_number_is_kind (word, DOSSIER_NUMBER_DIGIT) && word->value > 0)
    numerator = word->value;
  else if (dossier_number_is_kind (word, DOSSIER_NUMBER_TEN) ||
           dossier_number_is_kind (word, DOSSIER_NUMBER_TEEN))
    numerator = read_numerator (self, &i);
  else if (!dossier_number_is_article (self->tokens, i))
    return;

  i = dossier_number_skip_hyphen (self->tokens, i + 1);
  word = dossier_number_get_word (self->tokens, i);
  if (!dossier_number_is_kind (word, DOSSIER_NUMBER_PART) ||
      (numerator > 1) != is_plural_part (self->tokens, i) ||
      (numerator >= 10 && numerator >= word->value))
    return;

  part = numerator / word->value;
  self->position = i + 1;
  i = dossier_number_skip_hyphen (self->tokens, self->position);
  scale = dossier_number_get_word (self->tokens, i);
  if (dossier_number_is_kind (scale, DOSSIER_NUMBER_SCALE))
    {
      self->position = i + 1;
      if (self->last == DOSSIER_NUMBER_LAST_SCALE && self->group == 0)
        {
          self->total += part * scale->value;
          return;
        }
      self->group += part;
      dossier_number_apply_scale (self, scale->value);
      return;
    }

  if (self->last == DOSSIER_NUMBER_LAST_SCALE && self->group == 0 && self->scale >= 1000)
    self->total += part * self->scale;
  else
    self->group += part;
  self->forms |= DOSSIER_NUMBER_DECIMAL;
}

/* "dozens", "tens of thousands" */
gboolean
dossier_number_read_many (DossierNumberReader *self)
{
  const DossierNumberWord *word = dossier_number_get_word (self->tokens, self->position);

  if (!dossier_number_is_kind (word, DOSSIER_NUMBER_MANY))
    return FALSE;

  if (word->value == 20 && !dossier_tokens_match (self->tokens, self->position + 1, "of"))
    return FALSE;

  self->group = word->value;
  self->position++;
  while (self->position - self->start < DOSSIER_NUMBER_MAX_TOKENS &&
         dossier_tokens_match (self->tokens, self->position, "of") &&
         dossier_number_is_kind (dossier_number_get_word (self->tokens, self->position + 1),
                                 DOSSIER_NUMBER_MANY))
    {
      self->group *= dossier_number_get_word (self->tokens, self->position + 1)->value;
      self->position += 2;
    }

  self->forms |= DOSSIER_NUMBER_OPEN | DOSSIER_NUMBER_SCALED;
  /* "tens" of something that is no number is rare; "tens" alone is a school's word. */
  return !(word->value == 10 && self->group == 10 &&
           !dossier_tokens_match (self->tokens, self->position, "of"));
}

/* "a dozen", "half a million", "several hundred", "a quarter" */
gboolean
dossier_number_read_vague_start (DossierNumberReader *self)
{
  int                      i = self->position;
  const DossierNumberWord *word = dossier_number_get_word (self->tokens, i);

  if (dossier_number_is_article (self->tokens, i))
    {
      i++;
      word = dossier_number_get_word (self->tokens, i);
      if (word == NULL)
        return FALSE;
      self->forms |= DOSSIER_NUMBER_ARTICLE;
    }

  if (dossier_number_is_kind (word, DOSSIER_NUMBER_PART) && !is_plural_part (self->tokens, i))
    {
      int                      next = dossier_number_skip_hyphen (self->tokens, i + 1);
      const DossierNumberWord *scale = NULL;

      self->group = 1 / word->value;
      self->last = DOSSIER_NUMBER_LAST_FIGURES;
      self->forms |= DOSSIER_NUMBER_PARTS;
      self->position = i + 1;
      if (dossier_tokens_match (self->tokens, next, "of"))
        next++;
      if (dossier_number_is_article (self->tokens, next))
        next++;
      scale = dossier_number_get_word (self->tokens, next);
      if (dossier_number_is_kind (scale, DOSSIER_NUMBER_SCALE) ||
          dossier_number_is_kind (scale, DOSSIER_NUMBER_DOZEN) ||
          dossier_number_is_kind (scale, DOSSIER_NUMBER_HUNDRED))
        {
          dossier_number_apply_scale (self, scale->value);
          self->forms &= ~(guint) DOSSIER_NUMBER_PARTS;
          self->position = next + 1;
        }
      /* "third" and "quarter" alone are an ordinal and a part of the year. */
      return word->value == 2 || self->scale > 1 || (self->forms & DOSSIER_NUMBER_ARTICLE) != 0;
    }

  if (!dossier_number_is_kind (word, DOSSIER_NUMBER_HUNDRED) &&
      !dossier_number_is_kind (word, DOSSIER_NUMBER_SCALE) &&
      !dossier_number_is_kind (word, DOSSIER_NUMBER_DOZEN))
    return FALSE;

  if (i == self->position)
    {
      /* "several hundred", "a few thousand"; alone only as in "hundred thousand". */
      const DossierNumberWord *next = dossier_number_get_word (self->tokens, i + 1);

      if (dossier_tokens_match (self->tokens, i - 1, "several") ||
          dossier_tokens_match (self->tokens, i - 1, "few"))
        self->forms |= DOSSIER_NUMBER_OPEN;
      else if (!dossier_number_is_kind (next, DOSSIER_NUMBER_SCALE))
        return FALSE;
    }

  self->group = 1;
  self->last = DOSSIER_NUMBER_LAST_DIGIT;
  self->position = i;
  return dossier_number_add_word (self, word) ? (self->position++, TRUE) : FALSE;
}

int
dossier_number_match_ordinal (const DossierTokens *tokens, int index, double *value)
{
  const DossierToken      *token = dossier_tokens_get (tokens, index);
  const DossierToken      *next = dossier_tokens_get (tokens, index + 1);
  const DossierNumberWord *word = dossier_number_get_word (tokens, index);

  if (dossier_number_is_plain_integer (token) && dossier_token_is_glued (next) &&
      (dossier_tokens_match (tokens, index + 1, "th") ||
       dossier_tokens_match (tokens, index + 1, "st") ||
       dossier_tokens_match (tokens, index + 1, "nd") ||
       dossier_tokens_match (tokens, index + 1, "rd")))
    {
      *value = dossier_number_get_digits (tokens, token);
      return 2;
    }

  if (dossier_number_is_kind (word, DOSSIER_NUMBER_TEN))
    {
      int                      i = dossier_number_skip_hyphen (tokens, index + 1);
      const DossierNumberWord *unit = dossier_number_get_word (tokens, i);

      if ((dossier_number_is_kind (unit, DOSSIER_NUMBER_PART) ||
           dossier_number_is_kind (unit, DOSSIER_NUMBER_ORDINAL)) &&
          unit->value < 10 && !is_plural_part (tokens, i))
        {
          *value = word->value + unit->value;
          return i + 1 - index;
        }
      return 0;
    }

  if ((dossier_number_is_kind (word, DOSSIER_NUMBER_PART) ||
       dossier_number_is_kind (word, DOSSIER_NUMBER_ORDINAL)) &&
      !is_plural_part (tokens, index) && !dossier_tokens_match (tokens, index, "half") &&
      !dossier_tokens_match (tokens, index, "quarter"))
    {
      *value = word->value;
      return 1;
    }

  return 0;
}
