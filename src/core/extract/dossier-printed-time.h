/* dossier-printed-time.h: the time of day behind a printed date.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_printed_time_append:
 * @out: (array length=size): a date as "2023-12-22", NUL-terminated
 * @p: what stands behind the date in its text, up to @end
 *
 * Reads "T10:05:30.123+01:00", " 10:05", ", 18.05 Uhr", " à 14h05", " at 2:05 pm EST" and appends
 * "T10:05:30+01:00", with no more precision than is there; nothing when no time follows.
 */
void dossier_printed_time_append (char *out, gsize size, const char *p, const char *end);

G_END_DECLS
