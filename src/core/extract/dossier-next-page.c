/* dossier-next-page.c: compares addresses that differ in the number of a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/extract/dossier-next-page.h"
#include "core/text/dossier-url.h"

#include <string.h>

/* Longer words are no label of a link to the next page. */
#define MAX_LABEL_BYTES 60
#define MAX_LABEL_NODES 12
/* No article has more pages; longer numbers are dates and keys. */
#define MAX_PAGE_NUMBER 200

/* What a link to the next page is called, in lower case: it begins so. */
static const char *const LABELS[] = {
  "next",
  "continue",
  "page suivante",
  "suivant",
  "suite",
  "weiter",
  "nächste seite",
  "nächste",
  "siguiente",
  "página siguiente",
  "próxima",
  "seguinte",
  "pagina successiva",
  "successiva",
  "prossima",
  "volgende",
  "nästa",
  "neste",
  "næste",
  "seuraava",
  "następna",
  "dalej",
  "další",
  "ďalej",
  "következő",
  "urmatoarea",
  "următoarea",
  "далее",
  "следующая",
  "далі",
  "sonraki",
  "επόμενη",
  "次へ",
  "次のページ",
  "下一页",
  "下一頁",
  "다음",
  "التالي",
  "הבא",
  "अगला",
  "»",
  "›",
  "→",
  ">",
};

/* The parameters that carry the number of a page. */
static const char *const PARAMETERS[] = { "page",       "p",       "pg",         "paged",
                                          "pagenum",    "page_no", "seite",      "pagina",
                                          "pagenumber", "pn",      "currentpage" };

/* What stands between an address and its number, in the path. */
static const char *const SEPARATORS[] = { "/page/", "/page-",  "/seite-", "/seite/", "-page-",
                                          "_page_", "-seite-", ",page-",  "/p",      "-p",
                                          "_p",     "/",       "-",       "_",       "," };

/* An address without its page number, and the number: 1 when it has none. */
typedef struct
{
  char *site;
  char *base;
  guint number;
} Numbered;

static void
numbered_clear (Numbered *self)
{
  g_free (self->site);
  g_free (self->base);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Numbered, numbered_clear)

static guint
read_number (const char *text, gsize length)
{
  guint number = 0;

  if (length == 0 || length > 3)
    return 0;
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return 0;
      number = number * 10 + (text[i] - '0');
    }
  return number <= MAX_PAGE_NUMBER ? number : 0;
}

static gboolean
is_page_parameter (const char *name, gsize length)
{
  for (guint i = 0; i < G_N_ELEMENTS (PARAMETERS); i++)
    if (strlen (PARAMETERS[i]) == length && g_ascii_strncasecmp (PARAMETERS[i], name, length) == 0)
      return TRUE;
  return FALSE;
}

/* Takes the number of the page out of a query; returns the rest. */
static char *
split_query (const char *query, guint *number)
{
  g_auto (GStrv) parameters = g_strsplit (query, "&", -1);
  g_autoptr (GString) rest = g_string_new (NULL);

  for (guint i = 0; parameters[i] != NULL; i++)
    {
      const char *value = strchr (parameters[i], '=');
      guint       n = value != NULL ? read_number (value + 1, strlen (value + 1)) : 0;

      if (n > 0 && is_page_parameter (parameters[i], value - parameters[i]))
        *number = n;
      else
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "&" : "", parameters[i]);
    }
  return g_string_free (g_steal_pointer (&rest), FALSE);
}

/* Bytes of the extension at the end of a path: ".html", ".php". */
static gsize
measure_extension (const char *path, gsize length)
{
  gsize i = length;

  while (i > 0 && g_ascii_isalpha (path[i - 1]))
    i--;
  return i > 1 && i < length && length - i <= 5 && path[i - 1] == '.' ? length - i + 1 : 0;
}

/* The number at the end of a path, before an extension and slashes: its bytes, 0 when none. */
static gsize
find_path_number (const char *path, gsize *end, guint *number)
{
  gsize length = strlen (path);
  gsize start;

  while (length > 1 && path[length - 1] == '/')
    length--;
  length -= measure_extension (path, length);
  start = length;
  while (start > 0 && g_ascii_isdigit (path[start - 1]))
    start--;
  *number = read_number (path + start, length - start);
  *end = length;
  return *number > 0 ? length - start : 0;
}

/* The path without its number, or NULL when the number is part of the name. */
static char *
split_path (const char *path, guint *number)
{
  gsize end = 0;
  guint n = 0;
  gsize digits = find_path_number (path, &end, &n);
  gsize start = end - digits;

  for (guint i = 0; digits > 0 && i < G_N_ELEMENTS (SEPARATORS); i++)
    {
      gsize length = strlen (SEPARATORS[i]);

      if (start > length && g_ascii_strncasecmp (path + start - length, SEPARATORS[i], length) == 0)
        {
          *number = n;
          return g_strdup_printf ("%.*s%s", (int) (start - length), path, path + end);
        }
    }
  return NULL;
}

static void
trim_slashes (char *path)
{
  gsize length = strlen (path);

  while (length > 0 && path[length - 1] == '/')
    path[--length] = '\0';
}

/* Both readings of an address: as the first page, and as one with a number. */
static gboolean
read_address (const char *url, gboolean is_numbered, Numbered *address)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  g_autofree char *path = NULL;
  g_autofree char *query = NULL;

  if (uri == NULL || g_uri_get_host (uri) == NULL)
    return FALSE;
  address->number = 1;
  query =
      split_query (g_uri_get_query (uri) != NULL ? g_uri_get_query (uri) : "", &address->number);
  if (is_numbered && address->number == 1)
    path = split_path (g_uri_get_path (uri), &address->number);
  if (path == NULL)
    path = g_strdup (g_uri_get_path (uri));
  trim_slashes (path);
  address->site = dossier_url_dup_site (url);
  address->base = g_strconcat (path, "?", query, NULL);
  return TRUE;
}

/* The name of an article, not that of a list: made of several words, or a number, or a file. */
static gboolean
names_article (const char *base)
{
  gsize       length = strcspn (base, "?");
  const char *name = base + length;

  while (name > base && name[-1] != '/')
    name--;
  length -= name - base;
  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (name[i]) || name[i] == '-' || name[i] == '_' || name[i] == '.' ||
        name[i] == '%')
      return TRUE;
  return base[strcspn (base, "?")] == '?' &&
         strpbrk (base + strcspn (base, "?"), "0123456789") != NULL;
}

static gboolean
follows_as (const char *url, gboolean is_numbered, const Numbered *next)
{
  g_auto (Numbered) address = { 0 };

  return read_address (url, is_numbered, &address) && next->number == address.number + 1 &&
         g_strcmp0 (address.site, next->site) == 0 && strcmp (address.base, next->base) == 0 &&
         names_article (address.base);
}

gboolean
dossier_next_page_follows (const char *url, const char *next)
{
  g_auto (Numbered) address = { 0 };

  g_return_val_if_fail (url != NULL && next != NULL, FALSE);
  if (!read_address (next, TRUE, &address) || address.number < 2)
    return FALSE;
  /* "/story-3" may be the third page, or the first of a story that is called so. */
  return follows_as (url, FALSE, &address) || follows_as (url, TRUE, &address);
}

static gboolean
is_next_label (const char *label)
{
  gsize i = 0;

  for (i = 0; i < G_N_ELEMENTS (LABELS); i++)
    if (g_str_has_prefix (label, LABELS[i]))
      return TRUE;
  return read_number (label, strlen (label)) > 1;
}

static gboolean
has_word (const char *value, const char *word)
{
  const char *found = value != NULL ? strstr (value, word) : NULL;
  gsize       length = strlen (word);

  return found != NULL && (found == value || g_ascii_isspace (found[-1])) &&
         (found[length] == '\0' || g_ascii_isspace (found[length]));
}

/* Whether a link says of itself that it leads to the next page. */
static gboolean
says_next (const DossierHtmlTree *tree, guint node)
{
  static const char *const ATTRIBUTES[] = { "aria-label", "title" };
  g_autofree char         *text = NULL;
  g_autofree char         *label = NULL;

  if (has_word (dossier_html_tree_get_attribute (tree, node, "rel"), "next"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (ATTRIBUTES); i++)
    {
      const char *value = dossier_html_tree_get_attribute (tree, node, ATTRIBUTES[i]);

      if (value != NULL && g_ascii_strncasecmp (value, "next", 4) == 0)
        return TRUE;
    }
  if (tree->nodes[node].end - node > MAX_LABEL_NODES)
    return FALSE;
  text = dossier_html_tree_dup_text (tree, node);
  if (strlen (text) > MAX_LABEL_BYTES)
    return FALSE;
  label = g_utf8_strdown (text, -1);
  return is_next_label (label);
}

static gboolean
leads_to_comments (const char *href)
{
  return strstr (href, "comment") != NULL || strstr (href, "cpage") != NULL ||
         strstr (href, "#respond") != NULL;
}

char *
dossier_next_page_find (const DossierPage *page, const char *url)
{
  const DossierHtmlTree *tree = page->tree;

  if (url == NULL)
    return NULL;
  for (guint i = 1; i < tree->n_nodes; i++)
    {
      const char      *href;
      g_autofree char *resolved = NULL;

      if (tree->nodes[i].tag != DOSSIER_TAG_A && tree->nodes[i].tag != DOSSIER_TAG_LINK)
        continue;
      href = dossier_html_tree_get_attribute (tree, i, "href");
      if (href == NULL || strpbrk (href, "0123456789") == NULL || leads_to_comments (href) ||
          !says_next (tree, i))
        continue;
      resolved = dossier_url_resolve (page->base_url, href);
      if (resolved != NULL && dossier_next_page_follows (url, resolved))
        {
          resolved[strcspn (resolved, "#")] = '\0';
          return g_steal_pointer (&resolved);
        }
    }
  return NULL;
}
