/* dossier-capture-line.h: a line about one address of the capture queue, and what can be done.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

#include "notebook/dossier-capture-queue.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CAPTURE_LINE (dossier_capture_line_get_type ())
G_DECLARE_FINAL_TYPE (DossierCaptureLine, dossier_capture_line, DOSSIER, CAPTURE_LINE, GtkWidget)

/* Its buttons activate "captures.open", "captures.retry" and "captures.remove" with the id (x) of
 * its item. */
GtkWidget *dossier_capture_line_new (void);
/* @item: (nullable); @queue: that it is of, for why it waits */
void dossier_capture_line_set_item (DossierCaptureLine  *self,
                                    DossierCaptureQueue *queue,
                                    DossierCaptureItem  *item);

G_END_DECLS
