/* dossier-captures-window.h: the capture queue as a list: what is under way, failed and done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <adwaita.h>

#include "notebook/dossier-capture-queue.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CAPTURES_WINDOW (dossier_captures_window_get_type ())
G_DECLARE_FINAL_TYPE (DossierCapturesWindow,
                      dossier_captures_window,
                      DOSSIER,
                      CAPTURES_WINDOW,
                      AdwWindow)

/**
 * DossierCapturesWindow::open-article:
 * @article_id: that the reader wants to read
 *
 * DossierCapturesWindow::undo:
 *
 * The reader takes the last step in the notebook back, removals from the queue among them.
 *
 * What failed comes first, then what runs, waits, and is done, the latest first.
 *
 * Actions: "captures.pause", "captures.resume", "captures.retry-failed", "captures.try-now",
 * "captures.clear-done", "captures.clear-failed", "captures.cancel", and for one item by its id (x)
 * "captures.open", "captures.retry", "captures.remove"; "captures.undo" goes out as a signal.
 */
GtkWidget *dossier_captures_window_new (GtkWindow *parent, DossierCaptureQueue *queue);

G_END_DECLS
