/* dossier-merge-choices.c: whom somebody may be the same as: those of the article, then the rest.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-merge-choices.h"

#include "app/entities/dossier-choice.h"
#include "core/text/dossier-fold.h"
#include "notebook/dossier-entity-search.h"

#include <glib/gi18n.h>
#include <string.h>

/* Shorter words ("of", "the") are shared by everybody. */
#define MIN_SHARED_LETTERS 3

struct _DossierMergeChoices
{
  GObject parent_instance;

  /* owned */
  DossierReading      *reading;
  GPtrArray           *items;
  GHashTable          *shared; /* set of folded words of their names */
  DossierEntitySearch *search;
  GListStore          *list;
  char                *words; /* folded */
};

G_DEFINE_FINAL_TYPE (DossierMergeChoices, dossier_merge_choices, G_TYPE_OBJECT)

static char **
split_words (const char *name)
{
  g_autofree char *folded = dossier_fold_string (name, strlen (name));

  return g_strsplit_set (folded, " .,-", -1);
}

static gboolean
shares_word (DossierMergeChoices *self, const char *name)
{
  g_auto (GStrv) words = split_words (name);

  for (guint i = 0; words[i] != NULL; i++)
    if (strlen (words[i]) >= MIN_SHARED_LETTERS && g_hash_table_contains (self->shared, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_item (DossierMergeChoices *self, DossierEntityItem *item)
{
  for (guint i = 0; i < self->items->len; i++)
    if (self->items->pdata[i] == item)
      return TRUE;
  return FALSE;
}

static gboolean
is_wanted (DossierMergeChoices *self, DossierEntityItem *item)
{
  const char      *name = dossier_entity_item_get_name (item);
  g_autofree char *folded = dossier_fold_string (name, strlen (name));

  if (self->items->len == 1 && is_item (self, item))
    return FALSE;
  return dossier_entity_item_get_entity_id (item) != 0 && strstr (folded, self->words) != NULL;
}

typedef struct
{
  DossierEntityItem *item;
  int                rank;
} Ranked;

static int
compare_ranked_cb (gconstpointer a, gconstpointer b)
{
  const Ranked *left = a;
  const Ranked *right = b;

  if (left->rank != right->rank)
    return left->rank - right->rank;
  /* The fuller name, and then the one that is named more often, is more likely meant. */
  return (int) dossier_entity_item_get_count (right->item) -
         (int) dossier_entity_item_get_count (left->item);
}

static int
get_rank (DossierMergeChoices *self, DossierEntityItem *item)
{
  DossierEntityKind kind = dossier_entity_item_get_kind (self->items->pdata[0]);
  gboolean          is_same_kind = dossier_entity_item_get_kind (item) == kind;

  if (self->items->len > 1 && is_item (self, item))
    return 0;
  if (shares_word (self, dossier_entity_item_get_name (item)))
    return is_same_kind ? 1 : 2;
  return is_same_kind ? 3 : 4;
}

static DossierChoice *
make_own_choice (DossierEntityItem *item)
{
  guint            n = dossier_entity_item_get_count (item);
  g_autofree char *detail =
      g_strdup_printf (ngettext ("in this article, %u mention", "in this article, %u mentions", n),
                       n);

  return dossier_choice_new (dossier_entity_item_get_name (item),
                             detail,
                             dossier_entity_item_get_kind (item),
                             dossier_entity_item_get_entity_id (item));
}

static DossierChoice *
make_choice (DossierEntityHit *hit)
{
  guint            n = dossier_entity_hit_get_n_articles (hit);
  g_autofree char *detail = g_strdup_printf (ngettext ("%u article", "%u articles", n), n);

  return dossier_choice_new (dossier_entity_hit_get_name (hit),
                             detail,
                             dossier_entity_hit_get_kind (hit),
                             dossier_entity_hit_get_id (hit));
}

static void
add_own (DossierMergeChoices *self, GPtrArray *choices, GHashTable *ids)
{
  g_autoptr (GArray) ranked = g_array_new (FALSE, FALSE, sizeof (Ranked));

  for (guint kind = 0; kind <= DOSSIER_ENTITY_ORGANISATION; kind++)
    {
      GListModel *entities = dossier_reading_get_entities (self->reading, kind);

      for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
        {
          g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);
          Ranked entry = { item, get_rank (self, item) };

          /* The reading keeps it. */
          if (is_wanted (self, item))
            g_array_append_val (ranked, entry);
        }
    }
  g_array_sort (ranked, compare_ranked_cb);
  for (guint i = 0; i < ranked->len; i++)
    {
      DossierEntityItem *item = g_array_index (ranked, Ranked, i).item;

      g_ptr_array_add (choices, make_own_choice (item));
      g_hash_table_add (ids, GSIZE_TO_POINTER (dossier_entity_item_get_entity_id (item)));
    }
}

static void
add_found (DossierMergeChoices *self, GPtrArray *choices, GHashTable *ids)
{
  GListModel *hits = G_LIST_MODEL (self->search);

  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (DossierEntityHit) hit = g_list_model_get_item (hits, i);

      if (!g_hash_table_contains (ids, GSIZE_TO_POINTER (dossier_entity_hit_get_id (hit))))
        g_ptr_array_add (choices, make_choice (hit));
    }
}

/* While the notebook is still looked through, only those of the article: what is chosen by a quick
 * Enter must fit the words. */
static void
refresh (DossierMergeChoices *self)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) ids = g_hash_table_new (NULL, NULL);

  for (guint i = 0; self->items->len == 1 && i < self->items->len; i++)
    g_hash_table_add (ids,
                      GSIZE_TO_POINTER (dossier_entity_item_get_entity_id (self->items->pdata[i])));
  add_own (self, choices, ids);
  if (dossier_entity_search_is_loaded (self->search))
    add_found (self, choices, ids);
  g_list_store_splice (self->list,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->list)),
                       choices->pdata,
                       choices->len);
}

static void
dossier_merge_choices_dispose (GObject *object)
{
  DossierMergeChoices *self = DOSSIER_MERGE_CHOICES (object);

  if (self->search != NULL)
    g_signal_handlers_disconnect_by_data (self->search, self);
  g_clear_object (&self->search);
  g_clear_object (&self->reading);
  G_OBJECT_CLASS (dossier_merge_choices_parent_class)->dispose (object);
}

static void
dossier_merge_choices_finalize (GObject *object)
{
  DossierMergeChoices *self = DOSSIER_MERGE_CHOICES (object);

  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_hash_table_unref (self->shared);
  g_object_unref (self->list);
  g_free (self->words);
  G_OBJECT_CLASS (dossier_merge_choices_parent_class)->finalize (object);
}

static void
dossier_merge_choices_class_init (DossierMergeChoicesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_merge_choices_dispose;
  object_class->finalize = dossier_merge_choices_finalize;
}

static void
dossier_merge_choices_init (DossierMergeChoices *self)
{
  self->list = g_list_store_new (DOSSIER_TYPE_CHOICE);
  self->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->words = g_strdup ("");
}

DossierMergeChoices *
dossier_merge_choices_new (DossierReading *reading, GPtrArray *items)
{
  DossierMergeChoices *self = NULL;

  g_return_val_if_fail (DOSSIER_IS_READING (reading), NULL);
  g_return_val_if_fail (items != NULL && items->len > 0, NULL);

  self = g_object_new (DOSSIER_TYPE_MERGE_CHOICES, NULL);
  self->reading = g_object_ref (reading);
  self->items = g_ptr_array_ref (items);
  for (guint i = 0; i < items->len; i++)
    {
      g_auto (GStrv) words = split_words (dossier_entity_item_get_name (items->pdata[i]));

      for (guint k = 0; words[k] != NULL; k++)
        g_hash_table_add (self->shared, g_strdup (words[k]));
    }
  self->search = dossier_entity_search_new (dossier_reading_get_notebook (reading));
  g_signal_connect_swapped (self->search, "notify::is-loaded", G_CALLBACK (refresh), self);
  dossier_entity_search_set_words (self->search, "");
  refresh (self);
  return self;
}

GListModel *
dossier_merge_choices_get_list (DossierMergeChoices *self)
{
  g_return_val_if_fail (DOSSIER_IS_MERGE_CHOICES (self), NULL);
  return G_LIST_MODEL (self->list);
}

void
dossier_merge_choices_set_words (DossierMergeChoices *self, const char *words)
{
  g_return_if_fail (DOSSIER_IS_MERGE_CHOICES (self));
  g_return_if_fail (words != NULL);

  g_free (self->words);
  self->words = dossier_fold_string (words, strlen (words));
  dossier_entity_search_set_words (self->search, words);
  refresh (self);
}
