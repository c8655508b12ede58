/* dossier-number.c: reads one number in digits, words, or both.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-number.h"

#include "core/recognise/dossier-number-reader.h"
#include "core/recognise/dossier-number-style.h"

#include <math.h>
#include <string.h>

/* Digits beyond these say nothing more: a double has 17. */
#define MAX_DIGITS 40

/* From here on a value is noise; well below where converted units would overflow. */
#define MAX_VALUE 1e100

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

const DossierNumberWord *
dossier_number_get_word (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);

  return dossier_token_has_class (token, DOSSIER_WORD_NUMBER)
             ? dossier_words_get_number (token->payload)
             : NULL;
}

/* One past a hyphen inside a compound at @index; @index when there is none. */
int
dossier_number_skip_hyphen (const DossierTokens *tokens, int index)
{
  const DossierToken *hyphen = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);

  /* Tokenised text has spaces on both sides; one side alone is a dash. */
  return hyphen->kind == DOSSIER_TOKEN_HYPHEN &&
                 dossier_token_is_glued (hyphen) == dossier_token_is_glued (next)
             ? index + 1
             : index;
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

void
dossier_number_apply_scale (DossierNumberReader *self, double scale)
{
  double group = self->last == DOSSIER_NUMBER_LAST_NONE ? 1 : self->group;

  if (self->last == DOSSIER_NUMBER_LAST_SCALE && self->group == 0)
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
  self->last = DOSSIER_NUMBER_LAST_SCALE;
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

  if (!dossier_number_is_plain_integer (numerator) ||
      !dossier_number_is_plain_integer (denominator) ||
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
  if (!dossier_number_is_plain_integer (token) || !dossier_token_is_glued (token) ||
      token->end - token->start > 3)
    return 0;

  *factor = pow (10, (is_negative ? -1 : 1) * dossier_number_get_digits (tokens, token));
  return i + 1 - index;
}

static void
read_suffix (DossierNumberReader *self)
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
        dossier_number_apply_scale (self, suffixes[i].value);
        self->position++;
        return;
      }

  if (token->end - token->start == 1 && self->tokens->text[token->start] == 'M')
    {
      dossier_number_apply_scale (self, 1e6);
      self->position++;
    }
}

/* "1.1^23", "2.5^-1" */
static void
read_power (DossierNumberReader *self)
{
  const DossierToken *caret = dossier_tokens_get (self->tokens, self->position);
  const DossierToken *token = dossier_tokens_get (self->tokens, self->position + 1);
  double              sign = 1;
  double              power = 0;
  int                 i = self->position + 1;

  if (!dossier_token_is_mark (caret, '^') || !dossier_token_is_glued (caret) ||
      !dossier_token_is_glued (token))
    return;
  if (token->kind == DOSSIER_TOKEN_HYPHEN || dossier_token_is_mark (token, '+') ||
      dossier_token_is_mark (token, 0x2212))
    {
      sign = dossier_token_is_mark (token, '+') ? 1 : -1;
      token = dossier_tokens_get (self->tokens, ++i);
    }
  if (!dossier_number_is_plain_integer (token) || !dossier_token_is_glued (token) ||
      token->end - token->start > 3)
    return;

  power = pow (self->group, sign * dossier_number_get_digits (self->tokens, token));
  if (!isfinite (power))
    return;
  self->group = power;
  self->position = i + 1;
  self->forms |= DOSSIER_NUMBER_DECIMAL;
}

/* "2.33 k" with nothing behind it */
static void
read_late_thousand (DossierNumberReader *self)
{
  const DossierToken *next = dossier_tokens_get (self->tokens, self->position + 1);

  if (dossier_tokens_match (self->tokens, self->position, "k") &&
      (dossier_tokens_get (self->tokens, self->position)->flags & DOSSIER_TOKEN_UPPER) == 0 &&
      (next->kind == DOSSIER_TOKEN_END || dossier_token_is_mark (next, '.') ||
       dossier_token_is_mark (next, ',')))
    {
      dossier_number_apply_scale (self, 1000);
      self->position++;
    }
}

/* "1,674.5 M", "2.5 G" with nothing behind it */
static void
read_late_letter (DossierNumberReader *self, const DossierToken *digits)
{
  const DossierToken *letter = dossier_tokens_get (self->tokens, self->position);
  const DossierToken *next = dossier_tokens_get (self->tokens, self->position + 1);
  char                c = self->tokens->text[letter->start];

  if (letter->kind != DOSSIER_TOKEN_WORD || letter->end - letter->start != 1 ||
      !(c == 'M' || c == 'G') || dossier_token_is_glued (letter) || digits->payload == 0 ||
      next->kind != DOSSIER_TOKEN_END)
    return;
  dossier_number_apply_scale (self, c == 'M' ? 1e6 : 1e9);
  self->position++;
}

/* "1,5 Millionen", "3 Mrd." */
static gboolean
read_foreign_scale (DossierNumberReader *self)
{
  const DossierToken *token = dossier_tokens_get (self->tokens, self->position);
  const DossierToken *stop = dossier_tokens_get (self->tokens, self->position + 1);
  const char         *word = self->tokens->text + token->start;
  gsize               length = token->end - token->start;
  double              scale = 1;

  if (token->kind != DOSSIER_TOKEN_WORD || (token->flags & DOSSIER_TOKEN_UPPER) != 0)
    return FALSE;
  scale = dossier_number_style_get_scale (word, length);
  if (scale == 1)
    return FALSE;

  dossier_number_apply_scale (self, scale);
  self->position++;
  if (length <= 4 && dossier_token_is_mark (stop, '.') && dossier_token_is_glued (stop) &&
      dossier_tokens_get (self->tokens, self->position + 1)->kind != DOSSIER_TOKEN_END)
    self->position++;
  return TRUE;
}

static void
read_digits (DossierNumberReader *self)
{
  const DossierToken *token = dossier_tokens_get (self->tokens, self->position);
  double              part = 0;
  double              factor = 1;
  int                 n = match_slash (self->tokens, self->position, &part);

  self->forms |= DOSSIER_NUMBER_DIGITS;
  self->last = DOSSIER_NUMBER_LAST_FIGURES;
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
      return;
    }
  read_power (self);
  if (self->tokens->has_decimal_comma && read_foreign_scale (self))
    return;
  read_suffix (self);
  if (self->last == DOSSIER_NUMBER_LAST_FIGURES)
    {
      read_late_thousand (self);
      read_late_letter (self, token);
    }
}

/* "3 dozens", "five hundreds": after a number the plural is the same scale. */
static DossierNumberKind
get_kind (const DossierNumberReader *self, const DossierNumberWord *word)
{
  if (word->kind != DOSSIER_NUMBER_MANY || self->last == DOSSIER_NUMBER_LAST_NONE ||
      word->value == 10 || word->value == 20)
    return word->kind;

  return word->value == 12    ? DOSSIER_NUMBER_DOZEN
         : word->value == 100 ? DOSSIER_NUMBER_HUNDRED
                              : DOSSIER_NUMBER_SCALE;
}

/* Whether the number word may come next, and if so adds it. */
gboolean
dossier_number_add_word (DossierNumberReader *self, const DossierNumberWord *word)
{
  gboolean is_open =
      self->last == DOSSIER_NUMBER_LAST_NONE || self->last == DOSSIER_NUMBER_LAST_SCALE;

  switch (get_kind (self, word))
    {
    case DOSSIER_NUMBER_DIGIT:
      if (!(is_open || self->last == DOSSIER_NUMBER_LAST_TEN ||
            self->last == DOSSIER_NUMBER_LAST_HUNDRED) ||
          (word->value == 0 && self->last != DOSSIER_NUMBER_LAST_NONE))
        return FALSE;
      self->group += word->value;
      self->last = DOSSIER_NUMBER_LAST_DIGIT;
      return TRUE;

    case DOSSIER_NUMBER_TEEN:
    case DOSSIER_NUMBER_TEN:
      if (!is_open && self->last != DOSSIER_NUMBER_LAST_HUNDRED)
        return FALSE;
      self->group += word->value;
      self->last =
          word->kind == DOSSIER_NUMBER_TEN ? DOSSIER_NUMBER_LAST_TEN : DOSSIER_NUMBER_LAST_TEEN;
      return TRUE;

    case DOSSIER_NUMBER_HUNDRED:
      if (self->last == DOSSIER_NUMBER_LAST_NONE || self->last == DOSSIER_NUMBER_LAST_SCALE ||
          self->last == DOSSIER_NUMBER_LAST_HUNDRED ||
          (self->group >= 100 && self->last != DOSSIER_NUMBER_LAST_FIGURES) || self->group == 0)
        return FALSE;
      self->mantissa = self->group;
      self->scale = 100;
      self->group *= 100;
      self->last = DOSSIER_NUMBER_LAST_HUNDRED;
      self->forms |= DOSSIER_NUMBER_SCALED;
      return TRUE;

    case DOSSIER_NUMBER_SCALE:
      if (self->last == DOSSIER_NUMBER_LAST_NONE ||
          (self->total > 0 && self->group > 0 && word->value >= self->scale))
        return FALSE;
      dossier_number_apply_scale (self, word->value);
      return TRUE;

    case DOSSIER_NUMBER_DOZEN:
      if (self->last == DOSSIER_NUMBER_LAST_NONE || self->last == DOSSIER_NUMBER_LAST_SCALE)
        return FALSE;
      /* "three hundred and two dozen" */
      if (self->group > 100 && self->scale == 100 && self->last == DOSSIER_NUMBER_LAST_DIGIT)
        {
          double few = fmod (self->group, 10);

          self->group += dossier_number_multiply (few, word->value) - few;
          self->last = DOSSIER_NUMBER_LAST_FIGURES;
          return TRUE;
        }
      dossier_number_apply_scale (self, word->value);
      return TRUE;

    default:
      return FALSE;
    }
}

/* Whether the word after "and" is of a fraction: "two hundred and fifty-four hundredths". What is
 * more than its parts belongs to the number before: "one hundred and thirty fifths". */
static gboolean
is_of_parts (const DossierNumberReader *self, int index, double value)
{
  const DossierNumberWord *next = dossier_number_get_word (self->tokens, index);

  if (dossier_number_is_kind (next, DOSSIER_NUMBER_DIGIT) && value >= 20)
    {
      value += next->value;
      next = dossier_number_get_word (self->tokens,
                                      dossier_number_skip_hyphen (self->tokens, index + 1));
    }

  return dossier_number_is_kind (next, DOSSIER_NUMBER_PART) && next->value > value;
}

/* "and 21" after hundreds and scales; keeps where it stood, since "3 hundred and 2 hundred" is two
 * numbers. */
static gboolean
read_after_and (DossierNumberReader *self)
{
  DossierNumberReader      before = *self;
  int                      i = dossier_number_skip_hyphen (self->tokens, self->position);
  const DossierNumberWord *word = NULL;
  const DossierNumberWord *next = NULL;
  const DossierToken      *token = NULL;

  if ((self->last != DOSSIER_NUMBER_LAST_HUNDRED && self->last != DOSSIER_NUMBER_LAST_SCALE) ||
      !dossier_tokens_match (self->tokens, i, "and"))
    return FALSE;

  i = dossier_number_skip_hyphen (self->tokens, i + 1);
  word = dossier_number_get_word (self->tokens, i);
  token = dossier_tokens_get (self->tokens, i);
  if (self->last == DOSSIER_NUMBER_LAST_HUNDRED && dossier_number_is_plain_integer (token) &&
      self->tokens->text[token->start] != '0' && token->end - token->start <= 2)
    {
      self->group += dossier_number_get_digits (self->tokens, token);
      self->last = DOSSIER_NUMBER_LAST_FIGURES;
    }
  else if (!dossier_number_is_small (word) || !dossier_number_add_word (self, word))
    return FALSE;

  self->position = i + 1;
  next = dossier_number_get_word (self->tokens,
                                  dossier_number_skip_hyphen (self->tokens, self->position));
  if ((dossier_number_is_kind (next, DOSSIER_NUMBER_HUNDRED) &&
       before.last == DOSSIER_NUMBER_LAST_HUNDRED) ||
      (dossier_number_is_kind (next, DOSSIER_NUMBER_SCALE) &&
       before.last == DOSSIER_NUMBER_LAST_SCALE && next->value >= before.scale) ||
      (word != NULL ? is_of_parts (self,
                                   dossier_number_skip_hyphen (self->tokens, self->position),
                                   word->value)
                    : dossier_number_is_kind (next, DOSSIER_NUMBER_PART)))
    {
      *self = before;
      return FALSE;
    }

  return TRUE;
}

static void
read_cardinal (DossierNumberReader *self)
{
  while (self->position - self->start < DOSSIER_NUMBER_MAX_TOKENS)
    {
      int                      i = self->position;
      const DossierToken      *token = NULL;
      const DossierNumberWord *word = NULL;

      if (self->last != DOSSIER_NUMBER_LAST_NONE)
        i = dossier_number_skip_hyphen (self->tokens, i);
      token = dossier_tokens_get (self->tokens, i);
      word = dossier_number_get_word (self->tokens, i);
      if (word != NULL)
        {
          if (self->last == DOSSIER_NUMBER_LAST_SCALE && i == self->position &&
              dossier_number_is_kind (word, DOSSIER_NUMBER_DIGIT) && word->value == 1)
            return;
          if (!dossier_number_add_word (self, word))
            return;
          self->position = i + 1;
          continue;
        }

      /* "4 thousand 3 hundred" */
      if (self->last == DOSSIER_NUMBER_LAST_SCALE && i == self->position &&
          dossier_number_is_plain_integer (token) && token->end - token->start <= 1 &&
          dossier_number_is_kind (dossier_number_get_word (self->tokens, i + 1),
                                  DOSSIER_NUMBER_HUNDRED))
        {
          self->group = dossier_number_get_digits (self->tokens, token);
          self->last = DOSSIER_NUMBER_LAST_FIGURES;
          self->position = i + 1;
          continue;
        }

      if (!read_after_and (self))
        return;
    }
}

static gboolean
read_sign (DossierNumberReader *self)
{
  const DossierToken *token = dossier_tokens_get (self->tokens, self->position);
  const DossierToken *next = dossier_tokens_get (self->tokens, self->position + 1);

  if (dossier_tokens_match (self->tokens, self->position, "minus") ||
      dossier_tokens_match (self->tokens, self->position, "negative"))
    return next->kind == DOSSIER_TOKEN_NUMBER ||
           dossier_number_is_small (dossier_number_get_word (self->tokens, self->position + 1));

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
  DossierNumberReader self = { .tokens = tokens, .start = index, .position = index, .scale = 1 };
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
      if (token->payload == 0 && self.position == self.start + 1 &&
          self.last == DOSSIER_NUMBER_LAST_FIGURES && (gsize) (token->end - token->start) <= 5)
        self.forms |= DOSSIER_NUMBER_PLAIN;
      read_cardinal (&self);
      if (self.position > self.start + 1)
        self.forms &= ~(guint) DOSSIER_NUMBER_PLAIN;
    }
  else if (token->kind == DOSSIER_TOKEN_FRACTION)
    {
      self.group = get_vulgar (token->symbol);
      self.position++;
      self.last = DOSSIER_NUMBER_LAST_FIGURES;
      self.forms |= DOSSIER_NUMBER_PARTS | DOSSIER_NUMBER_DIGITS;
      read_cardinal (&self);
    }
  else if (dossier_number_read_many (&self))
    ;
  else if (dossier_number_is_small (dossier_number_get_word (tokens, self.position)) ||
           dossier_number_read_vague_start (&self))
    read_cardinal (&self);
  else
    return 0;

  if (self.position == self.start)
    return 0;

  if ((self.forms & DOSSIER_NUMBER_OPEN) == 0)
    {
      dossier_number_read_point (&self);
      if (!dossier_number_read_parts (&self))
        dossier_number_read_and_part (&self);
      else if (dossier_number_is_kind (dossier_number_get_word (tokens, self.position),
                                       DOSSIER_NUMBER_SCALE))
        read_cardinal (&self);
    }

  /* Digits without end are no number that anybody gave. */
  if (!(self.total + self.group < MAX_VALUE))
    return 0;

  number->value = sign * (self.total + self.group);
  number->scale = self.scale > 1 && self.group == 0 ? self.scale : 1;
  number->mantissa = number->scale > 1 ? sign * self.mantissa : number->value;
  number->forms = self.forms;
  return self.position - index;
}
