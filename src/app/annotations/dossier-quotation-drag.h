/* dossier-quotation-drag.h: quotations dragged out of the window: selected words, cards.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-view.h"

G_BEGIN_DECLS

/* The passage as a quotation (text and HTML), and the link to it as text/uri-list. (transfer full)
 */
GdkContentProvider *dossier_quotation_drag_new_provider (DossierReading *reading, DossierSpan span);
/* Selected words of the view can be dragged away as a quotation. */
void dossier_quotation_drag_watch_view (DossierArticleView *view);

/* What can be dragged at a place of the widget; (transfer full) (nullable). */
typedef GdkContentProvider *(*DossierQuotationDragFunc) (GtkWidget *widget, double x, double y);

/* The same for any widget. */
void dossier_quotation_drag_watch (GtkWidget *widget, DossierQuotationDragFunc prepare);

G_END_DECLS
