/* dossier-test-fetch.c: a fetcher and a server to fetch from, and fetching as one call.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/net/dossier-test-fetch.h"

void
dossier_test_fetch_set_up (DossierTestFetch *self, gconstpointer data)
{
  self->server = dossier_test_server_new ();
  self->fetcher = dossier_fetcher_new ();
}

void
dossier_test_fetch_tear_down (DossierTestFetch *self, gconstpointer data)
{
  g_assert_finalize_object (self->fetcher);
  g_clear_pointer (&self->server, dossier_test_server_free);
}

void
dossier_test_fetch_limit (DossierTestFetch *self,
                          gsize             max_page_bytes,
                          double            silence_seconds,
                          double            total_seconds)
{
  DossierFetchLimits limits = *dossier_fetcher_get_limits (self->fetcher);

  if (max_page_bytes > 0)
    limits.max_bytes[DOSSIER_FETCH_PAGE] = max_page_bytes;
  if (silence_seconds > 0)
    limits.connect_seconds = limits.silence_seconds = silence_seconds;
  if (total_seconds > 0)
    limits.total_seconds = total_seconds;
  dossier_fetcher_set_limits (self->fetcher, &limits);
}

void
dossier_test_outcome_clear (DossierTestOutcome *outcome)
{
  g_clear_pointer (&outcome->fetched, dossier_fetched_free);
  g_clear_error (&outcome->error);
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DossierTestOutcome *outcome = user_data;

  g_assert_false (outcome->is_done);
  outcome->fetched =
      dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), result, &outcome->error);
  /* Either an answer or an error, never both, never neither. */
  g_assert_true ((outcome->fetched == NULL) != (outcome->error == NULL));
  outcome->is_done = TRUE;
}

void
dossier_test_fetch_start (DossierTestFetch          *self,
                          const char                *url,
                          const DossierFetchOptions *options,
                          GCancellable              *cancellable,
                          DossierTestOutcome        *outcome)
{
  dossier_fetcher_fetch_async (self->fetcher, url, options, cancellable, fetched_cb, outcome);
}

void
dossier_test_outcome_wait (DossierTestOutcome *outcome)
{
  while (!outcome->is_done)
    g_main_context_iteration (NULL, TRUE);
}

DossierFetched *
dossier_test_fetch_path (DossierTestFetch *self, const char *path, GError **error)
{
  g_autofree char   *url = dossier_test_server_dup_url (self->server, path);
  DossierTestOutcome outcome = { 0 };

  dossier_test_fetch_start (self, url, NULL, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.fetched;
}

void
dossier_test_fetch_trust_authority (void)
{
  g_autofree char *file =
      g_test_build_filename (G_TEST_DIST, "net", "certificates", "authority.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (file, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

void
dossier_test_assert_says (const GError *error, const char *url, const char *words)
{
  g_autofree char *prefix = g_strdup_printf ("fetching %s: ", url);

  g_assert_nonnull (error);
  if (!g_str_has_prefix (error->message, prefix) || strstr (error->message, words) == NULL)
    g_error ("“%s” should begin with “%s” and say “%s”", error->message, prefix, words);
}
