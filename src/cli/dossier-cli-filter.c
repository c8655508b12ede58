/* dossier-cli-filter.c: the loop of the commands that answer one JSON object a line with another.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "core/text/dossier-core-error.h"

#include <stdio.h>
#include <stdlib.h>

/* What the request is known by, whatever its type; null when the line could not be read. */
static void
add_id (JsonBuilder *reply, JsonObject *request)
{
  JsonNode *id = request != NULL ? json_object_get_member (request, "id") : NULL;

  json_builder_set_member_name (reply, "id");
  if (id != NULL)
    json_builder_add_value (reply, json_node_copy (id));
  else
    json_builder_add_null_value (reply);
}

static JsonObject *
parse_request (JsonParser *parser, const char *line, gssize length, GError **error)
{
  JsonNode *root;

  if (!json_parser_load_from_data (parser, line, length, error))
    {
      g_prefix_error (error, "reading the request: ");
      return NULL;
    }
  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error_literal (error,
                           DOSSIER_CORE_ERROR,
                           DOSSIER_CORE_ERROR_BAD_REQUEST,
                           "reading the request: it is not a JSON object");
      return NULL;
    }
  return json_node_get_object (root);
}

static void
print_error_reply (JsonObject *request, const GError *error)
{
  JsonBuilder *reply = json_builder_new ();

  json_builder_begin_object (reply);
  add_id (reply, request);
  json_builder_set_member_name (reply, "error");
  json_builder_add_string_value (reply, error->message);
  json_builder_end_object (reply);
  dossier_cli_print_json (reply);
}

static void
answer_line (const char *line, gssize length, DossierCliFilter filter, gpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (JsonBuilder) reply = json_builder_new ();
  g_autoptr (GError) error = NULL;
  JsonObject *request = parse_request (parser, line, length, &error);

  json_builder_begin_object (reply);
  add_id (reply, request);
  if (request == NULL || !filter (request, reply, data, &error))
    {
      print_error_reply (request, error);
      return;
    }
  json_builder_end_object (reply);
  dossier_cli_print_json (g_steal_pointer (&reply));
}

int
dossier_cli_run_filter (DossierCliFilter filter, gpointer data)
{
  char   *line = NULL; /* of getline(), so it is freed with free() */
  size_t  size = 0;
  ssize_t length;
  int     status;

  while ((length = getline (&line, &size, stdin)) != -1)
    {
      while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r'))
        length--;
      if (length > 0)
        answer_line (line, length, filter, data);
      if (ferror (stdout))
        break;
    }
  status = ferror (stdin) || ferror (stdout) ? DOSSIER_CLI_FAILED : DOSSIER_CLI_OK;
  free (line);
  return status;
}
