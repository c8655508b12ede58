/* dossier-purge.h: removes for good what the reader deleted long ago.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/* A month in milliseconds: so long an article stays that no step of the undo log knows any more. */
#define DOSSIER_PURGE_AGE_MS (30 * G_GINT64_CONSTANT (86400000))

/* Articles deleted before @before (Unix time in milliseconds) that no undo can bring back. One
 * transaction, none when there are none. */
gboolean dossier_purge (DossierDb *db, gint64 before, GError **error);

G_END_DECLS
