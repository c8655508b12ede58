/* dossier-extractor.c: extracts pages and checks pictures in processes of their own.
 *
 * Each process belongs to one thread, which starts it, waits for its answers and ends it: the
 * system ends a process together with the thread that started it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-extractor.h"

#include "core/text/dossier-core-error.h"
#include "notebook/dossier-extract-process.h"

/* How long a process without work is kept. */
#define IDLE_SECONDS 10
/* Then a process is ended all the same, so that nothing that a page did to it lasts. */
#define MAX_ERRANDS 500

typedef enum
{
  ROLE_PAGES,
  ROLE_PICTURES,
  N_ROLES,
} Role;

static gpointer
open_document (GBytes *answer, GError **error)
{
  return dossier_extract_wire_unpack_document (answer, error);
}

static gpointer
open_picture (GBytes *answer, GError **error)
{
  return dossier_extract_wire_unpack_picture (answer, error);
}

static const struct
{
  const char *name;
  gpointer (*open_answer) (GBytes *answer, GError **error);
  GDestroyNotify free_result;
} roles[] = {
  [ROLE_PAGES] = { "pages", open_document, (GDestroyNotify) dossier_document_free },
  [ROLE_PICTURES] = { "pictures", open_picture, (GDestroyNotify) dossier_picture_free },
};

/* Something to ask a process. */
typedef struct
{
  GBytes       *message;
  GCancellable *cancellable; /* (nullable) */

  /* Exactly one of these tells the end. */
  GTask    *task;    /* (nullable) */
  gboolean *is_done; /* (nullable): under the lock */

  /* One of them at the end. */
  gpointer result;
  GError  *error;
} Errand;

/* What waits for, and works in, the processes of one role. */
typedef struct
{
  GQueue errands;
  guint  n_threads;
  guint  n_idle;
  double seconds;
} Line;

/* Shared by the object and its threads, each of which holds a reference. */
typedef struct
{
  gatomicrefcount ref_count;
  GMutex          lock;
  GCond           changed; /* an errand came, one is done, or the object is gone */
  char           *program;
  gboolean        is_closed;
  Line            lines[N_ROLES];
} Pool;

/* What a thread is started with. */
typedef struct
{
  Pool *pool;
  Role  role;
} Start;

struct _DossierExtractor
{
  GObject parent_instance;

  /* owned */
  Pool *pool;
};

G_DEFINE_FINAL_TYPE (DossierExtractor, dossier_extractor, G_TYPE_OBJECT)

static void
unref_pool (Pool *pool)
{
  if (!g_atomic_ref_count_dec (&pool->ref_count))
    return;
  g_mutex_clear (&pool->lock);
  g_cond_clear (&pool->changed);
  g_free (pool->program);
  g_free (pool);
}

static void
free_errand (Errand *errand)
{
  g_clear_pointer (&errand->message, g_bytes_unref);
  g_clear_object (&errand->cancellable);
  g_clear_object (&errand->task);
  g_clear_error (&errand->error);
  g_free (errand);
}

/* The next errand; NULL when none came for long, or none will come. Called under the lock. */
static Errand *
wait_for_errand (Pool *pool, Line *line)
{
  gint64 deadline = g_get_monotonic_time () + IDLE_SECONDS * G_USEC_PER_SEC;

  line->n_idle++;
  while (g_queue_is_empty (&line->errands) && !pool->is_closed)
    if (!g_cond_wait_until (&pool->changed, &pool->lock, deadline))
      break;
  line->n_idle--;
  return g_queue_pop_head (&line->errands);
}

/* Asks the process, a new one when there is none that lives. */
static void
run_errand (Pool *pool, Role role, DossierExtractProcess **process, Errand *errand)
{
  g_autoptr (GBytes) answer = NULL;

  if (g_cancellable_set_error_if_cancelled (errand->cancellable, &errand->error))
    return;
  if (*process != NULL && !dossier_extract_process_is_alive (*process))
    g_clear_pointer (process, dossier_extract_process_free);
  if (*process == NULL)
    *process = dossier_extract_process_new (pool->program, roles[role].name, &errand->error);
  if (*process == NULL)
    return;
  answer = dossier_extract_process_ask (*process,
                                        errand->message,
                                        pool->lines[role].seconds,
                                        errand->cancellable,
                                        &errand->error);
  if (answer != NULL)
    errand->result = roles[role].open_answer (answer, &errand->error);
  /* One that talks nonsense may do anything to the next page. */
  if (g_error_matches (errand->error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_TOO_HARD))
    g_clear_pointer (process, dossier_extract_process_free);
}

/* Called without the lock. */
static void
end_errand (Pool *pool, Role role, Errand *errand)
{
  if (errand->task != NULL)
    {
      if (errand->result != NULL)
        g_task_return_pointer (errand->task, errand->result, roles[role].free_result);
      else
        g_task_return_error (errand->task, g_steal_pointer (&errand->error));
      free_errand (errand);
      return;
    }
  g_mutex_lock (&pool->lock);
  *errand->is_done = TRUE;
  g_cond_broadcast (&pool->changed);
  g_mutex_unlock (&pool->lock);
}

static gpointer
work (gpointer data)
{
  g_autofree Start      *start = data;
  Pool                  *pool = start->pool;
  Line                  *line = &pool->lines[start->role];
  DossierExtractProcess *process = NULL;
  guint                  n_errands = 0;
  Errand                *errand;

  g_mutex_lock (&pool->lock);
  while ((errand = wait_for_errand (pool, line)) != NULL)
    {
      g_mutex_unlock (&pool->lock);
      run_errand (pool, start->role, &process, errand);
      end_errand (pool, start->role, errand);
      if (++n_errands % MAX_ERRANDS == 0)
        g_clear_pointer (&process, dossier_extract_process_free);
      g_mutex_lock (&pool->lock);
    }
  line->n_threads--;
  g_mutex_unlock (&pool->lock);
  g_clear_pointer (&process, dossier_extract_process_free);
  unref_pool (pool);
  return NULL;
}

static void
start_thread (Pool *pool, Role role)
{
  Start *start = g_new0 (Start, 1);

  start->pool = pool;
  start->role = role;
  g_atomic_ref_count_inc (&pool->ref_count);
  pool->lines[role].n_threads++;
  g_thread_unref (g_thread_new (roles[role].name, work, start));
}

/* Called under the lock. */
static void
push_errand (Pool *pool, Role role, Errand *errand)
{
  Line *line = &pool->lines[role];

  g_queue_push_tail (&line->errands, errand);
  if (g_queue_get_length (&line->errands) > line->n_idle &&
      line->n_threads < MIN (DOSSIER_EXTRACTOR_MAX_PROCESSES, g_get_num_processors ()))
    start_thread (pool, role);
  g_cond_broadcast (&pool->changed);
}

static void
dossier_extractor_finalize (GObject *object)
{
  DossierExtractor *self = DOSSIER_EXTRACTOR (object);

  /* Nothing waits in line: what does holds a reference to this object. */
  g_mutex_lock (&self->pool->lock);
  self->pool->is_closed = TRUE;
  g_cond_broadcast (&self->pool->changed);
  g_mutex_unlock (&self->pool->lock);
  unref_pool (self->pool);
  G_OBJECT_CLASS (dossier_extractor_parent_class)->finalize (object);
}

static void
dossier_extractor_class_init (DossierExtractorClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_extractor_finalize;
}

static void
dossier_extractor_init (DossierExtractor *self)
{
  self->pool = g_new0 (Pool, 1);
  g_atomic_ref_count_init (&self->pool->ref_count);
  g_mutex_init (&self->pool->lock);
  g_cond_init (&self->pool->changed);
  for (guint i = 0; i < N_ROLES; i++)
    g_queue_init (&self->pool->lines[i].errands);
}

DossierExtractor *
dossier_extractor_new_with_limits (const DossierExtractorLimits *limits)
{
  DossierExtractor *self = g_object_new (DOSSIER_TYPE_EXTRACTOR, NULL);

  g_return_val_if_fail (limits != NULL, self);
  self->pool->program =
      limits->program != NULL ? g_strdup (limits->program) : dossier_extract_process_dup_program ();
  self->pool->lines[ROLE_PAGES].seconds = limits->page_seconds;
  self->pool->lines[ROLE_PICTURES].seconds = limits->picture_seconds;
  return self;
}

DossierExtractor *
dossier_extractor_new (void)
{
  return dossier_extractor_new_with_limits (&(DossierExtractorLimits){
      .page_seconds = DOSSIER_EXTRACTOR_PAGE_SECONDS,
      .picture_seconds = DOSSIER_EXTRACTOR_PICTURE_SECONDS,
  });
}

static void
start_task (DossierExtractor *self, Role role, GTask *task, GBytes *message)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->message = message;
  errand->task = task;
  g_set_object (&errand->cancellable, g_task_get_cancellable (task));
  g_mutex_lock (&self->pool->lock);
  push_errand (self->pool, role, errand);
  g_mutex_unlock (&self->pool->lock);
}

/* What is too large is refused by its size alone, and sent nowhere. */
static gboolean
is_too_large (const DossierExtractInput *input, GError **error)
{
  g_autoptr (DossierDocument) document = NULL;

  if (input->length <= DOSSIER_EXTRACT_MAX_BYTES)
    return FALSE;
  document = dossier_extract (input, error);
  return TRUE;
}

void
dossier_extractor_extract_async (DossierExtractor          *self,
                                 GBytes                    *bytes,
                                 const DossierExtractInput *input,
                                 GCancellable              *cancellable,
                                 GAsyncReadyCallback        callback,
                                 gpointer                   user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  DossierExtractInput whole;
  GError             *error = NULL;

  g_return_if_fail (DOSSIER_IS_EXTRACTOR (self));
  g_return_if_fail (bytes != NULL && input != NULL);
  g_task_set_source_tag (task, dossier_extractor_extract_async);
  whole = *input;
  whole.data = g_bytes_get_data (bytes, &whole.length);
  if (is_too_large (&whole, &error))
    g_task_return_error (task, error);
  else
    start_task (self,
                ROLE_PAGES,
                g_steal_pointer (&task),
                dossier_extract_wire_pack_input (&whole));
}

DossierDocument *
dossier_extractor_extract_finish (DossierExtractor *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* @message (transfer full); returns what the role's answers are. */
static gpointer
ask_and_wait (DossierExtractor *self,
              Role              role,
              GBytes           *message,
              GCancellable     *cancellable,
              GError          **error)
{
  gboolean is_done = FALSE;
  Errand  *errand = g_new0 (Errand, 1);
  gpointer result;

  errand->message = message;
  errand->is_done = &is_done;
  g_set_object (&errand->cancellable, cancellable);
  g_mutex_lock (&self->pool->lock);
  push_errand (self->pool, role, errand);
  while (!is_done)
    g_cond_wait (&self->pool->changed, &self->pool->lock);
  g_mutex_unlock (&self->pool->lock);
  result = errand->result;
  if (result == NULL)
    g_propagate_error (error, g_steal_pointer (&errand->error));
  free_errand (errand);
  return result;
}

DossierDocument *
dossier_extractor_extract (DossierExtractor          *self,
                           const DossierExtractInput *input,
                           GCancellable              *cancellable,
                           GError                   **error)
{
  g_return_val_if_fail (DOSSIER_IS_EXTRACTOR (self), NULL);
  g_return_val_if_fail (input != NULL, NULL);
  if (is_too_large (input, error))
    return NULL;
  return ask_and_wait (self,
                       ROLE_PAGES,
                       dossier_extract_wire_pack_input (input),
                       cancellable,
                       error);
}

static gboolean
is_picture_too_large (GBytes *bytes, GError **error)
{
  if (g_bytes_get_size (bytes) <= DOSSIER_EXTRACT_WIRE_MAX_BYTES)
    return FALSE;
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_TOO_LARGE,
               "the picture has more than %d MiB",
               DOSSIER_EXTRACT_WIRE_MAX_BYTES / (1024 * 1024));
  return TRUE;
}

DossierPicture *
dossier_extractor_check_picture (DossierExtractor *self,
                                 GBytes           *bytes,
                                 GCancellable     *cancellable,
                                 GError          **error)
{
  g_return_val_if_fail (DOSSIER_IS_EXTRACTOR (self), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (is_picture_too_large (bytes, error))
    return NULL;
  return ask_and_wait (self, ROLE_PICTURES, g_bytes_ref (bytes), cancellable, error);
}

void
dossier_extractor_check_picture_async (DossierExtractor   *self,
                                       GBytes             *bytes,
                                       GCancellable       *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;

  g_return_if_fail (DOSSIER_IS_EXTRACTOR (self));
  g_return_if_fail (bytes != NULL);
  g_task_set_source_tag (task, dossier_extractor_check_picture_async);
  if (is_picture_too_large (bytes, &error))
    g_task_return_error (task, error);
  else
    start_task (self, ROLE_PICTURES, g_steal_pointer (&task), g_bytes_ref (bytes));
}

DossierPicture *
dossier_extractor_check_picture_finish (DossierExtractor *self,
                                        GAsyncResult     *result,
                                        GError          **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}
