/* dossier-coverage.h: which characters a set of ranges covers, and what changed between two sets.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A half-open range of code points, as GtkTextIter counts them. */
typedef struct
{
  guint start;
  guint end;
} DossierRange;

/* An empty array of ranges. (element-type DossierRange) (transfer full) */
GArray *dossier_coverage_new (void);
/* Sorts by start, then by end. */
void dossier_coverage_sort (GArray *ranges);

/**
 * dossier_coverage_unite:
 * @ranges: (element-type DossierRange): sorted by start, may overlap, may be empty
 *
 * Returns: (transfer full) (element-type DossierRange): disjoint ranges, in order, none touching
 *   the next, that cover the same characters
 */
GArray *dossier_coverage_unite (const GArray *ranges);
/* The same for the characters that at least two of the ranges cover. */
GArray *dossier_coverage_find_overlaps (const GArray *ranges);

/**
 * dossier_coverage_compare:
 * @before: a coverage as dossier_coverage_unite() returns it
 * @after: another
 * @added: (element-type DossierRange): what only @after covers is appended
 * @removed: (element-type DossierRange): what only @before covers is appended
 *
 * Linear in both.
 */
void dossier_coverage_compare (const GArray *before,
                               const GArray *after,
                               GArray       *added,
                               GArray       *removed);

G_END_DECLS
