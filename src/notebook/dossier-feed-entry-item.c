/* dossier-feed-entry-item.c: one article that a feed announced, as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-feed-entry-item-private.h"

G_STATIC_ASSERT ((int) DOSSIER_ENTRY_NEW == (int) DOSSIER_FEED_ENTRY_NEW);
G_STATIC_ASSERT ((int) DOSSIER_ENTRY_DISMISSED == (int) DOSSIER_FEED_ENTRY_DISMISSED);

struct _DossierFeedEntryItem
{
  GObject parent_instance;

  /* owned */
  DossierFeedEntryRow *row;
};

G_DEFINE_FINAL_TYPE (DossierFeedEntryItem, dossier_feed_entry_item, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_TITLE,
  PROP_SUMMARY,
  PROP_BYLINE,
  PROP_FEED,
  PROP_URL,
  PROP_PUBLISHED,
  PROP_MOMENT,
  PROP_STATE,
  PROP_ARTICLE_ID,
  PROP_PROBLEM,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static void
read_property (DossierFeedEntryItem *self, guint property_id, GValue *value)
{
  switch (property_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->row->id);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->row->title);
      break;
    case PROP_SUMMARY:
      g_value_set_string (value, self->row->summary);
      break;
    case PROP_BYLINE:
      g_value_set_string (value, self->row->byline);
      break;
    case PROP_FEED:
      g_value_set_string (value, self->row->feed_name);
      break;
    case PROP_URL:
      g_value_set_string (value, self->row->url);
      break;
    case PROP_PUBLISHED:
      g_value_set_string (value, self->row->published);
      break;
    case PROP_MOMENT:
      g_value_set_int64 (value, self->row->moment);
      break;
    case PROP_STATE:
      g_value_set_int (value, (int) self->row->state);
      break;
    case PROP_ARTICLE_ID:
      g_value_set_int64 (value, self->row->article_id);
      break;
    case PROP_PROBLEM:
      g_value_set_string (value, self->row->problem);
      break;
    default:
      g_assert_not_reached ();
    }
}

static void
dossier_feed_entry_item_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  if (property_id == PROP_0 || property_id >= N_PROPERTIES)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
  else
    read_property (DOSSIER_FEED_ENTRY_ITEM (object), property_id, value);
}

static void
dossier_feed_entry_item_finalize (GObject *object)
{
  dossier_feed_entry_row_free (DOSSIER_FEED_ENTRY_ITEM (object)->row);
  G_OBJECT_CLASS (dossier_feed_entry_item_parent_class)->finalize (object);
}

static void
dossier_feed_entry_item_class_init (DossierFeedEntryItemClass *klass)
{
  static const struct
  {
    guint       id;
    const char *name;
  } strings[] = {
    { PROP_TITLE, "title" },     { PROP_SUMMARY, "summary" }, { PROP_BYLINE, "byline" },
    { PROP_FEED, "feed" },       { PROP_URL, "url" },         { PROP_PUBLISHED, "published" },
    { PROP_PROBLEM, "problem" },
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_feed_entry_item_get_property;
  object_class->finalize = dossier_feed_entry_item_finalize;

  for (gsize i = 0; i < G_N_ELEMENTS (strings); i++)
    properties[strings[i].id] = g_param_spec_string (strings[i].name, NULL, NULL, NULL, flags);
  properties[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_MOMENT] =
      g_param_spec_int64 ("moment", NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
  properties[PROP_STATE] = g_param_spec_int ("state",
                                             NULL,
                                             NULL,
                                             DOSSIER_ENTRY_NEW,
                                             DOSSIER_ENTRY_DISMISSED,
                                             DOSSIER_ENTRY_NEW,
                                             flags);
  properties[PROP_ARTICLE_ID] =
      g_param_spec_int64 ("article-id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_feed_entry_item_init (DossierFeedEntryItem *self)
{
}

DossierFeedEntryItem *
dossier_feed_entry_item_new (DossierFeedEntryRow *row)
{
  DossierFeedEntryItem *self = g_object_new (DOSSIER_TYPE_FEED_ENTRY_ITEM, NULL);

  self->row = row;
  return self;
}

void
dossier_feed_entry_item_load (DossierFeedEntryItem *self, DossierFeedEntryRow *row)
{
  DossierFeedEntryRow *old = self->row;

  g_return_if_fail (row->id == old->id);

  self->row = row;
  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = PROP_0 + 1; i < N_PROPERTIES; i++)
    {
      g_auto (GValue) before = G_VALUE_INIT;
      g_auto (GValue) after = G_VALUE_INIT;

      g_value_init (&before, G_PARAM_SPEC_VALUE_TYPE (properties[i]));
      g_value_init (&after, G_PARAM_SPEC_VALUE_TYPE (properties[i]));
      read_property (self, i, &after);
      self->row = old;
      read_property (self, i, &before);
      self->row = row;
      if (g_param_values_cmp (properties[i], &before, &after) != 0)
        g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
    }
  g_object_thaw_notify (G_OBJECT (self));
  dossier_feed_entry_row_free (old);
}

DossierEntryState
dossier_feed_entry_item_get_state (DossierFeedEntryItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEED_ENTRY_ITEM (self), DOSSIER_ENTRY_NEW);
  return (DossierEntryState) self->row->state;
}

#define DEFINE_GETTER(type, name, member, missing)                                                 \
  type dossier_feed_entry_item_##name (DossierFeedEntryItem *self)                                 \
  {                                                                                                \
    g_return_val_if_fail (DOSSIER_IS_FEED_ENTRY_ITEM (self), missing);                             \
    return self->row->member;                                                                      \
  }

DEFINE_GETTER (gint64, get_id, id, 0)
DEFINE_GETTER (const char *, get_title, title, NULL)
DEFINE_GETTER (const char *, get_summary, summary, NULL)
DEFINE_GETTER (const char *, get_byline, byline, NULL)
DEFINE_GETTER (const char *, get_feed, feed_name, NULL)
DEFINE_GETTER (const char *, get_url, url, NULL)
DEFINE_GETTER (const char *, get_published, published, NULL)
DEFINE_GETTER (gint64, get_moment, moment, 0)
DEFINE_GETTER (gint64, get_article_id, article_id, 0)
DEFINE_GETTER (const char *, get_problem, problem, NULL)
