/* dossier-article-under-title.h: the line under a title: who wrote it, when, and where.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-style.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* "By Ada Poe · 3 March 2026, 18:40 · example.org", and whether only the beginning is there; NULL
 * when nothing of it is known. */
char *dossier_article_under_title_dup_text (const DossierDocument *document, GDateTime *now);
/* The same laid out in the interface's face. (transfer full) (nullable) */
PangoLayout *dossier_article_under_title_new (GtkWidget                *widget,
                                              const DossierDocument    *document,
                                              const DossierReadingFont *font,
                                              int                       measure);

G_END_DECLS
