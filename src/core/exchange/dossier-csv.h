/* dossier-csv.h: reads tables of comma-separated values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More columns than this are no table of a person's. */
#define DOSSIER_CSV_MAX_COLUMNS 256

typedef struct _DossierCsv DossierCsv;

/**
 * dossier_csv_new:
 * @text: (array length=length): valid UTF-8; a byte order mark is passed over
 * @error: DOSSIER_CORE_ERROR_UNSUPPORTED when there is no first row of names
 *
 * RFC 4180, with commas, semicolons or tabs between the fields, whichever the first row has most
 * of; lines may end in LF. Holds a reference to nothing: @text must outlive it.
 */
DossierCsv *dossier_csv_new (const char *text, gsize length, GError **error);
void        dossier_csv_free (DossierCsv *self);
/* The next row; FALSE after the last. Error BAD_REQUEST with the line where a quote is never
 * closed, or of a row with too many fields. */
gboolean dossier_csv_next (DossierCsv *self, GError **error);
/* The field under this name in the present row, without regard to case; NULL when there is no such
 * column, "" when the row is shorter. Valid until the next row. */
const char *dossier_csv_get (const DossierCsv *self, const char *name);
gboolean    dossier_csv_has (const DossierCsv *self, const char *name);
guint       dossier_csv_get_n_columns (const DossierCsv *self);
/* As it stands in the first row. */
const char *dossier_csv_get_name (const DossierCsv *self, guint column);
/* Line on which the present row begins, from 1. */
guint dossier_csv_get_line (const DossierCsv *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCsv, dossier_csv_free)

G_END_DECLS
