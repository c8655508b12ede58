/* dossier-fold.c: a bar that takes no room at all while it is closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-fold.h"

static void
revealed_changed_cb (GtkRevealer *revealer)
{
  GtkWidget *child = gtk_revealer_get_child (revealer);

  if (child != NULL)
    gtk_widget_set_visible (child,
                            gtk_revealer_get_reveal_child (revealer) ||
                                gtk_revealer_get_child_revealed (revealer));
}

void
dossier_fold_bind (GtkRevealer *revealer)
{
  g_return_if_fail (GTK_IS_REVEALER (revealer));

  g_signal_connect (revealer, "notify::reveal-child", G_CALLBACK (revealed_changed_cb), NULL);
  g_signal_connect (revealer, "notify::child-revealed", G_CALLBACK (revealed_changed_cb), NULL);
  revealed_changed_cb (revealer);
}
