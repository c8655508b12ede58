/* dossier-figures-settle.c: reads units that only the rest of a text tells: of what scale degrees
 * are, when points are those of per cents and millions those of a currency.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-settle.h"

#include "core/recognise/dossier-figures-ones.h"

#include <math.h>
#include <string.h>

/* Warmer than this is no weather in degrees of Celsius. */
#define MAX_CELSIUS 56
#define MIN_DEGREES (-95)
#define MAX_DEGREES 150
/* A shorter text, a line of a chat, tells nothing of its scale. */
#define MIN_LENGTH 300
/* Bytes before degrees in which an angle is spoken of. */
#define ANGLE_WINDOW 32
/* Bytes between a per cent and the points that it is compared by. */
#define MAX_DISTANCE 160
/* Nothing differs by more points of a per cent. */
#define MAX_POINTS 60
/* Bytes between money and the millions that leave its currency out. */
#define MONEY_WINDOW 240
/* Bytes before points in which a rate is spoken of. */
#define RATE_WINDOW 40

static const DossierMention *
get_figure (const GPtrArray *figures, guint index)
{
  return g_ptr_array_index (figures, index);
}

/* The number, or the larger bound. */
static double
get_size (const DossierFigure *figure)
{
  if (!isnan (figure->value))
    return figure->value;

  return !isnan (figure->high) ? figure->high : figure->low;
}

static gboolean
starts_with_one_of (const char *text, gsize length, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      gsize size = strlen (words[i]);

      if (length >= size && memcmp (text, words[i], size) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Whether the degrees are those of an angle: "a 180-degree turn", "9.8 degrees north". */
static gboolean
is_angle (const char *text, gsize length, const DossierMention *mention)
{
  static const char *const after[] = {
    " north", " south",    " east",   " west", " of l", " lat", " long", " angle", " turn",
    " arc",   " of incli", " rotati", " N",    " S",    " E",   " W",    " azimu", " field"
  };
  double value = get_size (mention->figure);
  gsize  end = mention->span.end;

  return fmod (value, 90) == 0 || value > MAX_DEGREES || value < MIN_DEGREES ||
         strstr (mention->name, "°") != NULL ||
         starts_with_one_of (text + end, length - end, after, G_N_ELEMENTS (after));
}

/* "tilted by 4 degrees", "leans over the street at 45 degrees" */
static gboolean
follows_angle (const char *text, const DossierMention *mention)
{
  static const char *const words[] = { " tilt",  " lean",   " turn",    " angle",
                                       " rotat", "atitude", "ongitude", " slope" };
  gsize                    start = mention->span.start;
  gsize                    from = start > ANGLE_WINDOW ? start - ANGLE_WINDOW : 0;

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strstr_len (text + from, (gssize) (start - from), words[i]) != NULL)
      return TRUE;

  return FALSE;
}

static void
set_unit (DossierFigure *figure, const char *unit)
{
  g_free (figure->unit);
  figure->unit = g_strdup (unit);
}

/* "minus 19" with nothing behind it is cold. */
static gboolean
is_cold (const DossierMention *mention)
{
  const DossierFigure *figure = mention->figure;

  return figure->unit[0] == '\0' && figure->counted == NULL && mention->span.start > 0 &&
         (g_str_has_prefix (mention->name, "minus ") ||
          g_str_has_prefix (mention->name, "Minus ")) &&
         figure->value >= MIN_DEGREES;
}

static void
settle_degrees (const char *text, gsize length, GPtrArray *figures, guint first)
{
  guint n_celsius = 0;
  guint n_fahrenheit = 0;

  for (guint i = first; i < figures->len; i++)
    {
      const DossierFigure *figure = get_figure (figures, i)->figure;

      n_celsius += strcmp (figure->unit, "celsius") == 0 ? 1 : 0;
      n_fahrenheit += strcmp (figure->unit, "fahrenheit") == 0 ? 1 : 0;
    }
  for (guint i = first; i < figures->len; i++)
    {
      const DossierMention *mention = get_figure (figures, i);
      DossierFigure        *figure = mention->figure;
      gboolean              is_hot = get_size (figure) > MAX_CELSIUS;

      if (!is_cold (mention) && (strcmp (figure->unit, "degree") != 0 ||
                                 is_angle (text, length, mention) || follows_angle (text, mention)))
        continue;
      set_unit (figure, n_fahrenheit > n_celsius || is_hot ? "fahrenheit" : "celsius");
    }
}

static gboolean
is_point (const DossierFigure *figure)
{
  return figure->unit[0] == '\0' && figure->counted != NULL &&
         (strcmp (figure->counted, "points") == 0 || strcmp (figure->counted, "point") == 0) &&
         get_size (figure) <= MAX_POINTS;
}

static gboolean
is_percent (const DossierMention *mention)
{
  return strcmp (mention->figure->unit, "percent") == 0 ||
         strcmp (mention->figure->unit, "percentage-point") == 0;
}

/* Whether a per cent stands before, in the same paragraph and near. */
static gboolean
follows_percent (const char *text, const GPtrArray *figures, guint first, guint index)
{
  const DossierMention *mention = get_figure (figures, index);
  const DossierMention *before = index > first ? get_figure (figures, index - 1) : NULL;

  return before != NULL && is_percent (before) && mention->span.start >= before->span.end &&
         mention->span.start - before->span.end <= MAX_DISTANCE &&
         memchr (text + before->span.end, '\n', mention->span.start - before->span.end) == NULL;
}

/* "raises rates by six points" */
static gboolean
follows_rate (const char *text, const DossierMention *mention)
{
  gsize start = mention->span.start;
  gsize from = start > RATE_WINDOW ? start - RATE_WINDOW : 0;

  return g_strstr_len (text + from, (gssize) (start - from), " rate") != NULL;
}

static void
settle_points (const char *text, GPtrArray *figures, guint first)
{
  for (guint i = first; i < figures->len; i++)
    {
      const DossierMention *mention = get_figure (figures, i);
      DossierFigure        *figure = mention->figure;

      if (!is_point (figure) ||
          !(follows_percent (text, figures, first, i) || follows_rate (text, mention)))
        continue;
      set_unit (figure, "percentage-point");
      g_clear_pointer (&figure->counted, g_free);
    }
}

/* Whether the unit is the code of a currency, "EUR". */
static gboolean
is_currency (const char *unit)
{
  return strlen (unit) == 3 && g_ascii_isupper (unit[0]) && g_ascii_isupper (unit[1]) &&
         g_ascii_isupper (unit[2]);
}

/* "57 million euros: 38 million from the state": millions of nothing are the money told before in
 * the paragraph, but for those who live in a place. */
static void
settle_millions (const char *text, GPtrArray *figures, guint first)
{
  const DossierMention *money = NULL;

  for (guint i = first; i < figures->len; i++)
    {
      const DossierMention *mention = get_figure (figures, i);
      DossierFigure        *figure = mention->figure;
      gsize                 start = mention->span.start;

      if (is_currency (figure->unit))
        money = mention;
      if (money == NULL || money == mention || figure->unit[0] != '\0' || figure->counted != NULL ||
          !(g_str_has_suffix (mention->name, "illion")) || start < money->span.end ||
          start - money->span.end > MONEY_WINDOW ||
          memchr (text + money->span.end, '\n', start - money->span.end) != NULL ||
          (start > 8 && (memcmp (text + start - 8, "city of ", 8) == 0 ||
                         memcmp (text + start - 8, "town of ", 8) == 0)))
        continue;
      set_unit (figure, money->figure->unit);
    }
}

void
dossier_figures_settle_units (const char *text, gsize length, GPtrArray *figures, guint first)
{
  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (figures != NULL);

  if (length >= MIN_LENGTH)
    {
      settle_degrees (text, length, figures, first);
      settle_millions (text, figures, first);
      dossier_figures_drop_idle_ones (text, length, figures, first);
    }
  settle_points (text, figures, first);
}
