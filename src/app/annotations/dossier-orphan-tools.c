/* dossier-orphan-tools.c: what can be done with an annotation that has lost its passage.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-orphan-tools.h"

#include "app/annotations/dossier-wrap-layout.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *label;
  const char *tooltip;
  const char *action;
} TOOLS[] = {
  { N_ ("_Show Origin"), N_ ("Show the Version It Was Made On"), "reader.show-origin" },
  { N_ ("A_ttach to Selection"),
    N_ ("Put It on the Passage That Is Selected in the Article"),
    "reader.reattach" },
};

GtkWidget *
dossier_orphan_tools_new (void)
{
  GtkWidget        *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkLayoutManager *layout = dossier_wrap_layout_new ();

  g_object_set (layout, "spacing", 6, NULL);
  gtk_widget_set_layout_manager (tools, layout);
  gtk_widget_add_css_class (tools, "orphan-tools");
  for (gsize i = 0; i < G_N_ELEMENTS (TOOLS); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ (TOOLS[i].label));

      gtk_widget_set_tooltip_text (button, _ (TOOLS[i].tooltip));
      /* The action wants a target from its first moment. */
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", (gint64) 0);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), TOOLS[i].action);
      gtk_box_append (GTK_BOX (tools), button);
    }
  return tools;
}

void
dossier_orphan_tools_set_id (GtkWidget *tools, gint64 annotation_id)
{
  for (GtkWidget *button = gtk_widget_get_first_child (tools); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", annotation_id);
}
