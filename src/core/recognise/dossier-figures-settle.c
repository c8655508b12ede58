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
/* Bytes of a word, and words that may stand between a price and what tells it for one. */
#define MAX_WORD    24
#define MAX_FILLERS 4
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

/* Whether the unit is the code of a currency, "EUR", or the name that several share, "dinar". */
static gboolean
is_currency (const char *unit)
{
  static const char *const names[] = { "peso",  "franc",  "shilling", "krone", "krona", "crown",
                                       "dinar", "dirham", "rial",     "riyal", "som" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (unit, names[i]) == 0)
      return TRUE;

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

/* Skips back over one word and the white space before it; FALSE at the line's start. */
static gboolean
read_word_before (const char *text, gsize *position, const char **word, gsize *length)
{
  gsize end = *position;
  gsize start = 0;

  while (end > 0 && text[end - 1] == ' ')
    end--;
  start = end;
  while (start > 0 && g_ascii_isalpha (text[start - 1]) && end - start < MAX_WORD)
    start--;
  *word = text + start;
  *length = end - start;
  *position = start;

  return end > start;
}

static gboolean
is_word_among (const char *word, gsize length, const char *const *words, gsize n)
{
  for (gsize i = 0; i < n; i++)
    if (strlen (words[i]) == length && g_ascii_strncasecmp (words[i], word, length) == 0)
      return TRUE;

  return FALSE;
}

/* "costs about 40", "paid them only 9,000", "bought at 52" */
static gboolean
follows_price (const char *text, const DossierMention *mention)
{
  static const char *const verbs[] = {
    "cost", "costs", "costing", "pay",     "pays",    "paid",
    "earn", "earns", "earned",  "fetched", "fetches", "charges"
  };
  static const char *const trades[] = { "sold",   "sell",   "sells", "bought", "buy",  "buys",
                                        "traded", "trades", "price", "priced", "wage", "salary" };
  static const char *const joints[] = { "at", "for", "was", "is" };
  static const char *const fillers[] = { "about", "around", "only", "just", "nearly",  "almost",
                                         "some",  "over",   "me",   "them", "him",     "her",
                                         "us",    "you",    "than", "more", "another", "roughly" };
  gsize                    position = mention->span.start;
  const char              *word = NULL;
  gsize                    length = 0;

  for (int n = 0; n < MAX_FILLERS; n++)
    {
      if (!read_word_before (text, &position, &word, &length))
        return FALSE;
      if (is_word_among (word, length, verbs, G_N_ELEMENTS (verbs)))
        return TRUE;
      if (is_word_among (word, length, joints, G_N_ELEMENTS (joints)))
        return read_word_before (text, &position, &word, &length) &&
               is_word_among (word, length, trades, G_N_ELEMENTS (trades));
      if (!is_word_among (word, length, fillers, G_N_ELEMENTS (fillers)))
        return FALSE;
    }

  return FALSE;
}

/* Whether the number stands alone: what follows is not what it may be of. */
static gboolean
is_alone (const char *text, gsize length, const DossierMention *mention)
{
  static const char *const words[] = { " a ",   " an ",   " for ", " each",  " per ",
                                       " in ",  " on ",   " and",  " to ",   " at ",
                                       " when", " until", " if ",  " than ", " now",
                                       " last", " this",  " as ",  " before" };
  gsize                    end = mention->span.end;

  return end == length ||
         (text[end] != ' ' && text[end] != '-' && !g_ascii_isalpha (text[end]) &&
          (text[end] & 0x80) == 0) ||
         starts_with_one_of (text + end, length - end, words, G_N_ELEMENTS (words));
}

/* "A loaf that cost 20 pounds costs 60": a price without its currency is in the text's last one. */
static void
settle_prices (const char *text, gsize length, GPtrArray *figures, guint first)
{
  const char *unit = NULL;

  for (guint i = first; i < figures->len; i++)
    {
      const DossierMention *mention = get_figure (figures, i);
      DossierFigure        *figure = mention->figure;
      gboolean is_again = mention->span.start > 0 && text[mention->span.start - 1] == '(';

      if (is_currency (figure->unit) && !is_again)
        unit = figure->unit;
      else if (unit != NULL && figure->unit[0] == '\0' && figure->counted == NULL &&
               get_size (figure) >= 2 && is_alone (text, length, mention) &&
               follows_price (text, mention))
        set_unit (figure, unit);
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
      settle_prices (text, length, figures, first);
      dossier_figures_drop_idle_ones (text, length, figures, first);
    }
  settle_points (text, figures, first);
}
