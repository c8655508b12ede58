/* bench-window.c: how long until the first frame: of an empty window, and of Dossier's on a
 * notebook.
 *
 * bench-window empty|library START [NOTEBOOK] prints the milliseconds from START (of the monotonic
 * clock, in microseconds: the moment that the program was started) to the first frame.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-application.h"

#include <adwaita.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static gint64 start;

static void
painted_cb (GdkFrameClock *clock, GApplication *application)
{
  static gboolean is_first = TRUE;

  if (!is_first)
    return;
  is_first = FALSE;
  printf ("%.1f\n", (g_get_monotonic_time () - start) / 1000.0);
  fflush (stdout);
  g_application_quit (application);
}

static void
window_realized_cb (GtkWidget *window, GApplication *application)
{
  g_signal_connect (gtk_widget_get_frame_clock (window),
                    "after-paint",
                    G_CALLBACK (painted_cb),
                    application);
}

static void
window_added_cb (GtkApplication *application, GtkWindow *window)
{
  g_signal_connect (window, "realize", G_CALLBACK (window_realized_cb), application);
}

static void
activate_empty_cb (GApplication *application)
{
  GtkWidget *window = adw_application_window_new (GTK_APPLICATION (application));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), 1100, 760);
  gtk_window_present (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  g_autoptr (GApplication) application = NULL;
  char *no_arguments[] = { argv[0], NULL };

  if (argc < 3)
    {
      fputs ("usage: bench-window empty|library START [NOTEBOOK]\n", stderr);
      return 2;
    }
  start = g_ascii_strtoll (argv[2], NULL, 10);
  if (strcmp (argv[1], "empty") == 0)
    {
      application = G_APPLICATION (
          adw_application_new ("io.github.dossier_notebook.Empty", G_APPLICATION_NON_UNIQUE));
      g_signal_connect (application, "activate", G_CALLBACK (activate_empty_cb), NULL);
    }
  else
    {
      g_setenv ("DOSSIER_NOTEBOOK", argc > 3 ? argv[3] : "", TRUE);
      application = G_APPLICATION (dossier_application_new (G_APPLICATION_NON_UNIQUE));
    }
  g_signal_connect (application, "window-added", G_CALLBACK (window_added_cb), NULL);
  return g_application_run (application, 1, no_arguments);
}
