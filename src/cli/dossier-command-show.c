/* dossier-command-show.c: prints an article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli-reading.h"

#include "notebook/dossier-mention-json.h"

#include <stdio.h>

static void
print_reading_json (DossierReading *reading)
{
  const DossierDocument *document = dossier_reading_get_document (reading);
  g_autoptr (DossierTextIndex) index =
      dossier_text_index_new (document->text, document->text_length);
  g_autofree char *fetched = dossier_cli_format_time (dossier_reading_get_fetched (reading));
  JsonBuilder     *builder = json_builder_new ();

  json_builder_begin_object (builder);
  dossier_mention_json_add_number (builder, "id", dossier_reading_get_article_id (reading));
  dossier_mention_json_add_string (
      builder,
      "url",
      dossier_article_item_get_url (dossier_reading_get_article (reading)));
  dossier_mention_json_add_string (builder, "title", document->title);
  dossier_mention_json_add_string (builder, "byline", document->byline);
  dossier_mention_json_add_string (builder, "published", document->published);
  dossier_mention_json_add_string (builder, "site", document->site);
  dossier_mention_json_add_string (builder, "lang", document->language);
  dossier_mention_json_add_string (builder, "lead", document->lead);
  dossier_mention_json_add_number (builder, "version", dossier_reading_get_number (reading));
  dossier_mention_json_add_number (builder, "versions", dossier_reading_get_n_versions (reading));
  dossier_mention_json_add_string (builder, "fetched", fetched);
  dossier_mention_json_add_string (builder, "sha256", dossier_reading_get_sha256 (reading));
  dossier_mention_json_add_string (builder, "text", document->text);
  json_builder_set_member_name (builder, "blocks");
  json_builder_begin_array (builder);
  for (guint i = 0; i < document->blocks->len; i++)
    dossier_mention_json_add_block (builder,
                                    &g_array_index (document->blocks, DossierBlock, i),
                                    index,
                                    0);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dossier_cli_print_json (builder);
}

static void
print_block (const DossierDocument *document, const DossierBlock *block)
{
  int         length = block->span.end - block->span.start;
  const char *text = document->text + block->span.start;

  switch (block->kind)
    {
    case DOSSIER_BLOCK_HEADING:
      printf ("\n## %.*s\n", length, text);
      break;
    case DOSSIER_BLOCK_QUOTE:
      printf ("\n> %.*s\n", length, text);
      break;
    case DOSSIER_BLOCK_LIST_ITEM:
      if (block->number > 0)
        printf ("%*s%u. %.*s\n", (int) block->level * 2, "", block->number, length, text);
      else
        printf ("%*s- %.*s\n", (int) block->level * 2, "", length, text);
      break;
    case DOSSIER_BLOCK_FIGURE:
      printf ("\n[%s]\n", block->alternative != NULL ? block->alternative : "image");
      break;
    default:
      printf ("\n%.*s\n", length, text);
    }
}

static void
print_reading (DossierReading *reading)
{
  const DossierDocument *document = dossier_reading_get_document (reading);

  printf ("%s\n", document->title);
  printf ("%s%s%s%s%s (version %u of %u)\n",
          document->byline != NULL ? document->byline : "",
          document->byline != NULL ? ", " : "",
          document->published != NULL ? document->published : "",
          document->published != NULL ? ", " : "",
          document->site != NULL ? document->site : "",
          dossier_reading_get_number (reading),
          dossier_reading_get_n_versions (reading));
  for (guint i = 0; i < document->blocks->len; i++)
    {
      const DossierBlock *block = &g_array_index (document->blocks, DossierBlock, i);

      if (block->kind != DOSSIER_BLOCK_TITLE)
        print_block (document, block);
    }
}

int
dossier_command_show (int argc, char **argv)
{
  g_autoptr (DossierReading) reading = NULL;
  gboolean           is_json = FALSE;
  int                version = 0;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "Print one JSON object", NULL },
    { "version", 0, 0, G_OPTION_ARG_INT, &version, "This version, not the current one", "N" },
    { NULL },
  };
  int status;

  if (!dossier_cli_parse ("show", entries, &argc, &argv, 1, 1, &status))
    return status;
  if (version < 0)
    return dossier_cli_misuse ("show: versions are counted from 1");
  reading = dossier_cli_open_article (argv[1], version, &status);
  if (reading == NULL)
    return status;
  if (is_json)
    print_reading_json (reading);
  else
    print_reading (reading);
  return DOSSIER_CLI_OK;
}
