/* dossier-host-queue.h: lets only so many requests at once go to one host, with a pause between
 * them and none while it rests; others wait their turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "net/dossier-clock.h"
#include "net/dossier-host-manners.h"

G_BEGIN_DECLS

typedef struct _DossierHostQueue  DossierHostQueue;
typedef struct _DossierHostTicket DossierHostTicket;

/**
 * DossierHostLimits:
 * @per_host: turns at once to one host
 * @in_all: turns at once to all hosts together
 * @patience: microseconds; who would have to wait longer than this for a host's rest to end is
 *   turned away at once
 */
typedef struct
{
  guint  per_host;
  guint  in_all;
  gint64 patience;
} DossierHostLimits;

/**
 * DossierHostAnswer:
 * @DOSSIER_HOST_GO: the request may start
 * @DOSSIER_HOST_LATER: the host rests for longer than anybody should wait
 *
 * What becomes of a ticket.
 */
typedef enum
{
  DOSSIER_HOST_GO,
  DOSSIER_HOST_LATER,
} DossierHostAnswer;

/**
 * DossierHostOutcome:
 * @DOSSIER_HOST_UNKNOWN: nothing was learnt of the host
 * @DOSSIER_HOST_WELL: it has answered as a server in good health does, if only by a refusal
 * @DOSSIER_HOST_FAILED: it is overloaded, broken or out of reach
 *
 * What a turn has shown.
 */
typedef enum
{
  DOSSIER_HOST_UNKNOWN,
  DOSSIER_HOST_WELL,
  DOSSIER_HOST_FAILED,
} DossierHostOutcome;

/* Called once when it is the ticket's turn, from the main context, never from inside enter. */
typedef void (*DossierHostTurn) (DossierHostAnswer answer, gpointer user_data);

/**
 * dossier_host_queue_new:
 * @clock: a reference is taken
 *
 * First come, first served within a host; hosts take turns among each other, so that two hundred
 * addresses of one site do not keep another site's single article waiting. A host that fails again
 * and again rests, longer each time. The reader's own machine is asked without pauses and rests
 * only when it asks for that. Used from the thread-default main context that it was made in, only.
 *
 * Returns: (transfer full): an empty queue
 */
DossierHostQueue *dossier_host_queue_new (DossierClock *clock, const DossierHostLimits *limits);
/* There must be no tickets left. */
void dossier_host_queue_free (DossierHostQueue *self);

/**
 * dossier_host_queue_enter:
 * @host: a host name, compared as it is
 * @pause: microseconds between the start of the turn before, and this one
 * @turn: called when the request may start, or when it is of no use to wait
 *
 * Returns: (transfer none): a ticket, valid until it is handed to dossier_host_queue_leave()
 */
DossierHostTicket *dossier_host_queue_enter (DossierHostQueue *self,
                                             const char       *host,
                                             gint64            pause,
                                             DossierHostTurn   turn,
                                             gpointer          user_data);
/* Ends a turn, or gives up waiting for it: then @turn is never called. Frees the ticket. */
void dossier_host_queue_leave (DossierHostQueue  *self,
                               DossierHostTicket *ticket,
                               DossierHostOutcome outcome);

/* The host has asked to be left alone until then, which is a time of the clock. */
void dossier_host_queue_rest (DossierHostQueue *self, const char *host, gint64 until);
/**
 * dossier_host_queue_get_rest:
 * @rest: (out): whose idea the rest is
 *
 * Returns: when the host's rest ends, by the clock; now when it does not rest
 */
gint64
dossier_host_queue_get_rest (DossierHostQueue *self, const char *host, DossierHostRest *rest);
/* How many hosts are remembered. */
guint dossier_host_queue_count_hosts (const DossierHostQueue *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHostQueue, dossier_host_queue_free)

G_END_DECLS
