/* dossier-changes-text.c: two versions of an article as one text that shows what changed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/versions/dossier-changes-text.h"

#include "app/reader/dossier-block-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OBJECT_REPLACEMENT "\xef\xbf\xbc"

#define RGB(hex)                                                                                   \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.0f, ((hex) >> 8 & 0xff) / 255.0f, ((hex) &0xff) / 255.0f, 1         \
  }

/* Apart from each other in lightness too, for those who see no red or no green. */
static const GdkRGBA INKS[DOSSIER_DIFF_MOVED + 1][DOSSIER_N_SCHEMES] = {
  [DOSSIER_DIFF_CHANGED] = { RGB (0x986a00), RGB (0xe5b73b), RGB (0x7c5600) },
  [DOSSIER_DIFF_ADDED] = { RGB (0x1a7f4b), RGB (0x6fd79f), RGB (0x146539) },
  [DOSSIER_DIFF_REMOVED] = { RGB (0xb3261e), RGB (0xff8f85), RGB (0xa3221b) },
  [DOSSIER_DIFF_MOVED] = { RGB (0x1c5fb8), RGB (0x86b6f2), RGB (0x1a5199) },
};

static const float WASH[DOSSIER_N_SCHEMES] = { 0.13f, 0.2f, 0.13f };
static const float CURRENT_WASH[DOSSIER_N_SCHEMES] = { 0.16f, 0.26f, 0.16f };

/* A piece of one of the texts in the buffer. */
typedef struct
{
  DossierSpan span;
  guint       character;
} Segment;

/* A sentence in the buffer. */
typedef struct
{
  guint start;
  guint end;
} PartRange;

/* Building ------------------------------------------------------------------------------------- */

typedef struct
{
  guint           start;
  guint           end;
  DossierDiffKind kind;
} Run;

typedef struct
{
  DossierChangesText *self;
  const char         *texts[2]; /* old, new */
  GString            *out;
  guint               n_characters;
  GArray             *runs; /* Run */

  gsize    new_next;    /* bytes of the new text that are in the buffer */
  gsize    removed_end; /* of the old text, when something was just removed */
  gboolean is_removing; /* the last that was written is not in the new text … */
  gboolean is_own_line; /* … and stands on a line of its own */
} Build;

static void
append_raw (Build *build, const char *text, gsize length)
{
  g_string_append_len (build->out, text, (gssize) length);
  build->n_characters += (guint) g_utf8_strlen (text, (gssize) length);
}

static gboolean
ends_with (const Build *build, char byte)
{
  return build->out->len > 0 && build->out->str[build->out->len - 1] == byte;
}

static void
ensure_new_line (Build *build)
{
  if (build->out->len > 0 && !ends_with (build, '\n'))
    append_raw (build, "\n", 1);
}

static void
ensure_space (Build *build)
{
  if (build->out->len > 0 && !ends_with (build, '\n') && !ends_with (build, ' '))
    append_raw (build, " ", 1);
}

/* What stands between two sentences: nothing but white space. */
static void
append_gap (Build *build, const char *gap, gsize length)
{
  if (memchr (gap, '\n', length) != NULL)
    ensure_new_line (build);
  else if (memchr (gap, '\t', length) != NULL)
    append_raw (build, "\t", 1);
  else if (length > 0)
    ensure_space (build);
}

static void
append_piece (Build *build, guint side, DossierSpan span)
{
  Segment segment = { span, build->n_characters };

  if (span.start >= span.end)
    return;
  g_array_append_val (build->self->segments[side], segment);
  append_raw (build, build->texts[side] + span.start, span.end - span.start);
}

/* A passage of one of the texts; pictures are told of in words. @kind SAME: no mark. */
static void
append_span (Build *build, guint side, DossierSpan span, DossierDiffKind kind)
{
  const char *text = build->texts[side];
  Run         run = { build->n_characters, 0, kind };

  while (span.start < span.end)
    {
      const char *picture =
          g_strstr_len (text + span.start, (gssize) (span.end - span.start), OBJECT_REPLACEMENT);
      gsize end = picture != NULL ? (gsize) (picture - text) : span.end;

      append_piece (build, side, (DossierSpan){ span.start, end });
      span.start = end;
      if (picture != NULL)
        {
          /* Translators: stands in a text in the place of a picture */
          const char *words = _ ("[Picture]");
          Segment     segment = { { end, end + strlen (OBJECT_REPLACEMENT) }, build->n_characters };

          g_array_append_val (build->self->segments[side], segment);
          append_raw (build, words, strlen (words));
          span.start = segment.span.end;
        }
    }
  run.end = build->n_characters;
  if (kind != DOSSIER_DIFF_SAME && run.start < run.end)
    g_array_append_val (build->runs, run);
}

static gboolean
begins_line (const char *text, gsize offset)
{
  while (offset > 0 && (text[offset - 1] == ' ' || text[offset - 1] == '\t'))
    offset--;
  return offset == 0 || text[offset - 1] == '\n';
}

static void
append_removed (Build *build, const DossierDiffPart *part)
{
  gboolean is_own_line = begins_line (build->texts[0], part->old.start);

  if (is_own_line)
    ensure_new_line (build);
  else
    ensure_space (build);
  build->is_own_line = is_own_line || (build->is_removing && build->is_own_line);
  build->is_removing = TRUE;
  build->removed_end = part->old.end;
}

/* What separates a sentence of the new text from what stands before it in the buffer. */
static void
append_separator (Build *build, const DossierDiffPart *part)
{
  const char *gap = build->texts[1] + build->new_next;
  gsize       gap_length = part->new.start - build->new_next;
  gsize       length = part->old.start - build->removed_end;
  gboolean    follows = build->is_removing && part->old.start < part->old.end &&
                     part->kind != DOSSIER_DIFF_MOVED && part->old.start >= build->removed_end;

  if (follows && memchr (build->texts[0] + build->removed_end, '\n', length) == NULL)
    ensure_space (build);
  else if (build->is_removing && build->is_own_line)
    ensure_new_line (build);
  else
    append_gap (build, gap, gap_length);
  build->is_removing = FALSE;
  build->is_own_line = FALSE;
}

static gboolean
is_space_at (const char *text, gsize offset)
{
  return text[offset] == ' ' || text[offset] == '\t' || text[offset] == '\n';
}

/* Words that are gone stand before those that came in their place. */
static void
append_changed (Build *build, const DossierDiffPart *part)
{
  const char *old = build->texts[0];
  gsize       next = part->new.start;

  for (guint i = 0; i < part->words->len; i++)
    {
      const DossierDiffWords *words = &g_array_index (part->words, DossierDiffWords, i);

      if (words->is_new)
        {
          append_span (build, 1, (DossierSpan){ next, words->span.start }, DOSSIER_DIFF_SAME);
          append_span (build, 1, words->span, DOSSIER_DIFF_ADDED);
          next = words->span.end;
          continue;
        }
      append_span (build, 1, (DossierSpan){ next, words->at }, DOSSIER_DIFF_SAME);
      next = MAX (next, words->at);
      if (words->span.start > part->old.start && is_space_at (old, words->span.start - 1))
        ensure_space (build);
      append_span (build, 0, words->span, DOSSIER_DIFF_REMOVED);
      if (next < part->new.end && !is_space_at (build->texts[1], next) &&
          words->span.end < part->old.end && is_space_at (old, words->span.end))
        append_raw (build, " ", 1);
    }
  append_span (build, 1, (DossierSpan){ next, part->new.end }, DOSSIER_DIFF_SAME);
}

static void
append_part (Build *build, const DossierDiffPart *part)
{
  PartRange range;

  if (part->kind == DOSSIER_DIFF_REMOVED)
    append_removed (build, part);
  else
    append_separator (build, part);
  range.start = build->n_characters;
  if (part->kind == DOSSIER_DIFF_REMOVED)
    append_span (build, 0, part->old, DOSSIER_DIFF_REMOVED);
  else
    {
      if (part->kind == DOSSIER_DIFF_CHANGED)
        append_changed (build, part);
      else
        append_span (build, 1, part->new, part->kind);
      build->new_next = part->new.end;
    }
  range.end = build->n_characters;
  g_array_append_val (build->self->parts, range);
}

/* Dressing ------------------------------------------------------------------------------------- */

static void
apply (DossierChangesText *self, GtkTextTag *tag, guint start, guint end)
{
  GtkTextIter from;
  GtkTextIter to;

  gtk_text_buffer_get_iter_at_offset (self->buffer, &from, (int) start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &to, (int) end);
  gtk_text_buffer_apply_tag (self->buffer, tag, &from, &to);
}

/* The lines of a block of the new text look as they do in the article. */
static void
dress_block (DossierChangesText *self, const DossierBlock *block)
{
  /* Of a picture there are only its words here. */
  DossierLook look =
      block->kind == DOSSIER_BLOCK_FIGURE ? DOSSIER_LOOK_CAPTION : dossier_block_look (block->kind);
  DossierChangeRange range;
  GtkTextIter        start;
  GtkTextIter        end;

  if (look == DOSSIER_LOOK_BODY || !dossier_changes_text_find (self, TRUE, block->span, &range))
    return;
  gtk_text_buffer_get_iter_at_offset (self->buffer, &start, (int) range.start);
  gtk_text_buffer_get_iter_at_offset (self->buffer, &end, (int) range.end);
  gtk_text_iter_set_line_offset (&start, 0);
  gtk_text_iter_forward_line (&end);
  gtk_text_buffer_apply_tag (
      self->buffer,
      dossier_article_style_ensure_look (self->style, look, block->level, PANGO_DIRECTION_LTR),
      &start,
      &end);
}

static void
dress (DossierChangesText *self, const GArray *runs)
{
  const DossierDocument *document = dossier_comparison_get_new_document (self->comparison);
  GtkTextIter            start;
  GtkTextIter            end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_apply_tag (
      self->buffer,
      dossier_article_style_ensure_look (self->style, DOSSIER_LOOK_BODY, 0, PANGO_DIRECTION_LTR),
      &start,
      &end);
  for (guint i = 0; i < document->blocks->len; i++)
    dress_block (self, &g_array_index (document->blocks, DossierBlock, i));
  for (guint i = 0; i < runs->len; i++)
    {
      const Run *run = &g_array_index (runs, Run, i);

      apply (self, self->marks[run->kind], run->start, run->end);
    }
  dossier_block_look_part_lines (self->buffer, self->style);
}

static void
add_marks (DossierChangesText *self)
{
  GtkTextTagTable *table = dossier_article_style_get_table (self->style);

  for (guint kind = DOSSIER_DIFF_SAME; kind <= DOSSIER_DIFF_MOVED; kind++)
    {
      g_autoptr (GtkTextTag) tag = gtk_text_tag_new (NULL);

      gtk_text_tag_table_add (table, tag);
      self->marks[kind] = tag; /* the table keeps it */
    }
  g_object_set (self->marks[DOSSIER_DIFF_ADDED], "underline", PANGO_UNDERLINE_SINGLE, NULL);
  g_object_set (self->marks[DOSSIER_DIFF_REMOVED], "strikethrough", TRUE, NULL);
  g_object_set (self->marks[DOSSIER_DIFF_MOVED], "underline", PANGO_UNDERLINE_DOUBLE, NULL);
  self->current = gtk_text_tag_new (NULL);
  gtk_text_tag_table_add (table, self->current);
}

static void
list_ranges (DossierChangesText *self)
{
  const DossierVersionDiff *diff = dossier_comparison_get_diff (self->comparison);

  for (guint i = 0; i < diff->passages->len; i++)
    {
      const DossierDiffPassage *passage = &g_array_index (diff->passages, DossierDiffPassage, i);
      guint                     last = passage->first_part + passage->n_parts - 1;
      DossierChangeRange        range = {
               passage->kind,
               g_array_index (self->parts, PartRange, passage->first_part).start,
               g_array_index (self->parts, PartRange, last).end,
      };

      g_array_append_val (self->ranges, range);
    }
}

DossierChangesText *
dossier_changes_text_new (DossierComparison *comparison)
{
  DossierChangesText       *self = g_new0 (DossierChangesText, 1);
  const DossierVersionDiff *diff = dossier_comparison_get_diff (comparison);
  g_autoptr (GString) out = g_string_new (NULL);
  g_autoptr (GArray) runs = g_array_new (FALSE, FALSE, sizeof (Run));
  Build build = {
    .self = self,
    .texts = { dossier_comparison_get_old_document (comparison)->text,
               dossier_comparison_get_new_document (comparison)->text },
    .out = out,
    .runs = runs,
  };

  self->comparison = g_object_ref (comparison);
  self->style = dossier_article_style_new ();
  self->buffer = gtk_text_buffer_new (dossier_article_style_get_table (self->style));
  gtk_text_buffer_set_enable_undo (self->buffer, FALSE);
  self->ranges = g_array_new (FALSE, FALSE, sizeof (DossierChangeRange));
  self->parts = g_array_new (FALSE, FALSE, sizeof (PartRange));
  for (guint side = 0; side < 2; side++)
    self->segments[side] = g_array_new (FALSE, FALSE, sizeof (Segment));
  add_marks (self);
  for (guint i = 0; i < diff->parts->len; i++)
    append_part (&build, &g_array_index (diff->parts, DossierDiffPart, i));
  gtk_text_buffer_set_text (self->buffer, out->str, (int) out->len);
  list_ranges (self);
  dress (self, runs);
  dossier_changes_text_set_scheme (self, dossier_palette_get_scheme ());
  return self;
}

void
dossier_changes_text_free (DossierChangesText *self)
{
  if (self == NULL)
    return;
  g_object_unref (self->buffer);
  g_object_unref (self->current);
  dossier_article_style_free (self->style);
  g_array_unref (self->ranges);
  g_array_unref (self->parts);
  for (guint side = 0; side < 2; side++)
    g_array_unref (self->segments[side]);
  g_object_unref (self->comparison);
  g_free (self);
}

void
dossier_changes_text_set_scheme (DossierChangesText *self, DossierScheme scheme)
{
  GdkRGBA current = *dossier_palette_get_ink (DOSSIER_INK_ACCENT, scheme);

  dossier_article_style_set_scheme (self->style, scheme);
  for (guint kind = DOSSIER_DIFF_ADDED; kind <= DOSSIER_DIFF_MOVED; kind++)
    {
      GdkRGBA ink = INKS[kind][scheme];
      GdkRGBA wash = ink;

      wash.alpha = WASH[scheme];
      g_object_set (self->marks[kind], "background-rgba", &wash, NULL);
      if (kind == DOSSIER_DIFF_REMOVED)
        g_object_set (self->marks[kind],
                      "strikethrough-rgba",
                      &ink,
                      "foreground-rgba",
                      dossier_palette_get_ink (DOSSIER_INK_DIM, scheme),
                      NULL);
      else
        g_object_set (self->marks[kind], "underline-rgba", &ink, NULL);
    }
  current.alpha = CURRENT_WASH[scheme];
  g_object_set (self->current, "paragraph-background-rgba", &current, NULL);
}

/* Finding -------------------------------------------------------------------------------------- */

/* The last segment that begins at the offset or before it; G_MAXUINT: none. */
static guint
find_segment (const GArray *segments, gsize offset)
{
  guint low = 0;
  guint high = segments->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (segments, Segment, middle).span.start <= offset)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? low - 1 : G_MAXUINT;
}

static gboolean
find_character (DossierChangesText *self, gboolean is_new, gsize offset, guint *character)
{
  const DossierDocument *document = is_new ? dossier_comparison_get_new_document (self->comparison)
                                           : dossier_comparison_get_old_document (self->comparison);
  const GArray          *segments = self->segments[is_new ? 1 : 0];
  guint                  i = find_segment (segments, offset);
  const Segment         *segment;

  if (i == G_MAXUINT)
    return FALSE;
  segment = &g_array_index (segments, Segment, i);
  if (offset > segment->span.end)
    return FALSE;
  *character = segment->character + (guint) g_utf8_strlen (document->text + segment->span.start,
                                                           (gssize) (offset - segment->span.start));
  return TRUE;
}

/* The sentence of the old or new text that holds an offset. */
static gboolean
find_sentence (DossierChangesText *self, gboolean is_new, gsize offset, DossierChangeRange *range)
{
  const GArray *parts = dossier_comparison_get_diff (self->comparison)->parts;

  for (guint i = 0; i < parts->len; i++)
    {
      const DossierDiffPart *part = &g_array_index (parts, DossierDiffPart, i);
      DossierSpan            span = is_new ? part->new : part->old;

      if (offset < span.start || offset >= span.end)
        continue;
      range->kind = part->kind;
      range->start = g_array_index (self->parts, PartRange, i).start;
      range->end = g_array_index (self->parts, PartRange, i).end;
      return TRUE;
    }
  return FALSE;
}

gboolean
dossier_changes_text_find (DossierChangesText *self,
                           gboolean            is_new,
                           DossierSpan         span,
                           DossierChangeRange *range)
{
  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (range != NULL, FALSE);

  range->kind = DOSSIER_DIFF_SAME;
  if (find_character (self, is_new, span.start, &range->start) &&
      find_character (self, is_new, span.end, &range->end) && range->start < range->end)
    return TRUE;
  return find_sentence (self, is_new, span.start, range);
}

void
dossier_changes_text_set_current (DossierChangesText *self, const DossierChangeRange *range)
{
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (self->buffer, &start, &end);
  gtk_text_buffer_remove_tag (self->buffer, self->current, &start, &end);
  if (range != NULL)
    apply (self, self->current, range->start, range->end);
}

const GdkRGBA *
dossier_changes_text_get_ink (DossierDiffKind kind, DossierScheme scheme)
{
  g_return_val_if_fail (kind <= DOSSIER_DIFF_MOVED, NULL);
  return &INKS[kind][scheme];
}

const char *
dossier_changes_text_get_sign (DossierDiffKind kind)
{
  static const char *const signs[] = {
    [DOSSIER_DIFF_SAME] = "",     [DOSSIER_DIFF_CHANGED] = "≠", [DOSSIER_DIFF_ADDED] = "+",
    [DOSSIER_DIFF_REMOVED] = "−", [DOSSIER_DIFF_MOVED] = "↕",
  };

  g_return_val_if_fail (kind <= DOSSIER_DIFF_MOVED, "");
  return signs[kind];
}
