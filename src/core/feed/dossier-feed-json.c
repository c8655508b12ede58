/* dossier-feed-json.c: reads JSON Feed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Format: https://www.jsonfeed.org/version/1.1/. Read with the reader for JSON in pages: as
 * forgiving as the one for XML, and without recursion.
 */
#include "config.h"

#include "core/extract/dossier-loose-json.h"
#include "core/feed/dossier-feed-draft.h"
#include "core/feed/dossier-feed-readers.h"

#include <string.h>

static const DossierJsonNode *
get_node (const DossierLooseJson *json, guint node)
{
  return &g_array_index (json->nodes, DossierJsonNode, node);
}

/* (nullable) */
static const char *
get_text (const DossierLooseJson *json, guint object, const char *key)
{
  guint member = dossier_loose_json_get_member (json, object, key);

  return member != 0 ? dossier_loose_json_get_text (json, member) : NULL;
}

static void
add_authors (const DossierLooseJson *json, guint item, DossierFeedDraft *draft)
{
  guint author = dossier_loose_json_get_member (json, item, "author");
  guint authors = dossier_loose_json_get_member (json, item, "authors");

  if (authors != 0 && get_node (json, authors)->type == DOSSIER_JSON_ARRAY)
    for (guint i = authors + 1; i < get_node (json, authors)->end; i = get_node (json, i)->end)
      {
        const char *name = get_text (json, i, "name");

        if (name != NULL)
          dossier_feed_draft_add_author (draft, name);
      }
  else if (author != 0 && get_text (json, author, "name") != NULL)
    dossier_feed_draft_add_author (draft, get_text (json, author, "name"));
}

static const struct
{
  const char       *key;
  DossierFeedField  field;
  DossierFeedMarkup markup;
} item_fields[] = {
  { "id", DOSSIER_FEED_FIELD_IDENTIFIER, DOSSIER_FEED_MARKUP_NONE },
  { "title", DOSSIER_FEED_FIELD_TITLE, DOSSIER_FEED_MARKUP_NONE },
  { "summary", DOSSIER_FEED_FIELD_SUMMARY, DOSSIER_FEED_MARKUP_NONE },
  { "content_text", DOSSIER_FEED_FIELD_CONTENT, DOSSIER_FEED_MARKUP_NONE },
  { "content_html", DOSSIER_FEED_FIELD_CONTENT, DOSSIER_FEED_MARKUP_HTML },
  { "date_published", DOSSIER_FEED_FIELD_PUBLISHED, DOSSIER_FEED_MARKUP_NONE },
  { "date_modified", DOSSIER_FEED_FIELD_UPDATED, DOSSIER_FEED_MARKUP_NONE },
};

static DossierFeedDraft *
read_item (const DossierLooseJson *json, guint item, const char *url)
{
  DossierFeedDraft *draft = dossier_feed_draft_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (item_fields); i++)
    dossier_feed_draft_set_field (draft,
                                  item_fields[i].field,
                                  get_text (json, item, item_fields[i].key),
                                  item_fields[i].markup);
  dossier_feed_draft_set_link (draft, DOSSIER_FEED_LINK_PAGE, url, get_text (json, item, "url"));
  dossier_feed_draft_set_link (draft,
                               DOSSIER_FEED_LINK_IDENTIFIER,
                               NULL,
                               draft->fields[DOSSIER_FEED_FIELD_IDENTIFIER]);
  dossier_feed_draft_set_link (draft,
                               DOSSIER_FEED_LINK_RELATED,
                               url,
                               get_text (json, item, "external_url"));
  add_authors (json, item, draft);
  return draft;
}

static DossierFeed *
read_feed (const DossierLooseJson *json, guint object, guint items, const char *url)
{
  DossierFeed *feed = dossier_feed_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DossierFeedDraft) whole = dossier_feed_draft_new ();

  dossier_feed_draft_set_field (whole,
                                DOSSIER_FEED_FIELD_TITLE,
                                get_text (json, object, "title"),
                                DOSSIER_FEED_MARKUP_NONE);
  dossier_feed_draft_set_link (whole,
                               DOSSIER_FEED_LINK_PAGE,
                               url,
                               get_text (json, object, "home_page_url"));
  feed->title = g_steal_pointer (&whole->fields[DOSSIER_FEED_FIELD_TITLE]);
  feed->site_url = g_strdup (dossier_feed_draft_get_url (whole));
  feed->is_gone = g_strcmp0 (get_text (json, object, "expired"), "true") == 0;
  for (guint i = items + 1; i < get_node (json, items)->end; i = get_node (json, i)->end)
    if (get_node (json, i)->type == DOSSIER_JSON_OBJECT)
      dossier_feed_draft_finish (read_item (json, i, url), feed, seen);
  return feed;
}

DossierFeed *
dossier_feed_read_json (const char *text, gsize length, const char *url)
{
  g_autoptr (DossierLooseJson) json = dossier_loose_json_new ();
  const char *version;
  guint       items;

  dossier_loose_json_read (json, text, length);
  if (json->nodes->len < 2 || get_node (json, 1)->type != DOSSIER_JSON_OBJECT)
    return NULL;
  version = get_text (json, 1, "version");
  items = dossier_loose_json_get_member (json, 1, "items");
  if (version == NULL || strstr (version, "jsonfeed.org") == NULL || items == 0 ||
      get_node (json, items)->type != DOSSIER_JSON_ARRAY)
    return NULL;
  return read_feed (json, 1, items, url);
}
