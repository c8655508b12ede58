/* dossier-density-strip.h: a strip beside the scrollbar that shows where passages stand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_DENSITY_STRIP (dossier_density_strip_get_type ())
G_DECLARE_FINAL_TYPE (DossierDensityStrip, dossier_density_strip, DOSSIER, DENSITY_STRIP, GtkWidget)

/* Property "view" (DossierArticleView). In a quiet column: the places of whoever is marked, and
 * what a search found. A click goes to the nearest place. */
GtkWidget *dossier_density_strip_new (DossierArticleView *view);
/* @offsets: (element-type gsize) (nullable): bytes, in order; @current: one of them, or -1. */
void  dossier_density_strip_set_places (DossierDensityStrip *self,
                                        const GArray        *offsets,
                                        int                  current,
                                        const GdkRGBA       *colour);
guint dossier_density_strip_get_n_places (DossierDensityStrip *self);
/* The same for what a search found, in a colour of its own, beside the others where there are any.
 */
void dossier_density_strip_set_hits (DossierDensityStrip *self, const GArray *offsets, int current);
guint dossier_density_strip_get_n_hits (DossierDensityStrip *self);

G_END_DECLS
