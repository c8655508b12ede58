/* dossier-quotation.h: a passage to paste elsewhere: its words, where they are from, the way back.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-reading.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/**
 * dossier_quotation_dup_text:
 * @span: not empty
 *
 * The words in quotation marks; author, title, publication and day; the page's address; a link
 * that opens the passage in Dossier. What the article does not say is left out.
 *
 * Returns: (transfer full)
 */
char *dossier_quotation_dup_text (DossierReading *reading, DossierSpan span);
/* The same as HTML, with the links as such. */
char *dossier_quotation_dup_html (DossierReading *reading, DossierSpan span);
/* Both, for a clipboard. (transfer full) */
GdkContentProvider *dossier_quotation_new_provider (DossierReading *reading, DossierSpan span);

G_END_DECLS
