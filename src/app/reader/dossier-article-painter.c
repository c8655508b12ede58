/* dossier-article-painter.c: draws what belongs to an article but is not in its text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-painter.h"

#define RULE_WIDTH         3
#define SENTENCE_BAR_WIDTH 3
/* Between the sentence cursor and the words, in em. */
#define SENTENCE_BAR_GAP 0.75

static const char *const BULLETS[] = { "•", "◦", "▪" };

/* The rows of pixels that a range of characters takes, without the space around its lines. */
static void
get_rows (GtkTextView *view, DossierRange range, int *top, int *bottom)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter    iter;
  GdkRectangle   first;
  GdkRectangle   last;

  gtk_text_buffer_get_iter_at_offset (buffer, &iter, range.start);
  gtk_text_view_get_iter_location (view, &iter, &first);
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, range.end);
  if (range.end > range.start)
    gtk_text_iter_backward_char (&iter);
  gtk_text_view_get_iter_location (view, &iter, &last);
  *top = first.y;
  *bottom = MAX (last.y + last.height, first.y + first.height);
}

static void
append_bar (GtkSnapshot   *snapshot,
            double         x,
            double         y,
            double         width,
            double         height,
            const GdkRGBA *colour)
{
  GskRoundedRect shape;

  gsk_rounded_rect_init_from_rect (&shape, &GRAPHENE_RECT_INIT (x, y, width, height), width / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, colour, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static gboolean
is_right_to_left (const DossierArticlePaint *self, const DossierBlock *block)
{
  return dossier_article_text_get_direction (self->text, block) == PANGO_DIRECTION_RTL;
}

typedef struct
{
  const DossierArticlePaint *paint;
  GtkTextView               *view;
  GtkSnapshot               *snapshot;
  DossierScheme              scheme;
} Painting;

static void
paint_code_ground (const Painting *p, guint i, const DossierBlock *block)
{
  DossierRange   line = g_array_index (p->paint->text->lines, DossierRange, i);
  double         padding = 0.5 * p->paint->font.em;
  GskRoundedRect ground;
  int            top;
  int            bottom;

  get_rows (p->view, line, &top, &bottom);
  gsk_rounded_rect_init_from_rect (&ground,
                                   &GRAPHENE_RECT_INIT (p->paint->left,
                                                        top - padding,
                                                        p->paint->width,
                                                        bottom - top + 2 * padding),
                                   8);
  gtk_snapshot_push_rounded_clip (p->snapshot, &ground);
  gtk_snapshot_append_color (p->snapshot,
                             dossier_palette_get_ink (DOSSIER_INK_GROUND, p->scheme),
                             &ground.bounds);
  gtk_snapshot_pop (p->snapshot);
}

/* One rule for each level; neighbours of the same quote share theirs, across the space between. */
static void
paint_quote_rule (const Painting *p, guint i, const DossierBlock *block)
{
  const GArray *blocks = p->paint->text->document->blocks;
  DossierRange  line = g_array_index (p->paint->text->lines, DossierRange, i);
  double        em = p->paint->font.em;
  gboolean      is_rtl = is_right_to_left (p->paint, block);
  int           top;
  int           bottom;

  get_rows (p->view, line, &top, &bottom);
  if (i + 1 < blocks->len &&
      g_array_index (blocks, DossierBlock, i + 1).kind == DOSSIER_BLOCK_QUOTE)
    {
      DossierRange next = g_array_index (p->paint->text->lines, DossierRange, i + 1);
      int          next_bottom;

      get_rows (p->view, (DossierRange){ next.start, next.start }, &bottom, &next_bottom);
    }
  for (guint depth = 1; depth <= MAX (block->level, 1) && depth <= 6; depth++)
    {
      double indent = (dossier_article_style_get_indent (DOSSIER_LOOK_QUOTE, depth) - 1.25) * em;
      double x =
          is_rtl ? p->paint->left + p->paint->width - indent - RULE_WIDTH : p->paint->left + indent;

      gtk_snapshot_append_color (p->snapshot,
                                 dossier_palette_get_ink (DOSSIER_INK_RULE, p->scheme),
                                 &GRAPHENE_RECT_INIT (x, top, RULE_WIDTH, bottom - top));
    }
}

static void
paint_table_rule (const Painting *p, guint i, const DossierBlock *block)
{
  DossierRange   line = g_array_index (p->paint->text->lines, DossierRange, i);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (p->view);
  GtkTextIter    iter;
  int            y;
  int            height;

  if (block->level == 0)
    return;
  gtk_text_buffer_get_iter_at_offset (buffer, &iter, line.start);
  gtk_text_iter_forward_lines (&iter, block->level - 1);
  gtk_text_view_get_line_yrange (p->view, &iter, &y, &height);
  gtk_snapshot_append_color (p->snapshot,
                             dossier_palette_get_ink (DOSSIER_INK_RULE, p->scheme),
                             &GRAPHENE_RECT_INIT (p->paint->left,
                                                  y + height - (int) (0.18 * p->paint->font.em),
                                                  p->paint->width,
                                                  1));
}

static void
paint_bullet (const Painting *p, guint i, const DossierBlock *block)
{
  const DossierArticlePaint *paint = p->paint;
  g_autofree char           *number = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  DossierRange line = g_array_index (paint->text->lines, DossierRange, i);
  double       em = paint->font.em;
  double       edge =
      (dossier_article_style_get_indent (DOSSIER_LOOK_LIST_ITEM, block->level) - 0.5) * em;
  const char  *bullet = BULLETS[(MAX (block->level, 1) - 1) % G_N_ELEMENTS (BULLETS)];
  GdkRectangle first;
  GtkTextIter  iter;
  int          width;
  int          height;

  if (block->number > 0)
    bullet = number = g_strdup_printf ("%u.", block->number);
  layout = gtk_widget_create_pango_layout (GTK_WIDGET (p->view), bullet);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_text_buffer_get_iter_at_offset (gtk_text_view_get_buffer (p->view), &iter, line.start);
  gtk_text_view_get_iter_location (p->view, &iter, &first);

  gtk_snapshot_save (p->snapshot);
  gtk_snapshot_translate (p->snapshot,
                          &GRAPHENE_POINT_INIT (is_right_to_left (paint, block)
                                                    ? paint->left + paint->width - edge
                                                    : paint->left + edge - width,
                                                first.y + (first.height - height) / 2.0));
  gtk_snapshot_append_layout (p->snapshot,
                              layout,
                              dossier_palette_get_ink (DOSSIER_INK_DIM, p->scheme));
  gtk_snapshot_restore (p->snapshot);
}

static void
paint_under_title (const Painting *p, guint i, const DossierBlock *block)
{
  DossierRange line = g_array_index (p->paint->text->lines, DossierRange, i);
  int          top;
  int          bottom;

  if (p->paint->under_title == NULL)
    return;
  get_rows (p->view, line, &top, &bottom);
  gtk_snapshot_save (p->snapshot);
  gtk_snapshot_translate (
      p->snapshot,
      &GRAPHENE_POINT_INIT (p->paint->left,
                            bottom + (int) (DOSSIER_UNDER_TITLE_ABOVE * p->paint->font.em)));
  gtk_snapshot_append_layout (p->snapshot,
                              p->paint->under_title,
                              dossier_palette_get_ink (DOSSIER_INK_DIM, p->scheme));
  gtk_snapshot_restore (p->snapshot);
}

typedef void (*PaintBlockFunc) (const Painting *p, guint i, const DossierBlock *block);

static const PaintBlockFunc PAINT_BELOW[] = {
  [DOSSIER_BLOCK_QUOTE] = paint_quote_rule,
  [DOSSIER_BLOCK_TABLE] = paint_table_rule,
  [DOSSIER_BLOCK_CODE] = paint_code_ground,
};

static const PaintBlockFunc PAINT_ABOVE[] = {
  [DOSSIER_BLOCK_TITLE] = paint_under_title,
  [DOSSIER_BLOCK_LIST_ITEM] = paint_bullet,
};

/* Calls the table's function for every block on the screen. */
static void
paint_blocks (const Painting *p, const PaintBlockFunc *table, gsize n_kinds)
{
  DossierArticleText *text = p->paint->text;
  GdkRectangle        visible;
  GtkTextIter         first;
  GtkTextIter         last;
  guint               end;

  gtk_text_view_get_visible_rect (p->view, &visible);
  gtk_text_view_get_line_at_y (p->view, &first, visible.y, NULL);
  gtk_text_view_get_line_at_y (p->view, &last, visible.y + visible.height, NULL);
  end = gtk_text_iter_get_offset (&last);
  for (guint i = dossier_article_text_find_block (text, gtk_text_iter_get_offset (&first));
       i < text->lines->len && g_array_index (text->lines, DossierRange, i).start <= end;
       i++)
    {
      const DossierBlock *block = &g_array_index (text->document->blocks, DossierBlock, i);

      if (block->kind < n_kinds && table[block->kind] != NULL)
        table[block->kind](p, i, block);
    }
}

static void
paint_flash (const Painting *p)
{
  GdkRGBA        colour = *dossier_palette_get_ink (DOSSIER_INK_ACCENT, p->scheme);
  double         padding = 0.35 * p->paint->font.em;
  GskRoundedRect box;
  int            top;
  int            bottom;

  if (p->paint->flash_strength <= 0)
    return;
  colour.alpha = 0.22 * p->paint->flash_strength;
  get_rows (p->view, p->paint->flash, &top, &bottom);
  gsk_rounded_rect_init_from_rect (&box,
                                   &GRAPHENE_RECT_INIT (p->paint->left - 2 * padding,
                                                        top - padding / 2,
                                                        p->paint->width + 4 * padding,
                                                        bottom - top + padding),
                                   8);
  gtk_snapshot_push_rounded_clip (p->snapshot, &box);
  gtk_snapshot_append_color (p->snapshot, &colour, &box.bounds);
  gtk_snapshot_pop (p->snapshot);
}

static void
paint_sentence_bar (const Painting *p)
{
  double x = p->paint->left - SENTENCE_BAR_GAP * p->paint->font.em;
  int    top;
  int    bottom;

  if (!p->paint->has_sentence)
    return;
  get_rows (p->view, p->paint->sentence, &top, &bottom);
  append_bar (p->snapshot,
              x - SENTENCE_BAR_WIDTH,
              top + 1,
              SENTENCE_BAR_WIDTH,
              bottom - top - 2,
              dossier_palette_get_ink (DOSSIER_INK_ACCENT, p->scheme));
}

void
dossier_article_paint_below (const DossierArticlePaint *self,
                             GtkTextView               *view,
                             GtkSnapshot               *snapshot)
{
  Painting painting = { self, view, snapshot, dossier_palette_get_scheme () };

  if (self->text == NULL)
    return;
  paint_flash (&painting);
  paint_blocks (&painting, PAINT_BELOW, G_N_ELEMENTS (PAINT_BELOW));
}

void
dossier_article_paint_above (const DossierArticlePaint *self,
                             GtkTextView               *view,
                             GtkSnapshot               *snapshot)
{
  Painting painting = { self, view, snapshot, dossier_palette_get_scheme () };

  if (self->text == NULL)
    return;
  paint_blocks (&painting, PAINT_ABOVE, G_N_ELEMENTS (PAINT_ABOVE));
  paint_sentence_bar (&painting);
}
