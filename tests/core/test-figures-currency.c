/* test-figures-currency.c: shared names of money are settled by the places of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-currency.h"
#include "core/recognise/dossier-figures.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *places; /* words of the text that are places, each with its country: "Khartoum SD" */
  const char *unit;   /* of the first figure */
} Case;

static const Case cases[] = {
  { "A sack costs 90,000 pounds in Khartoum.", "Khartoum SD", "SDG" },
  { "The crane lifts 90,000 pounds in Leeds.", "Leeds GB", "pound" },
  { "The fine is 340,000 pesos, a court in Rosario ruled.", "Rosario AR", "ARS" },
  { "The fine is 340,000 pesos.", "", "peso" },
  { "The tunnel cost 310 million kroner, more than Bergen had.", "Bergen NO", "NOK" },
  { "Teachers in Kampala earn 6,000 shillings.", "Kampala UG", "UGX" },
  { "Rice is 300 rupees in Multan and Lahore.", "Multan PK,Lahore PK", "PKR" },
  { "Rice is 300 rupees in Pune.", "Pune IN", "INR" },
  { "The bridge in Hobart cost $14m.", "Hobart AU", "AUD" },
  { "The bridge in Hobart cost US$14m.", "Hobart AU", "USD" },
  { "The bridge in Dangriga cost $14m.", "Dangriga BZ", "USD" },
  { "The bridge in Dangriga cost 14m dollars.", "Dangriga BZ", "BZD" },
  { "The bridge in Hobart cost 14m US dollars.", "Hobart AU", "USD" },
  { "The bridge in Boise cost $14m.", "Boise US", "USD" },
  { "Boise and Reno and Tampa paid Hobart $14m.", "Boise US,Reno US,Tampa US,Hobart AU", "USD" },
  { "The port of Dakar earns 900 francs a tonne.", "Dakar SN", "XOF-per-tonne" },
  { "A ticket to Basel is 40 francs.", "Basel CH", "CHF" },
  { "Nobody in Basel has 40 CFA francs.", "Basel CH", "XOF" },
};

static GPtrArray *
make_names (const Case *test_case)
{
  GPtrArray *names = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_auto (GStrv) places = g_strsplit (test_case->places, ",", -1);

  for (guint i = 0; places[i] != NULL && places[i][0] != '\0'; i++)
    {
      gsize            n = strlen (places[i]) - 3;
      g_autofree char *name = g_strndup (places[i], n);
      const char      *found = strstr (test_case->text, name);
      DossierMention  *mention;

      g_assert_nonnull (found);
      mention = dossier_mention_new (DOSSIER_ENTITY_PLACE,
                                     (DossierSpan){ (gsize) (found - test_case->text),
                                                    (gsize) (found - test_case->text) + n });
      mention->place = g_new0 (DossierPlace, 1);
      memcpy (mention->place->country, places[i] + n + 1, 3);
      g_ptr_array_add (names, mention);
    }

  return names;
}

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *text = cases[i].text;
      g_autoptr (GPtrArray) names = make_names (&cases[i]);
      g_autoptr (GPtrArray) figures =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      const DossierMention *figure;

      dossier_figures_find (text, strlen (text), figures);
      dossier_figures_settle_currency (text, strlen (text), names, figures);
      g_assert_cmpuint (figures->len, ==, 1);
      figure = g_ptr_array_index (figures, 0);
      if (g_strcmp0 (figure->figure->unit, cases[i].unit) != 0)
        {
          g_test_fail ();
          g_test_message ("%s: %s, not %s", text, figure->figure->unit, cases[i].unit);
        }
    }
}

/* What the world reckons in stands in brackets behind the country's own. */
static void
test_second_rendering_stays (void)
{
  const char *text = "The bridge in Hobart cost A$14m ($9m).";
  Case        hobart = { text, "Hobart AU", NULL };
  g_autoptr (GPtrArray) names = make_names (&hobart);
  g_autoptr (GPtrArray) figures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  const DossierMention *figure;

  dossier_figures_find (text, strlen (text), figures);
  dossier_figures_settle_currency (text, strlen (text), names, figures);
  g_assert_cmpuint (figures->len, ==, 1);
  figure = g_ptr_array_index (figures, 0);
  g_assert_cmpstr (figure->figure->unit, ==, "AUD");
  g_assert_cmpstr (g_array_index (figure->figure->also, DossierQuantity, 0).unit, ==, "USD");
}

/* "up from 6": a figure that leaves its money out has that of the one before it. */
static void
test_left_out_is_settled (void)
{
  static const struct
  {
    const char *text;
    const char *places;
    const char *unit; /* of the last figure */
  } left_out[] = {
    { "A ticket to Giza is 800,000 pounds, up from 600,000.", "Giza EG", "EGP" },
    { "A sack in Rosario sells at 900 pesos, up from 650.", "Rosario AR", "ARS" },
    { "Meals, in pesos: Rosario, 650; Lima, 700.", "Rosario AR", "ARS" },
    { "A ticket to Giza is 800,000 pounds, or 40 US dollars.", "Giza EG", "USD" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (left_out); i++)
    {
      const char *text = left_out[i].text;
      Case        test_case = { text, left_out[i].places, NULL };
      g_autoptr (GPtrArray) names = make_names (&test_case);
      g_autoptr (GPtrArray) figures =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      const DossierMention *figure;

      dossier_figures_find (text, strlen (text), figures);
      dossier_figures_settle_currency (text, strlen (text), names, figures);
      g_assert_cmpuint (figures->len, >, 0);
      figure = g_ptr_array_index (figures, figures->len - 1);
      g_assert_cmpstr (figure->figure->unit, ==, left_out[i].unit);
    }
}

static void
test_nothing_is_no_trouble (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) figures = g_ptr_array_new ();

  dossier_figures_settle_currency (NULL, 0, names, figures);
  g_assert_cmpuint (figures->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/figures-currency/places-tell-whose-money-it-is", test_cases);
  g_test_add_func ("/core/figures-currency/what-is-in-brackets-stays", test_second_rendering_stays);
  g_test_add_func ("/core/figures-currency/what-leaves-its-money-out-has-the-last-one",
                   test_left_out_is_settled);
  g_test_add_func ("/core/figures-currency/no-text-has-no-money", test_nothing_is_no_trouble);

  return g_test_run ();
}
