/* dossier-decode.h: from received bytes to UTF-8, or to a sentence that says why not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How far into the bytes a page may declare its encoding; the HTML standard asks for 1024, real
 * pages put scripts before it. */
#define DOSSIER_DECODE_PRESCAN_BYTES 8192

/**
 * dossier_decode_check_kind:
 * @data: (array length=length): bytes as received
 * @error: DOSSIER_CORE_ERROR_NOT_TEXT with a sentence such as "this is a PDF document, not a page
 *   or text", or UNSUPPORTED for text that cannot carry an article
 *
 * Knows files by their first bytes, whatever a server calls them.
 */
gboolean dossier_decode_check_kind (const char *data, gsize length, GError **error);

/**
 * dossier_decode_to_utf8:
 * @data: (array length=length): bytes of a text in some encoding
 * @content_type: (nullable): as the server said it
 * @decoded_length: (out): bytes of the result
 *
 * The encoding is that of the byte order mark, else of @content_type, else of the page's meta
 * element or XML declaration, else UTF-8 if the bytes fit, else windows-1252. A declaration that
 * the bytes contradict does not count. Bad bytes become U+FFFD, NULs are left out. Names of
 * encodings mean what the Encoding Standard says
 * (https://encoding.spec.whatwg.org/#names-and-labels).
 *
 * Returns: (transfer full): valid UTF-8, NUL-terminated
 */
char *dossier_decode_to_utf8 (const char *data,
                              gsize       length,
                              const char *content_type,
                              gsize      *decoded_length);

G_END_DECLS
