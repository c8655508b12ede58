/* dossier-line-trail.h: what pictures, dates and posts stand along the lines of a page.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-line-text.h"
#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/**
 * DossierLineTrail:
 * @first: the line that the first entries are about
 * @n_lines: how many lines
 * @n_media: (array length=n_lines + 1): pictures, films and frames between each line and the one
 *   before it; the last entry is for what follows the last line
 * @n_dates: (array length=n_lines + 1): short lines before each that tell a date
 * @n_calls: (array length=n_lines + 1): lines before each that lead over to what readers wrote
 * @is_post: (array length=n_lines): whether the line stands in a post of a social network
 */
typedef struct
{
  guint    first;
  guint    n_lines;
  guint32 *n_media;
  guint32 *n_dates;
  guint32 *n_calls;
  guint8  *is_post;
} DossierLineTrail;

/**
 * dossier_line_trail_new:
 * @texts: the words of the lines from @first to @end
 *
 * Linear in the nodes between these lines.
 */
DossierLineTrail *dossier_line_trail_new (const DossierPage      *page,
                                          const DossierLineTexts *texts,
                                          guint                   first,
                                          guint                   end);
void              dossier_line_trail_free (DossierLineTrail *self);

/* Dates in the lines from @from to @to, as far as these are looked at. */
guint dossier_line_trail_count_dates (const DossierLineTrail *self, gint64 from, gint64 to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLineTrail, dossier_line_trail_free)

G_END_DECLS
