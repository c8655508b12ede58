/* accessible-tree.c: what a screen reader is told of the test's own windows, read over AT-SPI.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "accessible-tree.h"

#include "app-test.h"

#define ACCESSIBLE "org.a11y.atspi.Accessible"

/* Bits of GetState; at-spi2's numbers. */
#define STATE_FOCUSABLE 11
#define STATE_VISIBLE   30

/* Deeper than any window of ours. */
#define MAX_DEPTH 120

static GDBusConnection *bus;

gboolean
accessible_tree_init (void)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL);
  g_autoptr (GVariant) reply = NULL;
  const char *address = NULL;

  if (session == NULL)
    return FALSE;
  reply = g_dbus_connection_call_sync (session,
                                       "org.a11y.Bus",
                                       "/org/a11y/bus",
                                       "org.a11y.Bus",
                                       "GetAddress",
                                       NULL,
                                       G_VARIANT_TYPE ("(s)"),
                                       G_DBUS_CALL_FLAGS_NONE,
                                       20000,
                                       NULL,
                                       NULL);
  if (reply == NULL)
    return FALSE;
  g_variant_get (reply, "(&s)", &address);
  bus = g_dbus_connection_new_for_address_sync (address,
                                                G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
                                                    G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
                                                NULL,
                                                NULL,
                                                NULL);
  if (bus == NULL)
    return FALSE;
  g_setenv ("GTK_A11Y", "atspi", TRUE);
  return TRUE;
}

static void
called_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* The program answers itself, so the main loop has to turn. NULL when the node went away. */
static GVariant *
call (const char *owner,
      const char *path,
      const char *interface,
      const char *method,
      GVariant   *parameters)
{
  g_autoptr (GAsyncResult) result = NULL;

  g_dbus_connection_call (bus,
                          owner,
                          path,
                          interface,
                          method,
                          parameters,
                          NULL,
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          NULL,
                          called_cb,
                          &result);
  app_test_wait_until (result != NULL);
  return g_dbus_connection_call_finish (bus, result, NULL);
}

static char *
dup_string (const char *owner, const char *path, const char *method)
{
  g_autoptr (GVariant) reply = call (owner, path, ACCESSIBLE, method, NULL);
  char *string = NULL;

  if (reply != NULL)
    g_variant_get (reply, "(s)", &string);
  return string != NULL ? string : g_strdup ("");
}

static char *
dup_name (const char *owner, const char *path)
{
  g_autoptr (GVariant) reply = call (owner,
                                     path,
                                     "org.freedesktop.DBus.Properties",
                                     "Get",
                                     g_variant_new ("(ss)", ACCESSIBLE, "Name"));
  g_autoptr (GVariant) value = NULL;

  if (reply == NULL)
    return g_strdup ("");
  g_variant_get (reply, "(v)", &value);
  /* What has no name is called by its class. */
  return g_strdup (g_type_from_name (g_variant_get_string (value, NULL)) != 0
                       ? ""
                       : g_variant_get_string (value, NULL));
}

static guint64
get_states (const char *owner, const char *path)
{
  g_autoptr (GVariant) reply = call (owner, path, ACCESSIBLE, "GetState", NULL);
  g_autoptr (GVariantIter) words = NULL;
  guint64 states = 0;
  guint32 word;

  if (reply == NULL)
    return 0;
  g_variant_get (reply, "(au)", &words);
  for (guint shift = 0; g_variant_iter_next (words, "u", &word); shift += 32)
    states |= (guint64) word << shift;
  return states;
}

static AccessibleNode *
read_node (const char *owner, const char *path, guint depth)
{
  AccessibleNode *node = g_new0 (AccessibleNode, 1);
  guint64         states = get_states (owner, path);
  g_autoptr (GVariant) reply = NULL;
  g_autoptr (GVariantIter) children = NULL;
  const char *child_owner;
  const char *child_path;

  node->role = dup_string (owner, path, "GetRoleName");
  node->name = dup_name (owner, path);
  node->is_visible = (states >> STATE_VISIBLE & 1) != 0;
  node->is_focusable = (states >> STATE_FOCUSABLE & 1) != 0;
  node->depth = depth;
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) accessible_node_free);
  if (depth == MAX_DEPTH)
    return node;
  reply = call (owner, path, ACCESSIBLE, "GetChildren", NULL);
  if (reply == NULL)
    return node;
  g_variant_get (reply, "(a(so))", &children);
  while (g_variant_iter_next (children, "(&s&o)", &child_owner, &child_path))
    g_ptr_array_add (node->children, read_node (child_owner, child_path, depth + 1));
  return node;
}

AccessibleNode *
accessible_tree_read (void)
{
  g_autoptr (GVariant) reply = call ("org.a11y.atspi.Registry",
                                     "/org/a11y/atspi/accessible/root",
                                     ACCESSIBLE,
                                     "GetChildren",
                                     NULL);
  g_autoptr (GVariantIter) programs = NULL;
  const char *owner;
  const char *path;

  g_assert_nonnull (reply);
  g_variant_get (reply, "(a(so))", &programs);
  g_assert_true (g_variant_iter_next (programs, "(&s&o)", &owner, &path));
  return read_node (owner, path, 0);
}

void
accessible_node_free (AccessibleNode *self)
{
  g_free (self->role);
  g_free (self->name);
  g_ptr_array_unref (self->children);
  g_free (self);
}

void
accessible_node_walk (const AccessibleNode *self, AccessibleVisit visit, gpointer data)
{
  visit (self, data);
  for (guint i = 0; i < self->children->len; i++)
    accessible_node_walk (g_ptr_array_index (self->children, i), visit, data);
}
