/* dossier-window-desktop.c: the window among others: one more, and what the desktop asks of it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/desktop/dossier-shared-notebook.h"

/* --- Once there is a notebook --- */

typedef struct
{
  DossierWindow *window; /* (nullable): owned while it is being carried out */
  char          *action;
  GVariant      *parameter; /* (nullable) */
} Order;

static void
free_order (gpointer data)
{
  Order *order = data;

  g_clear_object (&order->window);
  g_free (order->action);
  g_clear_pointer (&order->parameter, g_variant_unref);
  g_free (order);
}

static void
free_order_of_closure (gpointer data, GClosure *closure)
{
  free_order (data);
}

static gboolean
carry_out_cb (gpointer user_data)
{
  Order *order = user_data;

  if (order->window->notebook != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (order->window),
                                        order->action,
                                        order->parameter);
  return G_SOURCE_REMOVE;
}

/* Later in this turn of the loop: a window goes to its library when its notebook has opened. */
static void
notebook_there_cb (DossierWindow *window, GParamSpec *pspec, gpointer user_data)
{
  Order *waiting = user_data;
  Order *order = NULL;

  if (window->notebook == NULL)
    return;
  order = g_new0 (Order, 1);
  order->window = g_object_ref (window);
  order->action = g_steal_pointer (&waiting->action);
  order->parameter = g_steal_pointer (&waiting->parameter);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, carry_out_cb, order, free_order);
  g_signal_handlers_disconnect_by_func (window, notebook_there_cb, waiting);
}

void
dossier_window_activate_when_open (DossierWindow *self, const char *action, GVariant *parameter)
{
  Order *order = NULL;
  g_autoptr (GVariant) kept = parameter != NULL ? g_variant_ref_sink (parameter) : NULL;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (action != NULL);

  if (self->notebook != NULL)
    {
      gtk_widget_activate_action_variant (GTK_WIDGET (self), action, kept);
      return;
    }
  order = g_new0 (Order, 1);
  order->action = g_strdup (action);
  order->parameter = g_steal_pointer (&kept);
  g_signal_connect_data (self,
                         "notify::notebook",
                         G_CALLBACK (notebook_there_cb),
                         order,
                         free_order_of_closure,
                         0);
}

/* --- Windows side by side --- */

static GList *
get_windows (DossierWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  return application != NULL ? gtk_application_get_windows (application) : NULL;
}

gboolean
dossier_window_is_foremost (DossierWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), FALSE);

  /* The one that had the keyboard last stands first. */
  for (GList *at = get_windows (self); at != NULL; at = at->next)
    if (DOSSIER_IS_WINDOW (at->data) && DOSSIER_WINDOW (at->data)->notebook == self->notebook)
      return at->data == self;
  return TRUE;
}

void
dossier_window_leave_notebook (DossierWindow *self)
{
  DossierNotebook *notebook = self->notebook;

  for (GList *at = get_windows (self); at != NULL; at = at->next)
    if (at->data != self && DOSSIER_IS_WINDOW (at->data) && notebook != NULL &&
        DOSSIER_WINDOW (at->data)->notebook == notebook)
      {
        dossier_window_show_library (at->data);
        dossier_window_set_notebook (at->data, NULL);
      }
  if (notebook != NULL)
    {
      g_autoptr (DossierNotebook) kept = g_object_ref (notebook);

      dossier_window_set_notebook (self, NULL);
      dossier_shared_notebook_close_for_all (kept);
    }
}

void
dossier_window_return_to_notebook (DossierWindow *self)
{
  g_autofree char *path = g_strdup (self->path);

  dossier_window_follow_notebook (self, path);
}

void
dossier_window_follow_notebook (DossierWindow *self, const char *path)
{
  g_autofree char *from = g_strdup (self->path);

  for (GList *at = get_windows (self); at != NULL; at = at->next)
    if (at->data != self && DOSSIER_IS_WINDOW (at->data) &&
        DOSSIER_WINDOW (at->data)->notebook == NULL &&
        g_strcmp0 (DOSSIER_WINDOW (at->data)->path, from) == 0)
      dossier_window_open_notebook (at->data, path);
  dossier_window_open_notebook (self, path);
}

/* (transfer none): owned by the toolkit. */
static DossierWindow *
open_beside (DossierWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  DossierWindow  *other = dossier_window_new (application);

  gtk_window_present (GTK_WINDOW (other));
  if (self->path != NULL)
    dossier_window_open_notebook (other, self->path);
  return other;
}

void
dossier_window_new_window_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  open_beside (DOSSIER_WINDOW (widget));
}

void
dossier_window_open_in_new_window_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_window_activate_when_open (open_beside (DOSSIER_WINDOW (widget)),
                                     "win.open-article",
                                     parameter);
}

/* --- What the desktop asks for --- */

void
dossier_window_show_feed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_window_show_library (self);
  dossier_library_page_show_feed (self->library, g_variant_get_int64 (parameter));
}

void
dossier_window_show_entity_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_window_show_library (self);
  gtk_widget_activate_action_variant (GTK_WIDGET (self->library), "library.show-entity", parameter);
}

void
dossier_window_search_for_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  dossier_window_show_library (self);
  dossier_library_page_search_for (self->library, g_variant_get_string (parameter, NULL));
}
