/* dossier-passage-link.h: addresses of passages, "dossier:passage?article=…", to write down and
 * follow.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the passage that a link repeats, at most. */
#define DOSSIER_PASSAGE_LINK_QUOTE 400

/**
 * DossierPassageLink:
 * @article_id: of the notebook that the link was made in
 * @number: the version; 0 for the current one
 * @span: bytes of the version's text
 * @quote: how the passage begins: at most %DOSSIER_PASSAGE_LINK_QUOTE bytes, not empty; by it the
 *   passage is known again where the text or the notebook is another one
 */
typedef struct
{
  gint64      article_id;
  guint       number;
  DossierSpan span;
  char       *quote;
} DossierPassageLink;

void dossier_passage_link_free (DossierPassageLink *self);

/* @text: the version's; the passage's words are taken from it. (transfer full) */
char *
dossier_passage_link_format (gint64 article_id, guint number, const char *text, DossierSpan span);

/* Whether it is one of these, well or badly made. */
gboolean dossier_passage_link_is_link (const char *uri);

/**
 * dossier_passage_link_parse:
 * @error: DOSSIER_CORE_ERROR_BAD_REQUEST
 *
 * The link comes from outside. Its span may lie beyond any text.
 *
 * Returns: (transfer full) (nullable)
 */
DossierPassageLink *dossier_passage_link_parse (const char *uri, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPassageLink, dossier_passage_link_free)

G_END_DECLS
