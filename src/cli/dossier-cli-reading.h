/* dossier-cli-reading.h: opens one article for the commands that show or mark it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "cli/dossier-cli.h"
#include "notebook/dossier-reading.h"

G_BEGIN_DECLS

/* @number: the version, 0 for the current one. (transfer full) (nullable) */
DossierReading *dossier_cli_open_reading (DossierNotebook *notebook,
                                          gint64           article_id,
                                          guint            number,
                                          GError         **error);
/* Opens the notebook, too, and the article that @word names; its reading holds the notebook.
 * NULL after the error was printed, with the status to exit with. */
DossierReading *dossier_cli_open_article (const char *word, guint number, int *status);
/* "People (2)" and a line for each, and so on for every kind that the article has. */
void dossier_cli_print_entities (DossierReading *reading);

G_END_DECLS
