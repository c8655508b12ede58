/* dossier-index-pane.c: one index of the notebook, its people for example, to choose from.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/library/dossier-index-pane.h"

#include "app/dossier-style.h"
#include "app/library/dossier-index-row.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _DossierIndexPane
{
  GtkWidget parent_instance;

  /* template children */
  GtkWidget          *box;
  GtkLabel           *title;
  GtkWidget          *dot;
  GtkSearchEntry     *filter;
  GtkStack           *stack;
  AdwStatusPage      *nothing;
  GtkListView        *list;
  GtkSingleSelection *selection;

  /* owned */
  DossierIndex *index;

  DossierIndexKind kind;
  gboolean         is_quiet;
};

G_DEFINE_FINAL_TYPE (DossierIndexPane, dossier_index_pane, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  const char *css_class;
  const char *nothing_yet;
} kinds[] = {
  [DOSSIER_INDEX_TAGS] = { N_ ("Tags"), "", N_ ("No Tags Yet") },
  [DOSSIER_INDEX_PEOPLE] = { N_ ("People"), "kind-person", N_ ("No People Yet") },
  [DOSSIER_INDEX_PLACES] = { N_ ("Places"), "kind-place", N_ ("No Places Yet") },
  [DOSSIER_INDEX_ORGANISATIONS] = { N_ ("Organisations"),
                                    "kind-organization",
                                    N_ ("No Organisations Yet") },
};

static void
update_stack (DossierIndexPane *self)
{
  gboolean is_empty =
      self->index == NULL || g_list_model_get_n_items (G_LIST_MODEL (self->index)) == 0;
  const char      *words = gtk_editable_get_text (GTK_EDITABLE (self->filter));
  g_autofree char *title = NULL;

  gtk_stack_set_visible_child_name (self->stack, is_empty ? "nothing" : "list");
  if (!is_empty)
    return;
  if (*words != '\0')
    title = g_strdup_printf (_ ("No “%s”"), words);
  adw_status_page_set_title (self->nothing,
                             title == NULL ? _ (kinds[self->kind].nothing_yet) : title);
}

static void
items_changed_cb (GListModel *model, guint at, guint removed, guint added, gpointer user_data)
{
  update_stack (DOSSIER_INDEX_PANE (user_data));
}

static void
filter_changed_cb (GtkSearchEntry *entry, gpointer user_data)
{
  DossierIndexPane *self = DOSSIER_INDEX_PANE (user_data);

  if (self->index != NULL)
    dossier_index_set_words (self->index, gtk_editable_get_text (GTK_EDITABLE (entry)));
  update_stack (self);
}

static void
filter_stopped_cb (GtkSearchEntry *entry, gpointer user_data)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (user_data), "sidebar.show-home", NULL);
}

static void
show_chosen (DossierIndexPane *self)
{
  DossierIndexItem *item = gtk_single_selection_get_selected_item (self->selection);

  if (item == NULL || self->is_quiet)
    return;
  gtk_widget_activate_action (GTK_WIDGET (self),
                              "library.show-entity",
                              "(ixs)",
                              (int) self->kind,
                              dossier_index_item_get_id (item),
                              dossier_index_item_get_name (item));
}

static void
selected_cb (GtkSingleSelection *selection, GParamSpec *pspec, gpointer user_data)
{
  show_chosen (DOSSIER_INDEX_PANE (user_data));
}

static void
activated_cb (GtkListView *list, guint position, gpointer user_data)
{
  show_chosen (DOSSIER_INDEX_PANE (user_data));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  gtk_list_item_set_child (list_item, dossier_index_row_new ());
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  dossier_index_row_set_item (DOSSIER_INDEX_ROW (gtk_list_item_get_child (list_item)),
                              gtk_list_item_get_item (list_item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  dossier_index_row_set_item (DOSSIER_INDEX_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
dossier_index_pane_dispose (GObject *object)
{
  DossierIndexPane *self = DOSSIER_INDEX_PANE (object);

  if (self->index != NULL)
    g_signal_handlers_disconnect_by_data (self->index, self);
  g_clear_object (&self->index);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (dossier_index_pane_parent_class)->dispose (object);
}

static void
dossier_index_pane_class_init (DossierIndexPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_index_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH "/ui/dossier-index-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierIndexPane, box);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexPane, title);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexPane, dot);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexPane, filter);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexPane, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexPane, nothing);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexPane, list);
  gtk_widget_class_bind_template_child (widget_class, DossierIndexPane, selection);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
}

static void
dossier_index_pane_init (DossierIndexPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
dossier_index_pane_new (void)
{
  return g_object_new (DOSSIER_TYPE_INDEX_PANE, NULL);
}

/* Replaces the model without taking its first selection for the reader's choice. */
static void
set_index (DossierIndexPane *self, DossierIndex *index)
{
  self->is_quiet = TRUE;
  if (self->index != NULL)
    g_signal_handlers_disconnect_by_data (self->index, self);
  g_set_object (&self->index, index);
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (index));
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  if (index != NULL)
    g_signal_connect (index, "items-changed", G_CALLBACK (items_changed_cb), self);
  self->is_quiet = FALSE;
}

void
dossier_index_pane_set (DossierIndexPane *self, DossierNotebook *notebook, DossierIndexKind kind)
{
  g_autoptr (DossierIndex) index = NULL;

  g_return_if_fail (DOSSIER_IS_INDEX_PANE (self));
  g_return_if_fail (notebook == NULL || DOSSIER_IS_NOTEBOOK (notebook));

  if (notebook != NULL)
    index = dossier_index_new (notebook, kind);
  self->kind = kind;
  set_index (self, index);

  gtk_label_set_text (self->title, dossier_index_kind_get_title (kind));
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (*kinds[i].css_class != '\0')
      gtk_widget_remove_css_class (self->dot, kinds[i].css_class);
  if (*kinds[kind].css_class != '\0')
    gtk_widget_add_css_class (self->dot, kinds[kind].css_class);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dossier_index_kind_get_title (kind),
                                  -1);
  update_stack (self);
}

void
dossier_index_pane_unselect (DossierIndexPane *self)
{
  g_return_if_fail (DOSSIER_IS_INDEX_PANE (self));

  self->is_quiet = TRUE;
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  self->is_quiet = FALSE;
}

void
dossier_index_pane_focus (DossierIndexPane *self)
{
  g_return_if_fail (DOSSIER_IS_INDEX_PANE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

const char *
dossier_index_kind_get_title (DossierIndexKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), "");

  return _ (kinds[kind].title);
}

const char *
dossier_index_kind_get_css_class (DossierIndexKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (kinds), "");

  return kinds[kind].css_class;
}
