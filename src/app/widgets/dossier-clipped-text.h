/* dossier-clipped-text.h: a few lines of text for the rows of a long list, laid out only when
 * drawn.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * DossierClippedText:
 *
 * Wraps its text and ends it in an ellipsis, as a #GtkLabel can. But a list view measures some two
 * hundred rows at once, and again when their words change, and a label lays its text out several
 * times to be measured. This one is as wide as it may be and as high as its lines, whatever its
 * text; what nobody sees is never laid out. The style sets the font. Main thread only.
 *
 * Properties: "lines", the most it shows.
 */
#define DOSSIER_TYPE_CLIPPED_TEXT (dossier_clipped_text_get_type ())
G_DECLARE_FINAL_TYPE (DossierClippedText, dossier_clipped_text, DOSSIER, CLIPPED_TEXT, GtkWidget)

void dossier_clipped_text_set_text (DossierClippedText *self, const char *text);
/* @markup: Pango's; shown as it stands when it is broken. */
void dossier_clipped_text_set_markup (DossierClippedText *self, const char *markup);
/* The words alone; never NULL. */
const char *dossier_clipped_text_get_text (DossierClippedText *self);

/* Pixels from one line to the next in its font. */
int dossier_clipped_text_get_line_height (DossierClippedText *self);
/* Shows as many of its lines as there is room for, but one at least: for a parent that is about to
 * draw it, and to place what follows. Returns the height they take, 0 without words. */
int dossier_clipped_text_fit (DossierClippedText *self, int width, int max_height);

G_END_DECLS
