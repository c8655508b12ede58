/* dossier-command-feeds.c: subscribes to feeds, asks them what is new, lists what they announce.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "notebook/dossier-capture-queue.h"
#include "notebook/dossier-feed-actions.h"
#include "notebook/dossier-feed-entry-list.h"
#include "notebook/dossier-feed-finder.h"
#include "notebook/dossier-feeds.h"
#include "notebook/dossier-mention-json.h"

#include <stdio.h>
#include <string.h>

#define MAX_INTERVAL_MINUTES (30 * 24 * 60)

/* The feeds of the notebook, once they are there. */
static DossierFeeds *
load_feeds (DossierNotebook *notebook)
{
  DossierFeeds *feeds = dossier_notebook_get_feeds (notebook);

  while (!dossier_feeds_is_loaded (feeds))
    g_main_context_iteration (NULL, TRUE);
  return feeds;
}

/* By its number or its address. (transfer full) (nullable) */
static DossierFeedItem *
find_feed (DossierFeeds *feeds, const char *word)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (feeds)); i++)
    {
      g_autoptr (DossierFeedItem) item = g_list_model_get_item (G_LIST_MODEL (feeds), i);
      gint64 id;

      if (strcmp (dossier_feed_item_get_url (item), word) == 0 ||
          (dossier_cli_parse_id (word, &id) && id == dossier_feed_item_get_id (item)))
        return g_steal_pointer (&item);
    }
  return NULL;
}

static void
print_feed_json (DossierFeedItem *item)
{
  JsonBuilder     *builder = json_builder_new ();
  gint64           fetched = dossier_feed_item_get_fetched (item);
  const GError    *error = dossier_feed_item_get_error (item);
  g_autofree char *time = fetched != 0 ? dossier_cli_format_time (fetched) : NULL;

  json_builder_begin_object (builder);
  dossier_mention_json_add_number (builder, "id", dossier_feed_item_get_id (item));
  dossier_mention_json_add_string (builder, "url", dossier_feed_item_get_url (item));
  dossier_mention_json_add_string (builder, "title", dossier_feed_item_get_title (item));
  dossier_mention_json_add_string (builder, "site_url", dossier_feed_item_get_site_url (item));
  dossier_mention_json_add_string (builder, "folder", dossier_feed_item_get_folder (item));
  dossier_mention_json_add_number (builder, "new", dossier_feed_item_get_n_new (item));
  dossier_mention_json_add_number (builder, "interval", dossier_feed_item_get_interval (item));
  json_builder_set_member_name (builder, "automatic");
  json_builder_add_boolean_value (builder, dossier_feed_item_is_automatic (item));
  dossier_mention_json_add_string (builder, "fetched", time);
  dossier_mention_json_add_string (builder, "error", error != NULL ? error->message : NULL);
  json_builder_end_object (builder);
  dossier_cli_print_json (builder);
}

static void
print_feed (DossierFeedItem *item)
{
  const GError *error = dossier_feed_item_get_error (item);

  printf ("%6" G_GINT64_FORMAT "  %5u new  %s  <%s>%s%s\n",
          dossier_feed_item_get_id (item),
          dossier_feed_item_get_n_new (item),
          dossier_feed_item_get_title (item),
          dossier_feed_item_get_url (item),
          error != NULL ? "  " : "",
          error != NULL ? error->message : "");
}

static int
list_feeds (DossierNotebook *notebook, gboolean is_json)
{
  GListModel *feeds = G_LIST_MODEL (load_feeds (notebook));

  for (guint i = 0; i < g_list_model_get_n_items (feeds); i++)
    {
      g_autoptr (DossierFeedItem) item = g_list_model_get_item (feeds, i);

      if (is_json)
        print_feed_json (item);
      else
        print_feed (item);
    }
  return DOSSIER_CLI_OK;
}

static void
print_entry (DossierFeedEntryItem *entry, gboolean is_json)
{
  static const char *const states[] = { "new", "waiting", "failed", "captured", "dismissed" };
  const char              *published = dossier_feed_entry_item_get_published (entry);
  const char              *state = states[dossier_feed_entry_item_get_state (entry)];
  JsonBuilder             *builder;

  if (!is_json)
    {
      printf ("%6" G_GINT64_FORMAT "  %-9s  %-10.10s  %s  <%s>\n",
              dossier_feed_entry_item_get_id (entry),
              state,
              published != NULL ? published : "",
              dossier_feed_entry_item_get_title (entry),
              dossier_feed_entry_item_get_url (entry));
      return;
    }
  builder = json_builder_new ();
  json_builder_begin_object (builder);
  dossier_mention_json_add_number (builder, "id", dossier_feed_entry_item_get_id (entry));
  dossier_mention_json_add_string (builder, "url", dossier_feed_entry_item_get_url (entry));
  dossier_mention_json_add_string (builder, "title", dossier_feed_entry_item_get_title (entry));
  dossier_mention_json_add_string (builder, "feed", dossier_feed_entry_item_get_feed (entry));
  dossier_mention_json_add_string (builder, "byline", dossier_feed_entry_item_get_byline (entry));
  dossier_mention_json_add_string (builder, "published", published);
  dossier_mention_json_add_string (builder, "summary", dossier_feed_entry_item_get_summary (entry));
  dossier_mention_json_add_string (builder, "state", state);
  if (dossier_feed_entry_item_get_article_id (entry) != 0)
    dossier_mention_json_add_number (builder,
                                     "article",
                                     dossier_feed_entry_item_get_article_id (entry));
  json_builder_end_object (builder);
  dossier_cli_print_json (builder);
}

/* @word (nullable): of one feed, whatever became of them; else the new ones of all. */
static int
list_entries (DossierNotebook *notebook, const char *word, gboolean is_json)
{
  g_autoptr (DossierFeedEntryList) entries = dossier_feed_entry_list_new (notebook);
  g_autoptr (DossierFeedItem) item = NULL;

  if (word != NULL)
    {
      item = find_feed (load_feeds (notebook), word);
      if (item == NULL)
        return dossier_cli_misuse ("feeds: there is no feed “%s”", word);
    }
  dossier_feed_entry_list_set_only_new (entries, FALSE);
  dossier_feed_entry_list_set_feed (entries, item != NULL ? dossier_feed_item_get_id (item) : 0);
  while (!dossier_feed_entry_list_is_loaded (entries))
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (entries)); i++)
    {
      g_autoptr (DossierFeedEntryItem) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

      print_entry (entry, is_json);
    }
  return DOSSIER_CLI_OK;
}

/* What feeds captured by themselves must be in the notebook before the program ends; what cannot
 * be had now waits there for the next one. */
static void
wait_for_captures (DossierNotebook *notebook)
{
  DossierCaptureQueue  *queue = dossier_notebook_get_capture_queue (notebook);
  DossierCaptureSummary summary;

  while (!dossier_capture_queue_is_loaded (queue))
    g_main_context_iteration (NULL, TRUE);
  for (;;)
    {
      dossier_capture_queue_get_summary (queue, &summary);
      if (summary.is_elsewhere || summary.is_paused || summary.is_offline ||
          summary.trouble != NULL ||
          (summary.n_running == 0 && summary.n_waiting <= summary.n_postponed))
        return;
      g_main_context_iteration (NULL, TRUE);
    }
}

static gboolean
refresh_feed (DossierFeeds *feeds, DossierFeedItem *item)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierCliWait wait = { NULL };
  int            n_new;

  dossier_feeds_refresh_async (feeds,
                               dossier_feed_item_get_id (item),
                               NULL,
                               dossier_cli_finished_cb,
                               &wait);
  result = dossier_cli_wait (&wait);
  n_new = dossier_feeds_refresh_finish (feeds, result, &error);
  if (n_new < 0)
    {
      dossier_cli_fail (error);
      return FALSE;
    }
  printf ("%6" G_GINT64_FORMAT "  %5d new  %s\n",
          dossier_feed_item_get_id (item),
          n_new,
          dossier_feed_item_get_title (item));
  return TRUE;
}

/* @words: which; none means all. */
static int
refresh_feeds (DossierNotebook *notebook, char **words)
{
  DossierFeeds *feeds = load_feeds (notebook);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  int status = DOSSIER_CLI_OK;

  for (; *words != NULL; words++)
    {
      DossierFeedItem *item = find_feed (feeds, *words);

      if (item == NULL)
        return dossier_cli_misuse ("feeds: there is no feed “%s”", *words);
      g_ptr_array_add (items, item);
    }
  if (items->len == 0)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (feeds)); i++)
      g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (feeds), i));
  for (guint i = 0; i < items->len; i++)
    if (!refresh_feed (feeds, items->pdata[i]))
      status = DOSSIER_CLI_FAILED;
  wait_for_captures (notebook);
  return status;
}

static int
import_opml (DossierNotebook *notebook, const char *path)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  DossierCliWait wait = { NULL };
  char          *data = NULL;
  gsize          length = 0;
  guint          n_new = 0;

  if (!g_file_get_contents (path, &data, &length, &error))
    return dossier_cli_fail (error);
  bytes = g_bytes_new_take (data, length);
  dossier_feed_import_opml_async (notebook, bytes, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  ids = dossier_feed_subscribe_finish (notebook, result, &n_new, &error);
  if (ids == NULL)
    {
      g_prefix_error (&error, "reading %s: ", path);
      return dossier_cli_fail (error);
    }
  printf ("%u feeds, %u of them new\n", ids->len, n_new);
  return DOSSIER_CLI_OK;
}

static int
export_opml (DossierNotebook *notebook)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  DossierCliWait   wait = { NULL };

  dossier_feed_export_opml_async (notebook, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  text = dossier_feed_export_opml_finish (notebook, result, &error);
  if (text == NULL)
    return dossier_cli_fail (error);
  fputs (text, stdout);
  return DOSSIER_CLI_OK;
}

int
dossier_command_feeds (int argc, char **argv)
{
  gboolean           is_json = FALSE;
  gboolean           is_refresh = FALSE;
  gboolean           is_entries = FALSE;
  gboolean           is_export = FALSE;
  g_autofree char   *import = NULL;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "Print one JSON object a line", NULL },
    { "refresh", 0, 0, G_OPTION_ARG_NONE, &is_refresh, "Ask the feeds, or all, what is new", NULL },
    { "entries",
      0,
      0,
      G_OPTION_ARG_NONE,
      &is_entries,
      "List what the feed announced, or what is new in all",
      NULL },
    { "import-opml",
      0,
      0,
      G_OPTION_ARG_FILENAME,
      &import,
      "Subscribe to all feeds of a list",
      "FILE" },
    { "export-opml", 0, 0, G_OPTION_ARG_NONE, &is_export, "Print the feeds as such a list", NULL },
    { NULL },
  };
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!dossier_cli_parse ("feeds", entries, &argc, &argv, 0, -1, &status))
    return status;
  if (is_refresh + is_entries + is_export + (import != NULL) > 1)
    return dossier_cli_misuse ("feeds: one thing at a time");
  if ((argc > 1 && !is_refresh && !is_entries) || (argc > 2 && is_entries))
    return dossier_cli_misuse ("feeds: “%s” is one word too many", argv[argc - 1]);

  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);
  if (is_refresh)
    return refresh_feeds (notebook, argv + 1);
  if (is_entries)
    return list_entries (notebook, argc > 1 ? argv[1] : NULL, is_json);
  if (import != NULL)
    return import_opml (notebook, import);
  if (is_export)
    return export_opml (notebook);
  return list_feeds (notebook, is_json);
}

static GPtrArray *
find_feeds (DossierNotebook *notebook, const char *input, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  DossierCliWait wait = { NULL };

  dossier_feed_finder_find_async (notebook, input, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  return dossier_feed_finder_find_finish (result, error);
}

static GArray *
subscribe (DossierNotebook *notebook, const DossierFeedOptions *options, gsize n, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  DossierCliWait wait = { NULL };

  dossier_feed_subscribe_async (notebook, options, n, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  return dossier_feed_subscribe_finish (notebook, result, NULL, error);
}

/* Asks each what is new, then shows it. */
static int
show_subscribed (DossierNotebook *notebook, const GArray *ids, gboolean is_json)
{
  DossierFeeds *feeds = load_feeds (notebook);
  int           status = DOSSIER_CLI_OK;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (DossierFeedItem) item = NULL;
      g_autoptr (GAsyncResult) result = NULL;
      g_autoptr (GError) error = NULL;
      DossierCliWait wait = { NULL };
      gint64         id = g_array_index (ids, gint64, i);

      while (dossier_feeds_find (feeds, id) == NULL)
        g_main_context_iteration (NULL, TRUE);
      item = g_object_ref (dossier_feeds_find (feeds, id));
      dossier_feeds_refresh_async (feeds, id, NULL, dossier_cli_finished_cb, &wait);
      result = dossier_cli_wait (&wait);
      if (dossier_feeds_refresh_finish (feeds, result, &error) < 0)
        status = dossier_cli_fail (error);
      while (dossier_feed_item_get_fetched (item) == 0 &&
             dossier_feed_item_get_error (item) == NULL)
        g_main_context_iteration (NULL, TRUE);
      if (is_json)
        print_feed_json (item);
      else
        print_feed (item);
    }
  return status;
}

int
dossier_command_subscribe (int argc, char **argv)
{
  gboolean           is_json = FALSE;
  gboolean           is_automatic = FALSE;
  gboolean           is_all = FALSE;
  g_autofree char   *name = NULL;
  int                minutes = DOSSIER_FEED_DEFAULT_INTERVAL / 60;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "Print one JSON object for each feed", NULL },
    { "all",
      0,
      0,
      G_OPTION_ARG_NONE,
      &is_all,
      "All feeds that the page names, not only the first",
      NULL },
    { "automatic", 0, 0, G_OPTION_ARG_NONE, &is_automatic, "Capture new articles unasked", NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, "What to call it", "NAME" },
    { "interval",
      0,
      0,
      G_OPTION_ARG_INT,
      &minutes,
      "Minutes between two refreshes; 0 only by hand",
      "MINUTES" },
    { NULL },
  };
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GArray) options = g_array_new (FALSE, TRUE, sizeof (DossierFeedOptions));
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!dossier_cli_parse ("subscribe", entries, &argc, &argv, 1, 1, &status))
    return status;
  if (minutes < 0 || minutes > MAX_INTERVAL_MINUTES)
    return dossier_cli_misuse ("subscribe: --interval must be from 0 to %d", MAX_INTERVAL_MINUTES);
  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);
  found = find_feeds (notebook, argv[1], &error);
  if (found == NULL)
    return dossier_cli_fail (error);
  for (guint i = 0; i < (is_all ? found->len : 1); i++)
    {
      const DossierFeedFound *feed = found->pdata[i];
      DossierFeedOptions      option = {
             .url = feed->url,
             .title = feed->title,
             .site_url = feed->site_url,
             .name = name,
             .is_automatic = is_automatic,
             .interval = (guint) minutes * 60,
      };

      g_array_append_val (options, option);
    }
  ids = subscribe (notebook, &g_array_index (options, DossierFeedOptions, 0), options->len, &error);
  if (ids == NULL)
    return dossier_cli_fail (error);
  return show_subscribed (notebook, ids, is_json);
}

int
dossier_command_unsubscribe (int argc, char **argv)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (DossierFeedItem) item = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  DossierCliWait wait = { NULL };
  int            status;

  if (!dossier_cli_parse ("unsubscribe", NULL, &argc, &argv, 1, 1, &status))
    return status;
  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);
  item = find_feed (load_feeds (notebook), argv[1]);
  if (item == NULL)
    return dossier_cli_misuse ("unsubscribe: there is no feed “%s”", argv[1]);
  dossier_feed_unsubscribe_async (notebook,
                                  dossier_feed_item_get_id (item),
                                  NULL,
                                  dossier_cli_finished_cb,
                                  &wait);
  result = dossier_cli_wait (&wait);
  if (!dossier_feed_finish (notebook, result, &error))
    return dossier_cli_fail (error);
  return DOSSIER_CLI_OK;
}
