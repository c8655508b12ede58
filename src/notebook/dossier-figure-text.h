/* dossier-figure-text.h: a figure, a place or a date in the words of a list's row.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

G_BEGIN_DECLS

/* "≥ 2,300 homes", "40–60 people", "7.4 m", "$3.2 billion"; numbers as the locale writes them.
 * (transfer full) */
char *dossier_figure_text_dup_name (const DossierFigure *figure);
/* The second rendering, "24.3 feet"; NULL when there is none. */
char *dossier_figure_text_dup_detail (const DossierFigure *figure);
/* "50.45° N, 30.52° E · UA". */
char *dossier_place_text_dup (const DossierPlace *place);
/* "6 December 2025", "December 2025", "1–5 December 2025" of an ISO 8601 date or interval; NULL
 * when it is none. */
char *dossier_date_text_dup (const char *date);

G_END_DECLS
