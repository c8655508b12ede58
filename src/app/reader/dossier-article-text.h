/* dossier-article-text.h: turns a document into a text buffer whose text is the document's text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-image.h"
#include "app/reader/dossier-article-style.h"
#include "app/reader/dossier-coverage.h"
#include "core/text/dossier-text-index.h"

G_BEGIN_DECLS

/* Gives the saved bytes of a picture; (transfer none) (nullable). */
/* The picture at this address, and how large it will be; sizes are left alone when unknown. */
typedef GBytes *(*DossierImageFunc) (const char *image_url,
                                     int        *width,
                                     int        *height,
                                     gpointer    user_data);

/**
 * DossierArticleText:
 * @document: (unowned): must outlive this
 * @buffer: its text is that of the document, character for character
 * @index: bytes of the document to characters of the buffer and back
 * @style: the tags of the buffer
 * @images: (element-type DossierArticleImage): in the order of the text
 * @lines: (element-type DossierRange): the characters of each block
 *
 * A document made ready to be shown.
 */
typedef struct
{
  const DossierDocument *document;
  GtkTextBuffer         *buffer;
  DossierTextIndex      *index;
  DossierArticleStyle   *style;
  GPtrArray             *images;
  GArray                *lines;
} DossierArticleText;

DossierArticleText *dossier_article_text_new (const DossierDocument *document,
                                              DossierImageFunc       get_image,
                                              gpointer               user_data);
void                dossier_article_text_free (DossierArticleText *self);

/* The same passage in characters of the buffer, and in bytes of the document. */
DossierRange dossier_article_text_to_range (DossierArticleText *self, DossierSpan span);
DossierSpan  dossier_article_text_to_span (DossierArticleText *self, DossierRange range);
void         dossier_article_text_get_iters (DossierArticleText *self,
                                             DossierSpan         span,
                                             GtkTextIter        *start,
                                             GtkTextIter        *end);
/* The byte that an iterator stands before. */
gsize dossier_article_text_get_offset (DossierArticleText *self, const GtkTextIter *iter);
/* The block that holds a character; the last one before it when none does. */
guint dossier_article_text_find_block (DossierArticleText *self, guint character);

/* That of the first letter. */
PangoDirection
dossier_article_text_get_direction (DossierArticleText *self, const DossierBlock *block);

/* Columns of tables are as wide as their words in this font. */
void dossier_article_text_fit_tables (DossierArticleText       *self,
                                      PangoContext             *context,
                                      const DossierReadingFont *font,
                                      int                       measure);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticleText, dossier_article_text_free)

G_END_DECLS
