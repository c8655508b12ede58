/* dossier-name-edges.c: where a name begins and ends, as a reader would mark it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-edges.h"
#include "core/recognise/dossier-tagger-lexicon.h"
#include "core/recognise/dossier-tagger-tokens.h"

#include <string.h>

/* Bytes of a name whose words are looked at; longer ones stay as they are. */
#define MAX_NAME 256

/* Titles that are no given name or surname as well, in small letters, between spaces. */
static const char titles[] =
    " mr mrs ms miss dr sir dame lord lady prof professor rev reverend hon gen lt col maj "
    "capt sgt cpl adm brig sen gov rep president vice prime premier minister secretary "
    "chancellor senator governor general colonel lieutenant captain sergeant brigadier "
    "admiral ambassador congressman congresswoman deputy former ex acting chairman "
    "spokesman spokeswoman director commissioner inspector superintendent detective "
    "constable doctor archbishop cardinal ayatollah pope queen king prince princess "
    "justice councillor coach the then mme senor engr sheikh shaikh sheikha auntie aunty "
    "aunt uncle mayor attorney elder maulana moulana mufti cm mla mlc mp dp pm crown shri smt "
    "counsel ranger ceos ";

/* What ministers are of, when the tagger takes it for a name: "Minister of Transport Kamel". */
static const char portfolios[] =
    " affairs agriculture communications culture defence defense development economy education "
    "energy environment finance health housing immigration industry information interior justice "
    "labor labour municipalities planning protection reform security services sports state tourism "
    "trade transport transportation treasury war water works ";

/* What such matters are called by beforehand: "Internal Affairs", "Public Works". */
static const char qualifiers[] =
    " consumer digital domestic economic emergency environmental european external foreign higher "
    "home human internal local medical national natural parliamentary public regional religious "
    "rural social urban veterans youth ";
#define MAX_TITLE 16

static gboolean
is_listed (const char *words, const char *name, const DossierTaggerToken *token)
{
  char  key[MAX_TITLE + 3] = " ";
  gsize n = 1;

  if (token->length > MAX_TITLE)
    return FALSE;
  for (guint i = 0; i < token->length; i++)
    if (name[token->start + i] != '.')
      key[n++] = g_ascii_tolower (name[token->start + i]);
  key[n++] = ' ';
  key[n] = '\0';
  return strstr (words, key) != NULL;
}

static gboolean
is_title (const char *name, const DossierTaggerToken *token)
{
  return is_listed (titles, name, token);
}

static gboolean
is_known_place (const DossierGazetteer *gazetteer, const char *text, DossierSpan span)
{
  return gazetteer != NULL && span.end > span.start &&
         dossier_gazetteer_has_name (gazetteer, text + span.start, span.end - span.start);
}

static const DossierTaggerToken *
get_token (const GArray *tokens, guint index)
{
  return &g_array_index (tokens, DossierTaggerToken, index);
}

/* The tokens that say what a minister is of, before a name; 0 when they are not that. */
static guint
skip_portfolio (const char *name, const GArray *tokens, guint end)
{
  static const char joiners[] = " and & , ";
  guint             skipped = 0;

  for (guint i = 0; i + 1 < end; i++)
    {
      const DossierTaggerToken *token = get_token (tokens, i);

      if (is_listed (portfolios, name, token))
        skipped = i + 1;
      else if (!is_listed (qualifiers, name, token) &&
               (skipped == 0 || !is_listed (joiners, name, token)))
        break;
    }
  /* One such word before one other may be a name: "Justice Brandt". */
  return skipped == 1 && end == 2 ? 0 : skipped;
}

/* Whether "of", "for" or "and" stands before the name, as behind "Minister". */
static gboolean
is_governed (const char *text, gsize at)
{
  static const char *const links[] = { " of ", " for ", " and " };

  for (gsize i = 0; i < G_N_ELEMENTS (links); i++)
    if (at >= strlen (links[i]) &&
        memcmp (text + at - strlen (links[i]), links[i], strlen (links[i])) == 0)
      return TRUE;
  return FALSE;
}

/* The first of the tokens that belongs to a person's name: titles are not, while words follow. */
static guint
skip_titles (const char *text, gsize at, const GArray *tokens, guint end)
{
  const char *name = text + at;
  guint       first = is_governed (text, at) ? skip_portfolio (name, tokens, end) : 0;

  while (first + 1 < end && is_title (name, get_token (tokens, first)))
    {
      first++;
      /* "Vice-President", but not "King-Moe". */
      if (name[get_token (tokens, first)->start] == '-')
        {
          if (first + 2 >= end || !is_title (name, get_token (tokens, first + 1)))
            return 0;
          first++;
        }
    }
  return dossier_tagger_token_is_word (get_token (tokens, first)) ? first : 0;
}

/* "Internal Affairs Olga Brandt" behind "Minister of" is no organisation. */
static gboolean
is_minister (const char *text, gsize at, const GArray *tokens, guint end)
{
  static const char *const offices[] = { "Minister of ", "Secretary of ", "Minister for " };
  guint                    first = skip_portfolio (text + at, tokens, end);
  gboolean                 is_office = FALSE;

  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    is_office |= at >= strlen (offices[i]) &&
                 memcmp (text + at - strlen (offices[i]), offices[i], strlen (offices[i])) == 0;
  if (!is_office || first == 0 || end - first < 2 || end - first > 3)
    return FALSE;
  for (guint i = first; i < end; i++)
    if (get_token (tokens, i)->class_id != DOSSIER_TAGGER_TOKEN_CAPITALISED ||
        dossier_tagger_lexicon_lookup (get_token (tokens, i)->folded) != 0)
      return FALSE;
  return TRUE;
}

static gboolean
is_word (const DossierTaggerToken *token, const char *word)
{
  return token->folded == dossier_tagger_tokens_hash_word (word);
}

/* Whether a capital may only be that of a sentence's or a line's first word. */
static gboolean
is_at_start (const char *text, gsize at)
{
  if (at == 0 || text[at - 1] != ' ')
    return TRUE;
  return at >= 2 && !g_ascii_isalnum (text[at - 2]) && text[at - 2] != ',';
}

static guint
skip_article_and_direction (const DossierGazetteer *gazetteer,
                            const char             *text,
                            const DossierMention   *mention,
                            const GArray           *tokens,
                            guint                   end)
{
  const DossierTaggerToken *first = get_token (tokens, 0);
  gboolean                  is_capital = dossier_tagger_token_is_capital (first);
  gboolean                  is_place = mention->kind == DOSSIER_ENTITY_PLACE;

  if (end < 2 || (is_capital && is_place && is_known_place (gazetteer, text, mention->span)))
    return 0;
  if (is_word (first, "the"))
    return !is_capital || is_place ? 1 : 0;
  if (is_place && dossier_tagger_token_is_word (get_token (tokens, 1)) &&
      (dossier_tagger_lexicon_lookup (first->folded) & DOSSIER_LEXICON_DIRECTION) != 0)
    {
      DossierSpan rest = { mention->span.start + get_token (tokens, 1)->start, mention->span.end };

      return !is_capital || (is_at_start (text, mention->span.start) &&
                             is_known_place (gazetteer, text, rest))
                 ? 1
                 : 0;
    }
  return 0;
}

/* One past the last token of the name: marks and possessives at the end are left out, and all from
 * a bracket on that is not closed. */
static guint
find_end (const char *name, const GArray *tokens)
{
  guint end = tokens->len;

  for (guint i = 1; i < tokens->len; i++)
    if (name[get_token (tokens, i)->start] == '(' &&
        memchr (name + get_token (tokens, i)->start,
                ')',
                dossier_tagger_token_end (get_token (tokens, tokens->len - 1)) -
                    get_token (tokens, i)->start) == NULL)
      end = MIN (end, i);
  while (end > 1)
    {
      const DossierTaggerToken *last = get_token (tokens, end - 1);
      char                      sign = name[last->start];

      if (last->class_id != DOSSIER_TAGGER_TOKEN_POSSESSIVE &&
          (last->class_id != DOSSIER_TAGGER_TOKEN_MARK || sign == ')' || sign == '+' ||
           sign == '!'))
        break;
      end--;
    }
  return end;
}

static gboolean
is_no_name (const DossierMention *mention, const DossierTaggerToken *only)
{
  guint classes = dossier_tagger_lexicon_lookup (only->folded);

  if (!dossier_tagger_token_is_word (only))
    return only->class_id != DOSSIER_TAGGER_TOKEN_NUMBER ||
           mention->kind != DOSSIER_ENTITY_ORGANISATION;
  if (mention->kind == DOSSIER_ENTITY_PERSON)
    return (classes & DOSSIER_LEXICON_ADDRESS) != 0 && only->length <= 4;
  return (classes & (DOSSIER_LEXICON_NATIONALITY | DOSSIER_LEXICON_CALENDAR)) != 0 &&
         only->class_id == DOSSIER_TAGGER_TOKEN_CAPITALISED;
}

gboolean
dossier_name_edges_trim (const DossierGazetteer *gazetteer,
                         const char             *text,
                         DossierMention         *mention)
{
  const char *name = text + mention->span.start;
  gsize       length = mention->span.end - mention->span.start;
  g_autoptr (GArray) tokens = NULL;
  guint start = 0;
  guint end;

  if (length > MAX_NAME)
    return TRUE;
  tokens = dossier_tagger_tokens_new (name, length);
  while (tokens->len > 0 && get_token (tokens, 0)->class_id == DOSSIER_TAGGER_TOKEN_MARK &&
         name[get_token (tokens, 0)->start] != '@')
    g_array_remove_index (tokens, 0);
  if (tokens->len == 0)
    return FALSE;
  end = find_end (name, tokens);
  if (mention->kind == DOSSIER_ENTITY_ORGANISATION &&
      is_minister (text, mention->span.start, tokens, end))
    mention->kind = DOSSIER_ENTITY_PERSON;
  start = mention->kind == DOSSIER_ENTITY_PERSON
              ? skip_titles (text, mention->span.start, tokens, end)
              : skip_article_and_direction (gazetteer, text, mention, tokens, end);
  mention->span.end = mention->span.start + dossier_tagger_token_end (get_token (tokens, end - 1));
  mention->span.start += get_token (tokens, start)->start;
  return end - start > 1 || !is_no_name (mention, get_token (tokens, start));
}
