/* test-units.c: units are known by name and sign, and convert exactly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-units.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *text;
  const char *id;
  gsize       length;
} UnitCase;

/* What follows "30 " or "30", and how many bytes of it are the unit. */
static const UnitCase unit_cases[] = {
  { "30 km", "kilometer", 5 },
  { "30km of road", "kilometer", 4 },
  { "30 square kilometres", "square-kilometer", 20 },
  { "30 sq. miles", "square-mile", 12 },
  { "30 km² in all", "square-kilometer", 7 },
  { "30 m3", "cubic-meter", 5 },
  { "30 cubic feet", "cubic-foot", 13 },
  { "30 miles per hour", "mile-per-hour", 17 },
  { "30 km/h", "kilometer-per-hour", 7 },
  { "30 metres a second", "meter-per-second", 18 },
  { "30-foot wall", "foot", 7 },
  { "30 °C", "celsius", 6 },
  { "30° Fahrenheit", "fahrenheit", 15 },
  { "30 degrees celsius", "celsius", 18 },
  { "30 degrees north", "degree", 10 },
  { "30 per cent", "percent", 11 },
  { "30 percentage points", "percentage-point", 20 },
  { "30 kWh", "kilowatt-hour", 6 },
  { "30 kilowatt-hours", "kilowatt-hour", 17 },
  { "30 GB", "gigabyte", 5 },
  { "30 Gb", "gigabit", 5 },
  { "30 years of age", "year-person", 15 },
  { "30 US dollars", "USD", 13 },
  { "30 Canadian dollars", "CAD", 19 },
  { "30 francs", "franc", 9 },
  { "30 € a night", "EUR-per-night", 14 },
  { "30 EUR", "EUR", 6 },
  { "30 pounds of flour", "pound", 9 },
  { "30 (kg)", "kilogram", 7 },
  { "30 million pounds", "GBP", 17 },
  { "30 people", NULL, 0 },
  { "30 A teams", NULL, 0 },
  { "30 real problems", NULL, 0 },
  { "30 won the match", NULL, 0 },
  { "30m212", NULL, 0 },
};

static void
test_match (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unit_cases); i++)
    {
      const UnitCase *unit_case = &unit_cases[i];
      g_auto (DossierTokens) tokens = { 0 };
      DossierNumber    number = { 0 };
      DossierUnitMatch match = { 0 };
      int              n = 0;
      int              m = 0;

      dossier_tokens_init (&tokens, unit_case->text, strlen (unit_case->text));
      g_assert_true (dossier_tokens_next_line (&tokens));
      n = dossier_number_match (&tokens, 0, &number);
      g_assert_cmpint (n, >, 0);
      m = dossier_units_match (&tokens, n, &number, &match);
      g_test_message ("%s", unit_case->text);
      if (unit_case->id == NULL)
        {
          g_assert_cmpint (m, ==, 0);
          continue;
        }
      g_assert_cmpint (m, >, 0);
      g_assert_cmpstr (match.id, ==, unit_case->id);
      g_assert_cmpuint (dossier_tokens_get (&tokens, n + m - 1)->end, ==, unit_case->length);
    }
}

static void
test_prefixes (void)
{
  static const UnitCase cases[] = {
    { "$3", "USD", 1 },      { "US$3", "USD", 3 },       { "A $3", NULL, 0 },
    { "A$3", "AUD", 2 },     { "€ 3", "EUR", 3 },        { "Rs 300", "INR", 2 },
    { "Rs. 300", "INR", 3 }, { "CHF 300", "CHF", 3 },    { "R500m", "ZAR", 1 },
    { "R2 unit", NULL, 0 },  { "ALL 5 tests", NULL, 0 }, { "HK$3", "HKD", 3 },
    { "₦300", "NGN", 3 },    { "COP26", NULL, 0 },       { "dollars 3", NULL, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (DossierTokens) tokens = { 0 };
      DossierUnitMatch match = { 0 };
      int              n = 0;

      dossier_tokens_init (&tokens, cases[i].text, strlen (cases[i].text));
      g_assert_true (dossier_tokens_next_line (&tokens));
      n = dossier_units_match_prefix (&tokens, 0, &match);
      g_test_message ("%s", cases[i].text);
      if (cases[i].id == NULL)
        g_assert_cmpint (n, ==, 0);
      else
        {
          g_assert_cmpstr (match.id, ==, cases[i].id);
          g_assert_cmpuint (dossier_tokens_get (&tokens, n - 1)->end, ==, cases[i].length);
        }
    }
}

static void
test_convert (void)
{
  static const struct
  {
    double      value;
    const char *from;
    const char *to;
    double      result;
  } cases[] = {
    { 1, "mile", "kilometer", 1.609344 },
    { 120, "square-mile", "square-kilometer", 310.79857324032 },
    { 1, "acre", "square-meter", 4046.8564224 },
    { 32, "fahrenheit", "celsius", 0 },
    { 100, "celsius", "fahrenheit", 212 },
    { -40, "celsius", "fahrenheit", -40 },
    { 1, "pound", "gram", 453.59237 },
    { 1, "gallon", "liter", 3.785411784 },
    { 60, "mile-per-hour", "kilometer-per-hour", 96.56064 },
    { 10, "meter-per-second", "kilometer-per-hour", 36 },
    { 1, "barrel", "liter", 158.987294928 },
    { 1, "barrel-per-day", "liter-per-day", 158.987294928 },
    { 1, "kilowatt-hour", "megajoule", 3.6 },
    { 2, "week", "day", 14 },
    { 5, "percent", "percent", 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      double value = cases[i].value;

      g_test_message ("%s to %s", cases[i].from, cases[i].to);
      g_assert_true (dossier_units_convert (cases[i].from, cases[i].to, &value));
      g_assert_cmpfloat_with_epsilon (value, cases[i].result, 1e-9 * MAX (1, fabs (value)));
    }
}

static void
test_no_conversion (void)
{
  static const char *const pairs[][2] = {
    { "mile", "kilogram" },      { "USD", "EUR" },
    { "mile", "mile-per-hour" }, { "mile", "nothing" },
    { "nothing", "mile" },       { "liter-per-day", "mile-per-hour" },
    { "-per-", "mile" },         { "mile-per-", "kilometer" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      double value = 12;

      g_assert_false (dossier_units_convert (pairs[i][0], pairs[i][1], &value));
      g_assert_cmpfloat (value, ==, 12);
    }
}

static void
test_agreement (void)
{
  static const struct
  {
    double      value;
    const char *unit;
    double      also;
    const char *also_unit;
    gboolean    agrees;
  } cases[] = {
    { 310, "square-kilometer", 120, "square-mile", TRUE },
    { 310, "square-kilometer", 310, "square-mile", FALSE },
    { 10, "mile", 16, "kilometer", TRUE },
    { 100, "mile", 180, "kilometer", FALSE },
    { 47, "celsius", 117, "fahrenheit", TRUE },
    { 47, "celsius", 47, "fahrenheit", FALSE },
    { 5, "celsius", 9, "fahrenheit", TRUE },
    { 3e6, "EUR", 1, "USD", TRUE },
    { 0, "celsius", 32, "fahrenheit", TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierFigure) figure = dossier_figure_new ();

      figure->value = cases[i].value;
      g_free (figure->unit);
      figure->unit = g_strdup (cases[i].unit);
      dossier_figure_add_also (figure, cases[i].also, cases[i].also_unit);
      g_test_message ("%g %s", cases[i].value, cases[i].unit);
      g_assert_cmpint (dossier_units_agree (figure), ==, cases[i].agrees);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/core/units/names-and-signs-are-read", test_match);
  g_test_add_func ("/core/units/currencies-stand-before-digits", test_prefixes);
  g_test_add_func ("/core/units/conversions-are-exact", test_convert);
  g_test_add_func ("/core/units/what-differs-in-kind-is-not-converted", test_no_conversion);
  g_test_add_func ("/core/units/renderings-agree-within-rounding", test_agreement);

  return g_test_run ();
}
