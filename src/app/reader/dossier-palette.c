/* dossier-palette.c: the one table of the reading room's colours, light, dark and sepia.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/reader/dossier-palette.h"

#include "app/dossier-style.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define RGBA(hex, opacity)                                                                         \
  {                                                                                                \
    ((hex) >> 16 & 0xff) / 255.0f, ((hex) >> 8 & 0xff) / 255.0f, ((hex) &0xff) / 255.0f, (opacity) \
  }

/* @wash: how much of the tone a background shows, by scheme. */
static const struct
{
  const char *label;
  GdkRGBA     colour[DOSSIER_N_SCHEMES];
  float       wash[DOSSIER_N_SCHEMES];
} TONES[DOSSIER_N_TONES] = {
  [DOSSIER_TONE_PERSON] = { N_ ("Person"),
                            { RGBA (0x9141ac, 1), RGBA (0xdc8add, 1), RGBA (0x7d3596, 1) },
                            { 0.16f, 0.24f, 0.16f } },
  [DOSSIER_TONE_PLACE] = { N_ ("Place"),
                           { RGBA (0x1f9d63, 1), RGBA (0x5bd999, 1), RGBA (0x12794a, 1) },
                           { 0.18f, 0.22f, 0.18f } },
  [DOSSIER_TONE_ORGANISATION] = { N_ ("Organisation"),
                                  { RGBA (0x1c71d8, 1), RGBA (0x78aeed, 1), RGBA (0x1a5fb4, 1) },
                                  { 0.16f, 0.24f, 0.16f } },
  [DOSSIER_TONE_FIGURE] = { N_ ("Figure"),
                            { RGBA (0xe66100, 1), RGBA (0xffa348, 1), RGBA (0xb84a00, 1) },
                            { 0.18f, 0.22f, 0.18f } },
  [DOSSIER_TONE_DATE] = { N_ ("Date"),
                          { RGBA (0x8b8a90, 1), RGBA (0xa9a8ac, 1), RGBA (0x77705f, 1) },
                          { 0.22f, 0.24f, 0.22f } },
  [DOSSIER_TONE_YELLOW] = { N_ ("Yellow"),
                            { RGBA (0xf6c90e, 1), RGBA (0xf8d64a, 1), RGBA (0xf0bb00, 1) },
                            { 0.42f, 0.32f, 0.42f } },
  [DOSSIER_TONE_GREEN] = { N_ ("Green"),
                           { RGBA (0x3fce7c, 1), RGBA (0x57e389, 1), RGBA (0x3fb86c, 1) },
                           { 0.34f, 0.26f, 0.34f } },
  [DOSSIER_TONE_BLUE] = { N_ ("Blue"),
                          { RGBA (0x4a90e2, 1), RGBA (0x6fb0f7, 1), RGBA (0x4a90e2, 1) },
                          { 0.30f, 0.32f, 0.30f } },
  [DOSSIER_TONE_PINK] = { N_ ("Pink"),
                          { RGBA (0xef6aa9, 1), RGBA (0xf58fc0, 1), RGBA (0xef6a9a, 1) },
                          { 0.32f, 0.30f, 0.32f } },
  [DOSSIER_TONE_PURPLE] = { N_ ("Purple"),
                            { RGBA (0xa05fd6, 1), RGBA (0xc69af0, 1), RGBA (0xa05fd6, 1) },
                            { 0.28f, 0.32f, 0.26f } },
};

static const GdkRGBA INKS[DOSSIER_N_INKS][DOSSIER_N_SCHEMES] = {
  [DOSSIER_INK_SOFT] = { RGBA (0x241f31, 0.80f), RGBA (0xffffff, 0.80f), RGBA (0x3a2a14, 0.86f) },
  [DOSSIER_INK_DIM] = { RGBA (0x241f31, 0.62f), RGBA (0xffffff, 0.62f), RGBA (0x3a2a14, 0.72f) },
  [DOSSIER_INK_RULE] = { RGBA (0x241f31, 0.18f), RGBA (0xffffff, 0.22f), RGBA (0x3a2a14, 0.22f) },
  [DOSSIER_INK_GROUND] = { RGBA (0x241f31, 0.05f), RGBA (0xffffff, 0.07f), RGBA (0x3a2a14, 0.06f) },
  [DOSSIER_INK_ACCENT] = { RGBA (0x1c71d8, 1), RGBA (0x78aeed, 1), RGBA (0x1a57a0, 1) },
  [DOSSIER_INK_HIT] = { RGBA (0xff7800, 0.26f), RGBA (0xff9a3d, 0.34f), RGBA (0xff7800, 0.28f) },
  [DOSSIER_INK_HIT_CURRENT] = { RGBA (0xff7800, 0.62f),
                                RGBA (0xff8a1f, 0.58f),
                                RGBA (0xff7800, 0.60f) },
};

DossierScheme
dossier_palette_get_scheme (void)
{
  if (adw_style_manager_get_dark (adw_style_manager_get_default ()))
    return DOSSIER_SCHEME_DARK;
  return dossier_style_is_sepia () ? DOSSIER_SCHEME_SEPIA : DOSSIER_SCHEME_LIGHT;
}

const GdkRGBA *
dossier_palette_get_tone (DossierTone tone, DossierScheme scheme)
{
  g_return_val_if_fail (tone < DOSSIER_N_TONES, NULL);
  return &TONES[tone].colour[scheme];
}

GdkRGBA
dossier_palette_get_wash (DossierTone tone, DossierScheme scheme)
{
  GdkRGBA colour = { 0, 0, 0, 0 };

  g_return_val_if_fail (tone < DOSSIER_N_TONES, colour);

  colour = TONES[tone].colour[scheme];
  colour.alpha = TONES[tone].wash[scheme];
  return colour;
}

const GdkRGBA *
dossier_palette_get_ink (DossierInk ink, DossierScheme scheme)
{
  g_return_val_if_fail (ink < DOSSIER_N_INKS, NULL);
  return &INKS[ink][scheme];
}

const char *
dossier_palette_get_label (DossierTone tone)
{
  g_return_val_if_fail (tone < DOSSIER_N_TONES, NULL);
  return _ (TONES[tone].label);
}
