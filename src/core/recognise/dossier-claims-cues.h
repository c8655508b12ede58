/* dossier-claims-cues.h: the words by which a report says who says something.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-tokens.h"

G_BEGIN_DECLS

/**
 * DossierCueTraits: what may stand around the word.
 * @DOSSIER_CUE_SAY: what is said may follow without "that"
 * @DOSSIER_CUE_FREE: and be anything at all: "said", of all others
 * @DOSSIER_CUE_TELL: the one who is told follows
 * @DOSSIER_CUE_THAT: needs "that", a quotation, or to stand behind what it says
 * @DOSSIER_CUE_NUMBER: a number may follow as its object: "counts 40 dead"
 * @DOSSIER_CUE_PUT: needs "at" and a number: "put the toll at 40"
 * @DOSSIER_CUE_CALL: a name for something follows: "called it 'a mistake'"
 * @DOSSIER_CUE_NOUN: is as often a noun: "claims", "reports"
 * @DOSSIER_CUE_BARE: the form of a plural subject: "they say"
 */
typedef enum
{
  DOSSIER_CUE_SAY = 1 << 0,
  DOSSIER_CUE_TELL = 1 << 1,
  DOSSIER_CUE_THAT = 1 << 2,
  DOSSIER_CUE_NUMBER = 1 << 3,
  DOSSIER_CUE_CALL = 1 << 4,
  DOSSIER_CUE_NOUN = 1 << 5,
  DOSSIER_CUE_BARE = 1 << 6,
  DOSSIER_CUE_PUT = 1 << 7,
  DOSSIER_CUE_FREE = 1 << 8,
} DossierCueTraits;

/**
 * DossierWordRole: what a word of a description says of who it describes.
 * @DOSSIER_ROLE_PAPER: something written or counted, by those named behind it: "a survey by"
 * @DOSSIER_ROLE_MAN: the one described is a man
 * @DOSSIER_ROLE_WOMAN: or a woman
 * @DOSSIER_ROLE_TITLE: stands before a name as a part of no description: "Dr", "President"
 * @DOSSIER_ROLE_SHORT: its full stop ends no sentence: "Dr."
 * @DOSSIER_ROLE_CHANNEL: what one speaks in or on: "a statement", "an interview"
 * @DOSSIER_ROLE_RULE: what one acts by and nobody says: "according to the law"
 */
typedef enum
{
  DOSSIER_ROLE_PAPER = 1 << 16,
  DOSSIER_ROLE_MAN = 1 << 17,
  DOSSIER_ROLE_WOMAN = 1 << 18,
  DOSSIER_ROLE_TITLE = 1 << 19,
  DOSSIER_ROLE_SHORT = 1 << 20,
  DOSSIER_ROLE_CHANNEL = 1 << 21,
  DOSSIER_ROLE_RULE = 1 << 22,
} DossierWordRole;

#define DOSSIER_CUE_ANY 0xffff

/**
 * dossier_claims_lookup:
 *
 * Case does not matter. The table is made once and never changes.
 *
 * Returns: DossierCueTraits and DossierWordRole bits, 0 for other words
 */
guint32 dossier_claims_lookup (const char *word, gsize length);

G_END_DECLS
