/* dossier-json-guard.h: keeps JSON that would harm its reader away from it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_json_guard_check:
 * @data: (array length=length): text of any kind
 * @max_depth: brackets within brackets
 * @max_values: counted as commas and opening brackets, of which there are no fewer
 * @error: DOSSIER_CORE_ERROR_BAD_REQUEST, which tells the byte
 *
 * json-glib calls itself for each level and takes a hundred times the memory of a short value, so
 * that a text that only opens brackets, or only counts, must not reach it. It also reads comments
 * and strings in single quotes, in which a double quote opens nothing: JSON has neither, so both
 * are refused where they begin. What passes need not be JSON. Linear time; for any thread.
 */
gboolean dossier_json_guard_check (const char *data,
                                   gsize       length,
                                   guint       max_depth,
                                   gsize       max_values,
                                   GError    **error);

G_END_DECLS
