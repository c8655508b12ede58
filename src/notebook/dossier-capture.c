/* dossier-capture.c: brings an article into the notebook: fetch, extract, recognise, commit.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture.h"

#include "core/extract/dossier-extract.h"
#include "core/text/dossier-segment.h"
#include "core/text/dossier-url.h"
#include "notebook/dossier-capture-images.h"
#include "notebook/dossier-capture-options.h"
#include "notebook/dossier-capture-pages.h"
#include "notebook/dossier-capture-source.h"
#include "notebook/dossier-data-files.h"
#include "notebook/dossier-notebook-private.h"
#include "store/dossier-articles.h"
#include "store/dossier-import-rows.h"
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

  DossierCaptureSource *source; /* (nullable): until it is there */
  char                 *url;    /* what the article is known by; made while digesting when NULL */
  DossierDocument      *document;
  DossierRaw           *raw;
  GPtrArray            *pages;     /* (nullable): DossierFetched: the later pages of the article */
  GPtrArray            *raw_pages; /* DossierRawPage: the same, packed */
  GPtrArray            *mentions;
  DossierVersionOutcome outcome;
  DossierArticle       *twin; /* (nullable): the article that has the same text */
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
  g_clear_pointer (&capture->source, dossier_capture_source_free);
  g_free (capture->url);
  g_clear_pointer (&capture->document, dossier_document_free);
  g_clear_pointer (&capture->raw, dossier_raw_free);
  g_clear_pointer (&capture->pages, g_ptr_array_unref);
  g_clear_pointer (&capture->raw_pages, g_ptr_array_unref);
  g_clear_pointer (&capture->mentions, g_ptr_array_unref);
  g_clear_pointer (&capture->twin, dossier_article_free);
  g_free (capture);
}

void
dossier_captured_free (DossierCaptured *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->missing_url);
  g_free (self);
}

DossierCaptured *
dossier_captured_copy (const DossierCaptured *self)
{
  DossierCaptured *copy = g_memdup2 (self, sizeof *self);

  copy->url = g_strdup (self->url);
  copy->title = g_strdup (self->title);
  copy->missing_url = g_strdup (self->missing_url);
  return copy;
}

static GTask *
begin (DossierNotebook *notebook, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  Capture *capture = g_new0 (Capture, 1);
  GTask   *task = g_task_new (notebook, NULL, callback, user_data);

  capture->notebook = g_object_ref (notebook);
  capture->recogniser = dossier_recogniser_ref (dossier_notebook_get_recogniser (notebook));
  capture->job = g_object_ref (job);
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, capture, free_capture);
  return task;
}

static void
asked_cancelled_cb (GCancellable *asked, gpointer job_cancellable)
{
  g_cancellable_cancel (job_cancellable);
}

/* The same with a job of its own, that the notebook lists. */
static GTask *
begin_listed (DossierNotebook    *notebook,
              const char         *title,
              GCancellable       *cancellable,
              GAsyncReadyCallback callback,
              gpointer            user_data)
{
  g_autoptr (DossierJob) job = dossier_job_new (title);
  GTask   *task = begin (notebook, job, callback, user_data);
  Capture *capture = g_task_get_task_data (task);

  if (cancellable != NULL)
    {
      capture->asked = g_object_ref (cancellable);
      capture->asked_id = g_cancellable_connect (cancellable,
                                                 G_CALLBACK (asked_cancelled_cb),
                                                 g_object_ref (dossier_job_get_cancellable (job)),
                                                 g_object_unref);
    }
  dossier_notebook_add_job (notebook, job);
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
succeed (GTask *task, DossierCaptured *captured)
{
  Capture *capture = g_task_get_task_data (task);

  dossier_job_end (capture->job, NULL);
  g_task_return_pointer (task, captured, (GDestroyNotify) dossier_captured_free);
}

/* The server said that it is what we have. */
static void
succeed_unchanged (GTask *task)
{
  Capture                   *capture = g_task_get_task_data (task);
  const DossierVersionKnown *known = &capture->source->known;
  DossierCaptured           *captured = g_new0 (DossierCaptured, 1);

  captured->article_id = known->article_id;
  captured->version_id = known->version_id;
  captured->version = known->version;
  captured->url = g_strdup (known->url);
  captured->title = g_strdup (known->title);
  captured->is_unchanged = TRUE;
  succeed (task, captured);
}

static void
succeed_written (GTask *task)
{
  Capture                     *capture = g_task_get_task_data (task);
  const DossierVersionOutcome *outcome = &capture->outcome;
  DossierCaptured             *captured = g_new0 (DossierCaptured, 1);

  captured->article_id = outcome->article_id;
  captured->version_id = outcome->version_id;
  captured->version = outcome->version;
  captured->is_new_article = outcome->is_new_article;
  captured->is_new_version = outcome->is_new_version;
  captured->is_unchanged = !outcome->is_new_version && !outcome->is_duplicate;
  captured->is_duplicate = outcome->is_duplicate;
  captured->url = g_strdup (capture->twin != NULL ? capture->twin->url : capture->url);
  captured->missing_url = g_strdup (capture->document->next_url);
  captured->title =
      g_strdup (capture->twin != NULL ? capture->twin->title : capture->document->title);
  succeed (task, captured);
}

static void
images_added_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  /* The article is safe; a picture that could not be had shows its alternative text. */
  dossier_capture_images_finish (result, NULL);
  succeed_written (task);
}

/* An article that came with a list of addresses stays under the address that the list gave,
 * wherever that leads: what the reader noted there is carried to the text. */
static gboolean
keep_address (DossierDb *db, Capture *capture, GError **error)
{
  const DossierVersionKnown *known = &capture->source->known;
  gboolean                   began_as_kept = FALSE;

  if (known->article_id == 0 || g_str_equal (known->url, capture->url))
    return TRUE;
  if (!dossier_import_rows_began_as_kept (db, known->article_id, &began_as_kept, error))
    return FALSE;
  if (!began_as_kept)
    return TRUE;
  g_free (capture->url);
  capture->url = g_strdup (known->url);
  return TRUE;
}

static gboolean
write_version (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Capture                    *capture = data;
  const DossierCaptureSource *source = capture->source;
  DossierVersionInput         input = {
            .source_url = source->url,
            .document = capture->document,
            .raw = capture->raw,
            .pages = capture->raw_pages,
            .headers = source->headers,
            .fetched = source->fetched,
            .mentions = capture->mentions,
            .recogniser_revision = DOSSIER_RECOGNISER_REVISION,
            .etag = source->etag,
            .last_modified = source->last_modified,
            .is_new_text_wanted = TRUE,
  };

  if (!keep_address (db, capture, error))
    return FALSE;
  input.url = capture->url;
  if (!dossier_versions_add (db, &input, &capture->outcome, error))
    return FALSE;
  if (!capture->outcome.is_duplicate)
    return TRUE;
  capture->twin = dossier_articles_get (db, capture->outcome.article_id, error);
  return capture->twin != NULL;
}

/* A program that ended between an article and its pictures left it without them. */
static gboolean
wants_images (const Capture *capture)
{
  const DossierVersionKnown *known = &capture->source->known;

  return dossier_notebook_get_capture_options (capture->notebook)->keeps_images &&
         (capture->outcome.is_new_version ||
          (known->lacks_images && known->version_id == capture->outcome.version_id));
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
  if (!wants_images (capture))
    succeed_written (task);
  else
    dossier_capture_images_async (capture->notebook,
                                  capture->outcome.version_id,
                                  capture->document,
                                  capture->source->file,
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

void
dossier_capture_complete_document (DossierDocument *document, const char *source_url)
{
  if (document->site == NULL)
    document->site = dossier_url_dup_site (source_url);
  if (document->lead == NULL)
    document->lead = dup_first_sentence (document);
}

/* What is known of the article from outside its page. */
static void
complete_document (Capture *capture)
{
  DossierCaptureSource *source = capture->source;
  DossierDocument      *document = capture->document;

  if (source->url == NULL)
    source->url = g_strconcat ("dossier:text/", capture->raw->sha256, NULL);
  if (capture->url == NULL && source->headers != NULL)
    capture->url = choose_url (source->url, document->url);
  else if (capture->url == NULL)
    capture->url = g_strdup (source->url);
  dossier_capture_complete_document (document, source->url);
}

static gboolean
pack_pages (Capture *capture, GError **error)
{
  capture->raw_pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_raw_page_free);
  for (guint i = 0; capture->pages != NULL && i < capture->pages->len; i++)
    {
      const DossierFetched *fetched = g_ptr_array_index (capture->pages, i);
      DossierRawPage       *page = g_new0 (DossierRawPage, 1);

      g_ptr_array_add (capture->raw_pages, page);
      page->url = g_strdup (fetched->url);
      page->raw = dossier_raw_new (fetched->bytes, error);
      if (page->raw == NULL)
        return FALSE;
    }
  return TRUE;
}

/* On a worker: the document gets its mentions. */
static void
digest (GTask *task, gpointer object, gpointer data, GCancellable *cancellable)
{
  Capture *capture = data;
  GError  *error = NULL;

  capture->raw = dossier_raw_new (capture->source->bytes, &error);
  if (capture->raw == NULL || !pack_pages (capture, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  complete_document (capture);
  capture->mentions = dossier_recogniser_run_in_language (capture->recogniser,
                                                          capture->document->text,
                                                          capture->document->text_length,
                                                          capture->document->published,
                                                          capture->document->language);
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

  g_task_set_task_data (errand, capture, NULL);
  dossier_workers_run (dossier_notebook_get_workers (capture->notebook), errand, digest);
}

static void
pages_joined_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Capture *capture = g_task_get_task_data (task);
  GError  *error = NULL;

  capture->pages = dossier_capture_pages_finish (result, &error);
  if (capture->pages != NULL)
    start_digesting (task);
  else
    fail (task, error);
}

/* The other pages of an article that has several; not of one that is no page of the web. */
static void
start_following (GTask *task)
{
  Capture *capture = g_task_get_task_data (task);

  if (capture->document->next_url == NULL || capture->source->headers == NULL)
    start_digesting (task);
  else
    dossier_capture_pages_async (capture->notebook,
                                 capture->document,
                                 capture->source->url,
                                 dossier_job_get_cancellable (capture->job),
                                 pages_joined_cb,
                                 g_object_ref (task));
}

static void
extracted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Capture *capture = g_task_get_task_data (task);
  GError  *error = NULL;

  capture->document = dossier_extractor_extract_finish (DOSSIER_EXTRACTOR (object), result, &error);
  if (capture->document != NULL)
    {
      start_following (task);
      return;
    }
  g_prefix_error (&error, _ ("reading %s: "), dossier_job_get_title (capture->job));
  fail (task, error);
}

/* In a process of its own, as nobody knows what the bytes are made to do. */
static void
start_extracting (GTask *task)
{
  Capture                  *capture = g_task_get_task_data (task);
  const DossierExtractInput input = {
    .content_type = capture->source->content_type,
    .url = capture->source->url,
    .file_name = capture->source->file_name,
  };

  dossier_job_set_fraction (capture->job, FRACTION_FETCHED);
  dossier_extractor_extract_async (dossier_notebook_get_extractor (capture->notebook),
                                   capture->source->bytes,
                                   &input,
                                   dossier_job_get_cancellable (capture->job),
                                   extracted_cb,
                                   g_object_ref (task));
}

static void
source_got_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Capture *capture = g_task_get_task_data (task);
  GError  *error = NULL;

  capture->source = dossier_capture_source_finish (result, &error);
  if (capture->source == NULL)
    fail (task, error);
  else if (capture->source->is_unchanged)
    succeed_unchanged (task);
  else
    start_extracting (task);
}

static void
start_getting (GTask *task)
{
  Capture *capture = g_task_get_task_data (task);

  dossier_capture_source_get_async (capture->notebook,
                                    dossier_job_get_title (capture->job),
                                    capture->job,
                                    FRACTION_FETCHED,
                                    source_got_cb,
                                    g_object_ref (task));
}

void
dossier_capture_input_async (DossierNotebook    *notebook,
                             const char         *input,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;
  g_autofree char *stripped = NULL;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (input != NULL);

  stripped = g_strstrip (g_strdup (input));
  task = begin_listed (notebook, stripped, cancellable, callback, user_data);
  start_getting (task);
}

void
dossier_capture_job_async (DossierNotebook    *notebook,
                           DossierJob         *job,
                           GAsyncReadyCallback callback,
                           gpointer            user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (DOSSIER_IS_JOB (job));

  task = begin (notebook, job, callback, user_data);
  start_getting (task);
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
  const char *title = url != NULL ? url : _ ("pasted text");
  Capture    *capture;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));
  g_return_if_fail (bytes != NULL);

  task = begin_listed (notebook, title, cancellable, callback, user_data);
  capture = g_task_get_task_data (task);
  capture->source = dossier_capture_source_new ();
  capture->source->bytes = g_bytes_ref (bytes);
  capture->source->url = g_strdup (url);
  capture->url = url != NULL ? dossier_url_canonicalize (url) : NULL;
  start_extracting (task);
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

  task = begin_listed (notebook, _ ("Welcome"), cancellable, callback, user_data);
  capture = g_task_get_task_data (task);
  dossier_capture_source_load_async (file,
                                     WELCOME_URL,
                                     capture->job,
                                     source_got_cb,
                                     g_object_ref (task));
}

DossierCaptured *
dossier_capture_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
