/* dossier-claims-reach.c: where in a sentence what somebody said begins and ends.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-claims-reach.h"

#include "core/recognise/dossier-claims-cues.h"
#include "core/recognise/dossier-tokens-words.h"

/* Tokens that are looked at for a dateline, a verb, "that" behind a cue, a figure behind "counts".
 */
#define MAX_DATELINE  14
#define MAX_STATEMENT 60
#define MAX_ADJUNCT   16
#define MAX_OBJECT    12
#define MAX_HEDGE     6
/* No sentence has more; what seems to is a list, and its end is as good a guess as any. */
#define MAX_CONTENT 400
#define MAX_PHRASE  40

static gboolean
is_quoted (const DossierClaimLine *line, int index)
{
  return dossier_claim_line_get (line, index)->quote != 0;
}

static gboolean
is_end (const DossierClaimLine *line, int index, int end)
{
  return index >= end || dossier_claim_line_is_mark (line, index, '.') ||
         dossier_claim_line_is_mark (line, index, ';') ||
         dossier_claim_line_is_mark (line, index, ')') ||
         dossier_claim_line_is_mark (line, index, '?') ||
         dossier_claim_line_is_mark (line, index, '!');
}

static gboolean
is_verb (const DossierClaimLine *line, int index)
{
  return dossier_claim_line_get (line, index)->name < 0 &&
         dossier_claim_line_is (line,
                                index,
                                DOSSIER_WORD_AUXILIARY | DOSSIER_WORD_VERB | DOSSIER_WORD_REPORT);
}

int
dossier_claims_skip_dateline (const DossierClaimLine *line, int first, int sentence_end)
{
  int i = first;

  /* "10:40 " of a live report */
  if (dossier_claim_line_get_token (line, i)->kind == DOSSIER_TOKEN_NUMBER &&
      (dossier_claim_line_is_mark (line, i + 1, ':') ||
       dossier_claim_line_is_mark (line, i + 1, '.')) &&
      dossier_claim_line_get_token (line, i + 2)->kind == DOSSIER_TOKEN_NUMBER)
    return i + 3;
  for (; i < sentence_end && i < first + MAX_DATELINE; i++)
    {
      const DossierToken *token = dossier_claim_line_get_token (line, i);

      if (token->kind == DOSSIER_TOKEN_DASH && i > first)
        return i + 1;
      if (dossier_claim_line_get (line, i)->name < 0 &&
          !dossier_claim_line_get (line, i)->is_date && token->kind == DOSSIER_TOKEN_WORD &&
          (token->flags & DOSSIER_TOKEN_CAPITAL) == 0)
        return first;
    }
  return first;
}

gboolean
dossier_claims_has_statement (const DossierClaimLine *line, int first, int end)
{
  gboolean has_verb = FALSE;
  gboolean has_figure = FALSE;

  if (end - first > MAX_STATEMENT)
    return TRUE;
  for (int i = first; i < end; i++)
    {
      if (is_quoted (line, i))
        return TRUE;
      has_verb = has_verb || is_verb (line, i);
      has_figure = has_figure || dossier_claim_line_get (line, i)->is_figure;
    }
  if (dossier_claim_line_is (line, first, DOSSIER_WORD_PREPOSITION))
    return has_verb && end - first > 8;
  return has_verb || has_figure || end - first > 5;
}

gboolean
dossier_claims_starts_clause (const DossierClaimLine *line, int first, int index)
{
  if (index - 2 <= first)
    return FALSE;
  return dossier_claim_line_is_mark (line, index - 1, ',') ||
         dossier_claim_line_is_mark (line, index - 1, ';') ||
         dossier_claim_line_is_mark (line, index - 2, ',') ||
         dossier_claim_line_is_mark (line, index - 2, ';') ||
         dossier_tokens_match (&line->tokens, index - 1, "while") ||
         dossier_tokens_match (&line->tokens, index - 1, "but");
}

gboolean
dossier_claims_is_passive (const DossierClaimLine *line, int index)
{
  static const char *const forms[] = { "was", "were", "is", "are", "been", "be", "being" };
  int                      before = index - 1;

  while (dossier_claim_line_is (line, before, DOSSIER_WORD_ADVERB))
    before--;
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    if (dossier_tokens_match (&line->tokens, before, forms[i]))
      return TRUE;
  return FALSE;
}

int
dossier_claims_end_phrase (const DossierClaimLine *line, int index, int end)
{
  for (int i = index; i < end && i < index + MAX_PHRASE; i++)
    if (dossier_claim_line_is_mark (line, i, ',') && !is_quoted (line, i))
      return i + 1;
  return end;
}

/* "told reporters", "told the BBC": the token after the one who is told. */
static int
skip_listener (const DossierClaimLine *line, int index, int end)
{
  int first = index;

  if (dossier_claim_line_is (line, index, DOSSIER_WORD_PRONOUN))
    return index + 1;
  if (dossier_claim_line_is (line, index, DOSSIER_WORD_DETERMINER))
    index++;
  while (index < end && index < first + MAX_OBJECT && !is_quoted (line, index) &&
         (dossier_claim_line_get_token (line, index)->kind == DOSSIER_TOKEN_WORD ||
          dossier_claim_line_get_token (line, index)->kind == DOSSIER_TOKEN_POSSESSIVE ||
          dossier_claim_line_get_token (line, index)->kind == DOSSIER_TOKEN_HYPHEN ||
          dossier_claim_line_get_token (line, index)->kind == DOSSIER_TOKEN_NUMBER ||
          dossier_claim_line_get (line, index)->name >= 0))
    {
      if (dossier_claim_line_get (line, index)->name < 0 && index > first &&
          (is_verb (line, index) ||
           dossier_claim_line_is (line,
                                  index,
                                  DOSSIER_WORD_DETERMINER | DOSSIER_WORD_PRONOUN |
                                      DOSSIER_WORD_PREPOSITION | DOSSIER_WORD_CONJUNCTION)))
        return index;
      index = dossier_claim_line_get (line, index)->name >= 0
                  ? dossier_claim_line_end_name (line, index)
                  : index + 1;
    }
  return index;
}

/* "on Friday", "in a statement", "on Telegram": the token after it. */
static int
skip_adjunct (const DossierClaimLine *line, int index, int end)
{
  if (dossier_claim_line_get (line, index)->is_date)
    return dossier_claim_line_end_date (line, index);
  if (!dossier_claim_line_is (line, index, DOSSIER_WORD_PREPOSITION) ||
      dossier_claim_line_get (line, index)->is_figure)
    return index;
  for (int i = index + 1; i < end && i < index + MAX_ADJUNCT; i++)
    {
      if (is_quoted (line, i) || is_end (line, i, end) ||
          dossier_claim_line_is_mark (line, i, ',') || dossier_claim_line_is_mark (line, i, ':') ||
          dossier_tokens_match (&line->tokens, i, "that"))
        return i;
      if (is_verb (line, i))
        return index;
    }
  return index;
}

/* A clause begins with a noun and has a verb: not "said nothing", "told him so". */
static gboolean
is_clause (const DossierClaimLine *line, int first, int end, gboolean is_free)
{
  if (is_free && dossier_claim_line_get (line, first)->is_figure)
    return TRUE;
  if (dossier_claim_line_get (line, first)->name < 0 &&
      (dossier_claim_line_is (line, first, DOSSIER_WORD_PREPOSITION | DOSSIER_WORD_ADVERB) ||
       (dossier_claim_line_is (line, first, DOSSIER_WORD_CONJUNCTION) &&
        !dossier_claim_line_is (line, first, DOSSIER_WORD_DETERMINER)) ||
       dossier_tokens_match (&line->tokens, first, "nothing") ||
       dossier_tokens_match (&line->tokens, first, "anything") ||
       (is_verb (line, first) && !dossier_claim_line_get (line, first)->is_figure)))
    return FALSE;
  for (int i = first + 1; i < end && i < first + MAX_STATEMENT; i++)
    {
      if (is_verb (line, i))
        return TRUE;
      if (dossier_claim_line_is_mark (line, i, ';'))
        return FALSE;
      /* "wrote five words, of which one …", "recalled 900 cars because …" */
      if (!is_free && dossier_claim_line_get (line, i)->name < 0 &&
          (dossier_claim_line_is_mark (line, i, ',') ||
           dossier_claim_line_is (line, i, DOSSIER_WORD_CONJUNCTION)))
        return FALSE;
    }
  return FALSE;
}

static gboolean
has_quote (const DossierClaimLine *line, int first, int end)
{
  for (int i = first; i < end && i < first + MAX_OBJECT; i++)
    if (is_quoted (line, i))
      return TRUE;
  return FALSE;
}

static gboolean
has_figure (const DossierClaimLine *line, int first, int end)
{
  for (int i = first; i < end && i < first + MAX_OBJECT; i++)
    {
      if (dossier_claim_line_get (line, i)->is_figure)
        return TRUE;
      if (dossier_claim_line_is_mark (line, i, ',') || dossier_claim_line_is_mark (line, i, ';') ||
          dossier_tokens_match (&line->tokens, i, "among"))
        return FALSE;
    }
  return FALSE;
}

/* Where what was said and began at @first ends: at a semicolon, or with the sentence. */
static int
end_content (const DossierClaimLine *line, int first, int end)
{
  int quote = dossier_claim_line_get (line, first)->quote;
  int last_quoted = -1;

  end = MIN (end, first + MAX_CONTENT);
  for (int i = first; i < end; i++)
    {
      if (is_quoted (line, i))
        last_quoted = i;
      else if (dossier_claim_line_is_mark (line, i, ';'))
        end = i;
    }
  return quote != 0 && last_quoted >= 0 ? MIN (last_quoted + 1, end) : end;
}

/* The part after "…, he said,": a quotation, or what "and" and "but" join to the first. What the
 * writer adds begins otherwise, or with the day between. */
static int
end_second_part (const DossierClaimLine *line, int first, int end, gboolean is_direct)
{
  static const char *const joints[] = { "and", "but", "or", "because", "so" };

  if (is_quoted (line, first))
    return end_content (line, first, end);
  for (gsize i = 0; is_direct && i < G_N_ELEMENTS (joints); i++)
    if (dossier_tokens_match (&line->tokens, first, joints[i]))
      return end_content (line, first, end);
  return first;
}

static void
reach_clause (const DossierClaimLine *line, int first, int end, DossierReach *reach)
{
  *reach = (DossierReach){ DOSSIER_REACH_CLAUSE, first, end_content (line, first, end) };
}

/* "put the toll at about 40" */
static gboolean
has_figure_at (const DossierClaimLine *line, int first, int end)
{
  for (int i = first; i < end && i < first + MAX_OBJECT; i++)
    {
      if (dossier_tokens_match (&line->tokens, i, "at"))
        return has_figure (line, i + 1, MIN (end, i + MAX_HEDGE));
      if (is_verb (line, i) || dossier_claim_line_is_mark (line, i, ','))
        return FALSE;
    }
  return FALSE;
}

/* Said without "that". */
static gboolean
takes_bare_clause (const DossierClaimLine *line, guint32 traits, int first, int end)
{
  gboolean is_free = (traits & (DOSSIER_CUE_FREE | DOSSIER_CUE_TELL)) != 0;

  if ((traits & (DOSSIER_CUE_SAY | DOSSIER_CUE_TELL)) != 0 && is_clause (line, first, end, is_free))
    return TRUE;
  if ((traits & DOSSIER_CUE_CALL) != 0 && has_quote (line, first, end))
    return TRUE;
  if ((traits & DOSSIER_CUE_PUT) != 0 && has_figure_at (line, first, end))
    return TRUE;
  return (traits & DOSSIER_CUE_NUMBER) != 0 && has_figure (line, first, end);
}

void
dossier_claims_reach (const DossierClaimLine *line, int cue, int end, DossierReach *reach)
{
  guint32  traits = dossier_claim_line_get (line, cue)->traits;
  int      i = cue + 1;
  int      next;
  gboolean is_direct;

  *reach = (DossierReach){ DOSSIER_REACH_NONE, i, i };
  if ((traits & DOSSIER_CUE_TELL) != 0)
    i = skip_listener (line, i, end);
  is_direct = dossier_claim_line_is_mark (line, i, ',');
  while ((next = skip_adjunct (line, i, end)) > i)
    i = next;

  reach->first = reach->end = i;
  if (is_end (line, i, end))
    return;
  if (dossier_claim_line_is_mark (line, i, ','))
    *reach =
        (DossierReach){ DOSSIER_REACH_COMMA, i + 1, end_second_part (line, i + 1, end, is_direct) };
  /* "recalled that of her mother" */
  else if (dossier_tokens_match (&line->tokens, i, "that") &&
           dossier_claim_line_is (line, i + 1, DOSSIER_WORD_PREPOSITION))
    reach->kind = DOSSIER_REACH_OTHER;
  else if ((traits & ~(guint32) DOSSIER_CUE_PUT & DOSSIER_CUE_ANY) != 0 &&
           (dossier_tokens_match (&line->tokens, i, "that") ||
            dossier_claim_line_is_mark (line, i, ':')))
    reach_clause (line, i + 1, end, reach);
  else if (is_quoted (line, i) || takes_bare_clause (line, traits, i, end))
    reach_clause (line, i, end, reach);
  else
    reach->kind = DOSSIER_REACH_OTHER;
}
