/* test-tagger.c: the trained model marks names, is the same for everyone, and refuses damage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-tagger-labels.h"
#include "core/recognise/dossier-tagger-model.h"
#include "core/recognise/dossier-tagger-tokens.h"
#include "core/recognise/dossier-tagger.h"
#include "core/text/dossier-core-error.h"

#include <math.h>
#include <string.h>

#define N_THREADS 4

static GBytes *
load_bytes (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_DATA"), name, NULL);
  char            *data;
  gsize            size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static DossierTagger *
load_tagger (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_bytes ("names.model");
  DossierTagger *tagger = dossier_tagger_new (bytes, &error);

  g_assert_no_error (error);
  return tagger;
}

static DossierGazetteer *
load_gazetteer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_bytes ("places.gazetteer");
  DossierGazetteer *gazetteer = dossier_gazetteer_new (bytes, &error);

  g_assert_no_error (error);
  return gazetteer;
}

/* "Ann/person Oslo/place", in the text's order. */
static char *
describe_names (const GArray *names, const char *text)
{
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      const DossierTaggedName *name = &g_array_index (names, DossierTaggedName, i);

      g_string_append_printf (description,
                              "%s%.*s/%s",
                              i == 0 ? "" : " | ",
                              (int) (name->span.end - name->span.start),
                              text + name->span.start,
                              dossier_entity_kind_to_string (name->kind));
    }
  return g_string_free (description, FALSE);
}

static void
test_tokens_are_cut_where_names_end (void)
{
  static const struct
  {
    const char *text;
    const char *tokens;
  } cases[] = {
    { "Vera's dog", "Vera|'s|dog" },
    { "Vera’s", "Vera|’s" },
    { "O'Hara's", "O'Hara|'s" },
    { "the Alps' snow", "the|Alps|'|snow" },
    { "US-led talks", "US|-|led|talks" },
    { "in the U.S. today", "in|the|U.S.|today" },
    { "J. R. Moe and J.R. Moe", "J.|R.|Moe|and|J.R.|Moe" },
    { "Mr. Moe left.", "Mr.|Moe|left|." },
    { "at 9 a.m. sharp", "at|9|a.m.|sharp" },
    { "1,500.5 km", "1,500.5|km" },
    { "Zürich, Łódź", "Zürich|,|Łódź" },
    { "don't", "don't" },
    { "", "" },
    { "  \n ", "" },
    { "'", "'" },
    { "'s", "'|s" },
    { "\xff\xc3(", "\xff|\xc3|(" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) tokens = dossier_tagger_tokens_new (cases[i].text, strlen (cases[i].text));
      g_autoptr (GString) joined = g_string_new (NULL);

      for (guint k = 0; k < tokens->len; k++)
        {
          const DossierTaggerToken *token = &g_array_index (tokens, DossierTaggerToken, k);

          if (k > 0)
            g_string_append_c (joined, '|');
          g_string_append_len (joined, cases[i].text + token->start, token->length);
        }
      g_assert_cmpstr (joined->str, ==, cases[i].tokens);
    }
}

static void
test_sentences_end_where_a_reader_ends_them (void)
{
  static const struct
  {
    const char *text;
    guint       n_sentences;
  } cases[] = {
    { "He left. She stayed.", 2 }, { "Mr. Moe left.", 1 },
    { "A title\nA line", 2 },      { "“Stop!” He ran.", 2 },
    { "“Stop!” he said.", 1 },     { "It cost 3.5 crowns. Few paid.", 2 },
    { "Prof. J. Moe spoke.", 1 },  { "Why? 12 people asked.", 2 },
    { "the U.N. said", 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) tokens = dossier_tagger_tokens_new (cases[i].text, strlen (cases[i].text));
      guint n = 0;

      for (guint k = 0; k < tokens->len; k++)
        n += dossier_tagger_token_starts_sentence (&g_array_index (tokens, DossierTaggerToken, k));
      g_assert_cmpuint (n, ==, cases[i].n_sentences);
    }
}

/* All ways to label three words, counted one by one. */
static double
count_all_ways (const DossierLattice     *lattice,
                const DossierTransitions *transitions,
                double                    sums[DOSSIER_N_LABELS])
{
  double total = 0;

  for (guint a = 0; a < DOSSIER_N_LABELS; a++)
    for (guint b = 0; b < DOSSIER_N_LABELS; b++)
      for (guint c = 0; c < DOSSIER_N_LABELS; c++)
        {
          double score;

          if (!dossier_label_may_follow (DOSSIER_N_LABELS, a) || !dossier_label_may_follow (a, b) ||
              !dossier_label_may_follow (b, c) || !dossier_label_may_end (c))
            continue;
          score = exp (transitions->scores[DOSSIER_N_LABELS][a] + transitions->scores[a][b] +
                       transitions->scores[b][c] + lattice->scores[0][a] + lattice->scores[1][b] +
                       lattice->scores[2][c]);
          total += score;
          sums[b] += score;
        }
  return total;
}

static void
test_the_lattice_sums_over_all_ways (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  g_autofree DossierLattice *lattice = g_new0 (DossierLattice, 1);
  float                      scores[DOSSIER_N_LABELS + 1][DOSSIER_LABEL_ROW] = { 0 };
  float                      marginals[DOSSIER_LABEL_ROW];
  double                     sums[DOSSIER_N_LABELS] = { 0 };
  double                     total;
  DossierTransitions         transitions;

  for (guint i = 0; i <= DOSSIER_N_LABELS; i++)
    for (guint k = 0; k < DOSSIER_N_LABELS; k++)
      scores[i][k] = (float) g_rand_double_range (rand, -1, 1);
  dossier_transitions_set (&transitions, (const float (*)[DOSSIER_LABEL_ROW]) scores);
  lattice->n = 3;
  for (guint i = 0; i < lattice->n; i++)
    {
      lattice->allowed[i] = DOSSIER_LABELS_ALL;
      for (guint k = 0; k < DOSSIER_N_LABELS; k++)
        lattice->scores[i][k] = (float) g_rand_double_range (rand, -2, 2);
    }

  g_assert_true (dossier_lattice_sum (lattice, &transitions));
  total = count_all_ways (lattice, &transitions, sums);
  g_assert_cmpfloat_with_epsilon (lattice->log_sum, log (total), 1e-4);
  dossier_lattice_get_marginals (lattice, 1, marginals);
  for (guint k = 0; k < DOSSIER_N_LABELS; k++)
    g_assert_cmpfloat_with_epsilon (marginals[k], sums[k] / total, 1e-4);
}

static void
test_the_best_way_is_a_way_that_may_be (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autofree DossierLattice *lattice = g_new0 (DossierLattice, 1);
  float                      scores[DOSSIER_N_LABELS + 1][DOSSIER_LABEL_ROW] = { 0 };
  DossierTransitions         transitions;
  guint8                     labels[DOSSIER_MAX_SENTENCE];

  dossier_transitions_set (&transitions, (const float (*)[DOSSIER_LABEL_ROW]) scores);
  lattice->n = DOSSIER_MAX_SENTENCE;
  for (guint round = 0; round < 20; round++)
    {
      guint before = DOSSIER_N_LABELS;

      for (guint i = 0; i < lattice->n; i++)
        for (guint k = 0; k < DOSSIER_N_LABELS; k++)
          lattice->scores[i][k] = (float) g_rand_double_range (rand, -5, 5);
      dossier_lattice_decode (lattice, &transitions, labels);
      for (guint i = 0; i < lattice->n; before = labels[i++])
        g_assert_true (dossier_label_may_follow (before, labels[i]));
      g_assert_true (dossier_label_may_end (before));
    }
}

static void
test_names_of_a_sentence_are_marked (void)
{
  static const struct
  {
    const char *text;
    const char *names;
  } cases[] = {
    { "President Marta Lindqvist said on Monday that Norway would send doctors to Kenya.",
      "Marta Lindqvist/person | Norway/place | Kenya/place" },
    { "Thomas Baker, a teacher from Chicago, told reporters that he had never been to Mexico.",
      "Thomas Baker/person | Chicago/place | Mexico/place" },
    { "The World Health Organization opened an office in Geneva in 1948.",
      "World Health Organization/organization | Geneva/place" },
    { "It rained all day and nobody went out.", "" },
    { "", "" },
  };
  g_autoptr (DossierTagger) tagger = load_tagger ();
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GArray) names =
          dossier_tagger_run (tagger, gazetteer, cases[i].text, strlen (cases[i].text));
      g_autofree char *description = describe_names (names, cases[i].text);

      g_assert_cmpstr (description, ==, cases[i].names);
      for (guint k = 0; k < names->len; k++)
        {
          double confidence = g_array_index (names, DossierTaggedName, k).confidence;

          g_assert_cmpfloat (confidence, >, 0);
          g_assert_cmpfloat (confidence, <=, 1);
        }
    }
}

static void
assert_is_refused (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierTagger) tagger = dossier_tagger_new (bytes, &error);

  g_assert_null (tagger);
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_DATA);
}

static guint8 *
copy_model (gsize *size)
{
  g_autoptr (GBytes) bytes = load_bytes ("names.model");

  return g_bytes_unref_to_data (g_steal_pointer (&bytes), size);
}

static void
test_a_damaged_model_is_refused (void)
{
  gsize              size;
  g_autofree guint8 *data = copy_model (&size);
  static const gsize cuts[] = { 0, 1, 8, 23, 24, 25, 400, 1000 };

  for (guint i = 0; i < G_N_ELEMENTS (cuts); i++)
    assert_is_refused (data, cuts[i]);
  assert_is_refused (data, size - 1);
  for (gsize at = 0; at < size; at += 1 + size / 97)
    {
      data[at] ^= 0x10;
      assert_is_refused (data, size);
      data[at] ^= 0x10;
    }
  data[9]++;
  assert_is_refused (data, size);
}

/* Damage that a right checksum hides, as a broken or hostile writer would leave it. */
static void
test_a_senseless_model_with_a_right_checksum_is_refused (void)
{
  gsize              size;
  g_autofree guint8 *data = copy_model (&size);
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  guint n_refused = 0;

  for (guint round = 0; round < 60; round++)
    {
      gsize at =
          DOSSIER_TAGGER_HEADER_SIZE +
          (gsize) g_rand_double_range (rand, 0, (double) (size - DOSSIER_TAGGER_HEADER_SIZE));
      guint8  old = data[at];
      guint64 checksum;

      data[at] = (guint8) g_rand_int (rand);
      checksum = dossier_tagger_model_checksum (data + DOSSIER_TAGGER_HEADER_SIZE,
                                                size - DOSSIER_TAGGER_HEADER_SIZE);
      for (guint i = 0; i < 8; i++)
        data[16 + i] = (guint8) (checksum >> (8 * i));

      g_autoptr (GBytes) bytes = g_bytes_new (data, size);
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierTagger) tagger = dossier_tagger_new (bytes, &error);

      /* A changed weight is still a model; anything else must say so. */
      g_assert_true ((tagger == NULL) == (error != NULL));
      n_refused += tagger == NULL;
      data[at] = old;
    }
  g_assert_cmpuint (n_refused, >, 0);
}

static char *
make_long_text (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text,
                            "Minister Olga Brandt met %u farmers near Lyon. Brandt praised the "
                            "Farmers Union of Savoy, and Peter Moe thanked her.\n",
                            i);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const DossierTagger    *tagger;
  const DossierGazetteer *gazetteer;
  const char             *text;
} Job;

static gpointer
run_job (gpointer data)
{
  const Job *job = data;
  g_autoptr (GArray) names =
      dossier_tagger_run (job->tagger, job->gazetteer, job->text, strlen (job->text));

  return describe_names (names, job->text);
}

static void
test_threads_at_once_give_the_same_answer (void)
{
  g_autoptr (DossierTagger) tagger = load_tagger ();
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();
  g_autofree char *text = make_long_text ();
  Job              job = { tagger, gazetteer, text };
  g_autofree char *alone = run_job (&job);
  GThread         *threads[N_THREADS];

  g_assert_cmpuint (strlen (alone), >, 1000);
  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("tagger", run_job, &job);
  for (guint i = 0; i < N_THREADS; i++)
    {
      g_autofree char *answer = g_thread_join (threads[i]);

      g_assert_cmpstr (answer, ==, alone);
    }
}

static char *
repeat (const char *piece, gsize size)
{
  gsize length = strlen (piece);
  char *text = g_malloc (size + 1);

  for (gsize i = 0; i < size; i++)
    text[i] = piece[i % length];
  text[size] = '\0';
  return text;
}

static double
time_run (const DossierTagger    *tagger,
          const DossierGazetteer *gazetteer,
          const char             *piece,
          gsize                   size)
{
  g_autofree char *text = repeat (piece, size);
  g_autoptr (GTimer) timer = g_timer_new ();
  g_autoptr (GArray) names = dossier_tagger_run (tagger, gazetteer, text, size);

  g_assert_nonnull (names);
  return g_timer_elapsed (timer, NULL);
}

static void
test_odd_texts_take_linear_time (void)
{
  static const char *const pieces[] = {
    "A ",   "a",        "A",  "A-",  "((((", "U.S.",
    "Mr. ", "\xc3\x89", "A.", "''s", "the ", "New York of the "
  };
  g_autoptr (DossierTagger) tagger = load_tagger ();
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();

  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      double small = time_run (tagger, gazetteer, pieces[i], 20000);
      double large = time_run (tagger, gazetteer, pieces[i], 320000);

      /* 16 times the text: quadratic time would be 256 times as long. The second is for the
       * first measurement's noise. */
      g_assert_cmpfloat (large, <, 80 * small + 1);
    }
}

static void
test_a_giant_text_is_read (void)
{
  g_autoptr (DossierTagger) tagger = load_tagger ();
  g_autofree char *word = repeat ("A", 10 * 1000 * 1000);
  g_autoptr (GArray) names = NULL;

  if (!g_test_slow ())
    {
      g_test_skip ("takes some seconds; run with -m slow");
      return;
    }
  names = dossier_tagger_run (tagger, NULL, word, strlen (word));
  g_assert_cmpuint (names->len, <=, 1);
  time_run (tagger, NULL, "A ", 10 * 1000 * 1000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/tagger/tokens-are-cut-where-names-end",
                   test_tokens_are_cut_where_names_end);
  g_test_add_func ("/core/tagger/sentences-end-where-a-reader-ends-them",
                   test_sentences_end_where_a_reader_ends_them);
  g_test_add_func ("/core/tagger/the-lattice-sums-over-all-ways",
                   test_the_lattice_sums_over_all_ways);
  g_test_add_func ("/core/tagger/the-best-way-is-a-way-that-may-be",
                   test_the_best_way_is_a_way_that_may_be);
  g_test_add_func ("/core/tagger/names-of-a-sentence-are-marked",
                   test_names_of_a_sentence_are_marked);
  g_test_add_func ("/core/tagger/a-damaged-model-is-refused", test_a_damaged_model_is_refused);
  g_test_add_func ("/core/tagger/a-senseless-model-with-a-right-checksum-is-refused",
                   test_a_senseless_model_with_a_right_checksum_is_refused);
  g_test_add_func ("/core/tagger/threads-at-once-give-the-same-answer",
                   test_threads_at_once_give_the_same_answer);
  g_test_add_func ("/core/tagger/odd-texts-take-linear-time", test_odd_texts_take_linear_time);
  g_test_add_func ("/core/tagger/a-giant-text-is-read", test_a_giant_text_is_read);
  return g_test_run ();
}
