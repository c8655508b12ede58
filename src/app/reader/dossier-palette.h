/* dossier-palette.h: the one table of the reading room's colours, light, dark and sepia.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"
#include "notebook/dossier-annotation-item.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_SCHEME_LIGHT,
  DOSSIER_SCHEME_DARK,
  DOSSIER_SCHEME_SEPIA,
} DossierScheme;

#define DOSSIER_N_SCHEMES 3

/**
 * DossierTone:
 *
 * A hue with a meaning: first those of DossierEntityKind, then those of DossierHighlight, both in
 * the order of their enumerations.
 */
typedef enum
{
  DOSSIER_TONE_PERSON,
  DOSSIER_TONE_PLACE,
  DOSSIER_TONE_ORGANISATION,
  DOSSIER_TONE_FIGURE,
  DOSSIER_TONE_DATE,
  DOSSIER_TONE_YELLOW,
  DOSSIER_TONE_GREEN,
  DOSSIER_TONE_BLUE,
  DOSSIER_TONE_PINK,
  DOSSIER_TONE_PURPLE,
} DossierTone;

#define DOSSIER_N_TONES                      10
#define DOSSIER_TONE_OF_KIND(kind)           ((DossierTone) (kind))
#define DOSSIER_TONE_OF_HIGHLIGHT(highlight) ((DossierTone) (DOSSIER_TONE_YELLOW + (highlight)))

/* What is drawn beside and under the words. */
typedef enum
{
  DOSSIER_INK_SOFT,   /* lead-ins */
  DOSSIER_INK_DIM,    /* captions, the line under the title, bullets */
  DOSSIER_INK_RULE,   /* lines at the side of quotes and under table heads */
  DOSSIER_INK_GROUND, /* behind code and where a picture is missing */
  DOSSIER_INK_ACCENT, /* links, the sentence cursor */
  DOSSIER_INK_HIT,    /* behind what a search found */
  DOSSIER_INK_HIT_CURRENT,
} DossierInk;

#define DOSSIER_N_INKS 7

/* How the program looks at this moment. */
DossierScheme  dossier_palette_get_scheme (void);
const GdkRGBA *dossier_palette_get_tone (DossierTone tone, DossierScheme scheme);
/* The same hue as a background that leaves the words readable. */
GdkRGBA        dossier_palette_get_wash (DossierTone tone, DossierScheme scheme);
const GdkRGBA *dossier_palette_get_ink (DossierInk ink, DossierScheme scheme);
/* "Person", "Yellow", …: translated. */
const char *dossier_palette_get_label (DossierTone tone);

G_END_DECLS
