/* dossier-colour-menu.c: the five colours by name, to choose one of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-colour-menu.h"

#include "app/annotations/dossier-highlight-label.h"
#include "app/reader/dossier-swatch.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_button (GtkWidget *mark, const char *label)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_label_new (label);

  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 32);
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), words);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "menu-line");
  return button;
}

static void
name_button (GtkWidget *button, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

GtkWidget *
dossier_colour_menu_new (const char *action)
{
  GtkWidget *menu = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *rename =
      create_button (gtk_image_new_from_icon_name ("document-edit-symbolic"), _ ("Other Names…"));

  for (guint highlight = 0; highlight < DOSSIER_N_HIGHLIGHTS; highlight++)
    {
      GtkWidget *button =
          create_button (dossier_swatch_new (DOSSIER_TONE_OF_HIGHLIGHT (highlight), 16), NULL);

      gtk_actionable_set_action_target (GTK_ACTIONABLE (button),
                                        "s",
                                        dossier_highlight_to_string (highlight));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
      gtk_box_append (GTK_BOX (menu), button);
    }
  gtk_box_append (GTK_BOX (menu), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (rename), "win.rename-colours");
  name_button (rename, _ ("Other names for the colours"));
  gtk_box_append (GTK_BOX (menu), rename);
  dossier_colour_menu_update (menu, NULL);
  return menu;
}

void
dossier_colour_menu_update (GtkWidget *menu, DossierNotebook *notebook)
{
  GtkWidget *button = gtk_widget_get_first_child (menu);

  for (guint highlight = 0; highlight < DOSSIER_N_HIGHLIGHTS; highlight++)
    {
      const char *name = dossier_highlight_label (notebook, (DossierHighlight) highlight);
      GtkWidget  *box = gtk_button_get_child (GTK_BUTTON (button));

      gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), name);
      name_button (button, name);
      button = gtk_widget_get_next_sibling (button);
    }
}
