/* dossier-bundle.h: copies articles with all that belongs to them from one notebook to another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierBundleOutcome:
 * @n_articles: that came
 * @n_known: that the notebook had already: their tags came, and their annotations by quote
 * @n_versions: of those, texts that the notebook did not have
 * @n_others: feeds, rules, saved searches, waiting addresses that came
 * @n_annotations: that came with their articles
 * @n_exact: of articles that were there, found by their words
 * @n_approximate: likewise
 * @n_orphans: likewise
 * @n_same: annotations that were there
 * @problems: (element-type utf8): what did not come, a sentence each
 */
typedef struct
{
  guint      n_articles;
  guint      n_known;
  guint      n_versions;
  guint      n_others;
  guint      n_annotations;
  guint      n_exact;
  guint      n_approximate;
  guint      n_orphans;
  guint      n_same;
  GPtrArray *problems;
} DossierBundleOutcome;

/**
 * dossier_bundle_write:
 * @ids: (element-type gint64) (nullable): of articles; NULL for all, with feeds, rules, saved
 *   searches and waiting addresses
 * @path: of the bundle; must not exist
 *
 * A bundle is itself a notebook of the present schema, without a log beside it. Called within a
 * read of @db, what it writes is one state of it.
 */
gboolean dossier_bundle_write (DossierDb *db, GArray *ids, const char *path, GError **error);

/**
 * dossier_bundle_read:
 * @path: of a bundle, which is brought to the present schema where it lies, so a copy; from
 *   outside, so nothing in it is trusted
 * @step: (nullable): what the step that can be undone is called
 *
 * Inside the open transaction of @db. All numbers are given anew, those of each table in the order
 * of the old ones.
 */
gboolean dossier_bundle_read (DossierDb            *db,
                              const char           *path,
                              const char           *step,
                              DossierBundleOutcome *outcome,
                              GError              **error);

/* Whether a picture can be shown; on the caller's thread. */
typedef gboolean (*DossierBundlePictureCheck) (GBytes *bytes, gpointer data);

/**
 * dossier_bundle_sift_pictures:
 * @path: of a bundle that somebody else made
 * @n_removed: (out): how many were taken out of it because @check said so
 *
 * Pictures reach the reader's screen through the platform's loaders: none does that nobody looked
 * at where it does no harm.
 */
gboolean dossier_bundle_sift_pictures (const char               *path,
                                       DossierBundlePictureCheck check,
                                       gpointer                  data,
                                       guint                    *n_removed,
                                       GError                  **error);

G_END_DECLS
