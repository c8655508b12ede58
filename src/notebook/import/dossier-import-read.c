/* dossier-import-read.c: from a file's bytes to articles that are ready to be written.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/import/dossier-import-private.h"

#include "core/exchange/dossier-exchange.h"
#include "core/feed/dossier-opml.h"
#include "core/recognise/dossier-recogniser.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-url.h"
#include "notebook/dossier-capture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A list of feeds says what it is within so many bytes. */
#define PROLOGUE_BYTES 4096

static void
free_page (gpointer data)
{
  DossierImportPage *page = data;

  g_free (page->url);
  g_clear_pointer (&page->document, dossier_document_free);
  g_clear_pointer (&page->raw, dossier_raw_free);
  g_clear_pointer (&page->mentions, g_ptr_array_unref);
  g_clear_pointer (&page->images, g_ptr_array_unref);
  g_free (page);
}

void
dossier_import_plan_free (DossierImportPlan *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->imported, dossier_imported_free);
  g_clear_pointer (&self->outlines, g_ptr_array_unref);
  g_clear_pointer (&self->bundle, g_bytes_unref);
  g_clear_pointer (&self->report, dossier_import_report_free);
  g_free (self);
}

static DossierImportPlan *
new_plan (const char *format)
{
  DossierImportPlan *plan = g_new0 (DossierImportPlan, 1);

  plan->pages = g_ptr_array_new_with_free_func (free_page);
  plan->report = dossier_import_report_new (format);
  return plan;
}

/* Articles without an address are known by what they are called. */
static char *
make_url (const DossierImportReader *self, const DossierImportedArticle *article)
{
  g_autofree char *named = NULL;
  g_autofree char *hash = NULL;

  if (article->url != NULL)
    return dossier_url_canonicalize (article->url);
  if (article->page != NULL)
    return g_strdup (self->uri);
  named = g_strdup_printf ("%s\n%s",
                           article->title != NULL ? article->title : "",
                           article->byline != NULL ? article->byline : "");
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, named, -1);
  return g_strconcat (DOSSIER_IMPORT_KEPT "/", hash, NULL);
}

/* Whether more than the address would be lost if only that were kept: a title and the day on which
 * it was put by are shown until the page is there, and after, where it is gone. */
static gboolean
is_worth_keeping (const DossierImportedArticle *article)
{
  return article->annotations->len > 0 || article->tags->len > 0 || article->flags != 0 ||
         article->title != NULL || article->added != 0 || article->url == NULL;
}

/* Browsers write where a page was saved from into a comment before it. */
static char *
find_saved_from (GBytes *bytes)
{
  static const char *const marks[] = { "saved from url=(", "\n url: " };
  gsize                    length = 0;
  const char              *data = g_bytes_get_data (bytes, &length);
  g_autofree char         *start = g_strndup (data, MIN (length, PROLOGUE_BYTES));

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char      *mark = strstr (start, marks[i]);
      const char      *address = mark != NULL ? strstr (mark, "http") : NULL;
      g_autofree char *url = NULL;

      if (address == NULL || address - mark > 32)
        continue;
      url = g_strndup (address, strcspn (address, " \t\r\n<>\"'"));
      if (g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL))
        return dossier_url_canonicalize (url);
    }
  return NULL;
}

/* The page of a file that names no address may name its own. */
static void
find_own_url (DossierImportPage *page, GBytes *bytes)
{
  g_autofree char *saved_from = NULL;

  if (page->article->url != NULL || page->article->page == NULL)
    return;
  saved_from = find_saved_from (bytes);
  if (saved_from == NULL && page->document->url != NULL &&
      g_str_has_prefix (page->document->url, "http"))
    saved_from = dossier_url_canonicalize (page->document->url);
  if (saved_from == NULL)
    return;
  g_free (page->url);
  page->url = g_steal_pointer (&saved_from);
}

static gboolean
read_page (const DossierImportReader *self,
           DossierImportPage         *page,
           GCancellable              *cancellable,
           GError                   **error)
{
  const DossierImportedArticle *article = page->article;
  g_autoptr (GBytes) bytes =
      dossier_import_decode (article->page, article->content_encoding, error);
  DossierExtractInput input = { .content_type = article->content_type,
                                .url = article->url != NULL ? article->url : self->uri,
                                .file_name = article->url == NULL ? self->name : NULL };

  if (bytes == NULL)
    return FALSE;
  input.data = g_bytes_get_data (bytes, &input.length);
  page->document = dossier_extractor_extract (self->extractor, &input, cancellable, error);
  if (page->document == NULL)
    return FALSE;
  find_own_url (page, bytes);
  dossier_capture_complete_document (page->document, page->url);
  page->raw = dossier_raw_new (bytes, error);
  return page->raw != NULL;
}

static gboolean
keep (DossierImportPage *page, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  page->is_kept = TRUE;
  page->document = dossier_import_make_kept (page->article);
  bytes = g_bytes_new (page->document->text, page->document->text_length);
  page->raw = dossier_raw_new (bytes, error);
  return page->raw != NULL;
}

/* A page that holds no article is told and not added; its notes are kept all the same. */
static gboolean
read_article (const DossierImportReader    *self,
              DossierImportPlan            *plan,
              const DossierImportedArticle *article,
              GCancellable                 *cancellable,
              GError                      **error)
{
  DossierImportPage *page = g_new0 (DossierImportPage, 1);
  g_autoptr (GError) local_error = NULL;

  page->article = article;
  page->order = plan->pages->len;
  page->url = make_url (self, article);
  page->fetched = article->received != 0 ? article->received : article->added;
  page->is_dated = page->fetched != 0;
  if (!page->is_dated)
    page->fetched = g_get_real_time () / 1000;
  g_ptr_array_add (plan->pages, page);
  if (article->page != NULL && !read_page (self, page, cancellable, &local_error))
    {
      g_clear_pointer (&page->document, dossier_document_free);
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
          g_error_matches (local_error, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NO_HELPER) ||
          article->url == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      dossier_import_report_add_problem (plan->report, "%s: %s", page->url, local_error->message);
    }
  if (page->document == NULL && is_worth_keeping (article) && !keep (page, error))
    return FALSE;
  if (page->document != NULL)
    page->mentions = dossier_recogniser_run_in_language (self->recogniser,
                                                         page->document->text,
                                                         page->document->text_length,
                                                         page->document->published,
                                                         page->document->language);
  return TRUE;
}

static int
compare_pages (gconstpointer a, gconstpointer b)
{
  const DossierImportPage *const *left = a;
  const DossierImportPage *const *right = b;

  if ((*left)->is_dated && (*right)->is_dated && (*left)->fetched != (*right)->fetched)
    return (*left)->fetched < (*right)->fetched ? -1 : 1;
  return (*left)->order < (*right)->order ? -1 : (*left)->order > (*right)->order;
}

static gboolean
are_all_dated (const DossierImportPlan *plan)
{
  for (guint i = 0; i < plan->pages->len; i++)
    if (!((DossierImportPage *) g_ptr_array_index (plan->pages, i))->is_dated)
      return FALSE;
  return TRUE;
}

static void
give_pictures (DossierImportPictures *pictures, DossierImportPlan *plan, GCancellable *cancellable)
{
  DossierImportPage *page = g_ptr_array_index (plan->pages, plan->pages->len - 1);

  if (page->document != NULL && !page->is_kept)
    dossier_import_pictures_give (pictures, page, cancellable);
}

static gboolean
read_articles (const DossierImportReader *self,
               DossierImportPlan         *plan,
               GCancellable              *cancellable,
               GError                   **error)
{
  GPtrArray *articles = plan->imported->articles;
  g_autoptr (DossierImportPictures) pictures =
      dossier_import_pictures_new (plan->imported, self->extractor, self->uri);

  for (guint i = 0; i < articles->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
          !read_article (self, plan, g_ptr_array_index (articles, i), cancellable, error))
        return FALSE;
      give_pictures (pictures, plan, cancellable);
      if (self->progress != NULL)
        self->progress ((double) (i + 1) / articles->len, self->progress_data);
    }
  dossier_import_pictures_report (pictures, plan->report);
  /* Versions are numbered in the order of their times. */
  if (are_all_dated (plan))
    g_ptr_array_sort (plan->pages, compare_pages);
  return TRUE;
}

static gboolean
is_feed_list (const char *data, gsize length)
{
  return g_strstr_len (data, (gssize) MIN (length, PROLOGUE_BYTES), "<opml") != NULL;
}

/* How many lines of the list name a feed. */
static guint
count_feeds (const char *data, gsize length)
{
  static const char name[] = "xmlurl=";
  guint             n = 0;

  for (gsize i = 0; i + sizeof name - 1 <= length; i++)
    n += (data[i] == 'x' || data[i] == 'X') &&
         g_ascii_strncasecmp (data + i, name, sizeof name - 1) == 0;
  return n;
}

/* Reading forgives much, but a list without its end has lost feeds. */
static gboolean
check_end (const char *data, gsize length, GError **error)
{
  guint n_lines = 1;

  if (g_strrstr_len (data, (gssize) length, "</opml") != NULL ||
      g_strrstr_len (data, (gssize) length, "</OPML") != NULL)
    return TRUE;
  for (gsize i = 0; i < length; i++)
    n_lines += data[i] == '\n';
  g_set_error (error,
               DOSSIER_CORE_ERROR,
               DOSSIER_CORE_ERROR_BAD_REQUEST,
               "the list of feeds is cut off at line %u",
               n_lines);
  return FALSE;
}

static DossierImportPlan *
read_feed_list (const char *data, gsize length, GError **error)
{
  g_autoptr (DossierImportPlan) plan = new_plan ("OPML");
  guint n_feeds = count_feeds (data, length);

  plan->outlines = dossier_opml_read (data, length, error);
  if (plan->outlines == NULL || !check_end (data, length, error))
    return NULL;
  if (n_feeds > plan->outlines->len)
    dossier_import_report_add_problem (
        plan->report,
        ngettext ("%u line of the list names no feed of the web, or one that is in it already.",
                  "%u lines of the list name no feed of the web, or one that is in it already.",
                  n_feeds - plan->outlines->len),
        n_feeds - plan->outlines->len);
  return g_steal_pointer (&plan);
}

/* A bundle, or a page of ours that holds one; NULL without an error for all else. */
static DossierImportPlan *
read_bundle (GBytes *bytes, GError **error)
{
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) bundle = NULL;
  DossierImportPlan *plan;

  if (dossier_import_is_bundle (bytes))
    bundle = g_bytes_ref (bytes);
  else
    packed = dossier_import_find_bundle (bytes);
  if (packed != NULL)
    bundle = dossier_import_unpack (packed, error);
  if (bundle == NULL || !dossier_import_is_bundle (bundle))
    return NULL;
  plan = new_plan (packed != NULL ? _ ("page of Dossier") : _ ("Dossier bundle"));
  plan->bundle = g_steal_pointer (&bundle);
  return plan;
}

DossierImportPlan *
dossier_import_read (const DossierImportReader *self,
                     GBytes                    *bytes,
                     GCancellable              *cancellable,
                     GError                   **error)
{
  g_autoptr (GBytes) unpacked = dossier_import_unpack (bytes, error);
  g_autoptr (DossierImported) imported = NULL;
  g_autoptr (DossierImportPlan) plan = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize       length = 0;
  const char *data = NULL;

  if (unpacked == NULL)
    return NULL;
  plan = read_bundle (unpacked, &local_error);
  if (plan != NULL)
    return dossier_import_sift_bundle (plan, self->extractor, cancellable, error)
               ? g_steal_pointer (&plan)
               : NULL;
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  data = g_bytes_get_data (unpacked, &length);
  if (is_feed_list (data, length))
    return read_feed_list (data, length, error);
  imported = dossier_exchange_read (data != NULL ? data : "", length, self->name, error);
  if (imported == NULL)
    return NULL;
  plan = new_plan (imported->format);
  plan->imported = g_steal_pointer (&imported);
  g_ptr_array_extend_and_steal (plan->report->problems,
                                g_steal_pointer (&plan->imported->problems));
  plan->imported->problems = g_ptr_array_new_with_free_func (g_free);
  return read_articles (self, plan, cancellable, error) ? g_steal_pointer (&plan) : NULL;
}
