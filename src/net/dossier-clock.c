/* dossier-clock.c: what time it is, and being called when it is later; stands still in tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-clock.h"

/* Microseconds in a millisecond. */
#define MILLISECOND 1000

struct _DossierClock
{
  grefcount n_refs;
  gboolean  is_still;
  gint64    time;      /* of a still clock */
  gint64    unix_time; /* of a still clock: microseconds */
  GList    *alarms;    /* of a still clock, borrowed: each holds a reference to it */
};

typedef struct
{
  GSource       source;
  DossierClock *clock;
  gint64        time;
} Alarm;

static void
apply_time (Alarm *alarm)
{
  gint64 ready = alarm->time;

  if (alarm->clock->is_still)
    ready = alarm->time <= alarm->clock->time ? 0 : -1;
  g_source_set_ready_time (&alarm->source, ready);
}

static gboolean
ring (GSource *source, GSourceFunc callback, gpointer user_data)
{
  return callback (user_data);
}

static void
finalize_alarm (GSource *source)
{
  Alarm *alarm = (Alarm *) source;

  alarm->clock->alarms = g_list_remove (alarm->clock->alarms, alarm);
  dossier_clock_unref (alarm->clock);
}

static GSourceFuncs alarm_funcs = { .dispatch = ring, .finalize = finalize_alarm };

DossierClock *
dossier_clock_new (void)
{
  DossierClock *self = g_new0 (DossierClock, 1);

  g_ref_count_init (&self->n_refs);
  return self;
}

DossierClock *
dossier_clock_new_still (void)
{
  DossierClock *self = dossier_clock_new ();

  self->is_still = TRUE;
  self->time = g_get_monotonic_time ();
  self->unix_time = g_get_real_time ();
  return self;
}

DossierClock *
dossier_clock_ref (DossierClock *self)
{
  g_ref_count_inc (&self->n_refs);
  return self;
}

void
dossier_clock_unref (DossierClock *self)
{
  if (!g_ref_count_dec (&self->n_refs))
    return;
  g_assert (self->alarms == NULL);
  g_free (self);
}

gint64
dossier_clock_get_time (const DossierClock *self)
{
  return self->is_still ? self->time : g_get_monotonic_time ();
}

gint64
dossier_clock_get_unix_time (const DossierClock *self)
{
  return (self->is_still ? self->unix_time : g_get_real_time ()) / MILLISECOND;
}

gint64
dossier_clock_to_unix_time (const DossierClock *self, gint64 time)
{
  return dossier_clock_get_unix_time (self) + (time - dossier_clock_get_time (self)) / MILLISECOND;
}

gint64
dossier_clock_from_unix_time (const DossierClock *self, gint64 unix_time)
{
  return dossier_clock_get_time (self) +
         (unix_time - dossier_clock_get_unix_time (self)) * MILLISECOND;
}

void
dossier_clock_advance (DossierClock *self, double seconds)
{
  g_return_if_fail (self->is_still && seconds >= 0);

  self->time += (gint64) (seconds * G_USEC_PER_SEC);
  self->unix_time += (gint64) (seconds * G_USEC_PER_SEC);
  for (GList *link = self->alarms; link != NULL; link = link->next)
    apply_time (link->data);
}

GSource *
dossier_clock_add_alarm (DossierClock *self, gint64 time, GSourceFunc callback, gpointer user_data)
{
  GSource *source = g_source_new (&alarm_funcs, sizeof (Alarm));
  Alarm   *alarm = (Alarm *) source;

  alarm->clock = dossier_clock_ref (self);
  g_source_set_callback (source, callback, user_data, NULL);
  if (self->is_still)
    self->alarms = g_list_prepend (self->alarms, alarm);
  dossier_clock_set_alarm (source, time);
  g_source_attach (source, g_main_context_get_thread_default ());
  return source;
}

void
dossier_clock_set_alarm (GSource *source, gint64 time)
{
  Alarm *alarm = (Alarm *) source;

  alarm->time = time;
  apply_time (alarm);
}
