/* dossier-choice.h: one of the things that a correction's dialog offers.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_CHOICE (dossier_choice_get_type ())
G_DECLARE_FINAL_TYPE (DossierChoice, dossier_choice, DOSSIER, CHOICE, GObject)

/* @detail (nullable): the line below. */
DossierChoice *
dossier_choice_new (const char *title, const char *detail, DossierEntityKind kind, gint64 id);
const char       *dossier_choice_get_title (DossierChoice *self);
const char       *dossier_choice_get_detail (DossierChoice *self);
DossierEntityKind dossier_choice_get_kind (DossierChoice *self);
/* What the dialog's user knows it by. */
gint64 dossier_choice_get_id (DossierChoice *self);
/* The letter that chooses it at once; 0 for none. */
void dossier_choice_set_key (DossierChoice *self, char key);
char dossier_choice_get_key (DossierChoice *self);
/* (nullable) */
void                dossier_choice_set_place (DossierChoice *self, const DossierPlace *place);
const DossierPlace *dossier_choice_get_place (DossierChoice *self);

G_END_DECLS
