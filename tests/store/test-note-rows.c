/* test-note-rows.c: the annotations of the whole notebook, in order, in groups, filtered; names of
 * colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-articles.h"
#include "store/dossier-colour-names.h"
#include "store/dossier-note-rows.h"
#include "store/dossier-tags.h"
#include "store/dossier-undo.h"
#include "tests/store/store-test.h"

typedef struct
{
  DossierDb *db;
  gint64     articles[2];
  gint64     ids[4];
} Fixture;

/* In the order in which they are made; the later the newer. */
static const struct
{
  guint         article;
  const char   *words;
  DossierColour colour;
  const char   *note;
  const char   *tags[3];
} MADE[] = {
  { 0, "closed for repair", DOSSIER_COLOUR_YELLOW, "Until when?", { "harbour", NULL } },
  { 1, "eleven geese", DOSSIER_COLOUR_PINK, NULL, { NULL } },
  { 0, "by the mayor", DOSSIER_COLOUR_PINK, "Who is the mayor?", { "Ask", "harbour", NULL } },
  { 0, "The quay", DOSSIER_COLOUR_BLUE, NULL, { NULL } },
};

static const struct
{
  const char *url;
  const char *title;
  const char *body;
} ARTICLES[] = {
  { "https://news.example/quay", "The quay", "The quay is closed for repair, by the mayor." },
  { "https://news.example/geese", "Geese", "The mayor counted eleven geese on Sunday." },
};

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->db = store_test_open_memory ();
  store_test_begin (fixture->db);
  for (guint i = 0; i < G_N_ELEMENTS (MADE); i++)
    {
      guint at = MADE[i].article;
      g_autoptr (DossierDocument) document =
          dossier_test_document_new (ARTICLES[at].title, ARTICLES[at].body);
      g_autoptr (DossierAnnotation) annotation = dossier_annotation_new ();
      DossierVersionOutcome outcome = { 0 };

      dossier_test_add_version (fixture->db, ARTICLES[at].url, document, NULL, &outcome);
      fixture->articles[at] = outcome.article_id;
      annotation->colour = MADE[i].colour;
      annotation->note = g_strdup (MADE[i].note);
      annotation->created = 1000 + i;
      g_strfreev (annotation->tags);
      annotation->tags = g_strdupv ((char **) MADE[i].tags);
      dossier_annotations_add (fixture->db,
                               outcome.version_id,
                               dossier_test_find (document, MADE[i].words),
                               annotation,
                               &error);
      g_assert_no_error (error);
      fixture->ids[i] = annotation->id;
    }
  store_test_commit (fixture->db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_check (fixture->db);
  dossier_db_close (fixture->db);
}

/* "3 0 | 1": the places in MADE of what was found, a bar before each group but the first. */
static char *
dup_answer (Fixture *fixture, const DossierNoteQuery *query)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (DossierNoteRow));
  g_autoptr (GPtrArray) groups =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_note_group_free);
  g_autoptr (GString) answer = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint in_groups = 0;

  g_assert_true (dossier_note_rows_query (fixture->db, query, rows, groups, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const DossierNoteRow *row = &g_array_index (rows, DossierNoteRow, i);

      if (i > 0 && row->group_id != (row - 1)->group_id)
        g_string_append (answer, "| ");
      for (guint k = 0; k < G_N_ELEMENTS (MADE); k++)
        if (fixture->ids[k] == row->id)
          g_string_append_printf (answer, "%u ", k);
    }
  for (guint i = 0; i < groups->len; i++)
    in_groups += ((DossierNoteGroup *) g_ptr_array_index (groups, i))->n_rows;
  g_assert_cmpuint (in_groups, ==, query->order == DOSSIER_NOTE_ORDER_NEWEST ? 0 : rows->len);
  return g_strchomp (g_string_free (g_steal_pointer (&answer), FALSE));
}

static void
test_orders (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DossierNoteOrder order;
    const char      *answer;
  } cases[] = {
    { DOSSIER_NOTE_ORDER_NEWEST, "3 2 1 0" },
    { DOSSIER_NOTE_ORDER_ARTICLE, "3 0 2 | 1" },
    { DOSSIER_NOTE_ORDER_TAG, "2 | 2 0 | 3 1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierNoteQuery query = { .order = cases[i].order };
      g_autofree char *answer = dup_answer (fixture, &query);

      g_assert_cmpstr (answer, ==, cases[i].answer);
    }
}

static void
test_filters (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    DossierNoteQuery query;
    const char      *tag;
    const char      *answer;
  } cases[] = {
    { { .words = "mayor" }, NULL, "2" },
    { { .words = "geese eleven" }, NULL, "1" },
    { { .words = "clos" }, NULL, "0" },
    { { .words = "nowhere" }, NULL, "" },
    { { .words = "\"" }, NULL, "" },
    { { .colours = 1u << DOSSIER_COLOUR_PINK }, NULL, "2 1" },
    { { .colours = 1u << DOSSIER_COLOUR_PINK | 1u << DOSSIER_COLOUR_BLUE }, NULL, "3 2 1" },
    { { .colours = 1u << DOSSIER_COLOUR_PURPLE }, NULL, "" },
    { { .colours = 0x1f }, NULL, "3 2 1 0" },
    { { 0 }, "harbour", "2 0" },
    { { .words = "who", .colours = 1u << DOSSIER_COLOUR_PINK }, "harbour", "2" },
    { { .order = DOSSIER_NOTE_ORDER_TAG }, "harbour", "2 0" },
    { { .order = DOSSIER_NOTE_ORDER_ARTICLE, .words = "mayor" }, NULL, "2" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DossierNoteQuery query = cases[i].query;
      g_autofree char *answer = NULL;

      if (cases[i].tag != NULL)
        query.tag_id =
            store_test_query_int (fixture->db, "SELECT id FROM tag WHERE name = 'harbour'");
      answer = dup_answer (fixture, &query);
      g_assert_cmpstr (answer, ==, cases[i].answer);
    }
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  DossierNoteQuery query = { 0 };
  g_autofree char *answer = NULL;
  g_autoptr (GError) error = NULL;

  store_test_begin (fixture->db);
  g_assert_true (dossier_articles_delete (fixture->db, fixture->articles[0], &error));
  store_test_commit (fixture->db);
  answer = dup_answer (fixture, &query);
  g_assert_cmpstr (answer, ==, "1");
  g_assert_null (dossier_note_rows_get_origin (fixture->db, fixture->articles[0], &error));
  g_assert_no_error (error);
}

static void
test_origin (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierNoteOrigin) origin =
      dossier_note_rows_get_origin (fixture->db, fixture->articles[1], &error);

  g_assert_no_error (error);
  g_assert_cmpstr (origin->title, ==, "Geese");
}

static void
assert_name (DossierDb *db, DossierColour colour, const char *name)
{
  char *names[DOSSIER_N_COLOURS];
  g_autoptr (GError) error = NULL;

  g_assert_true (dossier_colour_names_read (db, names, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (names[colour], ==, name);
  for (guint i = 0; i < DOSSIER_N_COLOURS; i++)
    g_free (names[i]);
}

static void
give_name (DossierDb *db, DossierColour colour, const char *name)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  g_assert_true (dossier_undo_begin (db, "renaming of a colour", &error));
  g_assert_true (dossier_colour_names_set (db, colour, name, &error));
  g_assert_no_error (error);
  store_test_commit (db);
}

static void
step (DossierDb *db, gboolean (*go) (DossierDb *, char **, GError **))
{
  g_autofree char *name = NULL;

  store_test_begin (db);
  g_assert_true (go (db, &name, NULL));
  g_assert_cmpstr (name, ==, "renaming of a colour");
  store_test_commit (db);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  DossierDb *db = fixture->db;

  assert_name (db, DOSSIER_COLOUR_GREEN, NULL);
  give_name (db, DOSSIER_COLOUR_GREEN, "Doubtful");
  give_name (db, DOSSIER_COLOUR_GREEN, "Certain");
  assert_name (db, DOSSIER_COLOUR_GREEN, "Certain");
  assert_name (db, DOSSIER_COLOUR_BLUE, NULL);
  step (db, dossier_undo_undo);
  assert_name (db, DOSSIER_COLOUR_GREEN, "Doubtful");
  step (db, dossier_undo_undo);
  assert_name (db, DOSSIER_COLOUR_GREEN, NULL);
  step (db, dossier_undo_redo);
  assert_name (db, DOSSIER_COLOUR_GREEN, "Doubtful");
  give_name (db, DOSSIER_COLOUR_GREEN, NULL);
  assert_name (db, DOSSIER_COLOUR_GREEN, NULL);
}

/* A name that is the same is no step. */
static void
test_same_name (Fixture *fixture, gconstpointer data)
{
  DossierDb *db = fixture->db;
  gint64     n = 0;

  give_name (db, DOSSIER_COLOUR_PINK, "Quote");
  n = store_test_query_int (db, "SELECT count (*) FROM undo");
  give_name (db, DOSSIER_COLOUR_PINK, "Quote");
  give_name (db, DOSSIER_COLOUR_BLUE, NULL);
  g_assert_cmpint (store_test_query_int (db, "SELECT count (*) FROM undo"), ==, n);
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    void (*run) (Fixture *, gconstpointer);
  } tests[] = {
    { "/store/note-rows/newest-by-article-and-by-tag", test_orders },
    { "/store/note-rows/words-colours-and-tags-narrow-them", test_filters },
    { "/store/note-rows/a-deleted-article-has-none", test_deleted },
    { "/store/note-rows/an-annotation-says-where-it-is-from", test_origin },
    { "/store/colour-names/a-name-is-given-and-taken-back", test_names },
    { "/store/colour-names/the-same-name-is-no-step", test_same_name },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].name, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
