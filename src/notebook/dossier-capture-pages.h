/* dossier-capture-pages.h: follows an article over its pages and joins them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this layer.
 */
#pragma once

#include "core/extract/dossier-document.h"
#include "notebook/dossier-capture-options.h"

G_BEGIN_DECLS

/**
 * dossier_capture_pages_async:
 * @document: the first page, whose next_url is where the article goes on; it must live until the
 *   callback, and nobody else may look at it
 * @url: where the first page came from
 *
 * Fetches page after page, on the same site only and never one twice, and appends each to
 * @document, until one names no next page, repeats what was read, or the limit is reached. A page
 * that cannot be had or read ends it too: then the document keeps what there is, and its next_url
 * is the address of the page that is missing. It is %NULL when the article is whole.
 */
void dossier_capture_pages_async (DossierNotebook    *notebook,
                                  DossierDocument    *document,
                                  const char         *url,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* The pages that were appended, as they were received; NULL only when it was cancelled.
 * (transfer full) (element-type DossierFetched) */
GPtrArray *dossier_capture_pages_finish (GAsyncResult *result, GError **error);

G_END_DECLS
