/* dossier-figures-currency.c: decides whose pounds, pesos and dollars a text speaks of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-currency.h"

#include <math.h>
#include <string.h>

/* Part of all places that a country must have, so that its dollar or pound is meant where the name
 * has a reading of its own everywhere. */
#define MAJORITY 0.5

/* What a place of the first two lines, where datelines stand, weighs. */
#define WEIGHT_TOP 3
#define N_TOP      2

typedef struct
{
  char        country[3];
  const char *name;
  const char *code;
} Tender;

/* Who calls its money what. Source: ISO 4217, by country. Countries by name of the money, so that
 * all of a name stand together. */
static const Tender tenders[] = {
  { "AU", "dollar", "AUD" },   { "BB", "dollar", "BBD" },   { "BN", "dollar", "BND" },
  { "BS", "dollar", "BSD" },   { "BZ", "dollar", "BZD" },   { "CA", "dollar", "CAD" },
  { "FJ", "dollar", "FJD" },   { "GY", "dollar", "GYD" },   { "HK", "dollar", "HKD" },
  { "JM", "dollar", "JMD" },   { "KI", "dollar", "AUD" },   { "LR", "dollar", "LRD" },
  { "NA", "dollar", "NAD" },   { "NZ", "dollar", "NZD" },   { "SB", "dollar", "SBD" },
  { "SG", "dollar", "SGD" },   { "SR", "dollar", "SRD" },   { "TT", "dollar", "TTD" },
  { "TV", "dollar", "AUD" },   { "TW", "dollar", "TWD" },   { "CK", "dollar", "NZD" },
  { "NU", "dollar", "NZD" },   { "NR", "dollar", "AUD" },   { "EG", "pound", "EGP" },
  { "LB", "pound", "LBP" },    { "SD", "pound", "SDG" },    { "SS", "pound", "SSP" },
  { "SY", "pound", "SYP" },    { "GI", "pound", "GIP" },    { "FK", "pound", "FKP" },
  { "SH", "pound", "SHP" },    { "AR", "peso", "ARS" },     { "CL", "peso", "CLP" },
  { "CO", "peso", "COP" },     { "CU", "peso", "CUP" },     { "DO", "peso", "DOP" },
  { "MX", "peso", "MXN" },     { "PH", "peso", "PHP" },     { "UY", "peso", "UYU" },
  { "BF", "franc", "XOF" },    { "BI", "franc", "BIF" },    { "BJ", "franc", "XOF" },
  { "CD", "franc", "CDF" },    { "CF", "franc", "XAF" },    { "CG", "franc", "XAF" },
  { "CH", "franc", "CHF" },    { "CI", "franc", "XOF" },    { "CM", "franc", "XAF" },
  { "DJ", "franc", "DJF" },    { "GA", "franc", "XAF" },    { "GN", "franc", "GNF" },
  { "GQ", "franc", "XAF" },    { "GW", "franc", "XOF" },    { "KM", "franc", "KMF" },
  { "LI", "franc", "CHF" },    { "ML", "franc", "XOF" },    { "NC", "franc", "XPF" },
  { "NE", "franc", "XOF" },    { "PF", "franc", "XPF" },    { "RW", "franc", "RWF" },
  { "SN", "franc", "XOF" },    { "TD", "franc", "XAF" },    { "TG", "franc", "XOF" },
  { "WF", "franc", "XPF" },    { "CF", "cfa", "XAF" },      { "CG", "cfa", "XAF" },
  { "CM", "cfa", "XAF" },      { "GA", "cfa", "XAF" },      { "GQ", "cfa", "XAF" },
  { "TD", "cfa", "XAF" },      { "KE", "shilling", "KES" }, { "SO", "shilling", "SOS" },
  { "TZ", "shilling", "TZS" }, { "UG", "shilling", "UGX" }, { "DK", "krone", "DKK" },
  { "FO", "krone", "DKK" },    { "GL", "krone", "DKK" },    { "NO", "krone", "NOK" },
  { "SJ", "krone", "NOK" },    { "IS", "krone", "ISK" },    { "SE", "krone", "SEK" },
  { "IS", "krona", "ISK" },    { "SE", "krona", "SEK" },    { "CZ", "crown", "CZK" },
  { "DK", "crown", "DKK" },    { "NO", "crown", "NOK" },    { "SE", "crown", "SEK" },
  { "IS", "crown", "ISK" },    { "BH", "dinar", "BHD" },    { "DZ", "dinar", "DZD" },
  { "IQ", "dinar", "IQD" },    { "JO", "dinar", "JOD" },    { "KW", "dinar", "KWD" },
  { "LY", "dinar", "LYD" },    { "RS", "dinar", "RSD" },    { "TN", "dinar", "TND" },
  { "AE", "dirham", "AED" },   { "MA", "dirham", "MAD" },   { "EH", "dirham", "MAD" },
  { "IR", "rial", "IRR" },     { "OM", "rial", "OMR" },     { "YE", "rial", "YER" },
  { "QA", "riyal", "QAR" },    { "SA", "riyal", "SAR" },    { "YE", "riyal", "YER" },
  { "OM", "riyal", "OMR" },    { "QA", "rial", "QAR" },     { "IN", "rupee", "INR" },
  { "BT", "rupee", "INR" },    { "LK", "rupee", "LKR" },    { "MU", "rupee", "MUR" },
  { "NP", "rupee", "NPR" },    { "PK", "rupee", "PKR" },    { "SC", "rupee", "SCR" },
  { "RU", "rouble", "RUB" },   { "BY", "rouble", "BYN" },   { "TR", "lira", "TRY" },
  { "LB", "lira", "LBP" },     { "SY", "lira", "SYP" },     { "KR", "won", "KRW" },
  { "KP", "won", "KPW" },      { "ZM", "kwacha", "ZMW" },   { "MW", "kwacha", "MWK" },
  { "AZ", "manat", "AZN" },    { "TM", "manat", "TMT" },    { "MK", "denar", "MKD" },
  { "KG", "som", "KGS" },      { "UZ", "som", "UZS" },      { "MD", "leu", "MDL" },
  { "RO", "leu", "RON" },
};

/* What a unit may have been read from. Those with a default have a reading where no country tells:
 * it gives way only to a country of which most of the text speaks. */
typedef struct
{
  const char *unit;
  const char *printed;
  const char *name;
  gboolean    has_default;
} Shared;

static const Shared shared[] = {
  { "USD", "$", "dollar", TRUE },          { "USD", "dollar", "dollar", TRUE },
  { "pound", "pounds", "pound", TRUE },    { "GBP", "pound", "pound", TRUE },
  { "INR", "Rs", "rupee", TRUE },          { "INR", "rupee", "rupee", TRUE },
  { "RUB", "rouble", "rouble", TRUE },     { "RUB", "ruble", "rouble", TRUE },
  { "TRY", "lira", "lira", TRUE },         { "KRW", "won", "won", TRUE },
  { "ZMW", "kwacha", "kwacha", TRUE },     { "AZN", "manat", "manat", TRUE },
  { "XOF", "CFA", "cfa", TRUE },           { "RON", "lei", "leu", TRUE },
  { "SEK", "kronor", "krona", TRUE },      { "peso", "peso", "peso", FALSE },
  { "franc", "franc", "franc", FALSE },    { "shilling", "shilling", "shilling", FALSE },
  { "krone", "kron", "krone", FALSE },     { "krona", "kron", "krona", FALSE },
  { "crown", "crown", "crown", FALSE },    { "dinar", "dinar", "dinar", FALSE },
  { "dirham", "dirham", "dirham", FALSE }, { "rial", "rial", "rial", FALSE },
  { "riyal", "riyal", "riyal", FALSE },    { "som", "som", "som", FALSE },
};

/* How often the text speaks of each country, and of all. */
typedef struct
{
  guint weights[26][26];
  guint total;
} Countries;

static guint *
get_weight (Countries *self, const char *country)
{
  int first = country[0] - 'A';
  int second = country[1] - 'A';

  return first >= 0 && first < 26 && second >= 0 && second < 26 ? &self->weights[first][second]
                                                                : NULL;
}

static gsize
find_top (const char *text, gsize length)
{
  const char *p = text;

  for (int line = 0; line < N_TOP; line++)
    {
      const char *end = memchr (p, '\n', length - (gsize) (p - text));

      if (end == NULL)
        return length;
      p = end + 1;
    }

  return (gsize) (p - text);
}

static void
count_countries (Countries *self, const char *text, gsize length, const GPtrArray *names)
{
  gsize top = find_top (text, length);

  for (guint i = 0; i < names->len; i++)
    {
      const DossierMention *mention = g_ptr_array_index (names, i);
      guint *weight = mention->place != NULL ? get_weight (self, mention->place->country) : NULL;
      guint  add = mention->span.start < top ? WEIGHT_TOP : 1;

      if (weight == NULL)
        continue;
      *weight += add;
      self->total += add;
    }
}

/* The currency of that name which the text speaks of most; NULL for none. */
static const char *
choose_code (Countries *self, const char *name, gboolean has_default)
{
  const char *code = NULL;
  guint       best = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (tenders); i++)
    {
      guint weight =
          strcmp (tenders[i].name, name) == 0 ? *get_weight (self, tenders[i].country) : 0;

      if (weight > best)
        {
          best = weight;
          code = tenders[i].code;
        }
    }

  return has_default && best < MAJORITY * self->total ? NULL : code;
}

/* Whether the text prints dollars with the name of a country, so that the plain sign is another's:
 * "A$5m ($3.3m)". */
static gboolean
has_named_dollars (const char *text, gsize length)
{
  const char *end = text + length;

  for (const char *p = memchr (text, '$', length); p != NULL;
       p = memchr (p + 1, '$', (gsize) (end - p - 1)))
    if (p > text && g_ascii_isupper (p[-1]))
      return TRUE;

  return FALSE;
}

static const Shared *
find_shared (const DossierMention *mention, const char *unit, gsize n_unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    {
      const char *found = NULL;

      if (strlen (shared[i].unit) != n_unit || strncmp (shared[i].unit, unit, n_unit) != 0)
        continue;
      found = strstr (mention->name, shared[i].printed);
      /* "US$5", "20 Canadian dollars", "30 pounds sterling" */
      if (found == NULL || (found != mention->name && found[0] == '$'))
        continue;
      return &shared[i];
    }

  return NULL;
}

/* "US dollars": another word with a capital says whose they are. */
static gboolean
has_owner (const char *name)
{
  for (const char *p = name; *p != '\0' && *p != '('; p++)
    if (g_ascii_isupper (*p) && p > name && p[-1] == ' ' && !g_str_has_prefix (p, "CFA"))
      return TRUE;

  return FALSE;
}

/* Where the plain sign is the country's own dollar. Elsewhere people print "HK$" and "J$", and mean
 * the dollar of the world by the plain one. */
static gboolean
is_own_sign (const char *code)
{
  static const char *const codes[] = { "AUD", "CAD", "NZD", "SGD" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (codes[i], code) == 0)
      return TRUE;

  return FALSE;
}

/* What a shared name became last, for the figures behind it that leave it out. */
typedef struct
{
  const Shared *shared; /* (nullable) */
  const char   *code;   /* (nullable) */
} Settled;

/* The name of the unit itself, when several share it and the figure leaves it out. */
static const Shared *
find_shared_unit (const char *unit, gsize n_unit)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    if (!shared[i].has_default && strlen (shared[i].unit) == n_unit &&
        strncmp (shared[i].unit, unit, n_unit) == 0)
      return &shared[i];

  return NULL;
}

/* "8", "five", "26 million": no word or sign of money of its own. */
static gboolean
leaves_unit_out (const DossierMention *mention)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shared); i++)
    if (strstr (mention->name, shared[i].printed) != NULL)
      return FALSE;

  return TRUE;
}

static void
replace_unit (DossierFigure *figure, const char *code, const char *rest)
{
  char *unit = g_strconcat (code, rest, NULL);

  g_free (figure->unit);
  figure->unit = unit;
}

static void
settle_figure (Countries      *self,
               const char     *text,
               gboolean        are_dollars_named,
               Settled        *last,
               DossierMention *mention)
{
  DossierFigure *figure = mention->figure;
  const char    *rest = strstr (figure->unit, "-per-");
  gsize          n_unit = rest != NULL ? (gsize) (rest - figure->unit) : strlen (figure->unit);
  const Shared  *found = find_shared (mention, figure->unit, n_unit);
  const char    *code = NULL;

  /* "8 pounds, up from 6": as the one before. */
  if (found == NULL && last->code != NULL && strlen (last->shared->unit) == n_unit &&
      strncmp (last->shared->unit, figure->unit, n_unit) == 0 && leaves_unit_out (mention))
    {
      replace_unit (figure, last->code, rest);
      return;
    }
  if (found == NULL && leaves_unit_out (mention))
    found = find_shared_unit (figure->unit, n_unit);
  if (found == NULL || has_owner (mention->name))
    return;
  /* In brackets behind another currency stands what the world reckons in. */
  if (strcmp (found->unit, "USD") == 0 &&
      (are_dollars_named || (mention->span.start > 0 && text[mention->span.start - 1] == '(')))
    return;
  /* Pounds of a small number of things are masses anywhere. */
  if (strcmp (found->unit, "pound") == 0 && figure->counted != NULL)
    return;
  code = choose_code (self, found->name, found->has_default);
  if (code != NULL && strcmp (found->printed, "$") == 0 && !is_own_sign (code))
    code = NULL;
  *last = (Settled){ found, code };
  if (code != NULL)
    replace_unit (figure, code, rest);
}

void
dossier_figures_settle_currency (const char      *text,
                                 gsize            length,
                                 const GPtrArray *names,
                                 GPtrArray       *figures)
{
  Countries countries = { 0 };
  Settled   last = { 0 };
  gboolean  are_dollars_named = FALSE;

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (names != NULL);
  g_return_if_fail (figures != NULL);

  if (figures->len == 0 || length == 0)
    return;
  count_countries (&countries, text, length, names);
  if (countries.total == 0)
    return;
  are_dollars_named = has_named_dollars (text, length);
  for (guint i = 0; i < figures->len; i++)
    settle_figure (&countries, text, are_dollars_named, &last, g_ptr_array_index (figures, i));
}
