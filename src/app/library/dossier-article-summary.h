/* dossier-article-summary.h: the words of an article's row: title, where from and when, how it
 * begins.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierArticleSummary:
 *
 * All summaries of one width are of one height: four lines of text, of which a long title takes two
 * and leaves one to the beginning. So a list can be laid out before a word of it is. Main thread
 * only.
 */
#define DOSSIER_TYPE_ARTICLE_SUMMARY (dossier_article_summary_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleSummary,
                      dossier_article_summary,
                      DOSSIER,
                      ARTICLE_SUMMARY,
                      GtkWidget)

/* @lead: as Pango's markup when @is_markup. */
void dossier_article_summary_set (DossierArticleSummary *self,
                                  const char            *title,
                                  const char            *meta,
                                  const char            *lead,
                                  gboolean               is_markup);

G_END_DECLS
