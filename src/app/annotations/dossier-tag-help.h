/* dossier-tag-help.h: the notebook's tags that fit what is typed in a field of tags, below it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_TAG_HELP (dossier_tag_help_get_type ())
G_DECLARE_FINAL_TYPE (DossierTagHelp, dossier_tag_help, DOSSIER, TAG_HELP, GtkPopover)

/* @entry: holds tags, separated by commas. Down and Up choose, Tab or Enter takes what is chosen,
 * Tab the first otherwise. (transfer none): a child of @entry, to be detached before it goes. */
DossierTagHelp *dossier_tag_help_new (GtkEditable *entry);
void            dossier_tag_help_detach (DossierTagHelp *self);
/* @notebook: (nullable) */
void dossier_tag_help_set_notebook (DossierTagHelp *self, DossierNotebook *notebook);
/* FALSE when it was not on the screen. */
gboolean dossier_tag_help_put_away (DossierTagHelp *self);

G_END_DECLS
