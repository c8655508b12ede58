/* bench-notebook.c: capturing, and searching 100,000 articles as one types, through the list that
 * the window shows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "bench.h"

#include "notebook/dossier-article-list.h"
#include "notebook/dossier-capture.h"
#include "notebook/dossier-search-actions.h"
#include "tests/support/dossier-test-notebook.h"
#include "tests/support/dossier-test-server.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

#define N_CAPTURES  200
#define N_GENERATED 100000
#define MAX_AT_ONCE 8

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static DossierNotebook *
open_notebook (const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierNotebook *notebook;

  dossier_notebook_open_async (path, NULL, finished_cb, &result);
  notebook = dossier_notebook_open_finish (wait_for (&result), &error);
  if (notebook == NULL)
    g_error ("%s", error->message);
  return notebook;
}

typedef struct
{
  DossierNotebook   *notebook;
  DossierTestServer *server;
  guint              n_started;
  guint              n_done;
  gboolean           is_done;
} Capturing;

static void start_captures (Capturing *capturing);

static void
captured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Capturing *capturing = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  if (captured == NULL)
    g_error ("%s", error->message);
  capturing->n_done++;
  capturing->is_done = capturing->n_done == N_CAPTURES;
  start_captures (capturing);
}

static void
start_captures (Capturing *capturing)
{
  while (capturing->n_started < N_CAPTURES &&
         capturing->n_started - capturing->n_done < MAX_AT_ONCE)
    {
      g_autofree char *page = g_strdup_printf ("/%u", capturing->n_started++);
      g_autofree char *url = dossier_test_server_dup_url (capturing->server, page);

      dossier_capture_input_async (capturing->notebook, url, NULL, captured_cb, capturing);
    }
}

/* A page of some 500 words, each with numbers of its own. */
static char *
make_page (guint number)
{
  g_autoptr (GString) html = g_string_new (NULL);

  g_string_append_printf (html,
                          "<html><head><title>Harvest report %u</title></head><body><article>"
                          "<h1>Harvest report %u</h1>",
                          number,
                          number);
  for (guint i = 0; i < 12; i++)
    g_string_append_printf (
        html,
        "<p>In the valley of Oster, growers brought in %u tonnes of apples, %u %% more than a year "
        "before, said Karin Holm, who speaks for the %u farms of the association. “Rain came late, "
        "and that helped,” Holm told the paper in Lund on Tuesday, before the first of %u lorries "
        "left for the coast.</p>",
        number + i * 7,
        i + 3,
        number % 90 + 12,
        i + 2);
  g_string_append (html, "</article></body></html>");
  return g_string_free (g_steal_pointer (&html), FALSE);
}

static void
measure_capturing (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "captures.dossier", NULL);
  g_autoptr (DossierNotebook) notebook = open_notebook (path);
  g_autoptr (DossierArticleList) list = dossier_article_list_new (notebook);
  g_autoptr (DossierTestServer) server = dossier_test_server_new ();
  Capturing capturing = { notebook, server, 0, 0, FALSE };
  double    start;
  double    longest;

  for (guint i = 0; i < N_CAPTURES; i++)
    {
      g_autofree char *page = g_strdup_printf ("/%u", i);
      g_autofree char *html = make_page (i);

      dossier_test_server_add_page (server, page, html);
    }
  start = bench_now ();
  start_captures (&capturing);
  longest = bench_run_until (&capturing.is_done);
  bench_print ("capture over HTTP on loopback, committed",
               N_CAPTURES * 1000.0 / (bench_now () - start),
               "articles/s");
  bench_print ("longest turn of the main loop while capturing", longest, "ms");
  g_clear_object (&list);
  dossier_notebook_close (notebook);
}

static void
generate (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, &error);
  double start = bench_now ();

  if (db == NULL || !dossier_test_notebook_fill (db, N_GENERATED, 1, &error))
    g_error ("%s", error->message);
  bench_print ("generating 100,000 articles", (bench_now () - start) / 1000, "s");
}

static void
answered_cb (DossierArticleList *list, GParamSpec *pspec, gboolean *is_answered)
{
  *is_answered = !dossier_article_list_is_loading (list);
}

/* Milliseconds of the processor's time that all threads of the program used. */
static double
get_used_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* By the clock, and of the processor's time, which other programs do not lengthen. */
typedef struct
{
  double by_clock;
  double used;
} KeyTime;

/* From the key to the hits being in the model. */
static KeyTime
time_words (DossierArticleList *list, const char *words, gboolean *is_answered)
{
  KeyTime start = { bench_now (), get_used_time () };

  *is_answered = FALSE;
  dossier_article_list_set_words (list, words);
  while (!*is_answered)
    g_main_context_iteration (NULL, TRUE);
  return (KeyTime){ bench_now () - start.by_clock, get_used_time () - start.used };
}

/* Questions slower than a key may be. */
#define SLOW 10.0

typedef struct
{
  GArray *by_clock;
  GArray *used;
} KeyTimes;

static void
print_times (const char *name, KeyTimes *times)
{
  g_autofree char *used = g_strdup_printf ("%s, processor", name);

  bench_print_times (name, times->by_clock);
  bench_print_times (used, times->used);
  g_array_set_size (times->by_clock, 0);
  g_array_set_size (times->used, 0);
}

static void
type_all (DossierArticleList *list,
          const char *const  *typed,
          gboolean           *is_answered,
          KeyTimes           *times)
{
  for (; *typed != NULL; typed++)
    for (const char *p = *typed; *p != '\0'; p = g_utf8_next_char (p))
      {
        g_autofree char *prefix = g_strndup (*typed, g_utf8_next_char (p) - *typed);
        KeyTime          time;

        if (*p == ' ')
          continue;
        time = time_words (list, prefix, is_answered);
        bench_add (times->by_clock, time.by_clock);
        bench_add (times->used, time.used);
        if (time.by_clock > SLOW)
          printf ("  slow: %-53s %9.2f ms, processor %.2f ms\n", prefix, time.by_clock, time.used);
      }
}

/* The first that is offered to somebody who typed so. */
static char *
dup_offered (DossierNotebook *notebook, const char *typed)
{
  g_autoptr (DossierQueryPiece) piece = dossier_query_find_piece (typed, strlen (typed));
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) offered = NULL;

  dossier_notebook_suggest_async (notebook, piece, 1, NULL, finished_cb, &result);
  offered = dossier_notebook_suggest_finish (notebook, wait_for (&result), NULL);
  if (offered == NULL || offered->len == 0)
    g_error ("the generated notebook has nothing for %s", typed);
  return g_strdup (((DossierSuggestion *) g_ptr_array_index (offered, 0))->text);
}

/* What the generated notebook has much of, in every operator. */
static char **
make_questions (DossierNotebook *notebook)
{
  g_autofree char *person = dup_offered (notebook, "person:");
  g_autofree char *place = dup_offered (notebook, "place:");
  g_autofree char *site = dup_offered (notebook, "site:");
  g_autofree char *org = dup_offered (notebook, "org:");
  g_autofree char *figure = dup_offered (notebook, "figure:st");
  const char      *noun = figure + strlen ("figure:");
  char            *questions[] = {
               g_strdup (person),
               g_strdup_printf ("-%s %s", person, place),
               g_strdup_printf ("%s OR %s", person, place),
               g_strdup_printf ("%s after:2025-06", site),
               g_strdup_printf ("%s has:note", person),
               g_strdup_printf ("has:figure before:2025-03 -%s", place),
               g_strdup_printf ("%s -has:annotation", org),
               g_strdup_printf ("tag:none OR %s", figure),
               g_strdup ("figure:>40 vol"),
               g_strdup_printf ("figure:>4990 %s", noun),
               g_strdup_printf ("figure:2..3 %s OR has:versions", noun),
               g_strdup ("figure:>4998"),
               g_strdup ("has:image has:tag"),
               g_strdup ("minister -budget flood OR river"),
               g_strdup_printf ("the -minister %s", person),
               g_strdup_printf ("\"the minister\" -tag:none after:2025-01-15"),
               NULL,
  };

  return g_memdup2 (questions, sizeof questions);
}

static void
measure_searching (const char *path)
{
  static const char *const typed[] = {
    "stor", "the minister", "budget", "ma", "river flood", NULL,
  };
  g_autoptr (DossierNotebook) notebook = open_notebook (path);
  g_autoptr (DossierArticleList) list = dossier_article_list_new (notebook);
  g_autoptr (GArray) by_clock = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) used = g_array_new (FALSE, FALSE, sizeof (double));
  KeyTimes times = { by_clock, used };
  g_auto (GStrv) questions = NULL;
  gboolean is_answered = FALSE;
  double   start = bench_now ();

  g_signal_connect (list, "notify::is-loading", G_CALLBACK (answered_cb), &is_answered);
  while (!is_answered)
    g_main_context_iteration (NULL, TRUE);
  bench_print ("listing 100,000 articles", bench_now () - start, "ms");

  for (guint round = 0; round < 5; round++)
    type_all (list, typed, &is_answered, &times);
  print_times ("search as you type at 100,000 articles, a key", &times);

  questions = make_questions (notebook);
  for (guint round = 0; round < 3; round++)
    type_all (list, (const char *const *) questions, &is_answered, &times);
  print_times ("the same with operators", &times);
  g_clear_object (&list);
  dossier_notebook_close (notebook);
}

int
main (int argc, char **argv)
{
  g_autofree char *generated = NULL;

  if (argc != 2)
    {
      fputs ("usage: bench-notebook FOLDER\n", stderr);
      return 2;
    }
  generated = g_build_filename (argv[1], "generated.dossier", NULL);
  measure_capturing (argv[1]);
  if (!g_file_test (generated, G_FILE_TEST_EXISTS))
    generate (generated);
  measure_searching (generated);
  return 0;
}
