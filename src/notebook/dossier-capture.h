/* dossier-capture.h: brings an article into the notebook: fetch, extract, recognise, commit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"
#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * DossierCaptured:
 * @missing_url: (nullable): the page on which the article goes on, when that could not be had
 * @is_new_article: the address was not in the notebook
 * @is_new_version: this text was not; FALSE means that nothing was written
 * @is_unchanged: the address was, with this very text
 * @is_duplicate: the text was, as the article at another address that the other members tell of
 */
typedef struct
{
  gint64   article_id;
  gint64   version_id;
  guint    version;
  char    *url;
  char    *title;
  char    *missing_url;
  gboolean is_new_article;
  gboolean is_new_version;
  gboolean is_unchanged;
  gboolean is_duplicate;
} DossierCaptured;

/* Site and lead of a document that names none, as far as they follow from @source_url and its
 * text. */
void dossier_capture_complete_document (DossierDocument *document, const char *source_url);

DossierCaptured *dossier_captured_copy (const DossierCaptured *self);
void             dossier_captured_free (DossierCaptured *self);

/**
 * dossier_capture_input_async:
 * @input: what a person typed, pasted, dropped or gave on the command line: an http(s) address
 *   (its scheme may be missing), a file URI, or the path of a file that exists
 *
 * A job is listed in the notebook while it runs. Finish returns after the commit; errors come from
 * DOSSIER_CORE_ERROR, DOSSIER_FETCH_ERROR, DOSSIER_STORE_ERROR or GIO, and nothing is lost by any.
 */
void dossier_capture_input_async (DossierNotebook    *notebook,
                                  const char         *input,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/**
 * dossier_capture_job_async:
 * @job: its title is what dossier_capture_input_async() takes; its cancellable stops the capture
 *
 * The same for a caller that shows the job itself: the notebook does not list it.
 */
void dossier_capture_job_async (DossierNotebook    *notebook,
                                DossierJob         *job,
                                GAsyncReadyCallback callback,
                                gpointer            user_data);
/**
 * dossier_capture_bytes_async:
 * @bytes: a page or a text, as from standard input
 * @url: (nullable): the article's address; else it is known by the SHA-256 of its bytes
 */
void dossier_capture_bytes_async (DossierNotebook    *notebook,
                                  GBytes             *bytes,
                                  const char         *url,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data);
/* (transfer full) (nullable): of both. */
DossierCaptured *
dossier_capture_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);
/* The article that explains Dossier; for a notebook's first start. */
void dossier_capture_welcome_async (DossierNotebook    *notebook,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCaptured, dossier_captured_free)

G_END_DECLS
