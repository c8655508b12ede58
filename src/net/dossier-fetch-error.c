/* dossier-fetch-error.c: what can go wrong between an address and its bytes, and whether it passes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetch-error.h"

#include <gio/gio.h>

typedef enum
{
  IS_PASSING = 1 << 0,
  BLAMES_HOST = 1 << 1,
} Nature;

/* What is not in the table will be the same another time. A name that cannot be looked up and a
 * network that is not there pass, but say nothing of the host. */
static const struct
{
  GQuark (*domain) (void);
  int   code;
  guint nature;
} natures[] = {
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_TIMED_OUT, IS_PASSING | BLAMES_HOST },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_SERVER, IS_PASSING | BLAMES_HOST },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_TRY_LATER, IS_PASSING | BLAMES_HOST },
  { dossier_fetch_error_quark, DOSSIER_FETCH_ERROR_PORTAL, IS_PASSING },
  { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, IS_PASSING },
  { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, IS_PASSING },
  { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, IS_PASSING | BLAMES_HOST },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, IS_PASSING | BLAMES_HOST },
  { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, IS_PASSING | BLAMES_HOST },
  { g_io_error_quark, G_IO_ERROR_PARTIAL_INPUT, IS_PASSING | BLAMES_HOST },
  { g_io_error_quark, G_IO_ERROR_TIMED_OUT, IS_PASSING | BLAMES_HOST },
  { g_tls_error_quark, G_TLS_ERROR_EOF, IS_PASSING | BLAMES_HOST },
};

GQuark
dossier_fetch_error_quark (void)
{
  return g_quark_from_static_string ("dossier-fetch-error-quark");
}

static guint
find_nature (const GError *error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (natures); i++)
    if (g_error_matches (error, natures[i].domain (), natures[i].code))
      return natures[i].nature;
  return 0;
}

gboolean
dossier_fetch_error_is_passing (const GError *error)
{
  return (find_nature (error) & IS_PASSING) != 0;
}

gboolean
dossier_fetch_error_blames_host (const GError *error)
{
  return (find_nature (error) & BLAMES_HOST) != 0;
}
