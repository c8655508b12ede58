/* dossier-article-marking.c: what is marked in an article: annotations, names, what a search found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-article-view-private.h"

static void
set_mark (DossierArticleView *self, guint mark, const GArray *ranges)
{
  dossier_article_marks_set (self->marks,
                             dossier_article_style_get_mark (self->text->style, mark),
                             ranges);
}

/* One array of ranges for each of n tags. */
static GPtrArray *
make_range_arrays (guint n)
{
  GPtrArray *arrays = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (arrays, dossier_coverage_new ());
  return arrays;
}

static void
set_mark_arrays (DossierArticleView *self, guint first_mark, GPtrArray *arrays)
{
  for (guint i = 0; i < arrays->len; i++)
    {
      dossier_coverage_sort (arrays->pdata[i]);
      set_mark (self, first_mark + i, arrays->pdata[i]);
    }
}

static void
begin_marks (DossierArticleView *self)
{
  DossierSpan visible = dossier_article_view_get_visible_span (self, 0);

  dossier_article_marks_set_focus (
      self->marks,
      dossier_text_index_to_code_point (self->text->index, visible.start));
  dossier_article_marks_begin (self->marks);
}

static void
mark_annotations (DossierArticleView *self)
{
  GListModel *annotations = dossier_reading_get_annotations (self->reading);
  g_autoptr (GPtrArray) ranges = make_range_arrays (DOSSIER_N_HIGHLIGHTS);
  g_autoptr (GArray) all = dossier_coverage_new ();
  g_autoptr (GArray) overlaps = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (annotations); i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (annotations, i);
      DossierRange range;

      if (dossier_annotation_item_is_orphan (item))
        continue;
      range = dossier_article_text_to_range (self->text, dossier_annotation_item_get_span (item));
      g_array_append_val ((GArray *) ranges->pdata[dossier_annotation_item_get_highlight (item)],
                          range);
      g_array_append_val (all, range);
    }
  dossier_coverage_sort (all);
  overlaps = dossier_coverage_find_overlaps (all);
  set_mark_arrays (self, DOSSIER_MARK_HIGHLIGHT, ranges);
  set_mark (self, DOSSIER_MARK_OVERLAP, overlaps);
}

static void
mark_all_mentions (DossierArticleView *self)
{
  GPtrArray *mentions = dossier_reading_get_mentions (self->reading);
  g_autoptr (GPtrArray) ranges = make_range_arrays (DOSSIER_N_ENTITY_KINDS);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *mention = mentions->pdata[i];
      DossierRange          range = dossier_article_text_to_range (self->text, mention->span);

      g_array_append_val ((GArray *) ranges->pdata[mention->kind], range);
    }
  set_mark_arrays (self, DOSSIER_MARK_MENTION, ranges);
}

void
dossier_article_view_mark_annotations (DossierArticleView *self)
{
  dossier_article_hits_set_annotations (self->hits,
                                        dossier_reading_get_annotations (self->reading));
  mark_annotations (self);
  begin_marks (self);
  dossier_article_handles_update (self);
}

void
dossier_article_view_mark_all_mentions (DossierArticleView *self)
{
  dossier_article_hits_set_mentions (self->hits, dossier_reading_get_mentions (self->reading));
  mark_all_mentions (self);
  begin_marks (self);
}

/* --- what others want marked --- */

void
dossier_article_view_mark_mentions (DossierArticleView *self,
                                    DossierEntityKind   kind,
                                    GPtrArray          *mentions,
                                    int                 current)
{
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (GPtrArray) strong = NULL;

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  chosen = make_range_arrays (DOSSIER_N_ENTITY_KINDS);
  strong = make_range_arrays (DOSSIER_N_ENTITY_KINDS);
  for (guint i = 0; mentions != NULL && i < mentions->len; i++)
    {
      const DossierMention *mention = mentions->pdata[i];
      DossierRange          range = dossier_article_text_to_range (self->text, mention->span);

      g_array_append_val ((GArray *) chosen->pdata[kind], range);
      if ((int) i == current)
        g_array_append_val ((GArray *) strong->pdata[kind], range);
    }
  set_mark_arrays (self, DOSSIER_MARK_CHOSEN, chosen);
  set_mark_arrays (self, DOSSIER_MARK_CURRENT, strong);
  begin_marks (self);
}

void
dossier_article_view_mark_hits (DossierArticleView *self, const GArray *hits, int current)
{
  g_autoptr (GArray) ranges = dossier_coverage_new ();
  g_autoptr (GArray) strong = dossier_coverage_new ();

  g_return_if_fail (DOSSIER_IS_ARTICLE_VIEW (self));

  if (self->text == NULL)
    return;
  for (guint i = 0; hits != NULL && i < hits->len; i++)
    {
      DossierRange range =
          dossier_article_text_to_range (self->text, g_array_index (hits, DossierSpan, i));

      g_array_append_val (ranges, range);
      if ((int) i == current)
        g_array_append_val (strong, range);
    }
  set_mark (self, DOSSIER_MARK_HIT, ranges);
  set_mark (self, DOSSIER_MARK_HIT_CURRENT, strong);
  begin_marks (self);
}
