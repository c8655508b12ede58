/* dossier-window-move.c: the notebook goes to another folder, and the old file to the trash.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nobody has the notebook open while it is copied, so that no word written meanwhile stays behind
 * in the old file; and the old file goes only after the copy was opened and checked.
 */
#include "config.h"

#include "app/dossier-window-private.h"

#include "app/desktop/dossier-shared-notebook.h"
#include "app/dossier-compat.h"
#include "app/dossier-report.h"
#include "app/preferences/dossier-usual-notebook.h"
#include "notebook/dossier-backups.h"
#include "notebook/dossier-notebook-copy.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

typedef struct
{
  DossierWindow   *window;   /* owned */
  DossierNotebook *notebook; /* owned (nullable): opened once more, for the copy alone */
  GFile           *folder;
  char            *from;
  char            *to; /* (nullable) */
} Move;

static void
free_move (Move *move)
{
  g_clear_object (&move->window);
  g_clear_object (&move->notebook);
  g_clear_object (&move->folder);
  g_free (move->from);
  g_free (move->to);
  g_free (move);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Move, free_move)

/* --- The old file --- */

static gboolean
is_window_there (const Move *move)
{
  return move->window->stack != NULL;
}

static void
tell_it_was_kept (const Move *move)
{
  /* Translators: %s is the path of a file. */
  g_autofree char *text =
      g_strdup_printf (_ ("The notebook was moved. The old file is kept as “%s”."), move->from);

  if (is_window_there (move))
    dossier_report_toast (GTK_WIDGET (move->window), text);
}

static void
trashed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Move) move = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *lock = g_strconcat (move->from, "-queue", NULL);

  if (!g_file_trash_finish (G_FILE (source), result, &error))
    {
      g_info ("moving %s to the trash: %s", move->from, error->message);
      tell_it_was_kept (move);
      return;
    }
  g_unlink (lock);
  if (is_window_there (move))
    dossier_report_toast (GTK_WIDGET (move->window),
                          _ ("The notebook was moved. The old file is in the trash."));
}

/* Another program that has it open keeps a journal beside it and goes on writing. */
static gboolean
is_in_use (const char *path)
{
  g_autofree char *journal = g_strconcat (path, "-wal", NULL);

  return g_file_test (journal, G_FILE_TEST_EXISTS);
}

static void
leave_old_file (Move *move, gboolean is_remembered)
{
  g_autoptr (GFile) file = g_file_new_for_path (move->from);

  if (is_remembered && !is_in_use (move->from))
    {
      g_file_trash_async (file, G_PRIORITY_DEFAULT, NULL, trashed_cb, move);
      return;
    }
  tell_it_was_kept (move);
  free_move (move);
}

/* --- The copy --- */

/* To the new place, or back to the old one. */
static void
open_again (Move *move, const char *path)
{
  dossier_shared_notebook_give_free (move->from);
  if (is_window_there (move))
    dossier_window_follow_notebook (move->window, path);
}

static void
give_up (Move *move, const GError *error)
{
  open_again (move, move->from);
  if (is_window_there (move))
    dossier_report_error (GTK_WIDGET (move->window), error);
  free_move (move);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Move *move = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_remembered;

  move->to = dossier_notebook_copy_finish (DOSSIER_NOTEBOOK (source), result, &error);
  dossier_notebook_close (move->notebook);
  g_clear_object (&move->notebook);
  if (move->to == NULL)
    {
      give_up (move, error);
      return;
    }
  is_remembered = dossier_usual_notebook_remember (move->to);
  dossier_backups_follow (move->from, move->to);
  open_again (move, move->to);
  leave_old_file (move, is_remembered);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Move *move = user_data;
  g_autoptr (GError) error = NULL;

  move->notebook = dossier_notebook_open_finish (result, &error);
  if (move->notebook == NULL)
    give_up (move, error);
  else
    dossier_notebook_copy_async (move->notebook, move->folder, NULL, copied_cb, move);
}

void
dossier_window_move_notebook (DossierWindow *self, GFile *folder)
{
  Move *move;

  g_return_if_fail (DOSSIER_IS_WINDOW (self));
  g_return_if_fail (G_IS_FILE (folder));

  if (self->notebook == NULL)
    return;
  move = g_new0 (Move, 1);
  move->window = g_object_ref (self);
  move->folder = g_object_ref (folder);
  move->from = g_strdup (dossier_notebook_get_path (self->notebook));
  dossier_window_show_library (self);
  dossier_window_leave_notebook (self);
  dossier_shared_notebook_keep_free (move->from);
  dossier_report_toast (GTK_WIDGET (self), _ ("Moving the notebook…"));
  dossier_notebook_open_async (move->from, NULL, opened_cb, move);
}

static void
folder_chosen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DossierWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) folder = dossier_compat_open_folder_finish (result, &error);

  if (error != NULL)
    dossier_report_error (GTK_WIDGET (self), error);
  else if (folder != NULL && self->stack != NULL)
    dossier_window_move_notebook (self, folder);
}

void
dossier_window_move_notebook_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  DossierFileQuestion question = {
    .title = _ ("Where Should the Notebook Lie?"),
    .accept_label = _ ("_Move"),
  };

  dossier_compat_open_folder_async (GTK_WINDOW (widget),
                                    &question,
                                    NULL,
                                    folder_chosen_cb,
                                    g_object_ref (widget));
}
