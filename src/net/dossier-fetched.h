/* dossier-fetched.h: what a server answered: the bytes, and what they were said to be.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierFetched:
 * @url: the address that answered, after redirects, without a fragment
 * @status: 200, …
 * @content_type: (nullable): as the server said it, with parameters
 * @headers: the response's headers as one JSON object, names in lower case; repeated ones joined by
 *   ", "; without cookies, which name the reader
 * @bytes: the body, decompressed, charset untouched; never empty
 * @fetched: Unix time in milliseconds
 */
typedef struct
{
  char   *url;
  guint   status;
  char   *content_type;
  char   *headers;
  GBytes *bytes;
  gint64  fetched;
} DossierFetched;

DossierFetched *dossier_fetched_new (void);
void            dossier_fetched_free (DossierFetched *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFetched, dossier_fetched_free)

G_END_DECLS
