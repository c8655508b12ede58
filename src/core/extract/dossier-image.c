/* dossier-image.c: chooses among the addresses an image element carries.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-image.h"
#include "core/text/dossier-url.h"

#include <string.h>

/* Smaller data URIs are placeholders that lazy loaders put in src. */
#define MIN_DATA_URI 1024
/* Wider ones are for printing; the article needs a screen's. */
#define MAX_USEFUL_WIDTH 2048

/* In the order of trust: what a lazy loader will show comes before what stands in src meanwhile. */
static const char *const SET_ATTRIBUTES[] = { "data-srcset", "data-lazy-srcset", "srcset" };
static const char *const URL_ATTRIBUTES[] = {
  "data-src",     "data-lazy-src",   "data-original",  "data-lazy",
  "data-url",     "data-hi-res-src", "data-full-src",  "data-image",
  "data-img-src", "data-src-medium", "data-actualsrc", "src"
};

static const char *const COUNTERS[] = { "/pixel.",       "/1x1.",           "/spacer.",
                                        "/blank.",       "/transparent.",   "scorecardresearch.",
                                        "/placeholder",  "doubleclick.net", "facebook.com/tr",
                                        "feedburner.com" };

/* The address with the greatest width (or density) of a srcset. Commas part candidates, but
 * addresses hold commas too: an address ends at white space only. */
static char *
choose_from_set (const char *set)
{
  const char *best = NULL;
  gsize       best_length = 0;
  double      best_size = -1;

  for (const char *p = set; *p != '\0';)
    {
      const char *url;
      gsize       length;
      double      size = 1;

      p += strspn (p, " \t\r\n\f,");
      url = p;
      length = strcspn (p, " \t\r\n\f");
      p += length;
      if (length > 0 && url[length - 1] == ',')
        length--;
      else
        {
          char  *end = NULL;
          size_t n;

          p += strspn (p, " \t\r\n\f");
          n = strcspn (p, ",");
          size = g_ascii_strtod (p, &end);
          if (end == p)
            size = 1;
          p += n;
        }
      if (length == 0 || (size > best_size && best_size > 0 && size > MAX_USEFUL_WIDTH))
        continue;
      if (size > best_size)
        {
          best = url;
          best_length = length;
          best_size = size;
        }
    }
  return best != NULL ? g_strndup (best, best_length) : NULL;
}

static gboolean
is_useful (const char *url)
{
  if (url == NULL || *url == '\0')
    return FALSE;
  if (g_ascii_strncasecmp (url, "data:", 5) == 0)
    return g_ascii_strncasecmp (url, "data:image/", 11) == 0 &&
           g_ascii_strncasecmp (url, "data:image/svg", 14) != 0 && strlen (url) >= MIN_DATA_URI;
  for (guint i = 0; i < G_N_ELEMENTS (COUNTERS); i++)
    if (strstr (url, COUNTERS[i]) != NULL)
      return FALSE;
  return TRUE;
}

static char *
resolve_useful (const DossierPage *page, const char *url)
{
  g_autofree char *resolved = NULL;

  if (!is_useful (url))
    return NULL;
  if (g_ascii_strncasecmp (url, "data:", 5) == 0)
    return g_strdup (url);
  resolved = dossier_url_resolve (page->base_url, url);
  return resolved != NULL && is_useful (resolved) ? g_steal_pointer (&resolved) : NULL;
}

static char *
choose_from_element (const DossierPage *page, guint node)
{
  for (guint i = 0; i < G_N_ELEMENTS (SET_ATTRIBUTES); i++)
    {
      const char      *set = dossier_html_tree_get_attribute (page->tree, node, SET_ATTRIBUTES[i]);
      g_autofree char *chosen = set != NULL ? choose_from_set (set) : NULL;
      char            *url = resolve_useful (page, chosen);

      if (url != NULL)
        return url;
    }
  for (guint i = 0; i < G_N_ELEMENTS (URL_ATTRIBUTES); i++)
    {
      const char *value = dossier_html_tree_get_attribute (page->tree, node, URL_ATTRIBUTES[i]);
      char       *url = resolve_useful (page, value);

      if (url != NULL)
        return url;
    }
  return NULL;
}

static gboolean
is_small (const DossierHtmlTree *tree, guint node)
{
  static const char *const SIDES[] = { "width", "height" };

  for (guint i = 0; i < G_N_ELEMENTS (SIDES); i++)
    {
      const char *value = dossier_html_tree_get_attribute (tree, node, SIDES[i]);
      char       *end = NULL;
      double      side = value != NULL ? g_ascii_strtod (value, &end) : 0;

      if (value != NULL && end != value && *end != '%' && side > 0 && side < DOSSIER_IMAGE_MIN_SIDE)
        return TRUE;
    }
  return FALSE;
}

/* The picture around an img, through at most one other element. */
static guint
find_picture (const DossierHtmlTree *tree, guint node)
{
  for (guint i = 0; i < 2; i++)
    {
      node = tree->nodes[node].parent;
      if (tree->nodes[node].tag == DOSSIER_TAG_PICTURE)
        return node;
    }
  return 0;
}

char *
dossier_image_dup_url (const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  guint                  picture;
  char                  *url;

  if (is_small (tree, node))
    return NULL;
  url = choose_from_element (page, node);
  picture = url == NULL ? find_picture (tree, node) : 0;
  for (guint i = picture + 1; picture != 0 && url == NULL && i < tree->nodes[picture].end; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_SOURCE)
      url = choose_from_element (page, i);
  return url;
}
