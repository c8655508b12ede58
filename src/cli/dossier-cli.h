/* dossier-cli.h: what the commands share: their table, their options, waiting, errors, JSON lines.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Exit statuses, as scripts rely on them. */
#define DOSSIER_CLI_OK     0
#define DOSSIER_CLI_FAILED 1
#define DOSSIER_CLI_USAGE  2

/**
 * DossierCommand:
 * @name: the word on the command line
 * @arguments: what follows it, for the usage line
 * @summary: one line for the list of commands
 * @run: gets the command's name as its first argument, like main(); returns an exit status
 */
typedef struct
{
  const char *name;
  const char *arguments;
  const char *summary;
  int (*run) (int argc, char **argv);
} DossierCommand;

/* One file each; in the order of the list that --help prints. */
int dossier_command_extract (int argc, char **argv);
int dossier_command_entities (int argc, char **argv);
int dossier_command_add (int argc, char **argv);
int dossier_command_summary (int argc, char **argv);
int dossier_command_list (int argc, char **argv);
int dossier_command_show (int argc, char **argv);
int dossier_command_search (int argc, char **argv);
int dossier_command_entities_of (int argc, char **argv);
int dossier_command_figures (int argc, char **argv);
int dossier_command_annotate (int argc, char **argv);
int dossier_command_feeds (int argc, char **argv);
int dossier_command_subscribe (int argc, char **argv);
int dossier_command_unsubscribe (int argc, char **argv);
int dossier_command_export (int argc, char **argv);
int dossier_command_refresh (int argc, char **argv);
int dossier_command_reindex (int argc, char **argv);
int dossier_command_import (int argc, char **argv);
int dossier_command_check (int argc, char **argv);
int dossier_command_backup (int argc, char **argv);
int dossier_command_recover (int argc, char **argv);

const DossierCommand *dossier_cli_find_command (const char *name);

/**
 * dossier_cli_parse:
 * @name: the command's
 * @entries: (nullable): its options; --help and --notebook are added
 * @min_arguments: how many words must be left after the options
 * @max_arguments: how many may be; -1 for any number
 * @status: (out): what to exit with when this returns FALSE
 *
 * Parses the options and checks the words; prints the help when asked for, and what is wrong when
 * something is.
 *
 * Returns: whether the command should go on
 */
gboolean dossier_cli_parse (const char         *name,
                            const GOptionEntry *entries,
                            int                *argc,
                            char             ***argv,
                            int                 min_arguments,
                            int                 max_arguments,
                            int                *status);

/* Says "dossier-cli: " and the error on one line of standard error; returns DOSSIER_CLI_FAILED. */
int dossier_cli_fail (const GError *error);
/* Wrong usage; returns DOSSIER_CLI_USAGE. */
int dossier_cli_misuse (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* --notebook, else the app's own. (transfer full) */
char *dossier_cli_dup_notebook_path (void);
/* Opens --notebook, else the app's own. (transfer full) (nullable) */
DossierNotebook *dossier_cli_open_notebook (GError **error);

/* Runs the main loop until an asynchronous call, given finished_cb and the wait, has its result. */
typedef struct
{
  GAsyncResult *result;
} DossierCliWait;

void dossier_cli_finished_cb (GObject *source, GAsyncResult *result, gpointer wait);
/* (transfer full) */
GAsyncResult *dossier_cli_wait (DossierCliWait *wait);

/* Prints what was built as one line, flushed at once. Frees the builder. */
void dossier_cli_print_json (JsonBuilder *builder);
/* The same line, without its end, for somebody else to print. Frees the builder. */
char *dossier_cli_dup_json (JsonBuilder *builder);
/* An article's number from the command line. */
gboolean dossier_cli_parse_id (const char *word, gint64 *id);
/* "2025-12-06T10:22:03Z" of Unix milliseconds. */
char *dossier_cli_format_time (gint64 milliseconds);

/**
 * DossierCliFilter: answers one request by adding members to the reply.
 *
 * Runs on several threads at once; @data is the same for all. FALSE with an error makes the reply
 * an error; what was added is dropped.
 */
typedef gboolean (*DossierCliFilter) (JsonObject  *request,
                                      JsonBuilder *reply,
                                      gpointer     data,
                                      GError     **error);

/* One JSON object a line in, one a line out, in order, until the end of input. */
int dossier_cli_run_filter (DossierCliFilter filter, gpointer data);

G_END_DECLS
