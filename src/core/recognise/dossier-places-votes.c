/* dossier-places-votes.c: where in the world the places of one article are at home.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-places-votes.h"

#include <math.h>
#include <string.h>

/* Kilometres within which a town is at home in another that stands behind its comma. */
#define TOWN_RADIUS 60
/* Degrees of a side of the squares in which near places are counted, and of those for neighbours.
 */
#define CELL      1.0
#define FINE_CELL 0.3

/* How much company in the same country, division and neighbourhood counts. */
#define FACTOR_COUNTRY  0.9
#define FACTOR_DIVISION 1.5
#define FACTOR_NEAR     0.9
#define FACTOR_FINE     0.6

struct _DossierPlacesVotes
{
  /* Keys below → double. */
  GHashTable *countries;
  GHashTable *divisions;
  GHashTable *cells;
  GHashTable *fine_cells;
};

static double
measure_distance (const DossierGazetteerEntry *a, const DossierGazetteerEntry *b)
{
  const double radian = G_PI / 180;
  double       south = sin ((a->latitude - b->latitude) * radian / 2);
  double       east = sin ((a->longitude - b->longitude) * radian / 2);
  double h = south * south + cos (a->latitude * radian) * cos (b->latitude * radian) * east * east;

  return 2 * 6371.0 * asin (sqrt (MIN (h, 1)));
}

static guint64
get_country_key (const DossierGazetteerEntry *entry)
{
  return (guint64) (guchar) entry->country[0] << 8 | (guchar) entry->country[1];
}

/* The first-level division an entry lies in or is; names are unique strings of the gazetteer. Zero
 * for countries and what lies in none. */
static guint64
get_division_key (const DossierGazetteerEntry *entry)
{
  const char *name = *entry->admin != '\0'                 ? entry->admin
                     : entry->kind == DOSSIER_PLACE_REGION ? entry->name
                                                           : NULL;

  return name != NULL ? (guint64) GPOINTER_TO_SIZE (name) ^ get_country_key (entry) << 48 : 0;
}

static guint64
get_cell_key (const DossierGazetteerEntry *entry, double side, int row, int column)
{
  int y = (int) floor (entry->latitude / side) + row;
  int x = (int) floor (entry->longitude / side) + column;

  return (guint64) (guint32) y << 32 | (guint32) x;
}

static gboolean
is_point (const DossierGazetteerEntry *entry)
{
  return dossier_places_is_town (entry) || *entry->admin != '\0';
}

static double
get_votes (GHashTable *table, guint64 key)
{
  const double *votes = g_hash_table_lookup (table, &key);

  return votes != NULL ? *votes : 0;
}

static void
add_votes (GHashTable *table, guint64 key, double weight)
{
  double *votes = g_hash_table_lookup (table, &key);

  if (votes == NULL)
    {
      votes = g_new0 (double, 1);
      g_hash_table_insert (table, g_memdup2 (&key, sizeof key), votes);
    }
  *votes += weight;
}

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
}

DossierPlacesVotes *
dossier_places_votes_new (void)
{
  DossierPlacesVotes *self = g_new0 (DossierPlacesVotes, 1);

  self->countries = new_table ();
  self->divisions = new_table ();
  self->cells = new_table ();
  self->fine_cells = new_table ();
  return self;
}

void
dossier_places_votes_free (DossierPlacesVotes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->countries);
  g_hash_table_unref (self->divisions);
  g_hash_table_unref (self->cells);
  g_hash_table_unref (self->fine_cells);
  g_free (self);
}

void
dossier_places_votes_add (DossierPlacesVotes          *self,
                          const DossierGazetteerEntry *entry,
                          double                       weight)
{
  guint64 division = get_division_key (entry);

  if (*entry->country != '\0')
    add_votes (self->countries, get_country_key (entry), weight);
  if (division != 0)
    add_votes (self->divisions, division, weight);
  if (!is_point (entry))
    return;
  add_votes (self->cells, get_cell_key (entry, CELL, 0, 0), weight);
  add_votes (self->fine_cells, get_cell_key (entry, FINE_CELL, 0, 0), weight);
}

/* The second witness adds less than the first: a doubling counts as one. */
static double
weigh (double votes)
{
  return log2 (1 + MAX (votes, 0));
}

/* Votes in the square of an entry and those around it. */
static double
count_near (GHashTable *table, const DossierGazetteerEntry *entry, double side)
{
  double near = 0;

  for (int row = -1; row <= 1; row++)
    for (int column = -1; column <= 1; column++)
      near += get_votes (table, get_cell_key (entry, side, row, column));
  return near;
}

double
dossier_places_votes_measure (const DossierPlacesVotes *self, const DossierGazetteerEntry *entry)
{
  double company = 0;

  company += FACTOR_COUNTRY * weigh (get_votes (self->countries, get_country_key (entry)));
  company += FACTOR_DIVISION * weigh (get_votes (self->divisions, get_division_key (entry)));
  if (!is_point (entry))
    return company;
  return company + FACTOR_NEAR * weigh (count_near (self->cells, entry, CELL)) +
         FACTOR_FINE * weigh (count_near (self->fine_cells, entry, FINE_CELL));
}

gboolean
dossier_places_is_division (const DossierGazetteerEntry *entry)
{
  return entry->kind == DOSSIER_PLACE_REGION && *entry->admin == '\0' && *entry->country != '\0';
}

gboolean
dossier_places_is_town (const DossierGazetteerEntry *entry)
{
  return entry->kind == DOSSIER_PLACE_CITY || entry->kind == DOSSIER_PLACE_CAPITAL;
}

gboolean
dossier_places_share_country (const DossierGazetteerEntry *a, const DossierGazetteerEntry *b)
{
  return *a->country != '\0' && get_country_key (a) == get_country_key (b);
}

gboolean
dossier_places_lies_in (const DossierGazetteerEntry *inner, const DossierGazetteerEntry *outer)
{
  if (!dossier_places_share_country (inner, outer))
    return FALSE;
  if (outer->kind == DOSSIER_PLACE_COUNTRY)
    return inner->kind != DOSSIER_PLACE_COUNTRY;
  if (dossier_places_is_division (outer))
    return get_division_key (inner) == get_division_key (outer) &&
           !dossier_places_is_division (inner);
  return is_point (inner) && inner->name != outer->name &&
         measure_distance (inner, outer) < TOWN_RADIUS;
}
