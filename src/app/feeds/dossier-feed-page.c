/* dossier-feed-page.c: what a feed announced, or all of them, and what one does with it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/feeds/dossier-feed-page-private.h"

#include "app/dossier-style.h"
#include "app/feeds/dossier-feed-entry-line.h"
#include "app/widgets/dossier-fold.h"
#include "app/widgets/dossier-time-text.h"
#include "notebook/dossier-error-text.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

G_DEFINE_FINAL_TYPE (DossierFeedPage, dossier_feed_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_SHOWS_EARLIER,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* --- What is on show --- */

static guint
count_entries (DossierFeedPage *self)
{
  return self->entries != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->entries)) : 0;
}

static gboolean
is_refreshing (DossierFeedPage *self)
{
  if (self->item != NULL)
    return dossier_feed_item_is_refreshing (self->item);
  return self->feeds != NULL && dossier_feeds_get_n_refreshing (self->feeds) > 0;
}

/* What the page says when it lists nothing. */
static void
update_nothing (DossierFeedPage *self)
{
  AdwStatusPage *page = ADW_STATUS_PAGE (self->nothing);
  gboolean       is_fresh = self->item != NULL && dossier_feed_item_get_fetched (self->item) == 0;

  if (is_fresh && is_refreshing (self))
    {
      adw_status_page_set_title (page, _ ("Asking for News…"));
      adw_status_page_set_description (page, NULL);
    }
  else if (is_fresh)
    {
      adw_status_page_set_title (page, _ ("Nothing Here Yet"));
      adw_status_page_set_description (page, _ ("This feed has not been read so far."));
    }
  else
    {
      adw_status_page_set_title (page, _ ("Nothing New"));
      adw_status_page_set_description (
          page,
          _ ("No entry waits to be added or dismissed. What is announced next appears here."));
    }
  gtk_widget_set_visible (self->nothing_button,
                          self->item != NULL && !is_fresh && self->entries != NULL &&
                              dossier_feed_entry_list_get_only_new (self->entries));
}

static void
update_stack (DossierFeedPage *self)
{
  guint            n = count_entries (self);
  g_autofree char *count = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

  gtk_label_set_text (self->count, n == 0 ? "" : count);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feed.capture-all", n > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feed.dismiss-all", n > 0);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  /* What was there stays until there is an answer. */
  else if (self->entries == NULL || dossier_feed_entry_list_is_loaded (self->entries))
    {
      update_nothing (self);
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
}

/* "sound.example · Refreshed 5 minutes ago" */
static char *
dup_when (DossierFeedPage *self)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  gint64           fetched = self->item != NULL ? dossier_feed_item_get_fetched (self->item) : 0;
  g_autofree char *moment = NULL;

  if (self->item == NULL)
    return g_strdup ("");
  if (dossier_feed_item_is_stopped (self->item))
    return g_strdup (_ ("This feed has ended"));
  if (fetched == 0)
    return g_strdup (_ ("Not read yet"));
  moment = dossier_time_text_dup_moment (fetched, now);
  if (dossier_feed_item_is_automatic (self->item))
    /* Translators: %s is a moment, such as "5 minutes ago". */
    return g_strdup_printf (_ ("Refreshed: %s · new articles are added automatically"), moment);
  /* Translators: %s is a moment, such as "5 minutes ago". */
  return g_strdup_printf (_ ("Refreshed: %s"), moment);
}

/* "fetching https://…: there is no such page (404)" says where, which stands above it. */
static char *
dup_reason (const GError *error)
{
  const char      *reason = strstr (error->message, ": ");
  g_autofree char *first = NULL;
  g_autofree char *upper = NULL;

  reason = reason != NULL && strstr (error->message, "://") < reason ? reason + 2 : error->message;
  first = g_utf8_substring (reason, 0, MIN (1, g_utf8_strlen (reason, -1)));
  upper = g_utf8_strup (first, -1);
  return g_strconcat (upper, reason + strlen (first), ".", NULL);
}

/* What happens by itself. */
static char *
dup_outlook (DossierFeedPage *self)
{
  gint64 wait = dossier_feed_item_get_next_refresh (self->item) - g_get_real_time () / 1000;
  guint  hours = (guint) MAX (1, wait / 3600000);

  if (dossier_feed_item_is_stopped (self->item))
    return g_strdup (_ ("It has ended and is not asked any more. Look for its new address, or "
                        "unsubscribe; what you have stays."));
  if (dossier_feed_item_get_interval (self->item) == 0)
    return g_strdup (_ ("It is asked only by hand."));
  return g_strdup_printf (ngettext ("It will be asked again within %u hour.",
                                    "It will be asked again within %u hours.",
                                    hours + 1),
                          hours + 1);
}

static void
update_trouble (DossierFeedPage *self)
{
  const GError *error = self->item != NULL ? dossier_feed_item_get_error (self->item) : NULL;

  if (error != NULL)
    {
      g_autofree char *reason = dup_reason (error);
      g_autofree char *outlook = dup_outlook (self);
      g_autofree char *advice = g_strjoin (" ", reason, outlook, NULL);

      gtk_label_set_text (self->trouble_title, dossier_error_text (error).title);
      gtk_label_set_text (self->trouble_advice, advice);
    }
  gtk_revealer_set_reveal_child (self->trouble_revealer, error != NULL && !is_refreshing (self));
}

static void
update_head (DossierFeedPage *self)
{
  g_autofree char *when = dup_when (self);
  gboolean         is_one = self->item != NULL;
  gboolean         is_busy = is_refreshing (self);

  gtk_label_set_text (self->heading,
                      is_one ? dossier_feed_item_get_title (self->item) : _ ("New in All Feeds"));
  gtk_label_set_text (self->when, when);
  gtk_widget_set_visible (GTK_WIDGET (self->when), *when != '\0');
  gtk_stack_set_visible_child_name (self->refresh_stack, is_busy ? "busy" : "button");
  gtk_spinner_set_spinning (self->spinner, is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feed.refresh", !is_busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self),
                                 "feed.visit-site",
                                 is_one && dossier_feed_item_get_site_url (self->item) != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feed.edit", is_one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feed.unsubscribe", is_one);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "feed.show-all", is_one);
  update_trouble (self);
  update_stack (self);
}

static void
item_changed_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  update_head (DOSSIER_FEED_PAGE (user_data));
}

static void
set_item (DossierFeedPage *self, DossierFeedItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  g_set_object (&self->item, item);
  if (item != NULL)
    g_signal_connect (item, "notify", G_CALLBACK (item_changed_cb), self);
}

/* The feed on show may have been unsubscribed from, or have come back. */
static void
feeds_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  DossierFeedPage *self = DOSSIER_FEED_PAGE (user_data);
  DossierFeedItem *item = NULL;

  if (self->feed_id == 0)
    return;
  item = dossier_feeds_find (self->feeds, self->feed_id);
  if (item == NULL && self->item != NULL)
    {
      set_item (self, NULL);
      self->feed_id = 0;
      gtk_widget_activate_action (GTK_WIDGET (self), "library.show-all", NULL);
    }
  else if (item != self->item)
    {
      set_item (self, item);
      update_head (self);
    }
}

static void
entries_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  update_stack (DOSSIER_FEED_PAGE (user_data));
}

static void
loaded_changed_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  update_stack (DOSSIER_FEED_PAGE (user_data));
}

/* --- Rows --- */

static void
row_menu_cb (GtkGestureClick *gesture, int n_press, double x, double y, gpointer user_data)
{
  GtkListItem     *list_item = user_data;
  GtkWidget       *row = gtk_list_item_get_child (list_item);
  DossierFeedPage *self = DOSSIER_FEED_PAGE (gtk_widget_get_ancestor (row, DOSSIER_TYPE_FEED_PAGE));
  graphene_point_t point;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_activate_action (row,
                              "list.select-item",
                              "(ubb)",
                              gtk_list_item_get_position (list_item),
                              FALSE,
                              FALSE);
  if (gtk_widget_compute_point (row, GTK_WIDGET (self->list), &GRAPHENE_POINT_INIT (x, y), &point))
    dossier_feed_page_pop_up_menu (self, &(GdkRectangle){ (int) point.x, (int) point.y, 1, 1 });
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_list_item_set_child (list_item, dossier_feed_entry_line_new ());
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (row_menu_cb), list_item);
  gtk_widget_add_controller (gtk_list_item_get_child (list_item), GTK_EVENT_CONTROLLER (click));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  DossierFeedEntryLine *line = DOSSIER_FEED_ENTRY_LINE (gtk_list_item_get_child (list_item));

  dossier_feed_entry_line_set_shows_feed (line, DOSSIER_FEED_PAGE (user_data)->feed_id == 0);
  dossier_feed_entry_line_set_item (line, gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  dossier_feed_entry_line_set_item (DOSSIER_FEED_ENTRY_LINE (gtk_list_item_get_child (list_item)),
                                    NULL);
}

static void
activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  DossierFeedPage *self = DOSSIER_FEED_PAGE (user_data);

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self), "entries.capture", NULL);
}

/* --- The object --- */

static gboolean
shows_earlier (DossierFeedPage *self)
{
  return self->entries != NULL && !dossier_feed_entry_list_get_only_new (self->entries);
}

static void
set_shows_earlier (DossierFeedPage *self, gboolean is_shown)
{
  if (self->entries == NULL || is_shown == shows_earlier (self))
    return;
  dossier_feed_entry_list_set_only_new (self->entries, !is_shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWS_EARLIER]);
}

static void
dossier_feed_page_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_SHOWS_EARLIER)
    g_value_set_boolean (value, shows_earlier (DOSSIER_FEED_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_feed_page_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  if (property_id == PROP_SHOWS_EARLIER)
    set_shows_earlier (DOSSIER_FEED_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_feed_page_dispose (GObject *object)
{
  DossierFeedPage *self = DOSSIER_FEED_PAGE (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  if (self->box != NULL)
    dossier_feed_page_set_notebook (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_feed_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-feed-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, box);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, when);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, count);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, refresh_stack);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, spinner);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, trouble_revealer);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, trouble_title);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, trouble_advice);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, nothing_button);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, list);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedPage, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
}

static void
dossier_feed_page_class_init (DossierFeedPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_feed_page_get_property;
  object_class->set_property = dossier_feed_page_set_property;
  object_class->dispose = dossier_feed_page_dispose;
  properties[PROP_SHOWS_EARLIER] =
      g_param_spec_boolean ("shows-earlier",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  gtk_widget_class_install_property_action (widget_class, "feed.show-all", "shows-earlier");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  dossier_feed_page_install_actions (widget_class);
}

static void
dossier_feed_page_init (DossierFeedPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_fold_bind (self->trouble_revealer);
}

GtkWidget *
dossier_feed_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_FEED_PAGE, NULL);
}

static void
let_go (DossierFeedPage *self)
{
  set_item (self, NULL);
  gtk_single_selection_set_model (self->selection, NULL);
  if (self->entries != NULL)
    g_signal_handlers_disconnect_by_data (self->entries, self);
  if (self->feeds != NULL)
    g_signal_handlers_disconnect_by_data (self->feeds, self);
  g_clear_object (&self->entries);
  g_clear_object (&self->feeds);
  g_clear_object (&self->notebook);
  self->feed_id = 0;
}

void
dossier_feed_page_set_notebook (DossierFeedPage *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_FEED_PAGE (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  let_go (self);
  if (notebook == NULL)
    return;
  self->notebook = g_object_ref (notebook);
  self->feeds = g_object_ref (dossier_notebook_get_feeds (notebook));
  self->entries = dossier_feed_entry_list_new (notebook);
  g_signal_connect (self->feeds, "items-changed", G_CALLBACK (feeds_changed_cb), self);
  g_signal_connect (self->feeds, "notify::n-refreshing", G_CALLBACK (item_changed_cb), self);
  g_signal_connect (self->entries, "items-changed", G_CALLBACK (entries_changed_cb), self);
  g_signal_connect (self->entries, "notify::is-loaded", G_CALLBACK (loaded_changed_cb), self);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->entries));
}

void
dossier_feed_page_show_feed (DossierFeedPage *self, gint64 feed_id)
{
  g_return_if_fail (DOSSIER_IS_FEED_PAGE (self));

  if (self->feeds == NULL)
    return;
  if (feed_id != self->feed_id)
    set_shows_earlier (self, FALSE);
  self->feed_id = feed_id;
  set_item (self, feed_id != 0 ? dossier_feeds_find (self->feeds, feed_id) : NULL);
  dossier_feed_entry_list_set_feed (self->entries, feed_id);
  update_head (self);
}

void
dossier_feed_page_focus (DossierFeedPage *self)
{
  guint selected;

  g_return_if_fail (DOSSIER_IS_FEED_PAGE (self));

  if (count_entries (self) == 0)
    {
      gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
      return;
    }
  selected = gtk_single_selection_get_selected (self->selection);
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
  gtk_widget_activate_action (GTK_WIDGET (self->list),
                              "list.scroll-to-item",
                              "u",
                              selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}
