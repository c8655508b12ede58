/* dump-lines.c: writes the lines of pages and what is known of each, for training the line judge.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "align.h"
#include "core/extract/dossier-decode.h"
#include "core/extract/dossier-line-features.h"
#include "core/extract/dossier-metadata.h"
#include "core/extract/dossier-readability.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const FEATURE_NAMES[] = {
#define NAME_ENTRY(name) #name,
  DOSSIER_LINE_FEATURES (NAME_ENTRY)
#undef NAME_ENTRY
};

static void
write_header (void)
{
  printf ("{\"features\": [");
  for (guint i = 0; i < DOSSIER_N_FEATURES; i++)
    printf ("%s\"%s\"", i > 0 ? ", " : "", FEATURE_NAMES[i]);
  printf ("]}\n");
}

static void
write_string (const char *text, gsize length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_VALUE);
  g_autofree char *json = NULL;

  json_node_set_string (node, copy);
  json = json_to_string (node, FALSE);
  fputs (json, stdout);
}

/* Words, words that the reference has, text, features. */
static void
write_line (const DossierLineTable *table, guint index, const guint8 *is_hit)
{
  const DossierLineText *text =
      &g_array_index (table->texts->lines, DossierLineText, table->first + index);
  guint n_hits = 0;

  for (guint i = 0; i < text->n_words; i++)
    n_hits += is_hit[text->first_word + i];
  printf ("%s[%u,%u,", index > 0 ? ", " : "", text->n_words, n_hits);
  write_string (table->texts->text->str + text->start, text->length);
  for (guint i = 0; i < DOSSIER_N_FEATURES; i++)
    printf (",%d", table->rows[index][i]);
  printf ("]");
}

static void
write_page (const char *id, const char *html, gsize length, const char *url, const char *truth)
{
  g_autoptr (DossierHtmlTree) tree = dossier_html_tree_parse (html, length, NULL);
  g_autoptr (DossierPage) page = NULL;
  g_autoptr (DossierMetadata) metadata = NULL;
  g_autoptr (DossierLineTable) table = NULL;
  g_autoptr (GArray) words = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autofree guint8 *is_hit = NULL;
  DossierLineFacts   facts;
  guint              root;

  dossier_line_texts_hash_words (words, truth, strlen (truth));
  printf ("{\"id\": ");
  write_string (id, strlen (id));
  printf (", \"n_truth\": %u, \"lines\": [", words->len);
  if (tree != NULL)
    {
      page = dossier_page_new (tree, url);
      metadata = dossier_metadata_read (page, url);
      root = dossier_readability_find (page);
      facts =
          (DossierLineFacts){ metadata->title, metadata->lead, metadata->byline, metadata->body };
      if (root != 0)
        table = dossier_line_table_new (page, root, &facts);
    }
  if (table != NULL)
    is_hit = align_words (table->texts->words, words);
  for (guint i = 0; table != NULL && i < table->n_rows; i++)
    write_line (table, i, is_hit);
  printf ("]}\n");
}

/* One request a line, as `dossier-cli extract` takes them, and the reference: id, path,
 * url, truth. */
static void
answer (const char *line, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *bytes = NULL;
  g_autofree char *html = NULL;
  JsonObject      *request;
  gsize            n_bytes;
  gsize            n_html;

  if (!json_parser_load_from_data (parser, line, length, NULL))
    return;
  request = json_node_get_object (json_parser_get_root (parser));
  if (!g_file_get_contents (json_object_get_string_member (request, "path"),
                            &bytes,
                            &n_bytes,
                            NULL))
    return;
  html = dossier_decode_to_utf8 (bytes, n_bytes, NULL, &n_html);
  write_page (json_object_get_string_member (request, "id"),
              html,
              n_html,
              json_object_get_string_member_with_default (request, "url", NULL),
              json_object_get_string_member_with_default (request, "truth", ""));
}

int
main (void)
{
  char   *line = NULL;
  size_t  size = 0;
  ssize_t length;

  write_header ();
  while ((length = getline (&line, &size, stdin)) > 0)
    answer (line, length);
  free (line);
  return 0;
}
