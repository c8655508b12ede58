/* test-full-disk.c: a notebook on a disk that has no more room.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
/* For unshare (). */
#define _GNU_SOURCE

#include "config.h"

#include "tests/store/store-test.h"

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#define DISK_OPTIONS "size=3m"
#define ENOUGH       200

/* A tiny disk that only this process sees; FALSE where that is not allowed. */
static gboolean
mount_tiny_disk (const char *folder)
{
  int flags = getuid () == 0 ? CLONE_NEWNS : CLONE_NEWNS | CLONE_NEWUSER;

  return unshare (flags) == 0 && mount ("none", "/", "none", MS_REC | MS_PRIVATE, NULL) == 0 &&
         mount ("tmpfs", folder, "tmpfs", 0, DISK_OPTIONS) == 0;
}

static char *
make_body (GRand *random)
{
  GString *body = g_string_new (NULL);

  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (body, "%08x ", g_rand_int (random));

  return g_string_free (body, FALSE);
}

static gboolean
try_to_add (DossierDb *db, guint number, GRand *random, GError **error)
{
  g_autofree char *body = make_body (random);
  g_autofree char *url = g_strdup_printf ("https://news.example/%u", number);
  g_autoptr (DossierDocument) document = dossier_test_document_new ("Harbour", body);
  g_autoptr (GBytes) bytes = g_bytes_new (document->text, document->text_length);
  g_autoptr (DossierRaw) raw = dossier_raw_new (bytes, NULL);
  DossierVersionInput   input = { .url = url, .document = document, .raw = raw };
  DossierVersionOutcome outcome = { 0 };

  if (!dossier_db_begin (db, error))
    return FALSE;
  if (dossier_versions_add (db, &input, &outcome, error))
    return dossier_db_commit (db, error);

  dossier_db_rollback (db);
  return FALSE;
}

static void
fill_disk (const char *path)
{
  g_autoptr (DossierDb) db = store_test_open (path);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GError) error = NULL;
  guint n_added = 0;

  while (n_added < ENOUGH && try_to_add (db, n_added, random, &error))
    n_added++;

  g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);
  g_assert_true (g_str_has_suffix (error->message, ": the disk is full; nothing was written"));
  g_assert_cmpuint (n_added, >, 5);
  g_assert_cmpuint (store_test_count (db, NULL), ==, n_added);

  /* It goes on being full, and nothing goes missing. */
  for (guint i = 0; i < 5; i++)
    {
      g_clear_error (&error);
      g_assert_false (try_to_add (db, n_added, random, &error));
      g_assert_error (error, DOSSIER_STORE_ERROR, DOSSIER_STORE_ERROR_FULL);
    }
  g_assert_cmpuint (store_test_count (db, NULL), ==, n_added);
  g_clear_pointer (&db, dossier_db_close);

  /* It opens, full as the disk is. */
  db = store_test_open (path);
  g_assert_cmpuint (store_test_count (db, NULL), ==, n_added);
  g_assert_cmpuint (store_test_count (db, "harbour"), ==, n_added);
}

static void
test_full_disk (void)
{
  g_autofree char *folder = store_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "notebook.dossier", NULL);

  if (mount_tiny_disk (folder))
    {
      fill_disk (path);
      umount2 (folder, MNT_DETACH);
    }
  else
    {
      g_test_skip ("a disk of our own cannot be mounted here");
    }
  store_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/full-disk/what-was-there-stays-and-the-error-says-so", test_full_disk);

  return g_test_run ();
}
