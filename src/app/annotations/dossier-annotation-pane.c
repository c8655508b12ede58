/* dossier-annotation-pane.c: all annotations of an article: level with their passages, or as a
 * list.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/annotations/dossier-annotation-pane.h"

#include "app/annotations/dossier-note-filter.h"
#include "app/annotations/dossier-note-match.h"
#include "app/dossier-style.h"

#include <glib/gi18n-lib.h>

struct _DossierAnnotationPane
{
  GtkWidget parent_instance;

  /* template children */
  DossierNoteFilter *filter;
  GtkStack          *stack;
  DossierCardCanvas *canvas;
  GtkListView       *list;
  GtkWidget         *list_button;
  GtkWidget         *orphans_button;
  GtkLabel          *orphans_label;

  /* owned */
  DossierReading     *reading;
  DossierNoteMatch   *match;
  GtkFilterListModel *wanted; /* the annotations that the filter lets through */
  GHashTable         *drafts; /* gint64 * → char *: typed and not saved */
  GHashTable         *rows;   /* of the list: the cards that are bound */
  GtkSingleSelection *selection;

  gint64   selected;
  gboolean is_list;
};

G_DEFINE_TYPE (DossierAnnotationPane, dossier_annotation_pane, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_AS_LIST,
  N_PROPERTIES
};

enum
{
  PASSAGE_WANTED,
  SELECTED_CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

static GListModel *
get_annotations (DossierAnnotationPane *self)
{
  return self->reading != NULL ? dossier_reading_get_annotations (self->reading) : NULL;
}

static guint
find_position (DossierAnnotationPane *self, gint64 id)
{
  GListModel *model = G_LIST_MODEL (self->wanted);
  guint       n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (model, i);

      if (dossier_annotation_item_get_id (item) == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* Orphans stand last: the first of them, or the end. */
static guint
find_orphans (GListModel *model)
{
  guint low = 0;
  guint high = g_list_model_get_n_items (model);

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (model, middle);

      if (dossier_annotation_item_is_orphan (item))
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

static void
show_state (DossierAnnotationPane *self)
{
  GListModel *model = G_LIST_MODEL (self->wanted);
  guint       n = g_list_model_get_n_items (model);
  guint       n_all = self->reading != NULL ? g_list_model_get_n_items (get_annotations (self)) : 0;
  guint       n_orphans = n - find_orphans (model);
  g_autofree char *words = NULL;
  g_autofree char *result = NULL;

  gtk_stack_set_visible_child_name (self->stack,
                                    n_all == 0      ? "empty"
                                    : n == 0        ? "nothing"
                                    : self->is_list ? "list"
                                                    : "level");
  gtk_widget_set_visible (self->list_button, n > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->filter), n_all > 0);
  /* Translators: how many annotations a filter lets through, of how many */
  result = g_strdup_printf (_ ("%u of %u"), n, n_all);
  dossier_note_filter_set_result (self->filter, result);
  gtk_widget_set_visible (self->orphans_button, n_orphans > 0 && !self->is_list);
  words = g_strdup_printf (ngettext ("The passage of %u annotation is not in this version.",
                                     "The passages of %u annotations are not in this version.",
                                     n_orphans),
                           n_orphans);
  gtk_label_set_text (self->orphans_label, words);
}

/* A list view makes rows for two hundred items at once, seen or not: only when it is wanted. */
static void
show_model (DossierAnnotationPane *self)
{
  gtk_single_selection_set_model (self->selection,
                                  self->is_list ? G_LIST_MODEL (self->wanted) : NULL);
  if (self->is_list)
    gtk_single_selection_set_selected (self->selection, find_position (self, self->selected));
}

static void
set_as_list (DossierAnnotationPane *self, gboolean is_list)
{
  if (self->is_list == is_list)
    return;
  self->is_list = is_list;
  show_model (self);
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_AS_LIST]);
}

static void
show_orphans_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAnnotationPane *self = DOSSIER_ANNOTATION_PANE (widget);

  if (self->reading == NULL)
    return;
  set_as_list (self, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (self->list),
                              "list.scroll-to-item",
                              "u",
                              find_orphans (G_LIST_MODEL (self->wanted)));
}

/* --- the filter --- */

static void
filter_changed_cb (DossierNoteFilter *filter, DossierAnnotationPane *self)
{
  dossier_note_match_set (self->match,
                          dossier_note_filter_get_words (filter),
                          dossier_note_filter_get_highlights (filter),
                          dossier_note_filter_get_tag (filter));
  show_state (self);
}

static int
compare_tags (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

/* The tags that this article's annotations have. */
static void
filter_opening_cb (DossierNoteFilter *filter, DossierAnnotationPane *self)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  GListModel *model = get_annotations (self);
  guint       n = model != NULL ? g_list_model_get_n_items (model) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (DossierAnnotationItem) item = g_list_model_get_item (model, i);
      const char *const *tags = dossier_annotation_item_get_tags (item);

      for (guint k = 0; tags != NULL && tags[k] != NULL; k++)
        if (!g_hash_table_contains (seen, tags[k]))
          {
            g_ptr_array_add (names, g_strdup (tags[k]));
            g_hash_table_add (seen, names->pdata[names->len - 1]);
          }
    }
  g_ptr_array_sort (names, compare_tags);
  g_ptr_array_add (names, NULL);
  dossier_note_filter_set_tags (filter, (const char *const *) names->pdata);
}

static void
filter_left_cb (DossierNoteFilter *filter, DossierAnnotationPane *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "reader.focus-article", NULL);
}

static void
filter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierAnnotationPane *self = DOSSIER_ANNOTATION_PANE (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->filter)))
    gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

static void
show_all_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_note_filter_clear (DOSSIER_ANNOTATION_PANE (widget)->filter);
}

/* What is to be shown must not be filtered away. */
static void
let_through (DossierAnnotationPane *self, gint64 id)
{
  if (id != 0 && find_position (self, id) == GTK_INVALID_LIST_POSITION)
    dossier_note_filter_clear (self->filter);
}

/* --- the list --- */

static void
want_passage (DossierAnnotationPane *self, DossierAnnotationItem *item)
{
  dossier_annotation_pane_select (self, dossier_annotation_item_get_id (item));
  g_signal_emit (self, signals[PASSAGE_WANTED], 0, item);
}

static void
row_activated_cb (DossierAnnotationCard *card, DossierAnnotationPane *self)
{
  DossierAnnotationItem *item = dossier_annotation_card_get_item (card);

  if (item != NULL)
    want_passage (self, item);
}

static void
show_row_state (DossierAnnotationPane *self, DossierAnnotationCard *card)
{
  DossierAnnotationItem *item = dossier_annotation_card_get_item (card);

  if (item != NULL && dossier_annotation_item_get_id (item) == self->selected)
    gtk_widget_set_state_flags (GTK_WIDGET (card), GTK_STATE_FLAG_SELECTED, FALSE);
  else
    gtk_widget_unset_state_flags (GTK_WIDGET (card), GTK_STATE_FLAG_SELECTED);
  dossier_annotation_card_update_state (card);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *list_item,
              DossierAnnotationPane    *self)
{
  GtkWidget *card = dossier_annotation_card_new (self->drafts);

  g_signal_connect (card, "activated", G_CALLBACK (row_activated_cb), self);
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, card);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierAnnotationPane *self)
{
  DossierAnnotationCard *card = DOSSIER_ANNOTATION_CARD (gtk_list_item_get_child (list_item));
  DossierAnnotationItem *item = gtk_list_item_get_item (list_item);
  g_autofree char       *description =
      dossier_annotation_card_dup_description (dossier_reading_get_notebook (self->reading), item);

  dossier_annotation_card_set_item (card, self->reading, item);
  g_hash_table_add (self->rows, card);
  show_row_state (self, card);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (card))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               DossierAnnotationPane    *self)
{
  DossierAnnotationCard *card = DOSSIER_ANNOTATION_CARD (gtk_list_item_get_child (list_item));

  if (self->rows != NULL)
    g_hash_table_remove (self->rows, card);
  if (card != NULL)
    dossier_annotation_card_set_item (card, NULL, NULL);
}

static void
selection_changed_cb (DossierAnnotationPane *self)
{
  DossierAnnotationItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item != NULL && dossier_annotation_item_get_id (item) != self->selected)
    want_passage (self, item);
}

static void
card_activated_cb (DossierCardCanvas *canvas, gint64 id, DossierAnnotationPane *self)
{
  DossierAnnotationCard *card = dossier_card_canvas_get_card (canvas, id);

  if (card != NULL)
    want_passage (self, dossier_annotation_card_get_item (card));
}

/* --- life --- */

static void
dossier_annotation_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_AS_LIST:
      g_value_set_boolean (value, DOSSIER_ANNOTATION_PANE (object)->is_list);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_annotation_pane_set_property (GObject      *object,
                                      guint         id,
                                      const GValue *value,
                                      GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_AS_LIST:
      set_as_list (DOSSIER_ANNOTATION_PANE (object), g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_annotation_pane_dispose (GObject *object)
{
  DossierAnnotationPane *self = DOSSIER_ANNOTATION_PANE (object);
  GtkWidget             *child;

  if (self->reading != NULL)
    g_signal_handlers_disconnect_by_data (get_annotations (self), self);
  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  self->list = NULL;
  g_clear_object (&self->selection);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->wanted);
  g_clear_object (&self->match);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  g_clear_pointer (&self->drafts, g_hash_table_unref);
  G_OBJECT_CLASS (dossier_annotation_pane_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (DOSSIER_TYPE_CARD_CANVAS);
  g_type_ensure (DOSSIER_TYPE_NOTE_FILTER);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-annotation-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationPane, filter);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationPane, canvas);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationPane, list);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationPane, list_button);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationPane, orphans_button);
  gtk_widget_class_bind_template_child (widget_class, DossierAnnotationPane, orphans_label);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_opening_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_left_cb);
}

static void
dossier_annotation_pane_class_init (DossierAnnotationPaneClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = dossier_annotation_pane_get_property;
  object_class->set_property = dossier_annotation_pane_set_property;
  object_class->dispose = dossier_annotation_pane_dispose;
  properties[PROP_AS_LIST] =
      g_param_spec_boolean ("as-list",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[PASSAGE_WANTED] = g_signal_new ("passage-wanted",
                                          G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST,
                                          0,
                                          NULL,
                                          NULL,
                                          NULL,
                                          G_TYPE_NONE,
                                          1,
                                          DOSSIER_TYPE_ANNOTATION_ITEM);
  signals[SELECTED_CHANGED] = g_signal_new ("selected-changed",
                                            G_TYPE_FROM_CLASS (klass),
                                            G_SIGNAL_RUN_LAST,
                                            0,
                                            NULL,
                                            NULL,
                                            NULL,
                                            G_TYPE_NONE,
                                            0);
  gtk_widget_class_install_property_action (widget_class, "notes.as-list", "as-list");
  gtk_widget_class_install_action (widget_class, "notes.show-orphans", NULL, show_orphans_action);
  gtk_widget_class_install_action (widget_class, "notes.filter", NULL, filter_action);
  gtk_widget_class_install_action (widget_class, "notes.show-all", NULL, show_all_action);
  bind_template (widget_class);
}

static void
dossier_annotation_pane_init (DossierAnnotationPane *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->drafts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  self->rows = g_hash_table_new (NULL, NULL);
  self->match = dossier_note_match_new ();
  self->wanted = gtk_filter_list_model_new (NULL, g_object_ref (GTK_FILTER (self->match)));
  gtk_widget_init_template (GTK_WIDGET (self));
  dossier_card_canvas_set_drafts (self->canvas, self->drafts);
  g_signal_connect (self->canvas, "card-activated", G_CALLBACK (card_activated_cb), self);

  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_swapped (self->selection,
                            "notify::selected",
                            G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  show_state (self);
}

GtkWidget *
dossier_annotation_pane_new (void)
{
  return g_object_new (DOSSIER_TYPE_ANNOTATION_PANE, NULL);
}

void
dossier_annotation_pane_set_view (DossierAnnotationPane *self, DossierArticleView *view)
{
  g_return_if_fail (DOSSIER_IS_ANNOTATION_PANE (self));
  dossier_card_canvas_set_view (self->canvas, view);
}

void
dossier_annotation_pane_set_reading (DossierAnnotationPane *self, DossierReading *reading)
{
  g_return_if_fail (DOSSIER_IS_ANNOTATION_PANE (self));

  if (self->reading == reading)
    return;
  if (self->reading != NULL)
    g_signal_handlers_disconnect_by_data (get_annotations (self), self);
  self->selected = 0;
  /* The list shows nothing while the items change hands. */
  gtk_single_selection_set_model (self->selection, NULL);
  g_set_object (&self->reading, reading);
  dossier_note_filter_clear (self->filter);
  dossier_note_filter_set_notebook (self->filter,
                                    reading != NULL ? dossier_reading_get_notebook (reading)
                                                    : NULL);
  gtk_filter_list_model_set_model (self->wanted, get_annotations (self));
  dossier_card_canvas_set_reading (self->canvas, reading, G_LIST_MODEL (self->wanted));
  show_model (self);
  if (reading != NULL)
    g_signal_connect_swapped (get_annotations (self),
                              "items-changed",
                              G_CALLBACK (show_state),
                              self);
  show_state (self);
}

void
dossier_annotation_pane_select (DossierAnnotationPane *self, gint64 id)
{
  GHashTableIter iter;
  gpointer       card;

  g_return_if_fail (DOSSIER_IS_ANNOTATION_PANE (self));

  if (self->selected == id)
    return;
  self->selected = id;
  dossier_card_canvas_select (self->canvas, id);
  if (self->is_list)
    gtk_single_selection_set_selected (self->selection, find_position (self, id));
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    show_row_state (self, card);
  g_signal_emit (self, signals[SELECTED_CHANGED], 0);
}

static DossierAnnotationCard *
find_card (DossierAnnotationPane *self, gint64 id)
{
  GHashTableIter iter;
  gpointer       card;

  if (!self->is_list)
    return dossier_card_canvas_get_card (self->canvas, id);
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &card, NULL))
    if (dossier_annotation_item_get_id (dossier_annotation_card_get_item (card)) == id)
      return card;
  return NULL;
}

void
dossier_annotation_pane_focus (DossierAnnotationPane *self, gint64 id)
{
  DossierAnnotationCard *card;

  g_return_if_fail (DOSSIER_IS_ANNOTATION_PANE (self));

  let_through (self, id);
  dossier_annotation_pane_select (self, id);
  if (self->is_list)
    gtk_widget_activate_action (GTK_WIDGET (self->list),
                                "list.scroll-to-item",
                                "u",
                                find_position (self, id));
  card = find_card (self, id);
  if (card != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (card));
}

void
dossier_annotation_pane_edit (DossierAnnotationPane *self, gint64 id)
{
  g_return_if_fail (DOSSIER_IS_ANNOTATION_PANE (self));

  set_as_list (self, FALSE);
  let_through (self, id);
  dossier_annotation_pane_select (self, id);
  dossier_card_canvas_edit (self->canvas, id);
}

gint64
dossier_annotation_pane_get_selected (DossierAnnotationPane *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_PANE (self), 0);
  return self->selected;
}

DossierCardCanvas *
dossier_annotation_pane_get_canvas (DossierAnnotationPane *self)
{
  g_return_val_if_fail (DOSSIER_IS_ANNOTATION_PANE (self), NULL);
  return self->canvas;
}
