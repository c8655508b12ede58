/* dossier-number-style.c: tells whether a text's numbers have a decimal comma.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-number-style.h"

#include <string.h>

/* Bytes that are read of a text, how many of its words must be of such a language, and bytes of a
 * word. */
#define MAX_BYTES   3000
#define MIN_WORDS   6
#define MAX_LETTERS 16
/* Bytes of the longest of the common words below. */
#define MAX_COMMON 5

typedef struct
{
  const char *word;
  double      value;
} Scale;

/* Languages with a decimal comma, in order; as in Unicode's CLDR 44. */
static const char *const comma_languages[] = {
  "af", "az", "be", "bg", "bs", "ca", "cs", "da", "de", "el", "es", "et", "eu", "fi", "fo", "fr",
  "gl", "hr", "hu", "hy", "id", "is", "it", "ka", "kk", "ky", "lb", "lt", "lv", "mk", "nb", "nl",
  "nn", "no", "pl", "pt", "ro", "ru", "sk", "sl", "sq", "sr", "sv", "tr", "uk", "uz", "vi",
};

/* Regions whose papers print a decimal point all the same; as in CLDR 44. */
static const char *const point_regions[] = {
  "de-ch", "de-li", "es-419", "es-cu", "es-do", "es-gt", "es-hn", "es-mx",
  "es-ni", "es-pa", "es-pe",  "es-pr", "es-sv", "es-us", "it-ch",
};

/* Words that every text in some of these languages has many of, and that are no English, in order.
 */
static const char *const comma_words[] = {
  "av",  "che",  "com",  "con", "dans", "das",  "dei", "del", "della", "dem",   "den",
  "der", "des",  "det",  "di",  "dos",  "du",   "een", "el",  "est",   "et",    "het",
  "il",  "ist",  "jest", "las", "le",   "les",  "los", "mit", "na",    "nicht", "och",
  "og",  "oraz", "para", "par", "por",  "pour", "que", "som", "sur",   "uma",   "un",
  "una", "und",  "une",  "van", "ve",   "voor", "w",   "von", "zu",    "é",
};

static const char *const english_words[] = {
  "and", "for", "has", "in", "is", "of", "on", "that", "the", "to", "was", "were", "with",
};

/* A thousand millions has a word of its own here, and "billion" is a million millions. */
static const Scale scales[] = {
  { "tausend", 1e3 },   { "tsd", 1e3 },       { "mil", 1e3 },        { "mille", 1e3 },
  { "mila", 1e3 },      { "duizend", 1e3 },   { "tusen", 1e3 },      { "tusind", 1e3 },
  { "tys", 1e3 },       { "bin", 1e3 },       { "mio", 1e6 },        { "mill", 1e6 },
  { "million", 1e6 },   { "millionen", 1e6 }, { "millions", 1e6 },   { "millón", 1e6 },
  { "millones", 1e6 },  { "milione", 1e6 },   { "milioni", 1e6 },    { "miljoen", 1e6 },
  { "milhão", 1e6 },    { "milhões", 1e6 },   { "miljon", 1e6 },     { "miljoner", 1e6 },
  { "millioner", 1e6 }, { "milion", 1e6 },    { "miliony", 1e6 },    { "milionów", 1e6 },
  { "mln", 1e6 },       { "milyon", 1e6 },    { "mrd", 1e9 },        { "md", 1e9 },
  { "mia", 1e9 },       { "mld", 1e9 },       { "milliarde", 1e9 },  { "milliarden", 1e9 },
  { "milliard", 1e9 },  { "milliards", 1e9 }, { "miliardo", 1e9 },   { "miliardi", 1e9 },
  { "miljard", 1e9 },   { "miljarder", 1e9 }, { "milliarder", 1e9 }, { "miliard", 1e9 },
  { "miliardy", 1e9 },  { "miliardów", 1e9 }, { "bilhão", 1e9 },     { "bilhões", 1e9 },
  { "milyar", 1e9 },    { "billion", 1e12 },  { "billions", 1e12 },  { "billionen", 1e12 },
  { "billón", 1e12 },   { "billones", 1e12 }, { "biljoen", 1e12 },   { "trilhões", 1e12 },
};

static gboolean
is_among (const char *const *words, gsize n_words, const char *word)
{
  for (gsize i = 0; i < n_words; i++)
    if (words[i][0] == word[0] && strcmp (words[i], word) == 0)
      return TRUE;

  return FALSE;
}

/* The tag in lower case with hyphens, cut after its second part; FALSE without a language in it. */
static gboolean
fold_tag (const char *tag, char *folded, gsize size)
{
  gsize n = 0;
  int   n_parts = 1;

  for (const char *c = tag; *c != '\0' && n + 1 < size; c++)
    {
      if ((*c == '-' || *c == '_') && ++n_parts > 2)
        break;
      folded[n++] = *c == '_' ? '-' : g_ascii_tolower (*c);
    }
  folded[n] = '\0';

  return n >= 2 && (folded[2] == '\0' || folded[2] == '-');
}

static gboolean
is_letter (char c)
{
  return g_ascii_isalpha (c) || (c & 0x80) != 0;
}

/* Copies the word at @position in lower case; what is too long is no word of the lists. */
static gsize
copy_word (const char *text, gsize position, gsize end, char word[MAX_LETTERS])
{
  gsize start = position;

  while (position < end && is_letter (text[position]))
    {
      if (position - start < MAX_LETTERS - 1)
        word[position - start] = g_ascii_tolower (text[position]);
      position++;
    }
  word[MIN (position - start, MAX_LETTERS - 1)] = '\0';

  return position;
}

/* Whether the words of the text are of a language with a decimal comma. */
static gboolean
guess_comma (const char *text, gsize length)
{
  gsize end = MIN (length, MAX_BYTES);
  guint n_comma = 0;
  guint n_english = 0;

  for (gsize i = 0; i < end;)
    {
      char  word[MAX_LETTERS];
      gsize start = 0;

      if (!is_letter (text[i]))
        {
          i++;
          continue;
        }
      start = i;
      i = copy_word (text, i, end, word);
      if (i - start > MAX_COMMON)
        continue;
      if (is_among (comma_words, G_N_ELEMENTS (comma_words), word))
        n_comma++;
      else if (is_among (english_words, G_N_ELEMENTS (english_words), word))
        n_english++;
    }

  return n_comma >= MIN_WORDS && n_comma > n_english * 3;
}

gboolean
dossier_number_style_has_comma (const char *text, gsize length, const char *language)
{
  char folded[16];

  g_return_val_if_fail (text != NULL || length == 0, FALSE);

  if (language == NULL || !fold_tag (language, folded, sizeof folded))
    return guess_comma (text, length);
  if (is_among (point_regions, G_N_ELEMENTS (point_regions), folded))
    return FALSE;
  folded[2] = '\0';
  if (is_among (comma_languages, G_N_ELEMENTS (comma_languages), folded))
    return TRUE;

  return strcmp (folded, "en") == 0 && guess_comma (text, length);
}

double
dossier_number_style_get_scale (const char *word, gsize length)
{
  char folded[MAX_LETTERS];

  g_return_val_if_fail (word != NULL || length == 0, 1);

  if (length >= sizeof folded)
    return 1;
  for (gsize i = 0; i < length; i++)
    folded[i] = g_ascii_tolower (word[i]);
  folded[length] = '\0';
  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    if (strcmp (scales[i].word, folded) == 0)
      return scales[i].value;

  return 1;
}
