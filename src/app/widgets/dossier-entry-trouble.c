/* dossier-entry-trouble.c: says below an entry what is wrong with what stands in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-entry-trouble.h"

void
dossier_entry_trouble_show (GtkWidget   *entry,
                            GtkLabel    *label,
                            GtkRevealer *revealer,
                            const char  *trouble)
{
  if (trouble == NULL)
    {
      gtk_widget_remove_css_class (entry, "error");
      gtk_accessible_reset_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID);
    }
  else
    {
      gtk_label_set_text (label, trouble);
      gtk_widget_add_css_class (entry, "error");
      gtk_accessible_update_state (GTK_ACCESSIBLE (entry),
                                   GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE,
                                   -1);
      gtk_widget_grab_focus (entry);
    }
  gtk_revealer_set_reveal_child (revealer, trouble != NULL);
}
