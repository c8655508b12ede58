/* dossier-feed-entry-list.c: what feeds announced, as a list model, the latest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-feed-entry-list.h"

#include "notebook/dossier-feed-entry-item-private.h"
#include "notebook/dossier-list-diff.h"
#include "notebook/dossier-notebook-private.h"

#define NOTHING_ASKED -1

struct _DossierFeedEntryList
{
  GObject parent_instance;

  /* owned */
  DossierNotebook *notebook;
  GPtrArray       *items;

  gint64   feed_id;
  gboolean only_new;
  guint    generation; /* stale answers are dropped */
  gboolean is_loaded;
  gboolean is_asking;
  gboolean is_outdated; /* something changed while asking */
};

static void dossier_feed_entry_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierFeedEntryList,
                               dossier_feed_entry_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dossier_feed_entry_list_iface_init))

enum
{
  PROP_0,
  PROP_FEED_ID,
  PROP_ONLY_NEW,
  PROP_IS_LOADED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct
{
  gint64     feed_id;
  gboolean   only_new;
  guint      generation;
  GPtrArray *rows;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_ptr_array_unref (question->rows);
  g_free (question);
}

static gboolean
answer_question (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return dossier_feed_entry_rows_list (db,
                                       question->feed_id,
                                       question->only_new,
                                       DOSSIER_FEED_ENTRY_LIST_MAX,
                                       question->rows,
                                       error);
}

/* Items of entries that were there already, and new ones. Takes the rows. */
static GPtrArray *
make_items (DossierFeedEntryList *self, GPtrArray *rows)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      gint64 id = dossier_feed_entry_item_get_id (self->items->pdata[i]);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), self->items->pdata[i]);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      DossierFeedEntryRow  *row = rows->pdata[i];
      DossierFeedEntryItem *item = g_hash_table_lookup (by_id, &row->id);

      if (item != NULL)
        dossier_feed_entry_item_load (g_object_ref (item), row);
      else
        item = dossier_feed_entry_item_new (row);
      g_ptr_array_add (items, item);
    }
  g_ptr_array_set_free_func (rows, NULL);
  return items;
}

typedef struct
{
  GPtrArray *before;
  GPtrArray *after;
} TwoLists;

static gboolean
is_same_item (guint before, guint after, gpointer data)
{
  TwoLists *lists = data;

  return lists->before->pdata[before] == lists->after->pdata[after];
}

static void
show_items (DossierFeedEntryList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  TwoLists        lists = { old, items };
  DossierListDiff diff = dossier_list_diff (old->len, items->len, is_same_item, &lists);

  self->items = g_ptr_array_ref (items);
  if (diff.n_removed > 0 || diff.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), diff.position, diff.n_removed, diff.n_added);
}

static void
set_loaded (DossierFeedEntryList *self, gboolean is_loaded)
{
  if (self->is_loaded == is_loaded)
    return;
  self->is_loaded = is_loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
}

static void ask (DossierFeedEntryList *self);

static void
question_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierFeedEntryList) self = user_data;
  Question *question = dossier_store_get_job_data (result);

  self->is_asking = FALSE;
  if (dossier_store_finish (DOSSIER_STORE (source), result, NULL) &&
      question->generation == self->generation)
    {
      g_autoptr (GPtrArray) items = make_items (self, question->rows);

      show_items (self, items);
      set_loaded (self, TRUE);
    }
  if (self->is_outdated)
    ask (self);
}

/* One question at a time, as in DossierIndex. */
static void
ask (DossierFeedEntryList *self)
{
  Question *question;

  if (self->feed_id == NOTHING_ASKED || self->notebook == NULL)
    return;
  self->is_outdated = self->is_asking;
  if (self->is_asking)
    return;
  self->is_asking = TRUE;
  question = g_new0 (Question, 1);
  question->feed_id = self->feed_id;
  question->only_new = self->only_new;
  question->generation = self->generation;
  question->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_entry_row_free);
  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            answer_question,
                            question,
                            free_question,
                            NULL,
                            question_answered_cb,
                            g_object_ref (self));
}

static void
notebook_changed_cb (DossierNotebook      *notebook,
                     DossierChangeSet     *changes,
                     DossierFeedEntryList *self)
{
  if ((changes->flags &
       (DOSSIER_CHANGE_FEEDS | DOSSIER_CHANGE_ARTICLES | DOSSIER_CHANGE_CAPTURES)) != 0)
    ask (self);
}

static GType
dossier_feed_entry_list_get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_FEED_ENTRY_ITEM;
}

static guint
dossier_feed_entry_list_get_n_items (GListModel *model)
{
  return DOSSIER_FEED_ENTRY_LIST (model)->items->len;
}

static gpointer
dossier_feed_entry_list_get_item (GListModel *model, guint position)
{
  DossierFeedEntryList *self = DOSSIER_FEED_ENTRY_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
dossier_feed_entry_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_feed_entry_list_get_item_type;
  iface->get_n_items = dossier_feed_entry_list_get_n_items;
  iface->get_item = dossier_feed_entry_list_get_item;
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
    case PROP_IS_LOADED:
      g_value_set_boolean (value, self->is_loaded);
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

  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (self->notebook, self);
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_feed_entry_list_parent_class)->dispose (object);
}

static void
dossier_feed_entry_list_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_FEED_ENTRY_LIST (object)->items);
  G_OBJECT_CLASS (dossier_feed_entry_list_parent_class)->finalize (object);
}

static void
dossier_feed_entry_list_class_init (DossierFeedEntryListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_feed_entry_list_get_property;
  object_class->set_property = dossier_feed_entry_list_set_property;
  object_class->dispose = dossier_feed_entry_list_dispose;
  object_class->finalize = dossier_feed_entry_list_finalize;

  properties[PROP_FEED_ID] =
      g_param_spec_int64 ("feed-id", NULL, NULL, NOTHING_ASKED, G_MAXINT64, NOTHING_ASKED, flags);
  properties[PROP_ONLY_NEW] = g_param_spec_boolean ("only-new", NULL, NULL, TRUE, flags);
  properties[PROP_IS_LOADED] = g_param_spec_boolean ("is-loaded",
                                                     NULL,
                                                     NULL,
                                                     FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_feed_entry_list_init (DossierFeedEntryList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
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
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  return self;
}

static void
ask_anew (DossierFeedEntryList *self)
{
  self->generation++;
  set_loaded (self, FALSE);
  ask (self);
}

void
dossier_feed_entry_list_set_feed (DossierFeedEntryList *self, gint64 feed_id)
{
  g_return_if_fail (DOSSIER_IS_FEED_ENTRY_LIST (self));

  if (self->feed_id == feed_id)
    return;
  self->feed_id = feed_id;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FEED_ID]);
  ask_anew (self);
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
  ask_anew (self);
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
  return self->is_loaded;
}
