/* dossier-text-index.h: converts between byte offsets and code points of one text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierTextIndex DossierTextIndex;

/**
 * dossier_text_index_new:
 * @text: (array length=length): valid UTF-8, need not be NUL-terminated; must outlive the index
 * @length: bytes of @text
 *
 * Reads the text once and keeps a mark every few hundred bytes, so that every conversion below
 * takes constant time. This is the only place that converts offsets.
 *
 * Returns: (transfer full): an index, immutable and so usable from every thread
 */
DossierTextIndex *dossier_text_index_new (const char *text, gsize length);
void              dossier_text_index_free (DossierTextIndex *self);
/* Code points before byte @offset; offsets past the end count as the end. */
gsize dossier_text_index_to_code_point (const DossierTextIndex *self, gsize offset);
/* The byte at which code point @code_point starts; past the end: the length. */
gsize dossier_text_index_to_byte (const DossierTextIndex *self, gsize code_point);
gsize dossier_text_index_get_n_code_points (const DossierTextIndex *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTextIndex, dossier_text_index_free)

G_END_DECLS
