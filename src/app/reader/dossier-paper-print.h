/* dossier-paper-print.h: prints an article, or writes it into a PDF file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-paper.h"

G_BEGIN_DECLS

/* A4 or Letter, as is usual where the reader lives, with our margins. (transfer full) */
GtkPageSetup *dossier_paper_print_new_page_setup (void);

/* @paper: (transfer full). (transfer full) */
GtkPrintOperation *dossier_paper_print_new_operation (DossierPaper *paper);

/**
 * dossier_paper_print_save_async:
 * @paper: (transfer full): used by a thread until the callback
 * @file: replaced, once everything was written
 */
void     dossier_paper_print_save_async (DossierPaper       *paper,
                                         GFile              *file,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data);
gboolean dossier_paper_print_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
