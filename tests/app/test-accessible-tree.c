/* test-accessible-tree.c: every screen as a screen reader is told of it: names, roles, order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "accessible-tree.h"
#include "app-test.h"

#include "app/preferences/dossier-theme.h"

#include <string.h>

/* Actions of the window that open a screen of their own; the dialogs of files are GTK's. */
static const char *const screens[] = {
  "win.add",          "win.show-captures", "win.show-rules", "win.show-preferences",
  "win.show-backups", "win.show-palette",  "win.subscribe",  "win.export",
};

/* Roles of what a person does something with; each has to say what. */
static const char *const active_roles[] = {
  "push button", "button",   "toggle button", "check box",   "radio button", "combo box",
  "entry",       "text",     "slider",        "spin button", "switch",       "menu item",
  "link",        "list box", "list",          "table",       "page tab",     "search bar",
};

static gboolean
is_active (const char *role)
{
  for (gsize i = 0; i < G_N_ELEMENTS (active_roles); i++)
    if (strcmp (role, active_roles[i]) == 0)
      return TRUE;
  return FALSE;
}

typedef struct
{
  const char *screen;
  GString    *all; /* the tree, for the log */
  GString    *nameless;
  guint       n_active;
  guint       n_focusable;
} Walk;

/* Something inside that is read out stands for the name: the words of a button, a row's lines. */
static gboolean
has_words (const AccessibleNode *node)
{
  if (*node->name != '\0')
    return TRUE;
  for (guint i = 0; i < node->children->len; i++)
    if (has_words (g_ptr_array_index (node->children, i)))
      return TRUE;
  return FALSE;
}

static void
visit_cb (const AccessibleNode *node, gpointer data)
{
  Walk *walk = data;

  if (!node->is_visible)
    return;
  g_string_append_printf (walk->all,
                          "%*s%s \"%s\"%s\n",
                          (int) node->depth * 2,
                          "",
                          node->role,
                          node->name,
                          node->is_focusable ? " (focusable)" : "");
  g_assert_cmpstr (node->role, !=, "");
  g_assert_cmpstr (node->role, !=, "invalid");
  if (is_active (node->role))
    walk->n_active++;
  if (node->is_focusable)
    walk->n_focusable++;
  if (is_active (node->role) && !has_words (node))
    g_string_append_printf (walk->nameless, "%s: a %s has no name\n", walk->screen, node->role);
}

/* Fails with all that has no name; returns the tree as lines. */
static char *
check_tree (const char *screen)
{
  g_autoptr (AccessibleNode) root = accessible_tree_read ();
  Walk walk = { screen, g_string_new (NULL), g_string_new (NULL), 0, 0 };

  accessible_node_walk (root, visit_cb, &walk);
  if (walk.nameless->len > 0 || walk.n_active == 0)
    g_test_message ("%s", walk.all->str);
  g_assert_cmpstr (walk.nameless->str, ==, "");
  g_assert_cmpuint (walk.n_active, >, 0);
  g_assert_cmpuint (walk.n_focusable, >, 0);
  g_string_free (walk.nameless, TRUE);
  return g_string_free (walk.all, FALSE);
}

/* Each of the words stands behind the one before. */
static void
assert_order (const char *tree, const char *const *words)
{
  const char *at = tree;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      const char *found = strstr (at, words[i]);

      if (found == NULL)
        g_test_message ("%s", tree);
      g_test_message ("looking for %s", words[i]);
      g_assert_nonnull (found);
      at = found + strlen (words[i]);
    }
}

typedef struct
{
  char          *path;
  DossierWindow *window;
  gint64         article_id;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_test_dup_notebook_path ();
  fixture->window = app_test_open_window (fixture->path);
  fixture->article_id = app_test_capture_text (fixture->window,
                                               "swans.txt",
                                               "Swans came back to the canal\n\nAt least 14 swans "
                                               "came back on Friday.\n\nNobody knows why.\n");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_test_close_window (fixture->window);
  app_test_remove_notebook (fixture->path);
  g_free (fixture->path);
}

static void
test_library (Fixture *fixture, gconstpointer data)
{
  static const char *const order[] = { "Search all articles",
                                       "All Articles",
                                       "Starred",
                                       "Swans came back to the canal",
                                       NULL };
  g_autofree char         *tree = check_tree ("library");

  assert_order (tree, order);
}

static void
test_reading_room (Fixture *fixture, gconstpointer data)
{
  static const char *const order[] = { "Swans came back to the canal", "14", NULL };
  g_autofree char         *tree = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window),
                              "win.open-article",
                              "x",
                              fixture->article_id);
  app_test_wait_until (app_test_find_label (GTK_WIDGET (fixture->window), "Figures") != NULL);
  app_test_settle (GTK_WIDGET (fixture->window));
  tree = check_tree ("reading room");
  assert_order (tree, order);
}

static GtkWindow *
find_other_window (DossierWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (windows, i);

      if (other != GTK_WINDOW (window) && gtk_widget_get_mapped (GTK_WIDGET (other)))
        return other;
    }
  return NULL;
}

static void
test_other_screens (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (screens); i++)
    {
      g_autofree char *tree = NULL;
      GtkWindow       *other;

      g_test_message ("%s", screens[i]);
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), screens[i], NULL);
      app_test_settle (GTK_WIDGET (fixture->window));
      other = find_other_window (fixture->window);
      if (other != NULL)
        app_test_settle (GTK_WIDGET (other));
      tree = check_tree (screens[i]);
      if (other != NULL)
        {
          gtk_window_destroy (other);
          app_test_wait_until (find_other_window (fixture->window) == NULL);
        }
      else
        app_test_press_key (GTK_WIDGET (fixture->window), GDK_KEY_Escape, 0);
    }
}

int
main (int argc, char **argv)
{
  gboolean is_there = accessible_tree_init ();

  app_test_init (&argc, &argv);
  if (!is_there)
    {
      g_print ("1..0 # SKIP no bus for screen readers\n");
      return 0;
    }
  g_test_add ("/app/accessible-tree/library", Fixture, NULL, set_up, test_library, tear_down);
  g_test_add ("/app/accessible-tree/reading-room",
              Fixture,
              NULL,
              set_up,
              test_reading_room,
              tear_down);
  g_test_add ("/app/accessible-tree/other-screens",
              Fixture,
              NULL,
              set_up,
              test_other_screens,
              tear_down);

  return g_test_run ();
}
