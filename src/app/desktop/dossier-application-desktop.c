/* dossier-application-desktop.c: what the program is to the desktop beside its windows.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/desktop/dossier-application-desktop.h"

#include "app/desktop/dossier-search-provider.h"
#include "app/dossier-report.h"
#include "app/dossier-style.h"

#include <glib/gi18n.h>

struct _DossierApplicationDesktop
{
  GObject parent_instance;

  /* borrowed */
  DossierApplication *application;

  /* owned */
  DossierNews           *news;
  DossierBackground     *background;
  DossierSearchProvider *provider;
};

G_DEFINE_FINAL_TYPE (DossierApplicationDesktop, dossier_application_desktop, G_TYPE_OBJECT)

/* --- Actions of windows, from outside --- */

static const struct
{
  const char *name; /* of the application's action */
  const char *type; /* of its parameter; NULL for none */
  const char *action;
} ACTIONS[] = {
  { "new-window", NULL, "win.new-window" },       { "new-capture", NULL, "win.add" },
  { "show-captures", NULL, "win.show-captures" }, { "open-article", "x", "win.open-article" },
  { "show-entity", "(ixs)", "win.show-entity" },  { "search", "s", "win.search-for" },
};

static void
activated_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  DossierApplication *application = DOSSIER_APPLICATION (user_data);
  const char         *name = g_action_get_name (G_ACTION (action));
  gboolean       had_window = gtk_application_get_windows (GTK_APPLICATION (application)) != NULL;
  DossierWindow *window = dossier_application_present_window (application);

  /* The first window is a new one. */
  if (g_str_equal (name, "new-window") && !had_window)
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    if (g_str_equal (ACTIONS[i].name, name))
      dossier_window_activate_when_open (window, ACTIONS[i].action, parameter);
}

static void
show_feeds_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  dossier_window_activate_when_open (
      dossier_application_present_window (DOSSIER_APPLICATION (user_data)),
      "win.show-feed",
      g_variant_new_int64 (0));
}

static void
add_actions (DossierApplicationDesktop *self)
{
  g_autoptr (GSimpleAction) feeds = g_simple_action_new ("show-feeds", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    {
      g_autoptr (GVariantType) type =
          ACTIONS[i].type != NULL ? g_variant_type_new (ACTIONS[i].type) : NULL;
      g_autoptr (GSimpleAction) action = g_simple_action_new (ACTIONS[i].name, type);

      g_signal_connect (action, "activate", G_CALLBACK (activated_cb), self->application);
      g_action_map_add_action (G_ACTION_MAP (self->application), G_ACTION (action));
    }
  g_signal_connect (feeds, "activate", G_CALLBACK (show_feeds_cb), self->application);
  g_action_map_add_action (G_ACTION_MAP (self->application), G_ACTION (feeds));
}

/* --- The switch for the background --- */

static void
report_refusal (DossierApplicationDesktop *self, const GError *error)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (self->application));
  gboolean   is_refused = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);

  g_info ("%s", error->message);
  while (window != NULL && !DOSSIER_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    return;
  gtk_widget_activate_action (
      GTK_WIDGET (window),
      "win.report",
      "(ss)",
      _ ("Feeds Are Asked Only While Dossier Is Open"),
      is_refused ? _ ("The desktop did not allow Dossier to run in the background. You can allow "
                      "it in the system’s settings, among the applications.")
                 : _ ("This desktop has no way to let programs run in the background."));
}

static void
set_on_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierApplicationDesktop) self = user_data;
  g_autoptr (GError) error = NULL;
  GAction *action =
      g_action_map_lookup_action (G_ACTION_MAP (self->application), "background-feeds");

  if (!dossier_background_set_on_finish (DOSSIER_BACKGROUND (source), result, &error))
    report_refusal (self, error);
  /* A switch that was moved goes back where it was refused. */
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_boolean (dossier_background_is_on (self->background)));
}

static void
state_asked_cb (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  DossierApplicationDesktop *self = user_data;
  gboolean                   is_on = g_variant_get_boolean (value);

  if (is_on == dossier_background_is_on (self->background))
    return;
  g_simple_action_set_state (action, value);
  dossier_background_set_on_async (self->background, is_on, NULL, set_on_cb, g_object_ref (self));
}

static void
is_on_changed_cb (DossierBackground *background, GParamSpec *pspec, gpointer user_data)
{
  g_simple_action_set_state (G_SIMPLE_ACTION (user_data),
                             g_variant_new_boolean (dossier_background_is_on (background)));
}

static void
is_asking_changed_cb (DossierBackground *background, GParamSpec *pspec, gpointer user_data)
{
  gboolean is_asking;

  g_object_get (background, "is-asking", &is_asking, NULL);
  g_simple_action_set_enabled (G_SIMPLE_ACTION (user_data), !is_asking);
}

static void
add_switch (DossierApplicationDesktop *self)
{
  gboolean is_on = dossier_background_is_on (self->background);
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful ("background-feeds", NULL, g_variant_new_boolean (is_on));

  g_signal_connect (action, "change-state", G_CALLBACK (state_asked_cb), self);
  g_signal_connect_object (self->background,
                           "notify::is-on",
                           G_CALLBACK (is_on_changed_cb),
                           action,
                           0);
  g_signal_connect_object (self->background,
                           "notify::is-asking",
                           G_CALLBACK (is_asking_changed_cb),
                           action,
                           0);
  g_action_map_add_action (G_ACTION_MAP (self->application), G_ACTION (action));
}

/* --- The search --- */

static void
result_chosen_cb (DossierSearchProvider *provider,
                  const char            *action,
                  GVariant              *parameter,
                  gpointer               user_data)
{
  DossierApplicationDesktop *self = user_data;

  g_action_group_activate_action (G_ACTION_GROUP (self->application), action, parameter);
}

gboolean
dossier_application_desktop_register (DossierApplicationDesktop *self,
                                      GDBusConnection           *connection,
                                      const char                *object_path,
                                      GError                   **error)
{
  g_return_val_if_fail (DOSSIER_IS_APPLICATION_DESKTOP (self), FALSE);

  return dossier_search_provider_export (self->provider, connection, object_path, error);
}

void
dossier_application_desktop_unregister (DossierApplicationDesktop *self)
{
  g_return_if_fail (DOSSIER_IS_APPLICATION_DESKTOP (self));

  dossier_search_provider_unexport (self->provider);
}

/* --- Windows --- */

static void
notebook_changed_cb (DossierWindow *window, GParamSpec *pspec, gpointer user_data)
{
  DossierApplicationDesktop *self = user_data;
  DossierNotebook           *notebook = dossier_window_get_notebook (window);

  if (notebook != NULL)
    dossier_news_follow (self->news, notebook);
}

void
dossier_application_desktop_watch (DossierApplicationDesktop *self, DossierWindow *window)
{
  g_return_if_fail (DOSSIER_IS_APPLICATION_DESKTOP (self));
  g_return_if_fail (DOSSIER_IS_WINDOW (window));

  g_signal_connect_object (window, "notify::notebook", G_CALLBACK (notebook_changed_cb), self, 0);
  dossier_background_start (self->background);
}

/* --- The end --- */

void
dossier_application_desktop_rest (DossierApplicationDesktop *self)
{
  g_return_if_fail (DOSSIER_IS_APPLICATION_DESKTOP (self));

  dossier_background_rest (self->background);
}

gboolean
dossier_application_desktop_quit_running (GError **error)
{
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GError) own_error = NULL;

  if (bus == NULL)
    return FALSE;
  reply = g_dbus_connection_call_sync (bus,
                                       DOSSIER_APP_ID,
                                       DOSSIER_RESOURCE_PATH,
                                       "org.gtk.Actions",
                                       "Activate",
                                       g_variant_new ("(sava{sv})", "quit", NULL, NULL),
                                       NULL,
                                       G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                       -1,
                                       NULL,
                                       &own_error);
  if (reply != NULL || g_error_matches (own_error, G_DBUS_ERROR, G_DBUS_ERROR_NAME_HAS_NO_OWNER) ||
      g_error_matches (own_error, G_DBUS_ERROR, G_DBUS_ERROR_SERVICE_UNKNOWN))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&own_error));
  return FALSE;
}

/* --- The object --- */

static void
dossier_application_desktop_dispose (GObject *object)
{
  DossierApplicationDesktop *self = DOSSIER_APPLICATION_DESKTOP (object);

  g_clear_object (&self->provider);
  g_clear_object (&self->background);
  g_clear_object (&self->news);
  G_OBJECT_CLASS (dossier_application_desktop_parent_class)->dispose (object);
}

static void
dossier_application_desktop_class_init (DossierApplicationDesktopClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dossier_application_desktop_dispose;
}

static void
dossier_application_desktop_init (DossierApplicationDesktop *self)
{
}

DossierApplicationDesktop *
dossier_application_desktop_new (DossierApplication *application)
{
  DossierApplicationDesktop *self = g_object_new (DOSSIER_TYPE_APPLICATION_DESKTOP, NULL);

  self->application = application;
  self->news = dossier_news_new (GTK_APPLICATION (application));
  self->background = dossier_background_new (G_APPLICATION (application), self->news);
  self->provider = dossier_search_provider_new (G_APPLICATION (application));
  g_signal_connect (self->provider, "activate", G_CALLBACK (result_chosen_cb), self);
  return self;
}

void
dossier_application_desktop_start (DossierApplicationDesktop *self)
{
  g_return_if_fail (DOSSIER_IS_APPLICATION_DESKTOP (self));

  add_actions (self);
  add_switch (self);
  dossier_background_start (self->background);
}
