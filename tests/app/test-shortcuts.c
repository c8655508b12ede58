/* test-shortcuts.c: the keys that are listed are those that are bound, and the other way round.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "key-watch.h"
#include "reader-test.h"

#include "app/entities/dossier-entity-keys.h"
#include "app/library/dossier-library-page.h"
#include "app/palette/dossier-command.h"
#include "app/preferences/dossier-shortcuts-window.h"
#include "app/preferences/dossier-shortcuts.h"
#include "app/reader/dossier-reader-shortcuts.h"

/* "action(target) trigger", of one trigger each. */
static void
add_detailed (GHashTable *keys, const char *detailed, const char *trigger)
{
  g_autofree char *action = key_watch_dup_action (detailed);
  g_auto (GStrv) alternatives = g_strsplit (trigger, "|", -1);

  for (guint i = 0; alternatives[i] != NULL; i++)
    {
      g_autofree char *plain = key_watch_dup_trigger (alternatives[i]);

      g_hash_table_add (keys, g_strdup_printf ("%s %s", action, plain));
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

/* Actions of ours; the toolkit's own widgets have theirs. */
static gboolean
is_ours (const char *key)
{
  static const char *const GROUPS[] = {
    "win.", "reader.", "entities.", "library.", "articles.", "feed.", "entries.", "app.",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (GROUPS); i++)
    if (g_str_has_prefix (key, GROUPS[i]))
      return !key_watch_is_by_itself (key);
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
  g_autoptr (KeyWatch) watch = NULL;
  g_autoptr (GHashTable) told = list_told ();
  g_autoptr (GHashTable) bound = NULL;

  reader_test_open (&test, STORY);
  watch = key_watch_new (GTK_WIDGET (test.window));
  bound = key_watch_list (watch);
  add_detailed (bound, "app.quit", "<Control>q");
  g_assert_cmpuint (g_hash_table_size (bound), >, 60);
  g_assert_cmpuint (tell_missing (bound, told, "bound, but not told"), ==, 0);
  g_assert_cmpuint (tell_missing (told, bound, "told, but not bound"), ==, 0);
  g_clear_pointer (&watch, key_watch_free);
  reader_test_close (&test);
}

/* --- real keys --- */

/* The lines of the library's table whose actions are of a group; the application's own need one. */
static guint
press_group (KeyWatch *watch, const char *group)
{
  gsize                  n = 0;
  const DossierShortcut *shortcuts = dossier_shortcuts_get (&n);
  guint                  n_wrong = 0;

  for (gsize i = 0; i < n; i++)
    if (shortcuts[i].accelerators != NULL && shortcuts[i].action != NULL &&
        g_str_has_prefix (shortcuts[i].action, group))
      n_wrong += key_watch_check (watch, shortcuts[i].action, shortcuts[i].accelerators);
  return n_wrong;
}

static guint
press_reader (KeyWatch *watch, DossierKeyScope scope)
{
  gsize                        n = 0;
  const DossierReaderShortcut *reader = dossier_reader_shortcuts_get (&n);
  guint                        n_wrong = 0;

  for (gsize i = 0; i < n; i++)
    if (reader[i].scope == scope)
      n_wrong += key_watch_check (watch, reader[i].action, reader[i].trigger);
  return n_wrong;
}

/* Each key of the tables, pressed where it means something, reaches the action that is told of it:
 * a key that is added to a table is tried here without a line being written. */
static void
test_reading_room (void)
{
  ReaderTest              test;
  gsize                   n = 0;
  guint                   n_wrong = 0;
  const DossierEntityKey *entity = dossier_entity_keys_get (&n);
  g_autoptr (KeyWatch) watch = NULL;

  reader_test_open (&test, STORY);
  watch = key_watch_new (GTK_WIDGET (test.window));
  n_wrong += press_reader (watch, DOSSIER_KEYS_OF_ARTICLE);
  n_wrong += press_reader (watch, DOSSIER_KEYS_OF_PAGE);
  dossier_entity_sidebar_focus_list (test.sidebar);
  app_test_settle (GTK_WIDGET (test.window));
  for (gsize i = 0; i < n; i++)
    n_wrong += key_watch_check (watch, entity[i].action, entity[i].trigger);
  n_wrong += press_reader (watch, DOSSIER_KEYS_OF_PAGE);
  g_assert_cmpuint (n_wrong, ==, 0);
  g_clear_pointer (&watch, key_watch_free);
  reader_test_close (&test);
}

static void
test_library (void)
{
  ReaderTest test;
  GtkWidget *page = NULL;
  GtkWidget *entry = NULL;
  guint      n_wrong = 0;
  g_autoptr (KeyWatch) watch = NULL;

  reader_test_open (&test, STORY);
  gtk_widget_activate_action (GTK_WIDGET (test.window), "win.show-library", NULL);
  page = app_test_find (GTK_WIDGET (test.window), DOSSIER_TYPE_LIBRARY_PAGE, NULL);
  entry = app_test_find (page, GTK_TYPE_SEARCH_ENTRY, "search");
  app_test_wait_until (gtk_widget_get_mapped (entry));
  dossier_library_page_focus_list (DOSSIER_LIBRARY_PAGE (page));
  app_test_settle (GTK_WIDGET (test.window));
  watch = key_watch_new (GTK_WIDGET (test.window));
  n_wrong += press_group (watch, "articles.");
  n_wrong += press_group (watch, "library.toggle-sidebar");
  n_wrong += press_group (watch, "win.");
  n_wrong += press_group (watch, "window.");
  gtk_widget_grab_focus (entry);
  n_wrong += press_group (watch, "library.focus-list");
  g_assert_cmpuint (n_wrong, ==, 0);
  g_clear_pointer (&watch, key_watch_free);
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
  g_test_add_func ("/app/shortcuts/every-key-of-the-reading-room-arrives", test_reading_room);
  g_test_add_func ("/app/shortcuts/every-key-of-the-library-arrives", test_library);
  g_test_add_func ("/app/shortcuts/the-window-shows-all-of-them", test_window);
  return g_test_run ();
}
