/* dossier-article-list.c: the articles of a shelf or a search, newest first, as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-article-list.h"

#include "notebook/dossier-article-item-private.h"
#include "notebook/dossier-list-diff.h"
#include "notebook/dossier-notebook-private.h"

#include <string.h>

/* Articles read from the store at once. */
#define PAGE_SIZE 64
/* Items that stay loaded though nobody shows them, so that scrolling back does not flicker. */
#define MAX_RECENT 512
/* A search shows so many at once, newest first, while the rest is still being found. */
#define FIRST_ANSWER 256

/* One id that somebody asked for. */
typedef struct
{
  gint64              id;
  DossierArticleItem *item;    /* weak: forgets itself when it goes */
  guint               stamp;   /* of the list when it was loaded; 0 for stale */
  guint               pending; /* stamp of the load under way; 0 for none */
} Entry;

struct _DossierArticleList
{
  GObject parent_instance;

  /* owned */
  DossierNotebook *notebook;
  GArray          *ids;     /* gint64, as shown */
  GHashTable      *entries; /* id → Entry */
  GQueue           recent;  /* items, the latest first */
  GCancellable    *asking;
  char            *words;

  /* the question */
  DossierShelf shelf;
  gint64       tag_id;
  gint64       entity_id;
  gboolean     is_best_first;

  guint    generation; /* of the question to the store; stale answers are dropped */
  guint    stamp;      /* rises when what is loaded would look different */
  gboolean is_loading;
};

static void dossier_article_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierArticleList,
                               dossier_article_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dossier_article_list_iface_init))

enum
{
  PROP_0,
  PROP_SHELF,
  PROP_TAG_ID,
  PROP_ENTITY_ID,
  PROP_WORDS,
  PROP_BEST_FIRST,
  PROP_IS_LOADING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* A question to the store, and its answer. */
typedef struct
{
  DossierArticleQuery query;
  char               *words;
  guint               generation;
  GArray             *ids;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_array_unref (question->ids);
  g_free (question);
}

static gboolean
answer_question (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return dossier_articles_query (db, &question->query, question->ids, error);
}

/* A page of articles to load. */
typedef struct
{
  GArray    *ids;
  char      *words;
  guint      stamp;
  GPtrArray *articles;
} Page;

static void
free_page (gpointer data)
{
  Page *page = data;

  g_array_unref (page->ids);
  g_free (page->words);
  g_ptr_array_unref (page->articles);
  g_free (page);
}

static Page *
new_page (const char *words)
{
  Page *page = g_new0 (Page, 1);

  page->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  page->articles = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_article_free);
  page->words = g_strdup (words);
  return page;
}

static gboolean
load_page (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Page *page = data;

  return dossier_articles_get_many (db,
                                    (const gint64 *) page->ids->data,
                                    page->ids->len,
                                    page->words,
                                    page->articles,
                                    error);
}

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
    g_object_weak_unref (G_OBJECT (entry->item), item_gone_cb, entry);
  g_free (entry);
}

static Entry *
ensure_entry (DossierArticleList *self, gint64 id)
{
  Entry *entry = g_hash_table_lookup (self->entries, &id);

  if (entry != NULL)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->id = id;
  g_hash_table_insert (self->entries, &entry->id, entry);
  return entry;
}

/* (transfer full): the one item of that id, kept among the recent ones. */
static DossierArticleItem *
take_item (DossierArticleList *self, Entry *entry)
{
  DossierArticleItem *item;

  if (entry->item != NULL)
    return g_object_ref (entry->item);

  item = dossier_article_item_new (entry->id);
  entry->item = item;
  entry->stamp = 0;
  g_object_weak_ref (G_OBJECT (item), item_gone_cb, entry);
  g_queue_push_head (&self->recent, g_object_ref (item));
  if (g_queue_get_length (&self->recent) > MAX_RECENT)
    g_object_unref (g_queue_pop_tail (&self->recent));
  return item;
}

static void
page_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierArticleList) self = user_data;
  Page    *page = dossier_store_get_job_data (result);
  gboolean is_ok = dossier_store_finish (DOSSIER_STORE (source), result, NULL);

  for (guint i = 0; i < page->ids->len; i++)
    {
      gint64          id = g_array_index (page->ids, gint64, i);
      Entry          *entry = g_hash_table_lookup (self->entries, &id);
      DossierArticle *article;

      if (entry == NULL || entry->pending != page->stamp)
        continue;
      entry->pending = 0;
      article = is_ok && i < page->articles->len ? g_ptr_array_index (page->articles, i) : NULL;
      if (article == NULL)
        continue;

      g_autoptr (DossierArticleItem) item = take_item (self, entry);
      entry->stamp = page->stamp;
      page->articles->pdata[i] = NULL;
      dossier_article_item_load (item, article);
    }
}

static void
send_page (DossierArticleList *self, Page *page)
{
  page->stamp = self->stamp;
  if (page->ids->len == 0)
    free_page (page);
  else
    dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                              load_page,
                              page,
                              free_page,
                              NULL,
                              page_loaded_cb,
                              g_object_ref (self));
}

/* Adds an id whose item is not loaded as of now to the page, once. */
static void
want_entry (DossierArticleList *self, Entry *entry, Page *page)
{
  if (entry->stamp == self->stamp || entry->pending == self->stamp)
    return;
  entry->pending = self->stamp;
  g_array_append_val (page->ids, entry->id);
}

static void
load_around (DossierArticleList *self, guint position)
{
  Page *page = new_page (self->words);
  guint start = position / PAGE_SIZE * PAGE_SIZE;
  guint end = MIN (start + PAGE_SIZE, self->ids->len);

  for (guint i = start; i < end; i++)
    want_entry (self, ensure_entry (self, g_array_index (self->ids, gint64, i)), page);
  send_page (self, page);
}

/* Loads again what is alive and stale: views ask only for rows that are new to them. */
static void
reload_stale (DossierArticleList *self)
{
  Page          *page = new_page (self->words);
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, self->entries);
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
      if (page->ids->len == PAGE_SIZE)
        {
          send_page (self, page);
          page = new_page (self->words);
        }
    }
  send_page (self, page);
}

typedef struct
{
  const gint64 *before;
  const gint64 *after;
} TwoIds;

static gboolean
is_same_id (guint before, guint after, gpointer data)
{
  const TwoIds *ids = data;

  return ids->before[before] == ids->after[after];
}

static void
show_ids (DossierArticleList *self, GArray *ids)
{
  g_autoptr (GArray) old = self->ids;
  TwoIds          both = { (const gint64 *) old->data, (const gint64 *) ids->data };
  DossierListDiff diff = dossier_list_diff (old->len, ids->len, is_same_id, &both);

  self->ids = g_array_ref (ids);
  if (diff.n_removed > 0 || diff.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), diff.position, diff.n_removed, diff.n_added);
}

static void ask (DossierArticleList *self, guint limit);

static void
question_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierArticleList) self = user_data;
  Question *question = dossier_store_get_job_data (result);
  gboolean  is_ok = dossier_store_finish (DOSSIER_STORE (source), result, NULL);

  if (question->generation != self->generation)
    return;
  if (is_ok)
    {
      show_ids (self, question->ids);
      if (question->query.limit > 0 && question->ids->len == question->query.limit)
        ask (self, 0);
    }
  if (self->is_loading)
    {
      self->is_loading = FALSE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
    }
}

static void
ask (DossierArticleList *self, guint limit)
{
  Question *question = g_new0 (Question, 1);

  question->words = g_strdup (self->words);
  question->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  question->generation = self->generation;
  question->query.scope = (DossierScope) self->shelf;
  question->query.tag_id = self->tag_id;
  question->query.entity_id = self->entity_id;
  question->query.words = question->words;
  question->query.order = self->is_best_first ? DOSSIER_ORDER_BEST : DOSSIER_ORDER_NEWEST;
  question->query.limit = limit;
  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            answer_question,
                            question,
                            free_question,
                            self->asking,
                            question_answered_cb,
                            g_object_ref (self));
}

G_STATIC_ASSERT ((int) DOSSIER_SHELF_ALL == (int) DOSSIER_SCOPE_ALL);
G_STATIC_ASSERT ((int) DOSSIER_SHELF_UNREAD == (int) DOSSIER_SCOPE_UNREAD);
G_STATIC_ASSERT ((int) DOSSIER_SHELF_STARRED == (int) DOSSIER_SCOPE_STARRED);
G_STATIC_ASSERT ((int) DOSSIER_SHELF_ARCHIVE == (int) DOSSIER_SCOPE_ARCHIVE);
G_STATIC_ASSERT ((int) DOSSIER_SHELF_EVERYTHING == (int) DOSSIER_SCOPE_EVERYTHING);

/* Asks anew; an older question under way is interrupted, its answer would be dropped. */
static void
ask_again (DossierArticleList *self)
{
  gboolean is_search = self->words != NULL;

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  self->generation++;
  /* Which of them are best is known when all are found. */
  ask (self, is_search && !self->is_best_first ? FIRST_ANSWER : 0);
}

static void
question_changed (DossierArticleList *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  if (!self->is_loading)
    {
      self->is_loading = TRUE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADING]);
    }
  ask_again (self);
}

static void
notebook_changed_cb (DossierNotebook *notebook, DossierChangeSet *changes, DossierArticleList *self)
{
  gboolean is_everything = changes->flags == DOSSIER_CHANGE_EVERYTHING;
  gboolean is_narrowed = self->words != NULL || self->tag_id != 0 || self->entity_id != 0;

  if (is_everything)
    self->stamp++;
  for (guint i = 0; i < changes->article_ids->len; i++)
    {
      Entry *entry =
          g_hash_table_lookup (self->entries, &g_array_index (changes->article_ids, gint64, i));

      if (entry != NULL)
        {
          entry->stamp = 0;
          entry->pending = 0;
        }
    }
  if (is_everything || changes->article_ids->len > 0)
    reload_stale (self);
  if (is_narrowed || (changes->flags & DOSSIER_CHANGE_ARTICLES) != 0)
    ask_again (self);
}

static GType
dossier_article_list_get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_ARTICLE_ITEM;
}

static guint
dossier_article_list_get_n_items (GListModel *model)
{
  return DOSSIER_ARTICLE_LIST (model)->ids->len;
}

static gpointer
dossier_article_list_get_item (GListModel *model, guint position)
{
  DossierArticleList *self = DOSSIER_ARTICLE_LIST (model);
  DossierArticleItem *item;
  Entry              *entry;

  if (position >= self->ids->len)
    return NULL;
  entry = ensure_entry (self, g_array_index (self->ids, gint64, position));
  item = take_item (self, entry);
  if (entry->stamp != self->stamp && entry->pending != self->stamp)
    load_around (self, position);
  return item;
}

static void
dossier_article_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_article_list_get_item_type;
  iface->get_n_items = dossier_article_list_get_n_items;
  iface->get_item = dossier_article_list_get_item;
}

static void
dossier_article_list_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  DossierArticleList *self = DOSSIER_ARTICLE_LIST (object);

  switch (property_id)
    {
    case PROP_SHELF:
      g_value_set_int (value, self->shelf);
      break;
    case PROP_TAG_ID:
      g_value_set_int64 (value, self->tag_id);
      break;
    case PROP_ENTITY_ID:
      g_value_set_int64 (value, self->entity_id);
      break;
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    case PROP_BEST_FIRST:
      g_value_set_boolean (value, self->is_best_first);
      break;
    case PROP_IS_LOADING:
      g_value_set_boolean (value, self->is_loading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_article_list_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  DossierArticleList *self = DOSSIER_ARTICLE_LIST (object);

  switch (property_id)
    {
    case PROP_SHELF:
      dossier_article_list_set_shelf (self, g_value_get_int (value));
      break;
    case PROP_TAG_ID:
      dossier_article_list_set_tag_id (self, g_value_get_int64 (value));
      break;
    case PROP_ENTITY_ID:
      dossier_article_list_set_entity_id (self, g_value_get_int64 (value));
      break;
    case PROP_WORDS:
      dossier_article_list_set_words (self, g_value_get_string (value));
      break;
    case PROP_BEST_FIRST:
      dossier_article_list_set_best_first (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_article_list_dispose (GObject *object)
{
  DossierArticleList *self = DOSSIER_ARTICLE_LIST (object);

  if (self->asking != NULL)
    g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (self->notebook, self);
  g_clear_object (&self->notebook);
  g_queue_clear_full (&self->recent, g_object_unref);
  G_OBJECT_CLASS (dossier_article_list_parent_class)->dispose (object);
}

static void
dossier_article_list_finalize (GObject *object)
{
  DossierArticleList *self = DOSSIER_ARTICLE_LIST (object);

  g_hash_table_unref (self->entries);
  g_array_unref (self->ids);
  g_free (self->words);
  G_OBJECT_CLASS (dossier_article_list_parent_class)->finalize (object);
}

static void
dossier_article_list_class_init (DossierArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   read = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags   write = read | G_PARAM_WRITABLE | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dossier_article_list_get_property;
  object_class->set_property = dossier_article_list_set_property;
  object_class->dispose = dossier_article_list_dispose;
  object_class->finalize = dossier_article_list_finalize;

  properties[PROP_SHELF] = g_param_spec_int ("shelf",
                                             NULL,
                                             NULL,
                                             DOSSIER_SHELF_ALL,
                                             DOSSIER_SHELF_EVERYTHING,
                                             DOSSIER_SHELF_ALL,
                                             write);
  properties[PROP_TAG_ID] = g_param_spec_int64 ("tag-id", NULL, NULL, 0, G_MAXINT64, 0, write);
  properties[PROP_ENTITY_ID] =
      g_param_spec_int64 ("entity-id", NULL, NULL, 0, G_MAXINT64, 0, write);
  properties[PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, write);
  properties[PROP_BEST_FIRST] = g_param_spec_boolean ("best-first", NULL, NULL, FALSE, write);
  properties[PROP_IS_LOADING] = g_param_spec_boolean ("is-loading", NULL, NULL, FALSE, read);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_article_list_init (DossierArticleList *self)
{
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, free_entry);
  g_queue_init (&self->recent);
  self->stamp = 1;
}

DossierArticleList *
dossier_article_list_new (DossierNotebook *notebook)
{
  DossierArticleList *self;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_ARTICLE_LIST, NULL);
  self->notebook = g_object_ref (notebook);
  self->is_loading = TRUE;
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  ask_again (self);
  return self;
}

void
dossier_article_list_set_shelf (DossierArticleList *self, DossierShelf shelf)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_LIST (self));

  if (self->shelf == shelf)
    return;
  self->shelf = shelf;
  question_changed (self, PROP_SHELF);
}

void
dossier_article_list_set_tag_id (DossierArticleList *self, gint64 tag_id)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_LIST (self));

  if (self->tag_id == tag_id)
    return;
  self->tag_id = tag_id;
  question_changed (self, PROP_TAG_ID);
}

void
dossier_article_list_set_entity_id (DossierArticleList *self, gint64 entity_id)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_LIST (self));

  if (self->entity_id == entity_id)
    return;
  self->entity_id = entity_id;
  question_changed (self, PROP_ENTITY_ID);
}

void
dossier_article_list_set_words (DossierArticleList *self, const char *words)
{
  g_autofree char *stripped = NULL;

  g_return_if_fail (DOSSIER_IS_ARTICLE_LIST (self));

  if (words != NULL)
    stripped = g_strchug (g_strdup (words)); /* a space at the end says that a word is whole */
  if (stripped != NULL && *stripped == '\0')
    g_clear_pointer (&stripped, g_free);
  if (g_strcmp0 (self->words, stripped) == 0)
    return;

  g_free (self->words);
  self->words = g_steal_pointer (&stripped);
  self->stamp++; /* snippets show other words */
  question_changed (self, PROP_WORDS);
  reload_stale (self);
}

void
dossier_article_list_set_best_first (DossierArticleList *self, gboolean is_best_first)
{
  g_return_if_fail (DOSSIER_IS_ARTICLE_LIST (self));

  if (self->is_best_first == !!is_best_first)
    return;
  self->is_best_first = !!is_best_first;
  question_changed (self, PROP_BEST_FIRST);
}

GArray *
dossier_article_list_copy_ids (DossierArticleList *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_LIST (self), NULL);

  return g_array_copy (self->ids);
}

gboolean
dossier_article_list_is_loading (DossierArticleList *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_LIST (self), FALSE);
  return self->is_loading;
}

/* One question and its articles, for those who do not follow changes. */
typedef struct
{
  DossierArticleQuery query;
  Page               *page;
} Fetch;

static void
free_fetch (gpointer data)
{
  Fetch *fetch = data;

  free_page (fetch->page);
  g_free (fetch);
}

static gboolean
fetch_articles (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fetch *fetch = data;

  return dossier_articles_query (db, &fetch->query, fetch->page->ids, error) &&
         load_page (db, fetch->page, cancellable, error);
}

static void
articles_fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  Fetch  *fetch = dossier_store_get_job_data (result);
  GError *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  for (guint i = 0; i < fetch->page->articles->len; i++)
    {
      DossierArticle     *article = g_ptr_array_index (fetch->page->articles, i);
      DossierArticleItem *item;

      if (article == NULL)
        continue;
      item = dossier_article_item_new (article->id);
      fetch->page->articles->pdata[i] = NULL;
      dossier_article_item_load (item, article);
      g_ptr_array_add (items, item);
    }
  g_task_return_pointer (task, g_steal_pointer (&items), (GDestroyNotify) g_ptr_array_unref);
}

void
dossier_article_list_fetch_async (DossierNotebook    *notebook,
                                  DossierShelf        shelf,
                                  const char         *words,
                                  guint               limit,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Fetch *fetch = g_new0 (Fetch, 1);

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  fetch->page = new_page (words);
  fetch->query.scope = (DossierScope) shelf;
  fetch->query.words = fetch->page->words;
  fetch->query.limit = limit;
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            fetch_articles,
                            fetch,
                            free_fetch,
                            cancellable,
                            articles_fetched_cb,
                            g_task_new (notebook, cancellable, callback, user_data));
}

GPtrArray *
dossier_article_list_fetch_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
