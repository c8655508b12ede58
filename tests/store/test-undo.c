/* test-undo.c: taking steps back and doing them again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-annotations.h"
#include "store/dossier-articles.h"
#include "store/dossier-entities.h"
#include "store/dossier-mentions.h"
#include "store/dossier-tags.h"
#include "store/dossier-undo.h"
#include "tests/store/store-test.h"

#include <string.h>

#define N_ARTICLES 4
#define N_STEPS    300

typedef struct
{
  DossierDb       *db;
  DossierDocument *documents[N_ARTICLES];
  gint64           article_ids[N_ARTICLES];
  gint64           version_ids[N_ARTICLES];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = store_test_open_memory ();
  store_test_begin (fixture->db);
  for (guint i = 0; i < N_ARTICLES; i++)
    {
      g_autoptr (GPtrArray) mentions =
          g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
      g_autofree char      *url = g_strdup_printf ("https://news.example/%u", i);
      g_autofree char      *title = g_strdup_printf ("Harbour %u", i);
      DossierVersionOutcome outcome = { 0 };
      DossierMention       *mention = NULL;

      fixture->documents[i] = dossier_test_document_new (
          title,
          "Mira Holt sells 40 ropes at the quay.\nNobody buys one, said Ada Brock.\nIt rains.");
      mention = dossier_mention_new (DOSSIER_ENTITY_PERSON,
                                     dossier_test_find (fixture->documents[i], "Mira Holt"));
      mention->confidence = 0.1 + 0.2;
      g_ptr_array_add (mentions, mention);
      mention = dossier_mention_new (DOSSIER_ENTITY_FIGURE,
                                     dossier_test_find (fixture->documents[i], "40 ropes"));
      mention->figure = dossier_figure_new ();
      mention->figure->value = 40.1;
      g_ptr_array_add (mentions, mention);
      dossier_test_add_version (fixture->db, url, fixture->documents[i], mentions, &outcome);
      fixture->article_ids[i] = outcome.article_id;
      fixture->version_ids[i] = outcome.version_id;
    }
  store_test_commit (fixture->db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_check (fixture->db);
  for (guint i = 0; i < N_ARTICLES; i++)
    dossier_document_free (fixture->documents[i]);
  dossier_db_close (fixture->db);
}

static void
begin_step (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (fixture->db);
  dossier_undo_begin (fixture->db, name, &error);
  g_assert_no_error (error);
}

static char *
go (Fixture *fixture, gboolean (*function) (DossierDb *, char **, GError **))
{
  g_autoptr (GError) error = NULL;
  char *name = NULL;

  store_test_begin (fixture->db);
  function (fixture->db, &name, &error);
  g_assert_no_error (error);
  store_test_commit (fixture->db);

  return name;
}

static void
assert_goes (Fixture *fixture,
             gboolean (*function) (DossierDb *, char **, GError **),
             const char *expected)
{
  g_autofree char *name = go (fixture, function);

  g_assert_cmpstr (name, ==, expected);
}

static void
assert_peek (Fixture *fixture, const char *undo_expected, const char *redo_expected)
{
  g_autofree char *undo_name = NULL;
  g_autofree char *redo_name = NULL;

  g_assert_true (dossier_undo_peek (fixture->db, &undo_name, &redo_name, NULL));
  g_assert_cmpstr (undo_name, ==, undo_expected);
  g_assert_cmpstr (redo_name, ==, redo_expected);
}

/* All that a reader owns and can see. */
static char *
dump (Fixture *fixture)
{
  static const char *const queries[] = {
    "SELECT id, is_read, is_starred, is_archived, deleted IS NULL, n_annotations FROM article",
    "SELECT * FROM annotation ORDER BY id",
    "SELECT * FROM placement ORDER BY annotation_id, version_id",
    "SELECT annotation_id, name FROM annotation_tag JOIN tag ON tag.id = tag_id "
    "ORDER BY annotation_id, name",
    "SELECT article_id, name FROM article_tag JOIN tag ON tag.id = tag_id ORDER BY article_id, "
    "name",
    "SELECT mention.id, version_id, start, \"end\", mention.kind, origin, "
    "printf ('%!.20g', confidence), entity.name, mention.name, date FROM mention "
    "LEFT JOIN entity ON entity.id = entity_id ORDER BY mention.id",
    "SELECT mention_id, printf ('%!.20g', value), unit, counted, sentence_start, sentence_end "
    "FROM figure ORDER BY mention_id",
    "SELECT entity_id, name FROM entity_alias WHERE is_own = 0 ORDER BY id",
    "SELECT entity_id, article_id, n FROM article_entity ORDER BY entity_id, article_id",
  };
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autofree char *part = store_test_dump (fixture->db, queries[i]);

      g_string_append_printf (text, "-- %" G_GSIZE_FORMAT "\n%s", i, part);
    }

  return g_string_free (text, FALSE);
}

static gint64
annotate (Fixture *fixture, guint article, const char *words, const char *note)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
  g_autoptr (GError) error = NULL;

  annotation->note = g_strdup (note);
  g_strfreev (annotation->tags);
  annotation->tags = g_strsplit ("one two", " ", -1);
  dossier_annotations_add (fixture->db,
                           fixture->version_ids[article],
                           dossier_test_find (fixture->documents[article], words),
                           annotation,
                           &error);
  g_assert_no_error (error);

  return annotation->id;
}

static void
test_nothing_to_undo (Fixture *fixture, gconstpointer data)
{
  assert_peek (fixture, NULL, NULL);
  assert_goes (fixture, dossier_undo_undo, NULL);
  assert_goes (fixture, dossier_undo_redo, NULL);

  /* What changed outside a step is no step. */
  store_test_begin (fixture->db);
  annotate (fixture, 0, "quay", NULL);
  store_test_commit (fixture->db);
  assert_peek (fixture, NULL, NULL);
}

static void
test_back_and_forth (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = dump (fixture);
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *redone = NULL;

  begin_step (fixture, "highlight");
  annotate (fixture, 0, "quay", "Where?");
  store_test_commit (fixture->db);
  after = dump (fixture);
  assert_peek (fixture, "highlight", NULL);
  g_assert_cmpuint (store_test_count (fixture->db, "where"), ==, 1);

  assert_goes (fixture, dossier_undo_undo, "highlight");
  undone = dump (fixture);
  g_assert_cmpstr (undone, ==, before);
  assert_peek (fixture, NULL, "highlight");
  g_assert_cmpuint (store_test_count (fixture->db, "where"), ==, 0);
  store_test_check (fixture->db);

  assert_goes (fixture, dossier_undo_redo, "highlight");
  redone = dump (fixture);
  g_assert_cmpstr (redone, ==, after);
  assert_peek (fixture, "highlight", NULL);
  g_assert_cmpuint (store_test_count (fixture->db, "where"), ==, 1);
}

static void
test_an_empty_step_is_none (Fixture *fixture, gconstpointer data)
{
  begin_step (fixture, "highlight");
  annotate (fixture, 0, "quay", NULL);
  store_test_commit (fixture->db);
  assert_goes (fixture, dossier_undo_undo, "highlight");

  begin_step (fixture, "nothing");
  g_assert_true (dossier_articles_set_flags (fixture->db,
                                             fixture->article_ids[0],
                                             DOSSIER_ARTICLE_READ,
                                             0,
                                             NULL));
  store_test_commit (fixture->db);
  assert_peek (fixture, NULL, "highlight");
}

static void
test_a_new_step_forgets_the_undone (Fixture *fixture, gconstpointer data)
{
  begin_step (fixture, "first");
  annotate (fixture, 0, "quay", NULL);
  store_test_commit (fixture->db);
  begin_step (fixture, "second");
  annotate (fixture, 1, "quay", NULL);
  store_test_commit (fixture->db);
  assert_goes (fixture, dossier_undo_undo, "second");
  begin_step (fixture, "third");
  annotate (fixture, 2, "quay", NULL);
  store_test_commit (fixture->db);

  assert_peek (fixture, "third", NULL);
  assert_goes (fixture, dossier_undo_undo, "third");
  assert_goes (fixture, dossier_undo_undo, "first");
  assert_goes (fixture, dossier_undo_undo, NULL);
}

static void
test_a_rolled_back_step_is_none (Fixture *fixture, gconstpointer data)
{
  begin_step (fixture, "highlight");
  annotate (fixture, 0, "quay", NULL);
  dossier_db_rollback (fixture->db);
  assert_peek (fixture, NULL, NULL);

  store_test_begin (fixture->db);
  annotate (fixture, 0, "quay", NULL);
  store_test_commit (fixture->db);
  assert_peek (fixture, NULL, NULL);
}

static void
test_a_version_came_between (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) later =
      dossier_test_document_new ("Harbour 0", "It snows.\nNobody buys one at the quay.");
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_annotation_free);
  DossierVersionOutcome outcome = { 0 };
  gint64                id = 0;

  store_test_begin (fixture->db);
  id = annotate (fixture, 0, "Nobody buys", "Why?");
  store_test_commit (fixture->db);
  begin_step (fixture, "delete");
  g_assert_true (dossier_annotations_delete (fixture->db, id, NULL));
  store_test_commit (fixture->db);
  store_test_begin (fixture->db);
  dossier_test_add_version (fixture->db, "https://news.example/0", later, NULL, &outcome);
  store_test_commit (fixture->db);

  assert_goes (fixture, dossier_undo_undo, "delete");
  g_assert_true (dossier_annotations_list (fixture->db, outcome.version_id, list, NULL));
  g_assert_cmpuint (list->len, ==, 1);
  g_assert_cmpint (((DossierAnnotation *) list->pdata[0])->id, ==, id);
  g_assert_cmpuint (((DossierAnnotation *) list->pdata[0])->span.start,
                    ==,
                    dossier_test_find (later, "Nobody buys").start);
}

/* A capture uses a name that an undone step had made: the name stays, the step goes. */
static void
test_a_name_in_use_stays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) other = dossier_test_document_new ("Other", "Ada Brock spoke.");
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autoptr (DossierMention) made =
      dossier_mention_new (DOSSIER_ENTITY_PERSON,
                           dossier_test_find (fixture->documents[0], "Ada Brock"));

  begin_step (fixture, "person");
  g_assert_true (dossier_mentions_make (fixture->db, fixture->version_ids[0], made, NULL, NULL));
  store_test_commit (fixture->db);
  g_ptr_array_add (
      mentions,
      dossier_mention_new (DOSSIER_ENTITY_PERSON, dossier_test_find (other, "Ada Brock")));
  store_test_begin (fixture->db);
  dossier_test_add_version (fixture->db, "https://news.example/other", other, mentions, NULL);
  store_test_commit (fixture->db);

  assert_goes (fixture, dossier_undo_undo, "person");
  assert_goes (fixture, dossier_undo_redo, "person");
  assert_goes (fixture, dossier_undo_undo, "person");
  g_assert_cmpint (store_test_query_int (fixture->db,
                                         "SELECT n_mentions FROM entity "
                                         "WHERE name = 'Ada Brock'"),
                   ==,
                   1);
}

static void
test_changes_are_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierChangeSet) changes = NULL;

  begin_step (fixture, "highlight");
  annotate (fixture, 2, "quay", NULL);
  store_test_commit (fixture->db);
  changes = dossier_db_steal_changes (fixture->db);
  g_assert_cmpuint (changes->flags & DOSSIER_CHANGE_UNDO, !=, 0);
  g_clear_pointer (&changes, dossier_change_set_free);

  assert_goes (fixture, dossier_undo_undo, "highlight");
  changes = dossier_db_steal_changes (fixture->db);
  g_assert_cmpuint (changes->flags & DOSSIER_CHANGE_UNDO, !=, 0);
  g_assert_cmpuint (changes->flags & DOSSIER_CHANGE_ANNOTATIONS, !=, 0);
  g_assert_true (dossier_change_set_has_article (changes, fixture->article_ids[2]));
  g_assert_cmpuint (changes->article_ids->len, ==, 1);
}

static void
test_a_damaged_log (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  begin_step (fixture, "highlight");
  annotate (fixture, 2, "quay", NULL);
  store_test_commit (fixture->db);
  before = dump (fixture);
  store_test_execute (fixture->db, "UPDATE undo_change SET after = '[1' WHERE id = 2");

  store_test_begin (fixture->db);
  g_assert_false (dossier_undo_undo (fixture->db, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CORRUPT);
  dossier_db_rollback (fixture->db);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_no_sql_is_kept (Fixture *fixture, gconstpointer data)
{
  begin_step (fixture, "highlight");
  annotate (fixture, 2, "quay", "x");
  store_test_commit (fixture->db);

  g_assert_cmpint (store_test_query_int (fixture->db,
                                         "SELECT count (*) FROM undo_change "
                                         "WHERE before IS NOT NULL AND NOT json_valid (before) "
                                         "OR after IS NOT NULL AND NOT json_valid (after)"),
                   ==,
                   0);
  g_assert_cmpint (store_test_query_int (fixture->db, "SELECT count (*) FROM undo_change"), >, 0);
}

/* Random steps, compared with a list of states
 * ------------------------------------------------------ */

static gint64
pick (Fixture *fixture, GRand *random, const char *sql)
{
  g_autofree char *query = NULL;
  g_autofree char *ordered = g_strdup_printf (sql, g_rand_int_range (random, 0, 50));

  query = g_strdup_printf ("SELECT coalesce ((%s), 0)", ordered);
  return store_test_query_int (fixture->db, query);
}

static gint64
pick_annotation (Fixture *fixture, GRand *random)
{
  return pick (fixture,
               random,
               "SELECT annotation.id FROM annotation JOIN article ON article.id = article_id "
               "WHERE deleted IS NULL ORDER BY annotation.id * %d %% 17 LIMIT 1");
}

static gint64
pick_mention (Fixture *fixture, GRand *random)
{
  return pick (fixture,
               random,
               "SELECT mention.id FROM mention JOIN article "
               "ON article.version_id = mention.version_id "
               "WHERE deleted IS NULL ORDER BY mention.id * %d %% 17 LIMIT 1");
}

static gboolean
is_deleted (Fixture *fixture, guint article)
{
  g_autoptr (DossierArticle) read =
      dossier_articles_get (fixture->db, fixture->article_ids[article], NULL);

  return read == NULL;
}

static void
change_annotation (Fixture *fixture, GRand *random, gint64 id)
{
  g_autoptr (DossierAnnotation) annotation = dossier_annotations_get (fixture->db, id, NULL);

  annotation->colour = (DossierColour) g_rand_int_range (random, 0, DOSSIER_N_COLOURS);
  g_free (annotation->note);
  annotation->note = g_strdup_printf ("Note %d", g_rand_int_range (random, 0, 1000));
  g_strfreev (annotation->tags);
  annotation->tags = g_strsplit (g_rand_boolean (random) ? "two three" : "four", " ", -1);
  g_assert_true (dossier_annotations_update (fixture->db, annotation, NULL));
}

static void
make_mention (Fixture *fixture, GRand *random, guint article)
{
  static const char *const words[] = {
    "Ada Brock", "quay", "Mira", "Holt sells", "40", "40 ropes"
  };
  DossierEntityKind kind = (DossierEntityKind) g_rand_int_range (random, 0, DOSSIER_ENTITY_DATE);
  const char       *chosen = words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))];
  g_autoptr (DossierMention) mention =
      dossier_mention_new (kind, dossier_test_find (fixture->documents[article], chosen));

  if (kind == DOSSIER_ENTITY_FIGURE)
    {
      mention->figure = dossier_figure_new ();
      mention->figure->value = g_rand_double (random) * 1e9;
    }
  g_assert_true (
      dossier_mentions_make (fixture->db, fixture->version_ids[article], mention, NULL, NULL));
}

static void
do_random_thing (Fixture *fixture, GRand *random)
{
  guint  article = (guint) g_rand_int_range (random, 0, N_ARTICLES);
  gint64 annotation_id = pick_annotation (fixture, random);
  gint64 mention_id = pick_mention (fixture, random);
  guint  thing = (guint) g_rand_int_range (random, 0, 9);

  /* Most of these need an article; a deleted one only comes back by undoing. */
  if (is_deleted (fixture, article))
    return;

  if (thing == 0 || thing == 1)
    annotate (fixture, article, g_rand_boolean (random) ? "quay" : "Nobody buys", "Note");
  else if (thing == 2 && annotation_id != 0)
    change_annotation (fixture, random, annotation_id);
  else if (thing == 3 && annotation_id != 0)
    g_assert_true (dossier_annotations_delete (fixture->db, annotation_id, NULL));
  else if (thing == 4)
    make_mention (fixture, random, article);
  else if (thing == 5 && mention_id != 0)
    g_assert_true (dossier_mentions_set_origin (fixture->db,
                                                mention_id,
                                                (DossierOrigin) g_rand_int_range (random, 0, 4),
                                                NULL));
  else if (thing == 6)
    g_assert_true (
        dossier_articles_set_flags (fixture->db,
                                    fixture->article_ids[article],
                                    (DossierArticleFlags) g_rand_int_range (random, 0, 8),
                                    (DossierArticleFlags) g_rand_int_range (random, 0, 8),
                                    NULL));
  else if (thing == 7)
    g_assert_true (dossier_tags_add_article (fixture->db,
                                             fixture->article_ids[article],
                                             g_rand_boolean (random) ? "one" : "five",
                                             NULL));
  else if (thing == 8 && g_rand_int_range (random, 0, 6) == 0)
    g_assert_true (dossier_articles_delete (fixture->db, fixture->article_ids[article], NULL));
  else if (thing == 8)
    g_assert_true (dossier_entities_add_alias (
        fixture->db,
        pick (fixture, random, "SELECT id FROM entity ORDER BY id * %d %% 17 LIMIT 1"),
        g_rand_boolean (random) ? "The Captain" : "A. B.",
        NULL));
}

/* A step of one to four things; whether it changed anything. */
static gboolean
do_random_step (Fixture *fixture, GRand *random, guint number)
{
  g_autofree char *name = g_strdup_printf ("%u", number);
  g_autofree char *undo_name = NULL;
  g_autofree char *redo_name = NULL;
  int              n_things = g_rand_int_range (random, 1, 5);

  begin_step (fixture, name);
  for (int i = 0; i < n_things; i++)
    do_random_thing (fixture, random);
  store_test_commit (fixture->db);
  g_assert_true (dossier_undo_peek (fixture->db, &undo_name, &redo_name, NULL));

  return g_strcmp0 (undo_name, name) == 0;
}

static void
test_random_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20250304);
  g_autoptr (GPtrArray) states = g_ptr_array_new_with_free_func (g_free);
  guint now = 0;
  guint n_back = 0;

  g_ptr_array_add (states, dump (fixture));
  for (guint i = 0; i < N_STEPS; i++)
    {
      g_autofree char *state = NULL;
      int              choice = g_rand_int_range (random, 0, 10);

      if (choice < 3 && now > 0)
        {
          g_free (go (fixture, dossier_undo_undo));
          now--;
          n_back++;
        }
      else if (choice < 5 && now + 1 < states->len)
        {
          g_free (go (fixture, dossier_undo_redo));
          now++;
        }
      else if (do_random_step (fixture, random, i))
        {
          g_ptr_array_set_size (states, (int) ++now);
          g_ptr_array_add (states, dump (fixture));
        }

      state = dump (fixture);
      g_assert_cmpstr (state, ==, g_ptr_array_index (states, now));
      if (i % 25 == 0)
        store_test_check (fixture->db);
    }
  g_assert_cmpuint (n_back, >, N_STEPS / 10);

  for (; now > 0; now--)
    g_free (go (fixture, dossier_undo_undo));
  {
    g_autofree char *state = dump (fixture);

    g_assert_cmpstr (state, ==, g_ptr_array_index (states, 0));
  }
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/undo/nothing-to-undo-is-no-error", test_nothing_to_undo);
  ADD ("/store/undo/a-step-goes-back-and-forth", test_back_and_forth);
  ADD ("/store/undo/a-step-without-changes-is-none", test_an_empty_step_is_none);
  ADD ("/store/undo/a-new-step-forgets-the-undone-ones", test_a_new_step_forgets_the_undone);
  ADD ("/store/undo/a-step-that-was-rolled-back-is-none", test_a_rolled_back_step_is_none);
  ADD ("/store/undo/an-annotation-comes-back-into-a-newer-version", test_a_version_came_between);
  ADD ("/store/undo/a-name-that-is-in-use-stays", test_a_name_in_use_stays);
  ADD ("/store/undo/changes-are-told", test_changes_are_told);
  ADD ("/store/undo/a-damaged-log-changes-nothing", test_a_damaged_log);
  ADD ("/store/undo/the-log-holds-values-not-statements", test_no_sql_is_kept);
  ADD ("/store/undo/random-steps-go-back-to-where-they-came-from", test_random_steps);

  return g_test_run ();
}
