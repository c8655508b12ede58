/* test-suggest.c: what is offered to somebody who types a search, and searches that are kept.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-figures.h"
#include "store/dossier-saved-searches.h"
#include "store/dossier-suggest.h"
#include "store/dossier-tags.h"
#include "store/dossier-undo.h"
#include "tests/store/store-test.h"

#include <string.h>

typedef struct
{
  DossierDb *db;
} Fixture;

static void
add_article (DossierDb *db, const char *url, const char *site, const char *body, const char *name)
{
  g_autoptr (DossierDocument) document = dossier_test_document_new ("A title", body);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  DossierMention *mention =
      dossier_mention_new (DOSSIER_ENTITY_PERSON, dossier_test_find (document, name));
  DossierVersionOutcome outcome = { 0 };
  g_autoptr (GError) error = NULL;

  document->site = g_strdup (site);
  mention->name = g_strdup (name);
  g_ptr_array_add (mentions, mention);
  dossier_figures_find (document->text, document->text_length, mentions);
  dossier_test_add_version (db, url, document, mentions, &outcome);
  dossier_tags_add_article (db, outcome.article_id, "Élan vital", &error);
  g_assert_no_error (error);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->db = store_test_open_memory ();
  store_test_begin (fixture->db);
  add_article (fixture->db,
               "https://a.example/1",
               "Harbour Post",
               "Ana Petrova saw 30 drones and 4 dry docks.",
               "Ana Petrova");
  add_article (fixture->db,
               "https://a.example/2",
               "Harbour Post",
               "Ana Petrova saw 50 drones.",
               "Ana Petrova");
  add_article (fixture->db, "https://b.example/3", "Peak", "Petr Pavel saw 2 dogs.", "Petr Pavel");
  store_test_commit (fixture->db);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_test_check (fixture->db);
  dossier_db_close (fixture->db);
}

/* "text×count text×count …" */
static char *
suggest (DossierDb *db, const char *typed, guint limit)
{
  g_autoptr (DossierQueryPiece) piece = dossier_query_find_piece (typed, strlen (typed));
  g_autoptr (GPtrArray) suggestions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  g_autoptr (GError) error = NULL;
  GString *all = g_string_new (NULL);

  g_assert_nonnull (piece);
  dossier_suggest (db, piece, limit, suggestions, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < suggestions->len; i++)
    {
      const DossierSuggestion *one = g_ptr_array_index (suggestions, i);

      g_string_append_printf (all, "%s%s×%u", i > 0 ? " " : "", one->text, one->count);
    }
  return g_string_free (all, FALSE);
}

static void
test_suggestions (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *typed;
    const char *offered;
  } cases[] = {
    { "p", "person:×0 place:×0" },
    { "pe", "person:×0 person:\"Ana Petrova\"×2 person:\"Petr Pavel\"×1" },
    { "drones -pe", "-person:×0 -person:\"Ana Petrova\"×2 -person:\"Petr Pavel\"×1" },
    { "xyz", "" },
    { "person:", "person:\"Ana Petrova\"×2 person:\"Petr Pavel\"×1" },
    { "person:\"ana p", "person:\"Ana Petrova\"×2" },
    { "person:p", "person:\"Ana Petrova\"×2 person:\"Petr Pavel\"×1" },
    { "person:\"petr p", "person:\"Petr Pavel\"×1" },
    { "place:a", "" },
    { "tag:", "tag:\"Élan vital\"×3" },
    { "tag:el", "tag:\"Élan vital\"×3" },
    { "tag:VIT", "tag:\"Élan vital\"×3" },
    { "tag:tal", "" },
    { "site:", "site:\"Harbour Post\"×2 site:Peak×1" },
    { "site:post", "site:\"Harbour Post\"×2" },
    { "has:an", "has:annotation×0" },
    { "figure:>20 d", "figure:\">20 drones\"×2 figure:\">20 dogs\"×1 figure:\">20 dry docks\"×1" },
    { "figure:dr", "figure:drones×2 figure:\"dry docks\"×1" },
    { "figure:>20", "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *offered = suggest (fixture->db, cases[i].typed, 8);

      g_test_message ("%s", cases[i].typed);
      g_assert_cmpstr (offered, ==, cases[i].offered);
    }
}

static void
test_limit (Fixture *fixture, gconstpointer data)
{
  g_autofree char *offered = suggest (fixture->db, "pe", 2);

  g_assert_cmpstr (offered, ==, "person:×0 person:\"Ana Petrova\"×2");
}

static void
test_days (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *year = g_date_time_format (now, "before:%Y×0");
  g_autofree char *offered = suggest (fixture->db, "before:2", 8);

  g_assert_nonnull (strstr (offered, year));
}

static char *
list_searches (DossierDb *db)
{
  return store_test_dump (db, "SELECT name, words FROM saved_search ORDER BY id");
}

static void
test_saved (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) searches =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_saved_search_free);
  const DossierSavedSearch *first;
  g_autofree char          *before = NULL;
  g_autofree char          *after = NULL;
  g_autofree char          *name = NULL;
  gint64                    id = 0;
  gint64                    again = 0;

  store_test_begin (fixture->db);
  g_assert_true (dossier_saved_searches_add (fixture->db, "Ships", "harbour ", &id, &error));
  g_assert_true (dossier_saved_searches_add (fixture->db, "boats", "boats", &again, &error));
  g_assert_true (dossier_saved_searches_add (fixture->db, "Docks", "harbour ", &again, &error));
  g_assert_no_error (error);
  g_assert_cmpint (again, ==, id);
  store_test_commit (fixture->db);

  g_assert_true (dossier_saved_searches_list (fixture->db, searches, &error));
  g_assert_cmpuint (searches->len, ==, 2);
  first = g_ptr_array_index (searches, 0);
  g_assert_cmpstr (first->name, ==, "boats");

  before = list_searches (fixture->db);
  store_test_begin (fixture->db);
  g_assert_true (dossier_undo_begin (fixture->db, "removal", &error));
  g_assert_true (dossier_saved_searches_delete (fixture->db, id, &error));
  store_test_commit (fixture->db);
  store_test_begin (fixture->db);
  g_assert_true (dossier_undo_undo (fixture->db, &name, &error));
  g_assert_no_error (error);
  store_test_commit (fixture->db);
  after = list_searches (fixture->db);
  g_assert_cmpstr (before, ==, after);

  g_assert_false (dossier_saved_searches_rename (fixture->db, 4711, "x", &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_NOT_FOUND);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, test) g_test_add ("/store/suggest/" path, Fixture, NULL, set_up, test, tear_down)
  ADD ("operators-and-values-that-begin-so", test_suggestions);
  ADD ("no-more-than-asked-for", test_limit);
  ADD ("days-that-people-mean", test_days);
  ADD ("a-search-is-kept-once-and-comes-back", test_saved);

  return g_test_run ();
}
