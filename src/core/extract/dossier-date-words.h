/* dossier-date-words.h: words that say what a printed date is of.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierDateWord:
 * @DOSSIER_DATE_WORD_NONE: nothing is said
 * @DOSSIER_DATE_WORD_PUBLISHED: "Published on", "Veröffentlicht am", …
 * @DOSSIER_DATE_WORD_MODIFIED: "Updated", "Aktualisiert", …
 * @DOSSIER_DATE_WORD_OTHER: of an event, a copyright, a version
 */
typedef enum
{
  DOSSIER_DATE_WORD_NONE,
  DOSSIER_DATE_WORD_PUBLISHED,
  DOSSIER_DATE_WORD_MODIFIED,
  DOSSIER_DATE_WORD_OTHER,
} DossierDateWord;

/**
 * dossier_date_words_find:
 * @text: (array length=length): what stands before a date
 *
 * Returns: what the last of the known words in it says
 */
DossierDateWord dossier_date_words_find (const char *text, gsize length);

G_END_DECLS
