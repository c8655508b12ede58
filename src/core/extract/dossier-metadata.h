/* dossier-metadata.h: what a page says about its article outside the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * DossierMetadata:
 *
 * The members mean what those of #DossierDocument of the same name mean; each NULL when unknown.
 * @is_paid: whether the page says that the article is not accessible for free
 * @body: (nullable): the text as given in structured data: paragraphs parted by newlines, or HTML
 */
typedef struct
{
  char *url;
  char *title;
  char *byline;
  char *published;
  char *modified;
  char *site;
  char *language;
  char *lead;
  char *body;

  gboolean is_paid;
} DossierMetadata;

/**
 * dossier_metadata_read:
 * @url: (nullable): where the page came from
 *
 * Asks JSON-LD, OpenGraph, Dublin Core, other meta elements, microdata, time elements and the
 * visible headline, byline and date, and lets them vote where they differ.
 */
DossierMetadata *dossier_metadata_read (const DossierPage *page, const char *url);
void             dossier_metadata_free (DossierMetadata *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierMetadata, dossier_metadata_free)

G_END_DECLS
