/* dossier-image-window.h: a picture of an article, as large as the screen allows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-image.h"

G_BEGIN_DECLS

/**
 * dossier_image_window_present:
 * @caption: (nullable): the words under the picture
 *
 * Presents it over @parent: as a whole at first; plus, minus and Ctrl with the wheel change its
 * size, 1 shows its own pixels, 0 the whole again; a click on the whole or Escape closes it. Does
 * nothing when there is no picture.
 *
 * Returns: (transfer none) (nullable): the window
 */
GtkWindow *
dossier_image_window_present (GtkWindow *parent, DossierArticleImage *image, const char *caption);
/* Percent of its own pixels; 0 while it is shown as a whole. */
int dossier_image_window_get_zoom (GtkWindow *window);

G_END_DECLS
