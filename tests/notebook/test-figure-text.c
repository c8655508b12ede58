/* test-figure-text.c: figures, places and dates as rows of a list show them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-figure-text.h"

#include <math.h>

static const struct
{
  double       value;
  double       low;
  double       high;
  const char  *unit;
  const char  *counted;
  DossierHedge hedge;
  const char  *name;
} figures[] = {
  { 653, 653, 653, "", "boats", DOSSIER_HEDGE_EXACT, "653 boats" },
  { 2300, 2300, NAN, "", "homes", DOSSIER_HEDGE_AT_LEAST, "≥ 2300 homes" },
  { NAN, 40, 60, "", "people", DOSSIER_HEDGE_EXACT, "40–60 people" },
  { 7.4, 7.4, 7.4, "meter", NULL, DOSSIER_HEDGE_EXACT, "7.4 m" },
  { 505, NAN, NAN, "square-kilometer", NULL, DOSSIER_HEDGE_ABOUT, "≈ 505 km²" },
  { 3.2e9, NAN, NAN, "USD", NULL, DOSSIER_HEDGE_EXACT, "$3.2 billion" },
  { 1234567, NAN, NAN, "", "votes", DOSSIER_HEDGE_EXACT, "1234567 votes" },
  { 12.5, NAN, NAN, "percent", NULL, DOSSIER_HEDGE_UP, "↑ 12.5 %" },
  { NAN, NAN, 600, "", "seats", DOSSIER_HEDGE_AT_MOST, "≤ 600 seats" },
  { 4, NAN, NAN, "metric-ton", NULL, DOSSIER_HEDGE_EXACT, "4 t" },
  { 9, NAN, NAN, "foot-per-second", NULL, DOSSIER_HEDGE_EXACT, "9 foot per second" },
  { 0.0002, NAN, NAN, "gram", NULL, DOSSIER_HEDGE_EXACT, "0.0002 g" },
  { 1e80, NAN, NAN, "", "grains", DOSSIER_HEDGE_EXACT, "1e+80 grains" },
  { 1e90, NAN, NAN, "meter", NULL, DOSSIER_HEDGE_EXACT, "1e+90 m" },
  { 3, NAN, NAN, "day", "talks", DOSSIER_HEDGE_EXACT, "3 days (talks)" },
  { 1, NAN, NAN, "year", NULL, DOSSIER_HEDGE_ABOUT, "≈ 1 year" },
  { 9, 9, 9, "decade", NULL, DOSSIER_HEDGE_EXACT, "9 decades" },
  { 1, 1, 1, "century", NULL, DOSSIER_HEDGE_EXACT, "1 century" },
  { 2.5e6, 2.5e6, 2.5e6, "barrel-per-day", NULL, DOSSIER_HEDGE_EXACT, "2.5 million barrels a day" },
  { 12, 12, 12, "terawatt-hour", NULL, DOSSIER_HEDGE_EXACT, "12 TWh" },
  { 41, 41, 41, "year-person", NULL, DOSSIER_HEDGE_EXACT, "41 years old" },
  { NAN, NAN, NAN, "", "dozens of boats", DOSSIER_HEDGE_EXACT, "dozens of boats" },
};

static void
test_figures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      DossierFigure figure = {
        .value = figures[i].value,
        .low = figures[i].low,
        .high = figures[i].high,
        .unit = (char *) figures[i].unit,
        .counted = (char *) figures[i].counted,
        .hedge = figures[i].hedge,
      };
      g_autofree char *name = dossier_figure_text_dup_name (&figure);

      g_assert_cmpstr (name, ==, figures[i].name);
      g_assert_null (dossier_figure_text_dup_detail (&figure));
    }
}

static void
test_second_rendering (void)
{
  g_autoptr (DossierFigure) figure = dossier_figure_new ();
  g_autofree char *detail = NULL;

  figure->value = 41;
  dossier_figure_add_also (figure, 16, "square-mile");
  detail = dossier_figure_text_dup_detail (figure);
  g_assert_cmpstr (detail, ==, "16 sq mi");
}

static void
test_dates (void)
{
  static const struct
  {
    const char *date;
    const char *text;
  } dates[] = {
    { "2025", "2025" },
    { "2025-11", "November 2025" },
    { "2025-11-07", "7 November 2025" },
    { "2025-11-07T12:30:00Z", "7 November 2025" },
    { "2025-11-07/2025-11-09", "7 November 2025 – 9 November 2025" },
    { "soon", NULL },
    { "2025-13-41", NULL },
    { NULL, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *text = dossier_date_text_dup (dates[i].date);

      g_assert_cmpstr (text, ==, dates[i].text);
    }
}

static void
test_places (void)
{
  DossierPlace     place = { -33.8688, 151.2093, "AU" };
  g_autofree char *text = dossier_place_text_dup (&place);

  g_assert_cmpstr (text, ==, "AU · 33.87° S, 151.21° E");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/notebook/figure-text/a-row-has-sign-number-unit-and-noun", test_figures);
  g_test_add_func ("/notebook/figure-text/the-second-rendering-is-the-detail",
                   test_second_rendering);
  g_test_add_func ("/notebook/figure-text/dates-keep-their-precision", test_dates);
  g_test_add_func ("/notebook/figure-text/places-have-a-hemisphere", test_places);
  return g_test_run ();
}
