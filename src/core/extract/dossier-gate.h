/* dossier-gate.h: pages that stand between a reader and an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * DossierGate:
 * @DOSSIER_GATE_NONE: nothing stands between
 * @DOSSIER_GATE_PAYWALL: the article is for subscribers
 * @DOSSIER_GATE_PREVIEW: the article's beginning is here, the rest is for subscribers
 * @DOSSIER_GATE_CONSENT: cookies or adverts are to be agreed to first
 * @DOSSIER_GATE_LOGIN: one is to sign in first
 * @DOSSIER_GATE_CHALLENGE: the site wants to know whether it serves a person
 * @DOSSIER_GATE_PORTAL: the network wants to be paid or agreed with first
 * @DOSSIER_GATE_MISSING: the page says that there is no such page
 * @DOSSIER_GATE_SCRIPT: the text would be fetched by a program in the page
 * @DOSSIER_GATE_LIST: a front page or a list of articles
 */
typedef enum
{
  DOSSIER_GATE_NONE,
  DOSSIER_GATE_PAYWALL,
  DOSSIER_GATE_PREVIEW,
  DOSSIER_GATE_CONSENT,
  DOSSIER_GATE_LOGIN,
  DOSSIER_GATE_CHALLENGE,
  DOSSIER_GATE_PORTAL,
  DOSSIER_GATE_MISSING,
  DOSSIER_GATE_SCRIPT,
  DOSSIER_GATE_LIST,
} DossierGate;

/**
 * DossierGateInput:
 * @page: the page
 * @title: (nullable): of the article
 * @body: (array length=body_length): the text that was extracted; may be empty
 * @is_paid: whether the page says that the article is not accessible for free
 */
typedef struct
{
  const DossierPage *page;
  const char        *title;
  const char        *body;
  gsize              body_length;
  gboolean           is_paid;
} DossierGateInput;

/**
 * dossier_gate_find:
 *
 * Only short texts are looked at, so that an article about cookies, passwords or paywalls is one. A
 * kind is named when the title, or short lines of the page, say so in one of the phrases of
 * dossier-gate-phrases, together with what such a page has besides: no text, a field for a
 * password, a puzzle, a mark that the article is paid for.
 */
DossierGate dossier_gate_find (const DossierGateInput *input);

/* Sets the DOSSIER_CORE_ERROR that tells of @gate; not for NONE and PREVIEW. */
void dossier_gate_set_error (DossierGate gate, GError **error);

G_END_DECLS
