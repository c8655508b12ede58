/* dossier-metadata-marks.h: what class names, properties and links say about who and when.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-metadata-source.h"

G_BEGIN_DECLS

/**
 * dossier_metadata_marks_read:
 * @text_before: bytes of text before each node
 *
 * Returns: (transfer full) (array): the #DossierMark of each node, with those it inherits. Marks of
 *   author, date and lead are inherited from small elements alone: a page as a whole may be named
 *   for its author.
 */
guint32 *dossier_metadata_marks_read (const DossierPage *page, const guint32 *text_before);

G_END_DECLS
