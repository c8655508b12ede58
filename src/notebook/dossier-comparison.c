/* dossier-comparison.c: two versions of an article side by side: what changed, and what became of
 * the annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-comparison.h"

#include "notebook/dossier-annotation-item-private.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-annotations.h"
#include "store/dossier-mentions.h"
#include "store/dossier-versions.h"

struct _DossierComparison
{
  GObject parent_instance;

  /* owned */
  DossierVersion     *versions[2]; /* old, new */
  GPtrArray          *mentions[2]; /* DossierMention */
  DossierVersionDiff *diff;
  GArray             *all;   /* DossierComparedVersion */
  GArray             *notes; /* DossierCarriedNote */
};

G_DEFINE_FINAL_TYPE (DossierComparison, dossier_comparison, G_TYPE_OBJECT)

/* What goes from thread to thread. */
typedef struct
{
  gint64 article_id;
  guint  numbers[2];

  DossierVersion     *versions[2];
  GPtrArray          *annotations[2]; /* DossierAnnotation */
  GPtrArray          *mentions[2];    /* DossierMention */
  GArray             *all;            /* DossierComparedVersion */
  DossierVersionDiff *diff;
} Work;

static void
free_work (gpointer data)
{
  Work *work = data;

  g_clear_pointer (&work->diff, dossier_version_diff_free);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&work->versions[i], dossier_version_free);
      g_clear_pointer (&work->annotations[i], g_ptr_array_unref);
      g_clear_pointer (&work->mentions[i], g_ptr_array_unref);
    }
  g_clear_pointer (&work->all, g_array_unref);
  g_free (work);
}

/* Reading -------------------------------------------------------------------------------------- */

static gboolean
list_all (DossierDb *db, Work *work, GError **error)
{
  g_autoptr (GArray) lines = g_array_new (FALSE, FALSE, sizeof (DossierVersionLine));

  if (!dossier_versions_list (db, work->article_id, lines, error))
    return FALSE;
  for (guint i = 0; i < lines->len; i++)
    {
      const DossierVersionLine *line = &g_array_index (lines, DossierVersionLine, i);
      DossierComparedVersion    version = { line->number, line->fetched };

      g_array_append_val (work->all, version);
    }
  return TRUE;
}

/* The mentions by themselves, which is all that is compared. */
static gboolean
read_mentions (DossierDb *db, gint64 version_id, GPtrArray *mentions, GError **error)
{
  g_autoptr (GPtrArray) stored =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);

  if (!dossier_mentions_list (db, version_id, stored, error))
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      DossierStoredMention *mention = g_ptr_array_index (stored, i);

      g_ptr_array_add (mentions, g_steal_pointer (&mention->mention));
    }
  return TRUE;
}

static gboolean
read_side (DossierDb *db, Work *work, guint side, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  work->versions[side] =
      dossier_versions_get (db, work->article_id, work->numbers[side], &local_error);
  if (work->versions[side] == NULL && local_error == NULL)
    g_set_error (&local_error,
                 DOSSIER_STORE_ERROR,
                 DOSSIER_STORE_ERROR_NOT_FOUND,
                 "the notebook has no version %u of it",
                 work->numbers[side]);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return dossier_annotations_list (db, work->versions[side]->id, work->annotations[side], error) &&
         read_mentions (db, work->versions[side]->id, work->mentions[side], error);
}

static gboolean
read_both (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Work *work = data;

  if (list_all (db, work, error) && read_side (db, work, 1, error))
    {
      if (work->numbers[0] == 0)
        work->numbers[0] = MAX (work->versions[1]->number, 2) - 1;
      if (read_side (db, work, 0, error))
        return TRUE;
    }
  g_prefix_error (error, "comparing versions of article %" G_GINT64_FORMAT ": ", work->article_id);
  return FALSE;
}

/* Comparing ------------------------------------------------------------------------------------ */

static void
compare (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work              *work = data;
  DossierVersionSide sides[2];

  for (guint i = 0; i < 2; i++)
    sides[i] = (DossierVersionSide){
      work->versions[i]->document->text,
      work->versions[i]->document->text_length,
      work->mentions[i],
    };
  work->diff = dossier_version_diff_new (&sides[0], &sides[1]);
  g_task_return_boolean (task, TRUE);
}

static void
clear_note (gpointer data)
{
  g_object_unref (((DossierCarriedNote *) data)->item);
}

/* Takes the annotations of the new version. */
static GArray *
list_notes (Work *work)
{
  GArray *notes = g_array_new (FALSE, FALSE, sizeof (DossierCarriedNote));
  g_autoptr (GHashTable) news = g_hash_table_new (g_int64_hash, g_int64_equal);

  g_array_set_clear_func (notes, clear_note);
  for (guint i = 0; i < work->annotations[1]->len; i++)
    {
      DossierAnnotation *annotation = g_ptr_array_index (work->annotations[1], i);

      g_hash_table_insert (news, &annotation->id, GUINT_TO_POINTER (i + 1));
    }
  for (guint i = 0; i < work->annotations[0]->len; i++)
    {
      DossierAnnotation *old = g_ptr_array_index (work->annotations[0], i);
      guint              place = GPOINTER_TO_UINT (g_hash_table_lookup (news, &old->id));
      DossierCarriedNote note = { .old_span = old->span };

      if (place == 0 || old->anchor == DOSSIER_ANCHOR_ORPHAN)
        continue;
      note.anchor = ((DossierAnnotation *) work->annotations[1]->pdata[place - 1])->anchor;
      note.item = dossier_annotation_item_new (
          dossier_annotation_copy (work->annotations[1]->pdata[place - 1]));
      g_array_append_val (notes, note);
    }
  return notes;
}

static void
compared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DossierComparison) self = NULL;
  Work   *work = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return;
    }
  self = g_object_new (DOSSIER_TYPE_COMPARISON, NULL);
  for (guint i = 0; i < 2; i++)
    {
      self->versions[i] = g_steal_pointer (&work->versions[i]);
      self->mentions[i] = g_steal_pointer (&work->mentions[i]);
    }
  self->diff = g_steal_pointer (&work->diff);
  self->all = g_steal_pointer (&work->all);
  self->notes = list_notes (work);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static void
both_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) worker = NULL;
  DossierNotebook *notebook = g_task_get_source_object (task);
  Work            *read = dossier_store_get_job_data (result);
  Work            *work;
  GError          *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  /* The job's own data goes with the job. */
  work = g_new (Work, 1);
  *work = *read;
  *read = (Work){ 0 };
  worker = g_task_new (notebook, g_task_get_cancellable (task), compared_cb, g_object_ref (task));
  g_task_set_task_data (worker, work, free_work);
  dossier_workers_run (dossier_notebook_get_workers (notebook), worker, compare);
}

void
dossier_comparison_open_async (DossierNotebook    *notebook,
                               gint64              article_id,
                               guint               old_number,
                               guint               new_number,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  Work *work;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  work = g_new0 (Work, 1);
  work->article_id = article_id;
  work->numbers[0] = old_number;
  work->numbers[1] = new_number;
  work->all = g_array_new (FALSE, FALSE, sizeof (DossierComparedVersion));
  for (guint i = 0; i < 2; i++)
    {
      work->annotations[i] =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_annotation_free);
      work->mentions[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
    }
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            read_both,
                            work,
                            free_work,
                            cancellable,
                            both_read_cb,
                            g_task_new (notebook, cancellable, callback, user_data));
}

DossierComparison *
dossier_comparison_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The object ----------------------------------------------------------------------------------- */

static void
dossier_comparison_finalize (GObject *object)
{
  DossierComparison *self = DOSSIER_COMPARISON (object);

  g_clear_pointer (&self->diff, dossier_version_diff_free);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&self->versions[i], dossier_version_free);
      g_clear_pointer (&self->mentions[i], g_ptr_array_unref);
    }
  g_clear_pointer (&self->all, g_array_unref);
  g_clear_pointer (&self->notes, g_array_unref);
  G_OBJECT_CLASS (dossier_comparison_parent_class)->finalize (object);
}

static void
dossier_comparison_class_init (DossierComparisonClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_comparison_finalize;
}

static void
dossier_comparison_init (DossierComparison *self)
{
}

gint64
dossier_comparison_get_article_id (DossierComparison *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON (self), 0);
  return self->versions[1]->article_id;
}

guint
dossier_comparison_get_old_number (DossierComparison *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON (self), 0);
  return self->versions[0]->number;
}

guint
dossier_comparison_get_new_number (DossierComparison *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON (self), 0);
  return self->versions[1]->number;
}

const GArray *
dossier_comparison_get_versions (DossierComparison *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON (self), NULL);
  return self->all;
}

const DossierDocument *
dossier_comparison_get_old_document (DossierComparison *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON (self), NULL);
  return self->versions[0]->document;
}

const DossierDocument *
dossier_comparison_get_new_document (DossierComparison *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON (self), NULL);
  return self->versions[1]->document;
}

const DossierVersionDiff *
dossier_comparison_get_diff (DossierComparison *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON (self), NULL);
  return self->diff;
}

const GArray *
dossier_comparison_get_notes (DossierComparison *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMPARISON (self), NULL);
  return self->notes;
}

guint
dossier_comparison_count_notes (DossierComparison *self, DossierAnchorResult anchor)
{
  guint n = 0;

  g_return_val_if_fail (DOSSIER_IS_COMPARISON (self), 0);

  for (guint i = 0; i < self->notes->len; i++)
    n += g_array_index (self->notes, DossierCarriedNote, i).anchor == anchor;
  return n;
}
