/* dossier-export-csv.c: figures, entities and annotations as tables.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * RFC 4180: a first row of names, fields in quotes where they must be, lines end in CRLF; UTF-8.
 * Numbers have a point whatever the locale; several values in one field are joined by "; ".
 */
#include "config.h"

#include "notebook/export/dossier-export-private.h"

#include "core/text/dossier-segment.h"

#include <math.h>
#include <string.h>

static void
end_row (GString *out)
{
  g_string_truncate (out, out->len - 1);
  g_string_append (out, "\r\n");
}

static void
append_text (GString *out, const char *text)
{
  if (text == NULL)
    text = "";
  if (strpbrk (text, "\",\r\n") == NULL)
    {
      g_string_append (out, text);
    }
  else
    {
      g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);

      g_string_append_printf (out, "\"%s\"", doubled);
    }
  g_string_append_c (out, ',');
}

/* What is not a number is an empty field: an open bound, a place nobody knows. */
static void
append_number (GString *out, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (isfinite (value))
    g_string_append (out, g_ascii_formatd (buffer, sizeof buffer, "%.15g", value));
  g_string_append_c (out, ',');
}

static void
append_span (GString *out, const DossierExportItem *item, DossierSpan span)
{
  append_number (out, (double) dossier_text_index_to_code_point (item->index, span.start));
  append_number (out, (double) dossier_text_index_to_code_point (item->index, span.end));
}

static void
append_part (GString *out, const DossierExportItem *item, DossierSpan span)
{
  g_autofree char *words =
      g_strndup (item->version->document->text + span.start, span.end - span.start);

  append_text (out, words);
}

static void
append_article (GString *out, const DossierExportItem *item)
{
  append_text (out, item->article->title);
  append_text (out, item->article->site);
  append_text (out, item->article->published);
  append_text (out, item->article->url);
}

static void
append_also (GString *out, const DossierFigure *figure)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; figure->also != NULL && i < figure->also->len; i++)
    {
      const DossierQuantity *quantity = &g_array_index (figure->also, DossierQuantity, i);
      char                   buffer[G_ASCII_DTOSTR_BUF_SIZE];

      g_string_append_printf (joined,
                              "%s%s %s",
                              i > 0 ? "; " : "",
                              g_ascii_formatd (buffer, sizeof buffer, "%.15g", quantity->value),
                              quantity->unit);
    }
  append_text (out, joined->str);
}

/* The sentence that holds @span; sentences and mentions both come in order, so @next only rises. */
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
  const DossierSource *source = mention->source;

  append_part (out, item, mention->span);
  append_number (out, figure->value);
  append_number (out, figure->low);
  append_number (out, figure->high);
  append_text (out, figure->unit);
  append_text (out, figure->counted);
  append_text (out, dossier_hedge_to_string (figure->hedge));
  append_also (out, figure);
  append_text (out, source != NULL ? dossier_source_get_title (source) : NULL);
  append_text (out, source != NULL ? source->cue_words : NULL);
  append_part (out, item, sentence);
  append_article (out, item);
  append_number (out, item->version->number);
  append_span (out, item, mention->span);
  end_row (out);
}

static gboolean
add_figures (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  const DossierDocument *document = item->version->document;
  g_autoptr (GArray) sentences = dossier_segment_sentences (document->text, document->text_length);
  guint next = 0;

  for (guint i = 0; i < item->mentions->len; i++)
    {
      const DossierStoredMention *stored = g_ptr_array_index (item->mentions, i);

      if (stored->mention->figure != NULL)
        append_figure (out,
                       item,
                       stored->mention,
                       find_sentence (sentences, &next, stored->mention->span));
    }
  return TRUE;
}

/* All mentions of one entity in one article. */
typedef struct
{
  const DossierMention *first;
  guint                 n_mentions;
  GPtrArray            *words; /* owned, each once, in order */
} Named;

static void
free_named (gpointer data)
{
  Named *named = data;

  g_ptr_array_unref (named->words);
  g_free (named);
}

static void
add_words (Named *named, const DossierExportItem *item, DossierSpan span)
{
  g_autofree char *words =
      g_strndup (item->version->document->text + span.start, span.end - span.start);

  if (!g_ptr_array_find_with_equal_func (named->words, words, g_str_equal, NULL))
    g_ptr_array_add (named->words, g_steal_pointer (&words));
}

/* (element-type Named): by first mention. */
static GPtrArray *
group_by_entity (const DossierExportItem *item)
{
  GPtrArray *all = g_ptr_array_new_with_free_func (free_named);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < item->mentions->len; i++)
    {
      DossierStoredMention *stored = g_ptr_array_index (item->mentions, i);
      Named                *named = g_hash_table_lookup (by_id, &stored->entity_id);

      if (stored->entity_id == 0)
        continue;
      if (named == NULL)
        {
          named = g_new0 (Named, 1);
          named->first = stored->mention;
          named->words = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (by_id, &stored->entity_id, named);
          g_ptr_array_add (all, named);
        }
      named->n_mentions++;
      add_words (named, item, stored->mention->span);
    }
  return all;
}

static void
append_named (GString *out, const DossierExportItem *item, const Named *named)
{
  const DossierPlace *place = named->first->place;
  g_autofree char    *words = NULL;

  g_ptr_array_add (named->words, NULL);
  words = g_strjoinv ("; ", (char **) named->words->pdata);
  append_text (out, dossier_entity_kind_to_string (named->first->kind));
  append_text (out, named->first->name);
  append_number (out, named->n_mentions);
  append_text (out, words);
  append_number (out, dossier_export_round_degrees (place != NULL ? place->latitude : NAN));
  append_number (out, dossier_export_round_degrees (place != NULL ? place->longitude : NAN));
  append_text (out, place != NULL ? place->country : NULL);
  append_article (out, item);
  end_row (out);
}

static gboolean
add_entities (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  g_autoptr (GPtrArray) all = group_by_entity (item);

  for (guint i = 0; i < all->len; i++)
    append_named (out, item, g_ptr_array_index (all, i));
  return TRUE;
}

static void
append_annotation (GString *out, const DossierExportItem *item, const DossierAnnotation *annotation)
{
  static const char *const anchors[] = {
    [DOSSIER_ANCHOR_EXACT] = "exact",
    [DOSSIER_ANCHOR_APPROXIMATE] = "approximate",
    [DOSSIER_ANCHOR_ORPHAN] = "orphan",
  };
  g_autoptr (DossierSelector) selector = dossier_export_dup_selector (item, annotation);
  g_autofree char *tags = g_strjoinv ("; ", annotation->tags);
  g_autofree char *created = dossier_export_dup_time (annotation->created);
  g_autofree char *modified = dossier_export_dup_time (annotation->modified);

  append_text (out, selector->quote);
  append_text (out, annotation->note);
  append_text (out, tags);
  append_text (out, dossier_colour_to_string (annotation->colour));
  append_text (out, created);
  append_text (out, modified);
  append_article (out, item);
  append_text (out, anchors[annotation->anchor]);
  if (annotation->anchor != DOSSIER_ANCHOR_ORPHAN)
    append_span (out, item, annotation->span);
  else
    g_string_append (out, ",,");
  append_text (out, selector->prefix);
  append_text (out, selector->suffix);
  append_text (out, annotation->uuid);
  end_row (out);
}

static gboolean
add_annotations (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  for (guint i = 0; i < item->annotations->len; i++)
    append_annotation (out, item, g_ptr_array_index (item->annotations, i));
  return TRUE;
}

const DossierExportWriter dossier_export_csv_figures = {
  .name = "csv-figures",
  .suffix = "csv",
  .opening = "words,value,low,high,unit,counted,hedge,also,speaker,cue,sentence,"
             "title,site,published,url,version,start,end\r\n",
  .separator = "",
  .closing = "",
  .add = add_figures,
};

const DossierExportWriter dossier_export_csv_entities = {
  .name = "csv-entities",
  .suffix = "csv",
  .opening = "type,name,mentions,words,latitude,longitude,country,title,site,published,url\r\n",
  .separator = "",
  .closing = "",
  .add = add_entities,
};

const DossierExportWriter dossier_export_csv_annotations = {
  .name = "csv-annotations",
  .suffix = "csv",
  .opening = "quote,note,tags,colour,created,modified,title,site,published,url,"
             "anchor,start,end,prefix,suffix,uuid\r\n",
  .separator = "",
  .closing = "",
  .add = add_annotations,
};
