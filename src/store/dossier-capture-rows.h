/* dossier-capture-rows.h: the table of addresses that wait to be captured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierCaptureRowState:
 * @DOSSIER_CAPTURE_ROW_WAITING: to be captured, at once or later
 * @DOSSIER_CAPTURE_ROW_FAILED: for good, until the reader tries it again
 * @DOSSIER_CAPTURE_ROW_DONE: its article is in the notebook
 */
typedef enum
{
  DOSSIER_CAPTURE_ROW_WAITING,
  DOSSIER_CAPTURE_ROW_FAILED,
  DOSSIER_CAPTURE_ROW_DONE,
} DossierCaptureRowState;

/**
 * DossierCaptureRow:
 * @url: as it was asked for: an http(s) address or a file URI
 * @attempts: how often it was tried since it was asked for
 * @not_before: Unix time in milliseconds; 0 for at once
 * @error: (nullable): why the last attempt failed
 * @article_id: of a done one whose article is still there; else 0
 * @title: (nullable): that article's
 */
typedef struct
{
  gint64                 id;
  char                  *url;
  DossierCaptureRowState state;
  guint                  attempts;
  gint64                 not_before;
  GError                *error;
  gint64                 article_id;
  char                  *title;
} DossierCaptureRow;

void dossier_capture_row_free (DossierCaptureRow *self);

/**
 * dossier_capture_rows_add:
 * @url: an http(s) address or a file URI
 * @feed_entry_id: the entry that announced it; 0 for none
 * @id: (out) (optional): of the row
 *
 * Asks for @url to be captured. The same address, by its canonical form, has one row: one that
 * failed or is done waits again, one that waits is tried at once. The notebook's queue takes it up
 * when this is committed. With the first that is asked for when none waits, those that are done are
 * forgotten: what is listed belongs together.
 */
gboolean dossier_capture_rows_add (DossierDb  *db,
                                   const char *url,
                                   gint64      feed_entry_id,
                                   gint64     *id,
                                   GError    **error);

/* All, in the order they were asked for. @rows: (element-type DossierCaptureRow): is added to. */
gboolean dossier_capture_rows_list (DossierDb *db, GPtrArray *rows, GError **error);

/* The article is there; the entries of feeds that announced it learn so too. Whoever ends a capture
 * knows that it has: neither this nor the next one is told as a change of the queue. */
gboolean
dossier_capture_rows_set_done (DossierDb *db, gint64 id, gint64 article_id, GError **error);
/**
 * dossier_capture_rows_set_trouble:
 * @attempts: how often it was tried by now
 * @not_before: when to try again, Unix time in milliseconds; 0 for never
 * @trouble: (transfer none): why it failed
 */
gboolean dossier_capture_rows_set_trouble (DossierDb    *db,
                                           gint64        id,
                                           guint         attempts,
                                           gint64        not_before,
                                           const GError *trouble,
                                           GError      **error);
/* Lets one wait again, as if asked for now; 0 for all that failed. */
gboolean dossier_capture_rows_retry (DossierDb *db, gint64 id, GError **error);
/* Lets those that wait for a later time be tried at once. */
gboolean dossier_capture_rows_hurry (DossierDb *db, GError **error);
/* The same for those that failed last with this error only. */
gboolean dossier_capture_rows_hurry_after (DossierDb *db, GQuark domain, int code, GError **error);
gboolean dossier_capture_rows_remove (DossierDb *db, gint64 id, GError **error);
/* Removes all of one state. */
gboolean dossier_capture_rows_clear (DossierDb *db, DossierCaptureRowState state, GError **error);

/* Writes something that was not there before: what stays as it is, SQLite writes to no disk. */
gboolean dossier_capture_rows_try_to_write (DossierDb *db, GError **error);

/* Whether the reader let the queue pause; remembered in the notebook. */
gboolean dossier_capture_rows_is_paused (DossierDb *db, gboolean *is_paused, GError **error);
gboolean dossier_capture_rows_set_paused (DossierDb *db, gboolean is_paused, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCaptureRow, dossier_capture_row_free)

G_END_DECLS
