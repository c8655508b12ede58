/* dossier-import.h: brings what another program, or another notebook, wrote into this notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * DossierImportReport:
 * @format: what the file was taken for ("Pocket")
 * @n_new: articles that came to the notebook
 * @n_versions: texts that articles of the notebook did not have yet
 * @n_known: articles that were there
 * @n_waiting: addresses that wait in the capture queue for their text
 * @n_feeds: feeds subscribed to
 * @n_exact: notes and highlights at the very words
 * @n_approximate: at nearly the same words, or, where they are about the whole article, its title
 * @n_orphans: kept without a place
 * @n_same: in the notebook before
 * @n_others: rules, saved searches and the like that came with a bundle
 * @problems: (element-type utf8): a sentence for each thing that could not be kept or understood
 */
typedef struct
{
  char      *format;
  guint      n_new;
  guint      n_versions;
  guint      n_known;
  guint      n_waiting;
  guint      n_feeds;
  guint      n_exact;
  guint      n_approximate;
  guint      n_orphans;
  guint      n_same;
  guint      n_others;
  GPtrArray *problems;
} DossierImportReport;

void dossier_import_report_free (DossierImportReport *self);
/* What came and what was placed where, without the problems: a few whole sentences, each with a
 * newline before it but the first. (transfer full) */
char *dossier_import_report_dup_summary (const DossierImportReport *self);

/**
 * dossier_import_async:
 * @file: of any format that dossier_exchange_read() knows, a list of feeds, or our own; may be
 *   packed with gzip
 *
 * Its contents tell the format. All of the file is one step that can be undone and one
 * transaction: an error leaves the notebook as it was. Pages are read in a process of their own,
 * nothing is fetched. A job is listed in the notebook while it runs.
 *
 * Finish: DOSSIER_CORE_ERROR with the place where the file is broken, DOSSIER_STORE_ERROR,
 * G_IO_ERROR.
 */
void dossier_import_async (DossierNotebook    *notebook,
                           GFile              *file,
                           GCancellable       *cancellable,
                           GAsyncReadyCallback callback,
                           gpointer            user_data);
/* (transfer full) (nullable) */
DossierImportReport *
dossier_import_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierImportReport, dossier_import_report_free)

G_END_DECLS
