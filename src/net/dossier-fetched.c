/* dossier-fetched.c: makes and frees what a server answered.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetched.h"

DossierFetched *
dossier_fetched_new (void)
{
  return g_new0 (DossierFetched, 1);
}

void
dossier_fetched_free (DossierFetched *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->content_type);
  g_free (self->headers);
  g_free (self->etag);
  g_free (self->last_modified);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self);
}
