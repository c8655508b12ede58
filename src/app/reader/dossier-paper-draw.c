/* dossier-paper-draw.c: draws a page of an article; tells what lies on it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-paper-layout-private.h"

#include <glib/gi18n-lib.h>

/* Of roundings; points. */
#define ALLOWED_OVERLAP 0.5

static const GdkRGBA BLACK = { 0.07f, 0.07f, 0.07f, 1 };
static const GdkRGBA GREY = { 0.42f, 0.42f, 0.42f, 1 };

static void
draw_lines (cairo_t *cr, const DossierPiece *piece)
{
  PangoLayoutIter *iter = pango_layout_get_iter (piece->layout);
  guint            i = 0;
  int              first_top = 0;

  do
    {
      PangoRectangle extents;
      int            top;

      if (i >= piece->end_line)
        break;
      if (i < piece->first_line)
        continue;
      pango_layout_iter_get_line_yrange (iter, &top, NULL);
      if (i == piece->first_line)
        first_top = top;
      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      cairo_move_to (cr,
                     piece->x + extents.x / (double) PANGO_SCALE,
                     piece->y + (pango_layout_iter_get_baseline (iter) - first_top) /
                                    (double) PANGO_SCALE);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
  while (i++, pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_picture (cairo_t *cr, const DossierPiece *piece)
{
  int              width = gdk_texture_get_width (piece->picture);
  int              height = gdk_texture_get_height (piece->picture);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  gdk_texture_download (piece->picture,
                        cairo_image_surface_get_data (surface),
                        cairo_image_surface_get_stride (surface));
  cairo_surface_mark_dirty (surface);
  cairo_save (cr);
  cairo_translate (cr, piece->x, piece->y);
  cairo_scale (cr, piece->width / width, piece->height / height);
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_BEST);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

static void
draw_piece (DossierPaperLayout *self, cairo_t *cr, const DossierPiece *piece)
{
  switch (piece->kind)
    {
    case DOSSIER_PIECE_BAR:
    case DOSSIER_PIECE_GROUND:
      gdk_cairo_set_source_rgba (cr, &piece->colour);
      cairo_rectangle (cr, piece->x, piece->y, piece->width, piece->height);
      cairo_fill (cr);
      break;
    case DOSSIER_PIECE_PICTURE:
      draw_picture (cr, piece);
      break;
    case DOSSIER_PIECE_NUMBER:
      gdk_cairo_set_source_rgba (cr, &GREY);
      draw_lines (cr, piece);
      break;
    default:
      gdk_cairo_set_source_rgba (cr, &BLACK);
      if (piece->heading > 0)
        dossier_paper_links_add_heading (self, piece, cr);
      draw_lines (cr, piece);
      dossier_paper_links_draw (self, piece, cr);
    }
}

/* The title over every page but the first, the page's number under each. */
static void
draw_running (DossierPaperLayout *self, guint page, cairo_t *cr)
{
  /* Translators: the second page of seven */
  g_autofree char *number = g_strdup_printf (_ ("%u / %u"), page + 1, self->pages->len);
  g_autoptr (PangoLayout) foot =
      dossier_paper_text_new (self->context, DOSSIER_PAPER_RUNNING, 0, number, -1, self->width);

  gdk_cairo_set_source_rgba (cr, &GREY);
  pango_layout_set_alignment (foot, PANGO_ALIGN_CENTER);
  cairo_move_to (cr, 0, self->height - DOSSIER_PAPER_FOOT / 2.0);
  pango_cairo_show_layout (cr, foot);
  if (page > 0)
    {
      g_autoptr (PangoLayout) head = dossier_paper_text_new (self->context,
                                                             DOSSIER_PAPER_RUNNING,
                                                             0,
                                                             self->paper->document->title,
                                                             -1,
                                                             self->width);

      pango_layout_set_height (head, -1);
      pango_layout_set_ellipsize (head, PANGO_ELLIPSIZE_END);
      cairo_move_to (cr, 0, 0);
      pango_cairo_show_layout (cr, head);
    }
}

static const GArray *
get_page (DossierPaperLayout *self, guint page)
{
  g_assert (page < self->pages->len);
  return self->pages->pdata[page];
}

void
dossier_paper_layout_draw (DossierPaperLayout *self, guint page, cairo_t *cr)
{
  const GArray *pieces = get_page (self, page);

  if (page == 0)
    self->n_headings = 0;
  for (guint i = 0; i < pieces->len; i++)
    draw_piece (self, cr, &g_array_index (pieces, DossierPiece, i));
  draw_running (self, page, cr);
}

static void
append_lines (GString *words, const DossierPiece *piece)
{
  const char *text = pango_layout_get_text (piece->layout);

  for (guint i = piece->first_line; i < piece->end_line; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (piece->layout, i);

      g_string_append_len (words, text + line->start_index, line->length);
      g_string_append_c (words, '\n');
    }
}

char *
dossier_paper_layout_dup_words (DossierPaperLayout *self, guint page)
{
  const GArray *pieces = get_page (self, page);
  GString      *words = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const DossierPiece *piece = &g_array_index (pieces, DossierPiece, i);

      if (piece->kind == DOSSIER_PIECE_WORDS || piece->kind == DOSSIER_PIECE_CELL)
        append_lines (words, piece);
    }
  return g_string_free (words, FALSE);
}

char *
dossier_paper_layout_dup_numbers (DossierPaperLayout *self, guint page)
{
  const GArray *pieces = get_page (self, page);
  GString      *numbers = g_string_new (NULL);

  for (guint i = 0; i < pieces->len; i++)
    {
      const DossierPiece *piece = &g_array_index (pieces, DossierPiece, i);

      if (piece->kind == DOSSIER_PIECE_NUMBER)
        g_string_append_printf (numbers,
                                "%s%s",
                                numbers->len > 0 ? " " : "",
                                pango_layout_get_text (piece->layout));
    }
  return g_string_free (numbers, FALSE);
}

guint
dossier_paper_layout_get_n_pictures (DossierPaperLayout *self, guint page)
{
  const GArray *pieces = get_page (self, page);
  guint         n = 0;

  for (guint i = 0; i < pieces->len; i++)
    n += g_array_index (pieces, DossierPiece, i).kind == DOSSIER_PIECE_PICTURE;
  return n;
}

static gboolean
is_solid (const DossierPiece *piece)
{
  return piece->kind == DOSSIER_PIECE_WORDS || piece->kind == DOSSIER_PIECE_CELL ||
         piece->kind == DOSSIER_PIECE_PICTURE;
}

static gboolean
do_overlap (const DossierPiece *a, const DossierPiece *b)
{
  return a->x + a->width > b->x + ALLOWED_OVERLAP && b->x + b->width > a->x + ALLOWED_OVERLAP &&
         a->y + a->height > b->y + ALLOWED_OVERLAP && b->y + b->height > a->y + ALLOWED_OVERLAP;
}

gboolean
dossier_paper_layout_is_sound (DossierPaperLayout *self, guint page)
{
  const GArray *pieces = get_page (self, page);

  for (guint i = 0; i < pieces->len; i++)
    {
      const DossierPiece *piece = &g_array_index (pieces, DossierPiece, i);

      if (piece->x < -ALLOWED_OVERLAP || piece->y < -ALLOWED_OVERLAP ||
          piece->y + piece->height > self->height - DOSSIER_PAPER_FOOT / 2.0 + ALLOWED_OVERLAP ||
          piece->x + piece->width >
              self->width + DOSSIER_PAPER_GUTTER + DOSSIER_PAPER_NUMBERS + ALLOWED_OVERLAP)
        return FALSE;
      for (guint k = 0; is_solid (piece) && k < i; k++)
        if (is_solid (&g_array_index (pieces, DossierPiece, k)) &&
            do_overlap (piece, &g_array_index (pieces, DossierPiece, k)))
          return FALSE;
    }
  return TRUE;
}
