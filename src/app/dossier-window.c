/* dossier-window.c: the window: library and reading room, and the actions both share.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/dossier-window.h"

#include "app/dossier-compat.h"
#include "app/dossier-intake.h"
#include "app/dossier-report.h"
#include "app/dossier-settings.h"
#include "app/dossier-style.h"
#include "app/library/dossier-add-dialog.h"
#include "app/library/dossier-library-page.h"
#include "app/preferences/dossier-shortcuts-window.h"
#include "app/reader/dossier-reader-page.h"
#include "app/widgets/dossier-drop-area.h"
#include "app/widgets/dossier-jobs-bar.h"
#include "app/widgets/dossier-notice.h"
#include "notebook/dossier-error-text.h"
#include "notebook/dossier-reading.h"

#include <glib/gi18n.h>

struct _DossierWindow
{
  AdwApplicationWindow parent_instance;

  /* template children */
  AdwToastOverlay    *toasts;
  GtkStack           *stack;
  DossierLibraryPage *library;
  AdwStatusPage      *trouble;
  DossierNotice      *notice;
  DossierJobsBar     *jobs_bar;

  /* borrowed: made with the first article that is opened */
  DossierReaderPage *reader;

  /* owned */
  GSettings       *settings;
  DossierNotebook *notebook;
  DossierIntake   *intake;
  char            *path;
  GCancellable    *opening;
  GCancellable    *reading;
};

G_DEFINE_FINAL_TYPE (DossierWindow, dossier_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PROP_0,
  PROP_NOTEBOOK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

#define PAGE_LIBRARY "library"
#define PAGE_READER  "reader"
#define PAGE_TROUBLE "trouble"

/* --- News --- */

/* AdwToast reads its title as markup. */
static AdwToast *
create_toast (const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  return adw_toast_new (markup);
}

static void
toast_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  adw_toast_overlay_add_toast (DOSSIER_WINDOW (widget)->toasts,
                               create_toast (g_variant_get_string (parameter, NULL)));
}

static void
toast_undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  AdwToast *toast = create_toast (g_variant_get_string (parameter, NULL));

  adw_toast_set_button_label (toast, _("_Undo"));
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

static void
show_library (DossierWindow *self)
{
  g_cancellable_cancel (self->reading);
  gtk_stack_set_visible_child_name (self->stack, PAGE_LIBRARY);
  gtk_window_set_title (GTK_WINDOW (self), _("Dossier"));
  dossier_library_page_focus_list (self->library);
}

static void
show_library_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (is_page_shown (self, PAGE_READER))
    show_library (self);
}

static void
escape_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (is_page_shown (self, PAGE_READER))
    show_library (self);
  else if (is_page_shown (self, PAGE_LIBRARY))
    dossier_library_page_escape (self->library);
}

static void
search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (is_page_shown (self, PAGE_READER))
    show_library (self);
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

static void
show_reading (DossierWindow *self, DossierReading *reading)
{
  DossierArticleItem *article = dossier_reading_get_article (reading);
  const char *title = dossier_article_item_get_title (article);

  g_object_set (ensure_reader (self), "reading", reading, NULL);
  gtk_stack_set_visible_child_name (self->stack, PAGE_READER);
  gtk_window_set_title (GTK_WINDOW (self),
                        title == NULL || *title == '\0' ? _("Dossier") : title);
  gtk_widget_child_focus (GTK_WIDGET (self->reader), GTK_DIR_TAB_FORWARD);
  if (!dossier_article_item_is_read (article))
    dossier_notebook_set_flags_async (self->notebook, dossier_article_item_get_id (article),
                                      DOSSIER_FLAG_READ, DOSSIER_FLAG_READ, NULL, read_marked_cb,
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
    show_reading (self, reading);
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
  dossier_reading_open_async (self->notebook, g_variant_get_int64 (parameter), 0, self->reading,
                              reading_opened_cb, g_object_ref (self));
}

/* --- Capturing --- */

static void
show_captured (DossierWindow *self, const DossierCaptured *captured)
{
  const char *format = captured->is_new_article   ? _("Captured “%s”")
                       : captured->is_new_version ? _("A new version of “%s”")
                                                  : _("Nothing new in “%s”");
  const char *title = *captured->title == '\0' ? _("Untitled") : captured->title;
  g_autofree char *text = g_strdup_printf (format, title);
  AdwToast *toast = create_toast (text);

  adw_toast_set_button_label (toast, _("_Open"));
  adw_toast_set_action_name (toast, "win.open-article");
  adw_toast_set_action_target_value (toast, g_variant_new_int64 (captured->article_id));
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
captured_cb (DossierIntake *intake, gpointer captured, gpointer user_data)
{
  show_captured (DOSSIER_WINDOW (user_data), captured);
}

static void
captured_many_cb (DossierIntake *intake, guint n_articles, gpointer user_data)
{
  g_autofree char *text = g_strdup_printf (
      ngettext ("Captured %u article", "Captured %u articles", n_articles), n_articles);

  dossier_report_toast (GTK_WIDGET (user_data), text);
}

static void
open_captured_cb (DossierIntake *intake, gint64 article_id, gpointer user_data)
{
  gtk_widget_activate_action (GTK_WIDGET (user_data), "win.open-article", "x", article_id);
}

static void
capture_failed_cb (DossierIntake *intake, gpointer error, gpointer user_data)
{
  DossierWindow *self = DOSSIER_WINDOW (user_data);

  /* Its job says so already, with a way to try again. */
  if (!dossier_jobs_bar_shows_error (self->jobs_bar, error))
    dossier_report_error (GTK_WIDGET (self), error);
}

static void
capture_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_intake_add (DOSSIER_WINDOW (widget)->intake, g_variant_get_string (parameter, NULL));
}

static void
capture_text (DossierWindow *self, const char *text)
{
  if (!dossier_intake_add_text (self->intake, text))
    dossier_report_toast (GTK_WIDGET (self), _("That is no address, file or article"));
}

static void
dropped_cb (DossierDropArea *area, const char *text, gpointer user_data)
{
  capture_text (DOSSIER_WINDOW (user_data), text);
}

static void
clipboard_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autofree char *text = value == NULL ? NULL : dossier_drop_area_dup_text (value);

  if (text != NULL)
    capture_text (self, text);
  else
    dossier_report_toast (GTK_WIDGET (self), _("The clipboard holds no address, file or text"));
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);
  gboolean has_files = gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST)
                       || gdk_content_formats_contain_mime_type (formats, "text/uri-list");

  gdk_clipboard_read_value_async (clipboard, has_files ? GDK_TYPE_FILE_LIST : G_TYPE_STRING,
                                  G_PRIORITY_DEFAULT, NULL, clipboard_read_cb,
                                  g_object_ref (widget));
}

static void
submitted_cb (DossierAddDialog *dialog, const char *input, gpointer user_data)
{
  dossier_intake_add (DOSSIER_WINDOW (user_data)->intake, input);
}

static void
add_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWidget *dialog = dossier_add_dialog_new (GTK_WINDOW (widget));

  g_signal_connect_object (dialog, "submitted", G_CALLBACK (submitted_cb), widget, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
retry_job_cb (DossierJobsBar *bar, DossierJob *job, gpointer user_data)
{
  dossier_intake_retry (DOSSIER_WINDOW (user_data)->intake, job);
}

/* --- Undo --- */

static void
undone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dossier_notebook_undo_finish (DOSSIER_NOTEBOOK (source), result, &error);
  g_autofree char *text = NULL;

  if (error != NULL)
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  if (name == NULL)
    return;
  /* Translators: %s is what was undone or done again: "highlight". */
  text = g_strdup_printf (_("Undone: %s"), name);
  dossier_report_toast (GTK_WIDGET (self), text);
}

static void
redone_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = dossier_notebook_undo_finish (DOSSIER_NOTEBOOK (source), result, &error);

  if (error != NULL)
    dossier_report_error (GTK_WIDGET (self), error);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->notebook != NULL)
    dossier_notebook_undo_async (self->notebook, NULL, undone_cb, g_object_ref (self));
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);

  if (self->notebook != NULL)
    dossier_notebook_redo_async (self->notebook, NULL, redone_cb, g_object_ref (self));
}

static void
undo_names_changed_cb (DossierNotebook *notebook, GParamSpec *pspec, gpointer user_data)
{
  gtk_widget_action_set_enabled (user_data, "win.undo",
                                 dossier_notebook_get_undo_name (notebook) != NULL);
  gtk_widget_action_set_enabled (user_data, "win.redo",
                                 dossier_notebook_get_redo_name (notebook) != NULL);
}

/* --- The notebook --- */

static void
set_notebook (DossierWindow *self, DossierNotebook *notebook)
{
  static const char *const actions[]
      = { "win.add", "win.capture", "win.paste", "win.search", "win.open-article" };
  g_autoptr (DossierNotebook) before = g_steal_pointer (&self->notebook);

  if (before != NULL)
    g_signal_handlers_disconnect_by_data (before, self);
  if (self->reader != NULL)
    g_object_set (self->reader, "reading", NULL, NULL);
  g_set_object (&self->notebook, notebook);
  dossier_jobs_bar_set_notebook (self->jobs_bar, notebook);
  dossier_library_page_set_notebook (self->library, notebook);
  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], notebook != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", FALSE);

  if (notebook != NULL)
    {
      g_signal_connect_object (notebook, "notify::undo-name", G_CALLBACK (undo_names_changed_cb),
                               self, 0);
      g_signal_connect_object (notebook, "notify::redo-name", G_CALLBACK (undo_names_changed_cb),
                               self, 0);
      undo_names_changed_cb (notebook, NULL, self);
    }
  if (before != NULL)
    {
      dossier_intake_set_notebook (self->intake, NULL);
      dossier_notebook_close (before);
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTEBOOK]);
}

static void
show_trouble (DossierWindow *self, const GError *error)
{
  DossierErrorText text = dossier_error_text (error);
  g_autofree char *path = g_markup_escape_text (self->path, -1);
  g_autofree char *advice = g_markup_escape_text (text.advice, -1);
  g_autofree char *description = g_strdup_printf ("%s\n\n<small>%s</small>", advice, path);

  g_info ("%s", error->message);
  adw_status_page_set_title (self->trouble, text.title);
  adw_status_page_set_description (self->trouble, description);
  gtk_stack_set_visible_child_name (self->stack, PAGE_TROUBLE);
}

static void
warn_about_recogniser (DossierWindow *self)
{
  const GError *error = dossier_notebook_get_recogniser_error (self->notebook);

  if (error == NULL)
    return;
  g_info ("%s", error->message);
  dossier_notice_show (self->notice, _("Names Are Not Recognised"),
                       _("A file that comes with Dossier is missing or damaged. Your notebook is "
                         "safe and everything else works. Install Dossier again."));
}

static void
notebook_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DossierNotebook) notebook = dossier_notebook_open_finish (result, &error);

  if (notebook == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_trouble (self, error);
      return;
    }
  set_notebook (self, notebook);
  show_library (self);
  warn_about_recogniser (self);
  dossier_intake_set_notebook (self->intake, notebook);
}

static void
notebook_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = dossier_compat_open_finish (result, &error);

  if (file != NULL && g_file_peek_path (file) != NULL)
    dossier_window_open_notebook (self, g_file_peek_path (file));
  else if (error != NULL)
    dossier_report_error (GTK_WIDGET (self), error);
}

static void
open_notebook_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) notebooks = gtk_file_filter_new ();
  DossierFileQuestion question = {
    .title = _("Open Another Notebook"),
    .accept_label = _("_Open"),
    .filters = G_LIST_MODEL (filters),
  };

  gtk_file_filter_set_name (notebooks, _("Notebooks"));
  gtk_file_filter_add_suffix (notebooks, "dossier");
  g_list_store_append (filters, notebooks);
  dossier_compat_open_async (GTK_WINDOW (widget), &question, NULL, notebook_chosen_cb,
                             g_object_ref (widget));
}

static void
retry_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierWindow *self = DOSSIER_WINDOW (widget);
  g_autofree char *path = g_strdup (self->path);

  if (path != NULL)
    dossier_window_open_notebook (self, path);
}

/* --- About --- */

static void
show_shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (GTK_WINDOW (dossier_shortcuts_window_new (GTK_WINDOW (widget))));
}

static void
about_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  static const char *const developers[] = { "The Dossier developers", NULL };
  DossierAboutInfo info = {
    .app_name = _("Dossier"),
    .app_id = DOSSIER_APP_ID,
    .version = DOSSIER_VERSION,
    .comments = _("A research notebook that keeps the news, and shows who, where and how many."),
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
  int width, height;

  if (self->settings != NULL)
    {
      gtk_window_get_default_size (window, &width, &height);
      g_settings_set_int (self->settings, DOSSIER_SETTING_WINDOW_WIDTH, width);
      g_settings_set_int (self->settings, DOSSIER_SETTING_WINDOW_HEIGHT, height);
      g_settings_set_boolean (self->settings, DOSSIER_SETTING_WINDOW_MAXIMIZED,
                              gtk_window_is_maximized (window));
    }
  return GTK_WINDOW_CLASS (dossier_window_parent_class)->close_request (window);
}

static void
dossier_window_get_property (GObject    *object,
                             guint       property_id,
                             GValue     *value,
                             GParamSpec *pspec)
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
    set_notebook (self, NULL);
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
  g_clear_pointer (&self->path, g_free);
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
    { "win.add", NULL, add_cb, GDK_KEY_n, GDK_CONTROL_MASK },
    { "win.capture", "s", capture_cb },
    { "win.paste", NULL, paste_cb, GDK_KEY_v, GDK_CONTROL_MASK },
    { "win.open-article", "x", open_article_cb },
    { "win.show-library", NULL, show_library_cb, GDK_KEY_Left, GDK_ALT_MASK },
    { "win.escape", NULL, escape_cb, GDK_KEY_Escape },
    { "win.search", NULL, search_cb, GDK_KEY_f, GDK_CONTROL_MASK },
    { "win.undo", NULL, undo_cb, GDK_KEY_z, GDK_CONTROL_MASK },
    { "win.redo", NULL, redo_cb, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK },
    { "win.toast", "s", toast_cb },
    { "win.toast-undo", "s", toast_undo_cb },
    { "win.report", "(ss)", report_cb },
    { "win.open-notebook", NULL, open_notebook_cb },
    { "win.retry", NULL, retry_cb },
    { "win.show-shortcuts", NULL, show_shortcuts_cb, GDK_KEY_question, GDK_CONTROL_MASK },
    { "win.about", NULL, about_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                       actions[i].activate);
      if (actions[i].key != 0)
        gtk_widget_class_add_binding_action (widget_class, actions[i].key, actions[i].modifiers,
                                             actions[i].name, NULL);
    }
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_w, GDK_CONTROL_MASK, "window.close",
                                       NULL);
}

static void
dossier_window_class_init (DossierWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_window_get_property;
  object_class->dispose = dossier_window_dispose;
  object_class->finalize = dossier_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dossier_window_close_request;

  properties[PROP_NOTEBOOK]
      = g_param_spec_object ("notebook", NULL, NULL, DOSSIER_TYPE_NOTEBOOK,
                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

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
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, notice);
  gtk_widget_class_bind_template_child (widget_class, DossierWindow, jobs_bar);
  gtk_widget_class_bind_template_callback (widget_class, dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_job_cb);
  install_actions (widget_class);
}

static void
dossier_window_init (DossierWindow *self)
{
  static const struct
  {
    const char *signal;
    GCallback   callback;
  } handlers[] = {
    { "captured", G_CALLBACK (captured_cb) },
    { "captured-many", G_CALLBACK (captured_many_cb) },
    { "open", G_CALLBACK (open_captured_cb) },
    { "failed", G_CALLBACK (capture_failed_cb) },
  };

  self->opening = g_cancellable_new ();
  self->reading = g_cancellable_new ();
  self->intake = dossier_intake_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (handlers); i++)
    g_signal_connect_object (self->intake, handlers[i].signal, handlers[i].callback, self, 0);
  gtk_widget_init_template (GTK_WIDGET (self));
  restore_size (self);
  set_notebook (self, NULL);
}

DossierWindow *
dossier_window_new (GtkApplication *application)
{
  return g_object_new (DOSSIER_TYPE_WINDOW, "application", application, NULL);
}

void
dossier_window_open_notebook (DossierWindow *self, const char *path)
{
  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (path != NULL);

  g_cancellable_cancel (self->opening);
  g_object_unref (self->opening);
  self->opening = g_cancellable_new ();
  g_free (self->path);
  self->path = g_strdup (path);
  if (self->notebook != NULL)
    set_notebook (self, NULL);
  gtk_stack_set_visible_child_name (self->stack, PAGE_LIBRARY);
  dossier_notebook_open_async (path, self->opening, notebook_opened_cb, g_object_ref (self));
}

DossierNotebook *
dossier_window_get_notebook (DossierWindow *self)
{
  g_return_val_if_fail (DOSSIER_IS_WINDOW (self), NULL);

  return self->notebook;
}

void
dossier_window_capture_and_open (DossierWindow *self, const char *const *inputs)
{
  g_return_if_fail (DOSSIER_IS_WINDOW (self));

  dossier_intake_add_to_open (self->intake, inputs);
}
