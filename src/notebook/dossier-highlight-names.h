/* dossier-highlight-names.h: what the reader calls the five colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-annotation-item.h"
#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_HIGHLIGHT_NAMES (dossier_highlight_names_get_type ())
G_DECLARE_FINAL_TYPE (DossierHighlightNames,
                      dossier_highlight_names,
                      DOSSIER,
                      HIGHLIGHT_NAMES,
                      GObject)

/**
 * DossierHighlightNames::changed:
 *
 * A name is another now: read for the first time, given, taken back.
 */

/* The one of the notebook; made, and read in the background, when it is asked for first. (transfer
 * none): goes with the notebook. */
DossierHighlightNames *dossier_highlight_names_get (DossierNotebook *notebook);
/* (nullable): NULL when the reader gave it no name of its own. */
const char *
dossier_highlight_names_lookup (DossierHighlightNames *self, DossierHighlight highlight);
/* @name: (nullable): as typed; NULL or nothing but spaces gives the colour its own name back. One
 * undo step. Finish with dossier_notebook_finish(). */
void dossier_notebook_rename_highlight_async (DossierNotebook    *notebook,
                                              DossierHighlight    highlight,
                                              const char         *name,
                                              GCancellable       *cancellable,
                                              GAsyncReadyCallback callback,
                                              gpointer            user_data);

G_END_DECLS
