/* dossier-window-preferences.c: the window's preferences, and the notebook that is opened the next
 * time.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/dossier-settings.h"
#include "app/preferences/dossier-preferences-window.h"
#include "app/preferences/dossier-usual-notebook.h"
#include "notebook/dossier-capture-options.h"

#include <glib/gi18n.h>
#include <string.h>

void
dossier_window_show_preferences_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  gtk_window_present (
      GTK_WINDOW (dossier_preferences_window_new (GTK_WINDOW (self), self->notebook)));
}

/* --- What the notebook does by itself --- */

static const char *const NOTEBOOK_KEYS[] = { DOSSIER_SETTING_CAPTURE_IMAGES,
                                             DOSSIER_SETTING_CAPTURE_PAGES,
                                             DOSSIER_SETTING_SECOND_READING };

static void
notebook_settings_changed_cb (DossierWindow *self)
{
  DossierCaptureOptions options = DOSSIER_CAPTURE_OPTIONS_INIT;

  if (self->notebook == NULL || self->settings == NULL)
    return;
  options.keeps_images = g_settings_get_boolean (self->settings, DOSSIER_SETTING_CAPTURE_IMAGES);
  options.max_pages = (guint) g_settings_get_int (self->settings, DOSSIER_SETTING_CAPTURE_PAGES);
  dossier_notebook_set_capture_options (self->notebook, &options);
  dossier_notebook_set_refined (
      self->notebook,
      g_settings_get_boolean (self->settings, DOSSIER_SETTING_SECOND_READING));
}

/* --- Which notebook --- */

static void
notebook_changed_cb (DossierWindow *self)
{
  notebook_settings_changed_cb (self);
  if (self->notebook != NULL)
    dossier_usual_notebook_remember (dossier_notebook_get_path (self->notebook));
}

void
dossier_window_preferences_init (DossierWindow *self)
{
  g_signal_connect (self, "notify::notebook", G_CALLBACK (notebook_changed_cb), NULL);
  if (self->settings != NULL)
    for (gsize i = 0; i < G_N_ELEMENTS (NOTEBOOK_KEYS); i++)
      {
        g_autofree char *signal = g_strconcat ("changed::", NOTEBOOK_KEYS[i], NULL);

        g_signal_connect_object (self->settings,
                                 signal,
                                 G_CALLBACK (notebook_settings_changed_cb),
                                 self,
                                 G_CONNECT_SWAPPED);
      }
}

void
dossier_window_open_usual_notebook (DossierWindow *self)
{
  g_autofree char *usual = dossier_notebook_dup_default_path ();
  g_autofree char *wanted = dossier_usual_notebook_dup_path ();
  g_autofree char *advice = NULL;

  if (strcmp (wanted, usual) == 0 || g_file_test (wanted, G_FILE_TEST_EXISTS))
    {
      dossier_window_open_notebook (self, wanted);
      return;
    }
  /* Translators: %s is the path of a file. */
  advice = g_strdup_printf (_ ("“%s” is not there; perhaps its disk is not. Another notebook was "
                               "opened meanwhile. Open yours from the main menu when the disk is "
                               "back."),
                            wanted);
  dossier_window_open_notebook (self, usual);
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "win.report",
                              "(ss)",
                              _ ("Your Notebook Was Not Found"),
                              advice);
}
