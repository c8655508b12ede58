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

/* The entity with that kind and name or alias, made when missing; names are compared folded. Places
 * of one name that lie far apart are several: with @place (nullable) the near one is meant, and one
 * that did not know where it lies learns it. */
gboolean dossier_entities_ensure (DossierDb          *db,
                                  DossierEntityKind   kind,
                                  const char         *name,
                                  const DossierPlace *place,
                                  gint64             *id,
                                  GError            **error);
/* @entities (element-type DossierEntity): of one kind, most mentioned first, only those that some
 * current version mentions; @words (nullable) must all occur in one of its names; 0 for no limit.
 */
gboolean dossier_entities_list (DossierDb        *db,
                                DossierEntityKind kind,
                                const char       *words,
                                guint             limit,
                                GPtrArray        *entities,
                                GError          **error);
/* Of all kinds, the most recently mentioned first; @words (nullable) as above, the latest articles'
 * entities without them. */
gboolean dossier_entities_search (DossierDb  *db,
                                  const char *words,
                                  guint       limit,
                                  GPtrArray  *entities,
                                  GError    **error);
gboolean dossier_entities_add_alias (DossierDb *db, gint64 id, const char *alias, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierEntity, dossier_entity_free)

G_END_DECLS
