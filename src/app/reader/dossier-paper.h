/* dossier-paper.h: what of an article goes on paper: its text, pictures, highlights and notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-text.h"
#include "notebook/dossier-reading.h"

G_BEGIN_DECLS

/**
 * DossierPaperNote:
 * @number: by which the margin leads to what is listed at the end; 0 where nothing was written
 * @note: (nullable): Markdown
 * @tags: (array zero-terminated=1)
 */
typedef struct
{
  DossierSpan      span;
  gboolean         is_orphan;
  DossierHighlight highlight;
  guint            number;
  char            *quote;
  char            *note;
  char           **tags;
} DossierPaperNote;

/**
 * DossierPaper:
 * @document: as long as the paper lives
 * @notes: (element-type DossierPaperNote): in the order of the text, those without a passage last
 * @under_title: (nullable): who wrote it, when, where
 * @source: where it is from and when it was kept, a line each
 *
 * A plain value, of what was there at one moment; any thread may read it.
 */
typedef struct
{
  DossierReading        *reading;
  const DossierDocument *document;
  GArray                *notes;
  GHashTable            *pictures; /* number of the block → GdkTexture */
  char                  *under_title;
  char                  *source;
} DossierPaper;

/* @text: (nullable): lends the pictures that are decoded. Main thread. */
DossierPaper *dossier_paper_new (DossierReading *reading, DossierArticleText *text);
/* On the main thread, for the reading is let go. */
void dossier_paper_free (DossierPaper *self);
/* (transfer none) (nullable) */
GdkTexture *dossier_paper_get_picture (const DossierPaper *self, guint block);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPaper, dossier_paper_free)

G_END_DECLS
