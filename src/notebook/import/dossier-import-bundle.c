/* dossier-import-bundle.c: articles that another notebook wrote with all that belongs to them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A bundle is a file of SQLite; a page that Dossier wrote holds one in an attribute, packed.
 */
#include "config.h"

#include "notebook/import/dossier-import-private.h"

#include "core/text/dossier-core-error.h"
#include "store/dossier-bundle.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#define MAGIC "SQLite format 3"

gboolean
dossier_import_is_bundle (GBytes *bytes)
{
  gsize       length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return length > sizeof MAGIC && memcmp (data, MAGIC, sizeof MAGIC) == 0;
}

/* The mark stands at the end of the page, and nowhere else: text in which it stands is escaped. */
static const char *
find_attribute (const char *data, gsize length)
{
  const char *place = g_strrstr_len (data, (gssize) length, DOSSIER_IMPORT_BUNDLE_ATTRIBUTE "=\"");

  return place != NULL ? place + strlen (DOSSIER_IMPORT_BUNDLE_ATTRIBUTE "=\"") : NULL;
}

GBytes *
dossier_import_find_bundle (GBytes *page)
{
  gsize            length = 0;
  const char      *data = g_bytes_get_data (page, &length);
  const char      *start = length > 0 && *data == '<' ? find_attribute (data, length) : NULL;
  const char      *end = NULL;
  g_autofree char *text = NULL;
  gsize            size = 0;
  guchar          *packed;

  if (start == NULL)
    return NULL;
  end = memchr (start, '"', (gsize) (data + length - start));
  if (end == NULL || end == start)
    return NULL;
  text = g_strndup (start, (gsize) (end - start));
  packed = g_base64_decode (text, &size);
  return g_bytes_new_take (packed, size);
}

static gboolean
read_file (DossierDb *db, DossierImportPlan *plan, const char *path, GError **error)
{
  DossierImportReport *report = plan->report;
  DossierBundleOutcome outcome = { .problems = report->problems };

  if (!dossier_bundle_read (db, path, _ ("import"), &outcome, error))
    return FALSE;
  report->n_new = outcome.n_articles;
  report->n_known = outcome.n_known;
  report->n_versions = outcome.n_versions;
  report->n_others = outcome.n_others;
  report->n_exact = outcome.n_annotations + outcome.n_exact;
  report->n_approximate = outcome.n_approximate;
  report->n_orphans = outcome.n_orphans;
  report->n_same = outcome.n_same;
  return TRUE;
}

/* SQLite reads files. (transfer full) (nullable): a path in a folder of its own. */
static char *
write_file (GBytes *bytes, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-import-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "bundle", NULL) : NULL;
  gsize            length = 0;
  const char      *data = g_bytes_get_data (bytes, &length);

  if (path == NULL || g_file_set_contents (path, data, (gssize) length, error))
    return g_steal_pointer (&path);
  g_rmdir (folder);
  return NULL;
}

/* Where the copy of the bundle lay says nothing to anybody. */
static void
forget_path (GError **error, const char *path)
{
  const char *found = error != NULL && *error != NULL ? strstr ((*error)->message, path) : NULL;
  g_autofree char *rest = NULL;

  if (found == NULL)
    return;
  found += strlen (path);
  rest = g_strdup (g_str_has_prefix (found, ": ") ? found + 2 : found);
  g_free ((*error)->message);
  (*error)->message = g_strdup_printf (_ ("reading the bundle: %s"), rest);
}

static void
remove_file (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  g_unlink (path);
  g_rmdir (folder);
}

typedef struct
{
  DossierExtractor *extractor;
  GCancellable     *cancellable;
} Sieve;

static gboolean
is_picture (GBytes *bytes, gpointer data)
{
  Sieve *sieve = data;
  g_autoptr (DossierPicture) picture = NULL;

  if (bytes == NULL)
    return FALSE;
  picture = dossier_extractor_check_picture (sieve->extractor, bytes, sieve->cancellable, NULL);
  /* A drawing is a program for its renderer; a notebook holds only what was drawn. */
  return picture != NULL && picture->bytes == NULL;
}

/* The bundle as it is now. */
static gboolean
read_back (DossierImportPlan *plan, const char *path, GError **error)
{
  char *contents = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &contents, &length, error))
    return FALSE;
  g_bytes_unref (plan->bundle);
  plan->bundle = g_bytes_new_take (contents, length);
  return TRUE;
}

gboolean
dossier_import_sift_bundle (DossierImportPlan *plan,
                            DossierExtractor  *extractor,
                            GCancellable      *cancellable,
                            GError           **error)
{
  g_autofree char *path = write_file (plan->bundle, error);
  Sieve            sieve = { extractor, cancellable };
  guint            n_removed = 0;
  gboolean         is_ok;

  if (path == NULL)
    return FALSE;
  is_ok = dossier_bundle_sift_pictures (path, is_picture, &sieve, &n_removed, error) &&
          !g_cancellable_set_error_if_cancelled (cancellable, error) &&
          read_back (plan, path, error);
  forget_path (error, path);
  remove_file (path);
  if (is_ok && n_removed > 0)
    dossier_import_report_add_problem (
        plan->report,
        ngettext ("%u picture could not be decoded and was left out.",
                  "%u pictures could not be decoded and were left out.",
                  n_removed),
        n_removed);
  return is_ok;
}

gboolean
dossier_import_write_bundle (DossierDb *db, DossierImportPlan *plan, GError **error)
{
  g_autofree char *path = write_file (plan->bundle, error);
  gboolean         is_read;

  if (path == NULL)
    return FALSE;
  is_read = read_file (db, plan, path, error);
  forget_path (error, path);
  remove_file (path);
  return is_read;
}
