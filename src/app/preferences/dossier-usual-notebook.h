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

/* From now on @path is the one of the last time. Not where DOSSIER_NOTEBOOK says which one it is,
 * nor where the default one was opened only because the one of the last time is not there: its disk
 * may be back the next time. Returns: whether it is. */
gboolean dossier_usual_notebook_remember (const char *path);

/* The reader chose another one: one of the last time that is not there is waited for no longer. */
void dossier_usual_notebook_forget_missing (void);

G_END_DECLS
