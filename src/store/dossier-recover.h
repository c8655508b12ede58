/* dossier-recover.h: makes a whole notebook of what can still be read of a damaged one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * DossierRecovery:
 * @n_articles: saved, those too of which only the address, the title and notes are left
 * @n_versions: whose text was saved
 * @n_annotations: saved
 * @n_pages: pieces of the file that could not be read
 * @problems: (element-type utf8): what was lost, a sentence each; none when all is there
 */
typedef struct
{
  guint      n_articles;
  guint      n_versions;
  guint      n_annotations;
  guint      n_pages;
  GPtrArray *problems;
} DossierRecovery;

DossierRecovery *dossier_recovery_new (void);
void             dossier_recovery_free (DossierRecovery *self);

/**
 * dossier_recover:
 * @damaged: a notebook that no connection is open to; it and its log are only read
 * @path: of the new notebook; must not exist
 *
 * Reads the file page by page, whatever SQLite says of it, and writes each row that makes sense
 * into a new notebook of the same schema, which is then brought up to date. What refers to rows
 * that are lost is mended: an article whose text is lost keeps its notes, a note whose version is
 * lost is placed in another one by its words. All that follows from other rows, full-text index and
 * counts, is made anew; the steps that could be undone are not kept. Blocks, and takes memory for
 * the largest row only.
 *
 * Errors: TOO_NEW, NOT_A_NOTEBOOK, CORRUPT when nothing could be read, or what writing said; then
 * there is no file at @path.
 *
 * Returns: (transfer full) (nullable)
 */
DossierRecovery *dossier_recover (const char *damaged, const char *path, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRecovery, dossier_recovery_free)

G_END_DECLS
