/* dossier-entity-sidebar.c: who, where and how many: everything found in an article, by kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-sidebar.h"

#include "app/dossier-report.h"
#include "app/dossier-style.h"
#include "app/entities/dossier-entity-model.h"
#include "app/entities/dossier-entity-row.h"
#include "app/entities/dossier-entity-section.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _DossierEntitySidebar
{
  GtkWidget parent_instance;

  /* template children */
  GtkSearchEntry *filter;
  GtkStack       *stack;
  GtkListView    *list;
  GtkPopover     *menu;

  /* owned */
  DossierReading     *reading;
  DossierEntityModel *model;
  GtkSingleSelection *selection;
  GHashTable         *rows; /* of what is bound: item → row */
  DossierEntityItem  *chosen;
  DossierEntityItem  *pointed;

  int      current;
  gboolean is_silent; /* the selection follows the choice, not the other way round */
};

G_DEFINE_TYPE (DossierEntitySidebar, dossier_entity_sidebar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_READING,
  N_PROPERTIES
};

enum
{
  MARKED,
  MENTION_SHOWN,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint       signals[N_SIGNALS];

/* --- choosing --- */

static void
show_current (DossierEntitySidebar *self, DossierEntityItem *item, int current)
{
  DossierEntityRow *row = item != NULL ? g_hash_table_lookup (self->rows, item) : NULL;

  if (row != NULL)
    dossier_entity_row_set_current (row, current);
}

static guint
find_position (DossierEntitySidebar *self, gpointer item)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; item != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) other = g_list_model_get_item (model, i);

      if (other == item)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
set_chosen (DossierEntitySidebar *self, DossierEntityItem *item, int current)
{
  guint position;

  show_current (self, self->chosen, -1);
  g_set_object (&self->chosen, item);
  self->current = item != NULL ? current : -1;
  show_current (self, item, self->current);
  position = find_position (self, item);
  self->is_silent = TRUE;
  gtk_single_selection_set_selected (self->selection, position);
  self->is_silent = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entities.next", item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entities.previous", item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entities.reject", item != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "entities.clear", item != NULL);
  g_signal_emit (self, signals[MARKED], 0);
}

static void
show_mention (DossierEntitySidebar *self)
{
  if (self->chosen != NULL)
    g_signal_emit (
        self,
        signals[MENTION_SHOWN],
        0,
        g_ptr_array_index (dossier_entity_item_get_mentions (self->chosen), self->current));
}

static void
step (DossierEntitySidebar *self, int steps)
{
  int n;

  if (self->chosen == NULL)
    return;
  n = dossier_entity_item_get_mentions (self->chosen)->len;
  set_chosen (self, self->chosen, ((self->current + steps) % n + n) % n);
  show_mention (self);
}

static void
next_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (DOSSIER_ENTITY_SIDEBAR (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step (DOSSIER_ENTITY_SIDEBAR (widget), -1);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_entity_sidebar_choose (DOSSIER_ENTITY_SIDEBAR (widget), NULL);
}

typedef struct
{
  DossierEntitySidebar *self;
  DossierEntityItem    *item;
} Rejection;

static void
rejected_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Rejection *rejection = user_data;
  g_autoptr (DossierEntitySidebar) self = rejection->self;
  g_autoptr (DossierEntityItem) item = rejection->item;
  g_autoptr (GError) error = NULL;
  g_autofree char *news = NULL;

  if (!dossier_reading_finish (DOSSIER_READING (source), result, &error))
    {
      dossier_report_error (GTK_WIDGET (self), error);
      return;
    }
  /* Translators: a name that the reader took off the list */
  news = g_strdup_printf (_ ("“%s” was rejected"), dossier_entity_item_get_name (item));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "s", news);
}

static void
reject_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DossierEntitySidebar *self = DOSSIER_ENTITY_SIDEBAR (widget);
  Rejection            *rejection;

  if (self->chosen == NULL)
    return;
  rejection = g_new0 (Rejection, 1);
  rejection->self = g_object_ref (self);
  rejection->item = g_object_ref (self->chosen);
  dossier_reading_reject_async (self->reading, self->chosen, NULL, rejected_cb, rejection);
}

static void
selection_changed_cb (DossierEntitySidebar *self)
{
  gpointer item = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_silent || item == (gpointer) self->chosen)
    return;
  /* What the filter hides, or a correction replaces, is not given up by the reader. */
  if (item == NULL && find_position (self, self->chosen) == GTK_INVALID_LIST_POSITION)
    return;
  dossier_entity_sidebar_choose (self, DOSSIER_IS_ENTITY_ITEM (item) ? item : NULL);
}

/* --- rows --- */

static void
row_clicked_cb (DossierEntityRow *row, DossierEntitySidebar *self)
{
  GObject *item = dossier_entity_row_get_item (row);

  if (!DOSSIER_IS_ENTITY_ITEM (item))
    return;
  if (item == (GObject *) self->chosen)
    step (self, 1);
  else
    dossier_entity_sidebar_choose (self, DOSSIER_ENTITY_ITEM (item));
}

static void
row_pointed_cb (DossierEntityRow *row, gboolean has_come, DossierEntitySidebar *self)
{
  GObject           *item = dossier_entity_row_get_item (row);
  DossierEntityItem *pointed;

  if (!has_come && self->pointed != (DossierEntityItem *) item)
    return;
  pointed = has_come && DOSSIER_IS_ENTITY_ITEM (item) ? DOSSIER_ENTITY_ITEM (item) : NULL;
  if (g_set_object (&self->pointed, pointed))
    g_signal_emit (self, signals[MARKED], 0);
}

static void
row_menu_cb (DossierEntityRow *row, double x, double y, DossierEntitySidebar *self)
{
  GObject         *item = dossier_entity_row_get_item (row);
  graphene_point_t point;

  if (!DOSSIER_IS_ENTITY_ITEM (item) || !gtk_widget_compute_point (GTK_WIDGET (row),
                                                                   GTK_WIDGET (self),
                                                                   &GRAPHENE_POINT_INIT (x, y),
                                                                   &point))
    return;
  if (item != (GObject *) self->chosen)
    dossier_entity_sidebar_choose (self, DOSSIER_ENTITY_ITEM (item));
  gtk_popover_set_pointing_to (self->menu, &(GdkRectangle){ point.x, point.y, 1, 1 });
  gtk_popover_popup (self->menu);
}

static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierEntitySidebar *self)
{
  GtkWidget *row = dossier_entity_row_new ();

  g_signal_connect (row, "clicked", G_CALLBACK (row_clicked_cb), self);
  g_signal_connect (row, "pointed", G_CALLBACK (row_pointed_cb), self);
  g_signal_connect (row, "menu-requested", G_CALLBACK (row_menu_cb), self);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, DossierEntitySidebar *self)
{
  DossierEntityRow *row = DOSSIER_ENTITY_ROW (gtk_list_item_get_child (list_item));
  GObject          *item = gtk_list_item_get_item (list_item);
  g_autofree char  *description = NULL;

  dossier_entity_row_set_item (row, item);
  dossier_entity_row_set_current (row, item == (GObject *) self->chosen ? self->current : -1);
  g_hash_table_insert (self->rows, item, row);
  gtk_list_item_set_selectable (list_item, DOSSIER_IS_ENTITY_ITEM (item));
  gtk_list_item_set_activatable (list_item, DOSSIER_IS_ENTITY_ITEM (item));
  description = dossier_entity_row_dup_description (row);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (GTK_WIDGET (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description,
                                  -1);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *list_item,
               DossierEntitySidebar     *self)
{
  DossierEntityRow *row = DOSSIER_ENTITY_ROW (gtk_list_item_get_child (list_item));

  if (self->rows != NULL)
    g_hash_table_remove (self->rows, gtk_list_item_get_item (list_item));
  if (row != NULL)
    dossier_entity_row_set_item (row, NULL);
}

/* --- filter --- */

static guint
count_entities (DossierEntitySidebar *self)
{
  guint n = 0;

  for (guint kind = 0; self->reading != NULL && kind < DOSSIER_N_ENTITY_KINDS; kind++)
    n += g_list_model_get_n_items (dossier_reading_get_entities (self->reading, kind));
  return n;
}

static void
show_state (DossierEntitySidebar *self)
{
  const char *name = "list";

  if (self->selection == NULL || self->stack == NULL)
    return;
  if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    name = count_entities (self) == 0 ? "empty" : "nothing";
  gtk_stack_set_visible_child_name (self->stack, name);
}

static void
filter_changed_cb (GtkSearchEntry *entry, DossierEntitySidebar *self)
{
  dossier_entity_model_set_words (self->model, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
filter_stopped_cb (GtkSearchEntry *entry, DossierEntitySidebar *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (entry)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (entry), "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "reader.focus-article", NULL);
}

/* Enter in the filter: the first that is left, and then the next of its mentions. */
static void
filter_activated_cb (GtkSearchEntry *entry, DossierEntitySidebar *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  if (self->chosen != NULL && find_position (self, self->chosen) != GTK_INVALID_LIST_POSITION)
    {
      step (self, 1);
      return;
    }
  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (!DOSSIER_IS_ENTITY_ITEM (item))
        continue;
      dossier_entity_sidebar_choose (self, DOSSIER_ENTITY_ITEM (item));
      return;
    }
}

/* --- life --- */

/* After a correction the entity that was chosen may be another object of the same name. */
static void
mentions_changed_cb (DossierEntitySidebar *self)
{
  g_autoptr (DossierEntityItem) old = self->chosen != NULL ? g_object_ref (self->chosen) : NULL;
  GListModel *entities;

  g_clear_object (&self->pointed);
  show_state (self);
  if (old == NULL)
    {
      g_signal_emit (self, signals[MARKED], 0);
      return;
    }
  entities = dossier_reading_get_entities (self->reading, dossier_entity_item_get_kind (old));
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);
      int n = dossier_entity_item_get_mentions (item)->len;

      if (strcmp (dossier_entity_item_get_name (item), dossier_entity_item_get_name (old)) != 0)
        continue;
      set_chosen (self, item, MIN (self->current, n - 1));
      return;
    }
  set_chosen (self, NULL, -1);
}

static void
make_selection (DossierEntitySidebar *self)
{
  self->model = dossier_entity_model_new ();
  self->selection =
      gtk_single_selection_new (g_object_ref (dossier_entity_model_get_list (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  g_signal_connect_swapped (self->selection,
                            "notify::selected",
                            G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (show_state), self);
}

static void
dossier_entity_sidebar_set_property (GObject      *object,
                                     guint         id,
                                     const GValue *value,
                                     GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_READING:
      dossier_entity_sidebar_set_reading (DOSSIER_ENTITY_SIDEBAR (object),
                                          g_value_get_object (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_entity_sidebar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_READING:
      g_value_set_object (value, DOSSIER_ENTITY_SIDEBAR (object)->reading);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
dossier_entity_sidebar_dispose (GObject *object)
{
  DossierEntitySidebar *self = DOSSIER_ENTITY_SIDEBAR (object);
  GtkWidget            *child;

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  if (self->reading != NULL)
    g_signal_handlers_disconnect_by_data (self->reading, self);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  g_clear_object (&self->reading);
  g_clear_object (&self->chosen);
  g_clear_object (&self->pointed);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->model, dossier_entity_model_free);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->rows, g_hash_table_unref);
  self->stack = NULL;
  self->list = NULL;
  G_OBJECT_CLASS (dossier_entity_sidebar_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-entity-sidebar.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierEntitySidebar, filter);
  gtk_widget_class_bind_template_child (widget_class, DossierEntitySidebar, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierEntitySidebar, list);
  gtk_widget_class_bind_template_child (widget_class, DossierEntitySidebar, menu);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_activated_cb);
}

static void
dossier_entity_sidebar_class_init (DossierEntitySidebarClass *klass)
{
  GObjectClass   *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  object_class->get_property = dossier_entity_sidebar_get_property;
  object_class->set_property = dossier_entity_sidebar_set_property;
  object_class->dispose = dossier_entity_sidebar_dispose;
  properties[PROP_READING] =
      g_param_spec_object ("reading",
                           NULL,
                           NULL,
                           DOSSIER_TYPE_READING,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  signals[MARKED] =
      g_signal_new ("marked", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MENTION_SHOWN] = g_signal_new ("mention-shown",
                                         type,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_POINTER);
  gtk_widget_class_install_action (widget_class, "entities.next", NULL, next_action);
  gtk_widget_class_install_action (widget_class, "entities.previous", NULL, previous_action);
  gtk_widget_class_install_action (widget_class, "entities.reject", NULL, reject_action);
  gtk_widget_class_install_action (widget_class, "entities.clear", NULL, clear_action);
  bind_template (widget_class);
}

/* Before the list's own keys: there Enter only activates, and that is what a double click does. */
static void
add_list_keys (DossierEntitySidebar *self)
{
  static const struct
  {
    const char *trigger;
    const char *action;
  } KEYS[] = {
    { "Return|KP_Enter", "entities.next" },
    { "<Shift>Return|<Shift>KP_Enter", "entities.previous" },
    { "x|Delete", "entities.reject" },
    { "Escape", "entities.clear" },
  };
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  for (gsize i = 0; i < G_N_ELEMENTS (KEYS); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (keys),
        gtk_shortcut_new (gtk_shortcut_trigger_parse_string (KEYS[i].trigger),
                          gtk_named_action_new (KEYS[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

static void
dossier_entity_sidebar_init (DossierEntitySidebar *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->current = -1;
  self->rows = g_hash_table_new (NULL, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->filter, NULL);
  make_selection (self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_row_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  add_list_keys (self);
  set_chosen (self, NULL, -1);
}

GtkWidget *
dossier_entity_sidebar_new (void)
{
  return g_object_new (DOSSIER_TYPE_ENTITY_SIDEBAR, NULL);
}

void
dossier_entity_sidebar_set_reading (DossierEntitySidebar *self, DossierReading *reading)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_SIDEBAR (self));
  g_return_if_fail (reading == NULL || DOSSIER_IS_READING (reading));

  if (self->reading == reading)
    return;
  set_chosen (self, NULL, -1);
  g_clear_object (&self->pointed);
  if (self->reading != NULL)
    g_signal_handlers_disconnect_by_data (self->reading, self);
  g_set_object (&self->reading, reading);
  dossier_entity_model_set_reading (self->model, reading);
  gtk_editable_set_text (GTK_EDITABLE (self->filter), "");
  show_state (self);
  if (reading != NULL)
    g_signal_connect_swapped (reading, "mentions-changed", G_CALLBACK (mentions_changed_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READING]);
}

void
dossier_entity_sidebar_focus_filter (DossierEntitySidebar *self)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_SIDEBAR (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->filter));
}

DossierEntityItem *
dossier_entity_sidebar_get_chosen (DossierEntitySidebar *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SIDEBAR (self), NULL);
  return self->chosen;
}

int
dossier_entity_sidebar_get_current (DossierEntitySidebar *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SIDEBAR (self), -1);
  return self->current;
}

void
dossier_entity_sidebar_choose (DossierEntitySidebar *self, DossierEntityItem *item)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_SIDEBAR (self));

  set_chosen (self, item, 0);
  show_mention (self);
}

static int
find_mention (DossierEntityItem *item, const DossierMention *mention)
{
  GPtrArray *mentions = dossier_entity_item_get_mentions (item);

  for (guint i = 0; i < mentions->len; i++)
    {
      const DossierMention *other = mentions->pdata[i];

      if (other->span.start == mention->span.start && other->span.end == mention->span.end)
        return i;
    }
  return -1;
}

void
dossier_entity_sidebar_choose_mention (DossierEntitySidebar *self, const DossierMention *mention)
{
  GListModel *entities;

  g_return_if_fail (DOSSIER_IS_ENTITY_SIDEBAR (self));
  g_return_if_fail (mention != NULL);

  if (self->reading == NULL)
    return;
  entities = dossier_reading_get_entities (self->reading, mention->kind);
  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);
      int current = find_mention (item, mention);

      if (current < 0)
        continue;
      set_chosen (self, item, current);
      if (gtk_single_selection_get_selected (self->selection) != GTK_INVALID_LIST_POSITION)
        gtk_widget_activate_action (GTK_WIDGET (self->list),
                                    "list.scroll-to-item",
                                    "u",
                                    gtk_single_selection_get_selected (self->selection));
      return;
    }
}

DossierEntityItem *
dossier_entity_sidebar_get_marked (DossierEntitySidebar *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SIDEBAR (self), NULL);
  return self->pointed != NULL ? self->pointed : self->chosen;
}
