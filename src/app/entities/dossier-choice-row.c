/* dossier-choice-row.c: one line of a correction's dialog.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-choice-row.h"

#include "app/dossier-style.h"
#include "app/reader/dossier-swatch.h"

struct _DossierChoiceRow
{
  GtkWidget parent_instance;

  /* template children */
  DossierSwatch *dot;
  GtkLabel      *name;
  GtkLabel      *detail;
  GtkLabel      *key;
};

G_DEFINE_TYPE (DossierChoiceRow, dossier_choice_row, GTK_TYPE_WIDGET)

static void
dossier_choice_row_dispose (GObject *object)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (dossier_choice_row_parent_class)->dispose (object);
}

static void
dossier_choice_row_class_init (DossierChoiceRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_choice_row_dispose;
  g_type_ensure (DOSSIER_TYPE_SWATCH);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-choice-row.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceRow, dot);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceRow, name);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceRow, detail);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceRow, key);
}

static void
dossier_choice_row_init (DossierChoiceRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_choice_row_new (void)
{
  return g_object_new (DOSSIER_TYPE_CHOICE_ROW, NULL);
}

void
dossier_choice_row_set_choice (DossierChoiceRow *self, DossierChoice *choice)
{
  const char *detail = NULL;
  char        key[2] = { 0 };

  g_return_if_fail (DOSSIER_IS_CHOICE_ROW (self));
  g_return_if_fail (DOSSIER_IS_CHOICE (choice));

  detail = dossier_choice_get_detail (choice);
  key[0] = dossier_choice_get_key (choice);
  dossier_swatch_set_tone (self->dot, DOSSIER_TONE_OF_KIND (dossier_choice_get_kind (choice)));
  gtk_label_set_text (self->name, dossier_choice_get_title (choice));
  gtk_label_set_text (self->detail, detail != NULL ? detail : "");
  gtk_widget_set_visible (GTK_WIDGET (self->detail), detail != NULL);
  gtk_label_set_text (self->key, key);
  gtk_widget_set_visible (GTK_WIDGET (self->key), key[0] != '\0');
}
