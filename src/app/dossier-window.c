/* dossier-window.c: the window: library and reading room, and the actions both share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/dossier-compat.h"
#include "app/dossier-report.h"
#include "app/dossier-settings.h"
#include "app/dossier-style.h"
#include "app/palette/dossier-command-palette.h"
#include "app/preferences/dossier-shortcuts-window.h"
#include "notebook/dossier-reading.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (DossierWindow, dossier_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_NOTEBOOK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* --- News --- */

AdwToast *
dossier_window_toast_new (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

static void
toast_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_toast_overlay_add_toast (DOSSIER_WINDOW (widget)->toasts,
                               dossier_window_toast_new (g_variant_get_string (parameter, NULL)));
}

static void
toast_undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwToast *toast = dossier_window_toast_new (g_variant_get_string (parameter, NULL));

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (DOSSIER_WINDOW (widget)->toasts, toast);
}

static void
report_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *title, *advice;

  g_variant_get (parameter, "(&s&s)", &title, &advice);
  dossier_notice_show (DOSSIER_WINDOW (widget)->notice, title, advice);
}

/* --- Pages --- */

static gboolean
is_page_shown (DossierWindow *self, const char *name)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), name) == 0;
}

void
dossier_window_show_library (DossierWindow *self)
{
  g_cancellable_cancel (self->reading);
  gtk_stack_set_visible_child_name (self->stack, PAGE_LIBRARY);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Dossier"));
  dossier_library_page_focus_list (self->library);
}

static void
show_library_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (is_page_shown (self, PAGE_READER))
    dossier_window_show_library (self);
}

static void
escape_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (is_page_shown (self, PAGE_READER))
    dossier_window_show_library (self);
  else if (is_page_shown (self, PAGE_LIBRARY))
    dossier_library_page_escape (self->library);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (is_page_shown (self, PAGE_READER))
    dossier_window_show_library (self);
  if (is_page_shown (self, PAGE_LIBRARY))
    dossier_library_page_start_search (self->library);
}

static DossierReaderPage *
ensure_reader (DossierWindow *self)
{
  if (self->reader == NULL)
    {
      self->reader = dossier_reader_page_new ();
      gtk_stack_add_named (self->stack, GTK_WIDGET (self->reader), PAGE_READER);
    }
  return self->reader;
}

static void
read_marked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  /* Not being able to note that it was read takes nothing from the reader. */
  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    g_debug ("marking as read: %s", error->message);
}

void
dossier_window_show_reading (DossierWindow *self, DossierReading *reading)
{
  DossierArticleItem *article = dossier_reading_get_article (reading);
  const char         *title = dossier_article_item_get_title (article);

  /* Closed while the article was on its way. */
  if (!gtk_widget_get_realized (GTK_WIDGET (self)))
    return;
  g_object_set (ensure_reader (self), "reading", reading, NULL);
  dossier_window_show_damage (self);
  gtk_stack_set_visible_child_name (self->stack, PAGE_READER);
  gtk_window_set_title (GTK_WINDOW (self), title == NULL || *title == '\0' ? _ ("Dossier") : title);
  gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
  if (!dossier_article_item_is_read (article))
    dossier_notebook_set_flags_async (self->notebook,
                                      dossier_article_item_get_id (article),
                                      DOSSIER_FLAG_READ,
                                      DOSSIER_FLAG_READ,
                                      NULL,
                                      read_marked_cb,
                                      g_object_ref (self));
}

static void
reading_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierReading) reading = dossier_reading_open_finish (result, &error);

  if (reading == NULL)
    dossier_report_error (GTK_WIDGET (self), error);
  else if (dossier_reading_get_notebook (reading) == self->notebook)
    dossier_window_show_reading (self, reading);
}

static void
open_article_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->notebook == NULL)
    return;
  g_cancellable_cancel (self->reading);
  g_object_unref (self->reading);
  self->reading = g_cancellable_new ();
  dossier_reading_open_async (self->notebook,
                              g_variant_get_int64 (parameter),
                              0,
                              self->reading,
                              reading_opened_cb,
                              g_object_ref (self));
}

/* --- Parts --- */

static void
dropped_cb (DossierDropArea *area, const char *text, gpointer user_data)
{
  dossier_window_drop (DOSSIER_WINDOW (user_data), text);
}

static void
retry_job_cb (DossierJobsBar *bar, DossierJob *job, gpointer user_data)
{
  dossier_window_retry_job (DOSSIER_WINDOW (user_data), job);
}

static void
show_shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (dossier_shortcuts_window_new (GTK_WINDOW (widget))));
}

static void
show_palette_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *page = gtk_stack_get_visible_child (DOSSIER_WINDOW (widget)->stack);

  gtk_window_present (GTK_WINDOW (dossier_command_palette_new (GTK_WINDOW (widget), page)));
}

static void
about_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const developers[] = { "The Dossier developers", NULL };
  DossierAboutInfo         info = {
            .app_name = _ ("Dossier"),
            .app_id = DOSSIER_APP_ID,
            .version = DOSSIER_VERSION,
            .comments = _ ("A research notebook that keeps the news, and shows who, where and how many."),
            .copyright = "© The Dossier developers",
            .developers = developers,
            .license = GTK_LICENSE_GPL_3_0,
  };

  dossier_compat_present_about (widget, &info);
}

/* --- The object --- */

static void
restore_size (DossierWindow *self)
{
  int width, height;

  self->settings = dossier_settings_new ();
  if (self->settings == NULL)
    return;
  width = g_settings_get_int (self->settings, DOSSIER_SETTING_WINDOW_WIDTH);
  height = g_settings_get_int (self->settings, DOSSIER_SETTING_WINDOW_HEIGHT);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  if (g_settings_get_boolean (self->settings, DOSSIER_SETTING_WINDOW_MAXIMIZED))
    gtk_window_maximize (GTK_WINDOW (self));
}

static gboolean
dossier_window_close_request (GtkWindow *window)
{
  DossierWindow *self = DOSSIER_WINDOW (window);
  int            width, height;

  if (self->settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, DOSSIER_SETTING_WINDOW_WIDTH, width);
      g_settings_set_int (self->settings, DOSSIER_SETTING_WINDOW_HEIGHT, height);
      g_settings_set_boolean (self->settings,
                              DOSSIER_SETTING_WINDOW_MAXIMIZED,
                              gtk_window_is_maximized (window));
    }
  return GTK_WINDOW_CLASS (dossier_window_parent_class)->close_request (window);
}

static void
dossier_window_get_property (GObject *object, guint property_id, GValue *value, GParamSpec *pspec)
{
  if (property_id == PROP_NOTEBOOK)
    g_value_set_object (value, DOSSIER_WINDOW (object)->notebook);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_window_dispose (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  g_cancellable_cancel (self->opening);
  g_cancellable_cancel (self->reading);
  if (self->notebook != NULL)
    dossier_window_set_notebook (self, NULL);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (dossier_window_parent_class)->dispose (object);
}

static void
dossier_window_finalize (GObject *object)
{
  DossierWindow *self = DOSSIER_WINDOW (object);

  g_clear_object (&self->opening);
  g_clear_object (&self->reading);
  g_clear_object (&self->intake);
  g_clear_object (&self->wanted_imports);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->wanted_passage, g_free);
  G_OBJECT_CLASS (dossier_window_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    const char                 *parameter;
    GtkWidgetActionActivateFunc activate;
    guint                       key;
    GdkModifierType             modifiers;
  } actions[] = {
    { "win.add", NULL, dossier_window_add_cb, GDK_KEY_n, GDK_CONTROL_MASK },
    { "win.capture", "s", dossier_window_capture_cb },
    { "win.paste", NULL, dossier_window_paste_cb, GDK_KEY_v, GDK_CONTROL_MASK },
    { "win.show-rules",
      NULL,
      dossier_window_show_rules_cb,
      GDK_KEY_r,
      GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.show-captures", NULL, dossier_window_show_captures_cb, GDK_KEY_j, GDK_CONTROL_MASK },
    { "win.open-article", "x", open_article_cb },
    { "win.open-annotation", "(xx)", dossier_window_open_annotation_cb },
    { "win.rename-colours", NULL, dossier_window_rename_colours_cb },
    { "win.refresh", "ax", dossier_window_refresh_cb },
    { "win.show-changes", "x", dossier_window_show_changes_cb },
    { "win.show-library", NULL, show_library_cb, GDK_KEY_Left, GDK_ALT_MASK },
    { "win.escape", NULL, escape_cb, GDK_KEY_Escape },
    { "win.search", NULL, search_cb, GDK_KEY_f, GDK_CONTROL_MASK },
    { "win.undo", NULL, dossier_window_undo_cb, GDK_KEY_z, GDK_CONTROL_MASK },
    { "win.redo", NULL, dossier_window_redo_cb, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.toast", "s", toast_cb },
    { "win.toast-undo", "s", toast_undo_cb },
    { "win.report", "(ss)", report_cb },
    { "win.subscribe", NULL, dossier_window_subscribe_cb },
    { "win.refresh-feeds", NULL, dossier_window_refresh_feeds_cb },
    { "win.import-feeds", NULL, dossier_window_import_feeds_cb },
    { "win.export-feeds", NULL, dossier_window_export_feeds_cb },
    { "win.import", NULL, dossier_window_import_cb },
    { "win.export", NULL, dossier_window_export_cb },
    { "win.export-annotations", "(sax)", dossier_window_export_annotations_cb },
    { "win.open-notebook", NULL, dossier_window_open_notebook_cb },
    { "win.new-window",
      NULL,
      dossier_window_new_window_cb,
      GDK_KEY_n,
      GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.open-in-new-window", "x", dossier_window_open_in_new_window_cb },
    { "win.show-feed", "x", dossier_window_show_feed_cb },
    { "win.show-entity", "(ixs)", dossier_window_show_entity_cb },
    { "win.search-for", "s", dossier_window_search_for_cb },
    { "win.show-backups", NULL, dossier_window_show_backups_cb },
    { "win.recover", NULL, dossier_window_recover_cb },
    { "win.move-notebook", NULL, dossier_window_move_notebook_cb },
    { "win.show-preferences",
      NULL,
      dossier_window_show_preferences_cb,
      GDK_KEY_comma,
      GDK_CONTROL_MASK },
    { "win.retry", NULL, dossier_window_retry_cb },
    { "win.show-shortcuts", NULL, show_shortcuts_cb, GDK_KEY_question, GDK_CONTROL_MASK },
    { "win.show-palette", NULL, show_palette_cb, GDK_KEY_k, GDK_CONTROL_MASK },
    { "win.about", NULL, about_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class,
                                       actions[i].name,
                                       actions[i].parameter,
                                       actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class,
                                             actions[i].key,
                                             actions[i].modifiers,
                                             actions[i].name,
                                             NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "win.show-palette", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_w,
                                       GDK_CONTROL_MASK,
                                       "window.close",
                                       NULL);
}

static void
dossier_window_class_init (DossierWindowClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_window_get_property;
  object_class->dispose = dossier_window_dispose;
  object_class->finalize = dossier_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_window_close_request;

  properties[PROP_NOTEBOOK] =
      g_param_spec_object ("notebook",
                           NULL,
                           NULL,
                           DOSSIER_TYPE_NOTEBOOK,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (DOSSIER_TYPE_CAPTURE_BAR);
  g_type_ensure (DOSSIER_TYPE_DAMAGE_BAR);
  g_type_ensure (DOSSIER_TYPE_DROP_AREA);
  g_type_ensure (DOSSIER_TYPE_JOBS_BAR);
  g_type_ensure (DOSSIER_TYPE_LIBRARY_PAGE);
  g_type_ensure (DOSSIER_TYPE_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, library);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, trouble);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, recover_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, retry_button);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, damage_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, capture_bar);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, jobs_bar);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_job_cb);
  install_actions (widget_class);
}

static void
dossier_window_init (DossierWindow *self)
{
  self->opening = g_cancellable_new ();
  self->reading = g_cancellable_new ();
  self->wanted_imports = g_list_store_new (G_TYPE_FILE);
  dossier_window_capture_init (self);
  dossier_window_refresh_init (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  restore_size (self);
  dossier_window_preferences_init (self);
  dossier_window_set_notebook (self, NULL);
}

DossierWindow *
dossier_window_new (GtkApplication *application)
{
  return g_object_new (DOSSIER_TYPE_WINDOW, "application", application, NULL);
}

DossierNotebook *
dossier_window_get_notebook (DossierWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), NULL);

  return self->notebook;
}
