/* dossier-figures-context.h: what the figures of one line tell of each other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-figures-reading.h"

G_BEGIN_DECLS

/**
 * DossierFiguresContext:
 * @is_title_case: the line is a headline in which words start with capitals
 * @is_results: names with numbers behind them follow each other: "Osaka 3, Kobe 1"
 * @row_unit: of the numbers of a row whose heading tells it: "Rain, in millimetres:"
 * @row_start: first token after that heading; 0 without one
 * @has_age: somebody's age was told
 * @end: first token after the figure before; 0 without one
 * @hedge: of that figure
 * @unit: of the last figure that had one
 * @amount: of that figure
 * @unit_end: first token after it
 * @counted_start: of the last figure that counted something
 * @counted_end: first token after that
 * @is_harmed: it stood behind a verb that tells what happened to people: "killed three soldiers"
 * @has_name_before: that figure stood right behind a name
 */
typedef struct
{
  gboolean         is_title_case;
  gboolean         is_results;
  DossierUnitMatch row_unit;
  int              row_start;
  gboolean         has_age;
  int              end;
  DossierHedge     hedge;
  char             unit[DOSSIER_UNIT_MAX_ID];
  DossierAmount    amount;
  int              unit_end;
  int              counted_start;
  int              counted_end;
  gboolean         is_harmed;
  gboolean         has_name_before;
} DossierFiguresContext;

void dossier_figures_context_init (DossierFiguresContext *self, const DossierTokens *tokens);
/* Notes what @reading, which becomes a figure, tells of those behind it. */
void dossier_figures_context_add (DossierFiguresContext *self, const DossierReading *reading);
/* Whether the number at @index is one of a row of results. */
gboolean dossier_figures_context_is_result (const DossierFiguresContext *self,
                                            const DossierTokens         *tokens,
                                            int                          index);
/* Whether what was counted or measured last may still be spoken of at @index. */
gboolean dossier_figures_context_is_open (const DossierFiguresContext *self,
                                          const DossierTokens         *tokens,
                                          int                          index);
/* Whether the sentence told a per cent a little before @index. */
gboolean dossier_figures_context_has_share (const DossierFiguresContext *self,
                                            const DossierTokens         *tokens,
                                            int                          index);
/* Whether the words around tell what happens to people: "killed 12", "eight drowned". */
gboolean dossier_figures_is_harmed (const DossierReading *reading);
/* Gives a number without unit and noun those of a figure before it: "rose from 3% to 5". */
void dossier_figures_context_share (const DossierFiguresContext *self, DossierReading *reading);

G_END_DECLS
