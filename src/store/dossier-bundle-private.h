/* dossier-bundle-private.h: rows on their way from one notebook to another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Private to the store.
 */
#pragma once

#include "store/dossier-bundle-tables.h"
#include "store/dossier-bundle.h"
#include "store/dossier-db-private.h"

G_BEGIN_DECLS

/* A row of the one notebook, and which one it is in the other. */
typedef struct
{
  gint64   from;
  gint64   to;
  gboolean is_new;
} DossierBundlePair;

/* What is known of one table while it is copied. */
typedef struct
{
  const DossierBundleTable *table;
  GHashTable               *pairs; /* by &from; owned by the values */
  GHashTable               *taken; /* gint64: rows of the other notebook that were there and are one
                                      of these */
  gint64 last;                     /* the last row that was there before */
  gint64 next;                     /* number of the next new one */
} DossierBundleState;

typedef struct
{
  DossierDb            *from;
  DossierDb            *to;
  char                 *ids; /* (nullable): JSON array */
  DossierBundleState   *states;
  guint                 n_states;
  gint64                now;
  DossierBundleOutcome *outcome;
  GHashTable           *same_versions; /* gint64 to gint64: of articles that were there, versions
                                          that were there too */
  GHashTable *merged;                  /* gint64: articles that were there and got versions */

  /* the text that spans were checked against last */
  gint64 text_version;
  char  *text;
  gsize  text_length;
} DossierBundleCopy;

DossierBundleCopy *dossier_bundle_copy_new (DossierDb            *from,
                                            DossierDb            *to,
                                            const char           *ids,
                                            DossierBundleOutcome *outcome,
                                            GError              **error);
void               dossier_bundle_copy_free (DossierBundleCopy *self);
/* Everything but what belongs to the step: hidden. */
gboolean dossier_bundle_copy_rows (DossierBundleCopy *self, GError **error);
/* Shows it, and copies the rest. */
gboolean dossier_bundle_copy_step (DossierBundleCopy *self, GError **error);

/* Of articles that were there: the notes that they lack, in the versions that they were made on,
 * or at the places where their words stand now. */
gboolean dossier_bundle_merge (DossierBundleCopy *self, GError **error);

/* @is_known (out): whether the article has this version @from of the bundle, or needs it not. */
gboolean dossier_bundle_versions_find_same (DossierBundleCopy       *self,
                                            gint64                   from,
                                            const DossierBundlePair *article,
                                            gboolean                *is_known,
                                            GError                 **error);
/* The article of this notebook got a version. */
void dossier_bundle_versions_note (DossierBundleCopy *self, gint64 article_id);
/* What the bundle's version is here; 0 for none. */
gint64 dossier_bundle_versions_get (DossierBundleCopy *self, gint64 from);
/* Of texts that were there: what the bundle's reader decided about their names and numbers. */
gboolean dossier_bundle_add_decisions (DossierBundleCopy *self, GError **error);
/* What a column holds is no text, or one in UTF-8. */
gboolean dossier_bundle_is_good_text (sqlite3_stmt *select, int i);

/* @found (out): which person, place or organisation of this notebook is the bundle's @from; 0 for
 * none. Those in @taken are others already. */
gboolean dossier_bundle_entities_match (DossierBundleCopy *self,
                                        gint64             from,
                                        GHashTable        *taken,
                                        gint64             last,
                                        gint64            *found,
                                        GError           **error);

/* (transfer full) (nullable): sqlite3_finalize(). */
DossierStatement *dossier_bundle_prepare (DossierDb *db, const char *sql, GError **error);
/* (nullable): what a row of table @name became. */
const DossierBundlePair *
dossier_bundle_copy_find (DossierBundleCopy *self, const char *name, gint64 from);

/* SQL made of the names in the tables' descriptions. (transfer full) */
char *dossier_bundle_dup_select (const DossierBundleTable *table, gboolean is_chosen);
char *dossier_bundle_dup_insert (const DossierBundleTable *table);
/* (nullable): NULL where rows are not known by anything. */
char    *dossier_bundle_dup_match (const DossierBundleTable *table);
gboolean dossier_bundle_has_id (const DossierBundleTable *table);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierBundleCopy, dossier_bundle_copy_free)

G_END_DECLS
