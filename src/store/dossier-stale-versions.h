/* dossier-stale-versions.h: versions that an older recogniser read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/* A text to be read again. */
typedef struct
{
  gint64 id;
  char  *text;
  gsize  text_length;
  char  *published; /* (nullable) */
  char  *language;  /* (nullable) BCP 47 */
} DossierStaleVersion;

void dossier_stale_version_clear (DossierStaleVersion *self);

gboolean dossier_stale_versions_count (DossierDb *db, guint revision, gint64 *n, GError **error);
/* One of them, of the latest article that is not deleted; of @version the id is 0 when there is
 * none. */
gboolean dossier_stale_versions_next (DossierDb           *db,
                                      guint                revision,
                                      DossierStaleVersion *version,
                                      GError             **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierStaleVersion, dossier_stale_version_clear)

G_END_DECLS
