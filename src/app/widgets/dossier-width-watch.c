/* dossier-width-watch.c: tells a widget how wide its window is, so that panes make room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-width-watch.h"

#include <string.h>

/* What GTK calls 100 %: 96 dots an inch, in 1024ths. */
#define USUAL_DPI (96 * 1024)

typedef struct
{
  /* Borrowed: both go with the widget. */
  GtkWidget       *widget;
  DossierWidthFunc changed;
  GdkSurface      *surface;
  gulong           handler;
  GtkSettings     *settings;
  gulong           settings_handler;
  int              width;
} Watch;

/* Half of what a pane asks for is text that grows; icons, margins and rules stay as they are. */
static double
get_growth (Watch *watch)
{
  int dpi = 0;

  g_object_get (watch->settings, "gtk-xft-dpi", &dpi, NULL);
  return dpi > USUAL_DPI ? (1 + dpi / (double) USUAL_DPI) / 2 : 1;
}

static void
tell (Watch *watch)
{
  int pixels = gdk_surface_get_width (watch->surface);
  int width = (int) (pixels / get_growth (watch));

  if (width <= 1 || width == watch->width)
    return;
  watch->width = width;
  watch->changed (watch->widget, width);
}

static void
width_changed_cb (GdkSurface *surface, GParamSpec *pspec, gpointer user_data)
{
  tell (user_data);
}

static void
text_size_changed_cb (GtkSettings *settings, GParamSpec *pspec, gpointer user_data)
{
  tell (user_data);
}

static void
realized_cb (GtkWidget *widget, gpointer user_data)
{
  Watch *watch = user_data;

  watch->surface = g_object_ref (gtk_native_get_surface (gtk_widget_get_native (widget)));
  watch->handler =
      g_signal_connect (watch->surface, "notify::width", G_CALLBACK (width_changed_cb), watch);
  watch->settings = g_object_ref (gtk_widget_get_settings (widget));
  watch->settings_handler = g_signal_connect (watch->settings,
                                              "notify::gtk-xft-dpi",
                                              G_CALLBACK (text_size_changed_cb),
                                              watch);
  tell (watch);
}

static void
unrealized_cb (GtkWidget *widget, gpointer user_data)
{
  Watch *watch = user_data;

  if (watch->surface == NULL)
    return;
  g_clear_signal_handler (&watch->settings_handler, watch->settings);
  g_clear_object (&watch->settings);
  g_clear_signal_handler (&watch->handler, watch->surface);
  g_clear_object (&watch->surface);
}

static void
free_watch (gpointer data, GClosure *closure)
{
  Watch *watch = data;

  unrealized_cb (watch->widget, watch);
  g_free (watch);
}

void
dossier_width_watch (GtkWidget *widget, DossierWidthFunc changed)
{
  Watch *watch = g_new0 (Watch, 1);

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (changed != NULL);

  watch->widget = widget;
  watch->changed = changed;
  g_signal_connect (widget, "unrealize", G_CALLBACK (unrealized_cb), watch);
  g_signal_connect_data (widget, "realize", G_CALLBACK (realized_cb), watch, free_watch, 0);
  if (gtk_widget_get_realized (widget))
    realized_cb (widget, watch);
}

void
dossier_width_watch_fit_header (AdwHeaderBar *header, gboolean is_narrow)
{
  g_autofree char *usual = NULL;
  const char      *colon;
  const char      *close;

  g_return_if_fail (ADW_IS_HEADER_BAR (header));

  if (!is_narrow)
    {
      adw_header_bar_set_decoration_layout (header, NULL);
      return;
    }
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (header)),
                "gtk-decoration-layout",
                &usual,
                NULL);
  close = usual != NULL ? strstr (usual, "close") : NULL;
  colon = usual != NULL ? strchr (usual, ':') : NULL;
  if (close == NULL)
    adw_header_bar_set_decoration_layout (header, ":");
  else
    adw_header_bar_set_decoration_layout (header,
                                          colon == NULL || close < colon ? "close:" : ":close");
}
