/* test-gazetteer.c: places are found by their names, and a damaged file is refused.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-gazetteer.h"
#include "core/text/dossier-core-error.h"

#include <math.h>
#include <string.h>

#define HEADER_SIZE 40

static GBytes *
load_bytes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DOSSIER_DATA"), "places.gazetteer", NULL);
  char            *data;
  gsize            size;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (data, size);
}

static DossierGazetteer *
load_gazetteer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = load_bytes ();
  DossierGazetteer *gazetteer = dossier_gazetteer_new (bytes, &error);

  g_assert_no_error (error);
  return gazetteer;
}

static void
test_the_first_reading_is_the_usual_one (void)
{
  static const struct
  {
    const char      *query;
    const char      *name;
    DossierPlaceKind kind;
    const char      *country;
    double           latitude;
    double           longitude;
  } cases[] = {
    { "Portugal", "Portugal", DOSSIER_PLACE_COUNTRY, "PT", 39.5, -8 },
    { "US", "United States", DOSSIER_PLACE_COUNTRY, "US", 39.8, -98.6 },
    { "U.S.", "United States", DOSSIER_PLACE_COUNTRY, "US", 39.8, -98.6 },
    { "UK", "United Kingdom", DOSSIER_PLACE_COUNTRY, "GB", 54, -2 },
    { "Britain", "United Kingdom", DOSSIER_PLACE_COUNTRY, "GB", 54, -2 },
    { "the Netherlands", "Netherlands", DOSSIER_PLACE_COUNTRY, "NL", 52.25, 5.75 },
    { "Côte d’Ivoire", "Ivory Coast", DOSSIER_PLACE_COUNTRY, "CI", 8, -5.5 },
    { "Turkiye", "Turkey", DOSSIER_PLACE_COUNTRY, "TR", 39, 35 },
    { "Georgia", "Georgia", DOSSIER_PLACE_COUNTRY, "GE", 42, 43.5 },
    { "Lisbon", "Lisbon", DOSSIER_PLACE_CAPITAL, "PT", 38.7, -9.1 },
    { "LISBON", "Lisbon", DOSSIER_PLACE_CAPITAL, "PT", 38.7, -9.1 },
    { "Lisbon's", "Lisbon", DOSSIER_PLACE_CAPITAL, "PT", 38.7, -9.1 },
    { "“Lisbon”", "Lisbon", DOSSIER_PLACE_CAPITAL, "PT", 38.7, -9.1 },
    { "Kyiv", "Kyiv", DOSSIER_PLACE_CAPITAL, "UA", 50.45, 30.5 },
    { "Kiev", "Kyiv", DOSSIER_PLACE_CAPITAL, "UA", 50.45, 30.5 },
    { "Washington", "Washington", DOSSIER_PLACE_CAPITAL, "US", 38.9, -77 },
    { "Washington, D.C.", "Washington", DOSSIER_PLACE_CAPITAL, "US", 38.9, -77 },
    { "Sanaa", "Sanaa", DOSSIER_PLACE_CAPITAL, "YE", 15.35, 44.2 },
    { "Sana’a", "Sanaa", DOSSIER_PLACE_CAPITAL, "YE", 15.35, 44.2 },
    { "The Hague", "The Hague", DOSSIER_PLACE_CITY, "NL", 52.1, 4.3 },
    { "Munich", "Munich", DOSSIER_PLACE_CITY, "DE", 48.1, 11.6 },
    { "München", "Munich", DOSSIER_PLACE_CITY, "DE", 48.1, 11.6 },
    { "St. Petersburg", "Saint Petersburg", DOSSIER_PLACE_CITY, "RU", 59.9, 30.3 },
    { "Saint Petersburg", "Saint Petersburg", DOSSIER_PLACE_CITY, "RU", 59.9, 30.3 },
    { "St Petersburg", "Saint Petersburg", DOSSIER_PLACE_CITY, "RU", 59.9, 30.3 },
    { "Łódź", "Łódź", DOSSIER_PLACE_CITY, "PL", 51.75, 19.5 },
    { "Lodz", "Łódź", DOSSIER_PLACE_CITY, "PL", 51.75, 19.5 },
    { "Texas", "Texas", DOSSIER_PLACE_REGION, "US", 31.25, -99.25 },
    { "Tex.", "Texas", DOSSIER_PLACE_REGION, "US", 31.25, -99.25 },
    { "Fla.", "Florida", DOSSIER_PLACE_REGION, "US", 28.75, -82.5 },
    { "US-Pa.", "Pennsylvania", DOSSIER_PLACE_REGION, "US", 40.5, -77.25 },
    { "US-OH", "Ohio", DOSSIER_PLACE_REGION, "US", 40.25, -83 },
    { "Scotland", "Scotland", DOSSIER_PLACE_REGION, "GB", 56.5, -4 },
    { "West Bank", "West Bank", DOSSIER_PLACE_REGION, "PS", 31.95, 35.25 },
    { "Kashmir", "Kashmir", DOSSIER_PLACE_REGION, "IN", 34.5, 76 },
    { "Balkans", "Balkans", DOSSIER_PLACE_REGION, "", 43, 21 },
    { "Sahel", "Sahel", DOSSIER_PLACE_REGION, "", 15, 5 },
    { "Africa", "Africa", DOSSIER_PLACE_CONTINENT, "", 7, 21 },
    { "Black Sea", "Black Sea", DOSSIER_PLACE_WATER, "", 43, 34 },
    { "Danube", "Danube", DOSSIER_PLACE_WATER, "", 46, 19 },
  };
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierGazetteerEntry entry;
      guint                 n;

      n = dossier_gazetteer_lookup (gazetteer, cases[i].query, strlen (cases[i].query), &entry, 1);
      g_test_message ("%s", cases[i].query);
      g_assert_cmpuint (n, ==, 1);
      g_assert_cmpstr (entry.name, ==, cases[i].name);
      g_assert_cmpint (entry.kind, ==, cases[i].kind);
      g_assert_cmpstr (entry.country, ==, cases[i].country);
      g_assert_cmpfloat_with_epsilon (entry.latitude, cases[i].latitude, 0.3);
      g_assert_cmpfloat_with_epsilon (entry.longitude, cases[i].longitude, 0.3);
      g_assert_true (
          dossier_gazetteer_has_name (gazetteer, cases[i].query, strlen (cases[i].query)));
    }
}

static void
test_other_words_are_no_places (void)
{
  static const char *const queries[] = {
    "",     " ",    ".",   "'",         "us",         "Xyzzyville", "the",
    "'s",   "\xFF", "123", "Yesterday", "the the",    "ill",        "Lisbon Portugal Spain",
    "’s’s", "\"\"", "-",   "Tex as",    "Government", "In",         "of",
  };
  g_autofree char *long_query = g_strnfill (100000, 'a');
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_assert_false (dossier_gazetteer_has_name (gazetteer, queries[i], strlen (queries[i])));
    }
  g_assert_false (dossier_gazetteer_has_name (gazetteer, long_query, strlen (long_query)));
}

static void
test_a_name_need_not_be_terminated (void)
{
  static const char bytes[] = { 'R', 'o', 'm', 'e', 'X' };
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();

  g_assert_true (dossier_gazetteer_has_name (gazetteer, bytes, 4));
  g_assert_false (dossier_gazetteer_has_name (gazetteer, bytes, 5));
}

static void
test_many_readings_come_in_order (void)
{
  DossierGazetteerEntry entries[32];
  DossierGazetteerEntry first[3];
  gboolean              has_ohio = FALSE;
  guint                 n;
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();

  n = dossier_gazetteer_lookup (gazetteer, "Springfield", 11, entries, G_N_ELEMENTS (entries));
  g_assert_cmpuint (n, >, 8);
  for (guint i = 0; i < n; i++)
    {
      g_assert_cmpstr (entries[i].name, !=, "");
      has_ohio |= strcmp (entries[i].admin, "Ohio") == 0;
    }
  g_assert_true (has_ohio);
  g_assert_cmpuint (entries[0].population, >, 100000);

  g_assert_cmpuint (dossier_gazetteer_lookup (gazetteer, "Springfield", 11, first, 3), ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpfloat (first[i].latitude, ==, entries[i].latitude);
  g_assert_cmpuint (dossier_gazetteer_lookup (gazetteer, "Springfield", 11, first, 0), ==, 0);
}

static void
test_towns_know_their_division (void)
{
  DossierGazetteerEntry entry;
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();

  g_assert_cmpuint (dossier_gazetteer_lookup (gazetteer, "Houston", 7, &entry, 1), ==, 1);
  g_assert_cmpstr (entry.admin, ==, "Texas");
  g_assert_cmpuint (entry.population, >, 1500000);
}

/* As in the writer: what a damaged file with a good checksum holds must be looked at too. */
static void
seal (guint8 *data, gsize size)
{
  guint64 sum = G_GUINT64_CONSTANT (0xCBF29CE484222325);

  for (gsize i = HEADER_SIZE; i + 8 <= size; i += 8)
    {
      guint64 word;

      memcpy (&word, data + i, sizeof word);
      sum = (sum ^ GUINT64_FROM_LE (word)) * G_GUINT64_CONSTANT (0x100000001B3);
      sum ^= sum >> 29;
    }
  sum = GUINT64_TO_LE (sum);
  memcpy (data + 32, &sum, sizeof sum);
}

static void
assert_refused (const guint8 *data, gsize size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);

  g_assert_null (dossier_gazetteer_new (bytes, &error));
  g_assert_error (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_DATA);
}

static void
test_a_damaged_file_is_refused (void)
{
  g_autoptr (GBytes) bytes = load_bytes ();
  gsize              size;
  const guint8      *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);

  g_assert_cmpuint (size, <=, 5 * 1024 * 1024);
  for (gsize cut = 0; cut < 100; cut++)
    assert_refused (data, cut);
  assert_refused (data, size - 1);
  assert_refused (data, size / 2);
  for (gsize i = 0; i < 28; i++)
    {
      copy[i] ^= 0x10;
      assert_refused (copy, size);
      copy[i] ^= 0x10;
    }
  for (gsize i = HEADER_SIZE; i < size; i += size / 50)
    {
      copy[i] ^= 0x01;
      assert_refused (copy, size);
      copy[i] ^= 0x01;
    }
}

static void
test_bad_contents_do_no_harm (void)
{
  static const char *const queries[] = { "Lisbon", "Springfield", "US", "Kyiv", "Paris", "Aleppo" };
  g_autoptr (GBytes) bytes = load_bytes ();
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  gsize              size;
  const guint8      *data = g_bytes_get_data (bytes, &size);
  g_autofree guint8 *copy = g_memdup2 (data, size);

  for (guint round = 0; round < 20; round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) damaged = NULL;
      g_autoptr (DossierGazetteer) gazetteer = NULL;

      for (gsize i = HEADER_SIZE; i < size; i += (gsize) g_rand_int_range (random, 1, 12))
        copy[i] = (guint8) g_rand_int (random);
      seal (copy, size);
      damaged = g_bytes_new_static (copy, size);
      gazetteer = dossier_gazetteer_new (damaged, &error);
      g_assert_no_error (error);
      for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
        {
          DossierGazetteerEntry entries[16];
          guint                 n = dossier_gazetteer_lookup (gazetteer,
                                              queries[i],
                                              strlen (queries[i]),
                                              entries,
                                              G_N_ELEMENTS (entries));

          g_assert_cmpuint (n, <=, G_N_ELEMENTS (entries));
          for (guint j = 0; j < n; j++)
            g_assert_true (isfinite (entries[j].latitude) && strlen (entries[j].name) < size);
        }
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/gazetteer/the-first-reading-is-the-usual-one",
                   test_the_first_reading_is_the_usual_one);
  g_test_add_func ("/core/gazetteer/other-words-are-no-places", test_other_words_are_no_places);
  g_test_add_func ("/core/gazetteer/a-name-need-not-be-terminated",
                   test_a_name_need_not_be_terminated);
  g_test_add_func ("/core/gazetteer/many-readings-come-in-order", test_many_readings_come_in_order);
  g_test_add_func ("/core/gazetteer/towns-know-their-division", test_towns_know_their_division);
  g_test_add_func ("/core/gazetteer/a-damaged-file-is-refused", test_a_damaged_file_is_refused);
  g_test_add_func ("/core/gazetteer/bad-contents-do-no-harm", test_bad_contents_do_no_harm);

  return g_test_run ();
}
