/* dossier-library-page-private.h: what the parts of the library page share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page itself and its sidebar (dossier-library-page.c), what is on show beside it (-shown.c),
 * the search field and what belongs to it (-search.c).
 */
#pragma once

#include "app/feeds/dossier-feed-page.h"
#include "app/library/dossier-articles-view.h"
#include "app/library/dossier-library-page.h"
#include "app/library/dossier-library-sidebar.h"
#include "app/library/dossier-nothing.h"
#include "app/library/dossier-search-help.h"
#include "app/notes/dossier-notes-page.h"
#include "notebook/dossier-article-list.h"
#include "notebook/dossier-index.h"

#include <adwaita.h>

G_BEGIN_DECLS

struct _DossierLibraryPage
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget             *box;
  AdwHeaderBar          *header;
  GtkToggleButton       *sidebar_button;
  GtkSearchEntry        *search;
  GMenu                 *undo_section;
  GtkPaned              *paned;
  DossierLibrarySidebar *sidebar;
  GtkWidget             *content;
  DossierFeedPage       *feed_page;
  DossierNotesPage      *notes_page;
  GtkWidget             *head;
  GtkWidget             *heading_dot;
  GtkLabel              *heading;
  GtkLabel              *count;
  GtkWidget             *clear_button;
  GtkWidget             *search_tools;
  GtkWidget             *save_button;
  GtkStack              *stack;
  DossierNothing        *nothing;
  DossierArticlesView   *list;

  /* owned */
  DossierNotebook    *notebook;
  DossierArticleList *articles;
  DossierIndex       *searches; /* those that are saved */
  DossierSearchHelp  *help;
  GSettings          *settings;
  char               *choice_name;

  /* what is on show: a shelf, narrowed by a tag or an entity */
  DossierShelf     shelf;
  gint64           tag_id;
  gint64           entity_id;
  DossierIndexKind entity_kind;

  /* the sidebar, remembered while the window is wide, over the list while it is narrow */
  gboolean is_narrow;
  gboolean is_sidebar_wanted;
  gboolean is_sidebar_over;
  gboolean is_quiet;
};

/* Something was chosen: a narrow window turns to the articles. */
void dossier_library_page_leave_sidebar (DossierLibraryPage *self);

/* What stands in the search field. */
const char *dossier_library_page_get_words (DossierLibraryPage *self);
/* Keeping a search and its order are offered while there is one. */
void dossier_library_page_update_search_tools (DossierLibraryPage *self);
void dossier_library_page_follow_searches (DossierLibraryPage *self);
void dossier_library_page_bind_search (GtkWidgetClass *widget_class);

/* Puts the present question to the list. */
void     dossier_library_page_ask (DossierLibraryPage *self);
void     dossier_library_page_show_shelf (DossierLibraryPage *self, DossierShelf shelf);
void     dossier_library_page_update_heading (DossierLibraryPage *self);
void     dossier_library_page_follow_articles (DossierLibraryPage *self);
gboolean dossier_library_page_is_feed_shown (DossierLibraryPage *self);
gboolean dossier_library_page_is_notes_shown (DossierLibraryPage *self);
void     dossier_library_page_install_shown (GtkWidgetClass *widget_class);

G_END_DECLS
