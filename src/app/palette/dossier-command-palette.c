/* dossier-command-palette.c: everything that can be done now, found by typing.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/palette/dossier-command-palette.h"

#include "app/dossier-style.h"
#include "app/palette/dossier-command-match.h"
#include "app/palette/dossier-command.h"

#include <glib/gi18n.h>

struct _DossierCommandPalette
{
  AdwWindow parent_instance;

  /* template children */
  GtkSearchEntry     *entry;
  GtkStack           *stack;
  GtkListView        *list;
  GtkSingleSelection *selection;

  /* owned */
  GPtrArray  *commands; /* all that are possible */
  GListStore *shown;
};

G_DEFINE_FINAL_TYPE (DossierCommandPalette, dossier_command_palette, ADW_TYPE_WINDOW)

/* --- the list --- */

typedef struct
{
  DossierCommand *command; /* borrowed */
  int             score;
  guint           place;
} Found;

static int
compare_found (gconstpointer a, gconstpointer b)
{
  const Found *one = a;
  const Found *other = b;

  if (one->score != other->score)
    return one->score > other->score ? -1 : 1;
  return one->place < other->place ? -1 : 1;
}

static void
show_found (DossierCommandPalette *self)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Found));
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < self->commands->len; i++)
    {
      DossierCommand *command = self->commands->pdata[i];
      Found           one = { command,
                              dossier_command_match (typed, dossier_command_get_title (command)),
                              i };

      if (one.score != DOSSIER_NO_MATCH)
        g_array_append_val (found, one);
    }
  g_array_sort (found, compare_found);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (items, g_array_index (found, Found, i).command);
  g_list_store_splice (self->shown,
                       0,
                       g_list_model_get_n_items (G_LIST_MODEL (self->shown)),
                       items->pdata,
                       items->len);
  gtk_stack_set_visible_child_name (self->stack, items->len > 0 ? "list" : "nothing");
  if (items->len == 0)
    return;
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", 0);
}

/* --- doing one --- */

/* First away with the palette: what is done may open a dialog or move the keyboard. */
static void
run (DossierCommandPalette *self, DossierCommand *command)
{
  g_autoptr (DossierCommand) kept = NULL;

  if (command == NULL)
    return;
  kept = g_object_ref (command);
  gtk_window_destroy (GTK_WINDOW (self));
  dossier_command_run (kept);
}

static void
row_clicked_cb (GtkGestureClick *gesture, int n_press, double x, double y, GtkListItem *list_item)
{
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *self = gtk_widget_get_ancestor (row, DOSSIER_TYPE_COMMAND_PALETTE);

  if (self != NULL && gtk_widget_contains (row, x, y))
    run (DOSSIER_COMMAND_PALETTE (self), gtk_list_item_get_item (list_item));
}

/* A list that is activated by one click also selects what comes under the pointer, which may rest
 * where the palette opens: Enter would then do another command than the one that it shows first. */
static void
add_click (GtkListItem *list_item)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (click, "released", G_CALLBACK (row_clicked_cb), list_item);
  gtk_widget_add_controller (gtk_list_item_get_child (list_item), GTK_EVENT_CONTROLLER (click));
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *keys = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (keys, "key");
  gtk_box_append (GTK_BOX (row), title);
  gtk_box_append (GTK_BOX (row), keys);
  gtk_list_item_set_child (list_item, row);
  add_click (list_item);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  DossierCommand *command = gtk_list_item_get_item (list_item);
  GtkWidget      *row = gtk_list_item_get_child (list_item);
  GtkWidget      *title = gtk_widget_get_first_child (row);
  GtkWidget      *keys = gtk_widget_get_last_child (row);

  gtk_label_set_text (GTK_LABEL (title), dossier_command_get_title (command));
  gtk_label_set_text (GTK_LABEL (keys), dossier_command_get_keys (command));
  gtk_widget_set_visible (keys, *dossier_command_get_keys (command) != '\0');
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (row)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  dossier_command_get_title (command),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  dossier_command_get_section (command),
                                  GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                  dossier_command_get_keys (command),
                                  -1);
}

static void
entry_activated_cb (GtkSearchEntry *entry, DossierCommandPalette *self)
{
  run (self, gtk_single_selection_get_selected_item (self->selection));
}

static void
words_changed_cb (GtkSearchEntry *entry, DossierCommandPalette *self)
{
  show_found (self);
}

static void
stopped_cb (GtkSearchEntry *entry, DossierCommandPalette *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
move_selection (DossierCommandPalette *self, int steps)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  int   position = (int) gtk_single_selection_get_selected (self->selection) + steps;

  if (n == 0)
    return;
  position = CLAMP (position, 0, (int) n - 1);
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/* Before the field: there the arrows would move a cursor that has one line. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keysym,
                guint                  keycode,
                GdkModifierType        state,
                DossierCommandPalette *self)
{
  static const struct
  {
    guint key;
    int   steps;
  } STEPS[] = {
    { GDK_KEY_Down, 1 },   { GDK_KEY_KP_Down, 1 },   { GDK_KEY_Up, -1 },
    { GDK_KEY_KP_Up, -1 }, { GDK_KEY_Page_Down, 8 }, { GDK_KEY_Page_Up, -8 },
  };

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (STEPS); i++)
    if (STEPS[i].key == keysym)
      {
        move_selection (self, STEPS[i].steps);
        return TRUE;
      }
  return FALSE;
}

/* --- the object --- */

static void
dossier_command_palette_dispose (GObject *object)
{
  DossierCommandPalette *self = DOSSIER_COMMAND_PALETTE (object);

  g_clear_pointer (&self->commands, g_ptr_array_unref);
  if (self->shown != NULL)
    g_list_store_remove_all (self->shown);
  g_clear_object (&self->shown);
  G_OBJECT_CLASS (dossier_command_palette_parent_class)->dispose (object);
}

static void
dossier_command_palette_class_init (DossierCommandPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dossier_command_palette_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               DOSSIER_RESOURCE_PATH
                                               "/ui/dossier-command-palette.ui");
  gtk_widget_class_bind_template_child (widget_class, DossierCommandPalette, entry);
  gtk_widget_class_bind_template_child (widget_class, DossierCommandPalette, stack);
  gtk_widget_class_bind_template_child (widget_class, DossierCommandPalette, list);
  gtk_widget_class_bind_template_child (widget_class, DossierCommandPalette, selection);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, entry_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, words_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stopped_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
  gtk_widget_class_add_binding_action (widget_class,
                                       GDK_KEY_k,
                                       GDK_CONTROL_MASK,
                                       "window.close",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F1, 0, "window.close", NULL);
}

static void
dossier_command_palette_init (DossierCommandPalette *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->shown = g_list_store_new (DOSSIER_TYPE_COMMAND);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_single_selection_set_model (self->selection, G_LIST_MODEL (self->shown));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWidget *
dossier_command_palette_new (GtkWindow *parent, GtkWidget *page)
{
  DossierCommandPalette *self = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  self = g_object_new (DOSSIER_TYPE_COMMAND_PALETTE, "transient-for", parent, NULL);
  self->commands = dossier_commands_find (parent, page);
  show_found (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->entry));
  return GTK_WIDGET (self);
}

GListModel *
dossier_command_palette_get_commands (DossierCommandPalette *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMMAND_PALETTE (self), NULL);
  return G_LIST_MODEL (self->shown);
}
