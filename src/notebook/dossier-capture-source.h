/* dossier-capture-source.h: from what a person typed to the bytes behind it: fetched, or of a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to this layer.
 */
#pragma once

#include "notebook/dossier-notebook.h"
#include "store/dossier-versions.h"

G_BEGIN_DECLS

/**
 * DossierCaptureSource:
 * @bytes: what was received
 * @url: what answered, or the file's URI
 * @content_type: (nullable): as the server said it
 * @file_name: (nullable): of a local file
 * @headers: (nullable): the response's, as JSON; NULL when it did not come from a server
 * @etag: (nullable): and @last_modified: how the server names this state of the page
 * @file: (nullable): the local file
 * @fetched: Unix time in milliseconds
 * @is_unchanged: the server says that it is what @known has; then there are no bytes
 * @known: what the notebook had under the address before
 */
typedef struct
{
  GBytes             *bytes;
  char               *url;
  char               *content_type;
  char               *file_name;
  char               *headers;
  char               *etag;
  char               *last_modified;
  GFile              *file;
  gint64              fetched;
  gboolean            is_unchanged;
  DossierVersionKnown known;
} DossierCaptureSource;

DossierCaptureSource *dossier_capture_source_new (void);
void                  dossier_capture_source_free (DossierCaptureSource *self);

/**
 * dossier_capture_source_get_async:
 * @input: an http(s) address (its scheme may be missing), a file URI, or the path of a file
 * @job: told how far it is, up to @share; its cancellable stops it
 * @share: of the job's whole
 */
void dossier_capture_source_get_async (DossierNotebook    *notebook,
                                       const char         *input,
                                       DossierJob         *job,
                                       double              share,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data);
/* The same for a file that is known to be one, known by @url (nullable: its own URI). */
void dossier_capture_source_load_async (GFile              *file,
                                        const char         *url,
                                        DossierJob         *job,
                                        GAsyncReadyCallback callback,
                                        gpointer            user_data);
/* (transfer full) (nullable) */
DossierCaptureSource *dossier_capture_source_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCaptureSource, dossier_capture_source_free)

G_END_DECLS
