/* dossier-style.h: loads the app's resources: style sheets, colours by scheme, own icons.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DOSSIER_RESOURCE_PATH "/io/github/dossier_notebook/Dossier"

/* Once a program, after adw_init() and before the first widget; more calls do nothing. Every
 * sheet in the resource's folder css/ applies; one whose name ends in "-dark.css" only while the
 * style is dark, in "-sepia.css" while it is sepia. */
void dossier_style_init (void);

/* Paper and ink in brown, wherever the style is not dark. A change is told as one of the style
 * manager's "dark". */
void     dossier_style_set_sepia (gboolean wants_sepia);
gboolean dossier_style_is_sepia (void);

G_END_DECLS
