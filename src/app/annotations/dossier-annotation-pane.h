/* dossier-annotation-pane.h: all annotations of an article: level with their passages, or as a
 * list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/annotations/dossier-card-canvas.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_ANNOTATION_PANE (dossier_annotation_pane_get_type ())
G_DECLARE_FINAL_TYPE (DossierAnnotationPane,
                      dossier_annotation_pane,
                      DOSSIER,
                      ANNOTATION_PANE,
                      GtkWidget)

/**
 * DossierAnnotationPane:
 *
 * Properties: "as-list" (boolean).
 * Signals:
 *   passage-wanted (DossierAnnotationItem): the reader went to an annotation
 *   selected-changed: another one stands out
 */
GtkWidget *dossier_annotation_pane_new (void);
void       dossier_annotation_pane_set_view (DossierAnnotationPane *self, DossierArticleView *view);
void dossier_annotation_pane_set_reading (DossierAnnotationPane *self, DossierReading *reading);
/* Makes an annotation stand out; 0 for none. */
void dossier_annotation_pane_select (DossierAnnotationPane *self, gint64 id);
/* The same, and gives its card the keyboard. */
void dossier_annotation_pane_focus (DossierAnnotationPane *self, gint64 id);
/* The same, and opens its editor, as soon as the list has it. */
void dossier_annotation_pane_edit (DossierAnnotationPane *self, gint64 id);
/* (transfer none) */
DossierCardCanvas *dossier_annotation_pane_get_canvas (DossierAnnotationPane *self);

/* Of the annotation whose card stands out; 0 for none. */
gint64 dossier_annotation_pane_get_selected (DossierAnnotationPane *self);

G_END_DECLS
