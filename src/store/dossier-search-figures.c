/* dossier-search-figures.c: the articles that have a figure of some value and noun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-search-figures.h"

#include "core/recognise/dossier-figures.h"
#include "store/dossier-db-private.h"
#include "store/dossier-figure-keys.h"
#include "store/dossier-search-terms.h"

#include <float.h>
#include <math.h>
#include <string.h>

/* As many hits as a list shows at first. */
#define N_FIRST 256

/* Of the keys that a beginning of a word may mean, so many at most are read as they are asked. */
#define MAX_STREAMS 32

/* Finding another article in the key costs about so many steps. */
#define PATIENCE 32

/* What follows every text that begins with the words. */
#define AFTER_ALL "\xf4\x8f\xbf\xbf"

/* One key, and how many figures have it. */
typedef struct
{
  gint64 id;
  gint64 n;
} Key;

typedef struct
{
  double low;
  double high;
} Range;

static void
bind_key (DossierStatement *statement, gint64 key_id, const Range *range)
{
  dossier_statement_bind_int (statement, ":key", key_id);
  dossier_statement_bind_double (statement, ":low", range->low);
  dossier_statement_bind_double (statement, ":high", range->high);
}

/* The canonical name of the unit that a reader typed as "km" or "dollars"; NULL for what is
 * counted. */
static char *
dup_unit (const char *typed)
{
  g_autofree char *amount = g_strdup_printf ("5 %s", typed);
  g_autoptr (GPtrArray) figures =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  const DossierMention *mention = NULL;

  dossier_figures_find (amount, strlen (amount), figures);
  if (*typed == '\0' || figures->len != 1)
    return NULL;
  mention = g_ptr_array_index (figures, 0);
  if (mention->span.start != 0 || mention->span.end != strlen (amount) ||
      *mention->figure->unit == '\0')
    return NULL;

  return g_strdup (mention->figure->unit);
}

/* The keys that are the words, or that begin between two texts.
 *
 * @keys: (element-type Key): they are added to it
 */
static gboolean
add_keys (DossierDb  *db,
          const char *words,
          const char *low,
          const char *high,
          GArray     *keys,
          GError    **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SEARCH_FIGURE_KEYS, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, ":words", words);
  dossier_statement_bind_text (statement, ":low", low);
  dossier_statement_bind_text (statement, ":high", high);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      Key key = { dossier_statement_get_int (statement, 0),
                  dossier_statement_get_int (statement, 1) };

      g_array_append_val (keys, key);
    }

  return step == DOSSIER_STEP_DONE;
}

/* What is typed as a unit means that; while it may be the beginning of a word, that too. */
static gboolean
choose_keys (DossierDb *db, const DossierQueryTerm *term, GArray *keys, GError **error)
{
  g_autofree char *unit = dup_unit (term->value);
  g_autofree char *words = dossier_figure_keys_fold (term->value, strlen (term->value));
  g_autofree char *low = g_strconcat (words, term->is_prefix ? "" : " ", NULL);
  g_autofree char *high = g_strconcat (words, term->is_prefix ? AFTER_ALL : "!", NULL);

  if (*words == '\0')
    return add_keys (db, "", "", "", keys, error);
  if (unit != NULL)
    {
      g_autofree char *folded = dossier_figure_keys_fold (unit, strlen (unit));
      g_autofree char *key = g_strconcat ("=", folded, NULL);

      if (!add_keys (db, key, "", "", keys, error))
        return FALSE;
      if (!term->is_prefix)
        return TRUE;
    }

  return add_keys (db, words, low, high, keys, error);
}

/* Articles with figures of one key.
 *
 * @limit: 0 for all
 * @is_whole: (out): FALSE when there are more than @limit; @ids is then as it was
 */
static gboolean
read_ids (DossierDb   *db,
          const Key   *key,
          const Range *range,
          guint        limit,
          GArray      *ids,
          gboolean    *is_whole,
          GError     **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SEARCH_FIGURES, error);
  guint       n_before = ids->len;
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  bind_key (statement, key->id, range);
  dossier_statement_bind_limit (statement, limit > 0 ? limit + 1 : 0);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  *is_whole = limit == 0 || ids->len - n_before <= limit;
  if (!*is_whole)
    g_array_set_size (ids, n_before);

  return step == DOSSIER_STEP_DONE;
}

static DossierStatement *
prepare_rows (DossierDb *db, const Key *key, const Range *range, GError **error)
{
  DossierStatement *statement = dossier_db_prepare (db, DOSSIER_SQL_SEARCH_FIGURE_ROWS, error);

  if (statement == NULL)
    return NULL;
  bind_key (statement, key->id, range);
  dossier_statement_bind_int (statement, ":floor", 0);

  return statement;
}

/* Reading all m figures of a key that are in range costs m rows; reading the key's n figures in the
 * order of their articles costs N_FIRST * n / m until the first hits are there. Both are the same
 * for m² = N_FIRST * n; the second way is taken after half as many rows, for they are lost then. */
static guint
limit_for (const Key *key)
{
  return (guint) sqrt ((double) N_FIRST * (double) MAX (key->n, 1) / 4.0) + 1;
}

static gboolean
is_everything (const Range *range)
{
  return range->low <= -DBL_MAX && range->high >= DBL_MAX;
}

/* Figures of one key, for whoever opens them later. */
typedef struct
{
  DossierDb *db;
  Key        key;
  Range      range;
} Wanted;

/* Those of a key that are few are read at once, the others as they are asked. */
static DossierIdStream *
open_rare (gpointer data, GError **error)
{
  const Wanted *self = data;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean          is_whole = FALSE;
  DossierStatement *statement = NULL;

  if (!read_ids (self->db, &self->key, &self->range, limit_for (&self->key), ids, &is_whole, error))
    return NULL;
  if (is_whole)
    return dossier_id_stream_new_ids (g_steal_pointer (&ids));

  statement = prepare_rows (self->db, &self->key, &self->range, error);
  return statement != NULL ? dossier_id_stream_new_rows (statement, PATIENCE) : NULL;
}

static gboolean
open_key (DossierDb   *db,
          const Key   *key,
          const Range *range,
          GPtrArray   *streams,
          GArray      *ids,
          GError     **error)
{
  gboolean          is_whole = FALSE;
  Wanted           *wanted = NULL;
  gint64            newest = 0;
  DossierStatement *statement = NULL;

  if (streams->len >= MAX_STREAMS || key->n <= limit_for (key))
    return read_ids (db, key, range, 0, ids, &is_whole, error);

  statement = prepare_rows (db, key, range, error);
  if (statement == NULL)
    return FALSE;
  if (is_everything (range))
    {
      g_ptr_array_add (streams, dossier_id_stream_new_rows (statement, PATIENCE));
      return TRUE;
    }
  if (!dossier_search_find_newest (db, &newest, error))
    {
      sqlite3_finalize (statement);
      return FALSE;
    }
  wanted = g_new0 (Wanted, 1);
  *wanted = (Wanted){ db, *key, *range };
  g_ptr_array_add (
      streams,
      dossier_id_stream_new_windows (statement, PATIENCE, newest, open_rare, wanted, g_free));
  return TRUE;
}

DossierIdStream *
dossier_search_figures_open (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  Range range = { -DBL_MAX, DBL_MAX };

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (term != NULL && term->kind == DOSSIER_QUERY_FIGURE, NULL);

  if (isfinite (term->low))
    range.low = term->low;
  if (isfinite (term->high))
    range.high = term->high;
  if (!choose_keys (db, term, keys, error))
    return NULL;
  for (guint i = 0; i < keys->len; i++)
    if (!open_key (db, &g_array_index (keys, Key, i), &range, streams, ids, error))
      return NULL;
  g_ptr_array_add (streams, dossier_id_stream_new_ids (g_steal_pointer (&ids)));

  return dossier_id_stream_new_any (g_steal_pointer (&streams));
}

DossierIdStream *
dossier_search_figures_open_any (DossierDb *db, GError **error)
{
  DossierQueryTerm any = {
    .kind = DOSSIER_QUERY_FIGURE,
    .value = (char *) "",
    .low = -INFINITY,
    .high = INFINITY,
  };

  return dossier_search_figures_open (db, &any, error);
}
