/* test-preferences.c: what the reader sets holds at once, and the next time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/dossier-settings.h"
#include "app/dossier-window-private.h"
#include "app/entities/dossier-entity-model.h"
#include "app/preferences/dossier-preferences-window.h"
#include "app/preferences/dossier-theme.h"
#include "app/preferences/dossier-usual-notebook.h"
#include "notebook/dossier-article-list.h"
#include "notebook/dossier-capture-options.h"
#include "notebook/dossier-capture.h"
#include "notebook/dossier-reading.h"
#include "notebook/dossier-rereading.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char          *path;
  DossierWindow *window;
  GSettings     *settings;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->settings = dossier_settings_new ();
  g_assert_nonnull (fixture->settings);
  fixture->path = app_test_dup_notebook_path ();
  fixture->window = app_test_open_window (fixture->path);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  static const char *const keys[] = {
    DOSSIER_SETTING_SHOW_FIGURES,  DOSSIER_SETTING_MIN_CONFIDENCE, DOSSIER_SETTING_CAPTURE_IMAGES,
    DOSSIER_SETTING_CAPTURE_PAGES, DOSSIER_SETTING_NOTEBOOK,       DOSSIER_SETTING_READING_SANS,
    DOSSIER_SETTING_READING_SIZE
  };

  if (fixture->window != NULL)
    app_test_close_window (fixture->window);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    g_settings_reset (fixture->settings, keys[i]);
  g_object_unref (fixture->settings);
  app_test_remove_notebook (fixture->path);
  g_free (fixture->path);
}

static GtkWidget *
find_preferences (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_PREFERENCES_WINDOW (window))
        return window;
    }
  return NULL;
}

static GtkWidget *
open_preferences (Fixture *fixture)
{
  GtkWidget *preferences;

  app_test_focus_window (GTK_WINDOW (fixture->window));
  app_test_press_key (GTK_WIDGET (fixture->window), GDK_KEY_comma, GDK_CONTROL_MASK);
  app_test_wait_until (find_preferences () != NULL);
  preferences = find_preferences ();
  app_test_settle (preferences);
  return preferences;
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "reading", "capture", "recognition", "notebook", "privacy" };
  GtkWidget               *preferences = open_preferences (fixture);
  GtkWidget               *stack = app_test_find (preferences, ADW_TYPE_VIEW_STACK, NULL);
  GtkWidget               *bar = app_test_find (preferences, ADW_TYPE_VIEW_SWITCHER_BAR, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      adw_view_stack_set_visible_child_name (ADW_VIEW_STACK (stack), names[i]);
      app_test_settle (preferences);
      app_test_check_names (preferences);
    }
  g_assert_false (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
  gtk_window_set_default_size (GTK_WINDOW (preferences), 360, 500);
  app_test_wait_until (adw_view_switcher_bar_get_reveal (ADW_VIEW_SWITCHER_BAR (bar)));
  app_test_settle (preferences);
  g_assert_cmpint (gtk_widget_get_width (preferences), <=, 420);
  app_test_press_key (preferences, GDK_KEY_Escape, 0);
  app_test_wait_until (find_preferences () == NULL);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static guint
count_rows (DossierEntityModel *model)
{
  return g_list_model_get_n_items (dossier_entity_model_get_list (model));
}

static void
test_kinds (Fixture *fixture, gconstpointer data)
{
  gint64              id = app_test_capture_text (fixture->window,
                                     "drones.txt",
                                     "Drones\n\nThe air force counted 653 drones on Friday.\n");
  DossierEntityModel *model = dossier_entity_model_new ();
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GtkWidget *preferences;
  GtkWidget *figures;
  guint      n_all;
  guint      n_figures;

  dossier_reading_open_async (dossier_window_get_notebook (fixture->window),
                              id,
                              0,
                              NULL,
                              opened_cb,
                              &result);
  app_test_wait_until (result != NULL);
  reading = dossier_reading_open_finish (result, &error);
  g_assert_no_error (error);
  dossier_entity_model_set_reading (model, reading);
  n_figures =
      g_list_model_get_n_items (dossier_reading_get_entities (reading, DOSSIER_ENTITY_FIGURE));
  g_assert_cmpuint (n_figures, ==, 1);
  n_all = count_rows (model);

  preferences = open_preferences (fixture);
  figures = app_test_find (preferences, GTK_TYPE_SWITCH, "figures");
  gtk_switch_set_active (GTK_SWITCH (figures), FALSE);
  g_assert_false (g_settings_get_boolean (fixture->settings, DOSSIER_SETTING_SHOW_FIGURES));
  /* Its heading went too. */
  g_assert_cmpuint (count_rows (model), ==, n_all - n_figures - 1);
  gtk_switch_set_active (GTK_SWITCH (figures), TRUE);
  g_assert_cmpuint (count_rows (model), ==, n_all);
  dossier_entity_model_free (model);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_confidence (Fixture *fixture, gconstpointer data)
{
  gint64 id = app_test_capture_text (fixture->window,
                                     "drones.txt",
                                     "Drones\n\nThe air force counted 653 drones on Friday.\n");
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (DossierEntityItem) figure = NULL;
  DossierEntityModel *model = dossier_entity_model_new ();
  double              confidence;

  dossier_reading_open_async (dossier_window_get_notebook (fixture->window),
                              id,
                              0,
                              NULL,
                              opened_cb,
                              &result);
  app_test_wait_until (result != NULL);
  reading = dossier_reading_open_finish (result, NULL);
  figure = g_list_model_get_item (dossier_reading_get_entities (reading, DOSSIER_ENTITY_FIGURE), 0);
  confidence = dossier_entity_item_get_confidence (figure);
  g_assert_cmpfloat (confidence, >, 0);
  dossier_entity_model_set_reading (model, reading);
  g_settings_set_int (fixture->settings, DOSSIER_SETTING_MIN_CONFIDENCE, 95);
  for (guint i = 0; i < count_rows (model); i++)
    {
      g_autoptr (DossierEntityItem) item =
          g_list_model_get_item (dossier_entity_model_get_list (model), i);

      g_assert_cmpfloat (dossier_entity_item_get_confidence (item), >=, 0.95);
    }
  dossier_entity_model_free (model);
}

static gboolean
has_person (DossierNotebook *notebook, gint64 id, const char *name)
{
  g_autoptr (DossierReading) reading = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  GListModel *people = NULL;

  dossier_reading_open_async (notebook, id, 0, NULL, opened_cb, &result);
  app_test_wait_until (result != NULL);
  reading = dossier_reading_open_finish (result, NULL);
  people = dossier_reading_get_entities (reading, DOSSIER_ENTITY_PERSON);
  for (guint i = 0; i < g_list_model_get_n_items (people); i++)
    {
      g_autoptr (DossierEntityItem) person = g_list_model_get_item (people, i);

      if (strcmp (dossier_entity_item_get_name (person), name) == 0)
        return TRUE;
    }
  return FALSE;
}

/* Switched on, it begins at once with what is there. */
static void
test_second_reading (Fixture *fixture, gconstpointer data)
{
  DossierNotebook  *notebook = dossier_window_get_notebook (fixture->window);
  DossierRereading *rereading = dossier_notebook_get_rereading (notebook);
  gint64            id = app_test_capture_text (fixture->window,
                                     "cork.txt",
                                     "Cork\n\nCork's mayor, Daria Cork, was sorry. Brightwater had "
                                                "lent Ngozi and Adaeze the money.\n");
  GtkWidget        *preferences = open_preferences (fixture);
  GtkWidget        *second = app_test_find (preferences, GTK_TYPE_SWITCH, "second_reading");

  app_test_wait_until (dossier_rereading_is_idle (rereading));
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (second)));
  g_assert_false (has_person (notebook, id, "Adaeze"));
  gtk_switch_set_active (GTK_SWITCH (second), TRUE);
  g_assert_false (dossier_rereading_is_idle (rereading));
  app_test_wait_until (dossier_rereading_is_idle (rereading));
  g_assert_true (has_person (notebook, id, "Adaeze"));
  g_assert_true (has_person (notebook, id, "Daria Cork"));
  gtk_switch_set_active (GTK_SWITCH (second), FALSE);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_captures (Fixture *fixture, gconstpointer data)
{
  DossierNotebook *notebook = dossier_window_get_notebook (fixture->window);
  GtkWidget       *preferences = open_preferences (fixture);

  g_assert_true (dossier_notebook_get_capture_options (notebook)->keeps_images);
  gtk_switch_set_active (GTK_SWITCH (app_test_find (preferences, GTK_TYPE_SWITCH, "images")),
                         FALSE);
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (app_test_find (preferences, GTK_TYPE_SPIN_BUTTON, "pages")),
      3);
  g_assert_false (dossier_notebook_get_capture_options (notebook)->keeps_images);
  g_assert_cmpuint (dossier_notebook_get_capture_options (notebook)->max_pages, ==, 3);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

#define GERMAN                                                                                       \
  "<!DOCTYPE html><html lang='de'><head><title>Der Damm von Ahrensfeld hält</title></head><body>"   \
  "<article><h1>Der Damm von Ahrensfeld hält</h1><p>Die Feuerwehr brachte am Dienstag 1.200 "       \
  "Menschen in Sicherheit, sagte Anna Köhler, die für den Landkreis spricht.</p><p>„Wir hatten " \
  "Glück“, sagte Jürgen Meinert, der den Damm seit zwanzig Jahren bewacht. In den Schulen fiel " \
  "der Unterricht aus, und die Fähre blieb im Hafen.</p></article></body></html>"

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  g_assert_no_error (error);
  *(gint64 *) user_data = captured->article_id;
}

/* The label below what was recognised. */
static GtkWidget *
read_article (Fixture *fixture, gint64 id)
{
  DossierReading *reading = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.open-article", "x", id);
  app_test_wait_until (fixture->window->reader != NULL);
  do
    {
      g_clear_object (&reading);
      g_main_context_iteration (NULL, TRUE);
      g_object_get (fixture->window->reader, "reading", &reading, NULL);
    }
  while (reading == NULL || dossier_reading_get_article_id (reading) != id);
  g_object_unref (reading);
  return app_test_find (GTK_WIDGET (fixture->window->reader), GTK_TYPE_LABEL, "language");
}

/* What is recognised is said where it is switched, and beside a text for which it does not hold. */
static void
test_languages (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "damm.html", GERMAN);
  gint64           english = app_test_capture_text (fixture->window,
                                          "drones.txt",
                                          "Drones\n\nThe air force counted 653 drones.\n");
  gint64           german = 0;
  GtkWidget       *preferences = open_preferences (fixture);
  GtkWidget       *row = app_test_find (preferences, ADW_TYPE_ACTION_ROW, "languages");
  GtkWidget       *label;

  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==, "English");
  gtk_window_destroy (GTK_WINDOW (preferences));

  dossier_capture_input_async (dossier_window_get_notebook (fixture->window),
                               file,
                               NULL,
                               captured_cb,
                               &german);
  app_test_wait_until (german != 0);
  label = read_article (fixture, german);
  g_assert_true (gtk_widget_get_visible (label));
  g_assert_nonnull (strstr (gtk_label_get_text (GTK_LABEL (label)), "English only"));
  label = read_article (fixture, english);
  g_assert_false (gtk_widget_get_visible (label));
}

static void
test_looks (Fixture *fixture, gconstpointer data)
{
  DossierTheme before = dossier_theme_get ();
  GtkWidget   *preferences = open_preferences (fixture);

  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (app_test_find (preferences, GTK_TYPE_DROP_DOWN, "theme")),
      DOSSIER_THEME_SEPIA);
  g_assert_cmpint (dossier_theme_get (), ==, DOSSIER_THEME_SEPIA);
  dossier_theme_set (before);
  gtk_drop_down_set_selected (
      GTK_DROP_DOWN (app_test_find (preferences, GTK_TYPE_DROP_DOWN, "face")),
      1);
  g_assert_true (g_settings_get_boolean (fixture->settings, DOSSIER_SETTING_READING_SANS));
  gtk_spin_button_set_value (
      GTK_SPIN_BUTTON (app_test_find (preferences, GTK_TYPE_SPIN_BUTTON, "size")),
      130);
  g_assert_cmpint (g_settings_get_int (fixture->settings, DOSSIER_SETTING_READING_SIZE), ==, 130);
  gtk_window_destroy (GTK_WINDOW (preferences));
}

static void
test_last_notebook (Fixture *fixture, gconstpointer data)
{
  g_autofree char *remembered = g_settings_get_string (fixture->settings, DOSSIER_SETTING_NOTEBOOK);
  DossierWindow   *second;

  g_assert_cmpstr (remembered, ==, fixture->path);
  second = dossier_window_new (NULL);
  gtk_window_present (GTK_WINDOW (second));
  dossier_window_open_usual_notebook (second);
  app_test_wait_until (dossier_window_get_notebook (second) != NULL);
  g_assert_cmpstr (dossier_notebook_get_path (dossier_window_get_notebook (second)),
                   ==,
                   fixture->path);
  app_test_close_window (second);
}

/* Its disk is not there the next time; the time after, it is. */
static void
test_missing_notebook (Fixture *fixture, gconstpointer data)
{
  g_autofree char *usual = dossier_notebook_dup_default_path ();
  g_autofree char *away = g_strconcat (fixture->path, "-away", NULL);
  g_autofree char *remembered = NULL;
  g_autofree char *wanted = NULL;
  DossierWindow   *window;

  app_test_close_window (g_steal_pointer (&fixture->window));
  g_assert_cmpint (g_rename (fixture->path, away), ==, 0);
  window = dossier_window_new (NULL);
  gtk_window_present (GTK_WINDOW (window));
  dossier_window_open_usual_notebook (window);
  app_test_wait_until (dossier_window_get_notebook (window) != NULL);
  g_assert_cmpstr (dossier_notebook_get_path (dossier_window_get_notebook (window)), ==, usual);
  g_assert_true (dossier_notice_is_shown (window->notice));
  remembered = g_settings_get_string (fixture->settings, DOSSIER_SETTING_NOTEBOOK);
  g_assert_cmpstr (remembered, ==, fixture->path);
  app_test_close_window (window);
  g_assert_cmpint (g_rename (away, fixture->path), ==, 0);
  wanted = dossier_usual_notebook_dup_path ();
  g_assert_cmpstr (wanted, ==, fixture->path);

  /* The reader chooses another one. */
  dossier_usual_notebook_forget_missing ();
  g_free (wanted);
  wanted = dossier_usual_notebook_dup_path ();
  g_assert_cmpstr (wanted, ==, fixture->path);
  g_settings_set_string (fixture->settings, DOSSIER_SETTING_NOTEBOOK, away);
  dossier_usual_notebook_forget_missing ();
  g_free (wanted);
  wanted = dossier_usual_notebook_dup_path ();
  g_assert_cmpstr (wanted, ==, usual);
  app_test_remove_notebook (usual);
}

/* What was moved to the trash under the name of @path; the trash is of the tests' own data folder.
 */
static char *
dup_trashed (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);

  return g_build_filename (g_get_user_data_dir (), "Trash", "files", name, NULL);
}

/* The trash numbers what has the name of something in it. */
static void
remove_trashed (const char *trashed)
{
  g_autofree char *name = g_path_get_basename (trashed);
  g_autofree char *note_name = g_strconcat (name, ".trashinfo", NULL);
  g_autofree char *note =
      g_build_filename (g_get_user_data_dir (), "Trash", "info", note_name, NULL);

  g_unlink (trashed);
  g_unlink (note);
}

static gboolean
is_open_at (DossierWindow *window, const char *path)
{
  DossierNotebook *notebook = dossier_window_get_notebook (window);

  return notebook != NULL && g_str_equal (dossier_notebook_get_path (notebook), path);
}

static void
test_move (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->path);
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autofree char *folder = g_build_filename (parent, "elsewhere", NULL);
  g_autofree char *moved = g_build_filename (folder, name, NULL);
  g_autofree char *trashed = dup_trashed (fixture->path);
  g_autofree char *remembered = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  GListModel *articles;

  remove_trashed (trashed);
  app_test_capture_text (fixture->window, "owls.txt", "Owls\n\nTwo owls moved into the belfry.\n");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  dossier_window_move_notebook (fixture->window, file);
  app_test_wait_until (is_open_at (fixture->window, moved));
  articles =
      G_LIST_MODEL (dossier_article_list_new (dossier_window_get_notebook (fixture->window)));
  app_test_wait_until (g_list_model_get_n_items (articles) == 1);
  g_object_unref (articles);
  app_test_wait_until (!g_file_test (fixture->path, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (trashed, G_FILE_TEST_EXISTS));
  remembered = g_settings_get_string (fixture->settings, DOSSIER_SETTING_NOTEBOOK);
  g_assert_cmpstr (remembered, ==, moved);

  app_test_close_window (g_steal_pointer (&fixture->window));
  app_test_remove_notebook (moved);
  remove_trashed (trashed);
}

/* Where a file of that name lies already; then all is as before. */
static void
test_move_fails (Fixture *fixture, gconstpointer data)
{
  g_autofree char *parent = g_path_get_dirname (fixture->path);
  g_autofree char *name = g_path_get_basename (fixture->path);
  g_autofree char *folder = g_build_filename (parent, "taken", NULL);
  g_autofree char *taken = g_build_filename (folder, name, NULL);
  g_autofree char *remembered = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (folder);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (taken, "mine", -1, NULL));
  dossier_window_move_notebook (fixture->window, file);
  app_test_wait_until (is_open_at (fixture->window, fixture->path) &&
                       dossier_notice_is_shown (fixture->window->notice));
  remembered = g_settings_get_string (fixture->settings, DOSSIER_SETTING_NOTEBOOK);
  g_assert_cmpstr (remembered, ==, fixture->path);
  g_unlink (taken);
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  /* Where /tmp is in memory it has no trash; before anybody asks where to put things. */
  g_mkdir_with_parents (g_get_user_cache_dir (), 0700);
  g_setenv ("TMPDIR", g_get_user_cache_dir (), TRUE);
  app_test_init (&argc, &argv);
  g_unsetenv ("DOSSIER_NOTEBOOK");

  g_test_add ("/app/preferences/every-page-names-its-rows-and-fits-a-phone",
              Fixture,
              NULL,
              set_up,
              test_pages,
              tear_down);
  g_test_add ("/app/preferences/a-kind-that-is-not-wanted-is-not-listed",
              Fixture,
              NULL,
              set_up,
              test_kinds,
              tear_down);
  g_test_add ("/app/preferences/what-is-unsure-is-left-out",
              Fixture,
              NULL,
              set_up,
              test_confidence,
              tear_down);
  g_test_add ("/app/preferences/names-are-looked-for-a-second-time",
              Fixture,
              NULL,
              set_up,
              test_second_reading,
              tear_down);
  g_test_add ("/app/preferences/captures-follow-them",
              Fixture,
              NULL,
              set_up,
              test_captures,
              tear_down);
  g_test_add ("/app/preferences/the-languages-that-are-recognised-are-told",
              Fixture,
              NULL,
              set_up,
              test_languages,
              tear_down);
  g_test_add ("/app/preferences/looks-change-at-once",
              Fixture,
              NULL,
              set_up,
              test_looks,
              tear_down);
  g_test_add ("/app/preferences/the-last-notebook-opens-again",
              Fixture,
              NULL,
              set_up,
              test_last_notebook,
              tear_down);
  g_test_add ("/app/preferences/a-notebook-whose-disk-is-away-is-not-forgotten",
              Fixture,
              NULL,
              set_up,
              test_missing_notebook,
              tear_down);
  g_test_add ("/app/preferences/a-moved-notebook-leaves-its-old-file-in-the-trash",
              Fixture,
              NULL,
              set_up,
              test_move,
              tear_down);
  g_test_add ("/app/preferences/a-move-that-fails-changes-nothing",
              Fixture,
              NULL,
              set_up,
              test_move_fails,
              tear_down);

  return g_test_run ();
}
