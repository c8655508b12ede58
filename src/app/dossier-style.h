/* dossier-style.h: loads the app's resources: style sheets, light and dark colours, own icons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_RESOURCE_PATH "/io/github/dossier_notebook/Dossier"

/* Once a program, after adw_init() and before the first widget; more calls do nothing. Every
 * sheet in the resource's folder css/ applies; one whose name ends in "-dark.css" only while the
 * style is dark. */
void dossier_style_init (void);

G_END_DECLS
