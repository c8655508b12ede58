/* dossier-report.c: how any widget tells the reader what happened, through its window's actions.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-report.h"

#include "app/dossier-announce.h"
#include "notebook/dossier-error-text.h"

void
dossier_report_toast (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (text != NULL);

  gtk_widget_activate_action (widget, "win.toast", "s", text);
  dossier_announce (widget, text);
}

void
dossier_report_error (GtkWidget *widget, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  DossierErrorText text = dossier_error_text (error);

  g_debug ("reported: %s", error->message);
  gtk_widget_activate_action (widget, "win.report", "(ss)", text.title, text.advice);
  dossier_announce (widget, text.title);
}
