/* dossier-entities-private.h: who is meant by a name, for the table of mentions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-entities.h"

G_BEGIN_DECLS

typedef enum
{
  /* A person says so: a name or any alias. */
  DOSSIER_NAMED_BY_READER,
  /* A text says so: a person's single name, that no full name in the text explains, means
   * nobody with a longer name, whoever is called so elsewhere. */
  DOSSIER_NAMED_BY_TEXT,
} DossierNamedBy;

/* dossier_entities_ensure () for either. */
gboolean dossier_entities_link (DossierDb          *db,
                                DossierNamedBy      named_by,
                                DossierEntityKind   kind,
                                const char         *name,
                                const DossierPlace *place,
                                gint64             *id,
                                GError            **error);

G_END_DECLS
