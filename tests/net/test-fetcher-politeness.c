/* test-fetcher-politeness.c: hosts are asked no faster than they can bear, and rest when they want.
 *
 * The clock stands still and is advanced, so that nothing here waits.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/net/dossier-test-fetch.h"
#include "tests/support/dossier-test-resolver.h"

#include <string.h>

#define HOST  "quay.test"
#define OTHER "pier.test"

typedef struct
{
  DossierTestFetch fetch; /* first, so that it is one */
  DossierClock    *clock;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->clock = dossier_clock_new_still ();
  self->fetch.server = dossier_test_server_new ();
  self->fetch.fetcher = dossier_fetcher_new_with_clock (self->clock);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  dossier_test_fetch_tear_down (&self->fetch, data);
  dossier_clock_unref (self->clock);
}

static void
start_at (Fixture                   *self,
          const char                *host,
          const char                *path,
          const DossierFetchOptions *options,
          DossierTestOutcome        *outcome)
{
  g_autofree char *url = dossier_test_server_dup_url_at (self->fetch.server, host, path);

  dossier_test_fetch_start (&self->fetch, url, options, NULL, outcome);
}

static void
start (Fixture *self, const char *path, DossierTestOutcome *outcome)
{
  start_at (self, HOST, path, NULL, outcome);
}

/* Everything that can happen without time passing has happened once another host has answered. */
static void
settle (Fixture *self)
{
  g_auto (DossierTestOutcome) outcome = { 0 };

  dossier_test_server_add_page (self->fetch.server, "/settle", "<p>There");
  start_at (self, "127.0.0.1", "/settle", NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static guint
count (Fixture *self, const char *path)
{
  return dossier_test_server_count_requests (self->fetch.server, path);
}

static void
answer_with (Fixture *self, const char *path, guint status, const char *headers)
{
  const DossierTestAnswer answer = { .status = status, .headers = headers };

  dossier_test_server_add_answer (self->fetch.server, path, &answer);
}

static void
test_pages_keep_a_pause (Fixture *self, gconstpointer data)
{
  g_auto (DossierTestOutcome) first = { 0 };
  g_auto (DossierTestOutcome) second = { 0 };

  dossier_test_server_add_page (self->fetch.server, "/a", "<p>One");
  dossier_test_server_add_page (self->fetch.server, "/b", "<p>Two");
  start (self, "/a", &first);
  start (self, "/b", &second);
  dossier_test_outcome_wait (&first);
  settle (self);
  g_assert_false (second.is_done);
  g_assert_cmpuint (count (self, "/b"), ==, 0);
  dossier_clock_advance (self->clock, DOSSIER_FETCHER_PAGE_PAUSE);
  dossier_test_outcome_wait (&second);
  g_assert_no_error (second.error);
}

/* A redirect to the same host is part of what was asked for. */
static void
test_redirects_need_no_pause (Fixture *self, gconstpointer data)
{
  g_auto (DossierTestOutcome) outcome = { 0 };

  dossier_test_server_add_redirect (self->fetch.server, "/a", "/b");
  dossier_test_server_add_page (self->fetch.server, "/b", "<p>There");
  start (self, "/a", &outcome);
  dossier_test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
}

static void
test_pauses_can_be_set (Fixture *self, gconstpointer data)
{
  DossierFetchLimits limits = *dossier_fetcher_get_limits (self->fetch.fetcher);
  g_auto (DossierTestOutcome) first = { 0 };
  g_auto (DossierTestOutcome) second = { 0 };

  limits.pauses[DOSSIER_FETCH_PAGE] = 0;
  dossier_fetcher_set_limits (self->fetch.fetcher, &limits);
  dossier_test_server_add_page (self->fetch.server, "/a", "<p>One");
  start (self, "/a", &first);
  start (self, "/a", &second);
  dossier_test_outcome_wait (&first);
  dossier_test_outcome_wait (&second);
}

static void
test_a_short_rest_is_waited_for (Fixture *self, gconstpointer data)
{
  static const struct
  {
    guint       status;
    const char *header;
    double      seconds;
  } rows[] = {
    { 429, "Retry-After: 15", 15 },
    { 503, "Retry-After: 20", 20 },
    { 503, "Retry-After: Wed, 04 Mar 2026 08:00:05 GMT\nDate: Wed, 04 Mar 2026 08:00:00 GMT", 5 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *host = g_strdup_printf ("quay-%" G_GSIZE_FORMAT ".test", i);
      g_auto (DossierTestOutcome) outcome = { 0 };
      guint n_before = count (self, NULL);

      answer_with (self, "/a", rows[i].status, rows[i].header);
      start_at (self, host, "/a", NULL, &outcome);
      dossier_test_server_wait_for_requests (self->fetch.server, n_before + 1);
      settle (self);
      dossier_test_server_add_page (self->fetch.server, "/a", "<p>There after all");
      dossier_clock_advance (self->clock, rows[i].seconds - 0.1);
      settle (self);
      g_assert_false (outcome.is_done);
      g_assert_cmpuint (count (self, "/a"), ==, 0);
      dossier_clock_advance (self->clock, 0.1);
      dossier_test_outcome_wait (&outcome);
      g_assert_no_error (outcome.error);
      g_assert_cmpuint (count (self, "/a"), ==, 1);
    }
}

static void
test_retries_come_to_an_end (Fixture *self, gconstpointer data)
{
  g_auto (DossierTestOutcome) outcome = { 0 };
  g_autofree char *url = dossier_test_server_dup_url_at (self->fetch.server, HOST, "/a");

  answer_with (self, "/a", 429, "Retry-After: 10");
  start (self, "/a", &outcome);
  for (guint i = 1; i <= DOSSIER_FETCHER_MAX_RETRIES; i++)
    {
      while (count (self, "/a") < i)
        g_main_context_iteration (NULL, TRUE);
      settle (self);
      g_assert_false (outcome.is_done);
      dossier_clock_advance (self->clock, 10);
    }
  dossier_test_outcome_wait (&outcome);
  g_assert_cmpuint (count (self, "/a"), ==, 1 + DOSSIER_FETCHER_MAX_RETRIES);
  g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TRY_LATER);
  dossier_test_assert_says (outcome.error, url, "(429); it says to try again in 10 seconds");
  g_assert_true (dossier_fetch_error_is_passing (outcome.error));
  g_assert_cmpint (dossier_fetcher_get_not_before (self->fetch.fetcher, url),
                   ==,
                   dossier_clock_get_unix_time (self->clock) + 10 * 1000);
}

/* Who waits for the host and who comes later is turned away without asking; others go on. */
static void
test_a_long_rest_is_told (Fixture *self, gconstpointer data)
{
  g_auto (DossierTestOutcome) first = { 0 };
  g_auto (DossierTestOutcome) second = { 0 };
  g_auto (DossierTestOutcome) third = { 0 };
  g_auto (DossierTestOutcome) other = { 0 };
  g_autofree char *url = dossier_test_server_dup_url_at (self->fetch.server, HOST, "/b");
  gint64           not_before = dossier_clock_get_unix_time (self->clock) + 300 * 1000;

  answer_with (self, "/a", 503, "Retry-After: 300");
  dossier_test_server_add_page (self->fetch.server, "/b", "<p>There");
  g_assert_cmpint (dossier_fetcher_get_not_before (self->fetch.fetcher, url), ==, 0);
  start (self, "/a", &first);
  start (self, "/b", &second);
  dossier_test_outcome_wait (&first);
  g_assert_error (first.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TRY_LATER);
  g_assert_cmpint (dossier_fetcher_get_not_before (self->fetch.fetcher, url), ==, not_before);
  dossier_test_outcome_wait (&second);
  start (self, "/b", &third);
  dossier_test_outcome_wait (&third);
  g_assert_error (second.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TRY_LATER);
  g_assert_error (third.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TRY_LATER);
  dossier_test_assert_says (third.error,
                            url,
                            "the server quay.test has asked for a pause; try again in 5 minutes");
  g_assert_cmpuint (count (self, "/b"), ==, 0);
  start_at (self, OTHER, "/b", NULL, &other);
  dossier_test_outcome_wait (&other);
  g_assert_no_error (other.error);

  dossier_clock_advance (self->clock, 300);
  dossier_test_outcome_clear (&third);
  third = (DossierTestOutcome){ 0 };
  start (self, "/b", &third);
  dossier_test_outcome_wait (&third);
  g_assert_no_error (third.error);
  g_assert_cmpint (dossier_fetcher_get_not_before (self->fetch.fetcher, url), ==, 0);
}

static void
test_not_before_is_for_addresses (Fixture *self, gconstpointer data)
{
  static const char *const urls[] = { "", "quay.test", "file:///a", "http://never-asked.test/" };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    g_assert_cmpint (dossier_fetcher_get_not_before (self->fetch.fetcher, urls[i]), ==, 0);
}

/* Fails with 500 until the host rests, and then without asking, but never for good. */
static void
test_a_failing_host_rests (Fixture *self, gconstpointer data)
{
  gboolean was_turned_away = FALSE;

  answer_with (self, "/a", 500, NULL);
  for (guint i = 0; i < 16 && !was_turned_away; i++)
    {
      g_auto (DossierTestOutcome) outcome = { 0 };
      guint n_before = count (self, "/a");

      start (self, "/a", &outcome);
      settle (self);
      if (!outcome.is_done)
        dossier_clock_advance (self->clock, DOSSIER_FETCHER_PATIENCE_SECONDS);
      dossier_test_outcome_wait (&outcome);
      was_turned_away = count (self, "/a") == n_before;
      if (was_turned_away)
        g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TRY_LATER);
      else
        g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_SERVER);
      if (was_turned_away)
        g_assert_nonnull (strstr (outcome.error->message, "has failed again and again"));
    }
  g_assert_true (was_turned_away);
  g_assert_cmpuint (count (self, "/a"), >, 3);

  {
    g_auto (DossierTestOutcome) outcome = { 0 };

    dossier_clock_advance (self->clock, 300);
    dossier_test_server_add_page (self->fetch.server, "/a", "<p>Mended");
    start (self, "/a", &outcome);
    dossier_test_outcome_wait (&outcome);
    g_assert_no_error (outcome.error);
  }
}

/* A host that answers 404 is in good health. */
static void
test_refusals_are_no_failures (Fixture *self, gconstpointer data)
{
  static const guint statuses[] = { 401, 403, 404, 410, 451 };

  for (guint i = 0; i < 20; i++)
    {
      g_auto (DossierTestOutcome) outcome = { 0 };

      answer_with (self, "/a", statuses[i % G_N_ELEMENTS (statuses)], NULL);
      start (self, "/a", &outcome);
      dossier_clock_advance (self->clock, DOSSIER_FETCHER_PAGE_PAUSE);
      dossier_test_outcome_wait (&outcome);
      g_assert_false (dossier_fetch_error_is_passing (outcome.error));
    }
}

/* The time for a connection is not that for an answer. */
static void
test_connecting_has_its_own_limit (Fixture *self, gconstpointer data)
{
  static const DossierTestStep silence[] = { { .kind = DOSSIER_TEST_SILENCE } };
  g_auto (DossierTestOutcome) unconnected = { 0 };
  g_auto (DossierTestOutcome) unanswered = { 0 };
  double rest = DOSSIER_FETCHER_SILENCE_SECONDS - DOSSIER_FETCHER_CONNECT_SECONDS;

  dossier_test_server_add_script (self->fetch.server, "/a", silence, G_N_ELEMENTS (silence));
  start_at (self, "never.test", "/a", NULL, &unconnected);
  start (self, "/a", &unanswered);
  dossier_test_server_wait_for_requests (self->fetch.server, 1);
  dossier_clock_advance (self->clock, DOSSIER_FETCHER_CONNECT_SECONDS);
  dossier_test_outcome_wait (&unconnected);
  g_assert_error (unconnected.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TIMED_OUT);
  g_assert_nonnull (strstr (unconnected.error->message, "no connection to the server"));
  g_assert_nonnull (strstr (unconnected.error->message, "for 20 seconds"));
  settle (self);
  g_assert_false (unanswered.is_done);
  dossier_clock_advance (self->clock, rest);
  dossier_test_outcome_wait (&unanswered);
  g_assert_error (unanswered.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TIMED_OUT);
  g_assert_nonnull (strstr (unanswered.error->message, "has not answered for 30 seconds"));
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "pages-keep-a-pause", test_pages_keep_a_pause },
    { "redirects-need-no-pause", test_redirects_need_no_pause },
    { "pauses-can-be-set", test_pauses_can_be_set },
    { "a-short-rest-is-waited-for", test_a_short_rest_is_waited_for },
    { "retries-come-to-an-end", test_retries_come_to_an_end },
    { "a-long-rest-is-told", test_a_long_rest_is_told },
    { "not-before-is-for-addresses-of-hosts-that-rest", test_not_before_is_for_addresses },
    { "a-failing-host-rests", test_a_failing_host_rests },
    { "refusals-are-no-failures", test_refusals_are_no_failures },
    { "connecting-has-its-own-limit", test_connecting_has_its_own_limit },
  };

  dossier_test_resolver_install ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/net/fetcher/politeness/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, set_up, tests[i].test, tear_down);
    }
  return g_test_run ();
}
