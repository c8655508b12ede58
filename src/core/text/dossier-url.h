/* dossier-url.h: addresses as people paste them, and the one form by which an article is known.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the longest address that is accepted. */
#define DOSSIER_URL_MAX_LENGTH 8192

/**
 * dossier_url_parse_input:
 * @input: what a person typed, pasted or dropped
 * @error: DOSSIER_CORE_ERROR_BAD_ADDRESS with a sentence that says what is wrong
 *
 * Accepts http and https addresses, a bare host with or without path ("example.org/a"), and file
 * URIs, with the white space, quotes or angle brackets around that copying brings along. Hosts of
 * other scripts become ASCII. Everything else, other schemes and names with passwords too, is
 * refused.
 *
 * Returns: (transfer full) (nullable): the address, complete with its scheme
 */
char *dossier_url_parse_input (const char *input, GError **error);

/**
 * dossier_url_canonicalize:
 * @url: an absolute address
 *
 * The address by which an article is known: lower-case scheme and host, no default port, no
 * fragment, no tracking parameters (utm_*, fbclid, …), parameters otherwise in their order.
 *
 * Returns: (transfer full): the canonical address; a copy of @url when it cannot be parsed
 */
char *dossier_url_canonicalize (const char *url);

/* The address @reference means on the page @base (nullable: none); NULL when it means nothing, is
 * no http(s), data or file address, or is a file and the page is of the web. */
char *dossier_url_resolve (const char *base, const char *reference);

/* "news.example.org" of any address, without a leading "www."; NULL when it has no host. */
char *dossier_url_dup_site (const char *url);

G_END_DECLS
