/* dossier-list-diff.h: what of a list stayed when all of it was read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether the old list has at @before what the new one has at @after. */
typedef gboolean (*DossierListSame) (guint before, guint after, gpointer data);

/**
 * DossierListDiff:
 * @position: how many are the same at the start
 * @n_removed: of the old list, from there
 * @n_added: of the new list, from there
 *
 * The arguments of g_list_model_items_changed(): what is the same at both ends stays as it is, so
 * that selection and scroll survive.
 */
typedef struct
{
  guint position;
  guint n_removed;
  guint n_added;
} DossierListDiff;

DossierListDiff
dossier_list_diff (guint n_before, guint n_after, DossierListSame is_same, gpointer data);

G_END_DECLS
