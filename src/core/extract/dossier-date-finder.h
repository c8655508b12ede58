/* dossier-date-finder.h: when the article of a page was published and changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-metadata-source.h"

G_BEGIN_DECLS

/**
 * dossier_date_find:
 * @source: with its lines read
 * @published: (out) (nullable): ISO 8601
 * @modified: (out) (nullable): the same
 *
 * Takes structured data, then meta elements, then what is marked on the page, then the address,
 * then what is printed near the headline, then what is printed elsewhere with a word for
 * publishing. Of an instant in universal time and a day in the address that are a day apart the
 * latter is how the publication counts. Dates of other articles, comments and menus are passed
 * over. An article that only says when it was changed was published then.
 */
void dossier_date_find (const DossierMetadataSource *source, char **published, char **modified);

G_END_DECLS
