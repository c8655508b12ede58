/* dossier-tokens.c: cuts a text into words, numbers and marks, with what is known of each word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tokens.h"

#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

/* A line longer than this is read in pieces, so that memory does not grow with the text. */
#define MAX_LINE_BYTES ((gsize) 1 << 20)

typedef enum
{
  CHAR_OTHER,
  CHAR_SPACE,
  CHAR_LETTER,
  CHAR_DIGIT,
} CharClass;

/* What stands at one place of the text. */
typedef struct
{
  gunichar symbol;
  CharClass class;
  gsize size;
} Char;

/* More groups than this are a list and no number. */
#define MAX_GROUPS 12

/* A run of digits with separators between them: "12,34,567.8" has groups of 2, 2, 3 and 1. */
typedef struct
{
  int      lengths[MAX_GROUPS];
  char     separators[MAX_GROUPS];
  int      n_groups;
  gboolean is_too_long;
  gsize    end;
} Run;

typedef enum
{
  RUN_NUMBER,
  RUN_CODE,
  RUN_LIST,
} RunKind;

static const DossierToken end_token = { .kind = DOSSIER_TOKEN_END };

static CharClass
classify_char (gunichar c)
{
  if (c == 0xa0 || c == 0x202f || (c >= 0x2000 && c <= 0x200b) || c == 0x3000 || c == 0xfeff)
    return CHAR_SPACE;
  /* Latin-1 signs, then punctuation, super- and subscripts, currencies, fractions and symbols. */
  if (c < 0xc0)
    return c == 0xaa || c == 0xb5 || c == 0xba ? CHAR_LETTER : CHAR_OTHER;
  if (c == 0xd7 || c == 0xf7 || (c >= 0x2010 && c <= 0x20cf) || (c >= 0x2150 && c <= 0x215f) ||
      (c >= 0x2190 && c <= 0x2bff) || (c >= 0x3001 && c <= 0x3003) ||
      (c >= 0xff01 && c <= 0xff0f) || c == 0x0e3f || c == 0xfffc || c == 0xfffd)
    return CHAR_OTHER;

  return CHAR_LETTER;
}

static inline Char
read_char (const char *text, gsize position, gsize end)
{
  Char   result = { 0 };
  guchar byte = 0;

  if (position >= end)
    return result;

  byte = (guchar) text[position];
  result.symbol = byte;
  result.size = 1;
  if (byte < 0x80)
    {
      result.class = g_ascii_isalpha (byte)   ? CHAR_LETTER
                     : g_ascii_isdigit (byte) ? CHAR_DIGIT
                     : byte <= ' '            ? CHAR_SPACE
                                              : CHAR_OTHER;
      return result;
    }

  result.symbol = g_utf8_get_char_validated (text + position, (gssize) (end - position));
  if (result.symbol == (gunichar) -1 || result.symbol == (gunichar) -2)
    {
      result.symbol = 0xfffd;
      return result;
    }
  result.size = (gsize) g_utf8_skip[byte];
  result.class = classify_char (result.symbol);
  return result;
}

static inline gboolean
is_digit_at (const char *text, gsize position, gsize end)
{
  return position < end && g_ascii_isdigit (text[position]);
}

static DossierToken *
add_token (DossierTokens *self, DossierTokenKind kind, gsize start, gsize end)
{
  DossierToken *token = NULL;

  if (self->n_items == self->n_allocated)
    {
      self->n_allocated = MAX (256, self->n_allocated * 2);
      self->items = g_renew (DossierToken, self->items, self->n_allocated);
    }

  token = &self->items[self->n_items++];
  *token = (DossierToken){ .start = start, .end = end, .kind = (guint8) kind };
  if (self->n_items > 1 && token[-1].end == start)
    {
      token->flags |= DOSSIER_TOKEN_GLUED;
      token->flags |= token[-1].flags & DOSSIER_TOKEN_ADDRESS;
    }

  return token;
}

/* The apostrophe, straight or curly, at @position: its size or 0. */
static gsize
measure_apostrophe (const char *text, gsize position, gsize end)
{
  if (position < end && text[position] == '\'')
    return 1;
  if (position + 3 <= end && memcmp (text + position, "\u2019", 3) == 0)
    return 3;

  return 0;
}

/* White space that may part the thousands: its size or 0. */
static gsize
measure_group_space (const char *text, gsize position, gsize end)
{
  static const char *const spaces[] = { " ", "\u00a0", "\u2009", "\u202f", "\u2007" };

  for (gsize i = 0; i < G_N_ELEMENTS (spaces); i++)
    {
      gsize size = strlen (spaces[i]);

      if (position + size <= end && memcmp (text + position, spaces[i], size) == 0)
        return size;
    }

  return 0;
}

static gboolean
is_group_of_three (const char *text, gsize position, gsize end)
{
  return is_digit_at (text, position, end) && is_digit_at (text, position + 1, end) &&
         is_digit_at (text, position + 2, end) && !is_digit_at (text, position + 3, end);
}

/* The separator inside a number at @position, which a digit follows: its size or 0. */
static gsize
measure_separator (const char *text, gsize position, gsize end)
{
  gsize size = 0;

  if (position >= end)
    return 0;
  if (text[position] == ',' || text[position] == '.')
    return is_digit_at (text, position + 1, end) ? 1 : 0;

  size = measure_apostrophe (text, position, end);
  return size > 0 && is_group_of_three (text, position + size, end) ? size : 0;
}

static void
read_run (const char *text, gsize position, gsize end, Run *run)
{
  while (TRUE)
    {
      gsize start = position;
      gsize size = 0;

      while (is_digit_at (text, position, end))
        position++;
      size = measure_separator (text, position, end);
      if (run->n_groups < MAX_GROUPS)
        {
          run->lengths[run->n_groups] = (int) MIN (position - start, 1000);
          run->separators[run->n_groups] = size > 0 ? text[position] : '\0';
          run->n_groups++;
        }
      else
        run->is_too_long = TRUE;
      run->end = position;
      if (size == 0)
        return;
      position += size;
    }
}

/* Whether the first @n groups are thousands as printed in the West or in India. */
static gboolean
is_grouped (const Run *run, int n)
{
  gboolean all_three = TRUE;
  gboolean all_two = TRUE;

  if (n < 2 || run->lengths[0] > 3)
    return FALSE;

  for (int i = 1; i < n; i++)
    {
      all_three &= run->lengths[i] == 3;
      all_two &= i == n - 1 ? run->lengths[i] == 3 : run->lengths[i] == 2;
    }

  return all_three || (all_two && run->lengths[0] <= 2 && run->separators[0] == ',');
}

/* With a decimal comma: "1.200" has no decimals, "1,234" has three. FALSE for what is printed the
 * same in all languages. */
static gboolean
read_comma_run (const Run *run, int *n_decimals)
{
  if (run->n_groups != 2)
    return FALSE;
  if (run->separators[0] == '.')
    return run->lengths[1] == 3 && run->lengths[0] <= 3;
  *n_decimals = run->lengths[1];

  return run->separators[0] == ',';
}

static RunKind
classify_run (const Run *run, gboolean has_decimal_comma, int *n_decimals)
{
  int  n = run->n_groups;
  int  n_dots = 0;
  int  n_same = 0;
  char first = run->separators[0];
  char last = n > 1 ? run->separators[n - 2] : '\0';

  *n_decimals = 0;
  if (n == 1 || (has_decimal_comma && read_comma_run (run, n_decimals)))
    return RUN_NUMBER;

  for (int i = 0; i < n - 1; i++)
    {
      n_dots += run->separators[i] == '.' ? 1 : 0;
      n_same += run->separators[i] == first ? 1 : 0;
    }

  if (!run->is_too_long && n_same == n - 1)
    {
      if (n == 2 && (first == '.' || (first == ',' && run->lengths[1] <= 2)))
        {
          *n_decimals = run->lengths[1];
          return RUN_NUMBER;
        }
      if (is_grouped (run, n))
        return RUN_NUMBER;
    }
  else if (!run->is_too_long && n_same == n - 2 && last != first && (last == '.' || last == ',') &&
           (n == 2 || is_grouped (run, n - 1)))
    {
      *n_decimals = run->lengths[n - 1];
      return RUN_NUMBER;
    }

  return n_dots > 1 ? RUN_CODE : RUN_LIST;
}

/* One letter, as in "10 100m"; a unit of two says that it is one number: "1 500km". */
static gboolean
is_short_suffix (const char *text, gsize position, gsize end)
{
  return position < end && g_ascii_isalpha (text[position]) &&
         (position + 1 >= end || !g_ascii_isalpha (text[position + 1]) ||
          g_ascii_tolower (text[position + 1]) == 't' ||
          g_ascii_tolower (text[position + 1]) == 'h');
}

/* "1 234 567": goes on over groups of three that white space parts. */
static gsize
extend_over_spaces (const DossierTokens *self, gsize start, gsize position, gsize end)
{
  const char         *text = self->text;
  const DossierToken *previous = self->n_items > 0 ? &self->items[self->n_items - 1] : NULL;
  gsize               extended = position;
  int                 n_groups = 0;
  int                 n_plain = 0;

  if (position - start > 3 || text[start] == '0')
    return position;

  while (TRUE)
    {
      gsize size = measure_group_space (text, extended, end);

      if (size == 0 || !is_group_of_three (text, extended + size, end))
        break;
      n_plain += size == 1 ? 1 : 0;
      n_groups++;
      extended += size + 3;
    }

  if (n_groups == 0)
    return position;
  /* With common spaces it may as well be two numbers: a day and a count, a list, "10 100m". */
  if (n_plain > 0 &&
      ((previous != NULL && (previous->kind == DOSSIER_TOKEN_NUMBER ||
                             dossier_token_has_class (previous, DOSSIER_WORD_MONTH))) ||
       (extended < end && text[extended] == '-') || is_short_suffix (text, extended, end) ||
       (!self->has_decimal_comma && extended + 1 < end && text[extended] == ',' &&
        g_ascii_isdigit (text[extended + 1]))))
    return position;

  return extended;
}

static gsize
read_number (DossierTokens *self, gsize position, gsize end)
{
  Run           run = { 0 };
  int           n_decimals = 0;
  gsize         extended = 0;
  RunKind       kind = RUN_NUMBER;
  DossierToken *token = NULL;

  if (self->text[position] == '.')
    {
      gsize stop = position + 1;

      while (is_digit_at (self->text, stop, end))
        stop++;
      token = add_token (self, DOSSIER_TOKEN_NUMBER, position, stop);
      token->payload = (guint16) MIN (stop - position - 1, 1000);
      return stop;
    }

  read_run (self->text, position, end, &run);
  kind = classify_run (&run, self->has_decimal_comma, &n_decimals);
  if (kind != RUN_LIST)
    {
      if (run.n_groups == 1)
        {
          extended = extend_over_spaces (self, position, run.end, end);
          if (extended > run.end && extended + 1 < end &&
              self->text[extended] == (self->has_decimal_comma ? ',' : '.') &&
              g_ascii_isdigit (self->text[extended + 1]))
            {
              gsize stop = extended + 1;

              while (is_digit_at (self->text, stop, end))
                stop++;
              n_decimals = (int) MIN (stop - extended - 1, 1000);
              extended = stop;
            }
          run.end = extended;
        }
      token = add_token (self,
                         kind == RUN_CODE ? DOSSIER_TOKEN_CODE : DOSSIER_TOKEN_NUMBER,
                         position,
                         run.end);
      token->payload = (guint16) n_decimals;
      return run.end;
    }

  /* All pieces at once: reading the rest of the run again for each would take quadratic time. */
  while (position < run.end)
    {
      gsize start = position;

      if (is_digit_at (self->text, position, end))
        {
          while (is_digit_at (self->text, position, end))
            position++;
          add_token (self, DOSSIER_TOKEN_NUMBER, start, position);
        }
      else
        {
          position += read_char (self->text, position, end).size;
          add_token (self, DOSSIER_TOKEN_MARK, start, position)->symbol =
              (guchar) self->text[start];
        }
    }

  return position;
}

/* "U.S.", "a.m.": single letters, each with a full stop. */
static gsize
read_initials (const char *text, gsize position, gsize end)
{
  gsize stop = position;

  while (stop + 1 < end && g_ascii_isalpha (text[stop]) && text[stop + 1] == '.')
    stop += 2;
  if (stop < position + 4)
    {
      /* "p.m" without the last stop */
      if (stop == position + 2 && stop < end && g_ascii_isalpha (text[stop]) &&
          (stop + 1 == end || read_char (text, stop + 1, end).class != CHAR_LETTER))
        return stop + 1;
      return position;
    }

  return stop;
}

static void
mark_address_before (DossierTokens *self)
{
  for (int i = self->n_items - 1; i >= 0; i--)
    {
      if ((self->items[i].flags & DOSSIER_TOKEN_ADDRESS) != 0)
        return;
      self->items[i].flags |= DOSSIER_TOKEN_ADDRESS;
      if (!dossier_token_is_glued (&self->items[i]))
        return;
    }
}

static gsize
read_word (DossierTokens *self, gsize position, gsize end)
{
  gsize                   start = position;
  gsize                   letters = 0;
  gsize                   n_upper = 0;
  gboolean                is_capital = FALSE;
  Char                    c = read_char (self->text, position, end);
  const DossierWordEntry *entry = NULL;
  DossierToken           *token = NULL;

  is_capital = g_unichar_isupper (c.symbol);
  position = read_initials (self->text, start, end);
  if (position > start)
    letters = n_upper = is_capital ? 2 : 0;
  else
    while (position < end)
      {
        c = read_char (self->text, position, end);
        if (c.class == CHAR_LETTER)
          {
            letters++;
            n_upper += c.symbol < 0x80 ? (guint) g_ascii_isupper ((char) c.symbol)
                                       : (guint) g_unichar_isupper (c.symbol);
            position += c.size;
          }
        else
          {
            /* "don't" and "D'Amico" are one word, the "'s" at a word's end is its own. */
            gsize size = measure_apostrophe (self->text, position, end);
            Char  next = read_char (self->text, position + size, end);

            if (size == 0 || position == start || next.class != CHAR_LETTER ||
                ((next.symbol == 's' || next.symbol == 'S') &&
                 read_char (self->text, position + size + 1, end).class != CHAR_LETTER))
              break;
            position += size;
          }
      }

  token = add_token (self, DOSSIER_TOKEN_WORD, start, position);
  token->flags |= is_capital ? DOSSIER_TOKEN_CAPITAL : 0;
  token->flags |= letters > 1 && n_upper == letters ? DOSSIER_TOKEN_UPPER : 0;
  entry = dossier_words_lookup (self->text + start, position - start);
  if (entry != NULL)
    {
      token->classes = entry->classes;
      token->payload = entry->payload;
    }

  return position;
}

static gboolean
is_currency (gunichar c)
{
  return c == '$' || (c >= 0xa2 && c <= 0xa5 && c != 0xa4) || (c >= 0x20a0 && c <= 0x20cf) ||
         c == 0x0e3f;
}

static gboolean
is_fraction (gunichar c)
{
  return (c >= 0xbc && c <= 0xbe) || (c >= 0x2150 && c <= 0x215e);
}

/* Whether the mark at @position, just read, makes what stands around it an address. */
static gboolean
starts_address (const DossierTokens *self, gsize position, gsize end, gunichar symbol)
{
  const DossierToken *previous = dossier_tokens_get (self, self->n_items - 1);

  if (previous->kind != DOSSIER_TOKEN_WORD || previous->end != position)
    return symbol == '@' && position + 1 < end && g_ascii_isalpha (self->text[position + 1]);
  if (symbol == ':')
    return position + 2 < end && memcmp (self->text + position + 1, "//", 2) == 0;
  if (symbol == '@' || symbol == '.')
    return position + 1 < end && g_ascii_islower (self->text[position + 1]) &&
           previous->end > previous->start + 1;

  return FALSE;
}

static gsize
read_mark (DossierTokens *self, gsize position, gsize end, Char c)
{
  DossierTokenKind kind = DOSSIER_TOKEN_MARK;
  gsize            size = measure_apostrophe (self->text, position, end);
  DossierToken    *token = NULL;
  gboolean         is_address = FALSE;

  if (size > 0 && self->n_items > 0 && self->items[self->n_items - 1].end == position &&
      position + size < end &&
      (self->text[position + size] == 's' || self->text[position + size] == 'S') &&
      read_char (self->text, position + size + 1, end).class != CHAR_LETTER)
    {
      add_token (self, DOSSIER_TOKEN_POSSESSIVE, position, position + size + 1);
      return position + size + 1;
    }

  if (c.symbol == '-' || c.symbol == 0x2010 || c.symbol == 0x2011)
    kind = DOSSIER_TOKEN_HYPHEN;
  else if (c.symbol == 0x2012 || c.symbol == 0x2013 || c.symbol == 0x2014)
    kind = DOSSIER_TOKEN_DASH;
  else if (is_currency (c.symbol))
    kind = DOSSIER_TOKEN_CURRENCY;
  else if (is_fraction (c.symbol))
    kind = DOSSIER_TOKEN_FRACTION;

  is_address = starts_address (self, position, end, c.symbol);
  if (is_address)
    mark_address_before (self);
  token = add_token (self, kind, position, position + c.size);
  token->symbol = c.symbol;
  token->flags |= is_address ? DOSSIER_TOKEN_ADDRESS : 0;

  return position + c.size;
}

static void
read_line (DossierTokens *self, gsize position, gsize end)
{
  while (position < end)
    {
      Char c = read_char (self->text, position, end);

      if (c.class == CHAR_SPACE)
        position += c.size;
      else if (c.class == CHAR_LETTER)
        position = read_word (self, position, end);
      else if (c.class == CHAR_DIGIT)
        position = read_number (self, position, end);
      else if (c.symbol == '.' && is_digit_at (self->text, position + 1, end) &&
               (self->n_items == 0 || self->items[self->n_items - 1].end < position ||
                self->items[self->n_items - 1].kind != DOSSIER_TOKEN_WORD))
        position = read_number (self, position, end);
      else
        position = read_mark (self, position, end, c);
    }
}

/* The end of the line that starts at @start, or of the piece of it that is read at once. */
static gsize
find_line_end (const DossierTokens *self, gsize start)
{
  gsize       limit = MIN (self->length - start, MAX_LINE_BYTES);
  const char *newline = memchr (self->text + start, '\n', limit);
  gsize       end = 0;

  if (newline != NULL)
    return (gsize) (newline - self->text);
  if (start + limit == self->length)
    return self->length;

  for (end = start + limit; end > start + limit / 2; end--)
    if (self->text[end] == ' ')
      return end;

  /* No white space for half a megabyte: any character boundary will do. */
  for (end = start + limit; end > start + 1; end--)
    if (((guchar) self->text[end] & 0xc0) != 0x80)
      return end;

  return start + limit;
}

void
dossier_tokens_init (DossierTokens *self, const char *text, gsize length)
{
  *self = (DossierTokens){ .text = text, .length = length };
}

void
dossier_tokens_clear (DossierTokens *self)
{
  g_clear_pointer (&self->items, g_free);
}

gboolean
dossier_tokens_next_line (DossierTokens *self)
{
  self->n_items = 0;
  while (self->position < self->length && self->n_items == 0)
    {
      gsize end = find_line_end (self, self->position);

      read_line (self, self->position, end);
      self->position = end < self->length && self->text[end] == '\n' ? end + 1 : end;
    }

  return self->n_items > 0;
}

gboolean
dossier_tokens_match (const DossierTokens *self, int index, const char *word)
{
  const DossierToken *token = dossier_tokens_get (self, index);
  gsize               length = token->end - token->start;

  return token->kind != DOSSIER_TOKEN_END && strlen (word) == length &&
         g_ascii_strncasecmp (self->text + token->start, word, length) == 0;
}

static gboolean
match_part (const DossierTokens *self, int index, const char *word, gsize length)
{
  const DossierToken *token = dossier_tokens_get (self, index);

  return token->kind != DOSSIER_TOKEN_END && token->end - token->start == length &&
         g_ascii_strncasecmp (self->text + token->start, word, length) == 0;
}

int
dossier_tokens_match_phrase (const DossierTokens *self, int index, const char *phrase)
{
  int n = 0;

  while (TRUE)
    {
      gsize length = strcspn (phrase, " ");

      if (!match_part (self, index + n, phrase, length))
        return 0;
      n++;
      if (phrase[length] == '\0')
        return n;
      phrase += length + 1;
    }
}

int
dossier_tokens_match_before (const DossierTokens *self, int index, const char *phrase)
{
  const char *end = phrase + strlen (phrase);
  int         n = 0;

  while (TRUE)
    {
      const char *start = end;

      while (start > phrase && start[-1] != ' ')
        start--;
      if (!match_part (self, index - n - 1, start, (gsize) (end - start)))
        return 0;
      n++;
      if (start == phrase)
        return n;
      end = start - 1;
    }
}

const DossierToken *
dossier_tokens_get (const DossierTokens *self, int index)
{
  return index >= 0 && index < self->n_items ? &self->items[index] : &end_token;
}
