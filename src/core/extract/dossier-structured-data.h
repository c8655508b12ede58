/* dossier-structured-data.h: the article that a page describes in JSON-LD.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-html-tree.h"

G_BEGIN_DECLS

/**
 * DossierStructuredData:
 * @authors: (array zero-terminated=1) (nullable): names of people, and of what is not said to be
 *   an organisation
 * @organizations: (array zero-terminated=1) (nullable): names of organisations said to be authors
 * @is_paid: whether it is said not to be accessible for free
 *
 * What schema.org calls them; each NULL when absent.
 */
typedef struct
{
  char    *headline;
  char   **authors;
  char   **organizations;
  char    *published;
  char    *modified;
  char    *publisher;
  char    *language;
  char    *description;
  char    *body;
  char    *url;
  gboolean is_paid;
} DossierStructuredData;

/**
 * dossier_structured_data_read:
 *
 * Reads every JSON-LD script of the page, also broken ones, follows graphs, arrays and "@id", and
 * takes the object that describes an article; of several the one that says most.
 *
 * Returns: (transfer full): never NULL
 */
DossierStructuredData *dossier_structured_data_read (const DossierHtmlTree *tree);
void                   dossier_structured_data_free (DossierStructuredData *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStructuredData, dossier_structured_data_free)

G_END_DECLS
