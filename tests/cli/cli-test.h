/* cli-test.h: runs the built program as a script would.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef struct
{
  int   status;
  char *output;
  char *errors;
} CliTestRun;

/* Runs dossier-cli with these words and @input (nullable) on standard input, in a notebook of the
 * test's own folder. */
CliTestRun *cli_test_run (const char *folder, const char *input, ...) G_GNUC_NULL_TERMINATED;
void        cli_test_run_free (CliTestRun *self);
/* Starts it with pipes; for what goes on while it runs. */
GSubprocess *cli_test_start (const char *folder, ...) G_GNUC_NULL_TERMINATED;

/* The lines of an output, each of which must be a JSON object. (element-type JsonNode) */
GPtrArray  *cli_test_parse (const char *output);
JsonObject *cli_test_get_line (GPtrArray *lines, guint line);

char *cli_test_make_folder (void);
void  cli_test_remove_folder (const char *folder);
/* Writes a file into the folder; returns its path. */
char *cli_test_write (const char *folder, const char *name, const char *contents);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CliTestRun, cli_test_run_free)

G_END_DECLS
