/* dossier-article-style.h: the text tags of an article: typography by block, colours by meaning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-palette.h"
#include "core/extract/dossier-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How a line of an article looks. */
typedef enum
{
  DOSSIER_LOOK_BODY,
  DOSSIER_LOOK_TITLE,
  DOSSIER_LOOK_LEAD,
  DOSSIER_LOOK_HEADING, /* depth 2 to 6 */
  DOSSIER_LOOK_QUOTE,
  DOSSIER_LOOK_LIST_ITEM,
  DOSSIER_LOOK_TABLE,
  DOSSIER_LOOK_TABLE_HEAD,
  DOSSIER_LOOK_FIGURE,
  DOSSIER_LOOK_CAPTION,
  DOSSIER_LOOK_CODE,
  DOSSIER_LOOK_HEAD, /* added to the first line of a code block */
  DOSSIER_LOOK_TAIL, /* added to the last line of a list, a table, a code block */
  DOSSIER_LOOK_END,  /* none of its own: of the character that ends a line */
} DossierLook;

#define DOSSIER_N_LOOKS 14

/* What else a run of characters can be: one shared tag each, never one an annotation. */
typedef enum
{
  DOSSIER_MARK_LINK,
  DOSSIER_MARK_EMPHASIS,
  DOSSIER_MARK_STRONG,
  DOSSIER_MARK_CODE,
  DOSSIER_MARK_MENTION,                                                   /* + DossierEntityKind */
  DOSSIER_MARK_HIGHLIGHT = DOSSIER_MARK_MENTION + DOSSIER_N_ENTITY_KINDS, /* + DossierHighlight */
  DOSSIER_MARK_OVERLAP = DOSSIER_MARK_HIGHLIGHT + DOSSIER_N_HIGHLIGHTS,
  DOSSIER_MARK_CHOSEN,                                                 /* + DossierEntityKind */
  DOSSIER_MARK_CURRENT = DOSSIER_MARK_CHOSEN + DOSSIER_N_ENTITY_KINDS, /* + DossierEntityKind */
  DOSSIER_MARK_HIT = DOSSIER_MARK_CURRENT + DOSSIER_N_ENTITY_KINDS,
  DOSSIER_MARK_HIT_CURRENT,
  DOSSIER_MARK_STRETCHED, /* what an annotation would cover while its end is dragged */
} DossierMark;

#define DOSSIER_N_MARKS (DOSSIER_MARK_STRETCHED + 1)

/**
 * DossierReadingFont:
 * @em: the size of the running text in pixels
 * @character: the mean width of a character of running text in pixels
 * @leading: the factor that makes the font's own line height ours
 *
 * What every distance in an article is measured by.
 */
typedef struct
{
  double em;
  double character;
  double leading;
} DossierReadingFont;

/* Measures the font of a widget's context. */
void dossier_reading_font_measure (DossierReadingFont *self, PangoContext *context);

typedef struct _DossierArticleStyle DossierArticleStyle;

DossierArticleStyle *dossier_article_style_new (void);
void                 dossier_article_style_free (DossierArticleStyle *self);
GtkTextTagTable     *dossier_article_style_get_table (DossierArticleStyle *self);
GtkTextTag          *dossier_article_style_get_mark (DossierArticleStyle *self, DossierMark mark);

/**
 * dossier_article_style_ensure_look:
 * @depth: of a heading, quote or list item
 * @direction: of the words; right-to-left ones are indented on the right
 *
 * Returns: (transfer none): the one tag for all such lines, made when first asked for
 */
GtkTextTag *dossier_article_style_ensure_look (DossierArticleStyle *self,
                                               DossierLook          look,
                                               guint                depth,
                                               PangoDirection       direction);
/* How far a list item or quote of that depth is indented, in em. */
double dossier_article_style_get_indent (DossierLook look, guint depth);

/* Applies a font's measures to every tag, those made later included. @title_space: pixels kept free
 * under the title. */
void dossier_article_style_set_font (DossierArticleStyle      *self,
                                     const DossierReadingFont *font,
                                     int                       title_space);
void dossier_article_style_set_scheme (DossierArticleStyle *self, DossierScheme scheme);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticleStyle, dossier_article_style_free)

G_END_DECLS
