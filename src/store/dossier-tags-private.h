/* dossier-tags-private.h: tags by name, for the other tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/* The tag with that name, without white space around it, made when missing. */
gboolean dossier_tags_ensure (DossierDb *db, const char *name, gint64 *id, GError **error);

G_END_DECLS
