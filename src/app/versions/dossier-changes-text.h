/* dossier-changes-text.h: two versions of an article as one text that shows what changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-style.h"
#include "notebook/dossier-comparison.h"

G_BEGIN_DECLS

/**
 * DossierChangeRange: a passage that changed, in characters of the buffer.
 */
typedef struct
{
  DossierDiffKind kind;
  guint           start;
  guint           end;
} DossierChangeRange;

/**
 * DossierChangesText:
 * @buffer: the new text, with what the old one had besides where it stood
 * @ranges: (element-type DossierChangeRange): one for each passage of the comparison's difference
 *
 * A comparison made ready to be shown.
 */
typedef struct _DossierChangesText
{
  GtkTextBuffer       *buffer;
  DossierArticleStyle *style;
  GArray              *ranges;

  /*< private >*/
  DossierComparison *comparison;
  GArray            *segments[2];
  GArray            *parts;
  GtkTextTag        *marks[DOSSIER_DIFF_MOVED + 1];
  GtkTextTag        *current;
} DossierChangesText;

DossierChangesText *dossier_changes_text_new (DossierComparison *comparison);
void                dossier_changes_text_free (DossierChangesText *self);
void dossier_changes_text_set_scheme (DossierChangesText *self, DossierScheme scheme);
/* Where a passage of the new or the old text is shown; of words that did not change, and of those
 * that moved, at least their sentence. FALSE when nothing of it is. */
gboolean dossier_changes_text_find (DossierChangesText *self,
                                    gboolean            is_new,
                                    DossierSpan         span,
                                    DossierChangeRange *range);
/* Lights up one range; (nullable) for none. */
void dossier_changes_text_set_current (DossierChangesText *self, const DossierChangeRange *range);

/* The colour of one kind of change, as a line or a sign is drawn in it. */
const GdkRGBA *dossier_changes_text_get_ink (DossierDiffKind kind, DossierScheme scheme);
/* "+", "−", "↕", "≠": so that no change is known by its colour alone. */
const char *dossier_changes_text_get_sign (DossierDiffKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierChangesText, dossier_changes_text_free)

G_END_DECLS
