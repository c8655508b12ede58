/* dossier-units.h: units of measure and currencies: reads them, converts between them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"
#include "core/recognise/dossier-number.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_DIMENSION_NONE,
  DOSSIER_DIMENSION_ACTIVITY,
  DOSSIER_DIMENSION_AGE,
  DOSSIER_DIMENSION_ANGLE,
  DOSSIER_DIMENSION_AREA,
  DOSSIER_DIMENSION_CAPACITANCE,
  DOSSIER_DIMENSION_CHARGE,
  DOSSIER_DIMENSION_COIN,
  DOSSIER_DIMENSION_CURRENT,
  DOSSIER_DIMENSION_DATA,
  DOSSIER_DIMENSION_DOSE,
  DOSSIER_DIMENSION_ECONOMY,
  DOSSIER_DIMENSION_ENERGY,
  DOSSIER_DIMENSION_EXPOSURE,
  DOSSIER_DIMENSION_FLOW,
  DOSSIER_DIMENSION_FORCE,
  DOSSIER_DIMENSION_FREQUENCY,
  DOSSIER_DIMENSION_LENGTH,
  DOSSIER_DIMENSION_LIGHT,
  DOSSIER_DIMENSION_MASS,
  DOSSIER_DIMENSION_MONEY,
  DOSSIER_DIMENSION_PART,
  DOSSIER_DIMENSION_PIXELS,
  DOSSIER_DIMENSION_POINTS,
  DOSSIER_DIMENSION_POWER,
  DOSSIER_DIMENSION_PRESSURE,
  DOSSIER_DIMENSION_RATE,
  DOSSIER_DIMENSION_RESISTANCE,
  DOSSIER_DIMENSION_ROTATION,
  DOSSIER_DIMENSION_SOUND,
  DOSSIER_DIMENSION_SPEED,
  DOSSIER_DIMENSION_TEMPERATURE,
  DOSSIER_DIMENSION_TIME,
  DOSSIER_DIMENSION_TORQUE,
  DOSSIER_DIMENSION_VOLTAGE,
  DOSSIER_DIMENSION_VOLUME,
} DossierDimension;

/**
 * DossierUnit:
 * @id: canonical name
 * @factor: how many of the dimension's base unit it is
 * @offset: what is added after that; of temperatures
 */
typedef struct
{
  const char      *id;
  DossierDimension dimension;
  double           factor;
  double           offset;
} DossierUnit;

#define DOSSIER_UNIT_MAX_ID 64

/**
 * DossierUnitMatch:
 * @unit: the unit, or what stands above "per"
 * @per: (nullable): what stands below it
 * @scale: 1e6 in "30 MUSD", else 1
 * @id: the canonical name of it all
 */
typedef struct
{
  const DossierUnit *unit;
  const DossierUnit *per;
  double             scale;
  char               id[DOSSIER_UNIT_MAX_ID];
} DossierUnitMatch;

/**
 * dossier_units_match:
 * @index: first token after the number
 * @number: the number, which decides between readings: "20 pounds", "20 million pounds"
 *
 * Returns: how many tokens are the unit, 0 for none
 */
int dossier_units_match (const DossierTokens *tokens,
                         int                  index,
                         const DossierNumber *number,
                         DossierUnitMatch    *match);
/* Adds "per hour", "a barrel", "/s" to a unit that has been read; @index is the token after it. */
int dossier_units_match_rate (const DossierTokens *tokens, int index, DossierUnitMatch *match);
/* Like dossier_units_match() for what stands before the digits: "US$", "Rs", "EUR". */
int dossier_units_match_prefix (const DossierTokens *tokens, int index, DossierUnitMatch *match);

/* NULL when there is no such unit. */
const DossierUnit *dossier_units_find (const char *id);

/**
 * dossier_units_convert:
 * @from: canonical name; "kilometer-per-hour" as well
 * @value: (inout): converted in place
 *
 * Returns: FALSE when the two do not measure the same, or are money
 */
gboolean dossier_units_convert (const char *from, const char *to, double *value);

/**
 * dossier_units_agree:
 *
 * Whether every rendering of the figure means the same quantity, as far as rounding lets one tell.
 * What cannot be converted, such as money, agrees.
 */
gboolean dossier_units_agree (const DossierFigure *figure);

G_END_DECLS
