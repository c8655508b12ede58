/* test-fetcher-hostile.c: broken and hostile servers get a clear error, in time and in little
 * memory.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/net/dossier-test-fetch.h"
#include "tests/support/dossier-test-hostile.h"
#include "tests/support/dossier-test-resolver.h"

#ifdef DOSSIER_HAVE_BROTLI_ENCODER
#include <brotli/encode.h>
#endif

#include <string.h>

#define OK_HEAD "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
#define KIB     "xxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxx\nxxxxxxxxxxxxxxx\n"

/* Short enough for a test, long enough for a busy machine to do a few things in between. */
#define SILENCE_SECONDS 0.4
#define TOTAL_SECONDS   1.5

static void
test_script (DossierTestFetch *self, gconstpointer data)
{
  const DossierTestHostile *row = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;
  g_autofree char *url = NULL;

  dossier_test_server_add_script (self->server, "/a", row->steps, row->n_steps);
  url = dossier_test_server_dup_url (self->server, "/a");
  dossier_test_fetch_limit (self, row->max_bytes, row->silence_seconds, row->total_seconds);
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
    g_assert_error (error, row->domain (), row->code);
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
  dossier_test_fetch_limit (self, 1024 * 1024, 0, 0);
  dossier_test_fetch_start (self, url, &options, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_LARGE);
  dossier_test_assert_says (outcome.error, url, "larger than 1.0\u00a0MiB");
  g_assert_cmpuint (watch.largest, <=, 1024 * 1024);
  g_assert_cmpuint (watch.largest, >, 0);
}

/* The same in brotli, which packs yet harder. */
static void
test_a_brotli_bomb_is_left_alone (DossierTestFetch *self, gconstpointer data)
{
#ifdef DOSSIER_HAVE_BROTLI_ENCODER
  g_autofree guint8 *plain = g_malloc0 (64 * 1024 * 1024);
  g_autofree guint8 *packed = g_malloc (1024 * 1024);
  gsize              length = 1024 * 1024;
  DossierTestAnswer  answer = { .content_type = "text/html", .headers = "Content-Encoding: br" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  memset (plain, 'a', 64 * 1024 * 1024);
  g_assert_true (BrotliEncoderCompress (5,
                                        BROTLI_MAX_WINDOW_BITS,
                                        BROTLI_MODE_TEXT,
                                        64 * 1024 * 1024,
                                        plain,
                                        &length,
                                        packed));
  answer.body = (const char *) packed;
  answer.length = length;
  dossier_test_server_add_answer (self->server, "/a", &answer);
  dossier_test_fetch_limit (self, 1024 * 1024, 0, 0);
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "larger than 1.0\u00a0MiB"));
#else
  g_test_skip ("brotli's encoder is not there");
#endif
}

/* Packed again and again: no more layers are undone than anybody has a reason for. */
static void
test_a_bomb_of_many_layers (DossierTestFetch *self, gconstpointer data)
{
  static const char codings[] = "Content-Encoding: gzip, gzip, gzip, gzip, gzip, gzip, gzip, gzip";
  g_autoptr (GBytes) bomb = make_bomb (64 * 1024 * 1024);
  const DossierTestAnswer answer = { .content_type = "text/html",
                                     .headers = codings,
                                     .body = g_bytes_get_data (bomb, NULL),
                                     .length = g_bytes_get_size (bomb) };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_answer (self->server, "/a", &answer);
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_LARGE);
}

static void
test_exactly_the_limit_is_taken (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char *body = g_strnfill (100000, 'a');
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_page (self->server, "/a", body);
  dossier_test_fetch_limit (self, 100000, 0, 0);
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (fetched->bytes), ==, 100000);

  dossier_test_fetch_limit (self, 99999, 0, 0);
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
      g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_BAD_REDIRECT);
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
  dossier_test_fetch_limit (self, 0, TOTAL_SECONDS, 0);
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

  dossier_test_fetch_limit (self, 0, SILENCE_SECONDS, 0);
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
  dossier_test_fetch_limit (self, 0, SILENCE_SECONDS, SILENCE_SECONDS);
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
    { "a-brotli-bomb-is-left-alone", test_a_brotli_bomb_is_left_alone },
    { "a-bomb-of-many-layers", test_a_bomb_of_many_layers },
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
  for (gsize i = 0; dossier_test_hostiles[i].name != NULL; i++)
    add_test (dossier_test_hostiles[i].name, &dossier_test_hostiles[i], test_script);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    add_test (tests[i].name, NULL, tests[i].test);
  return g_test_run ();
}
