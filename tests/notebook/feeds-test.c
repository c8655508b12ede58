/* feeds-test.c: what the tests of feeds share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "feeds-test.h"

static gint64
read_clock_cb (gpointer data)
{
  return ((FeedsTest *) data)->now;
}

void
feeds_test_set_up (FeedsTest *fixture, gconstpointer data)
{
  fixture->path = notebook_test_dup_path ();
  fixture->notebook = notebook_test_open (fixture->path);
  fixture->server = dossier_test_server_new ();
  fixture->feeds = dossier_notebook_get_feeds (fixture->notebook);
  fixture->now = g_get_real_time () / 1000;
  dossier_feeds_set_clock (fixture->feeds, read_clock_cb, fixture);
  notebook_test_wait_until (dossier_feeds_is_loaded (fixture->feeds));
}

void
feeds_test_tear_down (FeedsTest *fixture, gconstpointer data)
{
  notebook_test_close (fixture->notebook);
  dossier_test_server_free (fixture->server);
  notebook_test_remove (fixture->path);
  g_free (fixture->path);
}

/* A feed with articles FIRST to LAST of the server, the last one first. */
char *
feeds_test_dup_rss (FeedsTest *fixture, int first, int last)
{
  GString *rss = g_string_new ("<rss version='2.0'><channel><title>Harbour News</title>");

  for (int i = last; i >= first; i--)
    {
      g_autofree char *path = g_strdup_printf ("/article-%d", i);
      g_autofree char *url = dossier_test_server_dup_url (fixture->server, path);
      g_autofree char *html = g_strdup_printf (
          "<title>Article %d</title><article><h1>Article %d</h1><p>The ferry %d left the harbour "
          "at noon with some three hundred people on board, and nobody knew when it would come "
          "back.</p><p>The captain, who has crossed the bay for thirty years, said that number %d "
          "had been her calmest crossing of the season so far.</p></article>",
          i,
          i,
          i,
          i);

      dossier_test_server_add_page (fixture->server, path, html);
      g_string_append_printf (rss, "<item><title>Article %d</title><link>%s</link></item>", i, url);
    }
  g_string_append (rss, "</channel></rss>");
  return g_string_free (rss, FALSE);
}

void
feeds_test_serve (FeedsTest *fixture, const char *path, const char *headers, const char *body)
{
  DossierTestAnswer answer = { .content_type = "application/rss+xml",
                               .headers = headers,
                               .body = body };

  dossier_test_server_add_answer (fixture->server, path, &answer);
}

void
feeds_test_serve_articles (FeedsTest *fixture, const char *headers, int first, int last)
{
  g_autofree char *rss = feeds_test_dup_rss (fixture, first, last);

  feeds_test_serve (fixture, "/feed", headers, rss);
}

gint64
feeds_test_subscribe (FeedsTest *fixture, const char *path, gboolean is_automatic)
{
  g_autofree char   *url = dossier_test_server_dup_url (fixture->server, path);
  DossierFeedOptions options = { .url = url,
                                 .is_automatic = is_automatic,
                                 .interval = DOSSIER_FEED_DEFAULT_INTERVAL };
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;

  dossier_feed_subscribe_async (fixture->notebook,
                                &options,
                                1,
                                NULL,
                                notebook_test_finished_cb,
                                &result);
  notebook_test_wait_until (result != NULL);
  ids = dossier_feed_subscribe_finish (fixture->notebook, result, NULL, &error);
  g_assert_no_error (error);
  notebook_test_wait_until (dossier_feeds_find (fixture->feeds, g_array_index (ids, gint64, 0)) !=
                            NULL);
  return g_array_index (ids, gint64, 0);
}

int
feeds_test_refresh (FeedsTest *fixture, gint64 id, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  dossier_feeds_refresh_async (fixture->feeds, id, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  return dossier_feeds_refresh_finish (fixture->feeds, result, error);
}

int
feeds_test_refresh_well (FeedsTest *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  int n_new = feeds_test_refresh (fixture, id, &error);

  g_assert_no_error (error);
  return n_new;
}

GListModel *
feeds_test_list_entries (FeedsTest *fixture, gint64 id, gboolean only_new)
{
  DossierFeedEntryList *list = dossier_feed_entry_list_new (fixture->notebook);

  dossier_feed_entry_list_set_only_new (list, only_new);
  dossier_feed_entry_list_set_feed (list, id);
  notebook_test_wait_until (dossier_feed_entry_list_is_loaded (list));
  return G_LIST_MODEL (list);
}

gint64
feeds_test_get_entry_id (GListModel *entries, guint position)
{
  g_autoptr (DossierFeedEntryItem) entry = g_list_model_get_item (entries, position);

  return dossier_feed_entry_item_get_id (entry);
}

DossierEntryState
feeds_test_get_entry_state (GListModel *entries, guint position)
{
  g_autoptr (DossierFeedEntryItem) entry = g_list_model_get_item (entries, position);

  return dossier_feed_entry_item_get_state (entry);
}

void
feeds_test_act (FeedsTest *fixture, DossierEntriesAct what, gint64 id)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  dossier_feed_entries_act_async (fixture->notebook,
                                  what,
                                  &id,
                                  1,
                                  NULL,
                                  notebook_test_finished_cb,
                                  &result);
  notebook_test_wait_until (result != NULL);
  dossier_feed_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
}

void
feeds_test_undo (FeedsTest *fixture)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;

  dossier_notebook_undo_async (fixture->notebook, NULL, notebook_test_finished_cb, &result);
  notebook_test_wait_until (result != NULL);
  name = dossier_notebook_undo_finish (fixture->notebook, result, &error);
  g_assert_no_error (error);
  g_assert_nonnull (name);
}
