/* dossier-find-bar.h: finds words in the article, without regard to case and accents.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_FIND_BAR (dossier_find_bar_get_type ())
G_DECLARE_FINAL_TYPE (DossierFindBar, dossier_find_bar, DOSSIER, FIND_BAR, GtkWidget)

/* Property "view" (DossierArticleView), "is-open" (boolean). Actions: find.next, find.previous,
 * find.close. */
GtkWidget *dossier_find_bar_new (void);
void       dossier_find_bar_set_view (DossierFindBar *self, DossierArticleView *view);
void       dossier_find_bar_open (DossierFindBar *self);
void       dossier_find_bar_close (DossierFindBar *self);
gboolean   dossier_find_bar_is_open (DossierFindBar *self);
/* One hit on (1) or back (-1), around at the ends. */
void dossier_find_bar_step (DossierFindBar *self, int direction);
/* (element-type DossierSpan) (transfer none): in order; @current: (out) (optional): -1 for none.
 * Signal "hits-changed". */
const GArray *dossier_find_bar_get_hits (DossierFindBar *self, int *current);
guint         dossier_find_bar_get_n_hits (DossierFindBar *self);

G_END_DECLS
