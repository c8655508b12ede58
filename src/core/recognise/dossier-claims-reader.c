/* dossier-claims-reader.c: reads a text sentence by sentence for who said what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-claims-reader.h"

#include "core/recognise/dossier-claims-cues.h"
#include "core/recognise/dossier-claims-party.h"
#include "core/recognise/dossier-claims-people.h"
#include "core/recognise/dossier-claims-reach.h"
#include "core/recognise/dossier-quotes.h"
#include "core/recognise/dossier-tokens-words.h"

#include <string.h>

/* Tokens over which a semicolon before the cue is looked for. */
#define MAX_BACK 60

/**
 * Reader:
 * @sentence: number of its first token
 * @sentence_end: one past its last
 * @floor: what stands before it in the sentence belongs to an earlier claim
 * @open: (nullable): the claim that lasts to the end of the sentence unless another cue follows
 * @open_first: first token of its content
 * @open_end: one past its last token, as it was read
 * @open_floor: the floor before it
 * @last: (nullable): the claim that a quotation without a cue may go on from
 * @is_last_quoted: it has a quotation
 */
typedef struct
{
  DossierClaimLine    line;
  DossierClaimPeople *people;
  GPtrArray          *mentions;
  GPtrArray          *claims;

  int           sentence;
  int           sentence_end;
  int           floor;
  DossierClaim *open;
  int           open_first;
  int           open_end;
  int           open_floor;
  DossierClaim *last;
  gboolean      is_last_quoted;
} Reader;

/* Claims --------------------------------------------------------------------------------------- */

static DossierSpan
get_span (const Reader *reader, int first, int end)
{
  return (DossierSpan){ dossier_claim_line_get_token (&reader->line, first)->start,
                        dossier_claim_line_get_token (&reader->line, end - 1)->end };
}

static gboolean
is_edge (const Reader *reader, int index)
{
  static const gunichar marks[] = { ',', ';', ':' };
  const DossierToken   *token = dossier_claim_line_get_token (&reader->line, index);

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    if (dossier_token_is_mark (token, marks[i]))
      return TRUE;
  return token->kind == DOSSIER_TOKEN_DASH;
}

static gboolean
is_stop (const Reader *reader, int index)
{
  return dossier_claim_line_is_mark (&reader->line, index, '.') &&
         dossier_claim_line_get (&reader->line, index)->name < 0;
}

/* The marks around a quotation that is all of the content. */
static void
trim_quote (const Reader *reader, int *first, int *end)
{
  int quote = dossier_claim_line_get (&reader->line, *first)->quote;

  if (quote == 0 || dossier_claim_line_get (&reader->line, *end - 1)->quote != quote)
    return;
  if (*end - 1 > *first && dossier_claim_line_get (&reader->line, *first - 1)->quote != quote &&
      dossier_claim_line_get_token (&reader->line, *first)->kind == DOSSIER_TOKEN_MARK)
    (*first)++;
  if (*end - 1 > *first && dossier_claim_line_get (&reader->line, *end)->quote != quote &&
      dossier_claim_line_get_token (&reader->line, *end - 1)->kind == DOSSIER_TOKEN_MARK &&
      !is_stop (reader, *end - 1))
    (*end)--;
  while (*end - 1 > *first && (is_edge (reader, *end - 1) || is_stop (reader, *end - 1)))
    (*end)--;
}

static char *
dup_words (const Reader *reader, DossierSpan span)
{
  return g_strndup (reader->line.text + span.start, span.end - span.start);
}

/* @cue_end: one past the last token of the cue. */
static DossierSource *
make_source (const Reader *reader, const DossierParty *party, int cue, int cue_end)
{
  DossierSource *source = g_new0 (DossierSource, 1);

  source->speaker = get_span (reader, party->first, party->end);
  source->words = dup_words (reader, source->speaker);
  source->cue = get_span (reader, cue, cue_end);
  source->cue_words = dup_words (reader, source->cue);
  if (party->name >= 0)
    {
      const DossierMention *mention = g_ptr_array_index (reader->mentions, party->name);

      source->speaker_mention = mention->span;
      source->name =
          mention->name != NULL ? g_strdup (mention->name) : dup_words (reader, mention->span);
    }
  return source;
}

/* Adds the stretch from token @first to before @end; NULL when nothing is in it. */
static DossierClaim *
add_claim (Reader *reader, int first, int end, const DossierSource *source)
{
  DossierClaim *claim = NULL;

  while (first < end && is_edge (reader, first))
    first++;
  while (end > first && (is_edge (reader, end - 1) || is_stop (reader, end - 1)))
    end--;
  if (first >= end)
    return NULL;
  trim_quote (reader, &first, &end);

  reader->is_last_quoted = dossier_claim_line_get (&reader->line, first)->quote != 0 ||
                           dossier_claim_line_get (&reader->line, end - 1)->quote != 0;
  claim = g_new0 (DossierClaim, 1);
  claim->content = get_span (reader, first, end);
  claim->source = dossier_source_copy (source);
  g_ptr_array_add (reader->claims, claim);
  reader->last = claim;
  return claim;
}

/* What is open was added last. */
static void
drop_open (Reader *reader)
{
  if (reader->last == reader->open)
    reader->last = NULL;
  g_ptr_array_set_size (reader->claims, (int) reader->claims->len - 1);
  reader->open = NULL;
}

/* A later cue of the sentence begins at token @end: what was open ends there, or was nothing but
 * marks. */
static void
close_open (Reader *reader, int end)
{
  gsize content_end;

  if (reader->open == NULL)
    return;
  while (end > reader->open_first + 1 &&
         (is_edge (reader, end - 1) ||
          dossier_claim_line_is (&reader->line, end - 1, DOSSIER_WORD_CONJUNCTION)))
    end--;
  content_end = dossier_claim_line_get_token (&reader->line, end - 1)->end;
  if (content_end <= reader->open->content.start)
    {
      drop_open (reader);
      return;
    }
  reader->open->content.end = content_end;
  reader->open = NULL;
}

/* Cues ----------------------------------------------------------------------------------------- */

/* Whom the party means; FALSE where that is not sure. */
static gboolean
identify (Reader *reader, DossierParty *party)
{
  if (party->kind == DOSSIER_PARTY_PRONOUN)
    {
      party->name = dossier_claim_people_resolve (reader->people, &reader->line, party);
      if (party->name < 0)
        return FALSE;
    }
  dossier_claim_people_hear (reader->people, &reader->line, party);
  return TRUE;
}

static gboolean
ends_in (const Reader *reader, int index, const char *ending)
{
  const DossierToken *token = dossier_claim_line_get_token (&reader->line, index);
  gsize               length = strlen (ending);

  return token->end - token->start > length &&
         memcmp (reader->line.text + token->end - length, ending, length) == 0;
}

/* A description has an article or is a plural; "mercifully", "I'd" and "seven days" are none. */
static gboolean
is_description_of_somebody (const Reader *reader, const DossierParty *party)
{
  const DossierClaimLine *line = &reader->line;
  int                     last = party->end - 1;
  gboolean                is_name = dossier_claim_line_get (line, last)->name >= 0;

  for (int i = party->first; i < party->end; i++)
    if (dossier_claim_line_get (line, i)->is_figure && i == party->first)
      return FALSE;
  if (dossier_tokens_match (&line->tokens, party->first, "whose") ||
      dossier_tokens_match (&line->tokens, party->first, "which") ||
      dossier_tokens_match (&line->tokens, party->first, "what") ||
      dossier_tokens_match (&line->tokens, party->first, "that"))
    return FALSE;
  if (!is_name && (dossier_claim_line_get_token (line, last)->kind != DOSSIER_TOKEN_WORD ||
                   dossier_claim_line_is (line,
                                          last,
                                          DOSSIER_WORD_DETERMINER | DOSSIER_WORD_TIME |
                                              DOSSIER_WORD_NUMBER | DOSSIER_WORD_MONTH)))
    return FALSE;
  if (dossier_claim_line_is (line, party->first, DOSSIER_WORD_DETERMINER) || is_name)
    return TRUE;
  return (dossier_claim_line_is (line, last, DOSSIER_WORD_PLURAL) || ends_in (reader, last, "s")) &&
         !dossier_claim_line_is (line, last, DOSSIER_WORD_SINGULAR);
}

static gboolean
is_somebody (const Reader *reader, const DossierParty *party)
{
  return party->kind != DOSSIER_PARTY_DESCRIPTION || is_description_of_somebody (reader, party);
}

/* What stands before the speaker: from the floor to the comma or quotation mark. */
static gboolean
has_content_before (const Reader *reader, int end)
{
  if (end <= reader->floor)
    return FALSE;
  if (!dossier_claim_line_is_mark (&reader->line, end - 1, ',') &&
      dossier_claim_line_get (&reader->line, end - 1)->quote == 0)
    return FALSE;
  return dossier_claims_has_statement (&reader->line, reader->floor, end);
}

/* What stands behind the last semicolon, where that is a statement of its own. */
static int
skip_semicolons (const Reader *reader, int end)
{
  for (int i = end - 3; i > MAX (reader->floor, end - MAX_BACK); i--)
    if (dossier_claim_line_get (&reader->line, i)->quote == 0 &&
        dossier_claim_line_is_mark (&reader->line, i, ';'))
      return dossier_claims_has_statement (&reader->line, i + 1, end) ? i + 1 : reader->floor;
  return reader->floor;
}

/* The content that ends before token @end begins at the floor. Where it holds what an earlier cue
 * of the sentence left open, the later speaker said that as well: "She told me it was late, said
 * Ada Obi". */
static void
take_open (Reader *reader, int end)
{
  if (reader->open == NULL)
    {
      reader->floor = skip_semicolons (reader, end);
      return;
    }
  if (reader->open_end < end && reader->open_end > reader->floor)
    reader->floor = reader->open_end;
  else
    {
      reader->floor = reader->open_floor;
      drop_open (reader);
    }
  reader->open = NULL;
}

/* "…," said Ada Obi. */
static gboolean
read_inverted (Reader *reader, int cue, guint32 traits)
{
  DossierParty party;
  DossierParty before;
  g_autoptr (DossierSource) source = NULL;

  if ((traits & (DOSSIER_CUE_SAY | DOSSIER_CUE_THAT)) == 0 || !has_content_before (reader, cue))
    return FALSE;
  if (!dossier_party_read_after (&reader->line, cue + 1, reader->sentence_end, &party) ||
      !is_somebody (reader, &party))
    return FALSE;
  /* "Ada Obi, a lawyer, wrote the text"; "found the door" */
  if (party.kind == DOSSIER_PARTY_DESCRIPTION &&
      ((traits & DOSSIER_CUE_SAY) == 0 ||
       dossier_party_read_before (&reader->line, cue, reader->floor, &before)))
    return FALSE;
  if (!identify (reader, &party))
    return FALSE;

  take_open (reader, cue);
  source = make_source (reader, &party, cue, cue + 1);
  if (add_claim (reader, reader->floor, cue, source) == NULL)
    return FALSE;
  reader->floor = party.phrase_end;
  return TRUE;
}

static void
set_open (Reader *reader, int first, int end, const DossierSource *source)
{
  reader->open = add_claim (reader, first, end, source);
  reader->open_first = first;
  reader->open_end = end;
  reader->open_floor = reader->floor;
  reader->floor = first;
}

static void
read_content (Reader              *reader,
              const DossierParty  *party,
              const DossierReach  *reach,
              const DossierSource *source)
{
  gboolean has_before = has_content_before (reader, party->phrase_first);

  if (has_before && (reach->kind == DOSSIER_REACH_NONE || reach->kind == DOSSIER_REACH_COMMA))
    {
      take_open (reader, party->phrase_first);
      add_claim (reader, reader->floor, party->phrase_first, source);
      if (reach->kind == DOSSIER_REACH_COMMA && reach->end > reach->first)
        add_claim (reader, reach->first, reach->end, source);
      reader->floor = MAX (reach->first, party->phrase_end + 1);
    }
  else if (reach->kind == DOSSIER_REACH_CLAUSE)
    {
      close_open (reader, party->phrase_first);
      set_open (reader, reach->first, reach->end, source);
    }
}

/* Whose verb has no s: "they say", "officials say". */
static gboolean
are_several (const Reader *reader, const DossierParty *party)
{
  int last = party->end - 1;

  if (party->kind == DOSSIER_PARTY_PRONOUN)
    return dossier_tokens_match (&reader->line.tokens, last, "they");
  for (int i = party->first; i < party->end; i++)
    if (dossier_tokens_match (&reader->line.tokens, i, "and"))
      return TRUE;
  return party->kind == DOSSIER_PARTY_DESCRIPTION &&
         (dossier_claim_line_is (&reader->line, last, DOSSIER_WORD_PLURAL) ||
          ends_in (reader, last, "s"));
}

/* Ada Obi said that … */
static gboolean
read_direct (Reader *reader, int cue, guint32 traits)
{
  DossierParty party;
  DossierReach reach;
  g_autoptr (DossierSource) source = NULL;

  if (!dossier_party_read_before (&reader->line, cue, reader->floor, &party) ||
      !is_somebody (reader, &party))
    return FALSE;
  if ((traits & DOSSIER_CUE_NOUN) != 0 && party.kind == DOSSIER_PARTY_DESCRIPTION)
    return FALSE;
  if ((traits & DOSSIER_CUE_BARE) != 0 && !are_several (reader, &party))
    return FALSE;
  dossier_claims_reach (&reader->line, cue, reader->sentence_end, &reach);
  if (reach.kind == DOSSIER_REACH_OTHER)
    return FALSE;
  if (reach.kind == DOSSIER_REACH_NONE || reach.kind == DOSSIER_REACH_COMMA)
    {
      /* "MSPs told", "mercifully called" */
      if (!has_content_before (reader, party.phrase_first) ||
          (traits & (DOSSIER_CUE_SAY | DOSSIER_CUE_THAT | DOSSIER_CUE_TELL)) == 0 ||
          ((traits & DOSSIER_CUE_TELL) != 0 && reach.first == cue + 1))
        return FALSE;
    }
  else if (reader->open != NULL &&
           !dossier_claims_starts_clause (&reader->line, reader->open_first, party.phrase_first))
    return FALSE;
  if (!identify (reader, &party))
    return FALSE;

  source = make_source (reader, &party, cue, cue + 1);
  read_content (reader, &party, &reach, source);
  return TRUE;
}

/* "…, according to Ada Obi"; "According to Ada Obi, …". */
static gboolean
read_according (Reader *reader, int cue)
{
  DossierParty party;
  g_autoptr (DossierSource) source = NULL;
  gboolean is_first = cue <= reader->floor + 1;
  int      first = reader->floor;
  int      end = cue;

  if (!dossier_tokens_match (&reader->line.tokens, cue + 1, "to") ||
      !dossier_party_read_after (&reader->line, cue + 2, reader->sentence_end, &party) ||
      !is_somebody (reader, &party) ||
      (party.kind == DOSSIER_PARTY_DESCRIPTION && (party.roles & DOSSIER_ROLE_RULE) != 0))
    return FALSE;
  if (is_first && reader->open != NULL)
    return FALSE;
  if (is_first)
    {
      first = dossier_claims_end_phrase (&reader->line, party.phrase_end, reader->sentence_end);
      end = reader->sentence_end;
    }
  if (first >= end || !identify (reader, &party))
    return FALSE;

  source = make_source (reader, &party, cue, cue + 2);
  if (is_first)
    {
      set_open (reader, first, end, source);
      return TRUE;
    }
  take_open (reader, end);
  add_claim (reader, reader->floor, end, source);
  reader->floor = party.phrase_end;
  return TRUE;
}

static gboolean
can_be_cue (const Reader *reader, int index)
{
  const DossierClaimWord *word = dossier_claim_line_get (&reader->line, index);
  const DossierTokens    *tokens = &reader->line.tokens;

  if ((word->traits & DOSSIER_CUE_ANY) == 0 || word->quote != 0 || word->name >= 0 || word->is_date)
    return FALSE;
  if ((dossier_claim_line_get_token (&reader->line, index)->flags & DOSSIER_TOKEN_CAPITAL) != 0)
    return FALSE;
  if ((word->traits & DOSSIER_CUE_BARE) != 0 &&
      dossier_claim_line_is (&reader->line, index - 1, DOSSIER_WORD_AUXILIARY))
    return FALSE;
  /* "to say", "the claims", "was told", "claimed by both" */
  return !dossier_tokens_match (tokens, index + 1, "by") &&
         !dossier_tokens_match (tokens, index - 1, "to") &&
         !dossier_claim_line_is (&reader->line, index - 1, DOSSIER_WORD_DETERMINER) &&
         !dossier_claims_is_passive (&reader->line, index);
}

static void
read_cues (Reader *reader)
{
  for (int i = reader->floor; i < reader->sentence_end; i++)
    {
      guint32 traits = dossier_claim_line_get (&reader->line, i)->traits;

      if (dossier_tokens_match (&reader->line.tokens, i, "according") &&
          dossier_claim_line_get (&reader->line, i)->quote == 0)
        read_according (reader, i);
      else if (can_be_cue (reader, i) && !read_inverted (reader, i, traits))
        read_direct (reader, i, traits);
    }
}

/* Sentences ------------------------------------------------------------------------------------ */

/* A sentence that is a quotation and nothing else. */
static gboolean
is_bare_quote (const Reader *reader)
{
  int quote = dossier_claim_line_get (&reader->line, reader->sentence)->quote;

  if (quote == 0)
    return FALSE;
  for (int i = reader->sentence; i < reader->sentence_end; i++)
    if (dossier_claim_line_get (&reader->line, i)->quote != quote && !is_stop (reader, i))
      return FALSE;
  return TRUE;
}

static void
read_sentence (Reader *reader)
{
  guint         n_claims = reader->claims->len;
  DossierClaim *last = reader->last;

  dossier_claim_people_read (reader->people, &reader->line, reader->sentence, reader->sentence_end);
  reader->floor =
      dossier_claims_skip_dateline (&reader->line, reader->sentence, reader->sentence_end);
  reader->open = NULL;
  read_cues (reader);
  if (reader->claims->len > n_claims)
    return;

  /* “…,” she said. “…” */
  if (last != NULL && (reader->is_last_quoted || reader->sentence > 0) && is_bare_quote (reader))
    add_claim (reader, reader->sentence, reader->sentence_end, last->source);
  else
    reader->last = NULL;
}

static void
read_lines (Reader *reader)
{
  while (dossier_claim_line_next (&reader->line))
    for (int i = 0; i < reader->line.tokens.n_items; i = reader->sentence_end)
      {
        reader->sentence = i;
        reader->sentence_end = dossier_claim_line_end_sentence (&reader->line, i);
        read_sentence (reader);
      }
}

void
dossier_claims_read (const char *text, gsize length, GPtrArray *mentions, GPtrArray *claims)
{
  g_autoptr (GArray) quotes = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  g_autoptr (DossierClaimPeople) people = dossier_claim_people_new ();
  Reader reader = { .mentions = mentions, .claims = claims, .people = people };

  dossier_quotes_find (text, length, quotes);
  dossier_claim_line_init (&reader.line, text, length, mentions, quotes);
  read_lines (&reader);
  dossier_claim_line_clear (&reader.line);
}
