/* dossier-places-names.h: the places that a name in a text may mean, whatever words are around it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-gazetteer.h"

G_BEGIN_DECLS

/* Readings of one name that are weighed. */
#define DOSSIER_PLACES_MAX_READINGS 24

/* A text, and the gazetteer its names are looked up in. */
typedef struct
{
  const DossierGazetteer *gazetteer;
  const char             *text;
  gsize                   length;
} DossierPlacesText;

/* What may stand between a name and the next. */
typedef enum
{
  DOSSIER_PLACES_AFTER_COMMA, /* "City, State", "City (State)" */
  DOSSIER_PLACES_IN_LIST,     /* ", " and "and" */
} DossierPlacesJoin;

/**
 * dossier_places_names_find:
 * @entries: (out caller-allocates) (array fixed-size=24): the readings, best known first
 *
 * Looks the words of @mention up, else without a word such as "northern" or "region" that is no
 * part of the name, else the mention's full name, else as the abbreviation of a state.
 *
 * Returns: how many readings there are
 */
guint dossier_places_names_find (const DossierPlacesText *self,
                                 const DossierMention    *mention,
                                 DossierGazetteerEntry   *entries);

/**
 * dossier_places_names_find_inside:
 * @part: (out): the words of it that name the place; untouched without one
 *
 * The place that a longer name begins with, "Gainesville Police Department", or ends with behind
 * "of" or "in": "Port Authority of Gdańsk".
 *
 * Returns: how many readings there are
 */
guint dossier_places_names_find_inside (const DossierPlacesText *self,
                                        const DossierSpan       *name,
                                        DossierGazetteerEntry   *entries,
                                        DossierSpan             *part);

/**
 * dossier_places_names_find_twin:
 * @entries: (out caller-allocates) (array fixed-size=24): the readings of the first, best known
 * first
 *
 * Two neighbours whose names are joined by a hyphen, also at the start of a longer name:
 * "Fargo-Moorhead", "Paris-Henry County Rescue Squad". Only readings that lie near one of the other
 * count, so that each says which namesake the other is.
 *
 * Returns: how many readings there are
 */
guint dossier_places_names_find_twin (const DossierPlacesText *self,
                                      const DossierSpan       *name,
                                      DossierGazetteerEntry   *entries);

/**
 * dossier_places_names_read_next:
 * @offset: end of a name
 * @span: (out): where the next name stands; untouched without one
 *
 * Reads the place that follows a name, joined to it by @join: the longest run of capitalised words
 * that is one.
 *
 * Returns: how many readings there are, zero when no place follows
 */
guint dossier_places_names_read_next (const DossierPlacesText *self,
                                      gsize                    offset,
                                      DossierPlacesJoin        join,
                                      DossierGazetteerEntry   *entries,
                                      DossierSpan             *span);

G_END_DECLS
