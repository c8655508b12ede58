/* dossier-window-private.h: what the files of the window share: its members and its parts' actions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/backups/dossier-damage-bar.h"
#include "app/capture/dossier-capture-bar.h"
#include "app/dossier-intake.h"
#include "app/dossier-window.h"
#include "app/library/dossier-library-page.h"
#include "app/reader/dossier-reader-page.h"
#include "app/widgets/dossier-drop-area.h"
#include "app/widgets/dossier-jobs-bar.h"
#include "app/widgets/dossier-notice.h"

G_BEGIN_DECLS

struct _DossierWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwToastOverlay    *toasts;
  GtkStack           *stack;
  DossierLibraryPage *library;
  AdwStatusPage      *trouble;
  GtkWidget          *recover_button;
  GtkWidget          *retry_button;
  DossierDamageBar   *damage_bar;
  DossierNotice      *notice;
  DossierCaptureBar  *capture_bar;
  DossierJobsBar     *jobs_bar;

  /* borrowed: made with the first article that is opened */
  DossierReaderPage *reader;

  /* owned */
  GSettings       *settings;
  DossierNotebook *notebook;
  DossierIntake   *intake;
  char            *path;
  char            *wanted_passage; /* a link that came before the notebook was open */
  GListStore      *wanted_imports; /* GFile: that came before the notebook was open */
  guint            backup_source;
  gboolean         is_damage_shown;
  GCancellable    *opening;
  GCancellable    *reading;
};

/* Names of the stack's pages. */
#define PAGE_LIBRARY "library"
#define PAGE_READER  "reader"
#define PAGE_TROUBLE "trouble"

/* (transfer full): AdwToast reads its title as markup; this one takes any text. */
AdwToast *dossier_window_toast_new (const char *text);
void      dossier_window_show_library (DossierWindow *self);
void      dossier_window_show_reading (DossierWindow *self, DossierReading *reading);

/* dossier-window-capture.c */
void dossier_window_capture_init (DossierWindow *self);
void dossier_window_drop (DossierWindow *self, const char *text);
void dossier_window_retry_job (DossierWindow *self, DossierJob *job);
void dossier_window_add_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_capture_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_paste_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_show_captures_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* dossier-window-passage.c */
/* @link: "dossier:passage?…"; waits for the notebook where none is open yet. */
void dossier_window_open_passage (DossierWindow *self, const char *link);
void dossier_window_open_wanted_passage (DossierWindow *self);

/* dossier-window-refresh.c */
void dossier_window_refresh_init (DossierWindow *self);
void dossier_window_refresh_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_show_changes_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* feeds/dossier-window-feeds.c */
void dossier_window_subscribe_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_refresh_feeds_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_import_feeds_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_export_feeds_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* exchange/dossier-window-exchange.c */
void dossier_window_import_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_export_cb (GtkWidget *widget, const char *action, GVariant *parameter);
/* Imports those that are files of other programs, as soon as there is a notebook; gives the rest.
 * (transfer full) */
char **dossier_window_import_inputs (DossierWindow *self, const char *const *inputs);
void   dossier_window_import_wanted (DossierWindow *self);
void
dossier_window_export_annotations_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* entities/dossier-window-rules.c */
void dossier_window_show_rules_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* notes/dossier-window-notes.c */
void dossier_window_rename_colours_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_open_annotation_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* backups/dossier-window-backups.c */
/* From now on the window's notebook, if any, is copied each day. */
void dossier_window_schedule_backups (DossierWindow *self);
void dossier_window_show_backups_cb (GtkWidget *widget, const char *action, GVariant *parameter);
/* While the notebook is damaged a bar says so, and what writes is out of reach. */
void dossier_window_show_damage (DossierWindow *self);
void dossier_window_recover_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* desktop/dossier-window-desktop.c */
/* Of the windows on its notebook the one that was used last: what concerns all is told there. */
gboolean dossier_window_is_foremost (DossierWindow *self);
/* Closes the notebook, also in other windows and for services, so that its file can be replaced. */
void dossier_window_leave_notebook (DossierWindow *self);
/* Opens it again, where it was left. */
void dossier_window_return_to_notebook (DossierWindow *self);
/* The same, where its file lies by now. */
void dossier_window_follow_notebook (DossierWindow *self, const char *path);
void dossier_window_new_window_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void
dossier_window_open_in_new_window_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_show_feed_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_show_entity_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_search_for_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* preferences/dossier-window-preferences.c */
void dossier_window_preferences_init (DossierWindow *self);
void
dossier_window_show_preferences_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* preferences/dossier-window-move.c */
/* Copies the notebook into @folder, opens it there in all windows, and puts the old file into the
 * trash; what hinders that is told, and nothing is lost. */
void dossier_window_move_notebook (DossierWindow *self, GFile *folder);
void dossier_window_move_notebook_cb (GtkWidget *widget, const char *action, GVariant *parameter);

/* dossier-window-notebook.c */
/* @notebook: (nullable): closes the one before. */
void dossier_window_set_notebook (DossierWindow *self, DossierNotebook *notebook);
void dossier_window_open_notebook_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_retry_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_undo_cb (GtkWidget *widget, const char *action, GVariant *parameter);
void dossier_window_redo_cb (GtkWidget *widget, const char *action, GVariant *parameter);

G_END_DECLS
