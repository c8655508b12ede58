/* dossier-article-style.c: the text tags of an article: typography by block, colours by meaning.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-style.h"

/* Of the running text: the distance of two base lines in em. */
#define LINE_HEIGHT 1.45
#define MAX_DEPTH   6

/* Distances in em of the running text. @leading: of its own lines, against the running text's. */
typedef struct
{
  const char *name;
  double      scale;
  int         weight;
  double      above;
  double      below;
  double      leading;
  double      indent;
  gboolean    is_monospace;
  DossierInk  ink;
  gboolean    has_ink;
} LookSpec;

static const LookSpec LOOKS[DOSSIER_N_LOOKS] = {
  [DOSSIER_LOOK_BODY] = { .name = "body", .scale = 1, .below = 0.62, .leading = 1 },
  [DOSSIER_LOOK_TITLE] = { .name = "title",
                           .scale = 1.86,
                           .weight = 700,
                           .above = 0.6,
                           .leading = 0.87 },
  [DOSSIER_LOOK_LEAD] = { .name = "lead",
                          .scale = 1.13,
                          .below = 0.9,
                          .leading = 0.985,
                          .ink = DOSSIER_INK_SOFT,
                          .has_ink = TRUE },
  [DOSSIER_LOOK_HEADING] = { .name = "heading",
                             .scale = 1,
                             .weight = 700,
                             .above = 0.75,
                             .below = 0.36,
                             .leading = 0.9 },
  [DOSSIER_LOOK_QUOTE] = { .name = "quote",
                           .scale = 1,
                           .above = 0.1,
                           .below = 0.62,
                           .leading = 1,
                           .indent = 1.5,
                           .ink = DOSSIER_INK_SOFT,
                           .has_ink = TRUE },
  [DOSSIER_LOOK_LIST_ITEM] = { .name = "list-item",
                               .scale = 1,
                               .below = 0.26,
                               .leading = 1,
                               .indent = 1.6 },
  [DOSSIER_LOOK_TABLE] = { .name = "table",
                           .scale = 0.9,
                           .above = 0.12,
                           .below = 0.14,
                           .leading = 0.95 },
  [DOSSIER_LOOK_TABLE_HEAD] = { .name = "table-head",
                                .scale = 0.9,
                                .weight = 700,
                                .above = 0.12,
                                .below = 0.3,
                                .leading = 0.95 },
  [DOSSIER_LOOK_FIGURE] = { .name = "figure", .scale = 1, .above = 0.4, .below = 0.4 },
  [DOSSIER_LOOK_CAPTION] = { .name = "caption",
                             .scale = 0.82,
                             .below = 1.1,
                             .leading = 0.95,
                             .ink = DOSSIER_INK_DIM,
                             .has_ink = TRUE },
  [DOSSIER_LOOK_CODE] = { .name = "code-block",
                          .scale = 0.8,
                          .leading = 0.95,
                          .indent = 0.9,
                          .is_monospace = TRUE },
  /* Negative: as the line's own look has it. */
  [DOSSIER_LOOK_HEAD] = { .name = "head", .above = 0.9, .below = -1 },
  [DOSSIER_LOOK_TAIL] = { .name = "tail", .above = -1, .below = 1.0 },
  [DOSSIER_LOOK_END] = { .name = "end", .above = -1, .below = -1 },
};

/* Level 1 is the title's. */
static const double HEADING_SCALE[MAX_DEPTH + 1] = { 1.4, 1.4, 1.4, 1.2, 1.06, 1.0, 1.0 };

typedef struct
{
  GtkTextTag    *tag;
  DossierLook    look;
  guint          depth;
  PangoDirection direction;
} LookTag;

struct _DossierArticleStyle
{
  GtkTextTagTable   *table;
  GArray            *looks;
  GtkTextTag        *marks[DOSSIER_N_MARKS];
  DossierReadingFont font;
  int                title_space;
  DossierScheme      scheme;
};

/* A long mixture of common words: the mean over it is that of English prose to within 2 %. */
static const char SAMPLE[] = "the people of the old town have said that they would rather wait for "
                             "another year than give up what their families had built by the river";

void
dossier_reading_font_measure (DossierReadingFont *self, PangoContext *context)
{
  g_autoptr (PangoLayout) layout = pango_layout_new (context);
  const PangoFontDescription *description = pango_context_get_font_description (context);
  int                         size = pango_font_description_get_size (description);
  int                         width;
  int                         height;

  pango_layout_set_text (layout, SAMPLE, -1);
  pango_layout_get_size (layout, &width, &height);
  self->em = size / (double) PANGO_SCALE;
  if (!pango_font_description_get_size_is_absolute (description))
    self->em *= pango_cairo_context_get_resolution (context) / 72.0;
  self->em = MAX (self->em, 1.0);
  self->character = MAX (width / (double) PANGO_SCALE / (sizeof SAMPLE - 1), 1.0);
  self->leading = MAX (LINE_HEIGHT * self->em * PANGO_SCALE / MAX (height, 1), 1.0);
}

static GtkTextTag *
add_tag (DossierArticleStyle *self, const char *name)
{
  g_autoptr (GtkTextTag) tag = gtk_text_tag_new (name);

  gtk_text_tag_table_add (self->table, tag);
  return tag;
}

static void
set_look_font (DossierArticleStyle *self, const LookTag *entry)
{
  const LookSpec *spec = &LOOKS[entry->look];
  double          em = self->font.em;
  double          indent = dossier_article_style_get_indent (entry->look, entry->depth);
  double          below = spec->below * em;

  if (entry->look == DOSSIER_LOOK_TITLE)
    below = self->title_space;
  if (spec->above >= 0)
    g_object_set (entry->tag, "pixels-above-lines", (int) (spec->above * em + 0.5), NULL);
  if (spec->below >= 0)
    g_object_set (entry->tag, "pixels-below-lines", (int) (below + 0.5), NULL);
  if (spec->leading > 0)
    g_object_set (entry->tag,
                  "line-height",
                  (float) MAX (self->font.leading * spec->leading, 0.8),
                  NULL);
  if (indent > 0)
    g_object_set (entry->tag,
                  entry->direction == PANGO_DIRECTION_RTL ? "right-margin" : "left-margin",
                  (int) (indent * em + 0.5),
                  "accumulative-margin",
                  TRUE,
                  NULL);
}

static void
set_look_scheme (DossierArticleStyle *self, const LookTag *entry)
{
  const LookSpec *spec = &LOOKS[entry->look];

  if (spec->has_ink)
    g_object_set (entry->tag,
                  "foreground-rgba",
                  dossier_palette_get_ink (spec->ink, self->scheme),
                  NULL);
}

static void
set_look_face (const LookTag *entry)
{
  const LookSpec *spec = &LOOKS[entry->look];
  double          scale = spec->scale;

  if (entry->look == DOSSIER_LOOK_HEADING)
    scale = HEADING_SCALE[entry->depth];
  if (scale > 0 && scale != 1.0)
    g_object_set (entry->tag, "scale", scale, NULL);
  if (spec->weight > 0)
    g_object_set (entry->tag, "weight", spec->weight, NULL);
  if (spec->is_monospace)
    g_object_set (entry->tag, "family", "monospace", NULL);
  if (entry->look == DOSSIER_LOOK_FIGURE)
    g_object_set (entry->tag, "line-height", 1.0f, "justification", GTK_JUSTIFY_CENTER, NULL);
  if (entry->look == DOSSIER_LOOK_TITLE)
    g_object_set (entry->tag, "wrap-mode", GTK_WRAP_WORD, NULL);
}

GtkTextTag *
dossier_article_style_ensure_look (DossierArticleStyle *self,
                                   DossierLook          look,
                                   guint                depth,
                                   PangoDirection       direction)
{
  LookTag          entry = { NULL, look, MIN (depth, MAX_DEPTH), PANGO_DIRECTION_LTR };
  g_autofree char *name = NULL;
  int              n_below = 0;

  if (direction == PANGO_DIRECTION_RTL && dossier_article_style_get_indent (look, depth) > 0)
    entry.direction = PANGO_DIRECTION_RTL;
  for (guint i = 0; i < self->looks->len; i++)
    {
      const LookTag *known = &g_array_index (self->looks, LookTag, i);

      if (known->look == look && known->depth == entry.depth && known->direction == entry.direction)
        return known->tag;
      n_below += known->look <= look;
    }

  name = g_strdup_printf ("%s-%u%s",
                          LOOKS[look].name,
                          entry.depth,
                          entry.direction == PANGO_DIRECTION_RTL ? "-rtl" : "");
  entry.tag = add_tag (self, name);
  /* Below every mark and in the order of the looks, so that head and tail have the last word. */
  gtk_text_tag_set_priority (entry.tag, n_below);
  g_array_append_val (self->looks, entry);
  set_look_face (&entry);
  set_look_font (self, &entry);
  set_look_scheme (self, &entry);
  return entry.tag;
}

double
dossier_article_style_get_indent (DossierLook look, guint depth)
{
  return LOOKS[look].indent * CLAMP (depth, 1, MAX_DEPTH);
}

static void
add_marks (DossierArticleStyle *self)
{
  for (guint i = 0; i < DOSSIER_N_MARKS; i++)
    {
      g_autofree char *name = g_strdup_printf ("mark-%u", i);

      self->marks[i] = add_tag (self, name);
    }
  g_object_set (self->marks[DOSSIER_MARK_LINK], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (self->marks[DOSSIER_MARK_EMPHASIS], "style", PANGO_STYLE_ITALIC, NULL);
  g_object_set (self->marks[DOSSIER_MARK_STRONG], "weight", PANGO_WEIGHT_BOLD, NULL);
  g_object_set (self->marks[DOSSIER_MARK_CODE], "family", "monospace", "scale", 0.82, NULL);
  g_object_set (self->marks[DOSSIER_MARK_OVERLAP], "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    g_object_set (self->marks[DOSSIER_MARK_MENTION + kind],
                  "underline",
                  PANGO_UNDERLINE_SINGLE,
                  NULL);
}

DossierArticleStyle *
dossier_article_style_new (void)
{
  DossierArticleStyle *self = g_new0 (DossierArticleStyle, 1);

  self->table = gtk_text_tag_table_new ();
  self->looks = g_array_new (FALSE, TRUE, sizeof (LookTag));
  self->font = (DossierReadingFont){ 16, 8, 1 };
  self->scheme = dossier_palette_get_scheme ();
  add_marks (self);
  dossier_article_style_set_scheme (self, self->scheme);
  return self;
}

void
dossier_article_style_free (DossierArticleStyle *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->table);
  g_array_unref (self->looks);
  g_free (self);
}

GtkTextTagTable *
dossier_article_style_get_table (DossierArticleStyle *self)
{
  return self->table;
}

GtkTextTag *
dossier_article_style_get_mark (DossierArticleStyle *self, DossierMark mark)
{
  g_return_val_if_fail (mark < DOSSIER_N_MARKS, NULL);
  return self->marks[mark];
}

void
dossier_article_style_set_font (DossierArticleStyle      *self,
                                const DossierReadingFont *font,
                                int                       title_space)
{
  self->font = *font;
  self->title_space = title_space;
  for (guint i = 0; i < self->looks->len; i++)
    set_look_font (self, &g_array_index (self->looks, LookTag, i));
}

static void
set_kind_colours (DossierArticleStyle *self, DossierEntityKind kind)
{
  DossierTone tone = DOSSIER_TONE_OF_KIND (kind);
  GdkRGBA     line = *dossier_palette_get_tone (tone, self->scheme);
  GdkRGBA     wash = dossier_palette_get_wash (tone, self->scheme);
  GdkRGBA     strong = wash;

  strong.alpha = MIN (wash.alpha * 2.2f, 0.6f);
  line.alpha = 0.8f;
  g_object_set (self->marks[DOSSIER_MARK_MENTION + kind], "underline-rgba", &line, NULL);
  g_object_set (self->marks[DOSSIER_MARK_CHOSEN + kind], "background-rgba", &wash, NULL);
  g_object_set (self->marks[DOSSIER_MARK_CURRENT + kind], "background-rgba", &strong, NULL);
}

void
dossier_article_style_set_scheme (DossierArticleStyle *self, DossierScheme scheme)
{
  const GdkRGBA *accent = dossier_palette_get_ink (DOSSIER_INK_ACCENT, scheme);
  GdkRGBA        stretched = *accent;

  self->scheme = scheme;
  for (guint i = 0; i < self->looks->len; i++)
    set_look_scheme (self, &g_array_index (self->looks, LookTag, i));
  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    set_kind_colours (self, kind);
  for (guint highlight = 0; highlight < DOSSIER_N_HIGHLIGHTS; highlight++)
    {
      GdkRGBA wash = dossier_palette_get_wash (DOSSIER_TONE_OF_HIGHLIGHT (highlight), scheme);

      g_object_set (self->marks[DOSSIER_MARK_HIGHLIGHT + highlight],
                    "background-rgba",
                    &wash,
                    NULL);
    }
  g_object_set (self->marks[DOSSIER_MARK_LINK],
                "foreground-rgba",
                accent,
                "underline-rgba",
                accent,
                NULL);
  g_object_set (self->marks[DOSSIER_MARK_CODE],
                "background-rgba",
                dossier_palette_get_ink (DOSSIER_INK_GROUND, scheme),
                NULL);
  g_object_set (self->marks[DOSSIER_MARK_OVERLAP],
                "underline-rgba",
                dossier_palette_get_ink (DOSSIER_INK_DIM, scheme),
                NULL);
  g_object_set (self->marks[DOSSIER_MARK_HIT],
                "background-rgba",
                dossier_palette_get_ink (DOSSIER_INK_HIT, scheme),
                NULL);
  stretched.alpha = 0.25f;
  g_object_set (self->marks[DOSSIER_MARK_STRETCHED], "background-rgba", &stretched, NULL);
  g_object_set (self->marks[DOSSIER_MARK_HIT_CURRENT],
                "background-rgba",
                dossier_palette_get_ink (DOSSIER_INK_HIT_CURRENT, scheme),
                NULL);
}
