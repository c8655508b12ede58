/* dossier-reindex.c: recognises again what an older recogniser read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-reindex.h"

#include "core/recognise/dossier-recogniser.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-mentions.h"
#include "store/dossier-stale-versions.h"

#include <glib/gi18n-lib.h>

/* Fewer texts are done before anybody has read a line about them. */
#define MIN_SHOWN 20

typedef struct
{
  DossierNotebook       *notebook;
  DossierRecogniser     *recogniser; /* (nullable): until there is something to be read */
  guint                  revision;   /* older ones are read again */
  DossierJob            *job;        /* (nullable) */
  DossierReindexProgress progress;
  gpointer               user_data;
  gint64                 n_stale;
  guint                  n_read;

  /* the one text; a thread has it at a time */
  DossierStaleVersion version;
  GPtrArray          *mentions;
} Reindex;

static void
free_reindex (gpointer data)
{
  Reindex *self = data;

  g_object_unref (self->notebook);
  g_clear_pointer (&self->recogniser, dossier_recogniser_unref);
  g_clear_object (&self->job);
  dossier_stale_version_clear (&self->version);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_free (self);
}

/* @error: (transfer full) (nullable) */
static void
end (GTask *task, GError *error)
{
  Reindex *self = g_task_get_task_data (task);

  if (self->job != NULL)
    dossier_job_end (self->job, error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* What shows the job can end it too. */
static gboolean
is_stopped (GTask *task)
{
  Reindex *self = g_task_get_task_data (task);

  return g_cancellable_is_cancelled (g_task_get_cancellable (task)) ||
         (self->job != NULL &&
          g_cancellable_is_cancelled (dossier_job_get_cancellable (self->job)));
}

static void read_next (GTask *task);

static gboolean
write_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reindex *self = data;

  return dossier_mentions_replace (db,
                                   self->version.id,
                                   self->mentions,
                                   dossier_recogniser_get_revision (self->recogniser),
                                   error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reindex *self = g_task_get_task_data (task);
  GError  *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      end (task, error);
      return;
    }
  self->n_read++;
  if (self->job != NULL)
    dossier_job_set_fraction (self->job, MIN (1.0, (double) self->n_read / (double) self->n_stale));
  if (self->progress != NULL)
    self->progress (self->n_read, (guint) self->n_stale, self->user_data);
  read_next (g_steal_pointer (&task));
}

static void
recognise (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Reindex *self = data;

  if (self->recogniser == NULL)
    {
      self->recogniser =
          dossier_recognisers_dup_refined (dossier_notebook_get_recognisers (self->notebook));
      self->revision = dossier_recogniser_get_revision (self->recogniser);
    }
  self->mentions = dossier_recogniser_run_in_language (self->recogniser,
                                                       self->version.text,
                                                       self->version.text_length,
                                                       self->version.published,
                                                       self->version.language);
  g_task_return_boolean (task, TRUE);
}

static void
recognised_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Reindex *self = g_task_get_task_data (task);
  GError  *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      end (task, error);
      return;
    }
  dossier_store_write_async (dossier_notebook_get_store (self->notebook),
                             write_job,
                             self,
                             NULL,
                             g_task_get_cancellable (task),
                             written_cb,
                             g_object_ref (task));
}

static gboolean
next_job (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Reindex *self = data;

  if (self->n_stale < 0 &&
      !dossier_stale_versions_count (db, self->revision, &self->n_stale, error))
    return FALSE;

  return dossier_stale_versions_next (db, self->revision, &self->version, error);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) errand = NULL;
  Reindex *self = g_task_get_task_data (task);
  GError  *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error) || self->version.id == 0)
    {
      end (task, error);
      return;
    }
  if (self->job == NULL && self->n_stale >= MIN_SHOWN)
    {
      self->job = dossier_job_new (_ ("Finding names and figures again"));
      dossier_notebook_add_job (self->notebook, self->job);
    }
  errand = g_task_new (NULL, g_task_get_cancellable (task), recognised_cb, g_object_ref (task));
  g_task_set_task_data (errand, self, NULL);
  /* Not one of the workers, whom captures wait for: a closer reading takes its time. */
  g_task_run_in_thread (errand, recognise);
}

/* @task: (transfer full) */
static void
read_next (GTask *task)
{
  Reindex *self = g_task_get_task_data (task);

  if (is_stopped (task))
    {
      end (task, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, _ ("stopped")));
      g_object_unref (task);
      return;
    }
  dossier_stale_version_clear (&self->version);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  dossier_store_read_async (dossier_notebook_get_store (self->notebook),
                            next_job,
                            self,
                            NULL,
                            g_task_get_cancellable (task),
                            found_cb,
                            task);
}

void
dossier_reindex_async (DossierNotebook       *notebook,
                       DossierReindexProgress progress,
                       GCancellable          *cancellable,
                       GAsyncReadyCallback    callback,
                       gpointer               user_data)
{
  Reindex *self;
  GTask   *task;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  self = g_new0 (Reindex, 1);
  self->notebook = g_object_ref (notebook);
  self->revision = DOSSIER_RECOGNISER_REVISION;
  if (dossier_recognisers_has_refined (dossier_notebook_get_recognisers (notebook)))
    self->revision++;
  self->progress = progress;
  self->user_data = user_data;
  self->n_stale = -1;
  task = g_task_new (notebook, cancellable, callback, user_data);
  g_task_set_task_data (task, self, free_reindex);
  if (dossier_notebook_get_recogniser_error (notebook) != NULL)
    {
      /* Half a recogniser would take away what a whole one found. */
      end (task, g_error_copy (dossier_notebook_get_recogniser_error (notebook)));
      g_object_unref (task);
      return;
    }
  read_next (task);
}

gboolean
dossier_reindex_finish (DossierNotebook *notebook,
                        GAsyncResult    *result,
                        guint           *n_read,
                        GError         **error)
{
  g_return_val_if_fail (g_task_is_valid (result, notebook), FALSE);

  if (n_read != NULL)
    *n_read = ((Reindex *) g_task_get_task_data (G_TASK (result)))->n_read;
  return g_task_propagate_boolean (G_TASK (result), error);
}
