/* dossier-core-error.c: the error domain of the core.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-core-error.h"

/* Not by G_DEFINE_QUARK: the formatter puts spaces around the hyphens of its argument. */
GQuark
dossier_core_error_quark (void)
{
  return g_quark_from_static_string ("dossier-core-error-quark");
}
