/* app-test.h: what tests of real widgets share: a notebook of their own, waiting, real keys,
 * pictures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/dossier-window.h"

G_BEGIN_DECLS

/* Runs the main loop until CONDITION holds; the test fails after a minute. */
#define app_test_wait_until(condition)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 deadline_ = g_get_monotonic_time () + 60 * G_USEC_PER_SEC;                              \
    while (!(condition))                                                                           \
      {                                                                                            \
        if (g_get_monotonic_time () > deadline_)                                                   \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                \
        app_test_iterate ();                                                                       \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* Calls gtk_test_init() and adw_init(), loads the app's style, pins font, theme and animations. */
void app_test_init (int *argc, char ***argv);

/* One turn of the main loop; waits a millisecond when there was nothing to do. */
void app_test_iterate (void);

/* Turns the main loop until nothing is pending and a frame was drawn. */
void app_test_settle (GtkWidget *widget);

/* A path in a new folder below the temporary one; app_test_remove_notebook() removes both. */
char *app_test_dup_notebook_path (void);
void  app_test_remove_notebook (const char *path);

/* Writes @contents into a new file "name" beside the notebook; returns its path. */
char *app_test_write_file (const char *notebook_path, const char *name, const char *contents);

/* A window on the notebook, drawn, its library page up; 1100 × 760. The welcome article is not
 * captured. */
DossierWindow *app_test_open_window (const char *notebook_path);
/* The same without a notebook: for windows that tests fill themselves. */
DossierWindow *app_test_open_bare_window (void);
/* Destroys it and fails the test unless it is finalised. */
void app_test_close_window (DossierWindow *window);

/* Captures @text as a plain-text article into the window's notebook; returns the article's id. */
gint64 app_test_capture_text (DossierWindow *window, const char *name, const char *text);

/* The first descendant (or itself) of @type; of @name (a widget name, buildable id or accessible
 * name is not looked at) when that is not NULL. NULL when there is none. */
GtkWidget *app_test_find (GtkWidget *root, GType type, const char *name);
/* The first descendant that is a GtkLabel (or shows a label) with exactly this text. */
GtkWidget *app_test_find_label (GtkWidget *root, const char *text);

/* Every mapped button, entry, switch, list, row, drop-down and text view below must have an
 * accessible name or a visible label; fails with the widget's path when not. */
void app_test_check_names (GtkWidget *root);

/* Real keys and clicks, by XTEST; the window must have been drawn. All return after the loop has
 * settled. @keysym: as in X11/keysymdef.h, equal to GDK_KEY_*. */
void app_test_focus_window (GtkWindow *window);
void app_test_press_key (GtkWidget *widget, guint keysym, GdkModifierType modifiers);
void app_test_type (GtkWidget *widget, const char *ascii);
/* The same, and returns at once: the loop has not turned yet. */
void app_test_send (const char *ascii);
/* The same for one key as a shortcut is written: "<Control><Shift>e", "braceright". */
void app_test_send_accelerator (const char *accelerator);
/* For clicks with a key held down. */
void app_test_hold_key (GtkWidget *widget, guint keysym);
void app_test_let_go_of_key (GtkWidget *widget, guint keysym);
/* @x, @y: in the coordinates of @widget. */
void app_test_move_pointer (GtkWidget *widget, double x, double y);
void app_test_press_button (GtkWidget *widget, guint button);
void app_test_release_button (GtkWidget *widget, guint button);
/* Moves to the middle of @widget and clicks. */
void app_test_click (GtkWidget *widget, guint button);

/* What @widget draws now. */
GdkTexture *app_test_shoot (GtkWidget *widget);

G_END_DECLS
