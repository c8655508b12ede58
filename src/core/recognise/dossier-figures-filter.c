/* dossier-figures-filter.c: tells the numbers that say how many from those that only name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures-filter.h"

#include "core/recognise/dossier-number.h"
#include "core/recognise/dossier-tokens-words.h"

/* Groups of digits of the longest telephone number that is looked for. */
#define MAX_PHONE_GROUPS 8
#define MIN_PHONE_DIGITS 7
#define MAX_STREET_WORDS 3
#define SCORE_WINDOW     5

static gboolean
is_capital (const DossierToken *token)
{
  return (token->flags & DOSSIER_TOKEN_CAPITAL) != 0;
}

static gboolean
is_hyphen (const DossierToken *token)
{
  return token->kind == DOSSIER_TOKEN_HYPHEN;
}

static gsize
get_length (const DossierToken *token)
{
  return token->end - token->start;
}

/* "am", "p.m.", "o'clock", "GMT" */
static gboolean
is_clock_word (const DossierTokens *tokens, int index)
{
  static const char *const words[] = { "am",  "pm",      "a.m.",    "p.m.", "a.m",
                                       "p.m", "o'clock", "o’clock", "gmt",  "utc",
                                       "bst", "cet",     "est",     "edt",  "ist" };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (dossier_tokens_match (tokens, index, words[i]))
      return TRUE;

  return FALSE;
}

/* "10:30", "6pm", "7.15 p.m.", "1900 GMT" */
/* "The siren went at 3.15.", "07.10 about 20,000 passengers …": a time of day with a point. */
static gboolean
is_point_clock (const DossierTokens *tokens, int index)
{
  static const char *const before[] = { "at", "until", "till" };
  static const char *const prices[] = { "closed", "close",  "traded", "stood",   "opened",
                                        "ended",  "was",    "held",   "settled", "finished",
                                        "steady", "priced", "is",     "stands",  "trading" };
  static const char *const after[] = { "on", "in", "and", "its", "there", "it", "we", "from" };
  const DossierToken      *token = dossier_tokens_get (tokens, index);
  const DossierToken      *next = dossier_tokens_get (tokens, index + 1);
  const char              *text = tokens->text + token->start;
  gsize                    length = get_length (token);
  gboolean                 is_after = FALSE;

  if (token->kind != DOSSIER_TOKEN_NUMBER || length < 4 || length > 5 || text[length - 3] != '.' ||
      text[length - 2] > '5' || (length == 5 && text[0] > '2'))
    return FALSE;
  if (index == 0)
    return length == 5 && text[0] == '0' &&
           (next->kind == DOSSIER_TOKEN_WORD || next->kind == DOSSIER_TOKEN_NUMBER);
  for (gsize i = 0; i < G_N_ELEMENTS (before); i++)
    is_after |= dossier_tokens_match (tokens, index - 1, before[i]);
  if (!is_after)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (prices); i++)
    if (dossier_tokens_match (tokens, index - 2, prices[i]))
      return FALSE;
  if (next->kind == DOSSIER_TOKEN_END || dossier_token_is_mark (next, '.') ||
      dossier_token_is_mark (next, ','))
    return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (after); i++)
    if (dossier_tokens_match (tokens, index + 1, after[i]))
      return TRUE;

  return FALSE;
}

/* "(45')", "Churín 66',": the minute of a goal. */
static int
match_minute (const DossierTokens *tokens, int index)
{
  const DossierToken *mark = dossier_tokens_get (tokens, index + 1);
  const DossierToken *after = dossier_tokens_get (tokens, index + 2);

  if (get_length (dossier_tokens_get (tokens, index)) > 3 || !dossier_token_is_glued (mark) ||
      !(dossier_token_is_mark (mark, '\'') || dossier_token_is_mark (mark, 0x2019) ||
        dossier_token_is_mark (mark, 0x2032)))
    return 0;

  return dossier_token_is_mark (after, ')') || dossier_token_is_mark (after, ',') ? 2 : 0;
}

static int
match_clock (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *colon = dossier_tokens_get (tokens, index + 1);
  int                 i = index + 1;

  if (token->kind == DOSSIER_TOKEN_NUMBER && get_length (token) <= 2 &&
      dossier_token_is_mark (colon, ':') && dossier_token_is_glued (colon) &&
      dossier_tokens_get (tokens, index + 2)->kind == DOSSIER_TOKEN_NUMBER &&
      dossier_token_is_glued (dossier_tokens_get (tokens, index + 2)))
    {
      i = index + 3;
      while (dossier_token_is_mark (dossier_tokens_get (tokens, i), ':') &&
             dossier_tokens_get (tokens, i + 1)->kind == DOSSIER_TOKEN_NUMBER && i < index + 9)
        i += 2;
      return is_clock_word (tokens, i) ? i + 1 - index : i - index;
    }

  if (get_length (token) > 5)
    return 0;
  if (is_point_clock (tokens, index))
    return is_clock_word (tokens, i) ? 2 : 1;
  /* "10.20 in the morning", "14.05 Lisbon: …" at the start of a line */
  if (dossier_tokens_match (tokens, i, "in") && dossier_tokens_match (tokens, i + 1, "the") &&
      (dossier_tokens_match (tokens, i + 2, "morning") ||
       dossier_tokens_match (tokens, i + 2, "afternoon") ||
       dossier_tokens_match (tokens, i + 2, "evening")) &&
      (dossier_tokens_match (tokens, index - 1, "at") ||
       dossier_tokens_match (tokens, index - 1, "from") ||
       dossier_tokens_match (tokens, index - 1, "until") ||
       dossier_tokens_match (tokens, index - 1, "is") || get_length (token) > 3))
    return 4;
  if (index == 0 && get_length (token) == 5 && token->payload != 0 &&
      tokens->text[token->start + 2] == '.' && tokens->text[token->start + 3] < '6' &&
      is_capital (dossier_tokens_get (tokens, i)))
    return 1;
  if (!is_clock_word (tokens, i))
    return 0;
  /* "I am": a number is followed by "am" in a clock time only. "5 est" is rare enough. */
  if (dossier_tokens_match (tokens, i, "est") &&
      (dossier_tokens_get (tokens, i)->flags & DOSSIER_TOKEN_UPPER) == 0)
    return 0;

  return i + 1 - index;
}

static gboolean
is_phone_separator (const DossierToken *token)
{
  return is_hyphen (token) || dossier_token_is_mark (token, '/') ||
         dossier_token_is_mark (token, ')') || dossier_token_is_mark (token, '(');
}

/* "+44 20 7946 0000", "(555) 010-4477", "0800 1111" */
static int
match_phone (const DossierTokens *tokens, int index)
{
  const DossierToken *first = dossier_tokens_get (tokens, index);
  const DossierToken *previous = dossier_tokens_get (tokens, index - 1);
  gboolean            is_marked = dossier_token_is_mark (previous, '+');
  gboolean            is_zero = tokens->text[first->start] == '0' && get_length (first) > 2;
  gboolean            has_hyphens = TRUE;
  gsize               n_digits = 0;
  int                 n_groups = 0;
  int                 i = index;

  while (n_groups < MAX_PHONE_GROUPS)
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);

      if (is_phone_separator (token) && n_groups > 0)
        {
          i++;
          if (is_phone_separator (dossier_tokens_get (tokens, i)))
            i++;
          token = dossier_tokens_get (tokens, i);
          if (!dossier_token_is_glued (token) && !is_marked && !is_zero)
            break;
        }
      else if (n_groups > 0)
        has_hyphens = FALSE;
      if (token->kind != DOSSIER_TOKEN_NUMBER || token->payload != 0 || get_length (token) > 8)
        break;
      n_digits += get_length (token);
      n_groups++;
      i++;
    }

  if (n_digits < MIN_PHONE_DIGITS || n_groups < 2)
    return 0;
  if (is_marked || is_zero || (n_groups >= 3 && has_hyphens))
    return i - index;

  return 0;
}

/* "1. First point" at the start of a line. */
static int
match_list_number (const DossierTokens *tokens, int index)
{
  const DossierToken *mark = dossier_tokens_get (tokens, index + 1);
  const DossierToken *after = dossier_tokens_get (tokens, index + 2);

  return index == 0 && get_length (dossier_tokens_get (tokens, index)) <= 2 &&
                 dossier_token_is_glued (mark) &&
                 (dossier_token_is_mark (mark, '.') || dossier_token_is_mark (mark, ')')) &&
                 after->kind != DOSSIER_TOKEN_END && !dossier_token_is_glued (after)
             ? 2
             : 0;
}

/* "9/11", "24/7", "50/50" */
static int
match_slashes (const DossierTokens *tokens, int index)
{
  DossierNumber number = { 0 };
  int           i = index + 1;

  if (dossier_number_match (tokens, index, &number) >= 3 &&
      (number.forms & DOSSIER_NUMBER_PARTS) != 0)
    return 0;

  while (dossier_token_is_mark (dossier_tokens_get (tokens, i), '/') &&
         dossier_token_is_glued (dossier_tokens_get (tokens, i)) &&
         dossier_tokens_get (tokens, i + 1)->kind == DOSSIER_TOKEN_NUMBER &&
         dossier_token_is_glued (dossier_tokens_get (tokens, i + 1)))
    i += 2;

  return i > index + 1 ? i - index : 0;
}

/* "4x4", "24703L202": digits, letters, digits. */
static int
match_code (const DossierTokens *tokens, int index)
{
  int i = index + 1;
  int n_digits = 0;

  while (dossier_token_is_glued (dossier_tokens_get (tokens, i)) &&
         (dossier_tokens_get (tokens, i)->kind == DOSSIER_TOKEN_WORD ||
          dossier_tokens_get (tokens, i)->kind == DOSSIER_TOKEN_NUMBER))
    {
      n_digits += dossier_tokens_get (tokens, i)->kind == DOSSIER_TOKEN_NUMBER ? 1 : 0;
      i++;
    }

  /* "5m2" and "1e6" are read elsewhere. */
  if (dossier_tokens_match (tokens, index + 1, "x") &&
      dossier_tokens_match (tokens, index + 2, "10") &&
      dossier_token_is_mark (dossier_tokens_get (tokens, index + 3), '^'))
    return 0;
  if (n_digits == 0 || (n_digits == 1 && i == index + 3 &&
                        (dossier_tokens_match (tokens, index + 1, "e") ||
                         ((dossier_tokens_match (tokens, index + 2, "2") ||
                           dossier_tokens_match (tokens, index + 2, "3")) &&
                          !dossier_tokens_match (tokens, index + 1, "x")))))
    return 0;

  return i - index;
}

/* "F-16", "COVID-19", "G7", "737s" */
static gboolean
is_glued_to_word (const DossierTokens *tokens, int index)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *previous = dossier_tokens_get (tokens, index - 1);
  const DossierToken *before = dossier_tokens_get (tokens, index - 2);

  if (!dossier_token_is_glued (token))
    return FALSE;
  if (previous->kind == DOSSIER_TOKEN_WORD || dossier_token_is_mark (previous, '#') ||
      dossier_token_is_mark (previous, '@') || dossier_token_is_mark (previous, '_') ||
      dossier_token_is_mark (previous, '&'))
    return TRUE;
  if ((dossier_token_is_mark (previous, '\'') || dossier_token_is_mark (previous, 0x2019)) &&
      dossier_token_is_glued (previous))
    return before->kind == DOSSIER_TOKEN_WORD || dossier_token_is_mark (before, '\\');
  if ((dossier_token_is_mark (previous, '/') || dossier_token_is_mark (previous, '+')) &&
      dossier_token_is_glued (previous))
    return before->kind == DOSSIER_TOKEN_WORD ||
           (previous->symbol == '+' && before->kind == DOSSIER_TOKEN_NUMBER);
  /* "Regulation 25(1)" */
  if (dossier_token_is_mark (previous, '(') &&
      dossier_token_is_mark (dossier_tokens_get (tokens, index + 1), ')'))
    return before->kind == DOSSIER_TOKEN_NUMBER ||
           dossier_token_is_mark (dossier_tokens_get (tokens, index + 2), '(');
  if (dossier_token_is_mark (previous, '.') && dossier_token_is_glued (previous))
    return before->kind == DOSSIER_TOKEN_WORD && get_length (before) <= 2;

  return is_hyphen (previous) && dossier_token_is_glued (previous) &&
         (before->kind == DOSSIER_TOKEN_WORD || before->kind == DOSSIER_TOKEN_CODE ||
          (before->kind == DOSSIER_TOKEN_NUMBER && dossier_token_is_glued (before) &&
           dossier_tokens_get (tokens, index - 3)->kind == DOSSIER_TOKEN_WORD)) &&
         !dossier_token_has_class (before, DOSSIER_WORD_NUMBER) &&
         !dossier_tokens_match (tokens, index - 2, "mid") &&
         !dossier_tokens_match (tokens, index - 2, "sub");
}

/* "1 Ann Smith (Kenya) 2:08:41; 2 Eve Brown …": the place in a result. */
static int
match_rank (const DossierTokens *tokens, int index)
{
  const DossierToken *before = dossier_tokens_get (tokens, index - 1);
  const DossierToken *first = dossier_tokens_get (tokens, index + 1);
  const DossierToken *second = dossier_tokens_get (tokens, index + 2);

  return get_length (dossier_tokens_get (tokens, index)) <= 2 &&
                 (before->kind == DOSSIER_TOKEN_END || dossier_token_is_mark (before, ';') ||
                  dossier_token_is_mark (before, ':')) &&
                 first->kind == DOSSIER_TOKEN_WORD && is_capital (first) &&
                 !dossier_token_is_glued (first) && second->kind == DOSSIER_TOKEN_WORD &&
                 is_capital (second) && (first->flags & second->flags & DOSSIER_TOKEN_UPPER) == 0 &&
                 !dossier_token_has_class (second, DOSSIER_WORD_PLURAL) &&
                 tokens->text[second->end - 1] != 's'
             ? 1
             : 0;
}

int
dossier_figures_skip (const DossierTokens *tokens, int index)
{
  static int (*const matchers[]) (const DossierTokens *, int) = {
    match_clock,   match_phone, match_list_number, match_rank,
    match_slashes, match_code,  match_minute,
  };
  const DossierToken *token = dossier_tokens_get (tokens, index);
  double              ordinal = 0;

  if (token->kind == DOSSIER_TOKEN_WORD)
    {
      int n = 1;

      /* "at seven in the morning" */
      if (dossier_token_has_class (token, DOSSIER_WORD_NUMBER) &&
          (n = match_clock (tokens, index)) > 0)
        return n;
      n = 1;
      /* "five o'clock" */
      return dossier_token_has_class (token, DOSSIER_WORD_NUMBER) &&
                     (dossier_tokens_match (tokens, index + 1, "o'clock") ||
                      dossier_tokens_match (tokens, index + 1, "o’clock"))
                 ? n + 1
                 : 0;
    }
  if (token->kind != DOSSIER_TOKEN_NUMBER)
    return 0;

  if (is_glued_to_word (tokens, index))
    {
      const DossierToken *next = dossier_tokens_get (tokens, index + 1);

      return dossier_token_is_glued (next) && next->kind == DOSSIER_TOKEN_WORD ? 2 : 1;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (matchers); i++)
    {
      int n = matchers[i](tokens, index);

      if (n > 0)
        return n;
    }

  return dossier_number_match_ordinal (tokens, index, &ordinal);
}

/* "10 Downing Street" */
static gboolean
is_street_number (const DossierTokens *tokens, int end)
{
  for (int i = end; i < end + MAX_STREET_WORDS + 1; i++)
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);

      if (token->kind != DOSSIER_TOKEN_WORD || !is_capital (token))
        return FALSE;
      if (i > end && dossier_token_has_class (token, DOSSIER_WORD_STREET))
        return TRUE;
    }

  return FALSE;
}

static gboolean
starts_sentence (const DossierTokens *tokens, int index)
{
  const DossierToken *previous = dossier_tokens_get (tokens, index - 1);

  return previous->kind == DOSSIER_TOKEN_END ||
         (previous->kind == DOSSIER_TOKEN_MARK &&
          (previous->symbol == '.' || previous->symbol == '?' || previous->symbol == '!' ||
           previous->symbol == ':' || previous->symbol == 0x201c || previous->symbol == '"'));
}

/* Whether the word is the first part of a name with a number. */
static gboolean
is_naming (const DossierTokens *tokens, int index)
{
  static const char *const lower[] = {
    "page",    "pages",   "chapter",  "section", "article", "articles", "paragraph", "room",
    "route",   "highway", "channel",  "flight",  "gate",    "grade",    "level",     "phase",
    "version", "type",    "category", "class",   "tier",    "verse",    "figure",    "clause",
    "rule",    "boeing",  "airbus",   "iphone",  "ftse",    "nasdaq",   "formula",   "apollo",
    "covid",   "episode", "series",   "season",  "windows", "number",   "round",     "vol",
    "number",  "isbn",    "junction", "exit",    "terminal"
  };
  /* Before digits, not words: "ward 3", "at mile 21". */
  static const char *const lower_before_digits[] = {
    "platform", "zone", "zones",  "ward",    "wards",    "table",    "line",  "lane",
    "bus",      "tram", "mile",   "hull",    "piste",    "grades",   "bay",   "dock",
    "track",    "pier", "hangar", "dialled", "dialed",   "appendix", "stage", "district",
    "block",    "item", "annex",  "unit",    "precinct", "sector",
  };
  const DossierToken *token = dossier_tokens_get (tokens, index);

  if (!dossier_token_has_class (token, DOSSIER_WORD_NAMED))
    return FALSE;
  if (is_capital (token))
    return TRUE;
  if (dossier_tokens_get (tokens, index + 1)->kind == DOSSIER_TOKEN_NUMBER)
    for (gsize i = 0; i < G_N_ELEMENTS (lower_before_digits); i++)
      if (dossier_tokens_match (tokens, index, lower_before_digits[i]))
        return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (lower); i++)
    if (dossier_tokens_match (tokens, index, lower[i]))
      return TRUE;

  return FALSE;
}

DossierNameChance
dossier_figures_is_name (const DossierTokens *tokens, int index, int end)
{
  const DossierToken *token = dossier_tokens_get (tokens, index);
  const DossierToken *previous = dossier_tokens_get (tokens, index - 1);
  gboolean            is_digits = token->kind == DOSSIER_TOKEN_NUMBER;
  gboolean            is_function = dossier_token_has_class (
      previous,
      DOSSIER_WORD_FUNCTION | DOSSIER_WORD_HEDGE | DOSSIER_WORD_RISE | DOSSIER_WORD_FALL |
          DOSSIER_WORD_REPORT | DOSSIER_WORD_VERB | DOSSIER_WORD_SCORE);

  if (dossier_token_is_mark (previous, 0x2116))
    return DOSSIER_NAME_SURE;
  if (is_digits && is_street_number (tokens, end))
    return DOSSIER_NAME_SURE;
  if (previous->kind != DOSSIER_TOKEN_WORD)
    return is_digits && dossier_token_is_mark (previous, '.') &&
                   (dossier_tokens_match (tokens, index - 2, "no") ||
                    dossier_tokens_match (tokens, index - 2, "nos") ||
                    dossier_tokens_match (tokens, index - 2, "art"))
               ? DOSSIER_NAME_SURE
               : DOSSIER_NAME_NO;

  if (is_naming (tokens, index - 1))
    return DOSSIER_NAME_SURE;
  if (dossier_tokens_match (tokens, index - 1, "number") ||
      dossier_tokens_match (tokens, index - 1, "no"))
    return DOSSIER_NAME_SURE;
  /* "Group of Seven", "the Big Four" */
  if (is_capital (token) && !is_digits &&
      ((dossier_tokens_match (tokens, index - 1, "of") &&
        is_capital (dossier_tokens_get (tokens, index - 2))) ||
       dossier_tokens_match (tokens, index - 1, "big")))
    return DOSSIER_NAME_SURE;
  if (is_digits && dossier_tokens_match_before (tokens, index, "group of") &&
      is_capital (dossier_tokens_get (tokens, index - 2)))
    return DOSSIER_NAME_SURE;

  /* "beat Peru 5-4" */
  if (is_digits && is_hyphen (dossier_tokens_get (tokens, end)) &&
      dossier_tokens_get (tokens, end + 1)->kind == DOSSIER_TOKEN_NUMBER &&
      get_length (token) <= 2 &&
      (dossier_figures_is_score (tokens, index, end + 2) ||
       (dossier_tokens_get (tokens, end + 2)->kind == DOSSIER_TOKEN_NUMBER &&
        is_hyphen (dossier_tokens_get (tokens, end + 3)))))
    return DOSSIER_NAME_NO;

  /* Where nouns have capitals, and a name is not numbered in thousands: "bei Bonn 1.200". */
  if (tokens->has_decimal_comma && get_length (token) > 3)
    return DOSSIER_NAME_NO;

  return is_digits && is_capital (previous) && !is_function &&
                 !(starts_sentence (tokens, index - 1) && previous->classes != 0)
             ? DOSSIER_NAME_LIKELY
             : DOSSIER_NAME_NO;
}

gboolean
dossier_figures_is_score (const DossierTokens *tokens, int index, int end)
{
  if (dossier_token_has_class (dossier_tokens_get (tokens, end), DOSSIER_WORD_SCORE))
    return TRUE;
  for (int i = index - 1; i >= index - SCORE_WINDOW; i--)
    if (dossier_token_has_class (dossier_tokens_get (tokens, i), DOSSIER_WORD_SCORE))
      return TRUE;

  return FALSE;
}
