/* dossier-time-text.h: days and moments as a person says them, in the reader's language.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_time_text_dup_day:
 * @iso: (nullable): a day as a page gives it: ISO 8601 with or without time, or only month or year
 * @now: the present, in the reader's time zone
 *
 * "Today", "Yesterday", "3 March" of the same year, "3 March 2025", "March 2025", "2025". A page's
 * day is the day on its own calendar, so no time zone is applied to it.
 *
 * Returns: (transfer full) (nullable): NULL when @iso is no date
 */
char *dossier_time_text_dup_day (const char *iso, GDateTime *now);
/* The same with the time of day, when @iso has one: "3 March 2025, 18:40". */
char *dossier_time_text_dup_day_time (const char *iso, GDateTime *now);
/* A moment of the reader's own: "Just now", "5 minutes ago", "Today, 19:02", "3 March 2025". */
char *dossier_time_text_dup_moment (gint64 unix_ms, GDateTime *now);

G_END_DECLS
