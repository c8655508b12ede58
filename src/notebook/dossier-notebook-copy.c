/* dossier-notebook-copy.c: a copy of an open notebook in another folder, ready to be opened.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-notebook-copy.h"

#include "store/dossier-store-error.h"

#include <glib/gstdio.h>

static void
fail (GTask *task, GError *error)
{
  g_unlink (g_task_get_task_data (task));
  g_task_return_error (task, error);
  g_object_unref (task);
}

static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask *task = user_data;
  g_autoptr (DossierNotebook) copy = DOSSIER_NOTEBOOK (g_object_ref (source));
  GError *error = NULL;
  g_auto (GStrv) problems = dossier_notebook_check_finish (copy, result, &error);

  dossier_notebook_close (copy);
  if (error == NULL && problems[0] != NULL)
    error = g_error_new (DOSSIER_STORE_ERROR,
                         DOSSIER_STORE_ERROR_CORRUPT,
                         "the copy is not whole: %s",
                         problems[0]);
  if (error != NULL)
    {
      fail (task, error);
      return;
    }
  g_task_return_pointer (task, g_strdup (g_task_get_task_data (task)), g_free);
  g_object_unref (task);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;
  g_autoptr (DossierNotebook) copy = dossier_notebook_open_finish (result, &error);

  if (copy == NULL)
    fail (task, error);
  else
    dossier_notebook_check_async (copy, g_task_get_cancellable (task), checked_cb, task);
}

static void
copied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GTask  *task = user_data;
  GError *error = NULL;

  if (!dossier_notebook_finish (DOSSIER_NOTEBOOK (source), result, &error))
    fail (task, error);
  else
    dossier_notebook_open_async (g_task_get_task_data (task),
                                 g_task_get_cancellable (task),
                                 opened_cb,
                                 task);
}

void
dossier_notebook_copy_async (DossierNotebook    *self,
                             GFile              *folder,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  GTask           *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *name = NULL;
  char            *path;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (self));
  g_return_if_fail (G_IS_FILE (folder));

  g_task_set_source_tag (task, dossier_notebook_copy_async);
  name = g_path_get_basename (dossier_notebook_get_path (self));
  if (g_file_peek_path (folder) == NULL)
    {
      g_task_return_new_error (task,
                               G_IO_ERROR,
                               G_IO_ERROR_NOT_SUPPORTED,
                               "the folder is not on this computer");
      g_object_unref (task);
      return;
    }
  path = g_build_filename (g_file_peek_path (folder), name, NULL);
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_EXISTS, "%s is there already", path);
      g_free (path);
      g_object_unref (task);
      return;
    }
  g_task_set_task_data (task, path, g_free);
  dossier_notebook_backup_async (self, path, cancellable, copied_cb, task);
}

char *
dossier_notebook_copy_finish (DossierNotebook *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
