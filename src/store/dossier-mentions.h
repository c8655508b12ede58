/* dossier-mentions.h: the tables of mentions and figures.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"
#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierOrigin: who says that it is one.
 *
 * Rejected mentions stay, so that the next reading of the text does not propose them again.
 */
typedef enum
{
  DOSSIER_ORIGIN_RECOGNISED,
  DOSSIER_ORIGIN_CONFIRMED,
  DOSSIER_ORIGIN_MADE,
  DOSSIER_ORIGIN_REJECTED,
} DossierOrigin;

/**
 * DossierStoredMention:
 * @entity_id: of a person, place or organisation; 0 for figures and dates
 * @rule_id: the rule that made it what it is; 0 for none
 * @mention: its value; name is the entity's name in the notebook
 */
typedef struct
{
  gint64          id;
  gint64          entity_id;
  gint64          rule_id;
  DossierOrigin   origin;
  DossierMention *mention;
} DossierStoredMention;

void dossier_stored_mention_free (DossierStoredMention *self);

/* @mentions (element-type DossierStoredMention): appended by place; without rejected ones. */
gboolean
dossier_mentions_list (DossierDb *db, gint64 version_id, GPtrArray *mentions, GError **error);
/**
 * dossier_mentions_make:
 * @mention: what the reader says stands there; its name names the entity, a figure has its value
 * @id: (out) (optional): the new mention
 *
 * Replaces recognised mentions of names that it overlaps (they become rejected). Names an entity
 * of the notebook by kind and name, made when missing.
 */
gboolean dossier_mentions_make (DossierDb            *db,
                                gint64                version_id,
                                const DossierMention *mention,
                                gint64               *id,
                                GError              **error);
gboolean
dossier_mentions_set_origin (DossierDb *db, gint64 id, DossierOrigin origin, GError **error);
/* Recognised again: replaces what was only proposed, keeps what a person confirmed, made or
 * rejected. */
gboolean dossier_mentions_replace (DossierDb *db,
                                   gint64     version_id,
                                   GPtrArray *mentions,
                                   guint      recogniser_revision,
                                   GError   **error);

/**
 * DossierFigureRow: a figure of the whole notebook with its sentence.
 */
typedef struct
{
  gint64          article_id;
  gint64          version_id;
  char           *title;
  char           *published;
  char           *sentence;
  DossierMention *mention;
} DossierFigureRow;

void dossier_figure_row_free (DossierFigureRow *self);

/**
 * DossierFigureQuery: which figures of the whole notebook.
 * @words: (nullable): must all occur in what is counted, the unit, the words as printed or the
 *   sentence
 * @is_unsourced: only those that nobody is said to have given
 * @limit: 0 for all
 */
typedef struct
{
  const char *words;
  gboolean    is_unsourced;
  guint       limit;
} DossierFigureQuery;

/* Figures of current versions, newest article first. */
gboolean dossier_mentions_list_figures (DossierDb                *db,
                                        const DossierFigureQuery *query,
                                        GPtrArray                *rows,
                                        GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierStoredMention, dossier_stored_mention_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFigureRow, dossier_figure_row_free)

G_END_DECLS
