/* dossier-tags.h: the table of tags, of articles and of annotations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierTag:
 * @n_articles: articles that carry it, themselves or on an annotation
 */
typedef struct
{
  gint64 id;
  char  *name;
  guint  n_articles;
} DossierTag;

void dossier_tag_free (DossierTag *self);

/* @tags (element-type DossierTag): by name. */
gboolean dossier_tags_list (DossierDb *db, GPtrArray *tags, GError **error);
/* An article's own tags by name. (transfer full) (nullable) (array zero-terminated=1) */
char **dossier_tags_list_article (DossierDb *db, gint64 article_id, GError **error);
gboolean
dossier_tags_add_article (DossierDb *db, gint64 article_id, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierTag, dossier_tag_free)

G_END_DECLS
