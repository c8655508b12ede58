/* dossier-nationalities.h: finds words for a people ("Ukrainian"), which name no place but tell of
 * a country.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * DossierNationality:
 * @span: its bytes of the text
 * @country: ISO 3166-1 alpha-2
 */
typedef struct
{
  DossierSpan span;
  char        country[3];
} DossierNationality;

/**
 * dossier_nationalities_find:
 * @text: (array length=length): valid UTF-8
 * @mentions: (element-type DossierMention): found in @text, in the order in which they begin
 *
 * Words inside a name ("French Football Federation") and languages ("in French") are left out. Of
 * two countries with one word for their people, the one that @mentions has places of is meant.
 * Linear in the length.
 *
 * Returns: (transfer full) (element-type DossierNationality): in the order of the text
 */
GArray *dossier_nationalities_find (const char *text, gsize length, const GPtrArray *mentions);

/* The usual English name of a country that has a word here, of two letters; (nullable). */
const char *dossier_nationalities_get_country_name (const char *country);

G_END_DECLS
