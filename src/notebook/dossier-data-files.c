/* dossier-data-files.c: finds the files that come with the program.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "notebook/dossier-data-files.h"

static gboolean
is_from_build (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, DOSSIER_BUILD_ROOT G_DIR_SEPARATOR_S);
}

char *
dossier_data_files_dup_path (const char *name)
{
  return g_build_filename (is_from_build () ? DOSSIER_BUILD_DATA_DIR : DOSSIER_DATA_DIR,
                           name,
                           NULL);
}

char *
dossier_data_files_dup_locale_dir (void)
{
  if (is_from_build ())
    return g_build_filename (DOSSIER_BUILD_ROOT, "po", NULL);
  return g_strdup (DOSSIER_LOCALE_DIR);
}

GBytes *
dossier_data_files_load (const char *name, GError **error)
{
  g_autofree char *path = dossier_data_files_dup_path (name);
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  if (file == NULL)
    {
      g_prefix_error (error, "loading %s: ", name);
      return NULL;
    }
  return g_mapped_file_get_bytes (file);
}
