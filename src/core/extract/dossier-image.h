/* dossier-image.h: the addresses of an image, however a page hides them from those without scripts.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-page.h"

G_BEGIN_DECLS

/* Images that say they are smaller, either way, are icons or counters. */
#define DOSSIER_IMAGE_MIN_SIDE 48
/* Wider ones are for printing; the article needs a screen's. */
#define DOSSIER_IMAGE_MAX_WIDTH 1600

/**
 * DossierImageChoice:
 * @url: (nullable): an absolute address or data URI
 * @fallback: (nullable): the address that the page itself would show where that is another one
 */
typedef struct
{
  char *url;
  char *fallback;
} DossierImageChoice;

/**
 * dossier_image_choose:
 * @node: an img element
 *
 * Looks at srcset, the attributes that lazy loaders use, src, and the sources of the picture
 * around it. Of several sizes the largest that fits a screen is chosen.
 *
 * Returns: the choice, with no address for icons, counters and placeholders
 */
DossierImageChoice dossier_image_choose (const DossierPage *page, guint node);
/**
 * dossier_image_choose_named:
 * @figure: a figure element without an img
 *
 * The address of an image that a script would put in its place: microdata (itemid, contentUrl),
 * the attributes of lazy loaders on any element, a background.
 */
DossierImageChoice dossier_image_choose_named (const DossierPage *page, guint figure);
void               dossier_image_choice_clear (DossierImageChoice *choice);

/* The last part of an address's path in lower case, without sizes that sites add to it: the same
 * for two sizes of one image. */
char *dossier_image_dup_key (const char *url);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierImageChoice, dossier_image_choice_clear)

G_END_DECLS
