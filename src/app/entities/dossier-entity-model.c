/* dossier-entity-model.c: everything found in an article as one list: sections, filtered by words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-model.h"

#include "app/entities/dossier-entity-section.h"
#include "app/preferences/dossier-listed.h"
#include "core/text/dossier-fold.h"

#include <string.h>

struct _DossierEntityModel
{
  DossierEntitySection *sections[DOSSIER_N_ENTITY_KINDS];
  GtkFilterListModel   *filtered[DOSSIER_N_ENTITY_KINDS];
  GtkSortListModel     *sorted[DOSSIER_N_ENTITY_KINDS];
  GtkFilter            *filter;
  DossierListed        *listed;
  GtkSliceListModel    *list;
  char                 *words;   /* folded */
  guint                 growing; /* the source that shows more, 0 when all is shown */
};

/* A list makes the widgets of some hundred rows at once, which takes several frames. */
#define ROWS_A_TURN 16

/* Who, where, how many first. */
static const DossierEntityKind SECTION_ORDER[DOSSIER_N_ENTITY_KINDS] = {
  DOSSIER_ENTITY_PERSON,       DOSSIER_ENTITY_PLACE, DOSSIER_ENTITY_FIGURE,
  DOSSIER_ENTITY_ORGANISATION, DOSSIER_ENTITY_DATE,
};

static gboolean
has_words (const char *text, const char *words)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return FALSE;
  folded = dossier_fold_string (text, strlen (text));
  return strstr (folded, words) != NULL;
}

static gboolean
match_cb (gpointer item, gpointer user_data)
{
  DossierEntityModel *self = user_data;

  if (!dossier_listed_has (self->listed, item))
    return FALSE;
  return *self->words == '\0' || has_words (dossier_entity_item_get_name (item), self->words) ||
         has_words (dossier_entity_item_get_detail (item), self->words) ||
         has_words (dossier_entity_item_get_speaker (item), self->words);
}

/* Equal ones stay as they are in the text: the sorting is stable. */
static int
compare_counts_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  guint left = dossier_entity_item_get_count ((DossierEntityItem *) a);
  guint right = dossier_entity_item_get_count ((DossierEntityItem *) b);

  return (left < right) - (left > right);
}

/* Made once an item, not once a comparison. */
static const char *
get_key (gconstpointer item)
{
  static GQuark quark = 0;
  char         *key = NULL;

  if (quark == 0)
    quark = g_quark_from_static_string ("dossier-entity-collate-key");
  key = g_object_get_qdata ((GObject *) item, quark);
  if (key == NULL)
    {
      key = g_utf8_collate_key_for_filename (
          dossier_entity_item_get_name ((DossierEntityItem *) item),
          -1);
      g_object_set_qdata_full ((GObject *) item, quark, key, g_free);
    }
  return key;
}

/* Figures by their size, where they have the same unit: "9 kg" is less than "90 kg". */
static int
compare_names_cb (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return strcmp (get_key (a), get_key (b));
}

static const GCompareDataFunc COMPARES[] = {
  [DOSSIER_ENTITY_ORDER_MENTION] = NULL,
  [DOSSIER_ENTITY_ORDER_FREQUENCY] = compare_counts_cb,
  [DOSSIER_ENTITY_ORDER_NAME] = compare_names_cb,
};

void
dossier_entity_model_set_order (DossierEntityModel *self, DossierEntityOrder order)
{
  g_autoptr (GtkSorter) sorter = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail ((gsize) order < G_N_ELEMENTS (COMPARES));

  if (COMPARES[order] != NULL)
    sorter = GTK_SORTER (gtk_custom_sorter_new (COMPARES[order], NULL, NULL));
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    gtk_sort_list_model_set_sorter (self->sorted[kind], sorter);
}

DossierEntityModel *
dossier_entity_model_new (void)
{
  DossierEntityModel *self = g_new0 (DossierEntityModel, 1);
  GListStore         *order = g_list_store_new (G_TYPE_LIST_MODEL);

  self->words = g_strdup ("");
  self->filter = GTK_FILTER (gtk_custom_filter_new (match_cb, self, NULL));
  self->listed = dossier_listed_new (self->filter);
  for (guint i = 0; i < DOSSIER_N_ENTITY_KINDS; i++)
    {
      DossierEntityKind kind = SECTION_ORDER[i];

      self->sections[kind] = dossier_entity_section_new (kind);
      self->filtered[kind] = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
      self->sorted[kind] =
          gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->filtered[kind])), NULL);
      dossier_entity_section_set_base (self->sections[kind], G_LIST_MODEL (self->sorted[kind]));
      g_list_store_append (order, self->sections[kind]);
    }
  self->list =
      gtk_slice_list_model_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (order))),
                                0,
                                G_MAXUINT);
  return self;
}

void
dossier_entity_model_free (DossierEntityModel *self)
{
  if (self == NULL)
    return;
  g_clear_handle_id (&self->growing, g_source_remove);
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    {
      /* Whoever still holds the list shall not ask a filter that is gone. */
      gtk_filter_list_model_set_filter (self->filtered[kind], NULL);
      gtk_filter_list_model_set_model (self->filtered[kind], NULL);
      g_object_unref (self->sections[kind]);
      g_object_unref (self->filtered[kind]);
      g_object_unref (self->sorted[kind]);
    }
  dossier_listed_free (self->listed);
  g_object_unref (self->filter);
  g_object_unref (self->list);
  g_free (self->words);
  g_free (self);
}

GListModel *
dossier_entity_model_get_list (DossierEntityModel *self)
{
  g_return_val_if_fail (self != NULL, NULL);
  return G_LIST_MODEL (self->list);
}

void
dossier_entity_model_show_all (DossierEntityModel *self)
{
  g_return_if_fail (self != NULL);

  if (self->growing == 0)
    return;
  g_clear_handle_id (&self->growing, g_source_remove);
  gtk_slice_list_model_set_size (self->list, G_MAXUINT);
}

static gboolean
show_more_cb (gpointer user_data)
{
  DossierEntityModel *self = user_data;
  guint               size = gtk_slice_list_model_get_size (self->list) + ROWS_A_TURN;
  GListModel         *all = gtk_slice_list_model_get_model (self->list);

  if (size < g_list_model_get_n_items (all))
    {
      gtk_slice_list_model_set_size (self->list, size);
      return G_SOURCE_CONTINUE;
    }
  dossier_entity_model_show_all (self);
  return G_SOURCE_REMOVE;
}

void
dossier_entity_model_set_reading (DossierEntityModel *self, DossierReading *reading)
{
  g_return_if_fail (self != NULL);

  dossier_entity_model_set_words (self, "");
  gtk_slice_list_model_set_size (self->list, ROWS_A_TURN);
  if (self->growing == 0)
    self->growing = g_idle_add (show_more_cb, self);
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    gtk_filter_list_model_set_model (
        self->filtered[kind],
        reading != NULL ? dossier_reading_get_entities (reading, (DossierEntityKind) kind) : NULL);
}

void
dossier_entity_model_set_context (DossierEntityModel *self,
                                  DossierEntityKind   kind,
                                  const char         *context)
{
  g_return_if_fail (self != NULL);

  dossier_entity_section_set_context (self->sections[kind], context);
}

void
dossier_entity_model_set_words (DossierEntityModel *self, const char *words)
{
  g_autofree char *folded = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (words != NULL);

  folded = dossier_fold_string (words, strlen (words));
  if (strcmp (folded, self->words) == 0)
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&folded);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}
