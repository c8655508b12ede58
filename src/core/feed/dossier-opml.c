/* dossier-opml.c: lists of feeds, as programs that read feeds give them to one another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/feed/dossier-opml.h"

#include "core/extract/dossier-decode.h"
#include "core/feed/dossier-feed-text.h"
#include "core/feed/dossier-xml-guard.h"
#include "core/text/dossier-core-error.h"
#include "core/text/dossier-url.h"

#include <string.h>

#define MAX_TITLE  300
#define MAX_FOLDER 300

DossierOutline *
dossier_outline_new (const char *url)
{
  DossierOutline *self = g_new0 (DossierOutline, 1);

  self->url = g_strdup (url);
  return self;
}

void
dossier_outline_free (DossierOutline *self)
{
  if (self == NULL)
    return;
  g_free (self->url);
  g_free (self->title);
  g_free (self->site_url);
  g_free (self->folder);
  g_free (self);
}

typedef struct
{
  GPtrArray  *outlines;
  GHashTable *urls;    /* those that are in @outlines */
  GPtrArray  *folders; /* (nullable) texts: of each open element; NULL for what is no folder */
  gboolean    is_opml;
} Reading;

/* Attribute names in any case: "xmlurl" is as common as it is wrong. */
static char *
dup_attribute (const char **names, const char **values, const char *name)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      return dossier_feed_text (values[i], strlen (values[i]), DOSSIER_FEED_MARKUP_NONE, 2048);
  return NULL;
}

static char *
join_folders (const GPtrArray *folders)
{
  g_autoptr (GString) path = g_string_new (NULL);

  for (guint i = 0; i < folders->len; i++)
    if (folders->pdata[i] != NULL)
      g_string_append_printf (path, "%s%s", path->len > 0 ? "/" : "", (char *) folders->pdata[i]);
  return dossier_feed_text (path->str, path->len, DOSSIER_FEED_MARKUP_NONE, MAX_FOLDER);
}

static void
add_outline (Reading *reading, const char **names, const char **values, const char *reference)
{
  g_autofree char *site = dup_attribute (names, values, "htmlUrl");
  g_autofree char *url = dossier_url_resolve (NULL, reference);
  DossierOutline  *outline;

  /* "feed:https://…" and "feed://…" are how some programs mark an address as a feed's. */
  if (url == NULL && g_str_has_prefix (reference, "feed://"))
    {
      g_autofree char *web = g_strconcat ("http://", reference + strlen ("feed://"), NULL);

      url = dossier_url_resolve (NULL, web);
    }
  else if (url == NULL && g_str_has_prefix (reference, "feed:"))
    url = dossier_url_resolve (NULL, reference + strlen ("feed:"));
  if (url == NULL || !g_str_has_prefix (url, "http") ||
      reading->outlines->len >= DOSSIER_OPML_MAX_OUTLINES ||
      !g_hash_table_add (reading->urls, g_strdup (url)))
    return;

  outline = dossier_outline_new (url);
  outline->title = dup_attribute (names, values, "title");
  if (outline->title == NULL)
    outline->title = dup_attribute (names, values, "text");
  outline->site_url = site != NULL ? dossier_url_resolve (url, site) : NULL;
  outline->folder = join_folders (reading->folders);
  g_ptr_array_add (reading->outlines, outline);
}

static void
start_element_cb (GMarkupParseContext *context,
                  const char          *name,
                  const char         **names,
                  const char         **values,
                  gpointer             data,
                  GError             **error)
{
  Reading         *reading = data;
  g_autofree char *url = NULL;
  char            *folder = NULL;

  if (reading->folders->len == 0)
    reading->is_opml = g_ascii_strcasecmp (name, "opml") == 0;
  if (reading->is_opml && g_ascii_strcasecmp (name, "outline") == 0)
    {
      url = dup_attribute (names, values, "xmlUrl");
      if (url != NULL)
        add_outline (reading, names, values, url);
      else
        folder = dup_attribute (names, values, "text");
      if (url == NULL && folder == NULL)
        folder = dup_attribute (names, values, "title");
    }
  /* The separator of folders is no part of a name. */
  if (folder != NULL)
    g_strdelimit (folder, "/", ' ');
  g_ptr_array_add (reading->folders, folder);
}

static void
end_element_cb (GMarkupParseContext *context, const char *name, gpointer data, GError **error)
{
  Reading *reading = data;

  g_ptr_array_set_size (reading->folders, (int) reading->folders->len - 1);
}

static const GMarkupParser parser = {
  .start_element = start_element_cb,
  .end_element = end_element_cb,
};

GPtrArray *
dossier_opml_read (const char *data, gsize length, GError **error)
{
  gsize            text_length = 0;
  gsize            guarded_length = 0;
  g_autofree char *text = dossier_decode_to_utf8 (data, length, "text/xml", &text_length);
  g_autofree char *guarded = dossier_xml_guard (text, text_length, &guarded_length);
  g_autoptr (GHashTable) urls = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) outlines =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_outline_free);
  Reading reading = { outlines, urls, folders, FALSE };
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, &reading, NULL);

  g_markup_parse_context_parse (context, guarded, (gssize) guarded_length, NULL);
  if (reading.is_opml)
    return g_steal_pointer (&outlines);
  g_set_error_literal (error,
                       DOSSIER_CORE_ERROR,
                       DOSSIER_CORE_ERROR_UNSUPPORTED,
                       "this is no list of feeds (OPML)");
  return NULL;
}

static void
append_attribute (GString *xml, const char *name, const char *value)
{
  g_autofree char *escaped = NULL;

  if (value == NULL)
    return;
  escaped = g_markup_escape_text (value, -1);
  g_string_append_printf (xml, " %s=\"%s\"", name, escaped);
}

static void
append_outline (GString *xml, const DossierOutline *outline, guint indent)
{
  const char *title = outline->title != NULL ? outline->title : outline->url;

  g_string_append_printf (xml, "%*s<outline type=\"rss\"", (int) indent, "");
  append_attribute (xml, "text", title);
  append_attribute (xml, "title", title);
  append_attribute (xml, "xmlUrl", outline->url);
  append_attribute (xml, "htmlUrl", outline->site_url);
  g_string_append (xml, "/>\n");
}

static int
compare_folders_cb (gconstpointer a, gconstpointer b)
{
  const DossierOutline *const *first = a;
  const DossierOutline *const *second = b;

  return g_strcmp0 ((*first)->folder, (*second)->folder);
}

/* Closes the folders of @open that @path does not share, and opens those of @path that are new. */
static void
move_to_folder (GString *xml, GPtrArray *open, const char *path)
{
  g_auto (GStrv) parts = g_strsplit (path != NULL ? path : "", "/", -1);
  guint n_shared = 0;

  while (n_shared < open->len && parts[n_shared] != NULL &&
         strcmp (open->pdata[n_shared], parts[n_shared]) == 0)
    n_shared++;
  while (open->len > n_shared)
    {
      g_ptr_array_set_size (open, (int) open->len - 1);
      g_string_append_printf (xml, "%*s</outline>\n", (int) (4 + 2 * open->len), "");
    }
  for (; parts[n_shared] != NULL; n_shared++)
    {
      g_string_append_printf (xml, "%*s<outline", (int) (4 + 2 * open->len), "");
      append_attribute (xml, "text", parts[n_shared]);
      g_string_append (xml, ">\n");
      g_ptr_array_add (open, g_strdup (parts[n_shared]));
    }
}

char *
dossier_opml_write (const char *title, const GPtrArray *outlines)
{
  GString         *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                                       "<opml version=\"2.0\">\n  <head>\n    <title>");
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autoptr (GPtrArray) open = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  for (guint i = 0; i < outlines->len; i++)
    g_ptr_array_add (sorted, outlines->pdata[i]);
  /* A stable sort: within a folder the order is kept. */
  g_ptr_array_sort (sorted, compare_folders_cb);
  g_string_append_printf (xml, "%s</title>\n  </head>\n  <body>\n", escaped);
  for (guint i = 0; i < sorted->len; i++)
    {
      const DossierOutline *outline = sorted->pdata[i];

      move_to_folder (xml, open, outline->folder);
      append_outline (xml, outline, 4 + 2 * open->len);
    }
  move_to_folder (xml, open, NULL);
  g_string_append (xml, "  </body>\n</opml>\n");
  return g_string_free (xml, FALSE);
}
