/* dossier-article-hits.h: what stands at a place of an article: a link, a mention, an annotation.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"
#include "core/recognise/dossier-mention.h"
#include "notebook/dossier-annotation-item.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _DossierArticleHits DossierArticleHits;

/* @document: must outlive the hits. */
DossierArticleHits *dossier_article_hits_new (const DossierDocument *document);
void                dossier_article_hits_free (DossierArticleHits *self);
/* (element-type DossierMention): kept by reference until the next call. */
void dossier_article_hits_set_mentions (DossierArticleHits *self, GPtrArray *mentions);
/* (element-type DossierAnnotationItem): as they are now; call again when the list changes. */
void dossier_article_hits_set_annotations (DossierArticleHits *self, GListModel *annotations);

/* The innermost one around a byte; NULL or 0 when there is none. */
/* A link that leads out, or a reference to an anchor of the document. */
const DossierInline  *dossier_article_hits_get_link (DossierArticleHits *self, gsize offset);
const DossierMention *dossier_article_hits_get_mention (DossierArticleHits *self, gsize offset);
gint64                dossier_article_hits_get_annotation (DossierArticleHits *self, gsize offset);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArticleHits, dossier_article_hits_free)

G_END_DECLS
