/* dossier-command.c: one thing that the window can do now: its name, its key, how to do it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/palette/dossier-command.h"

#include "app/entities/dossier-entity-keys.h"
#include "app/preferences/dossier-shortcuts.h"
#include "app/reader/dossier-reader-page.h"
#include "app/reader/dossier-reader-shortcuts.h"
#include "notebook/dossier-highlight-names.h"

#include <glib/gi18n.h>

struct _DossierCommand
{
  GObject parent_instance;

  char      *title;
  char      *section;
  char      *keys;
  char      *detailed;
  char      *action;
  GVariant  *target; /* NULL for none */
  GtkWidget *place;  /* owned: has the action, or is below what has it */
};

G_DEFINE_FINAL_TYPE (DossierCommand, dossier_command, G_TYPE_OBJECT)

static void
dossier_command_finalize (GObject *object)
{
  DossierCommand *self = DOSSIER_COMMAND (object);

  g_free (self->title);
  g_free (self->section);
  g_free (self->keys);
  g_free (self->detailed);
  g_free (self->action);
  g_clear_pointer (&self->target, g_variant_unref);
  g_clear_object (&self->place);
  G_OBJECT_CLASS (dossier_command_parent_class)->finalize (object);
}

static void
dossier_command_class_init (DossierCommandClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dossier_command_finalize;
}

static void
dossier_command_init (DossierCommand *self)
{
}

/* --- where an action is --- */

/* Who is met first keeps the name. */
static void
add_actions (GtkWidget *widget, GHashTable *places)
{
  GtkWidgetClass     *widget_class = GTK_WIDGET_GET_CLASS (widget);
  GType               owner;
  const char         *name;
  const GVariantType *parameter;
  const char         *property;

  for (guint i = 0;
       gtk_widget_class_query_action (widget_class, i, &owner, &name, &parameter, &property);
       i++)
    if (!g_hash_table_contains (places, name))
      g_hash_table_insert (places, (char *) name, widget);
}

static void
add_parts (GtkWidget *widget, GHashTable *places)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  add_actions (widget, places);
  /* Each row of a list has actions too, but which row would be meant? */
  if (GTK_IS_LIST_VIEW (widget) || GTK_IS_LIST_BOX (widget) || GTK_IS_TEXT_VIEW (widget))
    return;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_parts (child, places);
}

/* (element-type utf8 GtkWidget): where the keyboard is, then the page. */
static GHashTable *
find_places (GtkWindow *root, GtkWidget *page)
{
  GHashTable *places = g_hash_table_new (g_str_hash, g_str_equal);

  for (GtkWidget *at = gtk_window_get_focus (root); at != NULL; at = gtk_widget_get_parent (at))
    add_actions (at, places);
  if (page != NULL)
    add_parts (page, places);
  add_actions (GTK_WIDGET (root), places);
  return places;
}

/* GTK tells nobody but its own buttons whether an action of a widget is enabled. */
static gboolean
is_enabled (GtkWidget *place, const char *action, GVariant *target)
{
  GtkWidget *probe = g_object_ref_sink (gtk_button_new ());
  gboolean   is_enabled;

  gtk_widget_set_visible (probe, FALSE);
  gtk_widget_set_parent (probe, place);
  /* In this order: an action with the wrong target is warned about. */
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (probe), target);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (probe), action);
  is_enabled = gtk_widget_get_sensitive (probe);
  gtk_widget_unparent (probe);
  g_object_unref (probe);
  return is_enabled;
}

/* --- the tables --- */

typedef struct
{
  GtkWindow  *root;
  GHashTable *places;
  GPtrArray  *of_page;
  GPtrArray  *of_window;
} Finding;

/* A colour that has a name of the reader's own is found by that too. */
static char *
dup_title (const char *title, const char *action, GVariant *target, GtkWidget *place)
{
  DossierHighlight highlight;
  DossierReading  *reading;
  const char      *name;

  if (!g_str_equal (action, "reader.highlight") || !DOSSIER_IS_READER_PAGE (place) ||
      !dossier_highlight_from_string (g_variant_get_string (target, NULL), &highlight))
    return g_strdup (_ (title));
  reading = dossier_reader_page_get_reading (DOSSIER_READER_PAGE (place));
  if (reading == NULL)
    return g_strdup (_ (title));
  name = dossier_highlight_names_lookup (
      dossier_highlight_names_get (dossier_reading_get_notebook (reading)),
      highlight);
  /* Translators: a command, and the reader's own name for the colour of which it speaks */
  return name != NULL ? g_strdup_printf (_ ("%s: %s"), _ (title), name) : g_strdup (_ (title));
}

static void
consider (Finding    *finding,
          const char *section,
          const char *title,
          const char *trigger,
          const char *detailed)
{
  g_autofree char *action = NULL;
  g_autoptr (GVariant) target = NULL;
  DossierCommand *command;
  GtkWidget      *place;
  gboolean        is_of_app = FALSE;

  if (title == NULL || detailed == NULL)
    return;
  if (!g_action_parse_detailed_name (detailed, &action, &target, NULL))
    g_assert_not_reached ();
  is_of_app = g_str_has_prefix (action, "app.");
  place = is_of_app ? GTK_WIDGET (finding->root) : g_hash_table_lookup (finding->places, action);
  if (place == NULL || !is_enabled (place, action, target))
    return;
  command = g_object_new (DOSSIER_TYPE_COMMAND, NULL);
  command->title = dup_title (title, action, target, place);
  command->section = g_strdup (_ (section));
  command->keys = dossier_command_dup_keys (trigger);
  command->detailed = g_strdup (detailed);
  command->action = g_steal_pointer (&action);
  command->target = g_steal_pointer (&target);
  command->place = g_object_ref (place);
  g_ptr_array_add (is_of_app || place == GTK_WIDGET (finding->root) ? finding->of_window
                                                                    : finding->of_page,
                   command);
}

GPtrArray *
dossier_commands_find (GtkWindow *root, GtkWidget *page)
{
  g_autoptr (GHashTable) places = NULL;
  g_autoptr (GPtrArray) of_window = g_ptr_array_new ();
  Finding                      finding = { root, NULL, NULL, of_window };
  gsize                        n, n_reader, n_entity;
  const DossierReaderShortcut *reader = dossier_reader_shortcuts_get (&n_reader);
  const DossierEntityKey      *entity = dossier_entity_keys_get (&n_entity);
  const DossierShortcut       *shortcuts = dossier_shortcuts_get (&n);

  g_return_val_if_fail (GTK_IS_WINDOW (root), NULL);
  g_return_val_if_fail (page == NULL || GTK_IS_WIDGET (page), NULL);

  places = find_places (root, page);
  finding.places = places;
  finding.of_page = g_ptr_array_new_with_free_func (g_object_unref);
  for (gsize i = 0; i < n_reader; i++)
    consider (&finding, reader[i].section, reader[i].title, reader[i].trigger, reader[i].action);
  for (gsize i = 0; i < n_entity; i++)
    consider (&finding,
              N_ ("People, places and figures"),
              entity[i].title,
              entity[i].trigger,
              entity[i].action);
  for (gsize i = 0; i < n; i++)
    consider (&finding,
              shortcuts[i].section,
              shortcuts[i].title,
              shortcuts[i].accelerators,
              shortcuts[i].action);
  g_ptr_array_extend_and_steal (finding.of_page, g_steal_pointer (&of_window));
  return finding.of_page;
}

/* --- what it says --- */

char *
dossier_command_dup_keys (const char *trigger)
{
  g_auto (GStrv) some = NULL;
  GdkModifierType modifiers;
  guint           key;

  if (trigger == NULL || *trigger == '\0')
    return g_strdup ("");
  some = g_strsplit (trigger, "|", -1);
  if (!gtk_accelerator_parse (some[0], &key, &modifiers))
    return g_strdup (some[0]);
  return gtk_accelerator_get_label (key, modifiers);
}

const char *
dossier_command_get_title (DossierCommand *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMMAND (self), NULL);
  return self->title;
}

const char *
dossier_command_get_section (DossierCommand *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMMAND (self), NULL);
  return self->section;
}

const char *
dossier_command_get_keys (DossierCommand *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMMAND (self), NULL);
  return self->keys;
}

const char *
dossier_command_get_action (DossierCommand *self)
{
  g_return_val_if_fail (DOSSIER_IS_COMMAND (self), NULL);
  return self->detailed;
}

void
dossier_command_run (DossierCommand *self)
{
  g_return_if_fail (DOSSIER_IS_COMMAND (self));
  gtk_widget_activate_action_variant (self->place, self->action, self->target);
}
