/* test-hostile-window.c: the window captures from the worst of servers, all at once, and stays at
 * its reader's service meanwhile.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "net/dossier-fetch-error.h"
#include "notebook/dossier-capture-queue.h"
#include "notebook/dossier-notebook-private.h"
#include "tests/support/dossier-test-hostile-pages.h"
#include "tests/support/dossier-test-hostile.h"
#include "tests/support/dossier-test-resolver.h"

#include <string.h>
#include <time.h>

/* Of the article that is read meanwhile. */
#define N_PARAGRAPHS 60

/* What one turn of the main loop may take of its thread's time: a frame; with what it paints, which
 * is done without a graphics card here; and what may pass before a key that has come is seen. A
 * sanitizer makes everything slower. */
#if defined(__SANITIZE_ADDRESS__)
#define MAX_TURN_MS   320
#define MAX_FRAME_MS  2000
#define MAX_ANSWER_MS 2000
#else
#define MAX_TURN_MS   16
#define MAX_FRAME_MS  100
#define MAX_ANSWER_MS 100
#endif

/* Two for all that is made up to be slow; the rest is for a machine with much else to do. */
#define MAX_SECONDS 180

/* How long the main thread has worked between two waits, by its own clock, so that nothing that
 * runs besides on the machine changes anything. */
static struct
{
  double waited;  /* when the last wait ended */
  double painted; /* when the last painting began */
  double paint;   /* of this turn */
  double longest_turn;
  double longest_frame;
  double longest_answer; /* from a key in the text to it on the screen */
  guint  n_frames;
} watch;

static double
get_thread_ms (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now), ==, 0);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

static int
poll_and_measure (GPollFD *fds, guint n_fds, int timeout)
{
  double turn = get_thread_ms () - watch.waited;
  int    n_ready;

  watch.longest_frame = MAX (watch.longest_frame, turn);
  watch.longest_turn = MAX (watch.longest_turn, turn - watch.paint);
  n_ready = g_poll (fds, n_fds, timeout);
  watch.waited = get_thread_ms ();
  watch.paint = 0;
  return n_ready;
}

static void
painting_cb (GdkFrameClock *clock, gpointer user_data)
{
  watch.painted = get_thread_ms ();
}

static void
painted_cb (GdkFrameClock *clock, gpointer user_data)
{
  watch.paint += get_thread_ms () - watch.painted;
  watch.n_frames++;
}

static void
start_watch (void)
{
  watch.longest_turn = 0;
  watch.longest_frame = 0;
  watch.longest_answer = 0;
  watch.paint = 0;
  watch.waited = get_thread_ms ();
}

typedef struct
{
  ReaderTest             reader;
  DossierAnnotationCard *card;
  GtkTextBuffer         *note;
  GtkAdjustment         *position;
  DossierCaptureQueue   *queue;
  DossierTestServer     *server;
  GPtrArray             *urls;
} Fixture;

/* Everything of the repertoire is over within seconds, and hosts are asked without a pause. */
static void
set_limits (DossierNotebook *notebook)
{
  DossierFetcher    *fetcher = dossier_notebook_get_fetcher (notebook);
  DossierFetchLimits limits = *dossier_fetcher_get_limits (fetcher);

  limits.connect_seconds = limits.silence_seconds = 1;
  limits.total_seconds = 10;
  for (gsize i = 0; i < G_N_ELEMENTS (limits.pauses); i++)
    limits.pauses[i] = 0.01;
  dossier_fetcher_set_limits (fetcher, &limits);
}

static char *
make_article (void)
{
  GString *text = g_string_new (STORY);

  for (guint i = 0; i < N_PARAGRAPHS; i++)
    g_string_append_printf (text,
                            "\nIn the %uth year of the line the ice came early, and the crew of "
                            "%u learned to wait. “It is only water,” the captain wrote in the log, "
                            "and put the kettle on.\n",
                            i + 4,
                            i + 12);
  return g_string_free (text, FALSE);
}

/* An article is read, and a note to it written. */
static void
start_note (Fixture *fixture)
{
  ReaderTest *reader = &fixture->reader;
  gint64      id = reader_test_annotate (reader, "handed out tea", DOSSIER_HIGHLIGHT_PINK, NULL);

  fixture->card = reader_test_wait_for_card (reader, id);
  dossier_annotation_card_edit (fixture->card);
  app_test_settle (GTK_WIDGET (reader->window));
  fixture->note = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (app_test_find (GTK_WIDGET (fixture->card), GTK_TYPE_TEXT_VIEW, NULL)));
  fixture->position = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (reader->view));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = make_article ();
  DossierNotebook *notebook;
  GdkFrameClock   *clock;

  reader_test_open (&fixture->reader, text);
  notebook = dossier_window_get_notebook (fixture->reader.window);
  fixture->queue = dossier_notebook_get_capture_queue (notebook);
  fixture->server = dossier_test_server_new ();
  fixture->urls = g_ptr_array_new_with_free_func (g_free);
  set_limits (notebook);
  start_note (fixture);

  clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->reader.window));
  g_signal_connect_after (clock, "layout", G_CALLBACK (painting_cb), NULL);
  g_signal_connect_after (clock, "paint", G_CALLBACK (painted_cb), NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  reader_test_close (&fixture->reader);
  dossier_test_server_free (fixture->server);
  g_ptr_array_unref (fixture->urls);
}

/* Each misbehaviour has a host of its own, so that none waits for another. Returns its path. */
static char *
add_host (Fixture *fixture, const char *name)
{
  char            *path = g_strconcat ("/", name, NULL);
  g_autofree char *host = g_strconcat (name, ".test", NULL);

  g_strdelimit (host, "_", '-');
  g_ptr_array_add (fixture->urls, dossier_test_server_dup_url_at (fixture->server, host, path));
  return path;
}

static void
add_scripts (Fixture *fixture)
{
  for (const DossierTestHostile *row = dossier_test_hostiles; row->name != NULL; row++)
    {
      g_autofree char *path = g_strconcat ("/", row->name, NULL);

      /* A script has to be there before its address is asked for: it has a port of its own. */
      dossier_test_server_add_script (fixture->server, path, row->steps, row->n_steps);
      g_free (add_host (fixture, row->name));
    }
}

static void
add_pages (Fixture *fixture)
{
  for (const DossierTestHostilePage *row = dossier_test_hostile_pages; row->name != NULL; row++)
    {
      g_autofree char *path = add_host (fixture, row->name);

      dossier_test_hostile_page_serve (row, fixture->server, path);
    }
}

static void
add_statuses (Fixture *fixture)
{
  static const guint statuses[] = { 401, 403, 404, 410, 429, 451, 500, 503, 511 };

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autofree char  *name = g_strdup_printf ("status-%u", statuses[i]);
      g_autofree char  *path = add_host (fixture, name);
      DossierTestAnswer answer = { .status = statuses[i],
                                   .content_type = "text/html",
                                   .headers = statuses[i] == 429 ? "Retry-After: 3600" : NULL,
                                   .body = DOSSIER_TEST_HOSTILE_GOOD_PAGE };

      dossier_test_server_add_answer (fixture->server, path, &answer);
    }
}

static void
add_redirects (Fixture *fixture)
{
  static const char *const rows[][2] = {
    { "redirect-to-itself", "/redirect-to-itself" },
    { "redirect-to-a-file", "file:///etc/hostname" },
    { "redirect-to-a-script", "javascript:void(0)" },
    { "redirect-on-and-on", "/hop/0" },
  };

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *from = g_strdup_printf ("/hop/%u", i);
      g_autofree char *to = g_strdup_printf ("/hop/%u", i + 1);

      dossier_test_server_add_redirect (fixture->server, from, to);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = add_host (fixture, rows[i][0]);

      dossier_test_server_add_redirect (fixture->server, path, rows[i][1]);
    }
}

static void
added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GArray **ids = user_data;
  g_autoptr (GError) error = NULL;

  *ids = dossier_capture_queue_add_finish (DOSSIER_CAPTURE_QUEUE (source), result, &error);
  g_assert_no_error (error);
}

/* (transfer full): the ids of all of them. */
static GArray *
capture_all (Fixture *fixture)
{
  GArray *ids = NULL;

  g_ptr_array_add (fixture->urls, NULL);
  dossier_capture_queue_add_async (fixture->queue,
                                   (const char *const *) fixture->urls->pdata,
                                   NULL,
                                   added_cb,
                                   &ids);
  app_test_wait_until (ids != NULL);
  app_test_wait_until (
      dossier_capture_queue_find (fixture->queue, g_array_index (ids, gint64, ids->len - 1)) !=
      NULL);
  return ids;
}

/* It is an article, has failed, or will be tried again, and says why. */
static gboolean
has_ended (DossierCaptureItem *item)
{
  switch (dossier_capture_item_get_state (item))
    {
    case DOSSIER_CAPTURE_DONE:
    case DOSSIER_CAPTURE_FAILED:
      return TRUE;
    case DOSSIER_CAPTURE_WAITING:
      return dossier_capture_item_get_attempts (item) > 0;
    case DOSSIER_CAPTURE_RUNNING:
    default:
      return FALSE;
    }
}

static guint
count_ended (Fixture *fixture, GArray *ids)
{
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    n += has_ended (dossier_capture_queue_find (fixture->queue, g_array_index (ids, gint64, i)));
  return n;
}

static char *
dup_note (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (fixture->note, &start, &end);
  return gtk_text_buffer_get_text (fixture->note, &start, &end, FALSE);
}

/* Waits for what was just changed to be on the screen. */
static void
wait_for_frame (Fixture *fixture)
{
  guint  n_frames = watch.n_frames;
  double start = get_thread_ms ();

  app_test_wait_until (watch.n_frames > n_frames);
  watch.longest_answer = MAX (watch.longest_answer, get_thread_ms () - start);
}

/* What is typed is seen before the next key. */
static void
type_one (Fixture *fixture, guint turn)
{
  static const char words[] = "to be asked again ";
  const char        key[] = { words[turn % (sizeof words - 1)], '\0' };
  g_autofree char  *before = dup_note (fixture);
  g_autofree char  *wanted = g_strconcat (before, key, NULL);
  g_autofree char  *after = NULL;
  int               n_before = gtk_text_buffer_get_char_count (fixture->note);

  app_test_send (key);
  app_test_wait_until (gtk_text_buffer_get_char_count (fixture->note) > n_before);
  after = dup_note (fixture);
  g_assert_cmpstr (after, ==, wanted);
  wait_for_frame (fixture);
}

/* Some lines on or back, as by a wheel; the passage of the note stays in sight. */
static void
scroll (Fixture *fixture)
{
  GtkAdjustment *position = fixture->position;
  double         before = gtk_adjustment_get_value (position);
  double         page = gtk_adjustment_get_page_size (position);

  gtk_adjustment_set_value (position, before > 0 ? 0 : page / 4);
  wait_for_frame (fixture);
  g_assert_cmpfloat (ABS (gtk_adjustment_get_value (position) - before), >=, 1);
}

static void
assert_clear (DossierCaptureItem *item)
{
  const char *title = dossier_capture_item_get_error_title (item);
  const char *advice = dossier_capture_item_get_error_advice (item);

  g_assert_nonnull (title);
  g_assert_nonnull (advice);
  g_test_message ("%s: %s", dossier_capture_item_get_url (item), title);
  g_assert_cmpstr (title, !=, "That did not work");
  g_assert_nonnull (strstr (advice, "Nothing was added"));
}

static void
check_scripts (Fixture *fixture, GArray *ids, guint *next)
{
  for (const DossierTestHostile *row = dossier_test_hostiles; row->name != NULL; row++)
    {
      DossierCaptureItem *item =
          dossier_capture_queue_find (fixture->queue, g_array_index (ids, gint64, (*next)++));

      if (dossier_capture_item_get_state (item) != DOSSIER_CAPTURE_DONE)
        assert_clear (item);
      else
        g_assert_nonnull (row->body);
    }
}

static void
check_pages (Fixture *fixture, GArray *ids, guint *next)
{
  for (const DossierTestHostilePage *row = dossier_test_hostile_pages; row->name != NULL; row++)
    {
      DossierCaptureItem *item =
          dossier_capture_queue_find (fixture->queue, g_array_index (ids, gint64, (*next)++));

      if (dossier_capture_item_get_state (item) != DOSSIER_CAPTURE_DONE)
        assert_clear (item);
      else if (row->title != NULL)
        g_assert_cmpstr (dossier_capture_item_get_article_title (item), ==, row->title);
      g_assert_true (
          row->domain == NULL ||
          g_error_matches (dossier_capture_item_get_error (item), row->domain (), row->code));
      g_assert_true (row->title == NULL ||
                     dossier_capture_item_get_state (item) == DOSSIER_CAPTURE_DONE);
    }
}

/* A good page comes next, as if nothing had been. */
static void
assert_goes_on (Fixture *fixture)
{
  g_autoptr (GArray) ids = NULL;
  DossierCaptureItem *item;

  g_ptr_array_set_size (fixture->urls, 0);
  dossier_test_server_add_page (fixture->server,
                                "/good",
                                "<title>Swans winter on the lake</title><article>"
                                "<h1>Swans winter on the lake</h1>"
                                "<p>Forty swans have stayed on the lake since the first snow, the "
                                "warden said on Friday, and they are fed by nobody but the reeds."
                                "</p><p>In an ordinary winter there are a dozen. “They know that "
                                "it is warm here,” said Tomas Riedel, who counts them.</p>"
                                "</article>");
  g_free (add_host (fixture, "good"));
  ids = capture_all (fixture);
  item = dossier_capture_queue_find (fixture->queue, g_array_index (ids, gint64, 0));
  app_test_wait_until (has_ended (item));
  g_assert_cmpint (dossier_capture_item_get_state (item), ==, DOSSIER_CAPTURE_DONE);
  g_assert_cmpstr (dossier_capture_item_get_article_title (item), ==, "Swans winter on the lake");
}

static void
test_everything_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = NULL;
  gint64 end = g_get_monotonic_time () + MAX_SECONDS * G_TIME_SPAN_SECOND;
  guint  n_turns = 0;
  guint  next = 0;

  add_scripts (fixture);
  add_pages (fixture);
  add_statuses (fixture);
  add_redirects (fixture);
  /* The first draw of each part, which is made and measured only once. */
  type_one (fixture, 0);
  scroll (fixture);
  app_test_settle (GTK_WIDGET (fixture->reader.window));

  start_watch ();
  ids = capture_all (fixture);
  while (count_ended (fixture, ids) < ids->len)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      type_one (fixture, ++n_turns);
      scroll (fixture);
    }
  g_test_message (
      "%u captures, %u keys and turns of the wheel, seen within %.1f ms; longest turn %.1f ms, "
      "%.1f ms with what it painted",
      ids->len,
      n_turns,
      watch.longest_answer,
      watch.longest_turn,
      watch.longest_frame);
  check_scripts (fixture, ids, &next);
  check_pages (fixture, ids, &next);
  for (; next < ids->len; next++)
    assert_clear (dossier_capture_queue_find (fixture->queue, g_array_index (ids, gint64, next)));
  g_assert_cmpfloat (watch.longest_turn, <, MAX_TURN_MS);
  g_assert_cmpfloat (watch.longest_frame, <, MAX_FRAME_MS);
  g_assert_cmpfloat (watch.longest_answer, <, MAX_ANSWER_MS);
  assert_goes_on (fixture);
}

int
main (int argc, char **argv)
{
  dossier_test_resolver_install ();
  app_test_init (&argc, &argv);
  g_main_context_set_poll_func (NULL, poll_and_measure);
  g_test_add ("/app/hostile-window/the-worst-of-servers-stall-nothing",
              Fixture,
              NULL,
              set_up,
              test_everything_at_once,
              tear_down);
  return g_test_run ();
}
