/* dossier-credit.h: finds in a caption who made the image.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"

G_BEGIN_DECLS

/* Where the credit of a caption starts ("Photo: …", "© …", "(AP Photo/…)"); @length when it has
 * none. It goes on to the end. */
gsize dossier_credit_find (const char *caption, gsize length);

/* Marks the credits of all captions that have none marked yet. */
void dossier_credit_mark_all (DossierDocument *document);

G_END_DECLS
