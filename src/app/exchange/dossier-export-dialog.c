/* dossier-export-dialog.c: asks which articles are written, in which format, into how many files.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/exchange/dossier-export-dialog.h"

#include "app/dossier-style.h"

#include <glib/gi18n.h>

struct _DossierExportDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkDropDown *format_list;
  GtkDropDown *scope_list;
  GtkSwitch   *folder_switch;

  DossierExportScope proposed;
};

G_DEFINE_FINAL_TYPE (DossierExportDialog, dossier_export_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* In the order of the list: what most want first. */
static const struct
{
  DossierExportFormat format;
  const char         *name;
} formats[] = {
  { DOSSIER_EXPORT_HTML, N_ ("Page to read anywhere (HTML)") },
  { DOSSIER_EXPORT_BUNDLE, N_ ("Bundle for another notebook") },
  { DOSSIER_EXPORT_MARKDOWN, N_ ("Notes as Markdown") },
  { DOSSIER_EXPORT_WEB_ANNOTATION, N_ ("Notes as Web Annotations") },
  { DOSSIER_EXPORT_HYPOTHESIS, N_ ("Notes as Hypothesis rows") },
  { DOSSIER_EXPORT_CSV_ANNOTATIONS, N_ ("Table of notes (CSV)") },
  { DOSSIER_EXPORT_CSV_FIGURES, N_ ("Table of figures (CSV)") },
  { DOSSIER_EXPORT_CSV_ENTITIES, N_ ("Table of people, places and organisations (CSV)") },
  { DOSSIER_EXPORT_GEOJSON, N_ ("Places (GeoJSON)") },
  { DOSSIER_EXPORT_BIBTEX, N_ ("Sources (BibTeX)") },
  { DOSSIER_EXPORT_RIS, N_ ("Sources (RIS)") },
  { DOSSIER_EXPORT_CSL_JSON, N_ ("Sources (CSL-JSON)") },
  { DOSSIER_EXPORT_JSON, N_ ("Everything as JSON") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (formats) == DOSSIER_N_EXPORT_FORMATS);

static const char *const scopes[] = {
  [DOSSIER_EXPORT_EVERYTHING] = N_ ("All articles"),
  [DOSSIER_EXPORT_LIST] = N_ ("The articles listed in the library"),
  [DOSSIER_EXPORT_ARTICLE] = N_ ("This article"),
  [DOSSIER_EXPORT_SELECTION] = N_ ("The selected articles"),
};

static void
export_clicked_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (user_data));
}

static void
dossier_export_dialog_class_init (DossierExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SIGNAL_CHOSEN] = g_signal_new ("chosen",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-export-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, format_list);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, scope_list);
  gtk_widget_class_bind_template_child (widget_class, DossierExportDialog, folder_switch);
  gtk_widget_class_bind_template_callback (widget_class, export_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_export_dialog_init (DossierExportDialog *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    gtk_string_list_append (names, _ (formats[i].name));
  gtk_drop_down_set_model (self->format_list, G_LIST_MODEL (names));
}

/* The two that are always offered, then what is proposed. */
#define AT_PROPOSED 2

GtkWidget *
dossier_export_dialog_new (GtkWindow *parent, DossierExportScope proposed)
{
  DossierExportDialog *self =
      g_object_new (DOSSIER_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  self->proposed = proposed;
  gtk_string_list_append (names, _ (scopes[DOSSIER_EXPORT_EVERYTHING]));
  gtk_string_list_append (names, _ (scopes[DOSSIER_EXPORT_LIST]));
  if (proposed > DOSSIER_EXPORT_LIST)
    gtk_string_list_append (names, _ (scopes[proposed]));
  gtk_drop_down_set_model (self->scope_list, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->scope_list, MIN ((guint) proposed, AT_PROPOSED));
  return GTK_WIDGET (self);
}

DossierExportFormat
dossier_export_dialog_get_format (DossierExportDialog *self)
{
  guint selected;

  g_return_val_if_fail (DOSSIER_IS_EXPORT_DIALOG (self), DOSSIER_EXPORT_JSON);

  selected = gtk_drop_down_get_selected (self->format_list);
  return formats[selected < G_N_ELEMENTS (formats) ? selected : 0].format;
}

DossierExportScope
dossier_export_dialog_get_scope (DossierExportDialog *self)
{
  guint selected;

  g_return_val_if_fail (DOSSIER_IS_EXPORT_DIALOG (self), DOSSIER_EXPORT_EVERYTHING);

  selected = gtk_drop_down_get_selected (self->scope_list);
  if (selected == AT_PROPOSED)
    return self->proposed;
  return selected == DOSSIER_EXPORT_LIST ? DOSSIER_EXPORT_LIST : DOSSIER_EXPORT_EVERYTHING;
}

gboolean
dossier_export_dialog_wants_folder (DossierExportDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_EXPORT_DIALOG (self), FALSE);

  return gtk_switch_get_active (self->folder_switch);
}
