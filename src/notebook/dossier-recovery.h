/* dossier-recovery.h: makes a whole notebook of what can still be read of a damaged one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierRecovered:
 * @n_articles: saved
 * @n_versions: of them, whose text was saved
 * @n_annotations: saved
 * @problems: (array zero-terminated=1): what was lost, a sentence each
 * @aside: (nullable): where the damaged file stands now; NULL when it was not moved
 */
typedef struct
{
  guint  n_articles;
  guint  n_versions;
  guint  n_annotations;
  char **problems;
  char  *aside;
} DossierRecovered;

void dossier_recovered_free (DossierRecovered *self);
/* Whether @error, of opening a notebook, leaves hope that there is something to recover. */
gboolean dossier_recovery_is_worth_trying (const GError *error);
/* What was saved, and how much was lost, in a sentence or two. (transfer full) */
char *dossier_recovered_dup_summary (const DossierRecovered *self);

/**
 * dossier_recovery_run_async:
 * @path: a damaged notebook, which must not be open in this program
 * @target: (nullable): where the new one is written, which must not exist; NULL to move the damaged
 *   one aside and to take its place
 *
 * On a thread of its own. When it fails, all is as before. Errors: DOSSIER_STORE_ERROR, G_IO_ERROR.
 */
void dossier_recovery_run_async (const char         *path,
                                 const char         *target,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data);
/* (transfer full) (nullable) */
DossierRecovered *dossier_recovery_run_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRecovered, dossier_recovered_free)

G_END_DECLS
