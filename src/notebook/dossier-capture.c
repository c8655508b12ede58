/* dossier-capture.c: brings an article into the notebook: fetch, extract, recognise, commit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture.h"

#include "core/extract/dossier-extract.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-segment.h"
#include "core/text/dossier-url.h"
#include "notebook/dossier-capture-images.h"
#include "notebook/dossier-data-files.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-versions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How far each stage brings the progress bar. */
#define FRACTION_FETCHED    0.6
#define FRACTION_RECOGNISED 0.8
#define FRACTION_WRITTEN    0.9

#define WELCOME_URL  "dossier:welcome"
#define WELCOME_FILE "welcome.html"

/* Everything about one capture. Lives in its task's data; one thread works on it at a time. */
typedef struct
{
  /* owned */
  DossierNotebook   *notebook;
  DossierJob        *job;
  DossierRecogniser *recogniser;
  GCancellable      *asked; /* (nullable): the caller's */
  gulong             asked_id;

  char   *url;          /* what the article is known by; made while digesting when NULL */
  char   *source_url;   /* what answered */
  char   *content_type; /* (nullable) */
  char   *file_name;    /* (nullable) */
  char   *headers;      /* (nullable) */
  GFile  *file;         /* (nullable): a local file */
  GBytes *bytes;
  gint64  fetched;

  DossierDocument      *document;
  DossierRaw           *raw;
  GPtrArray            *mentions;
  DossierVersionOutcome outcome;
} Capture;

static void
free_capture (gpointer data)
{
  Capture *capture = data;

  if (capture->asked != NULL)
    g_cancellable_disconnect (capture->asked, capture->asked_id);
  g_clear_object (&capture->asked);
  g_clear_object (&capture->notebook);
  g_clear_object (&capture->job);
  g_clear_pointer (&capture->recogniser, dossier_recogniser_unref);
  g_free (capture->url);
  g_free (capture->source_url);
  g_free (capture->content_type);
  g_free (capture->file_name);
  g_free (capture->headers);
  g_clear_object (&capture->file);
  g_clear_pointer (&capture->bytes, g_bytes_unref);
  g_clear_pointer (&capture->document, dossier_document_free);
  g_clear_pointer (&capture->raw, dossier_raw_free);
  g_clear_pointer (&capture->mentions, g_ptr_array_unref);
  g_free (capture);
}

void
dossier_captured_free (DossierCaptured *self)
{
  g_free (self->url);
  g_free (self->title);
  g_free (self);
}

static void
asked_cancelled_cb (GCancellable *asked, gpointer job_cancellable)
{
  g_cancellable_cancel (job_cancellable);
}

static GTask *
begin (DossierNotebook    *notebook,
       const char         *title,
       GCancellable       *cancellable,
       GAsyncReadyCallback callback,
       gpointer            user_data)
{
  Capture *capture = g_new0 (Capture, 1);
  GTask   *task = g_task_new (notebook, NULL, callback, user_data);

  capture->notebook = g_object_ref (notebook);
  capture->recogniser = dossier_recogniser_ref (dossier_notebook_get_recogniser (notebook));
  capture->job = dossier_job_new (title);
  capture->fetched = g_get_real_time () / 1000;
  if (cancellable != NULL)
    {
      capture->asked = g_object_ref (cancellable);
      capture->asked_id =
          g_cancellable_connect (cancellable,
                                 G_CALLBACK (asked_cancelled_cb),
                                 g_object_ref (dossier_job_get_cancellable (capture->job)),
                                 g_object_unref);
    }
  g_task_set_task_data (task, capture, free_capture);
  dossier_notebook_add_job (notebook, capture->job);
  return task;
}

/* Takes the error; the task is returned. */
static void
fail (GTask *task, GError *error)
{
  Capture *capture = g_task_get_task_data (task);

  dossier_job_end (capture->job, error);
  g_task_return_error (task, error);
}

static void
succeed (GTask *task)
{
  Capture         *capture = g_task_get_task_data (task);
  DossierCaptured *captured = g_new0 (DossierCaptured, 1);

  captured->article_id = capture->outcome.article_id;
  captured->version_id = capture->outcome.version_id;
  captured->version = capture->outcome.version;
  captured->is_new_article = capture->outcome.is_new_article;
  captured->is_new_version = capture->outcome.is_new_version;
  captured->url = g_strdup (capture->url);
  captured->title = g_strdup (capture->document->title);
  dossier_job_end (capture->job, NULL);
  g_task_return_pointer (task, captured, (GDestroyNotify) dossier_captured_free);
}

static void
images_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* The article is safe; a picture that could not be had shows its alternative text. */
  dossier_capture_images_finish (result, NULL);
  succeed (task);
}

static gboolean
write_version (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Capture            *capture = data;
  DossierVersionInput input = {
    .url = capture->url,
    .source_url = capture->source_url,
    .document = capture->document,
    .raw = capture->raw,
    .headers = capture->headers,
    .fetched = capture->fetched,
    .mentions = capture->mentions,
    .recogniser_revision = DOSSIER_RECOGNISER_REVISION,
  };

  return dossier_versions_add (db, &input, &capture->outcome, error);
}

static void
version_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Capture *capture = g_task_get_task_data (task);
  GError  *error = NULL;

  if (!dossier_store_finish (DOSSIER_STORE (source), result, &error))
    {
      g_prefix_error (&error, _ ("saving %s: "), dossier_job_get_title (capture->job));
      fail (task, error);
      return;
    }
  dossier_job_set_fraction (capture->job, FRACTION_WRITTEN);
  if (!capture->outcome.is_new_version)
    succeed (task);
  else
    dossier_capture_images_async (capture->notebook,
                                  capture->outcome.version_id,
                                  capture->document,
                                  capture->file,
                                  dossier_job_get_cancellable (capture->job),
                                  images_added_cb,
                                  g_object_ref (task));
}

/* A page may name its own address, but only one on its own site, and not the site's front page. */
static char *
choose_url (const char *source_url, const char *named_url)
{
  g_autofree char *source_site = dossier_url_dup_site (source_url);
  g_autofree char *named_site = named_url != NULL ? dossier_url_dup_site (named_url) : NULL;
  g_autoptr (GUri) named = NULL;

  if (source_site != NULL && g_strcmp0 (source_site, named_site) == 0)
    named = g_uri_parse (named_url, G_URI_FLAGS_ENCODED, NULL);
  if (named != NULL && strlen (g_uri_get_path (named)) > 1)
    return dossier_url_canonicalize (named_url);
  return dossier_url_canonicalize (source_url);
}

/* What a list shows of an article whose page names no lead: its first sentence. */
static char *
dup_first_sentence (const DossierDocument *document)
{
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (document->blocks, DossierBlock, i);
      const char         *text = document->text + block->span.start;
      g_autoptr (GArray) sentences = NULL;

      if (block->kind != DOSSIER_BLOCK_PARAGRAPH)
        continue;
      sentences = dossier_segment_sentences (text, block->span.end - block->span.start);
      if (sentences->len > 0)
        return g_strndup (text, g_array_index (sentences, DossierSpan, 0).end);
    }
  return NULL;
}

/* On a worker: bytes in, a document with its mentions out. */
static void
digest (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Capture            *capture = data;
  GError             *error = NULL;
  DossierExtractInput input = {
    .content_type = capture->content_type,
    .url = capture->source_url,
    .file_name = capture->file_name,
  };

  input.data = g_bytes_get_data (capture->bytes, &input.length);
  capture->document = dossier_extract (&input, &error);
  if (capture->document != NULL)
    capture->raw = dossier_raw_new (capture->bytes, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  if (capture->source_url == NULL)
    capture->source_url = g_strconcat ("dossier:text/", capture->raw->sha256, NULL);
  if (capture->url == NULL && capture->headers != NULL)
    capture->url = choose_url (capture->source_url, capture->document->url);
  else if (capture->url == NULL)
    capture->url = g_strdup (capture->source_url);
  if (capture->document->site == NULL)
    capture->document->site = dossier_url_dup_site (capture->source_url);
  if (capture->document->lead == NULL)
    capture->document->lead = dup_first_sentence (capture->document);
  capture->mentions = dossier_recogniser_run (capture->recogniser,
                                              capture->document->text,
                                              capture->document->text_length,
                                              capture->document->published);
  g_task_return_boolean (task, TRUE);
}

static void
digested_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Capture *capture = g_task_get_task_data (task);
  GError  *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_prefix_error (&error, _ ("reading %s: "), dossier_job_get_title (capture->job));
      fail (task, error);
      return;
    }
  dossier_job_set_fraction (capture->job, FRACTION_RECOGNISED);
  dossier_store_write_async (dossier_notebook_get_store (capture->notebook),
                             write_version,
                             capture,
                             NULL,
                             dossier_job_get_cancellable (capture->job),
                             version_written_cb,
                             g_object_ref (task));
}

static void
start_digesting (GTask *task)
{
  Capture *capture = g_task_get_task_data (task);
  g_autoptr (GTask) errand = g_task_new (NULL,
                                         dossier_job_get_cancellable (capture->job),
                                         digested_cb,
                                         g_object_ref (task));

  dossier_job_set_fraction (capture->job, FRACTION_FETCHED);
  g_task_set_task_data (errand, capture, NULL);
  dossier_workers_run (dossier_notebook_get_workers (capture->notebook), errand, digest);
}

static void
fetch_progress_cb (gsize received, gsize total, gpointer user_data)
{
  DossierJob *job = user_data;

  if (total > 0)
    dossier_job_set_fraction (job, FRACTION_FETCHED * MIN (1, (double) received / total));
}

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DossierFetched) fetched = NULL;
  Capture *capture = g_task_get_task_data (task);
  GError  *error = NULL;

  fetched = dossier_fetcher_fetch_finish (DOSSIER_FETCHER (source), result, &error);
  if (fetched == NULL)
    {
      fail (task, error);
      return;
    }
  capture->source_url = g_strdup (fetched->url);
  capture->content_type = g_strdup (fetched->content_type);
  capture->headers = g_strdup (fetched->headers);
  capture->bytes = g_bytes_ref (fetched->bytes);
  capture->fetched = fetched->fetched;
  start_digesting (task);
}

static void
start_fetching (GTask *task, const char *input)
{
  Capture            *capture = g_task_get_task_data (task);
  GError             *error = NULL;
  g_autofree char    *address = dossier_url_parse_input (input, &error);
  DossierFetchOptions options = {
    .kind = DOSSIER_FETCH_PAGE,
    .progress = fetch_progress_cb,
    .progress_data = capture->job,
  };

  if (address == NULL)
    fail (task, error);
  else
    dossier_fetcher_fetch_async (dossier_notebook_get_fetcher (capture->notebook),
                                 address,
                                 &options,
                                 dossier_job_get_cancellable (capture->job),
                                 fetched_cb,
                                 g_object_ref (task));
}

static void
file_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Capture *capture = g_task_get_task_data (task);
  GError  *error = NULL;

  capture->bytes = g_file_load_bytes_finish (G_FILE (source), result, NULL, &error);
  if (capture->bytes == NULL)
    {
      g_prefix_error (&error, _ ("reading %s: "), dossier_job_get_title (capture->job));
      fail (task, error);
    }
  else
    start_digesting (task);
}

static void
start_loading (GTask *task, GFile *file)
{
  Capture *capture = g_task_get_task_data (task);

  g_set_object (&capture->file, file);
  if (capture->file_name == NULL)
    capture->file_name = g_file_get_basename (file);
  if (capture->source_url == NULL)
    capture->source_url = g_file_get_uri (file);
  g_file_load_bytes_async (file,
                           dossier_job_get_cancellable (capture->job),
                           file_loaded_cb,
                           g_object_ref (task));
}

/* A directory, or more bytes than any article has, is not read at all. */
static gboolean
check_file (GFileInfo *info, GError **error)
{
  if (g_file_info_get_file_type (info) == G_FILE_TYPE_DIRECTORY)
    g_set_error_literal (error,
                         G_IO_ERROR,
                         G_IO_ERROR_IS_DIRECTORY,
                         _ ("it is a folder, not an article"));
  else if (g_file_info_get_size (info) > DOSSIER_EXTRACT_MAX_BYTES)
    g_set_error (error,
                 DOSSIER_CORE_ERROR,
                 DOSSIER_CORE_ERROR_TOO_LARGE,
                 _ ("it is larger than %d MB, which no article is"),
                 DOSSIER_EXTRACT_MAX_BYTES / (1024 * 1024));
  else
    return TRUE;
  return FALSE;
}

static void
file_seen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFileInfo) info = NULL;
  GFile      *file = G_FILE (source);
  Capture    *capture = g_task_get_task_data (task);
  const char *input = dossier_job_get_title (capture->job);
  GError     *error = NULL;

  info = g_file_query_info_finish (file, result, &error);
  /* "example.org/a" could have been the name of a file; it is none, so it is an address. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && strchr (input, '.') != NULL &&
      !g_path_is_absolute (input) && *input != '.' && !g_str_has_prefix (input, "file:"))
    {
      g_clear_error (&error);
      start_fetching (task, input);
      return;
    }
  if (info != NULL && check_file (info, &error))
    {
      start_loading (task, file);
      return;
    }
  g_prefix_error (&error, _ ("reading %s: "), input);
  fail (task, error);
}

static gboolean
is_web_address (const char *input)
{
  return g_ascii_strncasecmp (input, "http:", 5) == 0 ||
         g_ascii_strncasecmp (input, "https:", 6) == 0;
}

/* Anything else with a scheme ("mailto:", "ftp://") is for the parser to refuse in words. */
static gboolean
has_other_scheme (const char *input)
{
  g_autofree char *scheme = g_uri_parse_scheme (input);

  return scheme != NULL && g_ascii_strcasecmp (scheme, "file") != 0;
}

void
dossier_capture_input_async (DossierNotebook    *notebook,
                             const char         *input,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GFile) file = NULL;
  g_autofree char *stripped = NULL;
  Capture         *capture;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (input != NULL);

  stripped = g_strstrip (g_strdup (input));
  task = begin (notebook, stripped, cancellable, callback, user_data);
  capture = g_task_get_task_data (task);
  if (*stripped == '\0' || is_web_address (stripped) || has_other_scheme (stripped))
    {
      start_fetching (task, stripped);
      return;
    }
  file = g_file_new_for_commandline_arg (stripped);
  g_file_query_info_async (file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT,
                           dossier_job_get_cancellable (capture->job),
                           file_seen_cb,
                           g_object_ref (task));
}

void
dossier_capture_bytes_async (DossierNotebook    *notebook,
                             GBytes             *bytes,
                             const char         *url,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  Capture *capture;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (bytes != NULL);

  task = begin (notebook, url != NULL ? url : _ ("pasted text"), cancellable, callback, user_data);
  capture = g_task_get_task_data (task);
  capture->bytes = g_bytes_ref (bytes);
  capture->source_url = g_strdup (url);
  capture->url = url != NULL ? dossier_url_canonicalize (url) : NULL;
  start_digesting (task);
}

DossierCaptured *
dossier_capture_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
dossier_capture_welcome_async (DossierNotebook    *notebook,
                               GCancellable       *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer            user_data)
{
  g_autofree char *path = dossier_data_files_dup_path (WELCOME_FILE);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GTask) task = NULL;
  Capture *capture;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  task = begin (notebook, _ ("Welcome"), cancellable, callback, user_data);
  capture = g_task_get_task_data (task);
  capture->source_url = g_strdup (WELCOME_URL);
  start_loading (task, file);
}
