/* dossier-search-names.c: the articles that mention somebody or some place by a name.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "config.h"

#include "store/dossier-search-names.h"

#include "core/text/dossier-fold.h"
#include "store/dossier-db-private.h"
#include "store/dossier-search-words.h"

#include <string.h>

/* Articles of one entity that are read at once, and how many entities are read as they are asked.
 */
#define MAX_ENTITY_SET 2000
#define MAX_STREAMS    32

/* Finding another article in the index costs about so many steps. */
#define PATIENCE 16

/* One entity, and in how many articles it is. */
typedef struct
{
  gint64 id;
  gint64 n_articles;
} Entity;

static gboolean
read_entities (DossierStatement *statement, GArray *entities, GError **error)
{
  DossierStep step = DOSSIER_STEP_ERROR;

  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      Entity entity = { dossier_statement_get_int (statement, 0),
                        dossier_statement_get_int (statement, 1) };

      g_array_append_val (entities, entity);
    }

  return step == DOSSIER_STEP_DONE;
}

static int
compare_entities (gconstpointer a, gconstpointer b)
{
  const Entity *one = a;
  const Entity *other = b;

  return (one->n_articles < other->n_articles) - (one->n_articles > other->n_articles);
}

static gboolean
read_mentioning (DossierDb *db, gint64 entity_id, GArray *ids, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SEARCH_MENTIONING, error);
  DossierStep step = DOSSIER_STEP_ERROR;

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_int (statement, ":entity", entity_id);
  dossier_statement_bind_int (statement, ":below", DOSSIER_ID_STREAM_FIRST);
  while ((step = dossier_statement_step (statement, error)) == DOSSIER_STEP_ROW)
    {
      gint64 id = dossier_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }

  return step == DOSSIER_STEP_DONE;
}

/* Articles that mention one of some entities. Those in many articles are read as they are asked,
 * each from its own place in the index; of the rest all articles at once. */
static DossierIdStream *
open_mentioning (DossierDb *db, GArray *entities, GError **error)
{
  g_autoptr (GPtrArray) streams =
      g_ptr_array_new_with_free_func ((GDestroyNotify) dossier_id_stream_free);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_sort (entities, compare_entities);
  for (guint i = 0; i < entities->len; i++)
    {
      const Entity     *entity = &g_array_index (entities, Entity, i);
      DossierStatement *statement = NULL;

      if (entity->n_articles <= MAX_ENTITY_SET || i >= MAX_STREAMS)
        {
          if (!read_mentioning (db, entity->id, ids, error))
            return NULL;
          continue;
        }
      statement = dossier_db_prepare (db, DOSSIER_SQL_SEARCH_MENTIONING, error);
      if (statement == NULL)
        return NULL;
      dossier_statement_bind_int (statement, ":entity", entity->id);
      g_ptr_array_add (streams, dossier_id_stream_new_rows (statement, PATIENCE));
    }
  g_ptr_array_add (streams, dossier_id_stream_new_ids (g_steal_pointer (&ids)));

  return dossier_id_stream_new_any (g_steal_pointer (&streams));
}

DossierIdStream *
dossier_search_names_open (DossierDb              *db,
                           const DossierQueryTerm *term,
                           const char             *kind,
                           GError                **error)
{
  g_autoptr (DossierStatement) statement = dossier_db_acquire (db, DOSSIER_SQL_SEARCH_NAMES, error);
  g_autoptr (GString) match = g_string_new (NULL);
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (Entity));

  if (statement == NULL)
    return NULL;
  dossier_search_words_append (term, match);
  dossier_statement_bind_text (statement, ":words", match->str);
  dossier_statement_bind_text (statement, ":kind", kind);
  if (!read_entities (statement, entities, error))
    return NULL;

  return open_mentioning (db, entities, error);
}

/* Those that have the words as one of their names, and another name without them. */
static gboolean
find_other_names (DossierDb *db, const DossierQueryTerm *term, GArray *entities, GError **error)
{
  g_autoptr (DossierStatement) statement =
      dossier_db_acquire (db, DOSSIER_SQL_SEARCH_OTHER_NAMES, error);
  g_autofree char *folded = dossier_fold_string (term->value, strlen (term->value));

  if (statement == NULL)
    return FALSE;
  dossier_statement_bind_text (statement, ":folded", folded);

  return read_entities (statement, entities, error);
}

gboolean
dossier_search_names_open_other (DossierDb              *db,
                                 const DossierQueryTerm *term,
                                 DossierIdStream       **stream,
                                 GError                **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (Entity));

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (stream != NULL, FALSE);

  *stream = NULL;
  if (!find_other_names (db, term, entities, error))
    return FALSE;
  if (entities->len > 0)
    *stream = open_mentioning (db, entities, error);

  return entities->len == 0 || *stream != NULL;
}

gboolean
dossier_search_names_has_other (DossierDb              *db,
                                const DossierQueryTerm *term,
                                gboolean               *has,
                                GError                **error)
{
  g_autoptr (GArray) entities = g_array_new (FALSE, FALSE, sizeof (Entity));

  g_return_val_if_fail (db != NULL, FALSE);
  g_return_val_if_fail (has != NULL, FALSE);

  if (!find_other_names (db, term, entities, error))
    return FALSE;
  *has = entities->len > 0;

  return TRUE;
}
