/* dossier-salvage.h: reads rows from a SQLite file that SQLite itself no longer reads.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store. The file format is described at https://www.sqlite.org/fileformat2.html.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What SQLite's own constants for the types are: SQLITE_INTEGER, … */
typedef struct
{
  int           type;
  gint64        integer;
  double        real;
  const guint8 *bytes; /* of a text, not NUL-terminated, or a blob */
  gsize         length;
} DossierSalvageValue;

/**
 * DossierSalvageRow:
 * @page: its page
 * @rowid: 0 in tables without
 * @values: in the order of the file: where a table has no rowid, its key comes first
 */
typedef struct
{
  guint                      page;
  gint64                     rowid;
  const DossierSalvageValue *values;
  guint                      n_values;
} DossierSalvageRow;

typedef void (*DossierSalvageFunc) (const DossierSalvageRow *row, gpointer data);

typedef struct _DossierSalvage DossierSalvage;

/* @bytes: of the whole file, without a log beside it; nothing in it is trusted. */
DossierSalvage *dossier_salvage_new (GBytes *bytes);
void            dossier_salvage_free (DossierSalvage *self);

/* Whether the first page says what a file of SQLite's must say. */
gboolean dossier_salvage_has_header (DossierSalvage *self);
/* A number of the first page's hundred bytes, as in "PRAGMA user_version" at 60. */
guint32 dossier_salvage_get_header (DossierSalvage *self, guint offset);

/* The rows below page @root, each page once; FALSE when some of it cannot be read. */
gboolean
dossier_salvage_walk (DossierSalvage *self, guint root, DossierSalvageFunc func, gpointer data);
/* Goes by all that is below @root, so that none of it is a stray. */
void dossier_salvage_pass_over (DossierSalvage *self, guint root);
/* The rows of pages of tables that no walk came by and that are not free. */
void dossier_salvage_walk_strays (DossierSalvage *self, DossierSalvageFunc func, gpointer data);

/* Pages and rows that could not be read so far. */
guint dossier_salvage_get_n_bad_pages (DossierSalvage *self);
guint dossier_salvage_get_n_bad_rows (DossierSalvage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSalvage, dossier_salvage_free)

G_END_DECLS
