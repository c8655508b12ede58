/* dossier-core-error.h: what can go wrong between received bytes and a recognised text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierCoreError:
 * @DOSSIER_CORE_ERROR_NOT_TEXT: the bytes are not text in any encoding that we know (PDF, image, …)
 * @DOSSIER_CORE_ERROR_TOO_LARGE: the input is over a named limit
 * @DOSSIER_CORE_ERROR_UNSUPPORTED: text, but of a kind that cannot carry an article
 * @DOSSIER_CORE_ERROR_EMPTY: nothing but white space
 * @DOSSIER_CORE_ERROR_NO_ARTICLE: a page, but no article was found on it
 * @DOSSIER_CORE_ERROR_BAD_DATA: a data file of ours (model, gazetteer) is damaged
 * @DOSSIER_CORE_ERROR_BAD_REQUEST: a request or address that does not make sense
 * @DOSSIER_CORE_ERROR_NOT_FOUND: the quoted passage is not in the text
 */
typedef enum
{
  DOSSIER_CORE_ERROR_NOT_TEXT,
  DOSSIER_CORE_ERROR_TOO_LARGE,
  DOSSIER_CORE_ERROR_UNSUPPORTED,
  DOSSIER_CORE_ERROR_EMPTY,
  DOSSIER_CORE_ERROR_NO_ARTICLE,
  DOSSIER_CORE_ERROR_BAD_DATA,
  DOSSIER_CORE_ERROR_BAD_REQUEST,
  DOSSIER_CORE_ERROR_NOT_FOUND,
} DossierCoreError;

#define DOSSIER_CORE_ERROR (dossier_core_error_quark ())

GQuark dossier_core_error_quark (void);

G_END_DECLS
