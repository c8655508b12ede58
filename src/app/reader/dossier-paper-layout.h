/* dossier-paper-layout.h: an article broken into pages, with its notes at the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-paper.h"

G_BEGIN_DECLS

typedef struct _DossierPaperLayout DossierPaperLayout;

/**
 * dossier_paper_layout_new:
 * @paper: outlives the layout
 * @width: points, of what may be printed on
 * @height: the same
 *
 * The pages come with dossier_paper_layout_step(). Used by one thread from its making to its end.
 */
DossierPaperLayout      *
dossier_paper_layout_new (const DossierPaper *paper, double width, double height);
void dossier_paper_layout_free (DossierPaperLayout *self);

/* Lays out for at most so many microseconds, at least a paragraph; 0 for all there is. Returns
 * whether everything lies on its page. */
gboolean dossier_paper_layout_step (DossierPaperLayout *self, gint64 microseconds);
guint    dossier_paper_layout_get_n_pages (DossierPaperLayout *self);
/* In points from the corner of what may be printed on. */
void dossier_paper_layout_draw (DossierPaperLayout *self, guint page, cairo_t *cr);

/* The words that lie on a page, a line each, from top to bottom; without what stands in the
 * margins. */
char *dossier_paper_layout_dup_words (DossierPaperLayout *self, guint page);
/* The numbers in the margin of a page, from top to bottom: "1 2, 3". */
char *dossier_paper_layout_dup_numbers (DossierPaperLayout *self, guint page);
/* How many pictures a page has. */
guint dossier_paper_layout_get_n_pictures (DossierPaperLayout *self, guint page);
/* Whether nothing on the page lies outside it or on top of anything else. */
gboolean dossier_paper_layout_is_sound (DossierPaperLayout *self, guint page);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierPaperLayout, dossier_paper_layout_free)

G_END_DECLS
