/* dossier-command-extract.c: pages in, articles out; needs no notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "core/text/dossier-core-error.h"
#include "notebook/dossier-extractor.h"
#include "notebook/dossier-mention-json.h"

#include <string.h>

/* Of a string member; NULL when it is missing or something else. */
static const char *
get_string (JsonObject *request, const char *name)
{
  JsonNode *node = json_object_get_member (request, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static DossierDocument *
extract_request (DossierExtractor *extractor, JsonObject *request, GError **error)
{
  const char         *html = get_string (request, "html");
  const char         *path = get_string (request, "path");
  g_autofree char    *contents = NULL;
  g_autofree char    *name = NULL;
  DossierExtractInput input = { .url = get_string (request, "url") };

  if (html != NULL)
    {
      /* A request is UTF-8 whatever the page's own meta says. */
      input.data = html;
      input.length = strlen (html);
      input.content_type = "text/html; charset=utf-8";
    }
  else if (path != NULL)
    {
      if (!g_file_get_contents (path, &contents, &input.length, error))
        {
          g_prefix_error (error, "reading the page: ");
          return NULL;
        }
      input.data = contents;
      input.file_name = name = g_path_get_basename (path);
    }
  else
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_BAD_REQUEST,
                           "reading the request: it has neither \"path\" nor \"html\"");
      return NULL;
    }
  return dossier_extractor_extract (extractor, &input, NULL, error);
}

/* The reply's text is the body alone, since the title stands beside it; offsets count from there.
 */
static gboolean
extract (JsonObject *request, JsonBuilder *reply, gpointer data, GError **error)
{
  g_autoptr (DossierDocument) document = extract_request (data, request, error);
  g_autoptr (DossierTextIndex) index = NULL;
  g_autofree char *html = NULL;
  gsize            body;

  if (document == NULL)
    return FALSE;
  index = dossier_text_index_new (document->text, document->text_length);
  body = dossier_document_get_body_start (document);

  dossier_mention_json_add_string (reply, "title", document->title);
  dossier_mention_json_add_string (reply, "byline", document->byline);
  dossier_mention_json_add_string (reply, "published", document->published);
  dossier_mention_json_add_string (reply, "site", document->site);
  dossier_mention_json_add_string (reply, "lang", document->language);
  dossier_mention_json_add_string (reply, "text", document->text + body);
  json_builder_set_member_name (reply, "blocks");
  json_builder_begin_array (reply);
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (document->blocks, DossierBlock, i);

      if (block->kind != DOSSIER_BLOCK_TITLE)
        dossier_mention_json_add_block (reply, block, index, body);
    }
  json_builder_end_array (reply);
  html = dossier_document_to_html (document);
  dossier_mention_json_add_string (reply, "html", html);
  return TRUE;
}

int
dossier_command_extract (int argc, char **argv)
{
  g_autoptr (DossierExtractor) extractor = NULL;
  int status;

  if (!dossier_cli_parse ("extract", NULL, &argc, &argv, 0, 0, &status))
    return status;
  extractor = dossier_extractor_new ();
  return dossier_cli_run_filter (extract, extractor);
}
