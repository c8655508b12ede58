/* dossier-capture-source.c: from what a person typed to the bytes behind it: fetched, or of a file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture-source.h"

#include "core/extract/dossier-extract.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-url.h"
#include "notebook/dossier-notebook-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Of a file, looked at to see what it is. */
#define HEAD_BYTES 4096

/* Lives in its task's data. */
typedef struct
{
  /* owned */
  DossierNotebook      *notebook; /* (nullable): not for a file */
  DossierJob           *job;
  char                 *input;
  char                 *address; /* to fetch */
  DossierCaptureSource *source;

  double share;
} Errand;

DossierCaptureSource *
dossier_capture_source_new (void)
{
  DossierCaptureSource *self = g_new0 (DossierCaptureSource, 1);

  self->fetched = g_get_real_time () / 1000;
  return self;
}

void
dossier_capture_source_free (DossierCaptureSource *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_object (&self->file);
  g_free (self->url);
  g_free (self->content_type);
  g_free (self->file_name);
  g_free (self->headers);
  g_free (self->etag);
  g_free (self->last_modified);
  dossier_version_known_clear (&self->known);
  g_free (self);
}

static void
free_errand (gpointer data)
{
  Errand *errand = data;

  g_clear_object (&errand->notebook);
  g_clear_object (&errand->job);
  g_free (errand->input);
  g_free (errand->address);
  g_clear_pointer (&errand->source, dossier_capture_source_free);
  g_free (errand);
}

static GTask *
begin (const char *input, DossierJob *job, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask  *task = g_task_new (NULL, NULL, callback, user_data);
  Errand *errand = g_new0 (Errand, 1);

  errand->job = g_object_ref (job);
  errand->input = g_strdup (input);
  errand->source = dossier_capture_source_new ();
  g_task_set_source_tag (task, begin);
  g_task_set_task_data (task, errand, free_errand);
  return task;
}

static void
succeed (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);

  g_task_return_pointer (task,
                         g_steal_pointer (&errand->source),
                         (GDestroyNotify) dossier_capture_source_free);
}

/* Takes the error. */
static void
fail_reading (GTask *task, GError *error)
{
  Errand *errand = g_task_get_task_data (task);

  g_prefix_error (&error, _ ("reading %s: "), errand->input);
  g_task_return_error (task, error);
}

/* Fetching ---------------------------------------------------------------------------------------
 */

static void
fetch_progress_cb (gsize received, gsize total, gpointer user_data)
{
  Errand *errand = user_data;

  if (total > 0)
    dossier_job_set_fraction (errand->job, errand->share * MIN (1, (double) received / total));
}

static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DossierFetched) fetched = NULL;
  Errand               *errand = g_task_get_task_data (task);
  DossierCaptureSource *source = errand->source;
  GError               *error = NULL;

  fetched = dossier_fetcher_fetch_finish (DOSSIER_FETCHER (object), result, &error);
  if (fetched == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  source->is_unchanged = fetched->is_unchanged;
  source->url = g_steal_pointer (&fetched->url);
  source->content_type = g_steal_pointer (&fetched->content_type);
  source->headers = g_steal_pointer (&fetched->headers);
  source->etag = g_steal_pointer (&fetched->etag);
  source->last_modified = g_steal_pointer (&fetched->last_modified);
  source->bytes = g_steal_pointer (&fetched->bytes);
  source->fetched = fetched->fetched;
  succeed (task);
}

static gboolean
look_up (DossierDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Errand          *errand = data;
  g_autofree char *key = dossier_url_canonicalize (errand->address);

  return dossier_versions_find (db, key, &errand->source->known, error);
}

static void
looked_up_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand             *errand = g_task_get_task_data (task);
  GError             *error = NULL;
  DossierFetchOptions options = {
    .kind = DOSSIER_FETCH_PAGE,
    .progress = fetch_progress_cb,
    .progress_data = errand,
    .etag = errand->source->known.etag,
    .last_modified = errand->source->known.last_modified,
  };

  if (!dossier_store_finish (DOSSIER_STORE (object), result, &error))
    g_task_return_error (task, error);
  else
    dossier_fetcher_fetch_async (dossier_notebook_get_fetcher (errand->notebook),
                                 errand->address,
                                 &options,
                                 dossier_job_get_cancellable (errand->job),
                                 fetched_cb,
                                 g_object_ref (task));
}

static void
start_fetching (GTask *task)
{
  Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;

  errand->address = dossier_url_parse_input (errand->input, &error);
  if (errand->address == NULL)
    g_task_return_error (task, error);
  else
    dossier_store_read_async (dossier_notebook_get_store (errand->notebook),
                              look_up,
                              errand,
                              NULL,
                              dossier_job_get_cancellable (errand->job),
                              looked_up_cb,
                              g_object_ref (task));
}

/* Files ------------------------------------------------------------------------------------------
 */

/* The first element of "<?xml …?><!-- … --><opml …"; NULL when something else comes first. */
static const char *
find_root (const char *head)
{
  const char *p = head;

  if (g_str_has_prefix (p, "\xef\xbb\xbf"))
    p += 3;
  while (p != NULL)
    {
      const char *end;

      p += strspn (p, " \t\r\n");
      if (*p != '<')
        return NULL;
      if (p[1] != '?' && p[1] != '!')
        return p + 1;
      end = g_str_has_prefix (p, "<!--") ? "-->" : ">";
      p = strstr (p, end);
      if (p != NULL)
        p += strlen (end);
    }
  return NULL;
}

/* Feeds and lists of them pass for text, and would become an article of tags. A server's answer is
 * judged by its type; a file has only its bytes. */
static gboolean
is_for_programs (GBytes *bytes)
{
  static const char *const roots[] = { "opml", "rss", "feed", "rdf:RDF", "urlset", "sitemapindex" };
  gsize                    length;
  const char              *data = g_bytes_get_data (bytes, &length);
  g_autofree char         *head = g_strndup (data, MIN (length, HEAD_BYTES));
  const char              *root = find_root (head);

  for (gsize i = 0; root != NULL && i < G_N_ELEMENTS (roots); i++)
    if (g_str_has_prefix (root, roots[i]) && strchr (" \t\r\n>/", root[strlen (roots[i])]) != NULL)
      return TRUE;
  return FALSE;
}

static void
file_loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Errand *errand = g_task_get_task_data (task);
  GError *error = NULL;

  errand->source->bytes = g_file_load_bytes_finish (G_FILE (object), result, NULL, &error);
  if (errand->source->bytes != NULL && is_for_programs (errand->source->bytes))
    g_set_error_literal (&error,
                         DOSSIER_CORE_ERROR,
                         DOSSIER_CORE_ERROR_UNSUPPORTED,
                         _ ("it is a feed or a list of feeds, not an article"));
  if (error != NULL)
    fail_reading (task, error);
  else
    succeed (task);
}

static void
start_loading (GTask *task, GFile *file)
{
  Errand               *errand = g_task_get_task_data (task);
  DossierCaptureSource *source = errand->source;

  source->file = g_object_ref (file);
  source->file_name = g_file_get_basename (file);
  if (source->url == NULL)
    source->url = g_file_get_uri (file);
  g_file_load_bytes_async (file,
                           dossier_job_get_cancellable (errand->job),
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
file_seen_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GFileInfo) info = NULL;
  GFile      *file = G_FILE (object);
  Errand     *errand = g_task_get_task_data (task);
  const char *input = errand->input;
  GError     *error = NULL;

  info = g_file_query_info_finish (file, result, &error);
  /* "example.org/a" could have been the name of a file; it is none, so it is an address. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) && strchr (input, '.') != NULL &&
      !g_path_is_absolute (input) && *input != '.' && !g_str_has_prefix (input, "file:"))
    {
      g_clear_error (&error);
      start_fetching (task);
      return;
    }
  if (info != NULL && check_file (info, &error))
    start_loading (task, file);
  else
    fail_reading (task, error);
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
dossier_capture_source_get_async (DossierNotebook    *notebook,
                                  const char         *input,
                                  DossierJob         *job,
                                  double              share,
                                  GAsyncReadyCallback callback,
                                  gpointer            user_data)
{
  g_autoptr (GTask) task = begin (input, job, callback, user_data);
  g_autoptr (GFile) file = NULL;
  Errand *errand = g_task_get_task_data (task);

  errand->notebook = g_object_ref (notebook);
  errand->share = share;
  if (*input == '\0' || is_web_address (input) || has_other_scheme (input))
    {
      start_fetching (task);
      return;
    }
  file = g_file_new_for_commandline_arg (input);
  g_file_query_info_async (file,
                           G_FILE_ATTRIBUTE_STANDARD_TYPE "," G_FILE_ATTRIBUTE_STANDARD_SIZE,
                           G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT,
                           dossier_job_get_cancellable (job),
                           file_seen_cb,
                           g_object_ref (task));
}

void
dossier_capture_source_load_async (GFile              *file,
                                   const char         *url,
                                   DossierJob         *job,
                                   GAsyncReadyCallback callback,
                                   gpointer            user_data)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GTask) task = begin (name, job, callback, user_data);
  Errand *errand = g_task_get_task_data (task);

  errand->source->url = g_strdup (url);
  start_loading (task, file);
}

DossierCaptureSource *
dossier_capture_source_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
