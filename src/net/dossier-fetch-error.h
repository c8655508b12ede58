/* dossier-fetch-error.h: what can go wrong between an address and its bytes, and whether it passes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierFetchError:
 * @DOSSIER_FETCH_ERROR_BAD_ADDRESS: not an http(s) address
 * @DOSSIER_FETCH_ERROR_STATUS: the server refused with a number that has no code of its own here;
 *   the sentence has it, as it has in all that follow from an answer
 * @DOSSIER_FETCH_ERROR_TOO_LARGE: over the limit for its kind, as announced, sent or decompressed
 * @DOSSIER_FETCH_ERROR_WRONG_TYPE: a PDF, an image, … instead of a page
 * @DOSSIER_FETCH_ERROR_EMPTY: the answer has no body
 * @DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS: more than the limit, or a loop
 * @DOSSIER_FETCH_ERROR_TIMED_OUT: no connection, silence, or too slow in all
 * @DOSSIER_FETCH_ERROR_LOGIN: 401 and 407: a login is needed
 * @DOSSIER_FETCH_ERROR_PAYMENT: 402: it has to be paid for
 * @DOSSIER_FETCH_ERROR_FORBIDDEN: 403: the server does not let us, or nobody, read it
 * @DOSSIER_FETCH_ERROR_NOT_FOUND: 404: there is no such page
 * @DOSSIER_FETCH_ERROR_GONE: 410: there was one
 * @DOSSIER_FETCH_ERROR_LEGAL: 451: withheld for legal reasons
 * @DOSSIER_FETCH_ERROR_SERVER: 500, 502, …: the server, or one behind it, has failed
 * @DOSSIER_FETCH_ERROR_TRY_LATER: the server has asked for a pause (429, or 503 with Retry-After),
 *   or has failed again and again, and the pause is longer than a fetch waits by itself;
 *   dossier_fetcher_get_not_before() says how long
 * @DOSSIER_FETCH_ERROR_PORTAL: the network has answered in the server's place, since it wants a
 *   login first
 * @DOSSIER_FETCH_ERROR_BAD_REDIRECT: the server leads on to what is not an http(s) address
 *
 * GIO's and GLib's network errors (host not found, refused, TLS, cancelled) pass unchanged. The
 * numbers are kept in notebooks: new ones go to the end.
 */
typedef enum
{
  DOSSIER_FETCH_ERROR_BAD_ADDRESS,
  DOSSIER_FETCH_ERROR_STATUS,
  DOSSIER_FETCH_ERROR_TOO_LARGE,
  DOSSIER_FETCH_ERROR_WRONG_TYPE,
  DOSSIER_FETCH_ERROR_EMPTY,
  DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS,
  DOSSIER_FETCH_ERROR_TIMED_OUT,
  DOSSIER_FETCH_ERROR_LOGIN,
  DOSSIER_FETCH_ERROR_PAYMENT,
  DOSSIER_FETCH_ERROR_FORBIDDEN,
  DOSSIER_FETCH_ERROR_NOT_FOUND,
  DOSSIER_FETCH_ERROR_GONE,
  DOSSIER_FETCH_ERROR_LEGAL,
  DOSSIER_FETCH_ERROR_SERVER,
  DOSSIER_FETCH_ERROR_TRY_LATER,
  DOSSIER_FETCH_ERROR_PORTAL,
  DOSSIER_FETCH_ERROR_BAD_REDIRECT,
} DossierFetchError;

#define DOSSIER_FETCH_ERROR (dossier_fetch_error_quark ())

GQuark dossier_fetch_error_quark (void);

/* Whether the same fetch may well succeed another time without the reader doing anything: no
 * network, a server that is overloaded, slow or broken. For errors of every domain. */
gboolean dossier_fetch_error_is_passing (const GError *error);
/* Whether the error shows that the host is overloaded, broken or out of reach. */
gboolean dossier_fetch_error_blames_host (const GError *error);

G_END_DECLS
