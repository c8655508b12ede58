/* bench-million.c: searching a million articles, against the full-text index asked by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notebook is written past the table files, short and without mentions: what counts here is how
 * many articles there are, and they should be there within minutes.
 */
#include "config.h"

#include "bench.h"

#include "store/dossier-articles.h"
#include "store/dossier-db-private.h"

#include <math.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#define SEED             7
#define N_ARTICLES       1000000
#define N_AT_ONCE        50000
#define N_WORDS          20000
#define N_SENTENCES      5
#define N_SENTENCE_WORDS 9
/* As many hits as a list shows at first. */
#define N_FIRST  256
#define N_ROUNDS 7
/* Of what takes less than a slice of the processor's time: one that was interrupted is no middle.
 */
#define N_QUICK_ROUNDS 41

/* --- The notebook --- */

typedef struct
{
  GRand        *random;
  GPtrArray    *words; /* the most common first */
  sqlite3_stmt *article;
  sqlite3_stmt *version;
  sqlite3_stmt *index;
  sqlite3_stmt *note;
} Generator;

static const char *const insertions[] = {
  "INSERT INTO article (id, url, host, title, site, published, language, lead, added, version_id, "
  "n_versions) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'en', ?4, 1700000000000 + ?1 * 1000, ?1, 1)",
  "INSERT INTO version (id, article_id, number, fetched, recogniser_revision, title, text, layout) "
  "VALUES (?1, ?1, 1, 1700000000000 + ?1 * 1000, 1, ?2, ?3, '{}')",
  "INSERT INTO search (rowid, title, byline, site, text) "
  "VALUES (?1, ?2, NULL, ?3, ?4)",
  "INSERT INTO annotation (uuid, article_id, version_id, start, \"end\", quote, prefix, suffix, "
  "colour, note, created, modified) "
  "VALUES ('note-' || ?1, ?1, ?1, 0, length (CAST (?2 AS BLOB)), ?2, '', '', 'yellow', ?3, ?1, ?1)",
};

static char *
make_word (GRand *random, guint n_syllables)
{
  static const char *const onsets[] = { "b", "d", "f", "g",  "k",  "l",  "m",  "n", "p",
                                        "r", "s", "t", "st", "br", "sh", "ch", "w", "v" };
  static const char *const nuclei[] = { "a", "e", "i", "o", "u", "ea", "ou" };
  g_autoptr (GString) word = g_string_new (NULL);

  for (guint i = 0; i < n_syllables; i++)
    g_string_append_printf (word,
                            "%s%s",
                            onsets[g_rand_int_range (random, 0, G_N_ELEMENTS (onsets))],
                            nuclei[g_rand_int_range (random, 0, G_N_ELEMENTS (nuclei))]);
  return g_string_free (g_steal_pointer (&word), FALSE);
}

static GPtrArray *
make_words (GRand *random)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < N_WORDS; i++)
    g_ptr_array_add (words, make_word (random, i < 60 ? 1 : 2 + i % 2));
  return words;
}

/* The n-th most common word is about n times as rare as the first. */
static const char *
pick (Generator *self)
{
  double rank = pow ((double) self->words->len, g_rand_double (self->random));

  return g_ptr_array_index (self->words, MIN ((guint) rank, self->words->len) - 1);
}

static void
append_words (Generator *self, GString *text, guint n_words)
{
  for (guint i = 0; i < n_words; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", pick (self));
}

static void
insert (DossierDb *db, sqlite3_stmt *statement)
{
  if (sqlite3_step (statement) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (dossier_db_get_handle (db)));
  sqlite3_reset (statement);
}

static void
bind_text (sqlite3_stmt *statement, int at, const char *text)
{
  sqlite3_bind_text (statement, at, text, -1, SQLITE_TRANSIENT);
}

static void
add_article (DossierDb *db, Generator *self, gint64 id)
{
  g_autoptr (GString) title = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  guint            host = (guint) (id * 7919 % 211);
  g_autofree char *url = g_strdup_printf ("https://news%u.example/%" G_GINT64_FORMAT, host, id);
  g_autofree char *key = g_strdup_printf ("example.news%u.", host);
  g_autofree char *site = g_strdup_printf ("News %u", host);
  g_autofree char *day = g_strdup_printf ("%u-%02u-%02u",
                                          2015 + (guint) (id * 11 / N_ARTICLES),
                                          (guint) (id / 28 % 12) + 1,
                                          (guint) (id % 28) + 1);

  append_words (self, title, 4);
  g_string_append (text, title->str);
  for (guint i = 0; i < N_SENTENCES; i++)
    {
      g_string_append (text, i == 0 ? "\n" : " ");
      append_words (self, text, N_SENTENCE_WORDS);
      g_string_append_c (text, '.');
    }
  sqlite3_bind_int64 (self->article, 1, id);
  bind_text (self->article, 2, url);
  bind_text (self->article, 3, key);
  bind_text (self->article, 4, title->str);
  bind_text (self->article, 5, site);
  bind_text (self->article, 6, day);
  insert (db, self->article);
  sqlite3_bind_int64 (self->version, 1, id);
  bind_text (self->version, 2, title->str);
  bind_text (self->version, 3, text->str);
  insert (db, self->version);
  sqlite3_bind_int64 (self->index, 1, id);
  bind_text (self->index, 2, title->str);
  bind_text (self->index, 3, site);
  bind_text (self->index, 4, text->str);
  insert (db, self->index);
  if (id % 40 != 0)
    return;
  sqlite3_bind_int64 (self->note, 1, id);
  bind_text (self->note, 2, title->str);
  bind_text (self->note, 3, pick (self));
  insert (db, self->note);
}

static void
run (DossierDb *db, const char *sql)
{
  g_autoptr (GError) error = NULL;

  if (!dossier_db_execute (db, sql, &error))
    g_error ("%s", error->message);
}

static void
generate (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, &error);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) words = make_words (random);
  Generator      self = { .random = random, .words = words };
  sqlite3_stmt **statements[] = { &self.article, &self.version, &self.index, &self.note };
  double         start = bench_now ();

  if (db == NULL)
    g_error ("%s", error->message);
  run (db,
       "PRAGMA synchronous = OFF;"
       "PRAGMA cache_size = -262144;"
       "INSERT INTO search (search, rank) VALUES ('hashsize', 67108864)");
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    if (sqlite3_prepare_v2 (dossier_db_get_handle (db), insertions[i], -1, statements[i], NULL) !=
        SQLITE_OK)
      g_error ("%s", sqlite3_errmsg (dossier_db_get_handle (db)));
  for (gint64 id = 1; id <= N_ARTICLES; id++)
    {
      if (id % N_AT_ONCE == 1)
        run (db, "BEGIN");
      add_article (db, &self, id);
      if (id % N_AT_ONCE == 0)
        run (db, "COMMIT");
    }
  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    sqlite3_finalize (*statements[i]);
  run (db,
       "PRAGMA synchronous = FULL;"
       "INSERT INTO search (search, rank) VALUES ('hashsize', 1048576)");
  bench_print ("generating 1,000,000 articles", (bench_now () - start) / 1000, "s");
}

/* --- The questions --- */

/* Milliseconds of the processor's time: all of the index is in memory, and what else the machine
 * does says nothing about either side. */
static double
now (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1e3 + (double) time.tv_nsec / 1e6;
}

/* The full-text index alone: ids, newest first. */
static double
ask_index (DossierDb *db, const char *match, guint limit, guint *n_found)
{
  sqlite3_stmt *statement = NULL;
  double        start = now ();

  *n_found = 0;
  if (sqlite3_prepare_v2 (dossier_db_get_handle (db),
                          "SELECT rowid FROM search WHERE search MATCH ?1 "
                          "ORDER BY rowid DESC LIMIT ?2",
                          -1,
                          &statement,
                          NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (dossier_db_get_handle (db)));
  bind_text (statement, 1, match);
  sqlite3_bind_int64 (statement, 2, limit > 0 ? (gint64) limit : -1);
  while (sqlite3_step (statement) == SQLITE_ROW)
    *n_found += 1;
  sqlite3_finalize (statement);
  return now () - start;
}

static double
ask_store (DossierDb *db, const char *typed, guint limit, guint *n_found)
{
  DossierArticleQuery query = { .scope = DOSSIER_SCOPE_EVERYTHING, .words = typed, .limit = limit };
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;
  double start = now ();

  if (!dossier_articles_query (db, &query, ids, &error))
    g_error ("%s", error->message);
  *n_found = ids->len;
  return now () - start;
}

/* What is compared: on one side the ids of the articles whose text has the words, newest first, all
 * or as many as a list shows at first, from a statement that is prepared, run and thrown away, over
 * the very table that ours asks. On ours the same order and number from the function that the list
 * asks, with all that it does besides: understanding what was typed, looking whether a word is a
 * name of somebody who has others, asking the notes too and putting both answers into one.
 *
 * By turns, so that both meet the same weather. */
static void
compare (DossierDb *db, const char *typed, const char *match, guint limit)
{
  g_autoptr (GArray) of_index = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) of_store = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *name = NULL;
  guint            n_in_index = 0;
  guint            n_found = 0;
  double           bare;
  double           ours;

  for (guint i = 0; i < (limit > 0 ? N_QUICK_ROUNDS : N_ROUNDS); i++)
    {
      bench_add (of_index, ask_index (db, match, limit, &n_in_index));
      bench_add (of_store, ask_store (db, typed, limit, &n_found));
    }
  bare = bench_get_quantile (of_index, 0.5);
  ours = bench_get_quantile (of_store, 0.5);
  name = g_strdup_printf ("%s, %s (%u)", typed, limit > 0 ? "the first" : "all", n_found);
  printf ("  %-40s bare %9.3f ms, ours %9.3f ms, ratio %5.2f\n", name, bare, ours, ours / bare);
  fflush (stdout);
}

/* @words: what the digits from 1 on stand for. (transfer full) */
static char *
fill_in (const char *pattern, const char *const *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (; *pattern != '\0'; pattern++)
    if (g_ascii_isdigit (*pattern))
      g_string_append (text, words[*pattern - '1']);
    else
      g_string_append_c (text, *pattern);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* @only: (nullable): of the questions */
static void
measure_store (const char *path, const char *only)
{
  /* With the index's own question for the same words. The digits stand for a common, a usual and a
   * rare word, and the beginnings of the first two. */
  static const struct
  {
    const char *typed;
    const char *match;
  } questions[] = {
    { "1 ", "\"1\"" },
    { "2 ", "\"2\"" },
    { "3 ", "\"3\"" },
    { "1 2 ", "\"1\" AND \"2\"" },
    { "2 3 ", "\"2\" AND \"3\"" },
    { "\"1 2\" ", "\"1 2\"" },
    { "4", "\"4\"*" },
    { "5", "\"5\"*" },
    { "1 5", "\"1\" AND \"5\"*" },
    { "1 OR 3 ", "\"1\" OR \"3\"" },
    { "2 OR 3 ", "\"2\" OR \"3\"" },
    { "2 -1 ", "\"2\" NOT \"1\"" },
    { "1 -2 ", "\"1\" NOT \"2\"" },
    { "3 -2 ", "\"3\" NOT \"2\"" },
    { "1 2 -3 ", "(\"1\" AND \"2\") NOT \"3\"" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_ONLY, &error);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) words = make_words (random);
  const char *chosen[] = { words->pdata[0], words->pdata[100], words->pdata[15000], NULL, NULL };
  g_autofree char *beginning = g_strndup (words->pdata[0], 2);
  g_autofree char *other_beginning = g_strndup (words->pdata[100], 3);

  if (db == NULL)
    g_error ("%s", error->message);
  chosen[3] = beginning;
  chosen[4] = other_beginning;
  printf ("searching 1,000,000 articles, and the full-text index by itself\n");
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *typed = fill_in (questions[i].typed, chosen);
      g_autofree char *match = fill_in (questions[i].match, chosen);

      if (only != NULL && strstr (questions[i].typed, only) == NULL)
        continue;
      compare (db, typed, match, N_FIRST);
      compare (db, typed, match, 0);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *path = NULL;

  if (argc < 2 || argc > 3)
    {
      fputs ("usage: bench-million FOLDER [QUESTION, as \"OR\"]\n", stderr);
      return 2;
    }
  path = g_build_filename (argv[1], "million.dossier", NULL);
  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    generate (path);
  measure_store (path, argc == 3 ? argv[2] : NULL);
  return 0;
}
