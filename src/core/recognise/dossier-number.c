/* dossier-number.c: reads one number in digits, words, or both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-number.h"

#include "core/recognise/dossier-tokens-words.h"

#include <math.h>
#include <string.h>

/* Digits beyond these say nothing more: a double has 17. */
#define MAX_DIGITS 40
/* No number has more words; keeps the time for a text of nothing but number words linear. */
#define MAX_TOKENS 32

typedef enum
{
  LAST_NONE,
  LAST_DIGIT,
  LAST_TEEN,
  LAST_TEN,
  LAST_HUNDRED,
  LAST_SCALE,
  LAST_FIGURES,
} Last;

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
  Last                 last;
  guint                forms;
} Reader;

typedef struct
{
  const char *letters;
  double      value;
} Suffix;

/* Written to the digits without a space; "m" may be metres as well and is left to the caller. */
static const Suffix suffixes[] = {
  { "k", 1e3 },   { "mn", 1e6 }, { "mln", 1e6 }, { "mil", 1e6 },  { "bn", 1e9 },
  { "bln", 1e9 }, { "b", 1e9 },  { "tn", 1e12 }, { "trn", 1e12 }, { "tln", 1e12 },
};

static const guint8 vulgar_low[][2] = { { 1, 4 }, { 1, 2 }, { 3, 4 } };
static const guint8 vulgar_high[][2] = {
  { 1, 7 }, { 1, 9 }, { 1, 10 }, { 1, 3 }, { 2, 3 }, { 1, 5 }, { 2, 5 }, { 3, 5 },
  { 4, 5 }, { 1, 6 }, { 5, 6 },  { 1, 8 }, { 3, 8 }, { 5, 8 }, { 7, 8 },
};

static double
get_vulgar (gunichar c)
{
  const guint8 *parts = NULL;

  if (c >= 0xbc && c <= 0xbe)
    parts = vulgar_low[c - 0xbc];
  else if (c >= 0x2150 && c <= 0x215e)
    parts = vulgar_high[c - 0x2150];
  else
    return NAN;

  return (double) parts[0] / parts[1];
}

static const DossierNumberWord *
get_word (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return dossier_token_has_class (token, DOSSIER_WORD_NUMBER)
             ? dossier_words_get_number (token->payload)
             : NULL;
}

static gboolean
is_kind (const DossierNumberWord *word, DossierNumberKind kind)
{
  return word != NULL && word->kind == kind;
}

static gboolean
is_small (const DossierNumberWord *word)
{
  return is_kind (word, DOSSIER_NUMBER_DIGIT) || is_kind (word, DOSSIER_NUMBER_TEEN) ||
         is_kind (word, DOSSIER_NUMBER_TEN);
}

static gboolean
is_article (const DossierTokens *tokens, int index)
{
  return dossier_tokens_match (tokens, index, "a") || dossier_tokens_match (tokens, index, "an");
}

/* One past a hyphen inside a compound at @index; @index when there is none. */
static int
skip_hyphen (const DossierTokens *tokens, int index)
{
  const DossierToken *hyphen = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);

  /* Tokenised text has spaces on both sides; one side alone is a dash. */
  return hyphen->kind == DOSSIER_TOKEN_HYPHEN &&
                 dossier_token_is_glued (hyphen) == dossier_token_is_glued (next)
             ? index + 1
             : index;
}

static gboolean
is_plain_integer (const DossierToken *token)
{
  return token->kind == DOSSIER_TOKEN_NUMBER && token->payload == 0;
}

double
dossier_number_get_digits (const DossierTokens *tokens, const DossierToken *token)
{
  char  digits[MAX_DIGITS + 8];
  gsize n = 0;
  gsize n_left_out = 0;
  int   exponent = 0;

  for (gsize i = token->start; i < token->end; i++)
    if (g_ascii_isdigit (tokens->text[i]))
      {
        if (n < MAX_DIGITS)
          digits[n++] = tokens->text[i];
        else
          n_left_out++;
      }

  exponent = (int) MIN (n_left_out, 400) - token->payload;
  digits[n] = '\0';
  g_snprintf (digits + n, sizeof digits - n, "e%d", exponent);
  return g_ascii_strtod (digits, NULL);
}

double
dossier_number_multiply (double value, double factor)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.14g", value * factor);
  return g_ascii_strtod (buffer, NULL);
}

static void
apply_scale (Reader *self, double scale)
{
  double group = self->last == LAST_NONE ? 1 : self->group;

  if (self->last == LAST_SCALE && self->group == 0)
    {
      /* "lakh crore", "thousand million" */
      self->total *= scale;
      self->scale *= scale;
    }
  else
    {
      self->total += dossier_number_multiply (group, scale);
      self->mantissa = group;
      self->scale = scale;
    }
  self->group = 0;
  self->last = LAST_SCALE;
  self->forms |= DOSSIER_NUMBER_SCALED;
}

/* "1/2" from @index on. */
static int
match_slash (const DossierTokens *tokens, int index, double *value)
{
  static const guint8 denominators[] = { 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 16, 20, 32, 64, 100 };
  const DossierToken *numerator = dossier_tokens_get (tokens, index);
  const DossierToken *slash = dossier_tokens_get (tokens, index + 1);
  const DossierToken *denominator = dossier_tokens_get (tokens, index + 2);
  const DossierToken *next = dossier_tokens_get (tokens, index + 3);
  double              above = 0;
  double              below = 0;

  if (!is_plain_integer (numerator) || !is_plain_integer (denominator) ||
      !(dossier_token_is_mark (slash, '/') || dossier_token_is_mark (slash, 0x2044)) ||
      !dossier_token_is_glued (slash) || !dossier_token_is_glued (denominator) ||
      (dossier_token_is_glued (next) && dossier_token_is_mark (next, '/')))
    return 0;

  above = dossier_number_get_digits (tokens, numerator);
  below = dossier_number_get_digits (tokens, denominator);
  for (gsize i = 0; i < G_N_ELEMENTS (denominators); i++)
    if (below == denominators[i] && above > 0 && above < below)
      {
        *value = above / below;
        return 3;
      }

  return 0;
}

/* "×10^6", "e-3" after digits. */
static int
match_exponent (const DossierTokens *tokens, int index, double *factor)
{
  int                 i = index;
  gboolean            is_negative = FALSE;
  const DossierToken *token = dossier_tokens_get (tokens, i);

  if (dossier_tokens_match (tokens, i, "e") && dossier_token_is_glued (token))
    i++;
  else if ((dossier_tokens_match (tokens, i, "x") || dossier_token_is_mark (token, 0xd7)) &&
           dossier_tokens_match (tokens, i + 1, "10") &&
           dossier_token_is_mark (dossier_tokens_get (tokens, i + 2), '^'))
    i += 3;
  else
    return 0;

  token = dossier_tokens_get (tokens, i);
  if (token->kind == DOSSIER_TOKEN_HYPHEN || dossier_token_is_mark (token, '+') ||
      dossier_token_is_mark (token, 0x2212))
    {
      is_negative = !dossier_token_is_mark (token, '+');
      i++;
    }
  token = dossier_tokens_get (tokens, i);
  if (!is_plain_integer (token) || !dossier_token_is_glued (token) || token->end - token->start > 3)
    return 0;

  *factor = pow (10, (is_negative ? -1 : 1) * dossier_number_get_digits (tokens, token));
  return i + 1 - index;
}

static void
read_suffix (Reader *self)
{
  const DossierToken *token = dossier_tokens_get (self->tokens, self->position);
  const DossierToken *next = dossier_tokens_get (self->tokens, self->position + 1);
  double              factor = 1;
  int                 n = 0;

  if (!dossier_token_is_glued (token) || token->kind != DOSSIER_TOKEN_WORD)
    return;

  n = match_exponent (self->tokens, self->position, &factor);
  if (n > 0)
    {
      self->group *= factor;
      self->position += n;
      return;
    }

  if (next->kind == DOSSIER_TOKEN_NUMBER && dossier_token_is_glued (next))
    return;

  for (gsize i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (dossier_tokens_match (self->tokens, self->position, suffixes[i].letters))
      {
        apply_scale (self, suffixes[i].value);
        self->position++;
        return;
      }

  if (token->end - token->start == 1 && self->tokens->text[token->start] == 'M')
    {
      apply_scale (self, 1e6);
      self->position++;
    }
}

static void
read_digits (Reader *self)
{
  const DossierToken *token = dossier_tokens_get (self->tokens, self->position);
  double              part = 0;
  double              factor = 1;
  int                 n = match_slash (self->tokens, self->position, &part);

  self->forms |= DOSSIER_NUMBER_DIGITS;
  self->last = LAST_FIGURES;
  if (n > 0)
    {
      self->group = part;
      self->forms |= DOSSIER_NUMBER_PARTS;
      self->position += n;
      return;
    }

  self->group = dossier_number_get_digits (self->tokens, token);
  self->position++;
  if (token->payload > 0)
    self->forms |= DOSSIER_NUMBER_DECIMAL;
  else
    {
      const DossierToken *next = dossier_tokens_get (self->tokens, self->position);

      n = match_slash (self->tokens, self->position, &part);
      if (n > 0 && !dossier_token_is_glued (next))
        {
          self->group += part;
          self->position += n;
          self->forms |= DOSSIER_NUMBER_DECIMAL;
        }
      else if (next->kind == DOSSIER_TOKEN_FRACTION)
        {
          self->group += get_vulgar (next->symbol);
          self->position++;
          self->forms |= DOSSIER_NUMBER_DECIMAL;
        }
    }

  n = match_exponent (self->tokens, self->position, &factor);
  if (n > 0)
    {
      self->group *= factor;
      self->position += n;
    }
  else
    read_suffix (self);
}

/* "3 dozens", "five hundreds": after a number the plural is the same scale. */
static DossierNumberKind
get_kind (const Reader *self, const DossierNumberWord *word)
{
  if (word->kind != DOSSIER_NUMBER_MANY || self->last == LAST_NONE || word->value == 10 ||
      word->value == 20)
    return word->kind;

  return word->value == 12    ? DOSSIER_NUMBER_DOZEN
         : word->value == 100 ? DOSSIER_NUMBER_HUNDRED
                              : DOSSIER_NUMBER_SCALE;
}

/* Whether the number word may come next, and if so adds it. */
static gboolean
add_word (Reader *self, const DossierNumberWord *word)
{
  gboolean is_open = self->last == LAST_NONE || self->last == LAST_SCALE;

  switch (get_kind (self, word))
    {
    case DOSSIER_NUMBER_DIGIT:
      if (!(is_open || self->last == LAST_TEN || self->last == LAST_HUNDRED) ||
          (word->value == 0 && self->last != LAST_NONE))
        return FALSE;
      self->group += word->value;
      self->last = LAST_DIGIT;
      return TRUE;

    case DOSSIER_NUMBER_TEEN:
    case DOSSIER_NUMBER_TEN:
      if (!is_open && self->last != LAST_HUNDRED)
        return FALSE;
      self->group += word->value;
      self->last = word->kind == DOSSIER_NUMBER_TEN ? LAST_TEN : LAST_TEEN;
      return TRUE;

    case DOSSIER_NUMBER_HUNDRED:
      if (self->last == LAST_NONE || self->last == LAST_SCALE || self->last == LAST_HUNDRED ||
          (self->group >= 100 && self->last != LAST_FIGURES) || self->group == 0)
        return FALSE;
      self->mantissa = self->group;
      self->scale = 100;
      self->group *= 100;
      self->last = LAST_HUNDRED;
      self->forms |= DOSSIER_NUMBER_SCALED;
      return TRUE;

    case DOSSIER_NUMBER_SCALE:
      if (self->last == LAST_NONE ||
          (self->total > 0 && self->group > 0 && word->value >= self->scale))
        return FALSE;
      apply_scale (self, word->value);
      return TRUE;

    case DOSSIER_NUMBER_DOZEN:
      if (self->last == LAST_NONE || self->last == LAST_SCALE)
        return FALSE;
      apply_scale (self, word->value);
      return TRUE;

    default:
      return FALSE;
    }
}

/* "and 21" after hundreds and scales; keeps where it stood, since "3 hundred and 2 hundred" is two
 * numbers. */
static gboolean
read_after_and (Reader *self)
{
  Reader                   before = *self;
  int                      i = skip_hyphen (self->tokens, self->position);
  const DossierNumberWord *word = NULL;
  const DossierNumberWord *next = NULL;
  const DossierToken      *token = NULL;

  if ((self->last != LAST_HUNDRED && self->last != LAST_SCALE) ||
      !dossier_tokens_match (self->tokens, i, "and"))
    return FALSE;

  i = skip_hyphen (self->tokens, i + 1);
  word = get_word (self->tokens, i);
  token = dossier_tokens_get (self->tokens, i);
  if (self->last == LAST_HUNDRED && is_plain_integer (token) && token->end - token->start <= 2)
    {
      self->group += dossier_number_get_digits (self->tokens, token);
      self->last = LAST_FIGURES;
    }
  else if (!is_small (word) || !add_word (self, word))
    return FALSE;

  self->position = i + 1;
  next = get_word (self->tokens, skip_hyphen (self->tokens, self->position));
  if ((is_kind (next, DOSSIER_NUMBER_HUNDRED) && before.last == LAST_HUNDRED) ||
      (is_kind (next, DOSSIER_NUMBER_SCALE) && before.last == LAST_SCALE &&
       next->value >= before.scale) ||
      is_kind (next, DOSSIER_NUMBER_PART))
    {
      *self = before;
      return FALSE;
    }

  return TRUE;
}

static void
read_cardinal (Reader *self)
{
  while (self->position - self->start < MAX_TOKENS)
    {
      int                      i = self->position;
      const DossierToken      *token = NULL;
      const DossierNumberWord *word = NULL;

      if (self->last != LAST_NONE)
        i = skip_hyphen (self->tokens, i);
      token = dossier_tokens_get (self->tokens, i);
      word = get_word (self->tokens, i);
      /* "10 Million-" is a scale, but the word in "Ten Hundred-Year" after a space too: harmless.
       */
      if (word != NULL)
        {
          if (self->last == LAST_SCALE && i == self->position &&
              is_kind (word, DOSSIER_NUMBER_DIGIT) && word->value == 1)
            return;
          if (!add_word (self, word))
            return;
          self->position = i + 1;
          continue;
        }

      /* "4 thousand 3 hundred" */
      if (self->last == LAST_SCALE && i == self->position && is_plain_integer (token) &&
          token->end - token->start <= 1 &&
          is_kind (get_word (self->tokens, i + 1), DOSSIER_NUMBER_HUNDRED))
        {
          self->group = dossier_number_get_digits (self->tokens, token);
          self->last = LAST_FIGURES;
          self->position = i + 1;
          continue;
        }

      if (!read_after_and (self))
        return;
    }
}

/* "five point two five" */
static void
read_point (Reader *self)
{
  double place = 0.1;
  int    i = self->position + 1;

  if (!dossier_tokens_match (self->tokens, self->position, "point") ||
      (self->forms & DOSSIER_NUMBER_DIGITS) != 0 || !is_small (get_word (self->tokens, i)))
    return;

  for (; is_small (get_word (self->tokens, i)) && place > 1e-12; i++)
    {
      const DossierNumberWord *word = get_word (self->tokens, i);
      const DossierNumberWord *next = get_word (self->tokens, skip_hyphen (self->tokens, i + 1));

      if (word->value >= 10)
        {
          gboolean has_digit =
              is_kind (word, DOSSIER_NUMBER_TEN) && is_kind (next, DOSSIER_NUMBER_DIGIT);

          self->group += (word->value + (has_digit ? next->value : 0)) * place / 10;
          i = has_digit ? skip_hyphen (self->tokens, i + 1) + 1 : i + 1;
          break;
        }
      self->group += word->value * place;
      place /= 10;
    }

  self->position = i;
  self->forms |= DOSSIER_NUMBER_DECIMAL;
  self->last = LAST_FIGURES;
  if (is_kind (get_word (self->tokens, i), DOSSIER_NUMBER_SCALE))
    {
      apply_scale (self, get_word (self->tokens, i)->value);
      self->position++;
    }
}

static gboolean
is_plural_part (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return g_ascii_tolower (tokens->text[token->end - 1]) == 's';
}

/* "two thirds", "one-fifth", "3 quarters" */
static gboolean
read_parts (Reader *self)
{
  int                      i = skip_hyphen (self->tokens, self->position);
  const DossierNumberWord *word = get_word (self->tokens, i);
  double                   numerator = self->total + self->group;
  double                   tens = 0;

  /* "one twenty-fifth" */
  if (is_kind (word, DOSSIER_NUMBER_TEN))
    {
      tens = word->value;
      i = skip_hyphen (self->tokens, i + 1);
      word = get_word (self->tokens, i);
    }
  if (!(is_kind (word, DOSSIER_NUMBER_PART) ||
        (tens > 0 && is_kind (word, DOSSIER_NUMBER_ORDINAL))) ||
      (tens > 0 && word->value >= 10) ||
      (self->forms & (DOSSIER_NUMBER_DECIMAL | DOSSIER_NUMBER_PARTS)) != 0)
    return FALSE;
  if (!is_plural_part (self->tokens, i) &&
      !(numerator == 1 && self->position == self->start + 1 && word->value <= 1000))
    return FALSE;

  self->total = 0;
  self->group = numerator / (tens + word->value);
  self->mantissa = self->group;
  self->scale = 1;
  self->last = LAST_FIGURES;
  self->position = i + 1;
  self->forms = (self->forms & ~(guint) (DOSSIER_NUMBER_SCALED | DOSSIER_NUMBER_PLAIN)) |
                DOSSIER_NUMBER_PARTS;

  /* "two thirds of a million" */
  if (dossier_tokens_match (self->tokens, self->position, "of") &&
      is_article (self->tokens, self->position + 1) &&
      is_kind (get_word (self->tokens, self->position + 2), DOSSIER_NUMBER_SCALE))
    {
      apply_scale (self, get_word (self->tokens, self->position + 2)->value);
      self->position += 3;
      self->forms &= ~(guint) DOSSIER_NUMBER_PARTS;
    }
  return TRUE;
}

/* "and a half", "and three quarters", and a scale after them. */
static void
read_and_part (Reader *self)
{
  int                      i = skip_hyphen (self->tokens, self->position);
  double                   numerator = 1;
  double                   part = 0;
  const DossierNumberWord *word = NULL;
  const DossierNumberWord *scale = NULL;

  if (!dossier_tokens_match (self->tokens, i, "and"))
    return;

  i = skip_hyphen (self->tokens, i + 1);
  word = get_word (self->tokens, i);
  if (is_kind (word, DOSSIER_NUMBER_DIGIT) && word->value > 0)
    numerator = word->value;
  else if (!is_article (self->tokens, i))
    return;

  i = skip_hyphen (self->tokens, i + 1);
  word = get_word (self->tokens, i);
  if (!is_kind (word, DOSSIER_NUMBER_PART) || (numerator > 1) != is_plural_part (self->tokens, i))
    return;

  part = numerator / word->value;
  self->position = i + 1;
  i = skip_hyphen (self->tokens, self->position);
  scale = get_word (self->tokens, i);
  if (is_kind (scale, DOSSIER_NUMBER_SCALE))
    {
      self->position = i + 1;
      if (self->last == LAST_SCALE && self->group == 0)
        {
          self->total += part * scale->value;
          return;
        }
      self->group += part;
      apply_scale (self, scale->value);
      return;
    }

  if (self->last == LAST_SCALE && self->group == 0 && self->scale >= 1000)
    self->total += part * self->scale;
  else
    self->group += part;
  self->forms |= DOSSIER_NUMBER_DECIMAL;
}

/* "dozens", "tens of thousands" */
static gboolean
read_many (Reader *self)
{
  const DossierNumberWord *word = get_word (self->tokens, self->position);

  if (!is_kind (word, DOSSIER_NUMBER_MANY))
    return FALSE;

  if (word->value == 20 && !dossier_tokens_match (self->tokens, self->position + 1, "of"))
    return FALSE;

  self->group = word->value;
  self->position++;
  while (self->position - self->start < MAX_TOKENS &&
         dossier_tokens_match (self->tokens, self->position, "of") &&
         is_kind (get_word (self->tokens, self->position + 1), DOSSIER_NUMBER_MANY))
    {
      self->group *= get_word (self->tokens, self->position + 1)->value;
      self->position += 2;
    }

  self->forms |= DOSSIER_NUMBER_OPEN | DOSSIER_NUMBER_SCALED;
  /* "tens" of something that is no number is rare; "tens" alone is a school's word. */
  return !(word->value == 10 && self->group == 10 &&
           !dossier_tokens_match (self->tokens, self->position, "of"));
}

/* "a dozen", "half a million", "several hundred", "a quarter" */
static gboolean
read_vague_start (Reader *self)
{
  int                      i = self->position;
  const DossierNumberWord *word = get_word (self->tokens, i);

  if (is_article (self->tokens, i))
    {
      i++;
      word = get_word (self->tokens, i);
      if (word == NULL)
        return FALSE;
      self->forms |= DOSSIER_NUMBER_ARTICLE;
    }

  if (is_kind (word, DOSSIER_NUMBER_PART) && !is_plural_part (self->tokens, i))
    {
      int                      next = skip_hyphen (self->tokens, i + 1);
      const DossierNumberWord *scale = NULL;

      self->group = 1 / word->value;
      self->last = LAST_FIGURES;
      self->forms |= DOSSIER_NUMBER_PARTS;
      self->position = i + 1;
      if (dossier_tokens_match (self->tokens, next, "of"))
        next++;
      if (is_article (self->tokens, next))
        next++;
      scale = get_word (self->tokens, next);
      if (is_kind (scale, DOSSIER_NUMBER_SCALE) || is_kind (scale, DOSSIER_NUMBER_DOZEN) ||
          is_kind (scale, DOSSIER_NUMBER_HUNDRED))
        {
          apply_scale (self, scale->value);
          self->forms &= ~(guint) DOSSIER_NUMBER_PARTS;
          self->position = next + 1;
        }
      /* "third" and "quarter" alone are an ordinal and a part of the year. */
      return word->value == 2 || self->scale > 1 || (self->forms & DOSSIER_NUMBER_ARTICLE) != 0;
    }

  if (!is_kind (word, DOSSIER_NUMBER_HUNDRED) && !is_kind (word, DOSSIER_NUMBER_SCALE) &&
      !is_kind (word, DOSSIER_NUMBER_DOZEN))
    return FALSE;

  if (i == self->position)
    {
      /* "several hundred", "a few thousand"; alone only as in "hundred thousand". */
      const DossierNumberWord *next = get_word (self->tokens, i + 1);

      if (dossier_tokens_match (self->tokens, i - 1, "several") ||
          dossier_tokens_match (self->tokens, i - 1, "few"))
        self->forms |= DOSSIER_NUMBER_OPEN;
      else if (!is_kind (next, DOSSIER_NUMBER_SCALE))
        return FALSE;
    }

  self->group = 1;
  self->last = LAST_DIGIT;
  self->position = i;
  return add_word (self, word) ? (self->position++, TRUE) : FALSE;
}

static gboolean
read_sign (Reader *self)
{
  const DossierToken *token = dossier_tokens_get (self->tokens, self->position);
  const DossierToken *next = dossier_tokens_get (self->tokens, self->position + 1);

  if (dossier_tokens_match (self->tokens, self->position, "minus") ||
      dossier_tokens_match (self->tokens, self->position, "negative"))
    return next->kind == DOSSIER_TOKEN_NUMBER ||
           is_small (get_word (self->tokens, self->position + 1));

  return (token->kind == DOSSIER_TOKEN_HYPHEN || dossier_token_is_mark (token, 0x2212) ||
          (token->kind == DOSSIER_TOKEN_DASH && token->symbol == 0x2013)) &&
         (!dossier_token_is_glued (token) || self->position == 0 ||
          dossier_token_is_mark (token - 1, '(')) &&
         dossier_tokens_get (self->tokens, self->position - 1)->kind != DOSSIER_TOKEN_NUMBER &&
         next->kind == DOSSIER_TOKEN_NUMBER && dossier_token_is_glued (next);
}

int
dossier_number_match (const DossierTokens *tokens, int index, DossierNumber *number)
{
  Reader              self = { .tokens = tokens, .start = index, .position = index, .scale = 1 };
  const DossierToken *token = dossier_tokens_get (tokens, index);
  double              sign = 1;

  if (read_sign (&self))
    {
      sign = -1;
      self.position++;
      self.start++;
      self.forms |= DOSSIER_NUMBER_SIGNED;
      token = dossier_tokens_get (tokens, self.position);
    }

  if (token->kind == DOSSIER_TOKEN_NUMBER)
    {
      read_digits (&self);
      if (token->payload == 0 && self.position == self.start + 1 && self.last == LAST_FIGURES &&
          (gsize) (token->end - token->start) <= 5)
        self.forms |= DOSSIER_NUMBER_PLAIN;
      read_cardinal (&self);
      if (self.position > self.start + 1)
        self.forms &= ~(guint) DOSSIER_NUMBER_PLAIN;
    }
  else if (token->kind == DOSSIER_TOKEN_FRACTION)
    {
      self.group = get_vulgar (token->symbol);
      self.position++;
      self.last = LAST_FIGURES;
      self.forms |= DOSSIER_NUMBER_PARTS | DOSSIER_NUMBER_DIGITS;
      read_cardinal (&self);
    }
  else if (read_many (&self))
    ;
  else if (is_small (get_word (tokens, self.position)) || read_vague_start (&self))
    read_cardinal (&self);
  else
    return 0;

  if (self.position == self.start)
    return 0;

  if ((self.forms & DOSSIER_NUMBER_OPEN) == 0)
    {
      read_point (&self);
      if (!read_parts (&self))
        read_and_part (&self);
      else if (is_kind (get_word (tokens, self.position), DOSSIER_NUMBER_SCALE))
        read_cardinal (&self);
    }

  number->value = sign * (self.total + self.group);
  number->scale = self.scale > 1 && self.group == 0 ? self.scale : 1;
  number->mantissa = number->scale > 1 ? sign * self.mantissa : number->value;
  number->forms = self.forms;
  return self.position - index;
}

int
dossier_number_match_ordinal (const DossierTokens *tokens, int index, double *value)
{
  const DossierToken      *token = dossier_tokens_get (tokens, index);
  const DossierToken      *next = dossier_tokens_get (tokens, index + 1);
  const DossierNumberWord *word = get_word (tokens, index);

  if (is_plain_integer (token) && dossier_token_is_glued (next) &&
      (dossier_tokens_match (tokens, index + 1, "th") ||
       dossier_tokens_match (tokens, index + 1, "st") ||
       dossier_tokens_match (tokens, index + 1, "nd") ||
       dossier_tokens_match (tokens, index + 1, "rd")))
    {
      *value = dossier_number_get_digits (tokens, token);
      return 2;
    }

  if (is_kind (word, DOSSIER_NUMBER_TEN))
    {
      int                      i = skip_hyphen (tokens, index + 1);
      const DossierNumberWord *unit = get_word (tokens, i);

      if ((is_kind (unit, DOSSIER_NUMBER_PART) || is_kind (unit, DOSSIER_NUMBER_ORDINAL)) &&
          unit->value < 10 && !is_plural_part (tokens, i))
        {
          *value = word->value + unit->value;
          return i + 1 - index;
        }
      return 0;
    }

  if ((is_kind (word, DOSSIER_NUMBER_PART) || is_kind (word, DOSSIER_NUMBER_ORDINAL)) &&
      !is_plural_part (tokens, index) && !dossier_tokens_match (tokens, index, "half") &&
      !dossier_tokens_match (tokens, index, "quarter"))
    {
      *value = word->value;
      return 1;
    }

  return 0;
}
