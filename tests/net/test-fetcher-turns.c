/* test-fetcher-turns.c: fetches wait their turn, can be given up at any time, and keep what they
 * need.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/net/dossier-test-fetch.h"
#include "tests/support/dossier-test-resolver.h"

#define PAGE "<!doctype html><title>Harbour</title><p>The ferry is back.</p>"

static guint
count_done (const DossierTestOutcome *outcomes, guint n)
{
  guint n_done = 0;

  for (guint i = 0; i < n; i++)
    n_done += outcomes[i].is_done;
  return n_done;
}

static void
start_held (DossierTestFetch   *self,
            const char         *host,
            DossierTestOutcome *outcomes,
            guint               n,
            GCancellable       *cancellable)
{
  const DossierTestAnswer answer = { .content_type = "text/html", .body = PAGE, .is_held = TRUE };
  g_autofree char        *url = NULL;

  dossier_test_server_add_answer (self->server, "/held", &answer);
  url = dossier_test_server_dup_url_at (self->server, host, "/held");
  for (guint i = 0; i < n; i++)
    dossier_test_fetch_start (self, url, NULL, cancellable, &outcomes[i]);
}

/* The server holds every answer; another one is let go only when the limit's worth are there. */
static void
test_a_host_gets_two_at_once (DossierTestFetch *self, gconstpointer data)
{
  enum
  {
    N = 12
  };
  DossierTestOutcome outcomes[N] = { 0 };

  start_held (self, "127.0.0.1", outcomes, N, NULL);
  for (guint n_done = 0; n_done < N; n_done++)
    {
      dossier_test_server_wait_for_requests (self->server,
                                             MIN (n_done + DOSSIER_FETCHER_PER_HOST, N));
      g_assert_true (dossier_test_server_release (self->server));
      while (count_done (outcomes, N) == n_done)
        g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (dossier_test_server_get_peak (self->server), ==, DOSSIER_FETCHER_PER_HOST);
  for (guint i = 0; i < N; i++)
    {
      g_assert_no_error (outcomes[i].error);
      dossier_test_outcome_clear (&outcomes[i]);
    }
}

static void
test_hosts_do_not_wait_for_each_other (DossierTestFetch *self, gconstpointer data)
{
  DossierTestOutcome outcomes[6] = { 0 };

  start_held (self, "one.test", outcomes, 3, NULL);
  start_held (self, "two.test", outcomes + 3, 3, NULL);
  dossier_test_server_wait_for_requests (self->server, 2 * DOSSIER_FETCHER_PER_HOST);
  while (count_done (outcomes, G_N_ELEMENTS (outcomes)) < G_N_ELEMENTS (outcomes))
    {
      dossier_test_server_release (self->server);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (dossier_test_server_get_peak (self->server), ==, 2 * DOSSIER_FETCHER_PER_HOST);
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    dossier_test_outcome_clear (&outcomes[i]);
}

static void
assert_cancelled (DossierTestOutcome *outcome)
{
  dossier_test_outcome_wait (outcome);
  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (g_str_has_prefix (outcome->error->message, "fetching http://"));
  g_assert_true (g_str_has_suffix (outcome->error->message, ": it was cancelled"));
  dossier_test_outcome_clear (outcome);
}

static void
test_cancelled_before_it_began (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierTestOutcome outcome = { 0 };

  g_cancellable_cancel (cancellable);
  start_held (self, "127.0.0.1", &outcome, 1, cancellable);
  assert_cancelled (&outcome);
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, NULL), ==, 0);
}

static void
test_cancelled_while_waiting_for_a_turn (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierTestOutcome running[2] = { 0 };
  DossierTestOutcome waiting[2] = { 0 };

  start_held (self, "127.0.0.1", running, 2, NULL);
  start_held (self, "127.0.0.1", &waiting[0], 1, cancellable);
  start_held (self, "127.0.0.1", &waiting[1], 1, NULL);
  dossier_test_server_wait_for_requests (self->server, 2);
  g_cancellable_cancel (cancellable);
  assert_cancelled (&waiting[0]);

  /* Who waited behind gets the turn all the same. */
  while (!waiting[1].is_done || count_done (running, 2) < 2)
    {
      dossier_test_server_release (self->server);
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_no_error (waiting[1].error);
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, NULL), ==, 3);
  dossier_test_outcome_clear (&waiting[1]);
  for (gsize i = 0; i < 2; i++)
    dossier_test_outcome_clear (&running[i]);
}

static void
test_cancelled_while_the_server_thinks (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierTestOutcome outcome = { 0 };

  start_held (self, "127.0.0.1", &outcome, 1, cancellable);
  dossier_test_server_wait_for_requests (self->server, 1);
  g_cancellable_cancel (cancellable);
  assert_cancelled (&outcome);
}

static void
cancel_progressed_cb (gsize received, gsize total, gpointer user_data)
{
  g_cancellable_cancel (user_data);
}

static void
test_cancelled_while_reading (DossierTestFetch *self, gconstpointer data)
{
  static const DossierTestStep steps[] = {
    { .bytes =
          "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 9000\r\n\r\n<p>begun" },
    { .kind = DOSSIER_TEST_SILENCE },
  };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DossierFetchOptions options = { .progress = cancel_progressed_cb,
                                        .progress_data = cancellable };
  DossierTestOutcome        outcome = { 0 };
  g_autofree char          *url = NULL;

  dossier_test_server_add_script (self->server, "/a", steps, G_N_ELEMENTS (steps));
  url = dossier_test_server_dup_url (self->server, "/a");
  dossier_test_fetch_start (self, url, &options, cancellable, &outcome);
  assert_cancelled (&outcome);
}

static gpointer
cancel_from_thread (gpointer cancellable)
{
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancelled_from_another_thread (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DossierTestOutcome outcome = { 0 };
  GThread           *thread;

  start_held (self, "127.0.0.1", &outcome, 1, cancellable);
  dossier_test_server_wait_for_requests (self->server, 1);
  thread = g_thread_new ("canceller", cancel_from_thread, cancellable);
  assert_cancelled (&outcome);
  g_thread_join (thread);
}

static void
test_a_fetch_keeps_its_fetcher (DossierTestFetch *self, gconstpointer data)
{
  DossierTestFetch   own = { .fetcher = dossier_fetcher_new (), .server = self->server };
  DossierTestOutcome outcome = { 0 };

  start_held (&own, "127.0.0.1", &outcome, 1, NULL);
  dossier_test_server_wait_for_requests (self->server, 1);
  g_object_add_weak_pointer (G_OBJECT (own.fetcher), (gpointer *) &own.fetcher);
  g_object_unref (own.fetcher);
  g_assert_nonnull (own.fetcher);
  dossier_test_server_release (self->server);
  dossier_test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
  dossier_test_outcome_clear (&outcome);
  while (own.fetcher != NULL)
    g_main_context_iteration (NULL, TRUE);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (DossierTestFetch *self, gconstpointer data);
  } tests[] = {
    { "a-host-gets-two-at-once", test_a_host_gets_two_at_once },
    { "hosts-do-not-wait-for-each-other", test_hosts_do_not_wait_for_each_other },
    { "cancelled-before-it-began", test_cancelled_before_it_began },
    { "cancelled-while-waiting-for-a-turn", test_cancelled_while_waiting_for_a_turn },
    { "cancelled-while-the-server-thinks", test_cancelled_while_the_server_thinks },
    { "cancelled-while-reading", test_cancelled_while_reading },
    { "cancelled-from-another-thread", test_cancelled_from_another_thread },
    { "a-fetch-keeps-its-fetcher", test_a_fetch_keeps_its_fetcher },
  };

  dossier_test_resolver_install ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/net/fetcher/", tests[i].name, NULL);

      g_test_add (path,
                  DossierTestFetch,
                  NULL,
                  dossier_test_fetch_set_up,
                  tests[i].test,
                  dossier_test_fetch_tear_down);
    }
  return g_test_run ();
}
