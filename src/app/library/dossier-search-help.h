/* dossier-search-help.h: what could be meant by what is typed in the search field, below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_SEARCH_HELP (dossier_search_help_get_type ())
G_DECLARE_FINAL_TYPE (DossierSearchHelp, dossier_search_help, DOSSIER, SEARCH_HELP, GtkPopover)

/**
 * DossierSearchHelp:
 *
 * Follows the field while the reader types in it. Down and Up choose, Return or Tab takes what is
 * chosen, Escape puts the list away; without a choice all keys stay the field's own.
 */
/* @entry: the field; the list becomes its child and goes with dossier_search_help_detach(). */
DossierSearchHelp *dossier_search_help_new (GtkEditable *entry);
void               dossier_search_help_detach (DossierSearchHelp *self);
/* @notebook (nullable): whose names and tags are offered */
void dossier_search_help_set_notebook (DossierSearchHelp *self, DossierNotebook *notebook);

G_END_DECLS
