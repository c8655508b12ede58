/* dossier-application.c: the program: one instance, its windows, the command line.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-application.h"

#include "app/desktop/dossier-application-desktop.h"
#include "app/dossier-style.h"
#include "app/preferences/dossier-theme.h"
#include "notebook/dossier-capture.h"

#include <glib/gi18n.h>

/* On a new notebook: that it has its welcome article, whichever window came first. */
#define WELCOMED_KEY "dossier-welcomed"

struct _DossierApplication
{
  AdwApplication parent_instance;

  /* owned */
  DossierApplicationDesktop *desktop;
};

G_DEFINE_FINAL_TYPE (DossierApplication, dossier_application, ADW_TYPE_APPLICATION)

static void
welcomed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierCaptured) captured =
      dossier_capture_finish (DOSSIER_NOTEBOOK (source), result, &error);

  /* Without it the library says what to do next. */
  if (captured == NULL)
    g_info ("capturing the welcome article: %s", error->message);
}

static void
notebook_changed_cb (DossierWindow *window, GParamSpec *pspec, gpointer user_data)
{
  DossierNotebook *notebook = dossier_window_get_notebook (window);

  if (notebook == NULL || !dossier_notebook_is_new (notebook) ||
      g_object_get_data (G_OBJECT (notebook), WELCOMED_KEY) != NULL)
    return;
  g_object_set_data (G_OBJECT (notebook), WELCOMED_KEY, notebook);
  dossier_capture_welcome_async (notebook, NULL, welcomed_cb, NULL);
}

/* The window is on the screen before the file is touched. */
DossierWindow *
dossier_application_present_window (DossierApplication *self)
{
  GtkWindow *window;

  g_return_val_if_fail (DOSSIER_IS_APPLICATION (self), NULL);

  window = gtk_application_get_active_window (GTK_APPLICATION (self));
  while (window != NULL && !DOSSIER_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  if (window == NULL)
    {
      window = GTK_WINDOW (dossier_window_new (GTK_APPLICATION (self)));
      gtk_window_present (window);
      dossier_window_open_usual_notebook (DOSSIER_WINDOW (window));
    }
  gtk_window_present (window);
  return DOSSIER_WINDOW (window);
}

static void
dossier_application_activate (GApplication *application)
{
  dossier_application_present_window (DOSSIER_APPLICATION (application));
}

/* From the session: a file manager or a browser gives addresses. */
static void
dossier_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  DossierWindow *window = dossier_application_present_window (DOSSIER_APPLICATION (application));
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < n_files; i++)
    g_ptr_array_add (inputs, g_file_get_uri (files[i]));
  g_ptr_array_add (inputs, NULL);
  dossier_window_take (window, (const char *const *) inputs->pdata);
}

/* A file that exists from where the command was given; anything else as it was typed. */
static char *
resolve_argument (GApplicationCommandLine *command_line, const char *argument)
{
  const char      *folder = g_application_command_line_get_cwd (command_line);
  g_autofree char *path = g_canonicalize_filename (argument, folder);

  return g_file_test (path, G_FILE_TEST_EXISTS) ? g_steal_pointer (&path) : g_strdup (argument);
}

static int
dossier_application_command_line (GApplication *application, GApplicationCommandLine *command_line)
{
  /* Options that have the name of the action they stand for. */
  static const char *const asked_actions[] = { "new-window", "new-capture" };

  GVariantDict           *options = g_application_command_line_get_options_dict (command_line);
  DossierWindow          *window = NULL;
  g_autofree const char **arguments = NULL;
  g_autoptr (GPtrArray) inputs = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < G_N_ELEMENTS (asked_actions); i++)
    if (g_variant_dict_contains (options, asked_actions[i]))
      g_action_group_activate_action (G_ACTION_GROUP (application), asked_actions[i], NULL);
  window = dossier_application_present_window (DOSSIER_APPLICATION (application));
  if (!g_variant_dict_lookup (options, G_OPTION_REMAINING, "^a&ay", &arguments))
    return 0;
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (inputs, resolve_argument (command_line, arguments[i]));
  g_ptr_array_add (inputs, NULL);
  dossier_window_take (window, (const char *const *) inputs->pdata);
  return 0;
}

static int
dossier_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  g_autoptr (GError) error = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("dossier %s\n", DOSSIER_VERSION);
      return 0;
    }
  if (!g_variant_dict_contains (options, "quit"))
    return -1;
  if (dossier_application_desktop_quit_running (&error))
    return 0;
  g_printerr ("dossier: %s\n", error->message);
  return 1;
}

/* All of it ends, the background too: a desktop that lists what runs there asks for nothing else.
 */
static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (user_data)));

  /* Closing lets each window keep its size. */
  g_list_foreach (windows, (GFunc) (void (*) (void)) gtk_window_close, NULL);
  g_list_free (windows);
  dossier_application_desktop_rest (DOSSIER_APPLICATION (user_data)->desktop);
}

static void
dossier_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (dossier_application_parent_class)->window_added (application, window);
  if (!DOSSIER_IS_WINDOW (window))
    return;
  g_signal_connect (window, "notify::notebook", G_CALLBACK (notebook_changed_cb), NULL);
  dossier_application_desktop_watch (DOSSIER_APPLICATION (application)->desktop,
                                     DOSSIER_WINDOW (window));
}

static gboolean
dossier_application_dbus_register (GApplication    *application,
                                   GDBusConnection *connection,
                                   const char      *object_path,
                                   GError         **error)
{
  GApplicationClass *parent = G_APPLICATION_CLASS (dossier_application_parent_class);

  return parent->dbus_register (application, connection, object_path, error) &&
         dossier_application_desktop_register (DOSSIER_APPLICATION (application)->desktop,
                                               connection,
                                               object_path,
                                               error);
}

static void
dossier_application_dbus_unregister (GApplication    *application,
                                     GDBusConnection *connection,
                                     const char      *object_path)
{
  GApplicationClass *parent = G_APPLICATION_CLASS (dossier_application_parent_class);

  if (DOSSIER_APPLICATION (application)->desktop != NULL)
    dossier_application_desktop_unregister (DOSSIER_APPLICATION (application)->desktop);
  parent->dbus_unregister (application, connection, object_path);
}

static void
dossier_application_dispose (GObject *object)
{
  g_clear_object (&DOSSIER_APPLICATION (object)->desktop);
  G_OBJECT_CLASS (dossier_application_parent_class)->dispose (object);
}

static void
dossier_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = { { .name = "quit", .activate = quit_cb } };
  static const char *const  quit_keys[] = { "<Control>q", NULL };

  G_APPLICATION_CLASS (dossier_application_parent_class)->startup (application);
  dossier_style_init ();
  dossier_theme_restore ();
  g_action_map_add_action_entries (G_ACTION_MAP (application),
                                   actions,
                                   G_N_ELEMENTS (actions),
                                   application);
  gtk_application_set_accels_for_action (GTK_APPLICATION (application), "app.quit", quit_keys);
  dossier_application_desktop_start (DOSSIER_APPLICATION (application)->desktop);
}

static void
dossier_application_class_init (DossierApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_application_dispose;
  GTK_APPLICATION_CLASS (klass)->window_added = dossier_application_window_added;
  application_class->dbus_register = dossier_application_dbus_register;
  application_class->dbus_unregister = dossier_application_dbus_unregister;
  application_class->startup = dossier_application_startup;
  application_class->activate = dossier_application_activate;
  application_class->open = dossier_application_open;
  application_class->command_line = dossier_application_command_line;
  application_class->handle_local_options = dossier_application_handle_local_options;
}

static void
dossier_application_init (DossierApplication *self)
{
  static const GOptionEntry options[] = {
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version and exit"), NULL },
    { "new-window", 'w', 0, G_OPTION_ARG_NONE, NULL, N_ ("Open another window"), NULL },
    { "new-capture",
      0,
      0,
      G_OPTION_ARG_NONE,
      NULL,
      N_ ("Ask for an address or file to capture"),
      NULL },
    { "quit", 'q', 0, G_OPTION_ARG_NONE, NULL, N_ ("End the program that runs"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, NULL, NULL, N_ ("[URL|FILE…]") },
    { NULL },
  };

  self->desktop = dossier_application_desktop_new (self);
  g_application_add_main_option_entries (G_APPLICATION (self), options);
  g_application_set_option_context_summary (
      G_APPLICATION (self),
      _ ("Captures each address or file into the notebook and opens the "
         "first; without any, opens the notebook."));
}

DossierApplication *
dossier_application_new (GApplicationFlags flags)
{
  return g_object_new (DOSSIER_TYPE_APPLICATION,
                       "application-id",
                       DOSSIER_APP_ID,
                       "flags",
                       flags | G_APPLICATION_HANDLES_COMMAND_LINE | G_APPLICATION_HANDLES_OPEN,
                       NULL);
}
