/* dossier-claims-people.c: who "he", "she", "it" and "they" are, from what was read before.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-claims-people.h"

#include "core/recognise/dossier-claims-cues.h"

/* Names that are remembered, the latest. */
#define N_RECENT 16
/* Sentences over which a pronoun reaches back, to the last speaker and to others. */
#define SPEAKER_REACH 3
#define NAME_REACH    2
/* Tokens at the start of a sentence among which its subject is looked for. */
#define SUBJECT_REACH 12
/* Words of a title that tell a man from a woman. */
#define TITLE_REACH 5

#define GENDERS (DOSSIER_ROLE_MAN | DOSSIER_ROLE_WOMAN)

typedef struct
{
  const DossierMention *mention;
  int                   index;
  int                   sentence;
  int                   token; /* in its sentence */
} Named;

struct _DossierClaimPeople
{
  Named       recent[N_RECENT];
  guint       n_recent; /* ever */
  int         sentence;
  int         sentence_start;
  GHashTable *genders; /* name, borrowed from the mention, to DossierWordRole bits */

  const DossierMention *speaker; /* (nullable): who spoke last */
  int                   speaker_index;
  int                   speaker_sentence;
};

DossierClaimPeople *
dossier_claim_people_new (void)
{
  DossierClaimPeople *self = g_new0 (DossierClaimPeople, 1);

  self->genders = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

void
dossier_claim_people_free (DossierClaimPeople *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->genders);
  g_free (self);
}

static guint32
get_gender (const DossierClaimPeople *self, const DossierMention *mention)
{
  if (mention->name == NULL)
    return 0;
  return GPOINTER_TO_UINT (g_hash_table_lookup (self->genders, mention->name));
}

/* The first to say it counts: titles before pronouns. */
static void
set_gender (DossierClaimPeople *self, const DossierMention *mention, guint32 roles)
{
  roles &= GENDERS;
  if (roles == 0 || roles == GENDERS || mention->name == NULL ||
      mention->kind != DOSSIER_ENTITY_PERSON || get_gender (self, mention) != 0)
    return;
  g_hash_table_insert (self->genders, mention->name, GUINT_TO_POINTER (roles));
}

static guint32
read_title (const DossierClaimLine *line, int index, int first)
{
  guint32 roles = 0;

  for (int i = index - 1; i >= MAX (first, index - TITLE_REACH); i--)
    {
      if (dossier_claim_line_get (line, i)->name >= 0 ||
          dossier_claim_line_get_token (line, i)->kind != DOSSIER_TOKEN_WORD)
        break;
      roles |= dossier_claim_line_get (line, i)->traits;
      if (!dossier_claim_line_has (line, i, DOSSIER_ROLE_TITLE | GENDERS))
        break;
    }
  return roles;
}

void
dossier_claim_people_hear (DossierClaimPeople     *self,
                           const DossierClaimLine *line,
                           const DossierParty     *party)
{
  self->speaker = party->name >= 0 ? g_ptr_array_index (line->mentions, party->name) : NULL;
  self->speaker_index = party->name;
  self->speaker_sentence = self->sentence;
  if (self->speaker != NULL && party->kind == DOSSIER_PARTY_NAME)
    set_gender (self, self->speaker, party->roles);
}

static gboolean
is_same (const DossierMention *a, const DossierMention *b)
{
  return a == b || (a->name != NULL && g_strcmp0 (a->name, b->name) == 0 && a->kind == b->kind);
}

/**
 * Wanted:
 * @gender: of a person; 0 for bodies
 */
typedef struct
{
  guint32  gender;
  gboolean is_person;
} Wanted;

static gboolean
fits (const DossierClaimPeople *self, const DossierMention *mention, const Wanted *wanted)
{
  guint32 gender;

  if (!wanted->is_person)
    return mention->kind == DOSSIER_ENTITY_ORGANISATION;
  if (mention->kind != DOSSIER_ENTITY_PERSON)
    return FALSE;
  gender = get_gender (self, mention);
  return gender == 0 || gender == wanted->gender;
}

/* Those named before the pronoun, the latest first, while they are near. */
static const Named *
get_recent (const DossierClaimPeople *self, guint age)
{
  const Named *named = NULL;

  if (age >= MIN (self->n_recent, N_RECENT))
    return NULL;
  named = &self->recent[(self->n_recent - 1 - age) % N_RECENT];
  if (self->sentence - named->sentence > NAME_REACH)
    return NULL;
  return named;
}

static gboolean
is_before (const DossierClaimPeople *self, const Named *named, int token)
{
  return named->sentence < self->sentence || named->token < token;
}

/* Somebody else who fits was the first named in a sentence after the speaker's. */
static gboolean
has_rival (const DossierClaimPeople *self, const Wanted *wanted, int token)
{
  const Named *named = NULL;
  const Named *first = NULL;

  for (guint age = 0; (named = get_recent (self, age)) != NULL; age++)
    {
      if (!is_before (self, named, token) || !fits (self, named->mention, wanted))
        continue;
      /* Of a speaker who is known to be a woman "she" is said rather than of somebody unknown. */
      if (wanted->gender != 0 && get_gender (self, self->speaker) != 0 &&
          get_gender (self, named->mention) == 0)
        continue;
      if (first != NULL && first->sentence != named->sentence &&
          !is_same (first->mention, self->speaker))
        return TRUE;
      if (named->sentence <= self->speaker_sentence)
        return FALSE;
      first = named;
    }
  return first != NULL && !is_same (first->mention, self->speaker);
}

/* The one who fits in the latest sentence that has any; of several, its subject. */
static const Named *
find_recent (const DossierClaimPeople *self, const Wanted *wanted, int token)
{
  const Named *named = NULL;
  const Named *best = NULL;
  gboolean     is_sure = TRUE;

  for (guint age = 0; (named = get_recent (self, age)) != NULL; age++)
    {
      if (!is_before (self, named, token) || !fits (self, named->mention, wanted))
        continue;
      if (best != NULL && named->sentence < best->sentence)
        break;
      if (best != NULL && !is_same (best->mention, named->mention))
        is_sure = FALSE;
      best = named;
    }
  if (best != NULL && !is_sure && best->token > SUBJECT_REACH)
    return NULL;
  return best;
}

/* "The port lost a tenth of its trade, it said": the subject of the sentence itself. */
static const Named *
find_subject (const DossierClaimPeople *self, const Wanted *wanted)
{
  const Named *named = NULL;
  const Named *first = NULL;

  for (guint age = 0; (named = get_recent (self, age)) != NULL; age++)
    if (named->sentence == self->sentence && fits (self, named->mention, wanted))
      first = named;
  return first != NULL && first->token <= SUBJECT_REACH ? first : NULL;
}

static gboolean
is_behind_statement (const DossierClaimLine *line, const DossierParty *party)
{
  return dossier_claim_line_is_mark (line, party->first - 1, ',') ||
         dossier_claim_line_get (line, party->first - 1)->quote != 0;
}

static Wanted
read_wanted (const DossierClaimLine *line, int index)
{
  if (dossier_tokens_match (&line->tokens, index, "he"))
    return (Wanted){ DOSSIER_ROLE_MAN, TRUE };
  if (dossier_tokens_match (&line->tokens, index, "she"))
    return (Wanted){ DOSSIER_ROLE_WOMAN, TRUE };
  return (Wanted){ 0, FALSE };
}

/* The mention that is meant at token @token of the sentence, -1 when that is not sure. */
static int
resolve (DossierClaimPeople *self, const DossierClaimLine *line, const Wanted *wanted, int token)
{
  const Named *named = NULL;
  int          found = -1;

  if (self->speaker != NULL && self->sentence - self->speaker_sentence <= SPEAKER_REACH &&
      fits (self, self->speaker, wanted) && !has_rival (self, wanted, token))
    found = self->speaker_index;
  else if ((named = find_recent (self, wanted, token)) != NULL ||
           (named = find_subject (self, wanted)) != NULL)
    found = named->index;

  if (found >= 0)
    set_gender (self, g_ptr_array_index (line->mentions, found), wanted->gender);
  return found;
}

static void
remember (DossierClaimPeople *self, const DossierClaimLine *line, int name, int token)
{
  self->recent[self->n_recent++ % N_RECENT] =
      (Named){ g_ptr_array_index (line->mentions, name), name, self->sentence, token };
}

void
dossier_claim_people_read (DossierClaimPeople     *self,
                           const DossierClaimLine *line,
                           int                     first,
                           int                     end)
{
  gboolean has_pronoun = FALSE;

  self->sentence++;
  self->sentence_start = first;
  for (int i = first; i < end;)
    {
      const DossierMention *mention = dossier_claim_line_get_name (line, i);
      Wanted                wanted;

      /* Whom a quotation names did not say it. */
      if (dossier_claim_line_get (line, i)->quote != 0)
        {
          i++;
          continue;
        }
      if (mention != NULL)
        {
          remember (self, line, dossier_claim_line_get (line, i)->name, i - first);
          set_gender (self, mention, read_title (line, i, first));
          i = dossier_claim_line_end_name (line, i);
          continue;
        }
      /* Whom "he" means as the subject of a sentence stays who is spoken of. */
      wanted = read_wanted (line, i);
      if (wanted.is_person && !has_pronoun && i - first <= SUBJECT_REACH)
        {
          int name = resolve (self, line, &wanted, i - first);

          has_pronoun = TRUE;
          if (name >= 0)
            remember (self, line, name, i - first);
        }
      i++;
    }
}

int
dossier_claim_people_resolve (DossierClaimPeople     *self,
                              const DossierClaimLine *line,
                              const DossierParty     *party)
{
  Wanted       wanted = read_wanted (line, party->first);
  const Named *subject = NULL;
  int          found;

  if (!is_behind_statement (line, party))
    return resolve (self, line, &wanted, party->first - self->sentence_start);

  /* Whom the statement before "…, he said" names is whom he speaks of; but "Ada Obi, who spoke of
   * peace, had no army, she said" may be of herself. */
  found = resolve (self, line, &wanted, 0);
  if (wanted.is_person)
    subject = find_subject (self, &wanted);
  if (subject == NULL || found < 0 ||
      is_same (subject->mention, g_ptr_array_index (line->mentions, found)))
    return found;
  return -1;
}
