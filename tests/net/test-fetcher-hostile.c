/* test-fetcher-hostile.c: broken and hostile servers get a clear error, in time and in little
 * memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/net/dossier-test-fetch.h"
#include "tests/support/dossier-test-resolver.h"

#include <string.h>

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
#define KIB     "xxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxx\n"

/* Short enough for a test, long enough for a busy machine to do a few things in between. */
#define SILENCE_SECONDS 0.4
#define TOTAL_SECONDS   1.5

/* Long enough never to be reached. */
#define PLENTY_SECONDS 60

#define MAX_STEPS 6

/* A server that sends no HTTP of its own making, but what the steps say. */
typedef struct
{
  const char     *name;
  DossierTestStep steps[MAX_STEPS];
  gsize           n_steps;
  gsize           max_bytes; /* 0: the usual */
  double          silence_seconds;
  double          total_seconds;
  const char     *body;   /* what is read when all is well, else */
  const char     *domain; /* NULL: any, since versions of libsoup differ */
  int             code;
  const char     *words;
} ScriptCase;

#define FETCH_ERROR "dossier-fetch-error-quark"
#define IO_ERROR    "g-io-error-quark"

static const ScriptCase script_cases[] = {
  { .name = "http-1.0-ends-with-the-connection",
    .steps = { { .bytes = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>An old" },
               { .bytes = " server</p>" } },
    .n_steps = 2,
    .body = "<p>An old server</p>" },
  { .name = "a-slow-body-is-waited-for",
    .steps = { { .bytes = OK_HEAD "Content-Length: 20\r\n\r\n<p>Bit " },
               { .kind = DOSSIER_TEST_PAUSE, .milliseconds = 120 },
               { .bytes = "by bit" },
               { .kind = DOSSIER_TEST_PAUSE, .milliseconds = 120 },
               { .bytes = " on</p>" } },
    .n_steps = 5,
    .silence_seconds = 20,
    .body = "<p>Bit by bit on</p>" },
  { .name = "what-comes-after-the-length-is-not-read",
    .steps = { { .bytes = OK_HEAD "Content-Length: 10\r\n\r\n<p>ten</p>and something more" } },
    .n_steps = 1,
    .body = "<p>ten</p>" },
  { .name = "chunks-are-joined",
    .steps = { { .bytes = OK_HEAD "Transfer-Encoding: chunked\r\n\r\n"
                                  "3\r\n<p>\r\n5;odd=1\r\nparts\r\n0\r\nX-Later: 1\r\n\r\n" } },
    .n_steps = 1,
    .body = "<p>parts" },
  { .name = "a-body-shorter-than-its-length",
    .steps = { { .bytes = OK_HEAD "Content-Length: 1000\r\n\r\n<p>only this" } },
    .n_steps = 1,
    .domain = IO_ERROR,
    .code = G_IO_ERROR_PARTIAL_INPUT,
    .words = "broke off before everything had come" },
  { .name = "chunks-that-break-off",
    .steps = { { .bytes = OK_HEAD "Transfer-Encoding: chunked\r\n\r\n8\r\n<p>on" } },
    .n_steps = 1,
    .domain = IO_ERROR,
    .code = G_IO_ERROR_PARTIAL_INPUT,
    .words = "broke off before everything had come" },
  { .name = "a-length-that-is-no-number",
    .steps = { { .bytes = OK_HEAD "Content-Length: many\r\n\r\n<p>as many as come</p>" } },
    .n_steps = 1,
    .domain = IO_ERROR,
    .code = G_IO_ERROR_INVALID_DATA,
    .words = "does not keep to the rules of HTTP" },
  { .name = "a-length-past-all-numbers",
    .steps = { { .bytes = OK_HEAD "Content-Length: 99999999999999999999999\r\n\r\n<p>a" } },
    .n_steps = 1,
    .domain = IO_ERROR,
    .code = G_IO_ERROR_PARTIAL_INPUT,
    .words = "broke off before everything had come" },
  { .name = "a-reset-in-the-middle",
    .steps = { { .bytes = OK_HEAD "Content-Length: 1000\r\n\r\n<p>begun" },
               { .kind = DOSSIER_TEST_PAUSE, .milliseconds = 50 },
               { .kind = DOSSIER_TEST_RESET } },
    .n_steps = 3,
    .domain = IO_ERROR,
    .code = G_IO_ERROR_CONNECTION_CLOSED,
    .words = "broke off before everything had come" },
  { .name = "a-reset-before-the-answer",
    .steps = { { .kind = DOSSIER_TEST_RESET } },
    .n_steps = 1,
    .domain = IO_ERROR,
    .code = G_IO_ERROR_CONNECTION_CLOSED,
    .words = "broke off before everything had come" },
  { .name = "a-close-before-the-answer",
    .steps = { { .kind = DOSSIER_TEST_PAUSE, .milliseconds = 1 } },
    .n_steps = 1,
    .domain = IO_ERROR,
    .code = G_IO_ERROR_PARTIAL_INPUT,
    .words = "broke off before everything had come" },
  { .name = "no-http-at-all",
    .steps = { { .bytes = "SSH-2.0-Harbour\r\n\r\n" } },
    .n_steps = 1,
    .domain = IO_ERROR,
    .code = G_IO_ERROR_INVALID_DATA,
    .words = "does not keep to the rules of HTTP" },
  { .name = "silence-before-the-answer",
    .steps = { { .kind = DOSSIER_TEST_SILENCE } },
    .n_steps = 1,
    .silence_seconds = SILENCE_SECONDS,
    .domain = FETCH_ERROR,
    .code = DOSSIER_FETCH_ERROR_TIMED_OUT,
    .words = "the server has not answered for 0.4 seconds" },
  { .name = "headers-that-never-end",
    .steps = { { .bytes = OK_HEAD },
               { .bytes = "X-More: " KIB, .times = 1 },
               { .kind = DOSSIER_TEST_SILENCE } },
    .n_steps = 3,
    .silence_seconds = SILENCE_SECONDS,
    .domain = FETCH_ERROR,
    .code = DOSSIER_FETCH_ERROR_TIMED_OUT,
    .words = "the server has not answered for 0.4 seconds" },
  { .name = "silence-in-the-body",
    .steps = { { .bytes = OK_HEAD "Content-Length: 1000\r\n\r\n<p>begun" },
               { .kind = DOSSIER_TEST_SILENCE } },
    .n_steps = 2,
    .silence_seconds = SILENCE_SECONDS,
    .domain = FETCH_ERROR,
    .code = DOSSIER_FETCH_ERROR_TIMED_OUT,
    .words = "stopped in the middle and has sent nothing more for 0.4 seconds" },
  { .name = "drops-without-end",
    .steps = { { .bytes = OK_HEAD "\r\n" },
               { .bytes = "a" },
               { .kind = DOSSIER_TEST_PAUSE, .milliseconds = 300 },
               { .bytes = "b" },
               { .kind = DOSSIER_TEST_PAUSE, .milliseconds = 300 },
               { .bytes = "c", .times = 1 } },
    .n_steps = 6,
    .silence_seconds = PLENTY_SECONDS,
    .total_seconds = 0.4,
    .domain = FETCH_ERROR,
    .code = DOSSIER_FETCH_ERROR_TIMED_OUT,
    .words = "not everything had come after 0.4 seconds" },
  { .name = "fifty-megabytes-announced",
    .steps = { { .bytes = OK_HEAD "Content-Length: 52428800\r\n\r\n" },
               { .bytes = KIB, .times = G_MAXUINT } },
    .n_steps = 2,
    .domain = FETCH_ERROR,
    .code = DOSSIER_FETCH_ERROR_TOO_LARGE,
    .words = "what the server announces is larger than 16.0\u00a0MiB" },
  { .name = "a-body-without-end",
    .steps = { { .bytes = OK_HEAD "\r\n" }, { .bytes = KIB, .times = G_MAXUINT } },
    .n_steps = 2,
    .max_bytes = 1024 * 1024,
    .domain = FETCH_ERROR,
    .code = DOSSIER_FETCH_ERROR_TOO_LARGE,
    .words = "what the server sends is larger than 1.0\u00a0MiB" },
  { .name = "chunks-without-end",
    .steps = { { .bytes = OK_HEAD "Transfer-Encoding: chunked\r\n\r\n" },
               { .bytes = "40\r\n" KIB "\r\n", .times = G_MAXUINT } },
    .n_steps = 2,
    .max_bytes = 1024 * 1024,
    .domain = FETCH_ERROR,
    .code = DOSSIER_FETCH_ERROR_TOO_LARGE,
    .words = "what the server sends is larger than 1.0\u00a0MiB" },
  { .name = "a-chunk-with-a-huge-size",
    .steps = { { .bytes = OK_HEAD "Transfer-Encoding: chunked\r\n\r\nffffffffffffffff\r\n<p>" } },
    .n_steps = 1,
    .words = "the server" },
  { .name = "a-type-is-refused-before-its-body",
    .steps = { { .bytes = "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n" },
               { .kind = DOSSIER_TEST_SILENCE } },
    .n_steps = 2,
    .silence_seconds = PLENTY_SECONDS,
    .domain = FETCH_ERROR,
    .code = DOSSIER_FETCH_ERROR_WRONG_TYPE,
    .words = "leads to a PDF document, not to a page" },
  { .name = "an-error-page-is-not-read",
    .steps = { { .bytes = "HTTP/1.1 500 No\r\nContent-Type: text/html\r\n\r\n" },
               { .bytes = KIB, .times = G_MAXUINT } },
    .n_steps = 2,
    .domain = FETCH_ERROR,
    .code = DOSSIER_FETCH_ERROR_STATUS,
    .words = "the server has failed (500)" },
  { .name = "a-page-that-only-claims-to-be-packed",
    .steps = { { .bytes = OK_HEAD "Content-Encoding: gzip\r\nContent-Length: 12\r\n\r\n"
                                  "<p>plain</p>" } },
    .n_steps = 1,
    .body = "<p>plain</p>" },
};

static void
test_script (DossierTestFetch *self, gconstpointer data)
{
  const ScriptCase *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;
  g_autofree char *url = NULL;

  dossier_test_server_add_script (self->server, "/a", row->steps, row->n_steps);
  url = dossier_test_server_dup_url (self->server, "/a");
  dossier_fetcher_set_limits (self->fetcher,
                              row->max_bytes,
                              row->silence_seconds,
                              row->total_seconds);
  fetched = dossier_test_fetch_path (self, "/a", &error);
  if (row->body != NULL)
    {
      gsize       length;
      const char *bytes;

      g_assert_no_error (error);
      bytes = g_bytes_get_data (fetched->bytes, &length);
      g_assert_cmpmem (bytes, length, row->body, strlen (row->body));
      return;
    }
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  if (row->domain != NULL)
    g_assert_error (error, g_quark_from_string (row->domain), row->code);
  dossier_test_assert_says (error, url, row->words);
  /* What lies in the sockets' buffers, at the most: nobody read it all. */
  g_assert_cmpuint (dossier_test_server_count_bytes (self->server), <, 24 * 1024 * 1024);
}

/* Many megabytes of one letter, in some kilobytes. */
static GBytes *
make_bomb (gsize length)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) output =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));
  g_autofree char *block = g_strnfill (1024 * 1024, 'a');

  for (gsize n_bytes = 0; n_bytes < length; n_bytes += 1024 * 1024)
    g_assert_true (g_output_stream_write_all (output, block, 1024 * 1024, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (output, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Half of a packed page is no page, even when the server calls it complete. */
static void
test_a_packed_page_cut_short (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GBytes) packed = make_bomb (1024 * 1024);
  const DossierTestAnswer answer = { .content_type = "text/html",
                                     .headers = "Content-Encoding: gzip",
                                     .body = g_bytes_get_data (packed, NULL),
                                     .length = g_bytes_get_size (packed) / 2 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_answer (self->server, "/a", &answer);
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT);
}

typedef struct
{
  gsize largest;
} Watch;

static void
progressed_cb (gsize received, gsize total, gpointer user_data)
{
  ((Watch *) user_data)->largest = received;
}

static void
test_a_gzip_bomb_is_left_alone (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GBytes) bomb = make_bomb (64 * 1024 * 1024);
  const DossierTestAnswer   answer = { .content_type = "text/html",
                                       .headers = "Content-Encoding: gzip",
                                       .body = g_bytes_get_data (bomb, NULL),
                                       .length = g_bytes_get_size (bomb) };
  Watch                     watch = { 0 };
  const DossierFetchOptions options = { .progress = progressed_cb, .progress_data = &watch };
  g_auto (DossierTestOutcome) outcome = { 0 };
  g_autofree char *url = NULL;

  dossier_test_server_add_answer (self->server, "/a", &answer);
  url = dossier_test_server_dup_url (self->server, "/a");
  dossier_fetcher_set_limits (self->fetcher, 1024 * 1024, 0, 0);
  dossier_test_fetch_start (self, url, &options, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_LARGE);
  dossier_test_assert_says (outcome.error, url, "larger than 1.0\u00a0MiB");
  g_assert_cmpuint (watch.largest, <=, 1024 * 1024);
  g_assert_cmpuint (watch.largest, >, 0);
}

static void
test_exactly_the_limit_is_taken (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char *body = g_strnfill (100000, 'a');
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_page (self->server, "/a", body);
  dossier_fetcher_set_limits (self->fetcher, 100000, 0, 0);
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (fetched->bytes), ==, 100000);

  dossier_fetcher_set_limits (self->fetcher, 99999, 0, 0);
  g_clear_pointer (&fetched, dossier_fetched_free);
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_LARGE);
}

static void
test_ten_thousand_redirects (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *from = g_strdup_printf ("/hop/%u", i);
      g_autofree char *to = g_strdup_printf ("/hop/%u", i + 1);

      dossier_test_server_add_redirect (self->server, from, to);
    }
  fetched = dossier_test_fetch_path (self, "/hop/0", &error);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS);
  g_assert_nonnull (strstr (error->message, "more than 20 times"));
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, NULL),
                    ==,
                    DOSSIER_FETCHER_MAX_REDIRECTS + 1);
}

static void
test_twenty_redirects_are_followed (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  for (guint i = 0; i < DOSSIER_FETCHER_MAX_REDIRECTS; i++)
    {
      g_autofree char *from = g_strdup_printf ("/hop/%u", i);
      g_autofree char *to = g_strdup_printf ("/hop/%u", i + 1);

      dossier_test_server_add_redirect (self->server, from, to);
    }
  dossier_test_server_add_page (self->server,
                                "/hop/" G_STRINGIFY (DOSSIER_FETCHER_MAX_REDIRECTS),
                                "<p>There at last");
  fetched = dossier_test_fetch_path (self, "/hop/0", &error);
  g_assert_no_error (error);
}

static void
test_a_circle_is_seen_at_once (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_redirect (self->server, "/a", "/b");
  dossier_test_server_add_redirect (self->server, "/b", "/a#again");
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS);
  g_assert_nonnull (strstr (error->message, "in a circle"));
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, NULL), ==, 2);
}

static void
test_redirects_stay_on_the_web (DossierTestFetch *self, gconstpointer data)
{
  static const char *const locations[] = {
    "file:///etc/hostname",
    "FILE:/etc/hostname",
    "ftp://site.test/a",
    "data:text/html,<p>a",
    "javascript:void(0)",
    "resource:///a",
    "http://",
    "http://me:pw@other.test/",
    "http://[::bad/",
    "about:blank",
    "mailto:me@site.test",
    "http://other.test;a/b",
    "//other.test;a",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFetched) fetched = NULL;

      g_test_message ("%s", locations[i]);
      dossier_test_server_add_redirect (self->server, "/a", locations[i]);
      fetched = dossier_test_fetch_path (self, "/a", &error);
      g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_BAD_ADDRESS);
      g_assert_nonnull (strstr (error->message, "which is no address of a page"));
    }
}

/* Ten megabytes a second of nothing: the body of a redirect must not be read. */
static void
test_a_redirects_body_is_not_read (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char *target = NULL;
  g_autofree char *head = NULL;
  DossierTestStep  steps[] = { { 0 }, { .bytes = KIB, .times = G_MAXUINT } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_page (self->server, "/b", "<p>There");
  target = dossier_test_server_dup_url (self->server, "/b");
  head = g_strdup_printf ("HTTP/1.1 302 Found\r\nLocation: %s\r\n\r\n", target);
  steps[0].bytes = head;
  dossier_test_server_add_script (self->server, "/a", steps, G_N_ELEMENTS (steps));
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fetched->url, ==, target);
}

static void
test_endless_headers_are_cut_off (DossierTestFetch *self, gconstpointer data)
{
  static const DossierTestStep steps[] = {
    { .bytes = OK_HEAD "X-Long: " },
    { .bytes = "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", .times = G_MAXUINT },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_script (self->server, "/a", steps, G_N_ELEMENTS (steps));
  dossier_fetcher_set_limits (self->fetcher, 0, TOTAL_SECONDS, 0);
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_nonnull (error);
  g_test_message ("%s after %" G_GUINT64_FORMAT " bytes",
                  error->message,
                  dossier_test_server_count_bytes (self->server));
  g_assert_cmpuint (dossier_test_server_count_bytes (self->server), <, 24 * 1024 * 1024);
}

static void
fetch_url (DossierTestFetch *self, const char *url, DossierTestOutcome *outcome)
{
  dossier_test_fetch_start (self, url, NULL, NULL, outcome);
  dossier_test_outcome_wait (outcome);
}

static void
test_an_unknown_host (DossierTestFetch *self, gconstpointer data)
{
  g_auto (DossierTestOutcome) outcome = { 0 };

  fetch_url (self, "http://news.invalid/a", &outcome);
  g_assert_error (outcome.error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND);
  dossier_test_assert_says (outcome.error,
                            "http://news.invalid/a",
                            "there is no server called news.invalid");
}

static void
test_a_name_server_that_is_silent (DossierTestFetch *self, gconstpointer data)
{
  g_auto (DossierTestOutcome) outcome = { 0 };

  dossier_fetcher_set_limits (self->fetcher, 0, SILENCE_SECONDS, 0);
  fetch_url (self, "http://never.test/a", &outcome);
  g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TIMED_OUT);
  dossier_test_assert_says (outcome.error,
                            "http://never.test/a",
                            "no connection to the server has come about");
}

/* A port where nobody listens: one that was ours a moment ago. */
static char *
dup_closed_url (void)
{
  DossierTestServer *server = dossier_test_server_new ();
  char              *url = dossier_test_server_dup_url (server, "/a");

  dossier_test_server_free (server);
  return url;
}

static void
test_a_refused_connection (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char *url = dup_closed_url ();
  g_auto (DossierTestOutcome) outcome = { 0 };

  fetch_url (self, url, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);
  dossier_test_assert_says (outcome.error, url, "the server 127.0.0.1 refuses connections");
}

/* Who waits for a turn is silent through no fault of the server's. */
static void
test_waiting_for_a_turn_is_no_silence (DossierTestFetch *self, gconstpointer data)
{
  static const DossierTestStep silence[] = { { .kind = DOSSIER_TEST_SILENCE } };
  DossierTestOutcome           outcomes[DOSSIER_FETCHER_PER_HOST + 1] = { 0 };
  g_autofree char             *silent = NULL;
  g_autofree char             *good = NULL;
  guint                        last = G_N_ELEMENTS (outcomes) - 1;

  dossier_test_server_add_script (self->server, "/silent", silence, 1);
  dossier_test_server_add_page (self->server, "/good", "<p>There");
  silent = dossier_test_server_dup_url (self->server, "/silent");
  good = dossier_test_server_dup_url (self->server, "/good");
  dossier_fetcher_set_limits (self->fetcher, 0, SILENCE_SECONDS, SILENCE_SECONDS);
  for (guint i = 0; i < last; i++)
    dossier_test_fetch_start (self, silent, NULL, NULL, &outcomes[i]);
  dossier_test_fetch_start (self, good, NULL, NULL, &outcomes[last]);
  for (guint i = 0; i <= last; i++)
    dossier_test_outcome_wait (&outcomes[i]);
  for (guint i = 0; i < last; i++)
    g_assert_error (outcomes[i].error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TIMED_OUT);
  g_assert_no_error (outcomes[last].error);
  for (guint i = 0; i <= last; i++)
    dossier_test_outcome_clear (&outcomes[i]);
}

/* The queue goes on after every kind of failure. */
static void
test_a_good_page_after_bad_ones (DossierTestFetch *self, gconstpointer data)
{
  static const DossierTestStep reset[] = { { .kind = DOSSIER_TEST_RESET } };
  static const char *const     paths[] = { "/reset", "/gone", "/circle", "/good" };
  DossierTestOutcome           outcomes[32] = { 0 };

  dossier_test_server_add_script (self->server, "/reset", reset, 1);
  dossier_test_server_add_redirect (self->server, "/circle", "/circle");
  dossier_test_server_add_page (self->server, "/good", "<p>There");
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      g_autofree char *url =
          dossier_test_server_dup_url (self->server, paths[i % G_N_ELEMENTS (paths)]);

      dossier_test_fetch_start (self, url, NULL, NULL, &outcomes[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (outcomes); i++)
    {
      gboolean is_good = i % G_N_ELEMENTS (paths) == G_N_ELEMENTS (paths) - 1;

      dossier_test_outcome_wait (&outcomes[i]);
      g_assert_true ((outcomes[i].error == NULL) == is_good);
      dossier_test_outcome_clear (&outcomes[i]);
    }
}

static void
add_test (const char   *name,
          gconstpointer data,
          void (*test) (DossierTestFetch *self, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/net/fetcher/hostile/", name, NULL);

  g_test_add (path,
              DossierTestFetch,
              data,
              dossier_test_fetch_set_up,
              test,
              dossier_test_fetch_tear_down);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (DossierTestFetch *self, gconstpointer data);
  } tests[] = {
    { "a-gzip-bomb-is-left-alone", test_a_gzip_bomb_is_left_alone },
    { "a-packed-page-cut-short", test_a_packed_page_cut_short },
    { "exactly-the-limit-is-taken", test_exactly_the_limit_is_taken },
    { "ten-thousand-redirects-are-not-followed", test_ten_thousand_redirects },
    { "twenty-redirects-are-followed", test_twenty_redirects_are_followed },
    { "a-circle-is-seen-at-once", test_a_circle_is_seen_at_once },
    { "redirects-stay-on-the-web", test_redirects_stay_on_the_web },
    { "a-redirects-body-is-not-read", test_a_redirects_body_is_not_read },
    { "endless-headers-are-cut-off", test_endless_headers_are_cut_off },
    { "an-unknown-host", test_an_unknown_host },
    { "a-name-server-that-is-silent", test_a_name_server_that_is_silent },
    { "a-refused-connection", test_a_refused_connection },
    { "waiting-for-a-turn-is-no-silence", test_waiting_for_a_turn_is_no_silence },
    { "a-good-page-after-bad-ones", test_a_good_page_after_bad_ones },
  };

  dossier_test_resolver_install ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (script_cases); i++)
    add_test (script_cases[i].name, &script_cases[i], test_script);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    add_test (tests[i].name, NULL, tests[i].test);
  return g_test_run ();
}
