/* dossier-fold.h: a bar that takes no room at all while it is closed.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A closed GtkRevealer has no height, but asks for its child's width: a bar that nobody sees keeps
 * a window from being narrow. From now on @revealer's child, which it has already, is there only
 * while it is shown or on its way. For each revealer of a template, in its init. */
void dossier_fold_bind (GtkRevealer *revealer);

G_END_DECLS
