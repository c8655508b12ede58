/* dossier-library-page-shown.c: what stands beside the sidebar: a shelf, narrowed or not, feeds,
 * notes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-library-page-private.h"

#include "app/dossier-report.h"
#include "app/library/dossier-index-pane.h"

#include <glib/gi18n.h>

static DossierNothingReason
find_reason (DossierLibraryPage *self)
{
  if (*dossier_library_page_get_words (self) != '\0')
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
      dossier_nothing_set_reason (self->nothing,
                                  find_reason (self),
                                  dossier_library_page_get_words (self));
      gtk_stack_set_visible_child_name (self->stack, "nothing");
    }
}

void
dossier_library_page_update_heading (DossierLibraryPage *self)
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

/* What feeds announced, or the annotations, take the place of the articles; NULL for those. */
static void
set_page_shown (DossierLibraryPage *self, gpointer page)
{
  gtk_widget_set_visible (GTK_WIDGET (self->feed_page), page == self->feed_page);
  gtk_widget_set_visible (GTK_WIDGET (self->notes_page), page == self->notes_page);
  gtk_widget_set_visible (self->head, page == NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->stack), page == NULL);
}

gboolean
dossier_library_page_is_feed_shown (DossierLibraryPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->feed_page));
}

gboolean
dossier_library_page_is_notes_shown (DossierLibraryPage *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->notes_page));
}

/* Puts the present question to the list. A tag, an entity and a search from the first shelf look
 * into the archive too: they ask for everything there is. */
void
dossier_library_page_ask (DossierLibraryPage *self)
{
  gboolean is_wide =
      self->tag_id != 0 || self->entity_id != 0 ||
      (self->shelf == DOSSIER_SHELF_ALL && *dossier_library_page_get_words (self) != '\0');

  dossier_library_page_update_heading (self);
  set_page_shown (self, NULL);
  if (self->articles == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self->articles));
  dossier_article_list_set_shelf (self->articles, is_wide ? DOSSIER_SHELF_EVERYTHING : self->shelf);
  dossier_article_list_set_tag_id (self->articles, self->tag_id);
  dossier_article_list_set_entity_id (self->articles, self->entity_id);
  dossier_article_list_set_words (self->articles, dossier_library_page_get_words (self));
  g_object_thaw_notify (G_OBJECT (self->articles));
  dossier_library_page_update_search_tools (self);
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

void
dossier_library_page_follow_articles (DossierLibraryPage *self)
{
  g_signal_connect (self->articles, "items-changed", G_CALLBACK (articles_changed_cb), self);
  g_signal_connect (self->articles, "notify::is-loading", G_CALLBACK (loading_changed_cb), self);
}

void
dossier_library_page_show_shelf (DossierLibraryPage *self, DossierShelf shelf)
{
  self->shelf = shelf;
  self->tag_id = 0;
  self->entity_id = 0;
  g_clear_pointer (&self->choice_name, g_free);
  dossier_library_sidebar_mark_shelf (self->sidebar, shelf);
  dossier_library_page_ask (self);
  dossier_library_page_leave_sidebar (self);
}

static void
show_shelf_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int shelf = g_variant_get_int32 (parameter);

  if (shelf >= DOSSIER_SHELF_ALL && shelf <= DOSSIER_SHELF_ARCHIVE)
    dossier_library_page_show_shelf (DOSSIER_LIBRARY_PAGE (widget), (DossierShelf) shelf);
}

static void
show_tag_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierLibraryPage *self = DOSSIER_LIBRARY_PAGE (widget);

  g_free (self->choice_name);
  g_variant_get (parameter, "(xs)", &self->tag_id, &self->choice_name);
  self->entity_id = 0;
  dossier_library_sidebar_mark_tag (self->sidebar);
  dossier_library_page_ask (self);
  dossier_library_page_leave_sidebar (self);
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
  dossier_library_page_ask (self);
  dossier_library_page_leave_sidebar (self);
}

void
dossier_library_page_show_feed (DossierLibraryPage *self, gint64 feed_id)
{
  g_return_if_fail (DOSSIER_IS_LIBRARY_PAGE (self));

  dossier_feed_page_show_feed (self->feed_page, feed_id);
  dossier_library_sidebar_mark_feed (self->sidebar, feed_id);
  set_page_shown (self, self->feed_page);
  dossier_library_page_leave_sidebar (self);
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
  dossier_library_page_leave_sidebar (self);
}

static void
show_all_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  dossier_library_page_show_shelf (DOSSIER_LIBRARY_PAGE (widget), DOSSIER_SHELF_ALL);
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

void
dossier_library_page_install_shown (GtkWidgetClass *widget_class)
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
    { "library.refresh-shelf", NULL, refresh_shelf_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter,
                                     actions[i].activate);
}
