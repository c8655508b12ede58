/* dossier-capture-text.h: what captures say of themselves: what, how far, why not.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-capture-queue.h"

G_BEGIN_DECLS

/* An address without what all addresses have: "example.org/a"; of a file its name. */
char *dossier_capture_text_dup_short (const char *url);
/* The article's title, once there is one; else the address. */
char *dossier_capture_text_dup_title (DossierCaptureItem *item);
/**
 * dossier_capture_text_dup_detail:
 * @now: Unix time in milliseconds
 * @is_offline: there is no network
 *
 * Returns: (transfer full): why it failed and what to try, what it waits for, or its address
 */
char *dossier_capture_text_dup_detail (DossierCaptureItem *item, gint64 now, gboolean is_offline);
/* All of the queue in one line: "Capturing 12 of 200 · 3 failed". */
char *dossier_capture_text_dup_summary (const DossierCaptureSummary *summary);

G_END_DECLS
