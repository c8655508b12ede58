/* dossier-span-index.h: tells which of many spans cover an offset.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

typedef struct _DossierSpanIndex DossierSpanIndex;

/**
 * dossier_span_index_new:
 * @spans: (element-type DossierSpan): in any order; may overlap, may be equal, copied
 *
 * A sorted array with the furthest end of every half, quarter, …: an augmented tree without nodes.
 *
 * Returns: (transfer full): an index, immutable
 */
DossierSpanIndex *dossier_span_index_new (const GArray *spans);
void              dossier_span_index_free (DossierSpanIndex *self);

/**
 * dossier_span_index_find:
 * @range: every span that shares at least one byte with it; an empty range asks for one byte
 * @found: (element-type guint): positions in the array given to new are appended, by start, longer
 *   ones first among equal starts
 *
 * Takes time logarithmic in all spans and linear in those found.
 */
void dossier_span_index_find (const DossierSpanIndex *self, DossierSpan range, GArray *found);

/* The position of the shortest span that covers the byte; %FALSE when none does. */
gboolean
dossier_span_index_find_innermost (const DossierSpanIndex *self, gsize offset, guint *position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSpanIndex, dossier_span_index_free)

G_END_DECLS
