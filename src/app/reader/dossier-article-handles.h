/* dossier-article-handles.h: the handles at both ends of the annotation that is taken up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-text.h"

G_BEGIN_DECLS

typedef struct _DossierArticleView DossierArticleView;

typedef enum
{
  DOSSIER_HANDLE_NONE,
  DOSSIER_HANDLE_START,
  DOSSIER_HANDLE_END,
} DossierHandle;

/**
 * DossierArticleHandles:
 * @id: the annotation; 0 for none, and nothing is drawn
 * @span: where it is, or while it is dragged, where it would be
 * @origin: where it was when the drag began
 * @dragged: the end that the pointer has
 * @x: where the pointer is, and @y, in the widget's coordinates
 * @is_by_letter: it stops inside of words too
 * @tick: scrolls while the pointer is beyond the edge
 */
typedef struct
{
  gint64        id;
  DossierSpan   span;
  DossierSpan   origin;
  DossierHandle dragged;
  double        x;
  double        y;
  gboolean      is_by_letter;
  guint         tick;
} DossierArticleHandles;

/* Looks again where the annotation is, after the list has changed; lets go of one that is gone. */
void dossier_article_handles_update (DossierArticleView *view);
/* Lets go of everything, for another article. */
void dossier_article_handles_clear (DossierArticleView *view);
/* Of snapshot_layer, above the words. */
void dossier_article_handles_paint (DossierArticleView *view, GtkSnapshot *snapshot);

/* The handle within reach of a point of the widget. */
DossierHandle dossier_article_handles_get_at (DossierArticleView *view, double x, double y);
/* Where it is, in the widget's coordinates; FALSE when there is none. */
gboolean dossier_article_handles_get_area (DossierArticleView *view,
                                           DossierHandle       handle,
                                           GdkRectangle       *area);

void dossier_article_handles_begin (DossierArticleView *view, DossierHandle handle);
/* @is_by_letter: stop inside of words too. */
void
dossier_article_handles_move (DossierArticleView *view, double x, double y, gboolean is_by_letter);
/* Lets go: "annotation-stretched" tells where the annotation is to be, if it is elsewhere. */
void dossier_article_handles_end (DossierArticleView *view);
/* Lets go, and everything is as before. */
void dossier_article_handles_cancel (DossierArticleView *view);

/* Takes the nearer end of the selection, or else of the annotation, to the word at a point of the
 * widget; FALSE when there is neither. */
gboolean dossier_article_handles_reach (DossierArticleView *view, double x, double y);

G_END_DECLS
