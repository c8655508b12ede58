/* dossier-announce.h: says aloud what happened, to who listens to a screen reader.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the reader did and what came of it, where the screen shows it and nothing that has the
 * keyboard does. @words: translated. Nothing happens for a widget without a window. */
void dossier_announce (GtkWidget *widget, const char *words);

/* (nullable) (transfer none): what the widget's window announced last; for tests. */
const char *dossier_announce_get_last (GtkWidget *widget);

G_END_DECLS
