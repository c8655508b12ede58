/* dossier-capture-bar.h: one quiet line at the foot of the window about the capture queue.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-capture-queue.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CAPTURE_BAR (dossier_capture_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierCaptureBar, dossier_capture_bar, DOSSIER, CAPTURE_BAR, GtkWidget)

/* Shown while something is captured or waits, and about what failed since, until it is put away.
 * Its button activates "win.show-captures". */
GtkWidget *dossier_capture_bar_new (void);
/* @queue: (nullable): that it tells of */
void dossier_capture_bar_set_queue (DossierCaptureBar *self, DossierCaptureQueue *queue);

G_END_DECLS
