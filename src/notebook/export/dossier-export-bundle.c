/* dossier-export-bundle.c: articles with all that belongs to them as one file: a notebook of
 * their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/export/dossier-export-private.h"

#include "store/dossier-bundle.h"

#include <glib/gstdio.h>

/* SQLite wants a file with a name, and may put others beside it while it writes. */
static char *
make_folder (GError **error)
{
  return g_dir_make_tmp ("dossier-bundle-XXXXXX", error);
}

static void
remove_folder (const char *folder, const char *path)
{
  g_unlink (path);
  g_rmdir (folder);
}

GBytes *
dossier_export_make_bundle (DossierDb *db, GArray *ids, GError **error)
{
  g_autofree char *folder = make_folder (error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "bundle", NULL) : NULL;
  g_autoptr (GFile) file = path != NULL ? g_file_new_for_path (path) : NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (folder == NULL)
    return NULL;
  if (dossier_bundle_write (db, ids, path, error))
    bytes = g_file_load_bytes (file, NULL, NULL, error);
  remove_folder (folder, path);
  return g_steal_pointer (&bytes);
}

static gboolean
copy_file (const char *path, GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) input = g_file_read (file, cancellable, error);

  return input != NULL && g_output_stream_splice (stream,
                                                  G_INPUT_STREAM (input),
                                                  G_OUTPUT_STREAM_SPLICE_NONE,
                                                  cancellable,
                                                  error) >= 0;
}

static gboolean
write_bundle (DossierDb     *db,
              GArray        *ids,
              GOutputStream *stream,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *folder = make_folder (error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "bundle", NULL) : NULL;
  gboolean         is_written;

  if (folder == NULL)
    return FALSE;
  is_written =
      dossier_bundle_write (db, ids, path, error) && copy_file (path, stream, cancellable, error);
  remove_folder (folder, path);
  return is_written;
}

const DossierExportWriter dossier_export_bundle = {
  .name = "bundle",
  .suffix = "dossier-bundle",
  .write = write_bundle,
};
