/* dossier-paper.c: what of an article goes on paper: its text, pictures, highlights and notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-paper.h"

#include "app/reader/dossier-article-under-title.h"

#include <glib/gi18n-lib.h>

static void
clear_note (gpointer data)
{
  DossierPaperNote *note = data;

  g_free (note->quote);
  g_free (note->note);
  g_strfreev (note->tags);
}

static gboolean
has_words (DossierAnnotationItem *item)
{
  const char        *note = dossier_annotation_item_get_note (item);
  const char *const *tags = dossier_annotation_item_get_tags (item);

  return (note != NULL && *note != '\0') || (tags != NULL && *tags != NULL);
}

static void
take_notes (DossierPaper *self)
{
  GListModel *annotations = dossier_reading_get_annotations (self->reading);
  guint       n_numbered = 0;

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, i);
      gboolean         is_orphan = dossier_annotation_item_is_orphan (item);
      DossierPaperNote note = {
        .span = is_orphan ? (DossierSpan){ 0, 0 } : dossier_annotation_item_get_span (item),
        .is_orphan = is_orphan,
        .highlight = dossier_annotation_item_get_highlight (item),
        .number = has_words (item) ? ++n_numbered : 0,
        .quote = g_strdup (dossier_annotation_item_get_quote (item)),
        .note = g_strdup (dossier_annotation_item_get_note (item)),
        .tags = g_strdupv ((char **) dossier_annotation_item_get_tags (item)),
      };

      g_array_append_val (self->notes, note);
    }
}

static void
take_pictures (DossierPaper *self, DossierArticleText *text)
{
  guint n_seen = 0;

  for (guint i = 0; i < self->document->blocks->len; i++)
    {
      GtkTextIter   iter;
      GdkPaintable *paintable;
      GdkTexture   *texture;

      if (g_array_index (self->document->blocks, DossierBlock, i).kind != DOSSIER_BLOCK_FIGURE)
        continue;
      if (n_seen++ >= text->images->len)
        return;
      gtk_text_buffer_get_iter_at_offset (text->buffer,
                                          &iter,
                                          g_array_index (text->lines, DossierRange, i).start);
      paintable = gtk_text_iter_get_paintable (&iter);
      texture = DOSSIER_IS_ARTICLE_IMAGE (paintable)
                    ? dossier_article_image_get_texture (DOSSIER_ARTICLE_IMAGE (paintable))
                    : NULL;
      if (texture != NULL)
        g_hash_table_insert (self->pictures, GUINT_TO_POINTER (i), g_object_ref (texture));
    }
}

/* The reader of a printed page cannot ask the notebook: every day is given in full. */
static char *
dup_source (DossierReading *reading)
{
  const DossierDocument *document = dossier_reading_get_document (reading);
  const char            *url = document->url;
  g_autoptr (GDateTime) fetched =
      g_date_time_new_from_unix_local (dossier_reading_get_fetched (reading) / 1000);
  g_autofree char *day = g_date_time_format (fetched, "%-e %B %Y, %H:%M");
  GString         *lines = g_string_new (NULL);

  if (url == NULL)
    url = dossier_reading_get_source_url (reading);
  if (url != NULL)
    g_string_append_printf (lines, "%s\n", url);
  if (document->published != NULL && *document->published != '\0')
    {
      /* Translators: %s is a date as the page gives it: "2026-11-20" */
      g_string_append_printf (lines, _ ("Published %s"), document->published);
      g_string_append (lines, " · ");
    }
  /* Translators: %s is the moment a page was saved: "20 November 2026, 14:20" */
  g_string_append_printf (lines, _ ("Kept in Dossier on %s"), day);
  if (dossier_reading_get_n_versions (reading) > 1)
    {
      g_string_append (lines, " · ");
      g_string_append_printf (lines,
                              _ ("version %u of %u"),
                              dossier_reading_get_number (reading),
                              dossier_reading_get_n_versions (reading));
    }
  return g_string_free (lines, FALSE);
}

DossierPaper *
dossier_paper_new (DossierReading *reading, DossierArticleText *text)
{
  DossierPaper *self;
  /* Years are printed when they are not this one; on paper always. */
  g_autoptr (GDateTime) long_after = g_date_time_new_utc (9999, 1, 1, 0, 0, 0);

  g_return_val_if_fail (DOSSIER_IS_READING (reading), NULL);

  self = g_new0 (DossierPaper, 1);
  self->reading = g_object_ref (reading);
  self->document = dossier_reading_get_document (reading);
  self->notes = g_array_new (FALSE, FALSE, sizeof (DossierPaperNote));
  g_array_set_clear_func (self->notes, clear_note);
  self->pictures = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  take_notes (self);
  if (text != NULL)
    take_pictures (self, text);
  self->under_title = dossier_article_under_title_dup_text (self->document, long_after);
  self->source = dup_source (reading);
  return self;
}

void
dossier_paper_free (DossierPaper *self)
{
  if (self == NULL)
    return;
  g_array_unref (self->notes);
  g_hash_table_unref (self->pictures);
  g_free (self->under_title);
  g_free (self->source);
  g_object_unref (self->reading);
  g_free (self);
}

GdkTexture *
dossier_paper_get_picture (const DossierPaper *self, guint block)
{
  return g_hash_table_lookup (self->pictures, GUINT_TO_POINTER (block));
}
