/* fuzz-feed.c: any bytes as a feed, a list of feeds, a page that names feeds, a date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed-date.h"
#include "core/feed/dossier-feed-links.h"
#include "core/feed/dossier-feed.h"
#include "core/feed/dossier-opml.h"
#include "core/feed/dossier-xml-guard.h"
#include "tests/fuzz/dossier-fuzz.h"

#include <string.h>

#define URL "https://news.example/feed/"

static void
check_text (const char *text, gsize max_characters)
{
  if (text == NULL)
    return;
  dossier_fuzz_check (*text != '\0');
  dossier_fuzz_check (g_utf8_validate (text, -1, NULL));
  dossier_fuzz_check ((gsize) g_utf8_strlen (text, -1) <= max_characters);
}

static void
check_url (const char *url)
{
  dossier_fuzz_check (g_str_has_prefix (url, "http://") || g_str_has_prefix (url, "https://"));
}

static void
check_feed (const DossierFeed *feed)
{
  g_autoptr (GHashTable) identifiers = g_hash_table_new (g_str_hash, g_str_equal);

  dossier_fuzz_check (feed->entries->len <= DOSSIER_FEED_MAX_ENTRIES);
  check_text (feed->title, 300);
  if (feed->site_url != NULL)
    check_url (feed->site_url);
  for (guint i = 0; i < feed->entries->len; i++)
    {
      const DossierFeedEntry *entry = feed->entries->pdata[i];
      gint64                  time;

      dossier_fuzz_check (g_hash_table_add (identifiers, entry->identifier));
      check_url (entry->url);
      dossier_fuzz_check (entry->title != NULL);
      check_text (entry->title, 8192);
      check_text (entry->summary, 600);
      if (entry->published != NULL)
        dossier_fuzz_check (dossier_feed_date_to_time (entry->published, &time));
    }
}

static void
check_opml (const char *data, gsize length)
{
  g_autoptr (GPtrArray) outlines = dossier_opml_read (data, length, NULL);
  g_autoptr (GPtrArray) back = NULL;
  g_autofree char *xml = NULL;

  if (outlines == NULL)
    return;
  xml = dossier_opml_write ("Feeds", outlines);
  back = dossier_opml_read (xml, strlen (xml), NULL);
  dossier_fuzz_check (back != NULL && back->len == outlines->len);
}

static void
check_date (const char *data, gsize length)
{
  g_autofree char *text = g_strndup (data, MIN (length, 100));
  g_autofree char *date = dossier_feed_date_parse (text);
  g_autofree char *again = date != NULL ? dossier_feed_date_parse (date) : NULL;

  dossier_fuzz_check (g_strcmp0 (date, again) == 0);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  DossierFeedInput input = { .data = (const char *) data, .length = size, .url = URL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierFeed) feed = dossier_feed_parse (&input, &error);
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) sitemaps = NULL;

  dossier_fuzz_check ((feed == NULL) == (error != NULL));
  if (feed != NULL)
    check_feed (feed);
  check_opml (input.data, size);
  check_date (input.data, size);
  links = dossier_feed_links_of_page (input.data, size, NULL, URL);
  dossier_fuzz_check (links->len <= DOSSIER_FEED_MAX_LINKS);
  sitemaps = dossier_feed_links_of_robots (input.data, size, URL);
  dossier_fuzz_check (sitemaps->len <= DOSSIER_FEED_MAX_LINKS);
  return 0;
}
