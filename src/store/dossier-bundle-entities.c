/* dossier-bundle-entities.c: tells which person, place or organisation of a bundle is one that the
 * notebook has.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Kind, name and place say so, as they do when a text is captured, but not of those whom a reader
 * has kept apart from somebody of the same name: two such are one only when a text or a rule that
 * both notebooks have says so. Else there are two.
 */
#include "config.h"

#include "store/dossier-bundle-private.h"

#include "store/dossier-entities-private.h"

#include <string.h>

typedef sqlite3_stmt OwnedStatement;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (OwnedStatement, sqlite3_finalize)

#define KEY "(SELECT folded FROM entity_alias WHERE entity_id = entity.id AND is_own = 1 LIMIT 1)"

#define DESCRIBE                                                                                   \
  "SELECT entity.kind, entity.name, entity.latitude, entity.longitude, " KEY ", "                  \
  "EXISTS (SELECT 1 FROM mention WHERE entity_id = entity.id) "                                    \
  "OR EXISTS (SELECT 1 FROM rule WHERE entity_id = entity.id) FROM entity WHERE entity.id = ?1"

#define LIST_CANDIDATES                                                                            \
  "SELECT entity.id, " KEY " FROM entity WHERE entity.kind = ?1 AND entity.name = ?2 "             \
  "AND entity.latitude IS ?3 AND entity.longitude IS ?4 AND entity.id <= ?5 ORDER BY entity.id"

/* The same words of the same text. One place is as good as a thousand. */
#define LIST_PLACES                                                                                \
  "SELECT article.url, version.text_sha256, mention.start, mention.\"end\" FROM mention "          \
  "JOIN version ON version.id = mention.version_id "                                               \
  "JOIN article ON article.id = version.article_id "                                               \
  "WHERE mention.entity_id = ?1 ORDER BY mention.id LIMIT 1000"
#define FIND_PLACE                                                                                 \
  "SELECT mention.entity_id FROM article JOIN version ON version.article_id = article.id "         \
  "JOIN mention ON mention.version_id = version.id "                                               \
  "WHERE article.url = ?1 AND version.text_sha256 IS ?2 "                                          \
  "AND mention.start = ?3 AND mention.\"end\" = ?4 AND mention.entity_id IS NOT NULL"

/* The very same act of the reader's. */
#define LIST_RULES                                                                                 \
  "SELECT folded, words, kind, action, gesture, origin_sentence, created FROM rule "               \
  "WHERE entity_id = ?1 ORDER BY id LIMIT 100"
#define FIND_RULE                                                                                  \
  "SELECT entity_id FROM rule WHERE folded = ?1 AND words = ?2 AND kind = ?3 AND action = ?4 "     \
  "AND gesture IS ?5 AND origin_sentence IS ?6 AND created = ?7 AND entity_id IS NOT NULL"

typedef struct
{
  gint64   id;
  gboolean has_same_key;
} Candidate;

/* "anna berg (2)": the key of somebody else who is called Anna Berg. */
static gboolean
is_namesake (const char *name, const char *key)
{
  g_autofree char *folded = name != NULL ? dossier_entities_fold_name (name) : NULL;
  gsize            length = folded != NULL ? strlen (folded) : 0;
  gsize            n_digits = 0;

  if (key == NULL || length == 0 || strncmp (key, folded, length) != 0 ||
      strncmp (key + length, " (", 2) != 0)
    return FALSE;
  n_digits = strspn (key + length + 2, "0123456789");
  return n_digits > 0 && strcmp (key + length + 2 + n_digits, ")") == 0;
}

/* Those of the notebook that are called so, as plainly, or as much apart, as the bundle's is. */
static GArray *
list_candidates (DossierBundleCopy *self,
                 sqlite3_stmt      *entity,
                 GHashTable        *taken,
                 gint64             last,
                 GError           **error)
{
  g_autoptr (OwnedStatement) select = dossier_bundle_prepare (self->to, LIST_CANDIDATES, error);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Candidate));
  const char *name = dossier_statement_get_text (entity, 1);
  const char *key = dossier_statement_get_text (entity, 4);
  gboolean    is_apart = is_namesake (name, key);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (select == NULL)
    return NULL;
  for (int i = 0; i < 4; i++)
    sqlite3_bind_value (select, i + 1, sqlite3_column_value (entity, i));
  sqlite3_bind_int64 (select, 5, last);
  while ((step = dossier_statement_step (select, error)) == DOSSIER_STEP_ROW)
    {
      const char *other_key = dossier_statement_get_text (select, 1);
      Candidate   candidate = { sqlite3_column_int64 (select, 0), g_strcmp0 (other_key, key) == 0 };

      if (!g_hash_table_contains (taken, &candidate.id) &&
          is_namesake (name, other_key) == is_apart)
        g_array_append_val (found, candidate);
    }
  return step == DOSSIER_STEP_DONE ? g_steal_pointer (&found) : NULL;
}

static gboolean
is_candidate (const GArray *candidates, gint64 id)
{
  for (guint i = 0; i < candidates->len; i++)
    if (g_array_index (candidates, Candidate, i).id == id)
      return TRUE;
  return FALSE;
}

/* Asks the notebook with @find for each row that @list finds in the bundle. */
static gboolean
find_evidence (DossierBundleCopy *self,
               gint64             from,
               const char        *list,
               const char        *find,
               const GArray      *candidates,
               gint64            *found,
               GError           **error)
{
  g_autoptr (OwnedStatement) rows = dossier_bundle_prepare (self->from, list, error);
  g_autoptr (OwnedStatement) same =
      rows != NULL ? dossier_bundle_prepare (self->to, find, error) : NULL;
  DossierStep step = DOSSIER_STEP_DONE;

  if (same == NULL)
    return FALSE;
  sqlite3_bind_int64 (rows, 1, from);
  while (*found == 0 && (step = dossier_statement_step (rows, error)) == DOSSIER_STEP_ROW)
    {
      DossierStep other = DOSSIER_STEP_DONE;

      for (int i = 0; i < sqlite3_column_count (rows); i++)
        sqlite3_bind_value (same, i + 1, sqlite3_column_value (rows, i));
      while (*found == 0 && (other = dossier_statement_step (same, error)) == DOSSIER_STEP_ROW)
        if (is_candidate (candidates, sqlite3_column_int64 (same, 0)))
          *found = sqlite3_column_int64 (same, 0);
      sqlite3_reset (same);
      if (other == DOSSIER_STEP_ERROR)
        return FALSE;
    }
  return step != DOSSIER_STEP_ERROR;
}

/* Without evidence: the one of that plain name. One kept apart is somebody new, unless there is
 * nothing that could tell. */
static gint64
choose (const GArray *candidates, gboolean is_apart, gboolean is_known_by_something)
{
  if (!is_apart)
    return g_array_index (candidates, Candidate, 0).id;
  for (guint i = 0; i < candidates->len && !is_known_by_something; i++)
    if (g_array_index (candidates, Candidate, i).has_same_key)
      return g_array_index (candidates, Candidate, i).id;
  return 0;
}

gboolean
dossier_bundle_entities_match (DossierBundleCopy *self,
                               gint64             from,
                               GHashTable        *taken,
                               gint64             last,
                               gint64            *found,
                               GError           **error)
{
  g_autoptr (OwnedStatement) entity = dossier_bundle_prepare (self->from, DESCRIBE, error);
  g_autoptr (GArray) candidates = NULL;
  gboolean is_apart;

  *found = 0;
  if (entity == NULL)
    return FALSE;
  sqlite3_bind_int64 (entity, 1, from);
  if (dossier_statement_step (entity, error) != DOSSIER_STEP_ROW)
    return FALSE;
  candidates = list_candidates (self, entity, taken, last, error);
  if (candidates == NULL)
    return FALSE;
  if (candidates->len == 0)
    return TRUE;
  is_apart =
      is_namesake (dossier_statement_get_text (entity, 1), dossier_statement_get_text (entity, 4));
  if ((is_apart || candidates->len > 1) &&
      (!find_evidence (self, from, LIST_PLACES, FIND_PLACE, candidates, found, error) ||
       !find_evidence (self, from, LIST_RULES, FIND_RULE, candidates, found, error)))
    return FALSE;
  if (*found == 0)
    *found = choose (candidates, is_apart, sqlite3_column_int (entity, 5) != 0);
  return TRUE;
}
