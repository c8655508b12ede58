/* dossier-feed-date.h: the dates of feeds, in all the forms that they are written in.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_feed_date_parse:
 * @text: "Sat, 06 Dec 2025 18:40:00 +0100", "6 December 2025 6:40 PM EST", "2025-12-06T17:40Z",
 *   "20251206", …
 *
 * Forms after RFC 822 and its successors (https://www.rfc-editor.org/rfc/rfc2822#section-3.3 with
 * section 4.3 for the names of zones) and ISO 8601, and what people make of them: parts in another
 * order, names in full, two digits of a year, no seconds, no zone, commas anywhere.
 *
 * Returns: (transfer full) (nullable): ISO 8601 with the precision and zone of @text:
 *   "2025-12-06T18:40:00+01:00", "2025-12-06T18:40:00" without a zone, "2025-12-06"
 */
char *dossier_feed_date_parse (const char *text);

/**
 * dossier_feed_date_to_time:
 * @date: what dossier_feed_date_parse() returned
 * @time: (out): Unix milliseconds; without a zone UTC is meant, without a time midnight
 */
gboolean dossier_feed_date_to_time (const char *date, gint64 *time);

G_END_DECLS
