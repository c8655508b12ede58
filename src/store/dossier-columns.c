/* dossier-columns.c: values of the core that take several columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-columns.h"

DossierPlace *
dossier_columns_read_place (DossierStatement *statement, int column)
{
  DossierPlace *place = NULL;
  const char   *country = NULL;

  if (dossier_statement_is_null (statement, column))
    return NULL;

  place = g_new0 (DossierPlace, 1);
  place->latitude = dossier_statement_get_double (statement, column);
  place->longitude = dossier_statement_get_double (statement, column + 1);
  country = dossier_statement_get_text (statement, column + 2);
  if (country != NULL)
    g_strlcpy (place->country, country, sizeof place->country);

  return place;
}

DossierFigure *
dossier_columns_read_figure (DossierStatement *statement, int column)
{
  DossierFigure *figure = dossier_figure_new ();
  const char    *unit = dossier_statement_get_text (statement, column + 3);
  const char    *hedge = dossier_statement_get_text (statement, column + 5);

  figure->value = dossier_statement_get_double (statement, column);
  figure->low = dossier_statement_get_double (statement, column + 1);
  figure->high = dossier_statement_get_double (statement, column + 2);
  g_free (figure->unit);
  figure->unit = g_strdup (unit != NULL ? unit : "");
  figure->counted = dossier_statement_dup_text (statement, column + 4);
  /* What a newer program wrote and we cannot read leaves the rest of the figure readable. */
  if (hedge != NULL)
    dossier_hedge_from_string (hedge, &figure->hedge);
  dossier_figure_set_also_json (figure, dossier_statement_get_text (statement, column + 6), NULL);

  return figure;
}

DossierSource *
dossier_columns_read_source (DossierStatement *statement, int column)
{
  DossierSource *source = NULL;

  if (dossier_statement_is_null (statement, column))
    return NULL;

  source = g_new0 (DossierSource, 1);
  source->words = dossier_statement_dup_text (statement, column);
  source->cue_words = dossier_statement_dup_text (statement, column + 1);
  source->name = dossier_statement_dup_text (statement, column + 2);
  source->speaker = dossier_columns_read_span (statement, column + 3);
  source->cue = dossier_columns_read_span (statement, column + 5);
  if (!dossier_statement_is_null (statement, column + 7))
    source->speaker_mention = dossier_columns_read_span (statement, column + 7);

  return source;
}

void
dossier_columns_read_kind (DossierStatement *statement, int column, DossierEntityKind *kind)
{
  const char *name = dossier_statement_get_text (statement, column);

  if (name != NULL)
    dossier_entity_kind_from_string (name, kind);
}

DossierSpan
dossier_columns_read_span (DossierStatement *statement, int column)
{
  return (DossierSpan){
    .start = (gsize) dossier_statement_get_int (statement, column),
    .end = (gsize) dossier_statement_get_int (statement, column + 1),
  };
}

DossierRaw *
dossier_columns_read_raw (DossierStatement *statement, int column)
{
  DossierRaw *raw = g_new0 (DossierRaw, 1);

  raw->size = (gsize) dossier_statement_get_int (statement, column);
  raw->sha256 = dossier_statement_dup_text (statement, column + 1);
  raw->packed = dossier_statement_dup_bytes (statement, column + 2);

  return raw;
}

void
dossier_columns_bind_raw (DossierStatement *statement, const DossierRaw *raw)
{
  dossier_statement_bind_int (statement, ":size", (gint64) raw->size);
  dossier_statement_bind_text (statement, ":sha256", raw->sha256);
  dossier_statement_bind_bytes (statement, ":packed", raw->packed);
}
