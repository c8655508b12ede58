/* dossier-index-row.c: a name and in how many articles it is: a tag, a person, a place …
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-index-row.h"

#include "app/dossier-style.h"

#include <glib/gi18n.h>

struct _DossierIndexRow
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget *box;
  GtkImage  *icon;
  GtkLabel  *name;
  GtkLabel  *count;

  /* owned */
  DossierIndexItem *item;
};

G_DEFINE_FINAL_TYPE (DossierIndexRow, dossier_index_row, GTK_TYPE_WIDGET)

static void
update (DossierIndexRow *self)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const char      *name = dossier_index_item_get_name (self->item);
  guint            count = dossier_index_item_get_count (self->item);
  g_autofree char *text = g_strdup_printf ("%u", count);
  g_autofree char *articles =
      g_strdup_printf (ngettext ("%u article", "%u articles", count), count);
  g_autofree char *label = g_strjoin (", ", name == NULL ? "" : name, articles, NULL);

  gtk_label_set_text (self->name, name == NULL ? "" : name);
  gtk_label_set_text (self->count, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), articles);
  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    label,
                                    -1);
}

static void
item_changed_cb (DossierIndexItem *item, GParamSpec *pspec, gpointer user_data)
{
  update (DOSSIER_INDEX_ROW (user_data));
}

static void
dossier_index_row_dispose (GObject *object)
{
  DossierIndexRow *self = DOSSIER_INDEX_ROW (object);

  dossier_index_row_set_item (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_index_row_parent_class)->dispose (object);
}

static void
dossier_index_row_class_init (DossierIndexRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_index_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "index-row");
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-index-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierIndexRow, box);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexRow, icon);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexRow, name);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexRow, count);
}

static void
dossier_index_row_init (DossierIndexRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_index_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_INDEX_ROW, NULL);
}

void
dossier_index_row_set_icon_name (DossierIndexRow *self, const char *icon_name)
{
  g_return_if_fail (DOSSIER_IS_INDEX_ROW (self));

  gtk_image_set_from_icon_name (self->icon, icon_name);
  gtk_widget_set_visible (GTK_WIDGET (self->icon), icon_name != NULL);
}

void
dossier_index_row_set_item (DossierIndexRow *self, DossierIndexItem *item)
{
  g_return_if_fail (DOSSIER_IS_INDEX_ROW (self));
  g_return_if_fail (item == NULL || DOSSIER_IS_INDEX_ITEM (item));

  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect (item, "notify", G_CALLBACK (item_changed_cb), self);
  update (self);
}
