/* dossier-command-figures.c: lists the figures of the whole notebook, each with its sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include "notebook/dossier-figure-list.h"
#include "notebook/dossier-figure-text.h"
#include "notebook/dossier-mention-json.h"

#include <stdio.h>
#include <string.h>

/* Of the figure itself, offsets count in the sentence's article, so the reply has the words alone.
 */
static void
print_line_json (const DossierFigureLine *line)
{
  const DossierFigure *figure = line->mention->figure;
  JsonBuilder         *builder = json_builder_new ();

  json_builder_begin_object (builder);
  dossier_mention_json_add_number (builder, "article", line->article_id);
  dossier_mention_json_add_string (builder, "title", line->title);
  dossier_mention_json_add_string (builder, "published", line->published);
  dossier_mention_json_add_string (builder, "text", line->mention->name);
  dossier_mention_json_add_figure (builder, figure);
  if (line->mention->source != NULL)
    dossier_mention_json_add_source (builder, line->mention->source, NULL);
  dossier_mention_json_add_string (builder, "sentence", line->sentence);
  json_builder_end_object (builder);
  dossier_cli_print_json (builder);
}

static void
print_line (const DossierFigureLine *line)
{
  g_autofree char     *name = dossier_figure_text_dup_name (line->mention->figure);
  const DossierSource *source = line->mention->source;

  printf ("%6" G_GINT64_FORMAT "  %-10.10s  %s%s%s\n%20s%s\n",
          line->article_id,
          line->published != NULL ? line->published : "",
          name,
          source != NULL ? " · " : "",
          source != NULL ? dossier_source_get_title (source) : "",
          "",
          line->sentence);
}

int
dossier_command_figures (int argc, char **argv)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char    *words = NULL;
  DossierCliWait      wait = { NULL };
  DossierFigureFilter filter = { NULL };
  gboolean            is_json = FALSE;
  const GOptionEntry  entries[] = {
     { "json", 0, 0, G_OPTION_ARG_NONE, &is_json, "Print one JSON object for each figure", NULL },
     { "no-source",
       0,
       0,
       G_OPTION_ARG_NONE,
       &filter.is_unsourced,
       "Only figures that nobody is said to have given",
       NULL },
     { NULL },
  };
  int status;

  if (!dossier_cli_parse ("figures", entries, &argc, &argv, 0, -1, &status))
    return status;
  notebook = dossier_cli_open_notebook (&error);
  if (notebook == NULL)
    return dossier_cli_fail (error);

  words = argc > 1 ? g_strjoinv (" ", argv + 1) : NULL;
  filter.words = words;
  dossier_figure_list_fetch_async (notebook, &filter, NULL, dossier_cli_finished_cb, &wait);
  result = dossier_cli_wait (&wait);
  lines = dossier_figure_list_fetch_finish (notebook, result, &error);
  if (lines == NULL)
    return dossier_cli_fail (error);
  for (guint i = 0; i < lines->len; i++)
    if (is_json)
      print_line_json (g_ptr_array_index (lines, i));
    else
      print_line (g_ptr_array_index (lines, i));
  return DOSSIER_CLI_OK;
}
