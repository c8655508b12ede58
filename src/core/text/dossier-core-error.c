/* dossier-core-error.c: the error domain of the core.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/text/dossier-core-error.h"

G_DEFINE_QUARK (dossier - core - error - quark, dossier_core_error)
