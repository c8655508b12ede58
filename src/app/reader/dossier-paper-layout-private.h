/* dossier-paper-layout-private.h: what the files that break an article into pages share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-paper-layout.h"
#include "app/reader/dossier-paper-text.h"

G_BEGIN_DECLS

/* Between the words and the numbers of their notes, and the room for these; points. */
#define DOSSIER_PAPER_GUTTER  8
#define DOSSIER_PAPER_NUMBERS 26
/* Of the title on every page but the first, and of the page's number under each. */
#define DOSSIER_PAPER_HEAD 26
#define DOSSIER_PAPER_FOOT 26

#define DOSSIER_PAPER_MAX_HEADING 6

typedef enum
{
  DOSSIER_PIECE_WORDS,
  DOSSIER_PIECE_CELL, /* words that stand beside others */
  DOSSIER_PIECE_NUMBER,
  DOSSIER_PIECE_BULLET,
  DOSSIER_PIECE_PICTURE,
  DOSSIER_PIECE_BAR,
  DOSSIER_PIECE_GROUND,
} DossierPieceKind;

/**
 * DossierPiece:
 * @first_line: of words: the lines of the layout from here
 * @end_line: up to before this one
 * @span: of words: the bytes of the document that the layout holds; empty for other words
 * @heading: 1 for the title, 2 for headings right below it, …; 0 for what is none
 *
 * What lies somewhere on a page; points.
 */
typedef struct
{
  DossierPieceKind kind;
  double           x;
  double           y;
  double           width;
  double           height;
  PangoLayout     *layout;
  guint            first_line;
  guint            end_line;
  DossierSpan      span;
  guint            heading;
  GdkTexture      *picture;
  GdkRGBA          colour;
} DossierPiece;

/* What is to be done next. */
typedef enum
{
  DOSSIER_PAPER_AT_BLOCKS,
  DOSSIER_PAPER_AT_SOURCE,
  DOSSIER_PAPER_AT_NOTES,
  DOSSIER_PAPER_AT_END,
} DossierPaperStage;

struct _DossierPaperLayout
{
  const DossierPaper *paper;
  PangoContext       *context;
  double              width;  /* of the words */
  double              height; /* of the whole page */
  GPtrArray          *pages;  /* GArray of DossierPiece */

  DossierPaperStage stage;
  guint             next;
  double            y;
  guint             first_note;
  guint             first_inline;

  /* while drawing: the entries of the outline that others go below, by level */
  int outline[DOSSIER_PAPER_MAX_HEADING + 1];
  int n_headings;
};

/* The page that is being filled, and what of it is left. */
double   dossier_paper_layout_get_top (DossierPaperLayout *self);
double   dossier_paper_layout_get_left_over (DossierPaperLayout *self);
gboolean dossier_paper_layout_is_at_top (DossierPaperLayout *self);
void     dossier_paper_layout_turn_page (DossierPaperLayout *self);
/* Takes the layout and the reference to the picture. */
void dossier_paper_layout_add (DossierPaperLayout *self, const DossierPiece *piece);
/* The number of the notes that end in these bytes, beside the line at @y. */
void dossier_paper_layout_add_numbers (DossierPaperLayout *self, DossierSpan span, double y);

/* dossier-paper-links.c */
/* What can be clicked among the lines of a piece, in a file; nothing elsewhere. */
void dossier_paper_links_draw (DossierPaperLayout *self, const DossierPiece *piece, cairo_t *cr);
/* An entry of the file's outline, in order. */
void
dossier_paper_links_add_heading (DossierPaperLayout *self, const DossierPiece *piece, cairo_t *cr);

/* dossier-paper-table.c */
void dossier_paper_layout_place_table (DossierPaperLayout *self, const DossierBlock *block);

G_END_DECLS
