/* dossier-entity-actions.c: puts the entities of an article right, for it or for the whole
 * notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-entity-actions.h"

#include "notebook/dossier-entity-item-private.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-rules-correct.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

/* Marks a singular and its plural for translation where gettext cannot be called; see
 * po/meson.build. */
#define NP_(singular, plural) singular, plural

static const struct
{
  DossierGesture gesture;
  /* Translators: as in "Undo …"; %s is a name, or "3 people" */
  const char *step;
  /* Translators: what was done; %s is a name in quotes, or "3 people" */
  const char *news;
  gboolean    is_of_one;
  gboolean    is_of_names;
} fixes[DOSSIER_N_FIXES] = {
  [DOSSIER_FIX_CONFIRM] = { DOSSIER_GESTURE_CONFIRM,
                            N_ ("confirmation of %s"),
                            N_ ("%s confirmed"),
                            FALSE,
                            FALSE },
  [DOSSIER_FIX_REJECT] = { DOSSIER_GESTURE_REJECT,
                           N_ ("rejection of %s"),
                           N_ ("%s rejected"),
                           FALSE,
                           FALSE },
  [DOSSIER_FIX_RETYPE] = { DOSSIER_GESTURE_RETYPE,
                           N_ ("change of kind of %s"),
                           N_ ("Kind of %s changed"),
                           FALSE,
                           FALSE },
  [DOSSIER_FIX_RENAME] = { DOSSIER_GESTURE_RENAME,
                           N_ ("renaming of %s"),
                           N_ ("%s renamed"),
                           TRUE,
                           TRUE },
  [DOSSIER_FIX_MERGE] = { DOSSIER_GESTURE_MERGE,
                          N_ ("merge of %s"),
                          N_ ("%s merged"),
                          FALSE,
                          FALSE },
  [DOSSIER_FIX_SPLIT] = { DOSSIER_GESTURE_SPLIT,
                          N_ ("splitting of %s"),
                          N_ ("One mention of %s split off"),
                          TRUE,
                          TRUE },
  [DOSSIER_FIX_ALIAS] = { DOSSIER_GESTURE_ALIAS,
                          N_ ("further name of %s"),
                          N_ ("%s has one more name"),
                          TRUE,
                          TRUE },
  [DOSSIER_FIX_LOCATE] = { DOSSIER_GESTURE_LOCATE,
                           N_ ("moving of %s"),
                           N_ ("%s lies elsewhere now"),
                           TRUE,
                           TRUE },
};

static const struct
{
  const char *singular;
  const char *plural;
} kinds[DOSSIER_N_ENTITY_KINDS] = {
  [DOSSIER_ENTITY_PERSON] = { NP_ ("%u person", "%u people") },
  [DOSSIER_ENTITY_PLACE] = { NP_ ("%u place", "%u places") },
  [DOSSIER_ENTITY_ORGANISATION] = { NP_ ("%u organisation", "%u organisations") },
  [DOSSIER_ENTITY_FIGURE] = { NP_ ("%u figure", "%u figures") },
  [DOSSIER_ENTITY_DATE] = { NP_ ("%u date", "%u dates") },
};

static gboolean
is_of_one_kind (GPtrArray *items)
{
  for (guint i = 1; i < items->len; i++)
    if (dossier_entity_item_get_kind (items->pdata[i]) !=
        dossier_entity_item_get_kind (items->pdata[0]))
      return FALSE;
  return TRUE;
}

/* “Otto Falk”, or "3 people", or "3 entries" of several kinds. */
static char *
dup_subject (GPtrArray *items)
{
  DossierEntityKind kind = dossier_entity_item_get_kind (items->pdata[0]);

  if (items->len == 1)
    return g_strdup_printf (_ ("“%s”"), dossier_entity_item_get_name (items->pdata[0]));
  if (is_of_one_kind (items))
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, kinds[kind].singular, kinds[kind].plural, items->len),
        items->len);
  return g_strdup_printf (ngettext ("%u entry", "%u entries", items->len), items->len);
}

static char *
dup_sentence (GPtrArray *items, const char *pattern)
{
  g_autofree char *subject = dup_subject (items);

  return g_strdup_printf (_ (pattern), subject);
}

char *
dossier_entity_actions_dup_step (GPtrArray *items, const DossierFixDraft *draft)
{
  g_return_val_if_fail (items != NULL && items->len > 0, NULL);
  g_return_val_if_fail (draft != NULL && (guint) draft->fix < DOSSIER_N_FIXES, NULL);

  return dup_sentence (items, fixes[draft->fix].step);
}

static char *
dup_news (GPtrArray *items, const DossierFixDraft *draft)
{
  g_autofree char *subject = dup_subject (items);

  if (draft->fix == DOSSIER_FIX_MERGE && draft->entity_name != NULL)
    /* Translators: the first is a name or "3 people", the second a name */
    return g_strdup_printf (items->len == 1 ? _ ("%s is “%s” from now on")
                                            : _ ("%s are “%s” from now on"),
                            subject,
                            draft->entity_name);
  if (draft->fix == DOSSIER_FIX_RENAME && draft->name != NULL)
    return g_strdup_printf (_ ("%s is called “%s” from now on"), subject, draft->name);
  return g_strdup_printf (_ (fixes[draft->fix].news), subject);
}

gboolean
dossier_entity_actions_is_possible (GPtrArray *items, DossierFix fix)
{
  g_return_val_if_fail (items != NULL, FALSE);
  g_return_val_if_fail ((guint) fix < DOSSIER_N_FIXES, FALSE);

  if (items->len == 0 || (fixes[fix].is_of_one && items->len > 1))
    return FALSE;
  if (fix == DOSSIER_FIX_LOCATE)
    return dossier_entity_item_get_kind (items->pdata[0]) == DOSSIER_ENTITY_PLACE;
  if (fix == DOSSIER_FIX_SPLIT && dossier_entity_item_get_count (items->pdata[0]) < 2)
    return FALSE;
  for (guint i = 0; fixes[fix].is_of_names && i < items->len; i++)
    if (dossier_entity_item_get_entity_id (items->pdata[i]) == 0)
      return FALSE;
  return TRUE;
}

/* --- for the writer --- */

typedef struct
{
  char             *step;
  char             *news;
  char             *name;
  DossierPlace      place;
  DossierCorrection correction;
} Fixing;

static void
free_fixing (gpointer data)
{
  Fixing *fixing = data;

  g_free (fixing->step);
  g_free (fixing->news);
  g_free (fixing->name);
  g_array_unref (fixing->correction.ids);
  g_free (fixing);
}

static gboolean
write_fix (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixing *fixing = data;

  return dossier_undo_begin (db, fixing->step, error) &&
         dossier_rules_correct (db, &fixing->correction, error);
}

static void
collect_ids (Fixing *fixing, GPtrArray *items, const DossierFixDraft *draft)
{
  GArray *first = dossier_entity_item_get_ids (items->pdata[0]);

  if (draft->mention >= 0 && (guint) draft->mention < first->len)
    fixing->correction.seen_id = g_array_index (first, gint64, draft->mention);
  if (draft->fix == DOSSIER_FIX_SPLIT && fixing->correction.seen_id != 0)
    {
      g_array_append_val (fixing->correction.ids, fixing->correction.seen_id);
      return;
    }
  for (guint i = 0; i < items->len; i++)
    {
      GArray *ids = dossier_entity_item_get_ids (items->pdata[i]);

      /* Of several rows, the one that the others become says nothing new of itself. */
      if (draft->fix == DOSSIER_FIX_MERGE && items->len > 1 &&
          dossier_entity_item_get_entity_id (items->pdata[i]) == draft->entity_id)
        continue;
      g_array_append_vals (fixing->correction.ids, ids->data, ids->len);
    }
}

static Fixing *
make_fixing (DossierReading *reading, GPtrArray *items, const DossierFixDraft *draft)
{
  static const DossierNamesake namesakes[] = {
    [DOSSIER_FIX_NAMESAKE_ASK] = DOSSIER_NAMESAKE_ASK,
    [DOSSIER_FIX_NAMESAKE_SAME] = DOSSIER_NAMESAKE_SAME,
    [DOSSIER_FIX_NAMESAKE_OTHER] = DOSSIER_NAMESAKE_OTHER,
  };
  Fixing *fixing = g_new0 (Fixing, 1);

  fixing->step = dossier_entity_actions_dup_step (items, draft);
  fixing->news = dup_news (items, draft);
  fixing->name = draft->name != NULL ? g_strstrip (g_strdup (draft->name)) : NULL;
  fixing->correction = (DossierCorrection){
    .gesture = fixes[draft->fix].gesture,
    .scope = draft->is_here_only ? DOSSIER_RULE_HERE : DOSSIER_RULE_EVERYWHERE,
    .version_id = dossier_reading_get_version_id (reading),
    .ids = g_array_new (FALSE, FALSE, sizeof (gint64)),
    .kind = draft->kind,
    .name = fixing->name,
    .namesake = namesakes[draft->namesake],
    .entity_id = draft->entity_id,
  };
  if (draft->place != NULL)
    {
      fixing->place = *draft->place;
      fixing->correction.place = &fixing->place;
    }
  collect_ids (fixing, items, draft);
  return fixing;
}

void
dossier_entity_actions_fix_async (DossierReading        *reading,
                                  GPtrArray             *items,
                                  const DossierFixDraft *draft,
                                  GCancellable          *cancellable,
                                  GAsyncReadyCallback    callback,
                                  gpointer               user_data)
{
  DossierNotebook *notebook = NULL;

  g_return_if_fail (DOSSIER_IS_READING (reading));
  g_return_if_fail (items != NULL && items->len > 0);
  g_return_if_fail (draft != NULL && (guint) draft->fix < DOSSIER_N_FIXES);

  notebook = dossier_reading_get_notebook (reading);
  dossier_store_write_async (dossier_notebook_get_store (notebook),
                             write_fix,
                             make_fixing (reading, items, draft),
                             free_fixing,
                             cancellable,
                             dossier_notebook_job_done_cb,
                             g_task_new (reading, cancellable, callback, user_data));
}

char *
dossier_entity_actions_fix_finish (DossierReading *reading, GAsyncResult *result, GError **error)
{
  g_autoptr (GAsyncResult) job = NULL;
  Fixing *fixing = NULL;

  g_return_val_if_fail (g_task_is_valid (result, reading), NULL);

  job = g_task_propagate_pointer (G_TASK (result), error);
  if (job == NULL)
    return NULL;

  fixing = dossier_store_get_job_data (job);
  return g_strdup (fixing->news);
}
