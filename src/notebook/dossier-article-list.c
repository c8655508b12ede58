/* dossier-article-list.c: the articles of a shelf or a search, newest first, as a list model.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-article-list.h"

#include "notebook/dossier-article-item-private.h"
#include "notebook/dossier-notebook-private.h"
#include "notebook/dossier-pace.h"
#include "notebook/dossier-windowed-list-private.h"

/* A search shows so many at once, newest first, while the rest is still being found. */
#define FIRST_ANSWER 256

/* What the program finds in texts comes text by text, when it reads a notebook again: hours of it,
 * of which an open search is told once in so many milliseconds. */
#define RECOGNISED (DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_ENTITIES)
#define PAUSE      1000

struct _DossierArticleList
{
  DossierWindowedList parent_instance;

  /* the question, beside its words */
  DossierShelf shelf;
  gint64       tag_id;
  gint64       entity_id;
  gboolean     is_best_first;

  DossierPace *pace;
};

G_DEFINE_FINAL_TYPE (DossierArticleList, dossier_article_list, DOSSIER_TYPE_WINDOWED_LIST)

enum
{
  PROP_0,
  PROP_SHELF,
  PROP_TAG_ID,
  PROP_ENTITY_ID,
  PROP_WORDS,
  PROP_BEST_FIRST,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

G_STATIC_ASSERT ((int) DOSSIER_SHELF_ALL == (int) DOSSIER_SCOPE_ALL);
G_STATIC_ASSERT ((int) DOSSIER_SHELF_UNREAD == (int) DOSSIER_SCOPE_UNREAD);
G_STATIC_ASSERT ((int) DOSSIER_SHELF_STARRED == (int) DOSSIER_SCOPE_STARRED);
G_STATIC_ASSERT ((int) DOSSIER_SHELF_ARCHIVE == (int) DOSSIER_SCOPE_ARCHIVE);
G_STATIC_ASSERT ((int) DOSSIER_SHELF_EVERYTHING == (int) DOSSIER_SCOPE_EVERYTHING);

/* --- What the list asks, and what it shows --- */

typedef struct
{
  DossierArticleQuery query;
  char               *words;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_free (question);
}

static gpointer
dup_question (DossierWindowedList *list)
{
  DossierArticleList *self = DOSSIER_ARTICLE_LIST (list);
  Question           *question = g_new0 (Question, 1);

  question->words = g_strdup (dossier_windowed_list_get_words (list));
  question->query = (DossierArticleQuery){
    .scope = (DossierScope) self->shelf,
    .tag_id = self->tag_id,
    .entity_id = self->entity_id,
    .words = question->words,
    .order = self->is_best_first ? DOSSIER_ORDER_BEST : DOSSIER_ORDER_NEWEST,
  };
  return question;
}

static gboolean
answer (DossierDb *db, gpointer data, guint limit, GArray *rows, GError **error)
{
  Question *question = data;

  question->query.limit = limit;
  return dossier_articles_query (db, &question->query, rows, error);
}

/* Which of them are best is known when all are found. */
static guint
get_first_limit (DossierWindowedList *list)
{
  return dossier_windowed_list_get_words (list) != NULL &&
                 !DOSSIER_ARTICLE_LIST (list)->is_best_first
             ? FIRST_ANSWER
             : 0;
}

static void
changed (DossierWindowedList *list, const DossierChangeSet *changes)
{
  DossierArticleList *self = DOSSIER_ARTICLE_LIST (list);
  gboolean            is_everything = changes->flags == DOSSIER_CHANGE_EVERYTHING;
  gboolean            is_narrowed =
      dossier_windowed_list_get_words (list) != NULL || self->tag_id != 0 || self->entity_id != 0;

  if (is_everything)
    dossier_windowed_list_outdate (list);
  for (guint i = 0; i < changes->article_ids->len; i++)
    dossier_windowed_list_outdate_row (list, &g_array_index (changes->article_ids, gint64, i));
  if (is_everything || changes->article_ids->len > 0)
    dossier_windowed_list_reload (list);
  if ((changes->flags & DOSSIER_CHANGE_ARTICLES) != 0 ||
      (is_narrowed && (changes->flags & ~RECOGNISED) != 0))
    dossier_windowed_list_ask_again (list);
  else if (is_narrowed)
    dossier_pace_ask (self->pace);
}

static gpointer
make_item (gconstpointer row)
{
  return dossier_article_item_new (*(const gint64 *) row);
}

static gboolean
read_page (DossierDb *db, const GArray *rows, const char *words, GPtrArray *records, GError **error)
{
  return dossier_articles_get_many (db,
                                    (const gint64 *) rows->data,
                                    rows->len,
                                    words,
                                    records,
                                    error);
}

static void
free_record (gpointer record)
{
  dossier_article_free (record);
}

static void
load_item (gpointer item, gpointer record)
{
  dossier_article_item_load (item, record);
}

static const DossierWindowedListKind kind = {
  .row_size = sizeof (gint64),
  .hash_row = g_int64_hash,
  .equal_rows = g_int64_equal,
  .get_item_type = dossier_article_item_get_type,
  .make_item = make_item,
  .read_page = read_page,
  .free_record = free_record,
  .load_item = load_item,
  .dup_question = dup_question,
  .free_question = free_question,
  .answer = answer,
  .get_first_limit = get_first_limit,
  .changed = changed,
};

/* --- The object --- */

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
      g_value_set_string (value, dossier_windowed_list_get_words (DOSSIER_WINDOWED_LIST (self)));
      break;
    case PROP_BEST_FIRST:
      g_value_set_boolean (value, self->is_best_first);
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
  g_clear_pointer (&DOSSIER_ARTICLE_LIST (object)->pace, dossier_pace_free);
  G_OBJECT_CLASS (dossier_article_list_parent_class)->dispose (object);
}

static void
dossier_article_list_class_init (DossierArticleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   write = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->dispose = dossier_article_list_dispose;
  object_class->get_property = dossier_article_list_get_property;
  object_class->set_property = dossier_article_list_set_property;
  DOSSIER_WINDOWED_LIST_CLASS (klass)->kind = &kind;

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
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
ask_again_cb (gpointer data)
{
  dossier_windowed_list_ask_again (DOSSIER_WINDOWED_LIST (data));
}

static void
dossier_article_list_init (DossierArticleList *self)
{
  self->pace = dossier_pace_new (PAUSE, ask_again_cb, self);
}

static void
question_changed (DossierArticleList *self, guint property)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
  dossier_windowed_list_question_changed (DOSSIER_WINDOWED_LIST (self));
}

DossierArticleList *
dossier_article_list_new (DossierNotebook *notebook)
{
  DossierArticleList *self;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_ARTICLE_LIST, NULL);
  dossier_windowed_list_follow (DOSSIER_WINDOWED_LIST (self), notebook);
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
  DossierWindowedList *list = DOSSIER_WINDOWED_LIST (self);

  g_return_if_fail (DOSSIER_IS_ARTICLE_LIST (self));

  if (!dossier_windowed_list_set_words (list, words))
    return;
  dossier_windowed_list_outdate (list); /* snippets show other words */
  question_changed (self, PROP_WORDS);
  dossier_windowed_list_reload (list);
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
  const GArray *rows;
  GArray       *ids;

  g_return_val_if_fail (DOSSIER_IS_ARTICLE_LIST (self), NULL);

  rows = dossier_windowed_list_get_rows (DOSSIER_WINDOWED_LIST (self));
  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), rows->len);
  return g_array_append_vals (ids, rows->data, rows->len);
}

gboolean
dossier_article_list_is_loading (DossierArticleList *self)
{
  g_return_val_if_fail (DOSSIER_IS_ARTICLE_LIST (self), FALSE);
  return dossier_windowed_list_is_loading (DOSSIER_WINDOWED_LIST (self));
}

/* --- Asking once --- */

typedef struct
{
  DossierArticleQuery query;
  char               *words;
  GArray             *ids;
  GPtrArray          *articles;
} Fetch;

static void
free_fetch (gpointer data)
{
  Fetch *fetch = data;

  g_free (fetch->words);
  g_array_unref (fetch->ids);
  g_ptr_array_unref (fetch->articles);
  g_free (fetch);
}

static gboolean
fetch_articles (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fetch *fetch = data;

  return dossier_articles_query (db, &fetch->query, fetch->ids, error) &&
         read_page (db, fetch->ids, fetch->words, fetch->articles, error);
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
  for (guint i = 0; i < fetch->articles->len; i++)
    {
      DossierArticle     *article = g_steal_pointer (&fetch->articles->pdata[i]);
      DossierArticleItem *item;

      if (article == NULL)
        continue;
      item = dossier_article_item_new (article->id);
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

  fetch->words = g_strdup (words);
  fetch->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  fetch->articles = g_ptr_array_new_with_free_func (free_record);
  fetch->query.scope = (DossierScope) shelf;
  fetch->query.words = fetch->words;
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
