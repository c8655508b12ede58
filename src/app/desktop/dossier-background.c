/* dossier-background.c: feeds are asked while no window is open, if reader and desktop agree.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The portal's interface is org.freedesktop.portal.Background of xdg-desktop-portal.
 */
#include "config.h"

#include "app/desktop/dossier-background.h"

#include "app/desktop/dossier-shared-notebook.h"
#include "app/dossier-settings.h"
#include "app/preferences/dossier-usual-notebook.h"
#include "notebook/dossier-capture-queue.h"
#include "notebook/dossier-feeds.h"

#include <glib/gi18n.h>

#define PORTAL_NAME    "org.freedesktop.portal.Desktop"
#define PORTAL_PATH    "/org/freedesktop/portal/desktop"
#define REQUEST_PREFIX PORTAL_PATH "/request"

/* A notebook that was closed under us, because its file was replaced or moved, is opened again, and
 * one that could not be opened is tried again. */
#define LOOK_AGAIN_SECONDS 60

struct _DossierBackground
{
  GObject parent_instance;

  /* borrowed */
  GApplication *application;

  /* owned */
  DossierNews     *news;
  GSettings       *settings; /* (nullable) */
  DossierNotebook *notebook; /* (nullable) */
  GCancellable    *opening;

  guint    look_source;
  guint    n_requests;
  gboolean is_running;
  gboolean is_opening;
  gboolean is_asking;
};

G_DEFINE_FINAL_TYPE (DossierBackground, dossier_background, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_IS_ON,
  PROP_IS_ASKING,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* --- Asking feeds --- */

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierBackground) self = user_data;
  g_autoptr (GError) error = NULL;

  self->notebook = dossier_shared_notebook_open_finish (result, &error);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->is_opening = FALSE;
  if (self->notebook == NULL)
    {
      /* It is tried again. A window says what is wrong with it, to whom it may concern. */
      g_info ("opening the notebook to ask its feeds: %s", error->message);
      return;
    }
  dossier_news_follow_feeds (self->news, self->notebook);
  dossier_feeds_start (dossier_notebook_get_feeds (self->notebook));
  /* What feeds add by themselves is captured from there. */
  dossier_notebook_get_capture_queue (self->notebook);
}

static void
open_notebook (DossierBackground *self)
{
  g_autofree char *path = dossier_usual_notebook_dup_path ();

  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  self->is_opening = TRUE;
  dossier_shared_notebook_open_async (path, self->opening, opened_cb, g_object_ref (self));
}

static gboolean
look_again_cb (gpointer user_data)
{
  DossierBackground *self = user_data;

  if (self->is_opening ||
      (self->notebook != NULL && dossier_shared_notebook_is_open (self->notebook)))
    return G_SOURCE_CONTINUE;
  dossier_news_leave_feeds (self->news);
  g_clear_object (&self->notebook);
  open_notebook (self);
  return G_SOURCE_CONTINUE;
}

static void
run (DossierBackground *self)
{
  if (self->is_running)
    return;
  self->is_running = TRUE;
  g_application_hold (self->application);
  self->look_source = g_timeout_add_seconds (LOOK_AGAIN_SECONDS, look_again_cb, self);
  open_notebook (self);
}

static void
stop (DossierBackground *self)
{
  if (!self->is_running)
    return;
  self->is_running = FALSE;
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_cancellable_cancel (self->opening);
  self->is_opening = FALSE;
  dossier_news_leave_feeds (self->news);
  if (self->notebook != NULL)
    dossier_shared_notebook_close (self->notebook);
  g_clear_object (&self->notebook);
  g_application_release (self->application);
}

static void
set_on (DossierBackground *self, gboolean is_on)
{
  if (self->settings == NULL || dossier_background_is_on (self) == is_on)
    return;
  g_settings_set_boolean (self->settings, DOSSIER_SETTING_BACKGROUND_FEEDS, is_on);
}

/* Whoever changed it. */
static void
setting_changed_cb (GSettings *settings, const char *key, gpointer user_data)
{
  DossierBackground *self = user_data;

  if (dossier_background_is_on (self))
    run (self);
  else
    stop (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ON]);
}

/* --- Asking for leave --- */

typedef struct
{
  GDBusConnection *connection;
  char            *handle;
  guint            subscription;
  gboolean         is_on;
} Request;

static void
free_request (gpointer data)
{
  Request *request = data;

  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->connection, request->subscription);
  g_clear_object (&request->connection);
  g_free (request->handle);
  g_free (request);
}

static void
set_asking (DossierBackground *self, gboolean is_asking)
{
  if (self->is_asking == is_asking)
    return;
  self->is_asking = is_asking;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_ASKING]);
}

static void
end_request (GTask *task, GError *error)
{
  DossierBackground *self = g_task_get_source_object (task);
  Request           *request = g_task_get_task_data (task);

  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->connection, request->subscription);
  request->subscription = 0;
  set_asking (self, FALSE);
  if (error != NULL && request->is_on)
    {
      g_task_return_error (task, error);
      return;
    }
  g_clear_error (&error);
  set_on (self, request->is_on);
  g_task_return_boolean (task, TRUE);
}

static void
answered_cb (GDBusConnection *connection,
             const char      *sender,
             const char      *path,
             const char      *interface,
             const char      *signal,
             GVariant        *parameters,
             gpointer         user_data)
{
  g_autoptr (GTask) task = g_object_ref (user_data);
  g_autoptr (GVariant) results = NULL;
  guint32  response = 0;
  gboolean may_run = FALSE;
  GError  *error = NULL;

  g_variant_get (parameters, "(u@a{sv})", &response, &results);
  if (response != 0 || !g_variant_lookup (results, "background", "b", &may_run) || !may_run)
    error = g_error_new_literal (G_IO_ERROR,
                                 G_IO_ERROR_PERMISSION_DENIED,
                                 "asking to run in the background: refused");
  end_request (task, error);
}

/* Older portals answer elsewhere than they were asked to. */
static void
listen (GTask *task, const char *handle)
{
  Request *request = g_task_get_task_data (task);

  if (g_strcmp0 (request->handle, handle) == 0)
    return;
  if (request->subscription != 0)
    g_dbus_connection_signal_unsubscribe (request->connection, request->subscription);
  g_free (request->handle);
  request->handle = g_strdup (handle);
  request->subscription = g_dbus_connection_signal_subscribe (request->connection,
                                                              PORTAL_NAME,
                                                              "org.freedesktop.portal.Request",
                                                              "Response",
                                                              handle,
                                                              NULL,
                                                              G_DBUS_SIGNAL_FLAGS_NONE,
                                                              answered_cb,
                                                              g_object_ref (task),
                                                              g_object_unref);
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Request    *request = g_task_get_task_data (task);
  const char *handle = NULL;
  GError     *error = NULL;
  g_autoptr (GVariant) reply =
      g_dbus_connection_call_finish (G_DBUS_CONNECTION (source), result, &error);

  /* It may have answered before it returned. */
  if (g_task_get_completed (task) || request->subscription == 0)
    {
      g_clear_error (&error);
      return;
    }
  if (reply == NULL)
    {
      g_clear_error (&error);
      end_request (task,
                   g_error_new_literal (G_IO_ERROR,
                                        G_IO_ERROR_NOT_SUPPORTED,
                                        "asking to run in the background: there is no portal"));
      return;
    }
  g_variant_get (reply, "(&o)", &handle);
  listen (task, handle);
}

static GVariant *
build_question (const char *token, gboolean is_on)
{
  static const char *const command[] = { "dossier", "--gapplication-service", NULL };
  GVariantBuilder          options;

  g_variant_builder_init (&options, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&options, "{sv}", "handle_token", g_variant_new_string (token));
  g_variant_builder_add (&options,
                         "{sv}",
                         "reason",
                         g_variant_new_string (_ ("Dossier asks your feeds for news.")));
  g_variant_builder_add (&options, "{sv}", "autostart", g_variant_new_boolean (is_on));
  g_variant_builder_add (&options, "{sv}", "commandline", g_variant_new_strv (command, -1));
  g_variant_builder_add (&options, "{sv}", "dbus-activatable", g_variant_new_boolean (FALSE));
  return g_variant_new ("(sa{sv})", "", &options);
}

void
dossier_background_set_on_async (DossierBackground  *self,
                                 gboolean            is_on,
                                 GCancellable       *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Request         *request = g_new0 (Request, 1);
  g_autofree char *token = NULL;
  g_autofree char *sender = NULL;
  g_autofree char *handle = NULL;

  g_return_if_fail (DOSSIER_IS_BACKGROUND (self));

  request->is_on = is_on;
  g_task_set_task_data (task, request, free_request);
  if (g_application_get_dbus_connection (self->application) == NULL)
    {
      end_request (
          task,
          g_error_new_literal (G_IO_ERROR,
                               G_IO_ERROR_NOT_SUPPORTED,
                               "asking to run in the background: there is no session bus"));
      return;
    }
  request->connection = g_object_ref (g_application_get_dbus_connection (self->application));
  /* The reader wants it off: it is, whatever the desktop makes of the news. */
  if (!is_on)
    set_on (self, FALSE);
  set_asking (self, TRUE);
  token = g_strdup_printf ("dossier%u", ++self->n_requests);
  sender = g_strdup (g_dbus_connection_get_unique_name (request->connection) + 1);
  g_strdelimit (sender, ".", '_');
  handle = g_strdup_printf ("%s/%s/%s", REQUEST_PREFIX, sender, token);
  listen (task, handle);
  g_dbus_connection_call (request->connection,
                          PORTAL_NAME,
                          PORTAL_PATH,
                          "org.freedesktop.portal.Background",
                          "RequestBackground",
                          build_question (token, is_on),
                          G_VARIANT_TYPE ("(o)"),
                          G_DBUS_CALL_FLAGS_NONE,
                          -1,
                          cancellable,
                          asked_cb,
                          g_object_ref (task));
}

gboolean
dossier_background_set_on_finish (DossierBackground *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/* --- The object --- */

static void
dossier_background_get_property (GObject    *object,
                                 guint       property_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  DossierBackground *self = DOSSIER_BACKGROUND (object);

  if (property_id == PROP_IS_ON)
    g_value_set_boolean (value, dossier_background_is_on (self));
  else if (property_id == PROP_IS_ASKING)
    g_value_set_boolean (value, self->is_asking);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_background_dispose (GObject *object)
{
  DossierBackground *self = DOSSIER_BACKGROUND (object);

  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  stop (self);
  g_clear_object (&self->settings);
  g_clear_object (&self->news);
  g_clear_object (&self->opening);
  G_OBJECT_CLASS (dossier_background_parent_class)->dispose (object);
}

static void
dossier_background_class_init (DossierBackgroundClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags   flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = dossier_background_get_property;
  object_class->dispose = dossier_background_dispose;

  properties[PROP_IS_ON] = g_param_spec_boolean ("is-on", NULL, NULL, FALSE, flags);
  properties[PROP_IS_ASKING] = g_param_spec_boolean ("is-asking", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
}

static void
dossier_background_init (DossierBackground *self)
{
  self->settings = dossier_settings_new ();
  if (self->settings != NULL)
    g_signal_connect (self->settings,
                      "changed::" DOSSIER_SETTING_BACKGROUND_FEEDS,
                      G_CALLBACK (setting_changed_cb),
                      self);
}

DossierBackground *
dossier_background_new (GApplication *application, DossierNews *news)
{
  DossierBackground *self = g_object_new (DOSSIER_TYPE_BACKGROUND, NULL);

  self->application = application;
  self->news = g_object_ref (news);
  return self;
}

void
dossier_background_start (DossierBackground *self)
{
  g_return_if_fail (DOSSIER_IS_BACKGROUND (self));

  if (dossier_background_is_on (self))
    run (self);
}

void
dossier_background_rest (DossierBackground *self)
{
  g_return_if_fail (DOSSIER_IS_BACKGROUND (self));

  stop (self);
}

gboolean
dossier_background_is_on (DossierBackground *self)
{
  g_return_val_if_fail (DOSSIER_IS_BACKGROUND (self), FALSE);

  return self->settings != NULL &&
         g_settings_get_boolean (self->settings, DOSSIER_SETTING_BACKGROUND_FEEDS);
}
