/* dossier-window-rules.c: shows the rules from the main window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/dossier-report.h"
#include "app/entities/dossier-rules-window.h"

static void
open_chosen_cb (DossierRulesWindow *rules, gint64 article_id, gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (rules));
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.open-article", "x", article_id);
}

static void
undo_asked_cb (DossierRulesWindow *rules, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.undo", NULL);
}

static void
redo_asked_cb (DossierRulesWindow *rules, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.redo", NULL);
}

static void
failed_cb (DossierRulesWindow *rules, const GError *error, gpointer user_data)
{
  dossier_report_error (GTK_WIDGET (user_data), error);
}

void
dossier_window_show_rules_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  GtkWidget     *rules = NULL;

  if (self->notebook == NULL)
    return;
  rules = dossier_rules_window_new (GTK_WINDOW (self), self->notebook);
  g_signal_connect_object (rules, "open-article", G_CALLBACK (open_chosen_cb), self, 0);
  g_signal_connect_object (rules, "undo", G_CALLBACK (undo_asked_cb), self, 0);
  g_signal_connect_object (rules, "redo", G_CALLBACK (redo_asked_cb), self, 0);
  g_signal_connect_object (rules, "failed", G_CALLBACK (failed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (rules));
}
