/* dossier-capture-pages.c: fetches, extracts and joins one page after the other.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-capture-pages.h"

#include "core/extract/dossier-document-join.h"
#include "core/text/dossier-url.h"
#include "notebook/dossier-notebook-private.h"

/* Lives in its task's data. */
typedef struct
{
  /* owned */
  DossierNotebook *notebook;
  char            *site;
  GHashTable      *seen; /* canonical addresses */
  char            *url;  /* of the page on its way */
  DossierFetched  *page; /* (nullable): the page that is being read */
  GPtrArray       *pages;

  /* borrowed */
  DossierDocument *document;

  guint n_pages;
} Following;

static void get_next (GTask *task);

static void
free_following (gpointer data)
{
  Following *following = data;

  g_clear_object (&following->notebook);
  g_free (following->site);
  g_free (following->url);
  g_clear_pointer (&following->page, dossier_fetched_free);
  g_clear_pointer (&following->pages, g_ptr_array_unref);
  g_hash_table_unref (following->seen);
  g_free (following);
}

/* TRUE when the address was not met before. */
static gboolean
note_address (Following *following, const char *url)
{
  return g_hash_table_add (following->seen, dossier_url_canonicalize (url));
}

static gboolean
is_same_site (const Following *following, const char *url)
{
  g_autofree char *site = dossier_url_dup_site (url);

  return g_strcmp0 (site, following->site) == 0;
}

static void
end (GTask *task)
{
  Following *following = g_task_get_task_data (task);

  g_task_return_pointer (task,
                         g_steal_pointer (&following->pages),
                         (GDestroyNotify) g_ptr_array_unref);
}

/* All pages there are have been read. */
static void
end_whole (GTask *task)
{
  Following *following = g_task_get_task_data (task);

  g_clear_pointer (&following->document->next_url, g_free);
  end (task);
}

/* The document's next_url stays: it is what is missing. Takes the error. */
static void
end_missing (GTask *task, GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  end (task);
}

static void
extracted_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DossierDocument) page = NULL;
  Following *following = g_task_get_task_data (task);
  GError    *error = NULL;

  page = dossier_extractor_extract_finish (DOSSIER_EXTRACTOR (object), result, &error);
  if (page == NULL)
    {
      end_missing (task, error);
      return;
    }
  if (!dossier_document_join (following->document, page, following->n_pages + 1))
    {
      end_whole (task);
      return;
    }
  g_ptr_array_add (following->pages, g_steal_pointer (&following->page));
  following->n_pages++;
  g_free (following->document->next_url);
  following->document->next_url = g_steal_pointer (&page->next_url);
  get_next (task);
}

static void
fetched_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (DossierFetched) fetched = NULL;
  Following          *following = g_task_get_task_data (task);
  DossierExtractInput input = { 0 };
  GError             *error = NULL;

  fetched = dossier_fetcher_fetch_finish (DOSSIER_FETCHER (object), result, &error);
  if (fetched == NULL)
    {
      end_missing (task, error);
      return;
    }
  /* Where there are no more pages, sites lead back to the first, or away. */
  if (!is_same_site (following, fetched->url) ||
      (g_strcmp0 (fetched->url, following->url) != 0 && !note_address (following, fetched->url)))
    {
      end_whole (task);
      return;
    }
  g_clear_pointer (&following->page, dossier_fetched_free);
  following->page = g_steal_pointer (&fetched);
  input.content_type = following->page->content_type;
  input.url = following->page->url;
  dossier_extractor_extract_async (dossier_notebook_get_extractor (following->notebook),
                                   following->page->bytes,
                                   &input,
                                   g_task_get_cancellable (task),
                                   extracted_cb,
                                   g_object_ref (task));
}

static void
get_next (GTask *task)
{
  Following                *following = g_task_get_task_data (task);
  const DossierFetchOptions options = { .kind = DOSSIER_FETCH_PAGE };
  const char               *next = following->document->next_url;

  if (next == NULL || !is_same_site (following, next) || !note_address (following, next))
    {
      end_whole (task);
      return;
    }
  if (following->n_pages >= dossier_notebook_get_capture_options (following->notebook)->max_pages)
    {
      end_missing (task, NULL);
      return;
    }
  g_free (following->url);
  following->url = g_strdup (next);
  dossier_fetcher_fetch_async (dossier_notebook_get_fetcher (following->notebook),
                               next,
                               &options,
                               g_task_get_cancellable (task),
                               fetched_cb,
                               g_object_ref (task));
}

void
dossier_capture_pages_async (DossierNotebook    *notebook,
                             DossierDocument    *document,
                             const char         *url,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Following *following = g_new0 (Following, 1);

  g_task_set_source_tag (task, dossier_capture_pages_async);
  g_task_set_task_data (task, following, free_following);
  /* What was joined before a late cancel is thrown away with the capture. */
  g_task_set_check_cancellable (task, FALSE);
  following->notebook = g_object_ref (notebook);
  following->document = document;
  following->site = dossier_url_dup_site (url);
  following->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  following->pages = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_fetched_free);
  following->n_pages = 1;
  note_address (following, url);
  get_next (task);
}

GPtrArray *
dossier_capture_pages_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
