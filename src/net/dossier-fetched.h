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
 * @has_moved: the address that was asked for is to be forgotten in favour of @url: every redirect
 *   said so
 * @status: 200, …; 304 when @is_unchanged
 * @is_unchanged: the request was conditional, and nothing has changed since
 * @content_type: (nullable): as the server said it, with parameters
 * @headers: the response's headers as one JSON object, names in lower case; repeated ones joined by
 *   ", "; without cookies, which name the reader
 * @etag: (nullable): names this state of the page, for the next conditional request
 * @last_modified: (nullable): the same, by time, in the server's own words
 * @bytes: the body, decompressed, charset untouched; empty only when @is_unchanged
 * @fetched: Unix time in milliseconds
 * @fresh_until: Unix time in milliseconds until which the server says that nothing will change; 0
 *   when it does not say. For whoever asks by a timetable; a reader's own wish comes before it.
 */
typedef struct
{
  char    *url;
  gboolean has_moved;
  guint    status;
  gboolean is_unchanged;
  char    *content_type;
  char    *headers;
  char    *etag;
  char    *last_modified;
  GBytes  *bytes;
  gint64   fetched;
  gint64   fresh_until;
} DossierFetched;

DossierFetched *dossier_fetched_new (void);
void            dossier_fetched_free (DossierFetched *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFetched, dossier_fetched_free)

G_END_DECLS
