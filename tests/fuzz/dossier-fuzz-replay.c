/* dossier-fuzz-replay.c: runs a fuzz target as an ordinary test: its samples, and mutations of
 * them.
 *
 * Without arguments, the samples in tests/fuzz/samples/NAME and a fixed number of mutations, the
 * same ones in every run. With files as arguments, only those, as libFuzzer would. When the
 * environment has DOSSIER_FUZZ_DUMP, each mutation is written there before it is run, so that the
 * one that crashed is left.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/fuzz/dossier-fuzz.h"

#include <glib/gstdio.h>

#include <string.h>

#define SEED 20250307

/* Mutations grow to no more than this. */
#define MAX_BYTES 20000

/* What parsers stumble over more often than over random bytes. */
static const struct
{
  const char *bytes;
  gsize       length;
} tokens[] = {
  { "<", 1 },
  { ">", 1 },
  { "</p>", 4 },
  { "<div>", 5 },
  { "<!--", 4 },
  { "<script>", 8 },
  { "&#1114112;", 10 },
  { "&", 1 },
  { "\"", 1 },
  { "\\u0000", 6 },
  { "{", 1 },
  { "[", 1 },
  { "}", 1 },
  { "]", 1 },
  { "0", 1 },
  { "-1", 2 },
  { "1e999", 5 },
  { "99999999999999999999", 20 },
  { "1,000,000", 9 },
  { "\n", 1 },
  { "\0", 1 },
  { "\xff", 1 },
  { "\xc3", 1 },
  { "\xef\xbf\xbc", 3 },
  { "\xe2\x80\x99", 3 },
  { "\xef\xbb\xbf", 3 },
  { "\xf0\x9f\x98\x80", 4 },
  { "\xcc\x81", 2 },
  { "km", 2 },
  { "%", 1 },
  { "Monday", 6 },
  { ". ", 2 },
};

static void
replace_range (GByteArray *input, gsize start, gsize length, gconstpointer bytes, gsize n_bytes)
{
  g_autofree guint8 *tail = NULL;
  gsize              n_tail;

  start = MIN (start, input->len);
  length = MIN (length, input->len - start);
  n_tail = input->len - start - length;
  tail = g_memdup2 (input->data + start + length, n_tail);
  g_byte_array_set_size (input, (guint) start);
  g_byte_array_append (input, bytes, (guint) n_bytes);
  g_byte_array_append (input, tail, (guint) n_tail);
}

static gsize
pick (GRand *random, gsize n)
{
  return n == 0 ? 0 : g_rand_int (random) % n;
}

static void
flip_bit (GByteArray *input, GRand *random, GBytes *other)
{
  if (input->len > 0)
    input->data[pick (random, input->len)] ^= (guint8) (1 << pick (random, 8));
}

static void
insert_token (GByteArray *input, GRand *random, GBytes *other)
{
  gsize i = pick (random, G_N_ELEMENTS (tokens));

  replace_range (input, pick (random, input->len + 1), 0, tokens[i].bytes, tokens[i].length);
}

static void
overwrite_token (GByteArray *input, GRand *random, GBytes *other)
{
  gsize i = pick (random, G_N_ELEMENTS (tokens));

  replace_range (input,
                 pick (random, input->len + 1),
                 tokens[i].length,
                 tokens[i].bytes,
                 tokens[i].length);
}

static void
remove_range (GByteArray *input, GRand *random, GBytes *other)
{
  replace_range (input, pick (random, input->len + 1), 1 + pick (random, 40), NULL, 0);
}

static void
cut_end (GByteArray *input, GRand *random, GBytes *other)
{
  g_byte_array_set_size (input, (guint) pick (random, input->len + 1));
}

/* The same piece many times over: what nests, nests deeply. */
static void
repeat_range (GByteArray *input, GRand *random, GBytes *other)
{
  gsize              start = pick (random, input->len + 1);
  gsize              length = pick (random, MIN (60, input->len - start + 1));
  g_autofree guint8 *piece = g_memdup2 (input->data + start, length);

  for (gsize n = 1 + pick (random, 50); n > 0 && length > 0; n--)
    replace_range (input, start, 0, piece, length);
}

static void
splice_other (GByteArray *input, GRand *random, GBytes *other)
{
  gsize         size;
  const guint8 *data = g_bytes_get_data (other, &size);
  gsize         start = pick (random, size);
  gsize         length = pick (random, MIN (400, size - start + 1));

  replace_range (input, pick (random, input->len + 1), pick (random, 200), data + start, length);
}

static void (*const mutators[]) (GByteArray *input, GRand *random, GBytes *other) = {
  flip_bit, insert_token, overwrite_token, remove_range, cut_end, repeat_range, splice_other,
};

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* In the order of their names, so that every run has the same mutations. */
static GPtrArray *
load_samples (void)
{
  g_autofree char *folder = g_test_build_filename (G_TEST_DIST, "fuzz", "samples", FUZZ_NAME, NULL);
  GPtrArray       *samples = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &error);
  const char *name;

  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  for (guint i = 0; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, names->pdata[i], NULL);
      char            *contents;
      gsize            length;

      g_file_get_contents (path, &contents, &length, &error);
      g_assert_no_error (error);
      g_ptr_array_add (samples, g_bytes_new_take (contents, length));
    }
  g_assert_cmpuint (samples->len, >, 0);
  return samples;
}

/* From memory of just that size, so that reading past its end is noticed. */
static void
run_input (const guint8 *data, gsize size)
{
  g_autofree guint8 *copy = g_memdup2 (data, size);

  LLVMFuzzerTestOneInput (copy != NULL ? copy : (const guint8 *) "", size);
}

static void
test_samples (void)
{
  g_autoptr (GPtrArray) samples = load_samples ();

  run_input (NULL, 0);
  for (guint i = 0; i < samples->len; i++)
    {
      gsize         size;
      const guint8 *data = g_bytes_get_data (samples->pdata[i], &size);

      run_input (data, size);
    }
}

static void
run_mutation (GPtrArray *samples, GRand *random)
{
  const char *dump = g_getenv ("DOSSIER_FUZZ_DUMP");
  g_autoptr (GByteArray) input = g_byte_array_new ();
  GBytes       *sample = samples->pdata[pick (random, samples->len)];
  gsize         size;
  const guint8 *data = g_bytes_get_data (sample, &size);

  g_byte_array_append (input, data, (guint) size);
  for (gsize n = 1 + pick (random, 8); n > 0; n--)
    {
      GBytes *other = samples->pdata[pick (random, samples->len)];

      mutators[pick (random, G_N_ELEMENTS (mutators))](input, random, other);
      if (input->len > MAX_BYTES)
        g_byte_array_set_size (input, MAX_BYTES);
    }
  if (dump != NULL)
    g_file_set_contents (dump, (const char *) input->data, input->len, NULL);
  run_input (input->data, input->len);
}

static void
test_mutations (void)
{
  g_autoptr (GPtrArray) samples = load_samples ();
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);

  for (guint i = 0; i < FUZZ_MUTATIONS; i++)
    run_mutation (samples, random);
}

static int
run_files (char **paths)
{
  for (; *paths != NULL; paths++)
    {
      g_autofree char *contents = NULL;
      gsize            length;
      g_autoptr (GError) error = NULL;

      if (!g_file_get_contents (*paths, &contents, &length, &error))
        {
          g_printerr ("%s\n", error->message);
          return 1;
        }
      run_input ((const guint8 *) contents, length);
    }
  return 0;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  if (argc > 1)
    return run_files (argv + 1);
  g_test_add_func ("/fuzz/" FUZZ_NAME "/samples-keep-all-promises", test_samples);
  g_test_add_func ("/fuzz/" FUZZ_NAME "/mutations-keep-all-promises", test_mutations);
  return g_test_run ();
}
