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

/**
 * DossierFigureFilter:
 * @words: (nullable): must all occur in what is counted, the unit or the sentence
 * @is_unsourced: only figures that nobody is said to have given
 * @limit: 0 for all
 */
typedef struct
{
  const char *words;
  gboolean    is_unsourced;
  guint       limit;
} DossierFigureFilter;

void dossier_figure_list_fetch_async (DossierNotebook           *notebook,
                                      const DossierFigureFilter *filter,
                                      GCancellable              *cancellable,
                                      GAsyncReadyCallback        callback,
                                      gpointer                   user_data);
/* (element-type DossierFigureLine): newest article first. */
GPtrArray *
dossier_figure_list_fetch_finish (DossierNotebook *notebook, GAsyncResult *result, GError **error);

G_END_DECLS
