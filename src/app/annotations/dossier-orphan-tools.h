/* dossier-orphan-tools.h: what can be done with an annotation that has lost its passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Two buttons for the annotation of this id, which activate reader.show-origin and
 * reader.reattach. */
GtkWidget *dossier_orphan_tools_new (void);
void       dossier_orphan_tools_set_id (GtkWidget *tools, gint64 annotation_id);

G_END_DECLS
