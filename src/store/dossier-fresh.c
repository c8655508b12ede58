/* dossier-fresh.c: an empty notebook in memory without running all scripts of the schema again.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each bundle from outside is compared with an empty notebook, and tests open very many: copying
 * some hundred pages takes a twentieth of the time of the scripts.
 */
#include "config.h"

#include "store/dossier-fresh.h"

static GMutex   mutex;
static sqlite3 *fresh; /* (nullable): guarded by the mutex, kept until the process ends */

static gboolean
copy_pages (sqlite3 *from, sqlite3 *to)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");

  if (backup == NULL)
    return FALSE;
  sqlite3_backup_step (backup, -1);
  return sqlite3_backup_finish (backup) == SQLITE_OK;
}

gboolean
dossier_fresh_copy (sqlite3 *handle)
{
  gboolean is_copied = FALSE;

  g_mutex_lock (&mutex);
  if (fresh != NULL)
    is_copied = copy_pages (fresh, handle);
  g_mutex_unlock (&mutex);
  return is_copied;
}

void
dossier_fresh_keep (sqlite3 *handle)
{
  g_mutex_lock (&mutex);
  if (fresh == NULL &&
      (sqlite3_open_v2 (":memory:",
                        &fresh,
                        SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_MEMORY,
                        NULL) != SQLITE_OK ||
       !copy_pages (handle, fresh)))
    g_clear_pointer (&fresh, sqlite3_close);
  g_mutex_unlock (&mutex);
}
