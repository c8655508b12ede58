/* dossier-tagger-lexicon.h: words that tell what stands beside them: titles, nationalities, heads
 * of organisations and places.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierLexicon:
 * @DOSSIER_LEXICON_ADDRESS: "Mr", "Dr", "Sir": part of how a person is addressed
 * @DOSSIER_LEXICON_OFFICE: "president", "general", "coach": an office or trade before a person's
 * name
 * @DOSSIER_LEXICON_NATIONALITY: "French", "Kenyans", "Arabic": a people or language, never a place
 * @DOSSIER_LEXICON_ORGANISATION: "ministry", "party": head of an organisation's name
 * @DOSSIER_LEXICON_PLACE: "province", "river": stands beside a place's name
 * @DOSSIER_LEXICON_CALENDAR: days and months
 * @DOSSIER_LEXICON_DIRECTION: "eastern": stands before a place's name
 */
typedef enum
{
  DOSSIER_LEXICON_ADDRESS = 1 << 0,
  DOSSIER_LEXICON_OFFICE = 1 << 1,
  DOSSIER_LEXICON_NATIONALITY = 1 << 2,
  DOSSIER_LEXICON_ORGANISATION = 1 << 3,
  DOSSIER_LEXICON_PLACE = 1 << 4,
  DOSSIER_LEXICON_CALENDAR = 1 << 5,
  DOSSIER_LEXICON_DIRECTION = 1 << 6,
} DossierLexicon;

/* What is known of a word, by its DossierTaggerToken.folded: DossierLexicon, 0 for nothing. */
guint dossier_tagger_lexicon_lookup (guint32 folded);

G_END_DECLS
