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

/* dossier-paper-table.c */
void dossier_paper_layout_place_table (DossierPaperLayout *self, const DossierBlock *block);

G_END_DECLS
