/* dossier-claims-line.c: the words of one paragraph with their names, quotations and cues.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-claims-line.h"

#include "core/recognise/dossier-claims-cues.h"

/* Words between a quotation that ends in "!" or "?" and the cue that belongs to it. */
#define MAX_CUE_DISTANCE 8
/* Closing marks that may stand beside each other. */
#define MAX_NESTED 4

static const DossierClaimWord no_word = { .name = -1 };

void
dossier_claim_line_init (DossierClaimLine *self,
                         const char       *text,
                         gsize             length,
                         const GPtrArray  *mentions,
                         const GArray     *quotes)
{
  *self = (DossierClaimLine){ .text = text, .mentions = mentions, .quotes = quotes };
  dossier_tokens_init (&self->tokens, text, length);
}

void
dossier_claim_line_clear (DossierClaimLine *self)
{
  dossier_tokens_clear (&self->tokens);
  g_clear_pointer (&self->words, g_free);
}

const DossierClaimWord *
dossier_claim_line_get (const DossierClaimLine *self, int index)
{
  return index >= 0 && index < self->tokens.n_items ? &self->words[index] : &no_word;
}

const DossierMention *
dossier_claim_line_get_name (const DossierClaimLine *self, int index)
{
  int name = dossier_claim_line_get (self, index)->name;

  return name >= 0 ? g_ptr_array_index (self->mentions, name) : NULL;
}

int
dossier_claim_line_start_name (const DossierClaimLine *self, int index)
{
  int name = dossier_claim_line_get (self, index)->name;

  while (index > 0 && self->words[index - 1].name == name)
    index--;
  return index;
}

int
dossier_claim_line_end_name (const DossierClaimLine *self, int index)
{
  int name = dossier_claim_line_get (self, index)->name;

  while (index < self->tokens.n_items && self->words[index].name == name)
    index++;
  return index;
}

int
dossier_claim_line_start_date (const DossierClaimLine *self, int index)
{
  while (index > 0 && self->words[index - 1].is_date)
    index--;
  return index;
}

int
dossier_claim_line_end_date (const DossierClaimLine *self, int index)
{
  while (index < self->tokens.n_items && self->words[index].is_date)
    index++;
  return index;
}

static void
look_words_up (DossierClaimLine *self)
{
  int n = self->tokens.n_items;

  if (n > self->n_allocated)
    {
      self->n_allocated = n + n / 2;
      self->words = g_renew (DossierClaimWord, self->words, self->n_allocated);
    }
  for (int i = 0; i < n; i++)
    {
      const DossierToken *token = &self->tokens.items[i];

      self->words[i] = no_word;
      if (token->kind == DOSSIER_TOKEN_WORD)
        self->words[i].traits =
            dossier_claims_lookup (self->text + token->start, token->end - token->start);
    }
}

static void
mark_word (DossierClaimWord *word, const DossierMention *mention, guint index)
{
  if (mention->kind == DOSSIER_ENTITY_FIGURE)
    word->is_figure = TRUE;
  else if (mention->kind == DOSSIER_ENTITY_DATE)
    word->is_date = TRUE;
  else
    word->name = (int) index;
}

/* Mentions and tokens are by start; mentions of one kind never overlap, so that each token is
 * looked at a few times at most. */
static void
mark_mentions (DossierClaimLine *self)
{
  int   n = self->tokens.n_items;
  gsize line_end = self->tokens.items[n - 1].end;
  int   first = 0;

  for (; self->next_mention < self->mentions->len; self->next_mention++)
    {
      const DossierMention *mention = g_ptr_array_index (self->mentions, self->next_mention);

      if (mention->span.start >= line_end)
        break;
      while (first < n && self->tokens.items[first].end <= mention->span.start)
        first++;
      for (int i = first; i < n && self->tokens.items[i].start < mention->span.end; i++)
        mark_word (&self->words[i], mention, self->next_mention);
    }
}

static void
mark_quotes (DossierClaimLine *self)
{
  int   n = self->tokens.n_items;
  gsize line_end = self->tokens.items[n - 1].end;
  int   i = 0;

  for (; self->next_quote < self->quotes->len; self->next_quote++)
    {
      const DossierSpan *quote = &g_array_index (self->quotes, DossierSpan, self->next_quote);

      if (quote->start >= line_end)
        break;
      while (i < n && self->tokens.items[i].end <= quote->start)
        i++;
      for (; i < n && self->tokens.items[i].start < quote->end; i++)
        self->words[i].quote = (int) self->next_quote + 1;
    }
}

gboolean
dossier_claim_line_next (DossierClaimLine *self)
{
  if (!dossier_tokens_next_line (&self->tokens))
    return FALSE;

  look_words_up (self);
  mark_mentions (self);
  mark_quotes (self);
  return TRUE;
}

/* Whether what follows token @index may begin a sentence. */
static gboolean
starts_sentence (const DossierClaimLine *self, int index)
{
  const DossierToken *token = dossier_claim_line_get_token (self, index);

  return token->kind == DOSSIER_TOKEN_END || (token->flags & DOSSIER_TOKEN_CAPITAL) != 0 ||
         token->kind == DOSSIER_TOKEN_NUMBER || token->kind == DOSSIER_TOKEN_CURRENCY ||
         dossier_claim_line_get (self, index)->quote != 0;
}

/* "Dr.", "J.", and stops inside names end no sentence. */
static gboolean
is_short_form (const DossierClaimLine *self, int stop)
{
  const DossierToken *before = dossier_claim_line_get_token (self, stop - 1);

  if (self->words[stop].name >= 0)
    return stop + 1 < self->tokens.n_items && self->words[stop + 1].name == self->words[stop].name;
  if (before->kind != DOSSIER_TOKEN_WORD ||
      !dossier_token_is_glued (dossier_claim_line_get_token (self, stop)))
    return FALSE;
  return dossier_claim_line_has (self, stop - 1, DOSSIER_ROLE_SHORT) ||
         (before->end - before->start == 1 && (before->flags & DOSSIER_TOKEN_CAPITAL) != 0);
}

/* “Why?” she asked. “Run!” the driver shouted. */
static gboolean
is_followed_by_cue (const DossierClaimLine *self, int index)
{
  const DossierToken *token = dossier_claim_line_get_token (self, index);

  if ((token->flags & DOSSIER_TOKEN_CAPITAL) == 0)
    return token->kind == DOSSIER_TOKEN_WORD;
  for (int i = index; i < index + MAX_CUE_DISTANCE; i++)
    {
      if (dossier_claim_line_has (self, i, DOSSIER_CUE_SAY | DOSSIER_CUE_TELL))
        return TRUE;
      if (dossier_claim_line_get (self, i)->name < 0 &&
          dossier_claim_line_get_token (self, i)->kind != DOSSIER_TOKEN_WORD)
        return FALSE;
    }
  return FALSE;
}

/* Whether a sentence ends with the quotation whose closing mark is token @mark. */
static gboolean
ends_with_quote (const DossierClaimLine *self, int mark)
{
  int last = mark - 1;

  /* Marks within marks. */
  while (last > mark - MAX_NESTED && last > 0 &&
         dossier_claim_line_get_token (self, last)->kind == DOSSIER_TOKEN_MARK &&
         g_unichar_type (dossier_claim_line_get_token (self, last)->symbol) ==
             G_UNICODE_FINAL_PUNCTUATION)
    last--;
  if (!starts_sentence (self, mark + 1))
    return FALSE;
  if (dossier_claim_line_is_mark (self, last, '.'))
    return TRUE;
  if (dossier_claim_line_is_mark (self, last, '?') || dossier_claim_line_is_mark (self, last, '!'))
    return !is_followed_by_cue (self, mark + 1);
  return FALSE;
}

static gboolean
is_stop (const DossierClaimLine *self, int index)
{
  return dossier_claim_line_is_mark (self, index, '.') ||
         dossier_claim_line_is_mark (self, index, '?') ||
         dossier_claim_line_is_mark (self, index, '!') ||
         dossier_claim_line_is_mark (self, index, 0x2026);
}

int
dossier_claim_line_end_sentence (const DossierClaimLine *self, int first)
{
  int n = self->tokens.n_items;

  for (int i = first; i < n; i++)
    {
      int quote = self->words[i].quote;

      if (quote != 0)
        {
          if (i + 1 < n && self->words[i + 1].quote == quote)
            continue;
          if (ends_with_quote (self, i))
            return i + 1;
        }
      else if (is_stop (self, i) && starts_sentence (self, i + 1) && !is_short_form (self, i))
        return i + 1;
    }
  return n;
}
