/* dossier-entity-sidebar-fixing.c: the actions of the entity sidebar that find and correct what is
 * wrong.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-sidebar-private.h"

#include "app/dossier-report.h"
#include "app/entities/dossier-entity-fixing.h"
#include "app/entities/dossier-entity-selection.h"

#include <glib/gi18n.h>

static const struct
{
  const char *action;
  DossierFix  fix;
} FIXES[] = {
  { "entities.confirm", DOSSIER_FIX_CONFIRM }, { "entities.reject", DOSSIER_FIX_REJECT },
  { "entities.retype", DOSSIER_FIX_RETYPE },   { "entities.rename", DOSSIER_FIX_RENAME },
  { "entities.merge", DOSSIER_FIX_MERGE },     { "entities.split", DOSSIER_FIX_SPLIT },
  { "entities.alias", DOSSIER_FIX_ALIAS },     { "entities.locate", DOSSIER_FIX_LOCATE },
};

static void
fix_chosen (DossierEntitySidebar *self, const char *action, gboolean is_here_only)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  /* The one that the reader looks at comes first. */
  g_autoptr (GPtrArray) items = dossier_entity_selection_list (model, self->chosen);

  if (items->len == 0)
    return;
  self->has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list)) != NULL ||
                    gtk_widget_has_focus (GTK_WIDGET (self->list));
  g_set_object (&self->next, dossier_entity_selection_find_next (model, self->chosen));
  for (gsize i = 0; i < G_N_ELEMENTS (FIXES); i++)
    if (g_str_equal (FIXES[i].action, action))
      dossier_entity_fixing_start (GTK_WIDGET (self),
                                   self->reading,
                                   items,
                                   self->current,
                                   FIXES[i].fix,
                                   is_here_only);
}

static void
fix_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierEntitySidebar *self = DOSSIER_ENTITY_SIDEBAR (widget);

  fix_chosen (self, name, self->is_here_only);
}

/* "entities.fix-here::entities.reject": once, whatever the switch says. */
static void
fix_here_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fix_chosen (DOSSIER_ENTITY_SIDEBAR (widget), g_variant_get_string (parameter, NULL), TRUE);
}

static void
select_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierEntitySidebar *self = DOSSIER_ENTITY_SIDEBAR (widget);

  dossier_entity_model_show_all (self->model);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
}

/* What is most likely wrong is looked at first. */
static void
next_unsure_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierEntitySidebar *self = DOSSIER_ENTITY_SIDEBAR (widget);
  DossierEntityItem    *item = NULL;

  dossier_entity_model_show_all (self->model);
  item = dossier_entity_selection_find_unsure (GTK_SELECTION_MODEL (self->selection), self->chosen);
  if (item == NULL)
    {
      dossier_report_toast (widget, _ ("Nothing in this list is unsure."));
      return;
    }
  dossier_entity_sidebar_choose (self, item);
  dossier_entity_sidebar_focus_list (self);
}

void
dossier_entity_sidebar_install_fixes (GtkWidgetClass *widget_class)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FIXES); i++)
    gtk_widget_class_install_action (widget_class, FIXES[i].action, NULL, fix_action);
  gtk_widget_class_install_action (widget_class, "entities.fix-here", "s", fix_here_action);
  gtk_widget_class_install_action (widget_class, "entities.select-all", NULL, select_all_action);
  gtk_widget_class_install_action (widget_class, "entities.next-unsure", NULL, next_unsure_action);
}

void
dossier_entity_sidebar_enable_fixes (DossierEntitySidebar *self, gboolean is_enabled)
{
  for (gsize i = 0; i < G_N_ELEMENTS (FIXES); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), FIXES[i].action, is_enabled);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entities.fix-here", is_enabled);
}
