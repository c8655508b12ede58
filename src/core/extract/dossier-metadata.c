/* dossier-metadata.c: title, byline, dates and site of a page from all its sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-metadata.h"
#include "core/extract/dossier-byline.h"
#include "core/extract/dossier-headline.h"
#include "core/extract/dossier-printed-date.h"
#include "core/extract/dossier-structured-data.h"
#include "core/text/dossier-url.h"

#include <string.h>

#define MAX_HEADINGS      8
#define MAX_HEADING_BYTES 500
/* A visible byline or date is looked for among this many elements behind the headline, and a few
 * before it. */
#define BYLINE_REACH       400
#define BYLINE_REACH_BACK  80
#define MAX_VISIBLE_BYLINE 160

/* Names of meta elements (their name, property or itemprop), the most trusted first. */
static const char *const TITLE_KEYS[] = { "og:title",       "twitter:title", "parsely-title",
                                          "sailthru.title", "dc.title",      "dcterms.title",
                                          "citation_title", "title",         NULL };
static const char *const AUTHOR_KEYS[] = { "author",
                                           "article:author",
                                           "parsely-author",
                                           "sailthru.author",
                                           "dc.creator",
                                           "dcterms.creator",
                                           "byl",
                                           "citation_author",
                                           "article:author_name",
                                           "twitter:data1",
                                           NULL };
static const char *const PUBLISHED_KEYS[] = { "article:published_time",
                                              "og:published_time",
                                              "datepublished",
                                              "parsely-pub-date",
                                              "sailthru.date",
                                              "article:published",
                                              "publish-date",
                                              "publish_date",
                                              "publication_date",
                                              "pubdate",
                                              "dc.date.issued",
                                              "dcterms.created",
                                              "dcterms.issued",
                                              "dc.date",
                                              "dc.date.created",
                                              "date",
                                              "citation_publication_date",
                                              "cxenseparse:recs:publishtime",
                                              "article.published",
                                              "published_time",
                                              "dcterms.date",
                                              "rnews:datepublished",
                                              NULL };
static const char *const MODIFIED_KEYS[] = {
  "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified",
  "dc.date.modified",      "last-modified",   "lastmod",      NULL
};
static const char *const SITE_KEYS[] = { "og:site_name",
                                         "application-name",
                                         "dc.publisher",
                                         "publisher",
                                         NULL };
static const char *const LEAD_KEYS[] = { "og:description",
                                         "description",
                                         "twitter:description",
                                         "dc.description",
                                         NULL };
static const char *const LANGUAGE_KEYS[] = { "og:locale", "content-language", "dc.language", NULL };

typedef struct
{
  const DossierPage     *page;
  const char            *url;
  DossierStructuredData *structured;
  /* (element-type utf8 utf8): lower-case key to content, borrowed from the tree */
  GHashTable *meta;
  char       *host;
  char       *page_title;
  GPtrArray  *headings;
  /* The node of the first heading that became the title; 0 when none. */
  guint heading_node;
} Source;

static const char *
get_attribute (const Source *self, guint node, const char *name)
{
  return dossier_html_tree_get_attribute (self->page->tree, node, name);
}

static void
add_meta (Source *self, guint node)
{
  static const char *const NAMES[] = { "property", "name", "itemprop", "http-equiv" };
  const char              *content = get_attribute (self, node, "content");

  if (content == NULL || *content == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      const char *name = get_attribute (self, node, NAMES[i]);
      char       *key = name != NULL ? g_ascii_strdown (name, -1) : NULL;

      if (key == NULL || g_hash_table_contains (self->meta, key))
        g_free (key);
      else
        g_hash_table_insert (self->meta, key, (gpointer) content);
    }
}

static void
add_heading (Source *self, guint node)
{
  g_autofree char *text = NULL;

  if (self->headings->len >= MAX_HEADINGS)
    return;
  text = dossier_html_tree_dup_text (self->page->tree, node);
  if (*text != '\0' && strlen (text) <= MAX_HEADING_BYTES)
    g_ptr_array_add (self->headings, g_steal_pointer (&text));
}

static void
collect (Source *self)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      switch (tree->nodes[i].tag)
        {
        case DOSSIER_TAG_META:
          add_meta (self, i);
          break;
        case DOSSIER_TAG_TITLE:
          if (self->page_title == NULL)
            self->page_title = dossier_html_tree_dup_text (tree, i);
          break;
        case DOSSIER_TAG_H1:
          add_heading (self, i);
          break;
        default:
          break;
        }
    }
}

static const char *
find_meta (const Source *self, const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      const char *content = g_hash_table_lookup (self->meta, keys[i]);

      if (content != NULL)
        return content;
    }
  return NULL;
}

static char *
dup_clean (const char *text)
{
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_new (NULL);
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        g_string_append_unichar (out, c);
      else if (out->len > 0 && out->str[out->len - 1] != ' ')
        g_string_append_c (out, ' ');
    }
  if (out->len > 0 && out->str[out->len - 1] == ' ')
    g_string_truncate (out, out->len - 1);
  if (out->len == 0)
    return g_string_free (out, TRUE);
  return g_string_free (out, FALSE);
}

/* Entities in JSON-LD and meta elements are often written twice. */
static char *
decode_entities (const char *text)
{
  static const struct
  {
    const char *entity;
    const char *text;
  } ENTITIES[] = {
    { "&amp;", "&" },   { "&quot;", "\"" }, { "&#39;", "'" },   { "&#039;", "'" },
    { "&apos;", "'" },  { "&lt;", "<" },    { "&gt;", ">" },    { "&nbsp;", " " },
    { "&#8217;", "’" }, { "&#8216;", "‘" }, { "&#8220;", "“" }, { "&#8221;", "”" },
    { "&rsquo;", "’" }, { "&lsquo;", "‘" }, { "&ldquo;", "“" }, { "&rdquo;", "”" },
    { "&#8211;", "–" }, { "&#8212;", "—" }, { "&ndash;", "–" }, { "&mdash;", "—" },
    { "&#038;", "&" },  { "&#x27;", "'" },  { "&#8230;", "…" }, { "&hellip;", "…" },
  };
  GString *out;

  if (text == NULL)
    return NULL;
  out = g_string_new (NULL);
  while (*text != '\0')
    {
      guint i = 0;

      while (*text == '&' && i < G_N_ELEMENTS (ENTITIES) &&
             !g_str_has_prefix (text, ENTITIES[i].entity))
        i++;
      if (*text != '&' || i == G_N_ELEMENTS (ENTITIES))
        {
          g_string_append_c (out, *text++);
          continue;
        }
      g_string_append (out, ENTITIES[i].text);
      text += strlen (ENTITIES[i].entity);
    }
  return g_string_free (out, FALSE);
}

static char *
dup_decoded (const char *text)
{
  g_autofree char *decoded = decode_entities (text);

  return dup_clean (decoded);
}

static char *
read_site (const Source *self)
{
  const char *name = find_meta (self, SITE_KEYS);

  if (name == NULL)
    name = self->structured->publisher;
  if (name == NULL)
    return g_strdup (self->host);
  return dup_decoded (name);
}

static char *
read_title (const Source *self, const char *site)
{
  g_autoptr (GPtrArray) declared = g_ptr_array_new_with_free_func (g_free);
  DossierHeadlineOffers offers = { 0 };
  char                 *title;

  if (self->structured->headline != NULL)
    g_ptr_array_add (declared, dup_decoded (self->structured->headline));
  for (guint i = 0; TITLE_KEYS[i] != NULL; i++)
    {
      char *content = dup_decoded (g_hash_table_lookup (self->meta, TITLE_KEYS[i]));

      if (content != NULL)
        g_ptr_array_add (declared, content);
    }
  g_ptr_array_add (declared, NULL);
  offers.headings = (const char *const *) self->headings->pdata;
  offers.declared = (const char *const *) declared->pdata;
  offers.page_title = self->page_title;
  offers.site = site;
  offers.host = self->host;
  title = dossier_headline_choose (&offers);
  return title;
}

/* Bylines. */

static gboolean
is_byline (const Source *self, guint node)
{
  const char *rel = get_attribute (self, node, "rel");
  const char *property = get_attribute (self, node, "itemprop");

  if (g_strcmp0 (rel, "author") == 0 || g_strcmp0 (property, "author") == 0)
    return TRUE;
  return (self->page->hints[node] & DOSSIER_HINT_BYLINE) != 0;
}

/* The name inside a microdata author, else all its text. */
static char *
read_byline_text (const Source *self, guint node)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = node; i < tree->nodes[node].end; i++)
    if (g_strcmp0 (get_attribute (self, i, "itemprop"), "name") == 0)
      {
        const char *content = get_attribute (self, i, "content");

        return content != NULL ? g_strdup (content) : dossier_html_tree_dup_text (tree, i);
      }
  return dossier_html_tree_dup_text (tree, node);
}

static gsize
count_text (const DossierHtmlTree *tree, guint node, gsize limit)
{
  gsize n = 0;

  for (guint i = node; i < tree->nodes[node].end && n <= limit; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_TEXT)
      n += tree->nodes[i].text_length;
  return n;
}

static gboolean
starts_with_by (const char *text)
{
  return g_ascii_strncasecmp (text, "by ", 3) == 0 || g_str_has_prefix (text, "Von ") ||
         g_str_has_prefix (text, "Par ") || g_str_has_prefix (text, "Por ") ||
         g_ascii_strncasecmp (text, "written by", 10) == 0;
}

/* What stands near the headline, and says by its names or its "By" that it is a byline. */
static void
read_visible_byline (const Source *self, GPtrArray *names)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint start = self->heading_node > BYLINE_REACH_BACK ? self->heading_node - BYLINE_REACH_BACK : 1;
  guint end = MIN (tree->n_nodes, self->heading_node + BYLINE_REACH);

  for (guint i = start; i < end && names->len == 0; i++)
    {
      g_autofree char *text = NULL;
      gboolean         is_named;

      if (tree->nodes[i].tag == DOSSIER_TAG_SCRIPT || tree->nodes[i].tag == DOSSIER_TAG_TEXT ||
          tree->nodes[i].tag == DOSSIER_TAG_TITLE)
        continue;
      is_named = is_byline (self, i);
      if (count_text (tree, i, MAX_VISIBLE_BYLINE * 2) > MAX_VISIBLE_BYLINE * 2)
        continue;
      text = is_named ? read_byline_text (self, i) : dossier_html_tree_dup_text (tree, i);
      if (*text == '\0' || strlen (text) > MAX_VISIBLE_BYLINE)
        continue;
      if (starts_with_by (text) || (is_named && (self->page->hints[i] & DOSSIER_HINT_BYLINE) == 0))
        dossier_byline_add_names (names, text);
      else if (is_named && count_text (tree, i, 60) <= 60)
        dossier_byline_add_names (names, text);
    }
}

static gboolean
is_address (const char *text)
{
  return strstr (text, "://") != NULL || g_str_has_prefix (text, "www.") ||
         g_str_has_prefix (text, "/");
}

static char *
read_byline (const Source *self, const char *site)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  char **authors = self->structured->authors;

  for (guint i = 0; authors != NULL && authors[i] != NULL; i++)
    {
      g_autofree char *name = dup_decoded (authors[i]);

      if (name != NULL && !is_address (name) && g_strcmp0 (name, site) != 0)
        dossier_byline_add_names (names, name);
    }
  for (guint i = 0; AUTHOR_KEYS[i] != NULL && names->len == 0; i++)
    {
      g_autofree char *content = dup_decoded (g_hash_table_lookup (self->meta, AUTHOR_KEYS[i]));

      if (content != NULL && !is_address (content) && g_strcmp0 (content, site) != 0)
        dossier_byline_add_names (names, content);
    }
  if (names->len == 0)
    read_visible_byline (self, names);
  return dossier_byline_join (names);
}

/* Dates. */

static char *
parse_date (const char *text)
{
  return text != NULL ? dossier_printed_date_parse (text, strlen (text)) : NULL;
}

static char *
find_meta_date (const Source *self, const char *const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      char *date = parse_date (g_hash_table_lookup (self->meta, keys[i]));

      if (date != NULL)
        return date;
    }
  return NULL;
}

static char *
read_date_of_node (const Source *self, guint node)
{
  static const char *const NAMES[] = { "datetime", "content", "data-datetime", "title" };
  g_autofree char         *text = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (NAMES); i++)
    {
      char *date = parse_date (get_attribute (self, node, NAMES[i]));

      if (date != NULL)
        return date;
    }
  if (count_text (self->page->tree, node, 400) > 400)
    return NULL;
  text = dossier_html_tree_dup_text (self->page->tree, node);
  return parse_date (text);
}

static char *
find_property_date (const Source *self, const char *property)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      const char *value =
          tree->nodes[i].n_attributes > 0 ? get_attribute (self, i, "itemprop") : NULL;
      char *date = NULL;

      if (value != NULL && strcmp (value, property) == 0)
        date = read_date_of_node (self, i);
      if (date != NULL)
        return date;
    }
  return NULL;
}

/* The first time element behind the headline, or just before it. */
static char *
find_time_element (const Source *self)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint start = self->heading_node > BYLINE_REACH_BACK ? self->heading_node - BYLINE_REACH_BACK : 1;

  for (guint i = start; i < tree->n_nodes; i++)
    {
      char *date = tree->nodes[i].tag == DOSSIER_TAG_TIME ? read_date_of_node (self, i) : NULL;

      if (date != NULL)
        return date;
    }
  return NULL;
}

/* "/2023/12/22/" or "/2023-12-22-" in the address. */
static char *
find_date_in_address (const Source *self)
{
  const char *path = self->url != NULL ? strstr (self->url, "://") : NULL;

  path = path != NULL ? strchr (path + 3, '/') : NULL;
  for (; path != NULL && *path != '\0'; path++)
    {
      const char *p = path + 1;

      if (*path != '/' && *path != '-' && *path != '_')
        continue;
      if (strlen (p) >= 10 && g_ascii_isdigit (p[0]) && g_ascii_isdigit (p[3]) &&
          (p[4] == '/' || p[4] == '-') && p[7] == p[4] && !g_ascii_isdigit (p[10]))
        {
          char *date = dossier_printed_date_parse (p, 10);

          if (date != NULL)
            return date;
        }
    }
  return NULL;
}

/* A date near the headline in an element that is named for it, else in any short text. */
static char *
find_visible_date (const Source *self)
{
  const DossierHtmlTree *tree = self->page->tree;
  guint start = self->heading_node > BYLINE_REACH_BACK ? self->heading_node - BYLINE_REACH_BACK : 1;
  guint end = MIN (tree->n_nodes, self->heading_node + BYLINE_REACH);

  for (guint i = start; i < end; i++)
    {
      char *date = NULL;

      if ((self->page->hints[i] & DOSSIER_HINT_BYLINE) && tree->nodes[i].tag != DOSSIER_TAG_SCRIPT)
        date = read_date_of_node (self, i);
      if (date != NULL)
        return date;
    }
  for (guint i = start; i < end; i++)
    {
      const DossierHtmlNode *text = &tree->nodes[i];
      char                  *date = NULL;

      if (text->tag == DOSSIER_TAG_TEXT && text->text_length < 120 &&
          tree->nodes[text->parent].tag != DOSSIER_TAG_SCRIPT)
        date = dossier_printed_date_parse (tree->strings + text->text, text->text_length);
      if (date != NULL)
        return date;
    }
  return NULL;
}

static char *
read_published (const Source *self)
{
  char *date = parse_date (self->structured->published);

  if (date == NULL)
    date = find_meta_date (self, PUBLISHED_KEYS);
  if (date == NULL)
    date = find_property_date (self, "datePublished");
  if (date == NULL)
    date = find_date_in_address (self);
  if (date == NULL)
    date = find_time_element (self);
  if (date == NULL)
    date = find_visible_date (self);
  return date;
}

static char *
read_modified (const Source *self)
{
  char *date = parse_date (self->structured->modified);

  if (date == NULL)
    date = find_meta_date (self, MODIFIED_KEYS);
  if (date == NULL)
    date = find_property_date (self, "dateModified");
  return date;
}

/* The rest. */

static gboolean
is_front_page (const char *url)
{
  const char *path = strstr (url, "://");

  path = path != NULL ? strchr (path + 3, '/') : NULL;
  return path == NULL || path[1] == '\0';
}

/* What @reference means, if it can be an article's address. Some sites name their front page on
 * every page, which would make one article of them all. */
static char *
resolve_canonical (const Source *self, const char *reference)
{
  g_autofree char *resolved = NULL;

  if (reference != NULL && *reference != '\0')
    resolved = dossier_url_resolve (self->page->base_url, reference);
  if (resolved == NULL || !g_str_has_prefix (resolved, "http"))
    return NULL;
  if (is_front_page (resolved) && self->url != NULL && !is_front_page (self->url))
    return NULL;
  return g_steal_pointer (&resolved);
}

static char *
read_canonical (const Source *self)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      char *resolved;

      if (tree->nodes[i].tag != DOSSIER_TAG_LINK ||
          g_strcmp0 (get_attribute (self, i, "rel"), "canonical") != 0)
        continue;
      resolved = resolve_canonical (self, get_attribute (self, i, "href"));
      if (resolved != NULL)
        return resolved;
    }
  return resolve_canonical (self, g_hash_table_lookup (self->meta, "og:url"));
}

/* "en_US" becomes "en-US"; anything that is no tag is left out. */
static char *
normalize_language (const char *text)
{
  char *tag = text != NULL ? g_strstrip (g_strdelimit (g_strdup (text), "_", '-')) : NULL;

  if (tag == NULL)
    return NULL;
  if (strlen (tag) >= 2 && strlen (tag) <= 35 && g_ascii_isalpha (tag[0]) &&
      strspn (tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
          strlen (tag) &&
      (tag[2] == '\0' || tag[2] == '-' || tag[3] == '\0' || tag[3] == '-'))
    return tag;
  g_free (tag);
  return NULL;
}

static char *
read_language (const Source *self)
{
  char *tag = normalize_language (get_attribute (self, 0, "lang"));

  if (tag == NULL)
    tag = normalize_language (get_attribute (self, 0, "xml:lang"));
  if (tag == NULL)
    tag = normalize_language (self->structured->language);
  if (tag == NULL)
    tag = normalize_language (find_meta (self, LANGUAGE_KEYS));
  return tag;
}

static char *
read_lead (const Source *self)
{
  const char *text = self->structured->description;

  if (find_meta (self, LEAD_KEYS) != NULL)
    text = find_meta (self, LEAD_KEYS);
  return dup_decoded (text);
}

static void
find_heading_node (Source *self, const char *title)
{
  const DossierHtmlTree *tree = self->page->tree;

  for (guint i = 0; title != NULL && i < tree->n_nodes; i++)
    {
      g_autofree char *text = NULL;

      if (tree->nodes[i].tag != DOSSIER_TAG_H1 && tree->nodes[i].tag != DOSSIER_TAG_H2)
        continue;
      text = dossier_html_tree_dup_text (tree, i);
      if (strcmp (text, title) != 0)
        continue;
      self->heading_node = i;
      return;
    }
}

DossierMetadata *
dossier_metadata_read (const DossierPage *page, const char *url)
{
  DossierMetadata *metadata = g_new0 (DossierMetadata, 1);
  g_autoptr (DossierStructuredData) structured = dossier_structured_data_read (page->tree);
  g_autoptr (GHashTable) meta = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *host = url != NULL ? dossier_url_dup_site (url) : NULL;
  Source           source = { page, url, structured, meta, host, NULL, headings, 0 };

  collect (&source);
  g_ptr_array_add (headings, NULL);
  metadata->site = read_site (&source);
  metadata->title = read_title (&source, metadata->site);
  find_heading_node (&source, metadata->title);
  metadata->byline = read_byline (&source, metadata->site);
  metadata->published = read_published (&source);
  metadata->modified = read_modified (&source);
  metadata->url = read_canonical (&source);
  metadata->language = read_language (&source);
  metadata->lead = read_lead (&source);
  metadata->body = decode_entities (structured->body);
  g_free (source.page_title);
  return metadata;
}

void
dossier_metadata_free (DossierMetadata *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->byline);
  g_free (self->published);
  g_free (self->modified);
  g_free (self->site);
  g_free (self->language);
  g_free (self->lead);
  g_free (self->body);
  g_free (self);
}
