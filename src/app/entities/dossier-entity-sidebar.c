/* dossier-entity-sidebar.c: who, where and how many: everything found in an article, by kind.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-entity-sidebar-private.h"

#include "app/dossier-settings.h"
#include "app/dossier-style.h"
#include "app/entities/dossier-entity-keys.h"
#include "app/entities/dossier-entity-selection.h"
#include "app/entities/dossier-peoples.h"
#include "app/entities/dossier-recognised-languages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_TYPE (DossierEntitySidebar, dossier_entity_sidebar, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_READING,
  PROP_HERE_ONLY,
  PROP_ORDER,
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

static guint
find_position (DossierEntitySidebar *self, gpointer item)
{
  if (item != NULL)
    dossier_entity_model_show_all (self->model);
  return dossier_entity_selection_find (GTK_SELECTION_MODEL (self->selection), item);
}

static void
enable_actions (DossierEntitySidebar *self)
{
  static const char *const ACTIONS[] = { "entities.next", "entities.previous", "entities.clear" };
  gboolean                 is_enabled = self->chosen != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (ACTIONS); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), ACTIONS[i], is_enabled);
  dossier_entity_sidebar_enable_fixes (self, is_enabled);
}

static void
set_chosen (DossierEntitySidebar *self, DossierEntityItem *item, int current)
{
  guint position;

  dossier_entity_sidebar_show_current (self, self->chosen, -1);
  g_set_object (&self->chosen, item);
  self->current = item != NULL ? current : -1;
  dossier_entity_sidebar_show_current (self, item, self->current);
  position = find_position (self, item);
  self->is_silent = TRUE;
  if (position == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_unselect_all (GTK_SELECTION_MODEL (self->selection));
  else if (!gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), position))
    /* The list's own action, so that Shift and the arrows count from here. */
    gtk_widget_activate_action (GTK_WIDGET (self->list),
                                "list.select-item",
                                "(ubb)",
                                position,
                                FALSE,
                                FALSE);
  self->is_silent = FALSE;
  enable_actions (self);
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

void
dossier_entity_sidebar_tell_marked (DossierEntitySidebar *self)
{
  g_signal_emit (self, signals[MARKED], 0);
}

void
dossier_entity_sidebar_step (DossierEntitySidebar *self, int steps)
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
  dossier_entity_sidebar_step (DOSSIER_ENTITY_SIDEBAR (widget), 1);
}

static void
previous_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_entity_sidebar_step (DOSSIER_ENTITY_SIDEBAR (widget), -1);
}

static void
clear_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  dossier_entity_sidebar_choose (DOSSIER_ENTITY_SIDEBAR (widget), NULL);
}

/* --- selecting --- */

static void
selection_changed_cb (DossierEntitySidebar *self)
{
  g_autoptr (GPtrArray) items = NULL;
  DossierEntityItem *first = NULL;

  if (self->is_silent)
    return;
  items = dossier_entity_selection_list (GTK_SELECTION_MODEL (self->selection), NULL);
  first = items->len > 0 ? items->pdata[0] : NULL;
  /* More of them: the one that is looked at stays. */
  if (items->len > 1 && self->chosen != NULL)
    return;
  if (first == self->chosen)
    return;
  /* What the filter hides, or a correction replaces, is not given up by the reader. */
  if (items->len == 0 && find_position (self, self->chosen) == GTK_INVALID_LIST_POSITION)
    return;
  dossier_entity_sidebar_choose (self, first);
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
show_language (DossierEntitySidebar *self)
{
  g_autofree char *advice = NULL;

  if (self->reading != NULL)
    advice = dossier_recognised_languages_dup_advice (
        dossier_reading_get_document (self->reading)->language);
  gtk_label_set_label (self->language, advice != NULL ? advice : "");
  gtk_widget_set_visible (GTK_WIDGET (self->language), advice != NULL);
}

/* Words for a people are no places, but tell of countries. */
static void
show_peoples (DossierEntitySidebar *self)
{
  g_autofree char *line = NULL;
  g_autofree char *context = NULL;

  if (self->reading != NULL)
    line = dossier_peoples_dup_line (dossier_reading_get_document (self->reading),
                                     dossier_reading_get_mentions (self->reading));
  if (line != NULL)
    /* Translators: countries, and how often a word such as “Ukrainian” stands for their people */
    context = g_strdup_printf (_ ("by nationality: %s"), line);
  dossier_entity_model_set_context (self->model, DOSSIER_ENTITY_PLACE, context);
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

/* The first that is shown. */
static DossierEntityItem *
find_first (DossierEntitySidebar *self)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      if (DOSSIER_IS_ENTITY_ITEM (item))
        return DOSSIER_ENTITY_ITEM (item); /* the model keeps it */
    }
  return NULL;
}

/* Enter in the filter: the first that is left, and then the next of its mentions. */
static void
filter_activated_cb (GtkSearchEntry *entry, DossierEntitySidebar *self)
{
  if (find_position (self, self->chosen) != GTK_INVALID_LIST_POSITION)
    dossier_entity_sidebar_step (self, 1);
  else if (find_first (self) != NULL)
    dossier_entity_sidebar_choose (self, find_first (self));
}

/* From the filter down to what it left. */
static gboolean
filter_key_cb (GtkEventControllerKey *controller,
               guint                  keysym,
               guint                  keycode,
               GdkModifierType        state,
               DossierEntitySidebar  *self)
{
  if (keysym != GDK_KEY_Down && keysym != GDK_KEY_KP_Down)
    return FALSE;
  dossier_entity_sidebar_focus_list (self);
  return TRUE;
}

/* --- life --- */

static void
scroll_to_chosen (DossierEntitySidebar *self)
{
  guint position = find_position (self, self->chosen);

  if (position != GTK_INVALID_LIST_POSITION)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* The keys go on with the row that is chosen. */
static void
focus_chosen (DossierEntitySidebar *self)
{
  GtkWidget *row = NULL;

  scroll_to_chosen (self);
  row = self->chosen != NULL ? g_hash_table_lookup (self->rows, self->chosen) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (gtk_widget_get_parent (row));
}

/* What was chosen is gone: the next one takes its place, if it is still there. */
static void
go_on (DossierEntitySidebar *self)
{
  g_autoptr (DossierEntityItem) next = g_steal_pointer (&self->next);

  if (find_position (self, next) == GTK_INVALID_LIST_POSITION)
    g_clear_object (&next);
  if (next == NULL)
    {
      set_chosen (self, NULL, -1);
      return;
    }
  dossier_entity_sidebar_choose (self, next);
  if (self->has_focus)
    focus_chosen (self);
}

/* Two may be of one name; one that means somebody else since still has its own. */
static gboolean
is_same (DossierEntityItem *item, DossierEntityItem *old)
{
  gint64 id = dossier_entity_item_get_entity_id (old);

  if (id != 0 && dossier_entity_item_get_entity_id (item) == id)
    return TRUE;
  return strcmp (dossier_entity_item_get_name (item), dossier_entity_item_get_name (old)) == 0;
}

/* The one that was, by who it is before by what it is called. (nullable) */
static DossierEntityItem *
find_again (GListModel *entities, DossierEntityItem *old)
{
  DossierEntityItem *found = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (entities); i++)
    {
      g_autoptr (DossierEntityItem) item = g_list_model_get_item (entities, i);

      if (!is_same (item, old))
        continue;
      if (found == NULL ||
          dossier_entity_item_get_entity_id (item) == dossier_entity_item_get_entity_id (old))
        found = item; /* the list keeps it */
    }
  return found;
}

/* After a correction the entity that was chosen may be another object of the same name. */
static void
mentions_changed_cb (DossierEntitySidebar *self)
{
  g_autoptr (DossierEntityItem) old = self->chosen != NULL ? g_object_ref (self->chosen) : NULL;
  DossierEntityItem *item = NULL;

  g_clear_object (&self->pointed);
  show_state (self);
  show_peoples (self);
  if (old == NULL)
    {
      g_signal_emit (self, signals[MARKED], 0);
      return;
    }
  item =
      find_again (dossier_reading_get_entities (self->reading, dossier_entity_item_get_kind (old)),
                  old);
  if (item != NULL)
    set_chosen (self, item, MIN (self->current, (int) dossier_entity_item_get_count (item) - 1));
  else
    go_on (self);
}

static void
make_selection (DossierEntitySidebar *self)
{
  self->model = dossier_entity_model_new ();
  self->selection =
      gtk_multi_selection_new (g_object_ref (dossier_entity_model_get_list (self->model)));
  g_signal_connect_swapped (self->selection,
                            "selection-changed",
                            G_CALLBACK (selection_changed_cb),
                            self);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (show_state), self);
}

static const char *const ORDERS[] = {
  [DOSSIER_ENTITY_ORDER_MENTION] = "mention",
  [DOSSIER_ENTITY_ORDER_FREQUENCY] = "frequency",
  [DOSSIER_ENTITY_ORDER_NAME] = "name",
};

static void
set_order (DossierEntitySidebar *self, const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ORDERS); i++)
    if (g_strcmp0 (ORDERS[i], name) == 0 && self->order != i)
      {
        self->order = (DossierEntityOrder) i;
        dossier_entity_model_set_order (self->model, self->order);
        g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ORDER]);
      }
}

static void
set_here_only (DossierEntitySidebar *self, gboolean is_here_only)
{
  if (self->is_here_only == is_here_only)
    return;
  self->is_here_only = is_here_only;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HERE_ONLY]);
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
    case PROP_HERE_ONLY:
      set_here_only (DOSSIER_ENTITY_SIDEBAR (object), g_value_get_boolean (value));
      break;
    case PROP_ORDER:
      set_order (DOSSIER_ENTITY_SIDEBAR (object), g_value_get_string (value));
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
    case PROP_HERE_ONLY:
      g_value_set_boolean (value, DOSSIER_ENTITY_SIDEBAR (object)->is_here_only);
      break;
    case PROP_ORDER:
      g_value_set_static_string (value, ORDERS[DOSSIER_ENTITY_SIDEBAR (object)->order]);
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
  g_clear_object (&self->next);
  g_clear_object (&self->settings);
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
  gtk_widget_class_bind_template_child (widget_class, DossierEntitySidebar, language);
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
  properties[PROP_HERE_ONLY] =
      g_param_spec_boolean ("here-only",
                            NULL,
                            NULL,
                            FALSE,
                            G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_ORDER] =
      g_param_spec_string ("order",
                           NULL,
                           NULL,
                           ORDERS[DOSSIER_ENTITY_ORDER_MENTION],
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
  dossier_entity_sidebar_install_fixes (widget_class);
  gtk_widget_class_install_property_action (widget_class, "entities.here-only", "here-only");
  gtk_widget_class_install_property_action (widget_class, "entities.order", "order");
  gtk_widget_class_install_action (widget_class, "entities.clear", NULL, clear_action);
  bind_template (widget_class);
}

static void
dossier_entity_sidebar_init (DossierEntitySidebar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->current = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->filter, NULL);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (filter_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->filter), keys);
  make_selection (self);
  dossier_entity_sidebar_make_rows (self);
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  dossier_entity_keys_install (GTK_WIDGET (self->list));
  set_chosen (self, NULL, -1);
  self->settings = dossier_settings_new ();
  if (self->settings != NULL)
    g_settings_bind (self->settings,
                     DOSSIER_SETTING_ENTITIES_ORDER,
                     self,
                     "order",
                     G_SETTINGS_BIND_DEFAULT);
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
  show_language (self);
  show_peoples (self);
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

void
dossier_entity_sidebar_focus_list (DossierEntitySidebar *self)
{
  g_return_if_fail (DOSSIER_IS_ENTITY_SIDEBAR (self));

  if (find_position (self, self->chosen) == GTK_INVALID_LIST_POSITION)
    dossier_entity_sidebar_choose (self, find_first (self));
  focus_chosen (self);
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
      scroll_to_chosen (self);
      return;
    }
}

DossierEntityItem *
dossier_entity_sidebar_get_marked (DossierEntitySidebar *self)
{
  g_return_val_if_fail (DOSSIER_IS_ENTITY_SIDEBAR (self), NULL);
  return self->pointed != NULL ? self->pointed : self->chosen;
}
