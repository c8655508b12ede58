/* test-reader.c: marking, notes, people and places in the reading room, by pointer and by keys.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/annotations/dossier-annotation-pane.h"

#include <string.h>

#define STORY                                                                                      \
  " date 2026-11-20 A ferry runs dry of coffee\n\n"                                                \
  "Some 640 passengers crossed the Gulf of Finland on Thursday night without a single cup of "     \
  "coffee. The operator said that it was sorry. Nobody slept.\n\n"                                 \
  "Leena Aaltonen, the captain, handed out tea. Leena Aaltonen also sang for the 640 passengers, " \
  "as she does every winter when the ice is thick and the nights are long.\n\n"                    \
  "In Helsinki somebody had loaded 9 kilograms of beans, and not 90 kilograms. The beans were "    \
  "gone before the islands were out of sight, and so was the milk.\n"

/* Where a character of the article is in the view; the middle of its height. */
static void
get_point (ReaderTest *test, gsize offset, double *x, double *y)
{
  GdkRectangle area;

  dossier_article_view_get_area (test->view, (DossierSpan){ offset, offset }, &area);
  *x = area.x;
  *y = area.y + area.height / 2.0;
}

static void
drag_over (ReaderTest *test, const char *words)
{
  DossierSpan span = reader_test_find (test, words);
  GtkWidget  *view = GTK_WIDGET (test->view);
  double      from_x;
  double      from_y;
  double      to_x;
  double      to_y;

  get_point (test, span.start, &from_x, &from_y);
  get_point (test, span.end, &to_x, &to_y);
  app_test_move_pointer (view, from_x, from_y);
  app_test_press_button (view, 1);
  app_test_move_pointer (view, (from_x + to_x) / 2, (from_y + to_y) / 2);
  app_test_move_pointer (view, to_x, to_y);
  app_test_release_button (view, 1);
}

static GtkWidget *
find_target (GtkWidget *root, const char *action, const char *target)
{
  if (GTK_IS_ACTIONABLE (root) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (root)), action) == 0)
    {
      GVariant *value = gtk_actionable_get_action_target_value (GTK_ACTIONABLE (root));

      if (target == NULL ||
          (value != NULL && g_strcmp0 (g_variant_get_string (value, NULL), target) == 0))
        return root;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_target (child, action, target);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static void
test_drag_and_colour (void)
{
  ReaderTest test;
  GtkWidget *bar;
  GtkWidget *green;

  reader_test_open (&test, STORY);
  bar = GTK_WIDGET (dossier_reader_page_get_selection_bar (test.page));
  g_assert_false (gtk_widget_get_visible (bar));
  drag_over (&test, "single cup");
  app_test_wait_until (gtk_widget_get_mapped (bar));
  app_test_check_names (bar);
  green = find_target (bar, "reader.highlight", "green");
  g_assert_nonnull (green);
  app_test_click (green, 1);
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  app_test_wait_until (!gtk_widget_get_visible (bar));
  g_assert_true (
      reader_test_has_mark (&test, "single cup", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_GREEN));

  reader_test_reopen (&test);
  g_assert_cmpuint (reader_test_count_annotations (&test), ==, 1);
  g_assert_cmpint (
      dossier_annotation_item_get_highlight (reader_test_get_annotation (&test, "single cup")),
      ==,
      DOSSIER_HIGHLIGHT_GREEN);
  g_assert_true (
      reader_test_has_mark (&test, "single cup", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_GREEN));
  g_assert_false (
      reader_test_has_mark (&test, "coffee.", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_GREEN));
  reader_test_close (&test);
}

static void
press (ReaderTest *test, guint keysym)
{
  app_test_press_key (GTK_WIDGET (test->view), keysym, 0);
}

static void
test_sentence_keys (void)
{
  ReaderTest  test;
  DossierSpan span;
  DossierSpan sentence;

  reader_test_open (&test, STORY);
  g_assert_false (dossier_article_view_get_sentence (test.view, &sentence));
  press (&test, GDK_KEY_j);
  g_assert_true (dossier_article_view_get_sentence (test.view, &sentence));
  g_assert_cmpuint (sentence.start, ==, 0);
  for (guint i = 0; i < 3; i++)
    press (&test, GDK_KEY_j);
  press (&test, GDK_KEY_k);
  span = reader_test_find (&test, "The operator said that it was sorry.");
  g_assert_true (dossier_article_view_get_sentence (test.view, &sentence));
  g_assert_cmpuint (sentence.start, ==, span.start);
  g_assert_cmpuint (sentence.end, ==, span.end);

  press (&test, GDK_KEY_h);
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  reader_test_get_annotation (&test, "The operator said that it was sorry.");
  g_assert_true (reader_test_has_mark (&test,
                                       "The operator",
                                       DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_YELLOW));
  reader_test_close (&test);
}

/* The same words again get another colour, not another annotation. */
static void
test_colour_keys (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    {
      reader_test_select (&test, "handed out tea");
      press (&test, GDK_KEY_1 + i);
      app_test_wait_until (reader_test_count_annotations (&test) == 1);
      app_test_wait_until (dossier_annotation_item_get_highlight (
                               reader_test_get_annotation (&test, "handed out tea")) == i);
      g_assert_true (reader_test_has_mark (&test, "handed out tea", DOSSIER_MARK_HIGHLIGHT + i));
      if (i > 0)
        g_assert_false (
            reader_test_has_mark (&test, "handed out tea", DOSSIER_MARK_HIGHLIGHT + i - 1));
    }
  reader_test_close (&test);
}

static DossierAnnotationCard *
wait_for_card (ReaderTest *test, gint64 id)
{
  DossierCardCanvas *canvas = dossier_annotation_pane_get_canvas (test->pane);

  app_test_wait_until (dossier_card_canvas_get_card (canvas, id) != NULL);
  app_test_settle (GTK_WIDGET (test->window));
  return dossier_card_canvas_get_card (canvas, id);
}

static gint64
wait_for_only_id (ReaderTest *test, const char *quote)
{
  app_test_wait_until (reader_test_count_annotations (test) == 1);
  return dossier_annotation_item_get_id (reader_test_get_annotation (test, quote));
}

static void
test_note_key (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  gint64                 id;

  reader_test_open (&test, STORY);
  reader_test_select (&test, "Nobody slept.");
  press (&test, GDK_KEY_n);
  id = wait_for_only_id (&test, "Nobody slept.");
  card = wait_for_card (&test, id);
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
  card = wait_for_card (&test, id);
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
  card = wait_for_card (&test, id);
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
  card = wait_for_card (&test, id);
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

static DossierEntityItem *
find_entity (ReaderTest *test, DossierEntityKind kind, const char *name)
{
  GListModel *entities = dossier_reading_get_entities (test->reading, kind);

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

      if (g_strcmp0 (dossier_entity_item_get_name (item), name) == 0)
        return item;
    }
  return NULL;
}

/* Tagged by hand, so that it is there whatever the recogniser finds. */
static DossierEntityItem *
tag_by_key (ReaderTest *test, const char *words, guint keysym, DossierEntityKind kind)
{
  reader_test_select (test, words);
  press (test, keysym);
  app_test_wait_until (find_entity (test, kind, words) != NULL);
  return find_entity (test, kind, words);
}

static void
test_tag_key (void)
{
  ReaderTest         test;
  DossierEntityItem *item;

  reader_test_open (&test, STORY);
  item = tag_by_key (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  g_assert_cmpint (dossier_entity_item_get_kind (item), ==, DOSSIER_ENTITY_PERSON);
  g_assert_true (
      reader_test_has_mark (&test, "the milk", DOSSIER_MARK_MENTION + DOSSIER_ENTITY_PERSON));
  item = tag_by_key (&test, "the islands", GDK_KEY_l, DOSSIER_ENTITY_PLACE);
  g_assert_cmpuint (dossier_entity_item_get_count (item), ==, 1);

  reader_test_reopen (&test);
  g_assert_nonnull (find_entity (&test, DOSSIER_ENTITY_PERSON, "the milk"));
  g_assert_nonnull (find_entity (&test, DOSSIER_ENTITY_PLACE, "the islands"));
  reader_test_close (&test);
}

/* Whoever has at least two mentions in the story. */
static DossierEntityItem *
find_repeated (ReaderTest *test)
{
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    {
      GListModel *entities = dossier_reading_get_entities (test->reading, kind);

      for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
        {
          g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

          if (dossier_entity_item_get_count (item) >= 2)
            return item;
        }
    }
  g_error ("nothing is mentioned twice");
}

static void
test_choose_and_step (void)
{
  ReaderTest           test;
  DossierEntityItem   *item;
  DossierDensityStrip *strip;
  GtkWidget           *list;
  int                  n;

  reader_test_open (&test, STORY);
  item = find_repeated (&test);
  n = dossier_entity_item_get_mentions (item)->len;
  strip = dossier_reader_page_get_strip (test.page);
  g_assert_cmpuint (dossier_density_strip_get_n_places (strip), ==, 0);
  dossier_entity_sidebar_choose (test.sidebar, item);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, 0);
  g_assert_cmpuint (dossier_density_strip_get_n_places (strip), ==, n);
  for (int i = 0; i < n; i++)
    {
      const DossierMention *mention = dossier_entity_item_get_mentions (item)->pdata[i];
      const char *words = dossier_reading_get_document (test.reading)->text + mention->span.start;

      g_assert_true (
          reader_test_has_mark (&test,
                                words,
                                DOSSIER_MARK_CHOSEN + dossier_entity_item_get_kind (item)));
    }

  list = app_test_find (GTK_WIDGET (test.sidebar), GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_grab_focus (list);
  app_test_press_key (list, GDK_KEY_Return, 0);
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, 1);
  app_test_press_key (list, GDK_KEY_Return, GDK_SHIFT_MASK);
  app_test_press_key (list, GDK_KEY_Return, GDK_SHIFT_MASK);
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, n - 1);
  app_test_press_key (list, GDK_KEY_Escape, 0);
  g_assert_null (dossier_entity_sidebar_get_chosen (test.sidebar));
  g_assert_cmpuint (dossier_density_strip_get_n_places (strip), ==, 0);
  reader_test_close (&test);
}

static void
test_click_steps (void)
{
  ReaderTest         test;
  DossierEntityItem *item;
  GtkWidget         *label;

  reader_test_open (&test, STORY);
  item = find_repeated (&test);
  label = app_test_find_label (GTK_WIDGET (test.sidebar), dossier_entity_item_get_name (item));
  g_assert_nonnull (label);
  app_test_click (label, 1);
  g_assert_true (dossier_entity_sidebar_get_chosen (test.sidebar) == item);
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, 0);
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (test.sidebar), "1 of 2"));
  app_test_click (label, 1);
  g_assert_cmpint (dossier_entity_sidebar_get_current (test.sidebar), ==, 1);
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (test.sidebar), "2 of 2"));
  reader_test_close (&test);
}

static void
test_reject (void)
{
  ReaderTest         test;
  DossierEntityItem *item;
  GtkWidget         *list;

  reader_test_open (&test, STORY);
  item = tag_by_key (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  dossier_entity_sidebar_choose (test.sidebar, item);
  list = app_test_find (GTK_WIDGET (test.sidebar), GTK_TYPE_LIST_VIEW, NULL);
  gtk_widget_grab_focus (list);
  app_test_press_key (list, GDK_KEY_x, 0);
  app_test_wait_until (find_entity (&test, DOSSIER_ENTITY_PERSON, "the milk") == NULL);
  g_assert_false (
      reader_test_has_mark (&test, "the milk", DOSSIER_MARK_MENTION + DOSSIER_ENTITY_PERSON));
  g_assert_null (dossier_entity_sidebar_get_chosen (test.sidebar));
  reader_test_close (&test);
}

static void
test_filter (void)
{
  ReaderTest test;
  GtkWidget *entry;

  reader_test_open (&test, STORY);
  tag_by_key (&test, "the milk", GDK_KEY_p, DOSSIER_ENTITY_PERSON);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_e, GDK_CONTROL_MASK);
  entry = app_test_find (GTK_WIDGET (test.sidebar), GTK_TYPE_SEARCH_ENTRY, NULL);
  app_test_type (entry, "mil");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "mil");
  app_test_wait_until (app_test_find_label (GTK_WIDGET (test.sidebar), "640 passengers") == NULL);
  g_assert_nonnull (app_test_find_label (GTK_WIDGET (test.sidebar), "the milk"));
  app_test_press_key (entry, GDK_KEY_Return, 0);
  g_assert_cmpstr (dossier_entity_item_get_name (dossier_entity_sidebar_get_chosen (test.sidebar)),
                   ==,
                   "the milk");
  reader_test_close (&test);
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
  first = wait_for_card (&test, ids[0]);
  second = wait_for_card (&test, ids[1]);
  g_assert_cmpfloat (get_distance (&test, first), <, 3);
  g_assert_cmpfloat (get_distance (&test, second), <, 3);

  /* On the very same line there is room for one only. */
  reader_test_annotate (&test, "The beans", DOSSIER_HIGHLIGHT_GREEN, "which?");
  ids[0] = dossier_annotation_item_get_id (reader_test_get_annotation (&test, "The beans"));
  first = wait_for_card (&test, ids[0]);
  second = wait_for_card (&test, ids[1]);
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
  card = wait_for_card (&test, id);
  g_assert_false (gtk_widget_get_state_flags (GTK_WIDGET (card)) & GTK_STATE_FLAG_SELECTED);
  get_point (&test, reader_test_find (&test, "sang for").start + 2, &x, &y);
  app_test_move_pointer (GTK_WIDGET (test.view), x + 2, y);
  app_test_press_button (GTK_WIDGET (test.view), 1);
  app_test_release_button (GTK_WIDGET (test.view), 1);
  g_assert_true (gtk_widget_get_state_flags (GTK_WIDGET (card)) & GTK_STATE_FLAG_SELECTED);
  reader_test_close (&test);
}

static void
test_overlap (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  reader_test_annotate (&test,
                        "when the ice is thick and the nights",
                        DOSSIER_HIGHLIGHT_YELLOW,
                        NULL);
  reader_test_annotate (&test, "thick and the nights are long", DOSSIER_HIGHLIGHT_BLUE, NULL);
  g_assert_false (reader_test_has_mark (&test, "when the ice", DOSSIER_MARK_OVERLAP));
  g_assert_true (reader_test_has_mark (&test, "thick and", DOSSIER_MARK_OVERLAP));
  g_assert_false (reader_test_has_mark (&test, "are long", DOSSIER_MARK_OVERLAP));
  g_assert_true (
      reader_test_has_mark (&test, "thick and", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_YELLOW));
  g_assert_true (
      reader_test_has_mark (&test, "thick and", DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_BLUE));
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

static void
test_names (void)
{
  ReaderTest             test;
  DossierAnnotationCard *card;
  gint64                 id;

  reader_test_open (&test, STORY);
  app_test_check_names (GTK_WIDGET (test.page));
  id = reader_test_annotate (&test, "Nobody slept.", DOSSIER_HIGHLIGHT_BLUE, "none");
  card = wait_for_card (&test, id);
  reader_test_activate (&test, "reader.find", NULL);
  dossier_annotation_pane_select (test.pane, id);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_check_names (GTK_WIDGET (test.page));
  dossier_annotation_card_edit (card);
  app_test_settle (GTK_WIDGET (test.window));
  app_test_check_names (GTK_WIDGET (test.page));
  reader_test_close (&test);
}

static void
test_find (void)
{
  ReaderTest      test;
  DossierFindBar *bar;

  reader_test_open (&test, STORY);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_f, GDK_CONTROL_MASK);
  bar = DOSSIER_FIND_BAR (app_test_find (GTK_WIDGET (test.page), DOSSIER_TYPE_FIND_BAR, NULL));
  g_assert_true (dossier_find_bar_is_open (bar));
  app_test_type (GTK_WIDGET (bar), "leena");
  g_assert_cmpuint (dossier_find_bar_get_n_hits (bar), ==, 2);
  g_assert_true (reader_test_has_mark (&test, "Leena Aaltonen, the", DOSSIER_MARK_HIT_CURRENT));
  app_test_press_key (GTK_WIDGET (bar), GDK_KEY_Return, 0);
  g_assert_true (reader_test_has_mark (&test, "Leena Aaltonen also", DOSSIER_MARK_HIT_CURRENT));
  app_test_press_key (GTK_WIDGET (bar), GDK_KEY_Escape, 0);
  g_assert_false (dossier_find_bar_is_open (bar));
  g_assert_false (reader_test_has_mark (&test, "Leena Aaltonen, the", DOSSIER_MARK_HIT));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (test.view)));
  reader_test_close (&test);
}

static void
resize (ReaderTest *test, int width)
{
  gtk_window_set_default_size (GTK_WINDOW (test->window), width, 700);
  app_test_wait_until (gtk_widget_get_width (GTK_WIDGET (test->window)) <= width + 60);
  app_test_settle (GTK_WIDGET (test->window));
}

static void
test_narrow (void)
{
  ReaderTest test;

  reader_test_open (&test, STORY);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.pane)));
  resize (&test, 900);
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.pane)));
  resize (&test, 480);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.pane)));

  /* One pane takes the place of the article, until something in the article is wanted. */
  reader_test_activate (&test, "reader.show-entities", NULL);
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  dossier_entity_sidebar_choose (test.sidebar, find_repeated (&test));
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (test.view)));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)));

  gtk_window_set_default_size (GTK_WINDOW (test.window), 1200, 700);
  app_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (test.sidebar)) &&
                       gtk_widget_get_mapped (GTK_WIDGET (test.pane)));
  reader_test_close (&test);
}

/* The mean number of characters in the lines of a paragraph, as they are broken on the screen. */
static double
get_measure (ReaderTest *test, const char *words)
{
  DossierArticleText *text = dossier_article_view_get_text (test->view);
  GtkTextIter         start;
  GtkTextIter         line;
  int                 n_lines = 0;

  dossier_article_text_get_iters (text, reader_test_find (test, words), &start, NULL);
  line = start;
  while (gtk_text_view_forward_display_line (GTK_TEXT_VIEW (test->view), &line) &&
         gtk_text_iter_get_line (&line) == gtk_text_iter_get_line (&start))
    {
      n_lines++;
      if (n_lines == 2)
        break;
    }
  g_assert_cmpint (n_lines, ==, 2);
  return (gtk_text_iter_get_offset (&line) - gtk_text_iter_get_offset (&start)) / 2.0;
}

static void
test_measure (void)
{
  ReaderTest test;
  int        zoom;

  reader_test_open (&test, STORY);
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), >=, 55);
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), <=, 75);
  gtk_window_set_default_size (GTK_WINDOW (test.window), 1500, 760);
  app_test_wait_until (gtk_widget_get_width (GTK_WIDGET (test.window)) >= 1400);
  app_test_settle (GTK_WIDGET (test.window));
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), <=, 75);

  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_minus, GDK_CONTROL_MASK);
  g_object_get (test.view, "zoom", &zoom, NULL);
  g_assert_cmpint (zoom, ==, 90);
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), >=, 55);
  g_assert_cmpfloat (get_measure (&test, "Leena Aaltonen, the"), <=, 75);
  app_test_press_key (GTK_WIDGET (test.view), GDK_KEY_0, GDK_CONTROL_MASK);
  g_object_get (test.view, "zoom", &zoom, NULL);
  g_assert_cmpint (zoom, ==, 100);
  reader_test_close (&test);
}

static void
test_scheme (void)
{
  ReaderTest       test;
  GtkTextTag      *tag;
  g_autofree char *light = NULL;
  g_autofree char *dark = NULL;
  GdkRGBA         *colour;

  reader_test_open (&test, STORY);
  tag = dossier_article_style_get_mark (dossier_article_view_get_text (test.view)->style,
                                        DOSSIER_MARK_HIGHLIGHT + DOSSIER_HIGHLIGHT_YELLOW);
  g_object_get (tag, "background-rgba", &colour, NULL);
  g_assert_cmpfloat (colour->alpha, <, 1);
  light = gdk_rgba_to_string (colour);
  gdk_rgba_free (colour);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_DARK);
  app_test_settle (GTK_WIDGET (test.window));
  g_object_get (tag, "background-rgba", &colour, NULL);
  dark = gdk_rgba_to_string (colour);
  gdk_rgba_free (colour);
  g_assert_cmpstr (light, !=, dark);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      ADW_COLOR_SCHEME_FORCE_LIGHT);
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/marking/words-dragged-over-get-a-colour-that-lasts",
                   test_drag_and_colour);
  g_test_add_func ("/reader/marking/the-sentence-at-the-cursor-is-highlighted", test_sentence_keys);
  g_test_add_func ("/reader/marking/keys-1-to-5-change-the-colour", test_colour_keys);
  g_test_add_func ("/reader/marking/highlights-that-overlap-are-underlined", test_overlap);
  g_test_add_func ("/reader/notes/n-opens-an-editor-and-ctrl-enter-saves", test_note_key);
  g_test_add_func ("/reader/notes/escape-keeps-what-was-typed", test_note_escape);
  g_test_add_func ("/reader/notes/going-elsewhere-saves", test_note_focus);
  g_test_add_func ("/reader/notes/what-was-deleted-comes-back-by-undo", test_delete);
  g_test_add_func ("/reader/entities/p-and-l-tag-the-selection", test_tag_key);
  g_test_add_func ("/reader/entities/choosing-marks-and-enter-steps", test_choose_and_step);
  g_test_add_func ("/reader/entities/a-second-click-steps-on", test_click_steps);
  g_test_add_func ("/reader/entities/x-rejects", test_reject);
  g_test_add_func ("/reader/entities/the-filter-leaves-what-has-the-letters", test_filter);
  g_test_add_func ("/reader/cards/they-stand-level-with-their-passages", test_cards_level);
  g_test_add_func ("/reader/cards/a-click-on-a-passage-selects-its-card", test_card_and_passage);
  g_test_add_func ("/reader/access/the-list-names-every-annotation-in-order", test_list_names);
  g_test_add_func ("/reader/access/everything-has-a-name", test_names);
  g_test_add_func ("/reader/find/words-are-found-without-regard-to-case", test_find);
  g_test_add_func ("/reader/panes/a-narrow-window-shows-one-at-a-time", test_narrow);
  g_test_add_func ("/reader/view/the-measure-stays-whatever-the-width", test_measure);
  g_test_add_func ("/reader/view/highlights-follow-the-style", test_scheme);
  return g_test_run ();
}
