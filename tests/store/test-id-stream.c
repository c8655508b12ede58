/* test-id-stream.c: streams of ids against sets that are written out.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-id-stream.h"

#include <string.h>

#define N_IDS     400
#define MAX_DEPTH 4

typedef struct
{
  gboolean has[N_IDS + 1];
} Set;

static const char rows_sql[] = "SELECT value FROM json_each (:ids) "
                               "WHERE value <= :below ORDER BY value DESC";
static const char probe_sql[] = "SELECT value FROM json_each (:ids) WHERE value = :at";

/* What a lazy stream is opened from: one that waits there. */
static DossierIdStream *
open_waiting (gpointer data, GError **error)
{
  return g_steal_pointer ((DossierIdStream **) data);
}

static void
free_waiting (gpointer data)
{
  DossierIdStream **stream = data;

  dossier_id_stream_free (*stream);
  g_free (stream);
}

static DossierIdStream *
make_lazy (DossierIdStream *stream, GPtrArray *waiting)
{
  DossierIdStream **place = g_new (DossierIdStream *, 1);

  *place = stream;
  g_ptr_array_add (waiting, place);
  return dossier_id_stream_new_lazy (open_waiting, place, NULL);
}

/* A random set, and a stream of it: from memory or from rows. */
static DossierIdStream *
make_leaf (GRand *random, sqlite3 *handle, Set *set)
{
  gboolean is_rows = g_rand_boolean (random);
  int      chance = g_rand_int_range (random, 0, 100);
  GArray  *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GString) json = g_string_new ("[");
  sqlite3_stmt    *statement = NULL;
  sqlite3_stmt    *probe = NULL;
  DossierIdStream *stream = NULL;

  for (gint64 id = 1; id <= N_IDS; id++)
    {
      set->has[id] = g_rand_int_range (random, 0, 100) < chance;
      if (!set->has[id])
        continue;
      g_array_append_val (ids, id);
      g_string_append_printf (json, "%s%" G_GINT64_FORMAT, json->len > 1 ? "," : "", id);
    }
  if (!is_rows)
    return dossier_id_stream_new_ids (ids);

  g_string_append_c (json, ']');
  g_array_unref (ids);
  g_assert_cmpint (sqlite3_prepare_v2 (handle, rows_sql, -1, &statement, NULL), ==, SQLITE_OK);
  dossier_statement_bind_text_copy (statement, ":ids", json->str);
  stream = dossier_id_stream_new_rows (statement, (guint) g_rand_int_range (random, 1, 50));
  if (g_rand_boolean (random))
    {
      g_assert_cmpint (sqlite3_prepare_v2 (handle, probe_sql, -1, &probe, NULL), ==, SQLITE_OK);
      dossier_statement_bind_text_copy (probe, ":ids", json->str);
      dossier_id_stream_set_probe (stream, probe);
    }
  return stream;
}

static DossierIdStream *
make_tree (GRand *random, sqlite3 *handle, int depth, Set *set, GPtrArray *waiting);

static DossierIdStream *
make_beside (GRand *random, sqlite3 *handle, int depth, Set *set, GPtrArray *waiting)
{
  Set              beside = { 0 };
  Set              check = { 0 };
  DossierIdStream *streams[3] = { make_tree (random, handle, depth, set, waiting),
                                  make_tree (random, handle, depth, &beside, waiting),
                                  make_tree (random, handle, depth, &check, waiting) };
  GPtrArray *left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);

  for (int i = g_rand_int_range (random, 0, 3); i > 0; i--)
    {
      Set out = { 0 };

      g_ptr_array_add (left_out, make_tree (random, handle, depth, &out, waiting));
      for (int id = 1; id <= N_IDS; id++)
        beside.has[id] = beside.has[id] && !out.has[id];
    }
  for (int id = 1; id <= N_IDS; id++)
    set->has[id] = set->has[id] || (beside.has[id] && check.has[id]);
  return dossier_id_stream_new_beside (streams[0],
                                       streams[1],
                                       left_out,
                                       make_lazy (streams[2], waiting));
}

static DossierIdStream *
make_tree (GRand *random, sqlite3 *handle, int depth, Set *set, GPtrArray *waiting)
{
  int              kind = depth == 0 ? 0 : g_rand_int_range (random, 0, 5);
  int              n = g_rand_int_range (random, kind == 1 ? 0 : 1, 4);
  GPtrArray       *streams = NULL;
  DossierIdStream *stream = NULL;
  Set              other = { 0 };

  if (kind == 0)
    return make_leaf (random, handle, set);
  if (kind == 3)
    {
      stream = make_tree (random, handle, depth - 1, set, waiting);
      stream = dossier_id_stream_new_but (stream,
                                          make_tree (random, handle, depth - 1, &other, waiting));
      for (int id = 1; id <= N_IDS; id++)
        set->has[id] = set->has[id] && !other.has[id];
      return stream;
    }
  if (kind == 4)
    return make_beside (random, handle, depth - 1, set, waiting);

  streams = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);
  for (int id = 1; id <= N_IDS; id++)
    set->has[id] = kind == 2;
  for (int i = 0; i < n; i++)
    {
      memset (&other, 0, sizeof other);
      g_ptr_array_add (streams, make_tree (random, handle, depth - 1, &other, waiting));
      for (int id = 1; id <= N_IDS; id++)
        set->has[id] = kind == 1 ? set->has[id] || other.has[id] : set->has[id] && other.has[id];
    }
  return kind == 1 ? dossier_id_stream_new_any (streams) : dossier_id_stream_new_each (streams);
}

static void
test_random_trees (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (4711);
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  for (int round = 0; round < 300; round++)
    {
      Set    set = { 0 };
      gint64 id = N_IDS + 1;
      int    expected = N_IDS;
      g_autoptr (DossierIdStream) stream = NULL;
      g_autoptr (GPtrArray) waiting = g_ptr_array_new_with_free_func (free_waiting);

      stream = make_tree (random, handle, MAX_DEPTH, &set, waiting);
      do
        {
          /* One by one, and with jumps. */
          gint64 at_most = id - (round % 2 == 0 ? 1 : g_rand_int_range (random, 1, 30));
          g_autoptr (GError) error = NULL;

          at_most = MAX (at_most, 0);
          expected = (int) at_most;
          while (expected > 0 && !set.has[expected])
            expected--;
          g_assert_true (dossier_id_stream_seek (stream, at_most, &id, &error));
          g_assert_no_error (error);
          g_assert_cmpint (id, ==, expected);
        }
      while (id > 0);
    }
  sqlite3_close (handle);
}

/* What there is, and whether a window of it has nothing. */
typedef struct
{
  struct
  {
    gint64 first;
    gint64 last;
    gint64 step;
  } runs[2];
  gboolean is_rare;
} Windows;

static const Windows windows[] = {
  { { { 1, 9000, 7 } }, FALSE },
  { { { 1, 9000, 900 } }, FALSE },
  { { { 1, 900, 3 }, { 8000, 9000, 2 } }, TRUE },
  { { { 1, 9000, 4000 } }, TRUE },
  { { { 1, 300, 1 } }, TRUE },
  { { { 9001, 9000, 1 } }, TRUE },
};

typedef struct
{
  const Windows *windows;
  guint          n_opened;
} Rest;

static GArray *
list_windows (const Windows *self)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < G_N_ELEMENTS (self->runs) && self->runs[i].step > 0; i++)
    for (gint64 id = self->runs[i].first; id <= self->runs[i].last; id += self->runs[i].step)
      g_array_append_val (ids, id);
  return ids;
}

static DossierIdStream *
open_rest (gpointer data, GError **error)
{
  Rest *self = data;

  self->n_opened++;
  return dossier_id_stream_new_ids (list_windows (self->windows));
}

static DossierIdStream *
make_windows (sqlite3 *handle, Rest *rest, guint patience)
{
  static const char sql[] = "SELECT value FROM json_each (:ids) "
                            "WHERE value <= :below AND value > :floor ORDER BY value DESC";
  g_autoptr (GArray) ids = list_windows (rest->windows);
  g_autoptr (GString) json = g_string_new ("[");
  sqlite3_stmt *statement = NULL;

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (json,
                            "%s%" G_GINT64_FORMAT,
                            i > 0 ? "," : "",
                            g_array_index (ids, gint64, i));
  g_string_append_c (json, ']');
  g_assert_cmpint (sqlite3_prepare_v2 (handle, sql, -1, &statement, NULL), ==, SQLITE_OK);
  dossier_statement_bind_text_copy (statement, ":ids", json->str);
  return dossier_id_stream_new_windows (statement, patience, 9000, open_rest, rest, NULL);
}

static void
check_windows (sqlite3 *handle, const Windows *self, guint patience, gint64 leap)
{
  Rest rest = { self, 0 };
  g_autoptr (DossierIdStream) stream = make_windows (handle, &rest, patience);
  g_autoptr (DossierIdStream) expected = open_rest (&rest, NULL);
  gint64 id = DOSSIER_ID_STREAM_FIRST + leap;
  gint64 other = 0;

  rest.n_opened = 0;
  do
    {
      gint64 at_most = MAX (id - leap, 0);

      g_assert_true (dossier_id_stream_seek (stream, at_most, &id, NULL));
      g_assert_true (dossier_id_stream_seek (expected, at_most, &other, NULL));
      g_assert_cmpint (id, ==, other);
    }
  while (id > 0);
  g_assert_cmpuint (rest.n_opened, ==, self->is_rare ? 1 : 0);
}

static void
test_windows (void)
{
  sqlite3 *handle = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (windows); i++)
    {
      check_windows (handle, &windows[i], 8, 1);
      check_windows (handle, &windows[i], 8, 50);
      check_windows (handle, &windows[i], 100000, 1);
    }
  sqlite3_close (handle);
}

static void
test_error (void)
{
  sqlite3      *handle = NULL;
  sqlite3_stmt *statement = NULL;
  gint64        id = 5;
  g_autoptr (DossierIdStream) stream = NULL;
  g_autoptr (GPtrArray) streams = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (sqlite3_open (":memory:", &handle), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (handle,
                                       "SELECT json_extract ('no json', '$') + :below",
                                       -1,
                                       &statement,
                                       NULL),
                   ==,
                   SQLITE_OK);
  g_ptr_array_set_free_func (streams, (GDestroyNotify) dossier_id_stream_free);
  g_ptr_array_add (streams, dossier_id_stream_new_rows (statement, 1));
  stream = dossier_id_stream_new_each (g_steal_pointer (&streams));
  g_assert_false (dossier_id_stream_seek (stream, 10, &id, &error));
  g_assert_nonnull (error);
  g_assert_cmpint (id, ==, 0);
  g_clear_pointer (&stream, dossier_id_stream_free);
  sqlite3_close (handle);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/id-stream/any-tree-of-streams-is-the-set-it-says", test_random_trees);
  g_test_add_func ("/store/id-stream/windows-are-read-until-one-has-nothing", test_windows);
  g_test_add_func ("/store/id-stream/a-row-that-cannot-be-read-is-an-error", test_error);

  return g_test_run ();
}
