/* dossier-line-layout.h: where the lines of a page stand: in which boxes, among which others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-line-text.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/* Sums over lines: bytes of running text, of all text, of links, labels, words, and words of
 * publishers. */
typedef struct
{
  guint32 running;
  guint32 chars;
  guint32 links;
  guint32 labels;
  guint32 words;
  guint32 publisher;
} DossierLineSums;

/* Lines in elements of the same name and class, inside elements of the same name and class. */
typedef struct
{
  guint   n_lines;
  guint32 chars;
  guint32 links;
  guint32 running;
} DossierLineKin;

/**
 * DossierLineNode:
 * @up: levels up to the nearest ancestor that holds the main box
 * @depth: how deep that one is
 * @section: its child on the way down
 * @box: the smallest element around with more than one line
 */
typedef struct
{
  guint32 up;
  guint32 depth;
  guint32 section;
  guint32 box;
} DossierLineNode;

/**
 * DossierLineLayout:
 * @first: the first line that is looked at
 * @end: one past the last
 * @sums: of the lines before each line of the page, so that any range is a difference
 * @nodes: one for each element
 * @kins: (element-type DossierLineKin)
 * @kin_numbers: for each line from @first on, the index of its kin
 * @main_box: the element that most running text stands in
 * @main_depth: its depth
 * @first_running: the first line of running text in the root
 * @last_running: one past the last
 */
typedef struct
{
  const DossierPage      *page;
  const DossierLineTexts *texts;
  guint                   root;
  guint                   first;
  guint                   end;
  DossierLineSums        *sums;
  DossierLineNode        *nodes;
  GArray                 *kins;
  guint32                *kin_numbers;
  guint                   main_box;
  guint                   main_depth;
  guint                   first_running;
  guint                   last_running;
} DossierLineLayout;

/* @page and @texts are borrowed. */
DossierLineLayout *dossier_line_layout_new (const DossierPage      *page,
                                            const DossierLineTexts *texts,
                                            guint                   root,
                                            guint                   first,
                                            guint                   end);
void               dossier_line_layout_free (DossierLineLayout *self);

/* Sums of the lines in an element, and how many they are. */
DossierLineSums dossier_line_layout_sum (const DossierLineLayout *self, guint node);
guint           dossier_line_layout_count (const DossierLineLayout *self, guint node);
/* How many of the elements after @node are of its name and class, among its nearest. */
guint dossier_line_layout_count_twins (const DossierLineLayout *self, guint node);
/* Whether a line reads as a paragraph rather than as a label, a heading or a list of links. */
gboolean dossier_line_is_running (const DossierLine *line);
/* Whether a line opens as furniture does and holds little else. */
gboolean dossier_line_is_label (const DossierLineText *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLineLayout, dossier_line_layout_free)

G_END_DECLS
