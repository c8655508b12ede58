/* dossier-test-resolver.c: looks names up without a network, so that no test ever asks a real one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "tests/support/dossier-test-resolver.h"

#define TEST_TYPE_RESOLVER (test_resolver_get_type ())
G_DECLARE_FINAL_TYPE (TestResolver, test_resolver, TEST, RESOLVER, GResolver)

struct _TestResolver
{
  GResolver parent_instance;
};

G_DEFINE_FINAL_TYPE (TestResolver, test_resolver, G_TYPE_RESOLVER)

static GList *
look_up (const char *name, GResolverNameLookupFlags flags, GError **error)
{
  if (g_str_has_suffix (name, ".test") && !(flags & G_RESOLVER_NAME_LOOKUP_FLAGS_IPV6_ONLY))
    return g_list_prepend (NULL, g_inet_address_new_loopback (G_SOCKET_FAMILY_IPV4));
  g_set_error (error,
               G_RESOLVER_ERROR,
               G_RESOLVER_ERROR_NOT_FOUND,
               "Error resolving “%s”: not known",
               name);
  return NULL;
}

static GList *
look_up_sync (GResolver               *resolver,
              const char              *name,
              GResolverNameLookupFlags flags,
              GCancellable            *cancellable,
              GError                 **error)
{
  return look_up (name, flags, error);
}

static GList *
look_up_plain_sync (GResolver    *resolver,
                    const char   *name,
                    GCancellable *cancellable,
                    GError      **error)
{
  return look_up (name, G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT, error);
}

static void
free_addresses (gpointer addresses)
{
  g_resolver_free_addresses (addresses);
}

static gboolean
cancelled_cb (GCancellable *cancellable, gpointer user_data)
{
  g_task_return_error_if_cancelled (user_data);
  return G_SOURCE_REMOVE;
}

/* The source keeps the task until the look-up is cancelled. */
static void
wait_for_cancel (GTask *task)
{
  g_autoptr (GSource) source = g_cancellable_source_new (g_task_get_cancellable (task));

  g_source_set_callback (source, G_SOURCE_FUNC (cancelled_cb), g_object_ref (task), g_object_unref);
  g_source_attach (source, g_task_get_context (task));
}

static void
look_up_async (GResolver               *resolver,
               const char              *name,
               GResolverNameLookupFlags flags,
               GCancellable            *cancellable,
               GAsyncReadyCallback      callback,
               gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);
  GError *error = NULL;
  GList  *addresses;

  if (g_str_has_prefix (name, "never.") && cancellable != NULL)
    {
      wait_for_cancel (task);
      return;
    }
  addresses = look_up (name, flags, &error);
  if (addresses == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, addresses, free_addresses);
}

static void
look_up_plain_async (GResolver          *resolver,
                     const char         *name,
                     GCancellable       *cancellable,
                     GAsyncReadyCallback callback,
                     gpointer            user_data)
{
  look_up_async (resolver,
                 name,
                 G_RESOLVER_NAME_LOOKUP_FLAGS_DEFAULT,
                 cancellable,
                 callback,
                 user_data);
}

static GList *
look_up_finish (GResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_resolver_class_init (TestResolverClass *klass)
{
  GResolverClass *resolver_class = G_RESOLVER_CLASS (klass);

  resolver_class->lookup_by_name = look_up_plain_sync;
  resolver_class->lookup_by_name_async = look_up_plain_async;
  resolver_class->lookup_by_name_finish = look_up_finish;
  resolver_class->lookup_by_name_with_flags = look_up_sync;
  resolver_class->lookup_by_name_with_flags_async = look_up_async;
  resolver_class->lookup_by_name_with_flags_finish = look_up_finish;
}

static void
test_resolver_init (TestResolver *self)
{
}

void
dossier_test_resolver_install (void)
{
  g_autoptr (GResolver) resolver = g_object_new (TEST_TYPE_RESOLVER, NULL);

  g_setenv ("GIO_USE_PROXY_RESOLVER", "dummy", TRUE);
  g_resolver_set_default (resolver);
}
