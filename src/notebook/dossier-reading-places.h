/* dossier-reading-places.h: places in articles on their way into the file.
 *
 * The reader who leaves an article and comes right back reads the file on another thread than the
 * one that writes it, and may overtake it: what is not written yet is remembered here. All on the
 * main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-notebook.h"

G_BEGIN_DECLS

/**
 * DossierReadingPlace:
 * @version_id: the version that was read
 * @start: the byte of its text at the top of the screen; 0 at the beginning
 */
typedef struct
{
  gint64 version_id;
  gsize  start;
} DossierReadingPlace;

/**
 * dossier_reading_places_keep:
 *
 * Writes where the reader stopped in an article, in the background and quietly: a place that cannot
 * be kept takes nothing from the reader.
 */
void dossier_reading_places_keep (DossierNotebook    *notebook,
                                  gint64              article_id,
                                  DossierReadingPlace place);

/**
 * dossier_reading_places_get_unwritten:
 *
 * Returns: the last place kept in the article while it is not in the file; else of version 0
 */
DossierReadingPlace
dossier_reading_places_get_unwritten (DossierNotebook *notebook, gint64 article_id);

G_END_DECLS
