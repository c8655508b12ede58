/* dossier-name-roles.c: offices and short forms that are taken for organisations.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-roles.h"
#include "core/recognise/dossier-tagger-lexicon.h"
#include "core/recognise/dossier-tagger-tokens.h"
#include "core/recognise/dossier-word-list.h"

#include <string.h>

/* Longer names stay as they are. */
#define MAX_NAME 256

/* What somebody is, in small letters, between spaces. Words that firms and papers are called by as
 * well, "king", "guardian", are left out. */
static const char offices[] =
    " minister secretary undersecretary under-secretary president vice-president director "
    "director-general commissioner commander officer attorney-general ambassador governor "
    "chairman chairwoman chairperson chancellor mayor mp mla mlc mec mep ceo cfo coo cto adviser "
    "advisor inspector spokesman spokeswoman spokesperson envoy coordinator superintendent "
    "supervisor auditor-general undersecretary-general secretary-general ";

/* What stands before an office and belongs to it. */
static const char ranks[] =
    " high deputy assistant vice prime chief lieutenant executive regional senior acting general "
    "under special joint principal former first permanent managing home foreign finance defence "
    "interior director secretary inspector police medical account independent supreme national "
    "attorney solicitor auditor federal state provincial district election electoral authorizing "
    "authorising public ";

/* Short forms that name no organisation, as they are written. */
static const char short_forms[] =
    " MoU MoUs MOU MOUs CEO CEOs CFO COO CTO CRO CPO MLA MLAs MEC MECs MP MPs MEP MEPs PM CM PDF "
    "GDP VAT GST HIV AIDS DNA RNA PCR CCTV GPS CV PhD MBA ICU PPE ATM ATMs SMS IPO IPOs NFT NFTs "
    "ESG SUV SUVs LNG LPG LGBT LGBTQ LGBTQI IVF PTSD ADHD NGO NGOs VIP VIPs USDT USDC SME SMEs "
    "MSME MSMEs UAV UAVs NPL NPLs CO2 COVID COVID-19 ";

/* Words that stand for one of many when they stand alone: "the Party" is named elsewhere. */
static const char commons[] = " Party Church Government Festival Agreement State Synod ";

/* What stands before a name and says what is named. */
static const char openings[] = " NGO CM PM DP CEO MP ";

static gsize
find_word_end (const char *name, gsize at, gsize length)
{
  const char *space = memchr (name + at, ' ', length - at);

  return space != NULL ? (gsize) (space - name) : length;
}

/* Where the words before the first "of", "for" or "to" end: the head of the name is the last of
 * them. */
static gsize
find_head_end (const char *name, gsize length)
{
  static const char links[] = " of for to at in on ";

  for (gsize at = find_word_end (name, 0, length); at < length;)
    {
      gsize end = find_word_end (name, at + 1, length);

      if (dossier_word_list_has (links, name + at + 1, end - at - 1, FALSE))
        return at;
      at = end;
    }
  return length;
}

/* The last word before @end. */
static gsize
find_word_start (const char *name, gsize end)
{
  while (end > 0 && name[end - 1] != ' ')
    end--;
  return end;
}

/* Bytes of @name before the office that it ends in; its length when it ends in none. */
static gsize
find_office (const char *name, gsize length)
{
  gsize    end = find_head_end (name, length);
  gsize    start = find_word_start (name, end);
  gboolean is_general = dossier_word_list_has (" general ", name + start, end - start, TRUE);

  /* "Director General", but not "Directorate General" or "General". */
  if (is_general && start > 0)
    {
      end = start - 1;
      start = find_word_start (name, end);
      if (dossier_word_list_has (" attorney solicitor auditor surgeon ",
                                 name + start,
                                 end - start,
                                 TRUE))
        return start;
    }
  if (!dossier_word_list_has (offices, name + start, end - start, TRUE))
    return length;
  while (start > 0)
    {
      gsize before = find_word_start (name, start - 1);

      if (!dossier_word_list_has (ranks, name + before, start - 1 - before, TRUE) &&
          !dossier_word_list_has (offices, name + before, start - 1 - before, TRUE) &&
          !dossier_word_list_has (" and & ", name + before, start - 1 - before, TRUE))
        break;
      start = before;
    }
  return start;
}

/* Where the organisation begins whose office the name is: "Director-General of the Dubai Health
 * Authority". Without the article the rest may be what somebody is in charge of. */
static gsize
find_served (const char *name, gsize length)
{
  gsize at = find_head_end (name, length);
  gsize end = at < length ? find_word_end (name, at + 1, length) : length;
  g_autoptr (GArray) tokens = NULL;

  if (end == length)
    return length;
  if (length - end > 5 && memcmp (name + end, " the ", 5) == 0)
    return end + 5;
  tokens = dossier_tagger_tokens_new (name + end, length - end);
  for (guint i = 0; i < tokens->len; i++)
    if ((dossier_tagger_lexicon_lookup (g_array_index (tokens, DossierTaggerToken, i).folded) &
         DOSSIER_LEXICON_ORGANISATION) != 0)
      return end + 1;
  return length;
}

/* A country or a part of one, whose office it was. */
static void
settle_place (const DossierGazetteer *gazetteer,
              const char             *words,
              gsize                   length,
              DossierMention         *name)
{
  DossierGazetteerEntry place;

  if (gazetteer != NULL && dossier_gazetteer_lookup (gazetteer, words, length, &place, 1) > 0 &&
      place.kind != DOSSIER_PLACE_CITY)
    name->kind = DOSSIER_ENTITY_PLACE;
}

gboolean
dossier_name_roles_settle (const DossierGazetteer *gazetteer,
                           const char             *text,
                           DossierMention         *name)
{
  const char *start = text + name->span.start;
  gsize       length = name->span.end - name->span.start;
  gsize       left;

  if (name->kind != DOSSIER_ENTITY_ORGANISATION || length > MAX_NAME)
    return TRUE;
  if (dossier_word_list_has (short_forms, start, length, FALSE) ||
      dossier_word_list_has (commons, start, length, FALSE))
    return FALSE;
  left = find_word_end (start, 0, length);
  if (left < length && dossier_word_list_has (openings, start, left, FALSE))
    {
      name->span.start += left + 1;
      start += left + 1;
      length -= left + 1;
      settle_place (gazetteer, start, length, name);
    }
  left = find_office (start, length);
  if (left == length)
    return TRUE;
  while (left > 0 && (start[left - 1] == ' ' || start[left - 1] == ','))
    left--;
  if (left == 0)
    {
      gsize served = find_served (start, length);

      name->span.start += served;
      return served < length;
    }
  name->span.end = name->span.start + left;
  settle_place (gazetteer, start, left, name);

  return TRUE;
}
