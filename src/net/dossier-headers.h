/* dossier-headers.h: a response's headers as JSON, for keeping beside the bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * dossier_headers_to_json:
 *
 * One compact object: names in lower case, in alphabetical order, repeated headers joined by ", ",
 * values made valid UTF-8. Cookies are left out: they would tell the reader's own identity to
 * everyone whom a notebook is shown to.
 *
 * Returns: (transfer full): the JSON
 */
char *dossier_headers_to_json (SoupMessageHeaders *headers);

/**
 * dossier_headers_get_retry_after:
 * @now: Unix time in seconds, for a date where the server does not say what time it has itself
 *
 * Returns: seconds until the server wants to be asked again, by Retry-After (RFC 9110: seconds or
 *   a date); 0 for at once; -1 when it does not say, or nothing that makes sense
 */
gint64 dossier_headers_get_retry_after (SoupMessageHeaders *headers, gint64 now);
/**
 * dossier_headers_get_freshness:
 * @now: as above
 *
 * Returns: seconds for which the server says that its answer stays as it is, by Cache-Control's
 *   max-age or Expires, less its Age (RFC 9111); 0 when it does not say, or says no-cache
 */
gint64 dossier_headers_get_freshness (SoupMessageHeaders *headers, gint64 now);

G_END_DECLS
