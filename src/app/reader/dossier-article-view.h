/* dossier-article-view.h: an article to read: its text, what was found in it, what was marked.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-text.h"
#include "notebook/dossier-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_ARTICLE_VIEW (dossier_article_view_get_type ())
G_DECLARE_FINAL_TYPE (DossierArticleView, dossier_article_view, DOSSIER, ARTICLE_VIEW, GtkTextView)

#define DOSSIER_LEADING_MIN     80
#define DOSSIER_LEADING_MAX     160
#define DOSSIER_LEADING_DEFAULT 100
/* A line of 60 to 75 characters is read with the least effort (Bringhurst, The Elements of
 * Typographic Style, 2.1.2). */
#define DOSSIER_CHARACTERS_MIN     40
#define DOSSIER_CHARACTERS_MAX     110
#define DOSSIER_CHARACTERS_DEFAULT 68

/**
 * DossierArticleView:
 *
 * A read-only text view whose buffer's text is the document's text. Lives in a scrolled window.
 *
 * Properties: "reading" (DossierReading, nullable), "zoom" (int, percent), "is-sans" (boolean: the
 * interface's face instead of a serif one), "leading" (int, percent of the usual distance of
 * lines), "characters" (int: how many a line holds where there is room).
 *
 * Signals:
 *   annotation-activated (int64 id): a click on a marked passage; 0: on words without a mark
 *   annotation-stretched (int64 id, pointer DossierSpan): it is to reach from here to there
 *   mention-activated (pointer DossierMention): a click on a name, figure or date
 *   image-activated (DossierArticleImage)
 *   selection-offered: the pointer was released, or the menu key pressed, with words selected
 *   sentence-moved: the sentence cursor stands elsewhere
 *   layout-changed: passages may stand at other heights
 */
GtkWidget      *dossier_article_view_new (void);
DossierReading *dossier_article_view_get_reading (DossierArticleView *self);
void dossier_article_view_set_reading (DossierArticleView *self, DossierReading *reading);

/* (transfer none) (nullable): the text on show. */
DossierArticleText *dossier_article_view_get_text (DossierArticleView *self);
/* Whether every mark is on the text; there are more of them than fit in a frame. */
gboolean dossier_article_view_is_marked (DossierArticleView *self);

/* Gives an annotation handles by which its ends can be dragged; 0: none has them. */
void dossier_article_view_take_up (DossierArticleView *self, gint64 id);

/* Puts an end that is being dragged back; FALSE when none is. */
gboolean dossier_article_view_cancel_drag (DossierArticleView *self);

/* The words selected, without white space around them. FALSE when there are none. */
gboolean dossier_article_view_get_selection (DossierArticleView *self, DossierSpan *span);
void     dossier_article_view_clear_selection (DossierArticleView *self);
/* Where the selection (or else the span) is, in the widget's coordinates. */
void dossier_article_view_get_area (DossierArticleView *self, DossierSpan span, GdkRectangle *area);

/* The sentence that the cursor in the margin stands at; FALSE when it is nowhere yet. */
gboolean dossier_article_view_get_sentence (DossierArticleView *self, DossierSpan *span);
/* Moves it so many sentences on; the first time to the first sentence on the screen. */
void dossier_article_view_move_sentence (DossierArticleView *self, int steps);
/* To the next (1) or the previous (-1) paragraph or heading; FALSE when there is none. */
gboolean dossier_article_view_move_paragraph (DossierArticleView *self, int direction);
gboolean dossier_article_view_move_heading (DossierArticleView *self, int direction);
/* The byte where the keyboard is: caret, selection, sentence, or the top of the screen. */
gsize dossier_article_view_get_cursor (DossierArticleView *self);

typedef enum
{
  DOSSIER_TEXT_WORD,
  DOSSIER_TEXT_SENTENCE,
} DossierTextUnit;

/* Makes the selection longer at its end that moves, or shorter again, by a word or sentence on (1)
 * or back (-1); begins one where the keyboard is. */
void dossier_article_view_extend_selection (DossierArticleView *self,
                                            DossierTextUnit     unit,
                                            int                 direction);
/* A caret as in an editor, with which the usual keys select freely. */
void dossier_article_view_set_caret (DossierArticleView *self, gboolean is_shown);

/**
 * dossier_article_view_mark_mentions:
 * @kind: whose colour they get
 * @mentions: (element-type DossierMention) (nullable): %NULL for none
 * @current: the one that stands out even more; -1 for none
 */
void dossier_article_view_mark_mentions (DossierArticleView *self,
                                         DossierEntityKind   kind,
                                         GPtrArray          *mentions,
                                         int                 current);
/* @hits: (element-type DossierSpan) (nullable): what a search found; @current as above. */
void dossier_article_view_mark_hits (DossierArticleView *self, const GArray *hits, int current);

/* Scrolls until the passage is on the screen. */
void dossier_article_view_show_span (DossierArticleView *self, DossierSpan span);
/* The same, and lights it up for a moment. */
void dossier_article_view_flash_span (DossierArticleView *self, DossierSpan span);

/* The first byte of the line at the top of the screen, 0 at the very top; FALSE without an article.
 */
gboolean dossier_article_view_get_top (DossierArticleView *self, gsize *offset);
/* Whether the byte is in that line. */
gboolean dossier_article_view_is_top (DossierArticleView *self, gsize offset);
/* Whether it is still on its way to where it was told to go. */
gboolean dossier_article_view_is_placing (DossierArticleView *self);
/* Scrolls until the byte's line is at the top, as soon as there are lines; it is held there until
 * it is let go or another passage is shown. */
void     dossier_article_view_show_top (DossierArticleView *self, gsize offset);
gboolean dossier_article_view_is_held (DossierArticleView *self);
void     dossier_article_view_let_go (DossierArticleView *self);

/* The y and height of the line that holds a byte, in the widget's coordinates; may lie outside. */
void dossier_article_view_get_line (DossierArticleView *self, gsize offset, int *y, int *height);
/* What is on the screen, and so many pixels above and below. */
DossierSpan dossier_article_view_get_visible_span (DossierArticleView *self, int margin);
/* How far down the whole article bytes stand, 0 to 1. @offsets: (element-type gsize): in order;
 * @fractions: (element-type double): appended. */
void dossier_article_view_get_fractions (DossierArticleView *self,
                                         const GArray       *offsets,
                                         GArray             *fractions);

/* The next larger (1) or smaller (-1) size, or the default one (0). */
void dossier_article_view_change_zoom (DossierArticleView *self, int direction);

G_END_DECLS
