/* dossier-saved-searches.h: the table of questions that a reader wants to ask again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-db.h"

G_BEGIN_DECLS

/**
 * DossierSavedSearch:
 * @name: what the reader calls it
 * @words: what was typed
 */
typedef struct
{
  gint64 id;
  char  *name;
  char  *words;
} DossierSavedSearch;

void dossier_saved_search_free (DossierSavedSearch *self);

/* @searches (element-type DossierSavedSearch): by name. */
gboolean dossier_saved_searches_list (DossierDb *db, GPtrArray *searches, GError **error);
/* The same words are saved once: again, they get the other name. */
gboolean dossier_saved_searches_add (DossierDb  *db,
                                     const char *name,
                                     const char *words,
                                     gint64     *id,
                                     GError    **error);
/* NOT_FOUND without it. */
gboolean dossier_saved_searches_rename (DossierDb *db, gint64 id, const char *name, GError **error);
gboolean dossier_saved_searches_delete (DossierDb *db, gint64 id, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSavedSearch, dossier_saved_search_free)

G_END_DECLS
