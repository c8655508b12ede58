/* dossier-card-canvas.h: the cards of an article's annotations, each level with its passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/annotations/dossier-annotation-card.h"
#include "app/reader/dossier-article-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CARD_CANVAS (dossier_card_canvas_get_type ())
G_DECLARE_FINAL_TYPE (DossierCardCanvas, dossier_card_canvas, DOSSIER, CARD_CANVAS, GtkWidget)

/**
 * DossierCardCanvas:
 *
 * Only cards near the screen exist. They follow the view's scrolling.
 *
 * Signal: card-activated (int64 id).
 */
GtkWidget *dossier_card_canvas_new (void);
/* @drafts: see dossier_annotation_card_new() */
void dossier_card_canvas_set_drafts (DossierCardCanvas *self, GHashTable *drafts);
/* All (nullable); @view shows @reading; @annotations (element-type DossierAnnotationItem): those
 * of it that get cards, in the order of the text, orphans last. */
void dossier_card_canvas_set_view (DossierCardCanvas *self, DossierArticleView *view);
void dossier_card_canvas_set_reading (DossierCardCanvas *self,
                                      DossierReading    *reading,
                                      GListModel        *annotations);
/* Its card stands out and stands exactly at its passage; 0 for none. */
void dossier_card_canvas_select (DossierCardCanvas *self, gint64 id);
/* Opens the editor of a card as soon as there is one. */
void dossier_card_canvas_edit (DossierCardCanvas *self, gint64 id);
/* The card of an annotation; (transfer none) (nullable): NULL when it is far from the screen. */
DossierAnnotationCard *dossier_card_canvas_get_card (DossierCardCanvas *self, gint64 id);
guint                  dossier_card_canvas_get_n_cards (DossierCardCanvas *self);

G_END_DECLS
