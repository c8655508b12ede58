/* dossier-host-queue.c: lets only so many requests at once go to one host, with a pause between
 * them and none while it rests; others wait their turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-host-queue.h"

#include <gio/gio.h>

/* Hosts that are remembered before the first clearing out of those with nothing to remember. */
#define FEW_HOSTS 256

typedef struct
{
  char              *name;
  gboolean           is_own_machine;
  DossierHostManners manners;
  GQueue             waiting; /* of DossierHostTicket, borrowed */
  guint              n_running;
  GList              link; /* its place in the rota, while it has tickets waiting */
} Host;

typedef enum
{
  TICKET_WAITING,
  TICKET_RUNNING,
  TICKET_TURNED_AWAY,
} TicketState;

struct _DossierHostTicket
{
  Host           *host;
  gint64          pause;
  DossierHostTurn turn;
  gpointer        user_data;
  GList           link; /* its place among the host's waiting */
  TicketState     state;
  gint64          started;
};

struct _DossierHostQueue
{
  DossierClock     *clock;
  DossierHostLimits limits;
  guint             n_running;
  guint             n_tickets;
  GHashTable       *hosts; /* of Host, by name */
  guint             many_hosts;
  GQueue            rota; /* of Host, borrowed: those with tickets waiting, next first */
  GMainContext     *context;
  GSource          *dispatch;
  GSource          *alarm; /* for the first host that may be asked again */
  gboolean          is_dispatching;
  gboolean          is_left; /* freed from inside a turn: goes when that returns */
};

static void
free_host (gpointer data)
{
  Host *host = data;

  g_assert (host->n_running == 0 && host->waiting.length == 0);
  g_free (host->name);
  g_free (host);
}

/* Nobody has to be spared there, and nothing is overloaded by us that we do not overload anyway. */
static gboolean
is_own_machine (const char *name)
{
  g_autoptr (GInetAddress) address = g_inet_address_new_from_string (name);

  if (address != NULL)
    return g_inet_address_get_is_loopback (address);
  return g_str_equal (name, "localhost") || g_str_has_suffix (name, ".localhost");
}

static gboolean
is_idle (const Host *host)
{
  return host->n_running == 0 && host->waiting.length == 0;
}

static gboolean
is_forgettable_cb (gpointer key, gpointer value, gpointer user_data)
{
  const Host *host = value;
  gint64     *now = user_data;

  return is_idle (host) && dossier_host_manners_is_forgettable (&host->manners, *now);
}

/* Each time that there are twice as many hosts as the last clearing has left, so that it costs
 * nothing on the whole. */
static void
clear_out_hosts (DossierHostQueue *self)
{
  gint64 now = dossier_clock_get_time (self->clock);

  if (g_hash_table_size (self->hosts) < self->many_hosts)
    return;
  g_hash_table_foreach_remove (self->hosts, is_forgettable_cb, &now);
  self->many_hosts = MAX (FEW_HOSTS, 2 * g_hash_table_size (self->hosts));
}

static Host *
ensure_host (DossierHostQueue *self, const char *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host != NULL)
    return host;
  clear_out_hosts (self);
  host = g_new0 (Host, 1);
  host->name = g_strdup (name);
  host->is_own_machine = is_own_machine (name);
  host->link.data = host;
  g_hash_table_insert (self->hosts, host->name, host);
  return host;
}

/* Whether the first ticket of @host can be answered now; if not, @wake is made no later than when
 * to look again. */
static gboolean
is_ready (DossierHostQueue *self, Host *host, gint64 now, DossierHostAnswer *answer, gint64 *wake)
{
  DossierHostTicket *ticket = host->waiting.head->data;
  DossierHostRest    rest;
  gint64             earliest;

  *answer = DOSSIER_HOST_LATER;
  if (dossier_host_manners_get_rest (&host->manners, now, &rest) - now > self->limits.patience)
    return TRUE;
  *answer = DOSSIER_HOST_GO;
  if (host->n_running >= self->limits.per_host)
    return FALSE;
  earliest = dossier_host_manners_get_earliest (&host->manners, now, ticket->pause);
  if (earliest > now)
    *wake = MIN (*wake, earliest);
  return earliest <= now;
}

/* The first ticket of the next host that can be answered. Hosts passed over, and the one served
 * while it has more waiting, go to the rota's end. */
static DossierHostTicket *
take_next_ticket (DossierHostQueue *self, gint64 now, DossierHostAnswer *answer, gint64 *wake)
{
  for (guint n_hosts = self->rota.length; n_hosts > 0; n_hosts--)
    {
      Host              *host = self->rota.head->data;
      DossierHostTicket *ticket;

      g_queue_unlink (&self->rota, &host->link);
      if (!is_ready (self, host, now, answer, wake))
        {
          g_queue_push_tail_link (&self->rota, &host->link);
          continue;
        }
      ticket = host->waiting.head->data;
      g_queue_unlink (&host->waiting, &ticket->link);
      if (host->waiting.length > 0)
        g_queue_push_tail_link (&self->rota, &host->link);
      return ticket;
    }
  return NULL;
}

static void
answer_ticket (DossierHostQueue  *self,
               DossierHostTicket *ticket,
               DossierHostAnswer  answer,
               gint64             now)
{
  if (answer == DOSSIER_HOST_LATER)
    ticket->state = TICKET_TURNED_AWAY;
  else
    {
      ticket->state = TICKET_RUNNING;
      ticket->started = now;
      ticket->host->n_running++;
      self->n_running++;
      dossier_host_manners_note_start (&ticket->host->manners, now);
    }
  ticket->turn (answer, ticket->user_data);
}

static void
stop_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static gboolean
dispatch_cb (gpointer data)
{
  DossierHostQueue *self = data;
  gint64            now = dossier_clock_get_time (self->clock);
  gint64            wake = G_MAXINT64;

  stop_source (&self->dispatch);
  stop_source (&self->alarm);
  self->is_dispatching = TRUE;
  while (self->n_running < self->limits.in_all)
    {
      DossierHostAnswer  answer;
      DossierHostTicket *ticket = take_next_ticket (self, now, &answer, &wake);

      if (ticket == NULL)
        break;
      answer_ticket (self, ticket, answer, now);
    }
  self->is_dispatching = FALSE;
  if (self->is_left)
    dossier_host_queue_free (self);
  else if (wake < G_MAXINT64)
    self->alarm = dossier_clock_add_alarm (self->clock, wake, dispatch_cb, self);
  return G_SOURCE_REMOVE;
}

/* Turns start from the main loop only, so that entering and leaving are safe from inside a turn. */
static void
schedule_dispatch (DossierHostQueue *self)
{
  if (self->dispatch != NULL || self->rota.length == 0)
    return;
  self->dispatch = g_idle_source_new ();
  g_source_set_priority (self->dispatch, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->dispatch, dispatch_cb, self, NULL);
  g_source_attach (self->dispatch, self->context);
}

DossierHostQueue *
dossier_host_queue_new (DossierClock *clock, const DossierHostLimits *limits)
{
  DossierHostQueue *self;

  g_return_val_if_fail (limits->per_host > 0 && limits->in_all > 0, NULL);

  self = g_new0 (DossierHostQueue, 1);
  self->clock = dossier_clock_ref (clock);
  self->limits = *limits;
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_host);
  self->many_hosts = FEW_HOSTS;
  self->context = g_main_context_ref_thread_default ();
  return self;
}

void
dossier_host_queue_free (DossierHostQueue *self)
{
  if (self == NULL)
    return;
  g_assert (self->n_tickets == 0);
  /* Who is turned away may have been the last to need it. */
  self->is_left = self->is_dispatching;
  if (self->is_left)
    return;
  stop_source (&self->dispatch);
  stop_source (&self->alarm);
  g_clear_pointer (&self->hosts, g_hash_table_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_pointer (&self->clock, dossier_clock_unref);
  g_free (self);
}

DossierHostTicket *
dossier_host_queue_enter (DossierHostQueue *self,
                          const char       *host_name,
                          gint64            pause,
                          DossierHostTurn   turn,
                          gpointer          user_data)
{
  Host              *host = ensure_host (self, host_name);
  DossierHostTicket *ticket = g_new0 (DossierHostTicket, 1);

  ticket->host = host;
  ticket->pause = host->is_own_machine ? 0 : pause;
  ticket->turn = turn;
  ticket->user_data = user_data;
  ticket->link.data = ticket;
  if (host->waiting.length == 0)
    g_queue_push_tail_link (&self->rota, &host->link);
  g_queue_push_tail_link (&host->waiting, &ticket->link);
  self->n_tickets++;
  schedule_dispatch (self);
  return ticket;
}

static void
remember_outcome (DossierHostQueue *self, DossierHostTicket *ticket, DossierHostOutcome outcome)
{
  DossierHostManners *manners = &ticket->host->manners;

  if (outcome == DOSSIER_HOST_WELL)
    dossier_host_manners_note_success (manners);
  if (outcome == DOSSIER_HOST_FAILED && !ticket->host->is_own_machine)
    dossier_host_manners_note_failure (manners,
                                       dossier_clock_get_time (self->clock),
                                       ticket->started,
                                       g_random_double ());
}

void
dossier_host_queue_leave (DossierHostQueue  *self,
                          DossierHostTicket *ticket,
                          DossierHostOutcome outcome)
{
  Host *host = ticket->host;

  if (ticket->state == TICKET_RUNNING)
    {
      host->n_running--;
      self->n_running--;
      remember_outcome (self, ticket, outcome);
    }
  if (ticket->state == TICKET_WAITING)
    {
      g_queue_unlink (&host->waiting, &ticket->link);
      if (host->waiting.length == 0)
        g_queue_unlink (&self->rota, &host->link);
    }
  g_free (ticket);
  self->n_tickets--;
  schedule_dispatch (self);
}

void
dossier_host_queue_rest (DossierHostQueue *self, const char *host_name, gint64 until)
{
  Host *host = ensure_host (self, host_name);

  dossier_host_manners_note_wish (&host->manners, dossier_clock_get_time (self->clock), until);
  schedule_dispatch (self);
}

gint64
dossier_host_queue_get_rest (DossierHostQueue *self, const char *host_name, DossierHostRest *rest)
{
  Host  *host = g_hash_table_lookup (self->hosts, host_name);
  gint64 now = dossier_clock_get_time (self->clock);

  *rest = DOSSIER_HOST_REST_NONE;
  return host != NULL ? dossier_host_manners_get_rest (&host->manners, now, rest) : now;
}

guint
dossier_host_queue_count_hosts (const DossierHostQueue *self)
{
  return g_hash_table_size (self->hosts);
}
