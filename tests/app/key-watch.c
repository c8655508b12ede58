/* key-watch.c: real keys pressed in a real window, and which action each of them reaches.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "key-watch.h"

#define PATIENCE_US G_USEC_PER_SEC

/* One shortcut, and what it does when nobody watches. */
typedef struct
{
  KeyWatch          *watch; /* borrowed */
  GtkShortcut       *shortcut;
  GtkShortcutAction *action;
  char              *name;
} Watched;

struct _KeyWatch
{
  GHashTable *watched; /* GtkShortcut → Watched */
  char       *reached;
};

static void
free_watched (gpointer data)
{
  Watched *watched = data;

  gtk_shortcut_set_action (watched->shortcut, g_object_ref (watched->action));
  g_object_unref (watched->shortcut);
  g_object_unref (watched->action);
  g_free (watched->name);
  g_free (watched);
}

static char *
dup_whole (const char *name, GVariant *target)
{
  g_autofree char *printed = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");

  return g_strdup_printf ("%s(%s)", name, printed);
}

char *
key_watch_dup_action (const char *detailed)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    g_error ("%s is no action", detailed);
  return dup_whole (name, target);
}

char *
key_watch_dup_trigger (const char *trigger)
{
  g_autoptr (GtkShortcutTrigger) parsed = gtk_shortcut_trigger_parse_string (trigger);

  g_assert_nonnull (parsed);
  return gtk_shortcut_trigger_to_string (parsed);
}

static gboolean
reached_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  Watched *watched = data;

  g_free (watched->watch->reached);
  watched->watch->reached = g_strdup (watched->name);
  return TRUE;
}

static void
watch_shortcut (KeyWatch *self, GtkShortcut *shortcut)
{
  GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
  Watched           *watched = NULL;

  if (!GTK_IS_NAMED_ACTION (action) || g_hash_table_contains (self->watched, shortcut))
    return;
  watched = g_new0 (Watched, 1);
  watched->watch = self;
  watched->shortcut = g_object_ref (shortcut);
  watched->action = g_object_ref (action);
  watched->name = dup_whole (gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)),
                             gtk_shortcut_get_arguments (shortcut));
  g_hash_table_insert (self->watched, shortcut, watched);
  gtk_shortcut_set_action (shortcut, gtk_callback_action_new (reached_cb, watched, NULL));
}

static void
watch_widget (KeyWatch *self, GtkWidget *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (G_LIST_MODEL (controller)); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), k);

          watch_shortcut (self, shortcut);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    watch_widget (self, child);
}

KeyWatch *
key_watch_new (GtkWidget *root)
{
  KeyWatch *self = g_new0 (KeyWatch, 1);

  self->watched = g_hash_table_new_full (NULL, NULL, NULL, free_watched);
  watch_widget (self, root);
  return self;
}

void
key_watch_free (KeyWatch *self)
{
  g_hash_table_unref (self->watched);
  g_free (self->reached);
  g_free (self);
}

const char *
key_watch_press (KeyWatch *self, const char *trigger)
{
  gint64 deadline = g_get_monotonic_time () + PATIENCE_US;

  g_clear_pointer (&self->reached, g_free);
  app_test_send_accelerator (trigger);
  while (self->reached == NULL && g_get_monotonic_time () < deadline)
    app_test_iterate ();
  return self->reached;
}

/* Escape is told where it means something, the window only passes it on; lists take Enter, and a
 * search its Escape, by themselves. */
gboolean
key_watch_is_by_itself (const char *key)
{
  static const char *const BY_THEMSELVES[] = {
    "win.escape() Escape",
    "articles.open() Return",
    "entries.capture() Return",
    "library.clear-search() Escape",
    NULL,
  };

  return g_strv_contains (BY_THEMSELVES, key);
}

guint
key_watch_check (KeyWatch *self, const char *detailed, const char *triggers)
{
  g_autofree char *action = key_watch_dup_action (detailed);
  g_auto (GStrv) alternatives = g_strsplit (triggers, "|", -1);
  guint n_wrong = 0;

  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      g_autofree char *plain = key_watch_dup_trigger (alternatives[i]);
      g_autofree char *whole = g_strdup_printf ("%s %s", action, plain);
      const char      *reached = NULL;

      if (key_watch_is_by_itself (whole))
        continue;
      reached = key_watch_press (self, alternatives[i]);
      if (g_strcmp0 (reached, action) == 0)
        continue;
      g_test_message ("%s reaches %s, not %s",
                      alternatives[i],
                      reached != NULL ? reached : "nothing",
                      action);
      n_wrong++;
    }
  return n_wrong;
}

GHashTable *
key_watch_list (KeyWatch *self)
{
  GHashTable    *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer       value = NULL;

  g_hash_table_iter_init (&iter, self->watched);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Watched   *watched = value;
      g_autofree char *trigger =
          gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (watched->shortcut));
      g_auto (GStrv) alternatives = g_strsplit (trigger, "|", -1);

      for (guint i = 0; alternatives[i] != NULL; i++)
        g_hash_table_add (keys, g_strdup_printf ("%s %s", watched->name, alternatives[i]));
    }
  return keys;
}
