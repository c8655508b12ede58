/* dossier-tokens.h: cuts a text into words, numbers and marks, with what is known of each word.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DossierTokenKind:
 * @DOSSIER_TOKEN_END: before the first and after the last token of a line
 * @DOSSIER_TOKEN_WORD: letters; also "U.S.", "don't"
 * @DOSSIER_TOKEN_NUMBER: digits with their separators: "1,234.5", "12,34,567", "1 234 567"
 * @DOSSIER_TOKEN_CODE: digits that are no number: "2.0.1", "192.0.2.7"
 * @DOSSIER_TOKEN_FRACTION: one character that is a fraction: "½"
 * @DOSSIER_TOKEN_CURRENCY: a currency sign
 * @DOSSIER_TOKEN_POSSESSIVE: "’s" after a word
 * @DOSSIER_TOKEN_HYPHEN: a hyphen
 * @DOSSIER_TOKEN_DASH: an en or em dash
 * @DOSSIER_TOKEN_MARK: any other character
 */
typedef enum
{
  DOSSIER_TOKEN_END,
  DOSSIER_TOKEN_WORD,
  DOSSIER_TOKEN_NUMBER,
  DOSSIER_TOKEN_CODE,
  DOSSIER_TOKEN_FRACTION,
  DOSSIER_TOKEN_CURRENCY,
  DOSSIER_TOKEN_POSSESSIVE,
  DOSSIER_TOKEN_HYPHEN,
  DOSSIER_TOKEN_DASH,
  DOSSIER_TOKEN_MARK,
} DossierTokenKind;

/**
 * DossierTokenFlags:
 * @DOSSIER_TOKEN_GLUED: no white space before it
 * @DOSSIER_TOKEN_CAPITAL: starts with a capital
 * @DOSSIER_TOKEN_UPPER: two letters or more, all capitals
 * @DOSSIER_TOKEN_ADDRESS: part of a web or mail address
 */
typedef enum
{
  DOSSIER_TOKEN_GLUED = 1 << 0,
  DOSSIER_TOKEN_CAPITAL = 1 << 1,
  DOSSIER_TOKEN_UPPER = 1 << 2,
  DOSSIER_TOKEN_ADDRESS = 1 << 3,
} DossierTokenFlags;

/**
 * DossierToken:
 * @start: first byte in the whole text
 * @end: one past the last byte
 * @classes: DossierWordClass bits; of words only
 * @symbol: the character, of marks, hyphens, dashes, fractions and currency signs
 * @payload: what the classes say it is: index of a number word, month 1 to 12, weekday 1 (Monday)
 *   to 7
 */
typedef struct
{
  gsize    start;
  gsize    end;
  guint32  classes;
  gunichar symbol;
  guint16  payload;
  guint8   kind;
  guint8   flags;
} DossierToken;

/**
 * DossierTokens:
 *
 * @has_decimal_comma: "1.200" is a thousand and two hundred; may be set before the first line
 *
 * The tokens of one line. The arrays are used again for the next line, so that reading a text
 * allocates a few times at most.
 */
typedef struct
{
  const char   *text;
  gsize         length;
  gsize         position;
  DossierToken *items;
  int           n_items;
  int           n_allocated;
  gboolean      has_decimal_comma;
} DossierTokens;

/**
 * dossier_tokens_init:
 * @text: (array length=length): valid UTF-8; must outlive @self
 */
void dossier_tokens_init (DossierTokens *self, const char *text, gsize length);
void dossier_tokens_clear (DossierTokens *self);
/* Reads the tokens of the next line that has any; FALSE at the end of the text. */
gboolean dossier_tokens_next_line (DossierTokens *self);

/* Whether the token is @word, which is lower case ASCII; case does not matter in the text. */
gboolean dossier_tokens_match (const DossierTokens *self, int index, const char *word);
/* How many tokens from @index on are the words of @phrase, which are parted by one space; 0 if
 * they are not. */
int dossier_tokens_match_phrase (const DossierTokens *self, int index, const char *phrase);
/* The same for the tokens that end just before @index. */
int dossier_tokens_match_before (const DossierTokens *self, int index, const char *phrase);

/* Any index is allowed: outside the line there is a token of kind END. */
const DossierToken *dossier_tokens_get (const DossierTokens *self, int index);

static inline gboolean
dossier_token_is_glued (const DossierToken *token)
{
  return (token->flags & DOSSIER_TOKEN_GLUED) != 0;
}

static inline gboolean
dossier_token_is_mark (const DossierToken *token, gunichar symbol)
{
  return token->kind == DOSSIER_TOKEN_MARK && token->symbol == symbol;
}

static inline gboolean
dossier_token_has_class (const DossierToken *token, guint32 classes)
{
  return (token->classes & classes) != 0;
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DossierTokens, dossier_tokens_clear)

G_END_DECLS
