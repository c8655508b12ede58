/* desktop-test.c: the program as the desktop starts it, and the desktop's side of the bus.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "desktop-test.h"

#include "app/dossier-settings.h"

static const char FAKES[] =
    "<node>"
    "<interface name='org.gtk.Notifications'>"
    "<method name='AddNotification'><arg type='s' direction='in'/><arg type='s' direction='in'/>"
    "<arg type='a{sv}' direction='in'/></method>"
    "<method name='RemoveNotification'><arg type='s' direction='in'/>"
    "<arg type='s' direction='in'/></method>"
    "</interface>"
    "<interface name='org.freedesktop.portal.Background'>"
    "<method name='RequestBackground'><arg type='s' direction='in'/>"
    "<arg type='a{sv}' direction='in'/><arg type='o' direction='out'/></method>"
    "</interface>"
    "</node>";

static void
notify (DesktopTest *fixture, const char *method, GVariant *parameters)
{
  const char *id;
  const char *text = NULL;
  g_autoptr (GVariant) details = NULL;

  g_variant_get_child (parameters, 1, "&s", &id);
  if (g_str_equal (method, "RemoveNotification"))
    {
      g_hash_table_remove (fixture->shown, id);
      return;
    }
  details = g_variant_get_child_value (parameters, 2);
  g_assert_true (g_variant_lookup (details, "body", "&s", &text));
  g_hash_table_insert (fixture->shown, g_strdup (id), g_strdup (text));
  fixture->n_added++;
  g_assert_true (g_variant_lookup (details, "default-action", "&s", &text));
  g_ptr_array_add (fixture->defaults, g_strdup (text));
}

static char *
answer_request (DesktopTest *fixture, const char *sender, GVariant *parameters)
{
  g_autofree char *name = g_strdelimit (g_strdup (sender + 1), ".", '_');
  const char      *token = NULL;
  char            *handle = NULL;
  GVariantBuilder  results;

  g_clear_pointer (&fixture->options, g_variant_unref);
  fixture->options = g_variant_get_child_value (parameters, 1);
  fixture->n_requests++;
  g_assert_true (g_variant_lookup (fixture->options, "handle_token", "&s", &token));
  handle = g_strdup_printf ("/org/freedesktop/portal/desktop/request/%s/%s", name, token);
  g_variant_builder_init (&results, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&results,
                         "{sv}",
                         "background",
                         g_variant_new_boolean (fixture->is_allowed));
  g_dbus_connection_emit_signal (fixture->desktop,
                                 sender,
                                 handle,
                                 "org.freedesktop.portal.Request",
                                 "Response",
                                 g_variant_new ("(ua{sv})", fixture->is_allowed ? 0 : 1, &results),
                                 NULL);
  return handle;
}

static void
called_cb (GDBusConnection       *connection,
           const char            *sender,
           const char            *path,
           const char            *interface,
           const char            *method,
           GVariant              *parameters,
           GDBusMethodInvocation *invocation,
           gpointer               user_data)
{
  DesktopTest     *fixture = user_data;
  g_autofree char *handle = NULL;

  if (g_str_equal (interface, "org.gtk.Notifications"))
    {
      notify (fixture, method, parameters);
      g_dbus_method_invocation_return_value (invocation, NULL);
      return;
    }
  handle = answer_request (fixture, sender, parameters);
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(o)", handle));
}

static void
name_owned_cb (GDBusConnection *connection, const char *name, gpointer user_data)
{
  ((DesktopTest *) user_data)->n_owned++;
}

void
desktop_test_appear (DesktopTest *fixture,
                     guint        i,
                     const char  *name,
                     const char  *path,
                     const char  *interface)
{
  static const GDBusInterfaceVTable table = { .method_call = called_cb };
  g_autoptr (GError) error = NULL;
  guint n_owned = fixture->n_owned;

  fixture->objects[i] = g_dbus_connection_register_object (
      fixture->desktop,
      path,
      g_dbus_node_info_lookup_interface (fixture->node, interface),
      &table,
      fixture,
      NULL,
      &error);
  g_assert_no_error (error);
  fixture->names[i] = g_bus_own_name_on_connection (fixture->desktop,
                                                    name,
                                                    G_BUS_NAME_OWNER_FLAGS_NONE,
                                                    name_owned_cb,
                                                    NULL,
                                                    fixture,
                                                    NULL);
  app_test_wait_until (fixture->n_owned > n_owned);
}

void
desktop_test_set_up (DesktopTest *fixture, gconstpointer data)
{
  g_autofree char *address = NULL;
  g_autoptr (GError) error = NULL;

  address = g_dbus_address_get_for_bus_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_assert_no_error (error);
  fixture->desktop =
      g_dbus_connection_new_for_address_sync (address,
                                              G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                  G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                              NULL,
                                              NULL,
                                              &error);
  g_assert_no_error (error);
  fixture->node = g_dbus_node_info_new_for_xml (FAKES, &error);
  g_assert_no_error (error);
  fixture->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  fixture->defaults = g_ptr_array_new_with_free_func (g_free);
  fixture->is_allowed = TRUE;
  desktop_test_appear (fixture,
                       0,
                       "org.gtk.Notifications",
                       "/org/gtk/Notifications",
                       "org.gtk.Notifications");

  fixture->path = app_test_dup_notebook_path ();
  g_setenv ("DOSSIER_NOTEBOOK", fixture->path, TRUE);
  fixture->application = dossier_application_new (G_APPLICATION_DEFAULT_FLAGS);
}

guint
desktop_test_count_windows (DesktopTest *fixture)
{
  return g_list_length (gtk_application_get_windows (GTK_APPLICATION (fixture->application)));
}

/* The body of a test, while the program runs as the desktop starts it for a search. */
typedef struct
{
  DesktopTest *fixture;
  void (*body) (DesktopTest *fixture);
} Run;

static gboolean
body_cb (gpointer user_data)
{
  Run *run = user_data;
  g_autoptr (GSettings) settings = dossier_settings_new ();
  GApplication *application = G_APPLICATION (run->fixture->application);

  g_application_hold (application);
  run->body (run->fixture);
  g_settings_set_boolean (settings, DOSSIER_SETTING_BACKGROUND_FEEDS, FALSE);
  g_action_group_activate_action (G_ACTION_GROUP (application), "quit", NULL);
  app_test_wait_until (desktop_test_count_windows (run->fixture) == 0);
  g_application_release (application);
  g_application_quit (application);
  return G_SOURCE_REMOVE;
}

void
desktop_test_run (DesktopTest *fixture, gconstpointer data)
{
  char *arguments[] = { (char *) "dossier", (char *) "--gapplication-service", NULL };
  Run   run = { fixture, (void (*) (DesktopTest *)) data };

  g_idle_add (body_cb, &run);
  g_assert_cmpint (g_application_run (G_APPLICATION (fixture->application), 2, arguments), ==, 0);
}

void
desktop_test_tear_down (DesktopTest *fixture, gconstpointer data)
{
  gpointer alive = fixture->application;

  g_object_add_weak_pointer (G_OBJECT (fixture->application), &alive);
  g_object_unref (fixture->application);
  app_test_wait_until (alive == NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (fixture->names); i++)
    {
      if (fixture->names[i] != 0)
        g_bus_unown_name (fixture->names[i]);
      if (fixture->objects[i] != 0)
        g_dbus_connection_unregister_object (fixture->desktop, fixture->objects[i]);
    }
  g_dbus_connection_close_sync (fixture->desktop, NULL, NULL);
  g_object_unref (fixture->desktop);
  g_dbus_node_info_unref (fixture->node);
  g_hash_table_unref (fixture->shown);
  g_ptr_array_unref (fixture->defaults);
  g_clear_pointer (&fixture->options, g_variant_unref);
  g_unsetenv ("DOSSIER_NOTEBOOK");
  app_test_remove_notebook (fixture->path);
  g_free (fixture->path);
}
