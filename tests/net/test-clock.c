/* test-clock.c: alarms ring when their time has come, by a clock that runs and by one that stands
 * still.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-deadline.h"

static gboolean
count_cb (gpointer user_data)
{
  ++*(guint *) user_data;
  return G_SOURCE_REMOVE;
}

static void
run_main_context (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
end_alarm (GSource *alarm)
{
  g_source_destroy (alarm);
  g_source_unref (alarm);
}

static void
test_a_still_clock_is_advanced (void)
{
  g_autoptr (DossierClock) clock = dossier_clock_new_still ();
  gint64   start = dossier_clock_get_time (clock);
  gint64   unix_start = dossier_clock_get_unix_time (clock);
  guint    n_rings = 0;
  GSource *alarm =
      dossier_clock_add_alarm (clock, start + 2 * G_TIME_SPAN_SECOND, count_cb, &n_rings);

  run_main_context ();
  dossier_clock_advance (clock, 1.5);
  run_main_context ();
  g_assert_cmpuint (n_rings, ==, 0);
  g_assert_cmpint (dossier_clock_get_time (clock), ==, start + 1500 * 1000);
  g_assert_cmpint (dossier_clock_get_unix_time (clock), ==, unix_start + 1500);
  dossier_clock_advance (clock, 0.5);
  run_main_context ();
  g_assert_cmpuint (n_rings, ==, 1);
  dossier_clock_advance (clock, 100);
  run_main_context ();
  g_assert_cmpuint (n_rings, ==, 1);
  end_alarm (alarm);
}

static void
test_alarms_can_be_put_off_and_ended (void)
{
  g_autoptr (DossierClock) clock = dossier_clock_new_still ();
  gint64   start = dossier_clock_get_time (clock);
  guint    n_late = 0;
  guint    n_never = 0;
  GSource *late = dossier_clock_add_alarm (clock, start + 1, count_cb, &n_late);
  GSource *never = dossier_clock_add_alarm (clock, start + 1, count_cb, &n_never);

  dossier_clock_set_alarm (late, start + 10 * G_TIME_SPAN_SECOND);
  end_alarm (never);
  dossier_clock_advance (clock, 9);
  run_main_context ();
  g_assert_cmpuint (n_late + n_never, ==, 0);
  dossier_clock_advance (clock, 1);
  run_main_context ();
  g_assert_cmpuint (n_late, ==, 1);
  g_assert_cmpuint (n_never, ==, 0);
  end_alarm (late);
}

static void
test_a_running_clock_runs (void)
{
  g_autoptr (DossierClock) clock = dossier_clock_new ();
  gint64   start = dossier_clock_get_time (clock);
  guint    n_rings = 0;
  GSource *alarm = dossier_clock_add_alarm (clock, start + 2000, count_cb, &n_rings);

  while (n_rings == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (dossier_clock_get_time (clock), >=, start + 2000);
  end_alarm (alarm);
}

static void
test_both_times_can_be_exchanged (void)
{
  g_autoptr (DossierClock) clock = dossier_clock_new_still ();
  gint64 now = dossier_clock_get_time (clock);
  gint64 unix_now = dossier_clock_get_unix_time (clock);

  g_assert_cmpint (dossier_clock_to_unix_time (clock, now + 5 * G_TIME_SPAN_SECOND),
                   ==,
                   unix_now + 5000);
  g_assert_cmpint (dossier_clock_from_unix_time (clock, unix_now - 5000),
                   ==,
                   now - 5 * G_TIME_SPAN_SECOND);
}

/* Letters: s for a silence too long, t for too long in all. */
static void
missed_cb (DossierDeadlineKind kind, gpointer user_data)
{
  g_string_append_c (user_data, kind == DOSSIER_DEADLINE_SILENCE ? 's' : 't');
}

static void
test_deadlines (void)
{
  g_autoptr (DossierClock) clock = dossier_clock_new_still ();
  g_autoptr (GString) missed = g_string_new (NULL);
  g_autoptr (DossierDeadline) deadline = dossier_deadline_new (clock, 10, missed_cb, missed);

  dossier_clock_advance (clock, 100);
  dossier_deadline_start (deadline, 3);
  dossier_clock_advance (clock, 2);
  dossier_deadline_renew (deadline, 3);
  dossier_clock_advance (clock, 2);
  run_main_context ();
  g_assert_cmpstr (missed->str, ==, "");
  dossier_clock_advance (clock, 1);
  run_main_context ();
  g_assert_cmpstr (missed->str, ==, "s");

  /* Five seconds are left; those between stopping and starting do not count. */
  dossier_clock_advance (clock, 100);
  dossier_deadline_start (deadline, 30);
  dossier_clock_advance (clock, 4);
  dossier_deadline_stop (deadline);
  dossier_deadline_renew (deadline, 1);
  dossier_clock_advance (clock, 100);
  dossier_deadline_start (deadline, 30);
  run_main_context ();
  g_assert_cmpstr (missed->str, ==, "s");
  dossier_clock_advance (clock, 1);
  run_main_context ();
  g_assert_cmpstr (missed->str, ==, "st");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/clock/a-still-clock-is-advanced", test_a_still_clock_is_advanced);
  g_test_add_func ("/net/clock/alarms-can-be-put-off-and-ended",
                   test_alarms_can_be_put_off_and_ended);
  g_test_add_func ("/net/clock/a-running-clock-runs", test_a_running_clock_runs);
  g_test_add_func ("/net/clock/both-times-can-be-exchanged", test_both_times_can_be_exchanged);
  g_test_add_func ("/net/deadline/silence-and-total-run-out", test_deadlines);
  return g_test_run ();
}
