/* test-shortcuts.c: the keys that are listed are those that are bound, and the other way round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/entities/dossier-entity-keys.h"
#include "app/palette/dossier-command.h"
#include "app/preferences/dossier-shortcuts-window.h"
#include "app/preferences/dossier-shortcuts.h"
#include "app/reader/dossier-reader-shortcuts.h"

/* "action(target) trigger", of one trigger each. */
static void
add_key (GHashTable *keys, const char *action, const char *trigger)
{
  g_auto (GStrv) alternatives = g_strsplit (trigger, "|", -1);

  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      g_autoptr (GtkShortcutTrigger) parsed = gtk_shortcut_trigger_parse_string (alternatives[i]);
      g_autofree char *plain = gtk_shortcut_trigger_to_string (parsed);

      g_hash_table_add (keys, g_strdup_printf ("%s %s", action, plain));
    }
}

static void
add_detailed (GHashTable *keys, const char *detailed, const char *trigger)
{
  g_autofree char *name = NULL;
  g_autoptr (GVariant) target = NULL;
  g_autofree char *printed = NULL;

  if (!g_action_parse_detailed_name (detailed, &name, &target, NULL))
    g_error ("%s", detailed);
  printed = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");
  detailed = NULL;
  {
    g_autofree char *whole = g_strdup_printf ("%s(%s)", name, printed);

    add_key (keys, whole, trigger);
  }
}

/* All that the tables tell a reader. */
static GHashTable *
list_told (void)
{
  GHashTable                  *keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gsize                        n = 0, n_reader = 0, n_entity = 0;
  const DossierShortcut       *shortcuts = dossier_shortcuts_get (&n);
  const DossierReaderShortcut *reader = dossier_reader_shortcuts_get (&n_reader);
  const DossierEntityKey      *entity = dossier_entity_keys_get (&n_entity);

  for (gsize i = 0; i < n; i++)
    if (shortcuts[i].accelerators != NULL && shortcuts[i].action != NULL)
      add_detailed (keys, shortcuts[i].action, shortcuts[i].accelerators);
  for (gsize i = 0; i < n_reader; i++)
    add_detailed (keys, reader[i].action, reader[i].trigger);
  for (gsize i = 0; i < n_entity; i++)
    add_detailed (keys, entity[i].action, entity[i].trigger);
  return keys;
}

static void
add_shortcut (GHashTable *keys, GtkShortcut *shortcut)
{
  GtkShortcutAction *action = gtk_shortcut_get_action (shortcut);
  GVariant          *target = gtk_shortcut_get_arguments (shortcut);
  g_autofree char   *trigger = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));
  g_autofree char   *printed = target != NULL ? g_variant_print (target, FALSE) : g_strdup ("");
  g_autofree char   *whole = NULL;

  if (!GTK_IS_NAMED_ACTION (action))
    return;
  whole = g_strdup_printf ("%s(%s)",
                           gtk_named_action_get_action_name (GTK_NAMED_ACTION (action)),
                           printed);
  add_key (keys, whole, trigger);
}

/* All that the widgets answer to, by controllers that the app has made itself. */
static void
add_bound (GHashTable *keys, GtkWidget *widget)
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

          add_shortcut (keys, shortcut);
        }
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_bound (keys, child);
}

/* Actions of ours; the toolkit's own widgets have theirs. */
static gboolean
is_ours (const char *key)
{
  static const char *const GROUPS[] = {
    "win.", "reader.", "entities.", "library.", "articles.", "feed.", "entries.", "app.",
  };

  /* Escape is told where it means something, the window only passes it on; lists take Enter, and a
   * search its Escape, by themselves. */
  static const char *const BY_THEMSELVES[] = {
    "win.escape() Escape",
    "articles.open() Return",
    "entries.capture() Return",
    "library.clear-search() Escape",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (BY_THEMSELVES); i++)
    if (g_str_equal (key, BY_THEMSELVES[i]))
      return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (GROUPS); i++)
    if (g_str_has_prefix (key, GROUPS[i]))
      return TRUE;
  return FALSE;
}

static guint
tell_missing (GHashTable *keys, GHashTable *among, const char *what)
{
  GHashTableIter iter;
  gpointer       key = NULL;
  guint          n = 0;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (is_ours (key) && !g_hash_table_contains (among, key))
      {
        g_test_message ("%s: %s", what, (const char *) key);
        n++;
      }
  return n;
}

static void
test_keys (void)
{
  ReaderTest test;
  g_autoptr (GHashTable) told = list_told ();
  g_autoptr (GHashTable) bound = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  reader_test_open (&test, STORY);
  add_bound (bound, GTK_WIDGET (test.window));
  add_key (bound, "app.quit()", "<Control>q");
  g_assert_cmpuint (g_hash_table_size (bound), >, 60);
  g_assert_cmpuint (tell_missing (bound, told, "bound, but not told"), ==, 0);
  g_assert_cmpuint (tell_missing (told, bound, "told, but not bound"), ==, 0);
  reader_test_close (&test);
}

/* Every title of the tables has a row with its keys. */
static void
test_window (void)
{
  GtkWidget                   *window = dossier_shortcuts_window_new (NULL);
  gsize                        n = 0, n_reader = 0, n_entity = 0;
  const DossierShortcut       *shortcuts = dossier_shortcuts_get (&n);
  const DossierReaderShortcut *reader = dossier_reader_shortcuts_get (&n_reader);
  const DossierEntityKey      *entity = dossier_entity_keys_get (&n_entity);

  for (gsize i = 0; i < n; i++)
    if (shortcuts[i].accelerators != NULL)
      g_assert_nonnull (app_test_find_label (window, shortcuts[i].title));
  for (gsize i = 0; i < n_reader; i++)
    if (reader[i].title != NULL)
      g_assert_nonnull (app_test_find_label (window, reader[i].title));
  for (gsize i = 0; i < n_entity; i++)
    {
      g_autofree char *keys = dossier_command_dup_keys (entity[i].trigger);

      g_assert_nonnull (app_test_find_label (window, entity[i].title));
      g_assert_nonnull (app_test_find_label (window, keys));
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/shortcuts/keys-are-told-as-they-are-bound", test_keys);
  g_test_add_func ("/app/shortcuts/the-window-shows-all-of-them", test_window);
  return g_test_run ();
}
