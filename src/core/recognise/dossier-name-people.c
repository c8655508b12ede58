/* dossier-name-people.c: people that were taken for organisations, known by the rest of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-people.h"

#include "core/recognise/dossier-tagger-lexicon.h"
#include "core/recognise/dossier-tagger-tokens.h"

#include <string.h>

/* Longer names stay as they are. */
#define MAX_NAME 256
/* Words of a name whose bearer the text calls by one of them. */
#define MAX_WORDS 3
/* How sure, all mentions together, the text must be that one word is somebody. */
#define MIN_SUM 1.0

typedef struct
{
  const DossierGazetteer *gazetteer;
  const char             *text;
  /* Words, and runs of words that begin or end somebody's name. */
  GHashTable *parts;
  /* Words of organisations that have several. */
  GHashTable *of_organisations;
  /* What people are called, to how sure that is in all (double). */
  GHashTable *called;
} People;

static gsize
get_length (const DossierMention *name)
{
  return name->span.end - name->span.start;
}

static void
add (GHashTable *words, const char *text, gsize length)
{
  g_hash_table_add (words, g_strndup (text, length));
}

static void
add_words (GHashTable *words, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *stop = text;

      while (stop < end && *stop != ' ' && *stop != '-')
        stop++;
      add (words, text, (gsize) (stop - text));
      text = stop + 1;
    }
}

/* "Ana Díaz" and "Díaz Rojas" of Ana Díaz Rojas. */
static void
add_runs (GHashTable *runs, const char *text, gsize length)
{
  for (gsize at = 1; at + 1 < length; at++)
    if (text[at] == ' ')
      {
        add (runs, text, at);
        add (runs, text + at + 1, length - at - 1);
      }
}

static void
call (People *self, const char *text, const DossierMention *name)
{
  g_autofree char *words = g_strndup (text, get_length (name));
  double          *sum = g_hash_table_lookup (self->called, words);

  if (sum == NULL)
    {
      sum = g_new0 (double, 1);
      g_hash_table_insert (self->called, g_steal_pointer (&words), sum);
    }
  *sum += name->confidence;
}

static double
get_sum (const People *self, const char *words)
{
  const double *sum = g_hash_table_lookup (self->called, words);

  return sum != NULL ? *sum : 0;
}

static gboolean
is_one_word (const char *text, gsize length)
{
  return memchr (text, ' ', length) == NULL;
}

static void
collect (People *self, const GPtrArray *names)
{
  for (guint i = 0; i < names->len; i++)
    {
      const DossierMention *name = g_ptr_array_index (names, i);
      const char           *text = self->text + name->span.start;
      gsize                 length = get_length (name);
      gboolean              is_several = !is_one_word (text, length);

      if (name->kind == DOSSIER_ENTITY_PLACE || length > MAX_NAME)
        continue;
      if (name->kind == DOSSIER_ENTITY_PERSON)
        {
          call (self, text, name);
          add_runs (self->parts, text, length);
        }
      if (is_several || memchr (text, '-', length) != NULL)
        add_words (name->kind == DOSSIER_ENTITY_PERSON ? self->parts : self->of_organisations,
                   text,
                   length);
    }
}

/* Whether it may be what somebody is called: no place, and no word that tells of something else. */
static gboolean
is_plain_word (const People *self, const char *word)
{
  gsize length = strlen (word);

  return length > 1 && g_unichar_isupper (g_utf8_get_char_validated (word, (gssize) length)) &&
         dossier_tagger_lexicon_lookup (dossier_tagger_tokens_hash_word (word)) == 0 &&
         (self->gazetteer == NULL || !dossier_gazetteer_has_name (self->gazetteer, word, length));
}

/* "Guo Meiling", when "Guo" is somebody all over the text. */
static gboolean
is_called_by_part (const People *self, const DossierMention *name, const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", MAX_WORDS + 1);
  guint    n = g_strv_length (parts);
  gboolean has_article =
      name->span.start >= 4 && memcmp (self->text + name->span.start - 4, "the ", 4) == 0;

  if (n < 2 || n > MAX_WORDS || has_article)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      /* The part that is somebody may be a town as well: "Paris Berg". */
      gboolean is_end = i == 0 || i == n - 1;

      if (!(is_end && get_sum (self, parts[i]) >= MIN_SUM) && !is_plain_word (self, parts[i]))
        return FALSE;
    }
  return get_sum (self, parts[0]) >= MIN_SUM || get_sum (self, parts[n - 1]) >= MIN_SUM;
}

static gboolean
has_head (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *folded = g_ascii_strdown (parts[i], -1);

      if ((dossier_tagger_lexicon_lookup (dossier_tagger_tokens_hash_word (folded)) &
           DOSSIER_LEXICON_ORGANISATION) != 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_person (const People *self, const DossierMention *name)
{
  gsize            length = get_length (name);
  g_autofree char *words = NULL;

  if (name->kind != DOSSIER_ENTITY_ORGANISATION || length > MAX_NAME)
    return FALSE;
  words = g_strndup (self->text + name->span.start, length);
  if (is_one_word (words, length))
    return g_hash_table_contains (self->parts, words) &&
           (strchr (words, '-') != NULL || !g_hash_table_contains (self->of_organisations, words));
  if (has_head (words))
    return FALSE;
  return g_hash_table_contains (self->parts, words) || get_sum (self, words) > 0 ||
         is_called_by_part (self, name, words);
}

void
dossier_name_people_settle (const DossierGazetteer *gazetteer, const char *text, GPtrArray *names)
{
  g_autoptr (GHashTable) parts = NULL;
  g_autoptr (GHashTable) of_organisations = NULL;
  g_autoptr (GHashTable) called = NULL;
  People self;

  parts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  of_organisations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  called = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self = (People){ gazetteer, text, parts, of_organisations, called };
  collect (&self, names);
  for (guint i = 0; i < names->len; i++)
    {
      DossierMention *name = g_ptr_array_index (names, i);

      if (is_person (&self, name))
        name->kind = DOSSIER_ENTITY_PERSON;
    }
}
