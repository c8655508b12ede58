/* dossier-headline.h: chooses an article's title among what a page offers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierHeadlineOffers:
 * @headings: (array zero-terminated=1): the page's first-level headings: those of the article in
 *   order, then those in menus, footers and boxes
 * @n_own_headings: how many are the article's
 * @subheadings: (array zero-terminated=1) (nullable): those of the second level; on pages that
 *   declare nothing, and whose first heading is the site's, one of them is the title
 * @declared: (array zero-terminated=1): titles from og:title, JSON-LD and their like, best first
 * @page_title: (nullable): the title element
 * @site: (nullable): the publication's name
 * @host: (nullable): "news.example.org"
 */
typedef struct
{
  const char *const *headings;
  guint              n_own_headings;
  const char *const *subheadings;
  const char *const *declared;
  const char        *page_title;
  const char        *site;
  const char        *host;
} DossierHeadlineOffers;

/**
 * dossier_headline_choose:
 *
 * The heading that agrees best with a declared title or the page's title wins, then a heading that
 * stands alone, then a declared title, then the page's title. The site's name, and a section's name
 * before or behind, are taken off.
 *
 * Returns: (transfer full) (nullable): the title
 */
char *dossier_headline_choose (const DossierHeadlineOffers *offers);
/* Letters and digits alone, folded: for comparing titles and names. */
char *dossier_headline_dup_key (const char *text);
/* Without " | Site", " - Site", "Site: " and their like. */
char *dossier_headline_strip_site (const char *title, const char *site, const char *host);

G_END_DECLS
