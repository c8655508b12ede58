/* dossier-peoples.h: the countries whose people an article speaks of, in a line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/extract/dossier-document.h"

G_BEGIN_DECLS

/* "Ukraine 5, France 3", those named most often first: what words such as "Ukrainian" tell of,
 * which are no places. In English, as the names that are found. (transfer full) (nullable): NULL
 * for none.
 *
 * @mentions: (element-type DossierMention): found in the text, in its order */
char *dossier_peoples_dup_line (const DossierDocument *document, const GPtrArray *mentions);

G_END_DECLS
