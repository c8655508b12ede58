/* test-segment.c: a text is cut where a reader would pause.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-segment.h"

#include <string.h>

/* "|" stands where one sentence ends and the next begins; it is no part of the text. */
static const char *const cases[] = {
  /* plain */
  "The bridge is closed. |Ferries run every hour.",
  "Is the road open? |Nobody knows!",
  "No stop at the end",
  "One. |Two. |Three.",
  "What?! |You heard me.",
  "The level fell to 3.5 metres. |It was 4.1 in May.",
  "Shares rose 2.75 percent on Monday. |Bonds fell.",
  "The site is example.org today. |It moves in June.",
  "Write to desk@example.org. |We answer.",
  "They bought version 2.0.1 of it. |Then 2.1 came.",
  /* titles, initials and names */
  "Dr. Amara Nwosu opened the ward. |Mr. Lindqvist paid.",
  "Gen. He Wei arrived with Lt. Col. Ortiz. |They left at dawn.",
  "J. R. Whitlow wrote it. |C. Okafor drew it.",
  "The poet W. H. Marsh died here. |He was 80.",
  "John F. Tarrant spoke. |Nobody listened.",
  "Sen. Ruiz and Rep. Kahale voted no. |Gov. Penn signed.",
  "We met Prof. Adeyemi at St. Brendan's church. |She smiled.",
  "It was signed by Martin Hale Jr. |The board agreed.",
  "Martin Hale Jr. Associates was founded in 1990.",
  "Take vitamin C. |It helps.",
  /* companies and places */
  "Norwood Inc. Chairman Bela Toth resigned. |The shares fell.",
  "She works for Harbor Ltd. |She likes it.",
  "They moved to Tampa, Fla. |The heat surprised them.",
  "In Tampa, Fla. Mayor Ines Cole said no.",
  "He felt ill. |Doctors were called.",
  "He lives in the U.S. |She lives in the U.K. |They meet in Rome.",
  "The U.S. Senate met. |The U.N. Security Council did not.",
  "The office on Fifth Ave. Building B is shut.",
  /* numbers and times */
  "See No. 7 and Fig. 3 on p. 12. |They differ.",
  "The answer was no. |Five people left.",
  "The flight on Oct. 3 was late. |The one on Dec. 24 was not.",
  "It starts at 5 p.m. Monday. |Doors open at 4 p.m. |Tickets cost 12 euros.",
  "It closed at 10 a.m. Eastern time. |It reopened at noon.",
  "The war ended in 1918. |The empire went with it.",
  "1. Wash the rice.",
  "12. Serve at once. |Enjoy.",
  "He scored 12. |She scored 14.",
  "The house dates from 300 B.C. |It stands.",
  /* abbreviations inside a sentence */
  "Bring tools, e.g. A hammer or a saw. |Bring gloves.",
  "Rowan vs. Keller drew a crowd. |Keller won.",
  "Bread, milk, eggs, etc. were gone. |So was the salt.",
  "Bread, milk, eggs, etc. |The shelves were bare.",
  "The study by Ito et al. was praised. |We read it.",
  "approx. 40 people came. |All stayed.",
  /* quotes and brackets */
  "“We lost everything.” |The rain went on.",
  "\"We lost everything.\" |The rain went on.",
  "“Why now?” asked the clerk. |No answer came.",
  "“Why now?” Ada Brandt asked. |No answer came.",
  "“Stop!” he shouted. |They ran.",
  "“Stop!” |They ran.",
  "He said: “Go.” |“Where?” |“Home.”",
  "(The vote was close.) |A recount follows.",
  "It failed (again). |They tried once more.",
  "«Non.» |Elle partit.",
  "‘Never.’ |She left.",
  "It is known as the ‘big one.’ |Few saw it.",
  /* ellipses */
  "He waited… |Then he left.",
  "He waited... |Then he left.",
  "He waited... and waited.",
  "Well … maybe not.",
  "He paused . . . and went on.",
  "He paused . . . |Then he went on.",
  /* lower case and odd capitals */
  "Yahoo! said it would sell. |It did.",
  "The price fell. |iPhone sales rose.",
  "It cost $5. |€3 was the tax.",
  /* lines */
  "A headline without a stop\n|The text begins here.",
  "One line.\n|\n|   \n|Another line.",
  "  Space around.   |  Space between.  ",
  /* other scripts */
  "これは本です。|それは机です。|",
  "「行こう。」|彼は言った。",
  "「行くぞ！」と彼は言った。|雨だった。",
  "你好吗？|我很好！|谢谢。",
  "هل وصل القطار؟ |نعم وصل.",
  "وصل القطار. |غادر الناس.",
  "यह घर है। |वह नदी है।",
  "یہ گھر ہے۔ |وہ دریا ہے۔",
  "Поезд ушёл. |Мы остались.",
  "Ես տուն եմ։ |Դու չկաս։",
};

static gsize
count_sentences (const char *marked)
{
  g_auto (GStrv) parts = g_strsplit (marked, "|", -1);
  gsize n = 0;

  for (gsize i = 0; parts[i] != NULL; i++)
    n += *g_strstrip (parts[i]) != '\0';
  return n;
}

static void
check_case (const char *marked)
{
  g_auto (GStrv) parts = g_strsplit (marked, "|", -1);
  g_autofree char *text = g_strjoinv ("", parts);
  g_autoptr (GArray) sentences = dossier_segment_sentences (text, strlen (text));
  guint n = 0;

  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *found = NULL;

      g_strstrip (parts[i]);
      if (*parts[i] == '\0')
        continue;
      if (n < sentences->len)
        {
          DossierSpan span = g_array_index (sentences, DossierSpan, n);

          found = g_strndup (text + span.start, span.end - span.start);
        }
      g_assert_cmpstr (found, ==, parts[i]);
      n++;
    }
  g_assert_cmpuint (sentences->len, ==, n);
}

static void
test_sentences (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    check_case (cases[i]);
}

static void
test_lines_do_not_disturb_each_other (void)
{
  g_autoptr (GString) marked = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) sentences = NULL;
  gsize n = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) parts = g_strsplit (cases[i], "|", -1);
      g_autofree char *line = g_strjoinv ("", parts);

      g_string_append_printf (text, "%s\n", line);
      n += count_sentences (cases[i]);
    }
  sentences = dossier_segment_sentences (text->str, text->len);
  g_assert_cmpuint (sentences->len, ==, n);
}

static void
test_spans_are_in_order_and_trimmed (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  static const char *const pieces[] = { "a", "B",  ".", "!", " ", "\n", "“",      "”",
                                        "é", "。", "…", "1", "(", ")",  "\u00A0", "Dr" };

  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) sentences = NULL;
      gsize last = 0;

      for (int i = g_rand_int_range (random, 0, 30); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
      sentences = dossier_segment_sentences (text->str, text->len);
      for (guint i = 0; i < sentences->len; i++)
        {
          DossierSpan span = g_array_index (sentences, DossierSpan, i);

          g_assert_cmpuint (span.start, >=, last);
          g_assert_cmpuint (span.end, >, span.start);
          g_assert_false (g_unichar_isspace (g_utf8_get_char (text->str + span.start)));
          g_assert_false (
              g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text->str + span.end))));
          g_assert_true (g_utf8_validate (text->str + span.start, span.end - span.start, NULL));
          last = span.end;
        }
      g_assert_cmpuint (last, <=, text->len);
    }
}

static void
test_long_runs_take_linear_time (void)
{
  static const char *const units[] = { ".",   ". ",      "! (",  "a.",   "A. ", "(((", ".)",
                                       "”. ", "\u00A0.", "?” A", "Dr. ", "é. ", "x" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GArray) sentences = NULL;

      while (text->len < 2 * 1024 * 1024)
        g_string_append (text, units[i]);
      /* A quadratic pass would not come back before the test's time is over. */
      sentences = dossier_segment_sentences (text->str, text->len);
      g_assert_cmpuint (sentences->len, >=, 1);
    }
}

static void
test_nothing_has_no_sentences (void)
{
  static const char *const texts[] = { "", " ", "\n\n\n", "\u00A0\n\t" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GArray) sentences = dossier_segment_sentences (texts[i], strlen (texts[i]));

      g_assert_cmpuint (sentences->len, ==, 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/segment/sentences-end-where-a-reader-pauses", test_sentences);
  g_test_add_func ("/core/segment/lines-do-not-disturb-each-other",
                   test_lines_do_not_disturb_each_other);
  g_test_add_func ("/core/segment/spans-are-in-order-and-trimmed",
                   test_spans_are_in_order_and_trimmed);
  g_test_add_func ("/core/segment/long-runs-take-linear-time", test_long_runs_take_linear_time);
  g_test_add_func ("/core/segment/nothing-has-no-sentences", test_nothing_has_no_sentences);

  return g_test_run ();
}
