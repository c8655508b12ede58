/* dossier-capture-item-private.h: what only the capture queue does with its items.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-capture-item.h"
#include "store/dossier-capture-rows.h"

G_BEGIN_DECLS

DossierCaptureItem *dossier_capture_item_new (const DossierCaptureRow *row);
/* Takes over what the row says. */
void dossier_capture_item_update (DossierCaptureItem *self, const DossierCaptureRow *row);
/* @job: (nullable): being captured by it; NULL when that has ended, which makes it wait */
void        dossier_capture_item_set_job (DossierCaptureItem *self, DossierJob *job);
DossierJob *dossier_capture_item_get_job (DossierCaptureItem *self);
void dossier_capture_item_set_done (DossierCaptureItem *self, gint64 article_id, const char *title);
/* @not_before: 0 when it failed for good */
void dossier_capture_item_set_trouble (DossierCaptureItem *self,
                                       guint               attempts,
                                       gint64              not_before,
                                       const GError       *error);
/* (nullable): whose turn it takes; NULL for a local file. */
const char *dossier_capture_item_get_host (DossierCaptureItem *self);
/* Whether it is on this computer, so that no network is needed. */
gboolean dossier_capture_item_is_local (DossierCaptureItem *self);

G_END_DECLS
