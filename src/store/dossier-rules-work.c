/* dossier-rules-work.c: applies rules to the whole notebook, a few texts at a time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-rules-work.h"

#include "core/text/dossier-typed.h"
#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-rules-private.h"
#include "store/dossier-words.h"

#include <string.h>

/* Versions that are asked for at once. */
#define BATCH 64
/* Names that lead on to the name of a rule; more than these nobody has. */
#define MAX_ENTITIES 1000

/* One row of the table of work. */
typedef struct
{
  gint64            id;
  gint64            rule_id;
  DossierEntityKind kind;
  char             *folded;
  gint64            article_id;
  gint64            after;
  gint64            n_done;
  gint64            n_versions; /* -1 until they were counted */
  char             *words;
  gboolean          is_of_words; /* a tagged name, which stands where texts say it */
} Work;

static void
clear_work (Work *self)
{
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->words, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Work, clear_work)

void
dossier_rules_progress_clear (DossierRulesProgress *self)
{
  g_clear_pointer (&self->words, g_free);
}

/* id 0 when nothing is left */
static gboolean
peek (DossierDb *db, Work *work, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_WORK_PEEK, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  step = dossier_statement_step (statement, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;

  work->id = dossier_statement_get_int (statement, 0);
  work->rule_id = dossier_statement_get_int (statement, 1);
  dossier_columns_read_kind (statement, 2, &work->kind);
  work->folded = dossier_statement_dup_text (statement, 3);
  work->article_id = dossier_statement_get_int (statement, 4);
  work->after = dossier_statement_get_int (statement, 5);
  work->n_done = dossier_statement_get_int (statement, 6);
  work->n_versions =
      dossier_statement_is_null (statement, 7) ? -1 : dossier_statement_get_int (statement, 7);
  work->words = dossier_statement_dup_text (statement, 8);
  work->is_of_words = g_strcmp0 (dossier_statement_get_text (statement, 9), "made") == 0;

  return TRUE;
}

/* --- whose mentions it is about --- */

static gboolean
contains (const GArray *ids, gint64 id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

/* The entities that have this name as their own. */
static gboolean
add_entities (DossierDb *db, const char *kind, const char *folded, GArray *ids, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_LIST_ENTITIES, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":kind", kind);
  dossier_statement_bind_text (statement, ":folded", folded);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      if (ids->len < MAX_ENTITIES && !contains (ids, id))
        g_array_append_val (ids, id);
    }

  return step == DOSSIER_STEP_DONE;
}

/* The names of the rules that lead to an entity, as kind and folded name by turns. */
static gboolean
list_keys (DossierDb *db, gint64 entity_id, GPtrArray *keys, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_LIST_KEYS, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":entity", entity_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      g_ptr_array_add (keys, dossier_statement_dup_text (statement, 0));
      g_ptr_array_add (keys, dossier_statement_dup_text (statement, 1));
    }

  return step == DOSSIER_STEP_DONE;
}

/* Those of the rule's name, and those that other rules bring to it: their mentions may go on, or
 * stop, where this rule says something. */
static gboolean
find_entities (DossierDb *db, const Work *work, GArray *ids, GError **error)
{
  if (!add_entities (db, dossier_entity_kind_to_string (work->kind), work->folded, ids, error))
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

      if (!list_keys (db, g_array_index (ids, gint64, i), keys, error))
        return FALSE;
      for (guint k = 0; k + 1 < keys->len; k += 2)
        if (!add_entities (db, keys->pdata[k], keys->pdata[k + 1], ids, error))
          return FALSE;
    }

  return TRUE;
}

/* --- the texts that they stand in --- */

static int
compare_ids_cb (gconstpointer a, gconstpointer b)
{
  gint64 left = *(const gint64 *) a;
  gint64 right = *(const gint64 *) b;

  return (left > right) - (left < right);
}

static gboolean
add_versions (DossierDb  *db,
              DossierSql  sql,
              const Work *work,
              gint64      id,
              const char *match,
              guint       limit,
              GArray     *versions,
              GError    **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, sql, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  if (match != NULL)
    dossier_statement_bind_text (statement, ":words", match);
  else
    dossier_statement_bind_int (statement, ":id", id);
  dossier_statement_bind_int (statement, ":after", work->after);
  dossier_statement_bind_limit (statement, limit);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 version = dossier_statement_get_int (statement, 0);

      g_array_append_val (versions, version);
    }

  return step == DOSSIER_STEP_DONE;
}

/* --- names that were tagged --- */

/* One phrase, or nothing that the index knows. (transfer full) (nullable) */
static char *
dup_phrase (const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, "\"", -1);
  g_autofree char *plain = g_strjoinv (" ", parts);

  return dossier_typed_has_word (plain, strlen (plain)) ? g_strdup_printf ("\"%s\"", plain) : NULL;
}

/* Both spellings: the index knows accents, but not every letter that we take for another. */
static gboolean
add_versions_of_phrase (DossierDb  *db,
                        const Work *work,
                        const char *words,
                        const char *folded,
                        guint       limit,
                        GArray     *versions,
                        GError    **error)
{
  g_autofree char *phrase = dup_phrase (words);
  g_autofree char *other = dup_phrase (folded);
  g_autofree char *match = NULL;

  if (phrase == NULL || other == NULL)
    return TRUE;
  match = g_strdup_printf ("text : (%s OR %s)", phrase, other);

  return add_versions (db,
                       DOSSIER_SQL_RULE_WORK_LIST_WORDS,
                       work,
                       0,
                       match,
                       limit,
                       versions,
                       error);
}

/* A tagged name that means this entity may mean it no more, or again. */
static gboolean
add_versions_of_tags (DossierDb  *db,
                      const Work *work,
                      gint64      entity_id,
                      guint       limit,
                      GArray     *versions,
                      GError    **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_LIST_WORDS_OF, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":entity", entity_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64   article_id = dossier_statement_get_int (statement, 2);
      gboolean ok = article_id != 0
                        ? add_versions (db,
                                        DOSSIER_SQL_RULE_WORK_LIST_ARTICLE,
                                        work,
                                        article_id,
                                        NULL,
                                        limit,
                                        versions,
                                        error)
                        : add_versions_of_phrase (db,
                                                  work,
                                                  dossier_statement_get_text (statement, 0),
                                                  dossier_statement_get_text (statement, 1),
                                                  limit,
                                                  versions,
                                                  error);

      if (!ok)
        return FALSE;
    }

  return step == DOSSIER_STEP_DONE;
}

static gboolean
add_versions_of_names (DossierDb  *db,
                       const Work *work,
                       guint       limit,
                       GArray     *versions,
                       GError    **error)
{
  static const DossierSql sqls[] = {
    DOSSIER_SQL_RULE_WORK_LIST_ENTITY,
    DOSSIER_SQL_RULE_WORK_LIST_RAW,
  };
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (!find_entities (db, work, entities, error))
    return FALSE;

  for (guint i = 0; i < entities->len; i++)
    {
      gint64 id = g_array_index (entities, gint64, i);

      for (gsize k = 0; k < G_N_ELEMENTS (sqls); k++)
        if (!add_versions (db, sqls[k], work, id, NULL, limit, versions, error))
          return FALSE;
      if (!add_versions_of_tags (db, work, id, limit, versions, error))
        return FALSE;
    }

  return TRUE;
}

/* Figures and dates are found by their words in the full text of what articles say now. */
static gboolean
add_versions_of_words (DossierDb  *db,
                       const Work *work,
                       guint       limit,
                       GArray     *versions,
                       GError    **error)
{
  g_autofree char *match = NULL;

  if (dossier_words_parse (work->folded, &match) == DOSSIER_WORDS_NOTHING || match == NULL)
    return TRUE;

  return add_versions (db,
                       DOSSIER_SQL_RULE_WORK_LIST_WORDS,
                       work,
                       0,
                       match,
                       limit,
                       versions,
                       error);
}

/* The next versions in their order, each once; @limit 0 for all. */
static gboolean
find_versions (DossierDb *db, const Work *work, guint limit, GArray *versions, GError **error)
{
  guint kept = 0;

  if (!add_versions (db,
                     DOSSIER_SQL_RULE_WORK_LIST_RULE,
                     work,
                     work->rule_id,
                     NULL,
                     limit,
                     versions,
                     error))
    return FALSE;
  if (work->article_id != 0)
    {
      if (!add_versions (db,
                         DOSSIER_SQL_RULE_WORK_LIST_ARTICLE,
                         work,
                         work->article_id,
                         NULL,
                         limit,
                         versions,
                         error))
        return FALSE;
    }
  else if (work->is_of_words)
    {
      if (!add_versions_of_phrase (db, work, work->words, work->folded, limit, versions, error))
        return FALSE;
    }
  else if (dossier_rules_is_name (work->kind)
               ? !add_versions_of_names (db, work, limit, versions, error)
               : !add_versions_of_words (db, work, limit, versions, error))
    return FALSE;

  g_array_sort (versions, compare_ids_cb);
  for (guint i = 0; i < versions->len; i++)
    {
      gint64 id = g_array_index (versions, gint64, i);

      if (kept == 0 || g_array_index (versions, gint64, kept - 1) != id)
        g_array_index (versions, gint64, kept++) = id;
    }
  g_array_set_size (versions, limit > 0 ? MIN (kept, limit) : kept);

  return TRUE;
}

/* --- working --- */

static gboolean
finish (DossierDb *db, const Work *work, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_WORK_DONE, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":id", work->id);

  return dossier_statement_run (statement, error);
}

static gboolean
save (DossierDb *db, const Work *work, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_RULE_WORK_SET, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":id", work->id);
  dossier_statement_bind_int (statement, ":after", work->after);
  dossier_statement_bind_int (statement, ":done", work->n_done);
  dossier_statement_bind_int (statement, ":versions", work->n_versions);

  return dossier_statement_run (statement, error);
}

static gboolean
count_versions (DossierDb *db, Work *work, GError **error)
{
  g_autoptr (GArray) all = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (work->n_versions >= 0)
    return TRUE;
  if (!find_versions (db, work, 0, all, error))
    return FALSE;

  work->n_versions = all->len;
  return TRUE;
}

/* @is_finished: nothing of it is left */
static gboolean
work_on (DossierDb *db, Work *work, gint64 deadline, gboolean *is_finished, GError **error)
{
  g_autoptr (GArray) versions = g_array_new (FALSE, FALSE, sizeof (gint64));

  *is_finished = FALSE;
  if (!count_versions (db, work, error) || !find_versions (db, work, BATCH, versions, error))
    return FALSE;

  for (guint i = 0; i < versions->len; i++)
    {
      gint64 version_id = g_array_index (versions, gint64, i);

      if (!dossier_rules_settle (db, version_id, NULL, error))
        return FALSE;
      work->after = version_id;
      work->n_done++;
      if (g_get_monotonic_time () >= deadline)
        return save (db, work, error);
    }

  *is_finished = versions->len < BATCH;
  return *is_finished ? finish (db, work, error) : save (db, work, error);
}

static gboolean
read_progress (DossierDb *db, DossierRulesProgress *progress, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  g_auto (Work) work = { 0 };
  DossierStep step = DOSSIER_STEP_ERROR;

  *progress = (DossierRulesProgress){ 0 };
  if (!peek (db, &work, error))
    return FALSE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_RULE_WORK_COUNT, error);
  if (statement == NULL)
    return FALSE;
  step = dossier_statement_step (statement, error);
  if (step != DOSSIER_STEP_ROW)
    return step == DOSSIER_STEP_DONE;

  progress->n_rules = (guint) dossier_statement_get_int (statement, 0);
  progress->words = g_steal_pointer (&work.words);
  progress->n_done = work.n_done;
  progress->n_versions = MAX (work.n_versions, 0);
  return TRUE;
}

static gboolean
do_work (DossierDb *db, guint milliseconds, DossierRulesProgress *progress, GError **error)
{
  gint64 deadline = g_get_monotonic_time () + milliseconds * G_TIME_SPAN_MILLISECOND;

  *progress = (DossierRulesProgress){ 0 };
  do
    {
      g_auto (Work) work = { 0 };
      gboolean is_finished = FALSE;

      if (!peek (db, &work, error))
        return FALSE;
      if (work.id == 0)
        break;
      if (!work_on (db, &work, deadline, &is_finished, error))
        return FALSE;
      /* How often it applies is part of a rule. */
      if (is_finished)
        dossier_db_note (db, DOSSIER_CHANGE_RULES, 0);
    }
  while (g_get_monotonic_time () < deadline);

  return read_progress (db, progress, error);
}

gboolean
dossier_rules_work (DossierDb            *db,
                    guint                 milliseconds,
                    DossierRulesProgress *progress,
                    GError              **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (progress != NULL, FALSE);

  return dossier_store_doing (do_work (db, milliseconds, progress, error),
                              error,
                              "applying the rules");
}

gboolean
dossier_rules_get_progress (DossierDb *db, DossierRulesProgress *progress, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (progress != NULL, FALSE);

  return dossier_store_doing (read_progress (db, progress, error),
                              error,
                              "reading what is left of the rules");
}
