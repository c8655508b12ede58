/* dossier-colours-dialog.c: asks what the five colours are to be called.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-colours-dialog.h"

#include "app/dossier-report.h"
#include "app/dossier-style.h"
#include "app/reader/dossier-swatch.h"

struct _DossierColoursDialog
{
  AdwWindow parent_instance;

  /* template children */
  AdwPreferencesGroup *group;

  /* children, one a colour */
  GtkEditable *rows[DOSSIER_N_HIGHLIGHTS];

  /* owned */
  DossierNotebook *notebook;
};

G_DEFINE_FINAL_TYPE (DossierColoursDialog, dossier_colours_dialog, ADW_TYPE_WINDOW)

static const char *
get_name (DossierColoursDialog *self, guint highlight)
{
  const char *name =
      dossier_highlight_names_lookup (dossier_highlight_names_get (self->notebook), highlight);

  return name != NULL ? name : "";
}

static void
show_names (DossierColoursDialog *self)
{
  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    {
      GtkRoot   *root = GTK_ROOT (self);
      GtkWidget *focus = gtk_root_get_focus (root);

      /* What is being typed is not overwritten. */
      if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->rows[i])))
        gtk_editable_set_text (self->rows[i], get_name (self, i));
    }
}

static void
renamed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (window, error);
}

static void
keep_name (DossierColoursDialog *self, guint highlight)
{
  g_autofree char *name = NULL;
  GtkWindow       *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  /* Rows are left also while the dialog goes away. */
  if (self->notebook == NULL)
    return;
  name = g_strstrip (g_strdup (gtk_editable_get_text (self->rows[highlight])));
  if (g_str_equal (name, get_name (self, highlight)))
    return;
  dossier_notebook_rename_highlight_async (
      self->notebook,
      (DossierHighlight) highlight,
      name,
      NULL,
      renamed_cb,
      g_object_ref (parent != NULL ? GTK_WIDGET (parent) : GTK_WIDGET (self)));
}

static guint
find_row (DossierColoursDialog *self, gpointer row)
{
  guint i = 0;

  while (i < DOSSIER_N_HIGHLIGHTS - 1 && (gpointer) self->rows[i] != row)
    i++;
  return i;
}

static void
left_cb (GtkEventControllerFocus *controller, DossierColoursDialog *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  keep_name (self, find_row (self, row));
}

/* Enter keeps the name and goes on to the next. */
static void
entered_cb (AdwEntryRow *row, DossierColoursDialog *self)
{
  guint i = find_row (self, row);

  keep_name (self, i);
  if (i + 1 < DOSSIER_N_HIGHLIGHTS)
    gtk_widget_grab_focus (GTK_WIDGET (self->rows[i + 1]));
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
dossier_colours_dialog_close_request (GtkWindow *window)
{
  DossierColoursDialog *self = DOSSIER_COLOURS_DIALOG (window);

  for (guint i = 0; i < DOSSIER_N_HIGHLIGHTS; i++)
    keep_name (self, i);
  return GTK_WINDOW_CLASS (dossier_colours_dialog_parent_class)->close_request (window);
}

static void
dossier_colours_dialog_dispose (GObject *object)
{
  DossierColoursDialog *self = DOSSIER_COLOURS_DIALOG (object);

  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (dossier_highlight_names_get (self->notebook), self);
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_colours_dialog_parent_class)->dispose (object);
}

static void
dossier_colours_dialog_class_init (DossierColoursDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_colours_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_colours_dialog_close_request;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-colours-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierColoursDialog, group);
}

static void
add_row (DossierColoursDialog *self, guint highlight)
{
  DossierTone         tone = DOSSIER_TONE_OF_HIGHLIGHT (highlight);
  GtkWidget          *row = adw_entry_row_new ();
  GtkWidget          *swatch = dossier_swatch_new (tone, 16);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), dossier_palette_get_label (tone));
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (row), swatch);
  g_signal_connect (row, "entry-activated", G_CALLBACK (entered_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (row, focus);
  adw_preferences_group_add (self->group, row);
  self->rows[highlight] = GTK_EDITABLE (row);
}

static void
dossier_colours_dialog_init (DossierColoursDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint highlight = 0; highlight < DOSSIER_N_HIGHLIGHTS; highlight++)
    add_row (self, highlight);
}

GtkWidget *
dossier_colours_dialog_new (GtkWindow *parent, DossierNotebook *notebook)
{
  DossierColoursDialog *self =
      g_object_new (DOSSIER_TYPE_COLOURS_DIALOG, "transient-for", parent, NULL);

  self->notebook = g_object_ref (notebook);
  show_names (self);
  g_signal_connect_swapped (dossier_highlight_names_get (notebook),
                            "changed",
                            G_CALLBACK (show_names),
                            self);
  return GTK_WIDGET (self);
}
