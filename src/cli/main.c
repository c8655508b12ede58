/* main.c: dossier-cli, the notebook without a display: finds the command and runs it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "cli/dossier-cli.h"

#include <locale.h>
#include <stdio.h>
#include <string.h>

static const DossierCommand commands[] = {
  { "add",
    "URL|FILE…",
    "Capture articles; “-” reads addresses, or one article, from standard input",
    dossier_command_add },
  { "summary",
    "[URL|FILE…]",
    "Capture articles and print who, where and how many",
    dossier_command_summary },
  { "list", "", "List the articles, newest first", dossier_command_list },
  { "show", "ID", "Print an article", dossier_command_show },
  { "search", "QUERY…", "Find articles by their words", dossier_command_search },
  { "entities-of",
    "ID",
    "List people, places, organisations, figures and dates of an article",
    dossier_command_entities_of },
  { "figures", "[QUERY…]", "List the figures of the whole notebook", dossier_command_figures },
  { "annotate", "ID", "Mark a passage of an article", dossier_command_annotate },
  { "feeds",
    "[ID|URL…]",
    "List the feeds, ask what is new, read and write lists of feeds",
    dossier_command_feeds },
  { "subscribe", "URL", "Subscribe to the feed of a site", dossier_command_subscribe },
  { "unsubscribe", "ID|URL", "Forget a feed", dossier_command_unsubscribe },
  { "export",
    "[ID…]",
    "Write articles, annotations and entities in an open format",
    dossier_command_export },
  { "refresh",
    "[ID…]",
    "Ask the web for the present state of articles, or of all",
    dossier_command_refresh },
  { "import",
    "FILE…",
    "Bring in what other programs, or another notebook, wrote",
    dossier_command_import },
  { "reindex",
    "",
    "Find names and figures again with a newer recogniser",
    dossier_command_reindex },
  { "check", "", "Check the notebook's integrity", dossier_command_check },
  { "backup", "FILE", "Copy the notebook", dossier_command_backup },
  { "recover",
    "[FILE]",
    "Save what can be read of a damaged notebook, into FILE or in its place",
    dossier_command_recover },
  { "extract",
    "",
    "Filter: pages in, articles out, one JSON object a line",
    dossier_command_extract },
  { "entities",
    "",
    "Filter: texts in, mentions out, one JSON object a line",
    dossier_command_entities },
};

const DossierCommand *
dossier_cli_find_command (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, name) == 0)
      return &commands[i];
  return NULL;
}

static void
print_usage (FILE *stream)
{
  fputs ("usage: dossier-cli COMMAND [OPTION…] [ARGUMENT…]\n\n", stream);
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    fprintf (stream, "  %-12s %s\n", commands[i].name, commands[i].summary);
  fputs ("\nEach has a --help of its own. --notebook FILE names another notebook.\n", stream);
}

int
main (int argc, char **argv)
{
  const DossierCommand *command;

  setlocale (LC_ALL, "");
  if (argc < 2)
    {
      print_usage (stderr);
      return DOSSIER_CLI_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0)
    {
      print_usage (stdout);
      return DOSSIER_CLI_OK;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      puts ("dossier-cli " DOSSIER_VERSION);
      return DOSSIER_CLI_OK;
    }
  command = dossier_cli_find_command (argv[1]);
  if (command == NULL)
    return dossier_cli_misuse ("there is no command “%s”; dossier-cli --help lists them", argv[1]);
  return command->run (argc - 1, argv + 1);
}
