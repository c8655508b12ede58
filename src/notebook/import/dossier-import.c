/* dossier-import.c: brings what another program, or another notebook, wrote into this notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/import/dossier-import.h"

#include "notebook/dossier-notebook-private.h"
#include "notebook/import/dossier-import-private.h"

#include <glib/gi18n-lib.h>

/* How far reading brings the progress bar. */
#define FRACTION_READ 0.9

typedef struct
{
  DossierNotebook   *notebook;
  DossierJob        *job;
  GFile             *file;
  DossierRecogniser *recogniser;
  char              *name;
  GCancellable      *asked; /* (nullable): the caller's */
  gulong             asked_id;
  DossierImportPlan *plan;
} Import;

static void
free_import (gpointer data)
{
  Import *import = data;

  if (import->asked != NULL)
    g_cancellable_disconnect (import->asked, import->asked_id);
  g_clear_object (&import->asked);
  g_clear_object (&import->notebook);
  g_clear_object (&import->job);
  g_clear_object (&import->file);
  g_clear_pointer (&import->recogniser, dossier_recogniser_unref);
  g_clear_pointer (&import->plan, dossier_import_plan_free);
  g_free (import->name);
  g_free (import);
}

/* Takes the error; the task is returned. */
static void
fail (GTask *task, GError *error)
{
  Import *import = g_task_get_task_data (task);

  g_prefix_error (&error, _ ("importing %s: "), import->name);
  dossier_job_end (import->job, error);
  g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      fail (task, error);
      return;
    }
  dossier_job_end (import->job, NULL);
  g_task_return_pointer (task,
                         g_steal_pointer (&import->plan->report),
                         (GDestroyNotify) dossier_import_report_free);
}

static gboolean
write_plan (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return dossier_import_write (db, data, error);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      fail (task, error);
      return;
    }
  dossier_job_set_fraction (import->job, FRACTION_READ);
  dossier_store_write_async (dossier_notebook_get_store (import->notebook),
                             write_plan,
                             import->plan,
                             NULL,
                             dossier_job_get_cancellable (import->job),
                             written_cb,
                             g_object_ref (task));
}

/* A step of the progress bar, on its way to the main context. */
typedef struct
{
  DossierJob *job;
  double      fraction;
} Progress;

static gboolean
show_progress_cb (gpointer data)
{
  Progress *progress = data;

  if (dossier_job_get_state (progress->job) == DOSSIER_JOB_RUNNING)
    dossier_job_set_fraction (progress->job, progress->fraction);
  return G_SOURCE_REMOVE;
}

static void
free_progress (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->job);
  g_free (progress);
}

static void
tell_progress (double fraction, gpointer data)
{
  Import   *import = data;
  Progress *progress = g_new0 (Progress, 1);

  progress->job = g_object_ref (import->job);
  progress->fraction = fraction * FRACTION_READ;
  g_idle_add_full (G_PRIORITY_DEFAULT, show_progress_cb, progress, free_progress);
}

/* On a thread of its own: an archive takes minutes. */
static void
read_file (GTask *errand, gpointer source, gpointer data, GCancellable *cancellable)
{
  Import             *import = data;
  g_autofree char    *uri = g_file_get_uri (import->file);
  DossierImportReader reader = {
    .extractor = dossier_notebook_get_extractor (import->notebook),
    .recogniser = import->recogniser,
    .name = import->name,
    .uri = uri,
    .progress = tell_progress,
    .progress_data = import,
  };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes (import->file, cancellable, NULL, &error);

  if (bytes != NULL)
    import->plan = dossier_import_read (&reader, bytes, cancellable, &error);
  if (import->plan != NULL)
    g_task_return_boolean (errand, TRUE);
  else
    g_task_return_error (errand, error);
}

static void
asked_cancelled_cb (GCancellable *asked, gpointer job_cancellable)
{
  g_cancellable_cancel (job_cancellable);
}

void
dossier_import_async (DossierNotebook    *notebook,
                      GFile              *file,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GTask) errand = NULL;
  g_autofree char *title = NULL;
  g_autofree char *path = NULL;
  Import          *import;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (G_IS_FILE (file));

  import = g_new0 (Import, 1);
  path = g_file_get_basename (file);
  import->name = g_filename_display_name (path);
  title = g_strdup_printf (_ ("Import of %s"), import->name);
  import->notebook = g_object_ref (notebook);
  import->file = g_object_ref (file);
  import->job = dossier_job_new (title);
  import->recogniser = dossier_recogniser_ref (dossier_notebook_get_recogniser (notebook));
  task = g_task_new (notebook, NULL, callback, user_data);
  g_task_set_source_tag (task, dossier_import_async);
  g_task_set_task_data (task, import, free_import);
  if (cancellable != NULL)
    {
      import->asked = g_object_ref (cancellable);
      import->asked_id =
          g_cancellable_connect (cancellable,
                                 G_CALLBACK (asked_cancelled_cb),
                                 g_object_ref (dossier_job_get_cancellable (import->job)),
                                 g_object_unref);
    }
  dossier_notebook_add_job (notebook, import->job);
  errand =
      g_task_new (NULL, dossier_job_get_cancellable (import->job), read_cb, g_object_ref (task));
  g_task_set_task_data (errand, import, NULL);
  g_task_run_in_thread (errand, read_file);
}

DossierImportReport *
dossier_import_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
