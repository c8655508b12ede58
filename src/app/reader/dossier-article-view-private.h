/* dossier-article-view-private.h: what the files of the article view share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-handles.h"
#include "app/reader/dossier-article-hits.h"
#include "app/reader/dossier-article-marks.h"
#include "app/reader/dossier-article-painter.h"
#include "app/reader/dossier-article-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

enum
{
  DOSSIER_ARTICLE_VIEW_ANNOTATION_ACTIVATED,
  DOSSIER_ARTICLE_VIEW_ANNOTATION_STRETCHED,
  DOSSIER_ARTICLE_VIEW_MENTION_ACTIVATED,
  DOSSIER_ARTICLE_VIEW_IMAGE_ACTIVATED,
  DOSSIER_ARTICLE_VIEW_SELECTION_OFFERED,
  DOSSIER_ARTICLE_VIEW_SENTENCE_MOVED,
  DOSSIER_ARTICLE_VIEW_LAYOUT_CHANGED,
  DOSSIER_ARTICLE_VIEW_N_SIGNALS
};

extern guint dossier_article_view_signals[DOSSIER_ARTICLE_VIEW_N_SIGNALS];

struct _DossierArticleView
{
  GtkTextView parent_instance;

  /* owned */
  DossierReading      *reading;
  DossierArticleText  *text;
  DossierArticleHits  *hits;
  DossierArticleMarks *marks;
  GArray              *sentences; /* DossierSpan; NULL until asked for */
  AdwAnimation        *flash;
  GtkTextMark         *target; /* of scrolling; the buffer's */

  DossierArticlePaint   paint;
  DossierArticleHandles handles;
  int                   sentence; /* -1 for none */
  int                   zoom;
  int                   leading;
  int                   characters;
  int                   measure;
  gboolean              is_font_stale;
  gboolean              is_placing; /* on the way to a place, not there yet */
  gboolean              is_held;    /* that place is to stay at the top */
  double                press_x;
  double                press_y;
  GdkModifierType       press_modifiers;
  gboolean              is_press_taken; /* it was no click on the words */
};

/* dossier-article-marking.c */
void dossier_article_view_mark_annotations (DossierArticleView *self);
void dossier_article_view_mark_all_mentions (DossierArticleView *self);

/* dossier-article-pointer.c */
void     dossier_article_view_watch_pointer (DossierArticleView *self);
gboolean dossier_article_view_query_tooltip (GtkWidget  *widget,
                                             int         x,
                                             int         y,
                                             gboolean    keyboard_tip,
                                             GtkTooltip *tooltip);

G_END_DECLS
