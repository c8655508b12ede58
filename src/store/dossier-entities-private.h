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
  /* A text says so: it means whoever has this very name. Further names are rules, which say later
   * who is meant, so that they can be taken back. */
  DOSSIER_NAMED_BY_TEXT,
} DossierNamedBy;

/* Without case, accents and outer spaces, as names are compared. (transfer full) */
char *dossier_entities_fold_name (const char *name);
/* The place of that very name that lies there, made when missing; none that lies nowhere yet is
 * taken for it. */
gboolean dossier_entities_ensure_placed (DossierDb          *db,
                                         const char         *name,
                                         const DossierPlace *place,
                                         gint64             *id,
                                         GError            **error);

/* dossier_entities_ensure () for either. */
gboolean dossier_entities_link (DossierDb          *db,
                                DossierNamedBy      named_by,
                                DossierEntityKind   kind,
                                const char         *name,
                                const DossierPlace *place,
                                gint64             *id,
                                GError            **error);

G_END_DECLS
