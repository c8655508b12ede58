/* dossier-article-hits.c: what stands at a place of an article: a link, a mention, an annotation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-hits.h"

#include "app/reader/dossier-span-index.h"

struct _DossierArticleHits
{
  const DossierDocument *document;

  DossierSpanIndex *links;
  GArray           *link_positions; /* guint, into the document's inlines */
  DossierSpanIndex *mention_index;
  GPtrArray        *mentions;
  DossierSpanIndex *annotations;
  GArray           *annotation_ids; /* gint64 */
};

static DossierSpanIndex *
index_links (DossierArticleHits *self)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DossierSpan));

  for (guint i = 0; i < self->document->inlines->len; i++)
    {
      const DossierInline *run = &g_array_index (self->document->inlines, DossierInline, i);

      if ((run->kind != DOSSIER_INLINE_LINK && run->kind != DOSSIER_INLINE_REFERENCE) ||
          run->target == NULL)
        continue;
      g_array_append_val (spans, run->span);
      g_array_append_val (self->link_positions, i);
    }
  return dossier_span_index_new (spans);
}

DossierArticleHits *
dossier_article_hits_new (const DossierDocument *document)
{
  DossierArticleHits *self = g_new0 (DossierArticleHits, 1);

  self->document = document;
  self->link_positions = g_array_new (FALSE, FALSE, sizeof (guint));
  self->annotation_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->links = index_links (self);
  return self;
}

void
dossier_article_hits_free (DossierArticleHits *self)
{
  if (self == NULL)
    return;
  dossier_span_index_free (self->links);
  dossier_span_index_free (self->mention_index);
  dossier_span_index_free (self->annotations);
  g_array_unref (self->link_positions);
  g_array_unref (self->annotation_ids);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  g_free (self);
}

void
dossier_article_hits_set_mentions (DossierArticleHits *self, GPtrArray *mentions)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DossierSpan));

  for (guint i = 0; i < mentions->len; i++)
    g_array_append_val (spans, ((DossierMention *) mentions->pdata[i])->span);
  g_clear_pointer (&self->mention_index, dossier_span_index_free);
  g_clear_pointer (&self->mentions, g_ptr_array_unref);
  self->mentions = g_ptr_array_ref (mentions);
  self->mention_index = dossier_span_index_new (spans);
}

void
dossier_article_hits_set_annotations (DossierArticleHits *self, GListModel *annotations)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (DossierSpan));

  g_array_set_size (self->annotation_ids, 0);
  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, i);
      DossierSpan span = dossier_annotation_item_get_span (item);
      gint64      id = dossier_annotation_item_get_id (item);

      if (dossier_annotation_item_is_orphan (item))
        continue;
      g_array_append_val (spans, span);
      g_array_append_val (self->annotation_ids, id);
    }
  g_clear_pointer (&self->annotations, dossier_span_index_free);
  self->annotations = dossier_span_index_new (spans);
}

const DossierInline *
dossier_article_hits_get_link (DossierArticleHits *self, gsize offset)
{
  guint position;

  if (!dossier_span_index_find_innermost (self->links, offset, &position))
    return NULL;
  return &g_array_index (self->document->inlines,
                         DossierInline,
                         g_array_index (self->link_positions, guint, position));
}

const DossierMention *
dossier_article_hits_get_mention (DossierArticleHits *self, gsize offset)
{
  guint position;

  if (self->mention_index == NULL ||
      !dossier_span_index_find_innermost (self->mention_index, offset, &position))
    return NULL;
  return g_ptr_array_index (self->mentions, position);
}

gint64
dossier_article_hits_get_annotation (DossierArticleHits *self, gsize offset)
{
  guint position;

  if (self->annotations == NULL ||
      !dossier_span_index_find_innermost (self->annotations, offset, &position))
    return 0;
  return g_array_index (self->annotation_ids, gint64, position);
}
