/* dossier-printed-date.h: dates as pages write them, into ISO 8601.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * dossier_printed_date_parse:
 * @text: (array length=length): from an attribute, structured data or the visible page
 *
 * Understands ISO 8601 and its relatives, RFC 2822, and days written with a month's name in the
 * languages of the table or with numbers ("22 December 2023", "Dec. 22, 2023", "22.12.2023"), also
 * inside a longer text. The first date of the text counts. Of two numbers that could each be the
 * month, the first is it where '/' parts them, else the second.
 *
 * Returns: (transfer full) (nullable): "2023-12-22", "2023-12-22T10:05" or
 *   "2023-12-22T10:05:00+01:00", never more precise than the text; NULL when there is no date
 *   between 1990 and 2100
 */
char *dossier_printed_date_parse (const char *text, gsize length);

G_END_DECLS
