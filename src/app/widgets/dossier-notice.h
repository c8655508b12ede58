/* dossier-notice.h: a bar that says what went wrong and what to try, until it is put away.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DOSSIER_TYPE_NOTICE (dossier_notice_get_type ())
G_DECLARE_FINAL_TYPE (DossierNotice, dossier_notice, DOSSIER, NOTICE, GtkWidget)

GtkWidget *dossier_notice_new (void);
/* Shows it with these words; a second one replaces the first. */
void        dossier_notice_show (DossierNotice *self, const char *title, const char *advice);
void        dossier_notice_hide (DossierNotice *self);
gboolean    dossier_notice_is_shown (DossierNotice *self);
const char *dossier_notice_get_title (DossierNotice *self);

G_END_DECLS
