/* test-palette.c: the command palette: what it lists, how it is found, that it does it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "reader-test.h"

#include "app/entities/dossier-entity-keys.h"
#include "app/palette/dossier-command-match.h"
#include "app/palette/dossier-command-palette.h"
#include "app/palette/dossier-command.h"
#include "app/preferences/dossier-shortcuts-window.h"
#include "app/preferences/dossier-shortcuts.h"
#include "app/reader/dossier-reader-shortcuts.h"

static DossierCommandPalette *
find_palette (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_COMMAND_PALETTE (window))
        return DOSSIER_COMMAND_PALETTE (window);
    }
  return NULL;
}

static DossierCommandPalette *
open_palette (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  DossierCommandPalette *palette;

  app_test_press_key (widget, key, modifiers);
  app_test_wait_until (find_palette () != NULL);
  palette = find_palette ();
  app_test_wait_until (gtk_widget_get_mapped (GTK_WIDGET (palette)));
  app_test_focus_window (GTK_WINDOW (palette));
  return palette;
}

static DossierCommand *
find_command (DossierCommandPalette *palette, const char *action)
{
  GListModel *commands = dossier_command_palette_get_commands (palette);

  for (guint i = 0; i < g_list_model_get_n_items (commands); i++)
    {
      g_autoptr (DossierCommand) command = g_list_model_get_item (commands, i);

      if (g_str_equal (dossier_command_get_action (command), action))
        return command; /* the list keeps it */
    }
  return NULL;
}

static const char *
get_first (DossierCommandPalette *palette)
{
  g_autoptr (DossierCommand) first =
      g_list_model_get_item (dossier_command_palette_get_commands (palette), 0);

  return first == NULL ? NULL : dossier_command_get_action (first);
}

static void
test_match (void)
{
  static const struct
  {
    const char *typed;
    const char *better;
    const char *worse; /* NULL: not found at all */
  } ROWS[] = {
    { "hi", "Highlight in green", "This one" },
    { "gre", "Highlight in green", "Let us agree" },
    { "green high", "Highlight in green", NULL },
    { "hlg", "Highlight in green", NULL },
    { "NOTE", "Write a note", "Open another notebook" },
    { "è", "Caffè", NULL },
    { "find art", "Find in the article", "Find a smart command" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (ROWS); i++)
    {
      int better = dossier_command_match (ROWS[i].typed, ROWS[i].better);

      g_test_message ("%s", ROWS[i].typed);
      g_assert_cmpint (better, >, DOSSIER_NO_MATCH);
      if (ROWS[i].worse != NULL)
        {
          g_assert_cmpint (dossier_command_match (ROWS[i].typed, ROWS[i].worse), >, 0);
          g_assert_cmpint (better, >, dossier_command_match (ROWS[i].typed, ROWS[i].worse));
        }
    }
  g_assert_cmpint (dossier_command_match ("", "Anything"), >, DOSSIER_NO_MATCH);
  g_assert_cmpint (dossier_command_match ("   ", "Anything"), >, DOSSIER_NO_MATCH);
  g_assert_cmpint (dossier_command_match ("xyz", "Anything"), ==, DOSSIER_NO_MATCH);
  g_assert_cmpint (dossier_command_match ("any xyz", "Anything"), ==, DOSSIER_NO_MATCH);
}

static void
test_reading_room (void)
{
  ReaderTest             test;
  DossierCommandPalette *palette;

  reader_test_open (&test, STORY);
  palette = open_palette (GTK_WIDGET (test.view), GDK_KEY_k, GDK_CONTROL_MASK);
  app_test_check_names (GTK_WIDGET (palette));
  g_assert_nonnull (find_command (palette, "reader.highlight::green"));
  g_assert_nonnull (find_command (palette, "win.add"));
  /* What cannot be done here or now is not offered. */
  g_assert_null (find_command (palette, "articles.delete"));
  g_assert_null (find_command (palette, "win.undo"));
  g_assert_cmpstr (dossier_command_get_keys (find_command (palette, "win.add")), ==, "Ctrl+N");

  app_test_type (GTK_WIDGET (palette), "gre hi");
  g_assert_cmpstr (get_first (palette), ==, "reader.highlight::green");
  app_test_press_key (GTK_WIDGET (palette), GDK_KEY_Escape, 0);
  app_test_wait_until (find_palette () == NULL);

  reader_test_select (&test, "Nobody slept.");
  app_test_focus_window (GTK_WINDOW (test.window));
  palette = open_palette (GTK_WIDGET (test.view), GDK_KEY_F1, 0);
  app_test_type (GTK_WIDGET (palette), "gre hi");
  app_test_press_key (GTK_WIDGET (palette), GDK_KEY_Return, 0);
  app_test_wait_until (find_palette () == NULL);
  app_test_wait_until (reader_test_count_annotations (&test) == 1);
  g_assert_cmpint (
      dossier_annotation_item_get_highlight (reader_test_get_annotation (&test, "Nobody slept.")),
      ==,
      DOSSIER_HIGHLIGHT_GREEN);
  app_test_focus_window (GTK_WINDOW (test.window));
  palette = open_palette (GTK_WIDGET (test.view), GDK_KEY_k, GDK_CONTROL_MASK);
  g_assert_nonnull (find_command (palette, "win.undo"));
  app_test_type (GTK_WIDGET (palette), "no such thing qqq");
  g_assert_null (get_first (palette));
  app_test_press_key (GTK_WIDGET (palette), GDK_KEY_Return, 0);
  g_assert_true (find_palette () == palette);
  app_test_press_key (GTK_WIDGET (palette), GDK_KEY_k, GDK_CONTROL_MASK);
  app_test_wait_until (find_palette () == NULL);
  reader_test_close (&test);
}

static void
test_library (void)
{
  g_autofree char       *path = app_test_dup_notebook_path ();
  DossierWindow         *window = app_test_open_window (path);
  DossierCommandPalette *palette;

  app_test_capture_text (window, "bridge.txt", STORY);
  app_test_focus_window (GTK_WINDOW (window));
  palette = open_palette (GTK_WIDGET (window), GDK_KEY_k, GDK_CONTROL_MASK);
  g_assert_nonnull (find_command (palette, "win.subscribe"));
  g_assert_nonnull (find_command (palette, "library.toggle-sidebar"));
  g_assert_null (find_command (palette, "reader.highlight::green"));
  app_test_type (GTK_WIDGET (palette), "keyb");
  g_assert_cmpstr (get_first (palette), ==, "win.show-shortcuts");
  app_test_press_key (GTK_WIDGET (palette), GDK_KEY_Return, 0);
  app_test_wait_until (find_palette () == NULL);
  app_test_close_window (window);
  app_test_remove_notebook (path);
}

static void
check_key (GtkWidget *shortcuts, const char *title, const char *trigger)
{
  g_auto (GStrv) some = g_strsplit (trigger, "|", -1);
  g_autofree char *keys = dossier_command_dup_keys (trigger);

  g_test_message ("%s", title);
  for (guint i = 0; some[i] != NULL; i++)
    {
      GdkModifierType modifiers;
      guint           key;

      g_assert_true (gtk_accelerator_parse (some[i], &key, &modifiers));
    }
  g_assert_nonnull (app_test_find_label (shortcuts, title));
  g_assert_nonnull (app_test_find_label (shortcuts, keys));
}

/* One table for the keys that are and the keys that are told. */
static void
test_told (void)
{
  gsize                        n, n_reader;
  const DossierShortcut       *shortcuts = dossier_shortcuts_get (&n);
  const DossierReaderShortcut *reader = dossier_reader_shortcuts_get (&n_reader);
  GtkWidget                   *window = g_object_ref_sink (dossier_shortcuts_window_new (NULL));

  for (gsize i = 0; i < n; i++)
    if (shortcuts[i].accelerators != NULL)
      check_key (window, shortcuts[i].title, shortcuts[i].accelerators);
    else
      g_assert_nonnull (shortcuts[i].action);
  for (gsize i = 0; i < n_reader; i++)
    if (reader[i].title != NULL)
      check_key (window, reader[i].title, reader[i].trigger);
  gtk_window_destroy (GTK_WINDOW (window));
  g_object_unref (window);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);
  g_test_add_func ("/app/palette/words-that-begin-a-word-count-for-most", test_match);
  g_test_add_func ("/app/palette/the-reading-room-can-be-commanded-by-typing", test_reading_room);
  g_test_add_func ("/app/palette/the-library-can-be-commanded-by-typing", test_library);
  g_test_add_func ("/app/palette/every-key-of-the-tables-is-in-the-shortcuts-window", test_told);
  return g_test_run ();
}
