/* dossier-feed-entry-rows.h: the table of what feeds announced.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/feed/dossier-feed.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

/* Entries that are kept of one feed; the rest is forgotten once the feed has forgotten it. */
#define DOSSIER_FEED_ENTRY_ROWS_KEPT DOSSIER_FEED_MAX_ENTRIES

typedef enum
{
  DOSSIER_FEED_ENTRY_NEW,       /* waits for the reader */
  DOSSIER_FEED_ENTRY_WAITING,   /* is being captured, or will be */
  DOSSIER_FEED_ENTRY_FAILED,    /* could not be captured */
  DOSSIER_FEED_ENTRY_CAPTURED,  /* is an article of the notebook */
  DOSSIER_FEED_ENTRY_DISMISSED, /* was put away */
} DossierFeedEntryState;

/**
 * DossierFeedEntryRow:
 * @summary: (nullable)
 * @byline: (nullable)
 * @published: (nullable): ISO 8601
 * @moment: Unix milliseconds: when it was published, else found
 * @article_id: 0 for none
 * @feed_name: what the reader knows the feed by
 * @problem: (nullable): why it could not be captured
 */
typedef struct
{
  gint64                id;
  gint64                feed_id;
  char                 *url;
  char                 *title;
  char                 *summary;
  char                 *byline;
  char                 *published;
  gint64                moment;
  DossierFeedEntryState state;
  gint64                article_id;
  char                 *feed_name;
  char                 *problem;
} DossierFeedEntryRow;

void dossier_feed_entry_row_free (DossierFeedEntryRow *self);

/**
 * dossier_feed_entry_rows_list:
 * @feed_id: 0 for all feeds, which lists only new entries
 * @only_new: whether to leave out what is captured or dismissed
 * @rows: (element-type DossierFeedEntryRow): the latest first
 */
gboolean dossier_feed_entry_rows_list (DossierDb *db,
                                       gint64     feed_id,
                                       gboolean   only_new,
                                       guint      limit,
                                       GPtrArray *rows,
                                       GError   **error);

/**
 * dossier_feed_entry_rows_merge:
 * @entries: (element-type DossierFeedEntry): what the feed has now
 * @now: Unix milliseconds
 * @new_ids: (element-type gint64) (nullable): where to add those that are new and no articles yet
 *
 * Adds what is new, changes what changed, and forgets what is long gone. Entries that are articles
 * of the notebook are so from the start.
 */
gboolean dossier_feed_entry_rows_merge (DossierDb *db,
                                        gint64     feed_id,
                                        GPtrArray *entries,
                                        gint64     now,
                                        GArray    *new_ids,
                                        GError   **error);

/* Recorded for undo. */
gboolean dossier_feed_entry_rows_dismiss (DossierDb *db, const GArray *ids, GError **error);
/* Puts back what was dismissed. Recorded for undo. */
gboolean dossier_feed_entry_rows_restore (DossierDb *db, const GArray *ids, GError **error);
/* Adds the entries to what waits to be captured, and puts back those that were dismissed. */
gboolean dossier_feed_entry_rows_capture (DossierDb *db, const GArray *ids, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedEntryRow, dossier_feed_entry_row_free)

G_END_DECLS
