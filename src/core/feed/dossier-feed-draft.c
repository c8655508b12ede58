/* dossier-feed-draft.c: one entry, or the feed itself, while its parts are being found.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-feed-draft.h"

#include "core/extract/dossier-byline.h"
#include "core/feed/dossier-feed-date.h"
#include "core/text/dossier-url.h"

#include <string.h>

/* Characters of what a list shows. */
#define MAX_TITLE         300
#define MAX_SUMMARY       600
#define MAX_BORROWED      80 /* a title made of the summary's first words */
#define MAX_AUTHOR_LENGTH 400
#define MAX_AUTHORS       20
/* Longer identifiers are known by their hash. */
#define MAX_IDENTIFIER 512

DossierFeedDraft *
dossier_feed_draft_new (void)
{
  DossierFeedDraft *self = g_new0 (DossierFeedDraft, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
dossier_feed_draft_free (DossierFeedDraft *self)
{
  if (self == NULL)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (self->fields); i++)
    g_free (self->fields[i]);
  for (gsize i = 0; i < G_N_ELEMENTS (self->links); i++)
    g_free (self->links[i]);
  g_ptr_array_unref (self->names);
  g_free (self);
}

static char *
read_identifier (const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  if (*stripped == '\0')
    return NULL;
  if (strlen (stripped) <= MAX_IDENTIFIER)
    return g_steal_pointer (&stripped);
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, stripped, -1);
}

void
dossier_feed_draft_set_field (DossierFeedDraft *self,
                              DossierFeedField  field,
                              const char       *text,
                              DossierFeedMarkup markup)
{
  char **value = &self->fields[field];

  if (*value != NULL || text == NULL)
    return;
  switch (field)
    {
    case DOSSIER_FEED_FIELD_IDENTIFIER:
      *value = read_identifier (text);
      break;
    case DOSSIER_FEED_FIELD_PUBLISHED:
    case DOSSIER_FEED_FIELD_UPDATED:
      *value = dossier_feed_date_parse (text);
      break;
    case DOSSIER_FEED_FIELD_TITLE:
      *value = dossier_feed_text (text, strlen (text), markup, MAX_TITLE);
      break;
    default:
      *value = dossier_feed_text (text, strlen (text), markup, MAX_SUMMARY);
      break;
    }
}

void
dossier_feed_draft_set_link (DossierFeedDraft *self,
                             DossierFeedLink   link,
                             const char       *base,
                             const char       *reference)
{
  g_autofree char *url = NULL;

  if (self->links[link] != NULL || reference == NULL)
    return;
  url = dossier_url_resolve (base, reference);
  if (url != NULL && g_str_has_prefix (url, "http"))
    self->links[link] = g_steal_pointer (&url);
}

void
dossier_feed_draft_add_author (DossierFeedDraft *self, const char *author)
{
  g_autofree char *name =
      dossier_feed_text (author, strlen (author), DOSSIER_FEED_MARKUP_HTML, MAX_AUTHOR_LENGTH);
  const char *open;
  const char *close;

  if (name == NULL || self->names->len >= MAX_AUTHORS)
    return;
  open = strchr (name, '(');
  close = open != NULL ? strchr (open, ')') : NULL;
  if (strchr (name, '@') == NULL)
    dossier_byline_add_names (self->names, name);
  else if (close != NULL)
    {
      g_autofree char *inside = g_strndup (open + 1, close - open - 1);

      dossier_byline_add_names (self->names, inside);
    }
}

const char *
dossier_feed_draft_get_url (const DossierFeedDraft *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (self->links); i++)
    if (self->links[i] != NULL)
      return self->links[i];
  return NULL;
}

/* "Harbour reopens after storm" of ".../2025/harbour-reopens-after-storm-1234.html". */
static char *
make_title_of_path (const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autofree char *words = NULL;
  guint            n = g_strv_length (parts);
  char            *dot;
  gunichar         first;

  while (n > 0 && *parts[n - 1] == '\0')
    n--;
  if (n == 0)
    return NULL;
  words = g_uri_unescape_string (parts[n - 1], NULL);
  if (words == NULL || !g_utf8_validate (words, -1, NULL))
    return NULL;
  dot = strrchr (words, '.');
  if (dot != NULL && strlen (dot) <= 6)
    *dot = '\0';
  g_strdelimit (words, "-_+", ' ');
  g_strstrip (words);
  if (strchr (words, ' ') == NULL)
    return NULL;
  first = g_unichar_toupper (g_utf8_get_char (words));
  {
    g_autoptr (GString) title = g_string_new (NULL);

    g_string_append_unichar (title, first);
    g_string_append (title, g_utf8_next_char (words));
    return dossier_feed_text (title->str, title->len, DOSSIER_FEED_MARKUP_NONE, MAX_TITLE);
  }
}

static char *
make_title_of_url (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  char       *title = uri != NULL ? make_title_of_path (g_uri_get_path (uri)) : NULL;
  const char *host = strstr (url, "://");

  if (title == NULL)
    title = dossier_feed_text (host != NULL ? host + 3 : url,
                               strlen (host != NULL ? host + 3 : url),
                               DOSSIER_FEED_MARKUP_NONE,
                               MAX_TITLE);
  return title != NULL ? title : g_strdup (url);
}

static char *
steal_first (char **first, char **second)
{
  return *first != NULL ? g_steal_pointer (first) : g_steal_pointer (second);
}

static char *
make_title (DossierFeedDraft *self, const char *summary, const char *url)
{
  if (self->fields[DOSSIER_FEED_FIELD_TITLE] != NULL)
    return g_steal_pointer (&self->fields[DOSSIER_FEED_FIELD_TITLE]);
  if (summary != NULL)
    return dossier_feed_text (summary, strlen (summary), DOSSIER_FEED_MARKUP_NONE, MAX_BORROWED);
  return make_title_of_url (url);
}

/* Some feeds give every entry the same identifier. */
static char *
choose_identifier (DossierFeedDraft *self, const char *url, GHashTable *seen)
{
  const char *identifier = self->fields[DOSSIER_FEED_FIELD_IDENTIFIER];

  if (g_hash_table_contains (seen, url))
    return NULL;
  if (identifier == NULL || g_hash_table_contains (seen, identifier))
    identifier = url;
  g_hash_table_add (seen, g_strdup (url));
  g_hash_table_add (seen, g_strdup (identifier));
  return g_strdup (identifier);
}

void
dossier_feed_draft_finish (DossierFeedDraft *self, DossierFeed *feed, GHashTable *seen)
{
  g_autoptr (DossierFeedDraft) draft = self;
  char            **fields = draft->fields;
  const char       *url = dossier_feed_draft_get_url (draft);
  g_autofree char  *identifier = NULL;
  DossierFeedEntry *entry;

  if (url != NULL)
    identifier = choose_identifier (draft, url, seen);
  if (identifier == NULL)
    return;
  if (feed->entries->len >= DOSSIER_FEED_MAX_ENTRIES)
    {
      feed->n_left_out++;
      return;
    }

  entry = g_new0 (DossierFeedEntry, 1);
  entry->identifier = g_steal_pointer (&identifier);
  entry->url = g_strdup (url);
  entry->summary =
      steal_first (&fields[DOSSIER_FEED_FIELD_SUMMARY], &fields[DOSSIER_FEED_FIELD_CONTENT]);
  entry->title = make_title (draft, entry->summary, url);
  entry->byline = dossier_byline_join (draft->names);
  entry->published =
      steal_first (&fields[DOSSIER_FEED_FIELD_PUBLISHED], &fields[DOSSIER_FEED_FIELD_UPDATED]);
  g_ptr_array_add (feed->entries, entry);
}
