/* dossier-tokens-words.h: what is known of the common words of English around figures and dates.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierWordClass:
 * @DOSSIER_WORD_NUMBER: "seven", "dozen", "half"; the payload says which
 * @DOSSIER_WORD_MONTH: the payload is 1 to 12
 * @DOSSIER_WORD_WEEKDAY: the payload is 1, Monday, to 7
 * @DOSSIER_WORD_DATE: may begin a relative date: "yesterday", "last", "overnight"
 * @DOSSIER_WORD_PREPOSITION: ends a noun phrase
 * @DOSSIER_WORD_DETERMINER: starts one: articles, demonstratives, possessives
 * @DOSSIER_WORD_PRONOUN: personal and relative pronouns
 * @DOSSIER_WORD_CONJUNCTION: joins clauses
 * @DOSSIER_WORD_AUXILIARY: forms of be, have, do, and modal verbs
 * @DOSSIER_WORD_VERB: a verb form that is hardly ever a noun or an adjective
 * @DOSSIER_WORD_REPORT: said, told, confirmed
 * @DOSSIER_WORD_ADVERB: ends a noun phrase as well
 * @DOSSIER_WORD_PLURAL: counted as it is, without an s: "people", "troops", "personnel"
 * @DOSSIER_WORD_SINGULAR: ends in s but is no plural: "gas", "always"
 * @DOSSIER_WORD_ATTRIBUTIVE: a plural that stands before another noun: "sports clubs"
 * @DOSSIER_WORD_STATE: what people are that are counted without a noun: "dead", "missing"
 * @DOSSIER_WORD_HEDGE: last word of a hedge: "least", "about"
 * @DOSSIER_WORD_RISE: verbs and nouns of growing
 * @DOSSIER_WORD_FALL: verbs and nouns of shrinking
 * @DOSSIER_WORD_NAMED: names that a number belongs to: "Boeing", "Article", "Flight"
 * @DOSSIER_WORD_SCORE: words around the result of a match or vote
 * @DOSSIER_WORD_FUTURE: what is said to come
 * @DOSSIER_WORD_STREET: kinds of street
 * @DOSSIER_WORD_TIME: units of time
 * @DOSSIER_WORD_ONE: what "one" before it does not count: "of", "another", "day"
 * @DOSSIER_WORD_PAST: what is said to be over
 */
typedef enum
{
  DOSSIER_WORD_NUMBER = 1 << 0,
  DOSSIER_WORD_MONTH = 1 << 1,
  DOSSIER_WORD_WEEKDAY = 1 << 2,
  DOSSIER_WORD_DATE = 1 << 3,
  DOSSIER_WORD_PREPOSITION = 1 << 4,
  DOSSIER_WORD_DETERMINER = 1 << 5,
  DOSSIER_WORD_PRONOUN = 1 << 6,
  DOSSIER_WORD_CONJUNCTION = 1 << 7,
  DOSSIER_WORD_AUXILIARY = 1 << 8,
  DOSSIER_WORD_VERB = 1 << 9,
  DOSSIER_WORD_REPORT = 1 << 10,
  DOSSIER_WORD_ADVERB = 1 << 11,
  DOSSIER_WORD_PLURAL = 1 << 12,
  DOSSIER_WORD_SINGULAR = 1 << 13,
  DOSSIER_WORD_ATTRIBUTIVE = 1 << 14,
  DOSSIER_WORD_STATE = 1 << 15,
  DOSSIER_WORD_HEDGE = 1 << 16,
  DOSSIER_WORD_RISE = 1 << 17,
  DOSSIER_WORD_FALL = 1 << 18,
  DOSSIER_WORD_NAMED = 1 << 19,
  DOSSIER_WORD_SCORE = 1 << 20,
  DOSSIER_WORD_FUTURE = 1 << 21,
  DOSSIER_WORD_STREET = 1 << 22,
  DOSSIER_WORD_TIME = 1 << 23,
  DOSSIER_WORD_ONE = 1 << 24,
  DOSSIER_WORD_PAST = 1 << 25,
} DossierWordClass;

/* What ends a noun phrase. */
#define DOSSIER_WORD_FUNCTION                                                                      \
  (DOSSIER_WORD_PREPOSITION | DOSSIER_WORD_DETERMINER | DOSSIER_WORD_PRONOUN |                     \
   DOSSIER_WORD_CONJUNCTION | DOSSIER_WORD_AUXILIARY | DOSSIER_WORD_ADVERB)

typedef struct
{
  const char *word;
  guint32     length;
  guint32     classes;
  guint16     payload;
} DossierWordEntry;

/**
 * DossierNumberKind: what part a word plays in a number.
 */
typedef enum
{
  DOSSIER_NUMBER_DIGIT,
  DOSSIER_NUMBER_TEEN,
  DOSSIER_NUMBER_TEN,
  DOSSIER_NUMBER_HUNDRED,
  DOSSIER_NUMBER_SCALE,
  DOSSIER_NUMBER_DOZEN,
  DOSSIER_NUMBER_MANY,
  DOSSIER_NUMBER_PART,
  DOSSIER_NUMBER_ORDINAL,
} DossierNumberKind;

typedef struct
{
  const char       *words;
  DossierNumberKind kind;
  double            value;
} DossierNumberWord;

/**
 * dossier_words_lookup:
 *
 * Case and the stops of "U.S." do not matter. The table is made once and never changes.
 *
 * Returns: (nullable): what is known of the word
 */
const DossierWordEntry *dossier_words_lookup (const char *word, gsize length);
/* The number word that the payload of a word of class NUMBER means. */
const DossierNumberWord *dossier_words_get_number (guint16 payload);

G_END_DECLS
