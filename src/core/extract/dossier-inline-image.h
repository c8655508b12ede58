/* dossier-inline-image.h: small images that stand for words: formulas, emoji.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-block-writer.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * dossier_inline_image_write:
 * @image: an img element
 *
 * Writes what a small image in a line means, from its alternative text: the sign of an emoji, the
 * TeX of a formula (as a run that keeps the image's address).
 *
 * Returns: whether it was one; others are figures
 */
gboolean
dossier_inline_image_write (DossierBlockWriter *writer, const DossierPage *page, guint image);

/* Whether an img element, by its name or address, is a formula whose TeX it carries. */
gboolean dossier_inline_image_is_formula (const DossierPage *page, guint image);

G_END_DECLS
