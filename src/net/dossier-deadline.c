/* dossier-deadline.c: a limit on time that runs out after silence, or in all.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-deadline.h"

/* Times are the clock's. */
struct _DossierDeadline
{
  DossierClock         *clock;
  gint64                total_left;
  gint64                started;
  DossierDeadlineMissed missed;
  gpointer              user_data;
  GSource              *alarm; /* while it runs */
};

static gint64
find_end (DossierDeadline *self, double silence_seconds)
{
  gint64 silence = (gint64) (silence_seconds * G_USEC_PER_SEC);

  return MIN (dossier_clock_get_time (self->clock) + silence, self->started + self->total_left);
}

static gboolean
alarm_rang_cb (gpointer data)
{
  DossierDeadline *self = data;

  dossier_deadline_stop (self);
  self->missed (self->total_left <= 0 ? DOSSIER_DEADLINE_TOTAL : DOSSIER_DEADLINE_SILENCE,
                self->user_data);
  return G_SOURCE_REMOVE;
}

DossierDeadline *
dossier_deadline_new (DossierClock         *clock,
                      double                total_seconds,
                      DossierDeadlineMissed missed,
                      gpointer              user_data)
{
  DossierDeadline *self = g_new0 (DossierDeadline, 1);

  self->clock = dossier_clock_ref (clock);
  self->total_left = (gint64) (total_seconds * G_USEC_PER_SEC);
  self->missed = missed;
  self->user_data = user_data;
  return self;
}

void
dossier_deadline_free (DossierDeadline *self)
{
  if (self == NULL)
    return;
  dossier_deadline_stop (self);
  dossier_clock_unref (self->clock);
  g_free (self);
}

void
dossier_deadline_start (DossierDeadline *self, double silence_seconds)
{
  g_return_if_fail (self->alarm == NULL);

  self->started = dossier_clock_get_time (self->clock);
  self->alarm =
      dossier_clock_add_alarm (self->clock, find_end (self, silence_seconds), alarm_rang_cb, self);
}

void
dossier_deadline_renew (DossierDeadline *self, double silence_seconds)
{
  if (self->alarm != NULL)
    dossier_clock_set_alarm (self->alarm, find_end (self, silence_seconds));
}

void
dossier_deadline_stop (DossierDeadline *self)
{
  if (self->alarm == NULL)
    return;
  self->total_left -= dossier_clock_get_time (self->clock) - self->started;
  g_source_destroy (self->alarm);
  g_clear_pointer (&self->alarm, g_source_unref);
}
