/* dossier-approximate.h: finds where a text holds nearly the same words as a pattern.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/* Bytes of the longest pattern. */
#define DOSSIER_APPROXIMATE_MAX_PATTERN 4096

typedef struct _DossierApproximate DossierApproximate;

/**
 * dossier_approximate_new:
 * @pattern: (array length=length): not empty
 * @length: bytes, at most #DOSSIER_APPROXIMATE_MAX_PATTERN
 *
 * The pattern made ready: Myers, "A fast bit-vector algorithm for approximate string matching
 * based on dynamic programming" (Journal of the ACM 46, 1999), sixty-four rows of the matrix in a
 * word, with the carries between words that Hyyrö described (2003).
 */
DossierApproximate *dossier_approximate_new (const char *pattern, gsize length);
void                dossier_approximate_free (DossierApproximate *self);

/**
 * dossier_approximate_find:
 * @text: (array length=length)
 * @span: (out): the part of @text that is most like the pattern; among equals the first that ends
 *
 * Returns: bytes to insert, delete or replace to make that part the pattern; the pattern's length
 *   when nothing is like it
 */
gsize dossier_approximate_find (const DossierApproximate *self,
                                const char               *text,
                                gsize                     length,
                                DossierSpan              *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierApproximate, dossier_approximate_free)

G_END_DECLS
