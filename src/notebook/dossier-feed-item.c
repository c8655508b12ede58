/* dossier-feed-item.c: one feed that the reader subscribed to, as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-feed-item-private.h"

#include <string.h>

struct _DossierFeedItem
{
  GObject parent_instance;

  /* owned */
  DossierFeedRow *row;

  gboolean is_refreshing;
  gint64   rests_until; /* Unix milliseconds */
};

G_DEFINE_FINAL_TYPE (DossierFeedItem, dossier_feed_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_URL,
  PROP_SITE_URL,
  PROP_FOLDER,
  PROP_IS_AUTOMATIC,
  PROP_INTERVAL,
  PROP_N_NEW,
  PROP_FETCHED,
  PROP_NEXT_REFRESH,
  PROP_IS_STOPPED,
  PROP_ERROR_MESSAGE,
  PROP_IS_REFRESHING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
read_property (DossierFeedItem *self, guint property_id, GValue *value)
{
  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->row->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, dossier_feed_item_get_title (self));
      break;
    case PROP_URL:
      g_value_set_string (value, self->row->url);
      break;
    case PROP_SITE_URL:
      g_value_set_string (value, self->row->site_url);
      break;
    case PROP_FOLDER:
      g_value_set_string (value, self->row->folder);
      break;
    case PROP_IS_AUTOMATIC:
      g_value_set_boolean (value, self->row->is_automatic);
      break;
    case PROP_INTERVAL:
      g_value_set_uint (value, self->row->interval_seconds);
      break;
    case PROP_N_NEW:
      g_value_set_uint (value, self->row->n_new);
      break;
    case PROP_FETCHED:
      g_value_set_int64 (value, self->row->fetched);
      break;
    case PROP_NEXT_REFRESH:
      g_value_set_int64 (value, self->row->next_refresh);
      break;
    case PROP_IS_STOPPED:
      g_value_set_boolean (value, self->row->is_stopped);
      break;
    case PROP_ERROR_MESSAGE:
      g_value_set_string (value, self->row->error != NULL ? self->row->error->message : NULL);
      break;
    case PROP_IS_REFRESHING:
      g_value_set_boolean (value, self->is_refreshing);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
dossier_feed_item_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_0 || property_id >= N_PROPERTIES)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else
    read_property (DOSSIER_FEED_ITEM (object), property_id, value);
}

static void
dossier_feed_item_finalize (GObject *object)
{
  dossier_feed_row_free (DOSSIER_FEED_ITEM (object)->row);
  G_OBJECT_CLASS (dossier_feed_item_parent_class)->finalize (object);
}

static void
dossier_feed_item_class_init (DossierFeedItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_feed_item_get_property;
  object_class->finalize = dossier_feed_item_finalize;

  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_URL] = g_param_spec_string ("url", NULL, NULL, NULL, flags);
  properties[PROP_SITE_URL] = g_param_spec_string ("site-url", NULL, NULL, NULL, flags);
  properties[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL, flags);
  properties[PROP_IS_AUTOMATIC] = g_param_spec_boolean ("is-automatic", NULL, NULL, FALSE, flags);
  properties[PROP_INTERVAL] = g_param_spec_uint ("interval", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_N_NEW] = g_param_spec_uint ("n-new", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_FETCHED] = g_param_spec_int64 ("fetched", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_NEXT_REFRESH] =
      g_param_spec_int64 ("next-refresh", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_IS_STOPPED] = g_param_spec_boolean ("is-stopped", NULL, NULL, FALSE, flags);
  properties[PROP_ERROR_MESSAGE] = g_param_spec_string ("error-message", NULL, NULL, NULL, flags);
  properties[PROP_IS_REFRESHING] = g_param_spec_boolean ("is-refreshing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_feed_item_init (DossierFeedItem *self)
{
}

DossierFeedItem *
dossier_feed_item_new (DossierFeedRow *row)
{
  DossierFeedItem *self = g_object_new (DOSSIER_TYPE_FEED_ITEM, NULL);

  self->row = row;
  return self;
}

void
dossier_feed_item_load (DossierFeedItem *self, DossierFeedRow *row)
{
  GValue before[N_PROPERTIES] = { G_VALUE_INIT };

  g_return_if_fail (row->id == self->row->id);

  for (guint i = PROP_0 + 1; i < N_PROPERTIES; i++)
    {
      g_value_init (&before[i], G_PARAM_SPEC_VALUE_TYPE (properties[i]));
      read_property (self, i, &before[i]);
    }
  dossier_feed_row_free (self->row);
  self->row = row;

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPERTIES; i++)
    {
      g_auto (GValue) after = G_VALUE_INIT;

      g_value_init (&after, G_PARAM_SPEC_VALUE_TYPE (properties[i]));
      read_property (self, i, &after);
      if (g_param_values_cmp (properties[i], &before[i], &after) != 0)
        g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
      g_value_unset (&before[i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
}

const DossierFeedRow *
dossier_feed_item_get_row (DossierFeedItem *self)
{
  return self->row;
}

void
dossier_feed_item_set_refreshing (DossierFeedItem *self, gboolean is_refreshing)
{
  if (self->is_refreshing == is_refreshing)
    return;
  self->is_refreshing = is_refreshing;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_REFRESHING]);
}

void
dossier_feed_item_rest (DossierFeedItem *self, gint64 until)
{
  self->rests_until = until;
}

gboolean
dossier_feed_item_is_fresh (DossierFeedItem *self, gint64 now)
{
  return self->row->fetched == 0 && self->row->next_refresh == 0 && self->row->error == NULL &&
         self->rests_until <= now;
}

gint64
dossier_feed_item_get_due (DossierFeedItem *self)
{
  if (self->row->interval_seconds == 0 || self->row->is_stopped)
    return G_MAXINT64;
  return MAX (self->row->next_refresh, self->rests_until);
}

const char *
dossier_feed_item_get_title (DossierFeedItem *self)
{
  const char *scheme_end;

  g_return_val_if_fail (DOSSIER_IS_FEED_ITEM (self), NULL);

  if (self->row->name != NULL)
    return self->row->name;
  if (self->row->title != NULL)
    return self->row->title;
  /* An address without its scheme is shorter by what says nothing. */
  scheme_end = strstr (self->row->url, "://");
  return scheme_end != NULL ? scheme_end + strlen ("://") : self->row->url;
}

gboolean
dossier_feed_item_is_refreshing (DossierFeedItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEED_ITEM (self), FALSE);
  return self->is_refreshing;
}

#define DEFINE_GETTER(type, name, member, missing)                                                 \
  type dossier_feed_item_##name (DossierFeedItem *self)                                            \
  {                                                                                                \
    g_return_val_if_fail (DOSSIER_IS_FEED_ITEM (self), missing);                                   \
    return self->row->member;                                                                      \
  }

DEFINE_GETTER (gint64, get_id, id, 0)
DEFINE_GETTER (const char *, get_name, name, NULL)
DEFINE_GETTER (const char *, get_own_title, title, NULL)
DEFINE_GETTER (const char *, get_url, url, NULL)
DEFINE_GETTER (const char *, get_site_url, site_url, NULL)
DEFINE_GETTER (const char *, get_folder, folder, NULL)
DEFINE_GETTER (gboolean, is_automatic, is_automatic, FALSE)
DEFINE_GETTER (guint, get_interval, interval_seconds, 0)
DEFINE_GETTER (guint, get_n_new, n_new, 0)
DEFINE_GETTER (gint64, get_fetched, fetched, 0)
DEFINE_GETTER (gint64, get_next_refresh, next_refresh, 0)
DEFINE_GETTER (gboolean, is_stopped, is_stopped, FALSE)
DEFINE_GETTER (const GError *, get_error, error, NULL)
