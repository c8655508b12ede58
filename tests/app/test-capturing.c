/* test-capturing.c: what is pasted and dropped, how captures go on, fail and are tried again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/capture/dossier-capture-bar.h"
#include "app/capture/dossier-capture-line.h"
#include "app/capture/dossier-capture-text.h"
#include "app/capture/dossier-captures-window.h"
#include "app/capture/dossier-confirm-dialog.h"
#include "app/dossier-intake.h"
#include "app/library/dossier-articles-view.h"
#include "app/widgets/dossier-drop-area.h"
#include "core/text/dossier-link.h"
#include "notebook/dossier-capture-queue.h"

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
  fixture->bar = app_test_find (fixture->widget, DOSSIER_TYPE_CAPTURE_BAR, NULL);
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

#define REMARK                                                                                     \
  " was what she wrote on the back of the photograph that hung beside the door until May"

static void
test_reading (void)
{
  static const struct
  {
    const char       *text;
    DossierIntakeKind kind;
    const char       *inputs;
  } cases[] = {
    { "https://example.org/a", DOSSIER_INTAKE_ADDRESSES, "https://example.org/a" },
    { "  example.org/a \n", DOSSIER_INTAKE_ADDRESSES, "https://example.org/a" },
    { "https://example.org/a\r\nhttps://example.org/b\r\n",
      DOSSIER_INTAKE_ADDRESSES,
      "https://example.org/a https://example.org/b" },
    { "# from a browser\nhttps://example.org/a\n\n",
      DOSSIER_INTAKE_ADDRESSES,
      "https://example.org/a" },
    { "/home/reader/page.html\nfile:///home/reader/two.html",
      DOSSIER_INTAKE_ADDRESSES,
      "/home/reader/page.html file:///home/reader/two.html" },
    { "https://example.org/a https://example.org/b",
      DOSSIER_INTAKE_ADDRESSES,
      "https://example.org/a https://example.org/b" },
    { "see https://example.org/a", DOSSIER_INTAKE_ADDRESSES, "https://example.org/a" },
    { "https://example.org/a\nand something else",
      DOSSIER_INTAKE_ADDRESSES,
      "https://example.org/a" },
    { "Bell – https://example.org/a" REMARK "\nSnow – https://example.org/b" REMARK
      "\nIce – https://example.org/c" REMARK "\nFog – https://example.org/d" REMARK,
      DOSSIER_INTAKE_ADDRESSES,
      "https://example.org/a https://example.org/b https://example.org/c https://example.org/d" },
    { LONG_STORY LONG_STORY "More at https://example.org/a",
      DOSSIER_INTAKE_EITHER,
      "https://example.org/a" },
    { LONG_STORY, DOSSIER_INTAKE_PROSE, NULL },
    { "javascript:alert(1)", DOSSIER_INTAKE_NOTHING, NULL },
    { "Snow closes the pass", DOSSIER_INTAKE_NOTHING, NULL },
    { "# nothing\n\n", DOSSIER_INTAKE_NOTHING, NULL },
    { "", DOSSIER_INTAKE_NOTHING, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) inputs = NULL;
      DossierIntakeKind kind = dossier_intake_read (cases[i].text, &inputs);
      g_autofree char  *joined = inputs == NULL ? NULL : g_strjoinv (" ", inputs);

      g_assert_cmpint (kind, ==, cases[i].kind);
      g_assert_cmpstr (joined, ==, cases[i].inputs);
    }
}

static void
test_reading_much (void)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (GString) prose = g_string_new (NULL);
  g_auto (GStrv) none = NULL;
  g_auto (GStrv) some = NULL;
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (lines, "example.org/%u\n", i);
  g_assert_cmpint (dossier_intake_read (lines->str, &all), ==, DOSSIER_INTAKE_ADDRESSES);
  g_assert_cmpuint (g_strv_length (all), ==, 300);

  /* Too many lines for a list, and nothing in them that is an address in a text. */
  for (guint i = 0; i < 200000; i++)
    g_string_append (prose, "example.org/a\n");
  g_assert_cmpint (dossier_intake_read (prose->str, &none), ==, DOSSIER_INTAKE_PROSE);
  g_string_append (prose, LONG_STORY "https://example.org/a");
  g_assert_cmpint (dossier_intake_read (prose->str, &some), ==, DOSSIER_INTAKE_EITHER);
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

static DossierCaptureQueue *
get_queue (Fixture *fixture)
{
  return dossier_notebook_get_capture_queue (dossier_window_get_notebook (fixture->window));
}

static void
click (GtkWidget *root, const char *button)
{
  g_signal_emit_by_name (app_test_find (root, GTK_TYPE_BUTTON, button), "clicked");
}

static GtkWidget *
find_window (GType type)
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
test_failure_and_retry (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "later.txt", "");

  gtk_widget_activate_action (fixture->widget, "win.capture", "s", file);
  app_test_wait_until (app_test_find_label (fixture->bar, "1 could not be captured") != NULL);
  app_test_wait_until (is_bar_shown (fixture));
  app_test_settle (fixture->widget);
  app_test_check_names (fixture->widget);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->articles), ==, 0);

  g_free (app_test_write_file (fixture->path, "later.txt", STORY));
  click (fixture->bar, "retry_button");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  app_test_wait_until (!is_bar_shown (fixture));
}

static void
test_postponed_put_away (Fixture *fixture, gconstpointer data)
{
  DossierCaptureSummary summary;

  /* Nobody listens there, which may pass: it is tried again later, and told so. */
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", "http://127.0.0.1:9/a");
  do
    {
      app_test_iterate ();
      dossier_capture_queue_get_summary (get_queue (fixture), &summary);
    }
  while (summary.n_postponed == 0);
  app_test_wait_until (is_bar_shown (fixture));
  click (fixture->bar, "dismiss_button");
  app_test_wait_until (!is_bar_shown (fixture));
  dossier_capture_queue_get_summary (get_queue (fixture), &summary);
  g_assert_cmpuint (summary.n_postponed, ==, 1);
}

/* News comes and goes above what can be pressed. */
static void
test_toast_leaves_bar_free (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "bell.txt", STORY);
  GtkWidget       *toast = NULL;
  graphene_rect_t  news, buttons;

  paste_text (fixture, "/no/such/file/a\n/no/such/file/b");
  app_test_wait_until (app_test_find_label (fixture->bar, "2 could not be captured") != NULL);
  app_test_wait_until (is_bar_shown (fixture));
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", file);
  app_test_wait_until (
      (toast = app_test_find_label (fixture->widget, "Captured “Bell rings again”")) != NULL);
  app_test_settle (fixture->widget);
  g_assert_true (gtk_widget_compute_bounds (toast, fixture->widget, &news));
  g_assert_true (gtk_widget_compute_bounds (fixture->bar, fixture->widget, &buttons));
  g_assert_false (graphene_rect_intersection (&news, &buttons, NULL));
}

static GtkWidget *
show_captures (Fixture *fixture)
{
  gtk_widget_activate_action (fixture->widget, "win.show-captures", NULL);
  app_test_wait_until (find_window (DOSSIER_TYPE_CAPTURES_WINDOW) != NULL);
  app_test_settle (find_window (DOSSIER_TYPE_CAPTURES_WINDOW));
  return find_window (DOSSIER_TYPE_CAPTURES_WINDOW);
}

static void
test_many_failures (Fixture *fixture, gconstpointer data)
{
  GtkWidget *captures, *list;

  paste_text (fixture, "/no/such/file/a\n/no/such/file/b\n/no/such/file/c");
  app_test_wait_until (app_test_find_label (fixture->bar, "3 could not be captured") != NULL);
  app_test_wait_until (is_bar_shown (fixture));

  captures = show_captures (fixture);
  list = app_test_find (captures, GTK_TYPE_LIST_VIEW, "list");
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))),
      ==,
      3);
  app_test_wait_until (app_test_find (captures, DOSSIER_TYPE_CAPTURE_LINE, NULL) != NULL);
  app_test_check_names (captures);
  click (captures, "remove_button");
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))) == 2);
  gtk_widget_activate_action (captures, "captures.clear-failed", NULL);
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))) == 0);
  app_test_wait_until (!is_bar_shown (fixture));
  app_test_focus_window (GTK_WINDOW (captures));

  /* It may have been a mistake. */
  app_test_press_key (captures, GDK_KEY_z, GDK_CONTROL_MASK);
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))) == 2);
  app_test_press_key (captures, GDK_KEY_Escape, 0);
  app_test_wait_until (find_window (DOSSIER_TYPE_CAPTURES_WINDOW) == NULL);
}

static void
test_captures_lead_to_articles (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "bell.txt", STORY);
  GtkWidget       *captures;
  GtkStack        *stack = GTK_STACK (app_test_find (fixture->widget, GTK_TYPE_STACK, "stack"));

  gtk_widget_activate_action (fixture->widget, "win.capture", "s", file);
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  captures = show_captures (fixture);
  app_test_wait_until (app_test_find_label (captures, "Bell rings again") != NULL);
  click (captures, "open_button");
  app_test_wait_until (g_strcmp0 (gtk_stack_get_visible_child_name (stack), "reader") == 0);
  app_test_wait_until (find_window (DOSSIER_TYPE_CAPTURES_WINDOW) == NULL);
}

static void
test_pause_and_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "bell.txt", STORY);

  dossier_capture_queue_pause (get_queue (fixture));
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", file);
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", "http://127.0.0.1:9/a");
  app_test_wait_until (app_test_find_label (fixture->bar, "Paused, 2 to go") != NULL);
  app_test_wait_until (is_bar_shown (fixture));
  app_test_settle (fixture->widget);
  app_test_check_names (fixture->widget);
  click (fixture->bar, "cancel_button");
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))) == 0);

  gtk_widget_activate_action (fixture->widget, "win.capture", "s", file);
  app_test_wait_until (app_test_find_label (fixture->bar, "Paused, 1 to go") != NULL);
  click (fixture->bar, "pause_button");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
}

static void
test_the_same_text_elsewhere (Fixture *fixture, gconstpointer data)
{
  g_autofree char *one = app_test_write_file (fixture->path, "snow.txt", LONG_STORY);
  g_autofree char *two = app_test_write_file (fixture->path, "copy.txt", LONG_STORY);

  gtk_widget_activate_action (fixture->widget, "win.capture", "s", one);
  app_test_wait_until (app_test_find_label (fixture->widget, "Captured “Snow closes the pass”") !=
                       NULL);
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", two);
  app_test_wait_until (
      app_test_find_label (fixture->widget, "Already in the notebook as “Snow closes the pass”") !=
      NULL);
  g_assert_cmpuint (g_list_model_get_n_items (fixture->articles), ==, 1);
}

static void
test_what_waits_goes_on (Fixture *fixture, gconstpointer data)
{
  g_autofree char *file = app_test_write_file (fixture->path, "bell.txt", STORY);
  gpointer         gone = fixture->window;

  dossier_capture_queue_pause (get_queue (fixture));
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", file);
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))) == 1);
  dossier_capture_queue_resume (get_queue (fixture));
  /* Before it gets its turn. */
  g_object_add_weak_pointer (G_OBJECT (fixture->window), &gone);
  app_test_close_window (fixture->window);
  g_assert_null (gone);

  fixture->window = app_test_open_window (fixture->path);
  fixture->widget = GTK_WIDGET (fixture->window);
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))) == 1);
  app_test_wait_until (
      app_test_find_label (fixture->widget, "Captured “Bell rings again”") != NULL ||
      app_test_find_label (fixture->widget, "1 capture from the last time goes on") != NULL);
}

/* A pause outlasts the window, and nobody says that anything goes on. */
static void
test_what_is_paused_stays_so (Fixture *fixture, gconstpointer data)
{
  gpointer gone = fixture->window;

  dossier_capture_queue_pause (get_queue (fixture));
  gtk_widget_activate_action (fixture->widget, "win.capture", "s", "http://127.0.0.1:9/a");
  app_test_wait_until (app_test_find_label (fixture->bar, "Paused, 1 to go") != NULL);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), &gone);
  app_test_close_window (fixture->window);
  g_assert_null (gone);

  fixture->window = app_test_open_window (fixture->path);
  fixture->widget = GTK_WIDGET (fixture->window);
  app_test_wait_until (app_test_find_label (fixture->widget, "Paused, 1 to go") != NULL);
  app_test_settle (fixture->widget);
  g_assert_null (app_test_find_label (fixture->widget, "1 capture from the last time goes on"));
}

static void
test_a_link (Fixture *fixture, gconstpointer data)
{
  dossier_capture_queue_pause (get_queue (fixture));
  dossier_window_follow_link (fixture->window, "dossier:add?url=http%3A%2F%2F127.0.0.1%3A9%2Fa");
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))) == 1);
  dossier_window_follow_link (fixture->window, "dossier:add?url=file%3A%2F%2F%2Fetc%2Fpasswd");
  app_test_settle (fixture->widget);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))), ==, 1);
}

static void
test_a_link_that_asks_for_much (Fixture *fixture, gconstpointer data)
{
  static const char link[] = "dossier:add?url=http://127.0.0.1:9/a&url=http://127.0.0.1:9/b";

  dossier_capture_queue_pause (get_queue (fixture));
  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *dialog;

      dossier_window_follow_link (fixture->window, link);
      dialog = find_window (DOSSIER_TYPE_CONFIRM_DIALOG);
      g_assert_nonnull (dialog);
      app_test_settle (dialog);
      app_test_check_names (dialog);
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))), ==, 0);
      if (i == 0)
        gtk_window_close (GTK_WINDOW (dialog));
      else
        click (dialog, "add_button");
      app_test_wait_until (find_window (DOSSIER_TYPE_CONFIRM_DIALOG) == NULL);
    }
  app_test_wait_until (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))) == 2);
}

static void
test_article_or_addresses (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;

  paste_text (fixture, LONG_STORY LONG_STORY "More: http://127.0.0.1:9/a\n");
  app_test_wait_until (find_window (DOSSIER_TYPE_CONFIRM_DIALOG) != NULL);
  dialog = find_window (DOSSIER_TYPE_CONFIRM_DIALOG);
  app_test_settle (dialog);
  app_test_check_names (dialog);
  click (dialog, "text_button");
  app_test_wait_until (g_list_model_get_n_items (fixture->articles) == 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_queue (fixture))), ==, 0);
}

/* The line begins with what goes on, in the order of what a reader would ask first. */
static void
test_one_line_for_the_queue (void)
{
  static const struct
  {
    DossierCaptureSummary summary;
    const char           *starts;
  } cases[] = {
    { { 0 }, "Nothing to capture" },
    { { .n_running = 1 }, "Capturing an article" },
    { { .n_running = 3, .n_waiting = 2, .n_done = 4 }, "Capturing 5 of 9" },
    { { .n_running = 1, .n_waiting = 2, .is_paused = TRUE }, "Pausing after 1 article" },
    { { .n_running = 3, .n_waiting = 2, .is_paused = TRUE }, "Pausing after 3 articles" },
    { { .n_waiting = 2, .is_paused = TRUE }, "Paused, 2 to go" },
    { { .n_waiting = 2, .is_offline = TRUE }, "2 wait for the network" },
    { { .n_waiting = 1, .n_postponed = 1, .next_attempt = 1 }, "1 will be tried again at " },
    { { .n_waiting = 2, .n_postponed = 2, .next_attempt = 1 }, "2 will be tried again from " },
    { { .n_running = 1, .n_failed = 2 }, "Capturing an article · 2 could not be captured" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = dossier_capture_text_dup_summary (&cases[i].summary);

      g_test_message ("%s", text);
      g_assert_true (g_str_has_prefix (text, cases[i].starts));
    }
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
  g_test_add_func ("/app/capturing/addresses-are-told-from-prose", test_reading);
  g_test_add_func ("/app/capturing/much-is-read-too", test_reading_much);
  g_test_add_func ("/app/capturing/one-line-tells-of-the-queue", test_one_line_for_the_queue);
  add ("/app/capturing/a-pasted-path-is-captured", test_paste_file);
  add ("/app/capturing/pasting-into-an-entry-is-left-to-it", test_paste_into_search);
  add ("/app/capturing/pasted-prose-is-an-article", test_paste_prose);
  add ("/app/capturing/a-few-pasted-words-are-refused", test_paste_words);
  add ("/app/capturing/dropped-files-are-captured", test_drop_files);
  add ("/app/capturing/dropped-prose-is-an-article", test_drop_text);
  add ("/app/capturing/the-same-text-again-is-nothing-new", test_again);
  add ("/app/capturing/a-failure-can-be-tried-again", test_failure_and_retry);
  add ("/app/capturing/what-is-tried-again-can-be-put-away", test_postponed_put_away);
  add ("/app/capturing/failures-are-listed", test_many_failures);
  add ("/app/capturing/a-toast-leaves-the-bar-free", test_toast_leaves_bar_free);
  add ("/app/capturing/captures-lead-to-their-articles", test_captures_lead_to_articles);
  add ("/app/capturing/the-queue-pauses-and-stops", test_pause_and_cancel);
  add ("/app/capturing/the-same-text-elsewhere-is-said-so", test_the_same_text_elsewhere);
  add ("/app/capturing/what-waits-goes-on-at-the-next-start", test_what_waits_goes_on);
  add ("/app/capturing/what-is-paused-stays-so-at-the-next-start", test_what_is_paused_stays_so);
  add ("/app/capturing/a-link-adds-a-page-and-nothing-else", test_a_link);
  add ("/app/capturing/a-link-that-asks-for-much-is-confirmed", test_a_link_that_asks_for_much);
  add ("/app/capturing/article-or-addresses-is-asked", test_article_or_addresses);
  return g_test_run ();
}
