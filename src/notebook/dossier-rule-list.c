/* dossier-rule-list.c: the notebook's rules as a list model, the newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-rule-list.h"

#include "notebook/dossier-list-diff.h"
#include "notebook/dossier-notebook-private.h"
#include "notebook/dossier-rule-item-private.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

struct _DossierRuleList
{
  GObject parent_instance;

  /* owned */
  DossierNotebook *notebook;
  GPtrArray       *items;
  char            *words;

  guint    generation; /* stale answers are dropped */
  gboolean is_loaded;
  gboolean is_asking;
  gboolean is_outdated; /* something changed while asking */
};

static void dossier_rule_list_iface_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DossierRuleList,
                               dossier_rule_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      dossier_rule_list_iface_init))

enum
{
  PROP_0,
  PROP_WORDS,
  PROP_IS_LOADED,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

typedef struct
{
  char      *words;
  guint      generation;
  GPtrArray *rules;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->words);
  g_ptr_array_unref (question->rules);
  g_free (question);
}

static gboolean
answer_question (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Question *question = data;

  return dossier_rules_list (db, question->words, question->rules, error);
}

/* Items that show the same stay the same objects. Takes the rules. */
static GPtrArray *
make_items (DossierRuleList *self, GPtrArray *rules)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      gint64 id = dossier_rule_item_get_id (self->items->pdata[i]);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), self->items->pdata[i]);
    }
  for (guint i = 0; i < rules->len; i++)
    {
      DossierRule     *rule = rules->pdata[i];
      DossierRuleItem *old = g_hash_table_lookup (by_id, &rule->id);

      if (old != NULL && dossier_rule_item_shows (old, rule))
        {
          g_ptr_array_add (items, g_object_ref (old));
          continue;
        }
      rules->pdata[i] = NULL;
      g_ptr_array_add (items, dossier_rule_item_new (rule));
    }
  return items;
}

typedef struct
{
  GPtrArray *before;
  GPtrArray *after;
} TwoLists;

static gboolean
is_same_item (guint before, guint after, gpointer data)
{
  const TwoLists *lists = data;

  return lists->before->pdata[before] == lists->after->pdata[after];
}

static void
show_items (DossierRuleList *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) old = g_steal_pointer (&self->items);
  TwoLists        lists = { old, items };
  DossierListDiff diff = dossier_list_diff (old->len, items->len, is_same_item, &lists);

  self->items = g_ptr_array_ref (items);
  if (diff.n_removed > 0 || diff.n_added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), diff.position, diff.n_removed, diff.n_added);
  if (self->is_loaded)
    return;
  self->is_loaded = TRUE;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_LOADED]);
}

static void ask (DossierRuleList *self);

static void
question_answered_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierRuleList) self = user_data;
  Question *question = dossier_store_get_job_data (result);

  self->is_asking = FALSE;
  if (dossier_store_finish (DOSSIER_STORE (source), result, NULL) &&
      question->generation == self->generation)
    {
      g_autoptr (GPtrArray) items = make_items (self, question->rules);

      show_items (self, items);
    }
  if (self->is_outdated)
    ask (self);
}

/* One question at a time, as in DossierIndex. */
static void
ask (DossierRuleList *self)
{
  Question *question = NULL;

  if (self->notebook == NULL)
    return;
  self->is_outdated = self->is_asking;
  if (self->is_asking)
    return;

  self->is_asking = TRUE;
  question = g_new0 (Question, 1);
  question->words = g_strdup (self->words);
  question->generation = self->generation;
  question->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_rule_free);
  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            answer_question,
                            question,
                            free_question,
                            NULL,
                            question_answered_cb,
                            g_object_ref (self));
}

static void
notebook_changed_cb (DossierNotebook *notebook, DossierChangeSet *changes, DossierRuleList *self)
{
  if ((changes->flags & DOSSIER_CHANGE_RULES) != 0)
    ask (self);
}

static GType
dossier_rule_list_get_item_type (GListModel *model)
{
  return DOSSIER_TYPE_RULE_ITEM;
}

static guint
dossier_rule_list_get_n_items (GListModel *model)
{
  return DOSSIER_RULE_LIST (model)->items->len;
}

static gpointer
dossier_rule_list_get_item (GListModel *model, guint position)
{
  DossierRuleList *self = DOSSIER_RULE_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
dossier_rule_list_iface_init (GListModelInterface *iface)
{
  iface->get_item_type = dossier_rule_list_get_item_type;
  iface->get_n_items = dossier_rule_list_get_n_items;
  iface->get_item = dossier_rule_list_get_item;
}

static void
dossier_rule_list_set_property (GObject      *object,
                                guint         property_id,
                                const GValue *value,
                                GParamSpec   *pspec)
{
  switch (property_id)
    {
    case PROP_WORDS:
      dossier_rule_list_set_words (DOSSIER_RULE_LIST (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_rule_list_get_property (GObject    *object,
                                guint       property_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  DossierRuleList *self = DOSSIER_RULE_LIST (object);

  switch (property_id)
    {
    case PROP_WORDS:
      g_value_set_string (value, self->words);
      break;
    case PROP_IS_LOADED:
      g_value_set_boolean (value, self->is_loaded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_rule_list_dispose (GObject *object)
{
  DossierRuleList *self = DOSSIER_RULE_LIST (object);

  if (self->notebook != NULL)
    g_signal_handlers_disconnect_by_data (self->notebook, self);
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_rule_list_parent_class)->dispose (object);
}

static void
dossier_rule_list_finalize (GObject *object)
{
  DossierRuleList *self = DOSSIER_RULE_LIST (object);

  g_ptr_array_unref (self->items);
  g_free (self->words);
  G_OBJECT_CLASS (dossier_rule_list_parent_class)->finalize (object);
}

static void
dossier_rule_list_class_init (DossierRuleListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->set_property = dossier_rule_list_set_property;
  object_class->get_property = dossier_rule_list_get_property;
  object_class->dispose = dossier_rule_list_dispose;
  object_class->finalize = dossier_rule_list_finalize;

  properties[PROP_WORDS] =
      g_param_spec_string ("words",
                           NULL,
                           NULL,
                           "",
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_IS_LOADED] = g_param_spec_boolean ("is-loaded",
                                                     NULL,
                                                     NULL,
                                                     FALSE,
                                                     G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_rule_list_init (DossierRuleList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->words = g_strdup ("");
}

DossierRuleList *
dossier_rule_list_new (DossierNotebook *notebook)
{
  DossierRuleList *self = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_RULE_LIST, NULL);
  self->notebook = g_object_ref (notebook);
  g_signal_connect (notebook, "changed", G_CALLBACK (notebook_changed_cb), self);
  ask (self);
  return self;
}

void
dossier_rule_list_set_words (DossierRuleList *self, const char *words)
{
  g_return_if_fail (DOSSIER_IS_RULE_LIST (self));

  if (words == NULL)
    words = "";
  if (g_strcmp0 (self->words, words) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (words);
  self->generation++;
  ask (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

gboolean
dossier_rule_list_is_loaded (DossierRuleList *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_LIST (self), FALSE);
  return self->is_loaded;
}

/* --- what the reader does to a rule --- */

typedef struct
{
  gint64          id;
  char           *step;
  char           *name;
  DossierRuleEdit edit;
} Change;

static void
free_change (gpointer data)
{
  Change *change = data;

  g_free (change->step);
  g_free (change->name);
  g_free (change);
}

static gboolean
withdraw (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  return dossier_undo_begin (db, change->step, error) &&
         dossier_rules_withdraw (db, change->id, error);
}

static gboolean
edit (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *change = data;

  return dossier_undo_begin (db, change->step, error) &&
         dossier_rules_edit (db, change->id, &change->edit, error);
}

static void
run (DossierRuleList *self, DossierStoreJob job, Change *change, GTask *task)
{
  dossier_store_write_async (dossier_notebook_get_store (self->notebook),
                             job,
                             change,
                             free_change,
                             g_task_get_cancellable (task),
                             dossier_notebook_job_done_cb,
                             task);
}

void
dossier_rule_list_withdraw_async (DossierRuleList    *self,
                                  DossierRuleItem    *rule,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Change *change = NULL;

  g_return_if_fail (DOSSIER_IS_RULE_LIST (self));
  g_return_if_fail (DOSSIER_IS_RULE_ITEM (rule));

  change = g_new0 (Change, 1);
  change->id = dossier_rule_item_get_id (rule);
  /* Translators: as in "Undo …" */
  change->step =
      g_strdup_printf (_ ("withdrawal of the rule on “%s”"), dossier_rule_item_get_words (rule));
  run (self, withdraw, change, g_task_new (self, cancellable, callback, user_data));
}

void
dossier_rule_list_edit_async (DossierRuleList        *self,
                              DossierRuleItem        *rule,
                              const DossierRuleDraft *draft,
                              GCancellable           *cancellable,
                              GAsyncReadyCallback     callback,
                              gpointer                user_data)
{
  Change *change = NULL;

  g_return_if_fail (DOSSIER_IS_RULE_LIST (self));
  g_return_if_fail (DOSSIER_IS_RULE_ITEM (rule));
  g_return_if_fail (draft != NULL);

  change = g_new0 (Change, 1);
  change->id = dossier_rule_item_get_id (rule);
  /* Translators: as in "Undo …" */
  change->step =
      g_strdup_printf (_ ("change of the rule on “%s”"), dossier_rule_item_get_words (rule));
  change->name = g_strdup (draft->name);
  change->edit = (DossierRuleEdit){
    .scope = draft->is_here_only ? DOSSIER_RULE_HERE : DOSSIER_RULE_EVERYWHERE,
    .entity_id = draft->entity_id,
    .name = change->name,
  };
  run (self, edit, change, g_task_new (self, cancellable, callback, user_data));
}

gboolean
dossier_rule_list_finish (DossierRuleList *self, GAsyncResult *result, GError **error)
{
  g_autoptr (GAsyncResult) job = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  job = g_task_propagate_pointer (G_TASK (result), error);
  return job != NULL;
}
