/* dossier-figure-list.h: the figures of the whole notebook, each with its sentence.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * DossierFigureLine:
 * @title: of the article
 * @published: (nullable): of the article, ISO 8601
 * @sentence: that it stands in
 * @mention: the figure
 */
typedef struct
{
  gint64          article_id;
  char           *title;
  char           *published;
  char           *sentence;
  DossierMention *mention;
} DossierFigureLine;

void dossier_figure_line_free (DossierFigureLine *self);

/* @words (nullable): must all occur in what is counted, the unit or the sentence; @limit 0 for all.
 */
void dossier_figure_list_fetch_async (DossierNotebook    *notebook,
                                      const char         *words,
                                      guint               limit,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data);
/* (element-type DossierFigureLine): newest article first. */
GPtrArray *
dossier_figure_list_fetch_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);

G_END_DECLS
