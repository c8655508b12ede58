/* dossier-places.c: decides which place of the world each mention of a place means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-places.h"

#include "core/recognise/dossier-nationalities.h"
#include "core/recognise/dossier-places-names.h"
#include "core/recognise/dossier-places-votes.h"
#include "core/text/dossier-fold.h"

#include <math.h>
#include <string.h>

/* Bytes of a name; longer ones are none. */
#define MAX_NAME 128

/* Rounds in which the places of an article agree on where they are. */
#define N_ROUNDS 3
/* Digits of population that a quarter of a town may have less than the best known of its name. */
#define MAX_SURPRISE 1.5

/* Digits of population that a region without population is worth. */
#define WORTH_WITHOUT_POPULATION 6.2
/* Digits that a place is worth less, at the least, than the one before it in the gazetteer's order,
 * which knows more than population: which name is only a spelling. */
#define STEP 0.05

/* What a place weighs that is certain, that has one reading, that is the best guess of several; and
 * all the readings that a name may have. */
#define WEIGHT_CERTAIN  2.0
#define WEIGHT_SINGLE   1.0
#define WEIGHT_GUESS    0.5
#define WEIGHT_POSSIBLE 0.3
/* What part of that the place in an organisation's name weighs. */
#define WITNESS_SHARE 1.0
/* What a word for a people weighs for its country: "Canadian" is no place, but company. */
#define WEIGHT_PEOPLE 0.3

/* A place that a name may mean, and what it is worth before the article is known, in decimal digits
 * of population. */
typedef struct
{
  DossierGazetteerEntry entry;
  double                prior;
} Reading;

/* All mentions with the same words: an article has one Springfield. */
typedef struct
{
  Reading *readings;
  guint    n_readings;
  guint    best;
  double   weight;
  gboolean is_certain;
  gboolean is_listed;
} Toponym;

/* What stands behind the comma of a name. */
typedef struct
{
  DossierGazetteerEntry readings[DOSSIER_PLACES_MAX_READINGS];
  guint                 n_readings;
  DossierSpan           span;
} Qualifier;

typedef struct
{
  DossierPlacesText   text;
  GHashTable         *toponyms; /* folded name → Toponym */
  DossierPlacesVotes *votes;
} Resolver;

static double
rate_entry (const DossierGazetteerEntry *entry)
{
  static const double worth[] = {
    [DOSSIER_PLACE_CONTINENT] = 10, [DOSSIER_PLACE_COUNTRY] = 3.6, [DOSSIER_PLACE_REGION] = 1.0,
    [DOSSIER_PLACE_WATER] = 6,      [DOSSIER_PLACE_CAPITAL] = 0.8, [DOSSIER_PLACE_CITY] = 0,
  };

  /* Nobody counts the people of the Sahel. */
  if (entry->kind == DOSSIER_PLACE_REGION && entry->population == 0)
    return WORTH_WITHOUT_POPULATION;
  return log10 (1.0 + entry->population) + worth[entry->kind];
}

static Toponym *
new_toponym (const DossierGazetteerEntry *entries, guint n_entries)
{
  Toponym *toponym = g_new0 (Toponym, 1);
  double   limit = G_MAXDOUBLE;

  toponym->n_readings = n_entries;
  toponym->readings = g_new (Reading, toponym->n_readings);
  for (guint i = 0; i < toponym->n_readings; i++)
    {
      double prior = MIN (rate_entry (&entries[i]), limit);

      toponym->readings[i] = (Reading){ entries[i], prior };
      limit = prior - STEP;
    }
  toponym->weight = toponym->n_readings == 1 ? WEIGHT_SINGLE : WEIGHT_GUESS;
  return toponym;
}

static void
free_toponym (gpointer data)
{
  Toponym *toponym = data;

  g_free (toponym->readings);
  g_free (toponym);
}

static Toponym *
get_toponym (Resolver *self, const DossierMention *mention)
{
  gsize            length = mention->span.end - mention->span.start;
  g_autofree char *key = NULL;
  Toponym         *toponym;

  if (mention->kind != DOSSIER_ENTITY_PLACE || length == 0 || length > MAX_NAME)
    return NULL;
  key = dossier_fold_string (self->text.text + mention->span.start, length);
  toponym = g_hash_table_lookup (self->toponyms, key);
  if (toponym == NULL)
    {
      DossierGazetteerEntry entries[DOSSIER_PLACES_MAX_READINGS];

      toponym = new_toponym (entries, dossier_places_names_find (&self->text, mention, entries));
      g_hash_table_insert (self->toponyms, g_steal_pointer (&key), toponym);
    }
  return toponym->n_readings > 0 ? toponym : NULL;
}

/* Whether one reading of the name is a division of the same country. */
static gboolean
may_be_division (const Toponym *toponym, const DossierGazetteerEntry *other)
{
  for (guint i = 0; i < toponym->n_readings; i++)
    if (dossier_places_is_division (&toponym->readings[i].entry) &&
        dossier_places_share_country (&toponym->readings[i].entry, other))
      return TRUE;
  return FALSE;
}

/* Whether another division of its country follows the one behind the comma. */
static gboolean
is_enumerated (const Resolver *self, gsize offset, const DossierGazetteerEntry *division)
{
  DossierGazetteerEntry next[DOSSIER_PLACES_MAX_READINGS];
  DossierSpan           span;
  guint                 n;

  n = dossier_places_names_read_next (&self->text, offset, DOSSIER_PLACES_IN_LIST, next, &span);
  return n > 0 && dossier_places_is_division (&next[0]) &&
         dossier_places_share_country (&next[0], division);
}

/* "Georgia, Alabama and Texas" is a list, not a town called Georgia. */
static gboolean
is_list (const Resolver              *self,
         const Toponym               *toponym,
         const DossierGazetteerEntry *qualifier,
         gsize                        qualifier_end)
{
  const DossierGazetteerEntry *first = &toponym->readings[0].entry;

  if (first->kind == DOSSIER_PLACE_COUNTRY && qualifier->kind == DOSSIER_PLACE_COUNTRY)
    return TRUE;
  if (!dossier_places_is_division (qualifier) || !may_be_division (toponym, qualifier))
    return FALSE;
  return dossier_places_is_division (first) || is_enumerated (self, qualifier_end, qualifier);
}

/* Whether @reading of the name is in @outer, which stands behind the comma. A town there must be
 * the usual one of its name: "Paris, London" are not two hamlets that happen to be neighbours. */
static gboolean
is_inside (const Toponym *toponym, guint reading, const Qualifier *qualifier, guint outer)
{
  if (!dossier_places_lies_in (&toponym->readings[reading].entry, &qualifier->readings[outer]))
    return FALSE;
  return !dossier_places_is_town (&qualifier->readings[outer]) ||
         (outer == 0 &&
          toponym->readings[reading].prior + MAX_SURPRISE > toponym->readings[0].prior);
}

static void
make_certain (Toponym *toponym, guint reading)
{
  toponym->best = reading;
  toponym->is_certain = TRUE;
  toponym->weight = WEIGHT_CERTAIN;
}

/* Finds the reading that lies in a reading of what stands behind the comma; returns the latter. */
static const DossierGazetteerEntry *
match_qualifier (const Resolver *self, Toponym *toponym, const Qualifier *qualifier)
{
  for (guint outer = 0; outer < qualifier->n_readings; outer++)
    {
      if (is_list (self, toponym, &qualifier->readings[outer], qualifier->span.end))
        continue;
      for (guint i = 0; i < toponym->n_readings; i++)
        if (is_inside (toponym, i, qualifier, outer))
          {
            make_certain (toponym, i);
            return &qualifier->readings[outer];
          }
    }
  return NULL;
}

/* Makes the name certain that stood behind another's comma. */
static void
confirm_reading (Toponym *toponym, const DossierGazetteerEntry *entry)
{
  for (guint i = 0; i < toponym->n_readings && !toponym->is_certain; i++)
    if (toponym->readings[i].entry.name == entry->name &&
        dossier_places_share_country (&toponym->readings[i].entry, entry))
      make_certain (toponym, i);
}

static void
set_place (DossierMention *mention, const DossierGazetteerEntry *entry)
{
  if (mention->place == NULL)
    mention->place = g_new0 (DossierPlace, 1);
  mention->place->latitude = entry->latitude;
  mention->place->longitude = entry->longitude;
  memcpy (mention->place->country, entry->country, sizeof mention->place->country);
}

/* Settles the mentions that say themselves where they are, and what they say it with. */
static void
apply_patterns (Resolver *self, GPtrArray *mentions)
{
  DossierGazetteerEntry outer;
  gsize                 outer_start = G_MAXSIZE;

  for (guint i = 0; i < mentions->len; i++)
    {
      DossierMention              *mention = g_ptr_array_index (mentions, i);
      Toponym                     *toponym = get_toponym (self, mention);
      const DossierGazetteerEntry *match;
      Qualifier                    qualifier;

      if (toponym == NULL)
        continue;
      if (mention->span.start == outer_start)
        {
          set_place (mention, &outer);
          confirm_reading (toponym, &outer);
        }
      qualifier.n_readings = dossier_places_names_read_next (&self->text,
                                                             mention->span.end,
                                                             DOSSIER_PLACES_AFTER_COMMA,
                                                             qualifier.readings,
                                                             &qualifier.span);
      match = match_qualifier (self, toponym, &qualifier);
      if (match == NULL)
        continue;
      set_place (mention, &toponym->readings[toponym->best].entry);
      outer = *match;
      outer_start = qualifier.span.start;
      /* It counts even where no mention stands for it. */
      dossier_places_votes_add (self->votes, &outer, WEIGHT_SINGLE);
    }
}

/* Lets a name vote: for its best reading, and a little for each that it may have, so that three
 * names of one county find each other though each has a better known namesake elsewhere. */
static void
vote_for_readings (Resolver *self, const Toponym *toponym, double sign)
{
  double possible = WEIGHT_POSSIBLE / sqrt (toponym->n_readings);

  dossier_places_votes_add (self->votes,
                            &toponym->readings[toponym->best].entry,
                            sign * toponym->weight);
  if (toponym->is_certain)
    return;
  for (guint i = 0; i < toponym->n_readings; i++)
    dossier_places_votes_add (self->votes, &toponym->readings[i].entry, sign * possible);
}

static void
choose_best (Resolver *self, Toponym *toponym)
{
  double best_score = -G_MAXDOUBLE;

  vote_for_readings (self, toponym, -1);
  for (guint i = 0; !toponym->is_certain && i < toponym->n_readings; i++)
    {
      double score = toponym->readings[i].prior +
                     dossier_places_votes_measure (self->votes, &toponym->readings[i].entry);

      if (score > best_score)
        {
          best_score = score;
          toponym->best = i;
        }
    }
  vote_for_readings (self, toponym, 1);
}

static void
agree (Resolver *self, GPtrArray *toponyms)
{
  for (guint i = 0; i < toponyms->len; i++)
    vote_for_readings (self, g_ptr_array_index (toponyms, i), 1);
  for (int round = 0; round < N_ROUNDS; round++)
    for (guint i = 0; i < toponyms->len; i++)
      choose_best (self, g_ptr_array_index (toponyms, i));
}

/* The place inside an organisation's name, which tells where the article is at home though it is
 * no mention of its own: "Rapides Parish Fire District". */
static Toponym *
get_witness (Resolver *self, const DossierMention *mention)
{
  DossierGazetteerEntry entries[DOSSIER_PLACES_MAX_READINGS];
  g_autofree char      *key = NULL;
  Toponym              *toponym;
  DossierSpan           part;
  guint                 n;

  if (mention->kind != DOSSIER_ENTITY_ORGANISATION ||
      mention->span.end - mention->span.start > MAX_NAME)
    return NULL;
  part = mention->span;
  n = dossier_places_names_find_twin (&self->text, &mention->span, entries);
  if (n == 0)
    n = dossier_places_names_find_inside (&self->text, &mention->span, entries, &part);
  if (n == 0)
    return NULL;
  key = dossier_fold_string (self->text.text + part.start, part.end - part.start);
  toponym = g_hash_table_lookup (self->toponyms, key);
  if (toponym == NULL)
    {
      toponym = new_toponym (entries, n);
      toponym->weight *= WITNESS_SHARE;
      g_hash_table_insert (self->toponyms, g_steal_pointer (&key), toponym);
    }
  return toponym->n_readings > 0 ? toponym : NULL;
}

/* The names of the article in the order of the text, so that the same text has the same places. */
static GPtrArray *
list_toponyms (Resolver *self, GPtrArray *mentions)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);
      Toponym *toponym = mention->kind == DOSSIER_ENTITY_PLACE ? get_toponym (self, mention)
                                                               : get_witness (self, mention);

      if (toponym == NULL || toponym->is_listed)
        continue;
      toponym->is_listed = TRUE;
      g_ptr_array_add (list, toponym);
    }
  return list;
}

static void
vote_for_peoples (Resolver *self, const GPtrArray *mentions)
{
  g_autoptr (GArray) found =
      dossier_nationalities_find (self->text.text, self->text.length, mentions);

  for (guint i = 0; i < found->len; i++)
    {
      DossierGazetteerEntry country = { .name = "", .admin = "", .kind = DOSSIER_PLACE_COUNTRY };

      memcpy (country.country,
              g_array_index (found, DossierNationality, i).country,
              sizeof country.country);
      dossier_places_votes_add (self->votes, &country, WEIGHT_PEOPLE);
    }
}

void
dossier_places_resolve (const DossierGazetteer *gazetteer,
                        const char             *text,
                        gsize                   length,
                        GPtrArray              *mentions)
{
  g_autoptr (GHashTable) toponyms = NULL;
  g_autoptr (DossierPlacesVotes) votes = NULL;
  g_autoptr (GPtrArray) list = NULL;
  Resolver self = { 0 };

  g_return_if_fail (gazetteer != NULL);
  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (mentions != NULL);

  toponyms = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_toponym);
  votes = dossier_places_votes_new ();
  self.text = (DossierPlacesText){ gazetteer, text, length };
  self.toponyms = toponyms;
  self.votes = votes;
  apply_patterns (&self, mentions);
  vote_for_peoples (&self, mentions);
  list = list_toponyms (&self, mentions);
  agree (&self, list);
  for (guint i = 0; i < mentions->len; i++)
    {
      DossierMention *mention = g_ptr_array_index (mentions, i);
      Toponym        *toponym = get_toponym (&self, mention);

      if (toponym != NULL && mention->place == NULL)
        set_place (mention, &toponym->readings[toponym->best].entry);
    }
}
