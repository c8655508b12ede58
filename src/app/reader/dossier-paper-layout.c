/* dossier-paper-layout.c: an article broken into pages, with its notes at the end.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-paper-layout-private.h"

#include "app/annotations/dossier-note-markup.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Lines that stay together at a border of two pages. */
#define MIN_LINES 2
/* What a heading wants to have under it on its page; points. */
#define ROOM_UNDER_HEADING 46
#define ROOM_UNDER_PICTURE 34
/* Pixels of a picture to a point: about 110 to an inch. */
#define POINTS_A_PIXEL 0.65
#define PART_OF_PAGE   0.5
#define PLACEHOLDER    40
#define MAX_QUOTE      160
#define UNDER_LIST     5
#define CODE_PADDING   5
#define QUOTE_RULE_GAP 10
#define QUOTE_RULE     1.5
#define MAX_DEPTH      6
#define BULLET_GAP     6

static const GdkRGBA RULE_COLOUR = { 0.72f, 0.72f, 0.72f, 1 };
static const GdkRGBA CODE_GROUND = { 0.955f, 0.955f, 0.955f, 1 };

static void
clear_piece (gpointer data)
{
  DossierPiece *piece = data;

  g_clear_object (&piece->layout);
  g_clear_object (&piece->picture);
}

static void
add_page (DossierPaperLayout *self)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (DossierPiece));

  g_array_set_clear_func (page, clear_piece);
  g_ptr_array_add (self->pages, page);
  self->y = dossier_paper_layout_get_top (self);
}

DossierPaperLayout *
dossier_paper_layout_new (const DossierPaper *paper, double width, double height)
{
  DossierPaperLayout *self = g_new0 (DossierPaperLayout, 1);

  self->paper = paper;
  self->context = dossier_paper_text_new_context ();
  self->width = MAX (width - DOSSIER_PAPER_GUTTER - DOSSIER_PAPER_NUMBERS, 72);
  self->height = MAX (height, 144);
  self->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  add_page (self);
  return self;
}

void
dossier_paper_layout_free (DossierPaperLayout *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->pages);
  g_object_unref (self->context);
  g_free (self);
}

double
dossier_paper_layout_get_top (DossierPaperLayout *self)
{
  return self->pages->len > 1 ? DOSSIER_PAPER_HEAD : 0;
}

double
dossier_paper_layout_get_left_over (DossierPaperLayout *self)
{
  return self->height - DOSSIER_PAPER_FOOT - self->y;
}

gboolean
dossier_paper_layout_is_at_top (DossierPaperLayout *self)
{
  return self->y <= dossier_paper_layout_get_top (self);
}

void
dossier_paper_layout_turn_page (DossierPaperLayout *self)
{
  add_page (self);
}

void
dossier_paper_layout_add (DossierPaperLayout *self, const DossierPiece *piece)
{
  g_array_append_val ((GArray *) self->pages->pdata[self->pages->len - 1], *piece);
}

/* A page that has so little room left is full. */
static void
need (DossierPaperLayout *self, double height)
{
  if (!dossier_paper_layout_is_at_top (self) && dossier_paper_layout_get_left_over (self) < height)
    dossier_paper_layout_turn_page (self);
}

static void
leave (DossierPaperLayout *self, double above)
{
  if (!dossier_paper_layout_is_at_top (self))
    self->y += above;
}

/* --- numbers in the margin --- */

void
dossier_paper_layout_add_numbers (DossierPaperLayout *self, DossierSpan span, double y)
{
  const GArray *notes = self->paper->notes;
  g_autoptr (GString) numbers = g_string_new (NULL);
  DossierPiece piece = {
    .kind = DOSSIER_PIECE_NUMBER,
    .x = self->width + DOSSIER_PAPER_GUTTER,
    .y = y,
    .width = DOSSIER_PAPER_NUMBERS,
  };

  for (guint i = self->first_note; i < notes->len; i++)
    {
      const DossierPaperNote *note = &g_array_index (notes, DossierPaperNote, i);

      if (note->is_orphan || note->span.start >= span.end)
        break;
      if (note->number > 0 && note->span.end > span.start && note->span.end <= span.end)
        g_string_append_printf (numbers, "%s%u", numbers->len > 0 ? ", " : "", note->number);
    }
  if (numbers->len == 0)
    return;
  piece.layout = dossier_paper_text_new (self->context,
                                         DOSSIER_PAPER_NUMBER,
                                         0,
                                         numbers->str,
                                         -1,
                                         DOSSIER_PAPER_NUMBERS);
  piece.end_line = pango_layout_get_line_count (piece.layout);
  dossier_paper_layout_add (self, &piece);
}

/* --- words --- */

/* How many lines from @first on lie on this page; 0 for none before the page is turned. */
static guint
count_fitting (DossierPaperLayout *self, const GArray *lines, guint first)
{
  double top = g_array_index (lines, DossierPaperLine, first).top;
  double room = dossier_paper_layout_get_left_over (self);
  guint  n_left = lines->len - first;
  guint  n = 0;

  while (n < n_left && g_array_index (lines, DossierPaperLine, first + n).bottom - top <= room)
    n++;
  if (n == n_left)
    return n;
  if (dossier_paper_layout_is_at_top (self))
    return MAX (n, 1);
  if (n_left - n < MIN_LINES)
    n = n_left > MIN_LINES ? n_left - MIN_LINES : 0;
  return n < MIN_LINES ? 0 : n;
}

/**
 * Flow:
 * @paint: called for each part that lies on one page, before the part itself
 */
typedef struct _Flow Flow;
struct _Flow
{
  PangoLayout *layout;
  double       x;
  double       width;
  DossierSpan  span; /* of the document; empty for words that are not its own */
  void (*paint) (DossierPaperLayout *self, const Flow *flow, double y, double height);
  guint level;
  guint heading; /* 1 for the title, 2 for what is right below it, …; 0 for other words */
};

/* Puts the lines on this page and those after it. Takes the layout. */
static void
place_lines (DossierPaperLayout *self, const Flow *flow)
{
  g_autoptr (GArray) lines = dossier_paper_text_get_lines (flow->layout);

  for (guint first = 0; first < lines->len;)
    {
      guint                   n = count_fitting (self, lines, first);
      const DossierPaperLine *line = &g_array_index (lines, DossierPaperLine, first);
      DossierPiece            piece = { DOSSIER_PIECE_WORDS, flow->x, self->y, flow->width };

      if (n == 0)
        {
          dossier_paper_layout_turn_page (self);
          continue;
        }
      piece.height = g_array_index (lines, DossierPaperLine, first + n - 1).bottom - line->top;
      piece.layout = g_object_ref (flow->layout);
      piece.first_line = first;
      piece.end_line = first + n;
      piece.span = flow->span;
      piece.heading = first == 0 ? flow->heading : 0;
      if (flow->paint != NULL)
        flow->paint (self, flow, self->y, piece.height);
      dossier_paper_layout_add (self, &piece);
      for (guint i = first; flow->span.end > 0 && i < first + n; i++)
        {
          const DossierPaperLine *own = &g_array_index (lines, DossierPaperLine, i);
          /* A note that ends with the white space at which a line is broken ends in the line. */
          gsize end = i + 1 < lines->len ? g_array_index (lines, DossierPaperLine, i + 1).span.start
                                         : flow->span.end - flow->span.start;

          dossier_paper_layout_add_numbers (
              self,
              (DossierSpan){ flow->span.start + own->span.start, flow->span.start + end },
              self->y + own->top - line->top + 2);
        }
      self->y += piece.height;
      first += n;
      if (first < lines->len)
        dossier_paper_layout_turn_page (self);
    }
  g_object_unref (flow->layout);
}

static gboolean
is_right_to_left (PangoLayout *layout)
{
  return pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL;
}

static PangoLayout *
make_layout (DossierPaperLayout *self, const DossierBlock *block, double width)
{
  PangoLayout *layout = dossier_paper_text_new (self->context,
                                                block->kind,
                                                block->level,
                                                self->paper->document->text + block->span.start,
                                                block->span.end - block->span.start,
                                                width);

  dossier_paper_text_dress (layout, self->paper, block->span, self->first_note, self->first_inline);
  return layout;
}

static void
paint_quote (DossierPaperLayout *self, const Flow *flow, double y, double height)
{
  double indent = dossier_paper_text_get_measure (DOSSIER_BLOCK_QUOTE)->indent;

  for (guint depth = 0; depth < flow->level; depth++)
    {
      DossierPiece bar = { DOSSIER_PIECE_BAR, 0, y, QUOTE_RULE, height };
      double       inset = depth * indent + indent - QUOTE_RULE_GAP;

      bar.x = is_right_to_left (flow->layout) ? self->width - inset - QUOTE_RULE : inset;
      bar.colour = RULE_COLOUR;
      dossier_paper_layout_add (self, &bar);
    }
}

static void
paint_code (DossierPaperLayout *self, const Flow *flow, double y, double height)
{
  DossierPiece ground = { DOSSIER_PIECE_GROUND,
                          0,
                          y - CODE_PADDING,
                          self->width,
                          height + 2 * CODE_PADDING };

  ground.colour = CODE_GROUND;
  dossier_paper_layout_add (self, &ground);
}

static void
add_bullet (DossierPaperLayout *self, const DossierBlock *block, const Flow *flow)
{
  static const char *const BULLETS[] = { "•", "◦", "▪" };
  g_autofree char *number = block->number > 0 ? g_strdup_printf ("%u.", block->number) : NULL;
  DossierPiece     piece = { DOSSIER_PIECE_BULLET, 0, self->y };
  const char      *words =
      number != NULL ? number : BULLETS[(MAX (block->level, 1) - 1) % G_N_ELEMENTS (BULLETS)];
  PangoRectangle extents;

  piece.layout = dossier_paper_text_new (self->context, DOSSIER_BLOCK_LIST_ITEM, 0, words, -1, -1);
  pango_layout_get_extents (piece.layout, NULL, &extents);
  piece.width = extents.width / (double) PANGO_SCALE;
  piece.height = extents.height / (double) PANGO_SCALE;
  piece.x = is_right_to_left (flow->layout) ? flow->x + flow->width + BULLET_GAP
                                            : flow->x - BULLET_GAP - piece.width;
  piece.end_line = 1;
  dossier_paper_layout_add (self, &piece);
}

static gboolean
is_last_of_kind (DossierPaperLayout *self, DossierBlockKind kind)
{
  const GArray *blocks = self->paper->document->blocks;

  return self->next + 1 >= blocks->len ||
         g_array_index (blocks, DossierBlock, self->next + 1).kind != kind;
}

static void
place_words (DossierPaperLayout *self, const DossierBlock *block)
{
  const DossierPaperMeasure *measure = dossier_paper_text_get_measure (block->kind);
  guint                      level = CLAMP (block->level, 1, MAX_DEPTH);
  double indent = block->kind == DOSSIER_BLOCK_CODE ? measure->indent : measure->indent * level;
  Flow   flow = { .span = block->span, .level = level };

  flow.width = self->width - indent;
  if (block->kind == DOSSIER_BLOCK_CODE)
    flow.width -= indent;
  flow.layout = make_layout (self, block, flow.width);
  flow.x = is_right_to_left (flow.layout) ? 0 : indent;
  if (block->kind == DOSSIER_BLOCK_QUOTE)
    flow.paint = paint_quote;
  if (block->kind == DOSSIER_BLOCK_CODE)
    flow.paint = paint_code;
  if (block->kind == DOSSIER_BLOCK_HEADING)
    {
      flow.heading = CLAMP (block->level, 2, MAX_DEPTH);
      need (self, ROOM_UNDER_HEADING + measure->above);
    }
  if (block->kind == DOSSIER_BLOCK_TITLE)
    flow.heading = 1;
  leave (self, measure->above);
  if (block->kind == DOSSIER_BLOCK_LIST_ITEM)
    {
      /* The bullet goes where the first lines go. */
      g_autoptr (GArray) lines = dossier_paper_text_get_lines (flow.layout);

      if (count_fitting (self, lines, 0) == 0)
        dossier_paper_layout_turn_page (self);
      add_bullet (self, block, &flow);
    }
  place_lines (self, &flow);
  self->y += measure->below;
  if (block->kind == DOSSIER_BLOCK_LIST_ITEM && is_last_of_kind (self, block->kind))
    self->y += UNDER_LIST;
}

static void
place_title (DossierPaperLayout *self, const DossierBlock *block)
{
  const DossierPaperMeasure *measure = dossier_paper_text_get_measure (DOSSIER_PAPER_UNDER_TITLE);
  Flow                       flow = { .width = self->width };

  place_words (self, block);
  if (self->paper->under_title == NULL)
    return;
  flow.layout = dossier_paper_text_new (self->context,
                                        DOSSIER_PAPER_UNDER_TITLE,
                                        0,
                                        self->paper->under_title,
                                        -1,
                                        self->width);
  place_lines (self, &flow);
  self->y += measure->below;
}

/* What a missing picture was of, in words. */
static void
place_missing_picture (DossierPaperLayout *self, const DossierBlock *block)
{
  const DossierPaperMeasure *measure = dossier_paper_text_get_measure (DOSSIER_BLOCK_FIGURE);
  Flow                       flow = { .width = self->width };

  if (block->alternative == NULL || *block->alternative == '\0')
    return;
  leave (self, measure->above);
  flow.layout = dossier_paper_text_new (self->context,
                                        DOSSIER_BLOCK_FIGURE,
                                        0,
                                        block->alternative,
                                        -1,
                                        self->width);
  place_lines (self, &flow);
  self->y += measure->below;
}

static void
place_picture (DossierPaperLayout *self, const DossierBlock *block)
{
  const DossierPaperMeasure *measure = dossier_paper_text_get_measure (DOSSIER_BLOCK_FIGURE);
  GdkTexture                *picture = dossier_paper_get_picture (self->paper, self->next);
  DossierPiece               piece = { DOSSIER_PIECE_PICTURE };
  double                     scale = POINTS_A_PIXEL;

  if (picture == NULL)
    {
      place_missing_picture (self, block);
      return;
    }
  piece.width = gdk_texture_get_width (picture);
  piece.height = gdk_texture_get_height (picture);
  scale = MIN (scale, self->width / piece.width);
  scale = MIN (scale, self->height * PART_OF_PAGE / piece.height);
  piece.width *= scale;
  piece.height *= scale;
  need (self, measure->above + piece.height + ROOM_UNDER_PICTURE);
  leave (self, measure->above);
  piece.x = (self->width - piece.width) / 2;
  piece.y = self->y;
  piece.picture = g_object_ref (picture);
  dossier_paper_layout_add (self, &piece);
  dossier_paper_layout_add_numbers (self, block->span, self->y);
  self->y += piece.height + measure->below;
}

/* Notes and inlines that ended are looked at no more. */
static void
pass_what_ended (DossierPaperLayout *self, gsize start)
{
  const GArray *notes = self->paper->notes;
  const GArray *inlines = self->paper->document->inlines;

  while (self->first_note < notes->len)
    {
      const DossierPaperNote *note = &g_array_index (notes, DossierPaperNote, self->first_note);

      if (note->is_orphan || note->span.end > start)
        break;
      self->first_note++;
    }
  while (self->first_inline < inlines->len &&
         g_array_index (inlines, DossierInline, self->first_inline).span.end <= start)
    self->first_inline++;
}

static void
place_block (DossierPaperLayout *self)
{
  const DossierBlock *block =
      &g_array_index (self->paper->document->blocks, DossierBlock, self->next);

  pass_what_ended (self, block->span.start);
  switch (block->kind)
    {
    case DOSSIER_BLOCK_TITLE:
      place_title (self, block);
      break;
    case DOSSIER_BLOCK_FIGURE:
      place_picture (self, block);
      break;
    case DOSSIER_BLOCK_TABLE:
      dossier_paper_layout_place_table (self, block);
      break;
    default:
      place_words (self, block);
    }
}

/* --- what stands at the end --- */

static void
place_source (DossierPaperLayout *self)
{
  const DossierPaperMeasure *measure = dossier_paper_text_get_measure (DOSSIER_PAPER_SOURCE);
  Flow                       flow = { .width = self->width };
  DossierPiece               rule = { DOSSIER_PIECE_BAR, 0, 0, self->width, 0.6 };

  flow.layout = dossier_paper_text_new (self->context,
                                        DOSSIER_PAPER_SOURCE,
                                        0,
                                        self->paper->source,
                                        -1,
                                        self->width);
  need (self, measure->above + 3 * measure->size * measure->leading);
  leave (self, measure->above);
  rule.y = self->y;
  rule.colour = RULE_COLOUR;
  dossier_paper_layout_add (self, &rule);
  self->y += 6;
  place_lines (self, &flow);
  self->y += measure->below;
}

static void
place_notes_heading (DossierPaperLayout *self)
{
  const DossierPaperMeasure *measure = dossier_paper_text_get_measure (DOSSIER_BLOCK_HEADING);
  Flow                       flow = { .width = self->width };

  need (self, ROOM_UNDER_HEADING + measure->above);
  leave (self, measure->above);
  flow.layout = dossier_paper_text_new (self->context,
                                        DOSSIER_BLOCK_HEADING,
                                        3,
                                        _ ("Notes"),
                                        -1,
                                        self->width);
  place_lines (self, &flow);
  self->y += measure->below;
}

static char *
dup_short_quote (const char *quote)
{
  if (g_utf8_strlen (quote, -1) <= MAX_QUOTE)
    return g_strdup (quote);
  return g_strdup_printf ("%.*s…",
                          (int) (g_utf8_offset_to_pointer (quote, MAX_QUOTE) - quote),
                          quote);
}

/* Quote, note and tags, a paragraph each. */
static char *
dup_note_markup (const DossierPaperNote *note)
{
  g_autofree char *shown = dup_short_quote (note->quote != NULL ? note->quote : "");
  g_autofree char *quote = g_markup_escape_text (shown, -1);
  g_autofree char *words =
      note->note != NULL && *note->note != '\0' ? dossier_note_markup (note->note) : NULL;
  g_autofree char *tags = note->tags != NULL ? g_strjoinv (", ", note->tags) : NULL;
  g_autofree char *safe_tags =
      tags != NULL && *tags != '\0' ? g_markup_escape_text (tags, -1) : NULL;

  return g_strdup_printf ("<span foreground=\"#5a5a5a\"><i>“%s”</i></span>%s%s%s%s%s",
                          quote,
                          words != NULL ? "\n" : "",
                          words != NULL ? words : "",
                          safe_tags != NULL ? "\n<span foreground=\"#5a5a5a\"># " : "",
                          safe_tags != NULL ? safe_tags : "",
                          safe_tags != NULL ? "</span>" : "");
}

static void
place_note (DossierPaperLayout *self, const DossierPaperNote *note)
{
  const DossierPaperMeasure *measure = dossier_paper_text_get_measure (DOSSIER_PAPER_NOTE);
  g_autofree char           *markup = dup_note_markup (note);
  g_autofree char           *words = g_strdup_printf ("%u", note->number);
  Flow         flow = { .x = measure->indent, .width = self->width - measure->indent };
  DossierPiece number = { DOSSIER_PIECE_BULLET };

  flow.layout = dossier_paper_text_new (self->context, DOSSIER_PAPER_NOTE, 0, "", -1, flow.width);
  pango_layout_set_markup (flow.layout, markup, -1);
  need (self, 2 * measure->size * measure->leading);
  number.y = self->y + 1.5;
  number.width = measure->indent - BULLET_GAP;
  number.layout = dossier_paper_text_new (self->context, DOSSIER_PAPER_NUMBER, 0, words, -1, -1);
  number.end_line = 1;
  {
    g_autoptr (GArray) lines = dossier_paper_text_get_lines (flow.layout);

    if (count_fitting (self, lines, 0) == 0)
      {
        dossier_paper_layout_turn_page (self);
        number.y = self->y + 1.5;
      }
  }
  dossier_paper_layout_add (self, &number);
  place_lines (self, &flow);
  self->y += measure->below;
}

/* --- step by step --- */

static void
begin_stage (DossierPaperLayout *self, DossierPaperStage stage)
{
  self->stage = stage;
  self->next = 0;
}

static gboolean
has_numbers (DossierPaperLayout *self)
{
  for (guint i = 0; i < self->paper->notes->len; i++)
    if (g_array_index (self->paper->notes, DossierPaperNote, i).number > 0)
      return TRUE;
  return FALSE;
}

static void
do_next (DossierPaperLayout *self)
{
  const GArray           *notes = self->paper->notes;
  const DossierPaperNote *note;

  switch (self->stage)
    {
    case DOSSIER_PAPER_AT_BLOCKS:
      if (self->next < self->paper->document->blocks->len)
        {
          place_block (self);
          self->next++;
        }
      else
        begin_stage (self, DOSSIER_PAPER_AT_SOURCE);
      break;
    case DOSSIER_PAPER_AT_SOURCE:
      place_source (self);
      if (has_numbers (self))
        place_notes_heading (self);
      begin_stage (self, DOSSIER_PAPER_AT_NOTES);
      break;
    case DOSSIER_PAPER_AT_NOTES:
      if (self->next >= notes->len)
        {
          begin_stage (self, DOSSIER_PAPER_AT_END);
          break;
        }
      note = &g_array_index (notes, DossierPaperNote, self->next++);
      if (note->number > 0)
        place_note (self, note);
      break;
    case DOSSIER_PAPER_AT_END:
      break;
    }
}

gboolean
dossier_paper_layout_step (DossierPaperLayout *self, gint64 microseconds)
{
  gint64 deadline = g_get_monotonic_time () + microseconds;

  while (self->stage != DOSSIER_PAPER_AT_END)
    {
      do_next (self);
      if (microseconds > 0 && g_get_monotonic_time () > deadline)
        break;
    }
  return self->stage == DOSSIER_PAPER_AT_END;
}

guint
dossier_paper_layout_get_n_pages (DossierPaperLayout *self)
{
  return self->pages->len;
}
