/* test-fetcher.c: pages and images come in as they are, from where redirects lead.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/net/dossier-test-fetch.h"
#include "tests/support/dossier-test-resolver.h"

#include <string.h>

#define PAGE "<!doctype html><title>Harbour</title><p>The ferry is back.</p>"

static const DossierFetchOptions image_options = { .kind = DOSSIER_FETCH_IMAGE };

static void
assert_bytes (DossierFetched *fetched, const char *bytes, gsize length)
{
  gsize       actual_length;
  const char *actual;

  g_assert_nonnull (fetched);
  actual = g_bytes_get_data (fetched->bytes, &actual_length);
  g_assert_cmpmem (actual, actual_length, bytes, length);
}

static void
test_a_page_comes_whole (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char *url = NULL;
  gint64           before = g_get_real_time () / 1000;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_page (self->server, "/a", PAGE);
  url = dossier_test_server_dup_url (self->server, "/a");
  fetched = dossier_test_fetch_path (self, "/a", &error);

  g_assert_no_error (error);
  assert_bytes (fetched, PAGE, strlen (PAGE));
  g_assert_cmpstr (fetched->url, ==, url);
  g_assert_cmpuint (fetched->status, ==, 200);
  g_assert_cmpstr (fetched->content_type, ==, "text/html; charset=utf-8");
  g_assert_cmpint (fetched->fetched, >=, before);
  g_assert_cmpint (fetched->fetched, <=, g_get_real_time () / 1000);
}

static void
test_the_request_is_honest (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (DossierFetched) fetched = NULL;
  static const struct
  {
    const char *name;
    const char *value;
  } rows[] = {
    { "User-Agent",
      "Dossier/" DOSSIER_VERSION " (desktop research notebook; fetches what its reader asks for)" },
    { "Accept", "text/html, application/xhtml+xml, text/plain;q=0.8, */*;q=0.1" },
    { "Referer", NULL },
    { "Cookie", NULL },
    { "Authorization", NULL },
  };

  dossier_test_server_add_page (self->server, "/a", PAGE);
  fetched = dossier_test_fetch_path (self, "/a", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *value =
          dossier_test_server_dup_request_header (self->server, "/a", rows[i].name);

      g_assert_cmpstr (value, ==, rows[i].value);
    }
}

/* As the reader's system says, in the reader's order. */
static void
test_the_language_is_the_readers (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (DossierFetched) fetched = NULL;
  g_autofree char *languages = NULL;

  dossier_test_server_add_page (self->server, "/a", PAGE);
  fetched = dossier_test_fetch_path (self, "/a", NULL);
  languages = dossier_test_server_dup_request_header (self->server, "/a", "Accept-Language");
  g_assert_nonnull (languages);
  g_assert_true (g_str_has_prefix (languages, "de-at, "));
  g_assert_nonnull (strstr (strstr (languages, "nb;q="), "en;q="));
}

static void
test_headers_are_kept_as_json (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (DossierFetched) fetched = NULL;
  static const DossierTestStep steps[] = {
    { .bytes = "HTTP/1.1 200 OK\r\n"
               "X-Odd: a \"quoted\" \xe9 byte\r\n"
               "Content-Type: text/plain\r\n"
               "ETag: \"v1\"\r\n"
               "Set-Cookie: reader=me\r\n"
               "Vary: a\r\n"
               "vary: b\r\n"
               "Content-Length: 5\r\n\r\nwords" },
  };

  dossier_test_server_add_script (self->server, "/a", steps, G_N_ELEMENTS (steps));
  fetched = dossier_test_fetch_path (self, "/a", NULL);
  g_assert_nonnull (fetched);
  g_assert_cmpstr (
      fetched->headers,
      ==,
      "{\"content-length\":\"5\",\"content-type\":\"text/plain\",\"etag\":\"\\\"v1\\\"\","
      "\"vary\":\"a, b\",\"x-odd\":\"a \\\"quoted\\\" \xef\xbf\xbd byte\"}");
}

static void
test_the_charset_is_left_alone (DossierTestFetch *self, gconstpointer data)
{
  static const char       body[] = "<p>caf\xe9 \x93quoted\x94 \0 and on</p>";
  const DossierTestAnswer answer = { .content_type = "text/html; charset=windows-1252",
                                     .body = body,
                                     .length = sizeof body - 1 };
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_answer (self->server, "/a", &answer);
  fetched = dossier_test_fetch_path (self, "/a", NULL);
  assert_bytes (fetched, body, sizeof body - 1);
  g_assert_cmpstr (fetched->content_type, ==, "text/html; charset=windows-1252");
}

static GBytes *
compress (const char *data, gsize length, GZlibCompressorFormat format)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (format, 9);
  g_autoptr (GInputStream) plain =
      g_memory_input_stream_new_from_data (data, (gssize) length, NULL);
  g_autoptr (GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (compressor));
  g_autoptr (GOutputStream) output = g_memory_output_stream_new_resizable ();
  g_autoptr (GError) error = NULL;

  g_output_stream_splice (output, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (output));
}

static void
add_packed_page (DossierTestFetch *self, const char *path, const char *headers, GBytes *packed)
{
  const DossierTestAnswer answer = { .content_type = "text/html",
                                     .headers = headers,
                                     .body = g_bytes_get_data (packed, NULL),
                                     .length = g_bytes_get_size (packed) };

  dossier_test_server_add_answer (self->server, path, &answer);
}

static void
test_gzip_is_unpacked (DossierTestFetch *self, gconstpointer data)
{
  g_autoptr (GBytes) packed = compress (PAGE, strlen (PAGE), G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr (DossierFetched) fetched = NULL;
  g_autofree char *accepted = NULL;

  add_packed_page (self, "/a", "Content-Encoding: gzip", packed);
  fetched = dossier_test_fetch_path (self, "/a", NULL);
  assert_bytes (fetched, PAGE, strlen (PAGE));
  accepted = dossier_test_server_dup_request_header (self->server, "/a", "Accept-Encoding");
  g_assert_nonnull (strstr (accepted, "gzip"));
}

/* Brotli's shortest form: 20 bytes kept as they are, then an empty last block (RFC 7932). */
static void
test_brotli_is_unpacked (DossierTestFetch *self, gconstpointer data)
{
  static const char packed[] = "\x8b\x09\x80<p>The ferry is back\x03";
  g_autoptr (GBytes) bytes = g_bytes_new_static (packed, sizeof packed - 1);
  g_autoptr (DossierFetched) fetched = NULL;
  g_autofree char *accepted = NULL;

  add_packed_page (self, "/a", "Content-Encoding: br", bytes);
  fetched = dossier_test_fetch_path (self, "/a", NULL);
  accepted = dossier_test_server_dup_request_header (self->server, "/a", "Accept-Encoding");
  if (strstr (accepted, "br") == NULL)
    g_test_skip ("built without brotli");
  else
    assert_bytes (fetched, "<p>The ferry is back", 20);
}

typedef struct
{
  const char *type; /* (nullable) */
  const char *body;
  const char *image_error; /* (nullable): what is said when an image was wanted */
  const char *page_error;  /* (nullable): what is said when a page was wanted */
} TypeCase;

static const TypeCase type_cases[] = {
  { "text/html", PAGE, "leads to a page, not to an image", NULL },
  { NULL, PAGE, "leads to a page, not to an image", NULL },
  { "application/octet-stream", PAGE, "leads to a page, not to an image", NULL },
  { "application/xhtml+xml", PAGE, "leads to a page, not to an image", NULL },
  { "text/plain", "Only words.", "leads to a file of another kind", NULL },
  { "application/pdf", "%PDF-1.7", "a PDF document", "leads to a PDF document, not to a page" },
  { "application/octet-stream", "%PDF-1.7", "a PDF document", "a PDF document" },
  { "text/html", "%PDF-1.7", "a page", "leads to a PDF document, not to a page" },
  { NULL, "GIF89a", NULL, "leads to an image, not to a page" },
  { "image/png", "\x89PNG\r\n\x1a\n", NULL, "an image" },
  { "image/png", PAGE, "leads to a page, not to an image", "an image" },
  { "video/mp4", "\x01", "a video", "leads to a video, not to a page" },
};

static void
check_type (DossierTestFetch          *self,
            const TypeCase            *row,
            const DossierFetchOptions *options,
            const char                *words)
{
  const DossierTestAnswer answer = { .content_type = row->type, .body = row->body };
  g_auto (DossierTestOutcome) outcome = { 0 };
  g_autofree char *url = NULL;

  dossier_test_server_add_answer (self->server, "/a", &answer);
  url = dossier_test_server_dup_url (self->server, "/a");
  dossier_test_fetch_start (self, url, options, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  if (words == NULL)
    {
      g_assert_no_error (outcome.error);
      g_assert_cmpstr (outcome.fetched->content_type, ==, row->type);
      return;
    }
  g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_WRONG_TYPE);
  dossier_test_assert_says (outcome.error, url, words);
}

static void
test_only_what_was_asked_for (DossierTestFetch *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (type_cases); i++)
    {
      check_type (self, &type_cases[i], NULL, type_cases[i].page_error);
      check_type (self, &type_cases[i], &image_options, type_cases[i].image_error);
    }
}

typedef struct
{
  guint       status;
  const char *headers;
  int         code;
  const char *words;
} StatusCase;

static const StatusCase status_cases[] = {
  { 401, "WWW-Authenticate: Basic realm=\"x\"", DOSSIER_FETCH_ERROR_LOGIN, "needs a login (401)" },
  { 403, NULL, DOSSIER_FETCH_ERROR_FORBIDDEN, "does not let us read this page (403)" },
  { 404, NULL, DOSSIER_FETCH_ERROR_NOT_FOUND, "there is no such page on this server (404)" },
  { 410, NULL, DOSSIER_FETCH_ERROR_GONE, "removed for good (410)" },
  { 429,
    "Retry-After: 120",
    DOSSIER_FETCH_ERROR_TRY_LATER,
    "(429); it says to try again in 2 minutes" },
  { 451, NULL, DOSSIER_FETCH_ERROR_LEGAL, "withheld for legal reasons (451)" },
  { 500, NULL, DOSSIER_FETCH_ERROR_SERVER, "the server has failed (500)" },
  { 502, NULL, DOSSIER_FETCH_ERROR_SERVER, "(502)" },
  { 503,
    "Retry-After: 3600",
    DOSSIER_FETCH_ERROR_TRY_LATER,
    "(503); it says to try again in an hour" },
  { 503, NULL, DOSSIER_FETCH_ERROR_SERVER, "overloaded or being repaired (503)" },
  { 402, NULL, DOSSIER_FETCH_ERROR_PAYMENT, "has to be paid for (402)" },
  { 418, NULL, DOSSIER_FETCH_ERROR_FORBIDDEN, "refuses programs like this one (418)" },
  { 499, NULL, DOSSIER_FETCH_ERROR_STATUS, "refuses to give this page out (499)" },
  { 511, NULL, DOSSIER_FETCH_ERROR_PORTAL, "this network wants a login" },
  { 304, NULL, DOSSIER_FETCH_ERROR_STATUS, "says that nothing has changed (304)" },
  { 302, NULL, DOSSIER_FETCH_ERROR_STATUS, "points elsewhere without saying where (302)" },
  { 204, NULL, DOSSIER_FETCH_ERROR_EMPTY, "an answer without a page (204)" },
  { 200, NULL, DOSSIER_FETCH_ERROR_EMPTY, "sent nothing at this address" },
};

static void
test_statuses_have_their_sentence (DossierTestFetch *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (status_cases); i++)
    {
      const StatusCase       *row = &status_cases[i];
      const DossierTestAnswer answer = { .status = row->status,
                                         .content_type = "text/html",
                                         .headers = row->headers };
      g_autofree char        *host = g_strdup_printf ("host-%" G_GSIZE_FORMAT ".test", i);
      g_autofree char        *url = NULL;
      g_auto (DossierTestOutcome) outcome = { 0 };

      /* Each a host of its own, since one that has asked for a pause gets it. */
      dossier_test_server_add_answer (self->server, "/a", &answer);
      url = dossier_test_server_dup_url_at (self->server, host, "/a");
      dossier_test_fetch_start (self, url, NULL, NULL, &outcome);
      dossier_test_outcome_wait (&outcome);
      g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, row->code);
      dossier_test_assert_says (outcome.error, url, row->words);
    }
}

static void
test_bad_addresses_are_never_asked (DossierTestFetch *self, gconstpointer data)
{
  static const char *const urls[] = {
    "",
    "   ",
    "harbour",
    "file:///etc/hostname",
    "ftp://site.test/a",
    "data:text/html,<p>a</p>",
    "javascript:alert(1)",
    "http://",
    "http:///a",
    "http://user:secret@site.test/a",
    "http://site.test:99999/a",
    "http://[::1/a",
    "http://site.test;a",
    "http://site.test;a/b?c",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_auto (DossierTestOutcome) outcome = { 0 };

      dossier_test_fetch_start (self, urls[i], NULL, NULL, &outcome);
      g_assert_false (outcome.is_done);
      dossier_test_outcome_wait (&outcome);
      g_assert_error (outcome.error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_BAD_ADDRESS);
      dossier_test_assert_says (outcome.error, urls[i], "this is no address of a page on the web");
    }
}

static void
test_odd_letters_are_escaped (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char *url = NULL;
  g_autofree char *asked = NULL;
  g_auto (DossierTestOutcome) outcome = { 0 };

  dossier_test_server_add_page (self->server, "/caf%C3%A9%20bar?q=%C3%BC", PAGE);
  url = dossier_test_server_dup_url (self->server, "/caf%C3%A9%20bar?q=%C3%BC");
  asked = g_uri_unescape_string (url, NULL);
  dossier_test_fetch_start (self, asked, NULL, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.fetched->url, ==, url);
}

static void
test_hosts_of_other_scripts_are_found (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char *asked = NULL;
  g_autofree char *answered = NULL;
  g_autofree char *host = NULL;
  g_auto (DossierTestOutcome) outcome = { 0 };

  dossier_test_server_add_page (self->server, "/a", PAGE);
  asked = dossier_test_server_dup_url_at (self->server, "B\u00fccher.test", "/a");
  answered = dossier_test_server_dup_url_at (self->server, "xn--bcher-kva.test", "/a");
  dossier_test_fetch_start (self, asked, NULL, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.fetched->url, ==, answered);
  host = dossier_test_server_dup_request_header (self->server, "/a", "Host");
  g_assert_true (g_str_has_prefix (host, "xn--bcher-kva.test"));
}

static void
test_redirects_are_followed (DossierTestFetch *self, gconstpointer data)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  static const struct
  {
    const char *location;
    const char *path;
  } rows[] = {
    { "/news/b", "/news/b" },        { "b", "/news/b" },  { "../c", "/c" },
    { "?page=2", "/news/a?page=2" }, { "/d#part", "/d" }, { " /e ", "/e" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (statuses); j++)
      {
        g_autofree char        *header = g_strconcat ("Location: ", rows[i].location, NULL);
        const DossierTestAnswer answer = { .status = statuses[j], .headers = header };
        g_autofree char        *url = NULL;
        g_autoptr (GError) error = NULL;
        g_autoptr (DossierFetched) fetched = NULL;

        dossier_test_server_add_answer (self->server, "/news/a", &answer);
        dossier_test_server_add_page (self->server, rows[i].path, PAGE);
        url = dossier_test_server_dup_url (self->server, rows[i].path);
        fetched = dossier_test_fetch_path (self, "/news/a", &error);
        g_assert_no_error (error);
        g_assert_cmpstr (fetched->url, ==, url);
      }
}

static void
test_redirects_lead_to_other_servers (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char *target = NULL;
  g_autofree char *referrer = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_page (self->server, "/b", PAGE);
  target = dossier_test_server_dup_url_at (self->server, "other.test", "/b");
  dossier_test_server_add_redirect (self->server, "/a", target);
  fetched = dossier_test_fetch_path (self, "/a", NULL);
  g_assert_nonnull (fetched);
  g_assert_cmpstr (fetched->url, ==, target);
  referrer = dossier_test_server_dup_request_header (self->server, "/b", "Referer");
  g_assert_null (referrer);
}

/* A site that lets nobody in without the cookie it has just set. */
static void
test_cookies_live_as_long_as_the_redirects (DossierTestFetch *self, gconstpointer data)
{
  const DossierTestAnswer door = { .status = 302,
                                   .headers = "Location: /hall\nSet-Cookie: seen=1; Path=/" };
  g_autoptr (DossierFetched) fetched = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  dossier_test_server_add_answer (self->server, "/door", &door);
  dossier_test_server_add_page (self->server, "/hall", PAGE);
  fetched = dossier_test_fetch_path (self, "/door", NULL);
  g_assert_nonnull (fetched);
  first = dossier_test_server_dup_request_header (self->server, "/hall", "Cookie");
  g_assert_cmpstr (first, ==, "seen=1");

  g_clear_pointer (&fetched, dossier_fetched_free);
  fetched = dossier_test_fetch_path (self, "/hall", NULL);
  second = dossier_test_server_dup_request_header (self->server, "/hall", "Cookie");
  g_assert_null (second);
}

/* The same address again is no circle while the cookies still change: this one counts to three. */
static void
test_a_changing_cookie_is_no_circle (DossierTestFetch *self, gconstpointer data)
{
  const DossierTestAnswer once = { .status = 302, .headers = "Location: /a\nSet-Cookie: n=1" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_answer (self->server, "/a", &once);
  fetched = dossier_test_fetch_path (self, "/a", &error);
  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS);
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, "/a"), ==, 2);
}

typedef struct
{
  gsize n_calls;
  gsize last;
  gsize total;
} Progress;

static void
progressed_cb (gsize received, gsize total, gpointer user_data)
{
  Progress *progress = user_data;

  g_assert_cmpuint (received, >, progress->last);
  progress->n_calls++;
  progress->last = received;
  progress->total = total;
}

static void
test_progress_grows_to_the_end (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char          *body = g_strnfill (300000, 'x');
  Progress                  progress = { 0 };
  const DossierFetchOptions options = { .progress = progressed_cb, .progress_data = &progress };
  g_auto (DossierTestOutcome) outcome = { 0 };
  g_autofree char *url = NULL;

  dossier_test_server_add_page (self->server, "/a", body);
  url = dossier_test_server_dup_url (self->server, "/a");
  dossier_test_fetch_start (self, url, &options, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (progress.n_calls, >, 1);
  g_assert_cmpuint (progress.last, ==, 300000);
  g_assert_cmpuint (progress.total, ==, 300000);
}

static void
test_progress_of_what_is_packed_has_no_end (DossierTestFetch *self, gconstpointer data)
{
  g_autofree char *body = g_strnfill (300000, 'x');
  g_autoptr (GBytes) packed = compress (body, 300000, G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  Progress                  progress = { 0 };
  const DossierFetchOptions options = { .progress = progressed_cb, .progress_data = &progress };
  g_auto (DossierTestOutcome) outcome = { 0 };
  g_autofree char *url = NULL;

  add_packed_page (self, "/a", "Content-Encoding: gzip", packed);
  url = dossier_test_server_dup_url (self->server, "/a");
  dossier_test_fetch_start (self, url, &options, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (progress.last, ==, 300000);
  g_assert_cmpuint (progress.total, ==, 0);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (DossierTestFetch *self, gconstpointer data);
  } tests[] = {
    { "a-page-comes-whole", test_a_page_comes_whole },
    { "the-request-is-honest", test_the_request_is_honest },
    { "the-language-is-the-readers", test_the_language_is_the_readers },
    { "headers-are-kept-as-json-without-cookies", test_headers_are_kept_as_json },
    { "the-charset-is-left-alone", test_the_charset_is_left_alone },
    { "gzip-is-unpacked", test_gzip_is_unpacked },
    { "brotli-is-unpacked", test_brotli_is_unpacked },
    { "only-what-was-asked-for-is-taken", test_only_what_was_asked_for },
    { "statuses-have-their-sentence", test_statuses_have_their_sentence },
    { "bad-addresses-are-never-asked", test_bad_addresses_are_never_asked },
    { "odd-letters-are-escaped", test_odd_letters_are_escaped },
    { "hosts-of-other-scripts-are-found", test_hosts_of_other_scripts_are_found },
    { "redirects-are-followed", test_redirects_are_followed },
    { "redirects-lead-to-other-servers-without-a-referrer", test_redirects_lead_to_other_servers },
    { "cookies-live-as-long-as-the-redirects", test_cookies_live_as_long_as_the_redirects },
    { "a-changing-cookie-is-no-circle", test_a_changing_cookie_is_no_circle },
    { "progress-grows-to-the-end", test_progress_grows_to_the_end },
    { "progress-of-what-is-packed-has-no-end", test_progress_of_what_is_packed_has_no_end },
  };

  dossier_test_resolver_install ();
  g_setenv ("LANGUAGE", "de_AT:nb:en", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
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
