/* dossier-name-letters.c: short forms, and what the text itself says that they stand for.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-letters.h"
#include "core/recognise/dossier-name-roles.h"

#include <string.h>

/* Letters of what can be a short form, and bytes before its bracket that may explain it. */
#define MIN_LETTERS 2
#define MAX_LETTERS 6
#define MAX_WORDS   160

struct _DossierNameLetters
{
  GHashTable *plain;     /* (element-type utf8) */
  GHashTable *of_places; /* (element-type utf8) */
};

typedef struct
{
  const char      *text;
  gsize            length;
  const GPtrArray *names;
} Letters;

/* Walks back over one word from @end; 0 when there is none before a mark. */
static gsize
find_word_start (const char *text, gsize end, gsize first)
{
  gsize at = end;

  while (at > first && (g_ascii_isalpha (text[at - 1]) || text[at - 1] == '-'))
    at--;
  return at;
}

/* Whether the words before the bracket at @bracket begin with the letters, all of them small:
 * "new energy vehicles (NEVs)". Little words between them may be left out by the letters. */
static gboolean
is_explained (const char *text, gsize bracket, const char *letters, gsize n_letters)
{
  gsize first = bracket > MAX_WORDS ? bracket - MAX_WORDS : 0;
  gsize at = bracket;
  gsize left = n_letters;

  while (left > 0)
    {
      gsize end = at;
      gsize start;

      while (end > first && text[end - 1] == ' ')
        end--;
      start = find_word_start (text, end, first);
      if (start == end || !g_ascii_islower (text[start]))
        return FALSE;
      at = start;
      /* Compounds count by their parts: "micro-enterprises (ME)". */
      for (gsize i = end; i > start && left > 0; i--)
        if ((i - 1 == start || text[i - 2] == '-') &&
            g_ascii_tolower (letters[left - 1]) == text[i - 1])
          {
            left--;
            break;
          }
      if (end - start > 3 && left > 0 && g_ascii_tolower (letters[left - 1]) != text[start] &&
          left == n_letters)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_little (const char *word, gsize length)
{
  return (length == 2 && memcmp (word, "of", 2) == 0) ||
         (length == 3 && (memcmp (word, "and", 3) == 0 || memcmp (word, "for", 3) == 0 ||
                          memcmp (word, "the", 3) == 0));
}

/* Where the words before the bracket begin whose initials are the letters, whatever their case;
 * the bracket when they are not. */
static gsize
find_spelled (const char *text, gsize bracket, const char *letters, gsize n_letters)
{
  gsize first = bracket > MAX_WORDS ? bracket - MAX_WORDS : 0;
  gsize at = bracket;

  while (n_letters > 0)
    {
      gsize end = at;

      while (end > first && text[end - 1] == ' ')
        end--;
      at = find_word_start (text, end, first);
      if (at == end)
        return bracket;
      if (g_ascii_tolower (text[at]) == g_ascii_tolower (letters[n_letters - 1]))
        n_letters--;
      else if (!is_little (text + at, end - at))
        return bracket;
    }
  return at;
}

/* The names stand in the order of the text and do not overlap. */
static gboolean
has_name_between (const Letters *self, gsize start, gsize end)
{
  guint low = 0;
  guint high = self->names->len;

  while (low < high)
    {
      guint                 middle = low + (high - low) / 2;
      const DossierMention *name = g_ptr_array_index (self->names, middle);

      if (name->span.end <= start)
        low = middle + 1;
      else
        high = middle;
    }
  return low < self->names->len &&
         ((const DossierMention *) g_ptr_array_index (self->names, low))->span.start < end;
}

/* "Venture capital (VC)" is no name, for a word of it is small; "Chief Election Commissioner (CEC)"
 * is an office. */
static gboolean
is_spelled_without_name (const Letters *self, gsize bracket, const char *letters, gsize n_letters)
{
  gsize          start = find_spelled (self->text, bracket, letters, n_letters);
  DossierMention phrase = { .kind = DOSSIER_ENTITY_ORGANISATION };

  if (start == bracket || has_name_between (self, start, bracket))
    return FALSE;
  phrase.span = (DossierSpan){ start, bracket - (self->text[bracket - 1] == ' ' ? 1 : 0) };
  if (!dossier_name_roles_settle (NULL, self->text, &phrase))
    return TRUE;
  for (gsize at = start; at < bracket; at++)
    {
      gsize end = at;

      while (end < bracket && self->text[end] != ' ' && self->text[end] != '-')
        end++;
      if (g_ascii_islower (self->text[at]) && !is_little (self->text + at, end - at))
        return TRUE;
      at = end;
    }
  return FALSE;
}

/* How many letters a short form has: 0 when it is none; the "s" of several is no letter of it. */
static gsize
count_letters (const char *text, gsize length)
{
  gsize n = length;

  if (n > 1 && text[n - 1] == 's')
    n--;
  if (n < MIN_LETTERS || n > MAX_LETTERS || !g_ascii_isupper (text[0]) ||
      !g_ascii_isupper (text[n - 1]))
    return 0;
  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isalpha (text[i]))
      return 0;
  return n;
}

/* The short forms in brackets that plain words explain. (element-type utf8) */
static GHashTable *
collect_plain (const Letters *self)
{
  GHashTable *plain = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *end = self->text + self->length;
  const char *open = self->text;

  while ((open = memchr (open, '(', (gsize) (end - open))) != NULL)
    {
      const char *start = ++open;
      gsize       length = 0;
      gsize       n;

      while (start + length < end && length <= MAX_LETTERS + 1 && g_ascii_isalpha (start[length]))
        length++;
      n = start + length < end && start[length] == ')' ? count_letters (start, length) : 0;
      if (n > 0 && (is_explained (self->text, (gsize) (start - 1 - self->text), start, n) ||
                    is_spelled_without_name (self, (gsize) (start - 1 - self->text), start, n)))
        g_hash_table_add (plain, g_strndup (start, n));
    }
  return plain;
}

/* --- Short forms of places --- */

/* Whether the letters stand in the place's name in this order, as capitals. */
static gboolean
is_short_of (const char *letters, gsize n_letters, const char *name, gsize length)
{
  gsize found = 0;

  for (gsize i = 0; i < length && found < n_letters; i++)
    if (name[i] == letters[found] && (i > 0 || found == 0))
      found++;
  return found == n_letters;
}

/* "Democratic Republic of Congo (DRC)", "KwaZulu-Natal [KZN]". (element-type utf8) */
static GHashTable *
collect_of_places (const Letters *self)
{
  GHashTable *of_places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->names->len; i++)
    {
      const DossierMention *name = g_ptr_array_index (self->names, i);
      gsize                 at = name->span.end;
      gsize                 n = 0;

      if (name->kind != DOSSIER_ENTITY_PLACE || self->length - at < 3 || self->text[at] != ' ' ||
          strchr ("([", self->text[at + 1]) == NULL)
        continue;
      at += 2;
      while (at + n < self->length && n <= MAX_LETTERS && g_ascii_isupper (self->text[at + n]))
        n++;
      if (n >= MIN_LETTERS && n <= MAX_LETTERS && at + n < self->length &&
          strchr (")]", self->text[at + n]) != NULL &&
          is_short_of (self->text + at,
                       n,
                       self->text + name->span.start,
                       name->span.end - name->span.start))
        g_hash_table_add (of_places, g_strndup (self->text + at, n));
    }
  return of_places;
}

DossierNameLetters *
dossier_name_letters_new (const char *text, gsize length, const GPtrArray *names)
{
  Letters             letters = { text, length, names };
  DossierNameLetters *self = g_new0 (DossierNameLetters, 1);

  self->plain = collect_plain (&letters);
  self->of_places = collect_of_places (&letters);
  return self;
}

void
dossier_name_letters_free (DossierNameLetters *self)
{
  g_hash_table_unref (self->plain);
  g_hash_table_unref (self->of_places);
  g_free (self);
}

DossierNameMeaning
dossier_name_letters_look_up (const DossierNameLetters *self, const char *words, gsize length)
{
  gsize n = count_letters (words, length);
  char  letters[MAX_LETTERS + 1];

  if (n == 0)
    return DOSSIER_NAME_MEANING_UNKNOWN;
  memcpy (letters, words, n);
  letters[n] = '\0';
  if (g_hash_table_contains (self->plain, letters))
    return DOSSIER_NAME_MEANING_PLAIN;
  return g_hash_table_contains (self->of_places, letters) ? DOSSIER_NAME_MEANING_PLACE
                                                          : DOSSIER_NAME_MEANING_UNKNOWN;
}
