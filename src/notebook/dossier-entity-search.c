/* dossier-entity-search.c: the notebook's people, places and organisations by name, as a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-entity-search.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-entities.h"

/* More than this nobody reads through. */
#define MAX_HITS 60

struct _DossierEntityHit
{
  GObject parent_instance;

  DossierEntity *entity;
};

G_DEFINE_FINAL_TYPE (DossierEntityHit, dossier_entity_hit, G_TYPE_OBJECT)

static void
dossier_entity_hit_finalize (GObject *object)
{
  g_clear_pointer (&DOSSIER_ENTITY_HIT (object)->entity, dossier_entity_free);
  G_OBJECT_CLASS (dossier_entity_hit_parent_class)->finalize (object);
}

static void
dossier_entity_hit_class_init (DossierEntityHitClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_entity_hit_finalize;
}

static void
dossier_entity_hit_init (DossierEntityHit *self)
{
}

gint64
dossier_entity_hit_get_id (DossierEntityHit *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_HIT (self), 0);
  return self->entity->id;
}

DossierEntityKind
dossier_entity_hit_get_kind (DossierEntityHit *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_HIT (self), DOSSIER_ENTITY_PERSON);
  return self->entity->kind;
}

const char *
dossier_entity_hit_get_name (DossierEntityHit *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_HIT (self), NULL);
  return self->entity->name;
}

guint
dossier_entity_hit_get_n_articles (DossierEntityHit *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_HIT (self), 0);
  return self->entity->n_articles;
}

const DossierPlace *
dossier_entity_hit_get_place (DossierEntityHit *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_HIT (self), NULL);
  return self->entity->place;
}

/* --- the list --- */

struct _DossierEntitySearch
{
  GObject parent_instance;

  /* owned */
  DossierNotebook *notebook;
  GPtrArray       *hits;
  GArray          *left_out; /* gint64 */
  GCancellable    *asking;   /* the latest question */

  guint    generation;
  gboolean is_loaded;
};

static void dossier_entity_search_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierEntitySearch,
                               dossier_entity_search,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dossier_entity_search_iface_init))

enum
{
  PROP_0,
  PROP_IS_LOADED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct
{
  char      *words;
  guint      generation;
  GPtrArray *entities;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_ptr_array_unref (question->entities);
  g_free (question);
}

static gboolean
answer_question (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return dossier_entities_search (db, question->words, MAX_HITS, question->entities, error);
}

static gboolean
is_left_out (DossierEntitySearch *self, gint64 id)
{
  for (guint i = 0; i < self->left_out->len; i++)
    if (g_array_index (self->left_out, gint64, i) == id)
      return TRUE;
  return FALSE;
}

static void
set_loaded (DossierEntitySearch *self, gboolean is_loaded)
{
  if (self->is_loaded == is_loaded)
    return;
  self->is_loaded = is_loaded;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
}

static void
question_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierEntitySearch) self = user_data;
  Question *question = dossier_store_get_job_data (result);
  guint     n_before = self->hits->len;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, NULL) ||
      question->generation != self->generation)
    return;

  g_ptr_array_set_size (self->hits, 0);
  for (guint i = 0; i < question->entities->len; i++)
    {
      DossierEntity    *entity = question->entities->pdata[i];
      DossierEntityHit *hit = NULL;

      if (is_left_out (self, entity->id))
        continue;
      hit = g_object_new (DOSSIER_TYPE_ENTITY_HIT, NULL);
      hit->entity = entity;
      question->entities->pdata[i] = NULL;
      g_ptr_array_add (self->hits, hit);
    }
  g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, self->hits->len);
  set_loaded (self, TRUE);
}

static GType
dossier_entity_search_get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_ENTITY_HIT;
}

static guint
dossier_entity_search_get_n_items (GListModel *model)
{
  return DOSSIER_ENTITY_SEARCH (model)->hits->len;
}

static gpointer
dossier_entity_search_get_item (GListModel *model, guint position)
{
  DossierEntitySearch *self = DOSSIER_ENTITY_SEARCH (model);

  return position < self->hits->len ? g_object_ref (self->hits->pdata[position]) : NULL;
}

static void
dossier_entity_search_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_entity_search_get_item_type;
  iface->get_n_items = dossier_entity_search_get_n_items;
  iface->get_item = dossier_entity_search_get_item;
}

static void
dossier_entity_search_get_property (GObject    *object,
                                    guint       property_id,
                                    GValue     *value,
                                    GParamSpec *pspec)
{
  switch (property_id)
    {
    case PROP_IS_LOADED:
      g_value_set_boolean (value, DOSSIER_ENTITY_SEARCH (object)->is_loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_entity_search_dispose (GObject *object)
{
  DossierEntitySearch *self = DOSSIER_ENTITY_SEARCH (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_entity_search_parent_class)->dispose (object);
}

static void
dossier_entity_search_finalize (GObject *object)
{
  DossierEntitySearch *self = DOSSIER_ENTITY_SEARCH (object);

  g_ptr_array_unref (self->hits);
  g_array_unref (self->left_out);
  G_OBJECT_CLASS (dossier_entity_search_parent_class)->finalize (object);
}

static void
dossier_entity_search_class_init (DossierEntitySearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = dossier_entity_search_get_property;
  object_class->dispose = dossier_entity_search_dispose;
  object_class->finalize = dossier_entity_search_finalize;

  properties[PROP_IS_LOADED] = g_param_spec_boolean ("is-loaded",
                                                     NULL,
                                                     NULL,
                                                     FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_entity_search_init (DossierEntitySearch *self)
{
  self->hits = g_ptr_array_new_with_free_func (g_object_unref);
  self->left_out = g_array_new (FALSE, FALSE, sizeof (gint64));
}

DossierEntitySearch *
dossier_entity_search_new (DossierNotebook *notebook)
{
  DossierEntitySearch *self = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_ENTITY_SEARCH, NULL);
  self->notebook = g_object_ref (notebook);
  return self;
}

void
dossier_entity_search_set_words (DossierEntitySearch *self, const char *words)
{
  Question *question = NULL;

  g_return_if_fail (DOSSIER_IS_ENTITY_SEARCH (self));

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  set_loaded (self, FALSE);
  question = g_new0 (Question, 1);
  question->words = g_strdup (words);
  question->generation = ++self->generation;
  question->entities = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_free);
  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            answer_question,
                            question,
                            free_question,
                            self->asking,
                            question_answered_cb,
                            g_object_ref (self));
}

void
dossier_entity_search_set_left_out (DossierEntitySearch *self, GArray *ids)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_SEARCH (self));

  g_array_set_size (self->left_out, 0);
  if (ids != NULL)
    g_array_append_vals (self->left_out, ids->data, ids->len);
}

gboolean
dossier_entity_search_is_loaded (DossierEntitySearch *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SEARCH (self), FALSE);
  return self->is_loaded;
}
