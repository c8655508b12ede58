/* dossier-extract-process.h: one dossier-extractor process, seen from the thread that uses it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DossierExtractProcess DossierExtractProcess;

/* Where the program is: that of the build when we run from there, else the installed one, else one
 * beside our own. (transfer full): NULL when there is none. */
char *dossier_extract_process_dup_program (void);

/**
 * dossier_extract_process_new:
 * @program: path of dossier-extractor
 * @role: "pages" or "pictures"
 * @error: DOSSIER_CORE_ERROR_NO_HELPER
 *
 * Starts it. The system ends it when this thread ends, so the thread must outlive it.
 *
 * Returns: (transfer full) (nullable): the process
 */
DossierExtractProcess *
dossier_extract_process_new (const char *program, const char *role, GError **error);
/* Ends it. */
void dossier_extract_process_free (DossierExtractProcess *self);

/* Whether it still runs and takes messages. */
gboolean dossier_extract_process_is_alive (DossierExtractProcess *self);

/**
 * dossier_extract_process_ask:
 * @seconds: wall-clock time that the answer may take
 * @error: DOSSIER_CORE_ERROR TOO_HARD when the process died of it or took too long, NO_HELPER when
 * it does not run at all; G_IO_ERROR_CANCELLED
 *
 * Blocks until the answer is there. After a failure the process has been ended.
 *
 * Returns: (transfer full) (nullable): the answer
 */
GBytes *dossier_extract_process_ask (DossierExtractProcess *self,
                                     GBytes                *message,
                                     double                 seconds,
                                     GCancellable          *cancellable,
                                     GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierExtractProcess, dossier_extract_process_free)

G_END_DECLS
