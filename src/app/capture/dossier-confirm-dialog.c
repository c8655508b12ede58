/* dossier-confirm-dialog.c: asks before many addresses, or those of a text, are captured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/capture/dossier-confirm-dialog.h"

#include "app/capture/dossier-capture-text.h"
#include "app/dossier-style.h"

#include <glib/gi18n.h>

struct _DossierConfirmDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkLabel       *heading;
  GtkLabel       *body;
  GtkNoSelection *addresses;
  GtkButton      *add_button;
  GtkWidget      *text_button;
};

G_DEFINE_FINAL_TYPE (DossierConfirmDialog, dossier_confirm_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_ADDRESSES_CHOSEN,
  SIGNAL_TEXT_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_list_item_set_child (list_item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget       *label = gtk_list_item_get_child (list_item);
  GtkStringObject *address = gtk_list_item_get_item (list_item);
  g_autofree char *text = dossier_capture_text_dup_short (gtk_string_object_get_string (address));

  gtk_label_set_text (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (label)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text,
                                  -1);
}

static void
add_clicked_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_ADDRESSES_CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (user_data));
}

static void
text_clicked_cb (GtkButton *button, gpointer user_data)
{
  g_signal_emit (user_data, signals[SIGNAL_TEXT_CHOSEN], 0);
  gtk_window_close (GTK_WINDOW (user_data));
}

static void
dossier_confirm_dialog_class_init (DossierConfirmDialogClass *klass)
{
  static const char *const names[] = { "addresses-chosen", "text-chosen" };
  GtkWidgetClass          *widget_class = GTK_WIDGET_CLASS (klass);

  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i],
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
                                               "/ui/dossier-confirm-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierConfirmDialog, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierConfirmDialog, body);
  gtk_widget_class_bind_template_child (widget_class, DossierConfirmDialog, addresses);
  gtk_widget_class_bind_template_child (widget_class, DossierConfirmDialog, add_button);
  gtk_widget_class_bind_template_child (widget_class, DossierConfirmDialog, text_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_confirm_dialog_init (DossierConfirmDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static DossierConfirmDialog *
create (GtkWindow *parent, const char *const *addresses)
{
  DossierConfirmDialog *self =
      g_object_new (DOSSIER_TYPE_CONFIRM_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) list = gtk_string_list_new (addresses);
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (list));
  g_autofree char *label = g_strdup_printf (ngettext ("_Add %u Article", "_Add %u Articles", n), n);

  gtk_no_selection_set_model (self->addresses, G_LIST_MODEL (list));
  gtk_button_set_label (self->add_button, label);
  return self;
}

GtkWidget *
dossier_confirm_dialog_new_for_link (GtkWindow *parent, const char *const *addresses)
{
  DossierConfirmDialog *self = create (parent, addresses);
  guint                 n = g_strv_length ((char **) addresses);
  g_autofree char      *heading =
      g_strdup_printf (ngettext ("Add %u Article?", "Add %u Articles?", n), n);

  gtk_label_set_text (self->heading, heading);
  gtk_label_set_text (self->body,
                      _ ("Another program asks for these pages. Add them only if you have asked it "
                         "to."));
  gtk_widget_set_visible (self->text_button, FALSE);
  return GTK_WIDGET (self);
}

GtkWidget *
dossier_confirm_dialog_new_for_text (GtkWindow *parent, const char *const *addresses)
{
  DossierConfirmDialog *self = create (parent, addresses);

  gtk_label_set_text (self->heading, _ ("An Article, or Addresses?"));
  gtk_label_set_text (self->body,
                      _ ("This text has addresses in it. Add the pages that they lead to, or the "
                         "text itself?"));
  return GTK_WIDGET (self);
}
