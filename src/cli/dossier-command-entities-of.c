/* dossier-command-entities-of.c: lists people, places, organisations, figures and dates of an
 * article.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli-reading.h"

#include "core/recognise/dossier-recogniser-languages.h"
#include "notebook/dossier-mention-json.h"

static void
print_entity_json (DossierEntityItem      *entity,
                   const DossierDocument  *document,
                   const DossierTextIndex *index)
{
  JsonBuilder *builder = json_builder_new ();
  GPtrArray   *mentions = dossier_entity_item_get_mentions (entity);

  json_builder_begin_object (builder);
  dossier_mention_json_add_string (
      builder,
      "type",
      dossier_entity_kind_to_string (dossier_entity_item_get_kind (entity)));
  dossier_mention_json_add_string (builder, "name", dossier_entity_item_get_name (entity));
  dossier_mention_json_add_string (builder, "detail", dossier_entity_item_get_detail (entity));
  dossier_mention_json_add_number (builder, "count", mentions->len);
  json_builder_set_member_name (builder, "mentions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < mentions->len; i++)
    dossier_mention_json_add (builder, g_ptr_array_index (mentions, i), document->text, index);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  dossier_cli_print_json (builder);
}

static void
print_entities_json (DossierReading *reading)
{
  const DossierDocument *document = dossier_reading_get_document (reading);
  g_autoptr (DossierTextIndex) index =
      dossier_text_index_new (document->text, document->text_length);

  for (guint kind = 0; kind < DOSSIER_N_ENTITY_KINDS; kind++)
    {
      GListModel *entities = dossier_reading_get_entities (reading, (DossierEntityKind) kind);

      for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
        {
          g_autoptr (DossierEntityItem) entity = g_list_model_get_item (entities, i);

          print_entity_json (entity, document, index);
        }
    }
}

/* To whoever reads it; what is printed for programs stays the same. */
static void
warn_about_language (DossierReading *reading)
{
  const char      *language = dossier_reading_get_document (reading)->language;
  g_autofree char *known = g_strjoinv (", ", (char **) dossier_recogniser_get_languages ());

  if (!dossier_recogniser_knows_language (language))
    g_printerr (
        "dossier-cli: entities-of: the article is in “%s”; names and figures are recognised "
        "in: %s. Some are missing or wrong.\n",
        language,
        known);
}

int
dossier_command_entities_of (int argc, char **argv)
{
  g_autoptr (DossierReading) reading = NULL;
  gboolean           is_json = FALSE;
  const GOptionEntry entries[] = {
    { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "Print one JSON object for each", NULL },
    { NULL },
  };
  int status;

  if (!dossier_cli_parse ("entities-of", entries, &argc, &argv, 1, 1, &status))
    return status;
  reading = dossier_cli_open_article (argv[1], 0, &status);
  if (reading == NULL)
    return status;
  if (is_json)
    print_entities_json (reading);
  else
    {
      dossier_cli_print_entities (reading);
      warn_about_language (reading);
    }
  return DOSSIER_CLI_OK;
}
