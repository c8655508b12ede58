/* dossier-feed-text.h: plain text out of what feeds put into titles and summaries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierFeedMarkup:
 * @DOSSIER_FEED_MARKUP_HTML: tags are taken out
 * @DOSSIER_FEED_MARKUP_NONE: "<" is a character; entities are still read, as they were escaped
 *   twice
 */
typedef enum
{
  DOSSIER_FEED_MARKUP_HTML,
  DOSSIER_FEED_MARKUP_NONE,
} DossierFeedMarkup;

/**
 * dossier_feed_text:
 * @text: (array length=length): valid UTF-8
 * @max_characters: longer texts are cut at a word and end in "…"
 *
 * White space is collapsed. What is far over the limit is not read at all.
 *
 * Returns: (transfer full) (nullable): %NULL when nothing is left
 */
char *
dossier_feed_text (const char *text, gsize length, DossierFeedMarkup markup, gsize max_characters);

G_END_DECLS
