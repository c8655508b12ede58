/* dossier-shortcuts-window.c: every key the app knows, in one window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/preferences/dossier-shortcuts-window.h"

#include "app/dossier-style.h"
#include "app/palette/dossier-command.h"
#include "app/entities/dossier-entity-keys.h"
#include "app/preferences/dossier-shortcuts.h"
#include "app/reader/dossier-reader-shortcuts.h"

#include <glib/gi18n.h>

struct _DossierShortcutsWindow
{
  AdwWindow parent_instance;

  /* template children */
  AdwPreferencesPage *page;

  /* borrowed, while it is filled */
  AdwPreferencesGroup *group;
  const char          *section;
};

G_DEFINE_FINAL_TYPE (DossierShortcutsWindow, dossier_shortcuts_window, ADW_TYPE_WINDOW)

static GtkWidget *
create_row (const char *title, const char *accelerators)
{
  g_autofree char *label = dossier_command_dup_keys (accelerators);
  g_autofree char *name = g_strjoin (", ", title, label, NULL);
  GtkWidget       *row = adw_action_row_new ();
  GtkWidget       *key = gtk_label_new (label);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (key, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (key, "key");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), key);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* The group of @section: the last one, or a new one. */
static AdwPreferencesGroup *
ensure_group (DossierShortcutsWindow *self, const char *section)
{
  if (g_strcmp0 (section, self->section) == 0)
    return self->group;
  self->section = section;
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ (section));
  adw_preferences_page_add (self->page, self->group);
  return self->group;
}

static void
fill (DossierShortcutsWindow *self)
{
  gsize                        n, n_reader, n_entity;
  const DossierShortcut       *shortcuts = dossier_shortcuts_get (&n);
  const DossierReaderShortcut *reader = dossier_reader_shortcuts_get (&n_reader);
  const DossierEntityKey      *entity = dossier_entity_keys_get (&n_entity);

  for (gsize i = 0; i < n; i++)
    if (shortcuts[i].accelerators != NULL)
      adw_preferences_group_add (ensure_group (self, shortcuts[i].section),
                                 create_row (_ (shortcuts[i].title), shortcuts[i].accelerators));
  for (gsize i = 0; i < n_reader; i++)
    if (reader[i].title != NULL)
      adw_preferences_group_add (ensure_group (self, reader[i].section),
                                 create_row (_ (reader[i].title), reader[i].trigger));
  for (gsize i = 0; i < n_entity; i++)
    adw_preferences_group_add (ensure_group (self, N_ ("Names beside the article")),
                               create_row (_ (entity[i].title), entity[i].trigger));
}

static void
dossier_shortcuts_window_class_init (DossierShortcutsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-shortcuts-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierShortcutsWindow, page);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_w,
                                       GDK_CONTROL_MASK,
                                       "window.close",
                                       NULL);
}

static void
dossier_shortcuts_window_init (DossierShortcutsWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill (self);
}

GtkWidget *
dossier_shortcuts_window_new (GtkWindow *parent)
{
  return g_object_new (DOSSIER_TYPE_SHORTCUTS_WINDOW, "transient-for", parent, NULL);
}
