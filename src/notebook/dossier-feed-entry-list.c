/* dossier-feed-entry-list.c: what feeds announced, as a list model, the latest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-feed-entry-list.h"

#include "notebook/dossier-feed-entry-item-private.h"
#include "notebook/dossier-live-list-private.h"

#define NOTHING_ASKED -1

struct _DossierFeedEntryList
{
  DossierLiveList parent_instance;

  /* owned */
  DossierNotebook *notebook;

  gint64   feed_id;
  gboolean only_new;
};

G_DEFINE_FINAL_TYPE (DossierFeedEntryList, dossier_feed_entry_list, DOSSIER_TYPE_LIVE_LIST)

enum
{
  PROP_0,
  PROP_FEED_ID,
  PROP_ONLY_NEW,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct
{
  gint64   feed_id;
  gboolean only_new;
} Question;

static gpointer
dup_question (DossierLiveList *list)
{
  DossierFeedEntryList *self = DOSSIER_FEED_ENTRY_LIST (list);
  const Question        question = { self->feed_id, self->only_new };

  return self->feed_id != NOTHING_ASKED ? g_memdup2 (&question, sizeof question) : NULL;
}

static gboolean
list_entries (DossierDb *db, gconstpointer data, GPtrArray *rows, GError **error)
{
  const Question *question = data;

  return dossier_feed_entry_rows_list (db,
                                       question->feed_id,
                                       question->only_new,
                                       DOSSIER_FEED_ENTRY_LIST_MAX,
                                       rows,
                                       error);
}

static void
free_entry (gpointer row)
{
  dossier_feed_entry_row_free (row);
}

static gint64
get_entry_id (gconstpointer row)
{
  return ((const DossierFeedEntryRow *) row)->id;
}

static gpointer
make_item (gconstpointer question, gpointer *row, gpointer before)
{
  if (before == NULL)
    return dossier_feed_entry_item_new (g_steal_pointer (row));
  dossier_feed_entry_item_load (before, g_steal_pointer (row));
  return g_object_ref (before);
}

static void
dossier_feed_entry_list_get_property (GObject    *object,
                                      guint       property_id,
                                      GValue     *value,
                                      GParamSpec *pspec)
{
  DossierFeedEntryList *self = DOSSIER_FEED_ENTRY_LIST (object);

  switch (property_id)
    {
    case PROP_FEED_ID:
      g_value_set_int64 (value, self->feed_id);
      break;
    case PROP_ONLY_NEW:
      g_value_set_boolean (value, self->only_new);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_feed_entry_list_set_property (GObject      *object,
                                      guint         property_id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  DossierFeedEntryList *self = DOSSIER_FEED_ENTRY_LIST (object);

  switch (property_id)
    {
    case PROP_FEED_ID:
      dossier_feed_entry_list_set_feed (self, g_value_get_int64 (value));
      break;
    case PROP_ONLY_NEW:
      dossier_feed_entry_list_set_only_new (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_feed_entry_list_dispose (GObject *object)
{
  DossierFeedEntryList *self = DOSSIER_FEED_ENTRY_LIST (object);

  dossier_live_list_leave (DOSSIER_LIVE_LIST (self));
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_feed_entry_list_parent_class)->dispose (object);
}

static void
dossier_feed_entry_list_class_init (DossierFeedEntryListClass *klass)
{
  static const DossierLiveListKind kind = {
    .get_item_type = dossier_feed_entry_item_get_type,
    .dup_question = dup_question,
    .free_question = g_free,
    .list = list_entries,
    .free_row = free_entry,
    .get_row_id = get_entry_id,
    .make_item = make_item,
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  DOSSIER_LIVE_LIST_CLASS (klass)->kind = &kind;
  object_class->get_property = dossier_feed_entry_list_get_property;
  object_class->set_property = dossier_feed_entry_list_set_property;
  object_class->dispose = dossier_feed_entry_list_dispose;

  properties[PROP_FEED_ID] =
      g_param_spec_int64 ("feed-id", NULL, NULL, NOTHING_ASKED, G_MAXINT64, NOTHING_ASKED, flags);
  properties[PROP_ONLY_NEW] = g_param_spec_boolean ("only-new", NULL, NULL, TRUE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_feed_entry_list_init (DossierFeedEntryList *self)
{
  self->feed_id = NOTHING_ASKED;
  self->only_new = TRUE;
}

DossierFeedEntryList *
dossier_feed_entry_list_new (DossierNotebook *notebook)
{
  DossierFeedEntryList *self;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_FEED_ENTRY_LIST, NULL);
  self->notebook = g_object_ref (notebook);
  dossier_live_list_follow (DOSSIER_LIVE_LIST (self),
                            notebook,
                            DOSSIER_CHANGE_FEEDS | DOSSIER_CHANGE_ARTICLES |
                                DOSSIER_CHANGE_CAPTURES);
  return self;
}

void
dossier_feed_entry_list_set_feed (DossierFeedEntryList *self, gint64 feed_id)
{
  g_return_if_fail (DOSSIER_IS_FEED_ENTRY_LIST (self));

  if (self->feed_id == feed_id)
    return;
  self->feed_id = feed_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FEED_ID]);
  dossier_live_list_load_anew (DOSSIER_LIVE_LIST (self));
}

gint64
dossier_feed_entry_list_get_feed (DossierFeedEntryList *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEED_ENTRY_LIST (self), NOTHING_ASKED);
  return self->feed_id;
}

void
dossier_feed_entry_list_set_only_new (DossierFeedEntryList *self, gboolean only_new)
{
  g_return_if_fail (DOSSIER_IS_FEED_ENTRY_LIST (self));

  if (self->only_new == only_new)
    return;
  self->only_new = only_new;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ONLY_NEW]);
  dossier_live_list_load_anew (DOSSIER_LIVE_LIST (self));
}

gboolean
dossier_feed_entry_list_get_only_new (DossierFeedEntryList *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEED_ENTRY_LIST (self), TRUE);
  return self->only_new;
}

gboolean
dossier_feed_entry_list_is_loaded (DossierFeedEntryList *self)
{
  g_return_val_if_fail (DOSSIER_IS_FEED_ENTRY_LIST (self), FALSE);
  return dossier_live_list_is_loaded (DOSSIER_LIVE_LIST (self));
}
