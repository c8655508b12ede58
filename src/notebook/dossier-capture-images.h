/* dossier-capture-images.h: saves the pictures of an article at capture, so that reading loads
 * nothing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"
#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/* More figures than this keep their alternative text. */
#define DOSSIER_CAPTURE_MAX_IMAGES 60
/* What has not come by then is done without. */
#define DOSSIER_CAPTURE_IMAGE_SECONDS 60

/**
 * dossier_capture_images_async:
 * @document: its figures are looked through before this returns
 * @page: (nullable): the local file that the document came from; pictures beside or below it may be
 * read
 *
 * Gets what can be had of the figures' pictures (http, https, data URIs, local files), decodes it
 * to see that each is a picture, and adds it to the version. Vector drawings are kept as they were
 * drawn then.
 */
void     dossier_capture_images_async (DossierNotebook       *notebook,
                                       gint64                 version_id,
                                       const DossierDocument *document,
                                       GFile                 *page,
                                       GCancellable          *cancellable,
                                       GAsyncReadyCallback    callback,
                                       gpointer               user_data);
gboolean dossier_capture_images_finish (GAsyncResult *result, GError **error);

G_END_DECLS
