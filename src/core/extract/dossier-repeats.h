/* dossier-repeats.h: articles that a page holds twice, for wide and narrow windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/* Cuts the element that says once more what was said before, when the page's text is for a good
 * part in both; returns whether there was one, so that lines must be read again. Linear in the
 * page's size. */
gboolean dossier_repeats_cut (DossierPage *page);

G_END_DECLS
