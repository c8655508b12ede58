/* dossier-hints.h: what the class and id names of an element say about it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-html-tree.h"

G_BEGIN_DECLS

/**
 * DossierHints:
 * @DOSSIER_HINT_BODY: names for the running text of an article ("entry-content")
 * @DOSSIER_HINT_ARTICLE: names that articles have, and other things too ("post", "content")
 * @DOSSIER_HINT_LEAD: the paragraph between headline and text
 * @DOSSIER_HINT_CAPTION: words under a picture, and who took it
 * @DOSSIER_HINT_BYLINE: who wrote it and when
 * @DOSSIER_HINT_BIO: who the author is
 * @DOSSIER_HINT_TAGS: topics it is filed under
 * @DOSSIER_HINT_SHARE: buttons for sharing and following
 * @DOSSIER_HINT_RELATED: other articles
 * @DOSSIER_HINT_COMMENTS: what readers wrote
 * @DOSSIER_HINT_LETTER: newsletters and subscriptions
 * @DOSSIER_HINT_ADVERT: paid for
 * @DOSSIER_HINT_NAVIGATION: menus, crumbs, pagers
 * @DOSSIER_HINT_MARGIN: headers, footers and sidebars of the page
 * @DOSSIER_HINT_POPUP: dialogs, cookie notices
 * @DOSSIER_HINT_HIDDEN: not shown, or only to screen readers
 * @DOSSIER_HINT_WIDGET: controls and small programs
 * @DOSSIER_HINT_PULL_QUOTE: repeats a sentence of the text
 */
typedef enum
{
  DOSSIER_HINT_BODY = 1 << 0,
  DOSSIER_HINT_ARTICLE = 1 << 1,
  DOSSIER_HINT_LEAD = 1 << 2,
  DOSSIER_HINT_CAPTION = 1 << 3,
  DOSSIER_HINT_BYLINE = 1 << 4,
  DOSSIER_HINT_BIO = 1 << 5,
  DOSSIER_HINT_TAGS = 1 << 6,
  DOSSIER_HINT_SHARE = 1 << 7,
  DOSSIER_HINT_RELATED = 1 << 8,
  DOSSIER_HINT_COMMENTS = 1 << 9,
  DOSSIER_HINT_LETTER = 1 << 10,
  DOSSIER_HINT_ADVERT = 1 << 11,
  DOSSIER_HINT_NAVIGATION = 1 << 12,
  DOSSIER_HINT_MARGIN = 1 << 13,
  DOSSIER_HINT_POPUP = 1 << 14,
  DOSSIER_HINT_HIDDEN = 1 << 15,
  DOSSIER_HINT_WIDGET = 1 << 16,
  DOSSIER_HINT_PULL_QUOTE = 1 << 17,
} DossierHints;

/* Those that no part of an article has. */
#define DOSSIER_HINT_FURNITURE                                                                     \
  (DOSSIER_HINT_BIO | DOSSIER_HINT_TAGS | DOSSIER_HINT_SHARE | DOSSIER_HINT_RELATED |              \
   DOSSIER_HINT_COMMENTS | DOSSIER_HINT_LETTER | DOSSIER_HINT_ADVERT | DOSSIER_HINT_NAVIGATION |   \
   DOSSIER_HINT_MARGIN | DOSSIER_HINT_POPUP | DOSSIER_HINT_HIDDEN | DOSSIER_HINT_WIDGET)

/**
 * dossier_hints_read:
 *
 * Cuts class and id into words ("articleBody", "article-body", "article_body") and looks up each
 * word and each pair of neighbours.
 */
DossierHints dossier_hints_read (const DossierHtmlTree *tree, guint node);

G_END_DECLS
