/* test-host-manners.c: hosts are left alone for as long as they want, or need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-host-manners.h"

#define SECOND G_TIME_SPAN_SECOND
#define NOW    (1000 * SECOND)

static void
test_a_pause_follows_a_start (void)
{
  DossierHostManners manners = { 0 };

  g_assert_cmpint (dossier_host_manners_get_earliest (&manners, NOW, SECOND), ==, NOW);
  dossier_host_manners_note_start (&manners, NOW);
  g_assert_cmpint (dossier_host_manners_get_earliest (&manners, NOW, SECOND), ==, NOW + SECOND);
  g_assert_cmpint (dossier_host_manners_get_earliest (&manners, NOW, 0), ==, NOW);
}

static void
test_a_wish_is_bounded_and_never_shortened (void)
{
  DossierHostManners manners = { 0 };
  DossierHostRest    rest;

  dossier_host_manners_note_wish (&manners, NOW, G_MAXINT64);
  g_assert_cmpint (dossier_host_manners_get_rest (&manners, NOW, &rest),
                   ==,
                   NOW + DOSSIER_HOST_MANNERS_MAX_WISH);
  g_assert_cmpint (rest, ==, DOSSIER_HOST_REST_WISHED);
  dossier_host_manners_note_wish (&manners, NOW, NOW + SECOND);
  dossier_host_manners_note_success (&manners);
  g_assert_cmpint (dossier_host_manners_get_rest (&manners, NOW, &rest),
                   ==,
                   NOW + DOSSIER_HOST_MANNERS_MAX_WISH);
}

/* Fails so many times in a row, each time when it may be asked again. */
static gint64
fail_times (DossierHostManners *manners, gint64 now, guint n_failures, double chance)
{
  DossierHostRest rest;

  for (guint i = 0; i < n_failures; i++)
    {
      now = dossier_host_manners_get_rest (manners, now, &rest) + SECOND / 1000;
      dossier_host_manners_note_failure (manners, now, now, chance);
    }
  return dossier_host_manners_get_rest (manners, now, &rest) - now;
}

static void
test_rests_double_up_to_a_bound (void)
{
  static const struct
  {
    guint  n_failures;
    double chance;
    gint64 rest;
  } rows[] = {
    { 0, 1, 0 },
    { 1, 1, 0 },
    { 2, 1, DOSSIER_HOST_MANNERS_BACK_OFF },
    { 2, 0, DOSSIER_HOST_MANNERS_BACK_OFF / 2 },
    { 3, 1, 2 * DOSSIER_HOST_MANNERS_BACK_OFF },
    { 5, 1, 8 * DOSSIER_HOST_MANNERS_BACK_OFF },
    { 5, 0.5, 6 * DOSSIER_HOST_MANNERS_BACK_OFF },
    { 40, 1, DOSSIER_HOST_MANNERS_MAX_BACK_OFF },
    { 40, 0, DOSSIER_HOST_MANNERS_MAX_BACK_OFF / 2 },
    { 5000, 7, DOSSIER_HOST_MANNERS_MAX_BACK_OFF },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      DossierHostManners manners = { 0 };

      g_assert_cmpint (fail_times (&manners, NOW, rows[i].n_failures, rows[i].chance),
                       ==,
                       rows[i].rest);
    }
}

static void
test_requests_that_fail_together_fail_once (void)
{
  DossierHostManners manners = { 0 };
  DossierHostRest    rest;

  for (guint i = 0; i < 10; i++)
    dossier_host_manners_note_failure (&manners, NOW + i, NOW - SECOND, 1);
  dossier_host_manners_get_rest (&manners, NOW + 10, &rest);
  g_assert_cmpint (rest, ==, DOSSIER_HOST_REST_NONE);
  g_assert_cmpuint (manners.n_failures, ==, 1);
}

static void
test_success_and_time_heal (void)
{
  DossierHostManners manners = { 0 };
  gint64             later = NOW + DOSSIER_HOST_MANNERS_MEMORY + 60 * SECOND;

  fail_times (&manners, NOW, 5, 1);
  dossier_host_manners_note_success (&manners);
  g_assert_cmpint (fail_times (&manners, NOW + SECOND, 1, 1), ==, 0);

  fail_times (&manners, NOW, 5, 1);
  dossier_host_manners_note_failure (&manners, later, later, 1);
  g_assert_cmpuint (manners.n_failures, ==, 1);
}

static void
test_only_what_no_longer_matters_is_forgotten (void)
{
  const DossierHostManners rows[] = {
    { .last_start = NOW - SECOND },
    { .wish_until = NOW + SECOND },
    { .back_off_until = NOW + SECOND },
    { .n_failures = 1, .last_failure = NOW - 60 * SECOND },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_false (dossier_host_manners_is_forgettable (&rows[i], NOW));
      g_assert_true (
          dossier_host_manners_is_forgettable (&rows[i],
                                               NOW + DOSSIER_HOST_MANNERS_MEMORY + SECOND));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/host-manners/a-pause-follows-a-start", test_a_pause_follows_a_start);
  g_test_add_func ("/net/host-manners/a-wish-is-bounded-and-never-shortened",
                   test_a_wish_is_bounded_and_never_shortened);
  g_test_add_func ("/net/host-manners/rests-double-up-to-a-bound", test_rests_double_up_to_a_bound);
  g_test_add_func ("/net/host-manners/requests-that-fail-together-fail-once",
                   test_requests_that_fail_together_fail_once);
  g_test_add_func ("/net/host-manners/success-and-time-heal", test_success_and_time_heal);
  g_test_add_func ("/net/host-manners/only-what-no-longer-matters-is-forgotten",
                   test_only_what_no_longer_matters_is_forgotten);
  return g_test_run ();
}
