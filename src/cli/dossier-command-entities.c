/* dossier-command-entities.c: texts in, people, places, organisations, figures and dates out; needs
 * no notebook.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "core/text/dossier-core-error.h"
#include "notebook/dossier-mention-json.h"
#include "notebook/dossier-recognisers.h"

#include <string.h>

/* NULL when the request does not say. */
static const char *
get_string (JsonObject *request, const char *name)
{
  JsonNode *node = json_object_get_member (request, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : NULL;
}

static gboolean
recognise (JsonObject *request, JsonBuilder *reply, gpointer data, GError **error)
{
  DossierRecogniser *recogniser = data;
  JsonNode          *text_node = json_object_get_member (request, "text");
  const char        *published = NULL;
  const char        *language = NULL;
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
  published = get_string (request, "published");
  language = get_string (request, "language");

  mentions =
      dossier_recogniser_run_in_language (recogniser, text, strlen (text), published, language);
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
  g_autoptr (DossierRecognisers) recognisers = NULL;
  g_autoptr (DossierRecogniser) recogniser = NULL;
  gboolean           is_quick = FALSE;
  const GOptionEntry entries[] = {
    { "quick",
      0,
      0,
      G_OPTION_ARG_NONE,
      &is_quick,
      "Read each text once: much faster, fewer names",
      NULL },
    { NULL },
  };
  int status;

  if (!dossier_cli_parse ("entities", entries, &argc, &argv, 0, 0, &status))
    return status;

  recognisers = dossier_recognisers_load ();
  /* A filter whose answers would lack names says so at once, rather than answer a million lines. */
  if (dossier_recognisers_get_error (recognisers) != NULL)
    return dossier_cli_fail (dossier_recognisers_get_error (recognisers));
  dossier_recognisers_want_refined (recognisers, !is_quick);
  recogniser = dossier_recognisers_dup_refined (recognisers);
  return dossier_cli_run_filter (recognise, recogniser);
}
