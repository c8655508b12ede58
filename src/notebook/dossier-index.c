/* dossier-index.c: the notebook's tags, most mentioned entities and saved searches as list models.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-index.h"

#include "notebook/dossier-list-diff.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-entities.h"
#include "store/dossier-saved-searches.h"
#include "store/dossier-tags.h"

/* The most mentioned of a kind; a filter finds the others. */
#define MAX_ENTITIES 500

struct _DossierIndexItem
{
  GObject parent_instance;

  gint64 id;
  char  *name;
  guint  count;
  char  *words;
};

G_DEFINE_FINAL_TYPE (DossierIndexItem, dossier_index_item, G_TYPE_OBJECT)

enum
{
  ITEM_PROP_0,
  ITEM_PROP_ID,
  ITEM_PROP_NAME,
  ITEM_PROP_COUNT,
  ITEM_PROP_WORDS,
  N_ITEM_PROPERTIES,
};

static GParamSpec *item_properties[N_ITEM_PROPERTIES];

static void
dossier_index_item_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DossierIndexItem *self = DOSSIER_INDEX_ITEM (object);

  switch (property_id)
    {
    case ITEM_PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case ITEM_PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case ITEM_PROP_COUNT:
      g_value_set_uint (value, self->count);
      break;
    case ITEM_PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_index_item_finalize (GObject *object)
{
  DossierIndexItem *self = DOSSIER_INDEX_ITEM (object);

  g_free (self->name);
  g_free (self->words);
  G_OBJECT_CLASS (dossier_index_item_parent_class)->finalize (object);
}

static void
dossier_index_item_class_init (DossierIndexItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_index_item_get_property;
  object_class->finalize = dossier_index_item_finalize;

  item_properties[ITEM_PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  item_properties[ITEM_PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, flags);
  item_properties[ITEM_PROP_COUNT] =
      g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, flags);
  item_properties[ITEM_PROP_WORDS] = g_param_spec_string ("words", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_ITEM_PROPERTIES, item_properties);
}

static void
dossier_index_item_init (DossierIndexItem *self)
{
}

static DossierIndexItem *
new_item (gint64 id, const char *name, guint count)
{
  DossierIndexItem *self = g_object_new (DOSSIER_TYPE_INDEX_ITEM, NULL);

  self->id = id;
  self->name = g_strdup (name);
  self->count = count;
  return self;
}

gint64
dossier_index_item_get_id (DossierIndexItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_INDEX_ITEM (self), 0);
  return self->id;
}

const char *
dossier_index_item_get_name (DossierIndexItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_INDEX_ITEM (self), NULL);
  return self->name;
}

guint
dossier_index_item_get_count (DossierIndexItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_INDEX_ITEM (self), 0);
  return self->count;
}

const char *
dossier_index_item_get_words (DossierIndexItem *self)
{
  g_return_val_if_fail (DOSSIER_IS_INDEX_ITEM (self), NULL);
  return self->words;
}

struct _DossierIndex
{
  GObject parent_instance;

  /* owned */
  DossierNotebook *notebook;
  GPtrArray       *items;
  char            *words;

  DossierIndexKind kind;
  guint            generation; /* stale answers are dropped */
  gboolean         is_asking;
  gboolean         is_outdated; /* something changed while asking */
};

static void dossier_index_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierIndex,
                               dossier_index,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, dossier_index_iface_init))

enum
{
  PROP_0,
  PROP_WORDS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct
{
  DossierIndexKind kind;
  char            *words;
  guint            generation;
  GPtrArray       *rows; /* DossierTag, DossierSavedSearch or DossierEntity */
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_ptr_array_unref (question->rows);
  g_free (question);
}

static const DossierEntityKind entity_kinds[] = {
  [DOSSIER_INDEX_PEOPLE] = DOSSIER_ENTITY_PERSON,
  [DOSSIER_INDEX_PLACES] = DOSSIER_ENTITY_PLACE,
  [DOSSIER_INDEX_ORGANISATIONS] = DOSSIER_ENTITY_ORGANISATION,
};

static gboolean
answer_question (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  switch (question->kind)
    {
    case DOSSIER_INDEX_TAGS:
      return dossier_tags_list (db, question->rows, error);
    case DOSSIER_INDEX_SAVED_SEARCHES:
      return dossier_saved_searches_list (db, question->rows, error);
    case DOSSIER_INDEX_PEOPLE:
    case DOSSIER_INDEX_PLACES:
    case DOSSIER_INDEX_ORGANISATIONS:
    default:
      return dossier_entities_list (db,
                                    entity_kinds[question->kind],
                                    question->words,
                                    MAX_ENTITIES,
                                    question->rows,
                                    error);
    }
}

static DossierIndexItem *
make_item (DossierIndexKind kind, gpointer row)
{
  const DossierTag         *tag = row;
  const DossierSavedSearch *search = row;
  const DossierEntity      *entity = row;
  DossierIndexItem         *item;

  switch (kind)
    {
    case DOSSIER_INDEX_TAGS:
      return new_item (tag->id, tag->name, tag->n_articles);
    case DOSSIER_INDEX_SAVED_SEARCHES:
      item = new_item (search->id, search->name, 0);
      item->words = g_strdup (search->words);
      return item;
    case DOSSIER_INDEX_PEOPLE:
    case DOSSIER_INDEX_PLACES:
    case DOSSIER_INDEX_ORGANISATIONS:
    default:
      return new_item (entity->id, entity->name, entity->n_articles);
    }
}

static GPtrArray *
make_items (Question *question)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < question->rows->len; i++)
    g_ptr_array_add (items, make_item (question->kind, g_ptr_array_index (question->rows, i)));
  return items;
}

static GDestroyNotify
find_destroy (DossierIndexKind kind)
{
  switch (kind)
    {
    case DOSSIER_INDEX_TAGS:
      return (GDestroyNotify) dossier_tag_free;
    case DOSSIER_INDEX_SAVED_SEARCHES:
      return (GDestroyNotify) dossier_saved_search_free;
    case DOSSIER_INDEX_PEOPLE:
    case DOSSIER_INDEX_PLACES:
    case DOSSIER_INDEX_ORGANISATIONS:
    default:
      return (GDestroyNotify) dossier_entity_free;
    }
}

typedef struct
{
  GPtrArray *before;
  GPtrArray *after;
} TwoLists;

/* Rows that show the same stay the same objects. */
static gboolean
keep_same_item (guint before, guint after, gpointer data)
{
  TwoLists         *lists = data;
  DossierIndexItem *old = lists->before->pdata[before];
  DossierIndexItem *new = lists->after->pdata[after];

  if (old->id != new->id || old->count != new->count || g_strcmp0 (old->name, new->name) != 0 ||
      g_strcmp0 (old->words, new->words) != 0)
    return FALSE;
  g_set_object ((GObject **) &lists->after->pdata[after], G_OBJECT (old));
  return TRUE;
}

static void
show_items (DossierIndex *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  TwoLists        lists = { old, items };
  DossierListDiff diff = dossier_list_diff (old->len, items->len, keep_same_item, &lists);

  self->items = g_ptr_array_ref (items);
  if (diff.n_removed > 0 || diff.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), diff.position, diff.n_removed, diff.n_added);
}

static void ask (DossierIndex *self);

static void
question_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierIndex) self = user_data;
  Question *question = dossier_store_get_job_data (result);

  self->is_asking = FALSE;
  if (dossier_store_finish (DOSSIER_STORE (source), result, NULL) &&
      question->generation == self->generation)
    {
      g_autoptr (GPtrArray) items = make_items (question);

      show_items (self, items);
    }
  if (self->is_outdated)
    ask (self);
}

/* One question at a time: while hundreds of articles come in, the index is read again once a read.
 */
static void
ask (DossierIndex *self)
{
  Question *question;

  self->is_outdated = self->is_asking;
  if (self->is_asking)
    return;
  self->is_asking = TRUE;
  question = g_new0 (Question, 1);
  question->kind = self->kind;
  question->words = g_strdup (self->words);
  question->generation = self->generation;
  question->rows = g_ptr_array_new_with_free_func (find_destroy (self->kind));
  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            answer_question,
                            question,
                            free_question,
                            NULL,
                            question_answered_cb,
                            g_object_ref (self));
}

#define OF_NAMES                                                                                   \
  (DOSSIER_CHANGE_ENTITIES | DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_VERSIONS |                   \
   DOSSIER_CHANGE_ARTICLES)

static void
notebook_changed_cb (DossierNotebook *notebook, DossierChangeSet *changes, DossierIndex *self)
{
  static const DossierChangeFlags of_interest[] = {
    [DOSSIER_INDEX_TAGS] =
        DOSSIER_CHANGE_TAGS | DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_ARTICLES,
    [DOSSIER_INDEX_PEOPLE] = OF_NAMES,
    [DOSSIER_INDEX_PLACES] = OF_NAMES,
    [DOSSIER_INDEX_ORGANISATIONS] = OF_NAMES,
    [DOSSIER_INDEX_SAVED_SEARCHES] = DOSSIER_CHANGE_SAVED_SEARCHES,
  };

  if ((changes->flags & of_interest[self->kind]) != 0)
    ask (self);
}

static GType
dossier_index_get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_INDEX_ITEM;
}

static guint
dossier_index_get_n_items (GListModel *model)
{
  return DOSSIER_INDEX (model)->items->len;
}

static gpointer
dossier_index_get_item (GListModel *model, guint position)
{
  DossierIndex *self = DOSSIER_INDEX (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
dossier_index_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_index_get_item_type;
  iface->get_n_items = dossier_index_get_n_items;
  iface->get_item = dossier_index_get_item;
}

static void
dossier_index_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_WORDS)
    g_value_set_string (value, DOSSIER_INDEX (object)->words);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_index_set_property (GObject      *object,
                            guint         property_id,
                            const GValue *value,
                            GParamSpec   *pspec)
{
  if (property_id == PROP_WORDS)
    dossier_index_set_words (DOSSIER_INDEX (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_index_dispose (GObject *object)
{
  DossierIndex *self = DOSSIER_INDEX (object);

  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (self->notebook, self);
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_index_parent_class)->dispose (object);
}

static void
dossier_index_finalize (GObject *object)
{
  DossierIndex *self = DOSSIER_INDEX (object);

  g_ptr_array_unref (self->items);
  g_free (self->words);
  G_OBJECT_CLASS (dossier_index_parent_class)->finalize (object);
}

static void
dossier_index_class_init (DossierIndexClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_index_get_property;
  object_class->set_property = dossier_index_set_property;
  object_class->dispose = dossier_index_dispose;
  object_class->finalize = dossier_index_finalize;

  properties[PROP_WORDS] =
      g_param_spec_string ("words",
                           NULL,
                           NULL,
                           NULL,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_index_init (DossierIndex *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

DossierIndex *
dossier_index_new (DossierNotebook *notebook, DossierIndexKind kind)
{
  DossierIndex *self;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_INDEX, NULL);
  self->notebook = g_object_ref (notebook);
  self->kind = kind;
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  ask (self);
  return self;
}

void
dossier_index_set_words (DossierIndex *self, const char *words)
{
  g_return_if_fail (DOSSIER_IS_INDEX (self));

  if (words != NULL && *words == '\0')
    words = NULL;
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  self->generation++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
  ask (self);
}
