/* dossier-gradual-list.c: shows the first of many new rows at once, and the next few with each
 * frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-gradual-list.h"

struct _DossierGradualList
{
  GObject parent_instance;

  GListModel           *model;   /* owned (nullable) */
  guint                 n_shown; /* of the model's first */
  guint                 n_items; /* of the model, as last told */
  DossierGradualListMay may;
  gpointer              data;
};

static void dossier_gradual_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierGradualList,
                               dossier_gradual_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dossier_gradual_list_iface_init))

/* --- The list model --- */

static GType
dossier_gradual_list_get_item_type (GListModel *list)
{
  return G_TYPE_OBJECT;
}

static guint
dossier_gradual_list_get_n_items (GListModel *list)
{
  return DOSSIER_GRADUAL_LIST (list)->n_shown;
}

static gpointer
dossier_gradual_list_get_item (GListModel *list, guint position)
{
  DossierGradualList *self = DOSSIER_GRADUAL_LIST (list);

  return position < self->n_shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
dossier_gradual_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_gradual_list_get_item_type;
  iface->get_n_items = dossier_gradual_list_get_n_items;
  iface->get_item = dossier_gradual_list_get_item;
}

/* --- What changes --- */

static void
show_until (DossierGradualList *self, guint n)
{
  guint n_before = self->n_shown;

  if (n <= n_before)
    return;
  self->n_shown = n;
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, n - n_before);
}

/* How many of the model's first are shown after a change. */
static guint
count_shown (DossierGradualList *self, guint at, guint removed, guint added)
{
  guint kept = self->n_shown > at + removed ? self->n_shown - at - removed : 0;
  guint whole = at + added + kept;

  if (added > DOSSIER_GRADUAL_LIST_FIRST && at < DOSSIER_GRADUAL_LIST_LOOKED_AT &&
      self->may (self->data))
    return at + DOSSIER_GRADUAL_LIST_FIRST;
  return whole;
}

static void
items_changed_cb (GListModel *model, guint at, guint removed, guint added, DossierGradualList *self)
{
  guint    n_before = self->n_shown;
  gboolean was_partial = dossier_gradual_list_is_partial (self);
  guint    n_gone;

  self->n_items = self->n_items - removed + added;
  /* Of what is held back nobody knows. */
  if (at > n_before || (at == n_before && was_partial))
    return;

  n_gone = MIN (removed, n_before - at);
  self->n_shown = count_shown (self, at, removed, added);
  /* Rows behind the change stay when nothing is held back, else they come again. */
  if (self->n_shown == n_before - n_gone + added)
    g_list_model_items_changed (G_LIST_MODEL (self), at, n_gone, added);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), at, n_before - at, self->n_shown - at);
}

gboolean
dossier_gradual_list_is_partial (DossierGradualList *self)
{
  g_return_val_if_fail (DOSSIER_IS_GRADUAL_LIST (self), FALSE);

  return self->n_shown < self->n_items;
}

void
dossier_gradual_list_go_on (DossierGradualList *self)
{
  guint n;

  g_return_if_fail (DOSSIER_IS_GRADUAL_LIST (self));

  n = self->n_shown + DOSSIER_GRADUAL_LIST_STEP;
  show_until (self, n < DOSSIER_GRADUAL_LIST_LOOKED_AT ? MIN (n, self->n_items) : self->n_items);
}

void
dossier_gradual_list_finish (DossierGradualList *self)
{
  g_return_if_fail (DOSSIER_IS_GRADUAL_LIST (self));

  show_until (self, self->n_items);
}

void
dossier_gradual_list_set_model (DossierGradualList *self, GListModel *model)
{
  guint n_before;

  g_return_if_fail (DOSSIER_IS_GRADUAL_LIST (self));
  g_return_if_fail (model == NULL || G_IS_LIST_MODEL (model));

  if (model == self->model)
    return;
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  n_before = self->n_shown;
  self->n_shown = 0;
  self->n_items = 0;
  g_set_object (&self->model, model);
  if (n_before > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n_before, 0);
  if (model == NULL)
    return;
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), self);
  items_changed_cb (model, 0, 0, g_list_model_get_n_items (model), self);
}

/* --- The object --- */

static void
dossier_gradual_list_dispose (GObject *object)
{
  DossierGradualList *self = DOSSIER_GRADUAL_LIST (object);

  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  self->n_shown = 0;
  self->n_items = 0;
  G_OBJECT_CLASS (dossier_gradual_list_parent_class)->dispose (object);
}

static void
dossier_gradual_list_class_init (DossierGradualListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_gradual_list_dispose;
}

static void
dossier_gradual_list_init (DossierGradualList *self)
{
}

DossierGradualList *
dossier_gradual_list_new (DossierGradualListMay may, gpointer data)
{
  DossierGradualList *self = g_object_new (DOSSIER_TYPE_GRADUAL_LIST, NULL);

  self->may = may;
  self->data = data;
  return self;
}
