/* dossier-gazetteer.h: the places of the world by name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

typedef struct _DossierGazetteer DossierGazetteer;

typedef enum
{
  DOSSIER_PLACE_CONTINENT,
  DOSSIER_PLACE_COUNTRY,
  DOSSIER_PLACE_REGION,
  DOSSIER_PLACE_WATER,
  DOSSIER_PLACE_CAPITAL,
  DOSSIER_PLACE_CITY,
} DossierPlaceKind;

/**
 * DossierGazetteerEntry:
 * @name: usual English name, NUL-terminated, owned by the gazetteer
 * @admin: first-level division it lies in ("Texas"), "" when unknown
 * @country: ISO 3166-1 alpha-2
 */
typedef struct
{
  const char      *name;
  const char      *admin;
  DossierPlaceKind kind;
  double           latitude;
  double           longitude;
  guint            population;
  char             country[3];
} DossierGazetteerEntry;

/**
 * dossier_gazetteer_new:
 * @bytes: contents of places.gazetteer; kept
 *
 * Checks header, sizes and checksum; reads nothing else, so it takes no time. Immutable.
 */
DossierGazetteer *dossier_gazetteer_new (GBytes *bytes, GError **error);
void              dossier_gazetteer_free (DossierGazetteer *self);

/* Words of the longest name. */
#define DOSSIER_GAZETTEER_MAX_WORDS 6

/**
 * dossier_gazetteer_has_name:
 *
 * Whether @name, as printed (folded here without allocation), is the name of any place. The quick
 * test for a tagger's feature.
 */
gboolean dossier_gazetteer_has_name (const DossierGazetteer *self, const char *name, gsize length);

/**
 * dossier_gazetteer_lookup:
 * @entries: (out caller-allocates) (array length=n_entries): filled with the most prominent first
 *
 * Returns: how many were filled in
 */
guint dossier_gazetteer_lookup (const DossierGazetteer *self,
                                const char             *name,
                                gsize                   length,
                                DossierGazetteerEntry  *entries,
                                guint                   n_entries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierGazetteer, dossier_gazetteer_free)

G_END_DECLS
