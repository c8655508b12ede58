/* dossier-fold.h: a text without case, diacritics and typographic variants, with a map back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

typedef struct _DossierFold DossierFold;

/**
 * dossier_fold_string:
 * @text: (array length=length): valid UTF-8
 * @length: bytes
 *
 * Folds case and canonical diacritics, turns typographic quotes, dashes and spaces into their
 * ASCII forms, and runs of white space into one space. For comparing names and quotes.
 *
 * Returns: (transfer full): the folded string
 */
char *dossier_fold_string (const char *text, gsize length);

/**
 * dossier_fold_into:
 * @buffer: (out caller-allocates) (array length=size): NUL-terminated on success
 *
 * The same without allocation.
 *
 * Returns: bytes written without the NUL; zero when the folded text is empty or does not fit
 */
gsize dossier_fold_into (const char *text, gsize length, char *buffer, gsize size);

/**
 * dossier_fold_new:
 *
 * The same, keeping the map from folded bytes to bytes of @text, for finding.
 */
DossierFold *dossier_fold_new (const char *text, gsize length);
void         dossier_fold_free (DossierFold *self);
const char  *dossier_fold_get_text (const DossierFold *self, gsize *length);
/* The span of the original text that a span of the folded text came from. */
DossierSpan dossier_fold_map_back (const DossierFold *self, DossierSpan folded);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFold, dossier_fold_free)

G_END_DECLS
