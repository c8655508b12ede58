/* dossier-post.h: knows posts of social networks that a page embeds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/* Whether a blockquote is the fallback of an embedded post: its words, author and time, which a
 * script would replace. */
gboolean dossier_post_is_post (const DossierPage *page, guint node);

/* Whether an element in a post is none of its words: "View this post on …". */
gboolean dossier_post_is_chrome (const DossierPage *page, guint node);

G_END_DECLS
