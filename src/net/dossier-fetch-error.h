/* dossier-fetch-error.h: what can go wrong between an address and its bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierFetchError:
 * @DOSSIER_FETCH_ERROR_BAD_ADDRESS: not an http(s) address
 * @DOSSIER_FETCH_ERROR_STATUS: the server answered with an error; the sentence has the number
 * @DOSSIER_FETCH_ERROR_TOO_LARGE: over the limit for pages or images, as announced, sent or
 * decompressed
 * @DOSSIER_FETCH_ERROR_WRONG_TYPE: a PDF, an image, … instead of a page
 * @DOSSIER_FETCH_ERROR_EMPTY: the answer has no body
 * @DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS: more than the limit, or a loop
 * @DOSSIER_FETCH_ERROR_TIMED_OUT: silence, or too slow in all
 *
 * GIO's and GLib's network errors (host not found, refused, TLS, cancelled) pass unchanged.
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
} DossierFetchError;

#define DOSSIER_FETCH_ERROR (dossier_fetch_error_quark ())

GQuark dossier_fetch_error_quark (void);

G_END_DECLS
