/* dossier-article-painter.h: draws what belongs to an article but is not in its text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-text.h"

G_BEGIN_DECLS

/**
 * DossierArticlePaint:
 * @text: (nullable): the article; nothing is drawn without
 * @font: its measures
 * @under_title: (nullable): the line of byline, day and site
 * @left: where the measure begins, and @width, how wide it is; pixels of the buffer
 * @sentence: where the sentence cursor is, if @has_sentence
 * @flash: a passage to be seen, as strongly as @flash_strength, 0 to 1
 */
typedef struct
{
  DossierArticleText *text;
  DossierReadingFont  font;
  PangoLayout        *under_title;
  int                 left;
  int                 width;
  DossierRange        sentence;
  gboolean            has_sentence;
  DossierRange        flash;
  double              flash_strength;
} DossierArticlePaint;

/* The space between the title and what is painted under it, and below that, in em. */
#define DOSSIER_UNDER_TITLE_ABOVE 0.55
#define DOSSIER_UNDER_TITLE_BELOW 1.0

/* Of GtkTextView's snapshot_layer; the snapshot is in the buffer's coordinates. */
void dossier_article_paint_below (const DossierArticlePaint *self,
                                  GtkTextView               *view,
                                  GtkSnapshot               *snapshot);
void dossier_article_paint_above (const DossierArticlePaint *self,
                                  GtkTextView               *view,
                                  GtkSnapshot               *snapshot);

G_END_DECLS
