/* dossier-usual-notebook.h: which notebook is opened when nobody says which.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* (transfer full): what DOSSIER_NOTEBOOK names, else the one of the last time, else the default
 * one. It need not be there. */
char *dossier_usual_notebook_dup_path (void);

/* From now on @path is the one of the last time, unless DOSSIER_NOTEBOOK says which one it is. */
void dossier_usual_notebook_remember (const char *path);

G_END_DECLS
