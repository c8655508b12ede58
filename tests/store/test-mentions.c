/* test-mentions.c: mentions, figures and entities.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-entities.h"
#include "store/dossier-mentions.h"
#include "tests/store/store-test.h"

#include <math.h>
#include <string.h>

#define URL "https://news.example/ferry"
#define BODY                                                                                       \
  "Mira Holt met the crew in Lisbon. Holt paid at least 40 euros for 3 ropes.\n"                   \
  "The Ferry Union left Lisbon on Monday."

typedef struct
{
  DossierDb            *db;
  DossierDocument      *document;
  DossierVersionOutcome outcome;
} Fixture;

static DossierMention *
make (const DossierDocument *document, DossierEntityKind kind, const char *words, const char *name)
{
  DossierMention *mention = dossier_mention_new (kind, dossier_test_find (document, words));

  mention->name = g_strdup (name);
  mention->confidence = 0.75;

  return mention;
}

static DossierMention *
make_figure (const DossierDocument *document, const char *words, double value, const char *unit)
{
  DossierMention *mention = make (document, DOSSIER_ENTITY_FIGURE, words, words);

  mention->figure = dossier_figure_new ();
  mention->figure->value = value;
  mention->figure->low = value;
  g_free (mention->figure->unit);
  mention->figure->unit = g_strdup (unit);
  mention->figure->hedge = DOSSIER_HEDGE_AT_LEAST;

  return mention;
}

static GPtrArray *
recognise (const DossierDocument *document)
{
  GPtrArray *mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);

  g_ptr_array_add (mentions, make (document, DOSSIER_ENTITY_PERSON, "Mira Holt", "Mira Holt"));
  g_ptr_array_add (mentions, make (document, DOSSIER_ENTITY_PERSON, "Holt paid", "Mira Holt"));
  ((DossierMention *) mentions->pdata[1])->span.end -= strlen (" paid");
  g_ptr_array_add (mentions, make (document, DOSSIER_ENTITY_PLACE, "Lisbon", "Lisbon"));
  g_ptr_array_add (mentions,
                   make (document, DOSSIER_ENTITY_ORGANISATION, "Ferry Union", "Ferry Union"));
  g_ptr_array_add (mentions, make_figure (document, "40 euros", 40, "EUR"));
  g_ptr_array_add (mentions, make_figure (document, "3 ropes", 3, ""));
  ((DossierMention *) mentions->pdata[5])->figure->counted = g_strdup ("ropes");
  dossier_figure_add_also (((DossierMention *) mentions->pdata[5])->figure, 0.1 + 0.2, "dozen");
  g_ptr_array_add (mentions, make (document, DOSSIER_ENTITY_DATE, "Monday", "Monday"));
  ((DossierMention *) mentions->pdata[6])->date = g_strdup ("2025-03-03");
  ((DossierMention *) mentions->pdata[6])->is_inferred = TRUE;

  return mentions;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) mentions = NULL;

  fixture->db = store_test_open_memory ();
  fixture->document = dossier_test_document_new ("Ferry", BODY);
  mentions = recognise (fixture->document);
  store_test_begin (fixture->db);
  dossier_test_add_version (fixture->db, URL, fixture->document, mentions, &fixture->outcome);
  store_test_commit (fixture->db);
  store_test_begin (fixture->db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_commit (fixture->db);
  store_test_check (fixture->db);
  dossier_document_free (fixture->document);
  dossier_db_close (fixture->db);
}

static GPtrArray *
list (Fixture *fixture, gint64 version_id)
{
  GPtrArray *mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);

  g_assert_true (dossier_mentions_list (fixture->db, version_id, mentions, NULL));

  return mentions;
}

/* "person:Mira Holt person:Mira Holt …" of the current version, by place. */
static char *
describe (Fixture *fixture, gint64 version_id)
{
  g_autoptr (GPtrArray) mentions = list (fixture, version_id);
  GString *description = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierStoredMention *stored = g_ptr_array_index (mentions, i);

      g_string_append_printf (description,
                              "%s%.3s:%s",
                              i > 0 ? " " : "",
                              dossier_entity_kind_to_string (stored->mention->kind),
                              stored->mention->name);
    }

  return g_string_free (description, FALSE);
}

static void
assert_described (Fixture *fixture, const char *expected)
{
  g_autofree char *description = describe (fixture, fixture->outcome.version_id);

  g_assert_cmpstr (description, ==, expected);
}

static gint64
find_id (Fixture *fixture, const char *words)
{
  g_autoptr (GPtrArray) mentions = list (fixture, fixture->outcome.version_id);
  DossierSpan span = dossier_test_find (fixture->document, words);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierStoredMention *stored = g_ptr_array_index (mentions, i);

      if (stored->mention->span.start == span.start)
        return stored->id;
    }

  return 0;
}

static void
test_list (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) mentions = list (fixture, fixture->outcome.version_id);
  const DossierStoredMention *stored = NULL;
  const DossierFigure        *figure = NULL;

  assert_described (fixture,
                    "per:Mira Holt pla:Lisbon per:Mira Holt fig:40 euros fig:3 ropes "
                    "org:Ferry Union dat:Monday");
  stored = g_ptr_array_index (mentions, 0);
  g_assert_cmpint (stored->origin, ==, DOSSIER_ORIGIN_RECOGNISED);
  g_assert_cmpfloat (stored->mention->confidence, ==, 0.75);
  g_assert_cmpint (stored->entity_id, !=, 0);
  g_assert_cmpint (stored->entity_id, ==, ((DossierStoredMention *) mentions->pdata[2])->entity_id);

  stored = g_ptr_array_index (mentions, 3);
  figure = stored->mention->figure;
  g_assert_cmpint (stored->entity_id, ==, 0);
  g_assert_cmpfloat (figure->value, ==, 40.0);
  g_assert_cmpfloat (figure->low, ==, 40.0);
  g_assert_true (isnan (figure->high));
  g_assert_cmpstr (figure->unit, ==, "EUR");
  g_assert_null (figure->counted);
  g_assert_cmpint (figure->hedge, ==, DOSSIER_HEDGE_AT_LEAST);
  g_assert_null (figure->also);

  figure = ((DossierStoredMention *) mentions->pdata[4])->mention->figure;
  g_assert_cmpstr (figure->counted, ==, "ropes");
  g_assert_cmpuint (figure->also->len, ==, 1);
  g_assert_cmpfloat (g_array_index (figure->also, DossierQuantity, 0).value, ==, 0.1 + 0.2);

  stored = g_ptr_array_index (mentions, 6);
  g_assert_cmpstr (stored->mention->date, ==, "2025-03-03");
  g_assert_true (stored->mention->is_inferred);
}

static void
test_make (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierMention) mention =
      make (fixture->document, DOSSIER_ENTITY_ORGANISATION, "crew in Lisbon", "Lisbon Crew");
  gint64 id = 0;

  g_assert_true (
      dossier_mentions_make (fixture->db, fixture->outcome.version_id, mention, &id, NULL));
  g_assert_cmpint (id, ==, find_id (fixture, "crew in Lisbon"));
  assert_described (fixture,
                    "per:Mira Holt org:Lisbon Crew per:Mira Holt fig:40 euros fig:3 ropes "
                    "org:Ferry Union dat:Monday");
}

static void
test_a_made_figure_leaves_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierMention) mention = make_figure (fixture->document, "40 euros for 3", 40, "EUR");
  g_autoptr (DossierMention) bare =
      make (fixture->document, DOSSIER_ENTITY_FIGURE, "Mira Holt met", NULL);
  g_autoptr (GPtrArray) mentions = NULL;

  g_assert_true (
      dossier_mentions_make (fixture->db, fixture->outcome.version_id, mention, NULL, NULL));
  g_assert_true (
      dossier_mentions_make (fixture->db, fixture->outcome.version_id, bare, NULL, NULL));
  assert_described (fixture,
                    "per:Mira Holt fig:Mira Holt met pla:Lisbon per:Mira Holt fig:40 euros for 3 "
                    "org:Ferry Union dat:Monday");
  mentions = list (fixture, fixture->outcome.version_id);
  g_assert_nonnull (((DossierStoredMention *) mentions->pdata[1])->mention->figure);
}

static void
test_replace (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) again = recognise (fixture->document);
  g_autoptr (DossierMention) made =
      make (fixture->document, DOSSIER_ENTITY_PERSON, "the crew", "The Crew");
  g_autoptr (DossierVersion) version = NULL;
  gint64 confirmed_id = find_id (fixture, "Mira Holt");

  g_assert_true (
      dossier_mentions_set_origin (fixture->db, confirmed_id, DOSSIER_ORIGIN_CONFIRMED, NULL));
  g_assert_true (dossier_mentions_set_origin (fixture->db,
                                              find_id (fixture, "Ferry Union"),
                                              DOSSIER_ORIGIN_REJECTED,
                                              NULL));
  g_assert_true (
      dossier_mentions_make (fixture->db, fixture->outcome.version_id, made, NULL, NULL));

  /* This time the recogniser takes the person for a place. */
  ((DossierMention *) again->pdata[0])->kind = DOSSIER_ENTITY_PLACE;
  g_assert_true (
      dossier_mentions_replace (fixture->db, fixture->outcome.version_id, again, 7, NULL));
  assert_described (fixture,
                    "per:Mira Holt per:The Crew pla:Lisbon per:Mira Holt fig:40 euros fig:3 ropes "
                    "dat:Monday");
  g_assert_cmpint (find_id (fixture, "Mira Holt"), ==, confirmed_id);
  version = dossier_versions_get (fixture->db, fixture->outcome.article_id, 0, NULL);
  g_assert_cmpuint (version->recogniser_revision, ==, 7);
}

static void
test_carried (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) later = dossier_test_document_new (
      "Ferry",
      "It rained all day.\nMira Holt met the crew in Porto. Holt paid 50 euros.\n"
      "The Ferry Union left Lisbon on Monday, and the crew slept.");
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autoptr (DossierMention) made =
      make (fixture->document, DOSSIER_ENTITY_PERSON, "Ferry Union", "Captain Union");
  g_autofree char      *description = NULL;
  DossierVersionOutcome outcome = { 0 };

  g_assert_true (
      dossier_mentions_make (fixture->db, fixture->outcome.version_id, made, NULL, NULL));
  g_assert_true (dossier_mentions_set_origin (fixture->db,
                                              find_id (fixture, "40 euros"),
                                              DOSSIER_ORIGIN_CONFIRMED,
                                              NULL));
  g_ptr_array_add (mentions,
                   make (later, DOSSIER_ENTITY_ORGANISATION, "Ferry Union", "Ferry Union"));
  g_ptr_array_add (mentions, make (later, DOSSIER_ENTITY_PLACE, "Porto", "Porto"));
  dossier_test_add_version (fixture->db, URL, later, mentions, &outcome);

  description = describe (fixture, outcome.version_id);
  g_assert_cmpstr (description, ==, "pla:Porto per:Captain Union");
}

static void
test_bad_values (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierMention) mention =
      dossier_mention_new (DOSSIER_ENTITY_PERSON, (DossierSpan){ 0, 5000 });

  g_assert_false (
      dossier_mentions_make (fixture->db, fixture->outcome.version_id, mention, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  mention->span.end = 2;
  g_assert_false (dossier_mentions_make (fixture->db, 99, mention, NULL, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dossier_mentions_set_origin (fixture->db, 999, DOSSIER_ORIGIN_REJECTED, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);

  mention->name = g_strdup ("Fe");
  mention->confidence = NAN;
  g_assert_true (
      dossier_mentions_make (fixture->db, fixture->outcome.version_id, mention, NULL, NULL));
}

/* Figures of the whole notebook ------------------------------------------------------------------
 */

static char *
list_figures (Fixture *fixture, const char *words, guint limit)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_figure_row_free);
  GString           *description = g_string_new (NULL);
  DossierFigureQuery query = { words, FALSE, limit };

  g_assert_true (dossier_mentions_list_figures (fixture->db, &query, rows, NULL));
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (description,
                            "%s ",
                            ((DossierFigureRow *) rows->pdata[i])->mention->name);

  return g_string_free (description, FALSE);
}

static const struct
{
  const char *words;
  const char *expected;
} figure_searches[] = {
  { NULL, "9 boats 40 euros 3 ropes " },
  { "ropes", "40 euros 3 ropes " }, /* both stand in one sentence */
  { "eur", "40 euros 3 ropes " },
  { "EUR ", "40 euros " },
  { "9", "9 boats " },
  { "holt paid", "40 euros 3 ropes " },
  { "monday", "" },
  { "!", "" },
};

static void
test_figures (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) other = dossier_test_document_new ("Boats", "There were 9 boats.");
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_figure_row_free);
  g_autofree char         *limited = NULL;
  const DossierFigureQuery boats = { "boats", FALSE, 0 };
  DossierFigureRow        *row = NULL;

  other->published = g_strdup ("2025-05-06");
  g_ptr_array_add (mentions, make_figure (other, "9 boats", 9, ""));
  dossier_test_add_version (fixture->db, "https://news.example/boats", other, mentions, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (figure_searches); i++)
    {
      g_autofree char *found = list_figures (fixture, figure_searches[i].words, 0);

      g_assert_cmpstr (found, ==, figure_searches[i].expected);
    }
  limited = list_figures (fixture, NULL, 2);
  g_assert_cmpstr (limited, ==, "9 boats 40 euros ");

  g_assert_true (dossier_mentions_list_figures (fixture->db, &boats, rows, NULL));
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpstr (row->title, ==, "Boats");
  g_assert_cmpstr (row->published, ==, "2025-05-06");
  g_assert_cmpstr (row->sentence, ==, "There were 9 boats.");
  g_assert_cmpfloat (row->mention->figure->value, ==, 9.0);
  g_assert_cmpuint (row->mention->span.start, ==, dossier_test_find (other, "9 boats").start);
}

static void
test_figures_of_current_versions (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) later = dossier_test_document_new ("Ferry", "Now 5 ropes.");
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autofree char *found = NULL;

  g_ptr_array_add (mentions, make_figure (later, "5 ropes", 5, ""));
  dossier_test_add_version (fixture->db, URL, later, mentions, &fixture->outcome);

  found = list_figures (fixture, "ropes", 0);
  g_assert_cmpstr (found, ==, "5 ropes ");
}

/* Entities
 * ----------------------------------------------------------------------------------------- */

static gint64
ensure (Fixture *fixture, DossierEntityKind kind, const char *name, const DossierPlace *place)
{
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  dossier_entities_ensure (fixture->db, kind, name, place, &id, &error);
  g_assert_no_error (error);

  return id;
}

static void
test_entities (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_free);
  DossierEntity *person = NULL;

  g_assert_true (dossier_entities_list (fixture->db, DOSSIER_ENTITY_PERSON, NULL, 0, people, NULL));
  g_assert_cmpuint (people->len, ==, 1);
  person = g_ptr_array_index (people, 0);
  g_assert_cmpstr (person->name, ==, "Mira Holt");
  g_assert_cmpuint (person->n_articles, ==, 1);
  g_assert_cmpuint (person->n_mentions, ==, 2);
  g_assert_null (person->place);
}

static void
test_names_are_folded (Fixture *fixture, gconstpointer data)
{
  gint64 id = ensure (fixture, DOSSIER_ENTITY_PERSON, "Mira Holt", NULL);

  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PERSON, "  MÍRA HOLT ", NULL), ==, id);
  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PLACE, "Mira Holt", NULL), !=, id);
  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PERSON, "Holt", NULL), !=, id);
}

static void
test_aliases (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) people =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_free);
  g_autoptr (GError) error = NULL;
  gint64 id = ensure (fixture, DOSSIER_ENTITY_PERSON, "Mira Holt", NULL);

  g_assert_true (dossier_entities_add_alias (fixture->db, id, "The Captain", NULL));
  g_assert_true (dossier_entities_add_alias (fixture->db, id, "the captain", NULL));
  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PERSON, "THE CAPTAIN", NULL), ==, id);
  g_assert_true (
      dossier_entities_list (fixture->db, DOSSIER_ENTITY_PERSON, "capt", 10, people, NULL));
  g_assert_cmpuint (people->len, ==, 1);
  g_assert_cmpstr (((DossierEntity *) people->pdata[0])->name, ==, "Mira Holt");
  g_ptr_array_set_size (people, 0);
  g_assert_true (
      dossier_entities_list (fixture->db, DOSSIER_ENTITY_PERSON, "holt captain", 0, people, NULL));
  g_assert_cmpuint (people->len, ==, 0);

  g_assert_false (dossier_entities_add_alias (fixture->db, 999, "Nobody", &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (dossier_entities_add_alias (fixture->db, id, "  ", &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT);
}

/* In another article only "Holt" is named: that may be anybody, whatever the reader calls Mira. */
static void
test_a_single_name_links_to_nobody (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DossierDocument) other = dossier_test_document_new ("Rope", "Holt has no rope.");
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  g_autoptr (GPtrArray) found = NULL;
  gint64                id = ensure (fixture, DOSSIER_ENTITY_PERSON, "Mira Holt", NULL);
  DossierVersionOutcome outcome = { 0 };

  g_assert_true (dossier_entities_add_alias (fixture->db, id, "Holt", NULL));
  g_ptr_array_add (mentions, make (other, DOSSIER_ENTITY_PERSON, "Holt", "Holt"));
  dossier_test_add_version (fixture->db, "https://news.example/r", other, mentions, &outcome);

  found = list (fixture, outcome.version_id);
  g_assert_cmpint (((DossierStoredMention *) found->pdata[0])->entity_id, !=, id);
  g_assert_cmpstr (((DossierStoredMention *) found->pdata[0])->mention->name, ==, "Holt");
  /* Two who are called so: the one with that very name comes first. */
  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PERSON, "Holt", NULL),
                   ==,
                   ((DossierStoredMention *) found->pdata[0])->entity_id);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) places =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_free);
  DossierPlace lisbon = { 38.72, -9.14, "PT" };
  DossierPlace near = { 38.70, -9.20, "PT" };
  DossierPlace maine = { 44.03, -70.1, "US" };
  DossierPlace east = { -16.5, 179.9, "FJ" };
  DossierPlace west = { -16.5, -179.9, "FJ" };
  gint64       id = ensure (fixture, DOSSIER_ENTITY_PLACE, "Lisbon", NULL);
  gint64       other_id = 0;

  /* The first to know where it lies tells. */
  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PLACE, "Lisbon", &lisbon), ==, id);
  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PLACE, "Lisbon", &near), ==, id);
  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PLACE, "Lisbon", NULL), ==, id);
  other_id = ensure (fixture, DOSSIER_ENTITY_PLACE, "Lisbon", &maine);
  g_assert_cmpint (other_id, !=, id);
  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PLACE, "Lisbon", &maine), ==, other_id);
  id = ensure (fixture, DOSSIER_ENTITY_PLACE, "Taveuni", &east);
  g_assert_cmpint (ensure (fixture, DOSSIER_ENTITY_PLACE, "Taveuni", &west), ==, id);

  g_assert_true (
      dossier_entities_list (fixture->db, DOSSIER_ENTITY_PLACE, "lisb", 0, places, NULL));
  g_assert_cmpuint (places->len, ==, 1);
  g_assert_cmpfloat (((DossierEntity *) places->pdata[0])->place->latitude, ==, 38.72);
  g_assert_cmpstr (((DossierEntity *) places->pdata[0])->place->country, ==, "PT");
}

#define ADD(path, test) g_test_add (path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/store/mentions/they-come-by-place-with-their-values", test_list);
  ADD ("/store/mentions/what-a-reader-makes-takes-the-place-of-proposals", test_make);
  ADD ("/store/mentions/a-figure-leaves-names-alone", test_a_made_figure_leaves_names);
  ADD ("/store/mentions/reading-again-keeps-what-a-person-decided", test_replace);
  ADD ("/store/mentions/what-a-person-decided-is-carried-to-a-new-version", test_carried);
  ADD ("/store/mentions/bad-values-are-refused", test_bad_values);
  ADD ("/store/figures/they-are-found-by-what-is-counted-unit-and-sentence", test_figures);
  ADD ("/store/figures/only-current-versions-count", test_figures_of_current_versions);
  ADD ("/store/entities/they-are-counted", test_entities);
  ADD ("/store/entities/names-are-folded", test_names_are_folded);
  ADD ("/store/entities/an-alias-is-a-name", test_aliases);
  ADD ("/store/entities/a-single-name-links-to-nobody", test_a_single_name_links_to_nobody);
  ADD ("/store/entities/places-of-one-name-are-kept-apart", test_places);

  return g_test_run ();
}
