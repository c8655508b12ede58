/* test-window.c: the window and the program: opening notebooks, pages, news, undo, restarts, keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/dossier-application.h"
#include "app/dossier-window-private.h"
#include "app/library/dossier-add-dialog.h"
#include "app/library/dossier-articles-view.h"
#include "app/reader/dossier-article-view.h"
#include "app/preferences/dossier-shortcuts-window.h"
#include "app/reader/dossier-reader-page.h"
#include "app/widgets/dossier-notice.h"
#include "notebook/dossier-reading.h"

#include <glib/gstdio.h>

#define STORY                                                                                      \
  " date 2026-03-03 Bridge reopens\n\n"                                                            \
  "The bridge at Mostar reopened on Monday, said Lejla Hadzic.\n"

static const char *
get_page (DossierWindow *window)
{
  GtkWidget *stack = app_test_find (GTK_WIDGET (window), GTK_TYPE_STACK, "stack");

  return gtk_stack_get_visible_child_name (GTK_STACK (stack));
}

static GListModel *
get_articles (DossierWindow *window)
{
  GtkWidget *view = app_test_find (GTK_WIDGET (window), DOSSIER_TYPE_ARTICLES_VIEW, NULL);
  GtkWidget *list = app_test_find (view, GTK_TYPE_LIST_VIEW, "list");

  return G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* The dialog of @type above the windows of the test; NULL when there is none. */
static GtkWidget *
find_toplevel (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }
  return NULL;
}

static void
test_opens_and_closes (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (path);

  g_assert_cmpstr (get_page (window), ==, "library");
  g_assert_cmpstr (dossier_notebook_get_path (dossier_window_get_notebook (window)), ==, path);
  app_test_check_names (GTK_WIDGET (window));
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
test_closes_while_opening (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_bare_window ();

  dossier_window_open_notebook (window, path);
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
test_trouble (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  g_autofree char *file = app_test_write_file (path, "test.dossier", "Dear diary, today I …");
  DossierWindow   *window = app_test_open_bare_window ();
  g_autofree char *after = NULL;

  dossier_window_open_notebook (window, file);
  app_test_wait_until (g_strcmp0 (get_page (window), "trouble") == 0);
  app_test_settle (GTK_WIDGET (window));
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (window), "This is not a notebook"));
  app_test_check_names (GTK_WIDGET (window));
  g_assert_null (dossier_window_get_notebook (window));
  g_file_get_contents (file, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, "Dear diary, today I …");

  g_assert_cmpint (g_unlink (file), ==, 0);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.retry", NULL);
  app_test_wait_until (dossier_window_get_notebook (window) != NULL);
  g_assert_cmpstr (get_page (window), ==, "library");
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
test_another_notebook (void)
{
  g_autofree char *first = app_test_dup_notebook_path ();
  g_autofree char *second = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (first);

  app_test_capture_text (window, "bridge.txt", STORY);
  app_test_wait_until (g_list_model_get_n_items (get_articles (window)) == 1);
  dossier_window_open_notebook (window, second);
  g_assert_null (dossier_window_get_notebook (window));
  app_test_wait_until (dossier_window_get_notebook (window) != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (get_articles (window)), ==, 0);

  dossier_window_open_notebook (window, first);
  app_test_wait_until (g_list_model_get_n_items (get_articles (window)) == 1);
  app_test_close_window (window);
  app_test_remove_notebook (first);
  app_test_remove_notebook (second);
}

static void
test_restart (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (path);
  gint64           id = app_test_capture_text (window, "bridge.txt", STORY);

  app_test_close_window (window);
  window = app_test_open_window (path);
  app_test_wait_until (g_list_model_get_n_items (get_articles (window)) == 1);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-article", "x", id);
  app_test_wait_until (g_strcmp0 (get_page (window), "reader") == 0);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Bridge reopens");
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
test_reading (void)
{
  g_autofree char   *path = app_test_dup_notebook_path ();
  DossierWindow     *window = app_test_open_window (path);
  gint64             id = app_test_capture_text (window, "bridge.txt", STORY);
  DossierReaderPage *reader;
  DossierReading    *reading;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-article", "x", id);
  app_test_wait_until (g_strcmp0 (get_page (window), "reader") == 0);
  reader =
      DOSSIER_READER_PAGE (app_test_find (GTK_WIDGET (window), DOSSIER_TYPE_READER_PAGE, NULL));
  reading = dossier_reader_page_get_reading (reader);
  g_assert_cmpint (dossier_reading_get_article_id (reading), ==, id);
  app_test_wait_until (dossier_article_item_is_read (dossier_reading_get_article (reading)));
  /* The keys of the reading room work at once. */
  app_test_wait_until (DOSSIER_IS_ARTICLE_VIEW (gtk_root_get_focus (GTK_ROOT (window))));

  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-library", NULL);
  g_assert_cmpstr (get_page (window), ==, "library");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (window)), ==, "Dossier");
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
test_missing_article (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (path);
  DossierNotice   *notice =
      DOSSIER_NOTICE (app_test_find (GTK_WIDGET (window), DOSSIER_TYPE_NOTICE, NULL));

  dossier_notice_hide (notice);
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-article", "x", (gint64) 4711);
  app_test_wait_until (dossier_notice_is_shown (notice));
  g_assert_cmpstr (get_page (window), ==, "library");
  g_signal_emit_by_name (app_test_find (GTK_WIDGET (notice), GTK_TYPE_BUTTON, NULL), "clicked");
  g_assert_false (dossier_notice_is_shown (notice));
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
test_news (void)
{
  DossierWindow *window = app_test_open_bare_window ();
  GtkWidget     *widget = GTK_WIDGET (window);
  DossierNotice *notice = DOSSIER_NOTICE (app_test_find (widget, DOSSIER_TYPE_NOTICE, NULL));

  gtk_widget_activate_action (widget, "win.toast", "s", "Saved <as> ever & always");
  app_test_wait_until (app_test_find_label (widget, "Saved <as> ever & always") != NULL);
  gtk_widget_activate_action (widget, "win.report", "(ss)", "It rained", "Take an umbrella.");
  g_assert_true (dossier_notice_is_shown (notice));
  g_assert_cmpstr (dossier_notice_get_title (notice), ==, "It rained");
  gtk_widget_activate_action (widget, "win.report", "(ss)", "It snowed", "");
  g_assert_cmpstr (dossier_notice_get_title (notice), ==, "It snowed");
  app_test_close_window (window);
}

static void
test_actions_wait (void)
{
  static const char *const actions[] = { "win.add", "win.paste", "win.undo", "win.redo" };
  g_autofree char         *path = app_test_dup_notebook_path ();
  DossierWindow           *window = app_test_open_bare_window ();

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL);
  app_test_settle (GTK_WIDGET (window));
  g_assert_null (find_toplevel (DOSSIER_TYPE_ADD_DIALOG));
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
test_keys (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (path);
  GtkWidget       *widget = GTK_WIDGET (window);

  app_test_focus_window (GTK_WINDOW (window));
  app_test_press_key (widget, GDK_KEY_n, GDK_CONTROL_MASK);
  app_test_wait_until (find_toplevel (DOSSIER_TYPE_ADD_DIALOG) != NULL);
  gtk_window_close (GTK_WINDOW (find_toplevel (DOSSIER_TYPE_ADD_DIALOG)));
  app_test_wait_until (find_toplevel (DOSSIER_TYPE_ADD_DIALOG) == NULL);

  app_test_focus_window (GTK_WINDOW (window));
  app_test_press_key (widget, GDK_KEY_question, GDK_CONTROL_MASK | GDK_SHIFT_MASK);
  app_test_wait_until (find_toplevel (DOSSIER_TYPE_SHORTCUTS_WINDOW) != NULL);
  app_test_settle (find_toplevel (DOSSIER_TYPE_SHORTCUTS_WINDOW));
  app_test_check_names (find_toplevel (DOSSIER_TYPE_SHORTCUTS_WINDOW));
  gtk_window_close (GTK_WINDOW (find_toplevel (DOSSIER_TYPE_SHORTCUTS_WINDOW)));
  app_test_wait_until (find_toplevel (DOSSIER_TYPE_SHORTCUTS_WINDOW) == NULL);
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

/* Every key that a class binds to an action of the window stands in the shortcuts window. */
static void
test_shortcuts_are_listed (void)
{
  static const char *const bound[] = { "<Control>n",
                                       "<Control>v",
                                       "<Alt>Left",
                                       "<Control>f",
                                       "<Control>z",
                                       "Escape",
                                       "<Control><Shift>z",
                                       "<Control>question",
                                       "<Control>w",
                                       "<Control>q",
                                       "Delete",
                                       "<Shift>F10",
                                       "F9",
                                       "s",
                                       "a",
                                       "u",
                                       "1",
                                       "n" };
  DossierWindow           *window = app_test_open_bare_window ();
  GtkWidget               *shortcuts = dossier_shortcuts_window_new (GTK_WINDOW (window));

  for (gsize i = 0; i < G_N_ELEMENTS (bound); i++)
    {
      GdkModifierType  modifiers;
      guint            key;
      g_autofree char *label = NULL;

      g_assert_true (gtk_accelerator_parse (bound[i], &key, &modifiers));
      label = gtk_accelerator_get_label (key, modifiers);
      if (app_test_find_label (shortcuts, label) == NULL)
        g_error ("%s is not in the shortcuts window", label);
    }
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  app_test_close_window (window);
}

static void
test_remembers_its_size (void)
{
  DossierWindow *window = app_test_open_bare_window ();
  gpointer       alive = window;
  int            width, height;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 640);
  app_test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) <= 900);
  g_object_add_weak_pointer (G_OBJECT (window), &alive);
  gtk_window_close (GTK_WINDOW (window));
  app_test_wait_until (alive == NULL);

  window = dossier_window_new (NULL);
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 900);
  g_assert_cmpint (height, ==, 640);
  app_test_close_window (window);
}

/* How many closed bars there are below @widget; each must ask for nothing. */
static guint
check_closed_bars (GtkWidget *widget)
{
  guint n = 0;
  int   width;

  if (GTK_IS_REVEALER (widget) && !gtk_revealer_get_reveal_child (GTK_REVEALER (widget)) &&
      !gtk_revealer_get_child_revealed (GTK_REVEALER (widget)))
    {
      gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      if (width > 0)
        g_test_message ("%s asks for %d",
                        gtk_buildable_get_buildable_id (GTK_BUILDABLE (widget)),
                        width);
      g_assert_cmpint (width, ==, 0);
      n++;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += check_closed_bars (child);
  return n;
}

/* A bar that nobody sees does not keep the window from being narrow. */
static void
test_closed_bars (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  DossierWindow   *window = app_test_open_window (path);
  gint64           id = app_test_capture_text (window, "owls.txt", "Owls\n\nTwo owls moved in.\n");

  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-article", "x", id);
  app_test_wait_until (window->reader != NULL &&
                       gtk_widget_get_mapped (GTK_WIDGET (window->reader)));
  app_test_settle (GTK_WIDGET (window));
  dossier_notice_show (window->notice, "Something is amiss", "It is no trouble.");
  app_test_settle (GTK_WIDGET (window));
  dossier_notice_hide (window->notice);
  app_test_wait_until (check_closed_bars (GTK_WIDGET (window)) >= 7);
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
check_narrow (GtkWidget *widget, int width)
{
  int minimum;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  if (minimum > width)
    g_error ("%s asks for %d, %d would do", G_OBJECT_TYPE_NAME (widget), minimum, width);
}

/* What the action brings up must fit, too. */
static void
check_narrow_dialog (DossierWindow *window, const char *action, int width)
{
  GListModel *windows = gtk_window_get_toplevels ();
  GtkWidget  *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  app_test_wait_until (g_list_model_get_n_items (windows) > 1);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) toplevel = g_list_model_get_item (windows, i);

      if (toplevel != GTK_WIDGET (window))
        dialog = toplevel;
    }
  check_narrow (dialog, width);
  gtk_window_destroy (GTK_WINDOW (dialog));
  app_test_wait_until (g_list_model_get_n_items (windows) == 1);
}

/* In steps: only when the panes have given way there is less to ask for. */
static void
become_narrow (DossierWindow *window, int width)
{
  int asked = 0;

  while (gtk_widget_get_width (GTK_WIDGET (window)) > width && asked++ < 20)
    {
      gtk_window_set_default_size (GTK_WINDOW (window), width, 640);
      app_test_settle (GTK_WIDGET (window));
    }
  app_test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) <= width);
}

static void
check_narrow_pages (DossierWindow *window, gint64 article_id, int width)
{
  GtkWidget *widget = GTK_WIDGET (window);

  become_narrow (window, width);
  gtk_widget_activate_action (widget, "win.open-article", "x", article_id);
  app_test_wait_until (g_strcmp0 (get_page (window), "reader") == 0);
  check_narrow (widget, width);
  gtk_widget_activate_action (widget, "win.show-library", NULL);
  app_test_settle (widget);
  check_narrow (widget, width);
}

static void
test_narrow (void)
{
  static const char *const dialogs[] = { "win.add", "win.subscribe", "win.show-rules" };
  g_autofree char         *path = app_test_dup_notebook_path ();
  DossierWindow           *window = app_test_open_window (path);
  gint64       id = app_test_capture_text (window, "owls.txt", "Owls\n\nTwo owls moved in.\n");
  GtkSettings *settings = gtk_settings_get_default ();
  int          dpi;

  g_object_set (settings, "gtk-font-name", "Cantarell 11", NULL);
  check_narrow_pages (window, id, 360);
  for (gsize i = 0; i < G_N_ELEMENTS (dialogs); i++)
    check_narrow_dialog (window, dialogs[i], 360);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  app_test_wait_until (gtk_widget_get_width (GTK_WIDGET (window)) > 1000);
  /* Larger text takes more of the room, and panes give way earlier. */
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  check_narrow_pages (window, id, 420);
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  gtk_settings_reset_property (settings, "gtk-font-name");
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

typedef struct
{
  GApplication *application;
  char        **titles;
  guint         n_tries;
  gboolean      has_seen;
} Run;

/* Until the reading room has the title that is waited for; then the program ends. */
static gboolean
look_cb (gpointer user_data)
{
  Run       *run = user_data;
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (run->application));

  if (window == NULL)
    window = g_list_nth_data (gtk_application_get_windows (GTK_APPLICATION (run->application)), 0);
  run->has_seen =
      window != NULL && DOSSIER_IS_WINDOW (window) &&
      g_strv_contains ((const char *const *) run->titles, gtk_window_get_title (window)) &&
      dossier_window_get_notebook (DOSSIER_WINDOW (window)) != NULL &&
      g_list_model_get_n_items (get_articles (DOSSIER_WINDOW (window))) > 0;
  if (!run->has_seen && run->n_tries++ < 2000)
    return G_SOURCE_CONTINUE;
  g_action_group_activate_action (G_ACTION_GROUP (run->application), "quit", NULL);
  return G_SOURCE_REMOVE;
}

static int
run_application (char **argv, char **titles)
{
  g_autoptr (DossierApplication) application = dossier_application_new (G_APPLICATION_NON_UNIQUE);
  Run run = { .application = G_APPLICATION (application), .titles = titles };
  int status;

  g_timeout_add (10, look_cb, &run);
  status = g_application_run (G_APPLICATION (application), (int) g_strv_length (argv), argv);
  g_assert_true (run.has_seen);
  return status;
}

static void
test_first_start (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();

  g_setenv ("DOSSIER_NOTEBOOK", path, TRUE);
  /* The library, with the welcome article in it. */
  g_assert_cmpint (run_application ((char *[]){ (char *) "dossier", NULL },
                                    (char *[]){ (char *) "Dossier", NULL }),
                   ==,
                   0);
  g_unsetenv ("DOSSIER_NOTEBOOK");
  app_test_remove_notebook (path);
}

static void
test_command_line (void)
{
  g_autofree char *path = app_test_dup_notebook_path ();
  g_autofree char *file = app_test_write_file (path, "bridge.txt", STORY);
  char            *argv[] = { (char *) "dossier", file, NULL };

  g_setenv ("DOSSIER_NOTEBOOK", path, TRUE);
  g_assert_cmpint (run_application (argv, (char *[]){ (char *) "Bridge reopens", NULL }), ==, 0);
  g_unsetenv ("DOSSIER_NOTEBOOK");
  app_test_remove_notebook (path);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/window/opens-a-notebook-and-goes-away-whole", test_opens_and_closes);
  g_test_add_func ("/app/window/may-close-while-a-notebook-opens", test_closes_while_opening);
  g_test_add_func ("/app/window/says-what-is-wrong-with-a-notebook-and-tries-again", test_trouble);
  g_test_add_func ("/app/window/changes-to-another-notebook-and-back", test_another_notebook);
  g_test_add_func ("/app/window/a-restart-keeps-everything", test_restart);
  g_test_add_func ("/app/window/opening-an-article-marks-it-as-read", test_reading);
  g_test_add_func ("/app/window/an-article-that-is-gone-is-reported", test_missing_article);
  g_test_add_func ("/app/window/news-are-shown-as-they-are-written", test_news);
  g_test_add_func ("/app/window/actions-wait-for-a-notebook", test_actions_wait);
  g_test_add_func ("/app/window/keys-open-dialogs", test_keys);
  g_test_add_func ("/app/window/every-key-is-in-the-shortcuts-window", test_shortcuts_are_listed);
  g_test_add_func ("/app/window/remembers-its-size", test_remembers_its_size);
  g_test_add_func ("/app/program/the-first-start-has-a-welcome-article", test_first_start);
  g_test_add_func ("/app/program/opens-the-file-of-the-command-line", test_command_line);
  g_test_add_func ("/app/window/a-closed-bar-asks-for-no-width", test_closed_bars);
  g_test_add_func ("/app/window/is-narrow-with-large-text-too", test_narrow);

  return g_test_run ();
}
