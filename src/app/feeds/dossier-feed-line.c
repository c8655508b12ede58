/* dossier-feed-line.c: a feed in the sidebar: its name, how many entries wait, and how it is.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/feeds/dossier-feed-line.h"

#include "app/dossier-style.h"
#include "notebook/dossier-error-text.h"

#include <glib/gi18n.h>

struct _DossierFeedLine
{
  GtkListBoxRow parent_instance;

  /* template children */
  GtkLabel   *name;
  GtkLabel   *count;
  GtkImage   *icon;
  GtkImage   *mark;
  GtkSpinner *spinner;

  /* owned; one of them */
  DossierFeedItem *item;
  DossierFeeds    *feeds;
};

G_DEFINE_FINAL_TYPE (DossierFeedLine, dossier_feed_line, GTK_TYPE_LIST_BOX_ROW)

static guint
get_n_new (DossierFeedLine *self)
{
  return self->item != NULL ? dossier_feed_item_get_n_new (self->item)
                            : dossier_feeds_get_n_new (self->feeds);
}

static gboolean
is_refreshing (DossierFeedLine *self)
{
  return self->item != NULL ? dossier_feed_item_is_refreshing (self->item)
                            : dossier_feeds_get_n_refreshing (self->feeds) > 0;
}

static const GError *
get_error (DossierFeedLine *self)
{
  return self->item != NULL ? dossier_feed_item_get_error (self->item) : NULL;
}

static const char *
get_name (DossierFeedLine *self)
{
  return self->item != NULL ? dossier_feed_item_get_title (self->item) : _ ("All New");
}

static void
update_accessible_name (DossierFeedLine *self)
{
  guint            n_new = get_n_new (self);
  g_autofree char *news = g_strdup_printf (ngettext ("%u new", "%u new", n_new), n_new);
  const char      *parts[4] = { get_name (self) };
  g_autofree char *name = NULL;
  guint            n = 1;

  if (n_new > 0)
    parts[n++] = news;
  if (get_error (self) != NULL)
    parts[n++] = dossier_error_text (get_error (self)).title;
  name = g_strjoinv (", ", (char **) parts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update (DossierFeedLine *self)
{
  guint            n_new = get_n_new (self);
  g_autofree char *count = g_strdup_printf ("%u", n_new);
  const GError    *error = get_error (self);
  gboolean         is_busy = is_refreshing (self);

  gtk_label_set_text (self->name, get_name (self));
  gtk_label_set_text (self->count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->count), n_new > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), error != NULL && !is_busy);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->mark),
                               error != NULL ? dossier_error_text (error).title : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), is_busy);
  gtk_spinner_set_spinning (self->spinner, is_busy);
  update_accessible_name (self);
}

static void
changed_cb (GObject *object, GParamSpec *pspec, gpointer user_data)
{
  update (DOSSIER_FEED_LINE (user_data));
}

static void
dossier_feed_line_dispose (GObject *object)
{
  DossierFeedLine *self = DOSSIER_FEED_LINE (object);

  g_clear_object (&self->item);
  g_clear_object (&self->feeds);
  G_OBJECT_CLASS (dossier_feed_line_parent_class)->dispose (object);
}

static void
dossier_feed_line_class_init (DossierFeedLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_feed_line_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-feed-line.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierFeedLine, name);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedLine, count);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedLine, icon);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedLine, mark);
  gtk_widget_class_bind_template_child (widget_class, DossierFeedLine, spinner);
}

static void
dossier_feed_line_init (DossierFeedLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_feed_line_new (DossierFeedItem *item)
{
  DossierFeedLine *self;

  g_return_val_if_fail (DOSSIER_IS_FEED_ITEM (item), NULL);

  self = g_object_new (DOSSIER_TYPE_FEED_LINE, NULL);
  self->item = g_object_ref (item);
  g_signal_connect_object (item, "notify", G_CALLBACK (changed_cb), self, 0);
  update (self);
  return GTK_WIDGET (self);
}

GtkWidget *
dossier_feed_line_new_for_all (DossierFeeds *feeds)
{
  DossierFeedLine *self;

  g_return_val_if_fail (DOSSIER_IS_FEEDS (feeds), NULL);

  self = g_object_new (DOSSIER_TYPE_FEED_LINE, NULL);
  self->feeds = g_object_ref (feeds);
  gtk_image_set_from_icon_name (self->icon, "dossier-feeds-symbolic");
  g_signal_connect_object (feeds, "notify", G_CALLBACK (changed_cb), self, 0);
  update (self);
  return GTK_WIDGET (self);
}

gint64
dossier_feed_line_get_id (DossierFeedLine *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEED_LINE (self), 0);

  return self->item != NULL ? dossier_feed_item_get_id (self->item) : 0;
}
