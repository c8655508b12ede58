/* dossier-live-list.c: a list model of what the notebook answers to one question, kept up to date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-live-list-private.h"

#include "notebook/dossier-list-diff.h"
#include "notebook/dossier-notebook-private.h"

typedef struct
{
  /* borrowed: NULL before it is followed and after it was left */
  DossierNotebook *notebook;

  /* owned */
  GPtrArray    *items;
  GHashTable   *by_id; /* the items by the ids of their rows */
  GCancellable *leaving;

  DossierChangeFlags changes;    /* those that ask again */
  guint              generation; /* stale answers are dropped */
  gboolean           is_loaded;
  gboolean           is_asking;
  gboolean           is_outdated; /* something changed while asking */
} DossierLiveListPrivate;

static void dossier_live_list_iface_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DossierLiveList,
                                  dossier_live_list,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (DossierLiveList)
                                      G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                             dossier_live_list_iface_init))

enum
{
  PROP_0,
  PROP_IS_LOADED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static DossierLiveListPrivate *
get_private (DossierLiveList *self)
{
  return dossier_live_list_get_instance_private (self);
}

static const DossierLiveListKind *
get_kind (DossierLiveList *self)
{
  return DOSSIER_LIVE_LIST_GET_CLASS (self)->kind;
}

typedef struct
{
  const DossierLiveListKind *kind;
  gpointer                   question;
  GPtrArray                 *rows;
  guint                      generation;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  asking->kind->free_question (asking->question);
  g_ptr_array_unref (asking->rows);
  g_free (asking);
}

static void
free_row_if_any (gpointer row, const DossierLiveListKind *kind)
{
  if (row != NULL)
    kind->free_row (row);
}

static gboolean
answer (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Asking *asking = data;

  return asking->kind->list (db, asking->question, asking->rows, error);
}

/* Gives each row's item, the one that it had where there is one. Rows may be taken. */
static GPtrArray *
make_items (DossierLiveList *self, Asking *asking, GHashTable *by_id)
{
  DossierLiveListPrivate    *priv = get_private (self);
  const DossierLiveListKind *kind = asking->kind;
  GPtrArray                 *items = g_ptr_array_new_full (asking->rows->len, g_object_unref);

  for (guint i = 0; i < asking->rows->len; i++)
    {
      gpointer row = g_steal_pointer (&asking->rows->pdata[i]);
      gint64   id = kind->get_row_id (row);
      gpointer item =
          kind->make_item (asking->question, &row, g_hash_table_lookup (priv->by_id, &id));

      free_row_if_any (row, kind);
      g_ptr_array_add (items, item);
      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), item);
    }
  g_ptr_array_set_free_func (asking->rows, NULL);
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
  const TwoLists *lists = data;

  return lists->before->pdata[before] == lists->after->pdata[after];
}

static GHashTable *
new_by_id (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

static void
show (DossierLiveList *self, Asking *asking)
{
  DossierLiveListPrivate *priv = get_private (self);
  GHashTable             *by_id = new_by_id ();
  GPtrArray              *items = make_items (self, asking, by_id);
  g_autoptr (GPtrArray) old = g_steal_pointer (&priv->items);
  TwoLists        lists = { old, items };
  DossierListDiff diff = dossier_list_diff (old->len, items->len, is_same_item, &lists);

  priv->items = items;
  g_hash_table_unref (priv->by_id);
  priv->by_id = by_id;
  if (diff.n_removed > 0 || diff.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), diff.position, diff.n_removed, diff.n_added);
}

static void
set_loaded (DossierLiveList *self, gboolean is_loaded)
{
  DossierLiveListPrivate *priv = get_private (self);

  if (priv->is_loaded == is_loaded)
    return;
  priv->is_loaded = is_loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
}

static void ask (DossierLiveList *self);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierLiveList) self = user_data;
  DossierLiveListPrivate *priv = get_private (self);
  Asking                 *asking = dossier_store_get_job_data (result);
  g_autoptr (GError) error = NULL;
  gboolean is_ok = dossier_store_finish (DOSSIER_STORE (source), result, &error);

  priv->is_asking = FALSE;
  if (priv->notebook == NULL)
    return;
  if (asking->generation == priv->generation)
    {
      /* A notebook that cannot be read is told of by those who show its articles. */
      if (is_ok)
        {
          show (self, asking);
          set_loaded (self, TRUE);
        }
      if (asking->kind->answered != NULL)
        asking->kind->answered (self, error, priv->is_outdated);
    }
  if (priv->is_outdated)
    ask (self);
}

static void
ask (DossierLiveList *self)
{
  DossierLiveListPrivate    *priv = get_private (self);
  const DossierLiveListKind *kind = get_kind (self);
  gpointer                   question;
  Asking                    *asking;

  priv->is_outdated = priv->is_asking;
  if (priv->is_asking || priv->notebook == NULL)
    return;
  question = kind->dup_question (self);
  if (question == NULL)
    return;
  priv->is_asking = TRUE;
  asking = g_new0 (Asking, 1);
  asking->kind = kind;
  asking->question = question;
  asking->rows = g_ptr_array_new_with_free_func (kind->free_row);
  asking->generation = priv->generation;
  dossier_store_read_async (dossier_notebook_get_store (priv->notebook),
                            answer,
                            asking,
                            free_asking,
                            priv->leaving,
                            answered_cb,
                            g_object_ref (self));
}

static void
notebook_changed_cb (DossierNotebook *notebook, DossierChangeSet *changes, DossierLiveList *self)
{
  if ((changes->flags & get_private (self)->changes) != 0)
    ask (self);
}

static GType
dossier_live_list_get_item_type (GListModel *model)
{
  return get_kind (DOSSIER_LIVE_LIST (model))->get_item_type ();
}

static guint
dossier_live_list_get_n_items (GListModel *model)
{
  return get_private (DOSSIER_LIVE_LIST (model))->items->len;
}

static gpointer
dossier_live_list_get_item (GListModel *model, guint position)
{
  GPtrArray *items = get_private (DOSSIER_LIVE_LIST (model))->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
dossier_live_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_live_list_get_item_type;
  iface->get_n_items = dossier_live_list_get_n_items;
  iface->get_item = dossier_live_list_get_item;
}

static void
dossier_live_list_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (property_id == PROP_IS_LOADED)
    g_value_set_boolean (value, dossier_live_list_is_loaded (DOSSIER_LIVE_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_live_list_dispose (GObject *object)
{
  dossier_live_list_leave (DOSSIER_LIVE_LIST (object));
  G_OBJECT_CLASS (dossier_live_list_parent_class)->dispose (object);
}

static void
dossier_live_list_finalize (GObject *object)
{
  DossierLiveListPrivate *priv = get_private (DOSSIER_LIVE_LIST (object));

  g_hash_table_unref (priv->by_id);
  g_ptr_array_unref (priv->items);
  g_object_unref (priv->leaving);
  G_OBJECT_CLASS (dossier_live_list_parent_class)->finalize (object);
}

static void
dossier_live_list_class_init (DossierLiveListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_live_list_get_property;
  object_class->dispose = dossier_live_list_dispose;
  object_class->finalize = dossier_live_list_finalize;

  properties[PROP_IS_LOADED] = g_param_spec_boolean ("is-loaded",
                                                     NULL,
                                                     NULL,
                                                     FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_live_list_init (DossierLiveList *self)
{
  DossierLiveListPrivate *priv = get_private (self);

  priv->items = g_ptr_array_new_with_free_func (g_object_unref);
  priv->by_id = new_by_id ();
  priv->leaving = g_cancellable_new ();
}

void
dossier_live_list_follow (DossierLiveList   *self,
                          DossierNotebook   *notebook,
                          DossierChangeFlags changes)
{
  DossierLiveListPrivate *priv = get_private (self);

  g_assert (priv->notebook == NULL);
  priv->notebook = notebook;
  priv->changes = changes;
  g_object_add_weak_pointer (G_OBJECT (notebook), (gpointer *) &priv->notebook);
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  ask (self);
}

void
dossier_live_list_leave (DossierLiveList *self)
{
  DossierLiveListPrivate *priv = get_private (self);

  if (priv->notebook != NULL)
    g_signal_handlers_disconnect_by_data (priv->notebook, self);
  g_clear_weak_pointer (&priv->notebook);
  g_cancellable_cancel (priv->leaving);
}

void
dossier_live_list_ask_anew (DossierLiveList *self)
{
  get_private (self)->generation++;
  ask (self);
}

void
dossier_live_list_load_anew (DossierLiveList *self)
{
  set_loaded (self, FALSE);
  dossier_live_list_ask_anew (self);
}

gpointer
dossier_live_list_find (DossierLiveList *self, gint64 id)
{
  return g_hash_table_lookup (get_private (self)->by_id, &id);
}

GPtrArray *
dossier_live_list_get_items (DossierLiveList *self)
{
  return get_private (self)->items;
}

gboolean
dossier_live_list_is_loaded (DossierLiveList *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIVE_LIST (self), FALSE);
  return get_private (self)->is_loaded;
}
