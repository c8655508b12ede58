/* dossier-feed-links.h: where the feeds of a site are: what a page names, and where they often lie.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Addresses that are found on one page. */
#define DOSSIER_FEED_MAX_LINKS 30

/**
 * DossierFeedAddress:
 * @url: absolute, http or https
 * @title: (nullable): what the page calls it
 */
typedef struct
{
  char *url;
  char *title;
} DossierFeedAddress;

DossierFeedAddress *dossier_feed_address_new (const char *url, const char *title);
void                dossier_feed_address_free (DossierFeedAddress *self);

/**
 * dossier_feed_links_of_page:
 * @data: (array length=length): a page as received
 * @content_type: (nullable): as the server said it
 * @url: its address
 *
 * What the page's link elements name as feeds, in their order; then links in its text that lead to
 * addresses such as feeds have. For any thread.
 *
 * Returns: (transfer full) (element-type DossierFeedAddress)
 */
GPtrArray *dossier_feed_links_of_page (const char *data,
                                       gsize       length,
                                       const char *content_type,
                                       const char *url);

/**
 * dossier_feed_links_of_robots:
 * @data: (array length=length): a robots.txt
 *
 * The sitemaps that it names, those of news first.
 *
 * Returns: (transfer full) (element-type DossierFeedAddress)
 */
GPtrArray *dossier_feed_links_of_robots (const char *data, gsize length, const char *url);

/* Addresses beside the page, and at its site, where feeds often lie, likely ones first. (transfer
 * full) (element-type utf8) */
GPtrArray *dossier_feed_links_guess (const char *url);
/* The same for sitemaps of news. */
GPtrArray *dossier_feed_links_guess_sitemaps (const char *url);
char      *dossier_feed_links_dup_robots (const char *url);

G_END_DECLS
