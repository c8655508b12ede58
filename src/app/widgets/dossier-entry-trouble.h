/* dossier-entry-trouble.h: says below an entry what is wrong with what stands in it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @revealer holds @label; @trouble: (nullable): takes back what was said before. The keyboard goes
 * to the entry, to correct it. */
void dossier_entry_trouble_show (GtkWidget   *entry,
                                 GtkLabel    *label,
                                 GtkRevealer *revealer,
                                 const char  *trouble);

G_END_DECLS
