/* test-fetcher-http2.c: over HTTP/2 everything is as it is over HTTP/1.1, misbehaviour too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-request.h"
#include "tests/net/dossier-test-fetch.h"
#include "tests/support/dossier-test-http2.h"

#include <string.h>

#define KIB "xxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxx\n"

static const DossierTestHttp2Answer answers[] = {
  { "/page", "200", "text/html; charset=utf-8", NULL, "<p>Over two", DOSSIER_TEST_HTTP2_WHOLE },
  { "/other", "200", "text/html", NULL, "<p>And again", DOSSIER_TEST_HTTP2_WHOLE },
  { "/moved", "301", NULL, "/page", NULL, DOSSIER_TEST_HTTP2_WHOLE },
  { "/circle", "302", NULL, "/circle", NULL, DOSSIER_TEST_HTTP2_WHOLE },
  { "/empty", "200", "text/html", NULL, NULL, DOSSIER_TEST_HTTP2_WHOLE },
  { "/failed", "502", "text/html", NULL, "<p>No", DOSSIER_TEST_HTTP2_WHOLE },
  { "/pdf", "200", "application/pdf", NULL, "%PDF-1.7", DOSSIER_TEST_HTTP2_WHOLE },
  { "/reset", "200", "text/html", NULL, "<p>Only the beginning", DOSSIER_TEST_HTTP2_RESET },
  { "/gone-away", "200", "text/html", NULL, "<p>Never", DOSSIER_TEST_HTTP2_GO_AWAY },
  { "/silence", "200", "text/html", NULL, "<p>And then", DOSSIER_TEST_HTTP2_SILENCE },
  { "/endless", "200", "text/html", NULL, KIB, DOSSIER_TEST_HTTP2_NEVER },
};

typedef struct
{
  const char *path;
  const char *body;        /* what is read when all is well, else */
  GQuark (*domain) (void); /* NULL: any, since versions of libsoup differ */
  int         code;
  const char *words;
  double      silence_seconds; /* 0: the usual */
} Case;

static const Case cases[] = {
  { .path = "/page", .body = "<p>Over two" },
  { .path = "/moved", .body = "<p>Over two" },
  { .path = "/circle",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS,
    .words = "leads in a circle" },
  { .path = "/empty",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_EMPTY,
    .words = "sent nothing" },
  { .path = "/nowhere",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_NOT_FOUND,
    .words = "no such page on this server (404)" },
  { .path = "/failed",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_SERVER,
    .words = "(502)" },
  { .path = "/pdf",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_WRONG_TYPE,
    .words = "leads to a PDF document" },
  { .path = "/reset", .words = "the server" },
  { .path = "/gone-away", .words = "the server" },
  { .path = "/silence",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_TIMED_OUT,
    .words = "stopped in the middle",
    .silence_seconds = 0.4 },
  { .path = "/endless",
    .domain = dossier_fetch_error_quark,
    .code = DOSSIER_FETCH_ERROR_TOO_LARGE,
    .words = "larger than 1.0\u00a0MiB" },
};

static DossierTestHttp2 *
start_server (void)
{
  g_autofree char *file =
      g_test_build_filename (G_TEST_DIST, "net", "certificates", "signed.pem", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTlsCertificate) certificate = g_tls_certificate_new_from_file (file, &error);

  g_assert_no_error (error);
  return dossier_test_http2_new (certificate, answers, G_N_ELEMENTS (answers));
}

static void
fetch (DossierTestFetch   *self,
       DossierTestHttp2   *server,
       const char         *path,
       DossierTestOutcome *outcome)
{
  g_autofree char *url = dossier_test_http2_dup_url (server, path);

  dossier_test_fetch_start (self, url, NULL, NULL, outcome);
  dossier_test_outcome_wait (outcome);
  if (outcome->error != NULL)
    g_test_message ("%s", outcome->error->message);
}

static void
test_answers (DossierTestFetch *self, gconstpointer data)
{
  const Case *row = data;
  g_autoptr (DossierTestHttp2) server = start_server ();
  g_auto (DossierTestOutcome) outcome = { 0 };
  gsize       length;
  const char *bytes;

  dossier_test_fetch_limit (self, 1024 * 1024, row->silence_seconds, 0);
  fetch (self, server, row->path, &outcome);
  g_assert_cmpuint (dossier_test_http2_count_connections (server), >=, 1);
  if (row->body == NULL)
    {
      g_assert_nonnull (outcome.error);
      if (row->domain != NULL)
        g_assert_error (outcome.error, row->domain (), row->code);
      g_assert_nonnull (strstr (outcome.error->message, row->words));
    }
  else
    {
      g_assert_no_error (outcome.error);
      bytes = g_bytes_get_data (outcome.fetched->bytes, &length);
      g_assert_cmpmem (bytes, length, row->body, strlen (row->body));
    }

  /* A good page comes after everything. */
  dossier_test_outcome_clear (&outcome);
  outcome = (DossierTestOutcome){ 0 };
  fetch (self, server, "/other", &outcome);
  g_assert_no_error (outcome.error);
}

static void
test_one_connection_carries_many (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (DossierTestHttp2) server = start_server ();

  for (guint i = 0; i < 8; i++)
    {
      g_auto (DossierTestOutcome) outcome = { 0 };

      fetch (self, server, i % 2 == 0 ? "/page" : "/other", &outcome);
      g_assert_no_error (outcome.error);
    }
  g_assert_cmpuint (dossier_test_http2_count_requests (server), ==, 8);
  g_assert_cmpuint (dossier_test_http2_count_connections (server), ==, 1);
}

/* Where HTTP/2 is not offered, a server that speaks nothing else cannot be read, but says so. */
static void
test_not_offered (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (DossierTestHttp2) server = start_server ();
  g_auto (DossierTestOutcome) outcome = { 0 };

  fetch (self, server, "/page", &outcome);
  g_assert_nonnull (outcome.error);
  g_assert_nonnull (strstr (outcome.error->message, "the server 127.0.0.1 "));
  g_assert_cmpuint (dossier_test_http2_count_connections (server), ==, 0);
}

static void
add_not_offered (void)
{
  g_test_add ("/net/fetcher/http2/not-offered",
              DossierTestFetch,
              NULL,
              dossier_test_fetch_set_up,
              test_not_offered,
              dossier_test_fetch_tear_down);
}

static void
add_offered (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/net/fetcher/http2", cases[i].path, NULL);

      g_test_add (path,
                  DossierTestFetch,
                  &cases[i],
                  dossier_test_fetch_set_up,
                  test_answers,
                  dossier_test_fetch_tear_down);
    }
  g_test_add ("/net/fetcher/http2/one-connection-carries-many",
              DossierTestFetch,
              NULL,
              dossier_test_fetch_set_up,
              test_one_connection_carries_many,
              dossier_test_fetch_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dossier_test_fetch_trust_authority ();
  if (dossier_request_speaks_http2 ())
    add_offered ();
  else
    add_not_offered ();
  return g_test_run ();
}
