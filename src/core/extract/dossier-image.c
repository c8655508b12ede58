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
/* What one pixel of a set with densities ("2x") is taken for when nothing says how wide it is. */
#define USUAL_WIDTH 640
/* A set whose best is narrower does not stand against an address beside it. */
#define MIN_SET_WIDTH 480
/* Elements of a figure that are looked at. */
#define MAX_FIGURE_NODES 200

/* In the order of trust: what a lazy loader will show comes before what stands in src meanwhile. */
static const char *const SET_ATTRIBUTES[] = { "data-srcset",
                                              "data-lazy-srcset",
                                              "data-original-set",
                                              "srcset" };
static const char *const URL_ATTRIBUTES[] = {
  "data-src",     "data-lazy-src",   "data-original",  "data-lazy",
  "data-url",     "data-hi-res-src", "data-full-src",  "data-image",
  "data-img-src", "data-src-medium", "data-actualsrc", "data-td-src-property",
  "src"
};

static const char *const COUNTERS[] = { "/pixel.",
                                        "/pixel?",
                                        "/1x1.",
                                        "/spacer.",
                                        "/blank.",
                                        "/transparent.",
                                        "scorecardresearch.",
                                        "/placeholder",
                                        "doubleclick.net",
                                        "facebook.com/tr",
                                        "feedburner.com",
                                        "/spin.gif",
                                        "/loader.gif",
                                        "/loading.gif",
                                        "google-analytics.com" };

/* The best of a set, and what is known of it. */
typedef struct
{
  const char *url;
  gsize       length;
  double      width;
} Candidate;

/* Whether @width serves a screen better than @best does: the widest that fits, else the narrowest
 * of those that do not. */
static gboolean
is_better (double width, double best)
{
  if (best > DOSSIER_IMAGE_MAX_WIDTH)
    return width < best;
  return width > best && width <= DOSSIER_IMAGE_MAX_WIDTH;
}

/* Reads "640w" or "2x" behind an address. */
static double
read_width (const char *p)
{
  char  *end = NULL;
  double size = g_ascii_strtod (p, &end);

  if (end == p || size <= 0)
    return USUAL_WIDTH;
  return *end == 'x' ? size * USUAL_WIDTH : size;
}

/* Commas part candidates, but addresses hold commas too: an address ends at white space only. */
static Candidate
choose_from_set (const char *set)
{
  Candidate best = { 0 };

  for (const char *p = set; *p != '\0';)
    {
      Candidate candidate = { .width = USUAL_WIDTH };

      p += strspn (p, " \t\r\n\f,");
      candidate.url = p;
      candidate.length = strcspn (p, " \t\r\n\f");
      p += candidate.length;
      if (candidate.length > 0 && candidate.url[candidate.length - 1] == ',')
        candidate.length--;
      else
        {
          p += strspn (p, " \t\r\n\f");
          candidate.width = read_width (p);
          p += strcspn (p, ",");
        }
      if (candidate.length > 0 && (best.url == NULL || is_better (candidate.width, best.width)))
        best = candidate;
    }
  return best;
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

/* Some loaders keep an object of several sizes in the attribute: its first address. */
static char *
dup_address (const char *value, gsize length)
{
  const char *quote;

  if (length == 0 || *value != '{')
    return g_strndup (value, length);
  for (quote = memchr (value, '"', length); quote != NULL;
       quote = memchr (quote + 1, '"', value + length - quote - 1))
    if (g_str_has_prefix (quote + 1, "http") || g_str_has_prefix (quote + 1, "//"))
      return g_strndup (quote + 1, strcspn (quote + 1, "\""));
  return NULL;
}

static char *
resolve_useful (const DossierPage *page, const char *value, gsize length)
{
  g_autofree char *url = dup_address (value, length);
  g_autofree char *resolved = NULL;

  if (!is_useful (url))
    return NULL;
  if (g_ascii_strncasecmp (url, "data:", 5) == 0)
    return g_steal_pointer (&url);
  resolved = dossier_url_resolve (page->base_url, url);
  return resolved != NULL && is_useful (resolved) ? g_steal_pointer (&resolved) : NULL;
}

/* Takes the best of an element's sets into @choice if it is wider than what is there. */
static void
look_at_sets (const DossierPage *page, guint node, DossierImageChoice *choice, double *width)
{
  for (guint i = 0; i < G_N_ELEMENTS (SET_ATTRIBUTES); i++)
    {
      const char *set = dossier_html_tree_get_attribute (page->tree, node, SET_ATTRIBUTES[i]);
      Candidate   best = { 0 };
      char       *url;

      if (set != NULL)
        best = choose_from_set (set);
      if (best.url == NULL || (choice->url != NULL && !is_better (best.width, *width)))
        continue;
      url = resolve_useful (page, best.url, best.length);
      if (url == NULL)
        continue;
      g_free (choice->url);
      choice->url = url;
      *width = best.width;
    }
}

static char *
find_address (const DossierPage *page, guint node)
{
  for (guint i = 0; i < G_N_ELEMENTS (URL_ATTRIBUTES); i++)
    {
      const char *value = dossier_html_tree_get_attribute (page->tree, node, URL_ATTRIBUTES[i]);
      char       *url = value != NULL ? resolve_useful (page, value, strlen (value)) : NULL;

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

DossierImageChoice
dossier_image_choose (const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  DossierImageChoice     choice = { 0 };
  double                 width = 0;
  guint                  picture;

  if (is_small (tree, node))
    return choice;
  look_at_sets (page, node, &choice, &width);
  picture = choice.url == NULL ? find_picture (tree, node) : 0;
  for (guint i = picture + 1; picture != 0 && i < tree->nodes[picture].end; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_SOURCE)
      look_at_sets (page, i, &choice, &width);
  choice.fallback = find_address (page, node);
  if (choice.fallback != NULL && (choice.url == NULL || width < MIN_SET_WIDTH))
    {
      g_free (choice.url);
      choice.url = g_steal_pointer (&choice.fallback);
    }
  if (g_strcmp0 (choice.url, choice.fallback) == 0)
    g_clear_pointer (&choice.fallback, g_free);
  return choice;
}

/* "background-image: url('…')" in a style. */
static char *
find_background (const DossierPage *page, guint node)
{
  const char *style = dossier_html_tree_get_attribute (page->tree, node, "style");
  const char *p = style != NULL ? strstr (style, "background") : NULL;
  gsize       length;

  p = p != NULL ? strstr (p, "url(") : NULL;
  if (p == NULL)
    return NULL;
  p += strlen ("url(");
  p += strspn (p, "'\" ");
  length = strcspn (p, "'\")");
  return resolve_useful (page, p, length);
}

static char *
find_microdata (const DossierPage *page, guint node)
{
  const DossierHtmlTree *tree = page->tree;
  const char            *type = dossier_html_tree_get_attribute (tree, node, "itemtype");
  const char            *property = dossier_html_tree_get_attribute (tree, node, "itemprop");
  const char            *value = NULL;

  if (type != NULL && strstr (type, "ImageObject") != NULL)
    value = dossier_html_tree_get_attribute (tree, node, "itemid");
  if (value == NULL &&
      (g_strcmp0 (property, "contentUrl") == 0 ||
       (g_strcmp0 (property, "url") == 0 && tree->nodes[node].tag == DOSSIER_TAG_META)))
    value = dossier_html_tree_get_attribute (tree, node, "content");
  return value != NULL ? resolve_useful (page, value, strlen (value)) : NULL;
}

/* Links, frames and players have addresses too, which are no images. */
static gboolean
may_name_image (guint tag)
{
  return tag == DOSSIER_TAG_FIGURE || tag == DOSSIER_TAG_DIV || tag == DOSSIER_TAG_SPAN ||
         tag == DOSSIER_TAG_META || tag == DOSSIER_TAG_PICTURE || tag == DOSSIER_TAG_SOURCE;
}

DossierImageChoice
dossier_image_choose_named (const DossierPage *page, guint figure)
{
  const DossierHtmlTree *tree = page->tree;
  DossierImageChoice     choice = { 0 };
  guint                  end = MIN (tree->nodes[figure].end, figure + MAX_FIGURE_NODES);
  double                 width = 0;

  for (guint i = figure; i < end && choice.url == NULL; i++)
    {
      guint tag = tree->nodes[i].tag;

      /* What plays is shown by another kind of element. */
      if (tag == DOSSIER_TAG_VIDEO || tag == DOSSIER_TAG_IFRAME || tag == DOSSIER_TAG_AUDIO)
        break;
      if (tree->nodes[i].n_attributes == 0 || !may_name_image (tag))
        continue;
      look_at_sets (page, i, &choice, &width);
      if (choice.url == NULL)
        choice.url = find_microdata (page, i);
      if (choice.url == NULL && tag != DOSSIER_TAG_SOURCE)
        choice.url = find_address (page, i);
      if (choice.url == NULL)
        choice.url = find_background (page, i);
    }
  return choice;
}

void
dossier_image_choice_clear (DossierImageChoice *choice)
{
  g_clear_pointer (&choice->url, g_free);
  g_clear_pointer (&choice->fallback, g_free);
}

/* "-1024x683" at the end of a name says the size that it was scaled to. */
static gsize
measure_size_suffix (const char *name, gsize length)
{
  gsize i = length;

  while (i > 0 && g_ascii_isdigit (name[i - 1]))
    i--;
  if (i == length || i == 0 || name[i - 1] != 'x')
    return 0;
  i--;
  while (i > 0 && g_ascii_isdigit (name[i - 1]))
    i--;
  return i > 0 && (name[i - 1] == '-' || name[i - 1] == '_') ? length - i + 1 : 0;
}

char *
dossier_image_dup_key (const char *url)
{
  gsize       length = strcspn (url, "?#");
  const char *name;
  const char *dot;

  while (length > 0 && url[length - 1] == '/')
    length--;
  name = url + length;
  while (name > url && name[-1] != '/')
    name--;
  length -= name - url;
  dot = g_strrstr_len (name, length, ".");
  if (dot != NULL)
    length = dot - name;
  length -= measure_size_suffix (name, length);
  return g_ascii_strdown (name, length);
}
