/* dossier-units.c: units of measure and currencies: reads them, converts between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-units.h"

#include "core/recognise/dossier-tokens-words.h"

#include <math.h>
#include <string.h>

typedef struct
{
  const char *name;
  guint16     unit;
} UnitName;

#include "core/recognise/dossier-units-table.h"

#define SLOTS           8192
#define MAX_NAME_BYTES  40
#define MAX_NAME_TOKENS 7

/* Open addressing; the tables of names are many times smaller. */
typedef struct
{
  const UnitName *slots[SLOTS];
} NameTable;

static NameTable name_table;
static NameTable symbol_table;
static NameTable prefix_table;

/* Signs that are letters or words of other kinds count only when written to the digits. */
static const char *const glued_prefixes[] = { "R",  "Fr", "Re", "LE", "BD", "JD", "KD",
                                              "SR", "QR", "TL", "Ft", "DM", "Kr", "NIS" };
/* Codes that are English words too. */
static const char *const word_codes[] = { "ALL", "TRY", "COP", "PEN", "CUP", "MAD",
                                          "SOS", "RON", "GEL", "TOP", "ETH" };
/* One-letter units that may stand after a space. */
static const char *const spaced_letters[] = {
  "m", "g", "t", "l", "°", "%", "‰", "″", "Ω", "℃", "℉"
};

static guint32
hash_name (const char *name, gsize length)
{
  guint32 hash = 5381;

  for (gsize i = 0; i < length; i++)
    hash = hash * 33 ^ (guchar) name[i];

  return hash ^ hash >> 15;
}

static void
fill_name_table (NameTable *table, const UnitName *names, gsize n_names)
{
  for (gsize i = 0; i < n_names; i++)
    {
      guint32 slot = hash_name (names[i].name, strlen (names[i].name)) % SLOTS;

      while (table->slots[slot] != NULL)
        slot = (slot + 1) % SLOTS;
      table->slots[slot] = &names[i];
    }
}

static const DossierUnit *
look_up (const NameTable *table, const char *name, gsize length)
{
  static gsize is_filled = 0;

  if (g_once_init_enter (&is_filled))
    {
      fill_name_table (&name_table, unit_names, G_N_ELEMENTS (unit_names));
      fill_name_table (&symbol_table, unit_symbols, G_N_ELEMENTS (unit_symbols));
      fill_name_table (&prefix_table, currency_prefixes, G_N_ELEMENTS (currency_prefixes));
      g_once_init_leave (&is_filled, 1);
    }

  for (guint32 slot = hash_name (name, length) % SLOTS; table->slots[slot] != NULL;
       slot = (slot + 1) % SLOTS)
    if (strncmp (table->slots[slot]->name, name, length) == 0 &&
        table->slots[slot]->name[length] == '\0')
      return &units[table->slots[slot]->unit];

  return NULL;
}

static gboolean
is_listed (const char *const *list, gsize n, const char *text, gsize length)
{
  for (gsize i = 0; i < n; i++)
    if (strlen (list[i]) == length && memcmp (list[i], text, length) == 0)
      return TRUE;

  return FALSE;
}

static const char *
get_text (const DossierTokens *tokens, const DossierToken *token, gsize *length)
{
  *length = token->end - token->start;
  return tokens->text + token->start;
}

static const DossierUnit *
find_id (const char *id, gsize length)
{
  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    if (strncmp (units[i].id, id, length) == 0 && units[i].id[length] == '\0')
      return &units[i];

  return NULL;
}

/* Joins tokens with spaces, folded, and looks up each longer phrase; the longest counts. */
static int
match_name (const DossierTokens *tokens, int index, const DossierUnit **unit)
{
  char  name[MAX_NAME_BYTES + 1];
  gsize n = 0;
  int   best = 0;

  for (int i = index; i < index + MAX_NAME_TOKENS; i++)
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);
      const DossierUnit  *found = NULL;
      gsize               length = 0;
      const char         *text = get_text (tokens, token, &length);

      if (i > index &&
          (token->kind == DOSSIER_TOKEN_HYPHEN || dossier_token_is_mark (token, '.')) &&
          dossier_token_is_glued (token))
        continue;
      if ((token->kind != DOSSIER_TOKEN_WORD &&
           !(token->kind == DOSSIER_TOKEN_MARK && (text[0] == '%' || length > 1))) ||
          n + length + 1 > MAX_NAME_BYTES)
        break;

      if (n > 0)
        name[n++] = ' ';
      for (gsize k = 0; k < length; k++)
        name[n++] = g_ascii_tolower (text[k]);
      found = look_up (&name_table, name, n);
      if (found != NULL)
        {
          best = i + 1 - index;
          *unit = found;
        }
    }

  return best;
}

/* "m2", "km^2", "m²" after a length's symbol. */
static int
match_power (const DossierTokens *tokens, int index, const DossierUnit **unit)
{
  char                buffer[DOSSIER_UNIT_MAX_ID];
  int                 i = index;
  const DossierToken *token = dossier_tokens_get (tokens, i);
  const DossierUnit  *found = NULL;
  int                 power = 0;

  if ((*unit)->dimension != DOSSIER_DIMENSION_LENGTH || !dossier_token_is_glued (token))
    return 0;

  if (dossier_token_is_mark (token, '^'))
    token = dossier_tokens_get (tokens, ++i);
  if (dossier_token_is_mark (token, 0xb2) || dossier_tokens_match (tokens, i, "2"))
    power = 2;
  else if (dossier_token_is_mark (token, 0xb3) || dossier_tokens_match (tokens, i, "3"))
    power = 3;
  if (power == 0 || !dossier_token_is_glued (token))
    return 0;

  g_snprintf (buffer, sizeof buffer, "%s-%s", power == 2 ? "square" : "cubic", (*unit)->id);
  found = find_id (buffer, strlen (buffer));
  if (found == NULL)
    return 0;

  *unit = found;
  return i + 1 - index;
}

static int
match_symbol (const DossierTokens *tokens, int index, const DossierUnit **unit)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);
  gsize               length = 0;
  const char         *text = get_text (tokens, token, &length);
  const DossierUnit  *found = NULL;
  int                 n = 0;
  gsize               n_letters = 0;

  if (token->kind == DOSSIER_TOKEN_END || token->kind == DOSSIER_TOKEN_NUMBER)
    return 0;

  /* "°C", "° F" */
  if (dossier_token_is_mark (token, 0xb0))
    {
      gboolean is_celsius = dossier_tokens_match (tokens, index + 1, "c") ||
                            dossier_tokens_match (tokens, index + 1, "celsius");
      gboolean is_fahrenheit = dossier_tokens_match (tokens, index + 1, "f") ||
                               dossier_tokens_match (tokens, index + 1, "fahrenheit");

      *unit = look_up (&symbol_table,
                       is_celsius      ? "°C"
                       : is_fahrenheit ? "°F"
                                       : "°",
                       is_celsius || is_fahrenheit ? 3 : 2);
      return is_celsius || is_fahrenheit ? 2 : 1;
    }

  /* A screen of 10" wide; after a digit alone the mark ends a quotation. */
  if ((dossier_token_is_mark (token, '"') || dossier_token_is_mark (token, 0x2033)) &&
      (dossier_tokens_match (tokens, index + 1, "long") ||
       dossier_tokens_match (tokens, index + 1, "wide") ||
       dossier_tokens_match (tokens, index + 1, "thick") ||
       dossier_tokens_match (tokens, index + 1, "tall") ||
       dossier_tokens_match (tokens, index + 1, "deep") ||
       dossier_tokens_match (tokens, index + 1, "screen")))
    {
      *unit = find_id ("inch", 4);
      return 1;
    }
  /* "500,000 b/d" */
  if (dossier_tokens_match (tokens, index, "b") && dossier_token_is_mark (next, '/') &&
      dossier_tokens_match (tokens, index + 2, "d"))
    {
      *unit = look_up (&symbol_table, "b/d", 3);
      return 3;
    }
  found = look_up (&symbol_table, text, length);
  if (found == NULL)
    return 0;

  n_letters = (gsize) g_utf8_strlen (text, (gssize) length);
  if (!dossier_token_is_glued (token) &&
      ((n_letters == 1 &&
        !is_listed (spaced_letters, G_N_ELEMENTS (spaced_letters), text, length)) ||
       dossier_tokens_match (tokens, index, "in")))
    return 0;

  *unit = found;
  n = match_power (tokens, index + 1, unit);
  if (n > 0)
    return 1 + n;

  /* "24703m212", "13F-7": part of a code. */
  if (dossier_token_is_glued (next) &&
      (next->kind == DOSSIER_TOKEN_NUMBER ||
       (next->kind == DOSSIER_TOKEN_HYPHEN && n_letters == 1 && text[0] != 'm')))
    return 0;
  /* "30C" and "86F", but not the "13F filing" and the "14.7C/share". */
  if (length == 1 && (text[0] == 'C' || text[0] == 'F') &&
      ((next->kind == DOSSIER_TOKEN_WORD &&
        !dossier_token_has_class (next, DOSSIER_WORD_FUNCTION | DOSSIER_WORD_DATE)) ||
       dossier_tokens_match (tokens, index + 1, "be") || dossier_token_is_mark (next, '/')))
    return 0;
  /* "scp 173 m-2" */
  if (!dossier_token_is_glued (token) && n_letters == 1 && dossier_token_is_glued (next) &&
      (next->kind == DOSSIER_TOKEN_HYPHEN || next->kind == DOSSIER_TOKEN_MARK) &&
      next->symbol != '.' && next->symbol != ',' && next->symbol != ')' && next->symbol != '/' &&
      next->symbol != ';' && next->symbol != ':')
    return 0;

  return 1;
}

/* Text without capitals has its codes so as well; only the common ones, which are no words. */
static const DossierUnit *
find_lower_code (const DossierTokens *tokens, int index)
{
  static const char *const codes[] = { "usd", "eur", "gbp", "inr", "rmb", "chf", "jpy", "aud" };

  for (gsize i = 0; i < G_N_ELEMENTS (codes); i++)
    if (dossier_tokens_match (tokens, index, codes[i]))
      {
        char code[4] = { g_ascii_toupper (codes[i][0]),
                         g_ascii_toupper (codes[i][1]),
                         g_ascii_toupper (codes[i][2]),
                         '\0' };

        return look_up (&prefix_table, code, 3);
      }

  return NULL;
}

/* A currency's code or sign after the number. */
static int
match_code (const DossierTokens *tokens, int index, DossierUnitMatch *match)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  gsize               length = 0;
  const char         *text = get_text (tokens, token, &length);
  const DossierUnit  *unit = NULL;

  if (token->kind == DOSSIER_TOKEN_CURRENCY)
    {
      const DossierToken *next = dossier_tokens_get (tokens, index + 1);

      /* "10 $30": the sign belongs to what follows it. */
      if (next->kind == DOSSIER_TOKEN_NUMBER && dossier_token_is_glued (next))
        return 0;
      match->unit = look_up (&prefix_table, text, length);
      return match->unit != NULL ? 1 : 0;
    }

  if (token->kind != DOSSIER_TOKEN_WORD)
    return 0;
  if (dossier_token_is_glued (dossier_tokens_get (tokens, index + 1)) &&
      dossier_tokens_get (tokens, index + 1)->kind == DOSSIER_TOKEN_NUMBER)
    return 0;
  if ((token->flags & DOSSIER_TOKEN_UPPER) == 0 && !(length > 2 && (guchar) text[0] >= 0x80))
    {
      match->unit = find_lower_code (tokens, index);
      return match->unit != NULL ? 1 : 0;
    }

  unit = look_up (&prefix_table, text, length);
  if (unit == NULL && length == 4 && text[0] == 'M')
    {
      unit = look_up (&prefix_table, text + 1, 3);
      match->scale = unit != NULL ? 1e6 : 1;
    }
  if (unit == NULL || length == 2 ||
      (!dossier_token_is_glued (token) &&
       is_listed (word_codes, G_N_ELEMENTS (word_codes), text, length)))
    return 0;

  match->unit = unit;
  return 1;
}

static gboolean
is_rate_base (DossierDimension dimension)
{
  return dimension == DOSSIER_DIMENSION_TIME || dimension == DOSSIER_DIMENSION_MASS ||
         dimension == DOSSIER_DIMENSION_VOLUME || dimension == DOSSIER_DIMENSION_AREA ||
         dimension == DOSSIER_DIMENSION_LENGTH || dimension == DOSSIER_DIMENSION_ENERGY ||
         dimension == DOSSIER_DIMENSION_POWER;
}

static gboolean
can_have_rate (const DossierUnit *unit)
{
  switch (unit->dimension)
    {
    case DOSSIER_DIMENSION_PART:
    case DOSSIER_DIMENSION_POINTS:
    case DOSSIER_DIMENSION_AGE:
    case DOSSIER_DIMENSION_SPEED:
    case DOSSIER_DIMENSION_RATE:
    case DOSSIER_DIMENSION_FLOW:
    case DOSSIER_DIMENSION_ANGLE:
      return FALSE;
    default:
      return TRUE;
    }
}

int
dossier_units_match_rate (const DossierTokens *tokens, int index, DossierUnitMatch *match)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *next = NULL;
  const DossierUnit  *per = NULL;
  gboolean            is_slash = dossier_token_is_mark (token, '/');
  gboolean            is_per = dossier_tokens_match (tokens, index, "per");
  int                 n = 0;
  int                 i = index + 1;
  double              times = 1;

  if (!can_have_rate (match->unit) || !(is_per || is_slash ||
                                        ((dossier_tokens_match (tokens, index, "a") ||
                                          dossier_tokens_match (tokens, index, "an")) &&
                                         match->unit->dimension != DOSSIER_DIMENSION_TIME)))
    return 0;

  next = dossier_tokens_get (tokens, i);
  if (is_slash && !dossier_token_is_glued (next))
    return 0;
  if (is_per && next->kind == DOSSIER_TOKEN_NUMBER && next->payload == 0)
    {
      times = dossier_number_get_digits (tokens, next);
      i++;
    }

  n = match_symbol (tokens, i, &per);
  if (n == 0 || (!is_slash && times == 1 && n == 1 && per->dimension == DOSSIER_DIMENSION_TIME))
    {
      int named = match_name (tokens, i, &per);

      n = named > 0 ? named : n;
    }
  if (n == 0 || per == NULL || !is_rate_base (per->dimension))
    return 0;

  /* Money by the year says when it is paid: "$3bn a year" is so many dollars. */
  if (!is_slash && per->dimension == DOSSIER_DIMENSION_TIME && per->factor >= 86400 &&
      strcmp (per->id, "night") != 0 &&
      (match->unit->dimension == DOSSIER_DIMENSION_MONEY ||
       match->unit->dimension == DOSSIER_DIMENSION_COIN))
    return 0;
  /* "$5 a pound" is, but "400 metres a century ago" is not. */
  if (dossier_tokens_match (tokens, i + n, "ago") ||
      dossier_tokens_match (tokens, i + n, "earlier"))
    return 0;

  match->per = per;
  if (times == 1)
    g_snprintf (match->id, sizeof match->id, "%s-per-%s", match->unit->id, per->id);
  else
    g_snprintf (match->id, sizeof match->id, "%s-per-%.0f-%s", match->unit->id, times, per->id);
  return i + n - index;
}

static gboolean
is_money_size (const DossierNumber *number)
{
  return number->scale >= 1000 || fabs (number->value) >= 100;
}

/* "6 million pounds", "thousands of pounds", "50,000 pounds ($63,000)" are money. */
static gboolean
is_pound_money (const DossierTokens *tokens, int index, const DossierNumber *number)
{
  return number->scale >= 1e6 ||
         ((number->forms & DOSSIER_NUMBER_OPEN) != 0 && number->value >= 1000) ||
         (dossier_token_is_mark (dossier_tokens_get (tokens, index + 1), '(') &&
          (dossier_tokens_get (tokens, index + 2)->kind == DOSSIER_TOKEN_CURRENCY ||
           dossier_tokens_get (tokens, index + 3)->kind == DOSSIER_TOKEN_CURRENCY));
}

/* Names with two readings, decided by the size of the number. */
static gboolean
choose_reading (const DossierTokens *tokens,
                int                  index,
                int                  n,
                const DossierNumber *number,
                const DossierUnit  **unit)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *next = dossier_tokens_get (tokens, index + 1);
  gboolean            is_single = n == 1;

  if (is_single && strcmp ((*unit)->id, "pound") == 0 && is_pound_money (tokens, index, number) &&
      token->kind == DOSSIER_TOKEN_WORD && token->end - token->start >= 5)
    *unit = find_id ("GBP", 3);

  /* Verbs, nouns and adjectives that are currencies as well. */
  if (is_single &&
      (dossier_tokens_match (tokens, index, "won") ||
       dossier_tokens_match (tokens, index, "real") ||
       dossier_tokens_match (tokens, index, "mark") ||
       dossier_tokens_match (tokens, index, "marks") ||
       dossier_tokens_match (tokens, index, "crown") ||
       dossier_tokens_match (tokens, index, "crowns") ||
       dossier_tokens_match (tokens, index, "kip") ||
       dossier_tokens_match (tokens, index, "dong") || dossier_tokens_match (tokens, index, "lev")))
    return is_money_size (number) &&
           (next->kind != DOSSIER_TOKEN_WORD ||
            dossier_token_has_class (next, DOSSIER_WORD_FUNCTION)) &&
           !dossier_tokens_match (tokens, index + 1, "by");

  /* One letter counts only where it is written to the digits: "20p", "50c". */
  if (is_single && token->end - token->start == 1 && g_ascii_isalpha (tokens->text[token->start]))
    return dossier_token_is_glued (token) && fabs (number->value) < 1000 &&
           !dossier_token_is_glued (dossier_tokens_get (tokens, index + 1));

  if (is_single && dossier_tokens_match (tokens, index, "pc"))
    return dossier_token_is_glued (token) || (number->forms & DOSSIER_NUMBER_DIGITS) != 0;
  /* "the quarter-century", "two-night" are, "second" after "one" is no time by itself. */
  if (is_single && dossier_tokens_match (tokens, index, "second"))
    return number->value != 20 && (number->forms & DOSSIER_NUMBER_SCALED) == 0;

  return TRUE;
}

static int
match_bare (const DossierTokens *tokens,
            int                  index,
            const DossierNumber *number,
            DossierUnitMatch    *match)
{
  const DossierUnit *named = NULL;
  const DossierUnit *symbol = NULL;
  int                n_symbol = match_symbol (tokens, index, &symbol);
  int                n_named = match_name (tokens, index, &named);

  /* "−21 C": a letter apart from its number is a temperature where a sign says so. */
  if (n_symbol == 0 && (number->forms & DOSSIER_NUMBER_SIGNED) != 0 &&
      (dossier_tokens_match (tokens, index, "c") || dossier_tokens_match (tokens, index, "f")) &&
      (dossier_tokens_get (tokens, index)->flags & DOSSIER_TOKEN_CAPITAL) != 0 &&
      dossier_tokens_get (tokens, index + 1)->kind != DOSSIER_TOKEN_WORD)
    {
      match->unit = dossier_tokens_match (tokens, index, "c") ? find_id ("celsius", 7)
                                                              : find_id ("fahrenheit", 10);
      return 1;
    }
  if (n_named > 0 && !choose_reading (tokens, index, n_named, number, &named))
    n_named = 0;
  if (n_named > 0 && (n_named > n_symbol || n_symbol == 0))
    {
      match->unit = named;
      return n_named;
    }
  if (n_symbol > 0)
    {
      match->unit = symbol;
      return n_symbol;
    }

  return match_code (tokens, index, match);
}

int
dossier_units_match (const DossierTokens *tokens,
                     int                  index,
                     const DossierNumber *number,
                     DossierUnitMatch    *match)
{
  static const char   openers[] = "([{<";
  static const char   closers[] = ")]}>";
  const DossierToken *token = dossier_tokens_get (tokens, index);
  int                 i = index;
  int                 n = 0;
  char                closer = '\0';

  *match = (DossierUnitMatch){ .scale = 1 };
  if (token->kind == DOSSIER_TOKEN_END)
    return 0;

  if (token->kind == DOSSIER_TOKEN_HYPHEN &&
      dossier_token_is_glued (token) == dossier_token_is_glued (dossier_tokens_get (tokens, i + 1)))
    i++;
  else if (token->kind == DOSSIER_TOKEN_MARK && token->symbol < 0x80 && token->symbol != 0 &&
           strchr (openers, (int) token->symbol) != NULL)
    {
      closer = closers[strchr (openers, (int) token->symbol) - openers];
      i++;
    }

  n = match_bare (tokens, i, number, match);
  if (n == 0 || match->unit == NULL)
    return 0;
  if (closer != '\0')
    return dossier_token_is_mark (dossier_tokens_get (tokens, i + n), (gunichar) closer) &&
                   i + n == index + 2 &&
                   (g_strlcpy (match->id, match->unit->id, sizeof match->id), TRUE)
               ? n + 2
               : 0;

  i += n;
  g_strlcpy (match->id, match->unit->id, sizeof match->id);
  return i + dossier_units_match_rate (tokens, i, match) - index;
}

/* The word before a dollar sign: "US$", "c $". */
static int
match_dollar (const DossierTokens *tokens, int index, DossierUnitMatch *match)
{
  static const char *const spaced[] = { "us",  "c",   "hk", "nz", "nt",  "aud", "cad", "usd",
                                        "mxn", "mex", "au", "ca", "nzd", "hkd", "sgd" };
  char                     name[16];
  const DossierToken      *word = dossier_tokens_get (tokens, index);
  int                      i = index + 1;
  const DossierToken      *sign = dossier_tokens_get (tokens, i);
  gsize                    length = 0;
  gsize                    n = 0;
  const char              *text = get_text (tokens, word, &length);

  /* "U.S $" */
  if (word->kind != DOSSIER_TOKEN_WORD || length > 8 || sign->kind != DOSSIER_TOKEN_CURRENCY)
    return 0;
  if (sign->symbol != '$')
    {
      /* "GH₵" */
      match->unit = look_up (&prefix_table, text, sign->end - word->start);
      return match->unit != NULL ? 2 : 0;
    }

  for (gsize k = 0; k < length; k++)
    if (text[k] != '.')
      name[n++] = g_ascii_toupper (text[k]);
  if (!dossier_token_is_glued (sign))
    {
      gboolean is_known = FALSE;

      for (gsize k = 0; k < G_N_ELEMENTS (spaced); k++)
        is_known |= strlen (spaced[k]) == n && g_ascii_strncasecmp (spaced[k], name, n) == 0;
      if (!is_known)
        return 0;
    }

  name[n++] = '$';
  match->unit = look_up (&prefix_table, name, n);
  if (match->unit == NULL && n == 4)
    match->unit = look_up (&prefix_table, name, 3);
  if (match->unit == NULL && n == 4 && g_ascii_strncasecmp (name, "MEX$", 4) == 0)
    match->unit = find_id ("MXN", 3);
  return match->unit != NULL ? 2 : 0;
}

/* "JD 243 million", "R 12,500" */
static gboolean
is_large (const DossierTokens *tokens, int index)
{
  const DossierToken *number = dossier_tokens_get (tokens, index);
  const DossierToken *hyphen = dossier_tokens_get (tokens, index + 1);
  int                 i = hyphen->kind == DOSSIER_TOKEN_HYPHEN ? index + 2 : index + 1;

  return number->end - number->start > 4 ||
         dossier_token_has_class (dossier_tokens_get (tokens, i), DOSSIER_WORD_NUMBER);
}

static int
match_word_prefix (const DossierTokens *tokens, int index, DossierUnitMatch *match)
{
  const DossierToken *word = dossier_tokens_get (tokens, index);
  int                 i = index + 1;
  gsize               length = 0;
  const char         *text = get_text (tokens, word, &length);
  const DossierToken *next = dossier_tokens_get (tokens, i);
  gboolean            is_glued = FALSE;

  if (word->kind != DOSSIER_TOKEN_WORD || length > 5)
    return 0;

  match->unit = look_up (&prefix_table, text, length);
  if (match->unit == NULL && length == 4 && text[0] == 'M')
    {
      match->unit = look_up (&prefix_table, text + 1, 3);
      match->scale = 1e6;
    }
  if (match->unit == NULL)
    match->unit = find_lower_code (tokens, index);
  if (match->unit == NULL)
    return 0;

  if (dossier_token_is_mark (next, '.') && dossier_token_is_glued (next))
    next = dossier_tokens_get (tokens, ++i);
  is_glued = dossier_token_is_glued (next);
  if (next->kind != DOSSIER_TOKEN_NUMBER)
    return 0;
  if (is_listed (word_codes, G_N_ELEMENTS (word_codes), text, length) ||
      (!is_glued && !is_large (tokens, i) &&
       is_listed (glued_prefixes, G_N_ELEMENTS (glued_prefixes), text, length)))
    return 0;
  /* "R500m" but not "R2", a name. */
  if (length == 1 && next->payload == 0 && next->end - next->start < 3 &&
      !dossier_token_is_glued (dossier_tokens_get (tokens, i + 1)))
    return 0;

  return i - index;
}

int
dossier_units_match_prefix (const DossierTokens *tokens, int index, DossierUnitMatch *match)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  gsize               length = 0;
  const char         *text = get_text (tokens, token, &length);
  int                 n = 0;

  *match = (DossierUnitMatch){ .scale = 1 };
  if (token->kind == DOSSIER_TOKEN_CURRENCY)
    {
      match->unit = look_up (&prefix_table, text, length);
      n = match->unit != NULL ? 1 : 0;
    }
  else if (token->kind == DOSSIER_TOKEN_WORD)
    {
      n = match_dollar (tokens, index, match);
      if (n == 0)
        n = match_word_prefix (tokens, index, match);
      /* "dollar 22.5 million" */
      if (n == 0 && dossier_tokens_match (tokens, index, "dollar") &&
          dossier_tokens_get (tokens, index + 1)->kind == DOSSIER_TOKEN_NUMBER)
        {
          match->unit = find_id ("USD", 3);
          n = 1;
        }
    }

  if (n == 0)
    return 0;

  g_strlcpy (match->id, match->unit->id, sizeof match->id);
  return n;
}

const DossierUnit *
dossier_units_find (const char *id)
{
  g_return_val_if_fail (id != NULL, NULL);

  return find_id (id, strlen (id));
}
