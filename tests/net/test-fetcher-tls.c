/* test-fetcher-tls.c: a server that cannot prove who it is is never read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/net/dossier-test-fetch.h"
#include "tests/support/dossier-test-resolver.h"

typedef struct
{
  const char *file;
  const char *host;
  const char *words;
} CertificateCase;

static const CertificateCase certificate_cases[] = {
  { "self-signed.pem", "127.0.0.1", "nobody whom this computer trusts vouches for the server" },
  { "self-signed.pem", "other.test", "the server's certificate is for another server" },
  { "expired.pem", "127.0.0.1", "the server's certificate has expired" },
};

static void
test_certificates_are_checked (DossierTestFetch *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (certificate_cases); i++)
    {
      const CertificateCase *row = &certificate_cases[i];
      g_autofree char       *file =
          g_test_build_filename (G_TEST_DIST, "net", "certificates", row->file, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (file, &error);
      g_autoptr (DossierTestServer) server = NULL;
      g_auto (DossierTestOutcome) outcome = { 0 };
      g_autofree char *url = NULL;

      g_assert_no_error (error);
      server = dossier_test_server_new_with_certificate (certificate);
      dossier_test_server_add_page (server, "/a", "<p>Not to be read");
      url = dossier_test_server_dup_url_at (server, row->host, "/a");
      dossier_test_fetch_start (self, url, NULL, NULL, &outcome);
      dossier_test_outcome_wait (&outcome);
      g_assert_error (outcome.error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
      dossier_test_assert_says (outcome.error, url, row->words);
      g_assert_cmpuint (dossier_test_server_count_requests (server, NULL), ==, 0);
    }
}

int
main (int argc, char **argv)
{
  dossier_test_resolver_install ();
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/net/fetcher/tls/certificates-are-checked",
              DossierTestFetch,
              NULL,
              dossier_test_fetch_set_up,
              test_certificates_are_checked,
              dossier_test_fetch_tear_down);
  return g_test_run ();
}
