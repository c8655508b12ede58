/* test-encoder.c: the encoder cuts words, computes what it should, reads any text, and refuses
 * damage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-encoder-pieces.h"
#include "core/recognise/dossier-encoder.h"
#include "core/recognise/dossier-recogniser.h"
#include "core/text/dossier-core-error.h"

#include <math.h>
#include <string.h>

#define WIDTH     32
#define INNER     64
#define POSITIONS 128
#define N_HEADS   4

static const char *const pieces[] = { "[PAD]", "[UNK]", "[CLS]", "[SEP]", "boat", "##s", "bo",
                                      "##at",  "o",     "'",     "new",   ".",    "u",   "##u" };

/* Numbers that look like chance and are the same everywhere, from -1 to 1. */
static float
draw (guint32 *state)
{
  *state = *state * 1664525u + 1013904223u;
  return (float) (gint32) *state / 2147483648.0f;
}

static void
add_number (GByteArray *file, guint32 number)
{
  guint32 bytes = GUINT32_TO_LE (number);

  g_byte_array_append (file, (const guint8 *) &bytes, sizeof bytes);
}

static void
add_floats (GByteArray *file, guint n, float middle, float spread, guint32 *state)
{
  for (guint i = 0; i < n; i++)
    {
      float   value = middle + spread * draw (state);
      guint32 bits;

      memcpy (&bits, &value, sizeof bits);
      add_number (file, bits);
    }
}

static void
add_matrix (GByteArray *file, guint n_rows, guint width, gboolean has_biases, guint32 *state)
{
  add_floats (file, n_rows, 0.01f, 0.002f, state);
  if (has_biases)
    add_floats (file, n_rows, 0, 0.1f, state);
  for (guint i = 0; i < n_rows * width; i++)
    {
      gint8 weight = (gint8) (127 * draw (state));

      g_byte_array_append (file, (const guint8 *) &weight, 1);
    }
}

static void
add_layer (GByteArray *file, guint32 *state)
{
  add_matrix (file, 3 * WIDTH, WIDTH, TRUE, state);
  add_matrix (file, WIDTH, WIDTH, TRUE, state);
  add_floats (file, WIDTH, 1, 0.1f, state);
  add_floats (file, WIDTH, 0, 0.1f, state);
  add_matrix (file, INNER, WIDTH, TRUE, state);
  add_matrix (file, WIDTH, INNER, TRUE, state);
  add_floats (file, WIDTH, 1, 0.1f, state);
  add_floats (file, WIDTH, 0, 0.1f, state);
}

/* Puts the header's length and checksum right. */
static void
seal (GByteArray *file)
{
  guint32 length = GUINT32_TO_LE (file->len - DOSSIER_ENCODER_HEADER_SIZE);
  guint64 checksum =
      GUINT64_TO_LE (dossier_encoder_file_checksum (file->data + DOSSIER_ENCODER_HEADER_SIZE,
                                                    file->len - DOSSIER_ENCODER_HEADER_SIZE));

  memcpy (file->data + 12, &length, sizeof length);
  memcpy (file->data + 16, &checksum, sizeof checksum);
}

/* A small one that learned nothing. */
static GByteArray *
make_file (void)
{
  GByteArray  *file = g_byte_array_new ();
  guint32      state = 7;
  const guint8 nothing[8] = { 0 };

  g_byte_array_append (file, (const guint8 *) DOSSIER_ENCODER_MAGIC, 8);
  add_number (file, DOSSIER_ENCODER_VERSION);
  g_byte_array_append (file, nothing, 4);
  g_byte_array_append (file, nothing, 8);
  add_number (file, G_N_ELEMENTS (pieces));
  add_number (file, POSITIONS);
  add_number (file, WIDTH);
  add_number (file, 2);
  add_number (file, N_HEADS);
  add_number (file, INNER);
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    {
      guint8 length = (guint8) strlen (pieces[i]);

      g_byte_array_append (file, &length, 1);
      g_byte_array_append (file, (const guint8 *) pieces[i], length);
    }
  add_matrix (file, G_N_ELEMENTS (pieces), WIDTH, FALSE, &state);
  add_floats (file, (POSITIONS + DOSSIER_N_ENCODER_SHAPES) * WIDTH, 0, 0.3f, &state);
  add_floats (file, WIDTH, 1, 0.1f, &state);
  add_floats (file, WIDTH, 0, 0.1f, &state);
  add_layer (file, &state);
  add_layer (file, &state);
  add_matrix (file, DOSSIER_ENCODER_OUTPUTS, WIDTH, TRUE, &state);
  seal (file);
  return file;
}

static DossierEncoder *
make_encoder (void)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (make_file ());
  g_autoptr (GError) error = NULL;
  DossierEncoder *encoder = dossier_encoder_new (bytes, &error);

  g_assert_no_error (error);
  return encoder;
}

static void
test_pieces (void)
{
  static const struct
  {
    const char *word;
    const char *pieces;
  } cases[] = {
    { "boats", "boat/0 ##s/0" },
    { "BOATS", "boat/3 ##s/3" },
    { "Boat", "boat/1" },
    { "boaT", "boat/2" },
    { "bÓats", "boat/2 ##s/2" },
    { "O'Boat", "o/4 '/6 boat/1" },
    { "U.U.", "u/4 ./6 u/4 ./6" },
    { "boxs", "[UNK]/0" },
    { "7", "[UNK]/5" },
    { "new\xff", "new/0" },
    { "\xff", "" },
    { "", "" },
  };
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (make_file ());
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierEncoderFile) file = dossier_encoder_file_read (bytes, &error);
  g_autoptr (DossierEncoderPieces) cutter = NULL;

  g_assert_no_error (error);
  cutter = dossier_encoder_pieces_new (file);
  g_assert_nonnull (cutter);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) found = g_string_new (NULL);
      DossierEncoderPiece cut[8];
      guint               n = dossier_encoder_pieces_cut (cutter,
                                            cases[i].word,
                                            strlen (cases[i].word),
                                            cut,
                                            G_N_ELEMENTS (cut));

      for (guint j = 0; j < n; j++)
        g_string_append_printf (found,
                                "%s%s/%u",
                                j > 0 ? " " : "",
                                pieces[cut[j].id],
                                cut[j].shape);
      g_assert_cmpstr (found->str, ==, cases[i].pieces);
    }
}

/* What does not fit is left out, and words without end end. */
static void
test_long_words (void)
{
  g_autoptr (GBytes) bytes = g_byte_array_free_to_bytes (make_file ());
  g_autoptr (DossierEncoderFile) file = dossier_encoder_file_read (bytes, NULL);
  g_autoptr (DossierEncoderPieces) cutter = dossier_encoder_pieces_new (file);
  g_autofree char    *vowels = g_strnfill (100, 'u');
  g_autofree char    *endless = g_strnfill (100000, 'u');
  DossierEncoderPiece cut[8];

  g_assert_cmpuint (dossier_encoder_pieces_cut (cutter, vowels, 100, cut, 8), ==, 8);
  g_assert_cmpstr (pieces[cut[7].id], ==, "##u");
  g_assert_cmpuint (dossier_encoder_pieces_cut (cutter, endless, 100000, cut, 8), ==, 1);
  g_assert_cmpstr (pieces[cut[0].id], ==, "[UNK]");
  g_assert_cmpuint (dossier_encoder_pieces_cut (cutter, vowels, 100, cut, 0), ==, 0);
}

static void
assert_near (double value, double expected, double tolerance)
{
  g_assert_cmpfloat_with_epsilon (value, expected, tolerance);
}

static void
test_products (void)
{
  gint8                weights[4][96];
  float                scales[4] = { 0.5f, 0.25f, 1, 2 };
  float                biases[4] = { 0, 1, -1, 10 };
  float                values[3][96];
  gint16               steps[3][96];
  float                sizes[3];
  float                output[3][4];
  guint32              state = 1;
  DossierEncoderMatrix matrix = { weights[0], scales, biases, 4, 96 };

  for (guint i = 0; i < 4 * 96; i++)
    weights[i / 96][i % 96] = (gint8) (i % 5 == 0 ? -127 : 127 * draw (&state));
  for (guint i = 0; i < 3 * 96; i++)
    values[i / 96][i % 96] = 30 * draw (&state);
  memset (values[2], 0, sizeof values[2]);
  dossier_encoder_round (values[0], 3, 96, steps[0], sizes);
  dossier_encoder_multiply (&matrix, steps[0], sizes, 3, output[0]);
  for (guint item = 0; item < 3; item++)
    for (guint row = 0; row < 4; row++)
      {
        double sum = 0;

        for (guint i = 0; i < 96; i++)
          sum += (double) values[item][i] * weights[row][i];
        assert_near (output[item][row], sum * scales[row] + biases[row], 20 * scales[row]);
      }
  assert_near (output[2][3], 10, 1e-6);
}

static void
test_attention (void)
{
  enum
  {
    N = 5,
    HEADS = 2,
    SIZE = 4,
    ALL = HEADS * SIZE
  };
  float   asked[N][3 * ALL];
  float   work[DOSSIER_ENCODER_ATTEND_ROOM (N, SIZE)];
  float   output[N][ALL];
  guint32 state = 3;

  for (guint i = 0; i < N * 3 * ALL; i++)
    asked[i / (3 * ALL)][i % (3 * ALL)] = 4 * draw (&state);
  dossier_encoder_attend (asked[0], N, HEADS, SIZE, work, output[0]);
  for (guint item = 0; item < N; item++)
    for (guint at = 0; at < ALL; at++)
      {
        guint  head = at / SIZE;
        double sum = 0;
        double mean = 0;

        for (guint i = 0; i < N; i++)
          {
            double score = 0;

            for (guint j = head * SIZE; j < (head + 1) * SIZE; j++)
              score += (double) asked[item][j] * asked[i][ALL + j];
            score = exp (score / sqrt (SIZE));
            sum += score;
            mean += score * asked[i][2 * ALL + at];
          }
        assert_near (output[item][at], mean / sum, 1e-4);
      }
}

/* Wide and many enough for the widest vectors, with rows and inputs left over. */
static void
test_wide_products (void)
{
  enum
  {
    ITEMS = 11,
    MANY_VALUES = 128,
    MANY_ROWS = 72
  };
  g_autofree gint8  *weights = g_new (gint8, MANY_ROWS * MANY_VALUES);
  g_autofree gint16 *steps = g_new (gint16, ITEMS * MANY_VALUES);
  float              scales[MANY_ROWS];
  float              biases[MANY_ROWS];
  float              sizes[ITEMS];
  float              output[ITEMS][MANY_ROWS];
  guint32            state = 5;

  for (guint i = 0; i < MANY_ROWS * MANY_VALUES; i++)
    weights[i] = (gint8) (i % 7 == 0 ? -128 : 127 * draw (&state));
  for (guint i = 0; i < ITEMS * MANY_VALUES; i++)
    steps[i] = (gint16) (i % 11 == 0 ? -DOSSIER_ENCODER_INPUT_STEPS : 8000 * draw (&state));
  for (guint i = 0; i < MANY_ROWS; i++)
    {
      scales[i] = 1;
      biases[i] = (float) i;
    }
  for (guint i = 0; i < ITEMS; i++)
    sizes[i] = 1 + (float) i;

  DossierEncoderMatrix matrix = { weights, scales, biases, MANY_ROWS, MANY_VALUES };

  dossier_encoder_multiply (&matrix, steps, sizes, ITEMS, output[0]);
  for (guint item = 0; item < ITEMS; item++)
    for (guint row = 0; row < MANY_ROWS; row++)
      {
        gint64 sum = 0;

        for (guint i = 0; i < MANY_VALUES; i++)
          sum += (gint64) steps[item * MANY_VALUES + i] * weights[row * MANY_VALUES + i];
        assert_near (output[item][row], (double) sum * (1 + item) + row, 1e-6 * ABS (sum) * 12 + 1);
      }
}

/* Heads of the width that the widest vectors have a way of their own for. */
static void
test_wide_attention (void)
{
  enum
  {
    N = 21,
    HEADS = 3,
    SIZE = 32,
    ALL = HEADS * SIZE
  };
  g_autofree float *asked = g_new (float, N * 3 * ALL);
  g_autofree float *work = g_new (float, DOSSIER_ENCODER_ATTEND_ROOM (N, SIZE));
  float             output[N][ALL];
  guint32           state = 7;

  for (guint i = 0; i < N * 3 * ALL; i++)
    asked[i] = 4 * draw (&state);
  dossier_encoder_attend (asked, N, HEADS, SIZE, work, output[0]);
  for (guint item = 0; item < N; item++)
    for (guint at = 0; at < ALL; at++)
      {
        double sum = 0;
        double mean = 0;

        for (guint i = 0; i < N; i++)
          {
            double score = 0;

            for (guint j = at / SIZE * SIZE; j < (at / SIZE + 1) * SIZE; j++)
              score += (double) asked[item * 3 * ALL + j] * asked[i * 3 * ALL + ALL + j];
            score = exp (score / sqrt (SIZE));
            sum += score;
            mean += score * asked[i * 3 * ALL + 2 * ALL + at];
          }
        assert_near (output[item][at], mean / sum, 1e-4);
      }
}

static void
test_bends (void)
{
  float values[401];

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = ((float) i - 200) / 20;
  dossier_encoder_bend (values, G_N_ELEMENTS (values));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      double x = ((double) i - 200) / 20;

      assert_near (values[i], x * 0.5 * erfc (-x / sqrt (2)), 2e-5);
    }
}

static void
test_norms (void)
{
  float values[2][4] = { { 1, 2, 3, 4 }, { 5, 5, 5, 5 } };
  float added[2][4] = { { 1, 1, 1, 1 }, { 0, 0, 0, 0 } };
  float gains[4] = { 1, 1, 1, 2 };
  float offsets[4] = { 0, 0, 0, 7 };

  dossier_encoder_normalise (values[0], added[0], gains, offsets, 2, 4);
  assert_near (values[0][0], -1.5 / sqrt (1.25), 1e-5);
  assert_near (values[0][3], 7 + 2 * 1.5 / sqrt (1.25), 1e-5);
  assert_near (values[1][0], 0, 1e-5);
  assert_near (values[1][3], 7, 1e-5);
}

/* Each word that has pieces gets probabilities, which sum up to one. */
static void
assert_sound (const float *scores, const DossierTaggerArticle *article)
{
  for (guint token = 0; token < article->tokens->len; token++)
    {
      double sum = 0;

      for (guint label = 0; label < DOSSIER_N_ENCODER_LABELS; label++)
        sum += exp (scores[token * DOSSIER_N_ENCODER_LABELS + label]);
      if (sum < DOSSIER_N_ENCODER_LABELS)
        assert_near (sum, 1, 1e-4);
    }
}

static void
test_texts (void)
{
  g_autoptr (DossierEncoder) encoder = make_encoder ();
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (GString) sentences = g_string_new (NULL);
  const char *texts[4] = { "", "New boats. \xff\xfe U.U. boats", NULL, NULL };

  for (guint i = 0; i < 400; i++)
    g_string_append (endless, "Boats'boats");
  for (guint i = 0; i < 60; i++)
    g_string_append (sentences, "New boats bo o. ");
  texts[2] = endless->str;
  texts[3] = sentences->str;
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DossierTaggerArticle) article =
          dossier_tagger_article_new (NULL, texts[i], strlen (texts[i]));
      g_autofree float *scores = dossier_encoder_run (encoder, article);
      g_autofree float *again = dossier_encoder_run (encoder, article);

      assert_sound (scores, article);
      g_assert_cmpmem (scores,
                       article->tokens->len * DOSSIER_N_ENCODER_LABELS * sizeof *scores,
                       again,
                       article->tokens->len * DOSSIER_N_ENCODER_LABELS * sizeof *again);
    }
}

/* What stands around a word changes what is thought of it. */
static void
test_context (void)
{
  g_autoptr (DossierEncoder) encoder = make_encoder ();
  static const char *const texts[] = { "boat new new", "boat o o" };
  float                    first[2];

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DossierTaggerArticle) article =
          dossier_tagger_article_new (NULL, texts[i], strlen (texts[i]));
      g_autofree float *scores = dossier_encoder_run (encoder, article);

      first[i] = scores[1];
    }
  g_assert_cmpfloat (fabsf (first[0] - first[1]), >, 1e-4f);
}

static void
assert_refused (GByteArray *file, const char *why)
{
  g_autoptr (GBytes) bytes = g_bytes_new (file->data, file->len);
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_encoder_new (bytes, &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_DATA);
  g_assert_nonnull (strstr (error->message, why));
}

static void
test_damage (void)
{
  static const struct
  {
    const char *why;
    guint       at; /* the byte that is changed */
    guint8      value;
    gboolean    is_sealed;
  } cases[] = {
    { "no encoder", 0, 'X', FALSE },
    { "another version", 8, 99, FALSE },
    { "cut off", 12, 1, FALSE },
    { "checksum", 16, 1, FALSE },
    { "checksum", 3000, 0x55, FALSE },
    { "no sense", 24 + 3, 0xff, TRUE },
    { "no sense", 24 + 7, 0xff, TRUE },
    { "no sense", 24 + 8, 31, TRUE },
    { "no sense", 24 + 12, 200, TRUE },
    { "no sense", 24 + 16, 5, TRUE },
    { "no sense", 24 + 20, 33, TRUE },
    { "no sense", 24 + 24, 0xff, TRUE },
    { "after its end", 24 + 12, 1, TRUE },
    /* The name of a marker. */
    { "lacks pieces", 24 + 24 + 2 * 6 + 1, '{', TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GByteArray) file = make_file ();

      file->data[cases[i].at] ^= cases[i].value == file->data[cases[i].at] ? 1 : 0;
      if (cases[i].value != file->data[cases[i].at])
        file->data[cases[i].at] = cases[i].value;
      if (cases[i].is_sealed)
        seal (file);
      assert_refused (file, cases[i].why);
    }
  for (guint length = 0; length < 200; length += 7)
    {
      g_autoptr (GByteArray) file = make_file ();

      g_byte_array_set_size (file, length);
      if (length >= DOSSIER_ENCODER_HEADER_SIZE)
        seal (file);
      assert_refused (file, "reading the encoder of names");
    }
}

static GBytes *
load_bytes (const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_DATA"), name, NULL);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, &error);

  g_assert_no_error (error);
  return g_mapped_file_get_bytes (file);
}

static char *
describe (const GPtrArray *mentions, const char *text)
{
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (mentions, i);

      g_string_append_printf (description,
                              "%s%.*s/%s",
                              i > 0 ? " | " : "",
                              (int) (mention->span.end - mention->span.start),
                              text + mention->span.start,
                              dossier_entity_kind_to_string (mention->kind));
    }
  return g_string_free (description, FALSE);
}

/* The encoder that comes with the program sees what the model of names alone does not. */
static void
test_refined (void)
{
  static const char text[] =
      "Cork's mayor, Daria Cork, was sorry. Brightwater had lent Ngozi and Adaeze the money.";
  g_autoptr (GBytes) model = load_bytes ("names.model");
  g_autoptr (GBytes) gazetteer = load_bytes ("places.gazetteer");
  g_autoptr (GBytes) encoder = load_bytes ("names.encoder");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierRecogniser) quick = dossier_recogniser_new (model, gazetteer, &error);
  g_autoptr (DossierRecogniser) refined = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GPtrArray) found_quickly = NULL;
  g_autofree char *names = NULL;
  g_autofree char *names_quickly = NULL;

  g_assert_no_error (error);
  refined = dossier_recogniser_new_refined (quick, encoder, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dossier_recogniser_get_revision (quick), ==, DOSSIER_RECOGNISER_REVISION);
  g_assert_cmpuint (dossier_recogniser_get_revision (refined), ==, DOSSIER_RECOGNISER_REVISION + 1);
  found = dossier_recogniser_run (refined, text, strlen (text), NULL);
  found_quickly = dossier_recogniser_run (quick, text, strlen (text), NULL);
  names = describe (found, text);
  names_quickly = describe (found_quickly, text);
  g_assert_cmpstr (names,
                   ==,
                   "Cork/place | Daria Cork/person | Brightwater/organization | Ngozi/person | "
                   "Adaeze/person");
  g_assert_cmpstr (names, !=, names_quickly);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/encoder/words-are-cut-into-known-pieces", test_pieces);
  g_test_add_func ("/core/encoder/words-without-end-end", test_long_words);
  g_test_add_func ("/core/encoder/products-are-near-enough", test_products);
  g_test_add_func ("/core/encoder/wide-products-are-right-to-the-last-row", test_wide_products);
  g_test_add_func ("/core/encoder/attention-is-a-weighted-mean", test_attention);
  g_test_add_func ("/core/encoder/attention-of-wide-heads-is-one-too", test_wide_attention);
  g_test_add_func ("/core/encoder/bends-follow-the-error-function", test_bends);
  g_test_add_func ("/core/encoder/norms-have-mean-nothing-and-variance-one", test_norms);
  g_test_add_func ("/core/encoder/any-text-is-read", test_texts);
  g_test_add_func ("/core/encoder/words-are-read-in-context", test_context);
  g_test_add_func ("/core/encoder/a-damaged-file-is-refused", test_damage);
  g_test_add_func ("/core/encoder/a-refined-recogniser-finds-more", test_refined);
  return g_test_run ();
}
