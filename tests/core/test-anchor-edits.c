/* test-anchor-edits.c: passages are found again after thousands of edits, and never elsewhere.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Every report of the corpus is edited as newsrooms edit: letters mended, words exchanged,
 * sentences added and taken out, paragraphs put in another order, all of that at once. Where a
 * passage went is known, so each answer is right, wrong, or missed. Taking the first place with the
 * same words is counted beside it. DOSSIER_ANCHOR_CASES makes more, or fewer, cases a report.
 */
#include "config.h"

#include "core/anchor/dossier-anchor-text.h"
#include "core/text/dossier-segment.h"

#include <string.h>

/* Edits of each kind that one report goes through. */
#define CASES_A_REPORT 10

/* A text and where the passage stands in it; start == end: nowhere any more. */
typedef struct
{
  GString    *text;
  DossierSpan passage;
} Page;

typedef struct
{
  const char *name;
  void (*edit) (Page *page, GRand *rand);
} Edit;

typedef struct
{
  guint n_right;
  guint n_wrong;
  guint n_missed;
  guint n_right_orphans;
} Tally;

/* The corpus ------------------------------------------------------------------------------------*/

/* Takes the marks out of the corpus's notation: "[p Ida|full]" is "Ida", "{1 …}" what is inside. */
static char *
strip_marks (const char *line)
{
  GString *text = g_string_new (NULL);
  gboolean in_parameters = FALSE;

  for (const char *p = line; *p != '\0'; p++)
    {
      if (*p == '\\' && p[1] != '\0')
        {
          p++;
          if (!in_parameters)
            g_string_append_c (text, *p);
        }
      else if (*p == '[')
        while (*p != ' ' && p[1] != '\0')
          p++;
      else if (*p == '{' && g_ascii_isdigit (p[1]))
        while (*p != ' ' && p[1] != '\0')
          p++;
      else if (*p == '|')
        in_parameters = TRUE;
      else if (*p == ']')
        in_parameters = FALSE;
      else if (*p != '{' && *p != '}' && !in_parameters)
        g_string_append_c (text, *p);
    }
  return g_string_free (text, FALSE);
}

static void
add_reports (GPtrArray *reports, const char *file)
{
  g_autofree char *contents = NULL;
  g_auto (GStrv) lines = NULL;
  GString *report = NULL;

  g_assert_true (g_file_get_contents (file, &contents, NULL, NULL));
  lines = g_strsplit (contents, "\n", -1);
  for (char **line = lines; *line != NULL; line++)
    {
      g_autofree char *text = strip_marks (*line);

      if (g_str_has_prefix (*line, "==="))
        {
          report = g_string_new (NULL);
          g_ptr_array_add (reports, report);
        }
      else if (report != NULL && *text != '\0')
        g_string_append_printf (report, "%s%s", report->len > 0 ? "\n" : "", text);
    }
}

static void
free_report (gpointer data)
{
  g_string_free (data, TRUE);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
load_reports (void)
{
  GPtrArray *reports = g_ptr_array_new_with_free_func (free_report);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "../tools/corpus/reports", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *file = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      add_reports (reports, file);
    }
  return reports;
}

/* Edits -----------------------------------------------------------------------------------------*/

/* Replaces a stretch; the passage moves with what stands before it. A stretch lies within the
 * passage or outside it. */
static void
replace (Page *page, gsize start, gsize end, const char *words)
{
  gssize   grown = (gssize) strlen (words) - (gssize) (end - start);
  gboolean is_before = end <= page->passage.start;

  g_string_erase (page->text, (gssize) start, (gssize) (end - start));
  g_string_insert (page->text, (gssize) start, words);
  if (is_before)
    page->passage.start = (gsize) ((gssize) page->passage.start + grown);
  if (is_before || start < page->passage.end)
    page->passage.end = (gsize) ((gssize) page->passage.end + grown);
}

static gsize
pick (GRand *rand, gsize from, gsize to)
{
  return to > from ? from + (gsize) g_rand_int_range (rand, 0, (gint32) (to - from)) : from;
}

/* The words of a stretch, as spans. */
static GArray *
list_words (const Page *page, DossierSpan span)
{
  GArray *words = g_array_new (FALSE, FALSE, sizeof (DossierSpan));

  for (gsize i = span.start; i < span.end;)
    {
      gsize start = i;

      while (i < span.end && page->text->str[i] != ' ' && page->text->str[i] != '\n')
        i++;
      if (i > start)
        {
          DossierSpan word = { start, i };

          g_array_append_val (words, word);
        }
      i++;
    }
  return words;
}

static DossierSpan
pick_word (const Page *page, GRand *rand, DossierSpan span)
{
  g_autoptr (GArray) words = list_words (page, span);

  return g_array_index (words, DossierSpan, pick (rand, 0, words->len));
}

static char *
dup_part (const Page *page, DossierSpan span)
{
  return g_strndup (page->text->str + span.start, span.end - span.start);
}

/* One letter in every forty or so of the passage. */
static void
mend_letters (Page *page, GRand *rand)
{
  guint n = (guint) (page->passage.end - page->passage.start) / 40 + 1;

  for (guint i = 0; i < n; i++)
    {
      gsize at = pick (rand, page->passage.start + 1, page->passage.end - 1);
      char  letter[] = { (char) ('a' + g_rand_int_range (rand, 0, 26)), '\0' };
      int   kind = g_rand_int_range (rand, 0, 3);

      if ((guchar) page->text->str[at] >= 0x80)
        continue;
      replace (page, at, kind == 0 ? at : at + 1, kind == 1 ? "" : letter);
    }
}

/* One word in eight of the passage, for others of the report. */
static void
exchange_words (Page *page, GRand *rand)
{
  g_autoptr (GArray) words = list_words (page, page->passage);
  guint n = words->len / 8 + (words->len > 3);

  for (guint i = 0; i < n; i++)
    {
      DossierSpan      everything = { 0, page->text->len };
      g_autofree char *other = dup_part (page, pick_word (page, rand, everything));
      DossierSpan      word = pick_word (page, rand, page->passage);

      replace (page, word.start, word.end, other);
    }
}

/* A sentence that no report has, before the passage, in its paragraph. */
static void
add_sentence (Page *page, GRand *rand)
{
  gsize            start = page->passage.start;
  g_autofree char *sentence =
      g_strdup_printf ("Number %u of the inspectors added a remark on %u pages. ",
                       g_rand_int_range (rand, 2, 99),
                       g_rand_int_range (rand, 2, 999));

  while (start > 0 && page->text->str[start - 1] != '\n')
    start--;
  replace (page, start, start, sentence);
}

/* The line with @at in it, with its newline when there is one. */
static DossierSpan
find_line (const Page *page, gsize at)
{
  DossierSpan line = { at, at };

  while (line.start > 0 && page->text->str[line.start - 1] != '\n')
    line.start--;
  while (line.end < page->text->len && page->text->str[line.end] != '\n')
    line.end++;
  return line;
}

/* A paragraph that does not hold the passage goes. */
static void
take_paragraph (Page *page, GRand *rand)
{
  DossierSpan line = find_line (page, pick (rand, 0, page->text->len));

  if (line.end > page->passage.start && line.start < page->passage.end)
    return;
  replace (page, line.start, MIN (line.end + 1, page->text->len), "");
}

/* The passage's paragraph goes to another place. */
static void
move_paragraph (Page *page, GRand *rand)
{
  DossierSpan      line = find_line (page, page->passage.start);
  g_autofree char *words = g_strndup (page->text->str + line.start, line.end - line.start);
  gsize            offset = page->passage.start - line.start;
  gsize            length = page->passage.end - page->passage.start;
  gsize            to;

  g_string_erase (page->text,
                  (gssize) line.start,
                  (gssize) MIN (line.end + 1, page->text->len) - (gssize) line.start);
  to = find_line (page, pick (rand, 0, page->text->len)).start;
  g_string_insert_c (page->text, (gssize) to, '\n');
  g_string_insert (page->text, (gssize) to, words);
  page->passage = (DossierSpan){ to + offset, to + offset + length };
}

/* The same words once more, at the head of the report. */
static void
repeat_passage (Page *page, GRand *rand)
{
  g_autofree char *words = dup_part (page, page->passage);
  g_autofree char *line = g_strdup_printf ("In short: %s, and more below.\n", words);

  replace (page, 0, 0, line);
}

/* The sentences that the passage touches go. */
static void
delete_passage (Page *page, GRand *rand)
{
  g_autoptr (GArray) sentences = dossier_segment_sentences (page->text->str, page->text->len);
  DossierSpan gone = page->passage;

  for (guint i = 0; i < sentences->len; i++)
    {
      DossierSpan sentence = g_array_index (sentences, DossierSpan, i);

      if (sentence.end <= page->passage.start || sentence.start >= page->passage.end)
        continue;
      gone.start = MIN (gone.start, sentence.start);
      gone.end = MAX (gone.end, sentence.end);
    }
  g_string_erase (page->text, (gssize) gone.start, (gssize) (gone.end - gone.start));
  page->passage = (DossierSpan){ gone.start, gone.start };
}

/* Other sentences stand where those of the passage stood. */
static void
rewrite_passage (Page *page, GRand *rand)
{
  delete_passage (page, rand);
  g_string_insert (page->text,
                   (gssize) page->passage.start,
                   "Nothing of what was written here at first could be held up, and the desk has "
                   "taken it back.");
}

static void
edit_everything (Page *page, GRand *rand)
{
  add_sentence (page, rand);
  mend_letters (page, rand);
  take_paragraph (page, rand);
  move_paragraph (page, rand);
}

static const Edit edits[] = {
  { "letters mended", mend_letters },           { "words exchanged", exchange_words },
  { "a sentence added", add_sentence },         { "a paragraph taken out", take_paragraph },
  { "the paragraph moved", move_paragraph },    { "the words repeated elsewhere", repeat_passage },
  { "all of these at once", edit_everything },  { "the passage deleted", delete_passage },
  { "the passage rewritten", rewrite_passage },
};

/* Answers ---------------------------------------------------------------------------------------*/

/* Three to forty words that do not leave their paragraph. */
static DossierSpan
pick_passage (const Page *page, GRand *rand)
{
  for (;;)
    {
      DossierSpan line = find_line (page, pick (rand, 0, page->text->len));
      g_autoptr (GArray) words = list_words (page, line);
      gsize n = pick (rand, 3, MIN (words->len, 40));
      gsize first;

      if (words->len < 4)
        continue;
      first = pick (rand, 0, words->len - n);
      return (DossierSpan){ g_array_index (words, DossierSpan, first).start,
                            g_array_index (words, DossierSpan, first + n - 1).end };
    }
}

/* Most of both is the same: a word more or less at an end is no other passage. */
static gboolean
is_same_place (DossierSpan a, DossierSpan b)
{
  gsize start = MAX (a.start, b.start);
  gsize end = MIN (a.end, b.end);

  return end > start && 10 * (end - start) >= 7 * (MAX (a.end, b.end) - MIN (a.start, b.start));
}

static void
count (Tally *tally, gboolean is_found, DossierSpan found, DossierSpan truth)
{
  gboolean is_gone = truth.start == truth.end;

  if (is_found && !is_gone && is_same_place (found, truth))
    tally->n_right++;
  else if (is_found)
    tally->n_wrong++;
  else if (is_gone)
    tally->n_right_orphans++;
  else
    tally->n_missed++;
}

static void
try_edit (const GString *report, const Edit *edit, GRand *rand, Tally *ours, Tally *plain)
{
  Page        page = { g_string_new_len (report->str, (gssize) report->len), { 0, 0 } };
  DossierSpan found = { 0, 0 };
  g_autoptr (DossierSelector) selector = NULL;
  g_autoptr (DossierAnchorText) text = NULL;
  const char         *first;
  DossierAnchorResult result;

  page.passage = pick_passage (&page, rand);
  selector = dossier_selector_new (page.text->str, page.text->len, page.passage);
  edit->edit (&page, rand);
  text = dossier_anchor_text_new (page.text->str, page.text->len);
  result = dossier_anchor_text_find (text, selector, &found);
  count (ours, result != DOSSIER_ANCHOR_ORPHAN, found, page.passage);
  if (result != DOSSIER_ANCHOR_ORPHAN && g_test_verbose () &&
      (page.passage.start == page.passage.end || !is_same_place (found, page.passage)))
    g_test_message ("wrong, %s: “%s” as “%.*s”",
                    edit->name,
                    selector->quote,
                    (int) (found.end - found.start),
                    page.text->str + found.start);
  if (result == DOSSIER_ANCHOR_ORPHAN && g_test_verbose () && page.passage.start < page.passage.end)
    g_test_message ("missed, %s: “%s” is “%.*s”",
                    edit->name,
                    selector->quote,
                    (int) (page.passage.end - page.passage.start),
                    page.text->str + page.passage.start);

  first = strstr (page.text->str, selector->quote);
  found.start = first != NULL ? (gsize) (first - page.text->str) : 0;
  found.end = found.start + strlen (selector->quote);
  count (plain, first != NULL, found, page.passage);
  g_string_free (page.text, TRUE);
}

static void
add_tally (Tally *sum, const Tally *tally)
{
  sum->n_right += tally->n_right;
  sum->n_wrong += tally->n_wrong;
  sum->n_missed += tally->n_missed;
  sum->n_right_orphans += tally->n_right_orphans;
}

static double
get_precision (const Tally *tally)
{
  return 100.0 * tally->n_right / MAX (tally->n_right + tally->n_wrong, 1);
}

static double
get_recall (const Tally *tally, guint n_there)
{
  return 100.0 * tally->n_right / MAX (n_there, 1);
}

static void
print_row (const char *name, const Tally *ours, const Tally *plain)
{
  guint n_there = ours->n_right + ours->n_missed + ours->n_wrong;

  g_test_message ("%-30s %6u right %5u wrong %5u missed %5u rightly none | same words: "
                  "precision %5.1f recall %5.1f | ours: precision %6.2f recall %5.1f",
                  name,
                  ours->n_right,
                  ours->n_wrong,
                  ours->n_missed,
                  ours->n_right_orphans,
                  get_precision (plain),
                  get_recall (plain, n_there),
                  get_precision (ours),
                  get_recall (ours, n_there));
}

static void
test_edits (void)
{
  g_autoptr (GPtrArray) reports = load_reports ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1607);
  const char *cases_text = g_getenv ("DOSSIER_ANCHOR_CASES");
  guint       n_cases = cases_text != NULL ? (guint) g_ascii_strtoull (cases_text, NULL, 10)
                                           : MAX (CASES_A_REPORT, 10200 / (9 * reports->len) + 1);
  Tally       ours_sum = { 0 };
  Tally       plain_sum = { 0 };

  g_assert_cmpuint (reports->len, >=, 40);
  for (guint i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      Tally ours = { 0 };
      Tally plain = { 0 };

      for (guint j = 0; j < reports->len * n_cases; j++)
        try_edit (g_ptr_array_index (reports, j % reports->len), &edits[i], rand, &ours, &plain);
      print_row (edits[i].name, &ours, &plain);
      add_tally (&ours_sum, &ours);
      add_tally (&plain_sum, &plain);
    }
  print_row ("everything", &ours_sum, &plain_sum);
  if (cases_text == NULL)
    g_assert_cmpuint (reports->len * n_cases * G_N_ELEMENTS (edits), >=, 10000);
  g_assert_cmpfloat (get_precision (&ours_sum), >=, 99.8);
  g_assert_cmpfloat (
      get_recall (&ours_sum, ours_sum.n_right + ours_sum.n_missed + ours_sum.n_wrong),
      >=,
      96);
}

/* A thousand passages, each with a letter mended, in a text of a hundred thousand words. */
static void
test_a_long_text (void)
{
  enum
  {
    N_PASSAGES = 1000,
    N_BYTES = 600 * 1000
  };
  g_autoptr (GPtrArray) reports = load_reports ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (1607);
  g_autoptr (GPtrArray) selectors =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_selector_free);
  g_autoptr (DossierAnchorText) text = NULL;
  g_autoptr (GTimer) timer = NULL;
  Page  page = { g_string_new (NULL), { 0, 0 } };
  guint n_found = 0;

  for (guint i = 0; page.text->len < N_BYTES; i++)
    {
      const GString *report = g_ptr_array_index (reports, i % reports->len);

      g_string_append_printf (page.text, "%s\nPart %u.\n", report->str, i);
    }
  for (guint i = 0; i < N_PASSAGES; i++)
    {
      page.passage = pick_passage (&page, rand);
      g_ptr_array_add (selectors,
                       dossier_selector_new (page.text->str, page.text->len, page.passage));
      if (page.passage.end - page.passage.start > 2)
        replace (&page, page.passage.start + 1, page.passage.start + 2, "~");
    }
  timer = g_timer_new ();
  text = dossier_anchor_text_new (page.text->str, page.text->len);
  for (guint i = 0; i < N_PASSAGES; i++)
    {
      DossierSpan span;

      n_found += dossier_anchor_text_find (text, g_ptr_array_index (selectors, i), &span) !=
                 DOSSIER_ANCHOR_ORPHAN;
    }
  g_test_message ("%u of %d passages in %.0f ms",
                  n_found,
                  N_PASSAGES,
                  g_timer_elapsed (timer, NULL) * 1000);
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 20);
  /* The same reports stand in the text several times, so many passages could be in many places. */
  g_assert_cmpuint (n_found, >, 0);
  g_string_free (page.text, TRUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/anchor/ten-thousand-edits", test_edits);
  g_test_add_func ("/core/anchor/a-thousand-passages-of-a-long-text", test_a_long_text);
  return g_test_run ();
}
