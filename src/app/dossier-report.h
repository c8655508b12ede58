/* dossier-report.h: how any widget tells the reader what happened, through its window's actions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Passing news, in a toast: activates "win.toast" of the window that holds @widget. */
void dossier_report_toast (GtkWidget *widget, const char *text);

/* Something went wrong: activates "win.report" with title and advice of dossier_error_text().
 * Being cancelled is no news and is not shown. */
void dossier_report_error (GtkWidget *widget, const GError *error);

G_END_DECLS
