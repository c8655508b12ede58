/* dossier-highlight-label.c: what a colour is called: by the reader, or else by the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-highlight-label.h"

#include "app/reader/dossier-palette.h"

const char *
dossier_highlight_label (DossierNotebook *notebook, DossierHighlight highlight)
{
  const char *name = NULL;

  if (notebook != NULL)
    name = dossier_highlight_names_lookup (dossier_highlight_names_get (notebook), highlight);
  return name != NULL ? name : dossier_palette_get_label (DOSSIER_TONE_OF_HIGHLIGHT (highlight));
}
