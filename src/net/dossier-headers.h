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

G_END_DECLS
