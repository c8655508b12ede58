/* dossier-command-entities.c: texts in, people, places, organisations, figures and dates out; needs
 * no notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "core/text/dossier-core-error.h"
#include "notebook/dossier-data-files.h"
#include "notebook/dossier-mention-json.h"

#include <string.h>

static gboolean
recognise (JsonObject *request, JsonBuilder *reply, gpointer data, GError **error)
{
  DossierRecogniser *recogniser = data;
  JsonNode          *text_node = json_object_get_member (request, "text");
  const char        *published = NULL;
  const char        *text;
  g_autoptr (GPtrArray) mentions = NULL;
  g_autoptr (GPtrArray) claims = NULL;
  g_autoptr (DossierTextIndex) index = NULL;

  if (text_node == NULL || json_node_get_value_type (text_node) != G_TYPE_STRING)
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_BAD_REQUEST,
                           "reading the request: it has no \"text\"");
      return FALSE;
    }
  text = json_node_get_string (text_node);
  if (json_object_has_member (request, "published") &&
      json_node_get_value_type (json_object_get_member (request, "published")) == G_TYPE_STRING)
    published = json_object_get_string_member (request, "published");

  mentions = dossier_recogniser_run (recogniser, text, strlen (text), published);
  claims = dossier_claims_find (text, strlen (text), mentions);
  index = dossier_text_index_new (text, strlen (text));
  json_builder_set_member_name (reply, "entities");
  json_builder_begin_array (reply);
  for (guint i = 0; i < mentions->len; i++)
    dossier_mention_json_add (reply, g_ptr_array_index (mentions, i), text, index);
  json_builder_end_array (reply);
  json_builder_set_member_name (reply, "claims");
  json_builder_begin_array (reply);
  for (guint i = 0; i < claims->len; i++)
    dossier_mention_json_add_claim (reply, g_ptr_array_index (claims, i), index);
  json_builder_end_array (reply);
  return TRUE;
}

int
dossier_command_entities (int argc, char **argv)
{
  g_autoptr (DossierRecogniser) recogniser = NULL;
  g_autoptr (GBytes) model = NULL;
  g_autoptr (GBytes) gazetteer = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  if (!dossier_cli_parse ("entities", NULL, &argc, &argv, 0, 0, &status))
    return status;

  /* A filter whose answers would lack names says so at once, rather than answer a million lines. */
  model = dossier_data_files_load ("names.model", &error);
  if (model != NULL)
    gazetteer = dossier_data_files_load ("places.gazetteer", &error);
  if (gazetteer != NULL)
    recogniser = dossier_recogniser_new (model, gazetteer, &error);
  if (recogniser == NULL)
    return dossier_cli_fail (error);
  return dossier_cli_run_filter (recognise, recogniser);
}
