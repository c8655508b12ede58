/* dossier-article-item.h: one article as a list shows it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_ARTICLE_ITEM (dossier_article_item_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleItem, dossier_article_item, DOSSIER, ARTICLE_ITEM, GObject)

/* Properties: "id" (int64), "is-loaded", "title", "byline", "site", "published" (ISO 8601), "lead",
 * "url", "language", "snippet" (Pango markup of the words around a search's hits, hits in bold;
 * NULL without a search), "added" (Unix ms), "version", "n-annotations" (uint), "is-read",
 * "is-starred", "is-archived". An unloaded item has only its id; the rest is notified when its page
 * arrives. */
gint64      dossier_article_item_get_id (DossierArticleItem *self);
gboolean    dossier_article_item_is_loaded (DossierArticleItem *self);
const char *dossier_article_item_get_url (DossierArticleItem *self);
const char *dossier_article_item_get_title (DossierArticleItem *self);
const char *dossier_article_item_get_byline (DossierArticleItem *self);
const char *dossier_article_item_get_site (DossierArticleItem *self);
const char *dossier_article_item_get_published (DossierArticleItem *self);
const char *dossier_article_item_get_language (DossierArticleItem *self);
const char *dossier_article_item_get_lead (DossierArticleItem *self);
const char *dossier_article_item_get_snippet (DossierArticleItem *self);
gint64      dossier_article_item_get_added (DossierArticleItem *self);
guint       dossier_article_item_get_version (DossierArticleItem *self);
guint       dossier_article_item_get_n_annotations (DossierArticleItem *self);
gboolean    dossier_article_item_is_read (DossierArticleItem *self);
gboolean    dossier_article_item_is_starred (DossierArticleItem *self);
gboolean    dossier_article_item_is_archived (DossierArticleItem *self);

G_END_DECLS
