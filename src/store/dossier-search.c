/* dossier-search.c: from what a reader asks to the articles that answer it.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-search.h"

#include "store/dossier-db-private.h"
#include "store/dossier-search-names.h"
#include "store/dossier-search-terms.h"
#include "store/dossier-search-words.h"

/* Groups that texts are asked for together: each has streams of all others once more. */
#define MAX_JOINED 4

/* All articles but those that have it. */
static DossierIdStream *
open_without (DossierDb *db, const DossierQueryTerm *term, GError **error)
{
  g_autoptr (DossierIdStream) stream = dossier_search_term_open (db, term, error);
  DossierStatement *all = NULL;

  if (stream != NULL)
    all = dossier_db_prepare (db, DOSSIER_SQL_SEARCH_ALL, error);
  if (all == NULL)
    return NULL;

  return dossier_id_stream_new_but (dossier_id_stream_new_rows (all, 1), g_steal_pointer (&stream));
}

static gboolean
are_wanted_words (const GPtrArray *group)
{
  for (guint i = 0; i < group->len; i++)
    {
      const DossierQueryTerm *term = g_ptr_array_index (group, i);

      if (term->is_negated || term->kind != DOSSIER_QUERY_WORDS)
        return FALSE;
    }

  return TRUE;
}

/* One of several terms must hold. */
static DossierIdStream *
open_group (DossierDb *db, const GPtrArray *group, GError **error)
{
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);

  if (are_wanted_words (group))
    return dossier_search_words_open_any (db, group, error);
  for (guint i = 0; i < group->len; i++)
    {
      const DossierQueryTerm *term = g_ptr_array_index (group, i);
      DossierIdStream        *stream = term->is_negated ? open_without (db, term, error)
                                                        : dossier_search_term_open (db, term, error);

      if (stream == NULL)
        return NULL;
      g_ptr_array_add (streams, stream);
    }

  return dossier_id_stream_new_any (g_steal_pointer (&streams));
}

/* The only term of a group, or NULL. */
static const DossierQueryTerm *
get_single (const DossierQuery *query, guint i)
{
  const GPtrArray *group = g_ptr_array_index (query->groups, i);

  return group->len == 1 ? g_ptr_array_index (group, 0) : NULL;
}

gboolean
dossier_search_has_wanted (const DossierQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  for (guint i = 0; i < query->groups->len; i++)
    {
      const DossierQueryTerm *term = get_single (query, i);

      if (term == NULL || !term->is_negated)
        return TRUE;
    }

  return FALSE;
}

/* Words that are left out of everything, as MATCH reads them. (transfer full) (nullable) */
static char *
dup_left_out (const DossierQuery *query)
{
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < query->groups->len; i++)
    {
      const DossierQueryTerm *term = get_single (query, i);

      if (term == NULL || !term->is_negated || term->kind != DOSSIER_QUERY_WORDS)
        continue;
      if (match->len > 0)
        g_string_append (match, " OR ");
      dossier_search_words_append (term, match);
    }

  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}

static gboolean
has_names (DossierDb *db, const GPtrArray *group, gboolean *has, GError **error)
{
  for (guint i = 0; !*has && i < group->len; i++)
    if (!dossier_search_names_has_other (db, g_ptr_array_index (group, i), has, error))
      return FALSE;

  return TRUE;
}

/* Whether texts are asked for a group together with others: words that nobody else is called by,
 * and sites by their name. */
static gboolean
is_joined (DossierDb *db, const GPtrArray *group, gboolean *is, GError **error)
{
  const DossierQueryTerm *term = g_ptr_array_index (group, 0);
  gboolean                has = FALSE;

  *is = group->len == 1 && !term->is_negated && dossier_search_term_is_site_name (term);
  if (*is || !are_wanted_words (group))
    return TRUE;
  if (!has_names (db, group, &has, error))
    return FALSE;
  *is = !has;

  return TRUE;
}

/* The groups that are joined. (element-type GPtrArray) (transfer full) */
static GPtrArray *
list_joined (DossierDb *db, const DossierQuery *query, GError **error)
{
  g_autoptr (GPtrArray) joined = g_ptr_array_new ();
  gboolean has_words = FALSE;

  for (guint i = 0; i < query->groups->len && joined->len < MAX_JOINED; i++)
    {
      GPtrArray *group = g_ptr_array_index (query->groups, i);
      gboolean   is = FALSE;

      if (!is_joined (db, group, &is, error))
        return NULL;
      if (!is)
        continue;
      g_ptr_array_add (joined, group);
      has_words = has_words || are_wanted_words (group);
    }
  if (joined->len < 2 || !has_words)
    g_ptr_array_set_size (joined, 0);

  return g_steal_pointer (&joined);
}

/* What all of them are in one text. */
static DossierIdStream *
open_joined_texts (DossierDb *db, const GPtrArray *joined, GError **error)
{
  g_autoptr (GString) match = g_string_new (NULL);

  for (guint i = 0; i < joined->len; i++)
    {
      const GPtrArray *group = g_ptr_array_index (joined, i);

      g_string_append (match, i > 0 ? " AND (" : "(");
      for (guint k = 0; k < group->len; k++)
        {
          g_string_append (match, k > 0 ? " OR " : "");
          dossier_search_term_append_match (g_ptr_array_index (group, k), match);
        }
      g_string_append_c (match, ')');
    }

  return dossier_search_words_open_texts (db, match->str, error);
}

/* What has the words of one of them outside of its text, and all others in whatever place. */
static DossierIdStream *
open_joined_outside (DossierDb *db, const GPtrArray *joined, guint at, GError **error)
{
  const GPtrArray *group = g_ptr_array_index (joined, at);
  g_autoptr (GPtrArray) outside =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);
  g_autoptr (GPtrArray) each =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);

  for (guint i = 0; i < group->len; i++)
    {
      DossierIdStream *stream =
          dossier_search_words_open_outside (db, g_ptr_array_index (group, i), error);

      if (stream == NULL)
        return NULL;
      g_ptr_array_add (outside, stream);
    }
  g_ptr_array_add (each, dossier_id_stream_new_any (g_steal_pointer (&outside)));
  for (guint i = 0; i < joined->len; i++)
    {
      DossierIdStream *stream = NULL;

      if (i == at)
        continue;
      stream = open_group (db, g_ptr_array_index (joined, i), error);
      if (stream == NULL)
        return NULL;
      g_ptr_array_add (each, stream);
    }

  return dossier_id_stream_new_each (g_steal_pointer (&each));
}

/* The index finds what several groups have together faster than each is read by itself. With T what
 * texts have, and O what is outside of them:
 * (T₁ ∪ O₁) ∩ (T₂ ∪ O₂) = (T₁ ∩ T₂) ∪ (O₁ ∩ (T₂ ∪ O₂)) ∪ (O₂ ∩ (T₁ ∪ O₁)). */
static DossierIdStream *
open_joined (DossierDb *db, const GPtrArray *joined, GError **error)
{
  g_autoptr (GPtrArray) any =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);
  DossierIdStream *stream = open_joined_texts (db, joined, error);

  if (stream == NULL)
    return NULL;
  g_ptr_array_add (any, stream);
  for (guint i = 0; i < joined->len; i++)
    {
      if (!are_wanted_words (g_ptr_array_index (joined, i)))
        continue;
      stream = open_joined_outside (db, joined, i, error);
      if (stream == NULL)
        return NULL;
      g_ptr_array_add (any, stream);
    }

  return dossier_id_stream_new_any (g_steal_pointer (&any));
}

/* All that must hold.
 *
 * @left_out: (inout) (nullable): taken by the first words that can leave it out for all */
static gboolean
open_wanted (DossierDb          *db,
             const DossierQuery *query,
             char              **left_out,
             GPtrArray          *each,
             GError            **error)
{
  g_autoptr (GPtrArray) joined =
      *left_out == NULL ? list_joined (db, query, error) : g_ptr_array_new ();

  if (joined == NULL)
    return FALSE;
  if (joined->len > 0)
    {
      DossierIdStream *stream = open_joined (db, joined, error);

      if (stream == NULL)
        return FALSE;
      g_ptr_array_add (each, stream);
    }
  for (guint i = 0; i < query->groups->len; i++)
    {
      const DossierQueryTerm *term = get_single (query, i);
      DossierIdStream        *stream = NULL;

      if ((term != NULL && term->is_negated) ||
          g_ptr_array_find (joined, g_ptr_array_index (query->groups, i), NULL))
        continue;
      if (term != NULL && term->kind == DOSSIER_QUERY_WORDS && *left_out != NULL)
        {
          stream = dossier_search_words_open (db, term, *left_out, error);
          g_clear_pointer (left_out, g_free);
        }
      else
        stream = open_group (db, g_ptr_array_index (query->groups, i), error);
      if (stream == NULL)
        return FALSE;
      g_ptr_array_add (each, stream);
    }

  return TRUE;
}

/* What is left out stands last: it is asked only of what all others have. */
DossierIdStream *
dossier_search_open (DossierDb          *db,
                     const DossierQuery *query,
                     DossierIdStream    *shelf,
                     GError            **error)
{
  g_autoptr (GPtrArray) each = NULL;
  g_autoptr (DossierIdStream) stream = NULL;
  g_autofree char *left_out = NULL;
  gboolean         is_left_out = FALSE;

  g_return_val_if_fail (db != NULL, NULL);
  g_return_val_if_fail (query != NULL && query->groups->len > 0, NULL);
  g_return_val_if_fail (shelf != NULL, NULL);

  each = g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);
  left_out = dup_left_out (query);
  is_left_out = left_out != NULL;
  if (!open_wanted (db, query, &left_out, each, error))
    {
      dossier_id_stream_free (shelf);
      return NULL;
    }
  is_left_out = is_left_out && left_out == NULL;
  g_ptr_array_add (each, shelf);
  stream = dossier_id_stream_new_each (g_steal_pointer (&each));

  for (guint i = 0; i < query->groups->len; i++)
    {
      const DossierQueryTerm *term = get_single (query, i);
      DossierIdStream        *but = NULL;

      if (term == NULL || !term->is_negated)
        continue;
      but = is_left_out && term->kind == DOSSIER_QUERY_WORDS
                ? dossier_search_words_open_outside (db, term, error)
                : dossier_search_term_open (db, term, error);
      if (but == NULL)
        return NULL;
      stream = dossier_id_stream_new_but (g_steal_pointer (&stream), but);
    }

  return g_steal_pointer (&stream);
}

/* Words that are wanted, any of them, or one that is left out. */
static gboolean
is_group_of_words (const GPtrArray *group)
{
  const DossierQueryTerm *first = g_ptr_array_index (group, 0);

  return are_wanted_words (group) ||
         (group->len == 1 && first->is_negated && first->kind == DOSSIER_QUERY_WORDS);
}

gboolean
dossier_search_find_shape (DossierDb          *db,
                           const DossierQuery *query,
                           DossierSearchShape *shape,
                           GError            **error)
{
  guint n_left_out = 0;

  g_return_val_if_fail (query != NULL && query->groups->len > 0, FALSE);
  g_return_val_if_fail (shape != NULL, FALSE);

  *shape = DOSSIER_SEARCH_MIXED;
  for (guint i = 0; i < query->groups->len; i++)
    {
      const GPtrArray        *group = g_ptr_array_index (query->groups, i);
      const DossierQueryTerm *first = g_ptr_array_index (group, 0);
      gboolean                has = FALSE;

      if (!is_group_of_words (group))
        return TRUE;
      if (!has_names (db, group, &has, error))
        return FALSE;
      if (has)
        return TRUE;
      n_left_out += first->is_negated ? 1 : 0;
    }
  if (n_left_out == 0)
    *shape = DOSSIER_SEARCH_PLAIN;
  else if (n_left_out < query->groups->len)
    *shape = DOSSIER_SEARCH_WITHOUT;

  return TRUE;
}

char *
dossier_search_dup_wanted (const DossierQuery *query)
{
  g_autoptr (GString) match = g_string_new (NULL);

  g_return_val_if_fail (query != NULL, NULL);

  for (guint i = 0; i < query->groups->len; i++)
    {
      const GPtrArray *group = g_ptr_array_index (query->groups, i);

      if (!are_wanted_words (group))
        continue;
      g_string_append (match, match->len > 0 ? " AND (" : "(");
      for (guint j = 0; j < group->len; j++)
        {
          g_string_append (match, j > 0 ? " OR " : "");
          dossier_search_words_append (g_ptr_array_index (group, j), match);
        }
      g_string_append_c (match, ')');
    }

  return g_string_free (g_steal_pointer (&match), FALSE);
}

/* What notes have, and texts. (transfer full) (nullable) */
static GPtrArray *
open_left_out (DossierDb *db, const char *match, GError **error)
{
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);
  DossierIdStream *stream = dossier_search_words_open_notes (db, match, error);

  if (stream == NULL)
    return NULL;
  g_ptr_array_add (streams, stream);
  stream = dossier_search_words_open_texts_at (db, match, error);
  if (stream == NULL)
    return NULL;
  g_ptr_array_add (streams, stream);

  return g_steal_pointer (&streams);
}

DossierIdStream *
dossier_search_open_without (DossierDb          *db,
                             const DossierQuery *query,
                             DossierIdStream    *shelf,
                             GError            **error)
{
  g_autoptr (DossierIdStream) check = shelf;
  g_autoptr (DossierIdStream) texts = NULL;
  g_autoptr (DossierIdStream) notes = NULL;
  GPtrArray       *but = NULL;
  g_autofree char *wanted = dossier_search_dup_wanted (query);
  g_autofree char *left_out = dup_left_out (query);
  g_autofree char *match = g_strdup_printf ("(%s) NOT (%s)", wanted, left_out);

  texts = dossier_search_words_open_all_texts (db, match, error);
  if (texts != NULL)
    notes = dossier_search_words_open_notes (db, left_out, error);
  if (notes == NULL)
    return NULL;
  texts = dossier_id_stream_new_but (g_steal_pointer (&texts), g_steal_pointer (&notes));
  notes = dossier_search_words_open_notes (db, wanted, error);
  if (notes != NULL)
    but = open_left_out (db, left_out, error);
  if (but == NULL)
    return NULL;

  return dossier_id_stream_new_beside (g_steal_pointer (&texts),
                                       g_steal_pointer (&notes),
                                       but,
                                       g_steal_pointer (&check));
}

/* Whether its value is words that a text can have. */
static gboolean
is_shown (const DossierQueryTerm *term)
{
  switch (term->kind)
    {
    case DOSSIER_QUERY_WORDS:
    case DOSSIER_QUERY_PERSON:
    case DOSSIER_QUERY_PLACE:
    case DOSSIER_QUERY_ORGANISATION:
      return !term->is_negated;
    case DOSSIER_QUERY_FIGURE:
      return !term->is_negated && *term->value != '\0';
    case DOSSIER_QUERY_TAG:
    case DOSSIER_QUERY_SITE:
    case DOSSIER_QUERY_BEFORE:
    case DOSSIER_QUERY_AFTER:
    case DOSSIER_QUERY_HAS:
    default:
      return FALSE;
    }
}

char *
dossier_search_dup_match (const DossierQuery *query, gboolean is_each)
{
  g_autoptr (GString) match = g_string_new (NULL);

  g_return_val_if_fail (query != NULL, NULL);

  for (guint i = 0; i < query->groups->len; i++)
    {
      const GPtrArray *group = g_ptr_array_index (query->groups, i);

      for (guint j = 0; j < group->len; j++)
        {
          const DossierQueryTerm *term = g_ptr_array_index (group, j);

          if (!is_shown (term))
            continue;
          if (match->len > 0)
            g_string_append (match, is_each ? " AND " : " OR ");
          dossier_search_words_append (term, match);
        }
    }

  return match->len > 0 ? g_string_free (g_steal_pointer (&match), FALSE) : NULL;
}
