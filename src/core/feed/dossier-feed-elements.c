/* dossier-feed-elements.c: what the elements of feeds and sitemaps mean.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Formats: https://www.rssboard.org/rss-specification, https://web.resource.org/rss/1.0/spec,
 * https://www.rfc-editor.org/rfc/rfc4287, https://www.sitemaps.org/protocol.html.
 */
#include "config.h"

#include "core/feed/dossier-feed-elements.h"

#include <string.h>

static const struct
{
  const char      *uri;
  const char      *prefix; /* when nobody declared it */
  DossierFeedNames names;
} name_spaces[] = {
  { "http://www.w3.org/2005/Atom", "atom", DOSSIER_FEED_NAMES_ATOM },
  { "https://www.w3.org/2005/Atom", "atom10", DOSSIER_FEED_NAMES_ATOM },
  { "http://purl.org/atom/ns#", "atom03", DOSSIER_FEED_NAMES_ATOM },
  { "http://purl.org/rss/1.0/", "rss", DOSSIER_FEED_NAMES_RSS },
  { "http://my.netscape.com/rdf/simple/0.9/", NULL, DOSSIER_FEED_NAMES_RSS },
  { "http://channel.netscape.com/rdf/simple/0.9/", NULL, DOSSIER_FEED_NAMES_RSS },
  { "http://backend.userland.com/rss2", NULL, DOSSIER_FEED_NAMES_RSS },
  { "http://www.sitemaps.org/schemas/sitemap/0.9", "sitemap", DOSSIER_FEED_NAMES_SITEMAP },
  { "https://www.sitemaps.org/schemas/sitemap/0.9", NULL, DOSSIER_FEED_NAMES_SITEMAP },
  { "http://www.google.com/schemas/sitemap/0.84", NULL, DOSSIER_FEED_NAMES_SITEMAP },
  { "http://purl.org/rss/1.0/modules/content/", "content", DOSSIER_FEED_NAMES_CONTENT },
  { "http://purl.org/dc/elements/1.1/", "dc", DOSSIER_FEED_NAMES_DUBLIN_CORE },
  { "http://purl.org/dc/terms/", "dcterms", DOSSIER_FEED_NAMES_DUBLIN_CORE },
  { "http://rssnamespace.org/feedburner/ext/1.0", "feedburner", DOSSIER_FEED_NAMES_FEEDBURNER },
  { "http://www.itunes.com/dtds/podcast-1.0.dtd", "itunes", DOSSIER_FEED_NAMES_ITUNES },
  { "http://www.google.com/schemas/sitemap-news/0.9", "news", DOSSIER_FEED_NAMES_NEWS },
  { "https://www.google.com/schemas/sitemap-news/0.9", "n", DOSSIER_FEED_NAMES_NEWS },
  { "http://purl.org/rss/1.0/modules/syndication/", "sy", DOSSIER_FEED_NAMES_SYNDICATION },
  { "http://www.w3.org/XML/1998/namespace", "xml", DOSSIER_FEED_NAMES_XML },
};

/* The table below would be twice as long with the names in full. */
#define ELEMENT(context, names, name, inner, taking)                                               \
  {                                                                                                \
    DOSSIER_FEED_IN_##context, DOSSIER_FEED_NAMES_##names, name, DOSSIER_FEED_IN_##inner,          \
        DOSSIER_FEED_TAKE_##taking                                                                 \
  }

static const DossierFeedElement elements[] = {
  ELEMENT (ROOT, NATIVE, "channel", FEED, NOTHING),
  ELEMENT (ROOT, NATIVE, "item", ENTRY, NOTHING),
  ELEMENT (FEED, NATIVE, "item", ENTRY, NOTHING),
  ELEMENT (FEED, NATIVE, "entry", ENTRY, NOTHING),
  ELEMENT (FEED, NATIVE, "url", ENTRY, NOTHING),
  ELEMENT (FEED, NATIVE, "sitemap", ENTRY, NOTHING),
  ELEMENT (FEED, NATIVE, "title", NOTHING, TITLE),
  ELEMENT (FEED, NATIVE, "link", NOTHING, LINK),
  ELEMENT (FEED, ATOM, "link", NOTHING, LINK),
  ELEMENT (FEED, NATIVE, "ttl", NOTHING, TTL),
  ELEMENT (FEED, NATIVE, "skipHours", SKIP_HOURS, NOTHING),
  ELEMENT (FEED, NATIVE, "skipDays", SKIP_DAYS, NOTHING),
  ELEMENT (FEED, SYNDICATION, "updatePeriod", NOTHING, PERIOD),
  ELEMENT (FEED, SYNDICATION, "updateFrequency", NOTHING, FREQUENCY),
  ELEMENT (SKIP_HOURS, NATIVE, "hour", NOTHING, HOUR),
  ELEMENT (SKIP_DAYS, NATIVE, "day", NOTHING, DAY),
  ELEMENT (ENTRY, NATIVE, "title", NOTHING, TITLE),
  ELEMENT (ENTRY, NATIVE, "link", NOTHING, LINK),
  ELEMENT (ENTRY, NATIVE, "loc", NOTHING, LINK),
  ELEMENT (ENTRY, NATIVE, "guid", NOTHING, IDENTIFIER),
  ELEMENT (ENTRY, NATIVE, "id", NOTHING, IDENTIFIER),
  ELEMENT (ENTRY, NATIVE, "description", NOTHING, SUMMARY),
  ELEMENT (ENTRY, NATIVE, "summary", NOTHING, SUMMARY),
  ELEMENT (ENTRY, NATIVE, "content", NOTHING, CONTENT),
  ELEMENT (ENTRY, NATIVE, "author", AUTHOR, AUTHOR),
  ELEMENT (ENTRY, NATIVE, "pubDate", NOTHING, PUBLISHED),
  ELEMENT (ENTRY, NATIVE, "pubdate", NOTHING, PUBLISHED),
  ELEMENT (ENTRY, NATIVE, "published", NOTHING, PUBLISHED),
  ELEMENT (ENTRY, NATIVE, "issued", NOTHING, PUBLISHED),
  ELEMENT (ENTRY, NATIVE, "created", NOTHING, PUBLISHED),
  ELEMENT (ENTRY, NATIVE, "updated", NOTHING, UPDATED),
  ELEMENT (ENTRY, NATIVE, "modified", NOTHING, UPDATED),
  ELEMENT (ENTRY, NATIVE, "lastmod", NOTHING, UPDATED),
  ELEMENT (AUTHOR, NATIVE, "name", NOTHING, AUTHOR),
  ELEMENT (AUTHOR, ATOM, "name", NOTHING, AUTHOR),
  ELEMENT (ENTRY, ATOM, "link", NOTHING, LINK),
  ELEMENT (ENTRY, ATOM, "author", AUTHOR, AUTHOR),
  ELEMENT (ENTRY, ATOM, "published", NOTHING, PUBLISHED),
  ELEMENT (ENTRY, ATOM, "updated", NOTHING, UPDATED),
  ELEMENT (ENTRY, ATOM, "summary", NOTHING, SUMMARY),
  ELEMENT (ENTRY, CONTENT, "encoded", NOTHING, CONTENT),
  ELEMENT (ENTRY, DUBLIN_CORE, "title", NOTHING, TITLE),
  ELEMENT (ENTRY, DUBLIN_CORE, "creator", NOTHING, AUTHOR),
  ELEMENT (ENTRY, DUBLIN_CORE, "date", NOTHING, PUBLISHED),
  ELEMENT (ENTRY, DUBLIN_CORE, "issued", NOTHING, PUBLISHED),
  ELEMENT (ENTRY, DUBLIN_CORE, "created", NOTHING, PUBLISHED),
  ELEMENT (ENTRY, DUBLIN_CORE, "modified", NOTHING, UPDATED),
  ELEMENT (ENTRY, DUBLIN_CORE, "description", NOTHING, SUMMARY),
  ELEMENT (ENTRY, FEEDBURNER, "origLink", NOTHING, ORIGINAL_LINK),
  ELEMENT (ENTRY, ITUNES, "author", NOTHING, AUTHOR),
  ELEMENT (ENTRY, ITUNES, "summary", NOTHING, CONTENT),
  ELEMENT (ENTRY, NEWS, "news", ENTRY, NOTHING),
  ELEMENT (ENTRY, NEWS, "title", NOTHING, TITLE),
  ELEMENT (ENTRY, NEWS, "publication_date", NOTHING, PUBLISHED),
};

static const DossierFeedFormat formats[] = {
  { "rss", DOSSIER_FEED_NAMES_RSS, DOSSIER_FEED_IN_ROOT, DOSSIER_FEED_KIND_FEED },
  { "RDF", DOSSIER_FEED_NAMES_RSS, DOSSIER_FEED_IN_ROOT, DOSSIER_FEED_KIND_FEED },
  { "channel", DOSSIER_FEED_NAMES_RSS, DOSSIER_FEED_IN_FEED, DOSSIER_FEED_KIND_FEED },
  { "feed", DOSSIER_FEED_NAMES_ATOM, DOSSIER_FEED_IN_FEED, DOSSIER_FEED_KIND_FEED },
  { "urlset", DOSSIER_FEED_NAMES_SITEMAP, DOSSIER_FEED_IN_FEED, DOSSIER_FEED_KIND_SITEMAP },
  { "sitemapindex",
    DOSSIER_FEED_NAMES_SITEMAP,
    DOSSIER_FEED_IN_FEED,
    DOSSIER_FEED_KIND_SITEMAP_INDEX },
};

const DossierFeedElement *
dossier_feed_element_find (DossierFeedContext context, DossierFeedNames names, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (elements); i++)
    if (elements[i].context == context && elements[i].names == names &&
        strcmp (elements[i].name, name) == 0)
      return &elements[i];
  return NULL;
}

const DossierFeedFormat *
dossier_feed_format_find (const char *root)
{
  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].root, root) == 0)
      return &formats[i];
  return NULL;
}

DossierFeedNames
dossier_feed_names_find (const char *prefix, const char *uri)
{
  for (gsize i = 0; i < G_N_ELEMENTS (name_spaces); i++)
    if (uri != NULL ? strcmp (uri, name_spaces[i].uri) == 0
                    : prefix != NULL && g_strcmp0 (prefix, name_spaces[i].prefix) == 0)
      return name_spaces[i].names;
  return DOSSIER_FEED_NAMES_OTHER;
}
