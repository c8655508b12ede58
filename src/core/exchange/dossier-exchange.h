/* dossier-exchange.h: reads what other programs export: addresses, articles, annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/exchange/dossier-imported.h"

G_BEGIN_DECLS

/* Objects and arrays inside one another in a file of JSON. */
#define DOSSIER_EXCHANGE_MAX_DEPTH 64

/**
 * dossier_exchange_read:
 * @data: (array length=length): the file, unpacked
 * @length: bytes
 * @file_name: (nullable): for the title of a page that has none
 * @error: DOSSIER_CORE_ERROR UNSUPPORTED when no format fits, BAD_REQUEST with the place where the
 *   file is broken, NOT_TEXT, EMPTY
 *
 * Knows by their contents: W3C Web Annotation JSON-LD, answers of the Hypothesis API, tables of
 * Readwise, Pocket and Instapaper and any table with a column "url", lists of Omnivore and
 * wallabag, Netscape bookmarks, WARC files, saved pages and our own JSON. Linear time, no network.
 *
 * Returns: (transfer full) (nullable): what the file holds
 */
DossierImported *
dossier_exchange_read (const char *data, gsize length, const char *file_name, GError **error);

G_END_DECLS
