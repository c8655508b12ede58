/* dossier-block-figure.h: writes images, and knows the words that belong to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-block-writer.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/* Writes an image now, or when the open block ends. FALSE when it is none worth showing, or was
 * shown just before, with no word between. */
gboolean
dossier_block_figures_add (DossierBlockWriter *writer, const DossierPage *page, guint image);
/* The images of a figure element come before its caption, wherever they stand in it. Returns the
 * figure's end, up to which no image is to be written again. */
guint
dossier_block_figures_enter (DossierBlockWriter *writer, const DossierPage *page, guint figure);
/* A noscript behind an image holds the real one, which takes the place of what a loader shows
 * meanwhile. */
gboolean dossier_block_figures_enter_noscript (DossierBlockWriter *writer,
                                               const DossierPage  *page,
                                               guint               noscript);

/* Takes back the cuts of the captions of figures inside the article @root whose image is named by
 * other elements than an img, as those are written too. */
void dossier_block_figures_restore_captions (DossierPage *page, guint root);

gboolean dossier_block_figures_is_image (guint tag);
/* Whether an element, by its tag or name, holds the caption of the figure before it. */
gboolean dossier_block_figures_is_caption (const DossierBlockWriter *writer,
                                           const DossierPage        *page,
                                           guint                     node);

G_END_DECLS
