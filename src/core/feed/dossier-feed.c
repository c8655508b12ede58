/* dossier-feed.c: what a site announces: a feed or a sitemap, read from bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed.h"

#include "core/extract/dossier-decode.h"
#include "core/feed/dossier-feed-readers.h"
#include "core/text/dossier-core-error.h"

#include <string.h>

/* Bytes of the largest feed that is read. */
#define MAX_BYTES (16 * 1024 * 1024)

DossierFeed *
dossier_feed_new (void)
{
  DossierFeed *self = g_new0 (DossierFeed, 1);

  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_feed_entry_free);
  return self;
}

void
dossier_feed_free (DossierFeed *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->site_url);
  g_ptr_array_unref (self->entries);
  g_free (self);
}

void
dossier_feed_entry_free (DossierFeedEntry *self)
{
  if (self == NULL)
    return;
  g_free (self->identifier);
  g_free (self->url);
  g_free (self->title);
  g_free (self->summary);
  g_free (self->byline);
  g_free (self->published);
  g_free (self);
}

/* What is UTF-8 by its bytes is UTF-8, whatever the server and the document declare: many send
 * "text/xml; charset=iso-8859-1" by habit. Only ISO 2022, which begins its characters with an
 * escape, looks like it and is not. */
static char *
decode (const DossierFeedInput *input, gsize *length)
{
  gboolean is_utf8 = g_utf8_validate_len (input->data, input->length, NULL) &&
                     memchr (input->data, '\x1b', input->length) == NULL;
  const char *content_type = is_utf8 ? "text/xml; charset=utf-8" : input->content_type;

  return dossier_decode_to_utf8 (input->data, input->length, content_type, length);
}

DossierFeed *
dossier_feed_parse (const DossierFeedInput *input, GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (DossierFeed) feed = NULL;
  g_autoptr (GError) problem = NULL;
  const char *start;
  gsize       length = 0;

  g_return_val_if_fail (input != NULL, NULL);

  if (input->length > MAX_BYTES)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_TOO_LARGE,
                           "the feed is too large");
      return NULL;
    }
  /* Texts that cannot carry an article are for the readers to judge. */
  if (!dossier_decode_check_kind (input->data, input->length, &problem) &&
      g_error_matches (problem, DOSSIER_CORE_ERROR, DOSSIER_CORE_ERROR_NOT_TEXT))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }

  text = decode (input, &length);
  start = text;
  while (g_ascii_isspace (*start))
    start++;
  length -= start - text;
  if (length == 0)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_EMPTY,
                           "the feed is empty");
      return NULL;
    }

  if (*start == '{')
    feed = dossier_feed_read_json (start, length, input->url);
  else
    feed = dossier_feed_read_xml (start, length, input->url);
  if (feed == NULL)
    g_set_error_literal (error,
                         DOSSIER_CORE_ERROR,
                         DOSSIER_CORE_ERROR_UNSUPPORTED,
                         "this is neither a feed nor a sitemap");
  return g_steal_pointer (&feed);
}
