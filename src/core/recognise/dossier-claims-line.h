/* dossier-claims-line.h: the words of one paragraph with their names, quotations and cues.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "core/recognise/dossier-mention.h"
#include "core/recognise/dossier-tokens.h"

G_BEGIN_DECLS

/**
 * DossierClaimWord:
 * @traits: DossierCueTraits and DossierWordRole bits
 * @name: index of the person, place or organisation it is a part of, -1 for none
 * @quote: number of the quotation it stands in, its marks too; 0 for none
 */
typedef struct
{
  guint32  traits;
  int      name;
  int      quote;
  gboolean is_date;
  gboolean is_figure;
} DossierClaimWord;

/**
 * DossierClaimLine:
 * @mentions: (element-type DossierMention): of the whole text, by start
 * @quotes: (element-type DossierSpan): of the whole text
 *
 * The words are those of the current line; the arrays are used again for the next.
 */
typedef struct
{
  const char      *text;
  const GPtrArray *mentions;
  const GArray    *quotes;
  DossierTokens    tokens;

  DossierClaimWord *words;
  int               n_allocated;
  guint             next_mention;
  guint             next_quote;
} DossierClaimLine;

void     dossier_claim_line_init (DossierClaimLine *self,
                                  const char       *text,
                                  gsize             length,
                                  const GPtrArray  *mentions,
                                  const GArray     *quotes);
void     dossier_claim_line_clear (DossierClaimLine *self);
gboolean dossier_claim_line_next (DossierClaimLine *self);

/* The token after the last of the sentence that begins with token @first. A quotation is never cut,
 * however many sentences it has. */
int dossier_claim_line_end_sentence (const DossierClaimLine *self, int first);

/* Any index is allowed: outside the line is a word without traits. */
const DossierClaimWord *dossier_claim_line_get (const DossierClaimLine *self, int index);
/* The name that token @index is a part of, NULL for none. */
const DossierMention *dossier_claim_line_get_name (const DossierClaimLine *self, int index);
/* First token of the name or date that token @index is a part of, and the one after its last. */
int dossier_claim_line_start_name (const DossierClaimLine *self, int index);
int dossier_claim_line_end_name (const DossierClaimLine *self, int index);
int dossier_claim_line_start_date (const DossierClaimLine *self, int index);
int dossier_claim_line_end_date (const DossierClaimLine *self, int index);

static inline const DossierToken *
dossier_claim_line_get_token (const DossierClaimLine *self, int index)
{
  return dossier_tokens_get (&self->tokens, index);
}

static inline gboolean
dossier_claim_line_is_mark (const DossierClaimLine *self, int index, gunichar symbol)
{
  return dossier_token_is_mark (dossier_tokens_get (&self->tokens, index), symbol);
}

static inline gboolean
dossier_claim_line_has (const DossierClaimLine *self, int index, guint32 traits)
{
  return (dossier_claim_line_get (self, index)->traits & traits) != 0;
}

static inline gboolean
dossier_claim_line_is (const DossierClaimLine *self, int index, guint32 word_classes)
{
  return dossier_token_has_class (dossier_tokens_get (&self->tokens, index), word_classes);
}

G_END_DECLS
