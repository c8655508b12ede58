/* dossier-export-html.c: articles as pages to read without Dossier and without a network.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The page shows what the reading room shows: the text with its highlights and pictures, the notes
 * and the figures. It has no scripts and asks for nothing; a policy in its head says so to the
 * browser. A bundle of the same articles stands in an attribute at its end, so that the page
 * imports as complete as a bundle does.
 */
#include "config.h"

#include "notebook/export/dossier-export-html-lists.h"
#include "notebook/export/dossier-export-private.h"
#include "notebook/import/dossier-import-private.h"

#include "core/text/dossier-segment.h"
#include "store/dossier-colour-names.h"
#include "store/dossier-images.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

static const char style[] =
    ":root{color-scheme:light dark}"
    "body{font:1.1rem/1.55 Georgia,'Noto Serif',serif;max-width:42rem;margin:2rem auto;"
    "padding:0 1rem;background:Canvas;color:CanvasText}"
    "h1{line-height:1.2}.about,table,figcaption,footer{font-family:sans-serif;font-size:.85rem}"
    "img{max-width:100%;height:auto}blockquote{border-inline-start:.2rem solid GrayText;"
    "margin-inline:0;padding-inline-start:1rem}pre{overflow-x:auto}"
    "table{border-collapse:collapse;width:100%}td,th{border-bottom:1px solid GrayText;"
    "padding:.3rem;text-align:start;vertical-align:top}"
    "mark{color:inherit;background:#fde68a}mark.green{background:#bbf7d0}"
    "mark.blue{background:#bfdbfe}mark.pink{background:#fbcfe8}mark.purple{background:#ddd6fe}"
    ".note{white-space:pre-wrap}"
    "@media (prefers-color-scheme:dark){mark{background:#725b00}mark.green{background:#14532d}"
    "mark.blue{background:#1e3a8a}mark.pink{background:#831843}mark.purple{background:#4c1d95}}";

/* What the last step needs of all articles before it. */
typedef struct
{
  GArray *ids;
} State;

static gpointer
new_state (void)
{
  State *state = g_new0 (State, 1);

  state->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  return state;
}

static void
free_state (gpointer data)
{
  State *state = data;

  g_array_unref (state->ids);
  g_free (state);
}

static void
append_escaped (GString *out, const char *text, gssize length)
{
  g_autofree char *escaped = g_markup_escape_text (text, length);

  g_string_append (out, escaped);
}

static void
append_element (GString *out, const char *name, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_string_append_printf (out, "<%s>", name);
  append_escaped (out, text, -1);
  g_string_append_printf (out, "</%s>\n", name);
}

/* Elements of runs inside a block; NULL for those that look like the text around them. */
static const char *const inline_names[] = {
  [DOSSIER_INLINE_LINK] = "a",        [DOSSIER_INLINE_EMPHASIS] = "em",
  [DOSSIER_INLINE_STRONG] = "strong", [DOSSIER_INLINE_CODE] = "code",
  [DOSSIER_INLINE_REFERENCE] = NULL,  [DOSSIER_INLINE_ANCHOR] = NULL,
  [DOSSIER_INLINE_CREDIT] = "small",  [DOSSIER_INLINE_IMAGE] = NULL,
};

/* A place of the text where something begins or ends. */
static int
compare_offsets (gconstpointer a, gconstpointer b)
{
  const gsize *left = a;
  const gsize *right = b;

  return *left < *right ? -1 : *left > *right;
}

static void
add_cut (GArray *cuts, gsize offset, DossierSpan span)
{
  if (offset > span.start && offset < span.end)
    g_array_append_val (cuts, offset);
}

/* Pieces of a block between which nothing changes. */
static GArray *
cut (const DossierExportItem *item, GPtrArray *marks, GPtrArray *runs, DossierSpan span)
{
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (gsize));

  g_array_append_val (cuts, span.start);
  for (guint i = 0; i < marks->len; i++)
    {
      const DossierAnnotation *mark = g_ptr_array_index (marks, i);

      add_cut (cuts, mark->span.start, span);
      add_cut (cuts, mark->span.end, span);
    }
  for (guint i = 0; i < runs->len; i++)
    {
      const DossierInline *run = g_ptr_array_index (runs, i);

      add_cut (cuts, run->span.start, span);
      add_cut (cuts, run->span.end, span);
    }
  g_array_append_val (cuts, span.end);
  g_array_sort (cuts, compare_offsets);
  return cuts;
}

static gboolean
covers (DossierSpan span, gsize start, gsize end)
{
  return span.start <= start && end <= span.end && start < end;
}

static void
open_run (GString *out, const DossierInline *run)
{
  g_autofree char *target = NULL;

  if (run->kind != DOSSIER_INLINE_LINK)
    {
      g_string_append_printf (out, "<%s>", inline_names[run->kind]);
      return;
    }
  target = g_markup_escape_text (run->target, -1);
  g_string_append_printf (out, "<a href=\"%s\" rel=\"noreferrer\">", target);
}

/* Only where it leads to the web: nothing in the page runs. */
static gboolean
is_shown (const DossierInline *run)
{
  if (inline_names[run->kind] == NULL)
    return FALSE;
  return run->kind != DOSSIER_INLINE_LINK ||
         (run->target != NULL && (g_str_has_prefix (run->target, "http://") ||
                                  g_str_has_prefix (run->target, "https://") ||
                                  g_str_has_prefix (run->target, "mailto:")));
}

static void
append_piece (GString                 *out,
              const DossierExportItem *item,
              GPtrArray               *marks,
              GPtrArray               *runs,
              gsize                    start,
              gsize                    end)
{
  g_autoptr (GString) closing = g_string_new (NULL);

  for (guint i = 0; i < marks->len; i++)
    {
      const DossierAnnotation *mark = g_ptr_array_index (marks, i);
      g_autofree char         *uuid = g_markup_escape_text (mark->uuid, -1);

      if (!covers (mark->span, start, end))
        continue;
      g_string_append_printf (out,
                              "<mark class=\"%s\" data-annotation=\"%s\">",
                              dossier_colour_to_string (mark->colour),
                              uuid);
      g_string_prepend (closing, "</mark>");
    }
  for (guint i = 0; i < runs->len; i++)
    {
      const DossierInline *run = g_ptr_array_index (runs, i);

      if (!covers (run->span, start, end))
        continue;
      open_run (out, run);
      g_string_prepend (closing, ">");
      g_string_prepend (closing, inline_names[run->kind]);
      g_string_prepend (closing, "</");
    }
  append_escaped (out, item->version->document->text + start, (gssize) (end - start));
  g_string_append (out, closing->str);
}

static gboolean
overlap (DossierSpan a, DossierSpan b)
{
  return a.start < b.end && b.start < a.end;
}

static void
append_words (GString *out, const DossierExportItem *item, DossierSpan span)
{
  const DossierDocument *document = item->version->document;
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autoptr (GPtrArray) runs = g_ptr_array_new ();
  g_autoptr (GArray) cuts = NULL;

  for (guint i = 0; i < item->annotations->len; i++)
    {
      DossierAnnotation *annotation = g_ptr_array_index (item->annotations, i);

      if (annotation->anchor != DOSSIER_ANCHOR_ORPHAN && overlap (annotation->span, span))
        g_ptr_array_add (marks, annotation);
    }
  for (guint i = 0; i < document->inlines->len; i++)
    {
      DossierInline *run = &g_array_index (document->inlines, DossierInline, i);

      if (run->span.start >= span.end)
        break;
      if (overlap (run->span, span) && is_shown (run))
        g_ptr_array_add (runs, run);
    }
  cuts = cut (item, marks, runs, span);
  for (guint i = 0; i + 1 < cuts->len; i++)
    append_piece (out,
                  item,
                  marks,
                  runs,
                  g_array_index (cuts, gsize, i),
                  g_array_index (cuts, gsize, i + 1));
}

/* Rows are lines, cells parted by tabs; highlights show in them too. */
static void
append_table (GString *out, const DossierExportItem *item, const DossierBlock *block)
{
  const char *text = item->version->document->text;
  gsize       start = block->span.start;
  guint       row = 0;

  g_string_append (out, "<table>\n<tr>");
  for (gsize i = block->span.start; i <= block->span.end; i++)
    {
      const char *cell = row < block->level ? "th" : "td";

      if (i < block->span.end && text[i] != '\t' && text[i] != '\n')
        continue;
      g_string_append_printf (out, "<%s>", cell);
      append_words (out, item, (DossierSpan){ start, i });
      g_string_append_printf (out, "</%s>", cell);
      start = i + 1;
      if (i < block->span.end && text[i] == '\n')
        {
          g_string_append (out, "</tr>\n<tr>");
          row++;
        }
    }
  g_string_append (out, "</tr>\n</table>\n");
}

static void
append_picture (GString *out, const DossierBlock *block, GPtrArray *images)
{
  const DossierImage *image = NULL;
  const char         *alternative = block->alternative != NULL ? block->alternative : "";
  g_autofree char    *escaped = g_markup_escape_text (alternative, -1);
  g_autofree char    *type = NULL;
  g_autofree char    *encoded = NULL;
  gsize               length = 0;
  const guchar       *data;

  for (guint i = 0; image == NULL && i < images->len; i++)
    if (g_strcmp0 (((DossierImage *) g_ptr_array_index (images, i))->url, block->image_url) == 0)
      image = g_ptr_array_index (images, i);
  if (image == NULL)
    {
      if (*alternative != '\0')
        g_string_append_printf (out, "<figure><figcaption>%s</figcaption></figure>\n", escaped);
      return;
    }
  data = g_bytes_get_data (image->bytes, &length);
  encoded = g_base64_encode (data, length);
  type = g_markup_escape_text (image->content_type != NULL ? image->content_type : "image/png", -1);
  g_string_append_printf (out,
                          "<figure><img alt=\"%s\" src=\"data:%s;base64,%s\"></figure>\n",
                          escaped,
                          type,
                          encoded);
}

/* Elements of blocks that are only words. */
static const struct
{
  const char *opening;
  const char *closing;
} block_marks[] = {
  [DOSSIER_BLOCK_TITLE] = { "<h1>", "</h1>" },
  [DOSSIER_BLOCK_PARAGRAPH] = { "<p>", "</p>" },
  [DOSSIER_BLOCK_HEADING] = { "<h2>", "</h2>" },
  [DOSSIER_BLOCK_QUOTE] = { "<blockquote><p>", "</p></blockquote>" },
  [DOSSIER_BLOCK_CAPTION] = { "<p><small>", "</small></p>" },
  [DOSSIER_BLOCK_CODE] = { "<pre>", "</pre>" },
};

static void
append_block (GString                 *out,
              const DossierExportItem *item,
              const DossierBlock      *block,
              GPtrArray               *images,
              DossierExportLists      *lists)
{
  if (block->kind == DOSSIER_BLOCK_LIST_ITEM)
    {
      dossier_export_lists_begin_item (lists, out, block);
      append_words (out, item, block->span);
      return;
    }
  dossier_export_lists_end (lists, out);
  if (block->kind == DOSSIER_BLOCK_FIGURE)
    append_picture (out, block, images);
  else if (block->kind == DOSSIER_BLOCK_TABLE)
    append_table (out, item, block);
  else
    {
      g_string_append (out, block_marks[block->kind].opening);
      append_words (out, item, block->span);
      g_string_append (out, block_marks[block->kind].closing);
      g_string_append_c (out, '\n');
    }
}

static void
append_about (GString *out, const DossierExportItem *item)
{
  const DossierArticle *article = item->article;
  g_autofree char      *url = g_markup_escape_text (article->url, -1);
  g_autofree char      *captured = dossier_export_dup_time (item->version->fetched);
  const char           *parts[] = { article->byline, article->site, article->published };

  g_string_append (out, "<p class=\"about\">");
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && *parts[i] != '\0')
      {
        append_escaped (out, parts[i], -1);
        g_string_append (out, " · ");
      }
  if (g_str_has_prefix (article->url, "http"))
    g_string_append_printf (out, "<a href=\"%s\" rel=\"noreferrer\">%s</a> · ", url, url);
  g_string_append_printf (out, "<time datetime=\"%s\">%.10s</time>", captured, captured);
  for (char **tag = item->tags; *tag != NULL; tag++)
    {
      g_string_append (out, " · #");
      append_escaped (out, *tag, -1);
    }
  g_string_append (out, "</p>\n");
}

/* What the reader calls the colour. */
static void
append_colour_name (GString *out, const char *name)
{
  if (name == NULL)
    return;
  g_string_append (out, " <small>");
  append_escaped (out, name, -1);
  g_string_append (out, "</small>");
}

/* @names: of the colours, NULL for those that have none of the reader's */
static void
append_notes (GString *out, const DossierExportItem *item, char **names)
{
  if (item->annotations->len == 0)
    return;
  append_element (out, "h2", _ ("Notes"));
  g_string_append (out, "<ol>\n");
  for (guint i = 0; i < item->annotations->len; i++)
    {
      const DossierAnnotation *annotation = g_ptr_array_index (item->annotations, i);
      g_autoptr (DossierSelector) selector = dossier_export_dup_selector (item, annotation);

      g_string_append_printf (out,
                              "<li><mark class=\"%s\">",
                              dossier_colour_to_string (annotation->colour));
      append_escaped (out, selector->quote, -1);
      g_string_append (out, "</mark>");
      append_colour_name (out, names[annotation->colour]);
      if (annotation->anchor == DOSSIER_ANCHOR_ORPHAN)
        g_string_append_printf (out, " <small>(%s)</small>", _ ("no longer in the article"));
      if (annotation->note != NULL)
        {
          g_string_append (out, "<div class=\"note\">");
          append_escaped (out, annotation->note, -1);
          g_string_append (out, "</div>");
        }
      for (char **tag = annotation->tags; *tag != NULL; tag++)
        {
          g_string_append (out, " <small>#");
          append_escaped (out, *tag, -1);
          g_string_append (out, "</small>");
        }
      g_string_append (out, "</li>\n");
    }
  g_string_append (out, "</ol>\n");
}

static void
append_cell (GString *out, const char *text, gsize length)
{
  g_string_append (out, "<td>");
  append_escaped (out, text, (gssize) length);
  g_string_append (out, "</td>");
}

static DossierSpan
find_sentence (GArray *sentences, guint *next, DossierSpan span)
{
  while (*next < sentences->len && g_array_index (sentences, DossierSpan, *next).end <= span.start)
    (*next)++;
  return *next < sentences->len ? g_array_index (sentences, DossierSpan, *next) : span;
}

static void
append_figure (GString                 *out,
               const DossierExportItem *item,
               const DossierMention    *mention,
               DossierSpan              sentence)
{
  const DossierFigure *figure = mention->figure;
  const char          *text = item->version->document->text;
  char                 buffer[G_ASCII_DTOSTR_BUF_SIZE] = "";

  if (!isnan (figure->value))
    g_ascii_formatd (buffer, sizeof buffer, "%.15g", figure->value);
  g_string_append (out, "<tr>");
  append_cell (out, text + mention->span.start, mention->span.end - mention->span.start);
  append_cell (out, buffer, strlen (buffer));
  append_cell (out, figure->unit, strlen (figure->unit));
  append_cell (out,
               figure->counted != NULL ? figure->counted : "",
               figure->counted != NULL ? strlen (figure->counted) : 0);
  append_cell (out, text + sentence.start, sentence.end - sentence.start);
  g_string_append (out, "</tr>\n");
}

static void
append_figures (GString *out, const DossierExportItem *item)
{
  const DossierDocument *document = item->version->document;
  g_autoptr (GArray) sentences = dossier_segment_sentences (document->text, document->text_length);
  g_autoptr (GString) rows = g_string_new (NULL);
  guint next = 0;

  for (guint i = 0; i < item->mentions->len; i++)
    {
      const DossierMention *mention =
          ((DossierStoredMention *) g_ptr_array_index (item->mentions, i))->mention;

      if (mention->figure != NULL)
        append_figure (rows, item, mention, find_sentence (sentences, &next, mention->span));
    }
  if (rows->len == 0)
    return;
  append_element (out, "h2", _ ("Figures"));
  g_string_append (out, "<table>\n<tr>");
  append_element (out, "th", _ ("Words"));
  append_element (out, "th", _ ("Value"));
  append_element (out, "th", _ ("Unit"));
  append_element (out, "th", _ ("What"));
  append_element (out, "th", _ ("Sentence"));
  g_string_append_printf (out, "</tr>\n%s</table>\n", rows->str);
}

static gboolean
add_item (const DossierExportItem *item, gpointer data, GString *out, GError **error)
{
  State                 *state = data;
  const DossierDocument *document = item->version->document;
  g_autofree char       *language =
      g_markup_escape_text (document->language != NULL ? document->language : "", -1);
  g_autoptr (GPtrArray) images =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_image_free);
  DossierExportLists lists = { 0 };
  char              *names[DOSSIER_N_COLOURS];

  if (!dossier_images_list (item->db, item->version->id, images, error) ||
      !dossier_colour_names_read (item->db, names, error))
    return FALSE;
  g_array_append_val (state->ids, item->article->id);
  if (state->ids->len == 1)
    {
      append_element (out, "title", item->article->title);
      g_string_append_printf (out, "<style>%s</style>\n</head>\n<body>\n", style);
    }
  g_string_append_printf (out, "<article lang=\"%s\" dir=\"auto\">\n", language);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      append_block (out, item, &g_array_index (document->blocks, DossierBlock, i), images, &lists);
      if (i == 0)
        append_about (out, item);
    }
  dossier_export_lists_end (&lists, out);
  append_notes (out, item, names);
  append_figures (out, item);
  g_string_append (out, "</article>\n");
  for (guint i = 0; i < DOSSIER_N_COLOURS; i++)
    g_free (names[i]);
  return TRUE;
}

static GBytes *
pack (GBytes *bytes, GError **error)
{
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GConverter) packer =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, 9));
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, packer);
  gsize       length = 0;
  const void *data = g_bytes_get_data (bytes, &length);

  if (!g_output_stream_write_all (stream, data, length, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

static gboolean
add_bundle (DossierDb *db, gpointer data, GString *out, GError **error)
{
  State *state = data;
  g_autoptr (GBytes) bundle = dossier_export_make_bundle (db, state->ids, error);
  g_autoptr (GBytes) packed = bundle != NULL ? pack (bundle, error) : NULL;
  g_autofree char *encoded = NULL;
  gsize            length = 0;
  const guchar    *bytes;

  if (packed == NULL)
    return FALSE;
  bytes = g_bytes_get_data (packed, &length);
  encoded = g_base64_encode (bytes, length);
  if (state->ids->len == 0)
    g_string_append (out, "</head>\n<body>\n");
  g_string_append_printf (out,
                          "<footer hidden " DOSSIER_IMPORT_BUNDLE_ATTRIBUTE "=\"%s\"></footer>\n",
                          encoded);
  return TRUE;
}

#define OPENING                                                                                    \
  "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"                                    \
  "<meta name=\"viewport\" content=\"width=device-width\">\n"                                      \
  "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src data:; "     \
  "style-src 'unsafe-inline'\">\n<meta name=\"generator\" content=\"Dossier\">\n"

const DossierExportWriter dossier_export_html = {
  .name = "html",
  .suffix = "html",
  .opening = OPENING,
  .separator = "<hr>\n",
  .closing = "</body>\n</html>\n",
  .add = add_item,
  .finish = add_bundle,
  .new_state = new_state,
  .free_state = free_state,
};
