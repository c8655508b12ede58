/* dossier-preferences-window.c: what the reader can set, on five pages.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/preferences/dossier-preferences-window.h"

#include "app/dossier-compat.h"
#include "app/dossier-report.h"
#include "app/dossier-settings.h"
#include "app/dossier-style.h"
#include "app/entities/dossier-recognised-languages.h"
#include "app/preferences/dossier-theme.h"
#include "notebook/dossier-backups.h"

#include <glib/gi18n.h>

/* Narrower than this, the pages' names stand below. */
#define MIN_WIDE 560

struct _DossierPreferencesWindow
{
  AdwWindow parent_instance;

  /* template children */
  GtkStack           *titles;
  AdwViewSwitcher    *switcher;
  AdwWindowTitle     *title;
  AdwViewSwitcherBar *bar;
  AdwViewStack       *stack;
  GtkDropDown        *theme;
  GtkDropDown        *face;
  GtkSpinButton      *size;
  GtkSpinButton      *leading;
  GtkSpinButton      *width;
  GtkSwitch          *images;
  GtkSpinButton      *pages;
  GtkSwitch          *people;
  GtkSwitch          *places;
  GtkSwitch          *organisations;
  GtkSwitch          *figures;
  GtkSwitch          *dates;
  GtkSpinButton      *confidence;
  GtkSwitch          *second_reading;
  AdwActionRow       *languages;
  AdwActionRow       *place;
  AdwActionRow       *backup;

  GSettings       *settings; /* owned, nullable */
  DossierNotebook *notebook; /* owned, nullable */
};

G_DEFINE_FINAL_TYPE (DossierPreferencesWindow, dossier_preferences_window, ADW_TYPE_WINDOW)

/* --- Looks --- */

static void
width_changed_cb (DossierPreferencesWindow *self)
{
  int      width;
  int      height;
  gboolean is_wide;

  gtk_window_get_default_size (GTK_WINDOW (self), &width, &height);
  is_wide = width >= MIN_WIDE;
  gtk_stack_set_visible_child (self->titles,
                               is_wide ? GTK_WIDGET (self->switcher) : GTK_WIDGET (self->title));
  adw_view_switcher_bar_set_reveal (self->bar, !is_wide);
}

static void
theme_selected_cb (GtkDropDown *row)
{
  dossier_theme_set ((DossierTheme) gtk_drop_down_get_selected (row));
}

/* --- The notebook --- */

static void
show_notebook (DossierPreferencesWindow *self)
{
  const char *path = self->notebook != NULL ? dossier_notebook_get_path (self->notebook) : NULL;
  g_autoptr (GPtrArray) backups = path != NULL ? dossier_backups_list (path) : NULL;
  g_autoptr (GDateTime) made = NULL;
  g_autofree char *text = NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.show-folder", path != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preferences.move", path != NULL);
  adw_action_row_set_subtitle (self->place, path != NULL ? path : _ ("No notebook is open"));
  if (backups != NULL && backups->len > 0)
    made = g_date_time_new_from_unix_local (
        ((const DossierBackup *) g_ptr_array_index (backups, 0))->made / 1000);
  text = made != NULL ? g_date_time_format (made, "%x %H:%M") : g_strdup (_ ("None yet"));
  adw_action_row_set_subtitle (self->backup, text);
}

static void
show_folder_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierPreferencesWindow *self = DOSSIER_PREFERENCES_WINDOW (widget);
  g_autofree char *folder = g_path_get_dirname (dossier_notebook_get_path (self->notebook));
  g_autoptr (GFile) file = g_file_new_for_path (folder);
  g_autofree char *uri = g_file_get_uri (file);
  g_autoptr (GError) error = NULL;

  if (!g_app_info_launch_default_for_uri (uri, NULL, &error))
    dossier_report_error (widget, error);
}

/* What the window behind does; it asks there, so this one steps aside. */
static void
do_in_parent (DossierPreferencesWindow *self, const char *action)
{
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));

  g_object_ref (parent);
  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (parent), action, NULL);
  g_object_unref (parent);
}

static void
open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  do_in_parent (DOSSIER_PREFERENCES_WINDOW (widget), "win.open-notebook");
}

static void
show_backups_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  do_in_parent (DOSSIER_PREFERENCES_WINDOW (widget), "win.show-backups");
}

static void
move_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  do_in_parent (DOSSIER_PREFERENCES_WINDOW (widget), "win.move-notebook");
}

/* --- Settings --- */

static void
bind_settings (DossierPreferencesWindow *self)
{
  const struct
  {
    const char *key;
    gpointer    object;
    const char *property;
  } bound[] = {
    { DOSSIER_SETTING_READING_SIZE, self->size, "value" },
    { DOSSIER_SETTING_READING_LEADING, self->leading, "value" },
    { DOSSIER_SETTING_READING_WIDTH, self->width, "value" },
    { DOSSIER_SETTING_CAPTURE_IMAGES, self->images, "active" },
    { DOSSIER_SETTING_CAPTURE_PAGES, self->pages, "value" },
    { DOSSIER_SETTING_SHOW_PEOPLE, self->people, "active" },
    { DOSSIER_SETTING_SHOW_PLACES, self->places, "active" },
    { DOSSIER_SETTING_SHOW_ORGANISATIONS, self->organisations, "active" },
    { DOSSIER_SETTING_SHOW_FIGURES, self->figures, "active" },
    { DOSSIER_SETTING_SHOW_DATES, self->dates, "active" },
    { DOSSIER_SETTING_MIN_CONFIDENCE, self->confidence, "value" },
    { DOSSIER_SETTING_SECOND_READING, self->second_reading, "active" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (bound); i++)
    g_settings_bind (self->settings,
                     bound[i].key,
                     bound[i].object,
                     bound[i].property,
                     G_SETTINGS_BIND_DEFAULT);
}

static void
face_selected_cb (GtkDropDown *row, GParamSpec *pspec, DossierPreferencesWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings,
                            DOSSIER_SETTING_READING_SANS,
                            gtk_drop_down_get_selected (row) == 1);
}

static void
dossier_preferences_window_dispose (GObject *object)
{
  DossierPreferencesWindow *self = DOSSIER_PREFERENCES_WINDOW (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->notebook);
  G_OBJECT_CLASS (dossier_preferences_window_parent_class)->dispose (object);
}

static void
dossier_preferences_window_class_init (DossierPreferencesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_preferences_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, titles);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, bar);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, theme);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, face);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, size);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, leading);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, width);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, images);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, people);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, places);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, organisations);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, figures);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, dates);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, confidence);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, second_reading);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, languages);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, place);
  gtk_widget_class_bind_template_child (widget_class, DossierPreferencesWindow, backup);
  gtk_widget_class_install_action (widget_class, "preferences.show-folder", NULL, show_folder_cb);
  gtk_widget_class_install_action (widget_class, "preferences.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "preferences.move", NULL, move_cb);
  gtk_widget_class_install_action (widget_class, "preferences.show-backups", NULL, show_backups_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dossier_preferences_window_init (DossierPreferencesWindow *self)
{
  g_autofree char *languages = dossier_recognised_languages_dup_names ();

  gtk_widget_init_template (GTK_WIDGET (self));
  adw_action_row_set_subtitle (self->languages, languages);
  self->settings = dossier_settings_new ();
  gtk_drop_down_set_selected (self->theme, dossier_theme_get ());
  g_signal_connect (self->theme, "notify::selected", G_CALLBACK (theme_selected_cb), NULL);
  if (self->settings != NULL)
    {
      bind_settings (self);
      gtk_drop_down_set_selected (
          self->face,
          g_settings_get_boolean (self->settings, DOSSIER_SETTING_READING_SANS) ? 1 : 0);
    }
  g_signal_connect (self->face, "notify::selected", G_CALLBACK (face_selected_cb), self);
  g_signal_connect (self, "notify::default-width", G_CALLBACK (width_changed_cb), NULL);
  width_changed_cb (self);
}

GtkWidget *
dossier_preferences_window_new (GtkWindow *parent, DossierNotebook *notebook)
{
  DossierPreferencesWindow *self =
      g_object_new (DOSSIER_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);

  g_set_object (&self->notebook, notebook);
  show_notebook (self);
  return GTK_WIDGET (self);
}
