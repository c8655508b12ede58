/* dossier-printed-date.h: dates as pages write them, into ISO 8601.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Bytes of the longest "2023-12-22T10:05:00+01:00", with its NUL. */
#define DOSSIER_PRINTED_DATE_SIZE 32

/**
 * DossierDateHabit:
 * @language: (nullable): BCP 47 tag of the text
 * @is_day_first: whether "3/4/2024" is the third of April
 *
 * How dates are written where the page comes from.
 */
typedef struct
{
  const char *language;
  gboolean    is_day_first;
} DossierDateHabit;

/**
 * DossierPrintedDate:
 * @iso: "2023-12-22", "2023-12-22T10:05" or "2023-12-22T10:05:00+01:00", never more precise than
 *   the text
 * @start: bytes of the text before the date
 * @end: bytes up to the end of the day; a time behind it is in @iso, not in here
 * @is_ambiguous: day and month might be the other way round
 */
typedef struct
{
  char     iso[DOSSIER_PRINTED_DATE_SIZE];
  gsize    start;
  gsize    end;
  gboolean is_ambiguous;
} DossierPrintedDate;

/**
 * dossier_printed_date_guess_habit:
 * @language: (nullable): BCP 47 tag of the page, borrowed
 * @host: (nullable): "news.example.co.uk"
 *
 * English is month-first unless region or host say otherwise; every other language is day-first.
 */
DossierDateHabit dossier_printed_date_guess_habit (const char *language, const char *host);

/**
 * dossier_printed_date_find:
 * @text: (array length=length): from an attribute, structured data or the visible page
 * @habit: (nullable): how dates are written there; month-first when not given
 * @found: (out): the first date of the text
 *
 * Understands ISO 8601 and its relatives, RFC 2822, seconds and milliseconds since 1970, days with
 * a month's name in the languages of dossier-month-names ("22 December 2023", "Dec. 22, 2023") or
 * with numbers ("22.12.2023", "12/22/23", "2023年12月22日"), digits of other scripts, Thai and
 * Persian years. Only the first thousand bytes are read.
 *
 * Returns: whether there is a date between 1990 and 2100
 */
gboolean dossier_printed_date_find (const char             *text,
                                    gsize                   length,
                                    const DossierDateHabit *habit,
                                    DossierPrintedDate     *found);

/* The same, for when the date alone is wanted; NULL when there is none. */
char *dossier_printed_date_parse (const char *text, gsize length);

G_END_DECLS
