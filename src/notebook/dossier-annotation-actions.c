/* dossier-annotation-actions.c: what a reader does to annotations wherever they are listed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-annotation-actions.h"

#include "notebook/dossier-notebook-private.h"
#include "store/dossier-annotations.h"
#include "store/dossier-undo.h"

#include <glib/gi18n-lib.h>

/* One step, for the writer; which members are set depends on the job. */
typedef struct
{
  DossierAnnotation *annotation;
  GArray            *ids;
  DossierColour      colour;
  gint64             version_id;
  DossierSpan        span;
} Step;

static void
free_step (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->annotation, dossier_annotation_free);
  g_clear_pointer (&step->ids, g_array_unref);
  g_free (step);
}

static gboolean
change_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;

  return dossier_undo_begin (db, _ ("change of annotation"), error) &&
         dossier_annotations_update (db, step->annotation, error);
}

static gboolean
extend_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;

  return dossier_undo_begin (db, _ ("change of passage"), error) &&
         dossier_annotations_move (db, step->annotation->id, step->version_id, step->span, error);
}

static gboolean
delete_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;

  if (!dossier_undo_begin (db,
                           step->ids->len == 1 ? _ ("deletion of annotation")
                                               : _ ("deletion of annotations"),
                           error))
    return FALSE;
  for (guint i = 0; i < step->ids->len; i++)
    {
      g_autoptr (GError) local_error = NULL;

      if (dossier_annotations_delete (db, g_array_index (step->ids, gint64, i), &local_error) ||
          g_error_matches (local_error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND))
        continue;
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

static gboolean
recolour (DossierDb *db, gint64 id, DossierColour colour, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autoptr (DossierAnnotation) annotation = dossier_annotations_get (db, id, &local_error);

  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (annotation == NULL || annotation->colour == colour)
    return TRUE;
  annotation->colour = colour;
  return dossier_annotations_update (db, annotation, error);
}

static gboolean
recolour_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Step *step = data;

  if (!dossier_undo_begin (db, _ ("change of colour"), error))
    return FALSE;
  for (guint i = 0; i < step->ids->len; i++)
    if (!recolour (db, g_array_index (step->ids, gint64, i), step->colour, error))
      return FALSE;
  return TRUE;
}

static void
run_step (DossierNotebook *self, DossierStoreJob job, Step step, GTask *task)
{
  dossier_store_write_async (dossier_notebook_get_store (self),
                             job,
                             g_memdup2 (&step, sizeof step),
                             free_step,
                             g_task_get_cancellable (task),
                             dossier_notebook_job_done_cb,
                             task);
}

void
dossier_notebook_change_annotation_async (DossierNotebook              *self,
                                          gint64                        annotation_id,
                                          const DossierAnnotationDraft *draft,
                                          GCancellable                 *cancellable,
                                          GAsyncReadyCallback           callback,
                                          gpointer                      user_data)
{
  DossierAnnotation *annotation = NULL;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (draft != NULL);

  annotation = dossier_annotation_new ();
  annotation->id = annotation_id;
  annotation->colour = (DossierColour) draft->highlight;
  annotation->note = draft->note != NULL && *draft->note != '\0' ? g_strdup (draft->note) : NULL;
  if (draft->tags != NULL)
    {
      g_strfreev (annotation->tags);
      annotation->tags = g_strdupv ((char **) draft->tags);
    }
  run_step (self,
            change_job,
            (Step){ .annotation = annotation },
            g_task_new (self, cancellable, callback, user_data));
}

void
dossier_notebook_extend_annotation_async (DossierNotebook    *self,
                                          gint64              annotation_id,
                                          gint64              version_id,
                                          DossierSpan         span,
                                          GCancellable       *cancellable,
                                          GAsyncReadyCallback callback,
                                          gpointer            user_data)
{
  DossierAnnotation *annotation = NULL;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (span.end > span.start);

  annotation = dossier_annotation_new ();
  annotation->id = annotation_id;
  run_step (self,
            extend_job,
            (Step){ .annotation = annotation, .version_id = version_id, .span = span },
            g_task_new (self, cancellable, callback, user_data));
}

void
dossier_notebook_delete_annotations_async (DossierNotebook    *self,
                                           GArray             *ids,
                                           GCancellable       *cancellable,
                                           GAsyncReadyCallback callback,
                                           gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (ids != NULL);

  run_step (self,
            delete_job,
            (Step){ .ids = g_array_copy (ids) },
            g_task_new (self, cancellable, callback, user_data));
}

void
dossier_notebook_recolour_annotations_async (DossierNotebook    *self,
                                             GArray             *ids,
                                             DossierHighlight    highlight,
                                             GCancellable       *cancellable,
                                             GAsyncReadyCallback callback,
                                             gpointer            user_data)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (ids != NULL);
  g_return_if_fail ((guint) highlight < DOSSIER_N_HIGHLIGHTS);

  run_step (self,
            recolour_job,
            (Step){ .ids = g_array_copy (ids), .colour = (DossierColour) highlight },
            g_task_new (self, cancellable, callback, user_data));
}
