/* dossier-entity-section.h: the entities of one kind under their heading, as one list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_ENTITY_SECTION (dossier_entity_section_get_type ())
G_DECLARE_FINAL_TYPE (DossierEntitySection,
                      dossier_entity_section,
                      DOSSIER,
                      ENTITY_SECTION,
                      GObject)

/**
 * DossierEntitySection:
 *
 * A #GListModel whose first item is the section itself, standing for the heading, and the rest the
 * items of the base model. Empty when that is. Properties: "count" (uint), without the heading;
 * "context" (string), a line under it.
 */
DossierEntitySection *dossier_entity_section_new (DossierEntityKind kind);
DossierEntityKind     dossier_entity_section_get_kind (DossierEntitySection *self);
guint                 dossier_entity_section_get_count (DossierEntitySection *self);
/* "People", "Places", …: translated. */
const char *dossier_entity_section_get_title (DossierEntitySection *self);
/* (nullable) */
const char *dossier_entity_section_get_context (DossierEntitySection *self);
void        dossier_entity_section_set_context (DossierEntitySection *self, const char *context);
/* @base: (nullable) */
void dossier_entity_section_set_base (DossierEntitySection *self, GListModel *base);

G_END_DECLS
