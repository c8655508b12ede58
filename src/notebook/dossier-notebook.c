/* dossier-notebook.c: one open notebook: its store, its fetcher, its workers and recogniser.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-notebook-private.h"

#include "notebook/dossier-capture-options.h"
#include "notebook/dossier-capture-queue-private.h"
#include "notebook/dossier-feeds-private.h"
#include "notebook/dossier-rereading.h"
#include "notebook/dossier-rule-work.h"
#include "store/dossier-store-error.h"
#include "store/dossier-undo.h"

#include <glib/gstdio.h>

struct _DossierNotebook
{
  GObject parent_instance;

  /* owned */
  DossierStore        *store;
  DossierFetcher      *fetcher;
  DossierExtractor    *extractor;
  DossierWorkers      *workers;
  DossierRecognisers  *recognisers;
  GListStore          *jobs;
  GHashTable          *unwritten_places; /* of dossier-reading-places */
  DossierCaptureQueue *captures;         /* (nullable): until somebody asks for it */
  DossierFeeds        *feeds;            /* (nullable): until somebody asks for them */
  DossierRuleWork     *rules;            /* (nullable): until somebody asks for it */
  DossierRereading    *rereading;        /* (nullable): until somebody asks for it */
  GCancellable        *closing;
  char                *undo_name;
  char                *redo_name;

  DossierCaptureOptions capture_options;
  gboolean              is_new;
};

G_DEFINE_FINAL_TYPE (DossierNotebook, dossier_notebook, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_UNDO_NAME,
  PROP_REDO_NAME,
  PROP_IS_DAMAGED,
  N_PROPERTIES,
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

/* What the undo log offers next. */
typedef struct
{
  char *undo_name;
  char *redo_name;
} UndoNames;

static void
free_undo_names (gpointer data)
{
  UndoNames *names = data;

  g_free (names->undo_name);
  g_free (names->redo_name);
  g_free (names);
}

static gboolean
peek_undo (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  UndoNames *names = data;

  return dossier_undo_peek (db, &names->undo_name, &names->redo_name, error);
}

static void
take_name (DossierNotebook *self, char **member, char **name, guint property)
{
  if (g_strcmp0 (*member, *name) == 0)
    return;
  g_free (*member);
  *member = g_steal_pointer (name);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
undo_peeked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierNotebook) self = user_data;
  UndoNames *names = dossier_store_get_job_data (result);

  /* An unreadable log offers nothing; the next write will tell what is wrong with the file. */
  if (!dossier_store_finish (DOSSIER_STORE (source), result, NULL))
    return;
  take_name (self, &self->undo_name, &names->undo_name, PROP_UNDO_NAME);
  take_name (self, &self->redo_name, &names->redo_name, PROP_REDO_NAME);
}

static void
refresh_undo_names (DossierNotebook *self)
{
  dossier_store_read_async (self->store,
                            peek_undo,
                            g_new0 (UndoNames, 1),
                            free_undo_names,
                            self->closing,
                            undo_peeked_cb,
                            g_object_ref (self));
}

static void
store_changed_cb (DossierStore *store, DossierChangeSet *changes, DossierNotebook *self)
{
  if ((changes->flags & DOSSIER_CHANGE_UNDO) != 0)
    refresh_undo_names (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, changes);
}

static void
store_damaged_cb (DossierStore *store, DossierNotebook *self)
{
  /* What works by itself would fail again and again. */
  if (self->feeds != NULL)
    dossier_feeds_close (self->feeds);
  if (self->captures != NULL)
    dossier_capture_queue_close (self->captures);
  if (self->rules != NULL)
    dossier_rule_work_close (self->rules);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_DAMAGED]);
}

static void
dossier_notebook_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  DossierNotebook *self = DOSSIER_NOTEBOOK (object);

  switch (property_id)
    {
    case PROP_UNDO_NAME:
      g_value_set_string (value, self->undo_name);
      break;
    case PROP_REDO_NAME:
      g_value_set_string (value, self->redo_name);
      break;
    case PROP_IS_DAMAGED:
      g_value_set_boolean (value, dossier_notebook_is_damaged (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
    }
}

static void
dossier_notebook_dispose (GObject *object)
{
  DossierNotebook *self = DOSSIER_NOTEBOOK (object);

  g_cancellable_cancel (self->closing);
  if (self->feeds != NULL)
    dossier_feeds_close (self->feeds);
  g_clear_object (&self->feeds);
  g_clear_object (&self->rules);
  g_clear_object (&self->rereading);
  if (self->captures != NULL)
    dossier_capture_queue_close (self->captures);
  g_clear_object (&self->captures);
  if (self->store != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->store, self);
      dossier_store_close (self->store);
    }
  g_clear_object (&self->store);
  g_clear_object (&self->fetcher);
  g_clear_object (&self->extractor);
  g_clear_pointer (&self->workers, dossier_workers_free);
  g_clear_object (&self->jobs);
  G_OBJECT_CLASS (dossier_notebook_parent_class)->dispose (object);
}

static void
dossier_notebook_finalize (GObject *object)
{
  DossierNotebook *self = DOSSIER_NOTEBOOK (object);

  g_clear_pointer (&self->recognisers, dossier_recognisers_free);
  g_clear_object (&self->closing);
  g_hash_table_unref (self->unwritten_places);
  g_free (self->undo_name);
  g_free (self->redo_name);
  G_OBJECT_CLASS (dossier_notebook_parent_class)->finalize (object);
}

static void
dossier_notebook_class_init (DossierNotebookClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = dossier_notebook_get_property;
  object_class->dispose = dossier_notebook_dispose;
  object_class->finalize = dossier_notebook_finalize;

  properties[PROP_UNDO_NAME] = g_param_spec_string ("undo-name", NULL, NULL, NULL, flags);
  properties[PROP_REDO_NAME] = g_param_spec_string ("redo-name", NULL, NULL, NULL, flags);
  properties[PROP_IS_DAMAGED] = g_param_spec_boolean ("is-damaged", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          DOSSIER_TYPE_CHANGE_SET | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
dossier_notebook_init (DossierNotebook *self)
{
  self->closing = g_cancellable_new ();
  self->jobs = g_list_store_new (DOSSIER_TYPE_JOB);
  self->unwritten_places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->capture_options = (DossierCaptureOptions) DOSSIER_CAPTURE_OPTIONS_INIT;
}

char *
dossier_notebook_dup_default_path (void)
{
  const char *path = g_getenv ("DOSSIER_NOTEBOOK");

  if (path != NULL && *path != '\0')
    return g_strdup (path);
  return g_build_filename (g_get_user_data_dir (), "dossier", "notebook.dossier", NULL);
}

/* Opening: a thread looks at the file and loads the recogniser, then the store opens. */
typedef struct
{
  char               *path;
  gboolean            is_new;
  GError             *damage; /* (nullable): why it cannot be opened for writing */
  DossierRecognisers *recognisers;
} Opening;

static void
free_opening (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_clear_pointer (&opening->recognisers, dossier_recognisers_free);
  g_clear_error (&opening->damage);
  g_free (opening);
}

static void
prepare_opening (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Opening *opening = data;
  GStatBuf status;

  opening->is_new = g_stat (opening->path, &status) != 0 || status.st_size == 0;
  opening->recognisers = dossier_recognisers_load ();
  g_task_return_boolean (task, TRUE);
}

static void store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data);

/* What of a damaged notebook can be read is shown. The first error says more than a second one. */
static gboolean
open_damaged (GTask *task, const GError *error)
{
  Opening *opening = g_task_get_task_data (task);

  if (opening->damage != NULL ||
      !g_error_matches (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT))
    return FALSE;
  opening->damage = g_error_copy (error);
  dossier_store_open_damaged_async (opening->path,
                                    g_task_get_cancellable (task),
                                    store_opened_cb,
                                    g_object_ref (task));
  return TRUE;
}

static void
store_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DossierNotebook) self = NULL;
  g_autoptr (DossierStore) store = NULL;
  GError  *error = NULL;
  Opening *opening = g_task_get_task_data (task);

  store = dossier_store_open_finish (result, &error);
  if (store == NULL)
    {
      if (open_damaged (task, error))
        g_error_free (error);
      else if (opening->damage != NULL)
        {
          g_error_free (error);
          g_task_return_error (task, g_steal_pointer (&opening->damage));
        }
      else
        g_task_return_error (task, error);
      return;
    }

  self = g_object_new (DOSSIER_TYPE_NOTEBOOK, NULL);
  self->store = g_steal_pointer (&store);
  self->fetcher = dossier_fetcher_new ();
  self->extractor = dossier_extractor_new ();
  self->workers = dossier_workers_new ();
  self->recognisers = g_steal_pointer (&opening->recognisers);
  self->is_new = opening->is_new;
  g_signal_connect (self->store, "changed", G_CALLBACK (store_changed_cb), self);
  g_signal_connect (self->store, "damaged", G_CALLBACK (store_damaged_cb), self);
  refresh_undo_names (self);
  g_task_return_pointer (task, g_steal_pointer (&self), g_object_unref);
}

static void
opening_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Opening *opening = g_task_get_task_data (task);

  if (g_task_return_error_if_cancelled (task))
    return;
  dossier_store_open_async (opening->path,
                            g_task_get_cancellable (task),
                            store_opened_cb,
                            g_object_ref (task));
}

void
dossier_notebook_open_async (const char         *path,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) preparation = NULL;
  Opening *opening = g_new0 (Opening, 1);

  g_return_if_fail (path != NULL);

  opening->path = g_strdup (path);
  g_task_set_source_tag (task, dossier_notebook_open_async);
  g_task_set_task_data (task, opening, free_opening);

  preparation = g_task_new (NULL, NULL, opening_prepared_cb, task);
  g_task_set_task_data (preparation, opening, NULL);
  g_task_run_in_thread (preparation, prepare_opening);
}

gboolean
dossier_notebook_is_damaged (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), FALSE);

  return self->store != NULL && dossier_store_is_damaged (self->store);
}

void
dossier_notebook_look_for_damage (DossierNotebook *self)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  dossier_store_look_for_damage (self->store);
}

DossierNotebook *
dossier_notebook_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dossier_notebook_close (DossierNotebook *self)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  if (self->feeds != NULL)
    dossier_feeds_close (self->feeds);
  if (self->captures != NULL)
    dossier_capture_queue_close (self->captures);
  if (self->rules != NULL)
    dossier_rule_work_close (self->rules);
  if (self->rereading != NULL)
    dossier_rereading_close (self->rereading);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->jobs)); i++)
    {
      g_autoptr (DossierJob) job = g_list_model_get_item (G_LIST_MODEL (self->jobs), i);

      g_cancellable_cancel (dossier_job_get_cancellable (job));
    }
  g_cancellable_cancel (self->closing);
  dossier_store_close (self->store);
}

const char *
dossier_notebook_get_path (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);
  return dossier_store_get_path (self->store);
}

void
dossier_notebook_set_capture_options (DossierNotebook *self, const DossierCaptureOptions *options)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (options != NULL && options->max_pages > 0);

  self->capture_options = *options;
}

const DossierCaptureOptions *
dossier_notebook_get_capture_options (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);

  return &self->capture_options;
}

gboolean
dossier_notebook_is_new (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), FALSE);
  return self->is_new;
}

DossierRecogniser *
dossier_notebook_get_recogniser (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);
  return dossier_recognisers_get_quick (self->recognisers);
}

void
dossier_notebook_set_refined (DossierNotebook *self, gboolean is_wanted)
{
  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  dossier_recognisers_want_refined (self->recognisers, is_wanted);
  if (is_wanted && self->rereading != NULL)
    dossier_rereading_look_again (self->rereading);
}

DossierRecognisers *
dossier_notebook_get_recognisers (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);

  return self->recognisers;
}

const GError *
dossier_notebook_get_recogniser_error (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);
  return dossier_recognisers_get_error (self->recognisers);
}

DossierStore *
dossier_notebook_get_store (DossierNotebook *self)
{
  return self->store;
}

DossierFetcher *
dossier_notebook_get_fetcher (DossierNotebook *self)
{
  return self->fetcher;
}

DossierExtractor *
dossier_notebook_get_extractor (DossierNotebook *self)
{
  return self->extractor;
}

void
dossier_notebook_set_fetcher (DossierNotebook *self, DossierFetcher *fetcher)
{
  g_set_object (&self->fetcher, fetcher);
}

DossierWorkers *
dossier_notebook_get_workers (DossierNotebook *self)
{
  return self->workers;
}

GHashTable *
dossier_notebook_get_unwritten_places (DossierNotebook *self)
{
  return self->unwritten_places;
}

DossierCaptureQueue *
dossier_notebook_get_capture_queue (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);

  if (self->captures == NULL)
    self->captures = dossier_capture_queue_new (self);
  return self->captures;
}

DossierFeeds *
dossier_notebook_get_feeds (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);

  if (self->feeds == NULL)
    self->feeds = dossier_feeds_new (self);
  return self->feeds;
}

GListModel *
dossier_notebook_get_jobs (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);
  return G_LIST_MODEL (self->jobs);
}

void
dossier_notebook_dismiss_job (DossierNotebook *self, DossierJob *job)
{
  guint position;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));

  /* The list is gone once the notebook is disposed of; a job may end after that. */
  if (self->jobs != NULL && g_list_store_find (self->jobs, job, &position))
    g_list_store_remove (self->jobs, position);
}

static void
job_state_cb (DossierJob *job, GParamSpec *pspec, DossierNotebook *self)
{
  const GError *error = dossier_job_get_error (job);

  if (dossier_job_get_state (job) == DOSSIER_JOB_DONE ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    dossier_notebook_dismiss_job (self, job);
}

void
dossier_notebook_add_job (DossierNotebook *self, DossierJob *job)
{
  g_signal_connect_object (job, "notify::state", G_CALLBACK (job_state_cb), self, 0);
  g_list_store_append (self->jobs, job);
}

const char *
dossier_notebook_get_undo_name (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);
  return self->undo_name;
}

const char *
dossier_notebook_get_redo_name (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);
  return self->redo_name;
}

DossierRuleWork *
dossier_notebook_get_rule_work (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);

  if (self->rules == NULL)
    self->rules = dossier_rule_work_new (self);
  return self->rules;
}

DossierRereading *
dossier_notebook_get_rereading (DossierNotebook *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (self), NULL);

  if (self->rereading == NULL)
    self->rereading = dossier_rereading_new (self);
  return self->rereading;
}
