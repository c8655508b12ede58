/* dossier-bundle-tables.h: which tables and columns travel from one notebook to another, and how.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierBundleColumnKind:
 * @DOSSIER_BUNDLE_PLAIN: as it is
 * @DOSSIER_BUNDLE_ID: the row's number, which is a new one in the other notebook
 * @DOSSIER_BUNDLE_REFERENCE: a number of another table's row, without which this row does not
 *   travel; NULL stays NULL
 * @DOSSIER_BUNDLE_WEAK: the same, which becomes NULL where the other row does not travel
 * @DOSSIER_BUNDLE_LATER: the same, filled in when all rows are there
 * @DOSSIER_BUNDLE_HIDDEN: a time while everything is written, then NULL; rows with a time of their
 *   own do not travel
 * @DOSSIER_BUNDLE_DERIVED: counted by the other notebook itself
 */
typedef enum
{
  DOSSIER_BUNDLE_PLAIN,
  DOSSIER_BUNDLE_ID,
  DOSSIER_BUNDLE_REFERENCE,
  DOSSIER_BUNDLE_WEAK,
  DOSSIER_BUNDLE_LATER,
  DOSSIER_BUNDLE_HIDDEN,
  DOSSIER_BUNDLE_DERIVED,
} DossierBundleColumnKind;

typedef struct
{
  const char             *name;
  DossierBundleColumnKind kind;
  const char             *table; /* (nullable): that it refers to */
} DossierBundleColumn;

/**
 * DossierBundleTable:
 * @columns: (array): up to one without a name
 * @keys: (array zero-terminated=1) (nullable): by which a row is known in the other notebook; one
 *   that is there already is taken for this one
 * @chosen: (nullable): which rows belong to articles with the numbers in the JSON array :ids; NULL
 *   for what belongs to none
 * @order: by which rows are read
 * @spans: (array zero-terminated=1) (nullable): pairs of columns that are offsets into the text of
 *   the version that the row names, itself or by its mention
 * @is_step: written within the step that undo takes back
 */
typedef struct
{
  const char                *name;
  const DossierBundleColumn *columns;
  const char *const         *keys;
  const char                *chosen;
  const char                *order;
  const char *const         *spans;
  gboolean                   is_step;
} DossierBundleTable;

/* In an order in which each row comes after those it refers to. */
const DossierBundleTable *dossier_bundle_tables_get (guint *n_tables);
/* Index of the table in that order; -1 for none. */
int dossier_bundle_tables_find (const char *name);

/* Tables that do not travel, each with the reason; up to one without a name. */
typedef struct
{
  const char *name; /* or how names of such tables begin, before "*" */
  const char *reason;
} DossierBundleOmission;

const DossierBundleOmission *dossier_bundle_tables_get_omissions (void);

G_END_DECLS
