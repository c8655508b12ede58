/* dossier-change-row.c: shows one line of the list of what changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/versions/dossier-change-row.h"

#include "app/dossier-style.h"
#include "app/versions/dossier-changes-text.h"

struct _DossierChangeRow
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget *box;
  GtkLabel  *sign;
  GtkLabel  *title;
  GtkLabel  *detail;
};

G_DEFINE_FINAL_TYPE (DossierChangeRow, dossier_change_row, GTK_TYPE_WIDGET)

/* Style classes that colour the sign. */
static const char *const CLASSES[] = {
  [DOSSIER_DIFF_SAME] = "same",   [DOSSIER_DIFF_CHANGED] = "changed",
  [DOSSIER_DIFF_ADDED] = "added", [DOSSIER_DIFF_REMOVED] = "removed",
  [DOSSIER_DIFF_MOVED] = "moved",
};

static void
dossier_change_row_dispose (GObject *object)
{
  g_clear_pointer (&DOSSIER_CHANGE_ROW (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_change_row_parent_class)->dispose (object);
}

static void
dossier_change_row_class_init (DossierChangeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_change_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-change-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierChangeRow, box);
  gtk_widget_class_bind_template_child (widget_class, DossierChangeRow, sign);
  gtk_widget_class_bind_template_child (widget_class, DossierChangeRow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierChangeRow, detail);
}

static void
dossier_change_row_init (DossierChangeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_change_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_CHANGE_ROW, NULL);
}

/* The list's own row is what the keyboard stands on. */
static void
name_row (DossierChangeRow *self, const char *title, const char *detail)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  g_autofree char *name =
      *detail != '\0' ? g_strjoin (": ", detail, title, NULL) : g_strdup (title);

  if (parent != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    name,
                                    -1);
}

void
dossier_change_row_set_item (DossierChangeRow *self, DossierChangeItem *item)
{
  const char     *title;
  const char     *detail;
  DossierDiffKind kind;

  g_return_if_fail (DOSSIER_IS_CHANGE_ROW (self));
  g_return_if_fail (DOSSIER_IS_CHANGE_ITEM (item));

  title = dossier_change_item_get_title (item);
  detail = dossier_change_item_get_detail (item);
  kind = dossier_change_item_get_kind (item);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->detail, detail);
  gtk_widget_set_visible (GTK_WIDGET (self->detail), *detail != '\0');
  gtk_label_set_text (self->sign, dossier_changes_text_get_sign (kind));
  gtk_widget_set_visible (GTK_WIDGET (self->sign), !dossier_change_item_is_heading (item));
  for (gsize i = 0; i < G_N_ELEMENTS (CLASSES); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self->sign), CLASSES[i]);
  gtk_widget_add_css_class (GTK_WIDGET (self->sign), CLASSES[kind]);
  if (dossier_change_item_is_heading (item))
    gtk_widget_add_css_class (GTK_WIDGET (self), "change-heading");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "change-heading");
  name_row (self, title, detail);
}
