/* dossier-suggest.c: what somebody who types a search may want to type next.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-suggest.h"

#include "core/text/dossier-fold.h"
#include "core/text/dossier-typed.h"
#include "store/dossier-db-private.h"
#include "store/dossier-entities.h"
#include "store/dossier-tags.h"

#include <string.h>

/* Of a plain word, people and places are the less likely thing to be meant. */
#define MAX_NAMES_FOR_WORDS 4

/* Sites and things counted are gathered from so many rows that have them: what is frequent is among
 * them. */
#define MAX_ROWS 1000

static const struct
{
  DossierQueryKind  kind;
  DossierEntityKind entity;
} named[] = {
  { DOSSIER_QUERY_PERSON, DOSSIER_ENTITY_PERSON },
  { DOSSIER_QUERY_PLACE, DOSSIER_ENTITY_PLACE },
  { DOSSIER_QUERY_ORGANISATION, DOSSIER_ENTITY_ORGANISATION },
};

typedef struct
{
  DossierDb               *db;
  const DossierQueryPiece *piece;
  guint                    limit;
  GPtrArray               *suggestions;
} Asker;

static void
add (Asker *self, DossierQueryKind kind, const char *value, guint count)
{
  DossierSuggestion *suggestion = NULL;

  if (self->suggestions->len >= self->limit)
    return;
  suggestion = g_new0 (DossierSuggestion, 1);
  suggestion->kind = kind;
  suggestion->text = dossier_query_dup_piece (kind, self->piece->is_negated, value);
  suggestion->value = g_strdup (value);
  suggestion->count = count;
  g_ptr_array_add (self->suggestions, suggestion);
}

/* Whether @text begins with @beginning, or a word of it does, whatever the case and diacritics. */
static gboolean
begins (const char *text, const char *beginning)
{
  g_autofree char *folded = dossier_fold_string (text, strlen (text));
  g_autofree char *start = dossier_fold_string (beginning, strlen (beginning));
  g_autofree char *inner = g_strconcat (" ", start, NULL);

  return g_str_has_prefix (folded, start) || strstr (folded, inner) != NULL;
}

static void
add_operators (Asker *self)
{
  const char *typed = self->piece->value;

  for (DossierQueryKind kind = DOSSIER_QUERY_PERSON; kind < DOSSIER_N_QUERY_KINDS; kind++)
    if (g_ascii_strncasecmp (dossier_query_kind_to_string (kind), typed, strlen (typed)) == 0)
      add (self, kind, "", 0);
}

/* The index is not asked for words with one letter, which most have: those that are mentioned most
 * are looked at for them. */
static char *
dup_asked_words (const char *value, gboolean *is_all)
{
  const char *space = strrchr (value, ' ');
  const char *last = space != NULL ? space + 1 : value;

  *is_all = dossier_typed_may_be_beginning (last, strlen (last));

  return *is_all ? g_strdup (value) : g_strndup (value, (gsize) (last - value));
}

static gboolean
add_names (Asker            *self,
           DossierQueryKind  kind,
           DossierEntityKind entity,
           guint             limit,
           GError          **error)
{
  g_autoptr (GPtrArray) entities =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_entity_free);
  gboolean         is_all = FALSE;
  g_autofree char *words = dup_asked_words (self->piece->value, &is_all);

  if (!dossier_entities_list (self->db, entity, words, is_all ? limit : MAX_ROWS, entities, error))
    return FALSE;
  for (guint i = 0, n = 0; i < entities->len && n < limit; i++)
    {
      const DossierEntity *one = g_ptr_array_index (entities, i);

      if (!is_all && !begins (one->name, self->piece->value))
        continue;
      add (self, kind, one->name, one->n_articles);
      n++;
    }

  return TRUE;
}

static int
compare_counts (gconstpointer a, gconstpointer b)
{
  const DossierSuggestion *one = *(DossierSuggestion *const *) a;
  const DossierSuggestion *other = *(DossierSuggestion *const *) b;

  return (one->count < other->count) - (one->count > other->count);
}

/* Of any kind; those that most articles mention. */
static gboolean
add_names_for_words (Asker *self, GError **error)
{
  guint n_operators = self->suggestions->len;
  guint limit = self->limit;

  self->limit = G_MAXUINT;
  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (!add_names (self, named[i].kind, named[i].entity, MAX_NAMES_FOR_WORDS, error))
      return FALSE;
  self->limit = limit;
  /* An array that was never added to has no memory to sort. */
  if (self->suggestions->len > n_operators)
    qsort (self->suggestions->pdata + n_operators,
           self->suggestions->len - n_operators,
           sizeof (gpointer),
           compare_counts);
  limit = MIN (limit, n_operators + MAX_NAMES_FOR_WORDS);
  if (self->suggestions->len > limit)
    g_ptr_array_set_size (self->suggestions, (int) limit);

  return TRUE;
}

static gboolean
add_tags (Asker *self, GError **error)
{
  g_autoptr (GPtrArray) tags = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_tag_free);

  if (!dossier_tags_list (self->db, tags, error))
    return FALSE;
  for (guint i = 0; i < tags->len; i++)
    {
      const DossierTag *tag = g_ptr_array_index (tags, i);

      if (begins (tag->name, self->piece->value))
        add (self, DOSSIER_QUERY_TAG, tag->name, tag->n_articles);
    }

  return TRUE;
}

/* Counts how often each text stands in the first column of the latest rows. */
static gboolean
add_frequent (Asker            *self,
              DossierQueryKind  kind,
              DossierStatement *statement,
              const char       *before,
              const char       *beginning,
              GError          **error)
{
  g_autoptr (GHashTable) counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) all =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_suggestion_free);
  GHashTableIter iter;
  gpointer       text;
  gpointer       count;
  DossierStep    step = DOSSIER_STEP_ERROR;

  dossier_statement_bind_limit (statement, MAX_ROWS);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      const char *found = dossier_statement_get_text (statement, 0);

      if (found != NULL && begins (found, beginning))
        g_hash_table_insert (
            counts,
            g_strdup (found),
            GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, found)) + 1));
    }
  if (step == DOSSIER_STEP_ERROR)
    return FALSE;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &text, &count))
    {
      DossierSuggestion *suggestion = g_new0 (DossierSuggestion, 1);

      suggestion->value = g_strconcat (before, text, NULL);
      suggestion->count = GPOINTER_TO_UINT (count);
      g_ptr_array_add (all, suggestion);
    }
  g_ptr_array_sort (all, compare_counts);
  for (guint i = 0; i < all->len; i++)
    {
      const DossierSuggestion *suggestion = g_ptr_array_index (all, i);

      add (self, kind, suggestion->value, suggestion->count);
    }

  return TRUE;
}

/* For MATCH: texts of the column with a word that begins so. */
static char *
dup_match (const char *column, const char *beginning)
{
  g_autofree char *clean = g_strdelimit (g_strdup (beginning), "\"", ' ');

  return g_strdup_printf ("%s : \"%s\"*", column, clean);
}

static gboolean
add_sites (Asker *self, GError **error)
{
  const char      *value = self->piece->value;
  gboolean         is_open = !dossier_typed_has_word (value, strlen (value));
  g_autofree char *match = dup_match ("site", value);
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (self->db,
                          is_open ? DOSSIER_SQL_SUGGEST_ANY_SITE : DOSSIER_SQL_SUGGEST_SITE,
                          error);

  if (statement == NULL)
    return FALSE;
  if (!is_open)
    dossier_statement_bind_text (statement, ":words", match);

  return add_frequent (self, DOSSIER_QUERY_SITE, statement, "", value, error);
}

/* What stands before the first letter is the number. */
static gboolean
add_counted (Asker *self, GError **error)
{
  const char      *value = self->piece->value;
  gsize            n_number = strcspn (value, " \t");
  const char      *noun = value + n_number + strspn (value + n_number, " \t");
  g_autofree char *number = NULL;
  g_autofree char *match = NULL;
  g_autoptr (DossierStatement) statement = NULL;

  if (n_number > 0 && g_ascii_isalpha (*value))
    {
      n_number = 0;
      noun = value;
    }
  if (!dossier_typed_has_word (noun, strlen (noun)))
    return TRUE;
  statement = dossier_db_acquire (self->db, DOSSIER_SQL_SUGGEST_COUNTED, error);
  if (statement == NULL)
    return FALSE;
  match = dup_match ("counted", noun);
  number = g_strdup_printf ("%.*s%s", (int) n_number, value, n_number > 0 ? " " : "");
  dossier_statement_bind_text (statement, ":words", match);

  return add_frequent (self, DOSSIER_QUERY_FIGURE, statement, number, noun, error);
}

static void
add_had_things (Asker *self)
{
  const char *const *things = dossier_query_get_had_things ();

  for (; *things != NULL; things++)
    if (begins (*things, self->piece->value))
      add (self, DOSSIER_QUERY_HAS, *things, 0);
}

/* This day, month and year, and the last ones. */
static void
add_days (Asker *self)
{
  static const char *const formats[] = { "%Y-%m-%d", "%Y-%m", "%Y" };
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    for (int back = 0; back < 2; back++)
      {
        g_autoptr (GDateTime) day = g_date_time_add_full (now,
                                                          i == 2 ? -back : 0,
                                                          i == 1 ? -back : 0,
                                                          i == 0 ? -back : 0,
                                                          0,
                                                          0,
                                                          0);
        g_autofree char *text = g_date_time_format (day, formats[i]);

        if (g_str_has_prefix (text, self->piece->value))
          add (self, self->piece->kind, text, 0);
      }
}

static gboolean
suggest (Asker *self, GError **error)
{
  DossierQueryKind kind = self->piece->kind;
  const char      *value = self->piece->value;

  for (gsize i = 0; i < G_N_ELEMENTS (named); i++)
    if (named[i].kind == kind)
      return add_names (self, kind, named[i].entity, self->limit, error);
  switch (kind)
    {
    case DOSSIER_QUERY_TAG:
      return add_tags (self, error);
    case DOSSIER_QUERY_SITE:
      return add_sites (self, error);
    case DOSSIER_QUERY_FIGURE:
      return add_counted (self, error);
    case DOSSIER_QUERY_HAS:
      add_had_things (self);
      return TRUE;
    case DOSSIER_QUERY_BEFORE:
    case DOSSIER_QUERY_AFTER:
      add_days (self);
      return TRUE;
    case DOSSIER_QUERY_WORDS:
    case DOSSIER_QUERY_PERSON:
    case DOSSIER_QUERY_PLACE:
    case DOSSIER_QUERY_ORGANISATION:
    default:
      add_operators (self);
      return !dossier_typed_may_be_beginning (value, strlen (value)) ||
             add_names_for_words (self, error);
    }
}

gboolean
dossier_suggest (DossierDb               *db,
                 const DossierQueryPiece *piece,
                 guint                    limit,
                 GPtrArray               *suggestions,
                 GError                 **error)
{
  Asker asker = { db, piece, limit, suggestions };

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (piece != NULL, FALSE);
  g_return_val_if_fail (suggestions != NULL && suggestions->len == 0, FALSE);

  return dossier_store_doing (suggest (&asker, error), error, "looking for what you may mean");
}
