/* dossier-announce.c: says aloud what happened, to who listens to a screen reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-announce.h"

#include "app/dossier-compat.h"

#define LAST "dossier-announced"

void
dossier_announce (GtkWidget *widget, const char *words)
{
  GtkRoot *root;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (words != NULL);

  root = gtk_widget_get_root (widget);
  if (root == NULL || *words == '\0')
    return;
  g_object_set_data_full (G_OBJECT (root), LAST, g_strdup (words), g_free);
  dossier_compat_announce (GTK_WIDGET (root), words);
}

const char *
dossier_announce_get_last (GtkWidget *widget)
{
  GtkRoot *root;

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  root = gtk_widget_get_root (widget);
  return root != NULL ? g_object_get_data (G_OBJECT (root), LAST) : NULL;
}
