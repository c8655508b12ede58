/* dossier-name-repairs.c: mends names by their neighbours and by the rest of the text.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "core/recognise/dossier-name-repairs.h"
#include "core/recognise/dossier-name-repeats.h"
#include "core/recognise/dossier-tagger-lexicon.h"
#include "core/recognise/dossier-tagger-tokens.h"

#include <string.h>

/* Bytes between two parts of a name that are looked at: " van der ". */
#define MAX_JOINT 10
/* A person less sure than this lends no surname. */
#define MIN_LENDER_CONFIDENCE 0.6
#define ADDED_CONFIDENCE      0.4
/* Letters of the second half of a given name such as "Ho-jun". */
#define MAX_SECOND_HALF 6

typedef struct
{
  const char   *text;
  GPtrArray    *names;
  const GArray *tokens;
  /* Hashes of the words of people who are named by more than one. */
  GHashTable *words_of_people;
} Repairer;

static DossierMention *
get_name (const Repairer *self, guint index)
{
  return g_ptr_array_index (self->names, index);
}

static const DossierTaggerToken *
get_token (const Repairer *self, guint index)
{
  return &g_array_index (self->tokens, DossierTaggerToken, index);
}

/* What stands between two parts of one person's name; a space alone when the tagger cut it. */
static gboolean
is_particle (const char *text, gsize length)
{
  static const char *const particles[] = {
    " bin ", " bint ", " ibn ", " al ",  " el ",    " de ",  " da ",      " do ",      " dos ",
    " das ", " del ",  " di ",  " du ",  " van ",   " von ", " van der ", " van den ", " von der ",
    " la ",  "-",      " der ", " den ", " de la ", " al-",  " el-",      " ",
  };

  for (guint i = 0; i < G_N_ELEMENTS (particles); i++)
    if (strlen (particles[i]) == length && memcmp (particles[i], text, length) == 0)
      return TRUE;
  return FALSE;
}

static void
join_particles (Repairer *self)
{
  guint n_kept = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      DossierMention *name = get_name (self, i);
      DossierMention *before = n_kept > 0 ? get_name (self, n_kept - 1) : NULL;

      if (before != NULL && before->kind == DOSSIER_ENTITY_PERSON &&
          name->kind == DOSSIER_ENTITY_PERSON && name->span.start - before->span.end <= MAX_JOINT &&
          is_particle (self->text + before->span.end, name->span.start - before->span.end))
        {
          before->span.end = name->span.end;
          before->confidence = MIN (before->confidence, name->confidence);
          dossier_mention_free (name);
          continue;
        }
      self->names->pdata[n_kept++] = name;
    }
  self->names->len = n_kept;
}

/* Does the lower-case word at token @index belong to the name before its hyphen? "Min Ho" before
 * "-jun" is cut short; "Moe" before "-led" is not. */
static gboolean
is_second_half (const Repairer *self, guint index)
{
  static const char *const  endings[] = { "based", "born", "led",   "run",  "era",  "style",
                                          "like",  "made", "owned", "held", "type", "level" };
  const DossierTaggerToken *half = get_token (self, index);

  if (half->class_id != DOSSIER_TAGGER_TOKEN_LOWER || half->length > MAX_SECOND_HALF ||
      (half->flags & DOSSIER_TAGGER_TOKEN_AFTER_SPACE) != 0)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (half->folded == dossier_tagger_tokens_hash_word (endings[i]))
      return FALSE;
  return TRUE;
}

static void
complete_halves (Repairer *self)
{
  guint token = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      DossierMention *name = get_name (self, i);
      gsize limit = i + 1 < self->names->len ? get_name (self, i + 1)->span.start : G_MAXSIZE;

      while (token < self->tokens->len && get_token (self, token)->start < name->span.end)
        token++;
      if (name->kind != DOSSIER_ENTITY_PERSON ||
          memchr (self->text + name->span.start, ' ', name->span.end - name->span.start) == NULL)
        continue;
      for (; token + 1 < self->tokens->len && get_token (self, token)->start == name->span.end &&
             self->text[name->span.end] == '-' && is_second_half (self, token + 1) &&
             dossier_tagger_token_end (get_token (self, token + 1)) <= limit;
           token += 2)
        name->span.end = dossier_tagger_token_end (get_token (self, token + 1));
    }
}

static void
add_hash (GHashTable *hashes, guint32 hash)
{
  g_hash_table_add (hashes, GUINT_TO_POINTER (hash));
}

static gboolean
has_hash (GHashTable *hashes, guint32 hash)
{
  return g_hash_table_contains (hashes, GUINT_TO_POINTER (hash));
}

/* The words of people who are named by more than one. */
static void
collect_people (Repairer *self)
{
  guint token = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      const DossierMention *name = get_name (self, i);
      guint                 first;

      while (token < self->tokens->len && get_token (self, token)->start < name->span.start)
        token++;
      first = token;
      while (token < self->tokens->len && get_token (self, token)->start < name->span.end)
        token++;
      if (name->kind != DOSSIER_ENTITY_PERSON || token < first + 2)
        continue;
      for (guint k = first; k < token; k++)
        add_hash (self->words_of_people, get_token (self, k)->folded);
    }
}

/* A person of one word that is a title or a people, and no word of any person's name. */
static gboolean
is_nobody (const Repairer *self, const DossierMention *name, const DossierTaggerToken *token)
{
  const guint not_names =
      DOSSIER_LEXICON_OFFICE | DOSSIER_LEXICON_ADDRESS | DOSSIER_LEXICON_NATIONALITY;

  return name->kind == DOSSIER_ENTITY_PERSON && token->start == name->span.start &&
         dossier_tagger_token_end (token) == name->span.end &&
         (dossier_tagger_lexicon_lookup (token->folded) & not_names) != 0 &&
         !has_hash (self->words_of_people, token->folded);
}

static void
drop_nobodies (Repairer *self)
{
  guint n_kept = 0;
  guint token = 0;

  for (guint i = 0; i < self->names->len; i++)
    {
      DossierMention *name = get_name (self, i);

      while (token < self->tokens->len && get_token (self, token)->start < name->span.start)
        token++;
      if (token < self->tokens->len && is_nobody (self, name, get_token (self, token)))
        dossier_mention_free (name);
      else
        self->names->pdata[n_kept++] = name;
    }
  self->names->len = n_kept;
}

void
dossier_name_repairs_run (const char *text, const GArray *tokens, GPtrArray *names)
{
  Repairer self = { .text = text, .names = names, .tokens = tokens };

  if (names->len == 0)
    return;
  self.words_of_people = g_hash_table_new (NULL, NULL);
  join_particles (&self);
  complete_halves (&self);
  collect_people (&self);
  drop_nobodies (&self);
  g_hash_table_unref (self.words_of_people);
  dossier_name_repeats_add (text, self.tokens, names);
}
