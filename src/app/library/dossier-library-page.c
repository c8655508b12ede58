/* dossier-library-page.c: the library: shelves on the left, articles in the middle, one search
 * field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-library-page-private.h"

#include "app/dossier-settings.h"
#include "app/dossier-style.h"
#include "app/widgets/dossier-undo-menu.h"
#include "app/widgets/dossier-width-watch.h"

#include <adwaita.h>

G_DEFINE_FINAL_TYPE (DossierLibraryPage, dossier_library_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_NOTEBOOK,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

/* Narrower windows show either the sidebar or the list. */
#define NARROW_WIDTH 700

/* --- The sidebar --- */

static void
update_panes (DossierLibraryPage *self)
{
  gboolean is_shown = self->is_narrow ? self->is_sidebar_over : self->is_sidebar_wanted;

  gtk_widget_set_visible (GTK_WIDGET (self->sidebar), is_shown);
  gtk_widget_set_visible (self->content, !(self->is_narrow && is_shown));
  self->is_quiet = TRUE;
  gtk_toggle_button_set_active (self->sidebar_button, is_shown);
  self->is_quiet = FALSE;
}

static void
set_sidebar_shown (DossierLibraryPage *self, gboolean is_shown)
{
  if (self->is_narrow)
    self->is_sidebar_over = is_shown;
  else
    {
      self->is_sidebar_wanted = is_shown;
      if (self->settings != NULL)
        g_settings_set_boolean (self->settings, DOSSIER_SETTING_SIDEBAR_SHOWN, is_shown);
    }
  update_panes (self);
}

static void
sidebar_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (user_data);

  if (!self->is_quiet)
    set_sidebar_shown (self, gtk_toggle_button_get_active (button));
}

static void
toggle_sidebar_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);

  set_sidebar_shown (self, !gtk_toggle_button_get_active (self->sidebar_button));
}

static void
width_changed (GtkWidget *widget, int width)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);

  self->is_narrow = width < NARROW_WIDTH;
  if (!self->is_narrow)
    self->is_sidebar_over = FALSE;
  /* A narrow header has room for the search, when it need not stand in the middle. */
  dossier_width_watch_fit_header (self->header, self->is_narrow);
  adw_header_bar_set_centering_policy (self->header,
                                       self->is_narrow ? ADW_CENTERING_POLICY_LOOSE
                                                       : ADW_CENTERING_POLICY_STRICT);
  update_panes (self);
}

void
dossier_library_page_leave_sidebar (DossierLibraryPage *self)
{
  self->is_sidebar_over = FALSE;
  update_panes (self);
}

static void
focus_list_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_library_page_focus_list (DOSSIER_LIBRARY_PAGE (widget));
}

/* --- The object --- */

static void
dossier_library_page_set_property (GObject      *object,
                                   guint         property_id,
                                   const GValue *value,
                                   GParamSpec   *pspec)
{
  if (property_id == PROP_NOTEBOOK)
    dossier_library_page_set_notebook (DOSSIER_LIBRARY_PAGE (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_library_page_get_property (GObject    *object,
                                   guint       property_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  if (property_id == PROP_NOTEBOOK)
    g_value_set_object (value, DOSSIER_LIBRARY_PAGE (object)->notebook);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, property_id, pspec);
}

static void
dossier_library_page_dispose (GObject *object)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (object);

  if (self->articles != NULL)
    g_signal_handlers_disconnect_by_data (self->articles, self);
  if (self->searches != NULL)
    g_signal_handlers_disconnect_by_data (self->searches, self);
  g_clear_pointer (&self->help, dossier_search_help_detach);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->articles);
  g_clear_object (&self->searches);
  g_clear_object (&self->notebook);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->choice_name, g_free);
  G_OBJECT_CLASS (dossier_library_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-library-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, box);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, header);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, search);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, undo_section);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, paned);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, sidebar);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, content);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, feed_page);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, notes_page);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, head);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, heading_dot);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, heading);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, count);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, clear_button);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, search_tools);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, save_button);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, nothing);
  gtk_widget_class_bind_template_child (widget_class, DossierLibraryPage, list);
  gtk_widget_class_bind_template_callback (widget_class, sidebar_toggled_cb);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                 *name;
    const char                 *parameter;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "library.focus-list", NULL, focus_list_cb },
    { "library.toggle-sidebar", NULL, toggle_sidebar_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter,
                                     actions[i].activate);
}

static void
dossier_library_page_class_init (DossierLibraryPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dossier_library_page_set_property;
  object_class->get_property = dossier_library_page_get_property;
  object_class->dispose = dossier_library_page_dispose;

  properties[PROP_NOTEBOOK] =
      g_param_spec_object ("notebook",
                           NULL,
                           NULL,
                           DOSSIER_TYPE_NOTEBOOK,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  g_type_ensure (DOSSIER_TYPE_ARTICLES_VIEW);
  g_type_ensure (DOSSIER_TYPE_FEED_PAGE);
  g_type_ensure (DOSSIER_TYPE_LIBRARY_SIDEBAR);
  g_type_ensure (DOSSIER_TYPE_NOTES_PAGE);
  g_type_ensure (DOSSIER_TYPE_NOTHING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  bind_template (widget_class);
  install_actions (widget_class);
  dossier_library_page_bind_search (widget_class);
  dossier_library_page_install_shown (widget_class);
}

static void
restore_panes (DossierLibraryPage *self)
{
  self->is_sidebar_wanted = TRUE;
  self->settings = dossier_settings_new ();
  if (self->settings == NULL)
    return;
  self->is_sidebar_wanted = g_settings_get_boolean (self->settings, DOSSIER_SETTING_SIDEBAR_SHOWN);
  g_settings_bind (self->settings,
                   DOSSIER_SETTING_SIDEBAR_WIDTH,
                   self->paned,
                   "position",
                   G_SETTINGS_BIND_DEFAULT);
}

static void
dossier_library_page_init (DossierLibraryPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->help = dossier_search_help_new (GTK_EDITABLE (self->search));
  restore_panes (self);
  update_panes (self);
  dossier_library_page_update_heading (self);
  dossier_width_watch (GTK_WIDGET (self), width_changed);
}

GtkWidget *
dossier_library_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_LIBRARY_PAGE, NULL);
}

void
dossier_library_page_set_notebook (DossierLibraryPage *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PAGE (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  if (notebook == self->notebook)
    return;
  if (self->articles != NULL)
    g_signal_handlers_disconnect_by_data (self->articles, self);
  if (self->searches != NULL)
    g_signal_handlers_disconnect_by_data (self->searches, self);
  g_clear_object (&self->articles);
  g_clear_object (&self->searches);
  g_set_object (&self->notebook, notebook);
  if (notebook != NULL)
    {
      self->articles = dossier_article_list_new (notebook);
      self->searches = dossier_index_new (notebook, DOSSIER_INDEX_SAVED_SEARCHES);
      dossier_library_page_follow_searches (self);
      dossier_library_page_follow_articles (self);
    }
  dossier_articles_view_set (self->list, notebook, self->articles);
  dossier_feed_page_set_notebook (self->feed_page, notebook);
  dossier_notes_page_set_notebook (self->notes_page, notebook);
  dossier_library_sidebar_set_notebook (self->sidebar, notebook);
  dossier_search_help_set_notebook (self->help, notebook);
  dossier_undo_menu_follow (self->undo_section, notebook);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  dossier_library_page_show_shelf (self, DOSSIER_SHELF_ALL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTEBOOK]);
}

void
dossier_library_page_focus_list (DossierLibraryPage *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PAGE (self));

  dossier_library_page_leave_sidebar (self);
  if (dossier_library_page_is_feed_shown (self))
    dossier_feed_page_focus (self->feed_page);
  else if (dossier_library_page_is_notes_shown (self))
    dossier_notes_page_focus (self->notes_page);
  else
    dossier_articles_view_focus (self->list);
}

gboolean
dossier_library_page_escape (DossierLibraryPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY_PAGE (self), FALSE);

  if (dossier_library_page_is_notes_shown (self) && dossier_notes_page_escape (self->notes_page))
    return TRUE;
  if (!dossier_library_page_is_feed_shown (self) && dossier_articles_view_unselect (self->list))
    return TRUE;
  if (*dossier_library_page_get_words (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if (self->tag_id != 0 || self->entity_id != 0 || dossier_library_page_is_feed_shown (self) ||
           dossier_library_page_is_notes_shown (self))
    dossier_library_page_show_shelf (self, self->shelf);
  else
    return FALSE;
  return TRUE;
}

GArray *
dossier_library_page_copy_ids (DossierLibraryPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY_PAGE (self), NULL);

  return self->articles != NULL ? dossier_article_list_copy_ids (self->articles)
                                : g_array_new (FALSE, FALSE, sizeof (gint64));
}

GArray *
dossier_library_page_copy_selected (DossierLibraryPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY_PAGE (self), NULL);

  return dossier_articles_view_copy_selected (self->list);
}
