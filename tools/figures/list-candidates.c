/* list-candidates.c: prints what each number without a noun may be of, for training.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-counted.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <string.h>

/* Reads a file of JSON lines with "text", as corpus-to-json writes it. Prints a line for each
 * number, parts separated by U+001F: index of the text, first and last byte of the figure, and for
 * each candidate its noun and its features. */

static void
print_cb (const DossierReading          *reading,
          const DossierCountedCandidate *candidates,
          int                            n_candidates,
          gpointer                       data)
{
  const DossierTokens *tokens = reading->tokens;

  printf ("%d\x1f%" G_GSIZE_FORMAT "\x1f%" G_GSIZE_FORMAT,
          *(const int *) data,
          dossier_tokens_get (tokens, reading->start)->start,
          dossier_tokens_get (tokens, reading->end - 1)->end);
  for (int i = 0; i < n_candidates; i++)
    {
      printf ("\x1f%.*s\x1f", (int) candidates[i].noun.length, candidates[i].noun.text);
      for (int f = 0; f < candidates[i].n_features; f++)
        printf (f > 0 ? ",%d" : "%d", candidates[i].features[f]);
    }
  putchar ('\n');
}

static gboolean
read_text (const char *line, int index, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (line, error);
  g_autoptr (GPtrArray) mentions =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_mention_free);
  DossierCounted counted = { .observer = print_cb, .observer_data = &index };
  const char    *text = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  text = json_object_get_string_member_with_default (json_node_get_object (node), "text", "");
  dossier_figures_find_observed (text, strlen (text), NULL, &counted, mentions);
  return TRUE;
}

int
main (int argc, char **argv)
{
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 2 || !g_file_get_contents (argv[1], &content, NULL, &error))
    {
      g_printerr ("list-candidates: %s\n", error != NULL ? error->message : "name one file");
      return 1;
    }
  lines = g_strsplit (content, "\n", -1);
  for (int i = 0; lines[i] != NULL && lines[i][0] != '\0'; i++)
    if (!read_text (lines[i], i, &error))
      {
        g_printerr ("list-candidates: line %d cannot be read\n", i + 1);
        return 1;
      }

  return 0;
}
