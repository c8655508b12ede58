/* dossier-reading-popover.h: how articles look: face, size, distances, colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-article-view.h"

G_BEGIN_DECLS

#define DOSSIER_TYPE_READING_POPOVER (dossier_reading_popover_get_type ())
G_DECLARE_FINAL_TYPE (DossierReadingPopover,
                      dossier_reading_popover,
                      DOSSIER,
                      READING_POPOVER,
                      GtkPopover)

/**
 * DossierReadingPopover:
 *
 * Property "view" (DossierArticleView, construct): what it changes, by its properties. The colours
 * are everybody's; see dossier-theme.h.
 *
 * Needs of whatever it pops up in: reader.zoom-in, reader.zoom-out, reader.zoom-normal.
 */

G_END_DECLS
