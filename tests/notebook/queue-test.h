/* queue-test.h: what the tests of the capture queue share: a server, a network and a clock that
 * obey.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook-test.h"

#include "notebook/dossier-capture-queue-private.h"
#include "tests/support/dossier-test-server.h"

G_BEGIN_DECLS

/* A page of an article; takes three numbers. */
#define QUEUE_TEST_STORY                                                                           \
  "<article><h1>Story %u</h1><p>The committee met for the %uth time and decided to meet again, "   \
  "which surprised nobody in the room or outside of it.</p><p>Its chair, Ona Petraitis, said "     \
  "that %u letters had arrived and that each of them would be answered before the summer.</p>"     \
  "</article>"

#define QUEUE_TEST_TYPE_NETWORK (queue_test_network_get_type ())
G_DECLARE_FINAL_TYPE (QueueTestNetwork, queue_test_network, QUEUE_TEST, NETWORK, GObject)

/* A network that comes and goes when told to. */
struct _QueueTestNetwork
{
  GObject  parent_instance;
  gboolean is_available;
};

void queue_test_switch_network (QueueTestNetwork *self, gboolean is_available);

typedef struct
{
  char                *path;
  DossierTestServer   *server;
  DossierClock        *clock;
  QueueTestNetwork    *network;
  DossierNotebook     *notebook;
  DossierCaptureQueue *queue;

  guint n_captured;
  guint n_failed;
  char *news; /* of the captured ones, a word each */
} QueueTest;

void queue_test_set_up (QueueTest *fixture, gconstpointer data);
void queue_test_tear_down (QueueTest *fixture, gconstpointer data);
/* Opens the notebook of the fixture's path, again when it was closed. */
void queue_test_open (QueueTest *fixture);
/* No pauses between requests, and a clock that only the test moves. */
void
queue_test_set_time (DossierNotebook *notebook, DossierCaptureQueue *queue, DossierClock *clock);

/* Some article, another one for each number. */
void queue_test_add_story (DossierTestServer *server, guint number, const char *path);
/* Requests of @path wait until the server ends. */
void queue_test_hold (QueueTest *fixture, const char *path);
/* Adds an address, "/…" of the server, to the queue; its item's id. */
gint64 queue_test_ask (QueueTest *fixture, const char *address);

DossierCaptureState   queue_test_get_state (QueueTest *fixture, gint64 id);
DossierCaptureSummary queue_test_sum_up (QueueTest *fixture);
/* Whether all that waits waits for a later time. */
gboolean queue_test_is_settled (QueueTest *fixture);
guint    queue_test_count_articles (DossierNotebook *notebook);
/* Adds a test with the fixture. */
void queue_test_add (const char *name, void (*test) (QueueTest *, gconstpointer));

G_END_DECLS
