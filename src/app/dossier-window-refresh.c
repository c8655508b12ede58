/* dossier-window-refresh.c: asks for newer versions of articles, and tells what came of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/dossier-report.h"

#include <glib/gi18n.h>

void
dossier_window_refresh_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gsize            n_ids = 0;
  const gint64    *values = g_variant_get_fixed_array (parameter, &n_ids, sizeof (gint64));
  g_autofree char *text = NULL;

  if (self->notebook == NULL || n_ids == 0)
    return;
  g_array_append_vals (ids, values, (guint) n_ids);
  dossier_intake_refresh (self->intake, ids);
  if (n_ids == 1)
    return;
  text = g_strdup_printf (ngettext ("Asking for %u article", "Asking for %u articles", ids->len),
                          ids->len);
  dossier_report_toast (widget, text);
}

/* One article: what a person who asked for it wants to know. */
static const char *
describe_one (const DossierRefreshResult *result)
{
  if (result->n_changed > 0)
    return _ ("The article has changed");
  if (result->n_failed > 0)
    return _ ("The article could not be had");
  if (result->n_later > 0)
    return _ ("The article cannot be reached now; it is asked for again later");
  if (result->n_skipped > 0)
    return _ ("The article has no address to ask");
  if (result->n_stopped > 0)
    return _ ("Stopped");
  return _ ("The article has not changed");
}

/* "3 of 12 changed, 1 failed". */
static char *
describe_many (const DossierRefreshResult *result)
{
  const struct
  {
    guint       n;
    const char *format;
  } parts[] = {
    { result->n_failed, ngettext ("%u failed", "%u failed", result->n_failed) },
    { result->n_later,
      ngettext ("%u is tried again later", "%u are tried again later", result->n_later) },
    { result->n_stopped, ngettext ("%u stopped", "%u stopped", result->n_stopped) },
    { result->n_skipped, ngettext ("%u has no address", "%u have no address", result->n_skipped) },
  };
  GString *text = g_string_new (NULL);

  if (result->n_changed == 0 && result->n_same == result->n_articles)
    g_string_append_printf (
        text,
        ngettext ("%u article has not changed", "None of %u articles has changed", result->n_same),
        result->n_same);
  else
    /* Translators: the first number of the second one */
    g_string_append_printf (text, _ ("%u of %u changed"), result->n_changed, result->n_articles);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i].n > 0)
      {
        g_string_append (text, ", ");
        g_string_append_printf (text, parts[i].format, parts[i].n);
      }
  return g_string_free (text, FALSE);
}

static void
refreshed_cb (DossierIntake *intake, const DossierRefreshResult *result, gpointer user_data)
{
  DossierWindow   *self = DOSSIER_WINDOW (user_data);
  g_autofree char *text =
      result->n_articles == 1 ? g_strdup (describe_one (result)) : describe_many (result);
  AdwToast *toast = dossier_window_toast_new (text);

  if (result->n_changed == 1)
    {
      adw_toast_set_button_label (toast, _ ("What _Changed"));
      adw_toast_set_action_name (toast, "win.show-changes");
      adw_toast_set_action_target_value (toast, g_variant_new_int64 (result->changed_id));
    }
  else if (result->n_failed > 0)
    {
      adw_toast_set_button_label (toast, _ ("_Show"));
      adw_toast_set_action_name (toast, "win.show-captures");
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
reading_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierReading) reading = dossier_reading_open_finish (result, &error);

  if (reading == NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (dossier_reading_get_notebook (reading) != self->notebook)
    return;
  dossier_window_show_reading (self, reading);
  dossier_reader_page_show_changes (self->reader, 0, 0);
}

void
dossier_window_show_changes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->notebook == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
  dossier_reading_open_async (self->notebook,
                              g_variant_get_int64 (parameter),
                              0,
                              self->reading,
                              reading_opened_cb,
                              g_object_ref (self));
}

void
dossier_window_refresh_init (DossierWindow *self)
{
  g_signal_connect_object (self->intake, "refreshed", G_CALLBACK (refreshed_cb), self, 0);
}
