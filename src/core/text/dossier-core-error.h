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
 * @DOSSIER_CORE_ERROR_BAD_REQUEST: a request that does not make sense
 * @DOSSIER_CORE_ERROR_NOT_FOUND: the quoted passage is not in the text
 * @DOSSIER_CORE_ERROR_TOO_HARD: the page broke the program that reads pages, or took more time or
 * memory than a page may have
 * @DOSSIER_CORE_ERROR_NO_HELPER: the program that reads pages does not start
 * @DOSSIER_CORE_ERROR_PAYWALL: the article is for subscribers, and too little of it is on the page
 * @DOSSIER_CORE_ERROR_CONSENT: a page that asks to agree to cookies or adverts first
 * @DOSSIER_CORE_ERROR_LOGIN: a page that asks to sign in first
 * @DOSSIER_CORE_ERROR_CHALLENGE: a page that wants to know whether it serves a person
 * @DOSSIER_CORE_ERROR_PORTAL: the page of a network that asks to sign in, in place of the site's
 * @DOSSIER_CORE_ERROR_MISSING: a page that says that there is no such page
 * @DOSSIER_CORE_ERROR_SCRIPT: a page without text, whose programs would fetch it
 * @DOSSIER_CORE_ERROR_LIST: a front page, or another list of articles
 * @DOSSIER_CORE_ERROR_BAD_ADDRESS: what was entered is no address of the web
 * @DOSSIER_CORE_ERROR_BAD_LINK: a "dossier:" address that asks for nothing that may be done
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
  DOSSIER_CORE_ERROR_TOO_HARD,
  DOSSIER_CORE_ERROR_NO_HELPER,
  DOSSIER_CORE_ERROR_PAYWALL,
  DOSSIER_CORE_ERROR_CONSENT,
  DOSSIER_CORE_ERROR_LOGIN,
  DOSSIER_CORE_ERROR_CHALLENGE,
  DOSSIER_CORE_ERROR_PORTAL,
  DOSSIER_CORE_ERROR_MISSING,
  DOSSIER_CORE_ERROR_SCRIPT,
  DOSSIER_CORE_ERROR_LIST,
  DOSSIER_CORE_ERROR_BAD_ADDRESS,
  DOSSIER_CORE_ERROR_BAD_LINK,
  DOSSIER_N_CORE_ERRORS,
} DossierCoreError;

#define DOSSIER_CORE_ERROR (dossier_core_error_quark ())

GQuark dossier_core_error_quark (void);

G_END_DECLS
