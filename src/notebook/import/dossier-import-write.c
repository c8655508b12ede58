/* dossier-import-write.c: writes what was read of a file into the notebook, as one step.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Texts are written first, hidden: what they were and are is no matter of undo. Then, in the step
 * that undo takes back, new articles are shown and get their flags, tags and notes.
 */
#include "config.h"

#include "notebook/import/dossier-import-private.h"

#include "core/feed/dossier-opml.h"
#include "notebook/dossier-feed-actions.h"
#include "store/dossier-articles.h"
#include "store/dossier-capture-rows.h"
#include "store/dossier-feed-rows.h"
#include "store/dossier-import-rows.h"
#include "store/dossier-tags.h"
#include "store/dossier-undo.h"
#include "store/dossier-versions.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  DossierDb         *db;
  DossierImportPlan *plan;
  GHashTable        *counted; /* gint64: articles that the report has */
  GHashTable        *hidden;  /* gint64: articles that this import has hidden for now */
} Writing;

static gboolean
is_hidden (const Writing *writing, gint64 article_id)
{
  return g_hash_table_contains (writing->hidden, &article_id);
}

static gboolean
hide (Writing *writing, gint64 article_id, GError **error)
{
  g_hash_table_add (writing->hidden, g_memdup2 (&article_id, sizeof article_id));
  return dossier_import_rows_hide (writing->db, article_id, error);
}

/* Whether the notebook has something that comes after this page, so that it is not the article's
 * current text. */
static gboolean
is_outdated (const DossierImportPage *page, const DossierImportTarget *target)
{
  return page->is_dated && target->article_id != 0 && !target->is_kept &&
         target->fetched > page->fetched;
}

/* @past: the article of which this is an older text; 0 for one that becomes its text */
static gboolean
add_version (Writing           *writing,
             DossierImportPage *page,
             gint64             past,
             gboolean           was_here,
             GError           **error)
{
  DossierVersionInput input = {
    .url = page->url,
    .source_url = page->is_kept ? DOSSIER_IMPORT_KEPT : page->url,
    .document = page->document,
    .raw = page->raw,
    .fetched = page->fetched,
    .mentions = page->mentions,
    .images = page->images,
    .recogniser_revision = DOSSIER_RECOGNISER_REVISION,
  };
  DossierVersionOutcome outcome = { 0 };

  if (past != 0 ? !dossier_versions_add_past (writing->db, past, &input, &outcome, error)
                : !dossier_versions_add (writing->db, &input, &outcome, error))
    return FALSE;
  page->article_id = outcome.article_id;
  page->is_new = outcome.is_new_article && !was_here;
  if (outcome.is_new_version && was_here)
    writing->plan->report->n_versions++;
  return !outcome.is_new_article || hide (writing, page->article_id, error);
}

static gboolean
write_text (Writing *writing, DossierImportPage *page, GError **error)
{
  DossierImportTarget target = { 0 };
  gint64              version_id = 0;
  gboolean            was_here;

  if (!dossier_import_rows_find_article (writing->db, page->url, &target, error))
    return FALSE;
  was_here =
      target.article_id != 0 && (!target.is_deleted || is_hidden (writing, target.article_id));
  page->article_id = target.article_id;
  if (page->document == NULL || (page->is_kept && target.article_id != 0))
    {
      if (target.article_id != 0 && target.is_deleted && !was_here)
        return hide (writing, target.article_id, error);
      return TRUE;
    }
  if (target.article_id != 0 && !dossier_import_rows_find_received (writing->db,
                                                                    target.article_id,
                                                                    page->fetched,
                                                                    page->raw->sha256,
                                                                    &version_id,
                                                                    error))
    return FALSE;
  if (version_id != 0)
    return was_here || hide (writing, target.article_id, error);
  if (!is_outdated (page, &target))
    return add_version (writing, page, 0, was_here, error);
  return add_version (writing, page, target.article_id, was_here, error) &&
         (was_here || hide (writing, target.article_id, error));
}

static gboolean
show_hidden (Writing *writing, GError **error)
{
  GHashTableIter iter;
  gpointer       id;

  g_hash_table_iter_init (&iter, writing->hidden);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (!dossier_import_rows_show (writing->db, *(gint64 *) id, error))
      return FALSE;
  return TRUE;
}

static const struct
{
  DossierImportedFlags theirs;
  DossierArticleFlags  ours;
} flags_map[] = {
  { DOSSIER_IMPORTED_READ, DOSSIER_ARTICLE_READ },
  { DOSSIER_IMPORTED_STARRED, DOSSIER_ARTICLE_STARRED },
  { DOSSIER_IMPORTED_ARCHIVED, DOSSIER_ARTICLE_ARCHIVED },
};

/* What the reader has decided about an article here is not overruled by a file. */
static gboolean
set_flags (Writing *writing, const DossierImportPage *page, GError **error)
{
  DossierArticleFlags flags = 0;

  if (!page->is_new)
    return TRUE;
  if (page->article->added != 0 &&
      !dossier_import_rows_set_added (writing->db, page->article_id, page->article->added, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (flags_map); i++)
    if (page->article->flags & flags_map[i].theirs)
      flags |= flags_map[i].ours;
  return flags == 0 ||
         dossier_articles_set_flags (writing->db, page->article_id, flags, flags, error);
}

static gboolean
add_notes (Writing *writing, const DossierImportPage *page, GError **error)
{
  const DossierImportedArticle *article = page->article;
  g_autoptr (DossierImportPlacer) placer = NULL;

  for (guint i = 0; i < article->tags->len; i++)
    if (!dossier_tags_add_article (writing->db,
                                   page->article_id,
                                   g_ptr_array_index (article->tags, i),
                                   error))
      return FALSE;
  if (article->annotations->len == 0)
    return TRUE;
  placer = dossier_import_placer_new (writing->db, writing->plan->report, page, error);
  if (placer == NULL)
    return FALSE;
  for (guint i = 0; i < article->annotations->len; i++)
    if (!dossier_import_placer_add (placer, g_ptr_array_index (article->annotations, i), error))
      return FALSE;
  return TRUE;
}

/* No file makes the notebook look at other files. */
static gboolean
wait_for_text (Writing *writing, const DossierImportPage *page, GError **error)
{
  const char *url = page->article->url;

  if (url == NULL || (g_ascii_strncasecmp (url, "http://", 7) != 0 &&
                      g_ascii_strncasecmp (url, "https://", 8) != 0))
    return TRUE;
  writing->plan->report->n_waiting++;
  return dossier_capture_rows_add (writing->db, page->article->url, 0, NULL, error);
}

static gboolean
write_page (Writing *writing, const DossierImportPage *page, GError **error)
{
  DossierImportReport *report = writing->plan->report;

  if (page->article_id != 0 &&
      g_hash_table_add (writing->counted, g_memdup2 (&page->article_id, sizeof page->article_id)))
    (*(page->is_new ? &report->n_new : &report->n_known))++;
  if ((page->article_id == 0 || (page->is_new && page->is_kept)) &&
      !wait_for_text (writing, page, error))
    return FALSE;
  return page->article_id == 0 ||
         (set_flags (writing, page, error) && add_notes (writing, page, error));
}

static gboolean
subscribe (Writing *writing, const DossierOutline *outline, GError **error)
{
  DossierFeedSubscription subscription = {
    .url = outline->url,
    .title = outline->title,
    .site_url = outline->site_url,
    .name = outline->title,
    .folder = outline->folder,
    .interval_seconds = DOSSIER_FEED_DEFAULT_INTERVAL,
  };
  gboolean is_new = FALSE;
  gint64   id = 0;

  if (!dossier_feed_rows_subscribe (writing->db, &subscription, &id, &is_new, error))
    return FALSE;
  if (is_new)
    writing->plan->report->n_feeds++;
  return TRUE;
}

gboolean
dossier_import_write (DossierDb *db, DossierImportPlan *plan, GError **error)
{
  g_autoptr (GHashTable) hidden = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) counted =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  Writing writing = { db, plan, counted, hidden };

  if (plan->bundle != NULL)
    return dossier_import_write_bundle (db, plan, error);
  for (guint i = 0; i < plan->pages->len; i++)
    if (!write_text (&writing, g_ptr_array_index (plan->pages, i), error))
      return FALSE;
  if (!dossier_undo_begin (db, _ ("import"), error) || !show_hidden (&writing, error))
    return FALSE;
  for (guint i = 0; i < plan->pages->len; i++)
    if (!write_page (&writing, g_ptr_array_index (plan->pages, i), error))
      return FALSE;
  for (guint i = 0; plan->outlines != NULL && i < plan->outlines->len; i++)
    if (!subscribe (&writing, g_ptr_array_index (plan->outlines, i), error))
      return FALSE;
  return TRUE;
}
