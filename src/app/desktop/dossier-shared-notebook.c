/* dossier-shared-notebook.c: one open notebook for all windows and services that ask for its file.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "app/desktop/dossier-shared-notebook.h"

/* What is known of one file while anybody has it open or waits for it. */
typedef struct
{
  char            *path;
  DossierNotebook *notebook; /* owned (nullable): still being opened */
  GPtrArray       *waiting;  /* GTask */
  guint            n_users;
} Share;

/* By path. Which files a process has open is a fact about the process, so this is no member of
 * anything; it is empty while none is open. */
static GHashTable *shares;

static void
free_share (gpointer data)
{
  Share *share = data;

  g_clear_object (&share->notebook);
  g_ptr_array_unref (share->waiting);
  g_free (share->path);
  g_free (share);
}

static Share *
find_share (DossierNotebook *notebook)
{
  GHashTableIter iter;
  gpointer       share;

  if (shares == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, shares);
  while (g_hash_table_iter_next (&iter, NULL, &share))
    if (((Share *) share)->notebook == notebook)
      return share;
  return NULL;
}

static void
remove_share (Share *share)
{
  g_hash_table_remove (shares, share->path);
  if (g_hash_table_size (shares) == 0)
    g_clear_pointer (&shares, g_hash_table_unref);
}

/* @path: (transfer full): as the table has it */
static Share *
add_share (char *path)
{
  Share *share = g_new0 (Share, 1);

  share->path = path;
  share->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  if (shares == NULL)
    shares = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_share);
  g_hash_table_insert (shares, share->path, share);
  return share;
}

static void
give (Share *share, GTask *task)
{
  share->n_users++;
  g_task_return_pointer (task, g_object_ref (share->notebook), g_object_unref);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Share *share = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) waiting = g_steal_pointer (&share->waiting);

  share->waiting = g_ptr_array_new_with_free_func (g_object_unref);
  share->notebook = dossier_notebook_open_finish (result, &error);
  /* Whoever is given it may give it back at once; the share has to outlive the round. */
  share->n_users = 1;
  for (guint i = 0; i < waiting->len; i++)
    if (g_task_return_error_if_cancelled (waiting->pdata[i]))
      continue;
    else if (share->notebook != NULL)
      give (share, waiting->pdata[i]);
    else
      g_task_return_error (waiting->pdata[i], g_error_copy (error));
  if (share->notebook != NULL)
    dossier_shared_notebook_close (share->notebook);
  else
    remove_share (share);
}

void
dossier_shared_notebook_open_async (const char         *path,
                                    GCancellable       *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer            user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autofree char *full = NULL;
  Share           *share;

  g_return_if_fail (path != NULL);

  /* Who was given it has to give it back, also when cancelled in between; finish sees to that. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_source_tag (task, dossier_shared_notebook_open_async);
  full = g_canonicalize_filename (path, NULL);
  share = shares != NULL ? g_hash_table_lookup (shares, full) : NULL;
  if (share != NULL && share->notebook != NULL)
    {
      give (share, task);
      return;
    }
  if (share != NULL)
    {
      g_ptr_array_add (share->waiting, g_steal_pointer (&task));
      return;
    }
  share = add_share (g_steal_pointer (&full));
  g_ptr_array_add (share->waiting, g_steal_pointer (&task));
  /* Others may wait for it too by the time one of them has changed its mind. */
  dossier_notebook_open_async (path, NULL, opened_cb, share);
}

DossierNotebook *
dossier_shared_notebook_open_finish (GAsyncResult *result, GError **error)
{
  g_autoptr (DossierNotebook) notebook = NULL;
  GCancellable *cancellable;

  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  cancellable = g_task_get_cancellable (G_TASK (result));
  notebook = g_task_propagate_pointer (G_TASK (result), error);
  if (notebook == NULL || !g_cancellable_set_error_if_cancelled (cancellable, error))
    return g_steal_pointer (&notebook);
  dossier_shared_notebook_close (notebook);
  return NULL;
}

void
dossier_shared_notebook_close (DossierNotebook *notebook)
{
  Share *share;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  share = find_share (notebook);
  if (share == NULL)
    {
      dossier_notebook_close (notebook);
      return;
    }
  if (--share->n_users > 0)
    return;
  dossier_notebook_close (notebook);
  remove_share (share);
}

void
dossier_shared_notebook_close_for_all (DossierNotebook *notebook)
{
  Share *share;

  g_return_if_fail (DOSSIER_IS_NOTEBOOK (notebook));

  share = find_share (notebook);
  dossier_notebook_close (notebook);
  if (share != NULL)
    remove_share (share);
}

void
dossier_shared_notebook_keep_free (const char *path)
{
  g_autofree char *full = NULL;

  g_return_if_fail (path != NULL);

  full = g_canonicalize_filename (path, NULL);
  g_return_if_fail (shares == NULL || !g_hash_table_contains (shares, full));

  add_share (g_steal_pointer (&full));
}

void
dossier_shared_notebook_give_free (const char *path)
{
  g_autofree char *full = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  Share *share;

  g_return_if_fail (path != NULL);

  full = g_canonicalize_filename (path, NULL);
  share = shares != NULL ? g_hash_table_lookup (shares, full) : NULL;
  g_return_if_fail (share != NULL && share->notebook == NULL);

  waiting = g_steal_pointer (&share->waiting);
  share->waiting = g_ptr_array_new ();
  remove_share (share);
  for (guint i = 0; i < waiting->len; i++)
    g_task_return_new_error (waiting->pdata[i],
                             G_IO_ERROR,
                             G_IO_ERROR_BUSY,
                             "%s is being moved",
                             full);
}

gboolean
dossier_shared_notebook_is_open (DossierNotebook *notebook)
{
  g_return_val_if_fail (DOSSIER_IS_NOTEBOOK (notebook), FALSE);
  return find_share (notebook) != NULL;
}
