/* dossier-columns.h: values of the core that take several columns.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "core/recognise/dossier-mention.h"
#include "store/dossier-raw.h"
#include "store/dossier-statement.h"

G_BEGIN_DECLS

/* Latitude, longitude, country. (transfer full) (nullable): NULL where the first is NULL. */
DossierPlace *dossier_columns_read_place (DossierStatement *statement, int column);
/* Value, low, high, unit, counted, hedge, also. (transfer full) */
DossierFigure *dossier_columns_read_figure (DossierStatement *statement, int column);
/* The SOURCE_COLUMNS of the statements. (transfer full) (nullable): NULL where nobody said it. */
DossierSource *dossier_columns_read_source (DossierStatement *statement, int column);
/* Leaves @kind as it is where the column holds none. */
void dossier_columns_read_kind (DossierStatement *statement, int column, DossierEntityKind *kind);
/* Start and end. */
DossierSpan dossier_columns_read_span (DossierStatement *statement, int column);

/* Size, SHA-256, packed bytes. (transfer full) */
DossierRaw *dossier_columns_read_raw (DossierStatement *statement, int column);
/* The same three as :size, :sha256 and :packed. */
void dossier_columns_bind_raw (DossierStatement *statement, const DossierRaw *raw);

G_END_DECLS
