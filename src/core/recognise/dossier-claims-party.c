/* dossier-claims-party.c: reads who speaks beside a cue: a name, a description or a pronoun.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-claims-party.h"

#include "core/recognise/dossier-claims-cues.h"
#include "core/recognise/dossier-tokens-words.h"

/* Tokens of the longest phrase that is read. */
#define MAX_PHRASE 40
/* Words of a title between a comma and the name: "Lieutenant General". */
#define MAX_TITLE 5

static const char *const pronouns[] = { "he", "she", "it", "they" };
/* What joins a noun to the body it belongs to: "the head of the port", "a spokesman for the". */
static const char *const links[] = { "of", "for", "at", "from", "by", "in", "with", "to" };

static gboolean
is_one_of (const DossierClaimLine *line, int index, const char *const *words, gsize n_words)
{
  for (gsize i = 0; i < n_words; i++)
    if (dossier_tokens_match (&line->tokens, index, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_word (const DossierClaimLine *line, int index)
{
  return dossier_claim_line_get_token (line, index)->kind == DOSSIER_TOKEN_WORD &&
         dossier_claim_line_get (line, index)->quote == 0;
}

static gboolean
is_person (const DossierClaimLine *line, int index)
{
  const DossierMention *name = dossier_claim_line_get_name (line, index);

  return name != NULL && name->kind == DOSSIER_ENTITY_PERSON;
}

static gboolean
is_link (const DossierClaimLine *line, int index)
{
  return dossier_claim_line_get (line, index)->name < 0 &&
         is_one_of (line, index, links, G_N_ELEMENTS (links));
}

/* A finite verb, as far as its form tells. */
static gboolean
is_verb (const DossierClaimLine *line, int index)
{
  guint32 traits = dossier_claim_line_get (line, index)->traits;

  if (dossier_claim_line_get (line, index)->name >= 0)
    return FALSE;
  if (dossier_claim_line_is (line, index, DOSSIER_WORD_AUXILIARY))
    return TRUE;
  if ((traits & DOSSIER_ROLE_PAPER) != 0 || (traits & (DOSSIER_CUE_NOUN | DOSSIER_CUE_BARE)) != 0)
    return FALSE;
  return (traits & DOSSIER_CUE_ANY) != 0 ||
         dossier_claim_line_is (line, index, DOSSIER_WORD_VERB | DOSSIER_WORD_REPORT);
}

/* What a phrase of nouns may hold: no marks, verbs, pronouns, prepositions, conjunctions. */
static gboolean
is_noun_part (const DossierClaimLine *line, int index)
{
  const DossierToken *token = dossier_claim_line_get_token (line, index);

  if (dossier_claim_line_get (line, index)->quote != 0)
    return FALSE;
  if (dossier_claim_line_get (line, index)->name >= 0)
    return TRUE;
  if (dossier_claim_line_get (line, index)->is_date)
    return FALSE;
  if (token->kind == DOSSIER_TOKEN_POSSESSIVE || token->kind == DOSSIER_TOKEN_HYPHEN)
    return TRUE;
  if (token->kind == DOSSIER_TOKEN_NUMBER)
    return TRUE;
  /* "the players' union", "Dr. Obi" */
  if (token->kind == DOSSIER_TOKEN_MARK)
    return token->symbol == '&' ||
           ((token->symbol == '\'' || token->symbol == 0x2019) && dossier_token_is_glued (token)) ||
           (token->symbol == '.' && dossier_token_is_glued (token) &&
            dossier_claim_line_has (line, index - 1, DOSSIER_ROLE_SHORT));
  if (token->kind != DOSSIER_TOKEN_WORD)
    return FALSE;
  if (is_verb (line, index))
    return FALSE;
  return !dossier_token_has_class (token,
                                   DOSSIER_WORD_PRONOUN | DOSSIER_WORD_PREPOSITION |
                                       DOSSIER_WORD_CONJUNCTION | DOSSIER_WORD_ADVERB) ||
         dossier_token_has_class (token, DOSSIER_WORD_DETERMINER);
}

static void
set_name (const DossierClaimLine *line, int index, DossierParty *party)
{
  party->kind = DOSSIER_PARTY_NAME;
  party->name = dossier_claim_line_get (line, index)->name;
  party->first = dossier_claim_line_start_name (line, index);
  party->end = dossier_claim_line_end_name (line, index);
}

static void
collect_roles (const DossierClaimLine *line, DossierParty *party)
{
  for (int i = party->phrase_first; i < party->phrase_end; i++)
    if (dossier_claim_line_get (line, i)->name < 0)
      party->roles |= dossier_claim_line_get (line, i)->traits;
}

/* Before the cue ------------------------------------------------------------------------------- */

/* "… has also said", "… on Tuesday said": the token after the speaker. */
static int
skip_between (const DossierClaimLine *line, int index, int floor)
{
  while (index > floor)
    {
      if (dossier_claim_line_get (line, index - 1)->name >= 0 ||
          dossier_claim_line_get (line, index - 1)->quote != 0)
        return index;
      if (dossier_claim_line_get (line, index - 1)->is_date)
        {
          index = dossier_claim_line_start_date (line, index - 1);
          if (dossier_tokens_match (&line->tokens, index - 1, "on") ||
              dossier_tokens_match (&line->tokens, index - 1, "in"))
            index--;
        }
      else if (dossier_claim_line_is (line,
                                      index - 1,
                                      DOSSIER_WORD_AUXILIARY | DOSSIER_WORD_ADVERB))
        index--;
      else
        return index;
    }
  return index;
}

/* First token of the phrase of nouns that ends before @end, prepositions within it included. */
static int
start_phrase (const DossierClaimLine *line, int end, int floor)
{
  int      lowest = MAX (floor, end - MAX_PHRASE);
  int      first = end;
  gboolean is_list = FALSE;

  while (first > lowest)
    {
      int before = first - 1;

      is_list = is_list || dossier_tokens_match (&line->tokens, first, "and");
      if (is_noun_part (line, before))
        first = before;
      /* "the head of the port", "police and prosecutors" */
      else if (first < end && before > lowest && is_noun_part (line, before - 1) &&
               (is_link (line, before) ||
                (dossier_tokens_match (&line->tokens, before, "and") && before > lowest + 1)))
        first = before;
      /* "an audit ordered by the junta" */
      else if (first < end && before > lowest &&
               dossier_tokens_match (&line->tokens, first, "by") && is_word (line, before) &&
               is_noun_part (line, before - 1))
        first = before;
      /* "Egypt, Qatar and the United States" */
      else if (is_list && before > lowest && dossier_claim_line_is_mark (line, before, ',') &&
               dossier_claim_line_get (line, before - 1)->name >= 0)
        first = dossier_claim_line_start_name (line, before - 1);
      else
        break;
    }
  return first;
}

/* A phrase that begins with "in" or "on" is no speaker: what follows the place or day is. */
static int
skip_start (const DossierClaimLine *line, int first, int end)
{
  for (int i = end - 1; i > first; i--)
    if (dossier_claim_line_get (line, i)->name < 0 && !is_link (line, i - 1) &&
        dossier_claim_line_is (line, i, DOSSIER_WORD_DETERMINER) &&
        !dossier_tokens_match (&line->tokens, i - 1, "and"))
      return i;
  return first;
}

static gboolean
has_link (const DossierClaimLine *line, int first, int end, int *link)
{
  for (int i = first; i < end; i++)
    if (is_link (line, i))
      {
        *link = i;
        return TRUE;
      }
  return FALSE;
}

/* "a survey by the union": the union, when nothing but an article stands between. */
static gboolean
read_author (const DossierClaimLine *line, int first, int link, int end, DossierParty *party)
{
  int author = link + 1;

  if (!dossier_claim_line_has (line, link - 1, DOSSIER_ROLE_PAPER) || link - 1 < first)
    return FALSE;
  if (!dossier_tokens_match (&line->tokens, link, "by") &&
      !dossier_tokens_match (&line->tokens, link, "of") &&
      !dossier_tokens_match (&line->tokens, link, "from"))
    return FALSE;
  if (dossier_claim_line_is (line, author, DOSSIER_WORD_DETERMINER))
    author++;
  if (author >= end || dossier_claim_line_get (line, author)->name < 0)
    return FALSE;
  set_name (line, author, party);
  return TRUE;
}

/* "the Institute of Hydrology at Delft": a body whose name is all that stands before the link. */
static gboolean
is_body_before_link (const DossierClaimLine *line, int first, int link)
{
  const DossierMention *name = dossier_claim_line_get_name (line, link - 1);
  int                   start = dossier_claim_line_start_name (line, link - 1);

  if (name == NULL || name->kind != DOSSIER_ENTITY_ORGANISATION)
    return FALSE;
  if (start > first && dossier_claim_line_is (line, start - 1, DOSSIER_WORD_DETERMINER))
    start--;
  return start == first;
}

/* "Minister of State Ada Obi": the one whom a title ends with. */
static gboolean
has_titled_end (const DossierClaimLine *line, int first, int link, int end)
{
  int start = dossier_claim_line_start_name (line, end - 1);

  return link < end && is_person (line, end - 1) && start - 1 > link && start > first &&
         dossier_claim_line_get (line, start - 1)->name < 0 &&
         dossier_claim_line_has (line, first, DOSSIER_ROLE_TITLE) &&
         (dossier_claim_line_get_token (line, start - 1)->flags & DOSSIER_TOKEN_CAPITAL) != 0;
}

/* From the tokens of a phrase to whom they mean. */
static gboolean
judge_phrase (const DossierClaimLine *line, int first, int end, DossierParty *party)
{
  int link = end;
  int last;

  if (first >= end)
    return FALSE;
  party->phrase_first = first;
  party->phrase_end = end;
  if (has_link (line, first, end, &link) && read_author (line, first, link, end, party))
    return TRUE;
  if (has_titled_end (line, first, link, end))
    {
      set_name (line, end - 1, party);
      return TRUE;
    }

  last = link - 1;
  if (last >= first && dossier_claim_line_get (line, last)->name >= 0)
    {
      /* "the union's and the ministry": two who speak together are a description. */
      int start = dossier_claim_line_start_name (line, last);

      if (link == end || is_person (line, last) || is_body_before_link (line, first, link))
        {
          if (start == first || !dossier_tokens_match (&line->tokens, start - 1, "and"))
            {
              set_name (line, last, party);
              return TRUE;
            }
        }
    }
  party->kind = DOSSIER_PARTY_DESCRIPTION;
  party->name = -1;
  party->first = first;
  party->end = end;
  return TRUE;
}

static gboolean
read_pronoun (const DossierClaimLine *line, int index, DossierParty *party)
{
  if (!is_word (line, index) || dossier_claim_line_get (line, index)->name >= 0 ||
      !is_one_of (line, index, pronouns, G_N_ELEMENTS (pronouns)))
    return FALSE;

  *party = (DossierParty){ .kind = DOSSIER_PARTY_PRONOUN,
                           .first = index,
                           .end = index + 1,
                           .name = -1,
                           .phrase_first = index,
                           .phrase_end = index + 1 };
  return TRUE;
}

/* What may begin the description behind a name: an age, "the", "who", "of", a common noun. */
static gboolean
starts_description (const DossierClaimLine *line, int index)
{
  if (dossier_claim_line_get (line, index)->is_figure)
    return TRUE;
  if (dossier_claim_line_is (line, index, DOSSIER_WORD_DETERMINER) || is_link (line, index))
    return TRUE;
  if (dossier_tokens_match (&line->tokens, index, "who"))
    return TRUE;
  return is_word (line, index) && !is_verb (line, index) &&
         !dossier_claim_line_is (line,
                                 index,
                                 DOSSIER_WORD_CONJUNCTION | DOSSIER_WORD_PRONOUN |
                                     DOSSIER_WORD_PREPOSITION | DOSSIER_WORD_ADVERB);
}

/* "the agency (EMB) said": the token of the opening bracket, @close when there is none near. */
static int
find_opening (const DossierClaimLine *line, int close, int floor)
{
  for (int i = close - 1; i >= MAX (floor, close - MAX_TITLE * 2); i--)
    if (dossier_claim_line_is_mark (line, i, '('))
      return i;
  return close;
}

/* "Ada Obi, 54, the mayor, said": the name before the comma that the description follows. @comma
 * is the one before the cue. */
static gboolean
read_described_name (const DossierClaimLine *line, int comma, int floor, DossierParty *party)
{
  int lowest = MAX (floor, comma - MAX_PHRASE);

  for (int i = comma - 1; i > lowest; i--)
    {
      const DossierMention *name = NULL;
      int                   end;

      if (dossier_claim_line_get (line, i)->quote != 0 ||
          dossier_claim_line_has (line, i, DOSSIER_CUE_SAY) ||
          dossier_claim_line_is_mark (line, i, ';') || dossier_claim_line_is_mark (line, i, ':'))
        return FALSE;
      if (!dossier_claim_line_is_mark (line, i, ','))
        continue;
      end = dossier_claim_line_is_mark (line, i - 1, ')') ? find_opening (line, i - 1, floor) : i;
      name = dossier_claim_line_get_name (line, end - 1);
      if (name != NULL && name->kind != DOSSIER_ENTITY_PLACE && starts_description (line, i + 1) &&
          (name->kind == DOSSIER_ENTITY_PERSON ||
           dossier_claim_line_is (line, i + 1, DOSSIER_WORD_DETERMINER)))
        {
          /* "Lawyers for the firm, a brewery, said" */
          if (!judge_phrase (line, start_phrase (line, end, floor), end, party))
            return FALSE;
          party->phrase_end = comma;
          return TRUE;
        }
    }
  return FALSE;
}

/* "the mayor, Ada Obi, said": the comma before the name has a description before it. */
static int
start_apposition (const DossierClaimLine *line, int first, int floor)
{
  int start;

  if (!dossier_claim_line_is_mark (line, first - 1, ',') || first - 1 <= floor)
    return first;
  start = start_phrase (line, first - 1, floor);
  return start < first - 1 ? start : first;
}

static gboolean
read_before_comma (const DossierClaimLine *line, int comma, int floor, DossierParty *party)
{
  if (dossier_claim_line_get (line, comma - 1)->name >= 0)
    {
      int first = start_phrase (line, comma, floor);

      if (dossier_claim_line_is_mark (line, first - 1, ',') &&
          judge_phrase (line, first, comma, party) && party->kind == DOSSIER_PARTY_NAME)
        {
          int start = start_apposition (line, first, floor);

          if (start < first && is_person (line, party->first))
            {
              party->phrase_first = start;
              return TRUE;
            }
        }
    }
  return read_described_name (line, comma, floor, party);
}

gboolean
dossier_party_read_before (const DossierClaimLine *line, int cue, int floor, DossierParty *party)
{
  int end = skip_between (line, cue, floor);
  int first;

  *party = (DossierParty){ .name = -1 };
  if (end <= floor)
    return FALSE;
  if (read_pronoun (line, end - 1, party))
    return TRUE;
  if (dossier_claim_line_is_mark (line, end - 1, ','))
    {
      gboolean is_read = read_before_comma (line, end - 1, floor, party);

      collect_roles (line, party);
      return is_read;
    }
  if (dossier_claim_line_is_mark (line, end - 1, ')'))
    end = find_opening (line, end - 1, floor);

  first = start_phrase (line, end, floor);
  if (!judge_phrase (line, skip_start (line, first, end), end, party))
    return FALSE;
  if (party->kind == DOSSIER_PARTY_NAME && is_person (line, party->first))
    party->phrase_first = start_apposition (line, party->phrase_first, floor);
  collect_roles (line, party);
  return TRUE;
}

/* After the cue -------------------------------------------------------------------------------- */

/* End of the run of nouns from @first on; @name is the first token of a person in it, or -1. */
static int
end_nouns (const DossierClaimLine *line, int first, int end, int *name)
{
  int i = first;

  *name = -1;
  while (i < end && i < first + MAX_PHRASE && is_noun_part (line, i))
    {
      if (is_person (line, i))
        {
          int after = dossier_claim_line_end_name (line, i);

          /* "Obi's deputy" is somebody else. */
          if (dossier_claim_line_get_token (line, after)->kind != DOSSIER_TOKEN_POSSESSIVE)
            {
              *name = i;
              return after;
            }
        }
      i = dossier_claim_line_get (line, i)->name >= 0 ? dossier_claim_line_end_name (line, i)
                                                      : i + 1;
    }
  return i;
}

/* "…, Lieutenant General Ada Obi": the token of the name behind the comma @comma, or -1. */
static int
find_apposed_name (const DossierClaimLine *line, int comma, int end)
{
  for (int i = comma + 1; i < end && i <= comma + MAX_TITLE + 1; i++)
    {
      const DossierMention *name = dossier_claim_line_get_name (line, i);

      if (name != NULL)
        return name->kind != DOSSIER_ENTITY_PLACE ? i : -1;
      if (!is_noun_part (line, i))
        return -1;
    }
  return -1;
}

/* Behind the head noun: "of the port", "at the ministry of health". */
static int
end_links (const DossierClaimLine *line, int index, int end, int *name)
{
  *name = -1;
  while (index + 1 < end && is_link (line, index))
    {
      int person;
      int next = end_nouns (line, index + 1, end, &person);

      if (next == index + 1 || dossier_claim_line_has (line, next - 1, DOSSIER_ROLE_CHANNEL))
        return index;
      /* "superintendent of banking Ada Obi" */
      if (person >= 0 && person > index + 1 && is_word (line, person - 1) &&
          !dossier_claim_line_is (line, person - 1, DOSSIER_WORD_DETERMINER))
        *name = person;
      index = next;
    }
  return index;
}

/* Behind a description: "who would not be named", "seen by the paper". */
static int
end_description (const DossierClaimLine *line, int index, int end)
{
  int i = index;

  if (!dossier_tokens_match (&line->tokens, index, "who") &&
      !dossier_tokens_match (&line->tokens, index + 1, "by"))
    return index;
  while (i < end && i < index + MAX_PHRASE / 2 && dossier_claim_line_get (line, i)->quote == 0 &&
         dossier_claim_line_get_token (line, i)->kind != DOSSIER_TOKEN_MARK)
    i++;
  return i;
}

/* "said Ada Obi and two others": those who speak together are a description. */
static void
read_companions (const DossierClaimLine *line, int end, DossierParty *party)
{
  int person;
  int after;

  if (!dossier_tokens_match (&line->tokens, party->phrase_end, "and"))
    return;
  after = end_nouns (line, party->phrase_end + 1, end, &person);
  if (after <= party->phrase_end + 1 ||
      dossier_claim_line_get_token (line, after)->kind == DOSSIER_TOKEN_WORD)
    return;
  party->kind = DOSSIER_PARTY_DESCRIPTION;
  party->name = -1;
  party->first = party->phrase_first;
  party->end = party->phrase_end = after;
}

static gboolean
read_phrase_after (const DossierClaimLine *line, int first, int end, DossierParty *party)
{
  int name;
  int apposed = -1;
  int after = end_nouns (line, first, end, &name);

  if (after == first)
    return FALSE;
  party->phrase_first = first;
  party->phrase_end = after;
  if (name >= 0)
    {
      set_name (line, name, party);
      return TRUE;
    }
  after = end_links (line, after, end, &name);
  if (name >= 0)
    {
      set_name (line, name, party);
      party->phrase_end = party->end;
      return TRUE;
    }
  if (dossier_claim_line_is_mark (line, after, ','))
    apposed = find_apposed_name (line, after, end);
  if (apposed >= 0 &&
      (is_person (line, apposed) || dossier_claim_line_get (line, after - 1)->name < 0))
    {
      set_name (line, apposed, party);
      party->phrase_end = party->end;
      return TRUE;
    }
  if (!judge_phrase (line, first, after, party))
    return FALSE;
  if (party->kind == DOSSIER_PARTY_DESCRIPTION)
    party->end = party->phrase_end = end_description (line, after, end);
  return TRUE;
}

gboolean
dossier_party_read_after (const DossierClaimLine *line, int index, int end, DossierParty *party)
{
  *party = (DossierParty){ .name = -1 };
  while (index < end && dossier_claim_line_get (line, index)->is_date)
    index = dossier_claim_line_end_date (line, index);
  if (dossier_claim_line_get (line, index)->quote != 0)
    return FALSE;
  if (read_pronoun (line, index, party))
    return dossier_claim_line_get_token (line, index + 1)->kind != DOSSIER_TOKEN_WORD;
  if (!read_phrase_after (line, index, end, party))
    return FALSE;
  read_companions (line, end, party);
  /* "said the port would open": what looked like the speaker has a verb of its own. */
  if (is_verb (line, party->phrase_end))
    return FALSE;
  collect_roles (line, party);
  return TRUE;
}
