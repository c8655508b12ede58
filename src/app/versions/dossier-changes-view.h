/* dossier-changes-view.h: what changed between two versions of an article, in the text and as a
 * list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/versions/dossier-changes-body.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHANGES_VIEW (dossier_changes_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierChangesView, dossier_changes_view, DOSSIER, CHANGES_VIEW, GtkWidget)

/**
 * DossierChangesView:
 *
 * Actions: changes.next, changes.previous, changes.close.
 * Signal: closed: the reader is done with it.
 */
GtkWidget *dossier_changes_view_new (void);
/* @old_number: 0 for the one before the new one; @new_number: 0 for the current one. */
void dossier_changes_view_open (DossierChangesView *self,
                                DossierNotebook    *notebook,
                                gint64              article_id,
                                guint               old_number,
                                guint               new_number);
/* Lets go of the notebook. */
void dossier_changes_view_clear (DossierChangesView *self);
/* (transfer none) (nullable): what is on the screen. */
DossierComparison  *dossier_changes_view_get_comparison (DossierChangesView *self);
DossierChangesBody *dossier_changes_view_get_body (DossierChangesView *self);
/* (transfer none) (element-type DossierChangeItem) */
GListModel *dossier_changes_view_get_items (DossierChangesView *self);

G_END_DECLS
