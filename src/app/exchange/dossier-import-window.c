/* dossier-import-window.c: tells what became of the files that were imported.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/dossier-import-window.h"

#include "app/dossier-style.h"

#include <glib/gi18n.h>

struct _DossierImportWindow
{
  AdwWindow parent_instance;

  /* template children */
  GtkNoSelection *selection;

  /* owned by the selection */
  GtkStringList *lines;
};

G_DEFINE_FINAL_TYPE (DossierImportWindow, dossier_import_window, ADW_TYPE_WINDOW)

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkStringObject *line = gtk_list_item_get_item (list_item);

  GtkWidget *label = gtk_list_item_get_child (list_item);

  gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (line));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_string_object_get_string (line),
                                  -1);
}

static void
dossier_import_window_class_init (DossierImportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-import-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierImportWindow, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_import_window_init (DossierImportWindow *self)
{
  g_autoptr (GtkStringList) lines = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  self->lines = lines;
  gtk_no_selection_set_model (self->selection, G_LIST_MODEL (lines));
}

GtkWidget *
dossier_import_window_new (GtkWindow *parent)
{
  return g_object_new (DOSSIER_TYPE_IMPORT_WINDOW, "transient-for", parent, NULL);
}

void
dossier_import_window_add_report (DossierImportWindow       *self,
                                  const char                *name,
                                  const DossierImportReport *report)
{
  g_autofree char *summary = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (DOSSIER_IS_IMPORT_WINDOW (self));

  summary = dossier_import_report_dup_summary (report);
  text = g_strdup_printf ("%s (%s)\n%s", name, report->format, summary);
  gtk_string_list_append (self->lines, text);
  for (guint i = 0; i < report->problems->len; i++)
    {
      g_autofree char *problem =
          g_strdup_printf ("⚠ %s", (const char *) g_ptr_array_index (report->problems, i));

      gtk_string_list_append (self->lines, problem);
    }
}

void
dossier_import_window_add_error (DossierImportWindow *self, const char *name, const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (DOSSIER_IS_IMPORT_WINDOW (self));

  /* Translators: %s is the name of a file, then why it could not be imported. */
  text = g_strdup_printf (_ ("%s was not imported; the notebook is as it was\n%s"),
                          name,
                          error->message);
  gtk_string_list_append (self->lines, text);
}
