/* dossier-paper-text.c: the words of an article as Pango lays them out on paper.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-paper-text.h"

#define SERIF     "Vollkorn, Charis SIL, serif"
#define SANS      "Cantarell, Noto Sans, sans-serif"
#define MONOSPACE "monospace"

#define GREY 0x5a5a

typedef struct
{
  DossierPaperMeasure measure;
  const char         *family;
  PangoWeight         weight;
  PangoStyle          style;
  gboolean            is_grey;
} Look;

static const Look LOOKS[DOSSIER_N_PAPER_LOOKS] = {
  [DOSSIER_BLOCK_TITLE] = { { 23, 1.12, 0, 6, 0 }, SERIF, PANGO_WEIGHT_BOLD },
  [DOSSIER_BLOCK_PARAGRAPH] = { { 11, 1.12, 0, 7, 0 }, SERIF, PANGO_WEIGHT_NORMAL },
  [DOSSIER_BLOCK_HEADING] = { { 15, 1.15, 11, 4, 0 }, SERIF, PANGO_WEIGHT_BOLD },
  [DOSSIER_BLOCK_QUOTE] = { { 11, 1.12, 1, 7, 18 }, SERIF, PANGO_WEIGHT_NORMAL, 0, TRUE },
  [DOSSIER_BLOCK_LIST_ITEM] = { { 11, 1.12, 0, 3, 18 }, SERIF, PANGO_WEIGHT_NORMAL },
  [DOSSIER_BLOCK_TABLE] = { { 9, 1.1, 2, 4, 0 }, SANS, PANGO_WEIGHT_NORMAL },
  [DOSSIER_BLOCK_FIGURE] = { { 9, 1.1, 6, 4, 0 },
                             SERIF,
                             PANGO_WEIGHT_NORMAL,
                             PANGO_STYLE_ITALIC,
                             TRUE },
  [DOSSIER_BLOCK_CAPTION] = { { 8.5, 1.12, 0, 11, 0 }, SANS, PANGO_WEIGHT_NORMAL, 0, TRUE },
  [DOSSIER_BLOCK_CODE] = { { 8.5, 1.15, 5, 9, 8 }, MONOSPACE, PANGO_WEIGHT_NORMAL },
  [DOSSIER_PAPER_UNDER_TITLE] = { { 9, 1.15, 0, 15, 0 }, SANS, PANGO_WEIGHT_NORMAL, 0, TRUE },
  [DOSSIER_PAPER_SOURCE] = { { 8.5, 1.2, 12, 6, 0 }, SANS, PANGO_WEIGHT_NORMAL, 0, TRUE },
  [DOSSIER_PAPER_NOTE] = { { 9.5, 1.18, 0, 6, 22 }, SERIF, PANGO_WEIGHT_NORMAL },
  [DOSSIER_PAPER_NUMBER] = { { 7.5, 1, 0, 0, 0 }, SANS, PANGO_WEIGHT_BOLD },
  [DOSSIER_PAPER_RUNNING] = { { 8, 1, 0, 0, 0 }, SANS, PANGO_WEIGHT_NORMAL, 0, TRUE },
};

/* From level 2 on. */
static const double HEADING_SIZES[] = { 15, 13, 11.8, 11, 11 };

const DossierPaperMeasure *
dossier_paper_text_get_measure (guint look)
{
  g_return_val_if_fail (look < DOSSIER_N_PAPER_LOOKS, NULL);
  return &LOOKS[look].measure;
}

PangoContext *
dossier_paper_text_new_context (void)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  cairo_font_options_destroy (options);
  return context;
}

static void
set_face (PangoLayout *layout, guint look, guint level)
{
  PangoFontDescription *face = pango_font_description_new ();
  double                size = LOOKS[look].measure.size;

  if (look == DOSSIER_BLOCK_HEADING)
    size = HEADING_SIZES[CLAMP (level, 2, 6) - 2];
  pango_font_description_set_family_static (face, LOOKS[look].family);
  pango_font_description_set_weight (face, LOOKS[look].weight);
  pango_font_description_set_style (face, LOOKS[look].style);
  pango_font_description_set_size (face, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, face);
  pango_font_description_free (face);
}

PangoLayout *
dossier_paper_text_new (PangoContext *context,
                        guint         look,
                        guint         level,
                        const char   *words,
                        gssize        length,
                        double        width)
{
  PangoLayout *layout = pango_layout_new (context);

  g_assert (look < DOSSIER_N_PAPER_LOOKS);
  set_face (layout, look, level);
  if (width >= 0)
    pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (layout, LOOKS[look].measure.leading);
  pango_layout_set_text (layout, words, length);
  if (LOOKS[look].is_grey)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      pango_attr_list_insert (attributes, pango_attr_foreground_new (GREY, GREY, GREY));
      pango_layout_set_attributes (layout, attributes);
    }
  return layout;
}

GArray *
dossier_paper_text_get_lines (PangoLayout *layout)
{
  GArray          *lines = g_array_new (FALSE, FALSE, sizeof (DossierPaperLine));
  PangoLayoutIter *iter = pango_layout_get_iter (layout);

  do
    {
      PangoLayoutLine *words = pango_layout_iter_get_line_readonly (iter);
      int              top;
      int              bottom;
      DossierPaperLine line;

      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line = (DossierPaperLine){
        top / (double) PANGO_SCALE,
        bottom / (double) PANGO_SCALE,
        { words->start_index, words->start_index + words->length },
      };
      g_array_append_val (lines, line);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
  return lines;
}

GdkRGBA
dossier_paper_text_get_ground (DossierHighlight highlight)
{
  GdkRGBA wash =
      dossier_palette_get_wash (DOSSIER_TONE_OF_HIGHLIGHT (highlight), DOSSIER_SCHEME_LIGHT);

  return (GdkRGBA){
    1 - (1 - wash.red) * wash.alpha,
    1 - (1 - wash.green) * wash.alpha,
    1 - (1 - wash.blue) * wash.alpha,
    1,
  };
}

static guint16
get_channel (float part)
{
  return (guint16) (CLAMP (part, 0, 1) * 65535);
}

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, DossierSpan whole, DossierSpan part)
{
  attribute->start_index = MAX (part.start, whole.start) - whole.start;
  attribute->end_index = MIN (part.end, whole.end) - whole.start;
  pango_attr_list_change (attributes, attribute);
}

static PangoAttribute *
make_inline_attribute (DossierInlineKind kind)
{
  switch (kind)
    {
    case DOSSIER_INLINE_LINK:
    case DOSSIER_INLINE_REFERENCE:
      return pango_attr_foreground_new (0x1a1a, 0x4d4d, 0x9999);
    case DOSSIER_INLINE_EMPHASIS:
    case DOSSIER_INLINE_CREDIT:
      return pango_attr_style_new (PANGO_STYLE_ITALIC);
    case DOSSIER_INLINE_STRONG:
      return pango_attr_weight_new (PANGO_WEIGHT_BOLD);
    case DOSSIER_INLINE_CODE:
    case DOSSIER_INLINE_IMAGE:
      return pango_attr_family_new (MONOSPACE);
    case DOSSIER_INLINE_ANCHOR:
      break;
    }
  return NULL;
}

static gboolean
do_meet (DossierSpan a, DossierSpan b)
{
  return a.start < b.end && b.start < a.end;
}

void
dossier_paper_text_dress (PangoLayout        *layout,
                          const DossierPaper *paper,
                          DossierSpan         span,
                          guint               first_note,
                          guint               first_inline)
{
  PangoAttrList *known = pango_layout_get_attributes (layout);
  g_autoptr (PangoAttrList) attributes =
      known != NULL ? pango_attr_list_copy (known) : pango_attr_list_new ();
  const GArray *inlines = paper->document->inlines;
  gsize         covered = 0;

  for (guint i = first_inline; i < inlines->len; i++)
    {
      const DossierInline *run = &g_array_index (inlines, DossierInline, i);
      PangoAttribute      *attribute;

      if (run->span.start >= span.end)
        break;
      attribute = do_meet (run->span, span) ? make_inline_attribute (run->kind) : NULL;
      if (attribute != NULL)
        insert (attributes, attribute, span, run->span);
    }
  for (guint i = first_note; i < paper->notes->len; i++)
    {
      const DossierPaperNote *note = &g_array_index (paper->notes, DossierPaperNote, i);
      GdkRGBA                 ground = dossier_paper_text_get_ground (note->highlight);

      if (note->is_orphan || note->span.start >= span.end)
        break;
      if (!do_meet (note->span, span))
        continue;
      insert (attributes,
              pango_attr_background_new (get_channel (ground.red),
                                         get_channel (ground.green),
                                         get_channel (ground.blue)),
              span,
              note->span);
      if (note->span.start < covered)
        insert (attributes,
                pango_attr_underline_new (PANGO_UNDERLINE_SINGLE),
                span,
                (DossierSpan){ MAX (note->span.start, span.start), MIN (note->span.end, covered) });
      covered = MAX (covered, note->span.end);
    }
  pango_layout_set_attributes (layout, attributes);
}
