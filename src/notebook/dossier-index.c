/* dossier-index.c: the notebook's tags, most mentioned entities and saved searches as list models.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-index.h"

#include "notebook/dossier-live-list-private.h"
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
  DossierLiveList parent_instance;

  /* owned */
  DossierNotebook *notebook;
  char            *words;

  DossierIndexKind kind;
};

G_DEFINE_FINAL_TYPE (DossierIndex, dossier_index, DOSSIER_TYPE_LIVE_LIST)

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
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_free (question);
}

static gpointer
dup_question (DossierLiveList *list)
{
  DossierIndex *self = DOSSIER_INDEX (list);
  Question     *question = g_new0 (Question, 1);

  question->kind = self->kind;
  question->words = g_strdup (self->words);
  return question;
}

/* What an item shows. */
typedef struct
{
  gint64 id;
  char  *name;
  char  *words;
  guint  count;
} Row;

static void
free_row (gpointer data)
{
  Row *row = data;

  g_free (row->name);
  g_free (row->words);
  g_free (row);
}

static void
add_row (GPtrArray *rows, gint64 id, const char *name, guint count, const char *words)
{
  Row *row = g_new0 (Row, 1);

  row->id = id;
  row->name = g_strdup (name);
  row->count = count;
  row->words = g_strdup (words);
  g_ptr_array_add (rows, row);
}

static gint64
get_row_id (gconstpointer row)
{
  return ((const Row *) row)->id;
}

static gboolean
list_tags (DossierDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_tag_free);

  if (!dossier_tags_list (db, tags, error))
    return FALSE;
  for (guint i = 0; i < tags->len; i++)
    {
      const DossierTag *tag = tags->pdata[i];

      add_row (rows, tag->id, tag->name, tag->n_articles, NULL);
    }
  return TRUE;
}

static gboolean
list_searches (DossierDb *db, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) searches =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_saved_search_free);

  if (!dossier_saved_searches_list (db, searches, error))
    return FALSE;
  for (guint i = 0; i < searches->len; i++)
    {
      const DossierSavedSearch *search = searches->pdata[i];

      add_row (rows, search->id, search->name, 0, search->words);
    }
  return TRUE;
}

static const DossierEntityKind entity_kinds[] = {
  [DOSSIER_INDEX_PEOPLE] = DOSSIER_ENTITY_PERSON,
  [DOSSIER_INDEX_PLACES] = DOSSIER_ENTITY_PLACE,
  [DOSSIER_INDEX_ORGANISATIONS] = DOSSIER_ENTITY_ORGANISATION,
};

static gboolean
list_entities (DossierDb *db, const Question *question, GPtrArray *rows, GError **error)
{
  g_autoptr (GPtrArray) entities =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_free);

  if (!dossier_entities_list (db,
                              entity_kinds[question->kind],
                              question->words,
                              MAX_ENTITIES,
                              entities,
                              error))
    return FALSE;
  for (guint i = 0; i < entities->len; i++)
    {
      const DossierEntity *entity = entities->pdata[i];

      add_row (rows, entity->id, entity->name, entity->n_articles, NULL);
    }
  return TRUE;
}

static gboolean
list_rows (DossierDb *db, gconstpointer data, GPtrArray *rows, GError **error)
{
  const Question *question = data;

  switch (question->kind)
    {
    case DOSSIER_INDEX_TAGS:
      return list_tags (db, rows, error);
    case DOSSIER_INDEX_SAVED_SEARCHES:
      return list_searches (db, rows, error);
    case DOSSIER_INDEX_PEOPLE:
    case DOSSIER_INDEX_PLACES:
    case DOSSIER_INDEX_ORGANISATIONS:
    default:
      return list_entities (db, question, rows, error);
    }
}

/* Rows that show the same stay the same objects. */
static gpointer
make_item (gconstpointer question, gpointer *data, gpointer before)
{
  const Row        *row = *data;
  DossierIndexItem *old = before;
  DossierIndexItem *item;

  if (old != NULL && old->count == row->count && g_strcmp0 (old->name, row->name) == 0 &&
      g_strcmp0 (old->words, row->words) == 0)
    return g_object_ref (old);
  item = new_item (row->id, row->name, row->count);
  item->words = g_strdup (row->words);
  return item;
}

#define OF_NAMES                                                                                   \
  (DOSSIER_CHANGE_ENTITIES | DOSSIER_CHANGE_MENTIONS | DOSSIER_CHANGE_VERSIONS |                   \
   DOSSIER_CHANGE_ARTICLES)

static const DossierChangeFlags of_interest[] = {
  [DOSSIER_INDEX_TAGS] = DOSSIER_CHANGE_TAGS | DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_ARTICLES,
  [DOSSIER_INDEX_PEOPLE] = OF_NAMES,
  [DOSSIER_INDEX_PLACES] = OF_NAMES,
  [DOSSIER_INDEX_ORGANISATIONS] = OF_NAMES,
  [DOSSIER_INDEX_SAVED_SEARCHES] = DOSSIER_CHANGE_SAVED_SEARCHES,
};

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

  dossier_live_list_leave (DOSSIER_LIVE_LIST (self));
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_index_parent_class)->dispose (object);
}

static void
dossier_index_finalize (GObject *object)
{
  g_free (DOSSIER_INDEX (object)->words);
  G_OBJECT_CLASS (dossier_index_parent_class)->finalize (object);
}

static void
dossier_index_class_init (DossierIndexClass *klass)
{
  static const DossierLiveListKind kind = {
    .get_item_type = dossier_index_item_get_type,
    .dup_question = dup_question,
    .free_question = free_question,
    .list = list_rows,
    .free_row = free_row,
    .get_row_id = get_row_id,
    .make_item = make_item,
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  DOSSIER_LIVE_LIST_CLASS (klass)->kind = &kind;
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
}

DossierIndex *
dossier_index_new (DossierNotebook *notebook, DossierIndexKind kind)
{
  DossierIndex *self;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_INDEX, NULL);
  self->notebook = g_object_ref (notebook);
  self->kind = kind;
  dossier_live_list_follow (DOSSIER_LIVE_LIST (self), notebook, of_interest[kind]);
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
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
  dossier_live_list_ask_anew (DOSSIER_LIVE_LIST (self));
}
