/* dossier-hover-link.h: under the pointer, a passage shows its card and a card its passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/annotations/dossier-annotation-card.h"
#include "app/reader/dossier-article-view.h"

G_BEGIN_DECLS

/* Of the text's tag. */
#define DOSSIER_HOVER_LINK_TAG "annotation-hover"
/* Of the card's class in style sheets. */
#define DOSSIER_HOVER_LINK_CLASS "linked"

typedef struct _DossierHoverLink DossierHoverLink;

/* @canvas: whose children are the cards; @view: (nullable). Both must outlive it. */
DossierHoverLink *dossier_hover_link_new (GtkWidget *canvas);
void              dossier_hover_link_free (DossierHoverLink *self);
void              dossier_hover_link_set_view (DossierHoverLink *self, DossierArticleView *view);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHoverLink, dossier_hover_link_free)

G_END_DECLS
