/* dossier-entity-model.h: everything found in an article as one list: sections, filtered by words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DossierEntityModel DossierEntityModel;

DossierEntityModel *dossier_entity_model_new (void);
void                dossier_entity_model_free (DossierEntityModel *self);
/* Of DossierEntitySection, for a heading, and DossierEntityItem. (transfer none) */
GListModel *dossier_entity_model_get_list (DossierEntityModel *self);
/* @reading: (nullable); forgets the words. */
void dossier_entity_model_set_reading (DossierEntityModel *self, DossierReading *reading);
/* Only what has these words in its name or the line below, whatever their case and accents. */
void dossier_entity_model_set_words (DossierEntityModel *self, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEntityModel, dossier_entity_model_free)

G_END_DECLS
