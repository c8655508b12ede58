/* dossier-image-window.h: a picture of an article, as large as the screen allows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-image.h"

G_BEGIN_DECLS

/* Presents it over @parent; a click or Escape closes it. Does nothing when there is no picture. */
void dossier_image_window_present (GtkWindow *parent, DossierArticleImage *image);

G_END_DECLS
