/* dossier-paper-links.c: what can be clicked in a PDF: its links, and the outline of its headings.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-paper-layout-private.h"

#include <cairo-pdf.h>
#include <string.h>

/* What leads out of the article; a link into the page itself has nowhere to go on paper. */
static gboolean
leads_out (const DossierInline *run)
{
  static const char *const SCHEMES[] = { "https:", "http:", "mailto:" };

  if (run->kind != DOSSIER_INLINE_LINK || run->target == NULL)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (SCHEMES); i++)
    if (g_ascii_strncasecmp (run->target, SCHEMES[i], strlen (SCHEMES[i])) == 0)
      return TRUE;
  return FALSE;
}

/* An address of letters that neither cairo's attributes nor strings of a PDF take for their own. */
static char *
dup_safe_address (const char *target)
{
  GString *address = g_string_sized_new (strlen (target));

  for (const char *p = target; *p != '\0'; p++)
    if (*p <= ' ' || *p >= 0x7f || strchr ("()<>\\'\"", *p) != NULL)
      g_string_append_printf (address, "%%%02X", (guchar) *p);
    else
      g_string_append_c (address, *p);
  return g_string_free (address, FALSE);
}

/* cairo 1.16 takes the places in a tag's attributes for the surface's own, whatever the matrix
 * says: they are given so, and no matrix stands in the way of versions that ask it. */
static void
add_tag (cairo_t *cr, const char *name, const char *attributes)
{
  cairo_save (cr);
  cairo_identity_matrix (cr);
  cairo_tag_begin (cr, name, attributes);
  cairo_tag_end (cr, name);
  cairo_restore (cr);
}

/* The boxes that bytes of the layout's text take in a line: several where directions change. */
static void
append_boxes (cairo_t            *cr,
              GString            *boxes,
              const DossierPiece *piece,
              PangoLayoutIter    *iter,
              double              first_top,
              DossierSpan         part)
{
  PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
  int              start = MAX ((int) part.start, line->start_index);
  int              end = MIN ((int) part.end, line->start_index + line->length);
  g_autofree int  *ranges = NULL;
  int              n_ranges = 0;
  int              top;
  int              bottom;

  if (start >= end)
    return;
  pango_layout_iter_get_line_yrange (iter, &top, &bottom);
  pango_layout_line_get_x_ranges (line, start, end, &ranges, &n_ranges);
  for (int i = 0; i < n_ranges; i++)
    {
      double numbers[4] = { piece->x + ranges[2 * i] / (double) PANGO_SCALE,
                            piece->y + (top - first_top) / PANGO_SCALE,
                            (ranges[2 * i + 1] - ranges[2 * i]) / (double) PANGO_SCALE,
                            (bottom - top) / (double) PANGO_SCALE };

      cairo_user_to_device (cr, &numbers[0], &numbers[1]);
      cairo_user_to_device_distance (cr, &numbers[2], &numbers[3]);
      for (gsize k = 0; k < G_N_ELEMENTS (numbers); k++)
        {
          char number[G_ASCII_DTOSTR_BUF_SIZE];

          g_string_append_printf (boxes,
                                  "%s ",
                                  g_ascii_formatd (number, sizeof number, "%.3f", numbers[k]));
        }
    }
}

static char *
dup_boxes (cairo_t *cr, const DossierPiece *piece, DossierSpan part)
{
  GString         *boxes = g_string_new (NULL);
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);
  guint            i = 0;
  int              first_top = 0;

  do
    {
      if (i >= piece->end_line)
        break;
      if (i < piece->first_line)
        continue;
      if (i == piece->first_line)
        pango_layout_iter_get_line_yrange (iter, &first_top, NULL);
      append_boxes (cr, boxes, piece, iter, first_top, part);
    }
  while (i++, pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return g_string_free (boxes, FALSE);
}

static guint
find_first_inline (const GArray *inlines, gsize start)
{
  guint low = 0;
  guint high = inlines->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (inlines, DossierInline, middle).span.start < start)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

void
dossier_paper_links_draw (DossierPaperLayout *self, const DossierPiece *piece, cairo_t *cr)
{
  const GArray *inlines = self->paper->document->inlines;

  if (piece->span.end <= piece->span.start)
    return;
  for (guint i = find_first_inline (inlines, piece->span.start); i < inlines->len; i++)
    {
      const DossierInline *run = &g_array_index (inlines, DossierInline, i);
      g_autofree char     *boxes = NULL;
      g_autofree char     *address = NULL;
      g_autofree char     *attributes = NULL;

      if (run->span.start >= piece->span.end)
        break;
      if (!leads_out (run))
        continue;
      boxes = dup_boxes (cr,
                         piece,
                         (DossierSpan){ run->span.start - piece->span.start,
                                        MIN (run->span.end, piece->span.end) - piece->span.start });
      if (*boxes == '\0')
        continue;
      address = dup_safe_address (run->target);
      attributes = g_strdup_printf ("rect=[%s] uri='%s'", boxes, address);
      add_tag (cr, CAIRO_TAG_LINK, attributes);
    }
}

void
dossier_paper_links_add_heading (DossierPaperLayout *self, const DossierPiece *piece, cairo_t *cr)
{
  cairo_surface_t *surface = cairo_get_target (cr);
  guint            level = MIN (piece->heading, DOSSIER_PAPER_MAX_HEADING);
  g_autofree char *place = NULL;
  g_autofree char *attributes = NULL;
  double           x = piece->x;
  double           y = piece->y;
  int              parent = CAIRO_PDF_OUTLINE_ROOT;

  if (cairo_surface_get_type (surface) != CAIRO_SURFACE_TYPE_PDF)
    return;
  if (self->n_headings++ == 0)
    memset (self->outline, 0, sizeof self->outline);
  for (guint above = 1; above < level; above++)
    if (self->outline[above] != 0)
      parent = self->outline[above];
  cairo_user_to_device (cr, &x, &y);
  place = g_strdup_printf ("dest='heading-%d'", self->n_headings);
  attributes = g_strdup_printf ("name='heading-%d' x=%d y=%d", self->n_headings, (int) x, (int) y);
  add_tag (cr, CAIRO_TAG_DEST, attributes);
  self->outline[level] = cairo_pdf_surface_add_outline (surface,
                                                        parent,
                                                        pango_layout_get_text (piece->layout),
                                                        place,
                                                        CAIRO_PDF_OUTLINE_FLAG_OPEN);
  for (guint below = level + 1; below <= DOSSIER_PAPER_MAX_HEADING; below++)
    self->outline[below] = 0;
}
