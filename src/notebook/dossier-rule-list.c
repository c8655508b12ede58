/* dossier-rule-list.c: the notebook's rules as a list model, the newest first.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-rule-list.h"

#include "notebook/dossier-live-list-private.h"
#include "notebook/dossier-notebook-private.h"
#include "notebook/dossier-rule-item-private.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

struct _DossierRuleList
{
  DossierLiveList parent_instance;

  /* owned */
  DossierNotebook *notebook;
  char            *words;
};

G_DEFINE_FINAL_TYPE (DossierRuleList, dossier_rule_list, DOSSIER_TYPE_LIVE_LIST)

enum
{
  PROP_0,
  PROP_WORDS,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static gpointer
dup_question (DossierLiveList *list)
{
  return g_strdup (DOSSIER_RULE_LIST (list)->words);
}

static gboolean
list_rules (DossierDb *db, gconstpointer question, GPtrArray *rows, GError **error)
{
  return dossier_rules_list (db, question, rows, error);
}

static void
free_rule (gpointer rule)
{
  dossier_rule_free (rule);
}

static gint64
get_rule_id (gconstpointer rule)
{
  return ((const DossierRule *) rule)->id;
}

/* Items that show the same stay the same objects. */
static gpointer
make_item (gconstpointer question, gpointer *rule, gpointer before)
{
  if (before != NULL && dossier_rule_item_shows (before, *rule))
    return g_object_ref (before);
  return dossier_rule_item_new (g_steal_pointer (rule));
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
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_rule_list_dispose (GObject *object)
{
  DossierRuleList *self = DOSSIER_RULE_LIST (object);

  dossier_live_list_leave (DOSSIER_LIVE_LIST (self));
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_rule_list_parent_class)->dispose (object);
}

static void
dossier_rule_list_finalize (GObject *object)
{
  g_free (DOSSIER_RULE_LIST (object)->words);
  G_OBJECT_CLASS (dossier_rule_list_parent_class)->finalize (object);
}

static void
dossier_rule_list_class_init (DossierRuleListClass *klass)
{
  static const DossierLiveListKind kind = {
    .get_item_type = dossier_rule_item_get_type,
    .dup_question = dup_question,
    .free_question = g_free,
    .list = list_rules,
    .free_row = free_rule,
    .get_row_id = get_rule_id,
    .make_item = make_item,
  };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  DOSSIER_LIVE_LIST_CLASS (klass)->kind = &kind;
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
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_rule_list_init (DossierRuleList *self)
{
  self->words = g_strdup ("");
}

DossierRuleList *
dossier_rule_list_new (DossierNotebook *notebook)
{
  DossierRuleList *self = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_RULE_LIST, NULL);
  self->notebook = g_object_ref (notebook);
  dossier_live_list_follow (DOSSIER_LIVE_LIST (self), notebook, DOSSIER_CHANGE_RULES);
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
  dossier_live_list_ask_anew (DOSSIER_LIVE_LIST (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORDS]);
}

gboolean
dossier_rule_list_is_loaded (DossierRuleList *self)
{
  g_return_val_if_fail (DOSSIER_IS_RULE_LIST (self), FALSE);
  return dossier_live_list_is_loaded (DOSSIER_LIVE_LIST (self));
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
