/* dossier-cli-filter.c: the loop of the commands that answer one JSON object a line with another.
 *
 * One thread reads lines, some answer them, one prints the answers in the order of the lines. A
 * request that waits for another process leaves the processor to the next one that way.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "core/text/dossier-core-error.h"
#include "core/text/dossier-json-guard.h"

#include <stdio.h>
#include <stdlib.h>

/* Lines that are read but not printed yet; each may be some megabytes. */
#define MAX_PENDING 4
/* Brackets within brackets of a request, which has hardly any. */
#define MAX_DEPTH 64

/* One line and its answer. */
typedef struct
{
  char    *line; /* of getline(), so it is freed with free() */
  gssize   length;
  char    *answer; /* (nullable): under the lock */
  gboolean is_last;
} Request;

typedef struct
{
  DossierCliFilter filter;
  gpointer         data;
  GMutex           lock;
  GCond            changed;   /* a request was answered or printed */
  GQueue           pending;   /* Request, in the order of the lines */
  gboolean         is_broken; /* nobody reads what is printed */
} Loop;

/* What the request is known by, whatever its type; null when the line could not be read. */
static void
add_id (JsonBuilder *reply, JsonObject *request)
{
  JsonNode *id = request != NULL ? json_object_get_member (request, "id") : NULL;

  json_builder_set_member_name (reply, "id");
  if (id != NULL)
    json_builder_add_value (reply, json_node_copy (id));
  else
    json_builder_add_null_value (reply);
}

static JsonObject *
parse_request (JsonParser *parser, const char *line, gssize length, GError **error)
{
  JsonNode *root;

  if (!dossier_json_guard_check (line, (gsize) length, MAX_DEPTH, G_MAXSIZE, error) ||
      !json_parser_load_from_data (parser, line, length, error))
    {
      g_prefix_error (error, "reading the request: ");
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_BAD_REQUEST,
                           "reading the request: it is not a JSON object");
      return NULL;
    }
  return json_node_get_object (root);
}

static JsonBuilder *
make_error_reply (JsonObject *request, const GError *error)
{
  JsonBuilder *reply = json_builder_new ();

  json_builder_begin_object (reply);
  add_id (reply, request);
  json_builder_set_member_name (reply, "error");
  json_builder_add_string_value (reply, error->message);
  json_builder_end_object (reply);
  return reply;
}

static char *
answer_line (Loop *loop, const char *line, gssize length)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JsonBuilder) reply = json_builder_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *request = parse_request (parser, line, length, &error);

  json_builder_begin_object (reply);
  add_id (reply, request);
  if (request == NULL || !loop->filter (request, reply, loop->data, &error))
    return dossier_cli_dup_json (make_error_reply (request, error));
  json_builder_end_object (reply);
  return dossier_cli_dup_json (g_steal_pointer (&reply));
}

/* On a thread of the pool. */
static void
answer_request (gpointer data, gpointer user_data)
{
  Request *request = data;
  Loop    *loop = user_data;
  char    *answer = answer_line (loop, request->line, request->length);

  g_clear_pointer (&request->line, free);
  g_mutex_lock (&loop->lock);
  request->answer = answer;
  g_cond_broadcast (&loop->changed);
  g_mutex_unlock (&loop->lock);
}

/* The next line's request, once it is answered. */
static Request *
take_answered (Loop *loop)
{
  Request *request;

  g_mutex_lock (&loop->lock);
  while ((request = g_queue_peek_head (&loop->pending)) == NULL ||
         (request->answer == NULL && !request->is_last))
    g_cond_wait (&loop->changed, &loop->lock);
  g_queue_pop_head (&loop->pending);
  g_cond_broadcast (&loop->changed);
  g_mutex_unlock (&loop->lock);
  return request;
}

static gpointer
print_answers (gpointer data)
{
  Loop    *loop = data;
  gboolean is_last = FALSE;

  while (!is_last)
    {
      Request *request = take_answered (loop);

      is_last = request->is_last;
      if (request->answer != NULL)
        puts (request->answer);
      fflush (stdout);
      if (ferror (stdout))
        g_atomic_int_set (&loop->is_broken, TRUE);
      g_free (request->answer);
      g_free (request);
    }
  return NULL;
}

/* Waits until there is room for one more. Takes the line. */
static Request *
add_request (Loop *loop, char *line, gssize length)
{
  Request *request = g_new0 (Request, 1);

  request->line = line;
  request->length = length;
  request->is_last = line == NULL;
  g_mutex_lock (&loop->lock);
  while (g_queue_get_length (&loop->pending) >= MAX_PENDING)
    g_cond_wait (&loop->changed, &loop->lock);
  g_queue_push_tail (&loop->pending, request);
  g_cond_broadcast (&loop->changed);
  g_mutex_unlock (&loop->lock);
  return request;
}

static void
read_lines (Loop *loop, GThreadPool *pool)
{
  char   *line = NULL;
  size_t  size = 0;
  ssize_t length;

  while (!g_atomic_int_get (&loop->is_broken) && (length = getline (&line, &size, stdin)) != -1)
    {
      while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        length--;
      if (length == 0)
        continue;
      g_thread_pool_push (pool, add_request (loop, g_steal_pointer (&line), length), NULL);
      size = 0;
    }
  free (line);
}

int
dossier_cli_run_filter (DossierCliFilter filter, gpointer data)
{
  Loop         loop = { .filter = filter, .data = data };
  int          n_threads = CLAMP ((int) g_get_num_processors (), 1, MAX_PENDING);
  GThreadPool *pool;
  GThread     *printer;

  g_mutex_init (&loop.lock);
  g_cond_init (&loop.changed);
  pool = g_thread_pool_new (answer_request, &loop, n_threads, FALSE, NULL);
  printer = g_thread_new ("print", print_answers, &loop);
  read_lines (&loop, pool);
  add_request (&loop, NULL, 0);
  g_thread_join (printer);
  g_thread_pool_free (pool, FALSE, TRUE);
  g_mutex_clear (&loop.lock);
  g_cond_clear (&loop.changed);
  return ferror (stdin) || ferror (stdout) ? DOSSIER_CLI_FAILED : DOSSIER_CLI_OK;
}
