/* dossier-figure-text.c: a figure, a place or a date in the words of a list's row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-figure-text.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

/* Characters that nobody sees: they say in which direction a text is read. */
#define RIGHT_TO_LEFT_MARK "\342\200\217"
#define ISOLATE            "\342\201\250"
#define END_OF_ISOLATE     "\342\201\251"

/* Outside of these a number is written with its power of ten: three decimals would say nothing of
 * it, or its digits would go on and on. */
#define SMALLEST_PLAIN 0.001
#define LARGEST_PLAIN  1e18

/* Marks a singular and its plural for translation where gettext cannot be called; see
 * po/meson.build. */
#define NP_(singular, plural) singular, plural

/* What stands before the value. Times and bounds that a list can show in one sign. */
static const char *const hedge_signs[] = {
  [DOSSIER_HEDGE_EXACT] = "",  [DOSSIER_HEDGE_ABOUT] = "≈ ",   [DOSSIER_HEDGE_LESS] = "< ",
  [DOSSIER_HEDGE_MORE] = "> ", [DOSSIER_HEDGE_AT_MOST] = "≤ ", [DOSSIER_HEDGE_AT_LEAST] = "≥ ",
  [DOSSIER_HEDGE_UP] = "↑ ",   [DOSSIER_HEDGE_DOWN] = "↓ ",
};

/* Units with a sign that everybody knows; others stand with their name. */
static const struct
{
  const char *unit;
  const char *before;
  const char *after;
} unit_signs[] = {
  { "percent", "", " %" },
  { "percentage-point", "", " pp" },
  { "USD", "$", "" },
  { "EUR", "€", "" },
  { "GBP", "£", "" },
  { "JPY", "¥", "" },
  { "INR", "₹", "" },
  { "meter", "", " m" },
  { "kilometer", "", " km" },
  { "centimeter", "", " cm" },
  { "millimeter", "", " mm" },
  { "foot", "", " ft" },
  { "inch", "", " in" },
  { "mile", "", " mi" },
  { "square-kilometer", "", " km²" },
  { "square-meter", "", " m²" },
  { "square-mile", "", " sq mi" },
  { "hectare", "", " ha" },
  { "kilogram", "", " kg" },
  { "gram", "", " g" },
  { "celsius", "", " °C" },
  { "fahrenheit", "", " °F" },
  { "kilometer-per-hour", "", " km/h" },
  { "mile-per-hour", "", " mph" },
  { "liter", "", " l" },
  { "cubic-meter", "", " m³" },
  { "tonne", "", " t" },
  { "metric-ton", "", " t" },
  { "pound", "", " lb" },
  { "ounce", "", " oz" },
  { "hectopascal", "", " hPa" },
  { "knot", "", " kn" },
  { "acre", "", " ac" },
  { "milliliter", "", " ml" },
  { "megabyte", "", " MB" },
  { "gigabyte", "", " GB" },
  { "terabyte", "", " TB" },
  { "watt", "", " W" },
  { "kilowatt", "", " kW" },
  { "megawatt", "", " MW" },
  { "gigawatt", "", " GW" },
  { "kilowatt-hour", "", " kWh" },
  { "megawatt-hour", "", " MWh" },
  { "gigawatt-hour", "", " GWh" },
  { "terawatt-hour", "", " TWh" },
  { "terawatt", "", " TW" },
  { "horsepower", "", " hp" },
  { "milligram", "", " mg" },
  { "microgram", "", " µg" },
  { "kilotonne", "", " kt" },
  { "megatonne", "", " Mt" },
  { "gigatonne", "", " Gt" },
  { "micrometer", "", " µm" },
  { "nanometer", "", " nm" },
  { "yard", "", " yd" },
  { "nautical-mile", "", " nmi" },
  { "square-centimeter", "", " cm²" },
  { "square-foot", "", " sq ft" },
  { "square-yard", "", " sq yd" },
  { "cubic-kilometer", "", " km³" },
  { "cubic-centimeter", "", " cm³" },
  { "cubic-foot", "", " cu ft" },
  { "centiliter", "", " cl" },
  { "meter-per-second", "", " m/s" },
  { "millisecond", "", " ms" },
  { "kelvin", "", " K" },
  { "joule", "", " J" },
  { "kilojoule", "", " kJ" },
  { "megajoule", "", " MJ" },
  { "kilocalorie", "", " kcal" },
  { "volt", "", " V" },
  { "kilovolt", "", " kV" },
  { "ampere", "", " A" },
  { "hertz", "", " Hz" },
  { "kilohertz", "", " kHz" },
  { "megahertz", "", " MHz" },
  { "gigahertz", "", " GHz" },
  { "newton", "", " N" },
  { "pascal", "", " Pa" },
  { "kilopascal", "", " kPa" },
  { "megapascal", "", " MPa" },
  { "millibar", "", " mbar" },
  { "kilobyte", "", " kB" },
  { "petabyte", "", " PB" },
  { "megabit-per-second", "", " Mbit/s" },
  { "gigabit-per-second", "", " Gbit/s" },
  { "megapixel", "", " MP" },
  { "decibel", "", " dB" },
  { "becquerel", "", " Bq" },
  { "sievert", "", " Sv" },
  { "millisievert", "", " mSv" },
  { "microsievert", "", " µSv" },
};

/* "1,234.5": thousands and decimals as the locale writes them, no trailing zeros. */
static char *
format_plain (double value)
{
  char *text;
  char *end;

  if (value != 0 && (fabs (value) < SMALLEST_PLAIN || fabs (value) >= LARGEST_PLAIN))
    return g_strdup_printf ("%g", value);
  if (fabs (value - round (value)) < 1e-9)
    return g_strdup_printf ("%'.0f", value);
  text = g_strdup_printf ("%'.3f", value);
  end = text + strlen (text);
  while (end[-1] == '0')
    *--end = '\0';
  return text;
}

static char *
format_number (double value)
{
  static const struct
  {
    double      size;
    const char *pattern;
  } words[] = {
    { 1e12, N_ ("%s trillion") },
    { 1e9, N_ ("%s billion") },
    { 1e6, N_ ("%s million") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words) && fabs (value) < LARGEST_PLAIN; i++)
    {
      g_autofree char *number = NULL;
      double           scaled = value / words[i].size;

      /* Only where nothing is lost: 1,234,567 is not "1.235 million". */
      if (fabs (scaled) < 1 || fabs (scaled * 1000 - round (scaled * 1000)) > 1e-6)
        continue;
      number = format_plain (scaled);
      return g_strdup_printf (_ (words[i].pattern), number);
    }
  return format_plain (value);
}

/* "three days": units that a sentence counts like things. */
static const struct
{
  const char *unit;
  const char *singular;
  const char *plural;
} counted_units[] = {
  { "year", NP_ ("%s year", "%s years") },
  { "month", NP_ ("%s month", "%s months") },
  { "century", NP_ ("%s century", "%s centuries") },
  { "decade", NP_ ("%s decade", "%s decades") },
  { "week", NP_ ("%s week", "%s weeks") },
  { "night", NP_ ("%s night", "%s nights") },
  { "day", NP_ ("%s day", "%s days") },
  { "hour", NP_ ("%s hour", "%s hours") },
  { "minute", NP_ ("%s minute", "%s minutes") },
  { "second", NP_ ("%s second", "%s seconds") },
  { "barrel", NP_ ("%s barrel", "%s barrels") },
  { "barrel-per-day", NP_ ("%s barrel a day", "%s barrels a day") },
  { "gallon", NP_ ("%s gallon", "%s gallons") },
  { "year-person", NP_ ("%s year old", "%s years old") },
  { "month-person", NP_ ("%s month old", "%s months old") },
  { "week-person", NP_ ("%s week old", "%s weeks old") },
  { "day-person", NP_ ("%s day old", "%s days old") },
};

/* What gettext chooses the form by: fractions take the plural, in languages with many forms that
 * of round hundreds. */
static gulong
get_plural_number (double value)
{
  double magnitude = fabs (value);

  if (magnitude != floor (magnitude))
    return 100;
  return magnitude < 1e9 ? (gulong) magnitude : 1000000000;
}

static char *
format_counted_unit (double value, const char *number, const char *unit)
{
  g_autofree char *words = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (counted_units); i++)
    if (strcmp (unit, counted_units[i].unit) == 0)
      return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                           counted_units[i].singular,
                                           counted_units[i].plural,
                                           get_plural_number (value)),
                              number);

  /* Canonical names have hyphens between words: "metric-ton", "foot-per-second". */
  words = g_strdelimit (g_strdup (unit), "-", ' ');
  return g_strdup_printf ("%s %s", number, words);
}

static char *
format_with_unit (double value, const char *number, const char *unit)
{
  if (*unit == '\0')
    return g_strdup (number);
  for (gsize i = 0; i < G_N_ELEMENTS (unit_signs); i++)
    if (strcmp (unit, unit_signs[i].unit) == 0)
      return g_strconcat (unit_signs[i].before, number, unit_signs[i].after, NULL);
  return format_counted_unit (value, number, unit);
}

static gboolean
is_interval (const DossierFigure *figure)
{
  return isfinite (figure->low) && isfinite (figure->high) && figure->low < figure->high;
}

static double
get_bound (const DossierFigure *figure)
{
  if (isfinite (figure->value))
    return figure->value;
  return isfinite (figure->low) ? figure->low : figure->high;
}

char *
dossier_figure_text_dup_name (const DossierFigure *figure)
{
  g_autofree char *number = NULL;
  g_autofree char *quantity = NULL;
  const char      *sign = hedge_signs[figure->hedge];
  const char      *unit = figure->unit != NULL ? figure->unit : "";

  /* A value with a band around it keeps the value; only bounds are shown as bounds. */
  if (is_interval (figure) && !isfinite (figure->value))
    {
      g_autofree char *low = format_number (figure->low);
      g_autofree char *high = format_number (figure->high);

      number = g_strdup_printf ("%s–%s", low, high);
      sign = "";
    }
  else if (isfinite (get_bound (figure)))
    number = format_number (get_bound (figure));
  else
    return g_strdup (figure->counted != NULL ? figure->counted : "");

  quantity = format_with_unit (get_bound (figure), number, unit);
  if (figure->counted == NULL || *figure->counted == '\0')
    return g_strconcat (sign, quantity, NULL);
  /* "3 days (talks)": what is measured is not what the number counts. */
  if (*unit != '\0')
    return g_strdup_printf ("%s%s (%s)", sign, quantity, figure->counted);
  return g_strdup_printf ("%s%s %s", sign, quantity, figure->counted);
}

char *
dossier_figure_text_dup_detail (const DossierFigure *figure)
{
  g_autoptr (GString) detail = g_string_new (NULL);

  for (guint i = 0; figure->also != NULL && i < figure->also->len; i++)
    {
      DossierQuantity *quantity = &g_array_index (figure->also, DossierQuantity, i);
      g_autofree char *number = format_number (quantity->value);
      g_autofree char *text = format_with_unit (quantity->value, number, quantity->unit);

      g_string_append_printf (detail, "%s%s", i > 0 ? " · " : "", text);
    }
  return detail->len > 0 ? g_string_free (g_steal_pointer (&detail), FALSE) : NULL;
}

/* Whether the word is of a script that is written from right to left. */
static gboolean
is_right_to_left (const char *word)
{
  GUnicodeScript script = g_unichar_get_script (g_utf8_get_char (word));

  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW;
}

char *
dossier_place_text_dup (const DossierPlace *place)
{
  g_autofree char *latitude =
      g_strdup_printf ("%.2f° %s",
                       fabs (place->latitude),
                       place->latitude < 0 ? C_ ("south", "S") : C_ ("north", "N"));
  g_autofree char *longitude =
      g_strdup_printf ("%.2f° %s",
                       fabs (place->longitude),
                       place->longitude < 0 ? C_ ("west", "W") : C_ ("east", "E"));

  if (place->country[0] == '\0')
    return g_strdup_printf ("%s, %s", latitude, longitude);
  /* The Latin letters in front would turn the whole line around. */
  if (is_right_to_left (C_ ("north", "N")))
    return g_strdup_printf (RIGHT_TO_LEFT_MARK ISOLATE "%s" END_OF_ISOLATE " · %s, %s",
                            place->country,
                            latitude,
                            longitude);
  return g_strdup_printf ("%s · %s, %s", place->country, latitude, longitude);
}

/* One date with the precision it has. */
static char *
format_date (const char *date)
{
  static const char *const formats[] = {
    [1] = "%Y",
    [2] = N_ ("%B %Y"),
    [3] = N_ ("%-d %B %Y"),
  };
  g_autoptr (GDateTime) time = NULL;
  int year = 0;
  int month = 1;
  int day = 1;
  int n_parts = sscanf (date, "%4d-%2d-%2d", &year, &month, &day);

  if (n_parts < 1)
    return NULL;
  time = g_date_time_new_utc (year, month, day, 0, 0, 0);
  if (time == NULL)
    return NULL;
  return g_date_time_format (time, n_parts == 1 ? formats[1] : _ (formats[n_parts]));
}

char *
dossier_date_text_dup (const char *date)
{
  const char      *slash = date != NULL ? strchr (date, '/') : NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (date == NULL)
    return NULL;
  first = format_date (date);
  if (slash == NULL || first == NULL)
    return g_steal_pointer (&first);
  last = format_date (slash + 1);
  return last != NULL ? g_strdup_printf ("%s – %s", first, last) : g_steal_pointer (&first);
}
