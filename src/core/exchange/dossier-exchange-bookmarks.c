/* dossier-exchange-bookmarks.c: reads bookmarks as browsers export them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The Netscape format is HTML that was never valid; parsed as browsers parse it, every bookmark is
 * a link, every folder a heading followed by a list. Folders become tags.
 */
#include "config.h"

#include "core/exchange/dossier-exchange-readers.h"

#include "core/extract/dossier-html-tree.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

/* Folders that browsers make themselves; nobody means a tag by them. */
static const char *const own_folders[] = {
  "Bookmarks bar",   "Bookmarks Menu",   "Bookmarks Toolbar",
  "Other Bookmarks", "Mobile Bookmarks", "Favorites bar",
  "Bookmarks",       "Unread",           "Read Archive",
};

static gboolean
is_own_folder (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (own_folders); i++)
    if (g_ascii_strcasecmp (own_folders[i], name) == 0)
      return TRUE;
  return FALSE;
}

/* A heading with more in it was never closed, and holds what follows. */
#define MAX_FOLDER_NODES 32
#define MAX_FOLDER_BYTES 500

typedef struct
{
  const DossierHtmlTree *tree;
  DossierImported       *imported;
  /* By node: the name of the folder that a list belongs to. */
  GHashTable *folder_of_list;
} Bookmarks;

/* NULL for no name of a folder: each bookmark in it would get it. */
static char *
dup_folder (Bookmarks *self, guint heading)
{
  g_autofree char *name = NULL;

  if (self->tree->nodes[heading].end - heading <= MAX_FOLDER_NODES)
    name = dossier_html_tree_dup_text (self->tree, heading);
  if (name != NULL && strlen (name) <= MAX_FOLDER_BYTES)
    return is_own_folder (name) ? NULL : g_steal_pointer (&name);
  dossier_imported_add_problem (self->imported, "the name of a folder is too long for a tag");
  return NULL;
}

/* The heading that stands before a list names it. */
static void
note_folders (Bookmarks *self)
{
  guint heading = 0;

  for (guint i = 0; i < self->tree->n_nodes; i++)
    {
      const DossierHtmlNode *node = &self->tree->nodes[i];

      if (node->tag == DOSSIER_TAG_H3)
        heading = i;
      else if (node->tag == DOSSIER_TAG_A)
        heading = 0;
      else if (node->tag == DOSSIER_TAG_DL && heading != 0)
        {
          g_hash_table_insert (self->folder_of_list,
                               GUINT_TO_POINTER (i),
                               dup_folder (self, heading));
          heading = 0;
        }
    }
}

static void
add_folders (Bookmarks *self, guint link, GPtrArray *tags)
{
  /* As deep as anybody sorts; a page made to be deep costs no more. */
  enum
  {
    MAX_DEPTH = 256
  };
  guint node = link;

  for (guint depth = 0; depth < MAX_DEPTH && node != self->tree->nodes[node].parent; depth++)
    {
      node = self->tree->nodes[node].parent;
      dossier_exchange_add_tags (
          tags,
          g_hash_table_lookup (self->folder_of_list, GUINT_TO_POINTER (node)),
          "\n");
    }
}

/* What somebody wrote below a bookmark. A line that holds bookmarks was never closed. */
static void
read_description (Bookmarks *self, guint node, DossierImportedArticle *article)
{
  g_autofree char *text = NULL;
  gsize            length = 0;

  if (self->tree->nodes[node].end - node > MAX_FOLDER_NODES)
    {
      dossier_imported_add_problem (self->imported,
                                    "“%s”: what stands below it is too much for a note",
                                    article->title != NULL ? article->title : article->url);
      return;
    }
  text = dossier_html_tree_dup_text (self->tree, node);
  length = text != NULL ? strlen (g_strstrip (text)) : 0;
  if (length > 0)
    dossier_imported_article_add_annotation (article)->note = g_steal_pointer (&text);
}

static DossierImportedArticle *
read_link (Bookmarks *self, guint link)
{
  const char             *url = dossier_html_tree_get_attribute (self->tree, link, "href");
  const char             *added = dossier_html_tree_get_attribute (self->tree, link, "add_date");
  g_autofree char        *title = dossier_html_tree_dup_text (self->tree, link);
  DossierImportedArticle *article;

  /* Searches and scripts that browsers keep among the bookmarks. */
  if (url != NULL && (g_str_has_prefix (url, "place:") || g_str_has_prefix (url, "javascript:")))
    {
      dossier_imported_add_problem (self->imported,
                                    "“%s” is a search or a script, not an article",
                                    title);
      return NULL;
    }
  if (!dossier_exchange_check_url (self->imported, url, title))
    return NULL;
  article = dossier_imported_add_article (self->imported, url);
  if (*title != '\0' && strcmp (title, url) != 0)
    article->title = g_steal_pointer (&title);
  if (added == NULL)
    added = dossier_html_tree_get_attribute (self->tree, link, "time_added");
  article->added = dossier_exchange_parse_time (added);
  dossier_exchange_add_tags (article->tags,
                             dossier_html_tree_get_attribute (self->tree, link, "tags"),
                             ",");
  add_folders (self, link, article->tags);
  return article;
}

DossierImported *
dossier_exchange_read_bookmarks (const char *html, gsize length, GError **error)
{
  g_autofree char *valid = g_utf8_make_valid (html, (gssize) length);
  g_autoptr (DossierHtmlTree) tree = dossier_html_tree_parse (valid, strlen (valid), error);
  g_autoptr (GHashTable) folder_of_list = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Bookmarks               bookmarks = { tree, NULL, folder_of_list };
  DossierImportedArticle *article = NULL;

  if (tree == NULL)
    return NULL;
  bookmarks.imported = dossier_imported_new ("bookmarks");
  note_folders (&bookmarks);
  for (guint i = 0; i < tree->n_nodes; i++)
    if (tree->nodes[i].tag == DOSSIER_TAG_A)
      article = read_link (&bookmarks, i);
    else if (tree->nodes[i].tag == DOSSIER_TAG_H3 || tree->nodes[i].tag == DOSSIER_TAG_DL)
      article = NULL;
    else if (tree->nodes[i].tag == DOSSIER_TAG_DD && article != NULL)
      read_description (&bookmarks, i, g_steal_pointer (&article));
  return bookmarks.imported;
}
