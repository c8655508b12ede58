/* dossier-highlight-label.h: what a colour is called: by the reader, or else by the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "notebook/dossier-highlight-names.h"

G_BEGIN_DECLS

/* @notebook: (nullable). Valid until the notebook's names change. */
const char *dossier_highlight_label (DossierNotebook *notebook, DossierHighlight highlight);

G_END_DECLS
