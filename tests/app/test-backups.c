/* test-backups.c: making a backup and going back to one, in the window.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app-test.h"

#include "app/backups/dossier-backups-dialog.h"
#include "app/backups/dossier-recover-dialog.h"
#include "app/library/dossier-articles-view.h"
#include "app/library/dossier-library-page.h"
#include "notebook/dossier-backups.h"
#include "store/dossier-db-private.h"

#include <glib/gstdio.h>
#include <string.h>

typedef struct
{
  char          *path;
  DossierWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->path = app_test_dup_notebook_path ();
  fixture->window = app_test_open_window (fixture->path);
  app_test_capture_text (fixture->window, "swans.txt", "Swans came back\n\nAll of them.\n");
}

static void
remove_backups (const char *path)
{
  g_autoptr (GPtrArray) backups = dossier_backups_list (path);

  for (guint i = 0; i < backups->len; i++)
    {
      const DossierBackup *backup = g_ptr_array_index (backups, i);
      g_autofree char     *folder = g_path_get_dirname (backup->path);

      g_unlink (backup->path);
      g_rmdir (folder);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  app_test_close_window (fixture->window);
  remove_backups (fixture->path);
  app_test_remove_notebook (fixture->path);
  g_free (fixture->path);
}

static GtkWidget *
open_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-backups", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (!DOSSIER_IS_BACKUPS_DIALOG (window))
        continue;
      app_test_settle (window);
      return window;
    }
  g_assert_not_reached ();
}

static guint
count_articles (Fixture *fixture)
{
  GtkWidget *page = app_test_find (GTK_WIDGET (fixture->window), DOSSIER_TYPE_LIBRARY_PAGE, NULL);
  GtkWidget *list = app_test_find (app_test_find (page, DOSSIER_TYPE_ARTICLES_VIEW, NULL),
                                   GTK_TYPE_LIST_VIEW,
                                   "list");

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static GtkWidget *
find_button (GtkWidget *root, const char *text)
{
  GtkWidget *label = app_test_find_label (root, text);

  return label == NULL ? NULL : gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON);
}

static void
test_back_and_forth (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog = open_dialog (fixture);
  GtkWidget *button;

  g_assert_nonnull (app_test_find_label (dialog, "No Backup Yet"));
  g_signal_emit_by_name (app_test_find (dialog, GTK_TYPE_BUTTON, "make_button"), "clicked");
  app_test_wait_until (find_button (dialog, "Restore…") != NULL);
  app_test_check_names (dialog);
  gtk_window_close (GTK_WINDOW (dialog));

  app_test_capture_text (fixture->window, "geese.txt", "Geese came back\n\nSo did they.\n");
  app_test_wait_until (count_articles (fixture) == 2);

  /* One click is not enough. */
  dialog = open_dialog (fixture);
  button = find_button (dialog, "Restore…");
  g_signal_emit_by_name (button, "clicked");
  g_assert_nonnull (app_test_find_label (dialog, "Replace the Notebook"));
  g_assert_cmpuint (count_articles (fixture), ==, 2);
  g_signal_emit_by_name (button, "clicked");
  app_test_wait_until (dossier_window_get_notebook (fixture->window) != NULL &&
                       count_articles (fixture) == 1);
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  GtkWidget       *dialog = open_dialog (fixture);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  GtkWidget       *button;

  g_signal_emit_by_name (app_test_find (dialog, GTK_TYPE_BUTTON, "make_button"), "clicked");
  app_test_wait_until (find_button (dialog, "Restore…") != NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  app_test_close_window (fixture->window);
  g_unlink (log);
  g_assert_true (g_file_set_contents (fixture->path, "This was a notebook.", -1, NULL));

  /* The window says what is wrong, and leads to the backup. */
  fixture->window = app_test_open_bare_window ();
  dossier_window_open_notebook (fixture->window, fixture->path);
  app_test_wait_until (
      find_button (GTK_WIDGET (fixture->window), "Restore a Backup…") != NULL &&
      gtk_widget_get_mapped (find_button (GTK_WIDGET (fixture->window), "Restore a Backup…")));
  dialog = open_dialog (fixture);
  button = find_button (dialog, "Restore…");
  g_signal_emit_by_name (button, "clicked");
  g_signal_emit_by_name (button, "clicked");
  app_test_wait_until (dossier_window_get_notebook (fixture->window) != NULL &&
                       count_articles (fixture) == 1);
}

static GtkWidget *
find_recover_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (DOSSIER_IS_RECOVER_DIALOG (window))
        return window;
    }
  g_assert_not_reached ();
}

/* Its first page is gone: nobody can say what the file was, and yet all of it is found. */
static void
test_recover (Fixture *fixture, gconstpointer data)
{
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  GtkWidget       *dialog;

  app_test_close_window (fixture->window);
  g_assert_true (g_file_get_contents (fixture->path, &bytes, &length, NULL));
  memset (bytes, 0x5a, 4096);
  g_assert_true (g_file_set_contents (fixture->path, bytes, (gssize) length, NULL));

  fixture->window = app_test_open_bare_window ();
  dossier_window_open_notebook (fixture->window, fixture->path);
  app_test_wait_until (
      find_button (GTK_WIDGET (fixture->window), "Recover…") != NULL &&
      gtk_widget_get_mapped (find_button (GTK_WIDGET (fixture->window), "Restore a Backup…")));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.recover", NULL);
  dialog = find_recover_dialog ();
  app_test_settle (dialog);
  app_test_check_names (dialog);
  g_signal_emit_by_name (find_button (dialog, "Recover"), "clicked");
  app_test_wait_until (app_test_find_label (dialog, "The Notebook Is Whole Again") != NULL);
  gtk_window_close (GTK_WINDOW (dialog));
  app_test_wait_until (dossier_window_get_notebook (fixture->window) != NULL &&
                       count_articles (fixture) == 1);
}

/* The page with what was received says nothing any more; all else can be read. */
static void
hurt_bodies (const char *path)
{
  DossierDb       *db = dossier_db_open (path, DOSSIER_DB_READ_WRITE, NULL);
  g_autofree char *bytes = NULL;
  gsize            length = 0;
  gint64           page = 0;

  g_assert_nonnull (db);
  g_assert_true (dossier_db_query_int (db,
                                       "SELECT rootpage FROM sqlite_schema WHERE name = 'body'",
                                       &page,
                                       NULL));
  dossier_db_close (db);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  memset (bytes + (page - 1) * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
}

/* (nullable): the first button of that action. */
static GtkWidget *
find_by_action (GtkWidget *widget, const char *action)
{
  if (GTK_IS_ACTIONABLE (widget) &&
      g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), action) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_by_action (child, action);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* What reads goes on; what would write is greyed; a bar says so and leads out. */
static void
test_read_only (Fixture *fixture, gconstpointer data)
{
  static const char *const writing[] = { "win.add", "win.subscribe" };
  GtkWidget               *window;
  GtkWidget               *recover;

  app_test_close_window (fixture->window);
  hurt_bodies (fixture->path);
  fixture->window = app_test_open_bare_window ();
  window = GTK_WIDGET (fixture->window);
  dossier_window_open_notebook (fixture->window, fixture->path);
  app_test_wait_until (dossier_window_get_notebook (fixture->window) != NULL);
  app_test_wait_until (dossier_notebook_is_damaged (dossier_window_get_notebook (fixture->window)));
  app_test_settle (window);

  g_assert_cmpuint (count_articles (fixture), ==, 1);
  g_assert_nonnull (app_test_find_label (window, "This notebook is damaged"));
  recover = find_button (window, "Recover…");
  g_assert_true (gtk_widget_is_sensitive (recover));
  g_assert_true (gtk_widget_is_sensitive (find_button (window, "Restore a Backup…")));
  for (guint i = 0; i < G_N_ELEMENTS (writing); i++)
    {
      GtkWidget *button = find_by_action (window, writing[i]);

      g_assert_nonnull (button);
      g_assert_false (gtk_widget_is_sensitive (button));
    }
  app_test_check_names (window);
}

int
main (int argc, char **argv)
{
  app_test_init (&argc, &argv);

  g_test_add ("/app/backups/a-backup-takes-the-notebooks-place",
              Fixture,
              NULL,
              set_up,
              test_back_and_forth,
              tear_down);
  g_test_add ("/app/backups/a-damaged-notebook-leads-to-its-backups",
              Fixture,
              NULL,
              set_up,
              test_damaged,
              tear_down);

  g_test_add ("/app/backups/a-damaged-notebook-can-be-read",
              Fixture,
              NULL,
              set_up,
              test_read_only,
              tear_down);
  g_test_add ("/app/backups/a-damaged-notebook-is-recovered",
              Fixture,
              NULL,
              set_up,
              test_recover,
              tear_down);

  return g_test_run ();
}
