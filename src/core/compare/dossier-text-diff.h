/* dossier-text-diff.h: what changed from one text to the next, as a reader would tell it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/**
 * DossierDiffKind:
 * @DOSSIER_DIFF_SAME: a sentence that did not change
 * @DOSSIER_DIFF_CHANGED: a sentence in other words; its words tell which
 * @DOSSIER_DIFF_ADDED: a sentence that only the new text has
 * @DOSSIER_DIFF_REMOVED: a sentence that only the old text has
 * @DOSSIER_DIFF_MOVED: a sentence that did not change and stands elsewhere
 */
typedef enum
{
  DOSSIER_DIFF_SAME,
  DOSSIER_DIFF_CHANGED,
  DOSSIER_DIFF_ADDED,
  DOSSIER_DIFF_REMOVED,
  DOSSIER_DIFF_MOVED,
} DossierDiffKind;

/**
 * DossierDiffWords:
 * @span: of the new text, or of the old one
 * @at: where they would stand in the other text: after the words before them
 *
 * Words next to each other that only one of the texts has.
 */
typedef struct
{
  gboolean    is_new;
  DossierSpan span;
  gsize       at;
} DossierDiffWords;

/**
 * DossierDiffPart:
 * @old: the sentence in the old text; empty, where it would stand, for an added one
 * @new: the sentence in the new text; empty, where it would stand, for a removed one
 * @words: (element-type DossierDiffWords) (nullable): of a changed one, in the order of reading,
 *   what went before what came
 */
typedef struct
{
  DossierDiffKind kind;
  DossierSpan     old;
  DossierSpan new;
  GArray *words;
} DossierDiffPart;

/**
 * dossier_text_diff:
 * @old_text: (array length=old_length): valid UTF-8
 * @new_text: (array length=new_length): valid UTF-8
 *
 * Sentences are compared without regard to case, accents, kinds of quotes and spaces. Takes a time
 * that grows little faster than the texts.
 *
 * Returns: (transfer full) (element-type DossierDiffPart): in the order of the new text, what was
 *   removed where it stood
 */
GArray *
dossier_text_diff (const char *old_text, gsize old_length, const char *new_text, gsize new_length);

G_END_DECLS
