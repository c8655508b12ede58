/* test-fetcher-tls.c: a server that can prove who it is is read, any other never.
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
  { "signed.pem", "other.test", "the server's certificate is for another server" },
  { "expired.pem", "127.0.0.1", "the server's certificate has expired" },
};

static GTlsCertificate *
load_certificate (const char *name)
{
  g_autofree char *file = g_test_build_filename (G_TEST_DIST, "net", "certificates", name, NULL);
  g_autoptr (GError) error = NULL;
  GTlsCertificate *certificate = g_tls_certificate_new_from_file (file, &error);

  g_assert_no_error (error);
  return certificate;
}

static void
test_certificates_are_checked (DossierTestFetch *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (certificate_cases); i++)
    {
      const CertificateCase *row = &certificate_cases[i];
      g_autoptr (GTlsCertificate) certificate = load_certificate (row->file);
      g_autoptr (DossierTestServer) server = NULL;
      g_auto (DossierTestOutcome) outcome = { 0 };
      g_autofree char *url = NULL;

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

static void
test_a_trusted_server_is_read (DossierTestFetch *self, gconstpointer data)
{
  static const char *const hosts[] = { "127.0.0.1", "site.test" };
  g_autoptr (GTlsCertificate) certificate = load_certificate ("signed.pem");
  g_autoptr (DossierTestServer) server = dossier_test_server_new_with_certificate (certificate);

  dossier_test_server_add_page (server, "/a", "<p>Safe and sound");
  for (gsize i = 0; i < G_N_ELEMENTS (hosts); i++)
    {
      g_autofree char *url = dossier_test_server_dup_url_at (server, hosts[i], "/a");
      g_auto (DossierTestOutcome) outcome = { 0 };

      dossier_test_fetch_start (self, url, NULL, NULL, &outcome);
      dossier_test_outcome_wait (&outcome);
      g_assert_no_error (outcome.error);
      g_assert_cmpstr (outcome.fetched->url, ==, url);
      g_assert_true (g_str_has_prefix (url, "https://"));
    }
}

/* Where the connection breaks is seen through the encryption too. */
static void
test_what_is_cut_off_is_told (DossierTestFetch *self, gconstpointer data)
{
#define CHUNKS                                                                                     \
  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n"               \
  "8\r\n<p>one t\r\n"
  static const struct
  {
    DossierTestStep step;
    gboolean        is_whole;
  } rows[] = {
    { { .bytes = CHUNKS }, FALSE },
    { { .bytes = CHUNKS "0\r\n\r\n" }, TRUE },
  };
#undef CHUNKS
  g_autoptr (GTlsCertificate) certificate = load_certificate ("signed.pem");
  g_autoptr (DossierTestServer) server = dossier_test_server_new_with_certificate (certificate);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *url = NULL;
      g_auto (DossierTestOutcome) outcome = { 0 };

      dossier_test_server_add_script (server, "/a", &rows[i].step, 1);
      url = dossier_test_server_dup_url (server, "/a");
      dossier_test_fetch_start (self, url, NULL, NULL, &outcome);
      dossier_test_outcome_wait (&outcome);
      if (rows[i].is_whole)
        g_assert_no_error (outcome.error);
      else
        g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
    }
}

int
main (int argc, char **argv)
{
  dossier_test_resolver_install ();
  g_test_init (&argc, &argv, NULL);
  dossier_test_fetch_trust_authority ();
  g_test_add ("/net/fetcher/tls/a-trusted-server-is-read",
              DossierTestFetch,
              NULL,
              dossier_test_fetch_set_up,
              test_a_trusted_server_is_read,
              dossier_test_fetch_tear_down);
  g_test_add ("/net/fetcher/tls/what-is-cut-off-is-told",
              DossierTestFetch,
              NULL,
              dossier_test_fetch_set_up,
              test_what_is_cut_off_is_told,
              dossier_test_fetch_tear_down);
  g_test_add ("/net/fetcher/tls/certificates-are-checked",
              DossierTestFetch,
              NULL,
              dossier_test_fetch_set_up,
              test_certificates_are_checked,
              dossier_test_fetch_tear_down);
  return g_test_run ();
}
