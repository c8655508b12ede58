/* dossier-version-diff.h: what changed from one version of an article to another: passages, figures
 * and names.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/compare/dossier-text-diff.h"
#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/**
 * DossierDiffPassage:
 * @kind: never #DOSSIER_DIFF_SAME
 * @old: in the old text; empty, where it would stand, for an added one
 * @new: in the new text; empty, where it would stand, for a removed one
 * @first_part: the first of its sentences among the parts
 * @n_parts: how many there are; a changed sentence is a passage by itself
 *
 * Sentences next to each other that had the same fate.
 */
typedef struct
{
  DossierDiffKind kind;
  DossierSpan     old;
  DossierSpan new;
  guint first_part;
  guint n_parts;
} DossierDiffPassage;

/**
 * DossierFigureChange:
 * @old: (nullable): NULL for a figure that came
 * @new: (nullable): NULL for a figure that went
 *
 * A figure that has another value now, by what is counted, its unit and its sentence.
 */
typedef struct
{
  const DossierMention *old;
  const DossierMention *new;
} DossierFigureChange;

/**
 * DossierNameChange:
 * @is_new: came with the new text; else went with the old one
 * @mention: the first of them, of a person, place or organisation
 * @n_mentions: how many there are
 */
typedef struct
{
  gboolean              is_new;
  const DossierMention *mention;
  guint                 n_mentions;
} DossierNameChange;

/**
 * DossierVersionSide:
 * @mentions: (element-type DossierMention): in the order of the text
 */
typedef struct
{
  const char      *text;
  gsize            length;
  const GPtrArray *mentions;
} DossierVersionSide;

/**
 * DossierVersionDiff:
 * @parts: (element-type DossierDiffPart): all sentences, as dossier_text_diff() tells them
 * @passages: (element-type DossierDiffPassage): what changed, in the same order
 * @figures: (element-type DossierFigureChange): those that changed, by the new text; then those
 *   that came; then those that went
 * @names: (element-type DossierNameChange): those that came, then those that went
 * @n_passages: of each kind
 */
typedef struct
{
  GArray *parts;
  GArray *passages;
  GArray *figures;
  GArray *names;
  guint   n_passages[DOSSIER_DIFF_MOVED + 1];
} DossierVersionDiff;

/* Borrows the mentions, which must outlive it; takes a time that grows little faster than the
 * texts. For any thread. */
DossierVersionDiff      *
dossier_version_diff_new (const DossierVersionSide *old, const DossierVersionSide *new);
void dossier_version_diff_free (DossierVersionDiff *self);
/* Whether the two texts tell the same, letter by letter or nearly. */
gboolean dossier_version_diff_is_empty (const DossierVersionDiff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierVersionDiff, dossier_version_diff_free)

G_END_DECLS
