/* dossier-command-list.c: lists articles, newest first: all of them, or those that a search finds.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "notebook/dossier-article-list.h"
#include "notebook/dossier-mention-json.h"

#include <stdio.h>

static void
print_article_json (DossierArticleItem *article)
{
  JsonBuilder     *builder = json_builder_new ();
  g_autofree char *added = dossier_cli_format_time (dossier_article_item_get_added (article));

  json_builder_begin_object (builder);
  dossier_mention_json_add_number (builder, "id", dossier_article_item_get_id (article));
  dossier_mention_json_add_string (builder, "url", dossier_article_item_get_url (article));
  dossier_mention_json_add_string (builder, "title", dossier_article_item_get_title (article));
  dossier_mention_json_add_string (builder, "site", dossier_article_item_get_site (article));
  dossier_mention_json_add_string (builder,
                                   "published",
                                   dossier_article_item_get_published (article));
  dossier_mention_json_add_string (builder, "added", added);
  dossier_mention_json_add_number (builder, "versions", dossier_article_item_get_version (article));
  dossier_mention_json_add_number (builder,
                                   "annotations",
                                   dossier_article_item_get_n_annotations (article));
  json_builder_end_object (builder);
  dossier_cli_print_json (builder);
}

static void
print_article (DossierArticleItem *article)
{
  const char *published = dossier_article_item_get_published (article);

  printf ("%6" G_GINT64_FORMAT "  %-10.10s  %s\n",
          dossier_article_item_get_id (article),
          published != NULL ? published : "",
          dossier_article_item_get_title (article));
}

static int
list_articles (const char *words, guint limit, gboolean is_json)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) articles = NULL;
  g_autoptr (GError) error = NULL;
  DossierCliWait wait = { NULL };

  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);

  dossier_article_list_fetch_async (notebook,
                                    DOSSIER_SHELF_EVERYTHING,
                                    words,
                                    limit,
                                    NULL,
                                    dossier_cli_finished_cb,
                                    &wait);
  result = dossier_cli_wait (&wait);
  articles = dossier_article_list_fetch_finish (notebook, result, &error);
  if (articles == NULL)
    return dossier_cli_fail (error);
  for (guint i = 0; i < articles->len; i++)
    if (is_json)
      print_article_json (g_ptr_array_index (articles, i));
    else
      print_article (g_ptr_array_index (articles, i));
  return DOSSIER_CLI_OK;
}

/* @n_words: how many words of a search there must be; 0 lists everything. */
static int
run (const char *name, int n_words, int argc, char **argv)
{
  g_autofree char   *words = NULL;
  gboolean           is_json = FALSE;
  int                limit = 0;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "Print one JSON object for each article", NULL },
    { "limit", 0, 0, G_OPTION_ARG_INT, &limit, "At most so many", "N" },
    { NULL },
  };
  int status;

  if (!dossier_cli_parse (name, entries, &argc, &argv, n_words, n_words > 0 ? -1 : 0, &status))
    return status;
  if (limit < 0)
    return dossier_cli_misuse ("%s: --limit must not be negative", name);
  words = n_words > 0 ? g_strjoinv (" ", argv + 1) : NULL;
  return list_articles (words, limit, is_json);
}

int
dossier_command_list (int argc, char **argv)
{
  return run ("list", 0, argc, argv);
}

int
dossier_command_search (int argc, char **argv)
{
  return run ("search", 1, argc, argv);
}
