/* dossier-feed-page-private.h: what the page of a feed and its actions share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/feeds/dossier-feed-page.h"
#include "notebook/dossier-feed-entry-list.h"
#include "notebook/dossier-feeds.h"

G_BEGIN_DECLS

struct _DossierFeedPage
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget          *box;
  GtkLabel           *heading;
  GtkLabel           *when;
  GtkLabel           *count;
  GtkStack           *refresh_stack;
  GtkSpinner         *spinner;
  GtkWidget          *menu_button;
  GtkRevealer        *trouble_revealer;
  GtkLabel           *trouble_title;
  GtkLabel           *trouble_advice;
  GtkStack           *stack;
  GtkWidget          *nothing; /* AdwStatusPage */
  GtkWidget          *nothing_button;
  GtkListView        *list;
  GtkSingleSelection *selection;

  /* owned */
  DossierNotebook      *notebook; /* (nullable) */
  DossierFeeds         *feeds;    /* (nullable) */
  DossierFeedEntryList *entries;  /* (nullable) */
  DossierFeedItem      *item;     /* (nullable): the feed on show; NULL for all */
  GCancellable         *cancellable;
  GtkWidget            *menu;

  gint64 feed_id;
};

/* dossier-feed-page-actions.c */
void dossier_feed_page_install_actions (GtkWidgetClass *widget_class);
/* @at: (nullable): where, in the list's coordinates. */
void dossier_feed_page_pop_up_menu (DossierFeedPage *self, const GdkRectangle *at);

G_END_DECLS
