/* dossier-export.c: writes the notebook, or some of its articles, in an open format.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/export/dossier-export.h"

#include "notebook/dossier-notebook-private.h"
#include "notebook/export/dossier-export-private.h"

#include <math.h>
#include <string.h>

/* What has been made is written out when it is this long. */
#define CHUNK_BYTES (256 * 1024)

static const DossierExportWriter *const writers[DOSSIER_N_EXPORT_FORMATS] = {
  [DOSSIER_EXPORT_JSON] = &dossier_export_json,
  [DOSSIER_EXPORT_WEB_ANNOTATION] = &dossier_export_web_annotation,
  [DOSSIER_EXPORT_HYPOTHESIS] = &dossier_export_hypothesis,
  [DOSSIER_EXPORT_MARKDOWN] = &dossier_export_markdown,
  [DOSSIER_EXPORT_CSV_FIGURES] = &dossier_export_csv_figures,
  [DOSSIER_EXPORT_CSV_ENTITIES] = &dossier_export_csv_entities,
  [DOSSIER_EXPORT_CSV_ANNOTATIONS] = &dossier_export_csv_annotations,
  [DOSSIER_EXPORT_BIBTEX] = &dossier_export_bibtex,
  [DOSSIER_EXPORT_RIS] = &dossier_export_ris,
  [DOSSIER_EXPORT_CSL_JSON] = &dossier_export_csl_json,
  [DOSSIER_EXPORT_GEOJSON] = &dossier_export_geojson,
  [DOSSIER_EXPORT_BUNDLE] = &dossier_export_bundle,
  [DOSSIER_EXPORT_HTML] = &dossier_export_html,
};

gboolean
dossier_export_format_from_string (const char *name, DossierExportFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (writers); i++)
    if (strcmp (name, writers[i]->name) == 0)
      {
        *format = (DossierExportFormat) i;
        return TRUE;
      }
  return FALSE;
}

const char *
dossier_export_format_to_string (DossierExportFormat format)
{
  return writers[format]->name;
}

const char *
dossier_export_format_get_suffix (DossierExportFormat format)
{
  return writers[format]->suffix;
}

char *
dossier_export_dup_time (gint64 milliseconds)
{
  g_autoptr (GDateTime) seconds = g_date_time_new_from_unix_utc (milliseconds / 1000);
  g_autoptr (GDateTime) time =
      seconds != NULL ? g_date_time_add (seconds, milliseconds % 1000 * 1000) : NULL;

  return time != NULL ? g_date_time_format_iso8601 (time) : g_strdup ("1970-01-01T00:00:00Z");
}

double
dossier_export_round_degrees (double degrees)
{
  return round (degrees * 1e6) / 1e6;
}

void
dossier_export_append_built (GString *out, JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  g_autofree char *text = json_to_string (root, FALSE);

  g_string_append (out, text);
}

DossierSelector *
dossier_export_dup_selector (const DossierExportItem *item, const DossierAnnotation *annotation)
{
  const DossierDocument *document = item->version->document;
  const DossierSelector *made = annotation->selector;
  DossierSelector       *copy;

  if (annotation->anchor != DOSSIER_ANCHOR_ORPHAN)
    return dossier_selector_new (document->text, document->text_length, annotation->span);
  copy = g_new0 (DossierSelector, 1);
  copy->quote = g_strdup (made->quote);
  copy->prefix = g_strdup (made->prefix);
  copy->suffix = g_strdup (made->suffix);
  copy->position = made->position;
  return copy;
}

void
dossier_export_add_selectors (JsonBuilder             *builder,
                              const DossierExportItem *item,
                              const DossierAnnotation *annotation)
{
  g_autoptr (DossierSelector) selector = dossier_export_dup_selector (item, annotation);

  json_builder_set_member_name (builder, "selector");
  json_builder_begin_array (builder);
  json_builder_begin_object (builder);
  dossier_mention_json_add_string (builder, "type", "TextQuoteSelector");
  dossier_mention_json_add_string (builder, "exact", selector->quote);
  dossier_mention_json_add_string (builder, "prefix", selector->prefix);
  dossier_mention_json_add_string (builder, "suffix", selector->suffix);
  json_builder_end_object (builder);
  if (annotation->anchor != DOSSIER_ANCHOR_ORPHAN)
    {
      json_builder_begin_object (builder);
      dossier_mention_json_add_string (builder, "type", "TextPositionSelector");
      dossier_mention_json_add_number (
          builder,
          "start",
          dossier_text_index_to_code_point (item->index, annotation->span.start));
      dossier_mention_json_add_number (
          builder,
          "end",
          dossier_text_index_to_code_point (item->index, annotation->span.end));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
dossier_export_add_strings (JsonBuilder *builder, const char *name, char **strings)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (char **string = strings; *string != NULL; string++)
    json_builder_add_string_value (builder, *string);
  json_builder_end_array (builder);
}

char **
dossier_export_split_byline (const char *byline)
{
  return byline != NULL && *byline != '\0' ? g_strsplit (byline, ", ", -1) : g_new0 (char *, 1);
}

typedef struct
{
  const DossierExportWriter *writer;
  GArray                    *ids;    /* gint64; NULL for all */
  GHashTable                *only;   /* gint64 * of annotations; NULL for all */
  GOutputStream             *stream; /* (nullable) */
  GFile                     *folder; /* (nullable) */
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  g_clear_pointer (&export->ids, g_array_unref);
  g_clear_pointer (&export->only, g_hash_table_unref);
  g_clear_object (&export->stream);
  g_clear_object (&export->folder);
  g_free (export);
}

static void
clear_item (DossierExportItem *item)
{
  g_clear_pointer (&item->version, dossier_version_free);
  g_clear_pointer (&item->index, dossier_text_index_free);
  g_clear_pointer (&item->annotations, g_ptr_array_unref);
  g_clear_pointer (&item->mentions, g_ptr_array_unref);
  g_clear_pointer (&item->tags, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierExportItem, clear_item)

static gboolean
load_item (DossierDb *db, const DossierArticle *article, DossierExportItem *item, GError **error)
{
  item->db = db;
  item->article = article;
  item->version = dossier_versions_get (db, article->id, 0, error);
  if (item->version == NULL)
    return FALSE;
  item->index =
      dossier_text_index_new (item->version->document->text, item->version->document->text_length);
  item->annotations = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_annotation_free);
  item->mentions = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_stored_mention_free);
  item->tags = dossier_tags_list_article (db, article->id, error);
  return item->tags != NULL &&
         dossier_annotations_list (db, item->version->id, item->annotations, error) &&
         dossier_mentions_list (db, item->version->id, item->mentions, error);
}

static int
compare_urls (gconstpointer a, gconstpointer b)
{
  const DossierArticle *const *left = a;
  const DossierArticle *const *right = b;

  return strcmp ((*left)->url, (*right)->url);
}

static gboolean
list_articles (DossierDb *db, GArray *chosen, GPtrArray *articles, GError **error)
{
  DossierArticleQuery everything = { .scope = DOSSIER_SCOPE_EVERYTHING };
  g_autoptr (GArray) ids =
      chosen != NULL ? g_array_ref (chosen) : g_array_new (FALSE, FALSE, sizeof (gint64));

  if (chosen == NULL && !dossier_articles_query (db, &everything, ids, error))
    return FALSE;
  if (!dossier_articles_get_many (db, (const gint64 *) ids->data, ids->len, NULL, articles, error))
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    if (g_ptr_array_index (articles, i) == NULL)
      {
        g_set_error (error,
                     DOSSIER_STORE_ERROR,
                     DOSSIER_STORE_ERROR_NOT_FOUND,
                     "article %" G_GINT64_FORMAT " is not in the notebook",
                     g_array_index (ids, gint64, i));
        return FALSE;
      }
  g_ptr_array_sort (articles, compare_urls);
  return TRUE;
}

/* Writes @out and empties it. */
static gboolean
flush (Export *export, GString *out, GCancellable *cancellable, GError **error)
{
  gboolean is_written =
      g_output_stream_write_all (export->stream, out->str, out->len, NULL, cancellable, error);

  g_string_truncate (out, 0);
  return is_written;
}

static void
leave_only (GPtrArray *annotations, GHashTable *only)
{
  for (guint i = annotations->len; i-- > 0;)
    if (!g_hash_table_contains (only,
                                &((DossierAnnotation *) g_ptr_array_index (annotations, i))->id))
      g_ptr_array_remove_index (annotations, i);
}

static gboolean
add_article (Export *export,
             DossierDb            *db,
             const DossierArticle *article,
             gpointer              state,
             gboolean             *has_pieces,
             GString              *out,
             GError              **error)
{
  g_auto (DossierExportItem) item = { NULL };
  gsize before = out->len;
  gsize start;

  if (!load_item (db, article, &item, error))
    return FALSE;
  if (export->only != NULL)
    leave_only (item.annotations, export->only);
  if (*has_pieces)
    g_string_append (out, export->writer->separator);
  start = out->len;
  if (!export->writer->add (&item, state, out, error))
    return FALSE;
  if (out->len == start)
    g_string_truncate (out, before);
  else
    *has_pieces = TRUE;
  return TRUE;
}

static gboolean
add_articles (Export *export,
              DossierDb    *db,
              gpointer      state,
              GString      *out,
              GCancellable *cancellable,
              GError      **error)
{
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_article_free);
  gboolean has_pieces = FALSE;

  if (!list_articles (db, export->ids, articles, error))
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !add_article (export,
                      db,
                      g_ptr_array_index (articles, i),
                      state,
                      &has_pieces,
                      out,
                      error) ||
        (out->len >= CHUNK_BYTES && !flush (export, out, cancellable, error)))
      return FALSE;
  return TRUE;
}

static gboolean
write_pieces (DossierDb *db, Export *export, GCancellable *cancellable, GError **error)
{
  const DossierExportWriter *writer = export->writer;
  g_autoptr (GString) out = g_string_new (writer->opening);
  g_autoptr (GError) local_error = NULL;
  gpointer state = writer->new_state != NULL ? writer->new_state () : NULL;
  gboolean is_made = add_articles (export, db, state, out, cancellable, &local_error) &&
                     (writer->finish == NULL || writer->finish (db, state, out, &local_error));

  if (is_made)
    {
      g_string_append (out, writer->closing);
      flush (export, out, cancellable, &local_error);
    }
  if (state != NULL)
    writer->free_state (state);
  if (local_error == NULL)
    return TRUE;
  g_propagate_prefixed_error (error, g_steal_pointer (&local_error), "exporting: ");
  return FALSE;
}

static gboolean
write_all (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;

  if (export->writer->write == NULL)
    return write_pieces (db, export, cancellable, error);
  return export->writer->write (db, export->ids, export->stream, cancellable, error);
}

/* Letters and digits of the title, so that any file system takes it. */
static char *
dup_file_name (const DossierExportWriter *writer, const DossierArticle *article)
{
  enum
  {
    MAX_CHARACTERS = 60
  };
  g_autoptr (GString) name = g_string_new (NULL);
  guint n = 0;

  for (const char *c = article->title; *c != '\0' && n < MAX_CHARACTERS; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      if (g_unichar_isalnum (character) && ++n > 0)
        g_string_append_unichar (name, character);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  g_string_append_printf (name,
                          "%s%" G_GINT64_FORMAT ".%s",
                          name->len > 0 && name->str[name->len - 1] != '-' ? "-" : "",
                          article->id,
                          writer->suffix);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

static gboolean
write_file (DossierDb *db,
            const Export *export,
            const DossierArticle *article,
            GCancellable         *cancellable,
            GError              **error)
{
  g_autofree char *name = dup_file_name (export->writer, article);
  g_autoptr (GFile) file = g_file_get_child (export->folder, name);
  g_autoptr (GFileOutputStream) stream =
      g_file_replace (file, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, cancellable, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GCancellable) giving_up = g_cancellable_new ();
  Export one = { .writer = export->writer, .ids = ids, .stream = (GOutputStream *) stream };

  if (stream == NULL)
    return FALSE;
  g_array_append_val (ids, article->id);
  if (write_all (db, &one, cancellable, error))
    return g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error);
  /* Closing as cancelled leaves a file that was there before as it was. */
  g_cancellable_cancel (giving_up);
  g_output_stream_close (G_OUTPUT_STREAM (stream), giving_up, NULL);
  return FALSE;
}

static gboolean
write_folder (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  g_autoptr (GPtrArray) articles =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_article_free);

  if (!list_articles (db, export->ids, articles, error))
    return FALSE;
  for (guint i = 0; i < articles->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
        !write_file (db, export, g_ptr_array_index (articles, i), cancellable, error))
      return FALSE;
  return TRUE;
}

/* The articles that the chosen annotations are of, each once. */
static gboolean
find_articles (DossierDb *db, Export *export, GError **error)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       id;

  export->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_hash_table_iter_init (&iter, export->only);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (DossierAnnotation) annotation =
          dossier_annotations_get (db, *(gint64 *) id, &local_error);

      if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (annotation != NULL &&
          g_hash_table_add (seen,
                            g_memdup2 (&annotation->article_id, sizeof annotation->article_id)))
        g_array_append_val (export->ids, annotation->article_id);
    }
  return TRUE;
}

static gboolean
write_chosen (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return find_articles (db, data, error) && write_pieces (db, data, cancellable, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (dossier_store_finish (DOSSIER_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
dossier_export_async (DossierNotebook    *notebook,
                      DossierExportFormat format,
                      GArray             *ids,
                      GOutputStream      *stream,
                      GCancellable       *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer            user_data)
{
  Export *export;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (format < DOSSIER_N_EXPORT_FORMATS);

  export = g_new0 (Export, 1);
  export->writer = writers[format];
  export->ids = ids != NULL ? g_array_ref (ids) : NULL;
  export->stream = g_object_ref (stream);
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            write_all,
                            export,
                            free_export,
                            cancellable,
                            exported_cb,
                            g_task_new (notebook, cancellable, callback, user_data));
}

void
dossier_export_annotations_async (DossierNotebook    *notebook,
                                  DossierExportFormat format,
                                  GArray             *ids,
                                  GOutputStream      *stream,
                                  GCancellable       *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  Export *export;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (format < DOSSIER_N_EXPORT_FORMATS && writers[format]->write == NULL);
  g_return_if_fail (ids != NULL);

  export = g_new0 (Export, 1);
  export->writer = writers[format];
  export->only = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (export->only, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  export->stream = g_object_ref (stream);
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            write_chosen,
                            export,
                            free_export,
                            cancellable,
                            exported_cb,
                            g_task_new (notebook, cancellable, callback, user_data));
}

void
dossier_export_folder_async (DossierNotebook    *notebook,
                             DossierExportFormat format,
                             GArray             *ids,
                             GFile              *folder,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  Export *export;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (format < DOSSIER_N_EXPORT_FORMATS);
  g_return_if_fail (G_IS_FILE (folder));

  export = g_new0 (Export, 1);
  export->writer = writers[format];
  export->ids = ids != NULL ? g_array_ref (ids) : NULL;
  export->folder = g_object_ref (folder);
  dossier_store_read_async (dossier_notebook_get_store (notebook),
                            write_folder,
                            export,
                            free_export,
                            cancellable,
                            exported_cb,
                            g_task_new (notebook, cancellable, callback, user_data));
}

gboolean
dossier_export_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
