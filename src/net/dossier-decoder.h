/* dossier-decoder.h: unpacks what a server has packed for the way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What we can read, as an Accept-Encoding header says it. */
const char *dossier_decoder_get_accepted (void);

/**
 * dossier_decoder_wrap:
 * @stream: the body as it comes
 * @codings: (nullable): the Content-Encoding header
 * @max_bytes: of the body unpacked that anybody will read
 *
 * A stream of the body unpacked, as much at a time as is read from it, so that the reader's limit
 * is the limit. Reading fails with G_IO_ERROR_PARTIAL_INPUT when the body ends too early, with
 * G_IO_ERROR_INVALID_DATA when it is damaged, and with G_IO_ERROR_MESSAGE_TOO_LARGE when more than
 * @max_bytes and a little come packed: that much packed nothing would keep us busy for ever. A body
 * that is not packed although the header says so passes as it is, and so do codings that nobody
 * knows.
 *
 * Returns: (transfer full): @stream itself when there is nothing to unpack
 */
GInputStream *dossier_decoder_wrap (GInputStream *stream, const char *codings, gsize max_bytes);

G_END_DECLS
