/* dossier-test-notebook.h: documents, versions and whole notebooks for tests and benches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"
#include "store/dossier-mentions.h"
#include "store/dossier-versions.h"

G_BEGIN_DECLS

/**
 * dossier_test_document_new:
 * @title: becomes the first block
 * @body: (nullable): paragraphs parted by newlines
 */
DossierDocument *dossier_test_document_new (const char *title, const char *body);

/**
 * dossier_test_add_version:
 * @mentions: (element-type DossierMention) (nullable)
 *
 * Adds a version of @url inside the caller's transaction, its raw bytes being those of the body.
 */
void dossier_test_add_version (DossierDb             *db,
                               const char            *url,
                               const DossierDocument *document,
                               GPtrArray             *mentions,
                               DossierVersionOutcome *outcome);

/* The first place of @words in the document's text, which must be there. */
DossierSpan dossier_test_find (const DossierDocument *document, const char *words);

/**
 * dossier_test_notebook_fill:
 * @n_articles: how many to add
 * @seed: the same seed makes the same articles
 *
 * Articles of some hundred and fifty words each, from a vocabulary whose words are as unevenly
 * common as those of a language, with people, places, organisations and figures; every tenth is
 * read, every fiftieth starred or archived, every twentieth has a note. One transaction.
 */
gboolean dossier_test_notebook_fill (DossierDb *db, guint n_articles, guint32 seed, GError **error);

G_END_DECLS
