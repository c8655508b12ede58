/* dossier-imported.c: articles and annotations out of another program's file, as plain values.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/exchange/dossier-imported.h"

static void
free_annotation (gpointer data)
{
  DossierImportedAnnotation *annotation = data;

  g_free (annotation->quote);
  g_free (annotation->prefix);
  g_free (annotation->suffix);
  g_free (annotation->note);
  g_ptr_array_unref (annotation->tags);
  g_free (annotation->colour);
  g_free (annotation->uuid);
  g_free (annotation);
}

static void
free_article (gpointer data)
{
  DossierImportedArticle *article = data;

  g_free (article->url);
  g_free (article->title);
  g_free (article->byline);
  g_free (article->site);
  g_free (article->published);
  g_free (article->language);
  g_clear_pointer (&article->page, g_bytes_unref);
  g_free (article->content_type);
  g_free (article->content_encoding);
  g_ptr_array_unref (article->tags);
  g_ptr_array_unref (article->annotations);
  g_free (article);
}

static void
free_picture (gpointer data)
{
  DossierImportedPicture *picture = data;

  g_free (picture->url);
  g_free (picture->content_encoding);
  g_bytes_unref (picture->bytes);
  g_free (picture);
}

DossierImported *
dossier_imported_new (const char *format)
{
  DossierImported *self = g_new0 (DossierImported, 1);

  self->format = format;
  self->articles = g_ptr_array_new_with_free_func (free_article);
  self->pictures = g_ptr_array_new_with_free_func (free_picture);
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_imported_free (DossierImported *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->articles);
  g_ptr_array_unref (self->pictures);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

DossierImportedArticle *
dossier_imported_add_article (DossierImported *self, const char *url)
{
  DossierImportedArticle *article = g_new0 (DossierImportedArticle, 1);

  article->url = g_strdup (url);
  article->tags = g_ptr_array_new_with_free_func (g_free);
  article->annotations = g_ptr_array_new_with_free_func (free_annotation);
  g_ptr_array_add (self->articles, article);
  return article;
}

DossierImportedArticle *
dossier_imported_ensure_article (DossierImported *self, GHashTable *by_url, const char *url)
{
  DossierImportedArticle *article = g_hash_table_lookup (by_url, url);

  if (article == NULL)
    {
      article = dossier_imported_add_article (self, url);
      g_hash_table_insert (by_url, article->url, article);
    }
  return article;
}

DossierImportedPicture *
dossier_imported_add_picture (DossierImported *self, const char *url, GBytes *bytes)
{
  DossierImportedPicture *picture = g_new0 (DossierImportedPicture, 1);

  picture->url = g_strdup (url);
  picture->bytes = bytes;
  g_ptr_array_add (self->pictures, picture);
  return picture;
}

DossierImportedAnnotation *
dossier_imported_article_add_annotation (DossierImportedArticle *self)
{
  DossierImportedAnnotation *annotation = g_new0 (DossierImportedAnnotation, 1);

  annotation->start = -1;
  annotation->end = -1;
  annotation->tags = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->annotations, annotation);
  return annotation;
}

void
dossier_imported_add_problem (DossierImported *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->problems, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}
