/* dossier-intake.c: brings what was typed, pasted, dropped or given into the notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-intake.h"

#include "core/text/dossier-url-finder.h"
#include "core/text/dossier-url.h"
#include "notebook/dossier-capture-queue.h"

#include <string.h>

struct _DossierIntake
{
  GObject parent_instance;

  /* owned */
  DossierNotebook     *notebook;
  DossierCaptureQueue *queue;
  GPtrArray           *waiting;   /* inputs that came before the notebook */
  GPtrArray           *refreshes; /* DossierRefresh: under way */
  DossierCaptured     *last;      /* (nullable): the last that was captured and not told of */

  guint    n_captured; /* and not told of */
  gint64   id_to_open; /* of the queue's item; 0 for none */
  gboolean opens_first;
  gboolean was_asked; /* for anything, since the notebook was opened */
  gboolean was_resumed;
};

G_DEFINE_FINAL_TYPE (DossierIntake, dossier_intake, G_TYPE_OBJECT)

enum
{
  SIGNAL_CAPTURED,
  SIGNAL_CAPTURED_MANY,
  SIGNAL_RESUMED,
  SIGNAL_OPEN,
  SIGNAL_FAILED,
  SIGNAL_REFRESHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* On a job: the text that was captured, so that it can be tried again. */
#define TEXT_KEY "dossier-text"

/* More addresses than these are not taken at once. */
#define MAX_ADDRESSES 10000

/* Characters beside each address that still make a list: a title, a date, a remark. */
#define MAX_REMARK 120

/* Telling ----------------------------------------------------------------------------------------
 */

/* Of captures side by side only the last one to end has something to tell. */
static void
tell_news (DossierIntake *self)
{
  g_autoptr (DossierCaptured) last = g_steal_pointer (&self->last);
  guint n_captured = self->n_captured;

  self->n_captured = 0;
  if (n_captured == 1 && last != NULL)
    g_signal_emit (self, signals[SIGNAL_CAPTURED], 0, last);
  else if (n_captured > 0)
    g_signal_emit (self, signals[SIGNAL_CAPTURED_MANY], 0, n_captured);
}

static gboolean
is_busy (DossierIntake *self)
{
  DossierCaptureSummary summary;

  dossier_capture_queue_get_summary (self->queue, &summary);
  return summary.n_running > 0 ||
         (!summary.is_paused && !summary.is_offline && summary.trouble == NULL &&
          summary.n_waiting > summary.n_postponed);
}

static void
summary_changed_cb (DossierCaptureQueue *queue, gpointer user_data)
{
  DossierIntake        *self = user_data;
  DossierCaptureSummary summary;

  if (!self->was_resumed && dossier_capture_queue_is_loaded (queue))
    {
      self->was_resumed = TRUE;
      dossier_capture_queue_get_summary (queue, &summary);
      if (!self->was_asked && !summary.is_paused && summary.n_waiting > 0)
        g_signal_emit (self, signals[SIGNAL_RESUMED], 0, summary.n_waiting);
    }
  if (self->n_captured > 0 && !is_busy (self))
    tell_news (self);
}

static void
keep_news (DossierIntake *self, const DossierCaptured *captured)
{
  self->n_captured++;
  g_clear_pointer (&self->last, dossier_captured_free);
  self->last = dossier_captured_copy (captured);
}

/* Those tell of all their captures together. */
static gboolean
is_of_refresh (DossierIntake *self, gint64 capture_id)
{
  for (guint i = 0; i < self->refreshes->len; i++)
    if (dossier_refresh_has_capture (self->refreshes->pdata[i], capture_id))
      return TRUE;
  return FALSE;
}

static void
ended_cb (DossierCaptureQueue   *queue,
          DossierCaptureItem    *item,
          const DossierCaptured *captured,
          gpointer               user_data)
{
  DossierIntake *self = user_data;
  gint64         article_id = dossier_capture_item_get_article_id (item);
  gboolean       is_wanted = dossier_capture_item_get_id (item) == self->id_to_open;
  /* All that is known when another program captured it. */
  DossierCaptured elsewhere = {
    .article_id = article_id,
    .title = (char *) dossier_capture_item_get_article_title (item),
    .is_new_article = TRUE,
    .is_new_version = TRUE,
  };

  if (is_wanted)
    self->id_to_open = 0;
  if (article_id == 0 || is_of_refresh (self, dossier_capture_item_get_id (item)))
    return;
  if (is_wanted)
    g_signal_emit (self, signals[SIGNAL_OPEN], 0, article_id);
  else
    keep_news (self, captured != NULL ? captured : &elsewhere);
}

/* Texts ------------------------------------------------------------------------------------------
 */

static void
prose_captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierIntake) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  /* Another notebook has been opened since. */
  if (DOSSIER_NOTEBOOK (source) != self->notebook)
    return;
  if (captured != NULL)
    {
      keep_news (self, captured);
      if (!is_busy (self))
        tell_news (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* The capture that was just begun has listed its job as the last one. */
static void
mark_job (DossierIntake *self, guint n_before, const char *text)
{
  GListModel *jobs = dossier_notebook_get_jobs (self->notebook);
  guint       n = g_list_model_get_n_items (jobs);
  g_autoptr (DossierJob) job = NULL;

  if (n <= n_before)
    return;
  job = g_list_model_get_item (jobs, n - 1);
  g_object_set_data_full (G_OBJECT (job), TEXT_KEY, g_strdup (text), g_free);
}

/* The queue --------------------------------------------------------------------------------------
 */

static void
fail (DossierIntake *self, const GError *error)
{
  g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierIntake) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids =
      dossier_capture_queue_add_finish (DOSSIER_CAPTURE_QUEUE (source), result, &error);

  if (DOSSIER_CAPTURE_QUEUE (source) != self->queue)
    return;
  if (ids == NULL)
    fail (self, error);
  else if (self->opens_first && ids->len > 0)
    self->id_to_open = g_array_index (ids, gint64, 0);
  self->opens_first = FALSE;
}

/* What the queue takes: a complete address. */
static char *
complete (const char *input, GError **error)
{
  return g_path_is_absolute (input) ? g_filename_to_uri (input, NULL, error)
                                    : dossier_url_parse_input (input, error);
}

static void
start (DossierIntake *self, const char *const *inputs)
{
  g_autoptr (GPtrArray) urls = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; inputs[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *input = g_strstrip (g_strdup (inputs[i]));
      char            *url = complete (input, &error);

      if (url != NULL)
        g_ptr_array_add (urls, url);
      else
        fail (self, error);
    }
  if (urls->len == 0)
    return;
  g_ptr_array_add (urls, NULL);
  self->was_asked = TRUE;
  dossier_capture_queue_add_async (self->queue,
                                   (const char *const *) urls->pdata,
                                   NULL,
                                   added_cb,
                                   g_object_ref (self));
}

static void
refresh_ended_cb (DossierRefresh *refresh, const GError *error, gpointer user_data)
{
  DossierIntake *self = user_data;
  g_autoptr (DossierRefresh) kept = g_object_ref (refresh);

  g_signal_handlers_disconnect_by_data (refresh, self);
  g_ptr_array_remove_fast (self->refreshes, refresh);
  if (error != NULL)
    fail (self, error);
  else
    g_signal_emit (self, signals[SIGNAL_REFRESHED], 0, dossier_refresh_get_result (kept));
}

static void
leave_notebook (DossierIntake *self)
{
  for (guint i = 0; i < self->refreshes->len; i++)
    g_signal_handlers_disconnect_by_data (self->refreshes->pdata[i], self);
  g_ptr_array_set_size (self->refreshes, 0);
  if (self->queue != NULL)
    g_signal_handlers_disconnect_by_data (self->queue, self);
  g_clear_object (&self->queue);
  g_clear_object (&self->notebook);
  g_clear_pointer (&self->last, dossier_captured_free);
  self->n_captured = 0;
  self->id_to_open = 0;
  self->was_asked = FALSE;
  self->was_resumed = FALSE;
}

static void
dossier_intake_dispose (GObject *object)
{
  leave_notebook (DOSSIER_INTAKE (object));
  G_OBJECT_CLASS (dossier_intake_parent_class)->dispose (object);
}

static void
dossier_intake_finalize (GObject *object)
{
  g_ptr_array_unref (DOSSIER_INTAKE (object)->waiting);
  g_ptr_array_unref (DOSSIER_INTAKE (object)->refreshes);
  G_OBJECT_CLASS (dossier_intake_parent_class)->finalize (object);
}

static guint
add_signal (GObjectClass *klass, const char *name, GType argument)
{
  return g_signal_new (name,
                       G_TYPE_FROM_CLASS (klass),
                       G_SIGNAL_RUN_LAST,
                       0,
                       NULL,
                       NULL,
                       NULL,
                       G_TYPE_NONE,
                       1,
                       argument);
}

static void
dossier_intake_class_init (DossierIntakeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = dossier_intake_dispose;
  object_class->finalize = dossier_intake_finalize;

  signals[SIGNAL_CAPTURED] = add_signal (object_class, "captured", G_TYPE_POINTER);
  signals[SIGNAL_CAPTURED_MANY] = add_signal (object_class, "captured-many", G_TYPE_UINT);
  signals[SIGNAL_RESUMED] = add_signal (object_class, "resumed", G_TYPE_UINT);
  signals[SIGNAL_OPEN] = add_signal (object_class, "open", G_TYPE_INT64);
  signals[SIGNAL_FAILED] = add_signal (object_class, "failed", G_TYPE_POINTER);
  signals[SIGNAL_REFRESHED] = add_signal (object_class, "refreshed", G_TYPE_POINTER);
}

static void
dossier_intake_init (DossierIntake *self)
{
  self->waiting = g_ptr_array_new_with_free_func (g_free);
  self->refreshes = g_ptr_array_new_with_free_func (g_object_unref);
}

DossierIntake *
dossier_intake_new (void)
{
  return g_object_new (DOSSIER_TYPE_INTAKE, NULL);
}

void
dossier_intake_set_notebook (DossierIntake *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_INTAKE (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  if (notebook == self->notebook)
    return;
  leave_notebook (self);
  if (notebook == NULL)
    return;
  self->notebook = g_object_ref (notebook);
  self->queue = g_object_ref (dossier_notebook_get_capture_queue (notebook));
  g_signal_connect (self->queue, "ended", G_CALLBACK (ended_cb), self);
  g_signal_connect (self->queue, "summary-changed", G_CALLBACK (summary_changed_cb), self);
  if (self->waiting->len > 0)
    {
      g_ptr_array_add (self->waiting, NULL);
      start (self, (const char *const *) self->waiting->pdata);
      g_ptr_array_set_size (self->waiting, 0);
    }
}

void
dossier_intake_add_all (DossierIntake *self, const char *const *inputs)
{
  g_return_if_fail (DOSSIER_IS_INTAKE (self));
  g_return_if_fail (inputs != NULL);

  if (self->notebook != NULL)
    start (self, inputs);
  else
    for (guint i = 0; inputs[i] != NULL; i++)
      g_ptr_array_add (self->waiting, g_strdup (inputs[i]));
}

void
dossier_intake_add_to_open (DossierIntake *self, const char *const *inputs)
{
  g_return_if_fail (DOSSIER_IS_INTAKE (self));

  if (inputs == NULL || inputs[0] == NULL)
    return;
  self->opens_first = TRUE;
  dossier_intake_add_all (self, inputs);
}

void
dossier_intake_add_prose (DossierIntake *self, const char *text)
{
  g_autoptr (GBytes) bytes = NULL;
  guint n_before;

  g_return_if_fail (DOSSIER_IS_INTAKE (self));
  g_return_if_fail (text != NULL);

  if (self->notebook == NULL)
    return;
  bytes = g_bytes_new (text, strlen (text));
  n_before = g_list_model_get_n_items (dossier_notebook_get_jobs (self->notebook));
  dossier_capture_bytes_async (self->notebook,
                               bytes,
                               NULL,
                               NULL,
                               prose_captured_cb,
                               g_object_ref (self));
  mark_job (self, n_before, text);
}

void
dossier_intake_refresh (DossierIntake *self, const GArray *ids)
{
  DossierRefresh *refresh;

  g_return_if_fail (DOSSIER_IS_INTAKE (self));
  g_return_if_fail (ids != NULL);

  if (self->notebook == NULL)
    return;
  self->was_asked = TRUE;
  refresh = dossier_refresh_new (self->notebook, ids);
  g_ptr_array_add (self->refreshes, refresh);
  g_signal_connect (refresh, "ended", G_CALLBACK (refresh_ended_cb), self);
}

gboolean
dossier_intake_retry (DossierIntake *self, DossierJob *job)
{
  const char *text;

  g_return_val_if_fail (DOSSIER_IS_INTAKE (self), FALSE);
  g_return_val_if_fail (DOSSIER_IS_JOB (job), FALSE);

  text = g_object_get_data (G_OBJECT (job), TEXT_KEY);
  if (self->notebook == NULL || text == NULL)
    return FALSE;
  dossier_intake_add_prose (self, text);
  return TRUE;
}

/* What was handed over ---------------------------------------------------------------------------
 */

/* One address, file URI or absolute path a line, and nothing else. */
static char **
read_list (const char *text)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", MAX_ADDRESSES + 1);

  if (g_strv_length (lines) > MAX_ADDRESSES)
    return NULL;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      char *address;

      if (*line == '\0' || *line == '#')
        continue;
      address = g_path_is_absolute (line) ? g_strdup (line) : dossier_url_parse_input (line, NULL);
      if (address == NULL)
        return NULL;
      g_ptr_array_add (inputs, address);
    }
  if (inputs->len == 0)
    return NULL;
  g_ptr_array_add (inputs, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&inputs), FALSE);
}

DossierIntakeKind
dossier_intake_read (const char *text, char ***inputs)
{
  g_auto (DossierUrlFinds) finds = { 0 };
  gboolean is_article;

  g_return_val_if_fail (text != NULL, DOSSIER_INTAKE_NOTHING);
  g_return_val_if_fail (inputs != NULL, DOSSIER_INTAKE_NOTHING);

  *inputs = read_list (text);
  dossier_url_finder_find (text, strlen (text), MAX_ADDRESSES, &finds);
  /* Two addresses on one line could pass for one with a space in it. */
  if (*inputs != NULL && g_strv_length (*inputs) >= finds.n_urls)
    return DOSSIER_INTAKE_ADDRESSES;

  g_clear_pointer (inputs, g_strfreev);
  is_article = g_utf8_strlen (text, -1) >= DOSSIER_INTAKE_MIN_TEXT;
  if (finds.n_urls == 0)
    return is_article ? DOSSIER_INTAKE_PROSE : DOSSIER_INTAKE_NOTHING;
  *inputs = g_steal_pointer (&finds.urls);
  return is_article && finds.n_others / finds.n_urls > MAX_REMARK ? DOSSIER_INTAKE_EITHER
                                                                  : DOSSIER_INTAKE_ADDRESSES;
}
