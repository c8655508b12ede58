/* dossier-feed-finder.h: finds the feeds that belong to any address of a site.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * DossierFeedFound:
 * @url: of the feed
 * @title: what it calls itself, else what its page calls it, else its site
 * @site_url: (nullable): the page it belongs to
 * @is_sitemap: no feed, but a list of the site's pages
 * @n_entries: how many it has at the moment
 * @latest: (nullable): the title of its first entry
 */
typedef struct
{
  char    *url;
  char    *title;
  char    *site_url;
  gboolean is_sitemap;
  guint    n_entries;
  char    *latest;
} DossierFeedFound;

void dossier_feed_found_free (DossierFeedFound *self);

/**
 * dossier_feed_finder_find_async:
 * @input: what a person typed: the address of a feed, or of any page of a site
 *
 * What is at the address, if it is a feed; else the feeds that the page names; else the first that
 * answers at an address where feeds often are; else the sitemaps that the site names or has where
 * they often are. Nothing is written.
 */
void dossier_feed_finder_find_async (DossierNotebook    *notebook,
                                     const char         *input,
                                     GCancellable       *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer            user_data);
/* (transfer full) (nullable) (element-type DossierFeedFound): never empty;
 * DOSSIER_CORE_ERROR_NOT_FOUND when there is none. */
GPtrArray *dossier_feed_finder_find_finish (GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedFound, dossier_feed_found_free)

G_END_DECLS
