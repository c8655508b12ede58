/* dossier-extractor.h: extracts pages and checks pictures in processes of their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-extract-wire.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Wall-clock seconds for one page, and for one picture; ordinary ones take a hundredth. */
#define DOSSIER_EXTRACTOR_PAGE_SECONDS    30.0
#define DOSSIER_EXTRACTOR_PICTURE_SECONDS 15.0
/* Processes of each kind, at most. */
#define DOSSIER_EXTRACTOR_MAX_PROCESSES 2

/**
 * DossierExtractor:
 *
 * Hostile bytes are read by dossier-extractor processes, started when there is work, ended after
 * some seconds without. One that breaks, hangs or takes too much memory is ended; what it read gets
 * an error (DOSSIER_CORE_ERROR_TOO_HARD) and the rest goes on in another.
 *
 * Its functions may be called from any thread.
 */
#define DOSSIER_TYPE_EXTRACTOR (dossier_extractor_get_type ())
G_DECLARE_FINAL_TYPE (DossierExtractor, dossier_extractor, DOSSIER, EXTRACTOR, GObject)

DossierExtractor *dossier_extractor_new (void);

/**
 * DossierExtractorLimits:
 * @program: (nullable): the path of dossier-extractor; %NULL for that of this installation
 * @page_seconds: for one page
 * @picture_seconds: for one picture
 */
typedef struct
{
  const char *program;
  double      page_seconds;
  double      picture_seconds;
} DossierExtractorLimits;

/* With a program and limits of one's own. */
DossierExtractor *dossier_extractor_new_with_limits (const DossierExtractorLimits *limits);

/**
 * dossier_extractor_extract_async:
 * @bytes: as received
 * @input: says what they are; its data and length are not looked at, its strings are copied
 *
 * What dossier_extract() does, elsewhere. Pages are begun in the order of the calls.
 */
void dossier_extractor_extract_async (DossierExtractor          *self,
                                      GBytes                    *bytes,
                                      const DossierExtractInput *input,
                                      GCancellable              *cancellable,
                                      GAsyncReadyCallback        callback,
                                      gpointer                   user_data);
DossierDocument *
dossier_extractor_extract_finish (DossierExtractor *self, GAsyncResult *result, GError **error);

/* The same for a thread that can wait. */
DossierDocument *dossier_extractor_extract (DossierExtractor          *self,
                                            const DossierExtractInput *input,
                                            GCancellable              *cancellable,
                                            GError                   **error);

/**
 * dossier_extractor_check_picture_async:
 * @bytes: as received
 *
 * Decodes the picture to find out what it is: DOSSIER_CORE_ERROR NOT_TEXT when it is none,
 * TOO_LARGE when it has too many pixels, TOO_HARD when decoding breaks.
 */
void            dossier_extractor_check_picture_async (DossierExtractor   *self,
                                                       GBytes             *bytes,
                                                       GCancellable       *cancellable,
                                                       GAsyncReadyCallback callback,
                                                       gpointer            user_data);
DossierPicture *dossier_extractor_check_picture_finish (DossierExtractor *self,
                                                        GAsyncResult     *result,
                                                        GError          **error);
/* The same for a thread that can wait. */
DossierPicture *dossier_extractor_check_picture (DossierExtractor *self,
                                                 GBytes           *bytes,
                                                 GCancellable     *cancellable,
                                                 GError          **error);

G_END_DECLS
