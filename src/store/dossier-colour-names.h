/* dossier-colour-names.h: the table of what the reader calls the colours.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "store/dossier-annotations.h"

G_BEGIN_DECLS

/* @names (out) (array length=DOSSIER_N_COLOURS): each (transfer full), NULL for a colour that has
 * no name of the reader's; a colour of a newer program is left out. */
gboolean dossier_colour_names_read (DossierDb *db, char **names, GError **error);
/* @name: (nullable): NULL gives the colour its own name back. An equal name changes nothing. */
gboolean
dossier_colour_names_set (DossierDb *db, DossierColour colour, const char *name, GError **error);

G_END_DECLS
