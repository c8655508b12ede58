/* dossier-bundle-merge.c: what a bundle says of articles that the notebook has already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Notes are the reader's, so all come: in the versions that they were made on, where these are
 * here, else at the places where their words stand in the article as it is here.
 */
#include "config.h"

#include "store/dossier-bundle-private.h"

#include "core/anchor/dossier-anchor-text.h"
#include "store/dossier-import-rows.h"
#include "store/dossier-versions-private.h"
#include "store/dossier-versions.h"

#include <string.h>

typedef sqlite3_stmt OwnedStatement;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedStatement, sqlite3_finalize)

#define LIST_NOTES                                                                                 \
  "SELECT annotation.uuid, annotation.quote, annotation.prefix, annotation.suffix, "               \
  "annotation.colour, annotation.note, annotation.created, annotation.modified, "                  \
  "(SELECT group_concat (tag.name, char (10)) FROM annotation_tag "                                \
  "JOIN tag ON tag.id = annotation_tag.tag_id "                                                    \
  "WHERE annotation_tag.annotation_id = annotation.id), "                                          \
  "annotation.version_id, annotation.start, annotation.\"end\" "                                   \
  "FROM annotation WHERE annotation.article_id = ?1 ORDER BY annotation.id"

static DossierAnnotation *
read_note (sqlite3_stmt *select)
{
  DossierAnnotation *annotation = dossier_annotation_new ();
  DossierSelector   *selector = g_new0 (DossierSelector, 1);
  const char        *tags = dossier_statement_get_text (select, 8);

  annotation->uuid = dossier_statement_dup_text (select, 0);
  selector->quote = g_utf8_make_valid (dossier_statement_get_text (select, 1), -1);
  selector->prefix = g_utf8_make_valid (dossier_statement_get_text (select, 2), -1);
  selector->suffix = g_utf8_make_valid (dossier_statement_get_text (select, 3), -1);
  selector->position = (DossierSpan){ (gsize) dossier_statement_get_int (select, 10),
                                      (gsize) dossier_statement_get_int (select, 11) };
  annotation->selector = selector;
  dossier_colour_from_string (dossier_statement_get_text (select, 4), &annotation->colour);
  if (!dossier_statement_is_null (select, 5))
    annotation->note = g_utf8_make_valid (dossier_statement_get_text (select, 5), -1);
  annotation->created = dossier_statement_get_int (select, 6);
  annotation->modified = dossier_statement_get_int (select, 7);
  g_strfreev (annotation->tags);
  annotation->tags = g_strsplit (tags != NULL ? tags : "", "\n", -1);
  return annotation;
}

static void
count (DossierBundleCopy *self, DossierAnchorResult anchor)
{
  guint *counters[] = {
    [DOSSIER_ANCHOR_EXACT] = &self->outcome->n_exact,
    [DOSSIER_ANCHOR_APPROXIMATE] = &self->outcome->n_approximate,
    [DOSSIER_ANCHOR_ORPHAN] = &self->outcome->n_orphans,
  };

  (*counters[anchor])++;
}

/* Where the note is in the article as it is now. */
static gboolean
count_placed (DossierBundleCopy *self, gint64 id, gint64 version_id, GError **error)
{
  g_autoptr (OwnedStatement) select =
      dossier_bundle_prepare (self->to,
                              "SELECT anchor FROM placement "
                              "WHERE annotation_id = ?1 AND version_id = ?2",
                              error);
  const char *anchor = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  sqlite3_bind_int64 (select, 1, id);
  sqlite3_bind_int64 (select, 2, version_id);
  step = dossier_statement_step (select, error);
  anchor = step == DOSSIER_STEP_ROW ? dossier_statement_get_text (select, 0) : NULL;
  count (self,
         g_strcmp0 (anchor, "exact") == 0         ? DOSSIER_ANCHOR_EXACT
         : g_strcmp0 (anchor, "approximate") == 0 ? DOSSIER_ANCHOR_APPROXIMATE
                                                  : DOSSIER_ANCHOR_ORPHAN);
  return step != DOSSIER_STEP_ERROR;
}

/* The version that it was made on is here, with the same words at the same place. */
static gboolean
stands_in (DossierBundleCopy       *self,
           const DossierAnnotation *annotation,
           gint64                   version_id,
           gboolean                *stands,
           GError                 **error)
{
  DossierSpan      span = annotation->selector->position;
  gsize            length = 0;
  gint64           article_id = 0;
  g_autofree char *text =
      dossier_versions_dup_text (self->to, version_id, &length, &article_id, error);

  if (text == NULL)
    return FALSE;
  *stands = dossier_versions_is_span (text, length, span) &&
            strlen (annotation->selector->quote) == span.end - span.start &&
            strncmp (text + span.start, annotation->selector->quote, span.end - span.start) == 0;
  return TRUE;
}

static gboolean
place_note (DossierBundleCopy    *self,
            const DossierVersion *version,
            DossierAnchorText    *anchors,
            DossierAnnotation    *annotation,
            gint64                made_on,
            GError              **error)
{
  gint64   owner = 0;
  gboolean stands = FALSE;

  if (!dossier_import_rows_find_uuid (self->to, annotation->uuid, &owner, error) ||
      (owner == 0 && made_on != 0 && made_on != version->id &&
       !stands_in (self, annotation, made_on, &stands, error)))
    return FALSE;
  if (owner != 0)
    {
      self->outcome->n_same++;
      return TRUE;
    }
  if (stands)
    {
      annotation->anchor = DOSSIER_ANCHOR_EXACT;
      annotation->span = annotation->selector->position;
      return dossier_annotations_add_kept (self->to, made_on, annotation, error) &&
             count_placed (self, annotation->id, version->id, error);
    }
  annotation->anchor = dossier_anchor_text_find (anchors, annotation->selector, &annotation->span);
  if (annotation->anchor != DOSSIER_ANCHOR_ORPHAN)
    annotation->selector->position = annotation->span;
  count (self, annotation->anchor);
  return dossier_annotations_add_kept (self->to, version->id, annotation, error);
}

static gboolean
merge_notes (DossierBundleCopy *self, const DossierBundlePair *article, GError **error)
{
  g_autoptr (OwnedStatement) select = dossier_bundle_prepare (self->from, LIST_NOTES, error);
  g_autoptr (DossierVersion) version = NULL;
  g_autoptr (DossierAnchorText) anchors = NULL;
  DossierStep step = DOSSIER_STEP_ERROR;

  if (select == NULL)
    return FALSE;
  version = dossier_versions_get (self->to, article->to, 0, error);
  if (version == NULL)
    return FALSE;
  anchors = dossier_anchor_text_new (version->document->text, version->document->text_length);
  sqlite3_bind_int64 (select, 1, article->from);
  while ((step = dossier_statement_step (select, error)) == DOSSIER_STEP_ROW)
    {
      g_autoptr (DossierAnnotation) annotation = read_note (select);

      gint64 made_on = dossier_bundle_versions_get (self, dossier_statement_get_int (select, 9));

      if (!place_note (self, version, anchors, annotation, made_on, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_bundle_merge (DossierBundleCopy *self, GError **error)
{
  GHashTable    *pairs = self->states[dossier_bundle_tables_find ("article")].pairs;
  GHashTableIter iter;
  gpointer       value;

  g_hash_table_iter_init (&iter, pairs);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DossierBundlePair *pair = value;

      if (!pair->is_new && !merge_notes (self, pair, error))
        return FALSE;
    }
  return TRUE;
}
