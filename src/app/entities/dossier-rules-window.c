/* dossier-rules-window.c: all corrections that are remembered, to be looked through and withdrawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-rules-window.h"

#include "app/dossier-style.h"
#include "app/entities/dossier-choice-dialog.h"
#include "app/entities/dossier-name-dialog.h"
#include "app/entities/dossier-rule-row.h"
#include "notebook/dossier-entity-search.h"
#include "notebook/dossier-rule-list.h"
#include "notebook/dossier-rule-work.h"

#include <glib/gi18n.h>

struct _DossierRulesWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwToastOverlay    *toasts;
  AdwWindowTitle     *title;
  GtkSearchEntry     *entry;
  GtkRevealer        *resting;
  GtkStack           *stack;
  GtkListView        *list;
  GtkSingleSelection *selection;

  /* owned */
  DossierNotebook *notebook;
  DossierRuleList *rules;

  gint64 selected_id; /* while the list changes; 0 for none */
};

G_DEFINE_FINAL_TYPE (DossierRulesWindow, dossier_rules_window, ADW_TYPE_WINDOW)

enum
{
  OPEN_ARTICLE,
  UNDO,
  REDO,
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* --- the list --- */

static void
show_state (DossierRulesWindow *self)
{
  guint            n = g_list_model_get_n_items (G_LIST_MODEL (self->rules));
  gboolean         is_searching = *gtk_editable_get_text (GTK_EDITABLE (self->entry)) != '\0';
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%'u rule", "%'u rules", n), n);
  const char      *page = "list";

  if (n == 0 && dossier_rule_list_is_loaded (self->rules))
    page = is_searching ? "nothing" : "empty";
  gtk_stack_set_visible_child_name (self->stack, page);
  adw_window_title_set_subtitle (self->title, n > 0 ? subtitle : "");
}

/* Rules are told anew while they reach other articles, which must not cost the reader the row that
 * is looked at: what was selected before the list takes the change in … */
static void
items_changing_cb (DossierRulesWindow *self)
{
  DossierRuleItem *item = gtk_single_selection_get_selected_item (self->selection);

  self->selected_id = item != NULL ? dossier_rule_item_get_id (item) : 0;
}

/* … is selected after it. */
static void
items_changed_cb (DossierRulesWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->rules));

  show_state (self);
  if (self->selected_id == 0 || gtk_single_selection_get_selected_item (self->selection) != NULL)
    return;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierRuleItem) item = g_list_model_get_item (G_LIST_MODEL (self->rules), i);

      if (dossier_rule_item_get_id (item) == self->selected_id)
        gtk_single_selection_set_selected (self->selection, i);
    }
}

static void
words_changed_cb (GtkSearchEntry *entry, DossierRulesWindow *self)
{
  dossier_rule_list_set_words (self->rules, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
stopped_cb (GtkSearchEntry *entry, DossierRulesWindow *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, dossier_rule_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  DossierRuleRow  *row = DOSSIER_RULE_ROW (gtk_list_item_get_child (list_item));
  g_autofree char *description = NULL;

  dossier_rule_row_set_item (row, gtk_list_item_get_item (list_item));
  description = dossier_rule_row_dup_description (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);

  if (row != NULL)
    dossier_rule_row_set_item (DOSSIER_RULE_ROW (row), NULL);
}

static DossierRuleItem *
find_rule (DossierRulesWindow *self, gint64 id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rules)); i++)
    {
      g_autoptr (DossierRuleItem) item = g_list_model_get_item (G_LIST_MODEL (self->rules), i);

      if (dossier_rule_item_get_id (item) == id)
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* --- what can be done --- */

static void
open_article (DossierRulesWindow *self, DossierRuleItem *item)
{
  gint64 article_id = dossier_rule_item_get_article_id (item);

  if (article_id != 0)
    g_signal_emit (self, signals[OPEN_ARTICLE], 0, article_id);
}

static void
row_activated_cb (GtkListView *list, guint position, DossierRulesWindow *self)
{
  g_autoptr (DossierRuleItem) item = g_list_model_get_item (G_LIST_MODEL (self->rules), position);

  if (item != NULL)
    open_article (self, item);
}

static void
changed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_rule_list_finish (DOSSIER_RULE_LIST (source), result, &error))
    g_signal_emit (self, signals[FAILED], 0, error);
}

static void
withdrawn_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierRulesWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  AdwToast *toast = NULL;

  if (!dossier_rule_list_finish (DOSSIER_RULE_LIST (source), result, &error))
    {
      g_signal_emit (self, signals[FAILED], 0, error);
      return;
    }
  toast = adw_toast_new (_ ("Rule withdrawn, and what it did is taken back"));
  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "rules.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
withdraw (DossierRulesWindow *self, DossierRuleItem *item)
{
  dossier_rule_list_withdraw_async (self->rules, item, NULL, withdrawn_cb, g_object_ref (self));
}

static void
change (DossierRulesWindow *self, DossierRuleItem *item, const DossierRuleDraft *draft)
{
  dossier_rule_list_edit_async (self->rules, item, draft, NULL, changed_cb, g_object_ref (self));
}

/* A rule and the window, for a question's answer. */
typedef struct
{
  DossierRulesWindow  *self;
  DossierRuleItem     *item;
  DossierEntitySearch *search; /* (nullable) */
} Question;

static void
free_question (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->item);
  g_clear_object (&question->search);
  g_free (question);
}

static Question *
new_question (DossierRulesWindow *self, DossierRuleItem *item)
{
  Question *question = g_new0 (Question, 1);

  question->self = self; /* the dialog is its own */
  question->item = g_object_ref (item);
  return question;
}

static void
named_cb (DossierNameDialog *dialog, const char *name, Question *question)
{
  DossierRuleDraft draft = { .name = name };

  change (question->self, question->item, &draft);
}

static void
ask_name (DossierRulesWindow *self, DossierRuleItem *item)
{
  const char *name = dossier_rule_item_get_target (item);
  GtkWidget  *dialog =
      dossier_name_dialog_new (GTK_WINDOW (self), _ ("Change the Name"), _ ("_Change"));

  g_signal_connect_data (dialog,
                         "named",
                         G_CALLBACK (named_cb),
                         new_question (self, item),
                         free_question,
                         0);
  dossier_name_dialog_set_name (DOSSIER_NAME_DIALOG (dialog), name, name);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
chosen_cb (DossierChoiceDialog *dialog, DossierChoice *choice, Question *question)
{
  DossierRuleDraft draft = {
    .is_here_only = dossier_rule_item_is_here_only (question->item),
    .entity_id = dossier_choice_get_id (choice),
  };

  change (question->self, question->item, &draft);
}

static void
search_words_cb (DossierChoiceDialog *dialog, const char *words, Question *question)
{
  dossier_entity_search_set_words (question->search, words);
}

static gpointer
make_choice_cb (gpointer data, gpointer user_data)
{
  g_autoptr (DossierEntityHit) hit = data;
  guint            n = dossier_entity_hit_get_n_articles (hit);
  g_autofree char *detail = g_strdup_printf (ngettext ("%u article", "%u articles", n), n);

  return dossier_choice_new (dossier_entity_hit_get_name (hit),
                             detail,
                             dossier_entity_hit_get_kind (hit),
                             dossier_entity_hit_get_id (hit));
}

static void
ask_entity (DossierRulesWindow *self, DossierRuleItem *item)
{
  Question        *question = new_question (self, item);
  g_autofree char *title = g_strdup_printf (_ ("Who Is “%s”?"), dossier_rule_item_get_words (item));
  g_autoptr (GtkMapListModel) choices = NULL;
  GtkWidget *dialog = NULL;

  question->search = dossier_entity_search_new (self->notebook);
  choices = gtk_map_list_model_new (G_LIST_MODEL (g_object_ref (question->search)),
                                    make_choice_cb,
                                    NULL,
                                    NULL);
  dialog = dossier_choice_dialog_new (GTK_WINDOW (self), title, G_LIST_MODEL (choices));
  dossier_choice_dialog_set_searchable (DOSSIER_CHOICE_DIALOG (dialog),
                                        _ ("Search the whole notebook"));
  dossier_choice_dialog_set_hint (DOSSIER_CHOICE_DIALOG (dialog),
                                  _ ("Nobody in this notebook has such a name."));
  g_signal_connect (dialog, "words-changed", G_CALLBACK (search_words_cb), question);
  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), question, free_question, 0);
  dossier_entity_search_set_words (question->search, "");
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
ask_change (DossierRulesWindow *self, DossierRuleItem *item)
{
  DossierFix fix = dossier_rule_item_get_fix (item);

  if (fix == DOSSIER_FIX_RENAME && !dossier_rule_item_is_here_only (item))
    ask_name (self, item);
  else if (dossier_rule_item_can_mean_other (item))
    ask_entity (self, item);
  else
    adw_toast_overlay_add_toast (
        self->toasts,
        adw_toast_new (_ ("This rule names nobody else. It can be withdrawn, or hold elsewhere.")));
}

static void
toggle_scope (DossierRulesWindow *self, DossierRuleItem *item)
{
  DossierRuleDraft draft = { .is_here_only = !dossier_rule_item_is_here_only (item) };

  change (self, item, &draft);
}

static const struct
{
  const char *name;
  void (*run) (DossierRulesWindow *self, DossierRuleItem *item);
} ROW_ACTIONS[] = {
  { "rules.withdraw", withdraw },
  { "rules.open", open_article },
  { "rules.scope", toggle_scope },
  { "rules.change", ask_change },
};

static void
row_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierRulesWindow *self = DOSSIER_RULES_WINDOW (widget);
  g_autoptr (DossierRuleItem) item = find_rule (self, g_variant_get_int64 (parameter));

  for (gsize i = 0; item != NULL && i < G_N_ELEMENTS (ROW_ACTIONS); i++)
    if (g_str_equal (ROW_ACTIONS[i].name, name))
      ROW_ACTIONS[i].run (self, item);
}

/* Of the row that is selected, for the keys. */
static void
selected_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierRulesWindow *self = DOSSIER_RULES_WINDOW (widget);
  DossierRuleItem    *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL)
    return;
  if (g_str_equal (name, "rules.withdraw-selected"))
    withdraw (self, item);
  else
    ask_change (self, item);
}

static void
signal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[g_str_equal (name, "rules.redo") ? REDO : UNDO], 0);
}

static void
resume_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierRulesWindow *self = DOSSIER_RULES_WINDOW (widget);

  dossier_rule_work_resume (dossier_notebook_get_rule_work (self->notebook));
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_RULES_WINDOW (widget)->entry));
}

/* --- life --- */

static void
dossier_rules_window_dispose (GObject *object)
{
  DossierRulesWindow *self = DOSSIER_RULES_WINDOW (object);

  if (self->rules != NULL)
    g_signal_handlers_disconnect_by_data (self->rules, self);
  if (self->selection != NULL)
    gtk_single_selection_set_model (self->selection, NULL);
  g_clear_object (&self->rules);
  g_clear_object (&self->notebook);
  self->selection = NULL;
  G_OBJECT_CLASS (dossier_rules_window_parent_class)->dispose (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    GtkWidgetActionActivateFunc activate;
    guint                       key;
    GdkModifierType             modifiers;
  } ACTIONS[] = {
    { "rules.undo", signal_action, GDK_KEY_z, GDK_CONTROL_MASK },
    { "rules.redo", signal_action, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "rules.resume", resume_action, 0, 0 },
    { "rules.find", find_action, GDK_KEY_f, GDK_CONTROL_MASK },
    { "rules.withdraw-selected", selected_action, GDK_KEY_Delete, 0 },
    { "rules.change-selected", selected_action, GDK_KEY_F2, 0 },
    { "window.close", NULL, GDK_KEY_Escape, 0 },
    { "window.close", NULL, GDK_KEY_w, GDK_CONTROL_MASK },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    {
      if (ACTIONS[i].activate != NULL)
        gtk_widget_class_install_action (widget_class, ACTIONS[i].name, NULL, ACTIONS[i].activate);
      if (ACTIONS[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class,
                                             ACTIONS[i].key,
                                             ACTIONS[i].modifiers,
                                             ACTIONS[i].name,
                                             NULL);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (ROW_ACTIONS); i++)
    gtk_widget_class_install_action (widget_class, ROW_ACTIONS[i].name, "x", row_action);
}

static void
install_signals (GType type)
{
  signals[OPEN_ARTICLE] = g_signal_new ("open-article",
                                        type,
                                        G_SIGNAL_RUN_LAST,
                                        0,
                                        NULL,
                                        NULL,
                                        NULL,
                                        G_TYPE_NONE,
                                        1,
                                        G_TYPE_INT64);
  signals[UNDO] =
      g_signal_new ("undo", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REDO] =
      g_signal_new ("redo", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[FAILED] = g_signal_new ("failed",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  G_TYPE_ERROR);
}

static void
dossier_rules_window_class_init (DossierRulesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_rules_window_dispose;
  install_signals (G_TYPE_FROM_CLASS (klass));
  install_actions (widget_class);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-rules-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierRulesWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierRulesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierRulesWindow, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierRulesWindow, resting);
  gtk_widget_class_bind_template_child (widget_class, DossierRulesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierRulesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DossierRulesWindow, selection);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
dossier_rules_window_init (DossierRulesWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_rules_window_new (GtkWindow *parent, DossierNotebook *notebook)
{
  DossierRulesWindow *self = NULL;

  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), NULL);

  self = g_object_new (DOSSIER_TYPE_RULES_WINDOW, "transient-for", parent, NULL);
  self->notebook = g_object_ref (notebook);
  self->rules = dossier_rule_list_new (notebook);
  g_signal_connect_swapped (self->rules, "items-changed", G_CALLBACK (items_changing_cb), self);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->rules));
  g_signal_connect_swapped (self->rules, "items-changed", G_CALLBACK (items_changed_cb), self);
  g_signal_connect_swapped (self->rules, "notify::is-loaded", G_CALLBACK (show_state), self);
  g_object_bind_property (dossier_notebook_get_rule_work (notebook),
                          "is-resting",
                          self->resting,
                          "reveal-child",
                          G_BINDING_SYNC_CREATE);
  show_state (self);
  return GTK_WIDGET (self);
}
