/* dossier-changes-body.h: the text of two versions with its changes marked, at the margin too.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/versions/dossier-changes-text.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHANGES_BODY (dossier_changes_body_get_type ())
G_DECLARE_FINAL_TYPE (DossierChangesBody, dossier_changes_body, DOSSIER, CHANGES_BODY, GtkTextView)

/* Takes @text (nullable), which is then for it to free. */
void dossier_changes_body_take_text (DossierChangesBody *self, DossierChangesText *text);
/* (transfer none) (nullable) */
DossierChangesText *dossier_changes_body_get_text (DossierChangesBody *self);
/* Scrolls to a range, lights it up and puts the cursor at its start. */
void dossier_changes_body_show (DossierChangesBody *self, const DossierChangeRange *range);
/* The passage (index of the ranges) after (1) or before (-1) the cursor; -1: none. */
int dossier_changes_body_find_next (DossierChangesBody *self, int direction);

G_END_DECLS
