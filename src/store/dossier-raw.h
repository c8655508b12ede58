/* dossier-raw.h: received bytes packed for keeping. Pure: for a worker thread, before the write.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierRaw:
 * @packed: the bytes, compressed with zlib
 * @size: length before that
 * @sha256: of the bytes as received, hexadecimal
 */
typedef struct
{
  GBytes *packed;
  gsize   size;
  char   *sha256;
} DossierRaw;

/* One of an article's later pages: where it came from, and what came. */
typedef struct
{
  char       *url;
  DossierRaw *raw;
} DossierRawPage;

void dossier_raw_page_free (DossierRawPage *self);

DossierRaw *dossier_raw_new (GBytes *bytes, GError **error);
/* Checks size and SHA-256; DOSSIER_STORE_ERROR_CORRUPT when they differ. */
GBytes *dossier_raw_unpack (const DossierRaw *self, GError **error);
void    dossier_raw_free (DossierRaw *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRaw, dossier_raw_free)

G_END_DECLS
