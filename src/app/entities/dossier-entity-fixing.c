/* dossier-entity-fixing.c: corrects entities, and asks for what a correction needs to know.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-fixing.h"

#include "app/dossier-report.h"
#include "app/entities/dossier-choice-dialog.h"
#include "app/entities/dossier-merge-choices.h"
#include "app/entities/dossier-name-dialog.h"
#include "app/entities/dossier-place-choices.h"
#include "app/reader/dossier-palette.h"
#include "core/text/dossier-fold.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is to be done, while the reader is asked and the store writes. */
typedef struct
{
  int                  n_users;
  GtkWidget           *widget;
  DossierReading      *reading;
  GPtrArray           *items;
  DossierMergeChoices *merging; /* (nullable) */
  char                *name;    /* (nullable): of the draft */
  DossierFixDraft      draft;
} Fixing;

static Fixing *
take (Fixing *fixing)
{
  fixing->n_users++;
  return fixing;
}

static void
drop (gpointer data)
{
  Fixing *fixing = data;

  if (--fixing->n_users > 0)
    return;
  g_object_unref (fixing->widget);
  g_object_unref (fixing->reading);
  g_ptr_array_unref (fixing->items);
  g_clear_object (&fixing->merging);
  g_free (fixing->name);
  g_free (fixing);
}

static void
drop_closure (gpointer data, GClosure *closure)
{
  drop (data);
}

static void ask_namesake (Fixing *fixing);

static void
fixed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixing *fixing = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *news =
      dossier_entity_actions_fix_finish (DOSSIER_READING (source), result, &error);

  if (news != NULL)
    gtk_widget_activate_action (fixing->widget, "win.toast-undo", "s", news);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_EXISTS))
    ask_namesake (fixing);
  else
    dossier_report_error (fixing->widget, error);
  drop (fixing);
}

static void
fix (Fixing *fixing)
{
  dossier_entity_actions_fix_async (fixing->reading,
                                    fixing->items,
                                    &fixing->draft,
                                    NULL,
                                    fixed_cb,
                                    take (fixing));
}

static DossierEntityItem *
get_first (Fixing *fixing)
{
  return fixing->items->pdata[0];
}

static GtkWindow *
get_window (Fixing *fixing)
{
  GtkRoot *root = gtk_widget_get_root (fixing->widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* “Otto Falk” or “3 entries”, for titles. */
static char *
dup_title (Fixing *fixing, const char *one, const char *several)
{
  if (fixing->items->len > 1)
    return g_strdup_printf (several, fixing->items->len);
  return g_strdup_printf (one, dossier_entity_item_get_name (get_first (fixing)));
}

/* --- choosing one of several --- */

static void
chosen_cb (DossierChoiceDialog *dialog, DossierChoice *choice, Fixing *fixing)
{
  DossierPlace place = { 0 };

  fixing->draft.is_here_only = dossier_choice_dialog_is_here_only (dialog);
  fixing->draft.kind = dossier_choice_get_kind (choice);
  fixing->draft.entity_id = dossier_choice_get_id (choice);
  fixing->draft.entity_name = dossier_choice_get_title (choice);
  if (dossier_choice_get_place (choice) != NULL)
    {
      place = *dossier_choice_get_place (choice);
      fixing->draft.place = &place;
    }
  fix (fixing);
  /* What they point to goes with the dialog; the action has made its copies. */
  fixing->draft.entity_name = NULL;
  fixing->draft.place = NULL;
}

static DossierChoiceDialog *
open_choices (Fixing *fixing, const char *title, GListModel *choices)
{
  GtkWidget *dialog = dossier_choice_dialog_new (get_window (fixing), title, choices);

  g_signal_connect_data (dialog, "chosen", G_CALLBACK (chosen_cb), take (fixing), drop_closure, 0);
  dossier_choice_dialog_set_here_only (DOSSIER_CHOICE_DIALOG (dialog), fixing->draft.is_here_only);
  gtk_window_present (GTK_WINDOW (dialog));
  return DOSSIER_CHOICE_DIALOG (dialog);
}

static void
ask_kind (Fixing *fixing)
{
  static const struct
  {
    DossierEntityKind kind;
    char              key;
  } KINDS[] = {
    { DOSSIER_ENTITY_PERSON, 'p' },       { DOSSIER_ENTITY_PLACE, 'l' },
    { DOSSIER_ENTITY_ORGANISATION, 'o' }, { DOSSIER_ENTITY_FIGURE, 'f' },
    { DOSSIER_ENTITY_DATE, 'd' },
  };
  g_autoptr (GListStore) list = g_list_store_new (DOSSIER_TYPE_CHOICE);
  g_autofree char *title = dup_title (fixing, _ ("What Is “%s”?"), _ ("What Are These %u?"));

  for (gsize i = 0; i < G_N_ELEMENTS (KINDS); i++)
    {
      g_autoptr (DossierChoice) choice = NULL;

      if (fixing->items->len == 1 &&
          dossier_entity_item_get_kind (get_first (fixing)) == KINDS[i].kind)
        continue;
      choice = dossier_choice_new (dossier_palette_get_label (DOSSIER_TONE_OF_KIND (KINDS[i].kind)),
                                   NULL,
                                   KINDS[i].kind,
                                   0);
      dossier_choice_set_key (choice, KINDS[i].key);
      g_list_store_append (list, choice);
    }
  open_choices (fixing, title, G_LIST_MODEL (list));
}

static void
namesake_chosen_cb (DossierChoiceDialog *dialog, DossierChoice *choice, Fixing *fixing)
{
  fixing->draft.namesake = (DossierFixNamesake) dossier_choice_get_id (choice);
  fix (fixing);
}

/* Two are never made one without a word. */
static void
ask_namesake (Fixing *fixing)
{
  const struct
  {
    DossierFixNamesake namesake;
    const char        *title;
    const char        *detail;
    char               key;
  } CHOICES[] = {
    { DOSSIER_FIX_NAMESAKE_SAME, _ ("It is the same"), _ ("Both are one from now on"), 's' },
    { DOSSIER_FIX_NAMESAKE_OTHER,
      _ ("It is another of that name"),
      _ ("Both are kept apart"),
      'a' },
  };
  g_autoptr (GListStore) list = g_list_store_new (DOSSIER_TYPE_CHOICE);
  g_autofree char *title = g_strdup_printf (_ ("There Is a “%s” Already"), fixing->name);
  GtkWidget       *dialog = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (CHOICES); i++)
    {
      g_autoptr (DossierChoice) choice =
          dossier_choice_new (CHOICES[i].title,
                              CHOICES[i].detail,
                              dossier_entity_item_get_kind (get_first (fixing)),
                              CHOICES[i].namesake);

      dossier_choice_set_key (choice, CHOICES[i].key);
      g_list_store_append (list, choice);
    }
  dialog = dossier_choice_dialog_new (get_window (fixing), title, G_LIST_MODEL (list));
  g_signal_connect_data (dialog,
                         "chosen",
                         G_CALLBACK (namesake_chosen_cb),
                         take (fixing),
                         drop_closure,
                         0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
merge_words_cb (DossierChoiceDialog *dialog, const char *words, Fixing *fixing)
{
  dossier_merge_choices_set_words (fixing->merging, words);
}

static void
ask_other (Fixing *fixing)
{
  g_autofree char *title =
      dup_title (fixing, _ ("“%s” Is the Same As…"), _ ("These %u Are the Same As…"));
  DossierChoiceDialog *dialog = NULL;

  fixing->merging = dossier_merge_choices_new (fixing->reading, fixing->items);
  dialog = open_choices (fixing, title, dossier_merge_choices_get_list (fixing->merging));
  dossier_choice_dialog_set_searchable (dialog, _ ("Search the whole notebook"));
  dossier_choice_dialog_set_hint (dialog, _ ("Nobody in this notebook has such a name."));
  g_signal_connect_data (dialog,
                         "words-changed",
                         G_CALLBACK (merge_words_cb),
                         take (fixing),
                         drop_closure,
                         0);
}

static void
list_places (Fixing *fixing, DossierChoiceDialog *dialog, const char *name)
{
  GPtrArray            *mentions = dossier_entity_item_get_mentions (get_first (fixing));
  const DossierMention *mention = g_ptr_array_index (mentions, 0);
  DossierNotebook      *notebook = dossier_reading_get_notebook (fixing->reading);
  g_autoptr (GListStore) list =
      dossier_place_choices_list (dossier_notebook_get_recogniser (notebook), name, mention->place);

  dossier_choice_dialog_set_choices (dialog, G_LIST_MODEL (list));
}

static void
place_words_cb (DossierChoiceDialog *dialog, const char *words, Fixing *fixing)
{
  list_places (fixing,
               dialog,
               *words != '\0' ? words : dossier_entity_item_get_name (get_first (fixing)));
}

static void
ask_place (Fixing *fixing)
{
  g_autofree char *title = dup_title (fixing, _ ("Where Is “%s”?"), "%u");
  g_autoptr (GListStore) empty = g_list_store_new (DOSSIER_TYPE_CHOICE);
  DossierChoiceDialog *dialog = NULL;

  /* Most articles that name a Paris mean the same one: only this article's is another. */
  fixing->draft.is_here_only = TRUE;
  dialog = open_choices (fixing, title, G_LIST_MODEL (empty));
  dossier_choice_dialog_set_searchable (dialog, _ ("Another name of the place"));
  dossier_choice_dialog_set_hint (dialog,
                                  _ ("No place of this name is known. Try another of its names."));
  list_places (fixing, dialog, dossier_entity_item_get_name (get_first (fixing)));
  g_signal_connect_data (dialog,
                         "words-changed",
                         G_CALLBACK (place_words_cb),
                         take (fixing),
                         drop_closure,
                         0);
}

/* --- giving a name --- */

static void
named_cb (DossierNameDialog *dialog, const char *name, Fixing *fixing)
{
  fixing->draft.is_here_only = dossier_name_dialog_is_here_only (dialog);
  g_free (fixing->name);
  fixing->name = g_strdup (name);
  fixing->draft.name = fixing->name;
  fix (fixing);
}

/* Two are never made one without a word. */
static void
name_typed_cb (DossierNameDialog *dialog, const char *name, Fixing *fixing)
{
  DossierEntityItem *item = get_first (fixing);
  GListModel        *entities =
      dossier_reading_get_entities (fixing->reading, dossier_entity_item_get_kind (item));
  g_autofree char *folded = dossier_fold_string (name, strlen (name));
  g_autofree char *remark = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (entities) && remark == NULL; i++)
    {
      g_autoptr (DossierEntityItem) other = g_list_model_get_item (entities, i);
      const char      *other_name = dossier_entity_item_get_name (other);
      g_autofree char *other_folded = dossier_fold_string (other_name, strlen (other_name));

      if (other != item && g_str_equal (folded, other_folded))
        remark = g_strdup_printf (
            _ ("“%s” is in this article already. You will be asked whether both are "
               "the same."),
            other_name);
    }
  dossier_name_dialog_set_remark (dialog, remark);
}

static void
ask_name (Fixing *fixing)
{
  static const struct
  {
    DossierFix  fix;
    const char *title;
    const char *button;
  } WORDS[] = {
    { DOSSIER_FIX_RENAME, N_ ("Rename “%s”"), N_ ("_Rename") },
    { DOSSIER_FIX_SPLIT, N_ ("Split Off One “%s”"), N_ ("_Split Off") },
    { DOSSIER_FIX_ALIAS, N_ ("Another Name of “%s”"), N_ ("_Add") },
  };
  const char *name = dossier_entity_item_get_name (get_first (fixing));

  for (gsize i = 0; i < G_N_ELEMENTS (WORDS); i++)
    if (WORDS[i].fix == fixing->draft.fix)
      {
        g_autofree char *title = dup_title (fixing, _ (WORDS[i].title), "%u");
        GtkWidget       *dialog =
            dossier_name_dialog_new (get_window (fixing), title, _ (WORDS[i].button));

        if (fixing->draft.fix != DOSSIER_FIX_ALIAS)
          g_signal_connect_data (dialog,
                                 "name-typed",
                                 G_CALLBACK (name_typed_cb),
                                 take (fixing),
                                 drop_closure,
                                 0);
        g_signal_connect_data (dialog,
                               "named",
                               G_CALLBACK (named_cb),
                               take (fixing),
                               drop_closure,
                               0);
        if (fixing->draft.fix == DOSSIER_FIX_RENAME)
          dossier_name_dialog_set_here_only (DOSSIER_NAME_DIALOG (dialog),
                                             fixing->draft.is_here_only);
        dossier_name_dialog_set_name (DOSSIER_NAME_DIALOG (dialog),
                                      fixing->draft.fix == DOSSIER_FIX_ALIAS ? "" : name,
                                      name);
        gtk_window_present (GTK_WINDOW (dialog));
      }
}

/* Figures and dates are this article's own: "two" is elsewhere another two. */
static gboolean
is_of_numbers (GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    if (dossier_entity_item_get_entity_id (items->pdata[i]) == 0)
      return TRUE;
  return FALSE;
}

static void
tell_impossible (GtkWidget *widget, GPtrArray *items, DossierFix fix)
{
  if (items->len > 1)
    dossier_report_toast (widget, _ ("This can be done to one at a time."));
  else if (fix == DOSSIER_FIX_LOCATE)
    dossier_report_toast (widget, _ ("Only a place lies somewhere."));
  else if (fix == DOSSIER_FIX_SPLIT && dossier_entity_item_get_entity_id (items->pdata[0]) != 0)
    dossier_report_toast (widget, _ ("It is mentioned only once."));
  else
    dossier_report_toast (widget, _ ("Figures and dates have no names."));
}

void
dossier_entity_fixing_start (GtkWidget      *widget,
                             DossierReading *reading,
                             GPtrArray      *items,
                             int             mention,
                             DossierFix      fix_kind,
                             gboolean        is_here_only)
{
  static void (*const START[DOSSIER_N_FIXES]) (Fixing *) = {
    [DOSSIER_FIX_CONFIRM] = fix,     [DOSSIER_FIX_REJECT] = fix,
    [DOSSIER_FIX_RETYPE] = ask_kind, [DOSSIER_FIX_RENAME] = ask_name,
    [DOSSIER_FIX_MERGE] = ask_other, [DOSSIER_FIX_SPLIT] = ask_name,
    [DOSSIER_FIX_ALIAS] = ask_name,  [DOSSIER_FIX_LOCATE] = ask_place,
  };
  Fixing *fixing = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (DOSSIER_IS_READING (reading));
  g_return_if_fail (items != NULL && items->len > 0);
  g_return_if_fail ((guint) fix_kind < DOSSIER_N_FIXES);

  if (!dossier_entity_actions_is_possible (items, fix_kind))
    {
      tell_impossible (widget, items, fix_kind);
      return;
    }

  fixing = g_new0 (Fixing, 1);
  fixing->n_users = 1;
  fixing->widget = g_object_ref (widget);
  fixing->reading = g_object_ref (reading);
  fixing->items = g_ptr_array_ref (items);
  fixing->draft = (DossierFixDraft){
    .fix = fix_kind,
    .mention = mention,
    .is_here_only = is_here_only || is_of_numbers (items),
  };
  START[fix_kind](fixing);
  drop (fixing);
}
