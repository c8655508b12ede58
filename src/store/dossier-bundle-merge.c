/* dossier-bundle-merge.c: what a bundle says of articles that the notebook has already.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Versions are the notebook's own history, so none is put into it from elsewhere; notes are the
 * reader's, so all come: to the places where their words stand in the article as it is here.
 */
#include "config.h"

#include "store/dossier-bundle-private.h"

#include "core/anchor/dossier-anchor-text.h"
#include "store/dossier-import-rows.h"
#include "store/dossier-versions.h"

typedef sqlite3_stmt OwnedStatement;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedStatement, sqlite3_finalize)

#define LIST_NOTES                                                                                 \
  "SELECT annotation.uuid, annotation.quote, annotation.prefix, annotation.suffix, "               \
  "annotation.colour, annotation.note, annotation.created, annotation.modified, "                  \
  "(SELECT group_concat (tag.name, char (10)) FROM annotation_tag "                                \
  "JOIN tag ON tag.id = annotation_tag.tag_id "                                                    \
  "WHERE annotation_tag.annotation_id = annotation.id) "                                           \
  "FROM annotation WHERE annotation.article_id = ?1 ORDER BY annotation.id"

#define LIST_VERSIONS                                                                              \
  "SELECT version.fetched, body.sha256, article.url "                                              \
  "FROM version JOIN body ON body.version_id = version.id "                                        \
  "JOIN article ON article.id = version.article_id "                                               \
  "WHERE version.article_id = ?1"

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

static gboolean
place_note (DossierBundleCopy    *self,
            const DossierVersion *version,
            DossierAnchorText    *anchors,
            DossierAnnotation    *annotation,
            GError              **error)
{
  guint *counters[] = {
    [DOSSIER_ANCHOR_EXACT] = &self->outcome->n_exact,
    [DOSSIER_ANCHOR_APPROXIMATE] = &self->outcome->n_approximate,
    [DOSSIER_ANCHOR_ORPHAN] = &self->outcome->n_orphans,
  };
  gint64 owner = 0;

  if (!dossier_import_rows_find_uuid (self->to, annotation->uuid, &owner, error))
    return FALSE;
  if (owner != 0)
    {
      self->outcome->n_same++;
      return TRUE;
    }
  annotation->anchor = dossier_anchor_text_find (anchors, annotation->selector, &annotation->span);
  if (annotation->anchor != DOSSIER_ANCHOR_ORPHAN)
    annotation->selector->position = annotation->span;
  (*counters[annotation->anchor])++;
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

      if (!place_note (self, version, anchors, annotation, error))
        return FALSE;
    }
  return step == DOSSIER_STEP_DONE;
}

static gboolean
tell_versions (DossierBundleCopy *self, const DossierBundlePair *article, GError **error)
{
  g_autoptr (OwnedStatement) select = dossier_bundle_prepare (self->from, LIST_VERSIONS, error);
  g_autofree char *url = NULL;
  DossierStep      step = DOSSIER_STEP_ERROR;
  guint            n_others = 0;

  if (select == NULL)
    return FALSE;
  sqlite3_bind_int64 (select, 1, article->from);
  while ((step = dossier_statement_step (select, error)) == DOSSIER_STEP_ROW)
    {
      gint64 version_id = 0;

      if (!dossier_import_rows_find_received (self->to,
                                              article->to,
                                              dossier_statement_get_int (select, 0),
                                              dossier_statement_get_text (select, 1),
                                              &version_id,
                                              error))
        return FALSE;
      if (version_id == 0)
        n_others++;
      g_free (url);
      url = g_utf8_make_valid (dossier_statement_get_text (select, 2), -1);
    }
  if (n_others > 0)
    g_ptr_array_add (self->outcome->problems,
                     g_strdup_printf ("%s is in the notebook; %u other versions in the file were "
                                      "not added to it",
                                      url,
                                      n_others));
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

      if (!pair->is_new && (!merge_notes (self, pair, error) || !tell_versions (self, pair, error)))
        return FALSE;
    }
  return TRUE;
}
