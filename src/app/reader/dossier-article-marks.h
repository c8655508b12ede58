/* dossier-article-marks.h: keeps tags of a buffer where they are wanted, a slice at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DossierArticleMarks DossierArticleMarks;

/**
 * dossier_article_marks_new:
 * @buffer: (unowned): whose tags these are; outlives this
 *
 * Ten thousand highlights take longer than a frame. So what is wanted is compared with what is
 * there, and only the difference is applied: what stands near the reader at once, the rest in
 * slices between frames.
 */
DossierArticleMarks *dossier_article_marks_new (GtkTextBuffer *buffer);
void                 dossier_article_marks_free (DossierArticleMarks *self);
/* Work begins at this character, as soon as there is some. */
void dossier_article_marks_set_focus (DossierArticleMarks *self, guint character);
/* @ranges: (element-type DossierRange): sorted by start; @tag shall cover just these. */
void dossier_article_marks_set (DossierArticleMarks *self, GtkTextTag *tag, const GArray *ranges);
/* Sets about what is wanted since; the first slice is done when this returns. */
void dossier_article_marks_begin (DossierArticleMarks *self);
/* Whether every tag is where it is wanted. */
gboolean dossier_article_marks_is_done (DossierArticleMarks *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticleMarks, dossier_article_marks_free)

G_END_DECLS
