/* dossier-articles-view-private.h: what the list of articles and its actions share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/library/dossier-articles-view.h"
#include "app/widgets/dossier-gradual-list.h"

G_BEGIN_DECLS

struct _DossierArticlesView
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget         *box;
  GtkListView       *list;
  GtkMultiSelection *selection;
  GtkWidget         *bar;
  GtkLabel          *n_selected;

  /* owned */
  DossierNotebook    *notebook;
  GListModel         *articles;
  DossierGradualList *shown; /* of the articles, what the list has already */
  GCancellable       *cancellable;
  GtkWidget          *menu;

  guint tick; /* lets the list go on; 0 for none */
};

/* (transfer full) (nullable): the one that is selected; NULL when there are several, or none. */
DossierArticleItem *dossier_articles_view_ref_selected (DossierArticlesView *self);
void                dossier_articles_view_open (GtkWidget *widget, DossierArticleItem *item);
void
dossier_articles_view_show_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_articles_view_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
