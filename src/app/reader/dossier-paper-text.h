/* dossier-paper-text.h: the words of an article as Pango lays them out on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-paper.h"

G_BEGIN_DECLS

/* Looks that no block has by itself; the others are those of DossierBlockKind. */
typedef enum
{
  DOSSIER_PAPER_UNDER_TITLE = DOSSIER_BLOCK_CODE + 1,
  DOSSIER_PAPER_SOURCE,
  DOSSIER_PAPER_NOTE,
  DOSSIER_PAPER_NUMBER,
  DOSSIER_PAPER_RUNNING,
} DossierPaperLook;

#define DOSSIER_N_PAPER_LOOKS (DOSSIER_PAPER_RUNNING + 1)

/* How a block stands on the page; points. */
typedef struct
{
  double size;
  double leading;
  double above;
  double below;
  double indent; /* a level */
} DossierPaperMeasure;

/* @look: a DossierBlockKind or a DossierPaperLook */
const DossierPaperMeasure *dossier_paper_text_get_measure (guint look);

/* A context whose units are points, for paper rather than for pixels; of the calling thread. */
PangoContext *dossier_paper_text_new_context (void);

/**
 * dossier_paper_text_new:
 * @look: a DossierBlockKind or a DossierPaperLook
 * @level: of a heading
 * @width: points; negative for words that are never broken
 *
 * Returns: (transfer full)
 */
PangoLayout *dossier_paper_text_new (PangoContext *context,
                                     guint         look,
                                     guint         level,
                                     const char   *words,
                                     gssize        length,
                                     double        width);

/* A line of a layout: where it stands there, and the bytes of the layout's text. */
typedef struct
{
  double      top;
  double      bottom;
  DossierSpan span;
} DossierPaperLine;

/* (element-type DossierPaperLine) (transfer full): points. */
GArray *dossier_paper_text_get_lines (PangoLayout *layout);

/**
 * dossier_paper_text_dress:
 * @layout: holds the words of @span
 * @first_note: of those that end behind where @span begins
 * @first_inline: the same
 *
 * Adds what the words have besides the look of their block: stress, links, highlights.
 */
void dossier_paper_text_dress (PangoLayout        *layout,
                               const DossierPaper *paper,
                               DossierSpan         span,
                               guint               first_note,
                               guint               first_inline);
/* The colour of a highlight without anything shining through, and that of its hue itself. */
GdkRGBA dossier_paper_text_get_ground (DossierHighlight highlight);

G_END_DECLS
