/* dossier-entities.h: the tables of entities and their aliases.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierEntity:
 * @n_articles: how many articles mention it in their current version
 * @n_mentions: how often, there
 * @place: (nullable): where it lies
 */
typedef struct
{
  gint64            id;
  DossierEntityKind kind;
  char             *name;
  guint             n_articles;
  guint             n_mentions;
  DossierPlace     *place;
} DossierEntity;

void dossier_entity_free (DossierEntity *self);

/* The entity with that kind and name or alias, made when missing; names are compared folded. */
gboolean dossier_entities_ensure (DossierDb          *db,
                                  DossierEntityKind   kind,
                                  const char         *name,
                                  const DossierPlace *place,
                                  gint64             *id,
                                  GError            **error);
/* @entities (element-type DossierEntity): of one kind, most mentioned first; @words (nullable) must
 * occur in a name or alias. */
gboolean dossier_entities_list (DossierDb        *db,
                                DossierEntityKind kind,
                                const char       *words,
                                guint             limit,
                                GPtrArray        *entities,
                                GError          **error);
gboolean dossier_entities_add_alias (DossierDb *db, gint64 id, const char *alias, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEntity, dossier_entity_free)

G_END_DECLS
