/* test-host-queue.c: turns are limited by host and in all, fair, and can be given up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-host-queue.h"

/* Turns so far, as one letter each, in order. */
typedef struct
{
  GString *order;
  char     letter;
} Turn;

static void
turn_came_cb (gpointer user_data)
{
  Turn *turn = user_data;

  g_string_append_c (turn->order, turn->letter);
}

static void
run_main_context (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  DossierHostQueue  *queue;
  GString           *order;
  Turn               turns[26];
  DossierHostTicket *tickets[26];
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->queue = dossier_host_queue_new (2, 3);
  self->order = g_string_new (NULL);
}

static void
leave (Fixture *self, char letter)
{
  dossier_host_queue_leave (self->queue, g_steal_pointer (&self->tickets[letter - 'a']));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  for (char letter = 'a'; letter <= 'z'; letter++)
    if (self->tickets[letter - 'a'] != NULL)
      leave (self, letter);
  dossier_host_queue_free (self->queue);
  g_string_free (self->order, TRUE);
}

static void
enter (Fixture *self, char letter, const char *host)
{
  Turn *turn = &self->turns[letter - 'a'];

  turn->order = self->order;
  turn->letter = letter;
  self->tickets[letter - 'a'] = dossier_host_queue_enter (self->queue, host, turn_came_cb, turn);
}

static void
test_turns_come_later (Fixture *self, gconstpointer data)
{
  enter (self, 'a', "one.test");
  g_assert_cmpstr (self->order->str, ==, "");
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "a");
}

static void
test_a_host_gets_its_limit (Fixture *self, gconstpointer data)
{
  enter (self, 'a', "one.test");
  enter (self, 'b', "one.test");
  enter (self, 'c', "one.test");
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "ab");
  leave (self, 'a');
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "abc");
}

static void
test_all_get_their_limit (Fixture *self, gconstpointer data)
{
  enter (self, 'a', "one.test");
  enter (self, 'b', "two.test");
  enter (self, 'c', "three.test");
  enter (self, 'd', "four.test");
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "abc");
  leave (self, 'b');
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "abcd");
}

static void
test_hosts_take_turns (Fixture *self, gconstpointer data)
{
  for (char letter = 'a'; letter <= 'e'; letter++)
    enter (self, letter, "busy.test");
  enter (self, 'x', "quiet.test");
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "axb");
  leave (self, 'a');
  leave (self, 'b');
  leave (self, 'x');
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "axbcd");
}

static void
test_a_full_host_holds_up_no_other (Fixture *self, gconstpointer data)
{
  enter (self, 'a', "one.test");
  enter (self, 'b', "one.test");
  run_main_context ();
  enter (self, 'c', "one.test");
  enter (self, 'd', "two.test");
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "abd");
}

static void
test_who_leaves_early_is_never_called (Fixture *self, gconstpointer data)
{
  enter (self, 'a', "one.test");
  enter (self, 'b', "one.test");
  enter (self, 'c', "one.test");
  leave (self, 'a');
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "bc");
  enter (self, 'd', "one.test");
  enter (self, 'e', "one.test");
  leave (self, 'd');
  leave (self, 'b');
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "bce");
}

/* Thousands of addresses of one site must not take quadratic time, nor lose one. */
static void
test_many_are_served_in_order (void)
{
  enum
  {
    N = 20000
  };
  DossierHostQueue *queue = dossier_host_queue_new (1, 4);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree Turn               *turns = g_new0 (Turn, N);
  g_autofree DossierHostTicket **tickets = g_new0 (DossierHostTicket *, N);

  for (gsize i = 0; i < N; i++)
    {
      turns[i].order = order;
      turns[i].letter = (char) ('a' + i % 26);
      tickets[i] = dossier_host_queue_enter (queue, "one.test", turn_came_cb, &turns[i]);
    }
  for (gsize i = 0; i < N; i++)
    {
      run_main_context ();
      g_assert_cmpuint (order->len, ==, i + 1);
      g_assert_cmpint (order->str[i], ==, 'a' + (int) (i % 26));
      dossier_host_queue_leave (queue, tickets[i]);
    }
  dossier_host_queue_free (queue);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*test) (Fixture *self, gconstpointer data);
  } tests[] = {
    { "/net/host-queue/turns-come-from-the-main-loop", test_turns_come_later },
    { "/net/host-queue/a-host-gets-no-more-than-its-limit", test_a_host_gets_its_limit },
    { "/net/host-queue/all-hosts-together-get-no-more-than-theirs", test_all_get_their_limit },
    { "/net/host-queue/hosts-take-turns", test_hosts_take_turns },
    { "/net/host-queue/a-full-host-holds-up-no-other", test_a_full_host_holds_up_no_other },
    { "/net/host-queue/who-leaves-early-is-never-called", test_who_leaves_early_is_never_called },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/net/host-queue/many-are-served-in-order", test_many_are_served_in_order);
  return g_test_run ();
}
