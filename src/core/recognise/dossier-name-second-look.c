/* dossier-name-second-look.c: mends names by what the gazetteer and the text itself say of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-second-look.h"

#include <string.h>

/* Letters of what can be a short form, and bytes before its bracket that may explain it. */
#define MIN_LETTERS 2
#define MAX_LETTERS 6
#define MAX_WORDS   160

/* Smaller places bear too many names that are surnames too: "Smith-Jones". */
#define MIN_POPULATION 100000

/* Surer than this, the tagger is believed. */
#define MAX_DOUBT 0.7

typedef struct
{
  const DossierGazetteer *gazetteer;
  const char             *text;
  gsize                   length;
  GPtrArray              *names;
} Look;

static gsize
get_length (const DossierMention *name)
{
  return name->span.end - name->span.start;
}

static gboolean
find_place (const Look *self, DossierSpan span, DossierGazetteerEntry *entry)
{
  return self->gazetteer != NULL && span.end > span.start &&
         dossier_gazetteer_lookup (self->gazetteer,
                                   self->text + span.start,
                                   span.end - span.start,
                                   entry,
                                   1) > 0;
}

/* --- Countries --- */

/* A national team is an organisation, which the tagger knows by what stands around it. Two letters
 * are too little: "IS", "AI". */
static gboolean
is_country (const Look *self, const DossierMention *name)
{
  DossierGazetteerEntry entry;

  return name->kind == DOSSIER_ENTITY_ORGANISATION && get_length (name) > 2 &&
         name->confidence < MAX_DOUBT && find_place (self, name->span, &entry) &&
         (entry.kind == DOSSIER_PLACE_COUNTRY || entry.kind == DOSSIER_PLACE_CONTINENT);
}

/* --- Surnames and given names --- */

static gboolean
is_one_word (const char *text, gsize length)
{
  return memchr (text, ' ', length) == NULL;
}

static void
add_words (GHashTable *words, const char *text, gsize length)
{
  const char *end = text + length;

  while (text < end)
    {
      const char *space = memchr (text, ' ', (gsize) (end - text));
      const char *stop = space != NULL ? space : end;

      g_hash_table_add (words, g_strndup (text, (gsize) (stop - text)));
      text = stop + 1;
    }
}

/* "Babar" of Babar Azam is no organisation, unless one of several words has it in its name. */
static void
find_people (const Look *self)
{
  g_autoptr (GHashTable) of_people = NULL;
  g_autoptr (GHashTable) of_organisations = NULL;

  of_people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  of_organisations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < self->names->len; i++)
    {
      const DossierMention *name = g_ptr_array_index (self->names, i);
      const char           *text = self->text + name->span.start;

      if (name->kind == DOSSIER_ENTITY_PLACE || is_one_word (text, get_length (name)))
        continue;
      add_words (name->kind == DOSSIER_ENTITY_PERSON ? of_people : of_organisations,
                 text,
                 get_length (name));
    }
  for (guint i = 0; i < self->names->len; i++)
    {
      DossierMention  *name = g_ptr_array_index (self->names, i);
      const char      *text = self->text + name->span.start;
      g_autofree char *word = NULL;

      if (name->kind != DOSSIER_ENTITY_ORGANISATION || !is_one_word (text, get_length (name)))
        continue;
      word = g_strndup (text, get_length (name));
      if (g_hash_table_contains (of_people, word) &&
          !g_hash_table_contains (of_organisations, word))
        name->kind = DOSSIER_ENTITY_PERSON;
    }
}

/* --- Two places with a hyphen --- */

static gboolean
is_large (const Look *self, DossierSpan span, DossierEntityKind kind)
{
  DossierGazetteerEntry entry;

  if (!g_ascii_isupper (self->text[span.start]) || !find_place (self, span, &entry))
    return FALSE;
  return entry.kind <= DOSSIER_PLACE_COUNTRY ||
         (kind == DOSSIER_ENTITY_PLACE && entry.population >= MIN_POPULATION);
}

/* States that were one. */
static gboolean
is_union (const char *name, gsize length)
{
  static const char *const unions[] = { "Austria-Hungary",
                                        "Austria\xe2\x80\x93Hungary",
                                        "Denmark-Norway",
                                        "Poland-Lithuania",
                                        "Sweden-Norway" };

  for (gsize i = 0; i < G_N_ELEMENTS (unions); i++)
    if (strlen (unions[i]) == length && memcmp (unions[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Where the hyphen stands; 0 when they are not two. */
static gsize
find_joint (const Look *self, const DossierMention *name)
{
  static const char *const hyphens[] = { "-", "\xe2\x80\x93" };
  DossierGazetteerEntry    entry;

  if (name->kind == DOSSIER_ENTITY_PERSON ||
      is_union (self->text + name->span.start, get_length (name)))
    return 0;
  for (gsize i = 0; i < G_N_ELEMENTS (hyphens); i++)
    {
      const char *start = self->text + name->span.start;
      const char *hyphen = g_strstr_len (start, (gssize) get_length (name), hyphens[i]);
      gsize       at = hyphen != NULL ? (gsize) (hyphen - self->text) : 0;
      DossierSpan after = { at + strlen (hyphens[i]), name->span.end };

      if (hyphen != NULL && hyphen > start && after.end > after.start &&
          is_large (self, (DossierSpan){ name->span.start, at }, name->kind) &&
          is_large (self, after, name->kind) && !find_place (self, name->span, &entry))
        return at;
    }
  return 0;
}

static DossierMention *
split (const Look *self, DossierMention *name, gsize at)
{
  DossierMention *second =
      dossier_mention_new (DOSSIER_ENTITY_PLACE,
                           (DossierSpan){ at + (self->text[at] == '-' ? 1 : 3), name->span.end });

  name->kind = DOSSIER_ENTITY_PLACE;
  name->span.end = at;
  second->confidence = name->confidence;

  return second;
}

/* --- Letters that stand for plain words --- */

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
collect_plain (const Look *self)
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
      if (n > 0 && is_explained (self->text, (gsize) (start - 1 - self->text), start, n))
        g_hash_table_add (plain, g_strndup (start, n));
    }
  return plain;
}

static gboolean
is_plain (const Look *self, GHashTable *plain, const DossierMention *name)
{
  char  letters[MAX_LETTERS + 1];
  gsize n;

  if (g_hash_table_size (plain) == 0 || name->kind != DOSSIER_ENTITY_ORGANISATION)
    return FALSE;
  n = count_letters (self->text + name->span.start, get_length (name));
  if (n == 0)
    return FALSE;
  memcpy (letters, self->text + name->span.start, n);
  letters[n] = '\0';

  return g_hash_table_contains (plain, letters);
}

void
dossier_name_second_look (const DossierGazetteer *gazetteer,
                          const char             *text,
                          gsize                   length,
                          GPtrArray              *names)
{
  Look self = { gazetteer, text, length, names };
  g_autoptr (GHashTable) plain = NULL;
  g_autoptr (GPtrArray) looked_at = NULL;

  if (names->len == 0)
    return;
  find_people (&self);
  plain = collect_plain (&self);
  looked_at = g_ptr_array_sized_new (names->len);
  for (guint i = 0; i < names->len; i++)
    {
      DossierMention *name = g_ptr_array_index (names, i);
      gsize           joint = find_joint (&self, name);

      if (is_plain (&self, plain, name))
        {
          dossier_mention_free (name);
          continue;
        }
      if (is_country (&self, name))
        name->kind = DOSSIER_ENTITY_PLACE;
      g_ptr_array_add (looked_at, name);
      if (joint > 0)
        g_ptr_array_add (looked_at, split (&self, name, joint));
    }
  names->len = 0;
  for (guint i = 0; i < looked_at->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (looked_at, i));
}
