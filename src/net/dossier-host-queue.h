/* dossier-host-queue.h: lets only so many requests at once go to one host; others wait their turn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DossierHostQueue  DossierHostQueue;
typedef struct _DossierHostTicket DossierHostTicket;

/* Called once when it is the ticket's turn, from the main context, never from inside enter. */
typedef void (*DossierHostTurn) (gpointer user_data);

/**
 * dossier_host_queue_new:
 * @per_host: turns at once to one host
 * @in_all: turns at once to all hosts together
 *
 * First come, first served within a host; hosts take turns among each other, so that two hundred
 * addresses of one site do not keep another site's single article waiting. Used from the
 * thread-default main context that it was made in, only.
 *
 * Returns: (transfer full): an empty queue
 */
DossierHostQueue *dossier_host_queue_new (guint per_host, guint in_all);
/* There must be no tickets left. */
void dossier_host_queue_free (DossierHostQueue *self);

/**
 * dossier_host_queue_enter:
 * @host: a host name, compared as it is
 * @turn: called when the request may start
 *
 * Returns: (transfer none): a ticket, valid until it is handed to dossier_host_queue_leave()
 */
DossierHostTicket *dossier_host_queue_enter (DossierHostQueue *self,
                                             const char       *host,
                                             DossierHostTurn   turn,
                                             gpointer          user_data);
/* Ends a turn, or gives up waiting for it: then @turn is never called. Frees the ticket. */
void dossier_host_queue_leave (DossierHostQueue *self, DossierHostTicket *ticket);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierHostQueue, dossier_host_queue_free)

G_END_DECLS
