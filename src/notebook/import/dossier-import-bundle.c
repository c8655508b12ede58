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
  report->n_others = outcome.n_others;
  report->n_exact = outcome.n_annotations + outcome.n_exact;
  report->n_approximate = outcome.n_approximate;
  report->n_orphans = outcome.n_orphans;
  report->n_same = outcome.n_same;
  return TRUE;
}

gboolean
dossier_import_write_bundle (DossierDb *db, DossierImportPlan *plan, GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("dossier-import-XXXXXX", error);
  g_autofree char *path = folder != NULL ? g_build_filename (folder, "bundle", NULL) : NULL;
  gsize            length = 0;
  const char      *data = g_bytes_get_data (plan->bundle, &length);
  gboolean         is_read;

  if (folder == NULL)
    return FALSE;
  is_read =
      g_file_set_contents (path, data, (gssize) length, error) && read_file (db, plan, path, error);
  g_unlink (path);
  g_rmdir (folder);
  return is_read;
}
