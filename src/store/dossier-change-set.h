/* dossier-change-set.h: what one transaction changed, for those who show it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_CHANGE_ARTICLES = 1 << 0,
  DOSSIER_CHANGE_VERSIONS = 1 << 1,
  DOSSIER_CHANGE_ANNOTATIONS = 1 << 2,
  DOSSIER_CHANGE_MENTIONS = 1 << 3,
  DOSSIER_CHANGE_ENTITIES = 1 << 4,
  DOSSIER_CHANGE_TAGS = 1 << 5,
  DOSSIER_CHANGE_RULES = 1 << 6,
  DOSSIER_CHANGE_FEEDS = 1 << 7,
  DOSSIER_CHANGE_UNDO = 1 << 8,
  DOSSIER_CHANGE_CAPTURES = 1 << 9, /* the rows of the capture queue */
  DOSSIER_CHANGE_SAVED_SEARCHES = 1 << 10,
  DOSSIER_CHANGE_COLOURS = 1 << 11, /* what the reader calls them */
  DOSSIER_CHANGE_EVERYTHING = (1 << 12) - 1,
} DossierChangeFlags;

/**
 * DossierChangeSet:
 * @generation: rises by one with each set of a store
 * @flags: the kinds of things that changed
 * @article_ids: (element-type gint64): the articles that changed or whose annotations, mentions, …
 *   did; empty with EVERYTHING, when another process wrote and nobody knows what
 */
typedef struct
{
  guint64            generation;
  DossierChangeFlags flags;
  GArray            *article_ids;
} DossierChangeSet;

#define DOSSIER_TYPE_CHANGE_SET (dossier_change_set_get_type ())

GType             dossier_change_set_get_type (void);
DossierChangeSet *dossier_change_set_new (void);
DossierChangeSet *dossier_change_set_copy (const DossierChangeSet *self);
void              dossier_change_set_free (DossierChangeSet *self);
void dossier_change_set_add (DossierChangeSet *self, DossierChangeFlags flags, gint64 article_id);
/* Adds all of @other; the generation becomes the higher one. */
void     dossier_change_set_merge (DossierChangeSet *self, const DossierChangeSet *other);
gboolean dossier_change_set_has_article (const DossierChangeSet *self, gint64 article_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierChangeSet, dossier_change_set_free)

G_END_DECLS
