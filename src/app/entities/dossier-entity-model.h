/* dossier-entity-model.h: everything found in an article as one list: sections, filtered by words.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-reading.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _DossierEntityModel DossierEntityModel;

typedef enum
{
  DOSSIER_ENTITY_ORDER_MENTION, /* as first mentioned */
  DOSSIER_ENTITY_ORDER_FREQUENCY,
  DOSSIER_ENTITY_ORDER_NAME,
} DossierEntityOrder;

DossierEntityModel *dossier_entity_model_new (void);
void                dossier_entity_model_free (DossierEntityModel *self);
/* Of DossierEntitySection, for a heading, and DossierEntityItem. After another reading was set it
 * grows from turn to turn until it has all. (transfer none) */
GListModel *dossier_entity_model_get_list (DossierEntityModel *self);
/* At once: somebody wants to know where something stands. */
void dossier_entity_model_show_all (DossierEntityModel *self);
/* @reading: (nullable); forgets the words. */
void dossier_entity_model_set_reading (DossierEntityModel *self, DossierReading *reading);
/* Within each section. */
void dossier_entity_model_set_order (DossierEntityModel *self, DossierEntityOrder order);
/* A line under the heading of a section; (nullable). */
void dossier_entity_model_set_context (DossierEntityModel *self,
                                       DossierEntityKind   kind,
                                       const char         *context);
/* Only what has these words in its name or the line below, whatever their case and accents. */
void dossier_entity_model_set_words (DossierEntityModel *self, const char *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEntityModel, dossier_entity_model_free)

G_END_DECLS
