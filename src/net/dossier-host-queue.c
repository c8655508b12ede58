/* dossier-host-queue.c: lets only so many requests at once go to one host; others wait their turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-host-queue.h"

typedef struct
{
  char  *name;
  GQueue waiting; /* of DossierHostTicket, borrowed */
  guint  n_running;
  GList  link; /* its place in the rota, while it has tickets waiting */
} Host;

struct _DossierHostTicket
{
  Host           *host;
  DossierHostTurn turn;
  gpointer        user_data;
  GList           link; /* its place among the host's waiting */
  gboolean        is_running;
};

struct _DossierHostQueue
{
  guint         per_host;
  guint         in_all;
  guint         n_running;
  guint         n_tickets;
  GHashTable   *hosts; /* of Host, by name */
  GQueue        rota;  /* of Host, borrowed: those with tickets waiting, next first */
  GMainContext *context;
  GSource      *dispatch;
};

static void
free_host (gpointer data)
{
  Host *host = data;

  g_assert (host->n_running == 0 && host->waiting.length == 0);
  g_free (host->name);
  g_free (host);
}

static Host *
ensure_host (DossierHostQueue *self, const char *name)
{
  Host *host = g_hash_table_lookup (self->hosts, name);

  if (host != NULL)
    return host;
  host = g_new0 (Host, 1);
  host->name = g_strdup (name);
  host->link.data = host;
  g_hash_table_insert (self->hosts, host->name, host);
  return host;
}

static void
start_turn (DossierHostQueue *self, DossierHostTicket *ticket)
{
  ticket->is_running = TRUE;
  ticket->host->n_running++;
  self->n_running++;
  ticket->turn (ticket->user_data);
}

/* The first ticket of the next host that has room. Hosts passed over, and the one served while it
 * has more waiting, go to the rota's end. */
static DossierHostTicket *
take_next_ticket (DossierHostQueue *self)
{
  for (guint n_hosts = self->rota.length; n_hosts > 0; n_hosts--)
    {
      Host              *host = self->rota.head->data;
      DossierHostTicket *ticket;

      g_queue_unlink (&self->rota, &host->link);
      if (host->n_running >= self->per_host)
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

static gboolean
dispatch_cb (gpointer data)
{
  DossierHostQueue *self = data;

  g_clear_pointer (&self->dispatch, g_source_unref);
  while (self->n_running < self->in_all)
    {
      DossierHostTicket *ticket = take_next_ticket (self);

      if (ticket == NULL)
        break;
      start_turn (self, ticket);
    }
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

static void
stop_dispatch (DossierHostQueue *self)
{
  if (self->dispatch == NULL)
    return;
  g_source_destroy (self->dispatch);
  g_clear_pointer (&self->dispatch, g_source_unref);
}

DossierHostQueue *
dossier_host_queue_new (guint per_host, guint in_all)
{
  DossierHostQueue *self;

  g_return_val_if_fail (per_host > 0 && in_all > 0, NULL);

  self = g_new0 (DossierHostQueue, 1);
  self->per_host = per_host;
  self->in_all = in_all;
  self->hosts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_host);
  self->context = g_main_context_ref_thread_default ();
  return self;
}

void
dossier_host_queue_free (DossierHostQueue *self)
{
  if (self == NULL)
    return;
  g_assert (self->n_tickets == 0);
  stop_dispatch (self);
  g_clear_pointer (&self->hosts, g_hash_table_unref);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_free (self);
}

DossierHostTicket *
dossier_host_queue_enter (DossierHostQueue *self,
                          const char       *host_name,
                          DossierHostTurn   turn,
                          gpointer          user_data)
{
  Host              *host = ensure_host (self, host_name);
  DossierHostTicket *ticket = g_new0 (DossierHostTicket, 1);

  ticket->host = host;
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

void
dossier_host_queue_leave (DossierHostQueue *self, DossierHostTicket *ticket)
{
  Host *host = ticket->host;

  if (ticket->is_running)
    {
      host->n_running--;
      self->n_running--;
    }
  else
    {
      g_queue_unlink (&host->waiting, &ticket->link);
      if (host->waiting.length == 0)
        g_queue_unlink (&self->rota, &host->link);
    }
  g_free (ticket);
  self->n_tickets--;
  if (host->n_running == 0 && host->waiting.length == 0)
    g_hash_table_remove (self->hosts, host->name);
  schedule_dispatch (self);
}
