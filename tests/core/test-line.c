/* test-line.c: what lines open with, what is counted in them, and how they are judged.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-line-judge.h"
#include "core/extract/dossier-line-words.h"

#include <string.h>

static void
test_topics (void)
{
  static const struct
  {
    const char  *line;
    DossierTopic topic;
    gsize        rest;
  } CASES[] = {
    { "Anzeige", DOSSIER_TOPIC_ADVERT, 0 },
    { "ANZEIGE", DOSSIER_TOPIC_ADVERT, 0 },
    { "» Lesen Sie auch:", DOSSIER_TOPIC_RELATED, 0 },
    { "Lesen Sie auch: Der Dachs", DOSSIER_TOPIC_RELATED, strlen ("Der Dachs") },
    { "Mehr zum Thema", DOSSIER_TOPIC_RELATED, 0 },
    { "Das könnte Sie auch interessieren", DOSSIER_TOPIC_RELATED, strlen ("interessieren") },
    { "Quelle: dpa", DOSSIER_TOPIC_SOURCE, strlen ("dpa") },
    { "Don’t miss", DOSSIER_TOPIC_RELATED, 0 },
    { "Share  on\tFacebook", DOSSIER_TOPIC_SHARE, 0 },
    { "Vos réactions", DOSSIER_TOPIC_COMMENTS, 0 },
    { "También te puede interesar", DOSSIER_TOPIC_RELATED, 0 },
    { "Leggi anche →", DOSSIER_TOPIC_RELATED, 0 },
    { "Läs också: älgen", DOSSIER_TOPIC_RELATED, strlen ("älgen") },
    { "Читайте также", DOSSIER_TOPIC_RELATED, 0 },
    { "اقرأ أيضا", DOSSIER_TOPIC_RELATED, 0 },
    { "関連記事一覧", DOSSIER_TOPIC_RELATED, strlen ("一覧") },
    { "Moreover, it rained", DOSSIER_TOPIC_NONE, strlen ("Moreover, it rained") },
    { "The bees came back", DOSSIER_TOPIC_NONE, strlen ("The bees came back") },
    { "→ • …", DOSSIER_TOPIC_NONE, strlen ("→ • …") },
    { "3 comments", DOSSIER_TOPIC_COMMENTS, 0 },
    { "(12) Kommentare", DOSSIER_TOPIC_NONE, strlen ("(12) Kommentare") },
    { "12 Kommentare", DOSSIER_TOPIC_COMMENTS, 0 },
    { "3 more bees", DOSSIER_TOPIC_NONE, strlen ("3 more bees") },
    { "3", DOSSIER_TOPIC_NONE, 1 },
    { "", DOSSIER_TOPIC_NONE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      gsize rest = 99;

      g_test_message ("%s", CASES[i].line);
      g_assert_cmpint (dossier_line_topic_find (CASES[i].line, strlen (CASES[i].line), &rest),
                       ==,
                       CASES[i].topic);
      g_assert_cmpuint (rest, ==, CASES[i].rest);
    }
}

static void
test_length_is_respected (void)
{
  gsize rest = 0;

  /* "Share" alone, although more stands behind. */
  g_assert_cmpint (dossier_line_topic_find ("Share of the market", 5, &rest),
                   ==,
                   DOSSIER_TOPIC_SHARE);
  g_assert_cmpuint (rest, ==, 0);
}

static DossierWordKind
find_word (const char *word)
{
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));

  dossier_line_texts_hash_words (words, word, strlen (word));
  g_assert_cmpuint (words->len, ==, 1);
  return dossier_line_words_find (g_array_index (words, guint32, 0));
}

static void
test_words (void)
{
  g_assert_cmpint (find_word ("Newsletter"), ==, DOSSIER_WORD_PUBLISHER);
  g_assert_cmpint (find_word ("DATENSCHUTZ"), ==, DOSSIER_WORD_PUBLISHER);
  g_assert_cmpint (find_word ("подписка"), ==, DOSSIER_WORD_PUBLISHER);
  g_assert_cmpint (find_word ("your"), ==, DOSSIER_WORD_ADDRESS);
  g_assert_cmpint (find_word ("Ihnen"), ==, DOSSIER_WORD_ADDRESS);
  g_assert_cmpint (find_word ("badger"), ==, DOSSIER_WORD_PLAIN);
}

typedef struct
{
  DossierHtmlTree  *tree;
  DossierPage      *page;
  DossierLineTable *table;
} Fixture;

static const char PAGE[] =
    "<html><body><main><h1>The Badger Moves In</h1><time>14 March 2024</time>"
    "<p>A badger has moved into the cellar of the town hall, <b>and pays no rent</b>.</p>"
    "<p>Share</p>"
    "<p>The caretaker found <a href='https://other.example.com/x'>its</a> tracks in 1999, he said, "
    "and the tenant itself only last week, asleep in the files of the building office.</p>"
    "<ul><li><a href='/a'>Ten badgers you should know</a></li><li><a href='/b'>Foxes</a></li></ul>"
    "</main></body></html>";

static void
read_page (Fixture *self, const char *html)
{
  DossierLineFacts facts = { .title = "The badger moves in", .lead = "A badger pays no rent" };

  self->tree = dossier_html_tree_parse (html, strlen (html), NULL);
  self->page = dossier_page_new (self->tree, "https://news.example.org/badger");
  dossier_page_cut_unread (self->page);
  dossier_page_read_lines (self->page);
  self->table = dossier_line_table_new (self->page, 0, &facts);
}

static void
clear_page (Fixture *self)
{
  dossier_line_table_free (self->table);
  dossier_page_free (self->page);
  dossier_html_tree_free (self->tree);
}

static void
test_rows (void)
{
  static const struct
  {
    guint              line;
    DossierLineFeature feature;
    int                value;
  } CASES[] = {
    { 0, DOSSIER_FEATURE_IS_TITLE, 1 },     { 0, DOSSIER_FEATURE_TITLE_WORDS, 100 },
    { 0, DOSSIER_FEATURE_HEADING, 1 },      { 0, DOSSIER_FEATURE_SINCE_TITLE, 0 },
    { 1, DOSSIER_FEATURE_DATE, 1 },         { 1, DOSSIER_FEATURE_YEARS, 1 },
    { 2, DOSSIER_FEATURE_IS_TITLE, 0 },     { 2, DOSSIER_FEATURE_IN_PARAGRAPH, 1 },
    { 2, DOSSIER_FEATURE_LINK_SHARE, 0 },   { 2, DOSSIER_FEATURE_OUTWARD_LINKS, -1 },
    { 2, DOSSIER_FEATURE_LAST, 1 },         { 3, DOSSIER_FEATURE_TOPIC, DOSSIER_TOPIC_SHARE },
    { 3, DOSSIER_FEATURE_TOPIC_REST, 0 },   { 3, DOSSIER_FEATURE_WORDS, 1 },
    { 4, DOSSIER_FEATURE_LINKS, 1 },        { 4, DOSSIER_FEATURE_OUTWARD_LINKS, 100 },
    { 4, DOSSIER_FEATURE_SINCE_LABEL, 1 },  { 4, DOSSIER_FEATURE_YEARS, 1 },
    { 5, DOSSIER_FEATURE_LINK_SHARE, 100 }, { 5, DOSSIER_FEATURE_OUTWARD_LINKS, 0 },
    { 5, DOSSIER_FEATURE_IN_ITEM, 1 },      { 5, DOSSIER_FEATURE_BOX_LINES, 2 },
    { 5, DOSSIER_FEATURE_BOX_LINKS, 100 },  { 6, DOSSIER_FEATURE_BOX_FIRST, 1 },
  };
  Fixture fixture = { 0 };

  read_page (&fixture, PAGE);
  g_assert_cmpuint (fixture.table->n_rows, ==, 7);
  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_test_message ("case %u", i);
      g_assert_cmpint (fixture.table->rows[CASES[i].line][CASES[i].feature], ==, CASES[i].value);
    }
  clear_page (&fixture);
}

static void
test_judging_orders_lines (void)
{
  Fixture             fixture = { 0 };
  g_autofree guint16 *judged = NULL;

  read_page (&fixture, PAGE);
  judged = dossier_line_judge (fixture.table);
  for (guint i = 0; i < fixture.table->n_rows; i++)
    g_assert_cmpuint (judged[i], <=, DOSSIER_LINE_CERTAIN);
  g_assert_cmpuint (judged[4], >, DOSSIER_LINE_CERTAIN / 2);
  g_assert_cmpuint (judged[4], >, judged[3]);
  g_assert_cmpuint (judged[4], >, judged[5]);
  clear_page (&fixture);
}

static void
test_a_page_without_lines_has_no_rows (void)
{
  Fixture             fixture = { 0 };
  g_autofree guint16 *judged = NULL;

  read_page (&fixture, "<html><body><img src='a.png'></body></html>");
  g_assert_cmpuint (fixture.table->n_rows, ==, 0);
  judged = dossier_line_judge (fixture.table);
  clear_page (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/line/opens-with-a-topic-in-many-languages", test_topics);
  g_test_add_func ("/core/line/only-its-own-bytes-are-read", test_length_is_respected);
  g_test_add_func ("/core/line/words-of-publishers-are-known", test_words);
  g_test_add_func ("/core/line/rows-say-what-a-line-is", test_rows);
  g_test_add_func ("/core/line/text-is-likelier-than-labels-and-links", test_judging_orders_lines);
  g_test_add_func ("/core/line/a-page-without-lines-has-no-rows",
                   test_a_page_without_lines_has_no_rows);
  return g_test_run ();
}
