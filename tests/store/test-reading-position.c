/* test-reading-position.c: where the reader stopped, in this version and in others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-reading-position.h"

#include "tests/store/store-test.h"

#include <string.h>

#define URL "https://news.example/lock"
#define BODY                                                                                       \
  "The lock was closed on Monday.\n"                                                               \
  "Barges wait in the basin below the town.\n"                                                     \
  "A keeper rows from one to the next with bread.\n"                                               \
  "Nobody knows when the gates will move again."

static gboolean
get (DossierDb *db, const DossierVersionOutcome *version, gsize *start)
{
  g_autoptr (GError) error = NULL;
  gboolean is_found = FALSE;

  g_assert_true (dossier_reading_position_get (db,
                                               version->article_id,
                                               version->version_id,
                                               start,
                                               &is_found,
                                               &error));
  g_assert_no_error (error);
  return is_found;
}

static void
set (DossierDb *db, const DossierVersionOutcome *version, gsize start)
{
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  g_assert_true (
      dossier_reading_position_set (db, version->article_id, version->version_id, start, &error));
  g_assert_no_error (error);
  store_test_commit (db);
}

static void
add (DossierDb *db, const char *body, DossierVersionOutcome *version, char **text)
{
  g_autoptr (DossierDocument) document = dossier_test_document_new ("The lock", body);

  store_test_begin (db);
  dossier_test_add_version (db, URL, document, NULL, version);
  store_test_commit (db);
  if (text != NULL)
    *text = g_strdup (document->text);
}

static void
test_kept (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  DossierVersionOutcome version = { 0 };
  gsize                 start = 7;

  add (db, BODY, &version, NULL);
  g_assert_false (get (db, &version, &start));
  set (db, &version, 41);
  g_assert_true (get (db, &version, &start));
  g_assert_cmpuint (start, ==, 41);
  set (db, &version, 90);
  g_assert_true (get (db, &version, &start));
  g_assert_cmpuint (start, ==, 90);
  set (db, &version, 0);
  g_assert_false (get (db, &version, &start));
  g_assert_cmpint (store_test_query_int (db, "SELECT count (*) FROM reading_position"), ==, 1);
}

static void
test_quiet (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (DossierChangeSet) before = NULL;
  DossierVersionOutcome version = { 0 };

  add (db, BODY, &version, NULL);
  before = dossier_db_steal_changes (db);
  set (db, &version, 41);
  g_assert_null (dossier_db_steal_changes (db));
  g_assert_cmpint (store_test_query_int (db, "SELECT count (*) FROM undo"), ==, 0);
}

static void
test_other_article (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  g_autoptr (GError) error = NULL;
  DossierVersionOutcome version = { 0 };

  add (db, BODY, &version, NULL);
  store_test_begin (db);
  g_assert_false (
      dossier_reading_position_set (db, version.article_id + 1, version.version_id, 4, &error));
  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_CONSTRAINT);
  dossier_db_rollback (db);
}

/* What stood at the top, what the next version has, and what stands at the top there. */
static const struct
{
  const char *at;
  const char *body;
  const char *then; /* NULL for nowhere */
} versions[] = {
  { "A keeper rows", "Updated on Tuesday.\n" BODY, "A keeper rows" },
  { "A keeper rows",
    "The lock was closed.\nBarges wait in the basin below the town.\nA keeper rows from one to the "
    "next "
    "with cheese.\nNobody knows when the gates will move again.",
    "A keeper rows" },
  { "Barges wait",
    "The lock was closed.\nNobody knows when the gates will move again.",
    "Nobody knows" },
  { "rows from one", "Ships.\nA keeper rows from one to the next with bread.", "rows from one" },
  { "Nobody knows", "Everything is different here, and not a word of it was kept at all.", NULL },
};

static void
test_other_versions (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (versions); i++)
    {
      g_autoptr (DossierDb) db = store_test_open_memory ();
      g_autofree char      *old_text = NULL;
      g_autofree char      *new_text = NULL;
      DossierVersionOutcome old = { 0 };
      DossierVersionOutcome new = { 0 };
      gsize start = 0;

      add (db, BODY, &old, &old_text);
      set (db, &old, strstr (old_text, versions[i].at) - old_text);
      add (db, versions[i].body, &new, &new_text);
      g_test_message ("%s", versions[i].at);
      g_assert_true (new.is_new_version);
      g_assert_cmpint (get (db, &new, &start), ==, versions[i].then != NULL);
      if (versions[i].then != NULL)
        g_assert_cmpuint (start, ==, strstr (new_text, versions[i].then) - new_text);
      /* In the version of which it was kept it is as it was. */
      g_assert_true (get (db, &old, &start));
      g_assert_cmpuint (start, ==, strstr (old_text, versions[i].at) - old_text);
    }
}

/* A file that another program wrote may say anything. */
static void
test_odd_places (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  DossierVersionOutcome old = { 0 };
  DossierVersionOutcome new = { 0 };
  gsize start = 0;

  add (db, "Müßiggang über dem Fluß.\nSchließlich öffnet die Schleuse.", &old, NULL);
  add (db, "Etwas davor.\nSchließlich öffnet die Schleuse.", &new, NULL);
  for (gsize at = 0; at < 90; at++)
    {
      set (db, &old, at);
      get (db, &new, &start);
    }
  set (db, &old, G_MAXINT64);
  g_assert_false (get (db, &new, &start));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/reading-position/the-last-place-is-kept", test_kept);
  g_test_add_func ("/store/reading-position/nobody-is-told-and-nothing-is-undone", test_quiet);
  g_test_add_func ("/store/reading-position/a-version-of-another-article-is-refused",
                   test_other_article);
  g_test_add_func ("/store/reading-position/words-lead-to-the-place-in-another-version",
                   test_other_versions);
  g_test_add_func ("/store/reading-position/any-place-can-be-asked-for", test_odd_places);
  return g_test_run ();
}
