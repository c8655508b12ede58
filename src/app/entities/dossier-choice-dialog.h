/* dossier-choice-dialog.h: asks which one a correction means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/entities/dossier-choice.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHOICE_DIALOG (dossier_choice_dialog_get_type ())
G_DECLARE_FINAL_TYPE (DossierChoiceDialog, dossier_choice_dialog, DOSSIER, CHOICE_DIALOG, AdwWindow)

/**
 * DossierChoiceDialog:
 *
 * A list that the arrows go through from the search field and Enter chooses from; a choice with a
 * key of its own is chosen by that key where nothing is typed.
 *
 * Signals: "words-changed" (string): what the reader types; "chosen" (DossierChoice), after which
 * the dialog closes.
 */
GtkWidget *dossier_choice_dialog_new (GtkWindow *parent, const char *title, GListModel *choices);
/* Others than those it was made with. */
void dossier_choice_dialog_set_choices (DossierChoiceDialog *self, GListModel *choices);
void dossier_choice_dialog_set_searchable (DossierChoiceDialog *self, const char *placeholder);
/* What is said where there is nothing to choose. */
void dossier_choice_dialog_set_hint (DossierChoiceDialog *self, const char *hint);
/* Offers to say so; whether it is said. */
void     dossier_choice_dialog_set_here_only (DossierChoiceDialog *self, gboolean is_here_only);
gboolean dossier_choice_dialog_is_here_only (DossierChoiceDialog *self);

G_END_DECLS
