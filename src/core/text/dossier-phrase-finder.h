/* dossier-phrase-finder.h: finds where a text says one of many phrases, whole words only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/**
 * DossierPhraseFinder:
 *
 * Any number of names or other short phrases, looked for in one pass over a text. What differs in
 * accents, typographic variants or white space is the same. Capitals count where they tell a name
 * from a word: "May" is found in "MAY" but not in "may", "WHO" only in capitals. A phrase
 * does not go on over a line's end, and is no part of a longer word: "Berg" is not in "Berg-Olsen"
 * or "berg.example".
 */
typedef struct _DossierPhraseFinder DossierPhraseFinder;

/**
 * DossierPhraseHit:
 * @phrase: which phrase, in the order in which they were added, from 0
 */
typedef struct
{
  DossierSpan span;
  guint       phrase;
} DossierPhraseHit;

DossierPhraseFinder *dossier_phrase_finder_new (void);
void                 dossier_phrase_finder_free (DossierPhraseFinder *self);

/* One without a letter or digit is never found. */
void dossier_phrase_finder_add (DossierPhraseFinder *self, const char *words);

/**
 * dossier_phrase_finder_find:
 * @text: (array length=length): valid UTF-8
 * @hits: (element-type DossierPhraseHit): appended by the place where each begins; hits of several
 *   phrases may overlap
 */
void dossier_phrase_finder_find (const DossierPhraseFinder *self,
                                 const char                *text,
                                 gsize                      length,
                                 GArray                    *hits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPhraseFinder, dossier_phrase_finder_free)

G_END_DECLS
