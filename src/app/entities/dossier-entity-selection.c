/* dossier-entity-selection.c: which rows of the entity sidebar are selected.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-selection.h"

guint
dossier_entity_selection_find (GtkSelectionModel *model, gpointer item)
{
  for (guint i = 0; item != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (model)); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (other == item)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

GPtrArray *
dossier_entity_selection_list (GtkSelectionModel *model, DossierEntityItem *first)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (model);

  if (first != NULL)
    g_ptr_array_add (items, g_object_ref (first));
  for (guint64 i = 0; i < gtk_bitset_get_size (selected); i++)
    {
      guint position = gtk_bitset_get_nth (selected, (guint) i);
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), position);

      if (DOSSIER_IS_ENTITY_ITEM (item) && item != (GObject *) first)
        g_ptr_array_add (items, g_steal_pointer (&item));
    }
  return items;
}

static DossierEntityItem *
look (GtkSelectionModel *model, guint position, int step)
{
  for (guint i = position + step; i < g_list_model_get_n_items (G_LIST_MODEL (model)); i += step)
    {
      g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (DOSSIER_IS_ENTITY_ITEM (item) && !gtk_selection_model_is_selected (model, i))
        return DOSSIER_ENTITY_ITEM (item); /* the model keeps it */
    }
  return NULL;
}

DossierEntityItem *
dossier_entity_selection_find_next (GtkSelectionModel *model, DossierEntityItem *item)
{
  guint              position = dossier_entity_selection_find (model, item);
  DossierEntityItem *next = NULL;

  if (position == GTK_INVALID_LIST_POSITION)
    return NULL;
  next = look (model, position, 1);
  return next != NULL ? next : look (model, position, -1);
}

DossierEntityItem *
dossier_entity_selection_find_unsure (GtkSelectionModel *model, DossierEntityItem *item)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (model));
  guint position = dossier_entity_selection_find (model, item);
  guint first = position == GTK_INVALID_LIST_POSITION ? 0 : position + 1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (G_LIST_MODEL (model), (first + i) % n);

      if (DOSSIER_IS_ENTITY_ITEM (other) &&
          dossier_entity_item_is_unsure (DOSSIER_ENTITY_ITEM (other)))
        return DOSSIER_ENTITY_ITEM (other); /* the model keeps it */
    }
  return NULL;
}
