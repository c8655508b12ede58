/* dossier-article-image.h: a picture in an article, scaled to the measure; decoded on a thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_ARTICLE_IMAGE (dossier_article_image_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleImage, dossier_article_image, DOSSIER, ARTICLE_IMAGE, GObject)

/**
 * dossier_article_image_new:
 * @bytes: (nullable): the encoded picture; %NULL when it was not saved
 * @alternative: (nullable): what it shows, in words
 *
 * A #GdkPaintable. Pictures with more pixels than a screen can show are decoded smaller; what
 * cannot be decoded stays a quiet box with the words. Signal "loaded": there is a texture now.
 */
DossierArticleImage *dossier_article_image_new (GBytes *bytes, const char *alternative);
/* Keeps room for it until it is decoded, so that nothing moves then; 0 by 0 keeps little. */
void dossier_article_image_expect_size (DossierArticleImage *self, int width, int height);
/* Pixels it may be wide; smaller pictures stay as they are. */
void        dossier_article_image_set_limit (DossierArticleImage *self, int width);
const char *dossier_article_image_get_alternative (DossierArticleImage *self);
/* (transfer none) (nullable): NULL until decoded, and for ever when it cannot be. */
GdkTexture *dossier_article_image_get_texture (DossierArticleImage *self);

G_END_DECLS
