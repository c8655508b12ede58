/* dossier-clock.h: what time it is, and being called when it is later; stands still in tests.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A counted struct for one main context's thread. */
typedef struct _DossierClock DossierClock;

DossierClock *dossier_clock_new (void);
/* Begins now and stands still until it is advanced, so that tests need not sleep. */
DossierClock *dossier_clock_new_still (void);
DossierClock *dossier_clock_ref (DossierClock *self);
void          dossier_clock_unref (DossierClock *self);

/* Microseconds, from no particular beginning, never backwards. */
gint64 dossier_clock_get_time (const DossierClock *self);
/* Unix time in milliseconds. */
gint64 dossier_clock_get_unix_time (const DossierClock *self);
/* The Unix time in milliseconds that @time of this clock is, and back. */
gint64 dossier_clock_to_unix_time (const DossierClock *self, gint64 time);
gint64 dossier_clock_from_unix_time (const DossierClock *self, gint64 unix_time);

/* Of a clock that stands still only. Alarms that are due ring in the main loop's next turn. */
void dossier_clock_advance (DossierClock *self, double seconds);

/**
 * dossier_clock_add_alarm:
 * @time: of this clock
 * @callback: called in the thread-default main context once @time has come; must return
 *   %G_SOURCE_REMOVE
 *
 * Returns: (transfer full): for g_source_destroy() and g_source_unref()
 */
GSource *
dossier_clock_add_alarm (DossierClock *self, gint64 time, GSourceFunc callback, gpointer user_data);
/* Puts off an alarm of this kind that has not rung. */
void dossier_clock_set_alarm (GSource *alarm, gint64 time);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierClock, dossier_clock_unref)

G_END_DECLS
