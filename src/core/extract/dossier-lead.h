/* dossier-lead.h: the sentences that introduce an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-metadata-source.h"

G_BEGIN_DECLS

/**
 * dossier_lead_find:
 * @source: with its lines read
 * @title: (nullable): the article's
 *
 * What stands between headline and text and is named for a lead, or is the first thing there and
 * what the page gives as its description; else the description.
 *
 * Returns: (transfer full) (nullable): the lead
 */
char *dossier_lead_find (const DossierMetadataSource *source, const char *title);

G_END_DECLS
