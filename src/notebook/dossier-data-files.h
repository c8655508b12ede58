/* dossier-data-files.h: finds the files that come with the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A file of data/, mapped: of the build when the program runs from there, else the installed one.
 */
GBytes *dossier_data_files_load (const char *name, GError **error);
/* Its path, whether it exists or not. */
char *dossier_data_files_dup_path (const char *name);
/* Where the translations are, for bindtextdomain(). */
char *dossier_data_files_dup_locale_dir (void);

G_END_DECLS
