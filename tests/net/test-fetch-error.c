/* test-fetch-error.c: what may be tried again is told from what may not, whoever found it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetch-error.h"

#include <gio/gio.h>

static const struct
{
  GQuark (*domain) (void);
  int      code;
  gboolean is_passing;
  gboolean blames_host;
} rows[] = {
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_BAD_ADDRESS, FALSE, FALSE },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_NOT_FOUND, FALSE, FALSE },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_LOGIN, FALSE, FALSE },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_TOO_LARGE, FALSE, FALSE },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_SERVER, TRUE, TRUE },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_TIMED_OUT, TRUE, TRUE },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_TRY_LATER, TRUE, TRUE },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_PORTAL, TRUE, FALSE },
  { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, FALSE, FALSE },
  { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, TRUE, FALSE },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, TRUE, FALSE },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, TRUE, TRUE },
  { g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, TRUE, TRUE },
  { g_io_error_quark, G_IO_ERROR_CANCELLED, FALSE, FALSE },
  { g_io_error_quark, G_IO_ERROR_INVALID_DATA, FALSE, FALSE },
  { g_tls_error_quark, G_TLS_ERROR_EOF, TRUE, TRUE },
  { g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, FALSE, FALSE },
  { g_file_error_quark, G_FILE_ERROR_NOENT, FALSE, FALSE },
};

static void
test_natures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error =
          g_error_new_literal (rows[i].domain (), rows[i].code, "a sentence");

      g_test_message ("row %" G_GSIZE_FORMAT, i);
      g_assert_true (dossier_fetch_error_is_passing (error) == rows[i].is_passing);
      g_assert_true (dossier_fetch_error_blames_host (error) == rows[i].blames_host);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/fetch-error/what-passes-is-told-from-what-stays", test_natures);
  return g_test_run ();
}
