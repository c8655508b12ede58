/* dossier-notes-page.c: all annotations of the notebook, to search, group, edit and export.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/notes/dossier-notes-page.h"

#include "app/annotations/dossier-note-filter.h"
#include "app/dossier-report.h"
#include "app/dossier-style.h"
#include "app/notes/dossier-note-row.h"
#include "notebook/dossier-annotation-actions.h"
#include "notebook/dossier-index.h"

#include <glib/gi18n.h>

struct _DossierNotesPage
{
  GtkWidget parent_instance;

  /* template children */
  GtkLabel          *count;
  GtkWidget         *tools;
  DossierNoteFilter *filter;
  GtkStack          *stack;
  GtkListView       *list;

  /* owned */
  DossierNotebook   *notebook;
  DossierNoteList   *notes; /* made when the page is first on the screen */
  DossierIndex      *tags;
  GtkMultiSelection *selection;
  GHashTable        *drafts; /* gint64 * → char *: typed and not saved */
  GHashTable        *rows;   /* those that are bound: GtkListItem */

  DossierNotesOrder order;
};

G_DEFINE_FINAL_TYPE (DossierNotesPage, dossier_notes_page, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_GROUP,
  N_PROPERTIES,
};

static GParamSpec *properties[N_PROPERTIES];

static const char *const group_names[] = {
  [DOSSIER_NOTES_NEWEST] = "none",
  [DOSSIER_NOTES_BY_ARTICLE] = "article",
  [DOSSIER_NOTES_BY_TAG] = "tag",
};

/* --- what is on show --- */

static void
show_state (DossierNotesPage *self)
{
  guint            n = self->notes != NULL ? dossier_note_list_get_n_notes (self->notes) : 0;
  gboolean         is_set = dossier_note_filter_is_set (self->filter);
  g_autofree char *count = g_strdup_printf (ngettext ("%u annotation", "%u annotations", n), n);

  gtk_label_set_text (self->count, n > 0 && !is_set ? count : "");
  dossier_note_filter_set_result (self->filter, count);
  if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  /* What was there stays until there is an answer, so that typing does not flicker. */
  else if (self->notes != NULL && !dossier_note_list_is_loading (self->notes))
    gtk_stack_set_visible_child_name (self->stack, is_set ? "nothing" : "empty");
  gtk_widget_set_visible (self->tools, n > 0 || is_set);
}

static gint64
find_tag (DossierNotesPage *self, const char *name)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->tags));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierIndexItem) item = g_list_model_get_item (G_LIST_MODEL (self->tags), i);

      if (g_strcmp0 (dossier_index_item_get_name (item), name) == 0)
        return dossier_index_item_get_id (item);
    }
  return 0;
}

static void
ask (DossierNotesPage *self)
{
  const char *tag = dossier_note_filter_get_tag (self->filter);

  if (self->notes == NULL)
    return;
  g_object_freeze_notify (G_OBJECT (self->notes));
  dossier_note_list_set_order (self->notes, self->order);
  dossier_note_list_set_words (self->notes, dossier_note_filter_get_words (self->filter));
  dossier_note_list_set_highlights (self->notes, dossier_note_filter_get_highlights (self->filter));
  dossier_note_list_set_tag_id (self->notes, tag != NULL ? find_tag (self, tag) : 0);
  g_object_thaw_notify (G_OBJECT (self->notes));
  show_state (self);
}

static void
filter_changed_cb (DossierNoteFilter *filter, DossierNotesPage *self)
{
  ask (self);
}

static void
filter_opening_cb (DossierNoteFilter *filter, DossierNotesPage *self)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = self->tags != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->tags)) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierIndexItem) item = g_list_model_get_item (G_LIST_MODEL (self->tags), i);

      g_ptr_array_add (names, g_strdup (dossier_index_item_get_name (item)));
    }
  g_ptr_array_add (names, NULL);
  dossier_note_filter_set_tags (filter, (const char *const *) names->pdata);
}

static void
filter_left_cb (DossierNoteFilter *filter, DossierNotesPage *self)
{
  dossier_notes_page_focus (self);
}

/* --- rows --- */

static guint
count_selected (DossierNotesPage *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return MIN (gtk_bitset_get_size (selected), G_MAXUINT);
}

/* A card shows its tools when it alone is selected. */
static void
show_tools (DossierNotesPage *self, GtkListItem *list_item, guint n_selected)
{
  DossierNoteRow *row = DOSSIER_NOTE_ROW (gtk_list_item_get_child (list_item));
  GtkWidget      *card = GTK_WIDGET (dossier_note_row_get_card (row));

  if (gtk_list_item_get_selected (list_item) && n_selected == 1)
    gtk_widget_set_state_flags (card, GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (card, GTK_STATE_FLAG_SELECTED);
  dossier_annotation_card_update_state (DOSSIER_ANNOTATION_CARD (card));
}

static void
selection_changed_cb (GtkSelectionModel *model, guint at, guint n, DossierNotesPage *self)
{
  GHashTableIter iter;
  gpointer       list_item;
  guint          n_selected = count_selected (self);

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    show_tools (self, list_item, n_selected);
}

static void
row_shown_cb (DossierNoteRow *row, gpointer user_data)
{
  GtkWidget       *parent = gtk_widget_get_parent (GTK_WIDGET (row));
  g_autofree char *description = NULL;

  if (parent == NULL)
    return;
  description = dossier_note_row_dup_description (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (parent),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
}

/* Whoever ends editing goes on in the list. */
static void
edit_ended_cb (DossierAnnotationCard *card, DossierNotesPage *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (card), DOSSIER_TYPE_NOTE_ROW);

  if (row != NULL && gtk_widget_get_parent (row) != NULL &&
      gtk_widget_get_focus_child (row) != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierNotesPage *self)
{
  GtkWidget *row = dossier_note_row_new (self->drafts);

  g_signal_connect (row, "shown", G_CALLBACK (row_shown_cb), NULL);
  g_signal_connect_object (dossier_note_row_get_card (DOSSIER_NOTE_ROW (row)),
                           "edit-ended",
                           G_CALLBACK (edit_ended_cb),
                           self,
                           0);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierNotesPage *self)
{
  DossierNoteRow  *row = DOSSIER_NOTE_ROW (gtk_list_item_get_child (list_item));
  DossierNoteItem *item = gtk_list_item_get_item (list_item);
  gboolean         is_head = dossier_note_item_is_head (item);

  gtk_list_item_set_selectable (list_item, !is_head);
  gtk_list_item_set_activatable (list_item, !is_head);
  dossier_note_row_set_item (row, self->notebook, item, self->order);
  g_hash_table_add (self->rows, list_item);
  show_tools (self, list_item, count_selected (self));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierNotesPage *self)
{
  if (self->rows != NULL)
    g_hash_table_remove (self->rows, list_item);
  if (gtk_list_item_get_child (list_item) != NULL)
    dossier_note_row_set_item (DOSSIER_NOTE_ROW (gtk_list_item_get_child (list_item)),
                               self->notebook,
                               NULL,
                               self->order);
}

/* --- what is done with them --- */

static void
open_at (DossierNotesPage *self, guint position)
{
  g_autoptr (DossierNoteItem) item = NULL;

  if (self->notes == NULL)
    return;
  item = g_list_model_get_item (G_LIST_MODEL (self->notes), position);
  if (item != NULL && dossier_note_item_get_annotation (item) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self),
                                "win.open-annotation",
                                "(xx)",
                                dossier_note_item_get_article_id (item),
                                dossier_note_item_get_id (item));
}

static void
activated_cb (GtkListView *list, guint position, DossierNotesPage *self)
{
  open_at (self, position);
}

static void
add_id (DossierNotesPage *self, GHashTable *seen, GArray *ids, guint position)
{
  gint64 id = dossier_note_list_get_id (self->notes, position);

  if (id != 0 && g_hash_table_add (seen, g_memdup2 (&id, sizeof id)))
    g_array_append_val (ids, id);
}

/* (transfer full) (element-type gint64): in the order of the list, each once. */
static GArray *
list_selected (DossierNotesPage *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray       *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GtkBitsetIter iter;
  guint         position;

  if (self->notes != NULL && gtk_bitset_iter_init_first (&iter, selected, &position))
    do
      add_id (self, seen, ids, position);
    while (gtk_bitset_iter_next (&iter, &position));
  return ids;
}

static GArray *
list_all (DossierNotesPage *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint   n = self->notes != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->notes)) : 0;

  for (guint i = 0; i < n; i++)
    add_id (self, seen, ids, i);
  return ids;
}

static guint
find_selected (DossierNotesPage *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  return gtk_bitset_is_empty (selected) ? GTK_INVALID_LIST_POSITION
                                        : gtk_bitset_get_minimum (selected);
}

static void
open_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (widget);
  guint             position = find_selected (self);

  if (position != GTK_INVALID_LIST_POSITION)
    open_at (self, position);
}

static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (widget);
  guint             position = find_selected (self);
  GHashTableIter    iter;
  gpointer          list_item;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &list_item, NULL))
    if (gtk_list_item_get_position (list_item) == position)
      {
        DossierNoteRow *row = DOSSIER_NOTE_ROW (gtk_list_item_get_child (list_item));

        dossier_annotation_card_edit (dossier_note_row_get_card (row));
        return;
      }
}

static void
deleted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) root = user_data;
  g_autoptr (GError) error = NULL;

  if (dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    gtk_widget_activate_action (root, "win.toast-undo", "s", _ ("Annotations deleted"));
  else
    dossier_report_error (root, error);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (widget);
  g_autoptr (GArray) ids = list_selected (self);

  if (ids->len > 0)
    dossier_notebook_delete_annotations_async (
        self->notebook,
        ids,
        NULL,
        deleted_cb,
        g_object_ref (GTK_WIDGET (gtk_widget_get_root (widget))));
}

static void
recoloured_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    dossier_report_error (self, error);
}

static void
highlight_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (widget);
  g_autoptr (GArray) ids = list_selected (self);
  DossierHighlight highlight;

  if (ids->len > 0 &&
      dossier_highlight_from_string (g_variant_get_string (parameter, NULL), &highlight))
    dossier_notebook_recolour_annotations_async (self->notebook,
                                                 ids,
                                                 highlight,
                                                 NULL,
                                                 recoloured_cb,
                                                 g_object_ref (widget));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (widget);
  g_autoptr (GArray) ids = list_selected (self);

  if (ids->len == 0)
    {
      g_array_unref (ids);
      ids = list_all (self);
    }
  if (ids->len > 0)
    gtk_widget_activate_action (
        widget,
        "win.export-annotations",
        "(s@ax)",
        g_variant_get_string (parameter, NULL),
        g_variant_new_fixed_array (G_VARIANT_TYPE_INT64, ids->data, ids->len, sizeof (gint64)));
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (DOSSIER_NOTES_PAGE (widget)->filter));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_note_filter_clear (DOSSIER_NOTES_PAGE (widget)->filter);
}

/* --- the object --- */

static void
set_group (DossierNotesPage *self, const char *group)
{
  for (guint i = 0; i < G_N_ELEMENTS (group_names); i++)
    if (g_strcmp0 (group_names[i], group) == 0 && self->order != (DossierNotesOrder) i)
      {
        self->order = (DossierNotesOrder) i;
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_GROUP]);
        ask (self);
      }
}

static void
dossier_notes_page_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GROUP)
    set_group (DOSSIER_NOTES_PAGE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
dossier_notes_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_GROUP)
    g_value_set_string (value, group_names[DOSSIER_NOTES_PAGE (object)->order]);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
open_notes (DossierNotesPage *self)
{
  if (self->notes != NULL || self->notebook == NULL)
    return;
  self->tags = dossier_index_new (self->notebook, DOSSIER_INDEX_TAGS);
  self->notes = dossier_note_list_new (self->notebook);
  g_signal_connect_swapped (self->notes, "notify", G_CALLBACK (show_state), self);
  ask (self);
  gtk_multi_selection_set_model (self->selection, G_LIST_MODEL (self->notes));
}

static void
close_notes (DossierNotesPage *self)
{
  gtk_multi_selection_set_model (self->selection, NULL);
  if (self->notes != NULL)
    g_signal_handlers_disconnect_by_data (self->notes, self);
  g_clear_object (&self->notes);
  g_clear_object (&self->tags);
}

static void
dossier_notes_page_map (GtkWidget *widget)
{
  open_notes (DOSSIER_NOTES_PAGE (widget));
  GTK_WIDGET_CLASS (dossier_notes_page_parent_class)->map (widget);
}

static void
dossier_notes_page_dispose (GObject *object)
{
  DossierNotesPage *self = DOSSIER_NOTES_PAGE (object);
  GtkWidget        *child;

  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      close_notes (self);
    }
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->selection);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->notebook);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_notes_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DOSSIER_TYPE_NOTE_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-notes-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierNotesPage, count);
  gtk_widget_class_bind_template_child (widget_class, DossierNotesPage, tools);
  gtk_widget_class_bind_template_child (widget_class, DossierNotesPage, filter);
  gtk_widget_class_bind_template_child (widget_class, DossierNotesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierNotesPage, list);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_opening_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_left_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
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
    { "annotations.open", NULL, open_action },
    { "annotations.edit", NULL, edit_action },
    { "annotations.delete", NULL, delete_action },
    { "annotations.highlight", "s", highlight_action },
    { "annotations.export", "s", export_action },
    { "annotations.filter", NULL, filter_action },
    { "annotations.show-all", NULL, show_all_action },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class,
                                     actions[i].name,
                                     actions[i].parameter,
                                     actions[i].activate);
  gtk_widget_class_install_property_action (widget_class, "annotations.group", "group");
}

static void
dossier_notes_page_class_init (DossierNotesPageClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->set_property = dossier_notes_page_set_property;
  object_class->get_property = dossier_notes_page_get_property;
  object_class->dispose = dossier_notes_page_dispose;
  widget_class->map = dossier_notes_page_map;
  properties[PROP_GROUP] =
      g_param_spec_string ("group",
                           NULL,
                           NULL,
                           group_names[DOSSIER_NOTES_NEWEST],
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  bind_template (widget_class);
  install_actions (widget_class);
}

/* Keys of the list, after those of whatever is edited in it. */
static void
add_keys (DossierNotesPage *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
    const char *target;
  } keys[] = {
    { "Delete|KP_Delete", "annotations.delete", NULL },
    { "e|F2", "annotations.edit", NULL },
    { "n", "annotations.edit", NULL },
    { "1", "annotations.highlight", "yellow" },
    { "2", "annotations.highlight", "green" },
    { "3", "annotations.highlight", "blue" },
    { "4", "annotations.highlight", "pink" },
    { "5", "annotations.highlight", "purple" },
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].trigger),
                                                gtk_named_action_new (keys[i].action));

      if (keys[i].target != NULL)
        gtk_shortcut_set_arguments (shortcut, g_variant_new_string (keys[i].target));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self->list), controller);
}

static void
dossier_notes_page_init (DossierNotesPage *self)
{
  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_multi_selection_new (NULL);
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  add_keys (self);
  show_state (self);
}

GtkWidget *
dossier_notes_page_new (void)
{
  return g_object_new (DOSSIER_TYPE_NOTES_PAGE, NULL);
}

void
dossier_notes_page_set_notebook (DossierNotesPage *self, DossierNotebook *notebook)
{
  g_return_if_fail (DOSSIER_IS_NOTES_PAGE (self));

  if (self->notebook == notebook)
    return;
  close_notes (self);
  g_set_object (&self->notebook, notebook);
  dossier_note_filter_set_notebook (self->filter, notebook);
  dossier_note_filter_clear (self->filter);
  gtk_stack_set_visible_child_name (self->stack, "loading");
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    open_notes (self);
  show_state (self);
}

void
dossier_notes_page_focus (DossierNotesPage *self)
{
  g_return_if_fail (DOSSIER_IS_NOTES_PAGE (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

gboolean
dossier_notes_page_escape (DossierNotesPage *self)
{
  g_return_val_if_fail (DOSSIER_IS_NOTES_PAGE (self), FALSE);
  return dossier_note_filter_clear (self->filter);
}
