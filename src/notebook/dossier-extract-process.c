/* dossier-extract-process.c: one dossier-extractor process, seen from the thread that uses it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-extract-process.h"

#include "core/extract/dossier-extract-wire.h"
#include "core/text/dossier-core-error.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "dossier-extractor"
/* Exit statuses of what cannot be executed or loaded, as the loader and shells have them. */
#define CANNOT_START 126

struct _DossierExtractProcess
{
  GPid pid;     /* 0 once it was waited for */
  int  channel; /* our end; -1 once closed */
  int  status;  /* as of waitpid(), once it was waited for */
};

/* All that the process sees of our environment: what a loader, a sanitizer, or a sandbox of the
 * picture loaders' own may need. */
static const char *const ENVIRONMENT[] = { "LD_LIBRARY_PATH", "PATH",
                                           "XDG_RUNTIME_DIR", "XDG_DATA_DIRS",
                                           "G_DEBUG",         "GDK_PIXBUF_MODULE_FILE",
                                           "ASAN_OPTIONS",    "DBUS_SESSION_BUS_ADDRESS",
                                           "UBSAN_OPTIONS",   "FLATPAK_ID" };

/* One exchange. */
typedef struct
{
  guint8        header[DOSSIER_EXTRACT_WIRE_HEADER_BYTES];
  const guint8 *message;
  gsize         message_length;
  gsize         n_sent; /* of header and message */

  guint8  answer_header[DOSSIER_EXTRACT_WIRE_HEADER_BYTES];
  guint8 *answer; /* NULL until its length is known */
  gsize   answer_length;
  gsize   n_received; /* of header and answer */
} Exchange;

typedef enum
{
  TURN_GO_ON,
  TURN_DONE,
  TURN_BROKEN,
} Turn;

char *
dossier_extract_process_dup_program (void)
{
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;
  g_autofree char *candidate = NULL;

  if (self != NULL && g_str_has_prefix (self, DOSSIER_BUILD_ROOT G_DIR_SEPARATOR_S))
    return g_build_filename (DOSSIER_BUILD_ROOT, "src", "extractor", PROGRAM, NULL);
  candidate = g_build_filename (DOSSIER_LIBEXEC_DIR, PROGRAM, NULL);
  if (g_file_test (candidate, G_FILE_TEST_IS_EXECUTABLE) || folder == NULL)
    return g_steal_pointer (&candidate);
  return g_build_filename (folder, PROGRAM, NULL);
}

static char **
make_environment (void)
{
  char **environment = g_new0 (char *, 1);

  for (guint i = 0; i < G_N_ELEMENTS (ENVIRONMENT); i++)
    {
      const char *value = g_getenv (ENVIRONMENT[i]);

      if (value != NULL)
        environment = g_environ_setenv (environment, ENVIRONMENT[i], value, TRUE);
    }
  return environment;
}

static void
set_no_helper (GError **error, const char *reason)
{
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_NO_HELPER,
               "starting the program that reads pages: %s",
               reason);
}

DossierExtractProcess *
dossier_extract_process_new (const char *program, const char *role, GError **error)
{
  g_auto (GStrv) environment = make_environment ();
  g_autoptr (GError) reason = NULL;
  const char *const      argv[] = { program, role, NULL };
  int                    ends[2];
  DossierExtractProcess *self;
  GPid                   pid = 0;
  gboolean               is_started;

  g_return_val_if_fail (program != NULL && role != NULL, NULL);
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0)
    {
      set_no_helper (error, g_strerror (errno));
      return NULL;
    }
  /* Every other descriptor is closed for it. */
  is_started =
      g_spawn_async_with_pipes_and_fds (NULL,
                                        argv,
                                        (const char *const *) environment,
                                        G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL,
                                        NULL,
                                        NULL,
                                        ends[1],
                                        -1,
                                        -1,
                                        NULL,
                                        NULL,
                                        0,
                                        &pid,
                                        NULL,
                                        NULL,
                                        NULL,
                                        &reason);
  close (ends[1]);
  if (!is_started)
    {
      close (ends[0]);
      set_no_helper (error, reason->message);
      return NULL;
    }
  self = g_new0 (DossierExtractProcess, 1);
  self->pid = pid;
  self->channel = ends[0];
  return self;
}

static void
end_process (DossierExtractProcess *self)
{
  if (self->channel >= 0)
    close (self->channel);
  self->channel = -1;
  if (self->pid == 0)
    return;
  /* It has nothing to save. One that has ended by itself keeps its own status. */
  kill (self->pid, SIGKILL);
  while (waitpid (self->pid, &self->status, 0) < 0 && errno == EINTR)
    continue;
  self->pid = 0;
}

void
dossier_extract_process_free (DossierExtractProcess *self)
{
  end_process (self);
  g_free (self);
}

gboolean
dossier_extract_process_is_alive (DossierExtractProcess *self)
{
  g_return_val_if_fail (self != NULL, FALSE);
  if (self->pid != 0 && waitpid (self->pid, &self->status, WNOHANG) == self->pid)
    self->pid = 0;
  return self->pid != 0 && self->channel >= 0;
}

/* Header and message are one stream. */
static Turn
send_some (DossierExtractProcess *self, Exchange *exchange)
{
  gsize        n_header = MIN (exchange->n_sent, sizeof exchange->header);
  gsize        n_message = exchange->n_sent - n_header;
  struct iovec parts[] = {
    { exchange->header + n_header, sizeof exchange->header - n_header },
    { (guint8 *) exchange->message + n_message, exchange->message_length - n_message },
  };
  struct msghdr whole = { .msg_iov = parts, .msg_iovlen = G_N_ELEMENTS (parts) };
  ssize_t       n = sendmsg (self->channel, &whole, MSG_NOSIGNAL | MSG_DONTWAIT);

  if (n > 0)
    exchange->n_sent += n;
  return n >= 0 || errno == EAGAIN || errno == EINTR ? TURN_GO_ON : TURN_BROKEN;
}

static gboolean
take_header (Exchange *exchange)
{
  exchange->answer_length = dossier_extract_wire_read_length (exchange->answer_header);
  if (exchange->answer_length > DOSSIER_EXTRACT_WIRE_MAX_BYTES)
    return FALSE;
  exchange->answer = g_malloc (exchange->answer_length + 1);
  return TRUE;
}

static Turn
receive_some (DossierExtractProcess *self, Exchange *exchange)
{
  const gsize n_header = sizeof exchange->answer_header;
  guint8     *to = exchange->answer_header + exchange->n_received;
  gsize       room = n_header - exchange->n_received;
  ssize_t     n;

  if (exchange->answer != NULL)
    {
      to = exchange->answer + (exchange->n_received - n_header);
      room = exchange->answer_length + n_header - exchange->n_received;
    }
  n = recv (self->channel, to, room, MSG_DONTWAIT);
  if (n < 0)
    return errno == EAGAIN || errno == EINTR ? TURN_GO_ON : TURN_BROKEN;
  if (n == 0)
    return TURN_BROKEN;
  exchange->n_received += n;
  if (exchange->answer == NULL && exchange->n_received == n_header && !take_header (exchange))
    return TURN_BROKEN;
  if (exchange->answer == NULL || exchange->n_received < n_header + exchange->answer_length)
    return TURN_GO_ON;
  /* An answer to what was not asked yet is none. */
  return exchange->n_sent == sizeof exchange->header + exchange->message_length ? TURN_DONE
                                                                                : TURN_BROKEN;
}

/* What became of a process that gave no answer. Its end of the channel is closed, so it is about to
 * end by itself: being killed on top does not change what it ended of. */
static void
set_death (DossierExtractProcess *self, GError **error)
{
  end_process (self);
  if (WIFEXITED (self->status) && WEXITSTATUS (self->status) >= CANNOT_START)
    set_no_helper (error, "it ends at once");
  else if (WIFSIGNALED (self->status) && WTERMSIG (self->status) == SIGXCPU)
    g_set_error_literal (error,
                         DOSSIER_CORE_ERROR,
                         DOSSIER_CORE_ERROR_TOO_HARD,
                         "it takes too much time");
  else
    g_set_error (error,
                 DOSSIER_CORE_ERROR,
                 DOSSIER_CORE_ERROR_TOO_HARD,
                 "it broke the program that reads it, or took too much memory (%s)",
                 WIFSIGNALED (self->status) ? g_strsignal (WTERMSIG (self->status)) : "exit");
}

/* Waits until something can be sent or received. */
static gboolean
wait_for_turn (DossierExtractProcess *self,
               const Exchange        *exchange,
               gint64                 deadline,
               GCancellable          *cancellable,
               struct pollfd         *channel)
{
  struct pollfd polled[2] = { { .fd = self->channel, .events = POLLIN }, { .fd = -1 } };
  gint64        left = deadline - g_get_monotonic_time ();
  int           n;

  if (exchange->n_sent < sizeof exchange->header + exchange->message_length)
    polled[0].events |= POLLOUT;
  if (cancellable != NULL)
    polled[1] = (struct pollfd){ .fd = g_cancellable_get_fd (cancellable), .events = POLLIN };
  n = poll (polled, G_N_ELEMENTS (polled), left > 0 ? (int) (left / 1000) + 1 : 0);
  if (polled[1].fd >= 0)
    g_cancellable_release_fd (cancellable);
  *channel = polled[0];
  if (n < 0)
    channel->revents = 0;
  return n != 0 || deadline > g_get_monotonic_time ();
}

static GBytes *
exchange_messages (DossierExtractProcess *self,
                   Exchange              *exchange,
                   double                 seconds,
                   GCancellable          *cancellable,
                   GError               **error)
{
  gint64 deadline = g_get_monotonic_time () + (gint64) (seconds * G_USEC_PER_SEC);
  Turn   turn = TURN_GO_ON;

  while (turn == TURN_GO_ON)
    {
      struct pollfd channel;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (!wait_for_turn (self, exchange, deadline, cancellable, &channel))
        {
          g_set_error (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_TOO_HARD,
                       "it takes more than %.0f seconds",
                       seconds);
          return NULL;
        }
      if ((channel.revents & (POLLIN | POLLHUP | POLLERR)) != 0)
        turn = receive_some (self, exchange);
      else if ((channel.revents & POLLOUT) != 0)
        turn = send_some (self, exchange);
    }
  if (turn == TURN_DONE)
    return g_bytes_new_take (g_steal_pointer (&exchange->answer), exchange->answer_length);
  set_death (self, error);
  return NULL;
}

GBytes *
dossier_extract_process_ask (DossierExtractProcess *self,
                             GBytes                *message,
                             double                 seconds,
                             GCancellable          *cancellable,
                             GError               **error)
{
  Exchange exchange = { 0 };
  GBytes  *answer;

  g_return_val_if_fail (self != NULL && self->channel >= 0, NULL);
  g_return_val_if_fail (message != NULL, NULL);
  exchange.message = g_bytes_get_data (message, &exchange.message_length);
  g_return_val_if_fail (exchange.message_length <= DOSSIER_EXTRACT_WIRE_MAX_BYTES, NULL);
  dossier_extract_wire_write_length (exchange.header, exchange.message_length);
  answer = exchange_messages (self, &exchange, seconds, cancellable, error);
  g_free (exchange.answer);
  if (answer == NULL)
    end_process (self);
  return answer;
}
