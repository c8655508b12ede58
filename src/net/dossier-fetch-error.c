/* dossier-fetch-error.c: the error domain of what goes wrong between an address and its bytes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "net/dossier-fetch-error.h"

/* Not by G_DEFINE_QUARK: the formatter puts spaces around the hyphens of its argument. */
GQuark
dossier_fetch_error_quark (void)
{
  return g_quark_from_static_string ("dossier-fetch-error-quark");
}
