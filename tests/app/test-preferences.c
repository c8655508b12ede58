/* test-preferences.c: what the reader sets holds at once, and the next time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/dossier-settings.h"
#include "app/entities/dossier-entity-model.h"
#include "app/preferences/dossier-preferences-window.h"
#include "app/preferences/dossier-theme.h"
#include "notebook/dossier-capture-options.h"
#include "notebook/dossier-reading.h"

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

int
main (int argc, char **argv)
{
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
  g_test_add ("/app/preferences/captures-follow-them",
              Fixture,
              NULL,
              set_up,
              test_captures,
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

  return g_test_run ();
}
