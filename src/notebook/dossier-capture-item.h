/* dossier-capture-item.h: one address of the capture queue, as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-job.h"

G_BEGIN_DECLS

/**
 * DossierCaptureState:
 * @DOSSIER_CAPTURE_WAITING: for its turn, for the network, or for the time of its next attempt
 * @DOSSIER_CAPTURE_RUNNING: being captured now
 * @DOSSIER_CAPTURE_FAILED: for good, until the reader tries it again
 * @DOSSIER_CAPTURE_DONE: its article is in the notebook
 */
typedef enum
{
  DOSSIER_CAPTURE_WAITING,
  DOSSIER_CAPTURE_RUNNING,
  DOSSIER_CAPTURE_FAILED,
  DOSSIER_CAPTURE_DONE,
} DossierCaptureState;

#define DOSSIER_TYPE_CAPTURE_ITEM (dossier_capture_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierCaptureItem, dossier_capture_item, DOSSIER, CAPTURE_ITEM, GObject)

/* Properties, all read-only: "id" (int64), "url" (string), "state" (int), "fraction" (double, of a
 * running one; -1 when unknown), "error-title" and "error-advice" (string, of the last attempt),
 * "not-before" (int64, Unix milliseconds; 0 for at once), "article-id" (int64), "article-title"
 * (string). What changes together is told together. */
gint64              dossier_capture_item_get_id (DossierCaptureItem *self);
const char         *dossier_capture_item_get_url (DossierCaptureItem *self);
DossierCaptureState dossier_capture_item_get_state (DossierCaptureItem *self);
double              dossier_capture_item_get_fraction (DossierCaptureItem *self);
/* (nullable): what happened, and what to try, in a reader's words. */
const char *dossier_capture_item_get_error_title (DossierCaptureItem *self);
const char *dossier_capture_item_get_error_advice (DossierCaptureItem *self);
/* (nullable): the whole error, with the server's own words. */
const GError *dossier_capture_item_get_error (DossierCaptureItem *self);
guint         dossier_capture_item_get_attempts (DossierCaptureItem *self);
gint64        dossier_capture_item_get_not_before (DossierCaptureItem *self);
gint64        dossier_capture_item_get_article_id (DossierCaptureItem *self);
const char   *dossier_capture_item_get_article_title (DossierCaptureItem *self);

G_END_DECLS
