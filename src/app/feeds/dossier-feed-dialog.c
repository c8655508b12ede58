/* dossier-feed-dialog.c: the properties of a feed: its name, when it is asked, what is captured.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/feeds/dossier-feed-dialog.h"

#include "app/dossier-report.h"
#include "app/dossier-style.h"
#include "notebook/dossier-feed-actions.h"

#include <glib/gi18n.h>

struct _DossierFeedDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkEditable  *name;
  GtkSwitch    *automatic;
  GtkDropDown  *interval;
  AdwActionRow *address;

  /* owned */
  DossierNotebook *notebook;
  DossierFeedItem *item;
};

G_DEFINE_FINAL_TYPE (DossierFeedDialog, dossier_feed_dialog, ADW_TYPE_WINDOW)

static const struct
{
  guint       seconds;
  const char *words;
} intervals[] = {
  { 15 * 60, N_ ("Every 15 minutes") },
  { 30 * 60, N_ ("Every half hour") },
  { 60 * 60, N_ ("Every hour") },
  { 3 * 60 * 60, N_ ("Every 3 hours") },
  { 6 * 60 * 60, N_ ("Every 6 hours") },
  { 12 * 60 * 60, N_ ("Every 12 hours") },
  { 24 * 60 * 60, N_ ("Once a day") },
  { 7 * 24 * 60 * 60, N_ ("Once a week") },
  { 0, N_ ("Only by hand") },
};

GListModel *
dossier_feed_intervals_get_model (void)
{
  GtkStringList *list = gtk_string_list_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (intervals); i++)
    gtk_string_list_append (list, _ (intervals[i].words));
  return G_LIST_MODEL (list);
}

guint
dossier_feed_intervals_get_seconds (guint position)
{
  g_return_val_if_fail (position < G_N_ELEMENTS (intervals), 0);

  return intervals[position].seconds;
}

guint
dossier_feed_intervals_find (guint seconds)
{
  guint last = G_N_ELEMENTS (intervals) - 1;
  guint position = 0;

  if (seconds == 0)
    return last;
  while (position + 1 < last && intervals[position].seconds < seconds)
    position++;
  return position;
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) parent = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_feed_finish (DOSSIER_NOTEBOOK (source), result, &error) && parent != NULL)
    dossier_report_error (parent, error);
}

/* A name like the feed's own is none, so that it follows the feed's. */
static const char *
get_name (DossierFeedDialog *self)
{
  const char *name = gtk_editable_get_text (self->name);

  return g_strcmp0 (name, dossier_feed_item_get_own_title (self->item)) == 0 ? NULL : name;
}

static void
save (DossierFeedDialog *self)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  guint      position = gtk_drop_down_get_selected (self->interval);
  gboolean   is_same =
      position == dossier_feed_intervals_find (dossier_feed_item_get_interval (self->item));
  DossierFeedOptions options = {
    .name = get_name (self),
    .is_automatic = gtk_switch_get_active (self->automatic),
    /* One that another program chose and the list does not have stays what it is. */
    .interval = is_same ? dossier_feed_item_get_interval (self->item)
                        : dossier_feed_intervals_get_seconds (position),
  };

  dossier_feed_change_async (self->notebook,
                             dossier_feed_item_get_id (self->item),
                             &options,
                             NULL,
                             changed_cb,
                             parent != NULL ? g_object_ref (parent) : NULL);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_clicked_cb (GtkButton *button, gpointer user_data)
{
  save (DOSSIER_FEED_DIALOG (user_data));
}

static void
name_activated_cb (AdwEntryRow *row, gpointer user_data)
{
  save (DOSSIER_FEED_DIALOG (user_data));
}

static void
copy_clicked_cb (GtkButton *button, gpointer user_data)
{
  DossierFeedDialog *self = DOSSIER_FEED_DIALOG (user_data);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          dossier_feed_item_get_url (self->item));
}

static void
dossier_feed_dialog_finalize (GObject *object)
{
  DossierFeedDialog *self = DOSSIER_FEED_DIALOG (object);

  g_clear_object (&self->notebook);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (dossier_feed_dialog_parent_class)->finalize (object);
}

static void
dossier_feed_dialog_class_init (DossierFeedDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = dossier_feed_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-feed-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFeedDialog, name);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedDialog, automatic);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedDialog, interval);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedDialog, address);
  gtk_widget_class_bind_template_callback (widget_class, save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, name_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, copy_clicked_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_feed_dialog_init (DossierFeedDialog *self)
{
  g_autoptr (GListModel) model = dossier_feed_intervals_get_model ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drop_down_set_model (self->interval, model);
}

GtkWidget *
dossier_feed_dialog_new (GtkWindow *parent, DossierNotebook *notebook, DossierFeedItem *item)
{
  DossierFeedDialog *self;
  g_autofree char   *address = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);
  g_return_val_if_fail (DOSSIER_IS_FEED_ITEM (item), NULL);

  self = g_object_new (DOSSIER_TYPE_FEED_DIALOG, "transient-for", parent, NULL);
  self->notebook = g_object_ref (notebook);
  self->item = g_object_ref (item);
  address = g_markup_escape_text (dossier_feed_item_get_url (item), -1);
  gtk_editable_set_text (self->name, dossier_feed_item_get_title (item));
  gtk_switch_set_active (self->automatic, dossier_feed_item_is_automatic (item));
  gtk_drop_down_set_selected (self->interval,
                              dossier_feed_intervals_find (dossier_feed_item_get_interval (item)));
  adw_action_row_set_subtitle (self->address, address);
  return GTK_WIDGET (self);
}
