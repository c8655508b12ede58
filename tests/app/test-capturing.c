/* test-capturing.c: what is pasted and dropped, how captures go on, fail and are tried again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/dossier-intake.h"
#include "app/library/dossier-articles-view.h"
#include "app/widgets/dossier-drop-area.h"
#include "app/widgets/dossier-job-row.h"
#include "app/widgets/dossier-jobs-bar.h"

#define STORY                                                                                      \
  " date 2026-03-03 Bell rings again\n\n"                                                          \
  "The great bell of Vilnius rang on Monday for the first time since 1951.\n"
#define LONG_STORY                                                                                  \
  "Snow closes the pass\n\n"                                                                        \
  "Snow has closed the pass between the two valleys since Thursday night, and the road service "    \
  "does not expect to open it before the weekend. About forty lorries wait on the southern side. "  \
  "“We have soup for three days,” said the innkeeper, who counts among those who are not in a " \
  "hurry. The northern side has no inn.\n"

typedef struct
{
  char          *path;
  DossierWindow *window;
  GtkWidget     *widget;
  GListModel    *articles;
  GtkWidget     *bar;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view;

  fixture->path = app_test_dup_notebook_path ();
  fixture->window = app_test_open_window (fixture->path);
  fixture->widget = GTK_WIDGET (fixture->window);
  view = app_test_find (fixture->widget, DOSSIER_TYPE_ARTICLES_VIEW, NULL);
  fixture->articles = G_LIST_MODEL (
      gtk_list_view_get_model (GTK_LIST_VIEW (app_test_find (view, GTK_TYPE_LIST_VIEW, "list"))));
  fixture->bar = app_test_find (fixture->widget, DOSSIER_TYPE_JOBS_BAR, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_test_close_window (fixture->window);
  app_test_remove_notebook (fixture->path);
  g_free (fixture->path);
}

static gboolean
is_bar_shown (Fixture *fixture)
{
  return gtk_revealer_get_reveal_child (
      GTK_REVEALER (app_test_find (fixture->bar, GTK_TYPE_REVEALER, NULL)));
}

static void
paste_text (Fixture *fixture, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->widget), text);
  gtk_widget_activate_action (fixture->widget, "win.paste", NULL);
}

static void
test_split (void)
{
  static const struct
  {
    const char *text;
    const char *inputs;
  } cases[] = {
    { "https://example.org/a", "https://example.org/a" },
    { "  example.org/a \n", "https://example.org/a" },
    { "https://example.org/a\r\nhttps://example.org/b\r\n",
      "https://example.org/a https://example.org/b" },
    { "# from a browser\nhttps://example.org/a\n\n", "https://example.org/a" },
    { "/home/reader/page.html\nfile:///home/reader/two.html",
      "/home/reader/page.html file:///home/reader/two.html" },
    { "see https://example.org/a", NULL },
    { "https://example.org/a\nand something else", NULL },
    { "javascript:alert(1)", NULL },
    { "Snow closes the pass", NULL },
    { "# nothing\n\n", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) inputs = dossier_intake_split (cases[i].text);
      g_autofree char *joined = inputs == NULL ? NULL : g_strjoinv (" ", inputs);

      g_assert_cmpstr (joined, ==, cases[i].inputs);
    }
}

static void
test_split_of_much (void)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 200000; i++)
    g_string_append (text, "example.org/a\n");
  g_assert_null (dossier_intake_split (text->str));
}

static void
test_paste_file (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "bell.txt", STORY);

  app_test_focus_window (GTK_WINDOW (fixture->window));
  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->widget), file);
  gtk_widget_grab_focus (app_test_find (fixture->widget, GTK_TYPE_TOGGLE_BUTTON, "sidebar_button"));
  app_test_press_key (fixture->widget, GDK_KEY_v, GDK_CONTROL_MASK);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  app_test_wait_until (app_test_find_label (fixture->widget, "Captured “Bell rings again”") !=
                       NULL);
}

static void
test_paste_into_search (Fixture *fixture, gconstpointer data)
{
  GtkWidget *search = app_test_find (fixture->widget, GTK_TYPE_SEARCH_ENTRY, "search");

  gdk_clipboard_set_text (gtk_widget_get_clipboard (fixture->widget), "example.org/a");
  app_test_focus_window (GTK_WINDOW (fixture->window));
  gtk_widget_grab_focus (search);
  app_test_press_key (fixture->widget, GDK_KEY_v, GDK_CONTROL_MASK);
  app_test_wait_until (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (search)), "example.org/a") ==
                       0);
  g_assert_cmpuint (g_list_model_get_n_items (
                        dossier_notebook_get_jobs (dossier_window_get_notebook (fixture->window))),
                    ==,
                    0);
}

static void
test_paste_prose (Fixture *fixture, gconstpointer data)
{
  paste_text (fixture, LONG_STORY);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  app_test_wait_until (app_test_find_label (fixture->widget, "Captured “Snow closes the pass”") !=
                       NULL);
}

static void
test_paste_words (Fixture *fixture, gconstpointer data)
{
  paste_text (fixture, "only a few words");
  app_test_wait_until (
      app_test_find_label (fixture->widget, "That is no address, file or article") != NULL);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->articles), ==, 0);
}

static void
drop (Fixture *fixture, const GValue *value)
{
  DossierDropArea *area =
      DOSSIER_DROP_AREA (app_test_find (fixture->widget, DOSSIER_TYPE_DROP_AREA, NULL));
  gboolean was_taken = FALSE;

  g_signal_emit_by_name (dossier_drop_area_get_target (area),
                         "drop",
                         value,
                         10.0,
                         10.0,
                         &was_taken);
  g_assert_true (was_taken);
}

static void
test_drop_files (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = app_test_write_file (fixture->path, "bell.txt", STORY);
  g_autofree char *two = app_test_write_file (fixture->path, "snow.txt", LONG_STORY);
  g_autoptr (GFile) first = g_file_new_for_path (one);
  g_autoptr (GFile) second = g_file_new_for_path (two);
  GFile *files[] = { first, second };
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_take_boxed (&value, gdk_file_list_new_from_array (files, G_N_ELEMENTS (files)));
  drop (fixture, &value);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 2);
  app_test_wait_until (app_test_find_label (fixture->widget, "Captured 2 articles") != NULL);
}

static void
test_drop_text (Fixture *fixture, gconstpointer data)
{
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, LONG_STORY);
  drop (fixture, &value);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
}

static void
test_again (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "bell.txt", STORY);

  gtk_widget_activate_action (fixture->widget, "win.capture", "s", file);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  app_test_wait_until (app_test_find_label (fixture->widget, "Captured “Bell rings again”") !=
                       NULL);
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", file);
  app_test_wait_until (app_test_find_label (fixture->widget, "Nothing new in “Bell rings again”") !=
                       NULL);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->articles), ==, 1);
}

static void
test_failure_and_retry (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "later.txt", "");
  GtkWidget       *row;

  gtk_widget_activate_action (fixture->widget, "win.capture", "s", file);
  app_test_wait_until (is_bar_shown (fixture));
  row = app_test_find (fixture->bar, DOSSIER_TYPE_JOB_ROW, NULL);
  g_assert_nonnull (row);
  app_test_settle (fixture->widget);
  app_test_check_names (fixture->widget);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->articles), ==, 0);

  g_free (app_test_write_file (fixture->path, "later.txt", STORY));
  g_signal_emit_by_name (app_test_find (row, GTK_TYPE_BUTTON, "retry_button"), "clicked");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  app_test_wait_until (!is_bar_shown (fixture));
}

static void
test_failure_put_away (Fixture *fixture, gconstpointer data)
{
  GtkWidget *row;

  gtk_widget_activate_action (fixture->widget, "win.capture", "s", "http://127.0.0.1:9/a");
  app_test_wait_until (is_bar_shown (fixture) &&
                       app_test_find (fixture->bar, DOSSIER_TYPE_JOB_ROW, NULL) != NULL);
  row = app_test_find (fixture->bar, DOSSIER_TYPE_JOB_ROW, NULL);
  app_test_wait_until (dossier_job_get_state (dossier_job_row_get_job (DOSSIER_JOB_ROW (row))) ==
                       DOSSIER_JOB_FAILED);
  g_signal_emit_by_name (app_test_find (row, GTK_TYPE_BUTTON, "dismiss_button"), "clicked");
  app_test_wait_until (!is_bar_shown (fixture));
}

static void
test_many_failures (Fixture *fixture, gconstpointer data)
{
  GtkWidget *summary = app_test_find (fixture->bar, GTK_TYPE_BOX, "summary");
  GtkWidget *button = NULL;

  gtk_widget_activate_action (fixture->widget, "win.capture", "s", "http://127.0.0.1:9/a");
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", "http://127.0.0.1:9/b");
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", "http://127.0.0.1:9/c");
  app_test_wait_until (app_test_find_label (fixture->bar, "3 could not be captured") != NULL);
  g_assert_true (gtk_widget_get_visible (summary));
  app_test_settle (fixture->widget);
  app_test_check_names (fixture->widget);

  gtk_toggle_button_set_active (
      GTK_TOGGLE_BUTTON (app_test_find (fixture->bar, GTK_TYPE_TOGGLE_BUTTON, "details_button")),
      TRUE);
  app_test_settle (fixture->widget);
  app_test_check_names (fixture->widget);
  button = gtk_widget_get_last_child (summary);
  g_signal_emit_by_name (button, "clicked");
  app_test_wait_until (!is_bar_shown (fixture));
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/capturing/addresses-are-told-from-prose", test_split);
  g_test_add_func ("/app/capturing/a-very-long-list-is-prose", test_split_of_much);
  add ("/app/capturing/a-pasted-path-is-captured", test_paste_file);
  add ("/app/capturing/pasting-into-an-entry-is-left-to-it", test_paste_into_search);
  add ("/app/capturing/pasted-prose-is-an-article", test_paste_prose);
  add ("/app/capturing/a-few-pasted-words-are-refused", test_paste_words);
  add ("/app/capturing/dropped-files-are-captured", test_drop_files);
  add ("/app/capturing/dropped-prose-is-an-article", test_drop_text);
  add ("/app/capturing/the-same-text-again-is-nothing-new", test_again);
  add ("/app/capturing/a-failure-can-be-tried-again", test_failure_and_retry);
  add ("/app/capturing/a-failure-can-be-put-away", test_failure_put_away);
  add ("/app/capturing/many-failures-share-a-line", test_many_failures);
  return g_test_run ();
}
