/* dossier-image.h: the address of an image, however a page hides it from those without scripts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/* Images that say they are smaller, either way, are icons or counters. */
#define DOSSIER_IMAGE_MIN_SIDE 48

/**
 * dossier_image_dup_url:
 * @node: an img element
 *
 * Looks at srcset (the largest), the attributes that lazy loaders use, src, and the sources of the
 * picture around it.
 *
 * Returns: (transfer full) (nullable): an absolute address or data URI; NULL for icons, counters
 *   and placeholders
 */
char *dossier_image_dup_url (const DossierPage *page, guint node);

G_END_DECLS
