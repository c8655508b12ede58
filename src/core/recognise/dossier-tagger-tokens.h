/* dossier-tagger-tokens.h: cuts a text into the words, numbers and marks that the tagger labels.
 *
 * Its rules are part of the model: other words than those it learned from would be read badly.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/text/dossier-span.h"

G_BEGIN_DECLS

/**
 * DossierTaggerTokenClass:
 * @DOSSIER_TAGGER_TOKEN_LOWER: begins with a small letter, or with a letter that has no case
 * @DOSSIER_TAGGER_TOKEN_CAPITALISED: "Word"
 * @DOSSIER_TAGGER_TOKEN_UPPER: two or more capitals and nothing small
 * @DOSSIER_TAGGER_TOKEN_INITIAL: one capital, "J", "J."
 * @DOSSIER_TAGGER_TOKEN_MIXED: begins with a capital and holds another: "McAllen"
 * @DOSSIER_TAGGER_TOKEN_NUMBER: begins with a digit
 * @DOSSIER_TAGGER_TOKEN_POSSESSIVE: "'s" after a word
 * @DOSSIER_TAGGER_TOKEN_MARK: anything else, one character
 */
typedef enum
{
  DOSSIER_TAGGER_TOKEN_LOWER,
  DOSSIER_TAGGER_TOKEN_CAPITALISED,
  DOSSIER_TAGGER_TOKEN_UPPER,
  DOSSIER_TAGGER_TOKEN_INITIAL,
  DOSSIER_TAGGER_TOKEN_MIXED,
  DOSSIER_TAGGER_TOKEN_NUMBER,
  DOSSIER_TAGGER_TOKEN_POSSESSIVE,
  DOSSIER_TAGGER_TOKEN_MARK,
} DossierTaggerTokenClass;

#define DOSSIER_N_TAGGER_TOKEN_CLASSES 8

typedef enum
{
  DOSSIER_TAGGER_TOKEN_AFTER_SPACE = 1 << 0,
  DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE = 1 << 1,
} DossierTaggerTokenFlags;

/**
 * DossierTaggerToken:
 * @start: byte in the text
 * @length: bytes
 * @exact: hash of its characters, without full stops, with plain apostrophes
 * @folded: the same in small letters
 * @shape: hash of its pattern of capitals, small letters, digits and others, runs counted once
 * @class_id: DossierTaggerTokenClass
 * @flags: DossierTaggerTokenFlags
 */
typedef struct
{
  guint32 start;
  guint32 length;
  guint32 exact;
  guint32 folded;
  guint16 shape;
  guint8  class_id;
  guint8  flags;
} DossierTaggerToken;

/**
 * dossier_tagger_tokens_new:
 * @text: (array length=length): UTF-8; a byte that is none counts as one odd character
 * @length: bytes; what lies past 4 GiB is not read
 *
 * Hyphens always stand alone; "'s" is cut off; full stops belong to initials ("J.", "U.S.") and to
 * a list of abbreviations ("Mr."). Line breaks, and ends as a reader sees them, end sentences.
 *
 * Returns: (transfer full) (element-type DossierTaggerToken): in order, without overlaps
 */
GArray *dossier_tagger_tokens_new (const char *text, gsize length);

/* The hash that a word in small letters, without full stops, has as DossierTaggerToken.folded. */
guint32 dossier_tagger_tokens_hash_word (const char *word);

/* Is it a word that begins with a capital? */
static inline gboolean
dossier_tagger_token_is_capital (const DossierTaggerToken *self)
{
  return self->class_id >= DOSSIER_TAGGER_TOKEN_CAPITALISED &&
         self->class_id <= DOSSIER_TAGGER_TOKEN_MIXED;
}

/* Is it a word, with or without a capital? */
static inline gboolean
dossier_tagger_token_is_word (const DossierTaggerToken *self)
{
  return self->class_id <= DOSSIER_TAGGER_TOKEN_MIXED;
}

static inline gboolean
dossier_tagger_token_starts_sentence (const DossierTaggerToken *self)
{
  return (self->flags & DOSSIER_TAGGER_TOKEN_STARTS_SENTENCE) != 0;
}

static inline guint32
dossier_tagger_token_end (const DossierTaggerToken *self)
{
  return self->start + self->length;
}

G_END_DECLS
