/* dossier-subscribe-dialog.c: asks for a site, shows its feeds, and subscribes to those chosen.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/feeds/dossier-subscribe-dialog.h"

#include "app/dossier-intake.h"
#include "app/dossier-style.h"
#include "app/widgets/dossier-entry-trouble.h"
#include "core/text/dossier-core-error.h"
#include "notebook/dossier-error-text.h"
#include "notebook/dossier-feed-actions.h"
#include "notebook/dossier-feed-finder.h"
#include "notebook/dossier-feeds.h"

#include <glib/gi18n.h>

struct _DossierSubscribeDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkEntry    *entry;
  GtkStack    *button_stack;
  GtkWidget   *find_button;
  GtkWidget   *subscribe_button;
  GtkSpinner  *spinner;
  GtkRevealer *trouble_revealer;
  GtkLabel    *trouble;
  GtkRevealer *found_revealer;
  GtkLabel    *found_label;
  GtkListBox  *found_list;
  GtkSwitch   *automatic;

  /* owned */
  DossierNotebook *notebook;
  GCancellable    *cancellable;
  GPtrArray       *found;  /* (nullable) of DossierFeedFound */
  GPtrArray       *checks; /* borrowed check buttons, one for each */

  gboolean is_busy; /* looking for feeds, or subscribing */
};

G_DEFINE_FINAL_TYPE (DossierSubscribeDialog, dossier_subscribe_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SUBSCRIBED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* @trouble: (nullable): takes back what was said before */
static void
show_trouble (DossierSubscribeDialog *self, const char *trouble)
{
  dossier_entry_trouble_show (GTK_WIDGET (self->entry),
                              self->trouble,
                              self->trouble_revealer,
                              trouble);
}

static void
set_busy (DossierSubscribeDialog *self, gboolean is_busy)
{
  /* An entry that is made insensitive loses the keyboard, and with it the place to correct. */
  self->is_busy = is_busy;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), !is_busy);
  gtk_widget_set_sensitive (self->find_button, !is_busy);
  gtk_widget_set_sensitive (self->subscribe_button, !is_busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->found_list), !is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
}

/* Only what is chosen can be subscribed to. */
static void
check_toggled_cb (GtkCheckButton *check, gpointer user_data)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (user_data);
  gboolean                has_any = FALSE;

  for (guint i = 0; i < self->checks->len; i++)
    has_any |= gtk_check_button_get_active (self->checks->pdata[i]);
  gtk_widget_set_sensitive (self->subscribe_button, has_any);
}

static char *
dup_subtitle (const DossierFeedFound *found)
{
  g_autofree char *count =
      g_strdup_printf (ngettext ("%u entry", "%u entries", found->n_entries), found->n_entries);
  g_autofree char *text = NULL;

  if (found->latest != NULL)
    /* Translators: the first is how many, the second the title of the latest of them. */
    text = g_strdup_printf (_ ("%s, such as “%s”"), count, found->latest);
  else
    text = g_strdup (found->is_sitemap ? _ ("All pages of the site") : count);
  return g_markup_escape_text (text, -1);
}

static void
add_row (DossierSubscribeDialog *self, const DossierFeedFound *found, gboolean is_first)
{
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *check = gtk_check_button_new ();
  g_autofree char *title = g_markup_escape_text (found->title, -1);
  g_autofree char *subtitle = dup_subtitle (found);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  gtk_widget_set_tooltip_text (row, found->url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  found->title,
                                  -1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), is_first);
  g_ptr_array_add (self->checks, check);
  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), self);
  gtk_list_box_append (self->found_list, row);
}

/* @found: (nullable) (transfer full): NULL to begin anew */
static void
show_found (DossierSubscribeDialog *self, GPtrArray *found)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->checks, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->found_list))) != NULL)
    gtk_list_box_remove (self->found_list, child);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  self->found = found;
  for (guint i = 0; found != NULL && i < found->len; i++)
    add_row (self, found->pdata[i], i == 0);
  if (found != NULL)
    gtk_label_set_text (self->found_label,
                        found->len == 1 ? _ ("This feed was found") : _ ("These feeds were found"));
  gtk_revealer_set_reveal_child (self->found_revealer, found != NULL);
  gtk_stack_set_visible_child_name (self->button_stack, found != NULL ? "subscribe" : "find");
  gtk_widget_set_sensitive (self->subscribe_button, found != NULL);
  if (found != NULL)
    gtk_widget_grab_focus (self->subscribe_button);
}

static char *
dup_trouble (const GError *error)
{
  DossierErrorText text = dossier_error_text (error);

  if (g_error_matches (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NOT_FOUND))
    return g_strdup (_ ("This site has no feed that could be found. If you know the address of "
                        "one, enter it."));
  if (g_error_matches (error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_BAD_ADDRESS))
    return g_strdup (_ ("This is not an address."));
  return g_strconcat (text.title, ". ", text.advice, NULL);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray       *found = dossier_feed_finder_find_finish (result, &error);
  g_autofree char *trouble = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (found != NULL)
    {
      show_found (self, found);
      return;
    }
  trouble = dup_trouble (error);
  show_trouble (self, trouble);
}

static void
find (DossierSubscribeDialog *self)
{
  g_autofree char *input =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  if (self->is_busy)
    return;
  if (*input == '\0')
    {
      show_trouble (self, _ ("Type or paste the address of a feed, or of any page of a site."));
      return;
    }
  set_busy (self, TRUE);
  dossier_feed_finder_find_async (self->notebook,
                                  input,
                                  self->cancellable,
                                  found_cb,
                                  g_object_ref (self));
}

static void
find_clicked_cb (GtkButton *button, gpointer user_data)
{
  find (DOSSIER_SUBSCRIBE_DIALOG (user_data));
}

static void
entry_changed_cb (GtkEditable *entry, gpointer user_data)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (user_data);

  show_trouble (self, NULL);
  if (self->found != NULL)
    show_found (self, NULL);
}

static void
subscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSubscribeDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
      dossier_feed_subscribe_finish (DOSSIER_NOTEBOOK (source), result, NULL, &error);
  g_autofree char *trouble = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  set_busy (self, FALSE);
  if (ids == NULL)
    {
      trouble = dup_trouble (error);
      show_trouble (self, trouble);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SUBSCRIBED], 0, g_array_index (ids, gint64, 0));
  gtk_window_close (GTK_WINDOW (self));
}

static void
subscribe (DossierSubscribeDialog *self)
{
  g_autoptr (GArray) options = g_array_new (FALSE, TRUE, sizeof (DossierFeedOptions));

  for (guint i = 0; self->found != NULL && i < self->found->len; i++)
    {
      const DossierFeedFound *found = self->found->pdata[i];
      DossierFeedOptions      option = {
             .url = found->url,
             .title = found->title,
             .site_url = found->site_url,
             .is_automatic = gtk_switch_get_active (self->automatic),
             .interval = DOSSIER_FEED_DEFAULT_INTERVAL,
      };

      if (gtk_check_button_get_active (self->checks->pdata[i]))
        g_array_append_val (options, option);
    }
  if (options->len == 0 || self->is_busy)
    return;
  set_busy (self, TRUE);
  dossier_feed_subscribe_async (self->notebook,
                                &g_array_index (options, DossierFeedOptions, 0),
                                options->len,
                                self->cancellable,
                                subscribed_cb,
                                g_object_ref (self));
}

static void
subscribe_clicked_cb (GtkButton *button, gpointer user_data)
{
  subscribe (DOSSIER_SUBSCRIBE_DIALOG (user_data));
}

static void
entry_activated_cb (GtkEntry *entry, gpointer user_data)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (user_data);

  if (self->found != NULL)
    subscribe (self);
  else
    find (self);
}

/* An address that somebody copied a moment ago is most likely the one. */
static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierSubscribeDialog) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_auto (GStrv) inputs = NULL;
  gboolean has_addresses =
      text != NULL && dossier_intake_read (text, &inputs) == DOSSIER_INTAKE_ADDRESSES;

  if (!has_addresses || g_strv_length (inputs) != 1 ||
      g_cancellable_is_cancelled (self->cancellable) ||
      *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0')
    return;
  dossier_subscribe_dialog_set_input (self, inputs[0]);
  gtk_editable_select_region (GTK_EDITABLE (self->entry), 0, -1);
}

static void
dossier_subscribe_dialog_dispose (GObject *object)
{
  g_cancellable_cancel (DOSSIER_SUBSCRIBE_DIALOG (object)->cancellable);
  G_OBJECT_CLASS (dossier_subscribe_dialog_parent_class)->dispose (object);
}

static void
dossier_subscribe_dialog_finalize (GObject *object)
{
  DossierSubscribeDialog *self = DOSSIER_SUBSCRIBE_DIALOG (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->notebook);
  g_clear_pointer (&self->found, g_ptr_array_unref);
  g_ptr_array_unref (self->checks);
  G_OBJECT_CLASS (dossier_subscribe_dialog_parent_class)->finalize (object);
}

static void
dossier_subscribe_dialog_class_init (DossierSubscribeDialogClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = dossier_subscribe_dialog_dispose;
  object_class->finalize = dossier_subscribe_dialog_finalize;

  signals[SIGNAL_SUBSCRIBED] = g_signal_new ("subscribed",
                                             G_TYPE_FROM_CLASS (klass),
                                             G_SIGNAL_RUN_LAST,
                                             0,
                                             NULL,
                                             NULL,
                                             NULL,
                                             G_TYPE_NONE,
                                             1,
                                             G_TYPE_INT64);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-subscribe-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, button_stack);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, find_button);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, subscribe_button);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, spinner);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, trouble);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, found_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, found_label);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, found_list);
  gtk_widget_class_bind_template_child (widget_class, DossierSubscribeDialog, automatic);
  gtk_widget_class_bind_template_callback (widget_class, find_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, subscribe_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_changed_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_subscribe_dialog_init (DossierSubscribeDialog *self)
{
  self->cancellable = g_cancellable_new ();
  self->checks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                                 self->cancellable,
                                 clipboard_read_cb,
                                 g_object_ref (self));
}

GtkWidget *
dossier_subscribe_dialog_new (GtkWindow *parent, DossierNotebook *notebook)
{
  DossierSubscribeDialog *self;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_SUBSCRIBE_DIALOG, "transient-for", parent, NULL);
  self->notebook = g_object_ref (notebook);
  return GTK_WIDGET (self);
}

void
dossier_subscribe_dialog_set_input (DossierSubscribeDialog *self, const char *text)
{
  g_return_if_fail (DOSSIER_IS_SUBSCRIBE_DIALOG (self));
  g_return_if_fail (text != NULL);

  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}
