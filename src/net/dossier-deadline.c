/* dossier-deadline.c: a clock that runs out after silence, or in all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-deadline.h"

/* Times are microseconds of the monotonic clock. */
struct _DossierDeadline
{
  gint64                silence;
  gint64                total_left;
  gint64                started;
  gint64                renewed;
  DossierDeadlineMissed missed;
  gpointer              user_data;
  GSource              *source; /* while it runs */
  GMainContext         *context;
};

static gboolean
run_source (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static GSourceFuncs source_funcs = { NULL, NULL, run_source, NULL };

static void
set_ready_time (DossierDeadline *self)
{
  g_source_set_ready_time (self->source,
                           MIN (self->renewed + self->silence, self->started + self->total_left));
}

static gboolean
source_ready_cb (gpointer data)
{
  DossierDeadline *self = data;

  dossier_deadline_stop (self);
  self->missed (self->total_left <= 0 ? DOSSIER_DEADLINE_TOTAL : DOSSIER_DEADLINE_SILENCE,
                self->user_data);
  return G_SOURCE_REMOVE;
}

DossierDeadline *
dossier_deadline_new (double                silence_seconds,
                      double                total_seconds,
                      DossierDeadlineMissed missed,
                      gpointer              user_data)
{
  DossierDeadline *self = g_new0 (DossierDeadline, 1);

  self->silence = (gint64) (silence_seconds * G_USEC_PER_SEC);
  self->total_left = (gint64) (total_seconds * G_USEC_PER_SEC);
  self->missed = missed;
  self->user_data = user_data;
  self->context = g_main_context_ref_thread_default ();
  return self;
}

void
dossier_deadline_free (DossierDeadline *self)
{
  if (self == NULL)
    return;
  dossier_deadline_stop (self);
  g_main_context_unref (self->context);
  g_free (self);
}

void
dossier_deadline_start (DossierDeadline *self)
{
  g_return_if_fail (self->source == NULL);

  self->started = self->renewed = g_get_monotonic_time ();
  self->source = g_source_new (&source_funcs, sizeof (GSource));
  g_source_set_callback (self->source, source_ready_cb, self, NULL);
  set_ready_time (self);
  g_source_attach (self->source, self->context);
}

void
dossier_deadline_renew (DossierDeadline *self)
{
  if (self->source == NULL)
    return;
  self->renewed = g_get_monotonic_time ();
  set_ready_time (self);
}

void
dossier_deadline_stop (DossierDeadline *self)
{
  if (self->source == NULL)
    return;
  self->total_left -= g_get_monotonic_time () - self->started;
  g_source_destroy (self->source);
  g_clear_pointer (&self->source, g_source_unref);
}
