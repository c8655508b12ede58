/* dossier-tagger-tokens.c: cuts a text into the words, numbers and marks that the tagger labels.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tagger-tokens.h"

#include <string.h>

/* FNV-1a over code points: cheap, and the same on every machine. */
#define HASH_START 2166136261u
#define HASH_STEP  16777619u

#define NO_CHARACTER 0xfffd

typedef struct
{
  const char *text;
  gsize       length;
  gsize       position;
  gboolean    after_space;
  gboolean    starts_sentence;
  gboolean    ends_sentence;
  GArray     *tokens;
} Cutter;

/* Words whose full stop is part of them and ends no sentence. */
static const char *const abbreviations[] = {
  "Adm",    "Aug",  "Brig", "Bros", "Capt", "Cmdr", "Co",   "Col",  "Corp", "Cpl",  "Dec",  "Dr",
  "Feb",    "Ft",   "Gen",  "Gov",  "Hon",  "Inc",  "Insp", "Jan",  "Jr",   "Lt",   "Ltd",  "Maj",
  "Messrs", "Mlle", "Mme",  "Mr",   "Mrs",  "Ms",   "Mt",   "Nov",  "Oct",  "Pres", "Prof", "Pvt",
  "Rep",    "Rev",  "Sen",  "Sept", "Sgt",  "Sr",   "St",   "Supt", "vs",
};
#define MAX_ABBREVIATION 6

static gsize
decode (const char *text, gsize length, gsize position, gunichar *character)
{
  guchar byte = (guchar) text[position];

  if (byte < 0x80)
    {
      *character = byte;
      return 1;
    }
  *character = g_utf8_get_char_validated (text + position, (gssize) (length - position));
  if (*character > 0x10ffff)
    {
      *character = NO_CHARACTER;
      return 1;
    }
  return (gsize) g_unichar_to_utf8 (*character, NULL);
}

/* The character at @position, 0 past the end. */
static gunichar
peek (const Cutter *self, gsize position)
{
  gunichar character;

  if (position >= self->length)
    return 0;
  decode (self->text, self->length, position, &character);
  return character;
}

static gboolean
is_letter (gunichar character)
{
  if (character < 0x80)
    return g_ascii_isalpha ((char) character);
  return g_unichar_isalpha (character) || g_unichar_ismark (character);
}

static gboolean
is_digit (gunichar character)
{
  return character < 0x80 ? g_ascii_isdigit ((char) character) : g_unichar_isdigit (character);
}

static gboolean
is_upper (gunichar character)
{
  return character < 0x80 ? g_ascii_isupper ((char) character) : g_unichar_isupper (character);
}

static gboolean
is_lower (gunichar character)
{
  return character < 0x80 ? g_ascii_islower ((char) character) : g_unichar_islower (character);
}

static gunichar
to_lower (gunichar character)
{
  return character < 0x80 ? (gunichar) g_ascii_tolower ((char) character)
                          : g_unichar_tolower (character);
}

static gboolean
is_apostrophe (gunichar character)
{
  return character == '\'' || character == 0x2019 || character == 0x02bc;
}

static gboolean
is_space (gunichar character)
{
  return character == ' ' || character == '\t' || character == '\r' ||
         (character >= 0x80 && g_unichar_isspace (character));
}

static gboolean
is_line_break (gunichar character)
{
  return character == '\n' || character == 0x2028 || character == 0x2029;
}

static gboolean
is_closing (gunichar character)
{
  return character == '"' || character == ')' || character == ']' || character == 0x201d ||
         is_apostrophe (character);
}

static gboolean
ends_sentence (gunichar character)
{
  return character == '.' || character == '!' || character == '?' || character == 0x2026;
}

/* An apostrophe and an s at @position, with no word going on after it. */
static gboolean
is_possessive_at (const Cutter *self, gsize position)
{
  gunichar character;
  gsize    size;

  if (position >= self->length)
    return FALSE;
  size = decode (self->text, self->length, position, &character);
  if (!is_apostrophe (character))
    return FALSE;
  character = peek (self, position + size);
  if (character != 's' && character != 'S')
    return FALSE;
  character = peek (self, position + size + 1);
  return !is_letter (character) && !is_digit (character);
}

/* The end of the letters, digits and inner apostrophes from @position on. */
static gsize
skip_letters (const Cutter *self, gsize position)
{
  while (position < self->length)
    {
      gunichar character;
      gsize    size = decode (self->text, self->length, position, &character);

      if (!is_letter (character) && !is_digit (character) &&
          (!is_apostrophe (character) || is_possessive_at (self, position) ||
           !is_letter (peek (self, position + size))))
        break;
      position += size;
    }
  return position;
}

/* "U.S.", "J.", "a.m.": single letters with full stops; @position is after the first letter. */
static gsize
skip_initials (const Cutter *self, gsize position, gboolean is_capital)
{
  gboolean has_dot = FALSE;

  while (position + 1 < self->length && self->text[position] == '.')
    {
      gunichar letter;
      gsize    size = decode (self->text, self->length, position + 1, &letter);
      gunichar after = peek (self, position + 1 + size);

      if (!is_letter (letter) || is_letter (after) || is_digit (after))
        break;
      position += 1 + size;
      has_dot = TRUE;
    }
  if ((has_dot || is_capital) && position < self->length && self->text[position] == '.')
    position++;
  return position;
}

static gboolean
is_abbreviation (const char *word, gsize length)
{
  if (length > MAX_ABBREVIATION)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    if (abbreviations[i][0] == word[0] && strlen (abbreviations[i]) == length &&
        memcmp (abbreviations[i], word, length) == 0)
      return TRUE;
  return FALSE;
}

static gsize
skip_word (const Cutter *self, gsize position)
{
  gunichar first;
  gsize    size = decode (self->text, self->length, position, &first);
  gsize    end = skip_letters (self, position);

  if (end == position + size)
    return skip_initials (self, end, is_upper (first));
  if (end < self->length && self->text[end] == '.' &&
      is_abbreviation (self->text + position, end - position))
    return end + 1;
  return end;
}

static gsize
skip_number (const Cutter *self, gsize position)
{
  while (position < self->length)
    {
      gunichar character;
      gsize    size = decode (self->text, self->length, position, &character);

      if (!is_letter (character) && !is_digit (character) &&
          !((character == '.' || character == ',') && is_digit (peek (self, position + size))))
        break;
      position += size;
    }
  return position;
}

typedef struct
{
  guint n_upper;
  guint n_lower;
  guint n_letters;
  char  last;
} Letters;

/* Counts one character and gives its sign in the shape, 0 when it repeats the last. */
static char
count_letter (Letters *letters, gunichar character)
{
  char sign;

  if (is_upper (character))
    {
      letters->n_upper++;
      sign = 'X';
    }
  else if (is_lower (character))
    {
      letters->n_lower++;
      sign = 'x';
    }
  else if (is_digit (character))
    sign = 'd';
  else if (is_letter (character))
    sign = 'a';
  else
    sign = character < 0x80 ? (char) character : '?';
  letters->n_letters += sign == 'X' || sign == 'x' || sign == 'a';
  if (sign == letters->last)
    return 0;
  letters->last = sign;
  return sign;
}

static DossierTaggerTokenClass
classify (const Letters *letters, gunichar first)
{
  if (is_digit (first))
    return DOSSIER_TAGGER_TOKEN_NUMBER;
  if (!is_letter (first))
    return DOSSIER_TAGGER_TOKEN_MARK;
  if (!is_upper (first))
    return DOSSIER_TAGGER_TOKEN_LOWER;
  if (letters->n_letters == 1)
    return DOSSIER_TAGGER_TOKEN_INITIAL;
  if (letters->n_lower == 0)
    return DOSSIER_TAGGER_TOKEN_UPPER;
  return letters->n_upper == 1 ? DOSSIER_TAGGER_TOKEN_CAPITALISED : DOSSIER_TAGGER_TOKEN_MIXED;
}

static void
describe (DossierTaggerToken *token, const char *text)
{
  Letters  letters = { 0 };
  guint32  shape = HASH_START;
  gunichar first = 0;

  token->exact = token->folded = HASH_START;
  for (gsize i = 0; i < token->length;)
    {
      gunichar character;
      gsize    size = decode (text + token->start, token->length, i, &character);
      char     sign = count_letter (&letters, character);

      if (i == 0)
        first = character;
      i += size;
      if (sign != 0)
        shape = (shape ^ (guint32) sign) * HASH_STEP;
      if (character == '.' && token->length > 1)
        continue;
      if (is_apostrophe (character))
        character = '\'';
      token->exact = (token->exact ^ character) * HASH_STEP;
      token->folded = (token->folded ^ to_lower (character)) * HASH_STEP;
    }
  token->shape = (guint16) (shape ^ (shape >> 16));
  token->class_id = (guint8) classify (&letters, first);
}

static void
add_token (Cutter *self, gsize end, gboolean is_possessive)
{
  DossierTaggerToken token = { .start = (guint32) self->position,
                               .length = (guint32) (end - self->position) };

  describe (&token, self->text);
  if (is_possessive)
    token.class_id = DOSSIER_TAGGER_TOKEN_POSSESSIVE;
  token.flags = (guint8) ((self->after_space ? DOSSIER_TAGGER_TOKEN_AFTER_SPACE : 0) |
                          (self->starts_sentence ? DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE : 0));
  g_array_append_val (self->tokens, token);
  self->position = end;
  self->after_space = FALSE;
  self->starts_sentence = FALSE;
}

/* A sentence that seemed to end has ended unless it goes on in small letters. */
static void
begin_token (Cutter *self, gunichar character)
{
  if (self->ends_sentence && self->after_space && !is_lower (character))
    self->starts_sentence = TRUE;
  if (self->after_space || !is_closing (character))
    self->ends_sentence = FALSE;
}

static void
cut_token (Cutter *self, gunichar character, gsize size)
{
  gboolean is_joined = self->tokens->len > 0 && !self->after_space && !self->starts_sentence;

  begin_token (self, character);
  if (is_letter (character))
    add_token (self, skip_word (self, self->position), FALSE);
  else if (is_digit (character))
    add_token (self, skip_number (self, self->position), FALSE);
  else if (is_joined && is_possessive_at (self, self->position))
    add_token (self, self->position + size + 1, TRUE);
  else
    {
      add_token (self, self->position + size, FALSE);
      if (ends_sentence (character))
        self->ends_sentence = TRUE;
    }
}

GArray *
dossier_tagger_tokens_new (const char *text, gsize length)
{
  Cutter self = { .text = text,
                  .length = MIN (length, G_MAXUINT32),
                  .starts_sentence = TRUE,
                  .after_space = TRUE };

  /* Most words with their space take more than four bytes, so the array seldom grows. */
  self.tokens =
      g_array_sized_new (FALSE, FALSE, sizeof (DossierTaggerToken), (guint) (self.length / 5 + 16));
  while (self.position < self.length)
    {
      gunichar character;
      gsize    size = decode (text, self.length, self.position, &character);

      if (!is_line_break (character) && !is_space (character))
        {
          cut_token (&self, character, size);
          continue;
        }
      self.after_space = TRUE;
      self.position += size;
      if (is_line_break (character))
        {
          self.starts_sentence = TRUE;
          self.ends_sentence = FALSE;
        }
    }
  return self.tokens;
}

guint32
dossier_tagger_tokens_hash_word (const char *word)
{
  guint32 hash = HASH_START;

  for (; *word != '\0'; word = g_utf8_next_char (word))
    hash = (hash ^ g_utf8_get_char (word)) * HASH_STEP;
  return hash;
}
