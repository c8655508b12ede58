/* dossier-width-watch.c: tells a widget how wide its window is, so that panes make room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/widgets/dossier-width-watch.h"

typedef struct
{
  /* Borrowed: both go with the widget. */
  GtkWidget       *widget;
  DossierWidthFunc changed;
  GdkSurface      *surface;
  gulong           handler;
  int              width;
} Watch;

static void
tell (Watch *watch)
{
  int width = gdk_surface_get_width (watch->surface);

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
realized_cb (GtkWidget *widget, gpointer user_data)
{
  Watch *watch = user_data;

  watch->surface = g_object_ref (gtk_native_get_surface (gtk_widget_get_native (widget)));
  watch->handler =
      g_signal_connect (watch->surface, "notify::width", G_CALLBACK (width_changed_cb), watch);
  tell (watch);
}

static void
unrealized_cb (GtkWidget *widget, gpointer user_data)
{
  Watch *watch = user_data;

  if (watch->surface == NULL)
    return;
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
