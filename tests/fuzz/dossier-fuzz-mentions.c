/* dossier-fuzz-mentions.c: the promises of mentions, for every target that finds some.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/fuzz/dossier-fuzz-mentions.h"

#include <math.h>

static void
check_figure (const DossierFigure *figure)
{
  dossier_fuzz_check (figure->unit != NULL);
  dossier_fuzz_check (isnan (figure->low) || isnan (figure->high) || figure->low <= figure->high);
  dossier_fuzz_check (!isinf (figure->value) && !isinf (figure->low) && !isinf (figure->high));
}

static void
check_place (const DossierPlace *place)
{
  dossier_fuzz_check (place->latitude >= -90 && place->latitude <= 90);
  dossier_fuzz_check (place->longitude >= -180 && place->longitude <= 180);
}

static void
check_mention (const char *text, gsize length, const DossierMention *mention)
{
  dossier_fuzz_check_span (text, length, mention->span);
  dossier_fuzz_check (mention->span.start < mention->span.end);
  dossier_fuzz_check (mention->confidence >= 0 && mention->confidence <= 1);
  dossier_fuzz_check (mention->name != NULL && g_utf8_validate (mention->name, -1, NULL));
  dossier_fuzz_check ((mention->figure != NULL) == (mention->kind == DOSSIER_ENTITY_FIGURE));
  dossier_fuzz_check (mention->place == NULL || mention->kind == DOSSIER_ENTITY_PLACE);
  dossier_fuzz_check (mention->date == NULL || mention->kind == DOSSIER_ENTITY_DATE);
  if (mention->figure != NULL)
    check_figure (mention->figure);
  if (mention->place != NULL)
    check_place (mention->place);
}

/* By start; those of one kind never overlap. */
static void
check_order (const GPtrArray *mentions)
{
  gsize start = 0;
  gsize ends[DOSSIER_N_ENTITY_KINDS] = { 0 };

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = mentions->pdata[i];

      dossier_fuzz_check (mention->span.start >= start);
      dossier_fuzz_check (mention->span.start >= ends[mention->kind]);
      start = mention->span.start;
      ends[mention->kind] = mention->span.end;
    }
}

void
dossier_fuzz_check_mentions (const char *text, gsize length, const GPtrArray *mentions)
{
  for (guint i = 0; i < mentions->len; i++)
    check_mention (text, length, mentions->pdata[i]);
  check_order (mentions);
}
