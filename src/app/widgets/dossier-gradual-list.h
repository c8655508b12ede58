/* dossier-gradual-list.h: shows the first of many new rows at once, and the next few with each
 * frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierGradualList:
 *
 * A list view makes and measures about two hundred rows as soon as its model has them, however few
 * can be seen: half a second for the library's. This model stands between the two. When many rows
 * come, it has the first of them, and its owner lets it go on by dossier_gradual_list_go_on(), once
 * a frame, until it has as many as a view looks at; then all others.
 *
 * What it has is always the beginning of the model, so positions are the same in both. Few new
 * rows, and rows behind those that a view looks at first, pass at once. Main thread only.
 */
#define DOSSIER_TYPE_GRADUAL_LIST (dossier_gradual_list_get_type ())
G_DECLARE_FINAL_TYPE (DossierGradualList, dossier_gradual_list, DOSSIER, GRADUAL_LIST, GObject)

/* So many new rows are shown at once: a tall window's. */
#define DOSSIER_GRADUAL_LIST_FIRST 16
/* So many with each step after that. */
#define DOSSIER_GRADUAL_LIST_STEP 6
/* So many a list view looks at; it makes no rows for what comes behind them. */
#define DOSSIER_GRADUAL_LIST_LOOKED_AT 208

/* Whether rows may be held back; when somebody has scrolled, or has the keys in the list, they
 * would be taken from under their eyes. */
typedef gboolean (*DossierGradualListMay) (gpointer data);

DossierGradualList *dossier_gradual_list_new (DossierGradualListMay may, gpointer data);
/* @model: (nullable) (transfer none) */
void dossier_gradual_list_set_model (DossierGradualList *self, GListModel *model);
/* Whether rows are still held back. */
gboolean dossier_gradual_list_is_partial (DossierGradualList *self);
/* Shows some more. */
void dossier_gradual_list_go_on (DossierGradualList *self);
/* Shows all that is held back: for what is done to all of a list, or to a row far down. */
void dossier_gradual_list_finish (DossierGradualList *self);

G_END_DECLS
