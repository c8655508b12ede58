/* dossier-nationalities.c: finds words for a people ("Ukrainian"), which name no place but tell of
 * a country.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-nationalities.h"
#include "core/recognise/dossier-word-list.h"

#include "core/recognise/dossier-nationalities-table.h"

#include <string.h>

/* "Papua New Guinean". */
#define MAX_WORDS 3
#define MAX_BYTES 32

typedef struct
{
  const char      *text;
  gsize            length;
  const GPtrArray *mentions;
  guint            next; /* mention that may hold the next word */
} Finder;

/* Words for a people → row of the table. Made once, never changed. */
static GHashTable *
get_words (void)
{
  static gsize       is_made;
  static GHashTable *words;

  if (g_once_init_enter (&is_made))
    {
      words = g_hash_table_new (g_str_hash, g_str_equal);
      for (gsize i = 0; i < G_N_ELEMENTS (PEOPLES); i++)
        {
          g_auto (GStrv) list = g_strsplit (PEOPLES[i].words, "|", -1);

          for (char **word = list; *word != NULL; word++)
            g_hash_table_insert (words, (gpointer) g_intern_string (*word), (gpointer) &PEOPLES[i]);
        }
      g_once_init_leave (&is_made, 1);
    }
  return words;
}

/* Whether a letter or digit begins at @c. */
static gboolean
is_word_char (const char *c)
{
  return (guchar) *c < 0x80 ? g_ascii_isalnum (*c) : g_unichar_isalnum (g_utf8_get_char (c));
}

static gsize
find_word_end (const Finder *self, gsize start)
{
  while (start < self->length && is_word_char (self->text + start))
    start += g_utf8_skip[(guchar) self->text[start]];
  return start;
}

/* The longest name of a people that begins at @start. (nullable) */
static const People *
match_people (const Finder *self, gsize start, gsize *end)
{
  const People *found = NULL;
  gsize         stop = start;

  for (int i = 0; i < MAX_WORDS; i++)
    {
      char          name[MAX_BYTES];
      const People *people;

      stop = find_word_end (self, stop);
      if (stop - start >= sizeof name)
        break;
      memcpy (name, self->text + start, stop - start);
      name[stop - start] = '\0';
      people = g_hash_table_lookup (get_words (), name);
      if (people != NULL)
        {
          found = people;
          *end = stop;
        }
      if (stop + 1 >= self->length || (self->text[stop] != ' ' && self->text[stop] != '-'))
        break;
      stop++;
    }
  return found;
}

/* The word before @start that is parted from it by one space; empty where there is none. Those that
 * are asked for have plain letters. */
static DossierSpan
get_word_before (const Finder *self, gsize start)
{
  DossierSpan word = { start, start };

  if (start == 0 || self->text[start - 1] != ' ')
    return word;
  word.start = word.end = start - 1;
  while (word.start > 0 && word.end - word.start < DOSSIER_WORD_LIST_MAX_WORD &&
         g_ascii_isalnum (self->text[word.start - 1]))
    word.start--;
  return word;
}

static gboolean
has_word (const Finder *self, const char *list, DossierSpan word)
{
  return word.end > word.start &&
         dossier_word_list_has (list, self->text + word.start, word.end - word.start, TRUE);
}

/* "in French.", "speaks German and", "the Dutch language", "Spanish-speaking". */
static gboolean
is_language (const Finder *self, gsize start, gsize end)
{
  DossierSpan after = { end, end };

  if (end + 1 < self->length && (self->text[end] == ' ' || self->text[end] == '-'))
    {
      after.start = end + 1;
      after.end = find_word_end (self, after.start);
    }
  if (has_word (self, LANGUAGE_AFTER, after))
    return TRUE;
  return has_word (self, LANGUAGE_BEFORE, get_word_before (self, start)) &&
         (after.end == after.start || has_word (self, NO_NOUN, after));
}

/* Whether a name of somebody or something begins before @end and ends behind @start. */
static gboolean
is_in_name (Finder *self, gsize start, gsize end)
{
  for (; self->next < self->mentions->len; self->next++)
    {
      const DossierMention *mention = self->mentions->pdata[self->next];

      if (mention->span.start >= end)
        return FALSE;
      if (mention->kind <= DOSSIER_ENTITY_ORGANISATION && mention->span.end > start)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_place_in (const GPtrArray *mentions, const char *country)
{
  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = mentions->pdata[i];

      if (mention->place != NULL && strcmp (mention->place->country, country) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
choose_country (const Finder *self, const People *people)
{
  if (people->other == NULL || has_place_in (self->mentions, people->country) ||
      !has_place_in (self->mentions, people->other))
    return people->country;
  return people->other;
}

GArray *
dossier_nationalities_find (const char *text, gsize length, const GPtrArray *mentions)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (DossierNationality));
  Finder  self = { text, length, mentions, 0 };

  g_return_val_if_fail (text != NULL || length == 0, found);
  g_return_val_if_fail (mentions != NULL, found);

  for (gsize start = 0, end; start < length; start = end)
    {
      DossierNationality nationality = { 0 };
      const People      *people = NULL;

      end = start + g_utf8_skip[(guchar) text[start]];
      if (!is_word_char (text + start))
        continue;
      if (g_ascii_isupper (text[start]))
        people = match_people (&self, start, &end);
      if (people == NULL)
        {
          end = find_word_end (&self, start);
          continue;
        }
      if (*people->country == '\0' || is_language (&self, start, end) ||
          is_in_name (&self, start, end))
        continue;
      nationality.span = (DossierSpan){ start, end };
      g_strlcpy (nationality.country, choose_country (&self, people), 3);
      g_array_append_val (found, nationality);
    }
  return found;
}

const char *
dossier_nationalities_get_country_name (const char *country)
{
  g_return_val_if_fail (country != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (PEOPLES); i++)
    if (*country != '\0' && strcmp (PEOPLES[i].country, country) == 0)
      return PEOPLES[i].name;
  return NULL;
}
