/* test-raw.c: packing and unpacking received bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-raw.h"
#include "store/dossier-store-error.h"

#include <string.h>

static GBytes *
make_bytes (gsize length, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  guint8 *data = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) (seed == 0 ? 'a' : g_rand_int_range (random, 0, 256));

  return g_bytes_new_take (data, length);
}

static void
test_round_trip (void)
{
  static const gsize lengths[] = { 0, 1, 65535, 65536, 65537, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (lengths); i++)
    for (guint32 seed = 0; seed < 2; seed++)
      {
        g_autoptr (GBytes) bytes = make_bytes (lengths[i], seed);
        g_autoptr (GError) error = NULL;
        g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, &error);
        g_autoptr (GBytes) back = NULL;

        g_assert_no_error (error);
        g_assert_cmpuint (raw->size, ==, lengths[i]);
        if (seed == 0 && lengths[i] > 1000)
          g_assert_cmpuint (g_bytes_get_size (raw->packed), <, lengths[i] / 50);
        back = dossier_raw_unpack (raw, &error);
        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (back, bytes));
      }
}

static void
test_checksum (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, NULL);

  /* FIPS 180-2, appendix B.1. */
  g_assert_cmpstr (raw->sha256,
                   ==,
                   "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

static void
assert_corrupt (const DossierRaw *raw)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dossier_raw_unpack (raw, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT);
}

static void
test_damage (void)
{
  g_autoptr (GBytes) bytes = make_bytes (200000, 0);
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, NULL);
  g_autoptr (GBytes) whole = g_bytes_ref (raw->packed);

  /* More than was said: a small file that would fill the memory is stopped in time. */
  raw->size = 100;
  assert_corrupt (raw);
  raw->size = 200001;
  assert_corrupt (raw);
  raw->size = 200000;
  raw->sha256[0] = raw->sha256[0] == '0' ? '1' : '0';
  assert_corrupt (raw);
  raw->sha256[0] = raw->sha256[0] == '0' ? '1' : '0';

  for (gsize length = 0; length < g_bytes_get_size (whole); length += 7)
    {
      g_bytes_unref (raw->packed);
      raw->packed = g_bytes_new_from_bytes (whole, 0, length);
      assert_corrupt (raw);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/raw/bytes-come-back-as-they-were", test_round_trip);
  g_test_add_func ("/store/raw/the-checksum-is-of-what-was-received", test_checksum);
  g_test_add_func ("/store/raw/damage-is-found", test_damage);

  return g_test_run ();
}
