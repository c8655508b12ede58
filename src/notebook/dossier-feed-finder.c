/* dossier-feed-finder.c: finds the feeds that belong to any address of a site.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-feed-finder.h"

#include "core/feed/dossier-feed-links.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-url.h"
#include "notebook/dossier-feed-load.h"
#include "notebook/dossier-notebook-private.h"

#include <glib/gi18n-lib.h>

/* Of what a page names, so many are looked at. */
#define MAX_NAMED 10

/* What is tried, the next when the one before found nothing. */
typedef enum
{
  STAGE_ADDRESS, /* what is there */
  STAGE_NAMED,   /* what the page names: all of it */
  STAGE_GUESSED, /* where feeds often are: the first */
  STAGE_ROBOTS,  /* the list of what robots may read */
  STAGE_LISTED,  /* the sitemaps in it: the first */
  STAGE_SITEMAPS,
  N_STAGES,
} Stage;

typedef struct
{
  /* owned */
  char      *url;       /* the page's */
  GPtrArray *addresses; /* DossierFeedAddress: still to be looked at in this stage */
  char      *name;      /* (nullable): what the page calls what is being looked at */
  GPtrArray *found;
  GError    *problem; /* (nullable): why the address itself could not be had */

  Stage stage;
} Search;

static void
free_search (gpointer data)
{
  Search *search = data;

  g_free (search->url);
  g_free (search->name);
  g_ptr_array_unref (search->addresses);
  g_clear_pointer (&search->found, g_ptr_array_unref);
  g_clear_error (&search->problem);
  g_free (search);
}

void
dossier_feed_found_free (DossierFeedFound *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->site_url);
  g_free (self->latest);
  g_free (self);
}

/* @name (nullable): what the page calls it. */
static void
add_found (Search *search, const DossierFeedLoaded *loaded, const char *name)
{
  const DossierFeed *feed = loaded->feed;
  DossierFeedFound  *found;

  for (guint i = 0; i < search->found->len; i++)
    if (g_str_equal (((DossierFeedFound *) search->found->pdata[i])->url, loaded->fetched->url))
      return;
  found = g_new0 (DossierFeedFound, 1);
  found->url = g_strdup (loaded->fetched->url);
  found->title = g_strdup (feed->title != NULL ? feed->title : name);
  if (found->title == NULL)
    found->title = dossier_url_dup_site (found->url);
  found->site_url = g_strdup (feed->site_url);
  found->is_sitemap = feed->kind != DOSSIER_FEED_KIND_FEED;
  found->n_entries = feed->entries->len;
  if (feed->entries->len > 0 && feed->kind != DOSSIER_FEED_KIND_SITEMAP_INDEX)
    found->latest = g_strdup (((DossierFeedEntry *) feed->entries->pdata[0])->title);
  g_ptr_array_add (search->found, found);
}

static void look_at_next (GTask *task);

static void
add_urls (Search *search, GPtrArray *urls)
{
  for (guint i = 0; i < urls->len; i++)
    g_ptr_array_add (search->addresses, dossier_feed_address_new (urls->pdata[i], NULL));
  g_ptr_array_unref (urls);
}

static void
return_nothing (GTask *task)
{
  Search *search = g_task_get_task_data (task);

  if (search->problem != NULL)
    g_task_return_error (task, g_steal_pointer (&search->problem));
  else
    g_task_return_new_error (task,
                             DOSSIER_CORE_ERROR,
                             DOSSIER_CORE_ERROR_NOT_FOUND,
                             _ ("%s announces its articles in no way that was found"),
                             search->url);
}

/* When the addresses of one stage are used up. */
static void
begin_next_stage (GTask *task)
{
  Search          *search = g_task_get_task_data (task);
  g_autofree char *robots = NULL;

  if (search->found->len > 0)
    {
      g_task_return_pointer (task,
                             g_steal_pointer (&search->found),
                             (GDestroyNotify) g_ptr_array_unref);
      return;
    }
  if (++search->stage == N_STAGES)
    {
      return_nothing (task);
      return;
    }
  if (search->stage == STAGE_GUESSED)
    add_urls (search, dossier_feed_links_guess (search->url));
  else if (search->stage == STAGE_ROBOTS)
    {
      robots = dossier_feed_links_dup_robots (search->url);
      if (robots != NULL)
        g_ptr_array_add (search->addresses, dossier_feed_address_new (robots, NULL));
    }
  else if (search->stage == STAGE_SITEMAPS)
    add_urls (search, dossier_feed_links_guess_sitemaps (search->url));
  look_at_next (task);
}

/* A page that is no feed may name some; the list for robots names sitemaps. */
static void
read_links (Search *search, const DossierFetched *fetched)
{
  gsize       length;
  const char *data = g_bytes_get_data (fetched->bytes, &length);
  g_autoptr (GPtrArray) links = NULL;

  if (search->stage == STAGE_ADDRESS)
    links = dossier_feed_links_of_page (data, length, fetched->content_type, fetched->url);
  else if (search->stage == STAGE_ROBOTS)
    links = dossier_feed_links_of_robots (data, length, fetched->url);
  else
    return;
  for (guint i = 0; i < MIN (links->len, MAX_NAMED); i++)
    {
      const DossierFeedAddress *link = links->pdata[i];

      g_ptr_array_add (search->addresses, dossier_feed_address_new (link->url, link->title));
    }
  search->stage = search->stage == STAGE_ADDRESS ? STAGE_NAMED : STAGE_LISTED;
}

/* A server that refuses one page may still have a feed; one that cannot be reached has none. */
static gboolean
is_worth_going_on (const GError *error)
{
  static const int refusals[] = {
    DOSSIER_FETCH_ERROR_STATUS,    DOSSIER_FETCH_ERROR_TOO_LARGE, DOSSIER_FETCH_ERROR_WRONG_TYPE,
    DOSSIER_FETCH_ERROR_EMPTY,     DOSSIER_FETCH_ERROR_LOGIN,     DOSSIER_FETCH_ERROR_PAYMENT,
    DOSSIER_FETCH_ERROR_FORBIDDEN, DOSSIER_FETCH_ERROR_NOT_FOUND, DOSSIER_FETCH_ERROR_GONE,
    DOSSIER_FETCH_ERROR_LEGAL,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_error_matches (error, DOSSIER_FETCH_ERROR, refusals[i]))
      return TRUE;
  return FALSE;
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Search *search = g_task_get_task_data (task);
  g_autoptr (DossierFeedLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;

  loaded = dossier_feed_load_finish (result, &error);
  if (g_task_return_error_if_cancelled (task))
    return;
  if (loaded == NULL && search->stage == STAGE_ADDRESS && !is_worth_going_on (error))
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  if (loaded == NULL && search->stage == STAGE_ADDRESS)
    search->problem = g_steal_pointer (&error);
  else if (loaded != NULL && loaded->feed != NULL)
    {
      add_found (search, loaded, search->name);
      /* Of what was guessed, one is enough. */
      if (search->stage != STAGE_NAMED)
        g_ptr_array_set_size (search->addresses, 0);
    }
  else if (loaded != NULL)
    {
      if (search->stage == STAGE_ADDRESS)
        {
          g_free (search->url);
          search->url = g_strdup (loaded->fetched->url);
        }
      read_links (search, loaded->fetched);
    }
  look_at_next (task);
}

static void
look_at_next (GTask *task)
{
  Search             *search = g_task_get_task_data (task);
  DossierNotebook    *notebook = g_task_get_source_object (task);
  DossierFeedAddress *address;

  if (search->addresses->len == 0)
    {
      begin_next_stage (task);
      return;
    }
  address = g_ptr_array_steal_index (search->addresses, 0);
  g_free (search->name);
  search->name = g_strdup (address->title);
  dossier_feed_load_async (notebook,
                           address->url,
                           NULL,
                           NULL,
                           g_task_get_cancellable (task),
                           loaded_cb,
                           g_object_ref (task));
  dossier_feed_address_free (address);
}

void
dossier_feed_finder_find_async (DossierNotebook    *notebook,
                                const char         *input,
                                GCancellable       *cancellable,
                                GAsyncReadyCallback callback,
                                gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (notebook, cancellable, callback, user_data);
  Search          *search = g_new0 (Search, 1);
  GError          *error = NULL;
  g_autofree char *url = NULL;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  search->addresses = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_address_free);
  search->found = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_found_free);
  g_task_set_task_data (task, search, free_search);
  url = dossier_url_parse_input (input, &error);
  if (url == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  search->url = g_steal_pointer (&url);
  g_ptr_array_add (search->addresses, dossier_feed_address_new (search->url, NULL));
  look_at_next (task);
}

GPtrArray *
dossier_feed_finder_find_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
