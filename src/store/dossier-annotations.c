/* dossier-annotations.c: the table of annotations, and where each stands in each version.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-annotations.h"

#include "store/dossier-annotations-private.h"
#include "store/dossier-columns.h"
#include "store/dossier-db-private.h"
#include "store/dossier-tags-private.h"
#include "store/dossier-versions-private.h"

#include <string.h>

static const char *const colour_names[DOSSIER_N_COLOURS] = {
  [DOSSIER_COLOUR_YELLOW] = "yellow", [DOSSIER_COLOUR_GREEN] = "green",
  [DOSSIER_COLOUR_BLUE] = "blue",     [DOSSIER_COLOUR_PINK] = "pink",
  [DOSSIER_COLOUR_PURPLE] = "purple",
};

static const char *const anchor_names[] = {
  [DOSSIER_ANCHOR_EXACT] = "exact",
  [DOSSIER_ANCHOR_APPROXIMATE] = "approximate",
  [DOSSIER_ANCHOR_ORPHAN] = "orphan",
};

const char *
dossier_colour_to_string (DossierColour colour)
{
  g_return_val_if_fail ((gsize) colour < G_N_ELEMENTS (colour_names), NULL);

  return colour_names[colour];
}

gboolean
dossier_colour_from_string (const char *name, DossierColour *colour)
{
  g_return_val_if_fail (colour != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (colour_names); i++)
    if (g_strcmp0 (colour_names[i], name) == 0)
      {
        *colour = (DossierColour) i;
        return TRUE;
      }

  return FALSE;
}

static DossierAnchorResult
parse_anchor (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (anchor_names); i++)
    if (g_strcmp0 (anchor_names[i], name) == 0)
      return (DossierAnchorResult) i;

  return DOSSIER_ANCHOR_ORPHAN;
}

DossierAnnotation *
dossier_annotation_new (void)
{
  DossierAnnotation *self = g_new0 (DossierAnnotation, 1);

  self->tags = g_new0 (char *, 1);

  return self;
}

DossierAnnotation *
dossier_annotation_copy (const DossierAnnotation *self)
{
  DossierAnnotation *copy = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (DossierAnnotation, 1);
  *copy = *self;
  copy->uuid = g_strdup (self->uuid);
  copy->note = g_strdup (self->note);
  copy->tags = self->tags != NULL ? g_strdupv (self->tags) : g_new0 (char *, 1);
  if (self->selector != NULL)
    {
      copy->selector = g_new0 (DossierSelector, 1);
      copy->selector->quote = g_strdup (self->selector->quote);
      copy->selector->prefix = g_strdup (self->selector->prefix);
      copy->selector->suffix = g_strdup (self->selector->suffix);
      copy->selector->position = self->selector->position;
    }

  return copy;
}

void
dossier_annotation_free (DossierAnnotation *self)
{
  if (self == NULL)
    return;

  g_free (self->uuid);
  g_clear_pointer (&self->selector, dossier_selector_free);
  g_free (self->note);
  g_strfreev (self->tags);
  g_free (self);
}

static gboolean
fail_not_found (GError **error)
{
  g_set_error_literal (error,
                       DOSSIER_STORE_ERROR,
                       DOSSIER_STORE_ERROR_NOT_FOUND,
                       "the annotation is not in the notebook");
  return FALSE;
}

static gboolean
find_article (DossierDb *db, gint64 id, gint64 *article_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_FIND_ARTICLE, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  step = dossier_statement_step (statement, error);
  if (step == DOSSIER_STEP_ROW)
    *article_id = dossier_statement_get_int (statement, 0);

  return step == DOSSIER_STEP_DONE ? fail_not_found (error) : step == DOSSIER_STEP_ROW;
}

static gboolean
place (DossierDb          *db,
       gint64              id,
       gint64              version_id,
       DossierAnchorResult anchor,
       DossierSpan         span,
       GError            **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_PLACEMENT_ADD, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":annotation", id);
  dossier_statement_bind_int (statement, ":version", version_id);
  dossier_statement_bind_text (statement, ":anchor", anchor_names[anchor]);
  if (anchor != DOSSIER_ANCHOR_ORPHAN)
    {
      dossier_statement_bind_int (statement, ":start", (gint64) span.start);
      dossier_statement_bind_int (statement, ":end", (gint64) span.end);
    }

  return dossier_statement_run (statement, error);
}

static gboolean
add_tag (DossierDb *db, gint64 id, const char *name, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  gint64 tag_id = 0;

  if (!dossier_tags_ensure (db, name, &tag_id, error))
    return FALSE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_TAG_ADD, error);
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":annotation", id);
  dossier_statement_bind_int (statement, ":tag", tag_id);

  return dossier_statement_run (statement, error);
}

static gboolean
add_tags (DossierDb *db, const DossierAnnotation *annotation, GError **error)
{
  for (guint i = 0; annotation->tags != NULL && annotation->tags[i] != NULL; i++)
    if (!add_tag (db, annotation->id, annotation->tags[i], error))
      return FALSE;

  return TRUE;
}

static gboolean
insert (DossierDb *db, DossierAnnotation *annotation, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_ADD, error);
  const DossierSelector *selector = annotation->selector;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_text (statement, ":uuid", annotation->uuid);
  dossier_statement_bind_int (statement, ":article", annotation->article_id);
  dossier_statement_bind_int (statement, ":version", annotation->version_id);
  dossier_statement_bind_int (statement, ":start", (gint64) selector->position.start);
  dossier_statement_bind_int (statement, ":end", (gint64) selector->position.end);
  dossier_statement_bind_text (statement, ":quote", selector->quote);
  dossier_statement_bind_text (statement, ":prefix", selector->prefix);
  dossier_statement_bind_text (statement, ":suffix", selector->suffix);
  dossier_statement_bind_text (statement, ":colour", colour_names[annotation->colour]);
  dossier_statement_bind_text (statement, ":note", annotation->note);
  dossier_statement_bind_int (statement, ":created", annotation->created);
  dossier_statement_bind_int (statement, ":modified", annotation->modified);
  if (!dossier_statement_run (statement, error))
    return FALSE;

  annotation->id = sqlite3_last_insert_rowid (dossier_db_get_handle (db));
  return TRUE;
}

/* What the reader leaves to us. */
static void
fill_in (DossierAnnotation *annotation, gint64 version_id, gint64 article_id, DossierSpan span)
{
  if (annotation->uuid == NULL)
    annotation->uuid = g_uuid_string_random ();
  if (annotation->created == 0)
    annotation->created = dossier_db_now ();
  if (annotation->modified == 0)
    annotation->modified = annotation->created;
  annotation->article_id = article_id;
  annotation->version_id = version_id;
  annotation->anchor = DOSSIER_ANCHOR_EXACT;
  annotation->span = span;
}

static gboolean
add_annotation (DossierDb         *db,
                gint64             version_id,
                DossierSpan        span,
                DossierAnnotation *annotation,
                GError           **error)
{
  g_autofree char *text = NULL;
  gsize            length = 0;
  gint64           article_id = 0;

  text = dossier_versions_dup_text (db, version_id, &length, &article_id, error);
  if (text == NULL || !dossier_versions_check_span (text, length, span, error))
    return FALSE;

  fill_in (annotation, version_id, article_id, span);
  g_clear_pointer (&annotation->selector, dossier_selector_free);
  annotation->selector = dossier_selector_new (text, length, span);
  dossier_db_note (db, DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_TAGS, article_id);

  return insert (db, annotation, error) &&
         place (db, annotation->id, version_id, DOSSIER_ANCHOR_EXACT, span, error) &&
         add_tags (db, annotation, error) &&
         dossier_annotations_place_where_missing (db, annotation->id, error);
}

gboolean
dossier_annotations_add (DossierDb         *db,
                         gint64             version_id,
                         DossierSpan        span,
                         DossierAnnotation *annotation,
                         GError           **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (annotation != NULL, FALSE);
  g_return_val_if_fail ((gsize) annotation->colour < DOSSIER_N_COLOURS, FALSE);

  return dossier_store_doing (add_annotation (db, version_id, span, annotation, error),
                              error,
                              "adding an annotation");
}

static gboolean
add_kept (DossierDb *db, gint64 version_id, DossierAnnotation *annotation, GError **error)
{
  const DossierAnchorResult anchor = annotation->anchor;
  const DossierSpan         span = annotation->span;
  g_autofree char          *text = NULL;
  gsize                     length = 0;
  gint64                    article_id = 0;

  text = dossier_versions_dup_text (db, version_id, &length, &article_id, error);
  if (text == NULL ||
      (anchor != DOSSIER_ANCHOR_ORPHAN && !dossier_versions_check_span (text, length, span, error)))
    return FALSE;

  fill_in (annotation, version_id, article_id, span);
  annotation->anchor = anchor;
  dossier_db_note (db, DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_TAGS, article_id);

  return insert (db, annotation, error) &&
         place (db, annotation->id, version_id, anchor, span, error) &&
         add_tags (db, annotation, error) &&
         dossier_annotations_place_where_missing (db, annotation->id, error);
}

gboolean
dossier_annotations_add_kept (DossierDb         *db,
                              gint64             version_id,
                              DossierAnnotation *annotation,
                              GError           **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (annotation != NULL && annotation->selector != NULL, FALSE);
  g_return_val_if_fail ((gsize) annotation->colour < DOSSIER_N_COLOURS, FALSE);

  return dossier_store_doing (add_kept (db, version_id, annotation, error),
                              error,
                              "adding an annotation");
}

static gboolean
clear_tags (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_TAG_CLEAR, error);

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":annotation", id);

  return dossier_statement_run (statement, error);
}

static gboolean
update_annotation (DossierDb *db, const DossierAnnotation *annotation, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  gint64 article_id = 0;

  if (!find_article (db, annotation->id, &article_id, error))
    return FALSE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_UPDATE, error);
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", annotation->id);
  dossier_statement_bind_text (statement, ":colour", colour_names[annotation->colour]);
  dossier_statement_bind_text (statement, ":note", annotation->note);
  dossier_statement_bind_int (statement, ":modified", dossier_db_now ());
  dossier_db_note (db, DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_TAGS, article_id);

  return dossier_statement_run (statement, error) && clear_tags (db, annotation->id, error) &&
         add_tags (db, annotation, error);
}

gboolean
dossier_annotations_update (DossierDb *db, const DossierAnnotation *annotation, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (annotation != NULL, FALSE);
  g_return_val_if_fail ((gsize) annotation->colour < DOSSIER_N_COLOURS, FALSE);

  return dossier_store_doing (update_annotation (db, annotation, error),
                              error,
                              "changing annotation %" G_GINT64_FORMAT,
                              annotation->id);
}

static gboolean
set_selector (DossierDb             *db,
              gint64                 id,
              gint64                 version_id,
              const DossierSelector *selector,
              GError               **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_MOVE, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  dossier_statement_bind_int (statement, ":version", version_id);
  dossier_statement_bind_int (statement, ":start", (gint64) selector->position.start);
  dossier_statement_bind_int (statement, ":end", (gint64) selector->position.end);
  dossier_statement_bind_text (statement, ":quote", selector->quote);
  dossier_statement_bind_text (statement, ":prefix", selector->prefix);
  dossier_statement_bind_text (statement, ":suffix", selector->suffix);
  dossier_statement_bind_int (statement, ":modified", dossier_db_now ());

  return dossier_statement_run (statement, error);
}

/* Its places in the version and in those after it. */
static gboolean
forget_places (DossierDb *db, gint64 id, gint64 version_id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_PLACEMENT_FORGET, error);

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":annotation", id);
  dossier_statement_bind_int (statement, ":version", version_id);

  return dossier_statement_run (statement, error);
}

static gboolean
move_annotation (DossierDb *db, gint64 id, gint64 version_id, DossierSpan span, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (DossierSelector) selector = NULL;
  gsize  length = 0;
  gint64 article_id = 0;
  gint64 its_article_id = 0;

  if (!find_article (db, id, &article_id, error))
    return FALSE;
  text = dossier_versions_dup_text (db, version_id, &length, &its_article_id, error);
  if (text == NULL || !dossier_versions_check_span (text, length, span, error))
    return FALSE;
  if (its_article_id != article_id)
    {
      g_set_error_literal (error,
                           DOSSIER_STORE_ERROR,
                           DOSSIER_STORE_ERROR_CONSTRAINT,
                           "the version is of another article");
      return FALSE;
    }

  selector = dossier_selector_new (text, length, span);
  dossier_db_note (db, DOSSIER_CHANGE_ANNOTATIONS, article_id);

  return set_selector (db, id, version_id, selector, error) &&
         forget_places (db, id, version_id, error) &&
         place (db, id, version_id, DOSSIER_ANCHOR_EXACT, span, error) &&
         dossier_annotations_place_where_missing (db, id, error);
}

gboolean
dossier_annotations_move (DossierDb  *db,
                          gint64      id,
                          gint64      version_id,
                          DossierSpan span,
                          GError    **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (move_annotation (db, id, version_id, span, error),
                              error,
                              "moving annotation %" G_GINT64_FORMAT,
                              id);
}

static gboolean
delete_annotation (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement = NULL;
  gint64 article_id = 0;

  if (!find_article (db, id, &article_id, error))
    return FALSE;
  statement = dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_DELETE, error);
  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":id", id);
  dossier_db_note (db, DOSSIER_CHANGE_ANNOTATIONS | DOSSIER_CHANGE_TAGS, article_id);

  return dossier_statement_run (statement, error);
}

gboolean
dossier_annotations_delete (DossierDb *db, gint64 id, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);

  return dossier_store_doing (delete_annotation (db, id, error),
                              error,
                              "deleting annotation %" G_GINT64_FORMAT,
                              id);
}

static gboolean
read_tags (DossierDb *db, DossierAnnotation *annotation, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_TAG_LIST, error);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":annotation", annotation->id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    g_strv_builder_add (builder, dossier_statement_get_text (statement, 0));
  g_strfreev (annotation->tags);
  annotation->tags = g_strv_builder_end (builder);

  return step == DOSSIER_STEP_DONE;
}

static DossierSelector *
read_selector (DossierStatement *statement, int column)
{
  DossierSelector *selector = g_new0 (DossierSelector, 1);

  selector->position = dossier_columns_read_span (statement, column);
  selector->quote = dossier_statement_dup_text (statement, column + 2);
  selector->prefix = dossier_statement_dup_text (statement, column + 3);
  selector->suffix = dossier_statement_dup_text (statement, column + 4);

  return selector;
}

static DossierAnnotation *
read_annotation (DossierStatement *statement)
{
  DossierAnnotation *annotation = dossier_annotation_new ();
  int                column = 0;

  annotation->id = dossier_statement_get_int (statement, column++);
  annotation->uuid = dossier_statement_dup_text (statement, column++);
  annotation->article_id = dossier_statement_get_int (statement, column++);
  annotation->version_id = dossier_statement_get_int (statement, column++);
  annotation->selector = read_selector (statement, column);
  column += 5;
  /* A colour that a newer program gave is shown as the first. */
  dossier_colour_from_string (dossier_statement_get_text (statement, column++),
                              &annotation->colour);
  annotation->note = dossier_statement_dup_text (statement, column++);
  annotation->created = dossier_statement_get_int (statement, column++);
  annotation->modified = dossier_statement_get_int (statement, column++);
  annotation->anchor = parse_anchor (dossier_statement_get_text (statement, column++));
  if (annotation->anchor != DOSSIER_ANCHOR_ORPHAN)
    annotation->span = dossier_columns_read_span (statement, column);

  return annotation;
}

static gboolean
list_annotations (DossierDb *db, gint64 version_id, GPtrArray *annotations, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_LIST, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":version", version_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      DossierAnnotation *annotation = read_annotation (statement);

      g_ptr_array_add (annotations, annotation);
      if (!read_tags (db, annotation, error))
        return FALSE;
    }

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_annotations_list (DossierDb *db, gint64 version_id, GPtrArray *annotations, GError **error)
{
  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (annotations != NULL, FALSE);

  return dossier_store_doing (list_annotations (db, version_id, annotations, error),
                              error,
                              "reading the annotations of version %" G_GINT64_FORMAT,
                              version_id);
}

static DossierAnnotation *
get_annotation (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_GET, error);
  g_autoptr (DossierAnnotation) annotation = NULL;

  if (statement == NULL)
    return NULL;

  dossier_statement_bind_int (statement, ":id", id);
  if (dossier_statement_step (statement, error) != DOSSIER_STEP_ROW)
    return NULL;

  annotation = read_annotation (statement);
  return read_tags (db, annotation, error) ? g_steal_pointer (&annotation) : NULL;
}

DossierAnnotation *
dossier_annotations_get (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DossierAnnotation *annotation = NULL;

  g_return_val_if_fail (db != NULL, NULL);

  annotation = get_annotation (db, id, &local_error);
  if (local_error != NULL)
    g_propagate_prefixed_error (error,
                                g_steal_pointer (&local_error),
                                "reading annotation %" G_GINT64_FORMAT ": ",
                                id);
  return annotation;
}

static gboolean
carry_row (DossierDb          *db,
           DossierStatement   *statement,
           gint64              new_version_id,
           const DossierCarry *carry,
           GError            **error)
{
  g_autoptr (DossierSelector) selector = read_selector (statement, 1);
  DossierAnchorResult before = parse_anchor (dossier_statement_get_text (statement, 6));
  DossierAnchorResult result = DOSSIER_ANCHOR_ORPHAN;
  DossierSpan         span = { 0, 0 };

  if (before == DOSSIER_ANCHOR_ORPHAN)
    result = dossier_carry_orphan (carry, selector, &span);
  else
    result =
        dossier_carry_selector (carry, dossier_columns_read_span (statement, 7), selector, &span);

  /* What was only like the quote before is not more than that now, unless its words are back. */
  if (result == DOSSIER_ANCHOR_EXACT && before == DOSSIER_ANCHOR_APPROXIMATE &&
      (span.end - span.start != strlen (selector->quote) ||
       memcmp (carry->new_text + span.start, selector->quote, span.end - span.start) != 0))
    result = DOSSIER_ANCHOR_APPROXIMATE;

  return place (db, dossier_statement_get_int (statement, 0), new_version_id, result, span, error);
}

gboolean
dossier_annotations_carry (DossierDb          *db,
                           gint64              article_id,
                           gint64              old_version_id,
                           gint64              new_version_id,
                           const DossierCarry *carry,
                           GError            **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_ANNOTATION_CARRY, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":article", article_id);
  dossier_statement_bind_int (statement, ":version", old_version_id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    if (!carry_row (db, statement, new_version_id, carry, error))
      return FALSE;

  return step == DOSSIER_STEP_DONE;
}

gboolean
dossier_annotations_place_where_missing (DossierDb *db, gint64 id, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_PLACEMENT_MISSING, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;

  dossier_statement_bind_int (statement, ":annotation", id);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      g_autoptr (DossierSelector) selector = read_selector (statement, 0);
      const char         *text = dossier_statement_get_text (statement, 6);
      DossierSpan         span = { 0, 0 };
      DossierAnchorResult result = dossier_selector_anchor (selector, text, strlen (text), &span);

      if (!place (db, id, dossier_statement_get_int (statement, 5), result, span, error))
        return FALSE;
    }

  return step == DOSSIER_STEP_DONE;
}
