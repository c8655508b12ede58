/* dossier-recover-rows.h: writes rows of a damaged file into a new one of the same schema.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include <gio/gio.h>
#include <sqlite3.h>

#include "store/dossier-salvage.h"

G_BEGIN_DECLS

/**
 * dossier_recover_rows_copy:
 * @handle: the new notebook: foreign keys and triggers are off, a transaction is open
 * @n_rows: (out): rows that were written
 * @n_bad: (out): rows that made no sense
 *
 * Tables that follow from others, and the undo log, are left empty.
 */
gboolean dossier_recover_rows_copy (DossierSalvage *salvage,
                                    sqlite3        *handle,
                                    guint          *n_rows,
                                    guint          *n_bad,
                                    GError        **error);

G_END_DECLS
