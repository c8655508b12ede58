/* dossier-month-names.h: the months in the languages of the press.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierMonth:
 * @number: 1 to 12; 0 when the word is no month
 * @is_jalali: of the Persian solar calendar, whose first month begins in March
 */
typedef struct
{
  int      number;
  gboolean is_jalali;
} DossierMonth;

/**
 * dossier_month_names_find:
 * @word: (array length=length): a name or short form in any case, without a full stop
 * @language: (nullable): BCP 47 tag of the text, for the few words that mean two months
 *
 * Knows nominative, genitive and short forms of 38 languages. Where two disagree and @language does
 * not help, the one with more readers has its way.
 */
DossierMonth dossier_month_names_find (const char *word, gsize length, const char *language);

G_END_DECLS
