/* dossier-byline-finder.h: who wrote the article of a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-metadata-source.h"

G_BEGIN_DECLS

/**
 * dossier_byline_find:
 * @source: with its lines read
 * @site: (nullable): the publication's name
 *
 * Compares the authors that structured data and meta elements name with the line near the headline
 * that begins with "By", is named for the author or links to a person. What is printed wins where
 * it says more or less of the same people; an organisation, and the publication itself, are taken
 * when nobody else is named.
 *
 * Returns: (transfer full) (nullable): names joined by ", "
 */
char *dossier_byline_find (const DossierMetadataSource *source, const char *site);

G_END_DECLS
