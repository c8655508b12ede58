/* dossier-reader-page-private.h: what the files of the reading room share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-reader-page.h"

G_BEGIN_DECLS

/* Which pane a window too narrow for all shows beside the article, or in its place. */
typedef enum
{
  DOSSIER_SIDE_NONE,
  DOSSIER_SIDE_ENTITIES,
  DOSSIER_SIDE_NOTES,
} DossierReaderSide;

typedef enum
{
  DOSSIER_ROOM_FOR_ONE, /* the article or one pane */
  DOSSIER_ROOM_FOR_TWO,
  DOSSIER_ROOM_FOR_ALL,
} DossierReaderRoom;

struct _DossierReaderPage
{
  AdwBin parent_instance;

  /* template children */
  AdwHeaderBar          *header;
  AdwWindowTitle        *title;
  GtkMenuButton         *look_button;
  GtkWidget             *find_button;
  DossierFindBar        *find_bar;
  GtkRevealer           *newer;
  GtkLabel              *newer_title;
  GtkLabel              *newer_summary;
  GtkStack              *body;
  GtkPaned              *outer;
  GtkPaned              *inner;
  DossierEntitySidebar  *sidebar;
  GtkWidget             *article;
  GtkOverlay            *overlay;
  DossierArticleView    *view;
  DossierSelectionBar   *selection_bar;
  DossierDensityStrip   *strip;
  DossierAnnotationPane *pane;

  /* child made when first needed */
  DossierChangesView *changes;

  /* owned */
  DossierReading *reading;
  GSettings      *settings; /* NULL when there is no schema */
  GCancellable   *opening;
  GCancellable   *comparing;

  DossierHighlight  last_highlight;
  DossierReaderRoom room;
  DossierReaderSide side; /* while there is no room for all */
  gboolean          wants_entities;
  gboolean          wants_notes;
  int               notes_width;
  gboolean          is_list_forced;  /* the notes are a list for want of room */
  gboolean          is_notes_placed; /* the pane has its width since it was last shown */

  /* where the article was left */
  guint  position_source; /* while scrolling may not have stopped yet */
  guint  holding_source;  /* while the place has moved away under the reader */
  double held_height;     /* of all lines when it was last put there */
};

/* dossier-reader-panes.c */
void     dossier_reader_panes_init (DossierReaderPage *self);
void     dossier_reader_panes_update (DossierReaderPage *self);
void     dossier_reader_panes_save (DossierReaderPage *self);
gboolean dossier_reader_panes_get_entities_shown (DossierReaderPage *self);
gboolean dossier_reader_panes_get_notes_shown (DossierReaderPage *self);
void     dossier_reader_panes_set_entities_shown (DossierReaderPage *self, gboolean is_shown);
void     dossier_reader_panes_set_notes_shown (DossierReaderPage *self, gboolean is_shown);
/* The article itself, where only one pane fits. */
void dossier_reader_panes_show_article (DossierReaderPage *self);
/* Called when either of the two properties may have changed. */
void dossier_reader_page_notify_panes (DossierReaderPage *self);

/* dossier-reader-versions.c */
void dossier_reader_versions_install (GtkWidgetClass *widget_class);
/* The bar that tells of a newer version. */
void dossier_reader_versions_update (DossierReaderPage *self);
/* Back from what changed to the article. */
void dossier_reader_versions_close (DossierReaderPage *self);

/* dossier-reader-position.c */
void dossier_reader_position_init (DossierReaderPage *self);
/* Notes the place at once, for scrolling that has not rested yet. */
void dossier_reader_position_keep (DossierReaderPage *self);
void dossier_reader_position_clear (DossierReaderPage *self);
/* Goes to the place where the article was left. */
void dossier_reader_position_restore (DossierReaderPage *self);

/* dossier-reader-marking.c */
void dossier_reader_marking_install (GtkWidgetClass *widget_class);
/* annotations/dossier-reader-extending.c */
void dossier_reader_extending_install (GtkWidgetClass *widget_class);
void dossier_reader_extending_init (DossierReaderPage *self);
/* dossier-reader-cursor.c */
void dossier_reader_cursor_install (GtkWidgetClass *widget_class);
void dossier_reader_cursor_init (DossierReaderPage *self);
/* dossier-reader-print.c */
void dossier_reader_print_install (GtkWidgetClass *widget_class);
/* dossier-reader-actions.c */
void dossier_reader_actions_install (GtkWidgetClass *widget_class);
void dossier_reader_actions_show_tools (DossierReaderPage *self);

G_END_DECLS
