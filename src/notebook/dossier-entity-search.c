/* dossier-entity-search.c: the notebook's people, places and organisations by name, as a list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-entity-search.h"

#include "notebook/dossier-live-list-private.h"
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
  DossierLiveList parent_instance;

  char *words; /* (nullable): nothing was asked yet */
};

G_DEFINE_FINAL_TYPE (DossierEntitySearch, dossier_entity_search, DOSSIER_TYPE_LIVE_LIST)

static gpointer
dup_question (DossierLiveList *list)
{
  return g_strdup (DOSSIER_ENTITY_SEARCH (list)->words);
}

static gboolean
list_entities (DossierDb *db, gconstpointer question, GPtrArray *rows, GError **error)
{
  return dossier_entities_search (db, question, MAX_HITS, rows, error);
}

static void
free_entity (gpointer entity)
{
  dossier_entity_free (entity);
}

static gint64
get_entity_id (gconstpointer entity)
{
  return ((const DossierEntity *) entity)->id;
}

/* Each answer is made of new items: nothing is selected in a list of what is typed. */
static gpointer
make_hit (gconstpointer question, gpointer *entity, gpointer before)
{
  DossierEntityHit *hit = g_object_new (DOSSIER_TYPE_ENTITY_HIT, NULL);

  hit->entity = g_steal_pointer (entity);
  return hit;
}

static void
dossier_entity_search_finalize (GObject *object)
{
  g_free (DOSSIER_ENTITY_SEARCH (object)->words);
  G_OBJECT_CLASS (dossier_entity_search_parent_class)->finalize (object);
}

static void
dossier_entity_search_class_init (DossierEntitySearchClass *klass)
{
  static const DossierLiveListKind kind = {
    .get_item_type = dossier_entity_hit_get_type,
    .dup_question = dup_question,
    .free_question = g_free,
    .list = list_entities,
    .free_row = free_entity,
    .get_row_id = get_entity_id,
    .make_item = make_hit,
  };

  DOSSIER_LIVE_LIST_CLASS (klass)->kind = &kind;
  G_OBJECT_CLASS (klass)->finalize = dossier_entity_search_finalize;
}

static void
dossier_entity_search_init (DossierEntitySearch *self)
{
}

DossierEntitySearch *
dossier_entity_search_new (DossierNotebook *notebook)
{
  DossierEntitySearch *self = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_ENTITY_SEARCH, NULL);
  dossier_live_list_follow (DOSSIER_LIVE_LIST (self), notebook, 0);
  return self;
}

void
dossier_entity_search_set_words (DossierEntitySearch *self, const char *words)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_SEARCH (self));
  g_return_if_fail (words != NULL);

  g_free (self->words);
  self->words = g_strdup (words);
  dossier_live_list_load_anew (DOSSIER_LIVE_LIST (self));
}

gboolean
dossier_entity_search_is_loaded (DossierEntitySearch *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SEARCH (self), FALSE);
  return dossier_live_list_is_loaded (DOSSIER_LIVE_LIST (self));
}
