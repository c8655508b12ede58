/* dossier-swatch.h: a dot or a bar in the colour of a kind or a highlight.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "app/reader/dossier-palette.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_SWATCH (dossier_swatch_get_type ())
G_DECLARE_FINAL_TYPE (DossierSwatch, dossier_swatch, DOSSIER, SWATCH, GtkWidget)

/**
 * DossierSwatch:
 *
 * Property "tone" (int, a DossierTone), "size" (int, pixels across). A swatch taller than wide is
 * drawn as a bar, else as a dot. It says nothing to a screen reader: what it stands in has a name.
 */
GtkWidget  *dossier_swatch_new (DossierTone tone, int size);
DossierTone dossier_swatch_get_tone (DossierSwatch *self);
void        dossier_swatch_set_tone (DossierSwatch *self, DossierTone tone);

G_END_DECLS
