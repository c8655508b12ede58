/* dossier-choice-dialog.c: asks which one a correction means.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/entities/dossier-choice-dialog.h"

#include "app/dossier-style.h"
#include "app/entities/dossier-choice-row.h"

#include <glib/gi18n.h>

struct _DossierChoiceDialog
{
  AdwWindow parent_instance;

  /* template children */
  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkScrolledWindow  *scroller;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkLabel           *hint;
  GtkWidget          *scope;
  GtkSwitch          *here_only;
};

G_DEFINE_FINAL_TYPE (DossierChoiceDialog, dossier_choice_dialog, ADW_TYPE_WINDOW)

enum
{
  WORDS_CHANGED,
  CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* As many as are looked through at a glance. */
#define LIST_HEIGHT 340

static void
choose (DossierChoiceDialog *self, DossierChoice *choice)
{
  g_autoptr (DossierChoice) kept = NULL;

  if (choice == NULL)
    return;
  kept = g_object_ref (choice);
  g_signal_emit (self, signals[CHOSEN], 0, kept);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_state (DossierChoiceDialog *self)
{
  gboolean has_choices = g_list_model_get_n_items (G_LIST_MODEL (self->selection)) > 0;

  gtk_stack_set_visible_child_name (self->stack, has_choices ? "list" : "nothing");
}

static void
words_changed_cb (GtkSearchEntry *entry, DossierChoiceDialog *self)
{
  g_signal_emit (self, signals[WORDS_CHANGED], 0, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
entry_activated_cb (GtkSearchEntry *entry, DossierChoiceDialog *self)
{
  choose (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
stopped_cb (GtkSearchEntry *entry, DossierChoiceDialog *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *self = gtk_widget_get_ancestor (row, DOSSIER_TYPE_CHOICE_DIALOG);

  if (self != NULL && gtk_widget_contains (row, x, y))
    choose (DOSSIER_CHOICE_DIALOG (self), gtk_list_item_get_item (list_item));
}

/* A list that is activated by one click also selects what comes under the pointer, which may rest
 * where the dialog opens: Enter would then take another choice than the one that it shows first. */
static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_list_item_set_child (list_item, dossier_choice_row_new ());
  g_signal_connect (click, "released", G_CALLBACK (row_clicked_cb), list_item);
  gtk_widget_add_controller (gtk_list_item_get_child (list_item), GTK_EVENT_CONTROLLER (click));
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget     *row = gtk_list_item_get_child (list_item);
  DossierChoice *choice = gtk_list_item_get_item (list_item);

  dossier_choice_row_set_choice (DOSSIER_CHOICE_ROW (row), choice);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
      GTK_ACCESSIBLE_PROPERTY_LABEL,
      dossier_choice_get_title (choice),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      dossier_choice_get_detail (choice) != NULL ? dossier_choice_get_detail (choice) : "",
      -1);
}

static void
move_selection (DossierChoiceDialog *self, int steps)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint position = gtk_single_selection_get_selected (self->selection);

  if (n == 0)
    return;
  if (position == GTK_INVALID_LIST_POSITION)
    position = 0;
  else if (steps > 0)
    position = MIN (position + 1, n - 1);
  else if (position > 0)
    position--;
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

static DossierChoice *
find_key (DossierChoiceDialog *self, guint keysym)
{
  GListModel *model = G_LIST_MODEL (self->selection);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (DossierChoice) choice = g_list_model_get_item (model, i);

      if (dossier_choice_get_key (choice) != 0 &&
          (guint) dossier_choice_get_key (choice) == gdk_keyval_to_lower (keysym))
        return choice; /* the model keeps it */
    }
  return NULL;
}

/* Before the field: there the arrows would move a cursor that has one line. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keysym,
                guint                  keycode,
                GdkModifierType        state,
                DossierChoiceDialog   *self)
{
  gboolean is_searching = gtk_widget_get_visible (GTK_WIDGET (self->entry));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0)
    return FALSE;
  switch (keysym)
    {
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      move_selection (self, 1);
      return TRUE;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      move_selection (self, -1);
      return TRUE;
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self));
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (is_searching)
        return FALSE;
      choose (self, gtk_single_selection_get_selected_item (self->selection));
      return TRUE;
    default:
      if (is_searching || find_key (self, keysym) == NULL)
        return FALSE;
      choose (self, find_key (self, keysym));
      return TRUE;
    }
}

static void
dossier_choice_dialog_dispose (GObject *object)
{
  DossierChoiceDialog *self = DOSSIER_CHOICE_DIALOG (object);

  if (self->selection != NULL)
    g_signal_handlers_disconnect_by_data (self->selection, self);
  self->selection = NULL;
  G_OBJECT_CLASS (dossier_choice_dialog_parent_class)->dispose (object);
}

static void
dossier_choice_dialog_class_init (DossierChoiceDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType           type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_choice_dialog_dispose;
  signals[WORDS_CHANGED] = g_signal_new ("words-changed",
                                         type,
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL,
                                         NULL,
                                         NULL,
                                         G_TYPE_NONE,
                                         1,
                                         G_TYPE_STRING);
  signals[CHOSEN] = g_signal_new ("chosen",
                                  type,
                                  G_SIGNAL_RUN_LAST,
                                  0,
                                  NULL,
                                  NULL,
                                  NULL,
                                  G_TYPE_NONE,
                                  1,
                                  DOSSIER_TYPE_CHOICE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-choice-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceDialog, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceDialog, scroller);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceDialog, list);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceDialog, selection);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceDialog, scope);
  gtk_widget_class_bind_template_child (widget_class, DossierChoiceDialog, here_only);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
}

static void
dossier_choice_dialog_init (DossierChoiceDialog *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_scrolled_window_set_max_content_height (self->scroller, LIST_HEIGHT);
  gtk_scrolled_window_set_min_content_height (self->scroller, 1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  g_signal_connect_swapped (self->selection, "items-changed", G_CALLBACK (show_state), self);
}

GtkWidget *
dossier_choice_dialog_new (GtkWindow *parent, const char *title, GListModel *choices)
{
  DossierChoiceDialog *self = NULL;

  g_return_val_if_fail (G_IS_LIST_MODEL (choices), NULL);

  self = g_object_new (DOSSIER_TYPE_CHOICE_DIALOG, "transient-for", parent, "title", title, NULL);
  dossier_choice_dialog_set_choices (self, choices);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->list));
  return GTK_WIDGET (self);
}

void
dossier_choice_dialog_set_choices (DossierChoiceDialog *self, GListModel *choices)
{
  g_return_if_fail (DOSSIER_IS_CHOICE_DIALOG (self));
  g_return_if_fail (G_IS_LIST_MODEL (choices));

  gtk_single_selection_set_model (self->selection, choices);
  show_state (self);
}

void
dossier_choice_dialog_set_searchable (DossierChoiceDialog *self, const char *placeholder)
{
  g_return_if_fail (DOSSIER_IS_CHOICE_DIALOG (self));

  gtk_widget_set_visible (GTK_WIDGET (self->entry), TRUE);
  g_object_set (self->entry, "placeholder-text", placeholder, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  placeholder,
                                  -1);
  gtk_scrolled_window_set_min_content_height (self->scroller, LIST_HEIGHT);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
}

void
dossier_choice_dialog_set_hint (DossierChoiceDialog *self, const char *hint)
{
  g_return_if_fail (DOSSIER_IS_CHOICE_DIALOG (self));
  gtk_label_set_text (self->hint, hint);
}

void
dossier_choice_dialog_set_here_only (DossierChoiceDialog *self, gboolean is_here_only)
{
  g_return_if_fail (DOSSIER_IS_CHOICE_DIALOG (self));
  gtk_widget_set_visible (self->scope, TRUE);
  gtk_switch_set_active (self->here_only, is_here_only);
}

gboolean
dossier_choice_dialog_is_here_only (DossierChoiceDialog *self)
{
  g_return_val_if_fail (DOSSIER_IS_CHOICE_DIALOG (self), FALSE);
  return gtk_switch_get_active (self->here_only);
}
