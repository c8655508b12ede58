/* test-reader-cursor.c: reading, selecting and correcting with the keyboard alone.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/dossier-announce.h"

#include <string.h>

#define PAGE                                                                                       \
  "<!DOCTYPE html><html lang=\"en\"><head><title>The bell</title></head><body><article>"           \
  "<h1>The bell</h1><p>The bell fell at noon. Nobody was below it, and that was luck.</p>"         \
  "<h2>What it weighed</h2><p>It weighed four tons. The founder had promised three.</p>"           \
  "<p>Its clapper was found in the river on Tuesday. A boy had sat on it for an hour.</p>"         \
  "<h2>What comes next</h2><p>A new one is to be poured in spring, if the money lasts.</p>"        \
  "</article></body></html>"

static char *
dup_sentence (ReaderTest *test)
{
  DossierSpan span;

  g_assert_true (dossier_article_view_get_sentence (test->view, &span));
  return g_strndup (dossier_reading_get_document (test->reading)->text + span.start,
                    span.end - span.start);
}

static char *
dup_selection (ReaderTest *test)
{
  DossierSpan span;

  if (!dossier_article_view_get_selection (test->view, &span))
    return g_strdup ("");
  return g_strndup (dossier_reading_get_document (test->reading)->text + span.start,
                    span.end - span.start);
}

static void
press (ReaderTest *test, guint key, GdkModifierType modifiers)
{
  app_test_press_key (GTK_WIDGET (test->view), key, modifiers);
}

/* Each key, and where the cursor in the margin is then. */
static void
test_steps (void)
{
  static const struct
  {
    guint           key;
    GdkModifierType modifiers;
    const char     *sentence;
  } STEPS[] = {
    { GDK_KEY_j, 0, "The bell" },
    { GDK_KEY_j, 0, "The bell fell at noon." },
    { GDK_KEY_period, 0, "What it weighed" },
    { GDK_KEY_Down, GDK_CONTROL_MASK, "It weighed four tons." },
    { GDK_KEY_j, 0, "The founder had promised three." },
    { GDK_KEY_period, 0, "Its clapper was found in the river on Tuesday." },
    { GDK_KEY_comma, 0, "It weighed four tons." },
    { GDK_KEY_g, 0, "What comes next" },
    { GDK_KEY_G, GDK_SHIFT_MASK, "What it weighed" },
    { GDK_KEY_G, GDK_SHIFT_MASK, "The bell" },
    { GDK_KEY_k, 0, "The bell" },
    { GDK_KEY_g, 0, "What it weighed" },
    { GDK_KEY_k, 0, "Nobody was below it, and that was luck." },
  };
  ReaderTest test;

  reader_test_open (&test, PAGE);
  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      g_autofree char *sentence = NULL;

      press (&test, STEPS[i].key, STEPS[i].modifiers);
      sentence = dup_sentence (&test);
      g_assert_cmpstr (sentence, ==, STEPS[i].sentence);
      g_assert_cmpstr (dossier_announce_get_last (GTK_WIDGET (test.view)), ==, STEPS[i].sentence);
    }
  reader_test_close (&test);
}

static void
test_selecting (void)
{
  static const struct
  {
    guint       key;
    const char *selection;
  } STEPS[] = {
    { GDK_KEY_J, "The bell fell at noon." },
    { GDK_KEY_J, "The bell fell at noon. Nobody was below it, and that was luck." },
    { GDK_KEY_Right, "The bell fell at noon. Nobody was below it, and that was luck.\nWhat" },
    { GDK_KEY_Left, "The bell fell at noon. Nobody was below it, and that was luck." },
    { GDK_KEY_Left, "The bell fell at noon. Nobody was below it, and that was" },
    { GDK_KEY_J, "The bell fell at noon. Nobody was below it, and that was luck." },
    { GDK_KEY_K, "The bell fell at noon." },
    { GDK_KEY_Right, "The bell fell at noon. Nobody" },
  };
  ReaderTest test;

  reader_test_open (&test, PAGE);
  press (&test, GDK_KEY_j, 0);
  press (&test, GDK_KEY_j, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++)
    {
      g_autofree char *selection = NULL;

      press (&test, STEPS[i].key, GDK_SHIFT_MASK);
      selection = dup_selection (&test);
      g_assert_cmpstr (selection, ==, STEPS[i].selection);
    }
  press (&test, GDK_KEY_3, 0);
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  g_assert_cmpint (dossier_annotation_item_get_highlight (
                       reader_test_get_annotation (&test, "The bell fell at noon. Nobody")),
                   ==,
                   DOSSIER_HIGHLIGHT_BLUE);
  reader_test_close (&test);
}

/* With a caret the usual keys of an editor select, and the keys that mark take what they select. */
static void
test_caret (void)
{
  ReaderTest       test;
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;

  reader_test_open (&test, PAGE);
  press (&test, GDK_KEY_j, 0);
  press (&test, GDK_KEY_j, 0);
  press (&test, GDK_KEY_F7, 0);
  g_assert_true (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (test.view)));
  g_assert_cmpuint (dossier_article_view_get_cursor (test.view),
                    ==,
                    reader_test_find (&test, "The bell fell").start);
  press (&test, GDK_KEY_Right, GDK_CONTROL_MASK);
  press (&test, GDK_KEY_Right, 0);
  press (&test, GDK_KEY_Right, GDK_SHIFT_MASK);
  press (&test, GDK_KEY_Right, GDK_SHIFT_MASK);
  one = dup_selection (&test);
  g_assert_cmpstr (one, ==, "be");
  press (&test, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  press (&test, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  two = dup_selection (&test);
  g_assert_cmpstr (two, ==, "bell fell");
  press (&test, GDK_KEY_h, 0);
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  reader_test_get_annotation (&test, "bell fell");

  press (&test, GDK_KEY_F7, 0);
  g_assert_false (gtk_text_view_get_cursor_visible (GTK_TEXT_VIEW (test.view)));
  press (&test, GDK_KEY_u, 0);
  app_test_wait_until (reader_test_count_annotations (&test) == 0);
  app_test_wait_until (
      g_str_has_prefix (dossier_announce_get_last (GTK_WIDGET (test.view)), "Undone"));
  reader_test_close (&test);
}

/* Cells are words between tabs: a caret goes through a table as through any text. */
static void
test_table (void)
{
  ReaderTest       test;
  g_autofree char *selection = NULL;

  reader_test_open (&test,
                    "<!DOCTYPE html><html lang=\"en\"><head><title>Bells</title></head><body>"
                    "<article><h1>Bells</h1><p>Three bells hang in the tower, and a fourth lies "
                    "in the yard, where children sit on it.</p><table><tr><th>Bell</th>"
                    "<th>Tone</th></tr><tr><td>Anna</td><td>F sharp</td></tr><tr><td>Maria</td>"
                    "<td>C</td></tr></table><p>The fourth has no name and no tone, for it is "
                    "cracked.</p></article></body></html>");
  reader_test_select (&test, "Anna");
  press (&test, GDK_KEY_F7, 0);
  press (&test, GDK_KEY_Left, 0);
  press (&test, GDK_KEY_Right, GDK_SHIFT_MASK | GDK_CONTROL_MASK);
  press (&test, GDK_KEY_End, GDK_SHIFT_MASK);
  selection = dup_selection (&test);
  g_assert_true (g_str_has_prefix (selection, "Anna\tF sharp"));
  press (&test, GDK_KEY_2, 0);
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  reader_test_close (&test);
}

/* The keys that correct reach the name that the cursor stands at. */
static void
test_names (void)
{
  ReaderTest         test;
  DossierEntityItem *item;

  reader_test_open (&test, PAGE);
  reader_test_select (&test, "founder");
  press (&test, GDK_KEY_p, 0);
  app_test_wait_until (reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "founder") != NULL);
  g_assert_null (dossier_entity_sidebar_get_chosen (test.sidebar));

  press (&test, GDK_KEY_g, 0);
  press (&test, GDK_KEY_g, 0);
  press (&test, GDK_KEY_period, 0);
  press (&test, GDK_KEY_j, 0);
  press (&test, GDK_KEY_Return, 0);
  item = dossier_entity_sidebar_get_chosen (test.sidebar);
  g_assert_nonnull (item);
  g_assert_cmpstr (dossier_entity_item_get_name (item), ==, "founder");
  press (&test, GDK_KEY_x, 0);
  app_test_wait_until (reader_test_find_entity (&test, DOSSIER_ENTITY_PERSON, "founder") == NULL);
  reader_test_close (&test);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/reader/cursor/keys-go-by-sentence-paragraph-and-heading", test_steps);
  g_test_add_func ("/reader/cursor/shift-selects-by-sentence-and-word", test_selecting);
  g_test_add_func ("/reader/cursor/f7-selects-freely", test_caret);
  g_test_add_func ("/reader/cursor/tables-are-selected-by-keys", test_table);
  g_test_add_func ("/reader/cursor/the-name-at-the-cursor-is-corrected", test_names);
  return g_test_run ();
}
