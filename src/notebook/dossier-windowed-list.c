/* dossier-windowed-list.c: a list model over ordered rows of the notebook, loaded where one looks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-windowed-list-private.h"

#include "notebook/dossier-list-diff.h"
#include "notebook/dossier-notebook-private.h"

/* Rows read from the store at once. */
#define PAGE_SIZE 64
/* Items that stay loaded though nobody shows them, so that scrolling back does not flicker. */
#define MAX_RECENT 512

/* One row that somebody asked for. */
typedef struct
{
  gpointer row;
  GObject *item;    /* weak: forgets itself when it goes */
  guint    stamp;   /* of the list when it was loaded; 0 for stale */
  guint    pending; /* stamp of the load under way; 0 for none */
} Entry;

typedef struct
{
  /* owned */
  DossierNotebook *notebook;
  GArray          *rows;    /* as shown */
  GHashTable      *entries; /* row → Entry */
  GQueue           recent;  /* items, the latest first */
  GCancellable    *asking;
  char            *words;

  guint    generation; /* of the question to the store; stale answers are dropped */
  guint    stamp;      /* rises when what is loaded would look different */
  gboolean is_loading;
} DossierWindowedListPrivate;

static void dossier_windowed_list_iface_init (GListModelInterface *iface);

G_DEFINE_ABSTRACT_TYPE_WITH_CODE (DossierWindowedList,
                                  dossier_windowed_list,
                                  G_TYPE_OBJECT,
                                  G_ADD_PRIVATE (DossierWindowedList)
                                      G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                             dossier_windowed_list_iface_init))

enum
{
  PROP_0,
  PROP_IS_LOADING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static DossierWindowedListPrivate *
get_private (DossierWindowedList *self)
{
  return dossier_windowed_list_get_instance_private (self);
}

static const DossierWindowedListKind *
get_kind (DossierWindowedList *self)
{
  return DOSSIER_WINDOWED_LIST_GET_CLASS (self)->kind;
}

static gconstpointer
get_row (const GArray *rows, const DossierWindowedListKind *kind, guint position)
{
  return rows->data + position * kind->row_size;
}

static GArray *
new_rows (const DossierWindowedListKind *kind)
{
  return g_array_new (FALSE, FALSE, (guint) kind->row_size);
}

/* --- Items --- */

static void
item_gone_cb (gpointer data, GObject *where_the_object_was)
{
  Entry *entry = data;

  entry->item = NULL;
}

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  if (entry->item != NULL)
    g_object_weak_unref (entry->item, item_gone_cb, entry);
  g_free (entry->row);
  g_free (entry);
}

static Entry *
ensure_entry (DossierWindowedList *self, gconstpointer row)
{
  DossierWindowedListPrivate *priv = get_private (self);
  Entry                      *entry = g_hash_table_lookup (priv->entries, row);

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->row = g_memdup2 (row, get_kind (self)->row_size);
  g_hash_table_insert (priv->entries, entry->row, entry);
  return entry;
}

/* (transfer full): the one item of that row, kept among the recent ones. */
static GObject *
take_item (DossierWindowedList *self, Entry *entry)
{
  DossierWindowedListPrivate *priv = get_private (self);

  if (entry->item != NULL)
    return g_object_ref (entry->item);

  entry->item = get_kind (self)->make_item (entry->row);
  entry->stamp = 0;
  g_object_weak_ref (entry->item, item_gone_cb, entry);
  g_queue_push_head (&priv->recent, g_object_ref (entry->item));
  if (g_queue_get_length (&priv->recent) > MAX_RECENT)
    g_object_unref (g_queue_pop_tail (&priv->recent));
  return entry->item;
}

/* --- Loading --- */

typedef struct
{
  const DossierWindowedListKind *kind;
  GArray                        *rows;
  char                          *words;
  guint                          stamp;
  GPtrArray                     *records; /* NULL for what is gone */
} Page;

static void
free_page (gpointer data)
{
  Page *page = data;

  for (guint i = 0; i < page->records->len; i++)
    if (page->records->pdata[i] != NULL)
      page->kind->free_record (page->records->pdata[i]);
  g_ptr_array_unref (page->records);
  g_array_unref (page->rows);
  g_free (page->words);
  g_free (page);
}

static Page *
new_page (DossierWindowedList *self)
{
  Page *page = g_new0 (Page, 1);

  page->kind = get_kind (self);
  page->rows = new_rows (page->kind);
  page->records = g_ptr_array_new ();
  page->words = g_strdup (get_private (self)->words);
  page->stamp = get_private (self)->stamp;
  return page;
}

static gboolean
read_page (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;

  return page->kind->read_page (db, page->rows, page->words, page->records, error);
}

static void
page_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindowedList) self = user_data;
  DossierWindowedListPrivate *priv = get_private (self);
  Page                       *page = dossier_store_get_job_data (result);
  gboolean                    is_ok = dossier_store_finish (DOSSIER_STORE (source), result, NULL);

  for (guint i = 0; i < page->rows->len; i++)
    {
      Entry   *entry = g_hash_table_lookup (priv->entries, get_row (page->rows, page->kind, i));
      gpointer record = NULL;

      if (entry == NULL || entry->pending != page->stamp)
        continue;
      entry->pending = 0;
      if (is_ok && i < page->records->len)
        record = g_steal_pointer (&page->records->pdata[i]);
      if (record == NULL)
        continue;

      g_autoptr (GObject) item = take_item (self, entry);
      entry->stamp = page->stamp;
      page->kind->load_item (item, record);
    }
}

static void
send_page (DossierWindowedList *self, Page *page)
{
  if (page->rows->len == 0)
    free_page (page);
  else
    dossier_store_read_async (dossier_notebook_get_store (get_private (self)->notebook),
                              read_page,
                              page,
                              free_page,
                              NULL,
                              page_read_cb,
                              g_object_ref (self));
}

/* Whether its item does not show how things are now, and nobody is about to mend that. */
static gboolean
is_stale (DossierWindowedList *self, const Entry *entry)
{
  guint                          stamp = get_private (self)->stamp;
  const DossierWindowedListKind *kind = get_kind (self);

  return entry->stamp != stamp && entry->pending != stamp &&
         (kind->is_loaded_with_pages == NULL || kind->is_loaded_with_pages (entry->row));
}

/* Adds a row whose item is stale to the page, once. */
static void
want_entry (DossierWindowedList *self, Entry *entry, Page *page)
{
  if (!is_stale (self, entry))
    return;
  entry->pending = page->stamp;
  g_array_append_vals (page->rows, entry->row, 1);
}

static void
load_around (DossierWindowedList *self, guint position)
{
  GArray *rows = get_private (self)->rows;
  Page   *page = new_page (self);
  guint   start = position / PAGE_SIZE * PAGE_SIZE;
  guint   end = MIN (start + PAGE_SIZE, rows->len);

  for (guint i = start; i < end; i++)
    want_entry (self, ensure_entry (self, get_row (rows, page->kind, i)), page);
  send_page (self, page);
}

void
dossier_windowed_list_reload (DossierWindowedList *self)
{
  Page          *page = new_page (self);
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, get_private (self)->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (entry->item == NULL)
        {
          if (entry->pending == 0)
            g_hash_table_iter_remove (&iter);
          continue;
        }
      want_entry (self, entry, page);
      if (page->rows->len == PAGE_SIZE)
        {
          send_page (self, page);
          page = new_page (self);
        }
    }
  send_page (self, page);
}

void
dossier_windowed_list_outdate (DossierWindowedList *self)
{
  get_private (self)->stamp++;
}

void
dossier_windowed_list_outdate_row (DossierWindowedList *self, gconstpointer row)
{
  Entry *entry = g_hash_table_lookup (get_private (self)->entries, row);

  if (entry == NULL)
    return;
  entry->stamp = 0;
  entry->pending = 0;
}

/* --- Asking --- */

typedef struct
{
  const DossierWindowedListKind *kind;
  gpointer                       question;
  guint                          limit; /* 0 for all */
  guint                          generation;
  GArray                        *rows;
} Asking;

static void
free_asking (gpointer data)
{
  Asking *asking = data;

  asking->kind->free_question (asking->question);
  g_array_unref (asking->rows);
  g_free (asking);
}

static gboolean
answer (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Asking *asking = data;

  return asking->kind->answer (db, asking->question, asking->limit, asking->rows, error);
}

typedef struct
{
  const DossierWindowedListKind *kind;
  const GArray                  *before;
  const GArray                  *after;
} TwoAnswers;

static gboolean
is_same_row (guint before, guint after, gpointer data)
{
  const TwoAnswers *answers = data;

  return answers->kind->equal_rows (get_row (answers->before, answers->kind, before),
                                    get_row (answers->after, answers->kind, after));
}

static void
show (DossierWindowedList *self, Asking *asking)
{
  DossierWindowedListPrivate *priv = get_private (self);
  g_autoptr (GArray) old = g_steal_pointer (&priv->rows);
  TwoAnswers      both = { asking->kind, old, asking->rows };
  DossierListDiff diff = dossier_list_diff (old->len, asking->rows->len, is_same_row, &both);

  priv->rows = g_array_ref (asking->rows);
  if (asking->kind->before_show != NULL)
    asking->kind->before_show (self, asking->question);
  if (diff.n_removed > 0 || diff.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), diff.position, diff.n_removed, diff.n_added);
  if (asking->kind->after_show != NULL)
    asking->kind->after_show (self, asking->question);
}

static void ask (DossierWindowedList *self, guint limit);

static void
answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindowedList) self = user_data;
  DossierWindowedListPrivate *priv = get_private (self);
  Asking                     *asking = dossier_store_get_job_data (result);
  gboolean                    is_ok = dossier_store_finish (DOSSIER_STORE (source), result, NULL);

  if (asking->generation != priv->generation)
    return;
  if (is_ok)
    {
      show (self, asking);
      if (asking->limit > 0 && asking->rows->len == asking->limit)
        ask (self, 0);
    }
  if (!priv->is_loading)
    return;
  priv->is_loading = FALSE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
}

static void
ask (DossierWindowedList *self, guint limit)
{
  DossierWindowedListPrivate *priv = get_private (self);
  Asking                     *asking = g_new0 (Asking, 1);

  asking->kind = get_kind (self);
  asking->question = asking->kind->dup_question (self);
  asking->limit = limit;
  asking->generation = priv->generation;
  asking->rows = new_rows (asking->kind);
  dossier_store_read_async (dossier_notebook_get_store (priv->notebook),
                            answer,
                            asking,
                            free_asking,
                            priv->asking,
                            answered_cb,
                            g_object_ref (self));
}

void
dossier_windowed_list_ask_again (DossierWindowedList *self)
{
  DossierWindowedListPrivate    *priv = get_private (self);
  const DossierWindowedListKind *kind = get_kind (self);

  g_cancellable_cancel (priv->asking);
  g_clear_object (&priv->asking);
  priv->asking = g_cancellable_new ();
  priv->generation++;
  ask (self, kind->get_first_limit != NULL ? kind->get_first_limit (self) : 0);
}

void
dossier_windowed_list_question_changed (DossierWindowedList *self)
{
  DossierWindowedListPrivate *priv = get_private (self);

  if (!priv->is_loading)
    {
      priv->is_loading = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
    }
  dossier_windowed_list_ask_again (self);
}

gboolean
dossier_windowed_list_set_words (DossierWindowedList *self, const char *words)
{
  DossierWindowedListPrivate *priv = get_private (self);
  g_autofree char            *stripped = NULL;

  if (words != NULL)
    stripped = g_strchug (g_strdup (words));
  if (stripped != NULL && *stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  if (g_strcmp0 (priv->words, stripped) == 0)
    return FALSE;

  g_free (priv->words);
  priv->words = g_steal_pointer (&stripped);
  return TRUE;
}

const char *
dossier_windowed_list_get_words (DossierWindowedList *self)
{
  return get_private (self)->words;
}

const GArray *
dossier_windowed_list_get_rows (DossierWindowedList *self)
{
  return get_private (self)->rows;
}

void
dossier_windowed_list_foreach (DossierWindowedList *self, DossierWindowedListFunc func)
{
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, get_private (self)->entries);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *entry = value;

      if (entry->item != NULL)
        func (self, entry->item, entry->row);
    }
}

/* --- The list model --- */

static GType
dossier_windowed_list_get_item_type (GListModel *model)
{
  return get_kind (DOSSIER_WINDOWED_LIST (model))->get_item_type ();
}

static guint
dossier_windowed_list_get_n_items (GListModel *model)
{
  return get_private (DOSSIER_WINDOWED_LIST (model))->rows->len;
}

static gpointer
dossier_windowed_list_get_item (GListModel *model, guint position)
{
  DossierWindowedList           *self = DOSSIER_WINDOWED_LIST (model);
  const DossierWindowedListKind *kind = get_kind (self);
  GArray                        *rows = get_private (self)->rows;
  Entry                         *entry;
  GObject                       *item;

  if (position >= rows->len)
    return NULL;
  entry = ensure_entry (self, get_row (rows, kind, position));
  item = take_item (self, entry);
  if (kind->prepare_item != NULL)
    kind->prepare_item (self, item, entry->row);
  if (is_stale (self, entry))
    load_around (self, position);
  return item;
}

static void
dossier_windowed_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_windowed_list_get_item_type;
  iface->get_n_items = dossier_windowed_list_get_n_items;
  iface->get_item = dossier_windowed_list_get_item;
}

/* --- The object --- */

static void
notebook_changed_cb (DossierNotebook     *notebook,
                     DossierChangeSet    *changes,
                     DossierWindowedList *self)
{
  get_kind (self)->changed (self, changes);
}

static void
dossier_windowed_list_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  if (property_id == PROP_IS_LOADING)
    g_value_set_boolean (value, dossier_windowed_list_is_loading (DOSSIER_WINDOWED_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_windowed_list_constructed (GObject *object)
{
  DossierWindowedList           *self = DOSSIER_WINDOWED_LIST (object);
  DossierWindowedListPrivate    *priv = get_private (self);
  const DossierWindowedListKind *kind = get_kind (self);

  G_OBJECT_CLASS (dossier_windowed_list_parent_class)->constructed (object);
  priv->rows = new_rows (kind);
  priv->entries = g_hash_table_new_full (kind->hash_row, kind->equal_rows, NULL, free_entry);
}

static void
dossier_windowed_list_dispose (GObject *object)
{
  DossierWindowedListPrivate *priv = get_private (DOSSIER_WINDOWED_LIST (object));

  g_cancellable_cancel (priv->asking);
  g_clear_object (&priv->asking);
  if (priv->notebook != NULL)
    g_signal_handlers_disconnect_by_data (priv->notebook, object);
  g_clear_object (&priv->notebook);
  g_queue_clear_full (&priv->recent, g_object_unref);
  G_OBJECT_CLASS (dossier_windowed_list_parent_class)->dispose (object);
}

static void
dossier_windowed_list_finalize (GObject *object)
{
  DossierWindowedListPrivate *priv = get_private (DOSSIER_WINDOWED_LIST (object));

  g_hash_table_unref (priv->entries);
  g_array_unref (priv->rows);
  g_free (priv->words);
  G_OBJECT_CLASS (dossier_windowed_list_parent_class)->finalize (object);
}

static void
dossier_windowed_list_class_init (DossierWindowedListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_windowed_list_get_property;
  object_class->constructed = dossier_windowed_list_constructed;
  object_class->dispose = dossier_windowed_list_dispose;
  object_class->finalize = dossier_windowed_list_finalize;

  properties[PROP_IS_LOADING] = g_param_spec_boolean ("is-loading",
                                                      NULL,
                                                      NULL,
                                                      FALSE,
                                                      G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_windowed_list_init (DossierWindowedList *self)
{
  DossierWindowedListPrivate *priv = get_private (self);

  g_queue_init (&priv->recent);
  priv->stamp = 1;
}

void
dossier_windowed_list_follow (DossierWindowedList *self, DossierNotebook *notebook)
{
  DossierWindowedListPrivate *priv = get_private (self);

  g_assert (priv->notebook == NULL);
  priv->notebook = g_object_ref (notebook);
  priv->is_loading = TRUE;
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  dossier_windowed_list_ask_again (self);
}

gboolean
dossier_windowed_list_is_loading (DossierWindowedList *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOWED_LIST (self), FALSE);
  return get_private (self)->is_loading;
}
