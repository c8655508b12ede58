/* dossier-id-stream.c: ids of articles, newest first, read only as far as somebody asks.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-id-stream.h"

/* So many places too far away in a row make the next one far; it is looked again each so many. */
#define FAR        4
#define LOOK_AGAIN 16

/* So many articles without a hit are worth reading to find out that hits are not everywhere. */
#define WINDOW 1024

typedef enum
{
  KIND_ROWS,
  KIND_WINDOWS,
  KIND_IDS,
  KIND_ANY,
  KIND_EACH,
  KIND_BUT,
  KIND_BESIDE,
  KIND_LAZY,
  KIND_EVERY,
} Kind;

struct _DossierIdStream
{
  Kind kind;
  /* Where it stands; 0 after the last. */
  gint64 id;

  /* rows */
  DossierStatement *statement;
  DossierStatement *probe; /* (nullable) */
  guint             patience;
  gboolean          is_asked;
  guint             n_exhausted; /* times in a row that patience ended before the place was there */

  /* windows; what a row has, too, and what is opened lazily as its only stream */
  gint64   newest;
  gint64   floor;
  gboolean has_met;

  /* ids */
  GArray *ids;
  guint   at;

  /* any, each, but, beside, lazy */
  GPtrArray *streams;

  /* lazy, windows */
  DossierIdStreamOpen open;
  gpointer            data;
  GDestroyNotify      free_data;
};

static DossierIdStream *
new_stream (Kind kind)
{
  DossierIdStream *self = g_new0 (DossierIdStream, 1);

  self->kind = kind;
  self->id = G_MAXINT64;

  return self;
}

DossierIdStream *
dossier_id_stream_new_rows (DossierStatement *statement, guint patience)
{
  DossierIdStream *self = new_stream (KIND_ROWS);

  g_return_val_if_fail (statement != NULL, NULL);

  self->statement = statement;
  self->patience = patience;

  return self;
}

void
dossier_id_stream_set_probe (DossierIdStream *self, DossierStatement *probe)
{
  g_return_if_fail (self != NULL && self->kind == KIND_ROWS);
  g_return_if_fail (self->probe == NULL);

  self->probe = probe;
}

static int
compare_falling (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one < other) - (one > other);
}

DossierIdStream *
dossier_id_stream_new_ids (GArray *ids)
{
  DossierIdStream *self = new_stream (KIND_IDS);

  g_return_val_if_fail (ids != NULL, NULL);

  g_array_sort (ids, compare_falling);
  self->ids = ids;

  return self;
}

DossierIdStream *
dossier_id_stream_new_any (GPtrArray *streams)
{
  DossierIdStream *self = new_stream (KIND_ANY);

  g_return_val_if_fail (streams != NULL, NULL);

  self->streams = streams;

  return self;
}

DossierIdStream *
dossier_id_stream_new_each (GPtrArray *streams)
{
  DossierIdStream *self = new_stream (KIND_EACH);

  g_return_val_if_fail (streams != NULL && streams->len > 0, NULL);

  self->streams = streams;

  return self;
}

static DossierIdStream *
new_parent (Kind kind)
{
  DossierIdStream *self = new_stream (kind);

  self->streams = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);

  return self;
}

DossierIdStream *
dossier_id_stream_new_either (DossierIdStream *one, DossierIdStream *other)
{
  DossierIdStream *self = new_parent (KIND_ANY);

  g_ptr_array_add (self->streams, one);
  g_ptr_array_add (self->streams, other);

  return self;
}

DossierIdStream *
dossier_id_stream_new_but (DossierIdStream *stream, DossierIdStream *but)
{
  DossierIdStream *self = new_parent (KIND_BUT);

  g_ptr_array_add (self->streams, stream);
  g_ptr_array_add (self->streams, but);

  return self;
}

DossierIdStream *
dossier_id_stream_new_beside (DossierIdStream *stream,
                              DossierIdStream *beside,
                              GPtrArray       *left_out,
                              DossierIdStream *check)
{
  DossierIdStream *self = new_parent (KIND_BESIDE);

  g_ptr_array_add (self->streams, stream);
  g_ptr_array_add (self->streams, beside);
  g_ptr_array_extend_and_steal (self->streams, left_out);
  g_ptr_array_add (self->streams, check);

  return self;
}

DossierIdStream *
dossier_id_stream_new_every (void)
{
  return new_stream (KIND_EVERY);
}

DossierIdStream *
dossier_id_stream_new_lazy (DossierIdStreamOpen open, gpointer data, GDestroyNotify free_data)
{
  DossierIdStream *self = new_parent (KIND_LAZY);

  self->open = open;
  self->data = data;
  self->free_data = free_data;

  return self;
}

DossierIdStream *
dossier_id_stream_new_windows (DossierStatement   *statement,
                               guint               patience,
                               gint64              newest,
                               DossierIdStreamOpen open,
                               gpointer            data,
                               GDestroyNotify      free_data)
{
  DossierIdStream *self = dossier_id_stream_new_lazy (open, data, free_data);

  g_return_val_if_fail (statement != NULL, NULL);

  self->kind = KIND_WINDOWS;
  self->newest = newest;
  self->statement = statement;
  self->patience = patience;

  return self;
}

void
dossier_id_stream_free (DossierIdStream *self)
{
  if (self == NULL)
    return;

  sqlite3_finalize (self->statement);
  sqlite3_finalize (self->probe);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->streams, g_ptr_array_unref);
  if (self->free_data != NULL)
    self->free_data (self->data);
  g_free (self);
}

/* The question as it would have been put from @at_most on. */
static void
put_anew (DossierIdStream *self, gint64 at_most)
{
  sqlite3_reset (self->statement);
  if (self->patience != DOSSIER_ID_STREAM_PATIENT)
    dossier_statement_bind_int (self->statement, ":below", MIN (at_most, DOSSIER_ID_STREAM_FIRST));
  self->is_asked = TRUE;
}

/* Whether it has this very id. */
static gboolean
probe (DossierIdStream *self, gint64 id, gboolean *has, GError **error)
{
  DossierStep step = DOSSIER_STEP_ERROR;

  *has = FALSE;
  if (self->probe == NULL || id <= 0)
    return TRUE;
  sqlite3_reset (self->probe);
  dossier_statement_bind_int (self->probe, ":at", id);
  step = dossier_statement_step (self->probe, error);
  *has = step == DOSSIER_STEP_ROW;

  return step != DOSSIER_STEP_ERROR;
}

/* Where the last places were too far, the next will be: it goes there at once, and only now and
 * then looks whether they are near again. */
static guint
choose_patience (DossierIdStream *self)
{
  gboolean is_far = self->n_exhausted >= FAR && self->probe == NULL;

  return is_far && self->n_exhausted % LOOK_AGAIN != 0 ? 0 : self->patience;
}

/* After a probe the statement is left behind; it goes on from there when it is asked again. */
static gboolean
seek_rows (DossierIdStream *self, gint64 at_most, GError **error)
{
  guint    n_steps = 0;
  guint    patience = self->patience;
  gboolean has = FALSE;

  if (self->is_asked)
    patience = choose_patience (self);
  else
    put_anew (self, at_most);
  do
    {
      DossierStep step = DOSSIER_STEP_ERROR;

      if (n_steps++ == patience)
        {
          self->n_exhausted++;
          if (!probe (self, at_most, &has, error))
            return FALSE;
          if (has)
            {
              self->id = at_most;
              return TRUE;
            }
          put_anew (self, at_most);
        }
      step = dossier_statement_step (self->statement, error);
      if (step == DOSSIER_STEP_ERROR)
        return FALSE;
      self->id = step == DOSSIER_STEP_ROW ? dossier_statement_get_int (self->statement, 0) : 0;
    }
  while (self->id > at_most);
  if (n_steps <= patience)
    self->n_exhausted = 0;

  return TRUE;
}

static void
put_window (DossierIdStream *self, gint64 at_most)
{
  at_most = MIN (at_most, self->newest);
  self->floor = MAX (at_most - WINDOW, 0);
  sqlite3_reset (self->statement);
  dossier_statement_bind_int (self->statement, ":below", at_most);
  dossier_statement_bind_int (self->statement, ":floor", self->floor);
  self->is_asked = TRUE;
  self->has_met = FALSE;
}

static gboolean seek_lazy (DossierIdStream *self, gint64 at_most, GError **error);

/* One window after the other while each has something; then what is opened for the rest. */
static gboolean
seek_windows (DossierIdStream *self, gint64 at_most, GError **error)
{
  guint n_steps = 0;

  if (self->streams->len > 0)
    return seek_lazy (self, at_most, error);
  if (!self->is_asked)
    put_window (self, at_most);
  do
    {
      DossierStep step = DOSSIER_STEP_ERROR;

      if (n_steps++ == self->patience)
        put_window (self, at_most);
      step = dossier_statement_step (self->statement, error);
      if (step == DOSSIER_STEP_ERROR)
        return FALSE;
      if (step == DOSSIER_STEP_ROW)
        {
          self->id = dossier_statement_get_int (self->statement, 0);
          self->has_met = TRUE;
        }
      else if (self->floor > 0 && !self->has_met)
        return seek_lazy (self, at_most, error);
      else if (self->floor > 0)
        put_window (self, MIN (at_most, self->floor));
      else
        self->id = 0;
    }
  while (self->id > at_most);

  return TRUE;
}

/* Steps that double, then halves: near things are near, far ones do not cost each step. */
static void
seek_ids (DossierIdStream *self, gint64 at_most)
{
  const gint64 *ids = (const gint64 *) self->ids->data;
  guint         low = self->at;
  guint         step = 1;
  guint         high = low;

  while (high < self->ids->len && ids[high] > at_most)
    {
      low = high + 1;
      high += step;
      step *= 2;
    }
  high = MIN (high, self->ids->len);
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (ids[middle] > at_most)
        low = middle + 1;
      else
        high = middle;
    }
  self->at = low;
  self->id = low < self->ids->len ? ids[low] : 0;
}

static gboolean seek (DossierIdStream *self, gint64 at_most, GError **error);

/* The one of the streams below it. Most of the time it stands there already. */
static inline gboolean
seek_child (DossierIdStream *self, guint i, gint64 at_most, gint64 *id, GError **error)
{
  DossierIdStream *child = g_ptr_array_index (self->streams, i);

  if (child->id > at_most && !seek (child, at_most, error))
    return FALSE;
  *id = child->id;

  return TRUE;
}

static gboolean
seek_any (DossierIdStream *self, gint64 at_most, GError **error)
{
  gint64 greatest = 0;

  for (guint i = 0; i < self->streams->len; i++)
    {
      gint64 id = 0;

      if (!seek_child (self, i, at_most, &id, error))
        return FALSE;
      greatest = MAX (greatest, id);
    }
  self->id = greatest;

  return TRUE;
}

/* Each in turn goes to where the last one stands, until all stand at one place. */
static gboolean
seek_each (DossierIdStream *self, gint64 at_most, GError **error)
{
  gint64 wanted = at_most;
  guint  n_agreeing = 0;

  for (guint i = 0; n_agreeing < self->streams->len; i = (i + 1) % self->streams->len)
    {
      gint64 id = 0;

      if (!seek_child (self, i, wanted, &id, error))
        return FALSE;
      if (id == 0)
        {
          wanted = 0;
          break;
        }
      n_agreeing = id == wanted ? n_agreeing + 1 : 1;
      wanted = id;
    }
  self->id = wanted;

  return TRUE;
}

static gboolean
seek_but (DossierIdStream *self, gint64 at_most, GError **error)
{
  gint64 left_out = 0;

  self->id = at_most + 1;
  do
    {
      if (!seek_child (self, 0, self->id - 1, &self->id, error) ||
          (self->id != 0 && !seek_child (self, 1, self->id, &left_out, error)))
        return FALSE;
    }
  while (self->id != 0 && left_out == self->id);

  return TRUE;
}

/* Whether what stands beside counts: none but the last of the others has it. */
static gboolean
check_beside (DossierIdStream *self, gint64 id, gboolean *counts, GError **error)
{
  guint last = self->streams->len - 1;

  *counts = TRUE;
  for (guint i = 2; *counts && i <= last; i++)
    {
      gint64 found = 0;

      if (!seek_child (self, i, id, &found, error))
        return FALSE;
      *counts = (found == id) == (i == last);
    }

  return TRUE;
}

static gboolean
seek_beside (DossierIdStream *self, gint64 at_most, GError **error)
{
  gint64   id = 0;
  gint64   beside = 0;
  gboolean counts = FALSE;

  if (!seek_child (self, 0, at_most, &id, error) || !seek_child (self, 1, at_most, &beside, error))
    return FALSE;
  while (beside > id && !counts)
    if (!check_beside (self, beside, &counts, error) ||
        (!counts && !seek_child (self, 1, beside - 1, &beside, error)))
      return FALSE;
  self->id = MAX (id, beside);

  return TRUE;
}

static gboolean
seek_lazy (DossierIdStream *self, gint64 at_most, GError **error)
{
  if (self->streams->len == 0)
    {
      DossierIdStream *stream = self->open (self->data, error);

      if (stream == NULL)
        return FALSE;
      g_ptr_array_add (self->streams, stream);
    }

  return seek_child (self, 0, at_most, &self->id, error);
}

static gboolean
seek (DossierIdStream *self, gint64 at_most, GError **error)
{
  switch (self->kind)
    {
    case KIND_ROWS:
      return seek_rows (self, at_most, error);
    case KIND_WINDOWS:
      return seek_windows (self, at_most, error);
    case KIND_IDS:
      seek_ids (self, at_most);
      return TRUE;
    case KIND_ANY:
      return seek_any (self, at_most, error);
    case KIND_EACH:
      return seek_each (self, at_most, error);
    case KIND_BUT:
      return seek_but (self, at_most, error);
    case KIND_BESIDE:
      return seek_beside (self, at_most, error);
    case KIND_EVERY:
      self->id = MAX (at_most, 0);
      return TRUE;
    case KIND_LAZY:
    default:
      return seek_lazy (self, at_most, error);
    }
}

gboolean
dossier_id_stream_seek (DossierIdStream *self, gint64 at_most, gint64 *id, GError **error)
{
  gboolean is_ok = TRUE;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  at_most = MIN (at_most, DOSSIER_ID_STREAM_FIRST);
  is_ok = self->id <= at_most || seek (self, at_most, error);
  *id = is_ok ? self->id : 0;

  return is_ok;
}
