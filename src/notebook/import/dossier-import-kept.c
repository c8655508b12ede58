/* dossier-import-kept.c: what another program kept of an article, as a text to read until the
 * article's own is there.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Highlights must not be lost because a page is gone: the title and the passages become a first
 * version, in which all of them have their places; the page, once captured, is the next version,
 * to which they are carried by their words.
 */
#include "config.h"

#include "notebook/import/dossier-import-private.h"

#include "core/text/dossier-url.h"

#include <glib/gi18n-lib.h>

static void
add_block (DossierDocument *document, GString *text, DossierBlockKind kind, const char *words)
{
  DossierBlock block = { .kind = kind, .level = kind == DOSSIER_BLOCK_QUOTE ? 1 : 0 };

  if (text->len > 0)
    g_string_append_c (text, '\n');
  block.span.start = text->len;
  g_string_append (text, words);
  block.span.end = text->len;
  g_array_append_val (document->blocks, block);
}

/* Every line of a passage is a block, as it was in the article. */
static void
add_passage (DossierDocument *document, GString *text, const char *quote)
{
  g_auto (GStrv) lines = g_strsplit_set (quote, "\r\n", -1);

  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0')
      add_block (document, text, DOSSIER_BLOCK_QUOTE, *line);
}

DossierDocument *
dossier_import_make_kept (const DossierImportedArticle *article)
{
  DossierDocument *document = dossier_document_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  const char      *named = article->title != NULL ? article->title : article->url;
  g_autofree char *title = g_strdup (named != NULL ? named : "");

  g_strstrip (g_strdelimit (title, "\r\n", ' '));
  if (*title == '\0')
    {
      g_free (title);
      title = g_strdup (_ ("Without a title"));
    }
  add_block (document, text, DOSSIER_BLOCK_TITLE, title);
  for (guint i = 0; i < article->annotations->len; i++)
    {
      const DossierImportedAnnotation *annotation = g_ptr_array_index (article->annotations, i);

      if (annotation->quote != NULL && g_hash_table_add (seen, annotation->quote))
        add_passage (document, text, annotation->quote);
    }
  g_free (document->title);
  document->title = g_steal_pointer (&title);
  document->byline = g_strdup (article->byline);
  document->published = g_strdup (article->published);
  document->language = g_strdup (article->language);
  document->url = g_strdup (article->url);
  document->site = article->site != NULL  ? g_strdup (article->site)
                   : article->url != NULL ? dossier_url_dup_site (article->url)
                                          : NULL;
  g_free (document->text);
  document->text_length = text->len;
  document->text = g_string_free (g_steal_pointer (&text), FALSE);
  return document;
}
