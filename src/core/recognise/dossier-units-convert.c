/* dossier-units-convert.c: converts between units, and compares two renderings of a quantity.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-units.h"

#include <math.h>
#include <string.h>

/* Half of the last digit that counts, but never more than this part of the value. */
#define MAX_ROUNDING 0.05

static const DossierUnit *
find_start (const char *id, gsize length)
{
  char buffer[DOSSIER_UNIT_MAX_ID];

  if (length >= sizeof buffer)
    return NULL;
  memcpy (buffer, id, length);
  buffer[length] = '\0';
  return dossier_units_find (buffer);
}

/* Factor and dimensions of a name that may have "-per-" in it. */
static gboolean
parse_id (const char *id, const DossierUnit *parts[2], double *factor)
{
  const char *per = strstr (id, "-per-");

  parts[0] = per != NULL ? find_start (id, (gsize) (per - id)) : NULL;
  parts[1] = per != NULL ? dossier_units_find (per + 5) : NULL;
  /* Some have a name with "per" and no parts that are units. */
  if (parts[0] == NULL || parts[1] == NULL)
    {
      parts[0] = dossier_units_find (id);
      parts[1] = NULL;
    }
  if (parts[0] == NULL)
    return FALSE;

  *factor = parts[0]->factor / (parts[1] != NULL ? parts[1]->factor : 1);
  return TRUE;
}

static DossierDimension
get_dimension (const DossierUnit *parts[2])
{
  /* A speed may be one unit or two. */
  if (parts[1] != NULL && parts[0]->dimension == DOSSIER_DIMENSION_LENGTH &&
      parts[1]->dimension == DOSSIER_DIMENSION_TIME)
    return DOSSIER_DIMENSION_SPEED;

  return parts[1] != NULL ? DOSSIER_DIMENSION_NONE : parts[0]->dimension;
}

gboolean
dossier_units_convert (const char *from, const char *to, double *value)
{
  const DossierUnit *source[2] = { NULL, NULL };
  const DossierUnit *target[2] = { NULL, NULL };
  double             source_factor = 1;
  double             target_factor = 1;

  g_return_val_if_fail (from != NULL && to != NULL && value != NULL, FALSE);

  if (strcmp (from, to) == 0)
    return TRUE;
  if (!parse_id (from, source, &source_factor) || !parse_id (to, target, &target_factor) ||
      source[0]->dimension == DOSSIER_DIMENSION_MONEY ||
      source[0]->dimension == DOSSIER_DIMENSION_COIN ||
      get_dimension (source) != get_dimension (target))
    return FALSE;
  if (get_dimension (source) == DOSSIER_DIMENSION_NONE &&
      (source[0]->dimension != target[0]->dimension ||
       source[1]->dimension != target[1]->dimension))
    return FALSE;

  *value = (*value * source_factor + source[0]->offset - target[0]->offset) / target_factor;
  return TRUE;
}

/* Half of the last digit that is not zero. */
static double
get_rounding (double value)
{
  double step = 1;

  value = fabs (value);
  if (value == 0 || !isfinite (value))
    return 0.5;

  for (int i = 0; i < 15 && fmod (value, step * 10) == 0; i++)
    step *= 10;
  for (int i = 0; i < 9 && fabs (value / step - round (value / step)) > 1e-6; i++)
    step /= 10;

  return MIN (step / 2, value * MAX_ROUNDING);
}

static gboolean
is_same_quantity (double value, const char *unit, double other, const char *other_unit)
{
  const DossierUnit *first = dossier_units_find (unit);
  const DossierUnit *second = dossier_units_find (other_unit);
  double             low = other - get_rounding (other);
  double             high = other + get_rounding (other);
  double             slack = get_rounding (value);

  if (!dossier_units_convert (other_unit, unit, &low) ||
      !dossier_units_convert (other_unit, unit, &high))
    return TRUE;
  if (low <= value + slack && high >= value - slack)
    return TRUE;

  /* A difference of temperatures has no offset. */
  if (first != NULL && second != NULL && first->dimension == DOSSIER_DIMENSION_TEMPERATURE)
    return fabs (other * second->factor / first->factor - value) <=
           slack + get_rounding (other) * second->factor / first->factor;

  return FALSE;
}

gboolean
dossier_units_agree (const DossierFigure *figure)
{
  gboolean is_interval = FALSE;

  g_return_val_if_fail (figure != NULL, FALSE);

  is_interval = isnan (figure->value) && !isnan (figure->low) && !isnan (figure->high);
  for (guint i = 0; figure->also != NULL && i < figure->also->len; i++)
    {
      const DossierQuantity *also = &g_array_index (figure->also, DossierQuantity, i);
      double                 value = !isnan (figure->value)      ? figure->value
                                     : is_interval && i % 2 == 1 ? figure->high
                                                                 : figure->low;

      if (!isnan (value) && !is_same_quantity (value, figure->unit, also->value, also->unit))
        return FALSE;
    }

  return TRUE;
}
