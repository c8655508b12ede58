/* dossier-feed-page-actions.c: what one does with a feed and its entries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/feeds/dossier-feed-page-private.h"

#include "app/dossier-report.h"
#include "app/feeds/dossier-feed-dialog.h"
#include "app/widgets/dossier-list-menu.h"
#include "notebook/dossier-feed-actions.h"

#include <gio/gio.h>
#include <glib/gi18n.h>

/* --- Entries --- */

static DossierFeedEntryItem *
get_selected (DossierFeedPage *self)
{
  return gtk_single_selection_get_selected_item (self->selection);
}

static gboolean
is_open (DossierFeedEntryItem *entry)
{
  DossierEntryState state = dossier_feed_entry_item_get_state (entry);

  return state == DOSSIER_ENTRY_NEW || state == DOSSIER_ENTRY_FAILED;
}

static void
acted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_feed_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (self, error);
}

static void
dismissed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_feed_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (self, error);
  else
    gtk_widget_activate_action (self, "win.toast-undo", "s", _ ("Dismissed"));
}

static void
act (DossierFeedPage *self, DossierEntriesAct what, const gint64 *ids, gsize n_ids)
{
  if (self->notebook == NULL || n_ids == 0)
    return;
  dossier_feed_entries_act_async (self->notebook,
                                  what,
                                  ids,
                                  n_ids,
                                  NULL,
                                  what == DOSSIER_ENTRIES_DISMISS ? dismissed_cb : acted_cb,
                                  g_object_ref (self));
}

/* The keyboard stays in the list: on the one below, at the end on the one above. */
static void
select_neighbour (DossierFeedPage *self)
{
  guint at = gtk_single_selection_get_selected (self->selection);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  if (n > 1 && at != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list),
                                "list.select-item",
                                "(ubb)",
                                at + 1 < n ? at + 1 : at - 1,
                                FALSE,
                                FALSE);
}

/* What Enter means for it. */
static void
act_on_entry (DossierFeedPage *self, DossierFeedEntryItem *entry)
{
  gint64 id = dossier_feed_entry_item_get_id (entry);

  switch (dossier_feed_entry_item_get_state (entry))
    {
    case DOSSIER_ENTRY_CAPTURED:
      gtk_widget_activate_action (GTK_WIDGET (self),
                                  "win.open-article",
                                  "x",
                                  dossier_feed_entry_item_get_article_id (entry));
      break;
    case DOSSIER_ENTRY_NEW:
    case DOSSIER_ENTRY_FAILED:
    case DOSSIER_ENTRY_DISMISSED:
      act (self, DOSSIER_ENTRIES_CAPTURE, &id, 1);
      break;
    case DOSSIER_ENTRY_WAITING:
    default:
      break;
    }
}

static void
capture_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedPage      *self = DOSSIER_FEED_PAGE (widget);
  DossierFeedEntryItem *entry = get_selected (self);

  if (entry == NULL)
    return;
  act_on_entry (self, entry);
  if (is_open (entry))
    select_neighbour (self);
}

static void
capture_one_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  act (DOSSIER_FEED_PAGE (widget), DOSSIER_ENTRIES_CAPTURE, &id, 1);
}

static void
dismiss_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedPage      *self = DOSSIER_FEED_PAGE (widget);
  DossierFeedEntryItem *entry = get_selected (self);
  gint64                id;

  if (entry == NULL || !is_open (entry))
    return;
  id = dossier_feed_entry_item_get_id (entry);
  act (self, DOSSIER_ENTRIES_DISMISS, &id, 1);
  select_neighbour (self);
}

static void
dismiss_one_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gint64 id = g_variant_get_int64 (parameter);

  act (DOSSIER_FEED_PAGE (widget), DOSSIER_ENTRIES_DISMISS, &id, 1);
}

static void
restore_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedPage      *self = DOSSIER_FEED_PAGE (widget);
  DossierFeedEntryItem *entry = get_selected (self);
  gint64                id;

  if (entry == NULL || dossier_feed_entry_item_get_state (entry) != DOSSIER_ENTRY_DISMISSED)
    return;
  id = dossier_feed_entry_item_get_id (entry);
  act (self, DOSSIER_ENTRIES_RESTORE, &id, 1);
}

static void
act_on_all_open (DossierFeedPage *self, DossierEntriesAct what)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierFeedEntryItem) entry =
          g_list_model_get_item (G_LIST_MODEL (self->selection), i);
      gint64 id = dossier_feed_entry_item_get_id (entry);

      if (is_open (entry))
        g_array_append_val (ids, id);
    }
  act (self, what, (const gint64 *) (gpointer) ids->data, ids->len);
}

static void
capture_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  act_on_all_open (DOSSIER_FEED_PAGE (widget), DOSSIER_ENTRIES_CAPTURE);
}

static void
dismiss_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  act_on_all_open (DOSSIER_FEED_PAGE (widget), DOSSIER_ENTRIES_DISMISS);
}

static void
launched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri_finish (result, &error))
    dossier_report_error (self, error);
}

static void
open_outside (DossierFeedPage *self, const char *url)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  g_autoptr (GdkAppLaunchContext) context = gdk_display_get_app_launch_context (display);

  g_app_info_launch_default_for_uri_async (url,
                                           G_APP_LAUNCH_CONTEXT (context),
                                           NULL,
                                           launched_cb,
                                           g_object_ref (self));
}

static void
open_outside_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedPage      *self = DOSSIER_FEED_PAGE (widget);
  DossierFeedEntryItem *entry = get_selected (self);

  if (entry != NULL)
    open_outside (self, dossier_feed_entry_item_get_url (entry));
}

static void
copy_address_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedEntryItem *entry = get_selected (DOSSIER_FEED_PAGE (widget));

  if (entry == NULL)
    return;
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget),
                          dossier_feed_entry_item_get_url (entry));
  dossier_report_toast (widget, _ ("Address copied"));
}

static GMenuModel *
create_menu (DossierFeedEntryItem *entry)
{
  const struct
  {
    const char *label;
    const char *action;
    const char *accelerator;
    gboolean    is_offered;
  } items[] = {
    { _ ("_Open"),
      "entries.capture",
      "Return",
      dossier_feed_entry_item_get_state (entry) == DOSSIER_ENTRY_CAPTURED },
    { _ ("_Add to the Notebook"),
      "entries.capture",
      "a",
      is_open (entry) || dossier_feed_entry_item_get_state (entry) == DOSSIER_ENTRY_DISMISSED },
    { _ ("_Dismiss"), "entries.dismiss", "d", is_open (entry) },
    { _ ("_Put Back"),
      "entries.restore",
      NULL,
      dossier_feed_entry_item_get_state (entry) == DOSSIER_ENTRY_DISMISSED },
    { _ ("Open in _Browser"), "entries.open-outside", "o", TRUE },
    { _ ("_Copy Address"), "entries.copy-address", "<Control>c", TRUE },
  };
  GMenu *menu = g_menu_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (items); i++)
    {
      g_autoptr (GMenuItem) item = NULL;

      if (!items[i].is_offered)
        continue;
      item = g_menu_item_new (items[i].label, items[i].action);
      if (items[i].accelerator != NULL)
        g_menu_item_set_attribute (item, "accel", "s", items[i].accelerator);
      g_menu_append_item (menu, item);
    }
  return G_MENU_MODEL (menu);
}

void
dossier_feed_page_pop_up_menu (DossierFeedPage *self, const GdkRectangle *at)
{
  DossierFeedEntryItem *entry = get_selected (self);
  g_autoptr (GMenuModel) model = NULL;

  if (entry == NULL)
    return;
  model = create_menu (entry);
  dossier_list_menu_pop_up (&self->menu, GTK_WIDGET (self->list), model, _ ("Entry menu"), at);
}

/* Where the keyboard is. */
static void
show_menu_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedPage *self = DOSSIER_FEED_PAGE (widget);
  GdkRectangle     at;
  gboolean         has_focus = dossier_list_menu_find_focus (GTK_WIDGET (self->list), &at);

  dossier_feed_page_pop_up_menu (self, has_focus ? &at : NULL);
}

/* --- The feed --- */

static void
refresh_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedPage *self = DOSSIER_FEED_PAGE (widget);

  if (self->feeds == NULL)
    return;
  if (self->item != NULL)
    dossier_feeds_refresh (self->feeds, self->item);
  else
    dossier_feeds_refresh_all (self->feeds);
}

static void
visit_site_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedPage *self = DOSSIER_FEED_PAGE (widget);

  if (self->item != NULL && dossier_feed_item_get_site_url (self->item) != NULL)
    open_outside (self, dossier_feed_item_get_site_url (self->item));
}

static void
edit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedPage *self = DOSSIER_FEED_PAGE (widget);
  GtkRoot         *root = gtk_widget_get_root (widget);

  if (self->item != NULL)
    gtk_window_present (
        GTK_WINDOW (dossier_feed_dialog_new (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                             self->notebook,
                                             self->item)));
}

static void
unsubscribed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_feed_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (self, error);
  else
    gtk_widget_activate_action (self, "win.toast-undo", "s", _ ("Unsubscribed"));
}

static void
unsubscribe_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFeedPage *self = DOSSIER_FEED_PAGE (widget);

  if (self->item != NULL)
    dossier_feed_unsubscribe_async (self->notebook,
                                    self->feed_id,
                                    NULL,
                                    unsubscribed_cb,
                                    g_object_ref (self));
}

void
dossier_feed_page_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    const char                 *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "entries.capture", NULL, capture_cb },
    { "entries.capture-one", "x", capture_one_cb },
    { "entries.dismiss", NULL, dismiss_cb },
    { "entries.dismiss-one", "x", dismiss_one_cb },
    { "entries.restore", NULL, restore_cb },
    { "entries.open-outside", NULL, open_outside_cb },
    { "entries.copy-address", NULL, copy_address_cb },
    { "entries.show-menu", NULL, show_menu_cb },
    { "feed.capture-all", NULL, capture_all_cb },
    { "feed.dismiss-all", NULL, dismiss_all_cb },
    { "feed.refresh", NULL, refresh_cb },
    { "feed.visit-site", NULL, visit_site_cb },
    { "feed.edit", NULL, edit_cb },
    { "feed.unsubscribe", NULL, unsubscribe_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter,
                                     actions[i].activate);
}
