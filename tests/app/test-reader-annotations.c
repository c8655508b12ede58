/* test-reader-annotations.c: annotations filtered, extended, dragged away, hovered over; names of
 * colours; the note's preview and tags.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/annotations/dossier-colours-dialog.h"
#include "app/annotations/dossier-hover-link.h"
#include "app/annotations/dossier-note-filter.h"
#include "app/annotations/dossier-note-markup.h"
#include "app/annotations/dossier-note-preview.h"
#include "app/annotations/dossier-quotation-drag.h"
#include "app/annotations/dossier-tag-help.h"
#include "app/dossier-announce.h"
#include "app/palette/dossier-command.h"
#include "notebook/dossier-annotation-actions.h"
#include "notebook/dossier-highlight-names.h"

#include <string.h>

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *is_done = user_data;
  g_autoptr (GError) error = NULL;

  dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error);
  g_assert_no_error (error);
  *is_done = TRUE;
}

static void
give_tags (ReaderTest *test, gint64 id, const char *note, const char *const *tags)
{
  DossierAnnotationDraft draft = { .highlight = DOSSIER_HIGHLIGHT_PINK,
                                   .note = note,
                                   .tags = tags };
  gboolean               is_done = FALSE;

  dossier_notebook_change_annotation_async (dossier_reading_get_notebook (test->reading),
                                            id,
                                            &draft,
                                            NULL,
                                            finished_cb,
                                            &is_done);
  app_test_wait_until (is_done);
  app_test_settle (GTK_WIDGET (test->window));
}

static void
undo (ReaderTest *test, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (test->window), action, NULL);
}

/* --- the filter --- */

static DossierNoteFilter *
get_filter (ReaderTest *test)
{
  return DOSSIER_NOTE_FILTER (
      app_test_find (GTK_WIDGET (test->pane), DOSSIER_TYPE_NOTE_FILTER, NULL));
}

static guint
count_cards (ReaderTest *test)
{
  app_test_settle (GTK_WIDGET (test->window));
  return dossier_card_canvas_get_n_cards (dossier_annotation_pane_get_canvas (test->pane));
}

static void
open_with_three (ReaderTest *test)
{
  gint64 id;

  reader_test_open (test, STORY);
  reader_test_annotate (test, "Nobody slept.", DOSSIER_HIGHLIGHT_BLUE, "Is it so?");
  reader_test_annotate (test, "handed out tea", DOSSIER_HIGHLIGHT_GREEN, NULL);
  id = reader_test_annotate (test, "so was the milk", DOSSIER_HIGHLIGHT_PINK, NULL);
  give_tags (test, id, "Cream?", (const char *const[]){ "dairy", NULL });
}

static void
test_filter_words (void)
{
  ReaderTest test;
  GtkWidget *search;

  open_with_three (&test);
  app_test_wait_until (count_cards (&test) == 3);
  reader_test_activate (&test, "reader.filter-notes", NULL);
  search = app_test_find (GTK_WIDGET (get_filter (&test)), GTK_TYPE_SEARCH_ENTRY, NULL);
  app_test_wait_until (gtk_widget_get_focus_child (search) != NULL);
  app_test_type (GTK_WIDGET (test.window), "sLEp is");
  app_test_wait_until (count_cards (&test) == 1);
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (get_filter (&test)), "1 of 3"));
  app_test_type (GTK_WIDGET (test.window), "q");
  app_test_wait_until (app_test_find_label (GTK_WIDGET (get_filter (&test)), "0 of 3") != NULL);
  g_assert_true (gtk_widget_get_mapped (
      app_test_find_label (GTK_WIDGET (test.pane), "No annotation of this article matches.")));
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Escape, 0);
  app_test_wait_until (count_cards (&test) == 3);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (search)), ==, "");
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Escape, 0);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (test.view)));
  reader_test_close (&test);
}

static void
test_filter_colours_and_tags (void)
{
  ReaderTest         test;
  DossierNoteFilter *filter;

  open_with_three (&test);
  filter = get_filter (&test);
  gtk_widget_activate_action (GTK_WIDGET (filter), "filter.highlight", "s", "blue");
  app_test_wait_until (count_cards (&test) == 1);
  gtk_widget_activate_action (GTK_WIDGET (filter), "filter.highlight", "s", "pink");
  app_test_wait_until (count_cards (&test) == 2);
  gtk_widget_activate_action (GTK_WIDGET (filter), "filter.tag", "s", "dairy");
  app_test_wait_until (count_cards (&test) == 1);
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (filter), "1 of 3"));
  /* What is asked for is shown, filter or not. */
  dossier_annotation_pane_focus (
      test.pane,
      dossier_annotation_item_get_id (reader_test_get_annotation (&test, "handed out tea")));
  app_test_wait_until (count_cards (&test) == 3);
  g_assert_false (dossier_note_filter_is_set (filter));
  reader_test_close (&test);
}

static void
test_filter_menu (void)
{
  ReaderTest test;
  GtkWidget *button;
  GtkWidget *popover;
  GtkWidget *check;
  GtkWidget *row;

  open_with_three (&test);
  button = app_test_find (GTK_WIDGET (get_filter (&test)), GTK_TYPE_MENU_BUTTON, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  app_test_wait_until (gtk_widget_get_mapped (popover));
  app_test_check_names (popover);
  check = gtk_widget_get_ancestor (app_test_find_label (popover, "Green"), GTK_TYPE_CHECK_BUTTON);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  app_test_wait_until (count_cards (&test) == 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  app_test_wait_until (count_cards (&test) == 3);
  row = gtk_widget_get_ancestor (app_test_find_label (popover, "dairy"), GTK_TYPE_LIST_BOX_ROW);
  gtk_widget_activate (row);
  app_test_wait_until (count_cards (&test) == 1);
  reader_test_close (&test);
}

/* --- names of colours --- */

/* What the bar over a selection and the commands say of yellow. */
static void
check_spoken (ReaderTest *test, const char *label, const char *tooltip, const char *command)
{
  GtkWidget *bar = GTK_WIDGET (dossier_reader_page_get_selection_bar (test->page));
  GtkWidget *button = reader_test_find_target (bar, "reader.highlight", "yellow");
  g_autoptr (GPtrArray) commands =
      dossier_commands_find (GTK_WINDOW (test->window), GTK_WIDGET (test->page));
  gboolean is_found = FALSE;

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       label);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, tooltip);
  for (guint i = 0; i < commands->len; i++)
    is_found |= g_str_equal (dossier_command_get_title (commands->pdata[i]), command);
  g_assert_true (is_found);
}

static void
check_told (ReaderTest *test, const char *words, guint key, const char *news)
{
  reader_test_select (test, words);
  reader_test_press (test, key);
  app_test_wait_until (g_strcmp0 (dossier_announce_get_last (GTK_WIDGET (test->view)), news) == 0);
}

static void
test_colour_names (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  DossierHighlightNames *names;
  GtkWidget             *dialog;
  GtkWidget             *row;
  gint64                 id;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "Nobody slept.", DOSSIER_HIGHLIGHT_YELLOW, NULL);
  card = reader_test_wait_for_card (&test, id);
  names = dossier_highlight_names_get (dossier_reading_get_notebook (test.reading));
  dialog = dossier_colours_dialog_new (GTK_WINDOW (test.window),
                                       dossier_reading_get_notebook (test.reading));
  gtk_window_present (GTK_WINDOW (dialog));
  app_test_wait_until (gtk_widget_get_mapped (dialog));
  row = app_test_find (dialog, ADW_TYPE_ENTRY_ROW, NULL);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), ==, "Yellow");
  gtk_editable_set_text (GTK_EDITABLE (row), "Doubtful");
  gtk_window_close (GTK_WINDOW (dialog));
  app_test_wait_until (g_strcmp0 (dossier_highlight_names_lookup (names, DOSSIER_HIGHLIGHT_YELLOW),
                                  "Doubtful") == 0);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Doubtful: “Nobody slept.”");
  check_spoken (&test, "Highlight: Doubtful", "Doubtful (1)", "Highlight in yellow: Doubtful");
  app_test_wait_until (
      g_strcmp0 (dossier_notebook_get_undo_name (dossier_reading_get_notebook (test.reading)),
                 "renaming of a colour") == 0);
  undo (&test, "win.undo");
  app_test_wait_until (dossier_highlight_names_lookup (names, DOSSIER_HIGHLIGHT_YELLOW) == NULL);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (card),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Yellow: “Nobody slept.”");
  check_spoken (&test, "Highlight: Yellow", "Yellow (1)", "Highlight in yellow");
  undo (&test, "win.redo");
  app_test_wait_until (dossier_highlight_names_lookup (names, DOSSIER_HIGHLIGHT_YELLOW) != NULL);

  /* What is highlighted is told by that name, and so is another colour for it. */
  check_told (&test, "handed out tea", GDK_KEY_1, "Highlighted: Doubtful");
  check_told (&test, "handed out tea", GDK_KEY_3, "Highlighted: Blue");
  check_told (&test, "handed out tea", GDK_KEY_1, "Highlighted: Doubtful");
  reader_test_close (&test);
}

/* --- extending --- */

static void
test_extend (void)
{
  ReaderTest test;
  gint64     id;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "handed out", DOSSIER_HIGHLIGHT_GREEN, NULL);
  reader_test_select (&test, "out tea. Leena");
  reader_test_press (&test, GDK_KEY_e);
  app_test_wait_until (reader_test_find_annotation (&test, "handed out tea. Leena") != NULL);
  g_assert_cmpuint (reader_test_count_annotations (&test), ==, 1);
  g_assert_cmpint (
      dossier_annotation_item_get_id (reader_test_get_annotation (&test, "handed out tea. Leena")),
      ==,
      id);
  app_test_wait_until (
      reader_test_has_mark (&test, "tea. Leena", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_GREEN));

  reader_test_activate (&test, "reader.longer", NULL);
  app_test_wait_until (reader_test_find_annotation (&test, "handed out tea. Leena Aaltonen") !=
                       NULL);
  reader_test_activate (&test, "reader.shorter", NULL);
  app_test_wait_until (reader_test_find_annotation (&test, "handed out tea. Leena") != NULL);

  reader_test_reopen (&test);
  for (guint i = 0; i < 3; i++)
    {
      app_test_wait_until (
          g_strcmp0 (dossier_notebook_get_undo_name (dossier_reading_get_notebook (test.reading)),
                     "change of passage") == 0);
      undo (&test, "win.undo");
      if (i < 2)
        app_test_wait_until (reader_test_find_annotation (&test,
                                                          i == 0
                                                              ? "handed out tea. Leena Aaltonen"
                                                              : "handed out tea. Leena") != NULL);
    }
  app_test_wait_until (reader_test_find_annotation (&test, "handed out") != NULL);
  undo (&test, "win.redo");
  app_test_wait_until (reader_test_find_annotation (&test, "handed out tea. Leena") != NULL);
  reader_test_close (&test);
}

/* All that can be done to one, undone and done again after the article was opened anew. */
static void
test_undo_after_reopening (void)
{
  ReaderTest             test;
  DossierAnnotationItem *item;
  gint64                 id;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "Nobody slept.", DOSSIER_HIGHLIGHT_BLUE, NULL);
  give_tags (&test, id, "really?", NULL);
  reader_test_reopen (&test);
  item = reader_test_get_annotation (&test, "Nobody slept.");
  g_assert_cmpint (dossier_annotation_item_get_highlight (item), ==, DOSSIER_HIGHLIGHT_PINK);
  undo (&test, "win.undo");
  app_test_wait_until (dossier_annotation_item_get_note (
                           reader_test_get_annotation (&test, "Nobody slept.")) == NULL);
  item = reader_test_get_annotation (&test, "Nobody slept.");
  g_assert_cmpint (dossier_annotation_item_get_highlight (item), ==, DOSSIER_HIGHLIGHT_BLUE);
  undo (&test, "win.undo");
  app_test_wait_until (reader_test_count_annotations (&test) == 0);
  undo (&test, "win.redo");
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  undo (&test, "win.redo");
  app_test_wait_until (g_strcmp0 (dossier_annotation_item_get_note (
                                      reader_test_get_annotation (&test, "Nobody slept.")),
                                  "really?") == 0);
  reader_test_close (&test);
}

static void
test_overlap (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  reader_test_annotate (&test, "handed out tea", DOSSIER_HIGHLIGHT_GREEN, NULL);
  g_assert_false (reader_test_has_mark (&test, "tea. Leena", DOSSIER_MARK_OVERLAP));
  reader_test_annotate (&test, "tea. Leena", DOSSIER_HIGHLIGHT_PINK, NULL);
  g_assert_true (reader_test_has_mark (&test, "tea. Leena", DOSSIER_MARK_OVERLAP));
  g_assert_false (reader_test_has_mark (&test, "handed out tea", DOSSIER_MARK_OVERLAP));
  reader_test_close (&test);
}

/* --- hovering --- */

static gboolean
is_lit (ReaderTest *test, const char *words)
{
  DossierArticleText *text = dossier_article_view_get_text (test->view);
  GtkTextTag         *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (text->buffer),
                                               DOSSIER_HOVER_LINK_TAG);
  GtkTextIter         start;
  GtkTextIter         end;

  dossier_article_text_get_iters (text, reader_test_find (test, words), &start, &end);
  return tag != NULL && gtk_text_iter_has_tag (&start, tag);
}

static void
test_hover (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  gint64                 id;
  double                 x;
  double                 y;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "sang for", DOSSIER_HIGHLIGHT_BLUE, "what?");
  card = reader_test_wait_for_card (&test, id);
  reader_test_get_point (&test, reader_test_find (&test, "sang for").start + 2, &x, &y);
  app_test_move_pointer (GTK_WIDGET (test.view), x + 2, y);
  app_test_wait_until (gtk_widget_has_css_class (GTK_WIDGET (card), DOSSIER_HOVER_LINK_CLASS));
  reader_test_get_point (&test, reader_test_find (&test, "handed out").start + 2, &x, &y);
  app_test_move_pointer (GTK_WIDGET (test.view), x + 2, y);
  app_test_wait_until (!gtk_widget_has_css_class (GTK_WIDGET (card), DOSSIER_HOVER_LINK_CLASS));

  g_assert_false (is_lit (&test, "sang for"));
  app_test_move_pointer (GTK_WIDGET (card), 20, 10);
  app_test_wait_until (is_lit (&test, "sang for"));
  g_assert_false (is_lit (&test, "handed out"));
  app_test_move_pointer (GTK_WIDGET (test.view), x + 2, y);
  app_test_wait_until (!is_lit (&test, "sang for"));
  reader_test_close (&test);
}

/* --- dragging --- */

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *is_done = user_data;
  g_autoptr (GError) error = NULL;

  gdk_content_provider_write_mime_type_finish (GDK_CONTENT_PROVIDER (source), result, &error);
  g_assert_no_error (error);
  *is_done = TRUE;
}

static char *
dup_content (GdkContentProvider *provider, const char *type)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  gboolean is_done = FALSE;

  gdk_content_provider_write_mime_type_async (provider,
                                              type,
                                              memory,
                                              G_PRIORITY_DEFAULT,
                                              NULL,
                                              written_cb,
                                              &is_done);
  app_test_wait_until (is_done);
  g_output_stream_write_all (memory, "", 1, NULL, NULL, NULL);
  g_output_stream_close (memory, NULL, NULL);
  return g_memory_output_stream_steal_data (G_MEMORY_OUTPUT_STREAM (memory));
}

static void
test_drag (void)
{
  ReaderTest test;
  g_autoptr (GdkContentProvider) provider = NULL;
  g_autoptr (GdkContentFormats) formats = NULL;
  g_autofree char *html = NULL;
  g_autofree char *list = NULL;
  GValue           value = G_VALUE_INIT;

  reader_test_open (&test, STORY);
  provider =
      dossier_quotation_drag_new_provider (test.reading, reader_test_find (&test, "Nobody slept."));
  formats = gdk_content_provider_ref_formats (provider);
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/html"));
  g_assert_true (gdk_content_formats_contain_mime_type (formats, "text/uri-list"));
  g_assert_true (gdk_content_formats_contain_gtype (formats, G_TYPE_STRING));
  g_value_init (&value, G_TYPE_STRING);
  g_assert_true (gdk_content_provider_get_value (provider, &value, NULL));
  g_assert_true (g_str_has_prefix (g_value_get_string (&value), "“Nobody slept.”\n"));
  g_assert_nonnull (strstr (g_value_get_string (&value), "A ferry runs dry of coffee"));
  g_assert_nonnull (strstr (g_value_get_string (&value), "2026-11-20"));
  g_assert_nonnull (strstr (g_value_get_string (&value), "dossier:passage?"));
  g_value_unset (&value);
  html = dup_content (provider, "text/html");
  g_assert_true (g_str_has_prefix (html, "<blockquote><p>Nobody slept.</p>"));
  list = dup_content (provider, "text/uri-list");
  g_assert_true (g_str_has_prefix (list, "dossier:passage?"));
  g_assert_true (g_str_has_suffix (list, "\r\n"));
  reader_test_close (&test);
}

/* Selecting with the pointer goes on as before. */
static void
test_drag_selects (void)
{
  ReaderTest  test;
  DossierSpan span;
  double      x;
  double      y;

  reader_test_open (&test, STORY);
  reader_test_get_point (&test, reader_test_find (&test, "Nobody slept.").start, &x, &y);
  app_test_move_pointer (GTK_WIDGET (test.view), x, y);
  app_test_press_button (GTK_WIDGET (test.view), 1);
  app_test_move_pointer (GTK_WIDGET (test.view), x + 20, y);
  app_test_move_pointer (GTK_WIDGET (test.view), x + 60, y);
  app_test_release_button (GTK_WIDGET (test.view), 1);
  app_test_wait_until (dossier_article_view_get_selection (test.view, &span));
  g_assert_cmpuint (span.end - span.start, >, 3);
  reader_test_close (&test);
}

/* --- the note's editor --- */

static gboolean
has_style (GtkTextBuffer *buffer, int offset, DossierNoteStyle style)
{
  GtkTextTag *tag = gtk_text_tag_table_lookup (gtk_text_buffer_get_tag_table (buffer),
                                               dossier_note_preview_get_tag_name (style));
  GtkTextIter iter;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, offset);
  return gtk_text_iter_has_tag (&iter, tag);
}

static void
test_preview (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  GtkTextBuffer         *buffer;
  GtkTextIter            start;
  GtkTextIter            end;
  g_autofree char       *text = NULL;
  gint64                 id;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "handed out tea", DOSSIER_HIGHLIGHT_PINK, NULL);
  card = reader_test_wait_for_card (&test, id);
  dossier_annotation_card_edit (card);
  buffer = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (app_test_find (GTK_WIDGET (card), GTK_TYPE_TEXT_VIEW, NULL)));
  /*                                           0123 4 56789 */
  gtk_text_buffer_set_text (buffer, "a **b\xc3\xa9** *i* [w](https://e.org)", -1);
  g_assert_false (has_style (buffer, 0, DOSSIER_NOTE_MARK));
  g_assert_true (has_style (buffer, 2, DOSSIER_NOTE_MARK));
  g_assert_true (has_style (buffer, 4, DOSSIER_NOTE_STRONG));
  g_assert_true (has_style (buffer, 5, DOSSIER_NOTE_STRONG));
  g_assert_true (has_style (buffer, 6, DOSSIER_NOTE_MARK));
  g_assert_false (has_style (buffer, 6, DOSSIER_NOTE_STRONG));
  g_assert_true (has_style (buffer, 10, DOSSIER_NOTE_EMPHASIS));
  g_assert_true (has_style (buffer, 14, DOSSIER_NOTE_LINK));
  g_assert_true (has_style (buffer, 18, DOSSIER_NOTE_MARK));
  gtk_text_buffer_get_iter_at_offset (buffer, &start, 2);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, 3);
  gtk_text_buffer_delete (buffer, &start, &end);
  g_assert_false (has_style (buffer, 4, DOSSIER_NOTE_STRONG));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  g_assert_cmpstr (text, ==, "a *b\xc3\xa9** *i* [w](https://e.org)");
  gtk_widget_activate_action (GTK_WIDGET (card), "card.cancel", NULL);
  reader_test_close (&test);
}

static void
test_tag_help (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  GtkWidget             *entry;
  GtkWidget             *help;
  gint64                 id;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "so was the milk", DOSSIER_HIGHLIGHT_PINK, NULL);
  give_tags (&test, id, NULL, (const char *const[]){ "dairy", "harbour", NULL });
  id = reader_test_annotate (&test, "handed out tea", DOSSIER_HIGHLIGHT_PINK, NULL);
  card = reader_test_wait_for_card (&test, id);
  dossier_annotation_card_edit (card);
  app_test_settle (GTK_WIDGET (test.window));
  entry = app_test_find (GTK_WIDGET (card), GTK_TYPE_ENTRY, NULL);
  help = app_test_find (GTK_WIDGET (card), DOSSIER_TYPE_TAG_HELP, NULL);
  gtk_widget_grab_focus (entry);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_type (GTK_WIDGET (test.window), "x, har");
  app_test_wait_until (gtk_widget_get_mapped (help));
  /* Escape puts only the help away. */
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Escape, 0);
  app_test_wait_until (!gtk_widget_get_mapped (help));
  g_assert_true (dossier_annotation_card_is_editing (card));
  app_test_type (GTK_WIDGET (test.window), "b");
  app_test_wait_until (gtk_widget_get_mapped (help));
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Down, 0);
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Return, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "x, harbour, ");
  app_test_type (GTK_WIDGET (test.window), "dai");
  app_test_wait_until (gtk_widget_get_mapped (help));
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Tab, 0);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "x, harbour, dairy, ");
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Return, 0);
  app_test_wait_until (!dossier_annotation_card_is_editing (card));
  app_test_wait_until (g_strv_length ((char **) dossier_annotation_item_get_tags (
                           reader_test_get_annotation (&test, "handed out tea"))) == 3);
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/notes/the-filter-takes-words-and-escape-clears-it", test_filter_words);
  g_test_add_func ("/reader/notes/the-filter-takes-colours-and-tags", test_filter_colours_and_tags);
  g_test_add_func ("/reader/notes/the-filters-menu-has-the-articles-tags", test_filter_menu);
  g_test_add_func ("/reader/notes/colours-get-other-names", test_colour_names);
  g_test_add_func ("/reader/notes/an-annotation-is-extended-and-shortened", test_extend);
  g_test_add_func ("/reader/notes/undo-works-after-reopening", test_undo_after_reopening);
  g_test_add_func ("/reader/notes/overlaps-are-underlined", test_overlap);
  g_test_add_func ("/reader/cards/hovering-links-both-ways", test_hover);
  g_test_add_func ("/reader/drag/a-quotation-with-its-link", test_drag);
  g_test_add_func ("/reader/drag/the-pointer-still-selects", test_drag_selects);
  g_test_add_func ("/reader/notes/emphasis-shows-while-it-is-typed", test_preview);
  g_test_add_func ("/reader/notes/tags-are-completed", test_tag_help);
  return g_test_run ();
}
