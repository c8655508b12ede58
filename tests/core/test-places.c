/* test-places.c: each mention of a place is put where the article means it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-places.h"

#include <math.h>
#include <string.h>

static DossierGazetteer *
load_gazetteer (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char  *path = g_build_filename (g_getenv ("DOSSIER_DATA"), "places.gazetteer", NULL);
  char             *data;
  gsize             size;
  DossierGazetteer *gazetteer;

  g_file_get_contents (path, &data, &size, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, size);
  gazetteer = dossier_gazetteer_new (bytes, &error);
  g_assert_no_error (error);
  return gazetteer;
}

/* Splits "in [Lagos], [Nigeria]" into a text and its mentions; <Ohio Gazette> is an organisation.
 */
static char *
read_marked (const char *marked, GPtrArray *mentions)
{
  GString        *text = g_string_new (NULL);
  DossierMention *mention = NULL;

  for (const char *p = marked; *p != '\0'; p++)
    if (*p == '[' || *p == '<')
      {
        DossierSpan span = { text->len, text->len };

        mention =
            dossier_mention_new (*p == '[' ? DOSSIER_ENTITY_PLACE : DOSSIER_ENTITY_ORGANISATION,
                                 span);
        g_ptr_array_add (mentions, mention);
      }
    else if (*p == ']' || *p == '>')
      mention->span.end = text->len;
    else
      g_string_append_c (text, *p);
  return g_string_free (text, FALSE);
}

typedef struct
{
  const char *text;
  struct
  {
    double      latitude;
    double      longitude;
    const char *country; /* NULL: not resolved */
  } places[6];
} Case;

#define NOWHERE                                                                                    \
  {                                                                                                \
    0, 0, NULL                                                                                     \
  }

static const Case cases[] = {
  /* alone: the usual one */
  { "A fire broke out in [Paris].", { { 48.9, 2.3, "FR" } } },
  { "It rained in [London] all week.", { { 51.5, -0.1, "GB" } } },
  { "Talks in [Georgia] stalled.", { { 42, 43.5, "GE" } } },
  { "[Jordan] closed its border.", { { 31, 36, "JO" } } },
  { "Nothing is known of [Xyzzyville].", { NOWHERE } },
  /* a word for a people is company */
  { "A fire broke out in [Cordoba].", { { -31.4, -64.2, "AR" } } },
  { "Spanish police, Spanish judges and a Spanish mayor met in [Cordoba].",
    { { 37.9, -4.8, "ES" } } },
  /* "City, State" and "City, Country" */
  { "A fire in [Paris], [Texas], spread.", { { 33.7, -95.6, "US" }, { 31.25, -99.25, "US" } } },
  { "A fire in [Paris], [Tex.], spread.", { { 33.7, -95.6, "US" }, { 31.25, -99.25, "US" } } },
  { "A fire in [Paris], Texas, spread.", { { 33.7, -95.6, "US" } } },
  { "A fire in [Paris], TX.", { { 33.7, -95.6, "US" } } },
  { "A fire in [Paris] ([Tennessee]) spread.", { { 36.3, -88.3, "US" }, { 35.75, -86.25, "US" } } },
  { "She lives in [Lebanon], [Pa.], now.", { { 40.3, -76.4, "US" }, { 40.5, -77.25, "US" } } },
  { "She lives in [London], [Ontario].", { { 43, -81.2, "CA" }, { 49.5, -84.75, "CA" } } },
  { "From [Cordoba], [Argentina], he wrote.", { { -31.4, -64.2, "AR" }, { -34, -64, "AR" } } },
  { "From [Cordoba], [Spain], he wrote.", { { 37.9, -4.8, "ES" }, { 40, -4, "ES" } } },
  { "[Tbilisi], [Georgia], is old.", { { 41.7, 44.8, "GE" }, { 42, 43.5, "GE" } } },
  { "[Atlanta], [Georgia], is young.", { { 33.7, -84.4, "US" }, { 32.75, -83.5, "US" } } },
  { "Said in [Springfield], [Ohio], twice.", { { 39.9, -83.8, "US" }, { 40.25, -83, "US" } } },
  /* lists are no such pattern */
  { "[Georgia], [Armenia] and [Azerbaijan] met.",
    { { 42, 43.5, "GE" }, { 40, 45, "AM" }, { 40.5, 47.5, "AZ" } } },
  { "Polls open in [California], [Maryland] and [Virginia].",
    { { 37.25, -119.75, "US" }, { 39, -76.75, "US" }, { 37.5, -78.5, "US" } } },
  { "Flights to [Paris], [London] and [Rome] resumed.",
    { { 48.9, 2.3, "FR" }, { 51.5, -0.1, "GB" }, { 41.9, 12.5, "IT" } } },
  /* one sense in an article */
  { "A fire in [Paris], [Texas]. The mayor of [Paris] wept.",
    { { 33.7, -95.6, "US" }, { 31.25, -99.25, "US" }, { 33.7, -95.6, "US" } } },
  /* company */
  { "Crews from [Tyler], [Longview] and [Sulphur Springs] drove to [Paris] through [Texas].",
    { { 32.35, -95.3, "US" },
      { 32.5, -94.7, "US" },
      { 33.1, -95.6, "US" },
      { 33.7, -95.6, "US" },
      { 31.25, -99.25, "US" } } },
  { "Rivers rose in [Macon], [Savannah] and [Augusta] in [Georgia].",
    { { 32.8, -83.6, "US" }, { 32.1, -81.1, "US" }, { 33.5, -82, "US" }, { 32.75, -83.5, "US" } } },
  /* an organisation's name tells where the article is at home */
  { "The fair in [Paris] is run by the <Lamar County Board> and the <Texas Rangers>.",
    { { 33.7, -95.6, "US" }, NOWHERE, NOWHERE } },
  { "The <Highway Patrol of Ohio> closed roads in [Springfield].",
    { NOWHERE, { 39.9, -83.8, "US" } } },
  /* of two towns of the name the one beside the others */
  { "[Walker County] lifted its ban; [Huntsville] did not, a judge in [Texas] said.",
    { { 30.7, -95.6, "US" }, { 30.7, -95.6, "US" }, { 31.25, -99.25, "US" } } },
  /* what stands in a town is there */
  { "A plane left [Vancouver International Airport].", { { 49.2, -123.1, "CA" } } },
  { "The [Xyzzyville International Airport] is shut.", { NOWHERE } },
  { "Fans filled the [Paredes de Qqq].", { NOWHERE } },
  /* two neighbours joined by a hyphen say which namesakes they are; strangers do not */
  { "Runners from [Fargo-Moorhead] came to [Moorhead].",
    { { 46.9, -96.8, "US" }, { 46.9, -96.8, "US" } } },
  { "The [Paris-Henry County] squad thanked [Henry County].",
    { { 36.3, -88.3, "US" }, { 36.3, -88.3, "US" } } },
  { "Half of [Paris] gave to the <Paris-Henry County Rescue Squad>.",
    { { 36.3, -88.3, "US" }, NOWHERE } },
  { "The [Paris-Dakar] rally is far from [Lagos].", { NOWHERE, { 6.5, 3.4, "NG" } } },
  /* words that every town has are no town of their own */
  { "A fire on [Court Square] was put out, in the [North].", { NOWHERE, NOWHERE } },
  /* provinces without the word for them */
  { "Pigs died in [Nueva Ecija] and [Pangasinan].", { { 15.6, 121, "PH" }, { 16, 120.4, "PH" } } },
  { "He flew to [L.A.] on Monday.", { { 34.1, -118.2, "US" } } },
  /* the words around a name */
  { "Fighting in the [Donetsk region] went on.", { { 48, 37.8, "UA" } } },
  { "In [northern Syria] and in [southern Iraq] nothing moved.",
    { { 35, 38, "SY" }, { 33, 44, "IQ" } } },
  { "Rain fell on [North West England].", { { 52.2, -1.4, "GB" } } },
  { "The [Republic of Ireland] voted.", { { 53, -8, "IE" } } },
  { "The [Kherson Oblast] voted.", { { 46.6, 33.5, "UA" } } },
  { "[Ukraine's] army and [Kyiv’s] streets.", { { 49, 32, "UA" }, { 50.45, 30.5, "UA" } } },
  { "Ships crossed the [Black Sea].", { { 43, 34, "" } } },
};

static void
assert_near (const DossierMention *mention, double latitude, double longitude)
{
  g_assert_nonnull (mention->place);
  g_assert_cmpfloat_with_epsilon (mention->place->latitude, latitude, 1.0);
  g_assert_cmpfloat_with_epsilon (mention->place->longitude, longitude, 1.0);
}

static void
test_places_are_where_the_text_means_them (void)
{
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) mentions =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      g_autofree char *text = read_marked (cases[i].text, mentions);

      g_test_message ("%s", text);
      dossier_places_resolve (gazetteer, text, strlen (text), mentions);
      for (guint j = 0; j < mentions->len; j++)
        {
          const DossierMention *mention = g_ptr_array_index (mentions, j);

          if (cases[i].places[j].country == NULL)
            {
              g_assert_null (mention->place);
              continue;
            }
          assert_near (mention, cases[i].places[j].latitude, cases[i].places[j].longitude);
          g_assert_cmpstr (mention->place->country, ==, cases[i].places[j].country);
        }
    }
}

static void
test_the_full_name_helps_when_the_words_do_not (void)
{
  static const char text[] = "The Strait closed.";
  DossierSpan       span = { 4, 10 };
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  DossierMention *mention = dossier_mention_new (DOSSIER_ENTITY_PLACE, span);

  g_free (mention->name);
  mention->name = g_strdup ("Strait of Hormuz");
  g_ptr_array_add (mentions, mention);
  dossier_places_resolve (gazetteer, text, strlen (text), mentions);
  assert_near (mention, 26.6, 56.3);
}

static void
test_people_get_no_place (void)
{
  static const char text[] = "Paris spoke.";
  DossierSpan       span = { 0, 5 };
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  g_ptr_array_add (mentions, dossier_mention_new (DOSSIER_ENTITY_PERSON, span));
  dossier_places_resolve (gazetteer, text, strlen (text), mentions);
  g_assert_null (((DossierMention *) g_ptr_array_index (mentions, 0))->place);
}

static void
test_a_hundred_thousand_mentions_take_linear_time (void)
{
  static const char *const names[] = { "Paris", "Springfield", "Lagos", "San Jose", "Georgia" };
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  for (guint i = 0; i < 100000; i++)
    {
      DossierSpan span = { text->len, 0 };

      /* Half of them differ, so that remembering names alone does not help. */
      if (i % 2 == 0)
        g_string_append (text, names[i % G_N_ELEMENTS (names)]);
      else
        g_string_append_printf (text, "San %u", i);
      span.end = text->len;
      g_string_append (text, ", ");
      g_ptr_array_add (mentions, dossier_mention_new (DOSSIER_ENTITY_PLACE, span));
    }
  dossier_places_resolve (gazetteer, text->str, text->len, mentions);
  g_assert_nonnull (((DossierMention *) g_ptr_array_index (mentions, 0))->place);
}

static void
test_the_same_text_has_the_same_places (void)
{
  static const char marked[] = "[Paris], [London], [Dublin], [Athens] and [Rome] are in [Ohio] or "
                               "[Georgia]; [Troy] and [Cairo] are in [Illinois].";
  g_autoptr (DossierGazetteer) gazetteer = load_gazetteer ();
  g_autoptr (GString) last = g_string_new (NULL);

  for (guint round = 0; round < 5; round++)
    {
      g_autoptr (GPtrArray) mentions =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      g_autofree char *text = read_marked (marked, mentions);
      g_autoptr (GString) found = g_string_new (NULL);

      dossier_places_resolve (gazetteer, text, strlen (text), mentions);
      for (guint i = 0; i < mentions->len; i++)
        {
          const DossierMention *mention = g_ptr_array_index (mentions, i);

          g_assert_nonnull (mention->place);
          g_string_append_printf (found,
                                  "%f %f;",
                                  mention->place->latitude,
                                  mention->place->longitude);
        }
      if (round > 0)
        g_assert_cmpstr (found->str, ==, last->str);
      g_string_assign (last, found->str);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/places/places-are-where-the-text-means-them",
                   test_places_are_where_the_text_means_them);
  g_test_add_func ("/core/places/the-full-name-helps-when-the-words-do-not",
                   test_the_full_name_helps_when_the_words_do_not);
  g_test_add_func ("/core/places/people-get-no-place", test_people_get_no_place);
  g_test_add_func ("/core/places/a-hundred-thousand-mentions-take-linear-time",
                   test_a_hundred_thousand_mentions_take_linear_time);
  g_test_add_func ("/core/places/the-same-text-has-the-same-places",
                   test_the_same_text_has_the_same_places);

  return g_test_run ();
}
