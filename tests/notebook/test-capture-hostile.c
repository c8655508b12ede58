/* test-capture-hostile.c: whatever a server does, a capture ends in an article or a clear error, in
 * time, in bounded memory, and without ever holding up the main loop.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook-test.h"

#include "core/text/dossier-core-error.h"
#include "net/dossier-fetch-error.h"
#include "notebook/dossier-article-list.h"
#include "notebook/dossier-error-text.h"
#include "notebook/dossier-notebook-private.h"
#include "tests/support/dossier-test-hostile-pages.h"
#include "tests/support/dossier-test-hostile.h"
#include "tests/support/dossier-test-resolver.h"

#include <string.h>
#include <time.h>

#define MIB (1024 * 1024)

/* Loosely: no turn of the main loop may take longer, in its own thread's time. A sanitizer makes
 * everything slower, and remembers freed memory. */
#if defined(__SANITIZE_ADDRESS__)
#define MAX_TURN_SECONDS 2.0
#define MAX_GROWTH       (G_GUINT64_CONSTANT (2048) * MIB)
#else
#define MAX_TURN_SECONDS 0.1
#define MAX_GROWTH       (G_GUINT64_CONSTANT (512) * MIB)
#endif

/* No capture may take longer, be it on a machine with much else to do. */
#define MAX_SECONDS 90

/* How long the main thread has worked between two waits; the thread's own time, so that other
 * programs on the machine change nothing. */
static struct
{
  double last_wait;
  double longest_turn;
} loop_watch;

static double
get_thread_seconds (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
  return (double) now.tv_sec + (double) now.tv_nsec / 1e9;
}

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready;

  loop_watch.longest_turn =
      MAX (loop_watch.longest_turn, get_thread_seconds () - loop_watch.last_wait);
  n_ready = g_poll (fds, n_fds, timeout);
  loop_watch.last_wait = get_thread_seconds ();
  return n_ready;
}

/* The most memory that the program has had, in bytes; 0 where the system does not say. */
static guint64
get_peak_memory (void)
{
  g_autofree char *status = NULL;
  const char      *line;

  if (!g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    return 0;
  line = strstr (status, "VmHWM:");
  return line != NULL ? g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10) * 1024 : 0;
}

typedef struct
{
  char              *path;
  DossierNotebook   *notebook;
  DossierTestServer *server;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->path = notebook_test_dup_path ();
  self->notebook = notebook_test_open (self->path);
  self->server = dossier_test_server_new ();
}

/* One more good article, as the queue would capture it next. */
static void
assert_goes_on (Fixture *self)
{
  g_autofree char *url = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured = NULL;

  dossier_test_server_add_page (self->server, "/good", DOSSIER_TEST_HOSTILE_GOOD_PAGE);
  url = dossier_test_server_dup_url (self->server, "/good");
  captured = notebook_test_capture (self->notebook, url, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (captured->title, ==, "Ferry back in service");
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  assert_goes_on (self);
  notebook_test_close (self->notebook);
  notebook_test_remove (self->path);
  dossier_test_server_free (self->server);
  g_free (self->path);
}

static void
set_limits (Fixture *self, gsize max_bytes, double silence_seconds, double total_seconds)
{
  DossierFetcher    *fetcher = dossier_notebook_get_fetcher (self->notebook);
  DossierFetchLimits limits = *dossier_fetcher_get_limits (fetcher);

  if (max_bytes > 0)
    limits.max_bytes[DOSSIER_FETCH_PAGE] = max_bytes;
  if (silence_seconds > 0)
    limits.connect_seconds = limits.silence_seconds = silence_seconds;
  if (total_seconds > 0)
    limits.total_seconds = total_seconds;
  dossier_fetcher_set_limits (fetcher, &limits);
}

/* Captures and measures. */
static DossierCaptured *
capture (Fixture *self, const char *url, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  guint64 memory = get_peak_memory ();
  gint64  end = g_get_monotonic_time () + MAX_SECONDS * G_TIME_SPAN_SECOND;

  loop_watch.last_wait = get_thread_seconds ();
  loop_watch.longest_turn = 0;
  dossier_capture_input_async (self->notebook, url, NULL, notebook_test_finished_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_test_message ("longest turn %.1f ms, memory %+" G_GINT64_FORMAT " MiB",
                  loop_watch.longest_turn * 1000,
                  (gint64) (get_peak_memory () - memory) / MIB);
  g_assert_cmpint (g_get_monotonic_time (), <, end);
  g_assert_cmpfloat (loop_watch.longest_turn, <, MAX_TURN_SECONDS);
  g_assert_cmpuint (get_peak_memory () - memory, <, MAX_GROWTH);
  return dossier_capture_finish (self->notebook, result, error);
}

/* An error of any kind has a sentence, which is none of those for what nobody thought of. */
static void
assert_clear (const GError *error)
{
  DossierErrorText text;

  g_assert_nonnull (error);
  text = dossier_error_text (error);
  g_test_message ("%s: %s (%s %d: %s)",
                  text.title,
                  text.advice,
                  g_quark_to_string (error->domain),
                  error->code,
                  error->message);
  g_assert_nonnull (strstr (text.advice, "Nothing was added"));
  g_assert_cmpstr (text.title, !=, "That did not work");
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_hostile_server (Fixture *self, gconstpointer data)
{
  const DossierTestHostile *row = data;
  g_autofree char          *url = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured = NULL;

  dossier_test_server_add_script (self->server, "/a", row->steps, row->n_steps);
  url = dossier_test_server_dup_url (self->server, "/a");
  set_limits (self, row->max_bytes, row->silence_seconds, row->total_seconds);
  captured = capture (self, url, &error);
  /* A few words on a page may be an article or none. */
  if (row->body != NULL && captured != NULL)
    return;
  g_assert_null (captured);
  assert_clear (error);
  if (row->body == NULL && row->domain != NULL)
    g_assert_error (error, row->domain (), row->code);
  set_limits (self, DOSSIER_FETCHER_MAX_PAGE_BYTES, 30, 120);
}

static const struct
{
  guint             status;
  const char       *headers;
  DossierFetchError code;
} status_cases[] = {
  { 401, "WWW-Authenticate: Basic realm=\"x\"", DOSSIER_FETCH_ERROR_LOGIN },
  { 402, NULL, DOSSIER_FETCH_ERROR_PAYMENT },
  { 403, NULL, DOSSIER_FETCH_ERROR_FORBIDDEN },
  { 404, NULL, DOSSIER_FETCH_ERROR_NOT_FOUND },
  { 410, NULL, DOSSIER_FETCH_ERROR_GONE },
  { 429, "Retry-After: 3600", DOSSIER_FETCH_ERROR_TRY_LATER },
  { 429, NULL, DOSSIER_FETCH_ERROR_TRY_LATER },
  { 451, NULL, DOSSIER_FETCH_ERROR_LEGAL },
  { 500, NULL, DOSSIER_FETCH_ERROR_SERVER },
  { 502, NULL, DOSSIER_FETCH_ERROR_SERVER },
  { 503, NULL, DOSSIER_FETCH_ERROR_SERVER },
  { 503, "Retry-After: 86400", DOSSIER_FETCH_ERROR_TRY_LATER },
  { 511, NULL, DOSSIER_FETCH_ERROR_PORTAL },
  { 599, NULL, DOSSIER_FETCH_ERROR_STATUS },
};

static void
test_page (Fixture *self, gconstpointer data)
{
  const DossierTestHostilePage *row = data;
  g_autofree char              *url = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured = NULL;
  g_autoptr (DossierReading) reading = NULL;

  dossier_test_hostile_page_serve (row, self->server, "/a");
  url = dossier_test_server_dup_url (self->server, "/a");
  captured = capture (self, url, &error);
  if (row->domain != NULL)
    g_assert_error (error, row->domain (), row->code);
  if (row->title != NULL)
    g_assert_no_error (error);
  if (captured == NULL)
    {
      assert_clear (error);
      return;
    }
  if (row->title != NULL)
    g_assert_cmpstr (captured->title, ==, row->title);
  reading = notebook_test_read (self->notebook, captured->article_id, 0);
  g_assert_true (g_utf8_validate (dossier_reading_get_document (reading)->text, -1, NULL));
  if (row->words != NULL)
    g_assert_nonnull (strstr (dossier_reading_get_document (reading)->text, row->words));
}

static void
test_statuses (Fixture *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (status_cases); i++)
    {
      const DossierTestAnswer answer = { .status = status_cases[i].status,
                                         .content_type = "text/html",
                                         .headers = status_cases[i].headers,
                                         .body = DOSSIER_TEST_HOSTILE_GOOD_PAGE };
      g_autofree char        *host = g_strdup_printf ("host-%" G_GSIZE_FORMAT ".test", i);
      g_autofree char        *url = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierCaptured) captured = NULL;

      dossier_test_server_add_answer (self->server, "/a", &answer);
      url = dossier_test_server_dup_url_at (self->server, host, "/a");
      captured = capture (self, url, &error);
      g_assert_error (error, DOSSIER_FETCH_ERROR, (int) status_cases[i].code);
      assert_clear (error);
    }
}

static void
test_redirects (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *location;
    int         code;
  } rows[] = {
    { "/a", DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS },
    { "file:///etc/hostname", DOSSIER_FETCH_ERROR_BAD_REDIRECT },
    { "ftp://quay.test/a", DOSSIER_FETCH_ERROR_BAD_REDIRECT },
    { "data:text/html,<p>a", DOSSIER_FETCH_ERROR_BAD_REDIRECT },
    { "javascript:void(0)", DOSSIER_FETCH_ERROR_BAD_REDIRECT },
    { "/hop/0", DOSSIER_FETCH_ERROR_TOO_MANY_REDIRECTS },
  };

  for (guint i = 0; i < 10000; i++)
    {
      g_autofree char *from = g_strdup_printf ("/hop/%u", i);
      g_autofree char *to = g_strdup_printf ("/hop/%u", i + 1);

      dossier_test_server_add_redirect (self->server, from, to);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *url = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierCaptured) captured = NULL;

      dossier_test_server_add_redirect (self->server, "/a", rows[i].location);
      url = dossier_test_server_dup_url (self->server, "/a");
      captured = capture (self, url, &error);
      g_assert_error (error, DOSSIER_FETCH_ERROR, rows[i].code);
      assert_clear (error);
    }
}

/* A network's login in the place of every page; its mark gives it away, and without the mark it is
 * at least no article. */
static void
test_a_captive_portal (Fixture *self, gconstpointer data)
{
  static const char login[] =
      "<!DOCTYPE html><html><head><title>Quayside guest network</title></head><body>"
      "<form action='/login' method='post'><label>Room <input name='room'></label>"
      "<label>Password <input type='password' name='password'></label>"
      "<button>Connect</button></form></body></html>";
  g_autofree char *marked = g_strconcat ("<!-- <?xml version=\"1.0\"?><WISPAccessGatewayParam>"
                                         "<Redirect/></WISPAccessGatewayParam> -->",
                                         login,
                                         NULL);
  g_autofree char *target = NULL;
  g_autofree char *url = NULL;

  dossier_test_server_add_page (self->server, "/portal", marked);
  target = dossier_test_server_dup_url_at (self->server, "portal.test", "/portal");
  dossier_test_server_add_redirect (self->server, "/a", target);
  url = dossier_test_server_dup_url_at (self->server, "quay.test", "/a");
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DossierCaptured) captured = capture (self, url, &error);

      assert_clear (error);
      if (i == 0)
        g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PORTAL);
      else
        g_assert_cmpuint (error->domain, ==, DOSSIER_CORE_ERROR);
      dossier_test_server_add_page (self->server, "/portal", login);
    }
}

static void
test_nothing_was_added (Fixture *self, gconstpointer data)
{
  g_autoptr (DossierArticleList) list = NULL;
  g_autofree char *url = dossier_test_server_dup_url (self->server, "/a");
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured = capture (self, url, &error);

  g_assert_error (error, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_NOT_FOUND);
  list = dossier_article_list_new (self->notebook);
  notebook_test_wait_until (!dossier_article_list_is_loading (list));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
}

static void
add_test (const char *name, gconstpointer data, void (*test) (Fixture *self, gconstpointer data))
{
  g_autofree char *path = g_strconcat ("/notebook/capture/hostile/", name, NULL);

  g_test_add (path, Fixture, data, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  dossier_test_resolver_install ();
  g_test_init (&argc, &argv, NULL);
  g_main_context_set_poll_func (NULL, poll_and_measure);
  for (gsize i = 0; dossier_test_hostiles[i].name != NULL; i++)
    add_test (dossier_test_hostiles[i].name, &dossier_test_hostiles[i], test_hostile_server);
  for (gsize i = 0; dossier_test_hostile_pages[i].name != NULL; i++)
    add_test (dossier_test_hostile_pages[i].name, &dossier_test_hostile_pages[i], test_page);
  add_test ("statuses-have-their-sentence", NULL, test_statuses);
  add_test ("redirects-lead-nowhere-else", NULL, test_redirects);
  add_test ("a-captive-portal", NULL, test_a_captive_portal);
  add_test ("a-failure-adds-nothing", NULL, test_nothing_was_added);
  return g_test_run ();
}
