/* bench-million.c: searching a million articles, against the full-text index asked by itself.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The notebook is written past the table files, and short: what counts here is how many articles
 * there are, and they should be there within minutes. Some of its words are names too, or things
 * counted, in every article that has them, so that what is asked of names and of numbers has the
 * same articles to find as the index has for the words.
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
#define SLOW           50.0

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

/* --- Names and numbers --- */

/* Of the words, by how common they are. The last two are names of one person. */
static const struct
{
  const char *kind;
  guint       words[3];
} names[] = {
  { "person", { 0, 100, 15000 } },
  { "place", { 1, 101, 15001 } },
  { "organization", { 2, 102, 15002 } },
};

#define FIRST_NAME  500
#define SECOND_NAME 501

/* Runs what has parameters ?1, ?2 (numbers) and ?3 (text). */
static void
run_with (DossierDb *db, const char *sql, gint64 one, gint64 two, const char *three)
{
  sqlite3_stmt *statement = NULL;

  if (sqlite3_prepare_v2 (dossier_db_get_handle (db), sql, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (dossier_db_get_handle (db)));
  sqlite3_bind_int64 (statement, 1, one);
  sqlite3_bind_int64 (statement, 2, two);
  bind_text (statement, 3, three);
  insert (db, statement);
  sqlite3_finalize (statement);
}

/* @word is a name of the entity, which is in all articles that have it. */
static void
add_name (DossierDb *db, gint64 entity_id, const char *word, gboolean is_own)
{
  run_with (db,
            "INSERT INTO entity_alias (entity_id, name, folded, is_own) VALUES (?1, ?3, ?3, ?2)",
            entity_id,
            is_own,
            word);
  run_with (db,
            "INSERT OR IGNORE INTO article_entity (entity_id, article_id, n) "
            "SELECT ?1, rowid, ?2 FROM search WHERE search MATCH ?3",
            entity_id,
            1,
            word);
}

/* @word is counted in all articles that have it: 0 to 4999 of them. */
static void
add_figures (DossierDb *db, gint64 key_id, const char *word)
{
  run_with (db, "INSERT INTO figure_key (id, words) VALUES (?1, ?3)", key_id, 0, word);
  run_with (db,
            "INSERT INTO article_figure (key_id, article_id, mention_id, low, high) "
            "SELECT ?1, rowid, rowid, (rowid * 7919) % 5000 + 0.0, (rowid * 7919) % 5000 + 0.0 "
            "FROM search WHERE search MATCH ?3",
            key_id,
            0,
            word);
}

static gboolean
has_names (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_ONLY, &error);
  sqlite3_stmt *statement = NULL;
  gboolean      has = FALSE;

  if (db == NULL || sqlite3_prepare_v2 (dossier_db_get_handle (db),
                                        "SELECT 1 FROM entity LIMIT 1",
                                        -1,
                                        &statement,
                                        NULL) != SQLITE_OK)
    g_error ("the notebook of a million articles cannot be read");
  has = sqlite3_step (statement) == SQLITE_ROW;
  sqlite3_finalize (statement);

  return has;
}

static void
generate_names (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, &error);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) words = make_words (random);
  gint64 id = 1;
  double start = bench_now ();

  if (db == NULL)
    g_error ("%s", error->message);
  run (db, "PRAGMA synchronous = OFF; PRAGMA cache_size = -262144; BEGIN");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    for (guint k = 0; k < G_N_ELEMENTS (names[i].words); k++, id++)
      {
        const char      *word = words->pdata[names[i].words[k]];
        g_autofree char *sql =
            g_strdup_printf ("INSERT INTO entity (id, kind, name) VALUES (?1, '%s', ?3)",
                             names[i].kind);

        run_with (db, sql, id, 0, word);
        add_name (db, id, word, TRUE);
        if (i == 0)
          add_figures (db, id, word);
      }
  run_with (db,
            "INSERT INTO entity (id, kind, name) VALUES (?1, 'person', ?3)",
            id,
            0,
            words->pdata[FIRST_NAME]);
  add_name (db, id, words->pdata[FIRST_NAME], TRUE);
  add_name (db, id, words->pdata[SECOND_NAME], FALSE);
  run (db, "COMMIT; PRAGMA synchronous = FULL");
  bench_print ("giving them names and numbers", (bench_now () - start) / 1000, "s");
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

typedef struct
{
  const char  *typed;
  const char  *match;
  DossierOrder order;
  /* (nullable): what the index knows nothing of, as SQL says it. */
  const char *filter;
} Question;

#define DAYS(which)                                                                                \
  "EXISTS (SELECT 1 FROM article WHERE article.id = search.rowid AND article.published " which ")"
#define FIGURES(key, least)                                                                        \
  "EXISTS (SELECT 1 FROM article_figure WHERE key_id = " key                                       \
  " AND article_id = search.rowid AND low > " least ")"
#define NOTES                                                                                      \
  "EXISTS (SELECT 1 FROM annotation WHERE annotation.article_id = search.rowid AND note <> '')"

/* The full-text index alone: ids, newest or best first. */
static double
ask_index (DossierDb *db, const Question *question, guint limit, guint *n_found)
{
  static const char *const orders[] = {
    [DOSSIER_ORDER_NEWEST] = "rowid DESC",
    [DOSSIER_ORDER_BEST] = "bm25 (search, 8, 2, 2, 1)",
  };
  g_autofree char *text =
      g_strdup_printf ("SELECT rowid FROM search WHERE search MATCH ?1 %s %s ORDER BY %s LIMIT ?2",
                       question->filter != NULL ? "AND" : "",
                       question->filter != NULL ? question->filter : "",
                       orders[question->order]);
  sqlite3_stmt *statement = NULL;
  double        start = now ();

  *n_found = 0;
  if (sqlite3_prepare_v2 (dossier_db_get_handle (db), text, -1, &statement, NULL) != SQLITE_OK)
    g_error ("%s", sqlite3_errmsg (dossier_db_get_handle (db)));
  bind_text (statement, 1, question->match);
  sqlite3_bind_int64 (statement, 2, limit > 0 ? (gint64) limit : -1);
  while (sqlite3_step (statement) == SQLITE_ROW)
    *n_found += 1;
  sqlite3_finalize (statement);
  return now () - start;
}

static double
ask_store (DossierDb *db, const Question *question, guint limit, guint *n_found)
{
  DossierArticleQuery query = { .scope = DOSSIER_SCOPE_EVERYTHING,
                                .words = question->typed,
                                .order = question->order,
                                .limit = limit };
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
compare (DossierDb *db, const Question *question, guint limit)
{
  g_autoptr (GArray) of_index = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) of_store = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *name = NULL;
  guint            n_in_index = 0;
  guint            n_found = 0;
  double           bare = 0;
  double           ours;

  for (guint i = 0; i < (limit > 0 && bare < SLOW ? N_QUICK_ROUNDS : N_ROUNDS); i++)
    {
      bare = ask_index (db, question, limit, &n_in_index);
      bench_add (of_index, bare);
      bench_add (of_store, ask_store (db, question, limit, &n_found));
    }
  bare = bench_get_quantile (of_index, 0.5);
  ours = bench_get_quantile (of_store, 0.5);
  name = g_strdup_printf ("%s%s, %s (%u of %u)",
                          question->typed,
                          question->order == DOSSIER_ORDER_BEST ? ", best" : "",
                          limit > 0 ? "first" : "all",
                          n_found,
                          n_in_index);
  printf ("  %-50s bare %9.3f ms, ours %9.3f ms, ratio %5.2f\n", name, bare, ours, ours / bare);
  fflush (stdout);
}

/* @words: what single digits from 1 on stand for; longer numbers stand for themselves.
 * (transfer full) */
static char *
fill_in (const char *pattern, const char *const *words)
{
  g_autoptr (GString) text = g_string_new (NULL);
  gboolean is_in_number = FALSE;

  for (; *pattern != '\0'; is_in_number = g_ascii_isdigit (*pattern), pattern++)
    if (g_ascii_isdigit (*pattern) && !is_in_number && !g_ascii_isdigit (pattern[1]))
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
   * rare word, and the beginnings of the first two; 6 and 7 are names of one person, 8 and 9 a
   * usual and a rare place. */
  static const Question questions[] = {
    { "1 ", "\"1\"", DOSSIER_ORDER_NEWEST },
    { "2 ", "\"2\"", DOSSIER_ORDER_NEWEST },
    { "3 ", "\"3\"", DOSSIER_ORDER_NEWEST },
    { "1 2 ", "\"1\" AND \"2\"", DOSSIER_ORDER_NEWEST },
    { "2 3 ", "\"2\" AND \"3\"", DOSSIER_ORDER_NEWEST },
    { "\"1 2\" ", "\"1 2\"", DOSSIER_ORDER_NEWEST },
    { "4", "\"4\"*", DOSSIER_ORDER_NEWEST },
    { "5", "\"5\"*", DOSSIER_ORDER_NEWEST },
    { "1 5", "\"1\" AND \"5\"*", DOSSIER_ORDER_NEWEST },
    { "1 OR 3 ", "\"1\" OR \"3\"", DOSSIER_ORDER_NEWEST },
    { "2 OR 3 ", "\"2\" OR \"3\"", DOSSIER_ORDER_NEWEST },
    { "2 -1 ", "\"2\" NOT \"1\"", DOSSIER_ORDER_NEWEST },
    { "1 -2 ", "\"1\" NOT \"2\"", DOSSIER_ORDER_NEWEST },
    { "3 -2 ", "\"3\" NOT \"2\"", DOSSIER_ORDER_NEWEST },
    { "1 2 -3 ", "(\"1\" AND \"2\") NOT \"3\"", DOSSIER_ORDER_NEWEST },
    { "6 ", "\"6\" OR \"7\"", DOSSIER_ORDER_NEWEST },
    { "1 6 ", "\"1\" AND (\"6\" OR \"7\")", DOSSIER_ORDER_NEWEST },
    { "person:1 ", "\"1\"", DOSSIER_ORDER_NEWEST },
    { "person:2 ", "\"2\"", DOSSIER_ORDER_NEWEST },
    { "place:8 ", "\"8\"", DOSSIER_ORDER_NEWEST },
    { "place:9 ", "\"9\"", DOSSIER_ORDER_NEWEST },
    { "person:2 place:8 ", "\"2\" AND \"8\"", DOSSIER_ORDER_NEWEST },
    { "1 person:2 ", "\"1\" AND \"2\"", DOSSIER_ORDER_NEWEST },
    { "2 person:1 ", "\"2\" AND \"1\"", DOSSIER_ORDER_NEWEST },
    { "1 -person:2 ", "\"1\" NOT \"2\"", DOSSIER_ORDER_NEWEST },
    { "3 OR person:2 ", "\"3\" OR \"2\"", DOSSIER_ORDER_NEWEST },
    { "figure:1 ", "\"1\"", DOSSIER_ORDER_NEWEST },
    { "figure:>500 2 ", "\"2\"", DOSSIER_ORDER_NEWEST, FIGURES ("2", "500") },
    { "figure:>4990 1 ", "\"1\"", DOSSIER_ORDER_NEWEST, FIGURES ("1", "4990") },
    { "figure:>500 2 1 ", "\"2\" AND \"1\"", DOSSIER_ORDER_NEWEST, FIGURES ("2", "500") },
    { "site:\"News 17\" ", "site : \"News 17\"", DOSSIER_ORDER_NEWEST },
    { "1 site:\"News 17\" ", "\"1\" AND site : \"News 17\"", DOSSIER_ORDER_NEWEST },
    { "2 site:news17.example ", "\"2\" AND site : \"News 17\"", DOSSIER_ORDER_NEWEST },
    { "1 after:2020 ", "\"1\"", DOSSIER_ORDER_NEWEST, DAYS ("> '2020~'") },
    { "2 before:2020 ", "\"2\"", DOSSIER_ORDER_NEWEST, DAYS ("< '2020'") },
    { "2 after:2016 before:2018-03 ",
      "\"2\"",
      DOSSIER_ORDER_NEWEST,
      DAYS ("> '2016~'") " AND " DAYS ("< '2018-03'") },
    { "1 has:note ", "\"1\"", DOSSIER_ORDER_NEWEST, NOTES },
    { "1 ", "\"1\"", DOSSIER_ORDER_BEST },
    { "2 ", "\"2\"", DOSSIER_ORDER_BEST },
    { "1 2 ", "\"1\" AND \"2\"", DOSSIER_ORDER_BEST },
    { "2 OR 3 ", "\"2\" OR \"3\"", DOSSIER_ORDER_BEST },
    { "5", "\"5\"*", DOSSIER_ORDER_BEST },
    { "1 -2 ", "\"1\" NOT \"2\"", DOSSIER_ORDER_BEST },
    { "1 person:2 ", "\"1\" AND \"2\"", DOSSIER_ORDER_BEST },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierDb) db = dossier_db_open (path, DOSSIER_DB_READ_ONLY, &error);
  g_autoptr (GRand) random = g_rand_new_with_seed (SEED);
  g_autoptr (GPtrArray) words = make_words (random);
  g_autofree char *beginning = g_strndup (words->pdata[0], 2);
  g_autofree char *other_beginning = g_strndup (words->pdata[100], 3);
  const char      *chosen[] = {
         words->pdata[0],
         words->pdata[100],
         words->pdata[15000],
         beginning,
         other_beginning,
         words->pdata[FIRST_NAME],
         words->pdata[SECOND_NAME],
         words->pdata[names[1].words[1]],
         words->pdata[names[1].words[2]],
  };

  if (db == NULL)
    g_error ("%s", error->message);
  printf ("searching 1,000,000 articles, and the full-text index by itself\n");
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_autofree char *typed = fill_in (questions[i].typed, chosen);
      g_autofree char *match = fill_in (questions[i].match, chosen);
      Question         question = { typed, match, questions[i].order, questions[i].filter };

      if (only != NULL && strstr (questions[i].typed, only) == NULL)
        continue;
      compare (db, &question, N_FIRST);
      compare (db, &question, 0);
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
  if (!has_names (path))
    generate_names (path);
  measure_store (path, argc == 3 ? argv[2] : NULL);
  return 0;
}
