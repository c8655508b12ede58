/* dossier-reading-actions.c: what the reader does to an article: annotates, rejects. Each is one
 * undo step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-reading.h"

#include "notebook/dossier-entity-item-private.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-annotations.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

/* One step of the reader's, for the writer; which members are set depends on the job. */
typedef struct
{
  const char        *step; /* translated */
  gint64             version_id;
  DossierSpan        span;
  DossierAnnotation *annotation;
  GArray            *ids; /* of mentions */
  gint64             made_id;
} Step;

static void
free_step (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->annotation, dossier_annotation_free);
  g_clear_pointer (&step->ids, g_array_unref);
  g_free (step);
}

static Step *
new_step (DossierReading *self, const char *name)
{
  Step *step = g_new0 (Step, 1);

  step->step = name;
  step->version_id = dossier_reading_get_version_id (self);
  return step;
}

static void
step_done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Step   *step = dossier_store_get_job_data (result);
  GError *error = NULL;

  if (dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_int (task, step->made_id);
  else
    g_task_return_error (task, error);
}

/* Every task of this file returns the id of what was made, or 0 where nothing was; -1 with an
 * error. */
static void
run_step (Step *step, DossierStoreJob job, GTask *task)
{
  DossierReading  *self = g_task_get_source_object (task);
  DossierNotebook *notebook = dossier_reading_get_notebook (self);

  dossier_store_write_async (dossier_notebook_get_store (notebook),
                             job,
                             step,
                             free_step,
                             g_task_get_cancellable (task),
                             step_done_cb,
                             task);
}

static DossierAnnotation *
make_annotation (const DossierAnnotationDraft *draft)
{
  DossierAnnotation *annotation = dossier_annotation_new ();

  annotation->colour = (DossierColour) draft->highlight;
  annotation->note = draft->note != NULL && *draft->note != '\0' ? g_strdup (draft->note) : NULL;
  g_strfreev (annotation->tags);
  annotation->tags = draft->tags != NULL ? g_strdupv ((char **) draft->tags) : g_new0 (char *, 1);
  return annotation;
}

static gboolean
annotate (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  if (!dossier_undo_begin (db, step->step, error) ||
      !dossier_annotations_add (db, step->version_id, step->span, step->annotation, error))
    return FALSE;
  step->made_id = step->annotation->id;
  return TRUE;
}

void
dossier_reading_annotate_async (DossierReading               *self,
                                DossierSpan                   span,
                                const DossierAnnotationDraft *draft,
                                GCancellable                 *cancellable,
                                GAsyncReadyCallback           callback,
                                gpointer                      user_data)
{
  Step *step;

  g_return_if_fail (DOSSIER_IS_READING (self));
  g_return_if_fail (draft != NULL);

  step = new_step (self, draft->note != NULL ? _ ("note") : _ ("highlight"));
  step->span = span;
  step->annotation = make_annotation (draft);
  run_step (step, annotate, g_task_new (self, cancellable, callback, user_data));
}

gint64
dossier_reading_annotate_finish (DossierReading *self, GAsyncResult *result, GError **error)
{
  gssize id = g_task_propagate_int (G_TASK (result), error);

  return MAX (0, id);
}

static gboolean
change_annotation (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return dossier_undo_begin (db, step->step, error) &&
         dossier_annotations_update (db, step->annotation, error);
}

void
dossier_reading_change_annotation_async (DossierReading               *self,
                                         gint64                        annotation_id,
                                         const DossierAnnotationDraft *draft,
                                         GCancellable                 *cancellable,
                                         GAsyncReadyCallback           callback,
                                         gpointer                      user_data)
{
  Step *step;

  g_return_if_fail (DOSSIER_IS_READING (self));
  g_return_if_fail (draft != NULL);

  step = new_step (self, _ ("change of annotation"));
  step->annotation = make_annotation (draft);
  step->annotation->id = annotation_id;
  run_step (step, change_annotation, g_task_new (self, cancellable, callback, user_data));
}

static gboolean
delete_annotation (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return dossier_undo_begin (db, step->step, error) &&
         dossier_annotations_delete (db, step->annotation->id, error);
}

void
dossier_reading_delete_annotation_async (DossierReading     *self,
                                         gint64              annotation_id,
                                         GCancellable       *cancellable,
                                         GAsyncReadyCallback callback,
                                         gpointer            user_data)
{
  Step *step;

  g_return_if_fail (DOSSIER_IS_READING (self));

  step = new_step (self, _ ("deletion of annotation"));
  step->annotation = dossier_annotation_new ();
  step->annotation->id = annotation_id;
  run_step (step, delete_annotation, g_task_new (self, cancellable, callback, user_data));
}

static gboolean
move_annotation (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return dossier_undo_begin (db, step->step, error) &&
         dossier_annotations_move (db, step->annotation->id, step->version_id, step->span, error);
}

void
dossier_reading_move_annotation_async (DossierReading     *self,
                                       gint64              annotation_id,
                                       DossierSpan         span,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  Step *step;

  g_return_if_fail (DOSSIER_IS_READING (self));

  step = new_step (self, _ ("re-attaching of annotation"));
  step->span = span;
  step->annotation = dossier_annotation_new ();
  step->annotation->id = annotation_id;
  run_step (step, move_annotation, g_task_new (self, cancellable, callback, user_data));
}

static gboolean
reject_mentions (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  if (!dossier_undo_begin (db, step->step, error))
    return FALSE;
  for (guint i = 0; i < step->ids->len; i++)
    if (!dossier_mentions_set_origin (db,
                                      g_array_index (step->ids, gint64, i),
                                      DOSSIER_ORIGIN_REJECTED,
                                      error))
      return FALSE;
  return TRUE;
}

void
dossier_reading_reject_async (DossierReading     *self,
                              DossierEntityItem  *entity,
                              GCancellable       *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer            user_data)
{
  Step *step;

  g_return_if_fail (DOSSIER_IS_READING (self));
  g_return_if_fail (DOSSIER_IS_ENTITY_ITEM (entity));

  step = new_step (self, _ ("rejection"));
  step->ids = g_array_ref (dossier_entity_item_get_ids (entity));
  run_step (step, reject_mentions, g_task_new (self, cancellable, callback, user_data));
}

gboolean
dossier_reading_finish (DossierReading *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_int (G_TASK (result), error) != -1;
}
