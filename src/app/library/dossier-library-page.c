/* dossier-library-page.c: the library: shelves on the left, articles in the middle, one search
 * field.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-library-page.h"

#include "app/dossier-report.h"
#include "app/dossier-settings.h"
#include "app/dossier-style.h"
#include "app/feeds/dossier-feed-page.h"
#include "app/library/dossier-articles-view.h"
#include "app/library/dossier-index-pane.h"
#include "app/library/dossier-library-sidebar.h"
#include "app/library/dossier-nothing.h"
#include "app/library/dossier-search-help.h"
#include "app/notes/dossier-notes-page.h"
#include "app/widgets/dossier-undo-menu.h"
#include "app/widgets/dossier-width-watch.h"
#include "notebook/dossier-article-list.h"
#include "notebook/dossier-search-actions.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DossierLibraryPage
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget             *box;
  GtkToggleButton       *sidebar_button;
  GtkSearchEntry        *search;
  GMenu                 *undo_section;
  GtkPaned              *paned;
  DossierLibrarySidebar *sidebar;
  GtkWidget             *content;
  DossierFeedPage       *feed_page;
  DossierNotesPage      *notes_page;
  GtkWidget             *head;
  GtkWidget             *heading_dot;
  GtkLabel              *heading;
  GtkLabel              *count;
  GtkWidget             *clear_button;
  GtkWidget             *search_tools;
  GtkWidget             *save_button;
  GtkStack              *stack;
  DossierNothing        *nothing;
  DossierArticlesView   *list;

  /* owned */
  DossierNotebook    *notebook;
  DossierArticleList *articles;
  DossierIndex       *searches; /* those that are saved */
  DossierSearchHelp  *help;
  GSettings          *settings;
  char               *choice_name;

  /* what is on show: a shelf, narrowed by a tag or an entity */
  DossierShelf     shelf;
  gint64           tag_id;
  gint64           entity_id;
  DossierIndexKind entity_kind;

  /* the sidebar, remembered while the window is wide, over the list while it is narrow */
  gboolean is_narrow;
  gboolean is_sidebar_wanted;
  gboolean is_sidebar_over;
  gboolean is_quiet;
};

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

/* --- What is on show --- */

static const char *
get_words (DossierLibraryPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static DossierNothingReason
find_reason (DossierLibraryPage *self)
{
  if (*get_words (self) != '\0')
    return DOSSIER_NOTHING_FOUND;
  if (self->tag_id != 0 || self->entity_id != 0)
    return DOSSIER_NOTHING_CHOSEN;
  switch (self->shelf)
    {
    case DOSSIER_SHELF_UNREAD:
      return DOSSIER_NOTHING_UNREAD;
    case DOSSIER_SHELF_STARRED:
      return DOSSIER_NOTHING_STARRED;
    case DOSSIER_SHELF_ARCHIVE:
      return DOSSIER_NOTHING_ARCHIVED;
    case DOSSIER_SHELF_ALL:
    case DOSSIER_SHELF_EVERYTHING:
    default:
      return DOSSIER_NOTHING_YET;
    }
}

static void
update_stack (DossierLibraryPage *self)
{
  guint n = self->articles == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->articles));
  g_autofree char *count = g_strdup_printf (ngettext ("%u article", "%u articles", n), n);

  gtk_label_set_text (self->count, n == 0 ? "" : count);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  /* What was there stays until there is an answer, so that typing does not flicker. */
  else if (self->articles != NULL && !dossier_article_list_is_loading (self->articles))
    {
      dossier_nothing_set_reason (self->nothing, find_reason (self), get_words (self));
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
}

static void
update_heading (DossierLibraryPage *self)
{
  static const DossierIndexKind entity_kinds[] = { DOSSIER_INDEX_PEOPLE,
                                                   DOSSIER_INDEX_PLACES,
                                                   DOSSIER_INDEX_ORGANISATIONS };
  gboolean                      is_narrowed = self->tag_id != 0 || self->entity_id != 0;

  gtk_label_set_text (self->heading,
                      is_narrowed ? self->choice_name : dossier_shelf_get_title (self->shelf));
  gtk_widget_set_visible (self->clear_button, is_narrowed);
  gtk_widget_set_visible (self->heading_dot, self->entity_id != 0);
  for (gsize i = 0; i < G_N_ELEMENTS (entity_kinds); i++)
    {
      const char *css_class = dossier_index_kind_get_css_class (entity_kinds[i]);

      if (self->entity_id != 0 && self->entity_kind == entity_kinds[i])
        gtk_widget_add_css_class (self->heading_dot, css_class);
      else
        gtk_widget_remove_css_class (self->heading_dot, css_class);
    }
}

static gboolean
is_saved (DossierLibraryPage *self, const char *words)
{
  guint n = self->searches == NULL ? 0 : g_list_model_get_n_items (G_LIST_MODEL (self->searches));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierIndexItem) item = g_list_model_get_item (G_LIST_MODEL (self->searches), i);

      if (g_str_equal (dossier_index_item_get_words (item), words))
        return TRUE;
    }
  return FALSE;
}

static void
update_search_tools (DossierLibraryPage *self)
{
  g_autofree char *words = g_strstrip (g_strdup (get_words (self)));

  gtk_widget_set_visible (self->search_tools, *words != '\0');
  gtk_widget_set_visible (self->save_button, *words != '\0' && !is_saved (self, words));
}

static void
searches_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  update_search_tools (DOSSIER_LIBRARY_PAGE (user_data));
}

/* What feeds announced, or the annotations, take the place of the articles; NULL for those. */
static void
set_page_shown (DossierLibraryPage *self, gpointer page)
{
  gtk_widget_set_visible (GTK_WIDGET (self->feed_page), page == self->feed_page);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_page), page == self->notes_page);
  gtk_widget_set_visible (self->head, page == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), page == NULL);
}

static gboolean
is_feed_shown (DossierLibraryPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->feed_page));
}

static gboolean
is_notes_shown (DossierLibraryPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->notes_page));
}

/* Puts the present question to the list. A tag, an entity and a search from the first shelf look
 * into the archive too: they ask for everything there is. */
static void
ask (DossierLibraryPage *self)
{
  gboolean is_wide = self->tag_id != 0 || self->entity_id != 0 ||
                     (self->shelf == DOSSIER_SHELF_ALL && *get_words (self) != '\0');

  update_heading (self);
  set_page_shown (self, NULL);
  if (self->articles == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self->articles));
  dossier_article_list_set_shelf (self->articles, is_wide ? DOSSIER_SHELF_EVERYTHING : self->shelf);
  dossier_article_list_set_tag_id (self->articles, self->tag_id);
  dossier_article_list_set_entity_id (self->articles, self->entity_id);
  dossier_article_list_set_words (self->articles, get_words (self));
  g_object_thaw_notify (G_OBJECT (self->articles));
  update_search_tools (self);
  update_stack (self);
}

static void
articles_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  update_stack (DOSSIER_LIBRARY_PAGE (user_data));
}

static void
loading_changed_cb (DossierArticleList *articles, GParamSpec *pspec, gpointer user_data)
{
  update_stack (DOSSIER_LIBRARY_PAGE (user_data));
}

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
  update_panes (self);
}

/* Something was chosen: a narrow window turns to the articles. */
static void
leave_sidebar (DossierLibraryPage *self)
{
  self->is_sidebar_over = FALSE;
  update_panes (self);
}

static void
show_shelf (DossierLibraryPage *self, DossierShelf shelf)
{
  self->shelf = shelf;
  self->tag_id = 0;
  self->entity_id = 0;
  g_clear_pointer (&self->choice_name, g_free);
  dossier_library_sidebar_mark_shelf (self->sidebar, shelf);
  ask (self);
  leave_sidebar (self);
}

static void
show_shelf_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int shelf = g_variant_get_int32 (parameter);

  if (shelf >= DOSSIER_SHELF_ALL && shelf <= DOSSIER_SHELF_ARCHIVE)
    show_shelf (DOSSIER_LIBRARY_PAGE (widget), (DossierShelf) shelf);
}

static void
show_tag_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);

  g_free (self->choice_name);
  g_variant_get (parameter, "(xs)", &self->tag_id, &self->choice_name);
  self->entity_id = 0;
  dossier_library_sidebar_mark_tag (self->sidebar);
  ask (self);
  leave_sidebar (self);
}

static void
show_entity_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);
  int                 kind;

  g_free (self->choice_name);
  g_variant_get (parameter, "(ixs)", &kind, &self->entity_id, &self->choice_name);
  self->entity_kind = (DossierIndexKind) kind;
  self->tag_id = 0;
  dossier_library_sidebar_mark_entity (self->sidebar);
  ask (self);
  leave_sidebar (self);
}

void
dossier_library_page_show_feed (DossierLibraryPage *self, gint64 feed_id)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PAGE (self));

  dossier_feed_page_show_feed (self->feed_page, feed_id);
  dossier_library_sidebar_mark_feed (self->sidebar, feed_id);
  set_page_shown (self, self->feed_page);
  leave_sidebar (self);
}

static void
show_feed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_library_page_show_feed (DOSSIER_LIBRARY_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
show_notes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);

  dossier_library_sidebar_mark_notes (self->sidebar);
  set_page_shown (self, self->notes_page);
  leave_sidebar (self);
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  show_shelf (DOSSIER_LIBRARY_PAGE (widget), DOSSIER_SHELF_ALL);
}

/* --- Searching --- */

static void
search_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  ask (DOSSIER_LIBRARY_PAGE (user_data));
}

static void
search_stopped_cb (GtkSearchEntry *entry, gpointer user_data)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (user_data);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  dossier_library_page_focus_list (self);
}

static void
search_activated_cb (GtkSearchEntry *entry, gpointer user_data)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (user_data);
  g_autoptr (DossierArticleItem) first = NULL;

  if (self->articles != NULL && *get_words (self) != '\0')
    first = g_list_model_get_item (G_LIST_MODEL (self->articles), 0);
  if (first != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.open-article",
                                "x",
                                dossier_article_item_get_id (first));
}

static void
clear_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
order_toggled_cb (GtkToggleButton *button, gpointer user_data)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (user_data);

  if (self->articles != NULL)
    dossier_article_list_set_best_first (self->articles, gtk_toggle_button_get_active (button));
}

static void
search_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierLibraryPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (GTK_WIDGET (self), error);
}

static void
save_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);
  g_autofree char    *words = g_strstrip (g_strdup (get_words (self)));

  if (self->notebook != NULL && *words != '\0')
    dossier_notebook_save_search_async (self->notebook,
                                        words,
                                        words,
                                        NULL,
                                        search_saved_cb,
                                        g_object_ref (self));
}

static void
show_search_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);

  gtk_editable_set_text (GTK_EDITABLE (self->search), g_variant_get_string (parameter, NULL));
  show_shelf (self, DOSSIER_SHELF_ALL);
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
  gtk_widget_class_bind_template_callback (widget_class, order_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
}

/* All articles of the list: of a shelf, a tag, a search. */
static void
refresh_shelf_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);
  g_autoptr (GArray) ids = NULL;

  if (self->articles == NULL)
    return;
  ids = dossier_article_list_copy_ids (self->articles);
  if (ids->len == 0)
    dossier_report_toast (widget, _ ("There are no articles here"));
  else
    gtk_widget_activate_action_variant (
        widget,
        "win.refresh",
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
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
    { "library.show-shelf", "i", show_shelf_cb },
    { "library.show-feed", "x", show_feed_cb },
    { "library.show-notes", NULL, show_notes_cb },
    { "library.show-tag", "(xs)", show_tag_cb },
    { "library.show-entity", "(ixs)", show_entity_cb },
    { "library.show-all", NULL, show_all_cb },
    { "library.show-search", "s", show_search_cb },
    { "library.save-search", NULL, save_search_cb },
    { "library.clear-search", NULL, clear_search_cb },
    { "library.focus-list", NULL, focus_list_cb },
    { "library.refresh-shelf", NULL, refresh_shelf_cb },
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
  update_heading (self);
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
      g_signal_connect (self->searches, "items-changed", G_CALLBACK (searches_changed_cb), self);
      g_signal_connect (self->articles, "items-changed", G_CALLBACK (articles_changed_cb), self);
      g_signal_connect (self->articles,
                        "notify::is-loading",
                        G_CALLBACK (loading_changed_cb),
                        self);
    }
  dossier_articles_view_set (self->list, notebook, self->articles);
  dossier_feed_page_set_notebook (self->feed_page, notebook);
  dossier_notes_page_set_notebook (self->notes_page, notebook);
  dossier_library_sidebar_set_notebook (self->sidebar, notebook);
  dossier_search_help_set_notebook (self->help, notebook);
  dossier_undo_menu_follow (self->undo_section, notebook);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  show_shelf (self, DOSSIER_SHELF_ALL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_NOTEBOOK]);
}

void
dossier_library_page_start_search (DossierLibraryPage *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PAGE (self));

  leave_sidebar (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (GTK_EDITABLE (self->search), 0, -1);
}

void
dossier_library_page_search_for (DossierLibraryPage *self, const char *words)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PAGE (self));
  g_return_if_fail (words != NULL);

  dossier_library_page_start_search (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), words);
  gtk_editable_set_position (GTK_EDITABLE (self->search), -1);
}

void
dossier_library_page_focus_list (DossierLibraryPage *self)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PAGE (self));

  leave_sidebar (self);
  if (is_feed_shown (self))
    dossier_feed_page_focus (self->feed_page);
  else if (is_notes_shown (self))
    dossier_notes_page_focus (self->notes_page);
  else
    dossier_articles_view_focus (self->list);
}

gboolean
dossier_library_page_escape (DossierLibraryPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_LIBRARY_PAGE (self), FALSE);

  if (is_notes_shown (self) && dossier_notes_page_escape (self->notes_page))
    return TRUE;
  if (!is_feed_shown (self) && dossier_articles_view_unselect (self->list))
    return TRUE;
  if (*get_words (self) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else if (self->tag_id != 0 || self->entity_id != 0 || is_feed_shown (self) ||
           is_notes_shown (self))
    show_shelf (self, self->shelf);
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
