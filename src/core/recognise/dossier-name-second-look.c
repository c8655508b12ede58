/* dossier-name-second-look.c: mends names by what the gazetteer and the text itself say of them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-letters.h"
#include "core/recognise/dossier-name-people.h"
#include "core/recognise/dossier-name-roles.h"
#include "core/recognise/dossier-name-second-look.h"

#include <string.h>

/* Smaller places bear too many names that are surnames too: "Smith-Jones". */
#define MIN_POPULATION 100000

/* Bytes of a name that may be letters alone, "PNG". */
#define MAX_SHORT_FORM 6

/* Longer names stay as they are. */
#define MAX_NAME 256

/* Bytes of an address that are looked at. */
#define MAX_ADDRESS 512

/* Surer than this, the tagger is believed. */
#define MAX_DOUBT      0.7
#define MAX_SITE_DOUBT 0.95

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

  return get_length (name) > 2 && name->confidence < MAX_DOUBT &&
         find_place (self, name->span, &entry) &&
         (entry.kind == DOSSIER_PLACE_COUNTRY || entry.kind == DOSSIER_PLACE_CONTINENT ||
          (entry.kind == DOSSIER_PLACE_REGION && get_length (name) > MAX_SHORT_FORM));
}

/* --- Sites --- */

static gboolean
ends_in (const char *text, gsize length, const char *tail)
{
  gsize n = strlen (tail);

  return length > n && memcmp (text + length - n, tail, n) == 0;
}

/* What is built, or lies, and does nothing by itself: "Banya Bashi Mosque", "Port of Acajutla". */
static gboolean
is_site (const Look *self, const DossierMention *name)
{
  static const char *const tails[] = { " Mosque", " Monastery", " Synagogue", " Temple",
                                       " Hotel",  " Resort",    " Airport",   " Stadium",
                                       " Palace", " Castle",    " Square",    " Bridge",
                                       " Reef",   " Dam",       " Cemetery",  " Street",
                                       " Road",   " Avenue",    " Bay",       " Highway",
                                       " Shrine", " Fortress",  " Building",  " Arena" };
  const char              *text = self->text + name->span.start;

  if (name->confidence >= MAX_SITE_DOUBT)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    if (ends_in (text, get_length (name), tails[i]))
      return TRUE;
  return FALSE;
}

/* --- Members --- */

static gboolean
is_one_word (const char *text, gsize length)
{
  return memchr (text, ' ', length) == NULL;
}

/* Whether a name of several words that somebody in the text has ends @name; where it begins. */
static gsize
find_known_member (const Look *self, GHashTable *people, const DossierMention *name)
{
  for (gsize at = name->span.start + 1; at < name->span.end; at++)
    {
      g_autofree char *rest = NULL;

      if (self->text[at - 1] != ' ')
        continue;
      rest = g_strndup (self->text + at, name->span.end - at);
      if (g_hash_table_contains (people, rest) && !is_one_word (rest, name->span.end - at))
        return at;
    }
  return 0;
}

/* The person at the end of an organisation's name, "University of Havana Julio Fernández", whom the
 * text names elsewhere as well, wholly or by the last word; where they begin, or 0. */
static gsize
find_member (const Look *self, GHashTable *people, const DossierMention *name)
{
  const char *start = self->text + name->span.start;
  const char *end = self->text + name->span.end;
  const char *last = end;
  const char *before;
  gsize       known;

  if (name->kind != DOSSIER_ENTITY_ORGANISATION || get_length (name) > MAX_NAME)
    return 0;
  known = find_known_member (self, people, name);
  if (known > 0)
    return known;
  while (last > start && last[-1] != ' ')
    last--;
  if (last - start < 2)
    return 0;
  before = last - 1;
  while (before > start && before[-1] != ' ')
    before--;
  if (before > start && g_ascii_isupper (before[0]))
    {
      g_autofree char *word = g_strndup (last, (gsize) (end - last));

      return g_hash_table_contains (people, word) ? (gsize) (before - self->text) : 0;
    }
  return 0;
}

static DossierMention *
split_member (DossierMention *name, gsize at)
{
  DossierMention *person =
      dossier_mention_new (DOSSIER_ENTITY_PERSON, (DossierSpan){ at, name->span.end });

  name->span.end = at - 1;
  person->confidence = name->confidence;

  return person;
}

/* What people are called: their whole names and the last words of them. */
static GHashTable *
collect_people (const Look *self)
{
  GHashTable *people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->names->len; i++)
    {
      const DossierMention *name = g_ptr_array_index (self->names, i);
      const char           *text = self->text + name->span.start;
      gsize                 length = get_length (name);
      gsize                 at = length;

      if (name->kind != DOSSIER_ENTITY_PERSON || length > MAX_NAME)
        continue;
      while (at > 0 && text[at - 1] != ' ')
        at--;
      g_hash_table_add (people, g_strndup (text, length));
      if (at > 0)
        g_hash_table_add (people, g_strndup (text + at, length - at));
    }
  return people;
}

static void
settle_roles (const Look *self)
{
  guint n = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      DossierMention *name = g_ptr_array_index (self->names, i);

      if (dossier_name_roles_settle (self->gazetteer, self->text, name))
        self->names->pdata[n++] = name;
      else
        dossier_mention_free (name);
    }
  self->names->len = n;
}

/* --- Lists inside a name --- */

/* "Ministry of Education, Tertiary Education, Science and Technology" is one name, found as two. */
static gboolean
is_continued (const Look *self, const DossierMention *name, const DossierMention *next)
{
  static const char *const heads[] = { "Ministry of ", "Ministry for ", "Department of " };
  const char              *text = self->text + name->span.start;
  const char              *rest = self->text + next->span.start;

  if (name->kind != DOSSIER_ENTITY_ORGANISATION || next->kind != DOSSIER_ENTITY_ORGANISATION ||
      next->span.start != name->span.end + 2 ||
      memcmp (self->text + name->span.end, ", ", 2) != 0 ||
      g_strstr_len (rest, (gssize) get_length (next), " and ") == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (heads); i++)
    if (get_length (name) > strlen (heads[i]) && memcmp (text, heads[i], strlen (heads[i])) == 0)
      return TRUE;
  return FALSE;
}

static void
join_lists (const Look *self)
{
  guint n = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      DossierMention *name = g_ptr_array_index (self->names, i);

      if (n > 0 && is_continued (self, self->names->pdata[n - 1], name))
        {
          ((DossierMention *) self->names->pdata[n - 1])->span.end = name->span.end;
          dossier_mention_free (name);
        }
      else
        self->names->pdata[n++] = name;
    }
  self->names->len = n;
}

/* --- Money and addresses --- */

/* "US$5", "133 million U.S. dollars": the money's name is no place. */
static gboolean
is_of_money (const Look *self, const DossierMention *name)
{
  static const char *const tails[] = { "$", " $", " dollar", "-dollar", " Dollar" };
  const char              *after = self->text + name->span.end;
  gsize                    left = self->length - name->span.end;

  if (name->kind == DOSSIER_ENTITY_PERSON || get_length (name) > 4)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (tails); i++)
    if (left >= strlen (tails[i]) && memcmp (after, tails[i], strlen (tails[i])) == 0)
      return TRUE;
  return FALSE;
}

/* Whether the name stands in the middle of an address, "https://news.example/Iran-says". */
static gboolean
is_in_address (const Look *self, const DossierMention *name)
{
  gsize first = name->span.start > MAX_ADDRESS ? name->span.start - MAX_ADDRESS : 0;
  gsize at = name->span.start;

  while (at > first && !g_ascii_isspace (self->text[at - 1]))
    at--;
  return g_strstr_len (self->text + at, (gssize) (name->span.start - at), "://") != NULL ||
         (name->span.start - at > 4 && memcmp (self->text + at, "www.", 4) == 0);
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

/* Whether the mention is of nothing; else its kind is what it should be. */
static gboolean
is_nothing (const Look *self, const DossierNameLetters *letters, DossierMention *name)
{
  if (is_of_money (self, name) || is_in_address (self, name))
    return TRUE;
  if (name->kind != DOSSIER_ENTITY_ORGANISATION)
    return FALSE;
  switch (dossier_name_letters_look_up (letters, self->text + name->span.start, get_length (name)))
    {
    case DOSSIER_NAME_MEANING_PLAIN:
      return TRUE;
    case DOSSIER_NAME_MEANING_PLACE:
      name->kind = DOSSIER_ENTITY_PLACE;
      break;
    case DOSSIER_NAME_MEANING_UNKNOWN:
      if (is_country (self, name) || is_site (self, name))
        name->kind = DOSSIER_ENTITY_PLACE;
      break;
    }
  return FALSE;
}

void
dossier_name_second_look (const DossierGazetteer *gazetteer,
                          const char             *text,
                          gsize                   length,
                          GPtrArray              *names)
{
  Look self = { gazetteer, text, length, names };
  g_autoptr (DossierNameLetters) letters = NULL;
  g_autoptr (GHashTable) people = NULL;
  g_autoptr (GPtrArray) looked_at = NULL;

  if (names->len == 0)
    return;
  join_lists (&self);
  settle_roles (&self);
  dossier_name_people_settle (gazetteer, text, names);
  letters = dossier_name_letters_new (text, length, names);
  people = collect_people (&self);
  looked_at = g_ptr_array_sized_new (names->len);
  for (guint i = 0; i < names->len; i++)
    {
      DossierMention *name = g_ptr_array_index (names, i);
      gsize           joint = find_joint (&self, name);
      gsize           member = find_member (&self, people, name);

      if (is_nothing (&self, letters, name))
        {
          dossier_mention_free (name);
          continue;
        }
      g_ptr_array_add (looked_at, name);
      if (joint > 0)
        g_ptr_array_add (looked_at, split (&self, name, joint));
      else if (member > 0)
        g_ptr_array_add (looked_at, split_member (name, member));
    }
  names->len = 0;
  for (guint i = 0; i < looked_at->len; i++)
    g_ptr_array_add (names, g_ptr_array_index (looked_at, i));
}
