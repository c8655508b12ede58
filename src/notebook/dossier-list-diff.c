/* dossier-list-diff.c: what of a list stayed when all of it was read again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-list-diff.h"

DossierListDiff
dossier_list_diff (guint n_before, guint n_after, DossierListSame is_same, gpointer data)
{
  guint n_least = MIN (n_before, n_after);
  guint prefix = 0;
  guint suffix = 0;

  while (prefix < n_least && is_same (prefix, prefix, data))
    prefix++;
  while (suffix < n_least - prefix && is_same (n_before - 1 - suffix, n_after - 1 - suffix, data))
    suffix++;
  return (DossierListDiff){ prefix, n_before - prefix - suffix, n_after - prefix - suffix };
}
