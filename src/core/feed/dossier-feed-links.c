/* dossier-feed-links.c: where the feeds of a site are: what a page names, and where they often lie.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed-links.h"

#include "core/extract/dossier-decode.h"
#include "core/extract/dossier-html-guard.h"
#include "core/extract/dossier-html-tree.h"
#include "core/feed/dossier-feed-text.h"
#include "core/text/dossier-url.h"

#include <string.h>

#define MAX_TITLE 200

static const char *const feed_types[] = {
  "application/rss+xml",
  "application/atom+xml",
  "application/feed+json",
  "application/x.atom+xml",
  "application/rdf+xml",
  "application/rss",
  "application/x-atom+xml",
  "application/atom",
  "text/rss+xml",
  "application/json+feed",
  "text/rss",
  "application/x-rss+xml",
};

/* What the last part of a feed's address is like. */
static const char *const feed_names[] = {
  "feed",     "rss",       "atom",      "rss.xml", "feed.xml", "atom.xml",
  "rss2.xml", "index.rdf", "feed.json", "feeds",   "rss.php",  "index.rss",
};

static const char *const common_paths[] = {
  "feed", "rss", "rss.xml", "atom.xml", "feed.xml", "index.xml", "feed.json",
};

static const char *const sitemap_paths[] = {
  "sitemap_news.xml",
  "news-sitemap.xml",
  "sitemap-news.xml",
};

DossierFeedAddress *
dossier_feed_address_new (const char *url, const char *title)
{
  DossierFeedAddress *self = g_new0 (DossierFeedAddress, 1);

  self->url = g_strdup (url);
  self->title = g_strdup (title);
  return self;
}

void
dossier_feed_address_free (DossierFeedAddress *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self);
}

static GPtrArray *
new_addresses (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_address_free);
}

/* Takes the web's addresses, each once. */
static void
add_address (GPtrArray *addresses, const char *base, const char *reference, const char *title)
{
  g_autofree char *url = dossier_url_resolve (base, reference);
  char            *fragment;

  if (url == NULL || !g_str_has_prefix (url, "http") || addresses->len >= DOSSIER_FEED_MAX_LINKS)
    return;
  fragment = strchr (url, '#');
  if (fragment != NULL)
    *fragment = '\0';
  for (guint i = 0; i < addresses->len; i++)
    if (strcmp (((DossierFeedAddress *) addresses->pdata[i])->url, url) == 0)
      return;
  g_ptr_array_add (addresses, dossier_feed_address_new (url, title));
}

static gboolean
has_word (const char *text, const char *word)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \t\n\r\f", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (g_ascii_strcasecmp (words[i], word) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
is_feed_type (const char *type)
{
  g_autofree char *plain = g_strdup (type);
  char            *parameters = strchr (plain, ';');

  if (parameters != NULL)
    *parameters = '\0';
  g_strstrip (plain);
  for (gsize i = 0; i < G_N_ELEMENTS (feed_types); i++)
    if (g_ascii_strcasecmp (feed_types[i], plain) == 0)
      return TRUE;
  return FALSE;
}

static char *
find_base (const DossierHtmlTree *tree, const char *url)
{
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_BASE)
      {
        char *base = dossier_url_resolve (url, dossier_html_tree_get_attribute (tree, i, "href"));

        if (base != NULL)
          return base;
      }
  return g_strdup (url);
}

static void
read_link (const DossierHtmlTree *tree, guint node, const char *base, GPtrArray *addresses)
{
  const char      *rel = dossier_html_tree_get_attribute (tree, node, "rel");
  const char      *type = dossier_html_tree_get_attribute (tree, node, "type");
  const char      *href = dossier_html_tree_get_attribute (tree, node, "href");
  const char      *title = dossier_html_tree_get_attribute (tree, node, "title");
  g_autofree char *plain = NULL;

  if (rel == NULL || href == NULL)
    return;
  if (!has_word (rel, "feed") &&
      !(has_word (rel, "alternate") && type != NULL && is_feed_type (type)))
    return;
  if (title != NULL)
    plain = dossier_feed_text (title, strlen (title), DOSSIER_FEED_MARKUP_NONE, MAX_TITLE);
  add_address (addresses, base, href, plain);
}

static gboolean
is_feed_name (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *path = uri != NULL ? g_strdup (g_uri_get_path (uri)) : NULL;
  gsize            length = path != NULL ? strlen (path) : 0;
  const char      *last;

  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
  last = length > 0 ? strrchr (path, '/') : NULL;
  if (last == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (feed_names); i++)
    if (g_ascii_strcasecmp (feed_names[i], last + 1) == 0)
      return TRUE;
  return g_str_has_suffix (last, ".rss") || g_str_has_suffix (last, ".atom");
}

static void
read_anchor (const DossierHtmlTree *tree, guint node, const char *base, GPtrArray *addresses)
{
  const char      *href = dossier_html_tree_get_attribute (tree, node, "href");
  g_autofree char *url = href != NULL ? dossier_url_resolve (base, href) : NULL;
  g_autofree char *words = NULL;
  g_autofree char *title = NULL;

  if (url == NULL || !is_feed_name (url))
    return;
  words = dossier_html_tree_dup_text (tree, node);
  title = dossier_feed_text (words, strlen (words), DOSSIER_FEED_MARKUP_NONE, MAX_TITLE);
  add_address (addresses, base, url, title);
}

GPtrArray *
dossier_feed_links_of_page (const char *data,
                            gsize       length,
                            const char *content_type,
                            const char *url)
{
  GPtrArray       *addresses = new_addresses ();
  gsize            text_length = 0;
  gsize            guarded_length = 0;
  g_autofree char *text = dossier_decode_to_utf8 (data, length, content_type, &text_length);
  g_autofree char *guarded = dossier_html_guard (text, text_length, &guarded_length);
  g_autoptr (DossierHtmlTree) tree = dossier_html_tree_parse (guarded, guarded_length, NULL);
  g_autofree char *base = NULL;

  if (tree == NULL)
    return addresses;
  base = find_base (tree, url);
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_LINK)
      read_link (tree, i, base, addresses);
  for (guint i = 0; i < tree->n_nodes && addresses->len < DOSSIER_FEED_MAX_LINKS; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_A)
      read_anchor (tree, i, base, addresses);
  return addresses;
}

GPtrArray *
dossier_feed_links_of_robots (const char *data, gsize length, const char *url)
{
  g_autoptr (GPtrArray) found = new_addresses ();
  GPtrArray       *addresses = new_addresses ();
  gsize            text_length = 0;
  g_autofree char *text = dossier_decode_to_utf8 (data, length, "text/plain", &text_length);
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (g_ascii_strncasecmp (line, "sitemap:", strlen ("sitemap:")) == 0)
        add_address (found, url, line + strlen ("sitemap:"), NULL);
    }
  for (int is_rest = 0; is_rest < 2; is_rest++)
    for (guint i = 0; i < found->len; i++)
      {
        const DossierFeedAddress *address = found->pdata[i];
        g_autofree char          *lower = g_ascii_strdown (address->url, -1);

        if ((strstr (lower, "news") == NULL) == is_rest)
          add_address (addresses, NULL, address->url, NULL);
      }
  return addresses;
}

static void
add_path (GPtrArray *urls, const char *base, const char *path)
{
  g_autofree char *url = dossier_url_resolve (base, path);

  if (url != NULL && !g_ptr_array_find_with_equal_func (urls, url, g_str_equal, NULL))
    g_ptr_array_add (urls, g_steal_pointer (&url));
}

GPtrArray *
dossier_feed_links_guess (const char *url)
{
  GPtrArray *urls = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  gboolean    is_front = *path == '\0' || strcmp (path, "/") == 0;

  /* The feed of a section or of somebody's pages lies below them. */
  if (!is_front && g_str_has_suffix (path, "/"))
    {
      add_path (urls, url, "feed");
      add_path (urls, url, "rss.xml");
    }
  for (gsize i = 0; i < G_N_ELEMENTS (common_paths); i++)
    {
      g_autofree char *reference = g_strconcat ("/", common_paths[i], NULL);

      add_path (urls, url, reference);
    }
  return urls;
}

GPtrArray *
dossier_feed_links_guess_sitemaps (const char *url)
{
  GPtrArray *urls = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (sitemap_paths); i++)
    {
      g_autofree char *reference = g_strconcat ("/", sitemap_paths[i], NULL);

      add_path (urls, url, reference);
    }
  return urls;
}

char *
dossier_feed_links_dup_robots (const char *url)
{
  return dossier_url_resolve (url, "/robots.txt");
}
