/* dossier-body.h: what comes after the headers: judged as soon as it can be, and never too large.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

#include "net/dossier-fetcher.h"

G_BEGIN_DECLS

typedef struct _DossierBody DossierBody;

/**
 * dossier_body_new:
 * @headers: of the answer
 * @max_bytes: of the body, unpacked
 * @error: WRONG_TYPE or TOO_LARGE when the headers say already that it is not wanted
 *
 * Returns: (transfer full) (nullable): an empty body
 */
DossierBody *dossier_body_new (DossierFetchKind    kind,
                               SoupMessageHeaders *headers,
                               gsize               max_bytes,
                               GError            **error);
void         dossier_body_free (DossierBody *self);

/* (transfer full): @packed, as it has to be read for this body. */
GInputStream *dossier_body_unpack (const DossierBody *self, GInputStream *packed);

/* (transfer full): takes @error, of reading what was unpacked, and gives it back, or in its place
 * that the body is too large. */
GError *dossier_body_explain (const DossierBody *self, GError *error);

/**
 * dossier_body_append:
 * @length: 0 for the end
 * @error: WRONG_TYPE, TOO_LARGE, or at the end EMPTY
 *
 * Returns: whether to go on
 */
gboolean dossier_body_append (DossierBody *self, const guint8 *data, gsize length, GError **error);

/* Bytes so far, and as the server announced, 0 when it did not or when they come packed. */
gsize dossier_body_get_length (const DossierBody *self);
gsize dossier_body_get_announced (const DossierBody *self);
/* The first DOSSIER_CONTENT_TYPE_SNIFF_BYTES at the most. */
const guint8 *dossier_body_get_start (const DossierBody *self, gsize *length);
/* (transfer full): all bytes; the body is empty then. */
GBytes *dossier_body_steal_bytes (DossierBody *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBody, dossier_body_free)

G_END_DECLS
