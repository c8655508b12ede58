/* test-reader-notes.c: notes in the reading room: written, kept, saved, deleted; their cards beside
 * the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include <string.h>

static gint64
wait_for_only_id (ReaderTest *test, const char *quote)
{
  app_test_wait_until (reader_test_count_annotations (test) == 1);
  return dossier_annotation_item_get_id (reader_test_get_annotation (test, quote));
}

/* How far a card's top is from the line of its passage, in pixels of the window. */
static double
get_distance (ReaderTest *test, DossierAnnotationCard *card)
{
  DossierAnnotationItem *item = dossier_annotation_card_get_item (card);
  graphene_rect_t        bounds;
  int                    y;
  int                    height;

  dossier_article_view_get_line (test->view,
                                 dossier_annotation_item_get_span (item).start,
                                 &y,
                                 &height);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (card), GTK_WIDGET (test->view), &bounds));
  return ABS (bounds.origin.y - y);
}

static void
test_note_key (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  gint64                 id;

  reader_test_open (&test, STORY);
  reader_test_select (&test, "Nobody slept.");
  reader_test_press (&test, GDK_KEY_n);
  id = wait_for_only_id (&test, "Nobody slept.");
  card = reader_test_wait_for_card (&test, id);
  app_test_wait_until (dossier_annotation_card_is_editing (card));
  app_test_type (GTK_WIDGET (test.window), "not even the captain");
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Return, GDK_CONTROL_MASK);
  app_test_wait_until (!dossier_annotation_card_is_editing (card));
  app_test_wait_until (dossier_annotation_item_get_note (
                           reader_test_get_annotation (&test, "Nobody slept.")) != NULL);

  reader_test_reopen (&test);
  g_assert_cmpstr (
      dossier_annotation_item_get_note (reader_test_get_annotation (&test, "Nobody slept.")),
      ==,
      "not even the captain");
  reader_test_close (&test);
}

/* Escape saves nothing and throws nothing away. */
static void
test_note_escape (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  GtkTextView           *text;
  g_autofree char       *typed = NULL;
  GtkTextIter            start;
  GtkTextIter            end;
  gint64                 id;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "as she does every winter", DOSSIER_HIGHLIGHT_BLUE, "old");
  card = reader_test_wait_for_card (&test, id);
  dossier_annotation_card_edit (card);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_type (GTK_WIDGET (test.window), "er");
  app_test_press_key (GTK_WIDGET (test.window), GDK_KEY_Escape, 0);
  g_assert_false (dossier_annotation_card_is_editing (card));
  g_assert_cmpstr (dossier_annotation_item_get_note (
                       reader_test_get_annotation (&test, "as she does every winter")),
                   ==,
                   "old");

  dossier_annotation_card_edit (card);
  text = GTK_TEXT_VIEW (app_test_find (GTK_WIDGET (card), GTK_TYPE_TEXT_VIEW, NULL));
  gtk_text_buffer_get_bounds (gtk_text_view_get_buffer (text), &start, &end);
  typed = gtk_text_buffer_get_text (gtk_text_view_get_buffer (text), &start, &end, FALSE);
  g_assert_true (strstr (typed, "er") != NULL && strstr (typed, "old") != NULL);
  gtk_widget_activate_action (GTK_WIDGET (card), "card.cancel", NULL);
  reader_test_close (&test);
}

/* Going elsewhere saves. */
static void
test_note_focus (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  gint64                 id;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "handed out tea", DOSSIER_HIGHLIGHT_PINK, NULL);
  card = reader_test_wait_for_card (&test, id);
  dossier_annotation_card_edit (card);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_type (GTK_WIDGET (test.window), "black");
  gtk_widget_grab_focus (GTK_WIDGET (test.view));
  app_test_wait_until (g_strcmp0 (dossier_annotation_item_get_note (
                                      reader_test_get_annotation (&test, "handed out tea")),
                                  "black") == 0);
  reader_test_close (&test);
}

static void
test_delete (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  gint64                 id;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "handed out tea", DOSSIER_HIGHLIGHT_PINK, "why?");
  card = reader_test_wait_for_card (&test, id);
  gtk_widget_activate_action (GTK_WIDGET (card), "card.delete", NULL);
  app_test_wait_until (reader_test_count_annotations (&test) == 0);
  g_assert_false (reader_test_has_mark (&test,
                                        "handed out tea",
                                        DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_PINK));
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.undo", NULL);
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  g_assert_true (reader_test_has_mark (&test,
                                       "handed out tea",
                                       DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_PINK));
  reader_test_close (&test);
}

static void
test_cards_level (void)
{
  ReaderTest             test;
  DossierAnnotationCard *first;
  DossierAnnotationCard *second;
  gint64                 ids[2];
  graphene_rect_t        above;
  graphene_rect_t        below;

  reader_test_open (&test, STORY);
  ids[0] = reader_test_annotate (&test, "Nobody slept.", DOSSIER_HIGHLIGHT_BLUE, "none of them");
  ids[1] = reader_test_annotate (&test, "so was the milk", DOSSIER_HIGHLIGHT_PINK, "cream?");
  first = reader_test_wait_for_card (&test, ids[0]);
  second = reader_test_wait_for_card (&test, ids[1]);
  g_assert_cmpfloat (get_distance (&test, first), <, 3);
  g_assert_cmpfloat (get_distance (&test, second), <, 3);

  /* On the very same line there is room for one only. */
  reader_test_annotate (&test, "The beans", DOSSIER_HIGHLIGHT_GREEN, "which?");
  ids[0] = dossier_annotation_item_get_id (reader_test_get_annotation (&test, "The beans"));
  first = reader_test_wait_for_card (&test, ids[0]);
  second = reader_test_wait_for_card (&test, ids[1]);
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (first), GTK_WIDGET (test.pane), &above));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (second), GTK_WIDGET (test.pane), &below));
  g_assert_cmpfloat (below.origin.y, >=, above.origin.y + above.size.height);
  reader_test_close (&test);
}

static void
test_card_and_passage (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  gint64                 id;
  double                 x;
  double                 y;

  reader_test_open (&test, STORY);
  id = reader_test_annotate (&test, "sang for", DOSSIER_HIGHLIGHT_BLUE, "what?");
  card = reader_test_wait_for_card (&test, id);
  g_assert_false (gtk_widget_get_state_flags (GTK_WIDGET (card)) & GTK_STATE_FLAG_SELECTED);
  reader_test_get_point (&test, reader_test_find (&test, "sang for").start + 2, &x, &y);
  app_test_move_pointer (GTK_WIDGET (test.view), x + 2, y);
  app_test_press_button (GTK_WIDGET (test.view), 1);
  app_test_release_button (GTK_WIDGET (test.view), 1);
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (card)) & GTK_STATE_FLAG_SELECTED);
  reader_test_close (&test);
}

/* A second version without the passage: the note is not lost, and says so. */
static void
test_orphan (void)
{
  ReaderTest  test;
  GtkWidget  *orphans;
  GtkWidget  *list;
  GtkWidget  *read_it;
  const char *later = " date 2026-11-20 A ferry runs dry of coffee\n\n"
                      "The operator has taken its story back and tells another one, about milk.\n";

  reader_test_open (&test, STORY);
  reader_test_annotate (&test, "Nobody slept.", DOSSIER_HIGHLIGHT_BLUE, "is it so?");
  g_assert_cmpint (app_test_capture_text (test.window, "article.txt", later), ==, test.article_id);
  read_it = reader_test_find_target (GTK_WIDGET (test.page), "reader.open-newest", NULL);
  app_test_wait_until (gtk_widget_get_mapped (read_it));
  reader_test_activate (&test, "reader.open-newest", NULL);
  app_test_wait_until (dossier_reader_page_get_reading (test.page) != test.reading);
  test.reading = dossier_reader_page_get_reading (test.page);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_wait_until (!gtk_widget_get_mapped (read_it));

  g_assert_true (
      dossier_annotation_item_is_orphan (reader_test_get_annotation (&test, "Nobody slept.")));
  orphans = reader_test_find_target (GTK_WIDGET (test.pane), "notes.show-orphans", NULL);
  g_assert_true (gtk_widget_get_mapped (orphans));
  app_test_click (orphans, 1);
  list = app_test_find (GTK_WIDGET (test.pane), GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_widget_get_mapped (list));
  g_assert_nonnull (app_test_find_label (list, "is it so?"));
  reader_test_close (&test);
}

static void
test_list_names (void)
{
  ReaderTest test;
  GtkWidget *list;

  reader_test_open (&test, STORY);
  reader_test_annotate (&test, "so was the milk", DOSSIER_HIGHLIGHT_PINK, "cream?");
  reader_test_annotate (&test, "Nobody slept.", DOSSIER_HIGHLIGHT_BLUE, NULL);
  g_object_set (test.pane, "as-list", TRUE, NULL);
  app_test_settle (GTK_WIDGET (test.window));
  list = app_test_find (GTK_WIDGET (test.pane), GTK_TYPE_LIST_VIEW, NULL);
  g_assert_true (gtk_widget_get_mapped (list));
  gtk_test_accessible_assert_property (gtk_widget_get_first_child (list),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Blue: “Nobody slept.”");
  gtk_test_accessible_assert_property (
      gtk_widget_get_next_sibling (gtk_widget_get_first_child (list)),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      "Pink: “so was the milk”. cream?");
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/notes/n-opens-an-editor-and-ctrl-enter-saves", test_note_key);
  g_test_add_func ("/reader/notes/escape-keeps-what-was-typed", test_note_escape);
  g_test_add_func ("/reader/notes/going-elsewhere-saves", test_note_focus);
  g_test_add_func ("/reader/notes/what-was-deleted-comes-back-by-undo", test_delete);
  g_test_add_func ("/reader/cards/they-stand-level-with-their-passages", test_cards_level);
  g_test_add_func ("/reader/cards/a-click-on-a-passage-selects-its-card", test_card_and_passage);
  g_test_add_func ("/reader/cards/a-note-without-its-passage-is-listed", test_orphan);
  g_test_add_func ("/reader/access/the-list-names-every-annotation-in-order", test_list_names);
  return g_test_run ();
}
