/* test-feeds.c: feeds and what they announced are kept, undone and linked to articles.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store-test.h"

#include "core/text/dossier-core-error.h"
#include "store/dossier-capture-rows.h"
#include "store/dossier-feed-entry-rows.h"
#include "store/dossier-feed-rows.h"
#include "store/dossier-purge.h"
#include "store/dossier-undo.h"

/* Saturday, 2025-12-06, 12:00 UTC. */
#define NOON (1765022400 * G_GINT64_CONSTANT (1000))

static gint64
subscribe (DossierDb *db, const char *url)
{
  DossierFeedSubscription subscription = { .url = url,
                                           .title = "Harbour News",
                                           .interval_seconds = 3600 };
  g_autoptr (GError) error = NULL;
  gboolean is_new = FALSE;
  gint64   id = 0;

  store_test_begin (db);
  dossier_undo_begin (db, "subscription", NULL);
  dossier_feed_rows_subscribe (db, &subscription, &id, &is_new, &error);
  g_assert_no_error (error);
  g_assert_true (is_new);
  store_test_commit (db);
  return id;
}

static DossierFeedRow *
get (DossierDb *db, gint64 id)
{
  g_autoptr (GError) error = NULL;
  DossierFeedRow *row = NULL;

  dossier_feed_rows_get (db, id, &row, &error);
  g_assert_no_error (error);
  return row;
}

static guint
count_feeds (DossierDb *db)
{
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_row_free);
  g_autoptr (GError) error = NULL;

  dossier_feed_rows_list (db, rows, &error);
  g_assert_no_error (error);
  return rows->len;
}

static void
undo (DossierDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  store_test_begin (db);
  dossier_undo_undo (db, &name, &error);
  g_assert_no_error (error);
  g_assert_nonnull (name);
  store_test_commit (db);
}

static void
add_entry (GPtrArray *entries, int number, const char *title, const char *published)
{
  DossierFeedEntry *entry = g_new0 (DossierFeedEntry, 1);

  entry->identifier = g_strdup_printf ("id-%d", number);
  entry->url = g_strdup_printf ("https://news.example/%d?utm_source=feed", number);
  entry->title = g_strdup (title);
  entry->published = g_strdup (published);
  g_ptr_array_add (entries, entry);
}

static GPtrArray *
make_entries (int first, int last)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_entry_free);

  for (int i = first; i <= last; i++)
    {
      g_autofree char *title = g_strdup_printf ("Entry %d", i);

      add_entry (entries, i, title, NULL);
    }
  return entries;
}

/* Returns the ids of the new ones. */
static GArray *
merge (DossierDb *db, gint64 feed_id, GPtrArray *entries, gint64 now)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_feed_entry_rows_merge (db, feed_id, entries, now, ids, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  return ids;
}

/* "title state, …" */
static char *
list (DossierDb *db, gint64 feed_id, gboolean only_new)
{
  static const char *const states[] = { "new", "waiting", "failed", "captured", "dismissed" };
  g_autoptr (GPtrArray) rows =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_entry_row_free);
  g_autoptr (GError) error = NULL;
  GString *out = g_string_new (NULL);

  dossier_feed_entry_rows_list (db, feed_id, only_new, 0, rows, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < rows->len; i++)
    {
      const DossierFeedEntryRow *row = rows->pdata[i];

      g_string_append_printf (out, "%s%s %s", i > 0 ? ", " : "", row->title, states[row->state]);
    }
  return g_string_free (out, FALSE);
}

#define assert_list(db, feed_id, only_new, expected)                                               \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *list_ = list (db, feed_id, only_new);                                         \
    g_assert_cmpstr (list_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

static void
test_subscribing_twice_is_once (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  DossierFeedSubscription subscription = { .url = "https://news.example/feed" };
  gint64                  id = subscribe (db, "https://news.example/feed");
  gint64                  again = 0;
  gboolean                is_new = TRUE;
  g_autoptr (DossierFeedRow) row = get (db, id);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (row->title, ==, "Harbour News");
  g_assert_cmpuint (row->interval_seconds, ==, 3600);
  g_assert_cmpint (row->next_refresh, ==, 0);
  g_assert_null (row->error);
  store_test_begin (db);
  dossier_feed_rows_subscribe (db, &subscription, &again, &is_new, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  g_assert_false (is_new);
  g_assert_cmpint (again, ==, id);
  g_assert_cmpuint (count_feeds (db), ==, 1);
}

static void
test_subscribing_and_unsubscribing_can_be_undone (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = subscribe (db, "https://news.example/feed");
  g_autoptr (GPtrArray) entries = make_entries (1, 3);
  g_autoptr (GArray) ids = merge (db, id, entries, NOON);
  g_autoptr (DossierFeedRow) row = NULL;
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_undo_begin (db, "unsubscribing", NULL);
  dossier_feed_rows_unsubscribe (db, id, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  g_assert_cmpuint (count_feeds (db), ==, 0);
  g_assert_null (get (db, id));
  assert_list (db, 0, TRUE, "");

  undo (db);
  row = get (db, id);
  g_assert_cmpuint (row->n_new, ==, 3);
  undo (db);
  g_assert_cmpuint (count_feeds (db), ==, 0);

  /* Who comes back finds everything. */
  g_assert_cmpint (subscribe (db, "https://news.example/feed"), ==, id);
  assert_list (db, id, TRUE, "Entry 1 new, Entry 2 new, Entry 3 new");
  store_test_check (db);
}

/* And at once: the refresh that was due long after the feed was forgotten is not waited for. */
static void
test_subscribing_again_heeds_what_is_asked_now (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  DossierFeedSubscription wanted = {
    .url = "https://news.example/feed",
    .folder = "Ports",
    .is_automatic = TRUE,
    .interval_seconds = 7200,
  };
  gint64   id = subscribe (db, "https://news.example/feed");
  gint64   again = 0;
  gboolean is_new = FALSE;
  g_autoptr (DossierFeedRow) before = get (db, id);
  g_autoptr (DossierFeedRow) row = NULL;
  g_autoptr (GError) error = NULL;

  g_free (before->name);
  before->name = g_strdup ("Mine");
  before->next_refresh = NOON;
  store_test_begin (db);
  dossier_feed_rows_change (db, before, &error);
  g_assert_no_error (error);
  dossier_feed_rows_unsubscribe (db, id, &error);
  g_assert_no_error (error);
  dossier_feed_rows_subscribe (db, &wanted, &again, &is_new, &error);
  g_assert_no_error (error);
  store_test_commit (db);

  g_assert_true (is_new);
  g_assert_cmpint (again, ==, id);
  row = get (db, id);
  g_assert_cmpstr (row->name, ==, "Mine");
  g_assert_cmpstr (row->folder, ==, "Ports");
  g_assert_true (row->is_automatic);
  g_assert_cmpuint (row->interval_seconds, ==, 7200);
  g_assert_cmpint (row->next_refresh, ==, 0);
}

static void
test_changes_of_a_feed_can_be_undone (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64         id = subscribe (db, "https://news.example/feed");
  DossierFeedRow change = {
    .id = id,
    .name = (char *) "Ships",
    .folder = (char *) "Water/Salt",
    .is_automatic = TRUE,
    .interval_seconds = 900,
    .next_refresh = NOON,
  };
  g_autoptr (DossierFeedRow) changed = NULL;
  g_autoptr (DossierFeedRow) undone = NULL;
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_undo_begin (db, "renaming", NULL);
  dossier_feed_rows_change (db, &change, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  changed = get (db, id);
  g_assert_cmpstr (changed->name, ==, "Ships");
  g_assert_cmpstr (changed->folder, ==, "Water/Salt");
  g_assert_true (changed->is_automatic);
  g_assert_cmpuint (changed->interval_seconds, ==, 900);
  g_assert_cmpint (changed->next_refresh, ==, NOON);

  undo (db);
  undone = get (db, id);
  g_assert_null (undone->name);
  g_assert_null (undone->folder);
  g_assert_false (undone->is_automatic);
  g_assert_cmpuint (undone->interval_seconds, ==, 3600);
}

static void
test_a_refresh_is_kept (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64         id = subscribe (db, "https://news.example/feed");
  DossierFeedRow fetched = {
    .id = id,
    .kind = DOSSIER_FEED_KIND_SITEMAP,
    .etag = (char *) "\"1\"",
    .last_modified = (char *) "Sat, 06 Dec 2025 12:00:00 GMT",
    .fetched = NOON,
    .ttl_seconds = 5400,
    .skip_hours = 7,
    .skip_days = 64,
    .next_refresh = NOON + 1,
  };
  g_autoptr (DossierFeedRow) before = NULL;
  g_autoptr (DossierFeedRow) after = NULL;
  g_autoptr (GError) problem =
      g_error_new_literal (DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_UNSUPPORTED, "this is no feed");
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_feed_rows_set_trouble (db, &fetched, problem, &error);
  g_assert_no_error (error);
  dossier_feed_rows_set_trouble (db, &fetched, problem, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  before = get (db, id);
  g_assert_error (before->error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_UNSUPPORTED);
  g_assert_cmpstr (before->error->message, ==, "this is no feed");
  g_assert_cmpuint (before->n_failures, ==, 2);
  g_assert_cmpint (before->next_refresh, ==, NOON + 1);

  store_test_begin (db);
  dossier_feed_rows_set_fetched (db, &fetched, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  after = get (db, id);
  g_assert_no_error (after->error);
  g_assert_cmpuint (after->n_failures, ==, 0);
  g_assert_cmpint (after->kind, ==, DOSSIER_FEED_KIND_SITEMAP);
  g_assert_cmpstr (after->title, ==, "Harbour News");
  g_assert_cmpstr (after->etag, ==, "\"1\"");
  g_assert_cmpstr (after->last_modified, ==, "Sat, 06 Dec 2025 12:00:00 GMT");
  g_assert_cmpint (after->fetched, ==, NOON);
  g_assert_cmpuint (after->ttl_seconds, ==, 5400);
  g_assert_cmpuint (after->skip_hours, ==, 7);
  g_assert_cmpuint (after->skip_days, ==, 64);
}

static void
test_a_feed_moves_but_not_onto_another (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 first = subscribe (db, "https://news.example/1");
  gint64 second = subscribe (db, "https://news.example/2");
  g_autoptr (DossierFeedRow) moved = NULL;
  g_autoptr (DossierFeedRow) stayed = NULL;
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_feed_rows_set_url (db, first, "https://news.example/3", &error);
  g_assert_no_error (error);
  dossier_feed_rows_set_url (db, second, "https://news.example/3", &error);
  g_assert_no_error (error);
  store_test_commit (db);
  moved = get (db, first);
  stayed = get (db, second);
  g_assert_cmpstr (moved->url, ==, "https://news.example/3");
  g_assert_cmpstr (stayed->url, ==, "https://news.example/2");
}

static void
test_entries_are_new_once (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = subscribe (db, "https://news.example/feed");
  g_autoptr (GPtrArray) entries = make_entries (1, 3);
  g_autoptr (GPtrArray) later =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_entry_free);
  g_autoptr (GArray) first = merge (db, id, entries, NOON);
  g_autoptr (GArray) second = merge (db, id, entries, NOON + 1000);
  g_autoptr (GArray) third = NULL;

  g_assert_cmpuint (first->len, ==, 3);
  g_assert_cmpuint (second->len, ==, 0);

  /* A title that was corrected is no news. */
  add_entry (later, 2, "Entry 2, corrected", NULL);
  add_entry (later, 4, "Entry 4", NULL);
  third = merge (db, id, later, NOON + 2000);
  g_assert_cmpuint (third->len, ==, 1);
  assert_list (db, id, FALSE, "Entry 4 new, Entry 1 new, Entry 2, corrected new, Entry 3 new");
}

static void
test_entries_stand_by_their_date (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = subscribe (db, "https://news.example/feed");
  g_autoptr (GPtrArray) entries =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_entry_free);
  g_autoptr (GArray) ids = NULL;

  add_entry (entries, 1, "Old", "2025-11-01T10:00:00Z");
  add_entry (entries, 2, "Younger", "2025-12-05T10:00:00+01:00");
  add_entry (entries, 3, "Undated", NULL);
  add_entry (entries, 4, "Of next year", "2026-12-05");
  add_entry (entries, 5, "Youngest", "2025-12-05T10:00:00-01:00");
  ids = merge (db, id, entries, NOON);
  assert_list (db, id, TRUE, "Undated new, Of next year new, Youngest new, Younger new, Old new");
}

static void
test_dismissing_can_be_undone (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = subscribe (db, "https://news.example/feed");
  g_autoptr (GPtrArray) entries = make_entries (1, 2);
  g_autoptr (GArray) ids = merge (db, id, entries, NOON);
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_undo_begin (db, "dismissal", NULL);
  dossier_feed_entry_rows_dismiss (db, ids, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  assert_list (db, id, TRUE, "");
  assert_list (db, id, FALSE, "Entry 1 dismissed, Entry 2 dismissed");

  undo (db);
  assert_list (db, id, TRUE, "Entry 1 new, Entry 2 new");

  g_array_set_size (ids, 1);
  store_test_begin (db);
  dossier_feed_entry_rows_dismiss (db, ids, &error);
  g_assert_no_error (error);
  dossier_feed_entry_rows_restore (db, ids, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  assert_list (db, id, TRUE, "Entry 1 new, Entry 2 new");
}

static void
test_entries_know_their_articles (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = subscribe (db, "https://news.example/feed");
  g_autoptr (GPtrArray) entries = make_entries (1, 3);
  g_autoptr (GArray) ids = NULL;

  /* One is there before the entry, one after it. */
  store_test_begin (db);
  store_test_execute (db,
                      "INSERT INTO article (url, title, added) "
                      "VALUES ('https://news.example/2', 'Two', 1)");
  store_test_commit (db);
  ids = merge (db, id, entries, NOON);
  g_assert_cmpuint (ids->len, ==, 2);
  assert_list (db, id, FALSE, "Entry 1 new, Entry 2 captured, Entry 3 new");
  store_test_begin (db);
  store_test_execute (db,
                      "INSERT INTO article (url, title, added) "
                      "VALUES ('https://news.example/1', 'One', 1)");
  store_test_commit (db);
  assert_list (db, id, FALSE, "Entry 1 captured, Entry 2 captured, Entry 3 new");
  assert_list (db, 0, TRUE, "Entry 3 new");
}

static void
test_capturing_an_entry_puts_it_in_the_queue (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = subscribe (db, "https://news.example/feed");
  g_autoptr (GPtrArray) entries = make_entries (1, 2);
  g_autoptr (GArray) ids = merge (db, id, entries, NOON);
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_feed_entry_rows_dismiss (db, ids, &error);
  g_assert_no_error (error);
  g_array_set_size (ids, 1);
  dossier_feed_entry_rows_capture (db, ids, &error);
  g_assert_no_error (error);
  store_test_commit (db);
  assert_list (db, id, FALSE, "Entry 1 waiting, Entry 2 dismissed");
  g_assert_cmpint (store_test_query_int (db,
                                         "SELECT count (*) FROM capture "
                                         "WHERE key = 'https://news.example/1' "
                                         "AND url = 'https://news.example/1?utm_source=feed'"),
                   ==,
                   1);

  store_test_begin (db);
  store_test_execute (db,
                      "UPDATE capture SET state = 'failed', error_domain = 'x', error_code = 1, "
                      "error_text = 'no such page'");
  store_test_commit (db);
  assert_list (db, id, FALSE, "Entry 1 failed, Entry 2 dismissed");
}

static void
test_what_a_feed_has_forgotten_is_forgotten_in_time (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 id = subscribe (db, "https://news.example/feed");
  g_autoptr (GPtrArray) many = make_entries (1, DOSSIER_FEED_ENTRY_ROWS_KEPT);
  g_autoptr (GPtrArray) few = make_entries (DOSSIER_FEED_ENTRY_ROWS_KEPT, 5010);
  g_autoptr (GArray) first = merge (db, id, many, NOON);
  g_autoptr (GArray) second = merge (db, id, few, NOON + 1);

  g_assert_cmpuint (first->len, ==, DOSSIER_FEED_ENTRY_ROWS_KEPT);
  g_assert_cmpuint (second->len, ==, 10);
  g_assert_cmpint (store_test_query_int (db, "SELECT count (*) FROM feed_entry"),
                   ==,
                   DOSSIER_FEED_ENTRY_ROWS_KEPT);
  g_assert_cmpint (store_test_query_int (db, "SELECT count (*) FROM feed_entry WHERE seen > found"),
                   ==,
                   1);
}

static void
test_feeds_deleted_long_ago_are_purged (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  gint64 kept = subscribe (db, "https://news.example/1");
  gint64 gone = subscribe (db, "https://news.example/2");
  g_autoptr (GError) error = NULL;

  store_test_begin (db);
  dossier_feed_rows_unsubscribe (db, kept, &error);
  g_assert_no_error (error);
  dossier_feed_rows_unsubscribe (db, gone, &error);
  g_assert_no_error (error);
  store_test_execute (db, "UPDATE feed SET deleted = 5");
  store_test_commit (db);

  /* While the undo log knows them they stay. */
  dossier_purge (db, 6, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_query_int (db, "SELECT count (*) FROM feed"), ==, 2);
  store_test_begin (db);
  store_test_execute (db, "DELETE FROM undo_change; UPDATE feed SET deleted = 7 WHERE id = 1");
  store_test_commit (db);
  dossier_purge (db, 6, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_test_query_int (db, "SELECT id FROM feed"), ==, kept);
}

static gint64
subscribe_again (DossierDb *db, const char *url)
{
  DossierFeedSubscription subscription = { .url = url, .interval_seconds = 3600 };
  gboolean                is_new = FALSE;
  gint64                  id = 0;

  store_test_begin (db);
  g_assert_true (dossier_feed_rows_subscribe (db, &subscription, &id, &is_new, NULL));
  store_test_commit (db);
  return id;
}

static void
stop_feed (DossierDb *db, gint64 id)
{
  g_autoptr (DossierFeedRow) row = get (db, id);
  g_autoptr (GError) gone = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "it has ended");

  row->is_stopped = TRUE;
  row->next_refresh = NOON;
  store_test_begin (db);
  g_assert_true (dossier_feed_rows_set_trouble (db, row, gone, NULL));
  store_test_commit (db);
}

static void
assert_is_started (DossierDb *db, gint64 id)
{
  g_autoptr (DossierFeedRow) row = get (db, id);

  g_assert_false (row->is_stopped);
  g_assert_null (row->error);
  g_assert_cmpuint (row->n_failures, ==, 0);
  g_assert_cmpint (row->next_refresh, ==, 0);
}

/* Whether the reader had unsubscribed or not. */
static void
test_subscribing_starts_what_ended (void)
{
  g_autoptr (DossierDb) db = store_test_open_memory ();
  const char *url = "https://news.example/feed";
  gint64      id = subscribe (db, url);

  stop_feed (db, id);
  g_assert_cmpint (subscribe_again (db, url), ==, id);
  assert_is_started (db, id);

  stop_feed (db, id);
  store_test_begin (db);
  g_assert_true (dossier_feed_rows_unsubscribe (db, id, NULL));
  store_test_commit (db);
  g_assert_cmpint (subscribe_again (db, url), ==, id);
  assert_is_started (db, id);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/feeds/subscribing-twice-is-once", test_subscribing_twice_is_once);
  g_test_add_func ("/store/feeds/subscribing-again-heeds-what-is-asked-now",
                   test_subscribing_again_heeds_what_is_asked_now);
  g_test_add_func ("/store/feeds/subscribing-again-starts-what-had-ended",
                   test_subscribing_starts_what_ended);
  g_test_add_func ("/store/feeds/subscribing-and-unsubscribing-can-be-undone",
                   test_subscribing_and_unsubscribing_can_be_undone);
  g_test_add_func ("/store/feeds/changes-of-a-feed-can-be-undone",
                   test_changes_of_a_feed_can_be_undone);
  g_test_add_func ("/store/feeds/a-refresh-is-kept", test_a_refresh_is_kept);
  g_test_add_func ("/store/feeds/a-feed-moves-but-not-onto-another",
                   test_a_feed_moves_but_not_onto_another);
  g_test_add_func ("/store/feeds/entries-are-new-once", test_entries_are_new_once);
  g_test_add_func ("/store/feeds/entries-stand-by-their-date", test_entries_stand_by_their_date);
  g_test_add_func ("/store/feeds/dismissing-can-be-undone", test_dismissing_can_be_undone);
  g_test_add_func ("/store/feeds/entries-know-their-articles", test_entries_know_their_articles);
  g_test_add_func ("/store/feeds/capturing-an-entry-puts-it-in-the-queue",
                   test_capturing_an_entry_puts_it_in_the_queue);
  g_test_add_func ("/store/feeds/what-a-feed-has-forgotten-is-forgotten-in-time",
                   test_what_a_feed_has_forgotten_is_forgotten_in_time);
  g_test_add_func ("/store/feeds/feeds-deleted-long-ago-are-purged",
                   test_feeds_deleted_long_ago_are_purged);
  return g_test_run ();
}
