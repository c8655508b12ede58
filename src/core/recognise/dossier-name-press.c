/* dossier-name-press.c: places in the short forms of local papers: "D-Ohio", "a Danbury man".
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-press.h"

#include "core/recognise/dossier-tagger-lexicon.h"
#include "core/recognise/dossier-tagger-tokens.h"
#include "core/recognise/dossier-word-list.h"

#include <string.h>

#define CONFIDENCE 0.8
/* Words of the longest place that is looked for, and places of the longest list. */
#define MAX_WORDS 3
#define MAX_LIST  12
/* Longer names stay as they are. */
#define MAX_NAME 256

/* States and provinces as the style books of American and Canadian papers shorten them. */
static const char states[] =
    " Ala. Alta. Ariz. Ark. B.C. Calif. Colo. Conn. D.C. Del. Fla. Ga. Ill. Ind. Kan. Kans. Ky. "
    "La. Man. Mass. Md. Mich. Minn. Miss. Mo. Mont. N.B. N.C. N.D. N.H. N.J. N.L. N.M. N.S. N.W.T. "
    "N.Y. Neb. Nev. Okla. Ont. Ore. P.E.I. Pa. Que. R.I. S.C. S.D. Sask. Tenn. Va. Vt. W.Va. Wash. "
    "Wis. Wyo. ";

/* Who is called by their town: "a Danbury man". */
static const char townspeople[] =
    " man men woman women teen teens teenager teenagers resident residents couple native natives "
    "boy girl mother father motorist motorists homeowner homeowners businessman businesswoman "
    "grandmother grandfather lawmaker lawmakers police firefighters voters taxpayers ";

/* Peoples, faiths and others that are towns too, before the same words. */
static const char peoples[] =
    " asian black catholic christian dinka fulani hausa hindu hispanic igbo indian jewish kurd "
    "latina latino maasai masai muslim native oromo roma sikh tamil white young ";

/* Heads of a list of places. */
static const char heads[] =
    " boroughs counties districts governorates parishes prefectures provinces townships ";

/* Before the first place of a list, where a sentence begins. */
static const char openings[] = " across around both from in of the through ";

/* Offices that nobody is called by, so that what stands before them is no given name. */
static const char offices[] =
    " capt capt. cllr congressman congresswoman councillor councilman councilwoman det det. gov "
    "gov. governor lt lt. mayor rep rep. selectman selectwoman sen sen. senator sgt sgt. sheriff "
    "superintendent supt supt. trooper ";

/* Peoples of two words: any of the one list before any of the other. */
static const char first_words[] = " cape central costa east latin marshall north northern papua "
                                  "puerto saudi sierra solomon south southeast sri west western ";
static const char last_words[] =
    " african africans american americans arabian arabians asian asians indian indians irish "
    "islander islanders korean koreans lankan lankans leonean leoneans ossetian ossetians rican "
    "ricans sudanese verdean verdeans ";

typedef struct
{
  const DossierGazetteer *gazetteer;
  const char             *text;
  gsize                   length;
  GPtrArray              *names;
  const GArray           *tokens;
  GArray                 *places; /* DossierSpan */
} Press;

/* Words ------------------------------------------------------------------------------------------
 */

static const DossierTaggerToken *
get_token (const Press *self, guint index)
{
  return &g_array_index (self->tokens, DossierTaggerToken, index);
}

static gboolean
is_listed (const Press *self, guint token, const char *list)
{
  const DossierTaggerToken *word = get_token (self, token);

  return dossier_word_list_has (list, self->text + word->start, word->length, TRUE);
}

static gboolean
is_capital (const Press *self, guint token)
{
  return dossier_tagger_token_is_capital (get_token (self, token));
}

/* Whether the token stands one space behind the one before, in the same sentence. */
static gboolean
is_joined (const Press *self, guint token)
{
  const DossierTaggerToken *word = get_token (self, token);

  return token > 0 && !dossier_tagger_token_starts_sentence (word) &&
         word->start == dossier_tagger_token_end (word - 1) + 1 &&
         self->text[word->start - 1] == ' ';
}

static gboolean
is_mark (const Press *self, guint token, char mark)
{
  const DossierTaggerToken *word = get_token (self, token);

  return word->length == 1 && self->text[word->start] == mark;
}

static DossierSpan
get_span (const Press *self, guint first, guint end)
{
  return (DossierSpan){ get_token (self, first)->start,
                        dossier_tagger_token_end (get_token (self, end - 1)) };
}

static gboolean
is_known (const Press *self, DossierSpan span)
{
  return self->gazetteer != NULL && dossier_gazetteer_has_name (self->gazetteer,
                                                                self->text + span.start,
                                                                span.end - span.start);
}

static void
add_place (Press *self, DossierSpan span)
{
  g_array_append_val (self->places, span);
}

/* States -----------------------------------------------------------------------------------------
 */

/* Bytes of the abbreviation at @at; 0 when there is none. */
static gsize
match_state (const Press *self, gsize at)
{
  const char *word = self->text + at;
  gsize       left = self->length - at;
  gsize       n = 0;

  if (left >= 6 && memcmp (word, "W. Va.", 6) == 0)
    return 6;
  while (n < left && (g_ascii_isalpha (word[n]) || word[n] == '.') &&
         n < DOSSIER_WORD_LIST_MAX_WORD)
    n++;
  while (n > 0 && word[n - 1] == '.' && n > 1 && word[n - 2] == '.')
    n--;
  return n > 2 && word[n - 1] == '.' && dossier_word_list_has (states, word, n, FALSE) ? n : 0;
}

/* "Wheeling, W.Va.": behind a name and a comma. */
static void
find_states (Press *self)
{
  for (guint i = 1; i + 1 < self->tokens->len; i++)
    if (is_mark (self, i, ',') && is_capital (self, i - 1) && is_capital (self, i + 1) &&
        is_joined (self, i + 1))
      {
        gsize at = get_token (self, i + 1)->start;
        gsize n = match_state (self, at);

        if (n > 0)
          add_place (self, (DossierSpan){ at, at + n });
      }
}

/* Parties ----------------------------------------------------------------------------------------
 */

/* One past the last word of the place that begins at token @first: the longest that is known, else
 * its first word. */
static guint
find_place_end (const Press *self, guint first)
{
  guint end = first + 1;
  guint best = first + 1;

  for (; end < self->tokens->len && end < first + MAX_WORDS; end++)
    {
      if (!is_capital (self, end) || !is_joined (self, end))
        break;
      if (is_known (self, get_span (self, first, end + 1)))
        best = end + 1;
    }
  return best;
}

/* "Robert Ford, D-Charleston", "(R-Ocilla)"; the mark of the party goes with the place. */
static void
find_parties (Press *self)
{
  for (guint i = 1; i + 2 < self->tokens->len; i++)
    {
      const DossierTaggerToken *hyphen = get_token (self, i + 1);
      gsize                     at = hyphen->start + 1;
      gsize                     n;

      if (!is_mark (self, i + 1, '-') || hyphen->start != dossier_tagger_token_end (hyphen - 1) ||
          !is_capital (self, i + 2) || get_token (self, i + 2)->start != at ||
          (!is_mark (self, i, 'D') && !is_mark (self, i, 'R') && !is_mark (self, i, 'I')) ||
          (!is_mark (self, i - 1, ',') && !is_mark (self, i - 1, '(')) ||
          dossier_word_list_has (" day ", self->text + at, hyphen[1].length, TRUE))
        continue;
      n = match_state (self, at);
      add_place (self,
                 n > 0 ? (DossierSpan){ at, at + n }
                       : get_span (self, i + 2, find_place_end (self, i + 2)));
    }
}

/* Townspeople ------------------------------------------------------------------------------------
 */

/* The first of the capitals that stand together before token @end. */
static guint
find_run (const Press *self, guint end)
{
  guint first = end;

  while (first > 0 && end - first < MAX_WORDS && is_capital (self, first - 1) &&
         (first == end || is_joined (self, first)))
    first--;
  /* A sentence's first word has its capital anyway: "A Danbury man", "In Fulton". */
  if (end - first > 1 && (is_listed (self, first, openings) || is_listed (self, first, " a an ")))
    first++;
  return first;
}

static gboolean
is_people (const Press *self, guint token)
{
  return is_listed (self, token, peoples) ||
         (dossier_tagger_lexicon_lookup (get_token (self, token)->folded) &
          (DOSSIER_LEXICON_NATIONALITY | DOSSIER_LEXICON_DIRECTION | DOSSIER_LEXICON_CALENDAR)) !=
             0;
}

/* "Danbury man", "Danbury-based". */
static gboolean
is_townsman (const Press *self, guint token)
{
  if (is_joined (self, token))
    return is_listed (self, token, townspeople) && !is_capital (self, token);
  return is_mark (self, token, '-') && token + 1 < self->tokens->len &&
         is_listed (self, token + 1, " based ") &&
         get_token (self, token)->start == dossier_tagger_token_end (get_token (self, token - 1)) &&
         get_token (self, token + 1)->start == get_token (self, token)->start + 1;
}

static void
find_townspeople (Press *self)
{
  for (guint i = 1; i < self->tokens->len; i++)
    {
      guint first;

      if (!is_capital (self, i - 1) || is_people (self, i - 1) || !is_townsman (self, i))
        continue;
      first = find_run (self, i);
      if (first < i && is_known (self, get_span (self, first, i)))
        add_place (self, get_span (self, first, i));
    }
}

/* Lists ------------------------------------------------------------------------------------------
 */

/* The token before what parts two of a list, ", " or " and " or both; @token when nothing does. */
static guint
skip_part (const Press *self, guint token)
{
  guint at = token;

  if (at > 1 && is_joined (self, at) && is_listed (self, at - 1, " and & ") &&
      !is_capital (self, at - 1))
    at--;
  if (at > 1 && is_mark (self, at - 1, ','))
    return at - 1;
  return at > 0 && at < token && is_joined (self, at) ? at : token;
}

/* "Clarke, Madison and Oconee counties": of the last to the first. */
static void
find_list (Press *self, guint head)
{
  guint start = self->places->len;
  guint end = head;

  for (guint n = 0; n < MAX_LIST; n++)
    {
      guint first = find_run (self, end);
      guint before;

      if (first == end || is_people (self, end - 1))
        break;
      add_place (self, get_span (self, first, end));
      before = skip_part (self, first);
      if (before == first)
        break;
      end = before;
    }
  /* One alone may be anything: "Sunday districts". */
  if (self->places->len < start + 2)
    g_array_set_size (self->places, start);
}

static void
find_lists (Press *self)
{
  for (guint i = 1; i < self->tokens->len; i++)
    if (is_joined (self, i) && is_capital (self, i - 1) && !is_capital (self, i) &&
        is_listed (self, i, heads))
      find_list (self, i);
}

/* Datelines --------------------------------------------------------------------------------------
 */

static gboolean
is_dash (const Press *self, gsize at)
{
  static const char *const dashes[] = { " -- ", " --- ", " \u2013 ", " \u2014 " };

  for (gsize i = 0; i < G_N_ELEMENTS (dashes); i++)
    if (self->length - at > strlen (dashes[i]) &&
        memcmp (self->text + at, dashes[i], strlen (dashes[i])) == 0)
      return TRUE;
  return FALSE;
}

/* "NEWARK -- After a year": in capitals, before a dash; fewer letters may be an acronym. */
static void
find_datelines (Press *self)
{
  for (guint i = 0; i < self->tokens->len; i++)
    {
      const DossierTaggerToken *last = get_token (self, i);
      guint                     first = i;

      if (last->class_id != DOSSIER_TAGGER_TOKEN_UPPER || last->length < 5 ||
          !is_dash (self, dossier_tagger_token_end (last)))
        continue;
      while (first > 0 && i + 1 - first < MAX_WORDS && is_joined (self, first) &&
             get_token (self, first - 1)->class_id == DOSSIER_TAGGER_TOKEN_UPPER)
        first--;
      if (is_known (self, get_span (self, first, i + 1)))
        add_place (self, get_span (self, first, i + 1));
    }
}

/* Names ------------------------------------------------------------------------------------------
 */

static int
compare_spans (gconstpointer first, gconstpointer second)
{
  const DossierSpan *a = first;
  const DossierSpan *b = second;

  return a->start < b->start ? -1 : a->start > b->start;
}

/* Whether the name is no more than the place, with the mark of a party before it or without its
 * full stop. */
static gboolean
is_replaced (const Press *self, const DossierMention *name, DossierSpan place)
{
  if (name->kind == DOSSIER_ENTITY_PLACE && name->span.start == place.start &&
      name->span.end == place.end)
    return FALSE;
  return name->span.end <= place.end &&
         (name->span.start >= place.start ||
          (name->span.start + 2 == place.start && self->text[place.start - 1] == '-'));
}

static DossierMention *
make_place (DossierSpan span)
{
  DossierMention *place = dossier_mention_new (DOSSIER_ENTITY_PLACE, span);

  place->confidence = CONFIDENCE;
  return place;
}

/* Whether nothing of the names from @next on keeps the place from being one. */
static gboolean
is_free (const Press *self, guint next, DossierSpan place)
{
  for (; next < self->names->len; next++)
    {
      const DossierMention *name = g_ptr_array_index (self->names, next);

      if (name->span.start >= place.end)
        return TRUE;
      if (name->span.end > place.start && !is_replaced (self, name, place))
        return FALSE;
    }
  return TRUE;
}

/* Puts the places among the names; a larger name that one is part of stays. */
static void
merge_places (const Press *self)
{
  g_autoptr (GPtrArray) merged = g_ptr_array_sized_new (self->names->len + self->places->len);
  guint next = 0;
  gsize end = 0;

  g_array_sort (self->places, compare_spans);
  for (guint i = 0; i < self->places->len; i++)
    {
      DossierSpan     place = g_array_index (self->places, DossierSpan, i);
      DossierMention *name;

      for (; next < self->names->len; next++)
        {
          name = g_ptr_array_index (self->names, next);
          if (name->span.end > place.start)
            break;
          g_ptr_array_add (merged, name);
        }
      if (place.start < end || !is_free (self, next, place))
        continue;
      for (; next < self->names->len; next++)
        {
          name = g_ptr_array_index (self->names, next);
          if (name->span.start >= place.end)
            break;
          dossier_mention_free (name);
        }
      g_ptr_array_add (merged, make_place (place));
      end = place.end;
    }
  for (; next < self->names->len; next++)
    g_ptr_array_add (merged, self->names->pdata[next]);
  self->names->len = 0;
  for (guint i = 0; i < merged->len; i++)
    g_ptr_array_add (self->names, merged->pdata[i]);
}

/* "Sri Lankan", "South Koreans": peoples. */
static gboolean
is_of_people (const Press *self, const DossierMention *name)
{
  const char *words = self->text + name->span.start;
  gsize       length = name->span.end - name->span.start;
  const char *space = memchr (words, ' ', length);

  return space != NULL &&
         dossier_word_list_has (first_words, words, (gsize) (space - words), TRUE) &&
         dossier_word_list_has (last_words, space + 1, length - (gsize) (space + 1 - words), TRUE);
}

/* Where the office begins inside of a person's name, "Alaska Gov. Sarah Palin", and where it ends;
 * FALSE when there is none with words on either side. */
static gboolean
find_office (const Press *self, const DossierMention *name, DossierSpan *office)
{
  gsize at = name->span.start;

  if (name->kind != DOSSIER_ENTITY_PERSON || name->span.end - name->span.start > MAX_NAME)
    return FALSE;
  while (at < name->span.end)
    {
      const char *space = memchr (self->text + at, ' ', name->span.end - at);
      gsize       end = space != NULL ? (gsize) (space - self->text) : name->span.end;

      if (space == NULL)
        return FALSE;
      if (at > name->span.start && dossier_word_list_has (offices, self->text + at, end - at, TRUE))
        {
          *office = (DossierSpan){ at, end };
          return TRUE;
        }
      at = end + 1;
    }
  return FALSE;
}

/* What stands before an office is a place, or at least nobody's name. */
static void
split_offices (const Press *self)
{
  g_autoptr (GPtrArray) all = g_ptr_array_sized_new (self->names->len);

  for (guint i = 0; i < self->names->len; i++)
    {
      DossierMention *name = g_ptr_array_index (self->names, i);
      DossierSpan     office;
      DossierSpan     before;

      if (is_of_people (self, name))
        {
          dossier_mention_free (name);
          continue;
        }
      if (find_office (self, name, &office))
        {
          before = (DossierSpan){ name->span.start, office.start - 1 };
          if (is_known (self, before))
            g_ptr_array_add (all, make_place (before));
          name->span.start = office.end + 1;
        }
      g_ptr_array_add (all, name);
    }
  self->names->len = 0;
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (self->names, all->pdata[i]);
}

void
dossier_name_press_settle (const DossierGazetteer *gazetteer,
                           const char             *text,
                           gsize                   length,
                           const GArray           *tokens,
                           GPtrArray              *names)
{
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (DossierSpan));
  Press self = { gazetteer, text, length, names, tokens, places };

  find_states (&self);
  find_parties (&self);
  find_townspeople (&self);
  find_lists (&self);
  find_datelines (&self);
  merge_places (&self);
  split_offices (&self);
}
