/* dossier-dates-match.h: reads one date, without deciding yet which day it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tokens.h"

G_BEGIN_DECLS

/**
 * DossierDateForm:
 * @DOSSIER_DATE_POINT: @from, as far as it is printed
 * @DOSSIER_DATE_RANGE: @from to @to
 * @DOSSIER_DATE_WEEKDAY: @weekday in @direction
 * @DOSSIER_DATE_MONTH: month @from in @direction
 * @DOSSIER_DATE_UNIT: @count times @unit from the day of publication: "yesterday", "last year"
 * @DOSSIER_DATE_OVERNIGHT: the night before publication
 * @DOSSIER_DATE_SEASON: @season of year @from, or in @direction
 */
typedef enum
{
  DOSSIER_DATE_POINT,
  DOSSIER_DATE_RANGE,
  DOSSIER_DATE_WEEKDAY,
  DOSSIER_DATE_MONTH,
  DOSSIER_DATE_UNIT,
  DOSSIER_DATE_OVERNIGHT,
  DOSSIER_DATE_SEASON,
} DossierDateForm;

typedef enum
{
  DOSSIER_DATE_DAY,
  DOSSIER_DATE_WEEK,
  DOSSIER_DATE_WEEKEND,
  DOSSIER_DATE_MONTHS,
  DOSSIER_DATE_QUARTER,
  DOSSIER_DATE_YEAR,
  DOSSIER_DATE_DECADE,
  DOSSIER_DATE_CENTURY,
} DossierDateUnit;

/**
 * DossierDirection: which of several days of one name is meant.
 */
typedef enum
{
  DOSSIER_DIRECTION_OPEN,
  DOSSIER_DIRECTION_LAST,
  DOSSIER_DIRECTION_THIS,
  DOSSIER_DIRECTION_NEXT,
} DossierDirection;

/* Zero is what the text does not say. */
typedef struct
{
  int year;
  int month;
  int day;
} DossierDatePoint;

typedef struct
{
  DossierDateForm  form;
  DossierDatePoint from;
  DossierDatePoint to;
  DossierDirection direction;
  DossierDateUnit  unit;
  int              weekday;
  int              season;
  int              count;
} DossierDateMatch;

/**
 * dossier_dates_match:
 * @index: the token it starts at
 *
 * Looks at a bounded number of tokens.
 *
 * Returns: how many tokens are the date, 0 for none
 */
int dossier_dates_match (const DossierTokens *tokens, int index, DossierDateMatch *match);

G_END_DECLS
