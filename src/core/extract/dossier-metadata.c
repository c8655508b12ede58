/* dossier-metadata.c: title, byline, dates and site of a page from all its sources.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-metadata.h"
#include "core/extract/dossier-byline-finder.h"
#include "core/extract/dossier-date-finder.h"
#include "core/extract/dossier-headline.h"
#include "core/extract/dossier-language.h"
#include "core/extract/dossier-lead.h"
#include "core/extract/dossier-metadata-source.h"
#include "core/text/dossier-url.h"

#include <string.h>

#define MAX_HEADING_BYTES 500
/* Longer is no title, and comparing it with others would take long. */
#define MAX_TITLE_BYTES 1000
/* Longer is no name of a publication. */
#define MAX_SITE_BYTES 100

/* Names of meta elements (their name, property or itemprop), the most trusted first. */
static const char *const TITLE_KEYS[] = {
  "og:title",          "twitter:title", "parsely-title", "sailthru.title",
  "cxenseparse:title", "headline",      "dc.title",      "dcterms.title",
  "citation_title",    "hdl",           "title",         NULL
};
static const char *const SITE_KEYS[] = { "og:site_name",
                                         "application-name",
                                         "apple-mobile-web-app-title",
                                         "dc.publisher",
                                         "dcterms.publisher",
                                         "publisher",
                                         "copyright",
                                         NULL };
static const char *const LANGUAGE_KEYS[] = {
  "og:locale", "content-language", "dc.language", "dcterms.language", "language", "inlanguage", NULL
};

static char *
read_site (const DossierMetadataSource *source)
{
  g_autofree char *name = NULL;

  for (guint i = 0; SITE_KEYS[i] != NULL && name == NULL; i++)
    {
      const char *keys[] = { SITE_KEYS[i], NULL };

      name = dossier_metadata_source_clean (dossier_metadata_source_get_meta (source, keys));
      if (name != NULL && (strlen (name) > MAX_SITE_BYTES || strstr (name, "://") != NULL))
        g_clear_pointer (&name, g_free);
    }
  if (name == NULL)
    name = dossier_metadata_source_clean (source->structured->publisher);
  if (name == NULL)
    return g_strdup (source->host);
  return g_steal_pointer (&name);
}

static void
add_declared (const DossierMetadataSource *source, GPtrArray *declared)
{
  g_autofree char *headline = dossier_metadata_source_clean (source->structured->headline);

  if (headline != NULL && strlen (headline) <= MAX_TITLE_BYTES)
    g_ptr_array_add (declared, g_steal_pointer (&headline));
  for (guint i = 0; TITLE_KEYS[i] != NULL; i++)
    {
      const char      *keys[] = { TITLE_KEYS[i], NULL };
      g_autofree char *content =
          dossier_metadata_source_clean (dossier_metadata_source_get_meta (source, keys));

      if (content != NULL && strlen (content) <= MAX_TITLE_BYTES)
        g_ptr_array_add (declared, g_steal_pointer (&content));
    }
}

static void
add_headings (const DossierMetadataSource *source,
              const GArray                *nodes,
              GPtrArray                   *headings,
              guint32                      marks)
{
  for (guint i = 0; i < nodes->len; i++)
    {
      guint32          node = g_array_index (nodes, guint32, i);
      g_autofree char *text = NULL;
      char            *clean;

      if ((source->marks[node] & DOSSIER_MARK_ASIDE) != marks)
        continue;
      text = dossier_metadata_source_dup_text (source, node);
      clean = strlen (text) <= MAX_HEADING_BYTES ? dossier_metadata_source_clean (text) : NULL;
      if (clean != NULL)
        g_ptr_array_add (headings, clean);
    }
}

static char *
read_title (const DossierMetadataSource *source, const char *site)
{
  g_autoptr (GPtrArray) declared = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) subheadings = g_ptr_array_new_with_free_func (g_free);
  DossierHeadlineOffers offers = { .site = site, .host = source->host };

  add_declared (source, declared);
  add_headings (source, source->headings, headings, 0);
  offers.n_own_headings = headings->len;
  add_headings (source, source->headings, headings, DOSSIER_MARK_ASIDE);
  add_headings (source, source->subheadings, subheadings, 0);
  g_ptr_array_add (declared, NULL);
  g_ptr_array_add (headings, NULL);
  g_ptr_array_add (subheadings, NULL);
  offers.headings = (const char *const *) headings->pdata;
  offers.subheadings = (const char *const *) subheadings->pdata;
  offers.declared = (const char *const *) declared->pdata;
  if (source->page_title != NULL && strlen (source->page_title) <= MAX_TITLE_BYTES)
    offers.page_title = source->page_title;
  return dossier_headline_choose (&offers);
}

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
resolve_canonical (const DossierMetadataSource *source, const char *reference)
{
  g_autofree char *resolved = NULL;

  if (reference != NULL && *reference != '\0')
    resolved = dossier_url_resolve (source->page->base_url, reference);
  if (resolved == NULL || !g_str_has_prefix (resolved, "http"))
    return NULL;
  if (is_front_page (resolved) && source->url != NULL && !is_front_page (source->url))
    return NULL;
  return g_steal_pointer (&resolved);
}

static char *
read_canonical (const DossierMetadataSource *source)
{
  static const char *const KEYS[] = { "og:url", NULL };
  const DossierHtmlTree   *tree = source->page->tree;

  for (guint i = 0; i < tree->n_nodes; i++)
    {
      char *resolved;

      if (tree->nodes[i].tag != DOSSIER_TAG_LINK ||
          g_strcmp0 (dossier_metadata_source_get_attribute (source, i, "rel"), "canonical") != 0)
        continue;
      resolved =
          resolve_canonical (source, dossier_metadata_source_get_attribute (source, i, "href"));
      if (resolved != NULL)
        return resolved;
    }
  return resolve_canonical (source, dossier_metadata_source_get_meta (source, KEYS));
}

/* "en_US" becomes "en-US"; anything that is no tag is left out. */
static char *
normalize_language (const char *text)
{
  g_autofree char *tag = NULL;

  if (text == NULL)
    return NULL;
  tag = g_strstrip (g_strdelimit (g_strdup (text), "_", '-'));
  if (strlen (tag) >= 2 && strlen (tag) <= 35 && g_ascii_isalpha (tag[0]) &&
      strspn (tag, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-") ==
          strlen (tag) &&
      (tag[2] == '\0' || tag[2] == '-' || tag[3] == '\0' || tag[3] == '-'))
    return g_steal_pointer (&tag);
  return NULL;
}

/* What the page says of itself, unless its text is plainly in another language: many a page keeps
 * the language of the template it was made from. */
static char *
read_language (const DossierMetadataSource *source)
{
  const char *const offers[] = {
    dossier_metadata_source_get_attribute (source, 0, "lang"),
    dossier_metadata_source_get_attribute (source, 0, "xml:lang"),
    source->structured->language,
    dossier_metadata_source_get_meta (source, LANGUAGE_KEYS),
  };
  const char      *detected = dossier_language_detect_page (source->page);
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      g_autofree char *tag = normalize_language (offers[i]);

      if (tag == NULL)
        continue;
      if (detected == NULL || dossier_language_is_same (tag, detected))
        return g_steal_pointer (&tag);
      if (first == NULL)
        first = g_steal_pointer (&tag);
    }
  return detected != NULL ? g_strdup (detected) : g_steal_pointer (&first);
}

DossierMetadata *
dossier_metadata_read (const DossierPage *page, const char *url)
{
  DossierMetadata *metadata = g_new0 (DossierMetadata, 1);
  g_autoptr (DossierMetadataSource) source = dossier_metadata_source_new (page, url);

  metadata->site = read_site (source);
  metadata->language = read_language (source);
  metadata->title = read_title (source, metadata->site);
  source->habit = dossier_printed_date_guess_habit (metadata->language, source->host);
  dossier_metadata_source_read_lines (source, metadata->title);
  metadata->byline = dossier_byline_find (source, metadata->site);
  dossier_date_find (source, &metadata->published, &metadata->modified);
  metadata->url = read_canonical (source);
  metadata->lead = dossier_lead_find (source, metadata->title);
  metadata->body = dossier_metadata_source_decode (source->structured->body);
  metadata->is_paid = source->structured->is_paid;
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
