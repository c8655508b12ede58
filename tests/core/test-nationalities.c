/* test-nationalities.c: words for a people tell of their country, and name no place.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-nationalities.h"

#include <string.h>

/* @found: "Ukrainian=UA Dutch=NL" */
typedef struct
{
  const char *text;
  const char *found;
} Case;

static const Case cases[] = {
  { "Two Ukrainian pilots met the Dutch.", "Ukrainian=UA Dutch=NL" },
  { "Ukrainians, Britons and Burmese voted.", "Ukrainians=UA Britons=GB Burmese=MM" },
  { "A South Korean ship and a Papua New Guinean crew.", "South Korean=KR Papua New Guinean=PG" },
  { "Anglo-French talks, a Turkish-born author", "French=FR Turkish=TR" },
  { "The American’s coach is Bissau-Guinean.", "American=US Bissau-Guinean=GW" },
  /* whole words, with a capital */
  { "They polish the Polishing wheel, americans too.", "" },
  { "Polish", "Polish=PL" },
  /* of no one country */
  { "A Latin American bank at the South Pole", "" },
  /* languages */
  { "She speaks German and wrote in French.", "" },
  { "a Spanish-speaking town; the Dutch language", "" },
  { "It was seen in French cities.", "French=FR" },
  { "Québécois and Burkinabé singers", "Québécois=CA Burkinabé=BF" },
  { "\xc3\x89", "" },
  { "", "" },
};

static GPtrArray *
new_mentions (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
}

static char *
print_found (const char *text, gsize length, const GPtrArray *mentions)
{
  g_autoptr (GArray) found = dossier_nationalities_find (text, length, mentions);
  GString *printed = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const DossierNationality *one = &g_array_index (found, DossierNationality, i);

      g_string_append_printf (printed,
                              "%s%.*s=%s",
                              i > 0 ? " " : "",
                              (int) (one->span.end - one->span.start),
                              text + one->span.start,
                              one->country);
    }
  return g_string_free (printed, FALSE);
}

static void
test_words_tell_of_countries (void)
{
  g_autoptr (GPtrArray) none = new_mentions ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      gsize            length = strlen (cases[i].text);
      g_autofree char *text = g_memdup2 (cases[i].text, length + 1);
      g_autofree char *found = print_found (text, length, none);

      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

static void
test_words_in_names_are_left_out (void)
{
  static const char text[] = "The French Football Federation and French fans";
  g_autoptr (GPtrArray) mentions = new_mentions ();
  g_autofree char *found = NULL;

  g_ptr_array_add (mentions,
                   dossier_mention_new (DOSSIER_ENTITY_ORGANISATION, (DossierSpan){ 4, 30 }));
  found = print_found (text, strlen (text), mentions);
  g_assert_cmpstr (found, ==, "French=FR");
}

static void
test_figures_around_words_hide_nothing (void)
{
  static const char text[] = "12 Kenyan farmers";
  g_autoptr (GPtrArray) mentions = new_mentions ();
  g_autofree char *found = NULL;

  g_ptr_array_add (mentions, dossier_mention_new (DOSSIER_ENTITY_FIGURE, (DossierSpan){ 0, 17 }));
  found = print_found (text, strlen (text), mentions);
  g_assert_cmpstr (found, ==, "Kenyan=KE");
}

static void
test_a_place_decides_between_two_congos (void)
{
  static const char text[] = "Brazzaville heard the Congolese minister";
  g_autoptr (GPtrArray) mentions = new_mentions ();
  g_autofree char *alone = print_found (text, strlen (text), mentions);
  g_autofree char *beside = NULL;
  DossierMention  *city = dossier_mention_new (DOSSIER_ENTITY_PLACE, (DossierSpan){ 0, 11 });

  city->place = g_new0 (DossierPlace, 1);
  memcpy (city->place->country, "CG", 3);
  g_ptr_array_add (mentions, city);
  beside = print_found (text, strlen (text), mentions);
  g_assert_cmpstr (alone, ==, "Congolese=CD");
  g_assert_cmpstr (beside, ==, "Congolese=CG");
}

static void
test_countries_have_names (void)
{
  g_assert_cmpstr (dossier_nationalities_get_country_name ("UA"), ==, "Ukraine");
  g_assert_cmpstr (dossier_nationalities_get_country_name ("CG"), ==, "Republic of the Congo");
  g_assert_null (dossier_nationalities_get_country_name ("ZZ"));
  g_assert_null (dossier_nationalities_get_country_name (""));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/nationalities/words-tell-of-countries", test_words_tell_of_countries);
  g_test_add_func ("/core/nationalities/words-in-names-are-left-out",
                   test_words_in_names_are_left_out);
  g_test_add_func ("/core/nationalities/figures-around-words-hide-nothing",
                   test_figures_around_words_hide_nothing);
  g_test_add_func ("/core/nationalities/a-place-decides-between-two-congos",
                   test_a_place_decides_between_two_congos);
  g_test_add_func ("/core/nationalities/countries-have-names", test_countries_have_names);
  return g_test_run ();
}
