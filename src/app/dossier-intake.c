/* dossier-intake.c: brings what was typed, pasted, dropped or given into the notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-intake.h"

#include "core/text/dossier-url.h"

#include <string.h>

struct _DossierIntake
{
  GObject parent_instance;

  /* owned */
  DossierNotebook *notebook;
  GQueue           waiting;
  char            *input_to_open;

  /* captures since the last time that nothing was under way */
  guint n_begun;
  guint n_ended;
  guint n_captured;
};

G_DEFINE_FINAL_TYPE (DossierIntake, dossier_intake, G_TYPE_OBJECT)

enum
{
  SIGNAL_CAPTURED,
  SIGNAL_CAPTURED_MANY,
  SIGNAL_OPEN,
  SIGNAL_FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* On a job: what was captured, so that it can be tried again. */
#define INPUT_KEY "dossier-input"
#define TEXT_KEY  "dossier-text"

/* More lines than this are prose, whatever they look like. */
#define MAX_LINES 1000

typedef struct
{
  DossierIntake *intake;
  char          *input;
} Capture;

static Capture *
capture_new (DossierIntake *self, const char *input)
{
  Capture *capture = g_new (Capture, 1);

  capture->intake = g_object_ref (self);
  capture->input = g_strdup (input);
  return capture;
}

static void
capture_free (Capture *capture)
{
  g_object_unref (capture->intake);
  g_free (capture->input);
  g_free (capture);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Capture, capture_free)

/* Of captures side by side only the last one to end has something to tell. */
static void
tell_news (DossierIntake *self, DossierCaptured *captured)
{
  guint n_begun = self->n_begun;
  guint n_captured = self->n_captured;

  if (self->n_ended < n_begun)
    return;
  self->n_begun = self->n_ended = self->n_captured = 0;
  if (n_begun == 1 && captured != NULL)
    g_signal_emit (self, signals[SIGNAL_CAPTURED], 0, captured);
  else if (n_captured > 0)
    g_signal_emit (self, signals[SIGNAL_CAPTURED_MANY], 0, n_captured);
}

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Capture) capture = user_data;
  DossierIntake *self = capture->intake;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  /* Another notebook has been opened since. */
  if (DOSSIER_NOTEBOOK (source) != self->notebook)
    return;
  self->n_ended++;
  if (captured != NULL && g_strcmp0 (self->input_to_open, capture->input) == 0)
    {
      g_clear_pointer (&self->input_to_open, g_free);
      g_signal_emit (self, signals[SIGNAL_OPEN], 0, captured->article_id);
      tell_news (self, NULL);
      return;
    }
  self->n_captured += captured != NULL;
  tell_news (self, captured);
  if (captured == NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, signals[SIGNAL_FAILED], 0, error);
}

/* The capture that was just begun has listed its job as the last one. */
static void
mark_job (DossierIntake *self, guint n_before, const char *key, const char *value)
{
  GListModel *jobs = dossier_notebook_get_jobs (self->notebook);
  guint       n = g_list_model_get_n_items (jobs);
  g_autoptr (DossierJob) job = NULL;

  if (n <= n_before)
    return;
  job = g_list_model_get_item (jobs, n - 1);
  g_object_set_data_full (G_OBJECT (job), key, g_strdup (value), g_free);
}

static void
capture_prose (DossierIntake *self, const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  guint n_before = g_list_model_get_n_items (dossier_notebook_get_jobs (self->notebook));

  self->n_begun++;
  dossier_capture_bytes_async (self->notebook,
                               bytes,
                               NULL,
                               NULL,
                               captured_cb,
                               capture_new (self, ""));
  mark_job (self, n_before, TEXT_KEY, text);
}

static void
dossier_intake_dispose (GObject *object)
{
  DossierIntake *self = DOSSIER_INTAKE (object);

  g_queue_clear_full (&self->waiting, g_free);
  g_clear_pointer (&self->input_to_open, g_free);
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_intake_parent_class)->dispose (object);
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

  signals[SIGNAL_CAPTURED] = add_signal (object_class, "captured", G_TYPE_POINTER);
  signals[SIGNAL_CAPTURED_MANY] = add_signal (object_class, "captured-many", G_TYPE_UINT);
  signals[SIGNAL_OPEN] = add_signal (object_class, "open", G_TYPE_INT64);
  signals[SIGNAL_FAILED] = add_signal (object_class, "failed", G_TYPE_POINTER);
}

static void
dossier_intake_init (DossierIntake *self)
{
  g_queue_init (&self->waiting);
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

  if (!g_set_object (&self->notebook, notebook))
    return;
  self->n_begun = self->n_ended = self->n_captured = 0;
  while (self->notebook != NULL && !g_queue_is_empty (&self->waiting))
    {
      g_autofree char *input = g_queue_pop_head (&self->waiting);

      dossier_intake_add (self, input);
    }
}

void
dossier_intake_add (DossierIntake *self, const char *input)
{
  guint n_before;

  g_return_if_fail (DOSSIER_IS_INTAKE (self));
  g_return_if_fail (input != NULL);

  if (self->notebook == NULL)
    {
      g_queue_push_tail (&self->waiting, g_strdup (input));
      return;
    }
  self->n_begun++;
  n_before = g_list_model_get_n_items (dossier_notebook_get_jobs (self->notebook));
  dossier_capture_input_async (self->notebook, input, NULL, captured_cb, capture_new (self, input));
  mark_job (self, n_before, INPUT_KEY, input);
}

void
dossier_intake_add_to_open (DossierIntake *self, const char *const *inputs)
{
  g_return_if_fail (DOSSIER_IS_INTAKE (self));

  if (inputs == NULL || inputs[0] == NULL)
    return;
  g_free (self->input_to_open);
  self->input_to_open = g_strdup (inputs[0]);
  for (guint i = 0; inputs[i] != NULL; i++)
    dossier_intake_add (self, inputs[i]);
}

gboolean
dossier_intake_add_text (DossierIntake *self, const char *text)
{
  g_auto (GStrv) inputs = NULL;

  g_return_val_if_fail (DOSSIER_IS_INTAKE (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  inputs = dossier_intake_split (text);
  for (guint i = 0; inputs != NULL && inputs[i] != NULL; i++)
    dossier_intake_add (self, inputs[i]);
  if (inputs != NULL)
    return TRUE;
  if (self->notebook == NULL || g_utf8_strlen (text, -1) < DOSSIER_INTAKE_MIN_TEXT)
    return FALSE;
  capture_prose (self, text);
  return TRUE;
}

gboolean
dossier_intake_retry (DossierIntake *self, DossierJob *job)
{
  const char *input, *text;

  g_return_val_if_fail (DOSSIER_IS_INTAKE (self), FALSE);
  g_return_val_if_fail (DOSSIER_IS_JOB (job), FALSE);

  input = g_object_get_data (G_OBJECT (job), INPUT_KEY);
  text = g_object_get_data (G_OBJECT (job), TEXT_KEY);
  if (self->notebook == NULL || (input == NULL && text == NULL))
    return FALSE;
  if (input != NULL)
    dossier_intake_add (self, input);
  else
    capture_prose (self, text);
  return TRUE;
}

char **
dossier_intake_split (const char *text)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_free);
  g_auto (GStrv) lines = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  lines = g_strsplit (text, "\n", MAX_LINES + 1);
  if (g_strv_length (lines) > MAX_LINES)
    return NULL;
  for (guint i = 0; lines[i] != NULL; i++)
    {
      char            *line = g_strstrip (lines[i]);
      g_autofree char *address = NULL;

      if (*line == '\0' || *line == '#')
        continue;
      if (g_path_is_absolute (line))
        address = g_strdup (line);
      else
        address = dossier_url_parse_input (line, NULL);
      if (address == NULL)
        return NULL;
      g_ptr_array_add (inputs, g_steal_pointer (&address));
    }
  if (inputs->len == 0)
    return NULL;
  g_ptr_array_add (inputs, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&inputs), FALSE);
}
