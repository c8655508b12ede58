/* test-crash.c: whatever moment a program is killed at, what it said was done is in the notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * DOSSIER_CRASH_ROUNDS and DOSSIER_CRASH_SEED choose how often and where to begin.
 */
/* For ppoll (). */
#define _GNU_SOURCE

#include "config.h"

#include "crash-facts.h"
#include "notebook-test.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define N_ROUNDS 320

/* Rounds in one notebook, before a fresh one. */
#define N_ROUNDS_A_NOTEBOOK 40

/* Of a program that does not even open the notebook. */
#define LIMIT_MS 60000

/* What the worker said, of all rounds in one notebook. */
typedef struct
{
  GHashTable *facts; /* char * to char * */
  GHashTable *may;   /* what the action under way could make of some of them */
  GPtrArray  *said;  /* facts of the action that is being told, KEY<tab>VALUE */
  char       *trying;
  GString    *rest; /* of a line */
  guint       n_tried;
  guint       n_done;
  gboolean    is_ready;
} Story;

typedef struct
{
  GRand *random;
  guint  n_rounds;
  guint  n_actions;
  guint  n_facts;
  guint  n_amidst; /* killed while an action was under way */
  guint  n_early;  /* killed before the notebook was open */
} Totals;

static Story *
story_new (void)
{
  Story *self = g_new0 (Story, 1);

  self->facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->may = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->said = g_ptr_array_new_with_free_func (g_free);
  self->rest = g_string_new (NULL);
  return self;
}

static void
story_free (Story *self)
{
  g_hash_table_unref (self->facts);
  g_hash_table_unref (self->may);
  g_ptr_array_unref (self->said);
  g_string_free (self->rest, TRUE);
  g_free (self->trying);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Story, story_free)

/* --- Listening --- */

static void
note_fact (GHashTable *facts, const char *line)
{
  const char *tab = strchr (line, '\t');

  g_assert_nonnull (tab);
  g_hash_table_replace (facts, g_strndup (line, (gsize) (tab - line)), g_strdup (tab + 1));
}

static void
hear_line (Story *self, const char *line)
{
  if (strcmp (line, "ready") == 0)
    self->is_ready = TRUE;
  else if (g_str_has_prefix (line, "try "))
    {
      g_free (self->trying);
      self->trying = g_strdup (line + strlen ("try "));
      self->n_tried++;
    }
  else if (g_str_has_prefix (line, "may "))
    note_fact (self->may, line + strlen ("may "));
  else if (g_str_has_prefix (line, "fact "))
    g_ptr_array_add (self->said, g_strdup (line + strlen ("fact ")));
  else if (g_str_has_prefix (line, "did "))
    {
      for (guint i = 0; i < self->said->len; i++)
        note_fact (self->facts, g_ptr_array_index (self->said, i));
      g_ptr_array_set_size (self->said, 0);
      g_hash_table_remove_all (self->may);
      g_clear_pointer (&self->trying, g_free);
      self->n_done++;
    }
  else
    g_error ("the worker said: %s", line);
}

/* FALSE at the end. */
static gboolean
hear (Story *self, int fd)
{
  char   bytes[4096];
  gssize n = read (fd, bytes, sizeof bytes);
  char  *newline = NULL;

  if (n <= 0)
    return n < 0 && (errno == EINTR || errno == EAGAIN);
  g_string_append_len (self->rest, bytes, n);
  while ((newline = memchr (self->rest->str, '\n', self->rest->len)) != NULL)
    {
      *newline = '\0';
      hear_line (self, self->rest->str);
      g_string_erase (self->rest, 0, newline - self->rest->str + 1);
    }
  return TRUE;
}

/* Listens until then, or until the worker ends. */
static void
hear_until (Story *self, int fd, gint64 moment)
{
  for (;;)
    {
      gint64          left = moment - g_get_monotonic_time ();
      struct timespec timeout = { left / G_USEC_PER_SEC, left % G_USEC_PER_SEC * 1000 };
      struct pollfd   watched = { .fd = fd, .events = POLLIN };

      if (left <= 0)
        return;
      if (ppoll (&watched, 1, &timeout, NULL) > 0 && !hear (self, fd))
        return;
    }
}

static void
hear_until_tried (Story *self, int fd, guint n_tried)
{
  gint64 limit = g_get_monotonic_time () + LIMIT_MS * 1000;

  while (!self->is_ready || self->n_tried < n_tried)
    {
      struct pollfd watched = { .fd = fd, .events = POLLIN };

      g_assert_cmpint (g_get_monotonic_time (), <, limit);
      if (poll (&watched, 1, LIMIT_MS) > 0 && !hear (self, fd))
        g_error ("the worker has ended by itself");
    }
}

/* --- One round --- */

static GPid
start_worker (const char *path, guint seed, int *fd)
{
  g_autofree char *program = g_test_build_filename (G_TEST_BUILT, "notebook", "crash-worker", NULL);
  g_autofree char *number = g_strdup_printf ("%u", seed);
  const char *const arguments[] = { program, path, number, NULL };
  g_autoptr (GError) error = NULL;
  GPid pid = 0;

  g_spawn_async_with_pipes (NULL,
                            (char **) arguments,
                            NULL,
                            G_SPAWN_DO_NOT_REAP_CHILD,
                            NULL,
                            NULL,
                            &pid,
                            NULL,
                            fd,
                            NULL,
                            &error);
  g_assert_no_error (error);
  return pid;
}

/* A third dies at any moment of opening or soon after, a third at any moment of its work, the rest
 * a moment after it began with something. */
static void
choose_moment (Totals *totals, Story *story, int fd)
{
  gint64 now = g_get_monotonic_time ();

  switch (g_rand_int_range (totals->random, 0, 6))
    {
    case 0:
      hear_until (story, fd, now + g_rand_int_range (totals->random, 0, 50000));
      break;
    case 1:
    case 2:
      hear_until_tried (story, fd, 0);
      hear_until (story,
                  fd,
                  g_get_monotonic_time () + g_rand_int_range (totals->random, 0, 100000));
      break;
    default:
      hear_until_tried (story, fd, (guint) g_rand_int_range (totals->random, 1, 14));
      hear_until (story, fd, g_get_monotonic_time () + g_rand_int_range (totals->random, 0, 6000));
    }
}

static void
kill_worker (Story *story, GPid pid, int fd)
{
  int status = 0;

  g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  g_spawn_close_pid (pid);
  while (hear (story, fd))
    ;
  close (fd);
}

/* What was acknowledged is so; what the last action would have changed is one or the other. */
static void
check_facts (DossierDb *db, Story *story)
{
  GHashTableIter iter;
  gpointer       key, value;

  g_hash_table_iter_init (&iter, story->facts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_autofree char *found = NULL;
      const char      *possible = g_hash_table_lookup (story->may, key);

      if (strcmp (value, CRASH_FACTS_ANY) == 0)
        continue;
      found = crash_facts_probe (db, key);
      if (strcmp (found, value) == 0)
        continue;
      if (possible == NULL ||
          (strcmp (possible, CRASH_FACTS_ANY) != 0 && strcmp (possible, found) != 0))
        g_error ("%s: %s was promised, %s is there (while: %s)",
                 (char *) key,
                 (char *) value,
                 found,
                 story->trying != NULL ? story->trying : "nothing");
      /* Whom a mention is of may still be changed by a rule, in the background. */
      g_hash_table_iter_replace (&iter,
                                 g_str_has_prefix (key, "mention ") ? g_strdup (CRASH_FACTS_ANY)
                                                                    : g_steal_pointer (&found));
    }
}

static void
check_notebook (const char *path, Story *story)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, &error);

  g_assert_no_error (error);
  crash_facts_check (db, problems);
  if (problems->len > 0)
    g_error ("%s", (char *) g_ptr_array_index (problems, 0));
  check_facts (db, story);
}

static void
run_round (Totals *totals, const char *path, Story *story)
{
  int  fd = -1;
  GPid pid = start_worker (path, g_rand_int (totals->random), &fd);

  story->is_ready = FALSE;
  story->n_tried = 0;
  story->n_done = 0;
  choose_moment (totals, story, fd);
  kill_worker (story, pid, fd);
  check_notebook (path, story);

  totals->n_rounds++;
  totals->n_actions += story->n_done;
  totals->n_amidst += story->trying != NULL;
  totals->n_early += !story->is_ready;
  g_ptr_array_set_size (story->said, 0);
  g_string_truncate (story->rest, 0);
  g_hash_table_remove_all (story->may);
  g_clear_pointer (&story->trying, g_free);
}

static guint
read_number (const char *name, guint fallback)
{
  const char *value = g_getenv (name);

  return value != NULL ? (guint) strtoul (value, NULL, 10) : fallback;
}

static void
test_kill (void)
{
  guint  seed = read_number ("DOSSIER_CRASH_SEED", g_random_int ());
  guint  n_rounds = read_number ("DOSSIER_CRASH_ROUNDS", N_ROUNDS);
  Totals totals = { .random = g_rand_new_with_seed (seed) };
  gint64 start = g_get_monotonic_time ();

  g_test_message ("DOSSIER_CRASH_SEED=%u", seed);
  while (totals.n_rounds < n_rounds)
    {
      g_autofree char *path = notebook_test_dup_path ();
      g_autoptr (Story) story = story_new ();

      for (guint i = 0; i < N_ROUNDS_A_NOTEBOOK && totals.n_rounds < n_rounds; i++)
        run_round (&totals, path, story);
      totals.n_facts += g_hash_table_size (story->facts);
      notebook_test_remove (path);
    }
  g_test_message ("%u kills, %u of them amidst an action and %u while opening; %u actions and %u "
                  "facts held; %.0f s",
                  totals.n_rounds,
                  totals.n_amidst,
                  totals.n_early,
                  totals.n_actions,
                  totals.n_facts,
                  (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  /* Else it has tested little. */
  g_assert_cmpuint (totals.n_actions, >, totals.n_rounds);
  g_assert_cmpuint (totals.n_amidst, >, totals.n_rounds / 4);
  g_rand_free (totals.random);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/notebook/crash/what-was-acknowledged-outlives-a-kill", test_kill);

  return g_test_run ();
}
