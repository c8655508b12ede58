/* dossier-place-choices.c: the places of the world that have a name, for choosing one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-place-choices.h"

#include "app/entities/dossier-choice.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* There are some sixty Springfields. */
#define MAX_PLACES 128

#define EARTH_RADIUS_KM 6371.0
/* Nearer than this it is the same place, in another gazetteer's view. */
#define SAME_PLACE_KM 30

static const char *const kinds[] = {
  [DOSSIER_PLACE_CONTINENT] = N_ ("continent"), [DOSSIER_PLACE_COUNTRY] = N_ ("country"),
  [DOSSIER_PLACE_REGION] = N_ ("region"),       [DOSSIER_PLACE_WATER] = N_ ("water"),
  [DOSSIER_PLACE_CAPITAL] = N_ ("capital"),     [DOSSIER_PLACE_CITY] = NULL,
};

static double
to_radians (double degrees)
{
  return degrees * G_PI / 180.0;
}

/* Along a great circle, by the haversine formula. */
static double
measure_km (const DossierPlace *from, const DossierGazetteerEntry *to)
{
  double north = sin (to_radians (to->latitude - from->latitude) / 2);
  double east = sin (to_radians (to->longitude - from->longitude) / 2);
  double chord = north * north +
                 cos (to_radians (from->latitude)) * cos (to_radians (to->latitude)) * east * east;

  return 2 * EARTH_RADIUS_KM * asin (MIN (1.0, sqrt (chord)));
}

/* Two digits: the gazetteer knows no more. */
static guint
round_off (double value)
{
  double step = value >= 100 ? pow (10, floor (log10 (value)) - 1) : 1;

  return (guint) (round (value / step) * step);
}

static char *
dup_detail (const DossierGazetteerEntry *entry, const DossierPlace *from)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (entry->country[0] != '\0')
    g_ptr_array_add (parts, g_strdup (entry->country));
  if (kinds[entry->kind] != NULL)
    g_ptr_array_add (parts, g_strdup (_ (kinds[entry->kind])));
  if (entry->population >= 1)
    /* Translators: how many live in a place, about */
    g_ptr_array_add (parts, g_strdup_printf (_ ("%'u people"), round_off (entry->population)));
  if (from != NULL)
    {
      double km = measure_km (from, entry);

      g_ptr_array_add (parts,
                       km < SAME_PLACE_KM
                           ? g_strdup (_ ("where it lies now"))
                           /* Translators: how far it is from where the place lies now */
                           : g_strdup_printf (_ ("%'u km away"), round_off (km)));
    }
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (" · ", (char **) parts->pdata);
}

static DossierChoice *
make_choice (const DossierGazetteerEntry *entry, const DossierPlace *from, guint number)
{
  g_autofree char *detail = dup_detail (entry, from);
  g_autofree char *title = NULL;
  DossierPlace     place = { .latitude = entry->latitude, .longitude = entry->longitude };
  DossierChoice   *choice = NULL;

  memcpy (place.country, entry->country, sizeof place.country);
  if (*entry->admin != '\0' && strcmp (entry->admin, entry->name) != 0)
    /* Translators: a place and what it lies in: "Paris, Texas" */
    title = g_strdup_printf (_ ("%s, %s"), entry->name, entry->admin);
  choice = dossier_choice_new (title != NULL ? title : entry->name,
                               detail,
                               DOSSIER_ENTITY_PLACE,
                               number);
  dossier_choice_set_place (choice, &place);
  return choice;
}

GListStore *
dossier_place_choices_list (DossierRecogniser  *recogniser,
                            const char         *name,
                            const DossierPlace *from)
{
  g_autofree DossierGazetteerEntry *entries = g_new0 (DossierGazetteerEntry, MAX_PLACES);
  GListStore                       *list = g_list_store_new (DOSSIER_TYPE_CHOICE);
  guint                             n = 0;

  g_return_val_if_fail (recogniser != NULL, list);
  g_return_val_if_fail (name != NULL, list);

  n = dossier_recogniser_list_places (recogniser, name, entries, MAX_PLACES);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierChoice) choice = make_choice (&entries[i], from, i);

      g_list_store_append (list, choice);
    }
  return list;
}
