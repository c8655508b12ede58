/* dossier-dates.c: finds dates, and says which day is meant.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-dates.h"

#include "core/recognise/dossier-dates-match.h"
#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

/* How far before a weekday a verb says whether it is to come. */
#define MAX_CUE_TOKENS 30
/* How far a verb in the present may be for what is arranged. */
#define MAX_PRESENT_TOKENS 9
/* A day without a year lies in the past, unless that is longer ago than this and the next one is
 * nearer than the other. */
#define LONG_AGO_DAYS 240
#define SOON_DAYS     120

/* The sureness of a date whose day is printed, and of one that was worked out. */
#define CONFIDENCE_PRINTED  0.95
#define CONFIDENCE_INFERRED 0.85

typedef struct
{
  gboolean is_known;
  GDate    day;
} Published;

/* Whether the words around a date say that it is over or to come. */
typedef enum
{
  TENSE_OPEN,
  TENSE_PAST,
  TENSE_FUTURE,
} Tense;

static Published
parse_published (const char *text)
{
  Published published = { 0 };
  int       parts[3] = { 0 };
  gsize     i = 0;

  g_date_clear (&published.day, 1);
  if (text == NULL)
    return published;

  for (int part = 0; part < 3; part++)
    {
      int length = 0;

      for (; g_ascii_isdigit (text[i]) && length < 4; i++, length++)
        parts[part] = parts[part] * 10 + g_ascii_digit_value (text[i]);
      if (length != (part == 0 ? 4 : 2) || (part < 2 && text[i] != '-'))
        return published;
      i += part < 2 ? 1 : 0;
    }

  /* Sums of years must stay within what a GDate can hold. */
  if (parts[0] >= 1000 && parts[0] <= 9000 &&
      g_date_valid_dmy ((GDateDay) parts[2], (GDateMonth) parts[1], (GDateYear) parts[0]))
    {
      g_date_set_dmy (&published.day,
                      (GDateDay) parts[2],
                      (GDateMonth) parts[1],
                      (GDateYear) parts[0]);
      published.is_known = TRUE;
    }

  return published;
}

static char *
format_point (DossierDatePoint point)
{
  if (point.day > 0)
    return g_strdup_printf ("%04d-%02d-%02d", point.year, point.month, point.day);
  if (point.month > 0)
    return g_strdup_printf ("%04d-%02d", point.year, point.month);

  return g_strdup_printf ("%04d", point.year);
}

static char *
format_range (DossierDatePoint from, DossierDatePoint to)
{
  g_autofree char *first = format_point (from);
  g_autofree char *last = format_point (to);

  return g_strconcat (first, "/", last, NULL);
}

static DossierDatePoint
point_of (const GDate *day)
{
  return (DossierDatePoint){ g_date_get_year (day),
                             (int) g_date_get_month (day),
                             g_date_get_day (day) };
}

static char *
format_day (const GDate *day)
{
  return format_point (point_of (day));
}

static char *
format_days (const GDate *from, guint n_days)
{
  GDate last = *from;

  g_date_add_days (&last, n_days - 1);
  return format_range (point_of (from), point_of (&last));
}

static void
move_days (GDate *day, int n)
{
  if (n >= 0)
    g_date_add_days (day, (guint) n);
  else if (g_date_get_julian (day) > (guint32) -n)
    g_date_subtract_days (day, (guint) -n);
}

/* Verbs that tell of what is arranged, when they stand in the present: "opens on Friday". */
static gboolean
is_arranged (const DossierTokens *tokens, int index)
{
  static const char *const verbs[] = {
    "opens",   "meets",  "meet",    "begins",  "returns", "arrives",  "leaves",  "flies",
    "sails",   "votes",  "decides", "ends",    "closes",  "expires",  "follows", "faces",
    "holds",   "hears",  "visits",  "plays",   "resumes", "launches", "travels", "hosts",
    "chooses", "elects", "speaks",  "appears", "starts",  "takes",    "goes",
  };
  const DossierToken *token = dossier_tokens_get (tokens, index);

  if (token->kind != DOSSIER_TOKEN_WORD || (token->flags & DOSSIER_TOKEN_CAPITAL) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (verbs); i++)
    if (dossier_tokens_match (tokens, index, verbs[i]))
      return TRUE;

  return FALSE;
}

/* "by Friday", "until March": to come, unless something had been done by then. */
static gboolean
is_deadline (const DossierTokens *tokens, int index)
{
  const DossierToken *before = NULL;
  int                 i = index - 1;

  while (i > index - 4 &&
         (dossier_tokens_match (tokens, i, "the") || dossier_tokens_match (tokens, i, "end") ||
          dossier_tokens_match (tokens, i, "of")))
    i--;
  if (!dossier_tokens_match (tokens, i, "by") && !dossier_tokens_match (tokens, i, "until") &&
      !dossier_tokens_match (tokens, i, "till"))
    return FALSE;
  /* "By Friday the fire was out." */
  before = dossier_tokens_get (tokens, i - 1);
  if (before->kind != DOSSIER_TOKEN_WORD)
    return FALSE;
  /* "burned until Sunday" */
  if (before->end - before->start > 4 && memcmp (tokens->text + before->end - 2, "ed", 2) == 0)
    return FALSE;
  for (int k = i - 1; k > MAX (0, i - 12); k--)
    if (dossier_token_has_class (dossier_tokens_get (tokens, k), DOSSIER_WORD_PAST))
      return FALSE;

  return TRUE;
}

/* What the words around say: the nearest verb before decides, then one soon after. */
static Tense
find_tense (const DossierTokens *tokens, int index, int n)
{
  if (is_deadline (tokens, index))
    return TENSE_FUTURE;
  for (int i = index - 1; i >= MAX (0, index - MAX_CUE_TOKENS); i--)
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);

      if (token->kind == DOSSIER_TOKEN_MARK && (token->symbol == '.' || token->symbol == '?') &&
          (dossier_tokens_get (tokens, i + 1)->flags & DOSSIER_TOKEN_CAPITAL) != 0)
        break;
      if (dossier_token_has_class (token, DOSSIER_WORD_FUTURE) ||
          dossier_tokens_match (tokens, i, "ahead") ||
          (i > index - MAX_PRESENT_TOKENS && is_arranged (tokens, i)))
        return TENSE_FUTURE;
      if (dossier_token_has_class (token, DOSSIER_WORD_PAST))
        return TENSE_PAST;
    }

  for (int i = index + n; i < index + n + 6; i++)
    {
      const DossierToken *token = dossier_tokens_get (tokens, i);

      if (token->kind == DOSSIER_TOKEN_END || dossier_token_is_mark (token, '.'))
        return TENSE_OPEN;
      if (dossier_token_has_class (token, DOSSIER_WORD_PAST))
        return TENSE_PAST;
      if (dossier_tokens_match (tokens, i, "will") || dossier_tokens_match (tokens, i, "shall"))
        return TENSE_FUTURE;
    }

  return TENSE_OPEN;
}

static char *
resolve_weekday (const DossierDateMatch *match, const GDate *published, Tense tense)
{
  GDate day = *published;
  int   back = ((int) g_date_get_weekday (published) - match->weekday + 7) % 7;

  switch (match->direction)
    {
    case DOSSIER_DIRECTION_LAST:
      move_days (&day, back == 0 ? -7 : -back);
      break;
    case DOSSIER_DIRECTION_NEXT:
      move_days (&day, 7 - back);
      break;
    case DOSSIER_DIRECTION_THIS:
      move_days (&day, back == 0 ? 0 : tense == TENSE_FUTURE ? 7 - back : -back);
      break;
    default:
      move_days (&day, tense == TENSE_FUTURE ? 7 - back : -back);
      break;
    }

  return format_day (&day);
}

static char *
resolve_month (const DossierDateMatch *match, const GDate *published, Tense tense)
{
  int year = g_date_get_year (published);
  int month = (int) g_date_get_month (published);

  if (match->unit == DOSSIER_DATE_YEAR)
    year += match->count;
  else if (match->direction == DOSSIER_DIRECTION_LAST)
    year -= match->from.month >= month ? 1 : 0;
  else if (match->direction == DOSSIER_DIRECTION_NEXT)
    year += match->from.month <= month ? 1 : 0;
  else if (match->direction == DOSSIER_DIRECTION_OPEN && tense == TENSE_FUTURE)
    year += match->from.month < month ? 1 : 0;
  else if (match->direction == DOSSIER_DIRECTION_OPEN)
    year -= match->from.month > month ? 1 : 0;

  return format_point ((DossierDatePoint){ year, match->from.month, 0 });
}

static char *
resolve_season (const DossierDateMatch *match, const GDate *published)
{
  static const int first_months[] = { 0, 3, 6, 9, 12 };
  int              first = first_months[match->season];
  int              year = match->from.year;
  int              month = 0;

  if (year == 0)
    {
      year = g_date_get_year (published);
      month = (int) g_date_get_month (published);
      /* The winter of a year starts in its December, and January is still part of the last. */
      if (match->season == 4 && month < 3)
        year--;
      if (match->direction == DOSSIER_DIRECTION_LAST && first + 2 >= month)
        year--;
      else if (match->direction == DOSSIER_DIRECTION_NEXT && first <= month)
        year++;
    }

  return format_range (
      (DossierDatePoint){ year, first, 0 },
      (DossierDatePoint){ first == 12 ? year + 1 : year, first == 12 ? 2 : first + 2, 0 });
}

static char *
resolve_unit (const DossierDateMatch *match, const GDate *published)
{
  GDate day = *published;
  int   year = g_date_get_year (published);
  int   month = (int) g_date_get_month (published) - 1;
  int   first = 0;

  switch (match->unit)
    {
    case DOSSIER_DATE_DAY:
      move_days (&day, match->count);
      return format_day (&day);

    case DOSSIER_DATE_WEEK:
      move_days (&day, 1 - (int) g_date_get_weekday (&day) + 7 * match->count);
      return format_days (&day, 7);

    case DOSSIER_DATE_WEEKEND:
      /* On Saturday and Sunday "last weekend" is the one before. */
      move_days (&day, 6 - (int) g_date_get_weekday (&day) + 7 * match->count);
      return format_days (&day, 2);

    case DOSSIER_DATE_MONTHS:
      first = year * 12 + month + match->count;
      return first < 12 ? NULL : format_point ((DossierDatePoint){ first / 12, first % 12 + 1, 0 });

    case DOSSIER_DATE_QUARTER:
      first = (year * 4 + month / 3 + match->count) * 3;
      return format_range ((DossierDatePoint){ first / 12, first % 12 + 1, 0 },
                           (DossierDatePoint){ first / 12, first % 12 + 3, 0 });

    case DOSSIER_DATE_YEAR:
      return year + match->count < 1
                 ? NULL
                 : format_point ((DossierDatePoint){ year + match->count, 0, 0 });

    case DOSSIER_DATE_DECADE:
      first = year - year % 10 + 10 * match->count;
      return format_range ((DossierDatePoint){ first, 0, 0 },
                           (DossierDatePoint){ first + 9, 0, 0 });

    default:
      first = year - (year - 1) % 100 + 100 * match->count;
      return format_range ((DossierDatePoint){ first, 0, 0 },
                           (DossierDatePoint){ first + 99, 0, 0 });
    }
}

static gboolean
is_real_day (DossierDatePoint point)
{
  return g_date_valid_dmy ((GDateDay) point.day, (GDateMonth) point.month, (GDateYear) point.year);
}

/* From @year on in steps of one, the year that has this day: the 29th of February needs a leap
 * year. 0 when none has it. */
static int
find_year (DossierDatePoint point, int year, int step)
{
  for (int i = 0; i < 8; i++, year += step)
    if (is_real_day ((DossierDatePoint){ year, point.month, point.day }))
      return year;

  return 0;
}

/* The year of a day that is printed without one. */
static int
choose_year (DossierDatePoint point, const GDate *published, Tense tense)
{
  int   year = g_date_get_year (published);
  int   month = (int) g_date_get_month (published);
  int   day = g_date_get_day (published);
  int   is_later = point.month > month || (point.month == month && point.day > day) ? 1 : 0;
  int   past = find_year (point, year - is_later, -1);
  int   coming = find_year (point, year + 1 - is_later, 1);
  GDate before;
  GDate after;

  if (past == 0 || coming == 0)
    return 0;
  if (tense == TENSE_FUTURE)
    return point.month == month && point.day == day ? past : coming;
  if (tense == TENSE_PAST)
    return past;

  g_date_clear (&before, 1);
  g_date_clear (&after, 1);
  g_date_set_dmy (&before, (GDateDay) point.day, (GDateMonth) point.month, (GDateYear) past);
  g_date_set_dmy (&after, (GDateDay) point.day, (GDateMonth) point.month, (GDateYear) coming);
  return g_date_days_between (&before, published) > LONG_AGO_DAYS &&
                 g_date_days_between (published, &after) < SOON_DAYS
             ? coming
             : past;
}

static char *
resolve_points (const DossierDateMatch *match,
                const Published        *published,
                Tense                   tense,
                gboolean               *is_inferred)
{
  DossierDatePoint from = match->from;
  DossierDatePoint to = match->to;

  if (from.year == 0)
    {
      *is_inferred = TRUE;
      if (!published->is_known)
        return NULL;
      from.year = choose_year (from, &published->day, tense);
      to.year = from.year;
    }
  if (from.year == 0)
    return NULL;
  /* "31 September" is a slip; the month is still right. */
  if (from.day > 0 && !is_real_day (from))
    from.day = 0;
  if (match->form == DOSSIER_DATE_POINT)
    return format_point (from);
  if (to.day > 0 && !is_real_day (to))
    to.day = 0;

  return format_range (from, to);
}

static char *
resolve (const DossierDateMatch *match,
         const Published        *published,
         Tense                   tense,
         gboolean               *is_inferred)
{
  const GDate *day = &published->day;

  *is_inferred = FALSE;
  if (match->form == DOSSIER_DATE_POINT || match->form == DOSSIER_DATE_RANGE)
    return resolve_points (match, published, tense, is_inferred);
  if (match->form == DOSSIER_DATE_SEASON && match->from.year > 0)
    return resolve_season (match, day);

  *is_inferred = TRUE;
  if (!published->is_known)
    return NULL;

  switch (match->form)
    {
    case DOSSIER_DATE_WEEKDAY:
      return resolve_weekday (match, day, tense);
    case DOSSIER_DATE_MONTH:
      return resolve_month (match, day, tense);
    case DOSSIER_DATE_SEASON:
      return resolve_season (match, day);
    case DOSSIER_DATE_UNIT:
      return resolve_unit (match, day);
    default:
      {
        GDate night = *day;

        move_days (&night, -1);
        return format_days (&night, 2);
      }
    }
}

static void
add_date (const DossierTokens    *tokens,
          int                     index,
          int                     n,
          const DossierDateMatch *match,
          const Published        *published,
          GPtrArray              *mentions)
{
  DossierSpan     span = { dossier_tokens_get (tokens, index)->start,
                           dossier_tokens_get (tokens, index + n - 1)->end };
  DossierMention *mention = dossier_mention_new (DOSSIER_ENTITY_DATE, span);
  Tense           tense = find_tense (tokens, index, n);

  mention->name = g_strndup (tokens->text + span.start, span.end - span.start);
  mention->date = resolve (match, published, tense, &mention->is_inferred);
  mention->confidence = mention->is_inferred ? CONFIDENCE_INFERRED : CONFIDENCE_PRINTED;
  g_ptr_array_add (mentions, mention);
}

void
dossier_dates_find (const char *text, gsize length, const char *published, GPtrArray *mentions)
{
  g_auto (DossierTokens) tokens = { 0 };
  Published day = { 0 };

  g_return_if_fail (text != NULL || length == 0);
  g_return_if_fail (mentions != NULL);

  day = parse_published (published);
  dossier_tokens_init (&tokens, text, length);
  while (dossier_tokens_next_line (&tokens))
    for (int i = 0; i < tokens.n_items;)
      {
        DossierDateMatch match = { 0 };
        int              n = dossier_dates_match (&tokens, i, &match);

        if (n > 0)
          add_date (&tokens, i, n, &match, &day, mentions);
        i += MAX (1, n);
      }
}
