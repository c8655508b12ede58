/* dossier-selector.h: names a passage by its words, so that it can be found again in another text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/* Characters of context kept on each side of a quote. */
#define DOSSIER_SELECTOR_CONTEXT 32

/**
 * DossierSelector:
 * @quote: the words of the passage
 * @prefix: what stands before it, up to DOSSIER_SELECTOR_CONTEXT characters
 * @suffix: what stands after it
 * @position: where it was, in bytes; a hint
 *
 * W3C Web Annotation's TextQuoteSelector and TextPositionSelector in one.
 */
typedef struct
{
  char       *quote;
  char       *prefix;
  char       *suffix;
  DossierSpan position;
} DossierSelector;

typedef enum
{
  DOSSIER_ANCHOR_EXACT,
  DOSSIER_ANCHOR_APPROXIMATE,
  DOSSIER_ANCHOR_ORPHAN,
} DossierAnchorResult;

DossierSelector *dossier_selector_new (const char *text, gsize length, DossierSpan span);
void             dossier_selector_free (DossierSelector *self);

/**
 * dossier_selector_anchor:
 * @self: prefix, suffix and position may be empty
 * @text: (array length=length): the text to look in
 * @length: bytes
 * @span: (out): where the passage stands; untouched for an orphan
 *
 * The same words in the same place; else the occurrence whose neighbourhood agrees best with
 * prefix and suffix, and, among equals, stands at the position; else the same with case,
 * diacritics, quotes and spaces folded; else nearly the same words, when no other place is nearly
 * as like them (both approximate). Among equals none of which stands at the position, one that is
 * clearly nearer to it is taken, as approximate; two equally good places are no place. Very short
 * quotes need more than their words. Linear time; for many passages of one text see
 * dossier_anchor_text_new().
 */
DossierAnchorResult dossier_selector_anchor (const DossierSelector *self,
                                             const char            *text,
                                             gsize                  length,
                                             DossierSpan           *span);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSelector, dossier_selector_free)

G_END_DECLS
