/* test-fetcher-conditional.c: what has not changed is not sent again; feeds come in as they are.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/net/dossier-test-fetch.h"

#include <string.h>

#define ETAG     "W/\"v7\""
#define MODIFIED "Tue, 03 Mar 2026 21:14:00 GMT"
#define FEED     "<?xml version='1.0'?><rss version='2.0'><channel><title>Tides</title></channel></rss>"

/* Any of the server's answers must be an answer to @options. */
static DossierFetched *
fetch_with (DossierTestFetch *self, const DossierFetchOptions *options, GError **error)
{
  g_autofree char   *url = dossier_test_server_dup_url (self->server, "/a");
  DossierTestOutcome outcome = { 0 };

  dossier_test_fetch_start (self, url, options, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.fetched;
}

static void
assert_asked_with (DossierTestFetch *self, const char *etag, const char *last_modified)
{
  g_autofree char *none_match =
      dossier_test_server_dup_request_header (self->server, "/a", "If-None-Match");
  g_autofree char *modified_since =
      dossier_test_server_dup_request_header (self->server, "/a", "If-Modified-Since");

  g_assert_cmpstr (none_match, ==, etag);
  g_assert_cmpstr (modified_since, ==, last_modified);
}

static void
test_an_answer_names_its_state (DossierTestFetch *self, gconstpointer data)
{
  const DossierTestAnswer   answer = { .content_type = "application/rss+xml",
                                       .headers = "ETag: " ETAG "\nLast-Modified: " MODIFIED,
                                       .body = FEED };
  const DossierFetchOptions options = { .kind = DOSSIER_FETCH_FEED };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_answer (self->server, "/a", &answer);
  fetched = fetch_with (self, &options, &error);
  g_assert_no_error (error);
  g_assert_false (fetched->is_unchanged);
  g_assert_cmpstr (fetched->etag, ==, ETAG);
  g_assert_cmpstr (fetched->last_modified, ==, MODIFIED);
  assert_asked_with (self, NULL, NULL);
}

typedef struct
{
  const char *headers; /* of the answer */
  const char *asked_etag;
  const char *asked_modified;
  const char *etag;
  const char *modified;
} UnchangedCase;

static const UnchangedCase unchanged_cases[] = {
  { NULL, ETAG, MODIFIED, ETAG, MODIFIED },
  { NULL, ETAG, NULL, ETAG, NULL },
  { NULL, NULL, MODIFIED, NULL, MODIFIED },
  { "ETag: \"v8\"", ETAG, MODIFIED, "\"v8\"", MODIFIED },
};

static void
test_unchanged_is_no_error (DossierTestFetch *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (unchanged_cases); i++)
    for (int kind = 0; kind < DOSSIER_FETCH_N_KINDS; kind++)
      {
        const UnchangedCase      *row = &unchanged_cases[i];
        const DossierTestAnswer   answer = { .status = 304, .headers = row->headers };
        const DossierFetchOptions options = { .kind = kind,
                                              .etag = row->asked_etag,
                                              .last_modified = row->asked_modified };
        g_autoptr (GError) error = NULL;
        g_autoptr (DossierFetched) fetched = NULL;

        dossier_test_server_add_answer (self->server, "/a", &answer);
        fetched = fetch_with (self, &options, &error);
        g_assert_no_error (error);
        g_assert_true (fetched->is_unchanged);
        g_assert_cmpuint (fetched->status, ==, 304);
        g_assert_cmpuint (g_bytes_get_size (fetched->bytes), ==, 0);
        g_assert_cmpstr (fetched->etag, ==, row->etag);
        g_assert_cmpstr (fetched->last_modified, ==, row->modified);
        assert_asked_with (self, row->asked_etag, row->asked_modified);
      }
}

static void
test_unchanged_unasked_is_an_error (DossierTestFetch *self, gconstpointer data)
{
  /* Neither is a validator that could stand in a header. */
  static const DossierFetchOptions rows[] = {
    { .kind = DOSSIER_FETCH_PAGE },
    { .etag = "" },
    { .etag = "\"a\"\r\nX-Evil: 1", .last_modified = "now\n" },
  };
  const DossierTestAnswer answer = { .status = 304 };

  dossier_test_server_add_answer (self->server, "/a", &answer);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFetched) fetched = fetch_with (self, &rows[i], &error);

      g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_STATUS);
      g_assert_nonnull (strstr (error->message, "says that nothing has changed (304)"));
      assert_asked_with (self, NULL, NULL);
    }
}

static void
test_a_changed_page_comes_whole (DossierTestFetch *self, gconstpointer data)
{
  const DossierFetchOptions options = { .etag = ETAG, .last_modified = MODIFIED };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_page (self->server, "/a", "<p>Changed");
  fetched = fetch_with (self, &options, &error);
  g_assert_no_error (error);
  g_assert_false (fetched->is_unchanged);
  g_assert_null (fetched->etag);
  g_assert_cmpuint (g_bytes_get_size (fetched->bytes), ==, strlen ("<p>Changed"));
}

static void
test_conditions_go_where_redirects_lead (DossierTestFetch *self, gconstpointer data)
{
  const DossierTestAnswer   unchanged = { .status = 304 };
  const DossierFetchOptions options = { .etag = ETAG };
  g_autofree char          *from = dossier_test_server_dup_url (self->server, "/from");
  g_autofree char          *to = dossier_test_server_dup_url (self->server, "/a");
  g_auto (DossierTestOutcome) outcome = { 0 };

  dossier_test_server_add_redirect (self->server, "/from", "/a");
  dossier_test_server_add_answer (self->server, "/a", &unchanged);
  dossier_test_fetch_start (self, from, &options, NULL, &outcome);
  dossier_test_outcome_wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.fetched->is_unchanged);
  g_assert_cmpstr (outcome.fetched->url, ==, to);
  assert_asked_with (self, ETAG, NULL);
}

static void
test_freshness_is_handed_on (DossierTestFetch *self, gconstpointer data)
{
  const DossierTestAnswer answer = { .content_type = "text/html",
                                     .headers = "Cache-Control: max-age=3600, no-transform",
                                     .body = "<p>Fresh" };
  g_autoptr (DossierFetched) fetched = NULL;

  dossier_test_server_add_answer (self->server, "/a", &answer);
  for (guint i = 0; i < 2; i++)
    {
      g_clear_pointer (&fetched, dossier_fetched_free);
      fetched = dossier_test_fetch_path (self, "/a", NULL);
      g_assert_cmpint (fetched->fresh_until, ==, fetched->fetched + 3600 * 1000);
    }
  /* A page that is fresh is asked for all the same: the reader wants it as it is now. */
  g_assert_cmpuint (dossier_test_server_count_requests (self->server, "/a"), ==, 2);
}

static GBytes *
pack (const char *text)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) output =
      g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (output, text, strlen (text), NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (output, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

/* Sitemaps are packed files, called so or not, and sometimes packed once more for the way. */
static void
test_packed_sitemaps_are_unpacked (DossierTestFetch *self, gconstpointer data)
{
  static const struct
  {
    const char *type;
    const char *headers;
  } rows[] = {
    { "application/gzip", NULL },
    { "application/x-gzip", NULL },
    { "application/octet-stream", NULL },
    { "text/xml", NULL },
    { "text/xml", "Content-Encoding: gzip" },
  };
  const DossierFetchOptions options = { .kind = DOSSIER_FETCH_FEED };
  g_autoptr (GBytes) packed = pack (FEED);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const DossierTestAnswer answer = { .content_type = rows[i].type,
                                         .headers = rows[i].headers,
                                         .body = g_bytes_get_data (packed, NULL),
                                         .length = g_bytes_get_size (packed) };
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierFetched) fetched = NULL;
      gsize       length;
      const char *bytes;

      dossier_test_server_add_answer (self->server, "/a", &answer);
      fetched = fetch_with (self, &options, &error);
      g_assert_no_error (error);
      bytes = g_bytes_get_data (fetched->bytes, &length);
      g_assert_cmpmem (bytes, length, FEED, strlen (FEED));
    }
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (DossierTestFetch *self, gconstpointer data);
  } tests[] = {
    { "an-answer-names-its-state", test_an_answer_names_its_state },
    { "unchanged-is-no-error", test_unchanged_is_no_error },
    { "unchanged-unasked-is-an-error", test_unchanged_unasked_is_an_error },
    { "a-changed-page-comes-whole", test_a_changed_page_comes_whole },
    { "conditions-go-where-redirects-lead", test_conditions_go_where_redirects_lead },
    { "freshness-is-handed-on-and-never-relied-on", test_freshness_is_handed_on },
    { "packed-sitemaps-are-unpacked", test_packed_sitemaps_are_unpacked },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/net/fetcher/conditional/", tests[i].name, NULL);

      g_test_add (path,
                  DossierTestFetch,
                  NULL,
                  dossier_test_fetch_set_up,
                  tests[i].test,
                  dossier_test_fetch_tear_down);
    }
  return g_test_run ();
}
