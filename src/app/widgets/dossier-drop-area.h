/* dossier-drop-area.h: takes addresses, files and text that are dragged onto what it holds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_DROP_AREA (dossier_drop_area_get_type ())
G_DECLARE_FINAL_TYPE (DossierDropArea, dossier_drop_area, DOSSIER, DROP_AREA, GtkWidget)

/**
 * DossierDropArea:child:
 *
 * While something hovers over it, it is covered by a hint.
 *
 * DossierDropArea::dropped:
 * @text: one address, file URI or path a line, or prose
 */
GtkWidget *dossier_drop_area_new (void);
void       dossier_drop_area_set_child (DossierDropArea *self, GtkWidget *child);
/* For tests: where a drop arrives. */
GtkDropTarget *dossier_drop_area_get_target (DossierDropArea *self);

/* (transfer full) (nullable): the text of a dropped or pasted value: of a GdkFileList or GFile one
 * URI a line. */
char *dossier_drop_area_dup_text (const GValue *value);

G_END_DECLS
