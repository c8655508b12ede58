/* test-host-queue.c: turns are limited by host and in all, fair, and can be given up.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-host-queue.h"

/* Seconds. */
#define PATIENCE 20
#define PAUSE    0.25

/* Turns so far, as one letter each, in order. */
typedef struct
{
  GString *order;
  char     letter;
} Turn;

/* A capital for who is turned away. */
static void
turn_came_cb (DossierHostAnswer answer, gpointer user_data)
{
  Turn *turn = user_data;

  g_string_append_c (turn->order,
                     answer == DOSSIER_HOST_GO ? turn->letter : g_ascii_toupper (turn->letter));
}

static void
run_main_context (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

typedef struct
{
  DossierClock      *clock;
  DossierHostQueue  *queue;
  GString           *order;
  Turn               turns[26];
  DossierHostTicket *tickets[26];
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  const DossierHostLimits limits = { .per_host = 2,
                                     .in_all = 3,
                                     .patience = PATIENCE * G_TIME_SPAN_SECOND };

  self->clock = dossier_clock_new_still ();
  self->queue = dossier_host_queue_new (self->clock, &limits);
  self->order = g_string_new (NULL);
}

static void
leave_with (Fixture *self, char letter, DossierHostOutcome outcome)
{
  dossier_host_queue_leave (self->queue, g_steal_pointer (&self->tickets[letter - 'a']), outcome);
}

static void
leave (Fixture *self, char letter)
{
  leave_with (self, letter, DOSSIER_HOST_WELL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  for (char letter = 'a'; letter <= 'z'; letter++)
    if (self->tickets[letter - 'a'] != NULL)
      leave (self, letter);
  dossier_host_queue_free (self->queue);
  dossier_clock_unref (self->clock);
  g_string_free (self->order, TRUE);
}

static void
enter_after (Fixture *self, char letter, const char *host, double pause)
{
  Turn *turn = &self->turns[letter - 'a'];

  turn->order = self->order;
  turn->letter = letter;
  self->tickets[letter - 'a'] = dossier_host_queue_enter (self->queue,
                                                          host,
                                                          (gint64) (pause * G_TIME_SPAN_SECOND),
                                                          turn_came_cb,
                                                          turn);
}

static void
enter (Fixture *self, char letter, const char *host)
{
  enter_after (self, letter, host, 0);
}

static void
advance (Fixture *self, double seconds)
{
  dossier_clock_advance (self->clock, seconds);
  run_main_context ();
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

static void
test_a_pause_lies_between_turns (Fixture *self, gconstpointer data)
{
  enter_after (self, 'a', "one.test", PAUSE);
  enter_after (self, 'b', "one.test", PAUSE);
  enter_after (self, 'c', "two.test", PAUSE);
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "ac");
  advance (self, PAUSE - 0.001);
  g_assert_cmpstr (self->order->str, ==, "ac");
  advance (self, 0.001);
  g_assert_cmpstr (self->order->str, ==, "acb");
}

/* The pause is kept after the turn has ended too, and even when nobody waits meanwhile. */
static void
test_a_pause_outlives_the_turn (Fixture *self, gconstpointer data)
{
  enter_after (self, 'a', "one.test", PAUSE);
  run_main_context ();
  leave (self, 'a');
  enter_after (self, 'b', "one.test", PAUSE);
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "a");
  advance (self, PAUSE);
  g_assert_cmpstr (self->order->str, ==, "ab");
}

static void
test_the_own_machine_needs_no_pause (Fixture *self, gconstpointer data)
{
  static const char *const names[] = { "127.0.0.1", "::1", "localhost", "pages.localhost" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_string_truncate (self->order, 0);
      enter_after (self, 'a', names[i], PAUSE);
      enter_after (self, 'b', names[i], PAUSE);
      run_main_context ();
      g_assert_cmpstr (self->order->str, ==, "ab");
      leave_with (self, 'a', DOSSIER_HOST_FAILED);
      leave_with (self, 'b', DOSSIER_HOST_FAILED);
    }
}

static void
test_a_wish_is_heeded (Fixture *self, gconstpointer data)
{
  DossierHostRest rest;
  gint64          now = dossier_clock_get_time (self->clock);

  dossier_host_queue_rest (self->queue, "one.test", now + PATIENCE * G_TIME_SPAN_SECOND);
  g_assert_cmpint (dossier_host_queue_get_rest (self->queue, "one.test", &rest),
                   ==,
                   now + PATIENCE * G_TIME_SPAN_SECOND);
  g_assert_cmpint (rest, ==, DOSSIER_HOST_REST_WISHED);
  enter (self, 'a', "one.test");
  enter (self, 'b', "two.test");
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "b");
  advance (self, PATIENCE);
  g_assert_cmpstr (self->order->str, ==, "ba");
  dossier_host_queue_get_rest (self->queue, "one.test", &rest);
  g_assert_cmpint (rest, ==, DOSSIER_HOST_REST_NONE);
}

/* Everybody who waits, not only who comes later; and the host is asked again in the end. */
static void
test_a_long_wish_turns_away (Fixture *self, gconstpointer data)
{
  gint64 now = dossier_clock_get_time (self->clock);

  for (char letter = 'a'; letter <= 'd'; letter++)
    enter (self, letter, "one.test");
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "ab");
  dossier_host_queue_rest (self->queue, "one.test", now + 10 * G_TIME_SPAN_MINUTE);
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "abCD");
  leave (self, 'c');
  leave (self, 'a');
  enter (self, 'e', "one.test");
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "abCDE");
  advance (self, 10 * 60);
  enter (self, 'f', "one.test");
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "abCDEf");
}

static void
test_who_gives_up_a_pause_wakes_nobody (Fixture *self, gconstpointer data)
{
  enter_after (self, 'a', "one.test", PAUSE);
  run_main_context ();
  enter_after (self, 'b', "one.test", PAUSE);
  run_main_context ();
  leave (self, 'b');
  advance (self, 1);
  g_assert_cmpstr (self->order->str, ==, "a");
}

/* One failure is forgiven; from the second on the host rests, each time for longer. */
static void
test_failures_make_a_host_rest (Fixture *self, gconstpointer data)
{
  gint64 last_rest = 0;

  for (guint n_failures = 1; n_failures <= 4; n_failures++)
    {
      DossierHostRest rest;
      gint64          now;
      gint64          until;

      g_string_truncate (self->order, 0);
      enter (self, 'a', "one.test");
      run_main_context ();
      g_assert_cmpstr (self->order->str, ==, "a");
      advance (self, 0.001);
      leave_with (self, 'a', DOSSIER_HOST_FAILED);
      now = dossier_clock_get_time (self->clock);
      until = dossier_host_queue_get_rest (self->queue, "one.test", &rest);
      g_assert_cmpint (rest,
                       ==,
                       n_failures == 1 ? DOSSIER_HOST_REST_NONE : DOSSIER_HOST_REST_FAILING);
      g_assert_cmpint (until - now, >=, last_rest);
      last_rest = until - now;
      advance (self, (double) last_rest / G_TIME_SPAN_SECOND + 0.001);
    }
  g_assert_cmpint (last_rest, >=, 2 * DOSSIER_HOST_MANNERS_BACK_OFF);
  g_assert_cmpint (last_rest, <=, 4 * DOSSIER_HOST_MANNERS_BACK_OFF);
}

/* What is known of hosts does not grow without end. */
static void
test_old_hosts_are_forgotten (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *host = g_strdup_printf ("host-%u.test", i);

      g_string_truncate (self->order, 0);
      enter_after (self, 'a', host, PAUSE);
      run_main_context ();
      g_assert_cmpstr (self->order->str, ==, "a");
      leave (self, 'a');
      dossier_clock_advance (self->clock, 60);
    }
  g_assert_cmpuint (dossier_host_queue_count_hosts (self->queue), <, 1000);
}

/* Thousands of addresses of one site must not take quadratic time, nor lose one. */
static void
test_many_are_served_in_order (void)
{
  enum
  {
    N = 20000
  };
  const DossierHostLimits limits = { .per_host = 1, .in_all = 4 };
  g_autoptr (DossierClock) clock = dossier_clock_new_still ();
  DossierHostQueue *queue = dossier_host_queue_new (clock, &limits);
  g_autoptr (GString) order = g_string_new (NULL);
  g_autofree Turn               *turns = g_new0 (Turn, N);
  g_autofree DossierHostTicket **tickets = g_new0 (DossierHostTicket *, N);

  for (gsize i = 0; i < N; i++)
    {
      turns[i].order = order;
      turns[i].letter = (char) ('a' + i % 26);
      tickets[i] = dossier_host_queue_enter (queue, "one.test", 0, turn_came_cb, &turns[i]);
    }
  for (gsize i = 0; i < N; i++)
    {
      run_main_context ();
      g_assert_cmpuint (order->len, ==, i + 1);
      g_assert_cmpint (order->str[i], ==, 'a' + (int) (i % 26));
      dossier_host_queue_leave (queue, tickets[i], DOSSIER_HOST_WELL);
    }
  dossier_host_queue_free (queue);
}

/* As a fetch does that was the last to need its fetcher. */
static void
leave_for_good_cb (DossierHostAnswer answer, gpointer user_data)
{
  Fixture *self = user_data;

  g_assert_cmpint (answer, ==, DOSSIER_HOST_LATER);
  g_string_append (self->order, "last");
  leave (self, 'a');
  g_clear_pointer (&self->queue, dossier_host_queue_free);
}

static void
test_a_turn_may_be_the_last (Fixture *self, gconstpointer data)
{
  gint64 until = dossier_clock_get_time (self->clock) + 2 * PATIENCE * G_TIME_SPAN_SECOND;

  dossier_host_queue_rest (self->queue, "news.example", until);
  self->tickets[0] =
      dossier_host_queue_enter (self->queue, "news.example", 0, leave_for_good_cb, self);
  run_main_context ();
  g_assert_cmpstr (self->order->str, ==, "last");
  g_assert_null (self->queue);
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
    { "/net/host-queue/a-pause-lies-between-turns", test_a_pause_lies_between_turns },
    { "/net/host-queue/a-pause-outlives-the-turn", test_a_pause_outlives_the_turn },
    { "/net/host-queue/the-own-machine-needs-no-pause", test_the_own_machine_needs_no_pause },
    { "/net/host-queue/a-hosts-wish-is-heeded", test_a_wish_is_heeded },
    { "/net/host-queue/a-long-wish-turns-everybody-away", test_a_long_wish_turns_away },
    { "/net/host-queue/who-gives-up-in-a-pause-is-not-called",
      test_who_gives_up_a_pause_wakes_nobody },
    { "/net/host-queue/failures-make-a-host-rest", test_failures_make_a_host_rest },
    { "/net/host-queue/a-turn-may-be-the-last", test_a_turn_may_be_the_last },
    { "/net/host-queue/old-hosts-are-forgotten", test_old_hosts_are_forgotten },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].test, tear_down);
  g_test_add_func ("/net/host-queue/many-are-served-in-order", test_many_are_served_in_order);
  return g_test_run ();
}
