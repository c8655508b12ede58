/* dossier-feed.h: what a site announces: a feed or a sitemap, read from bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Entries that are read of one feed, in its order; a front page announces some dozen, a sitemap of
 * news a thousand. */
#define DOSSIER_FEED_MAX_ENTRIES 5000

/**
 * DossierFeedKind:
 * @DOSSIER_FEED_KIND_FEED: RSS, Atom or JSON Feed
 * @DOSSIER_FEED_KIND_SITEMAP: a sitemap, of news or of pages
 * @DOSSIER_FEED_KIND_SITEMAP_INDEX: a list of sitemaps; its entries are their addresses
 */
typedef enum
{
  DOSSIER_FEED_KIND_FEED,
  DOSSIER_FEED_KIND_SITEMAP,
  DOSSIER_FEED_KIND_SITEMAP_INDEX,
} DossierFeedKind;

/**
 * DossierFeedEntry:
 * @identifier: the feed's own name for it, else its address; no two entries of a feed share one
 * @url: absolute, http or https
 * @title: plain text, never empty
 * @summary: (nullable): plain text of a few sentences
 * @byline: (nullable): people's names, joined by ", "
 * @published: (nullable): ISO 8601, with the zone that the feed gives
 */
typedef struct
{
  char *identifier;
  char *url;
  char *title;
  char *summary;
  char *byline;
  char *published;
} DossierFeedEntry;

/**
 * DossierFeed:
 * @title: (nullable): plain text
 * @site_url: (nullable): the page that the feed belongs to
 * @ttl_seconds: how long the feed says it stays as it is; 0 when it says nothing
 * @skip_hours: a bit for each hour of the day, in UTC, when nothing new comes
 * @skip_days: a bit for each day of the week, Monday first, when nothing new comes
 * @is_gone: says that it has ended for good
 * @entries: (element-type DossierFeedEntry): in the feed's order
 * @n_left_out: entries that were over the limit
 *
 * A plain value.
 */
typedef struct
{
  DossierFeedKind kind;
  char           *title;
  char           *site_url;
  guint           ttl_seconds;
  guint32         skip_hours;
  guint8          skip_days;
  gboolean        is_gone;
  GPtrArray      *entries;
  guint           n_left_out;
} DossierFeed;

/**
 * DossierFeedInput:
 * @data: (array length=length): bytes as received
 * @content_type: (nullable): as the server said it
 * @url: (nullable): the address that answered, against which others are resolved
 */
typedef struct
{
  const char *data;
  gsize       length;
  const char *content_type;
  const char *url;
} DossierFeedInput;

/**
 * dossier_feed_parse:
 * @error: DOSSIER_CORE_ERROR_EMPTY, _NOT_TEXT, _TOO_LARGE, or _UNSUPPORTED for text that is no feed
 *
 * Reads RSS 0.90 to 2.0, Atom 0.3 and 1.0, JSON Feed, sitemaps and indexes of sitemaps, whatever
 * the server calls them. Broken ones give what can be had: wrong encodings, characters and
 * entities that XML does not allow, elements that are never closed, prefixes without a name space.
 * Entities that the document defines are not looked at. Linear time; for any thread.
 *
 * Returns: (transfer full) (nullable): the feed
 */
DossierFeed *dossier_feed_parse (const DossierFeedInput *input, GError **error);

DossierFeed *dossier_feed_new (void);
void         dossier_feed_free (DossierFeed *self);
void         dossier_feed_entry_free (DossierFeedEntry *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeed, dossier_feed_free)

G_END_DECLS
