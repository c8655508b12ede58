/* dossier-export-markdown.c: annotations as quotes with notes, under front matter.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The front matter is YAML in which every string is written as a JSON string, which YAML reads as
 * one whatever is in it. Quotes stand in the order of the text, orphans after them.
 */
#include "config.h"

#include "notebook/export/dossier-export-private.h"
#include "store/dossier-colour-names.h"

#include <string.h>

static void
append_string (GString *out, const char *text)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *quoted = NULL;

  json_node_set_string (node, text);
  quoted = json_to_string (node, FALSE);
  g_string_append (out, quoted);
}

static void
append_field (GString *out, const char *name, const char *value)
{
  if (value == NULL || *value == '\0')
    return;
  g_string_append_printf (out, "%s: ", name);
  append_string (out, value);
  g_string_append_c (out, '\n');
}

static void
append_list (GString *out, const char *name, char **values)
{
  if (values[0] == NULL)
    return;
  g_string_append_printf (out, "%s:\n", name);
  for (char **value = values; *value != NULL; value++)
    {
      g_string_append (out, "  - ");
      append_string (out, *value);
      g_string_append_c (out, '\n');
    }
}

static void
append_front_matter (GString *out, const DossierExportItem *item)
{
  const DossierArticle *article = item->article;
  g_auto (GStrv) authors = dossier_export_split_byline (article->byline);
  g_autofree char *captured = dossier_export_dup_time (item->version->fetched);

  g_string_append (out, "---\n");
  append_field (out, "title", article->title);
  append_list (out, "author", authors);
  append_field (out, "site", article->site);
  append_field (out, "published", article->published);
  append_field (out, "captured", captured);
  append_field (out, "url", article->url);
  append_field (out, "lang", article->language);
  append_list (out, "tags", item->tags);
  g_string_append (out, "---\n");
}

/* Words of the article are shown as they are, not read as marks of Markdown. */
static void
append_escaped (GString *out, const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("\\`*_[]<>#|~", text[i]) != NULL && text[i] != '\0')
        g_string_append_c (out, '\\');
      g_string_append_c (out, text[i]);
    }
}

/* Every line of the passage is a paragraph of the quote, as every block is a line of the text. */
static void
append_quote (GString *out, const char *quote)
{
  g_auto (GStrv) lines = g_strsplit (quote, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_string_append (out, i > 0 ? ">\n> " : "> ");
      append_escaped (out, lines[i], strlen (lines[i]));
      g_string_append_c (out, '\n');
    }
}

/* Where the words are from: "— The Paper, 2025-12-06 · yellow · #trade"; after the colour, what the
 * reader calls it. */
static void
append_source (GString                 *out,
               const DossierExportItem *item,
               const DossierAnnotation *annotation,
               const char              *colour_name)
{
  const char *site = item->article->site != NULL ? item->article->site : item->article->url;

  g_string_append (out, ">\n> — ");
  append_escaped (out, site, strlen (site));
  if (item->article->published != NULL)
    g_string_append_printf (out, ", %.10s", item->article->published);
  g_string_append_printf (out, " · %s", dossier_colour_to_string (annotation->colour));
  if (colour_name != NULL)
    {
      g_string_append (out, ": ");
      append_escaped (out, colour_name, strlen (colour_name));
    }
  if (annotation->anchor == DOSSIER_ANCHOR_ORPHAN)
    g_string_append (out, " · no longer in the article");
  for (char **tag = annotation->tags; *tag != NULL; tag++)
    {
      g_string_append (out, " · #");
      append_escaped (out, *tag, strlen (*tag));
    }
  g_string_append_c (out, '\n');
}

static gboolean
add_item (const DossierExportItem *item, gpointer state, GString *out, GError **error)
{
  char *names[DOSSIER_N_COLOURS];

  if (!dossier_colour_names_read (item->db, names, error))
    return FALSE;
  append_front_matter (out, item);
  g_string_append (out, "\n# ");
  append_escaped (out, item->article->title, strlen (item->article->title));
  g_string_append (out, "\n");
  for (guint i = 0; i < item->annotations->len; i++)
    {
      const DossierAnnotation *annotation = g_ptr_array_index (item->annotations, i);
      g_autoptr (DossierSelector) selector = dossier_export_dup_selector (item, annotation);

      g_string_append_c (out, '\n');
      append_quote (out, selector->quote);
      append_source (out, item, annotation, names[annotation->colour]);
      if (annotation->note != NULL)
        g_string_append_printf (out, "\n%s\n", annotation->note);
    }
  for (guint i = 0; i < DOSSIER_N_COLOURS; i++)
    g_free (names[i]);
  return TRUE;
}

const DossierExportWriter dossier_export_markdown = {
  .name = "markdown",
  .suffix = "md",
  .opening = "",
  .separator = "\n",
  .closing = "",
  .add = add_item,
};
