/* test-capture-tls.c: an article comes in from a server that proves who it is, and from no other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "notebook/dossier-error-text.h"
#include "tests/support/dossier-test-resolver.h"
#include "tests/support/dossier-test-server.h"

#define PAGE                                                                                       \
  "<!DOCTYPE html><html lang='en'><head><title>Lighthouse is painted</title></head><body>"         \
  "<article><h1>Lighthouse is painted</h1>"                                                        \
  "<p>The lighthouse on Skerra has had its first coat of paint in thirty years, the pilots' "      \
  "guild said on Friday, after two painters had hung from its gallery for nine days.</p>"          \
  "<p>“It was the wind that took so long,” said Petra Lund, who led the work. The red band "   \
  "had faded so far that ships asked by radio whether it was the right tower.</p>"                 \
  "<p>The guild paid 41,000 crowns for the work, and the lamp was dark for one night only. Next "  \
  "year the keeper's house is to follow, which has lost part of its roof in the storms of March, " \
  "and the stairs down to the landing stage, which nobody has dared to use since.</p>"             \
  "</article></body></html>"

typedef struct
{
  const char *certificate;
  const char *host;
  gboolean    is_trusted;
} Case;

static const Case cases[] = {
  { "signed.pem", "127.0.0.1", TRUE },   { "signed.pem", "site.test", TRUE },
  { "signed.pem", "other.test", FALSE }, { "self-signed.pem", "127.0.0.1", FALSE },
  { "expired.pem", "127.0.0.1", FALSE },
};

static char *
dup_file (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "net", "certificates", name, NULL);
}

static DossierTestServer *
start_server (const char *certificate_name)
{
  g_autofree char *file = dup_file (certificate_name);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (file, &error);

  g_assert_no_error (error);
  return dossier_test_server_new_with_certificate (certificate);
}

static void
test_only_who_can_prove_it (void)
{
  g_autofree char *path = notebook_test_dup_path ();
  DossierNotebook *notebook = notebook_test_open (path);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (DossierTestServer) server = start_server (cases[i].certificate);
      g_autofree char *url = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierCaptured) captured = NULL;

      dossier_test_server_add_page (server, "/lighthouse", PAGE);
      url = dossier_test_server_dup_url_at (server, cases[i].host, "/lighthouse");
      captured = notebook_test_capture (notebook, url, &error);
      if (cases[i].is_trusted)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (captured->title, ==, "Lighthouse is painted");
          continue;
        }
      g_assert_error (error, G_TLS_ERROR, G_TLS_ERROR_BAD_CERTIFICATE);
      g_assert_cmpstr (dossier_error_text (error).title, ==, "The site cannot prove who it is");
      g_assert_cmpuint (dossier_test_server_count_requests (server, NULL), ==, 0);
    }
  notebook_test_close (notebook);
  notebook_test_remove (path);
}

static void
trust_authority (void)
{
  g_autofree char *file = dup_file ("authority.pem");
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsDatabase) database = g_tls_file_database_new (file, &error);

  g_assert_no_error (error);
  g_tls_backend_set_default_database (g_tls_backend_get_default (), database);
}

int
main (int argc, char **argv)
{
  dossier_test_resolver_install ();
  g_test_init (&argc, &argv, NULL);
  trust_authority ();
  g_test_add_func ("/notebook/capture/tls/only-from-who-can-prove-it", test_only_who_can_prove_it);
  return g_test_run ();
}
