/* dossier-test-server.c: an HTTP server inside the test, for pages, and for every misbehaviour.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/support/dossier-test-server.h"

#include "tests/support/dossier-test-script.h"

#include <libsoup/soup.h>

#include <string.h>

typedef struct
{
  /* what to answer: either of */
  guint              status;
  char              *content_type;
  char             **headers;
  GBytes            *body;
  gboolean           is_held;
  DossierTestScript *script;

  /* what was asked */
  guint       n_requests;
  GHashTable *request_headers; /* of the last request, by lower-case name */
} Answer;

struct _DossierTestServer
{
  /* the thread's own after start */
  GThread         *thread;
  GMainContext    *context;
  GMainLoop       *loop;
  GTlsCertificate *certificate;
  SoupServer      *server;

  /* the scripts' connections */
  DossierTestScriptServer *script_server;

  /* under the lock */
  GMutex      lock;
  GCond       started;
  guint       port;
  GHashTable *answers; /* of Answer, by path with query, unescaped */
  guint       n_requests;
  GQueue      held; /* of SoupServerMessage, owned */
  guint       peak;
};

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->content_type);
  g_strfreev (answer->headers);
  g_clear_pointer (&answer->body, g_bytes_unref);
  g_clear_pointer (&answer->script, dossier_test_script_free);
  g_hash_table_unref (answer->request_headers);
  g_free (answer);
}

/* A path is the same however it is escaped; SoupServer unescapes some of it. */
static char *
dup_key (const char *path)
{
  char *key = g_uri_unescape_string (path, NULL);

  return key != NULL ? key : g_strdup (path);
}

static Answer *
find_answer (DossierTestServer *self, const char *path)
{
  g_autofree char *key = dup_key (path);

  return g_hash_table_lookup (self->answers, key);
}

static void
count_request (DossierTestServer *self, Answer *answer)
{
  self->n_requests++;
  if (answer != NULL)
    {
      answer->n_requests++;
      g_hash_table_remove_all (answer->request_headers);
    }
  g_main_context_wakeup (NULL);
}

static void
remember_header_cb (const char *name, const char *value, gpointer user_data)
{
  g_hash_table_replace (user_data, g_ascii_strdown (name, -1), g_strdup (value));
}

static void
fill_response (SoupServerMessage *message, Answer *answer)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  SoupMessageBody    *body = soup_server_message_get_response_body (message);

  soup_server_message_set_status (message, answer->status, NULL);
  if (answer->content_type != NULL)
    soup_message_headers_replace (headers, "Content-Type", answer->content_type);
  for (char **line = answer->headers; line != NULL && *line != NULL; line++)
    {
      g_auto (GStrv) parts = g_strsplit (*line, ": ", 2);

      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      soup_message_headers_append (headers, parts[0], parts[1]);
    }
  if (answer->body != NULL)
    soup_message_body_append_bytes (body, answer->body);
}

static void
hold (DossierTestServer *self, SoupServerMessage *message)
{
  soup_server_message_pause (message);
  g_queue_push_tail (&self->held, g_object_ref (message));
  self->peak = MAX (self->peak, self->held.length);
}

static void
requested_cb (SoupServer        *server,
              SoupServerMessage *message,
              const char        *path,
              GHashTable        *query,
              gpointer           user_data)
{
  DossierTestServer *self = user_data;
  GUri              *uri = soup_server_message_get_uri (message);
  g_autofree char   *key = NULL;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Answer *answer;

  key = g_strconcat (g_uri_get_path (uri),
                     g_uri_get_query (uri) != NULL ? "?" : "",
                     g_uri_get_query (uri) != NULL ? g_uri_get_query (uri) : "",
                     NULL);
  answer = find_answer (self, key);
  count_request (self, answer);
  if (answer == NULL)
    {
      soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
      return;
    }
  soup_message_headers_foreach (soup_server_message_get_request_headers (message),
                                remember_header_cb,
                                answer->request_headers);
  fill_response (message, answer);
  if (answer->is_held)
    hold (self, message);
}

/* The script of a path, for the connection's thread; it holds the request's first line and
 * headers. */
static DossierTestScript *
script_requested_cb (const char *path, char **header_lines, gpointer user_data)
{
  DossierTestServer *self = user_data;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Answer *answer = find_answer (self, path);

  count_request (self, answer);
  if (answer == NULL || answer->script == NULL)
    return NULL;
  for (char **line = header_lines; *line != NULL; line++)
    {
      g_auto (GStrv) parts = g_strsplit (*line, ": ", 2);

      if (g_strv_length (parts) == 2)
        remember_header_cb (parts[0], parts[1], answer->request_headers);
    }
  return dossier_test_script_ref (answer->script);
}

static void
start_listening (DossierTestServer *self)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new ("tls-certificate", self->certificate, NULL);
  soup_server_add_handler (self->server, NULL, requested_cb, self, NULL);
  soup_server_listen_local (self->server,
                            0,
                            SOUP_SERVER_LISTEN_IPV4_ONLY |
                                (self->certificate != NULL ? SOUP_SERVER_LISTEN_HTTPS : 0),
                            &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);

  g_mutex_lock (&self->lock);
  self->port = (guint) g_uri_get_port (uris->data);
  g_cond_signal (&self->started);
  g_mutex_unlock (&self->lock);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

static gpointer
run_server (gpointer data)
{
  DossierTestServer *self = data;

  g_main_context_push_thread_default (self->context);
  start_listening (self);
  g_main_loop_run (self->loop);
  soup_server_disconnect (self->server);
  g_clear_object (&self->server);
  /* What disconnecting has put off. */
  while (g_main_context_iteration (self->context, FALSE))
    ;
  g_main_context_pop_thread_default (self->context);
  return NULL;
}

DossierTestServer *
dossier_test_server_new_with_certificate (GTlsCertificate *certificate)
{
  DossierTestServer *self = g_new0 (DossierTestServer, 1);

  g_mutex_init (&self->lock);
  g_cond_init (&self->started);
  g_queue_init (&self->held);
  g_set_object (&self->certificate, certificate);
  self->answers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_answer);
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  self->script_server = dossier_test_script_server_new (certificate, script_requested_cb, self);
  self->thread = g_thread_new ("test-server", run_server, self);

  g_mutex_lock (&self->lock);
  while (self->port == 0)
    g_cond_wait (&self->started, &self->lock);
  g_mutex_unlock (&self->lock);
  return self;
}

DossierTestServer *
dossier_test_server_new (void)
{
  return dossier_test_server_new_with_certificate (NULL);
}

static gboolean
quit_cb (gpointer data)
{
  DossierTestServer *self = data;

  while (dossier_test_server_release (self))
    ;
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

void
dossier_test_server_free (DossierTestServer *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->script_server, dossier_test_script_server_free);
  g_main_context_invoke (self->context, quit_cb, self);
  g_thread_join (self->thread);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_clear_object (&self->certificate);
  g_hash_table_unref (self->answers);
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->started);
  g_free (self);
}

char *
dossier_test_server_dup_url_at (DossierTestServer *self, const char *host, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Answer  *answer = find_answer (self, path);
  gboolean is_script = answer != NULL && answer->script != NULL;

  return g_strdup_printf ("%s://%s:%u%s",
                          self->certificate != NULL ? "https" : "http",
                          host,
                          is_script ? dossier_test_script_server_get_port (self->script_server)
                                    : self->port,
                          path);
}

char *
dossier_test_server_dup_url (DossierTestServer *self, const char *path)
{
  return dossier_test_server_dup_url_at (self, "127.0.0.1", path);
}

char *
dossier_test_server_dup_proxy_url (DossierTestServer *self)
{
  return g_strdup_printf ("http://127.0.0.1:%u/",
                          dossier_test_script_server_get_port (self->script_server));
}

static void
add (DossierTestServer *self, const char *path, Answer *answer)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  answer->request_headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_replace (self->answers, dup_key (path), answer);
}

void
dossier_test_server_add_page (DossierTestServer *self, const char *path, const char *html)
{
  DossierTestAnswer answer = { .content_type = "text/html; charset=utf-8", .body = html };

  dossier_test_server_add_answer (self, path, &answer);
}

void
dossier_test_server_add_redirect (DossierTestServer *self, const char *path, const char *location)
{
  g_autofree char  *header = g_strconcat ("Location: ", location, NULL);
  DossierTestAnswer answer = { .status = SOUP_STATUS_FOUND, .headers = header };

  dossier_test_server_add_answer (self, path, &answer);
}

void
dossier_test_server_add_answer (DossierTestServer       *self,
                                const char              *path,
                                const DossierTestAnswer *given)
{
  Answer *answer = g_new0 (Answer, 1);
  gsize   length = given->length;

  if (given->body != NULL && length == 0)
    length = strlen (given->body);
  answer->status = given->status != 0 ? given->status : SOUP_STATUS_OK;
  answer->content_type = g_strdup (given->content_type);
  answer->headers = given->headers != NULL ? g_strsplit (given->headers, "\n", -1) : NULL;
  answer->body = length > 0 ? g_bytes_new (given->body, length) : NULL;
  answer->is_held = given->is_held;
  add (self, path, answer);
}

void
dossier_test_server_add_script (DossierTestServer     *self,
                                const char            *path,
                                const DossierTestStep *steps,
                                gsize                  n_steps)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->script = dossier_test_script_new (steps, n_steps);
  add (self, path, answer);
}

guint
dossier_test_server_count_requests (DossierTestServer *self, const char *path)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Answer *answer;

  if (path == NULL)
    return self->n_requests;
  answer = find_answer (self, path);
  return answer != NULL ? answer->n_requests : 0;
}

void
dossier_test_server_wait_for_requests (DossierTestServer *self, guint n_requests)
{
  while (dossier_test_server_count_requests (self, NULL) < n_requests)
    g_main_context_iteration (NULL, TRUE);
}

char *
dossier_test_server_dup_request_header (DossierTestServer *self, const char *path, const char *name)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  Answer          *answer = find_answer (self, path);
  g_autofree char *key = g_ascii_strdown (name, -1);

  return answer != NULL ? g_strdup (g_hash_table_lookup (answer->request_headers, key)) : NULL;
}

guint64
dossier_test_server_count_bytes (DossierTestServer *self)
{
  return dossier_test_script_server_count_bytes (self->script_server);
}

guint
dossier_test_server_get_peak (DossierTestServer *self)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return self->peak;
}

static gboolean
unpause_cb (gpointer data)
{
  soup_server_message_unpause (data);
  return G_SOURCE_REMOVE;
}

gboolean
dossier_test_server_release (DossierTestServer *self)
{
  SoupServerMessage *message;

  g_mutex_lock (&self->lock);
  message = g_queue_pop_head (&self->held);
  g_mutex_unlock (&self->lock);
  if (message == NULL)
    return FALSE;
  g_main_context_invoke_full (self->context,
                              G_PRIORITY_DEFAULT,
                              unpause_cb,
                              message,
                              g_object_unref);
  return TRUE;
}
